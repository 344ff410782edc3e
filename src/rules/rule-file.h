/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One rule file as written, before it is merged with others. */
#pragma once

#include "base/store.h"
#include "rules/language.h"
#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* a name and where it stands; @text is NULL where the key is absent */
typedef struct {
  char *text;
  DemarchePlace place;
} DemarcheFileName;

typedef struct {
  DemarcheFileName name;
  GPtrArray *phrases; /* (element-type DemarchePhrase) */
} DemarcheFileList;

/* @rule's position, id and language are known only after merging */
typedef struct {
  DemarcheRule rule;
  const DemarcheFileName *code; /* of its position; NULL until that is known */
  DemarcheFileName id;
  gboolean enabled;
  GPtrArray *tests; /* (nullable) (element-type DemarcheRuleTest) */
} DemarcheFileRule;

typedef struct {
  DemarcheFileName id;
  DemarcheFileName code; /* with the issue's id; of a position that rules stand in */
  char *title;
  char *definition;
  gboolean has_value;
  double value;
  DemarchePlace value_place;
  GPtrArray *rules;   /* (nullable) (element-type DemarcheFileRule) */
  GPtrArray *tests;   /* (nullable) (element-type DemarcheRuleTest) */
  gboolean is_faulty; /* a mistake in it was reported: what it lacks is no news */
} DemarcheFilePosition;

typedef struct {
  DemarcheFileName id;
  char *title;
  char *note;
  int kind;             /* DemarcheIssueKind, or -1 where the key is absent */
  GPtrArray *about;     /* (nullable) (element-type DemarchePhrase) */
  GPtrArray *positions; /* (nullable) (element-type DemarcheFilePosition) */
} DemarcheFileIssue;

typedef struct {
  DemarcheCue cue;
  DemarcheFileName id;
  int effect;
  int direction; /* DemarcheDirection, or -1 where the key is absent */
  GPtrArray *of; /* (nullable) (element-type utf8) */
  gboolean enabled;
} DemarcheFileCue;

/* a string of a `lint-ignore`; it silences what stands in @scope, the object that it is in */
typedef struct {
  char *text;
  DemarchePlace place;
  DemarchePlace scope;
} DemarcheFileIgnore;

/* a character that does not show */
typedef struct {
  DemarchePlace place;
  gunichar c;
} DemarcheFileInvisible;

/**
 * DemarcheRuleFile:
 * @extends: (element-type DemarcheFileName): paths as written
 * @parents: (element-type DemarcheRuleFile): the files that these paths led to
 * @is_broken: whether a part of it, or of what it extends, could not be read at all, so that what
 *   is missing in it says nothing
 * @is_root: whether the rule set was loaded by this file's name or its folder's
 * @phrases: (element-type DemarchePhrase): every phrase of the file
 * @codes: (element-type DemarcheFileName): position codes that are keys of `rules`
 * @rules: (element-type DemarcheFileRule): of `rules` and of positions, as they stand in the text
 * @ignores: (element-type DemarcheFileIgnore), @invisible: (element-type DemarcheFileInvisible)
 * @store: its parts and their strings
 * @arrays: (element-type GPtrArray): all arrays of it and of its parts
 *
 * Everything in it stays valid and unchanged as long as the rule set that it belongs to.
 */
typedef struct {
  DemarcheSource *source;
  char *path;
  gboolean is_broken;
  gboolean is_root;
  double format;
  char *title;
  DemarcheFileName language;
  DemarchePlace tables_place; /* of the first table */
  GPtrArray *extends;
  GPtrArray *parents;
  GPtrArray *phrases;
  GPtrArray *lists;  /* (element-type DemarcheFileList) */
  GPtrArray *names;  /* (nullable) (element-type DemarchePhrase) */
  GPtrArray *issues; /* (element-type DemarcheFileIssue) */
  GPtrArray *codes;
  GPtrArray *rules;
  GPtrArray *cues;         /* (element-type DemarcheFileCue) */
  GPtrArray *developed_on; /* (nullable) (element-type utf8) */
  DemarcheLanguage *tables;
  GArray *ignores;
  GArray *invisible;
  DemarcheStore *store;
  GPtrArray *arrays;
} DemarcheRuleFile;

/* reads a file's text; mistakes go to @diagnostics, what could be read is in the result */
DemarcheRuleFile *demarche_rule_file_read (DemarcheSource *source, const char *path,
                                           DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;
void demarche_rule_file_free (DemarcheRuleFile *file);
/* an empty array for the file or one of its parts; the file owns it, and nothing that it will hold
 */
GPtrArray *demarche_rule_file_add_array (DemarcheRuleFile *file);
/* whether @file takes in @other by `extends`, directly or not */
gboolean demarche_rule_file_extends (DemarcheRuleFile *file, DemarcheRuleFile *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheRuleFile, demarche_rule_file_free)

G_END_DECLS
