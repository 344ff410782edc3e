/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What differs between two versions of a rule set, by what it means. */
#pragma once

#include "rules/rule-set.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_CHANGE_ADDED,
  DEMARCHE_CHANGE_REMOVED,
  DEMARCHE_CHANGE_CHANGED,
  DEMARCHE_N_CHANGES
} DemarcheChange;

/* "added", "removed", "changed"; and the mark before a line: "+", "-", "~" */
DEMARCHE_API const char *demarche_change_get_name (DemarcheChange change);
DEMARCHE_API const char *demarche_change_get_mark (DemarcheChange change);

typedef enum {
  DEMARCHE_EDIT_PHRASE,
  DEMARCHE_EDIT_RULE,
  DEMARCHE_EDIT_CUE,
  DEMARCHE_EDIT_LIST,
  DEMARCHE_EDIT_ISSUE,
  DEMARCHE_EDIT_POSITION,
  DEMARCHE_EDIT_LANGUAGE, /* tables of a language */
  DEMARCHE_EDIT_ORDER,    /* the same rules and cues, but others come first */
  DEMARCHE_N_EDITS
} DemarcheEditKind;

/* "phrase", "rule" …; @is_plural: "phrases", "rules" … */
DEMARCHE_API const char *demarche_edit_kind_get_name (DemarcheEditKind kind, gboolean is_plural);

/**
 * DemarcheRuleEdit:
 * @file: in which it stands, seen from the rule set: "norms.json", "context/en.json"; it is the
 *   same in both versions; "" for what is in no file
 * @place: (nullable): "rules/norms.json:14:9", in the old version where it was removed
 * @subject: what it belongs to or is: id of a rule or cue, position code, "@list", "names"
 * @detail: (nullable): the keys of a rule or cue that changed: "unless, within"
 * @before, @after: (nullable): of a phrase: as written
 *
 * One edit. Phrases count where they are said to match: those of a rule's `any`, of a position, a
 * list, a cue. Where they stand in their file, and in which of two files, is no difference.
 */
typedef struct {
  DemarcheChange change;
  DemarcheEditKind kind;
  char *file;
  char *place;
  char *subject;
  char *detail;
  char *before;
  char *after;
} DemarcheRuleEdit;

/* (element-type DemarcheRuleEdit) (transfer full): by file, then in the order of the rule set;
 * empty when both mean the same */
DEMARCHE_API GPtrArray *demarche_rule_edits_new (DemarcheRuleSet *before,
                                                 DemarcheRuleSet *after) DEMARCHE_MUST_USE;

G_END_DECLS
