/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Warnings about rules that load: how they are collected, silenced in place and reported. */
#pragma once

#include "rules/lint-memory.h"
#include "rules/rule-contents.h"
#include "rules/warnings.h"

G_BEGIN_DECLS

/**
 * DemarcheLint:
 * @findings: (element-type DemarcheLintFinding)
 * @looked_for: bit set of the warnings that were looked for, so that one which is silenced and
 *   does not occur can be told from one that nobody looked for
 * @extents: (element-type utf8 DemarchePhraseExtent): lists measured so far
 * @memory: (nullable): of an earlier look
 *
 * What was found, in any order. Everything borrows from the contents.
 */
typedef struct {
  const DemarcheRuleContents *contents;
  GArray *findings;
  guint64 looked_for;
  GHashTable *extents;
  DemarcheLintMemory *memory;
} DemarcheLint;

DemarcheLint *demarche_lint_new (const DemarcheRuleContents *contents) DEMARCHE_MUST_USE;
void demarche_lint_free (DemarcheLint *lint);

/* says that a warning is looked for now */
void demarche_lint_look_for (DemarcheLint *lint, DemarcheWarningId id);
/* @help: (nullable) */
void demarche_lint_add (DemarcheLint *lint, DemarcheWarningId id, const DemarchePlace *place,
                        const char *help, const char *format, ...) G_GNUC_PRINTF (5, 6);
/* the same, as a note: it does not ask for anything */
void demarche_lint_add_note (DemarcheLint *lint, DemarcheWarningId id, const DemarchePlace *place,
                             const char *help, const char *format, ...) G_GNUC_PRINTF (5, 6);

/* hands on what no `lint-ignore` silences, in the order of the files; with `but_not`, without
 * those warnings */
void demarche_lint_report (DemarcheLint *lint, guint64 but_not, DemarcheDiagnostics *diagnostics);

/* the warnings that are given whenever rules load */
#define DEMARCHE_WARNINGS_AT_LOAD                                                                  \
  ((guint64)1 << DEMARCHE_WARNING_CONTRADICTING_PHRASES |                                          \
   (guint64)1 << DEMARCHE_WARNING_LONE_LETTER |                                                    \
   (guint64)1 << DEMARCHE_WARNING_INVISIBLE_CHARACTER |                                            \
   (guint64)1 << DEMARCHE_WARNING_REPLACED_RULE)

void demarche_lint_at_load (const DemarcheRuleContents *contents, DemarcheDiagnostics *diagnostics);
/* looks for every warning that needs the rules only */
void demarche_lint_rules (DemarcheLint *lint);

/* what phrases stand for */
typedef enum {
  DEMARCHE_PHRASES_ANY,
  DEMARCHE_PHRASES_ALL,
  DEMARCHE_PHRASES_WITH,
  DEMARCHE_PHRASES_BEFORE,
  DEMARCHE_PHRASES_AFTER,
  DEMARCHE_PHRASES_INSIDE,
  DEMARCHE_PHRASES_SENTENCE,
  DEMARCHE_PHRASES_PARAGRAPH,
  DEMARCHE_PHRASES_SECTION,
  DEMARCHE_PHRASES_SECTION_NOT,
  DEMARCHE_PHRASES_CUE,
  DEMARCHE_PHRASES_ABOUT,
  DEMARCHE_PHRASES_LIST,
  DEMARCHE_PHRASES_NAMES,
} DemarchePhrasesUse;

/* @rule, @cue: (nullable): whose they are; @order: of the rule */
typedef struct {
  DemarchePhrasesUse use;
  GPtrArray *phrases; /* (element-type DemarchePhrase) */
  const DemarcheRule *rule;
  const DemarcheCue *cue;
  guint order;
} DemarchePhraseGroup;

typedef void (*DemarcheGroupVisitor) (const DemarchePhraseGroup *group, gpointer data);

/* every group of phrases that is in force */
void demarche_lint_visit_groups (const DemarcheRuleContents *contents, DemarcheGroupVisitor visit,
                                 gpointer data);
/* those of one rule */
void demarche_lint_visit_rule (const DemarcheRule *rule, guint order, DemarcheGroupVisitor visit,
                               gpointer data);

/* the words of a phrase's matches without those in gaps; what @max does not hold is 0 */
typedef struct {
  guint min;
  guint max;
  guint max_gap; /* of the widest gap, in its lists too */
} DemarchePhraseExtent;

/* a list that holds itself counts as one word there */
DemarchePhraseExtent demarche_phrase_measure (DemarcheLint *lint, const DemarchePhraseNode *node);
/* "the phrases of the list @name", or %NULL */
GPtrArray *demarche_rule_contents_get_list (const DemarcheRuleContents *contents, const char *name);
/* whether every match is at the start (or end) of a sentence */
gboolean demarche_phrase_is_anchored (const DemarchePhraseNode *node, gboolean at_end);
/* the text of a phrase, cut where it is long */
char *demarche_lint_shorten (const DemarchePhrase *phrase) DEMARCHE_MUST_USE;
/* the word when the phrase can match one letter alone, or NULL */
const DemarchePhraseNode *demarche_phrase_find_lone_letter (const DemarchePhraseNode *node);
/* where a rule is named, or stands when it has no id */
const DemarchePlace *demarche_rule_get_name_place (const DemarcheRule *rule);
/* "line 12" of the same file, "column 7" of the same line, else "file:12:3" */
char *demarche_place_describe_from (const DemarchePlace *from,
                                    const DemarchePlace *place) DEMARCHE_MUST_USE;

/**
 * DemarchePhraseEntry:
 * @group: number of its group: phrases of one group do the same
 * @wider: number of a group whose phrases do so under fewer conditions; @group when there is none
 * @order: of its rule, 0 outside rules
 * @is_part: it is one part of a window, beside `all`
 * @is_duplicate: an equal one stands before it in its group
 *
 * A phrase among those it may be superfluous beside.
 */
typedef struct {
  const DemarchePhrase *phrase;
  DemarchePhrasesUse use;
  guint group;
  guint wider;
  guint order;
  gboolean is_part;
  gboolean is_duplicate;
} DemarchePhraseEntry;

/* what follows is about @contents; all is forgotten when their language tables are others */
void demarche_lint_memory_begin (DemarcheLintMemory *memory, const DemarcheRuleContents *contents);
/* forgets what was not kept since demarche_lint_memory_begin() */
void demarche_lint_memory_end (DemarcheLintMemory *memory);
/* appends all that decides what a phrase matches, its lists too */
void demarche_lint_memory_append_form (DemarcheLintMemory *memory, GString *form,
                                       const DemarchePhrase *phrase);
/* whether the phrases that the form stands for were without fault, and that they are so now */
gboolean demarche_lint_memory_is_clean (DemarcheLintMemory *memory, const char *form);
void demarche_lint_memory_keep_clean (DemarcheLintMemory *memory, const char *form);

/* the parts of demarche_lint_rules() */
void demarche_lint_load_warnings (DemarcheLint *lint); /* lint-load.c */
void demarche_lint_phrases (DemarcheLint *lint);       /* lint-phrases.c */
void demarche_lint_duplicates (DemarcheLint *lint);    /* lint-duplicates.c */
void demarche_lint_contradictions (DemarcheLint *lint);
/* lint-subsumed.c; @entries: (element-type DemarchePhraseEntry) */
void demarche_lint_subsumed (DemarcheLint *lint, const GArray *entries);
void demarche_lint_conditions (DemarcheLint *lint); /* lint-conditions.c: `unless`, `where` */
void demarche_lint_file_parts (DemarcheLint *lint); /* lint-parts.c: lists, cues, scales */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLint, demarche_lint_free)

G_END_DECLS
