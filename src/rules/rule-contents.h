/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a rule set and the steps that fill it. */
#pragma once

#include "rules/rule-file.h"
#include "rules/rule-files.h"

G_BEGIN_DECLS

/* a rule or cue that took the place of one in an earlier file */
typedef struct {
  DemarchePlace place;
  char *message;
} DemarcheReplacement;

/**
 * DemarcheRuleContents:
 * @files: (element-type DemarcheRuleFile): in the order in which they count; own all below
 * @root: what the set was loaded by: a file or folder, as the loader joins its paths
 * @folder: the folder of @root with '/' at its end, "" for the current one
 * @revision: (nullable): what stands before the names of files in a revision
 * @rules: (element-type DemarcheRule): enabled ones, in rule order
 * @lists: (element-type utf8 DemarcheFileList): by name
 * @about: (element-type GPtrArray): phrases by issue, NULL where there are none
 * @languages: (element-type utf8 DemarcheLanguage): tables by language
 * @replacements: (element-type DemarcheReplacement)
 */
typedef struct {
  GPtrArray *files;
  char *root;
  char *folder;
  char *revision;
  char *data_dir; /* (nullable): where shipped rules were looked up */
  DemarcheCodebook *codebook;
  GPtrArray *rules;
  GPtrArray *disabled; /* (element-type DemarcheRule): those that are switched off */
  GPtrArray *cues;     /* (element-type DemarcheCue) */
  GPtrArray *names;    /* (element-type DemarchePhrase) */
  GPtrArray *tests;    /* (element-type DemarcheRuleTest) */
  GHashTable *lists;
  GPtrArray *about;
  GHashTable *languages;
  GArray *replacements;
} DemarcheRuleContents;

/* @path, or the shipped rule set of that name */
char *demarche_rule_root_find (DemarcheRuleFiles *source, const char *path,
                               const char *data_dir) DEMARCHE_MUST_USE;
/* reads the files of a rule set, what they extend before them. (transfer full)
 * (element-type DemarcheRuleFile) */
GPtrArray *demarche_rule_root_load (DemarcheRuleFiles *source, const char *root,
                                    const char *data_dir,
                                    DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;

/* makes one rule set of contents->files */
void demarche_rule_contents_merge (DemarcheRuleContents *contents,
                                   DemarcheDiagnostics *diagnostics);
/* checks what can only be seen in the whole: lists */
void demarche_rule_contents_check (const DemarcheRuleContents *contents,
                                   DemarcheDiagnostics *diagnostics);
/* adds the tables that the library brings along */
void demarche_language_add_builtin (GHashTable *languages);

/* the same of one phrase that stands in no file (its place is empty) */
void demarche_rule_contents_check_phrase (const DemarcheRuleContents *contents,
                                          const DemarchePhrase *phrase,
                                          DemarcheDiagnostics *diagnostics);
const DemarcheRuleContents *demarche_rule_set_get_contents (DemarcheRuleSet *rules);

/* SHA-256 in hex of the files, and of what they mean */
char *demarche_rule_contents_hash_files (const DemarcheRuleContents *contents) DEMARCHE_MUST_USE;
char *demarche_rule_contents_hash_meaning (const DemarcheRuleContents *contents) DEMARCHE_MUST_USE;
/* appends a form that is the same for phrases that differ only in how they are written */
void demarche_phrase_append_canonical (GString *out, const DemarchePhraseNode *node);
/* appends a form of all that a rule asks for beside its `any`, and of the values that it fixes */
void demarche_rule_append_conditions (GString *out, const DemarcheRule *rule);
/* the keys of a table of strings in byte order, borrowed */
GPtrArray *demarche_sort_keys (GHashTable *table) DEMARCHE_MUST_USE;

G_END_DECLS
