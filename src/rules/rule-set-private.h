/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a rule set holds, for the classifier and the author's tools. Everything here belongs to
 * the rule set and never changes after loading. */
#pragma once

#include "model/tag.h"
#include "rules/phrase.h"
#include "rules/rule-set.h"

G_BEGIN_DECLS

/* bytes [start, end) of a rule file, quotation marks of a string included */
typedef struct {
  DemarcheSource *source; /* (unowned) */
  gsize start;
  gsize end;
} DemarchePlace;

typedef struct {
  char *text; /* as written */
  DemarchePhraseNode *root;
  DemarchePlace place;
  const char *language; /* (nullable) (unowned): of its file */
} DemarchePhrase;

/* phrases that cancel a match; an array is NULL where the key is absent */
typedef struct {
  GPtrArray *before; /* (element-type DemarchePhrase), as all below */
  GPtrArray *after;
  GPtrArray *inside;
  GPtrArray *sentence;
  GPtrArray *paragraph;
} DemarcheUnless;

typedef enum {
  DEMARCHE_WHERE_ROLE,
  DEMARCHE_WHERE_SPEAKER,
  DEMARCHE_WHERE_DELEGATION,
  DEMARCHE_WHERE_KIND,
  DEMARCHE_N_WHERE_FIELDS
} DemarcheWhereField;

typedef struct {
  DemarchePlace place;                        /* its source is NULL where the key is absent */
  GPtrArray *is[DEMARCHE_N_WHERE_FIELDS];     /* (element-type utf8) exact values, or NULL */
  GPtrArray *is_not[DEMARCHE_N_WHERE_FIELDS]; /* the same with -not */
  GPtrArray *section;                         /* (element-type DemarchePhrase), or NULL */
  GPtrArray *section_not;
  char *date_from; /* (nullable) YYYY-MM-DD */
  char *date_to;
} DemarcheWhere;

/* most rules have none: they share this */
extern const DemarcheWhere demarche_where_nothing;

typedef enum {
  DEMARCHE_WITHIN_SENTENCE,
  DEMARCHE_WITHIN_PARAGRAPH,
  DEMARCHE_WITHIN_WORDS,
} DemarcheWithin;

typedef enum {
  DEMARCHE_TEST_HIT,
  DEMARCHE_TEST_FIRM,
  DEMARCHE_TEST_TENTATIVE,
  DEMARCHE_TEST_OPPOSES,
  DEMARCHE_TEST_OTHER,
  DEMARCHE_TEST_MISS,
  DEMARCHE_TEST_TODO,
  DEMARCHE_N_TEST_KINDS
} DemarcheTestKind;

typedef struct {
  DemarcheTestKind kind;
  char *text;
  char *section; /* (nullable), as the rest */
  char *speaker;
  char *delegation;
  char *paragraph_kind;
  char *date;
  guint position;
  const char *rule; /* (nullable): the rule it stands in; NULL: in the position itself */
  DemarchePlace place;
  const char *language; /* (nullable) (unowned) */
} DemarcheRuleTest;

#define DEMARCHE_NOT_FIXED (-1)

/**
 * DemarcheRule:
 * @id: `issue.position/rule`
 * @any, @all, @with: (nullable) (element-type DemarchePhrase)
 * @force, @stance, @holder: the fixed value, or DEMARCHE_NOT_FIXED
 *
 * Enabled rules only; their order in the set is rule order.
 */
typedef struct {
  char *id;
  guint position;
  GPtrArray *any;
  GPtrArray *all;
  GPtrArray *with;
  DemarcheWithin within;
  guint within_words;
  DemarcheUnless unless;
  const DemarcheWhere *where; /* where the key is absent: one that asks for nothing */
  int force;
  int stance;
  int holder;
  gboolean rhetorical;
  DemarchePlace place;
  const char *language; /* (nullable) (unowned): of its file */
} DemarcheRule;

typedef enum {
  DEMARCHE_DIRECTION_AFTER,
  DEMARCHE_DIRECTION_BEFORE,
  DEMARCHE_DIRECTION_BOTH,
  DEMARCHE_DIRECTION_AROUND,
  DEMARCHE_DIRECTION_NONE, /* rejection, pseudo, stop */
} DemarcheDirection;

/**
 * DemarcheCue:
 * @max: most words of its scope, 0 when unbounded
 * @of: bit set of (1 << DemarcheCueEffect) that a pseudo or stop is for; all bits by default
 */
typedef struct {
  char *id;
  DemarcheCueEffect effect;
  GPtrArray *phrases; /* (element-type DemarchePhrase) */
  DemarcheDirection direction;
  guint max;
  guint of;
  DemarchePlace place;
  const char *language; /* (nullable) (unowned) */
} DemarcheCue;

/**
 * DemarcheLanguage:
 * @id: "en" …
 * @irregular: (element-type utf8 GPtrArray) base form to its irregular forms, folded
 * @abbreviations: set of folded abbreviations without the full stop
 * @numbered_abbreviations: those that end no sentence before a digit
 * @spellings: pairs of folded words or, with a leading hyphen, ends of words: an even number of
 *   strings, first form then second
 * @subject_pronouns: set of folded words
 *
 * The tables of one language, built in (English) and from rule files.
 */
typedef struct {
  char *id;
  GHashTable *irregular;
  GHashTable *abbreviations;
  GHashTable *numbered_abbreviations;
  GPtrArray *spellings;
  GHashTable *subject_pronouns;
} DemarcheLanguage;

/* a set without rules, for phrases that need none: it has the language tables of the library */
DemarcheRuleSet *demarche_rule_set_new_empty (void) DEMARCHE_MUST_USE;

/* all borrowed from the rule set */
GPtrArray *demarche_rule_set_get_rules (DemarcheRuleSet *rules); /* DemarcheRule */
/* rules that are switched off: they may hold their id, position and place only */
GPtrArray *demarche_rule_set_get_disabled (DemarcheRuleSet *rules); /* DemarcheRule */
GPtrArray *demarche_rule_set_get_cues (DemarcheRuleSet *rules);     /* DemarcheCue */
GPtrArray *demarche_rule_set_get_names (DemarcheRuleSet *rules);    /* DemarchePhrase */
GPtrArray *demarche_rule_set_get_tests (DemarcheRuleSet *rules);    /* DemarcheRuleTest */
/* phrases of a list, or NULL when there is no such list (which loading has excluded) */
GPtrArray *demarche_rule_set_get_list (DemarcheRuleSet *rules, const char *name);
/* `about` phrases of an issue, NULL when it has none */
GPtrArray *demarche_rule_set_get_about (DemarcheRuleSet *rules, guint issue);
/* tables of a language; one without tables has empty ones */
const DemarcheLanguage *demarche_rule_set_get_language_tables (DemarcheRuleSet *rules,
                                                               const char *language);
/* languages that phrases of the set are in, NULL-terminated */
const char *const *demarche_rule_set_get_languages (DemarcheRuleSet *rules);

G_END_DECLS
