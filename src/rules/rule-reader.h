/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the objects of a rule file by tables of keys. One table per kind of object says which
 * keys are legal, which types they take and who reads them; every message comes from it. */
#pragma once

#include "base/json-scanner.h"
#include "rules/rule-file.h"

G_BEGIN_DECLS

typedef struct {
  DemarcheSource *source; /* (unowned) */
  DemarcheJsonScanner *scanner;
  DemarchePhraseParser *phrases;
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  DemarcheRuleFile *file;           /* (unowned) */
  gboolean broken;                  /* no further token can be read */
  gsize last_end;                   /* of the last token */
} DemarcheRuleReader;

/* types that a key takes, as a bit set */
typedef enum {
  DEMARCHE_VALUE_STRING = 1 << 0,
  DEMARCHE_VALUE_NUMBER = 1 << 1,
  DEMARCHE_VALUE_BOOLEAN = 1 << 2,
  DEMARCHE_VALUE_LIST = 1 << 3,
  DEMARCHE_VALUE_OBJECT = 1 << 4,
} DemarcheValueType;

/**
 * DemarcheRuleKey:
 * @expected: what the value must be, for messages: "a list of phrases"
 * @read: reads the value whose first token is given into @object
 * @offset: of the member that @read fills
 * @values: (nullable): legal strings; a member read by it holds the index
 * @number: whatever else @read wants to know
 */
typedef struct _DemarcheRuleKey DemarcheRuleKey;
struct _DemarcheRuleKey {
  const char *name;
  guint types;
  const char *expected;
  void (*read) (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                const DemarcheJsonToken *token, gpointer object);
  gsize offset;
  const char *const *values;
  guint number;
};

typedef struct {
  const char *name; /* "a rule" */
  const DemarcheRuleKey *keys;
  guint n_keys;
} DemarcheRuleKeys;

/* the objects of a rule file */
extern const DemarcheRuleKeys demarche_file_keys;
extern const DemarcheRuleKeys demarche_issue_keys;
extern const DemarcheRuleKeys demarche_position_keys;
extern const DemarcheRuleKeys demarche_rule_keys;
extern const DemarcheRuleKeys demarche_unless_keys;
extern const DemarcheRuleKeys demarche_where_keys;
extern const DemarcheRuleKeys demarche_tests_keys;
extern const DemarcheRuleKeys demarche_test_keys;
extern const DemarcheRuleKeys demarche_cue_keys;

/* any number of words that an author may mean; a paragraph rarely has more */
#define DEMARCHE_RULE_MOST_WORDS 10000

/* the next token; FALSE when the file is broken, which has been reported */
gboolean demarche_rule_reader_next (DemarcheRuleReader *reader, DemarcheJsonToken *token);
/* the next item of an array or key of an object; FALSE at its end too */
gboolean demarche_rule_reader_next_item (DemarcheRuleReader *reader, DemarcheJsonToken *token);
/* passes over the rest of the value that begins with @token */
void demarche_rule_reader_skip (DemarcheRuleReader *reader, const DemarcheJsonToken *token);
/* whether @token has one of @types; else reports it under @name and skips the value */
gboolean demarche_rule_reader_accept (DemarcheRuleReader *reader, const DemarcheJsonToken *token,
                                      guint types, const char *name, const char *expected);
/* the rest of an object whose start was read; FALSE when there was a mistake in it, so that what
 * it lacks is no news */
gboolean demarche_rule_reader_read_object (DemarcheRuleReader *reader, const DemarcheRuleKeys *keys,
                                           gpointer object);

DemarchePlace demarche_rule_reader_place (DemarcheRuleReader *reader,
                                          const DemarcheJsonToken *token);
/* an error at @token. @help: (nullable) */
void demarche_rule_reader_error (DemarcheRuleReader *reader, const DemarcheJsonToken *token,
                                 const char *help, const char *format, ...) G_GNUC_PRINTF (4, 5);

/* the token's string, as the file keeps it */
char *demarche_rule_reader_keep (DemarcheRuleReader *reader, const DemarcheJsonToken *token);

/* parses a string as a phrase; NULL after a mistake */
DemarchePhrase *demarche_rule_reader_read_phrase (DemarcheRuleReader *reader,
                                                  const DemarcheJsonToken *token,
                                                  DemarchePhraseUse use);
/* the phrases of a list whose start was read, at least one */
GPtrArray *demarche_rule_reader_read_phrase_list (DemarcheRuleReader *reader,
                                                  const DemarcheJsonToken *start,
                                                  DemarchePhraseUse use) DEMARCHE_MUST_USE;
/* checks a name's characters; FALSE after reporting. @forbidden: (nullable): marks that it may
 * not hold */
gboolean demarche_rule_reader_read_name (DemarcheRuleReader *reader, const DemarcheJsonToken *token,
                                         const char *what, const char *forbidden,
                                         DemarcheFileName *name);

/* readers for tables of keys; the comment names the member's type */
void demarche_rule_read_nothing (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                                 const DemarcheJsonToken *token, gpointer object);
/* char * */
void demarche_rule_read_text (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                              const DemarcheJsonToken *token, gpointer object);
/* DemarcheFileName; `number` 1 is for ids that are part of a position code */
void demarche_rule_read_id (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                            const DemarcheJsonToken *token, gpointer object);
/* gboolean */
void demarche_rule_read_flag (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                              const DemarcheJsonToken *token, gpointer object);
/* guint, from 1 */
void demarche_rule_read_count (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                               const DemarcheJsonToken *token, gpointer object);
/* int, index in `values` */
void demarche_rule_read_choice (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                                const DemarcheJsonToken *token, gpointer object);
/* GPtrArray * of strings, of `values` where there are any, at least `number` */
void demarche_rule_read_strings (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                                 const DemarcheJsonToken *token, gpointer object);
/* GPtrArray * of phrases; `number` is their DemarchePhraseUse */
void demarche_rule_read_phrases (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                                 const DemarcheJsonToken *token, gpointer object);
/* char *, YYYY-MM-DD */
void demarche_rule_read_date (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                              const DemarcheJsonToken *token, gpointer object);

/* "did you mean 'x'? INTRODUCTION: a, b, c"; the names sorted, @prefix before each */
char *demarche_rule_hint (const char *wrong, const char *introduction, const char *prefix,
                          const char *const *names) DEMARCHE_MUST_USE;
/* "file:line:column", for messages that name a second place */
char *demarche_place_describe (const DemarchePlace *place) DEMARCHE_MUST_USE;

/* strings of file->ignores; their scope is the object that is being read */
void demarche_rule_read_ignores (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                                 const DemarcheJsonToken *token, gpointer object);
/* the same in every object that takes it */
#define DEMARCHE_LINT_IGNORE_KEY                                                                   \
  {                                                                                                \
    "lint-ignore", DEMARCHE_VALUE_LIST, "a list of strings", demarche_rule_read_ignores, 0, NULL,  \
        0                                                                                          \
  }

/* objects below the file (rule-keys.c, cue-keys.c, language-keys.c) */
/* @code: (nullable): of the position, which must outlive the rules; or it is not known yet */
void demarche_rule_read_rules (DemarcheRuleReader *reader, const DemarcheFileName *code,
                               GPtrArray *rules);
void demarche_rule_read_tests (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                               const DemarcheJsonToken *token, gpointer object);
void demarche_rule_read_cues (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                              const DemarcheJsonToken *token, gpointer object);
void demarche_rule_read_irregular (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                                   const DemarcheJsonToken *token, gpointer object);
void demarche_rule_read_words (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                               const DemarcheJsonToken *token, gpointer object);
void demarche_rule_read_spellings (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                                   const DemarcheJsonToken *token, gpointer object);

G_END_DECLS
