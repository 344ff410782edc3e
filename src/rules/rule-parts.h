/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A rule set taken apart into what two versions of it can be compared by. */
#pragma once

#include "rules/rule-contents.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_PART_ISSUE,
  DEMARCHE_PART_POSITION,
  DEMARCHE_PART_ABOUT,   /* of an issue */
  DEMARCHE_PART_PHRASES, /* of a position, each a rule of its own */
  DEMARCHE_PART_RULE,
  DEMARCHE_PART_LIST,
  DEMARCHE_PART_NAMES,
  DEMARCHE_PART_CUE,
  DEMARCHE_PART_LANGUAGE,
} DemarchePartKind;

/**
 * DemarcheRulePart:
 * @key: its name among parts of its kind: id, code, "norm" of a list
 * @place: where it stands; without a source where that is not known
 * @phrases: (nullable) (element-type DemarchePhrase): looked at one by one
 * @item: what all else is read from, see DemarchePartField
 *
 * Belongs to the rule set, except @key.
 */
typedef struct {
  DemarchePartKind kind;
  char *key;
  DemarchePlace place;
  GPtrArray *phrases;
  gconstpointer item;
} DemarcheRulePart;

/**
 * DemarchePartField:
 * @append: appends a form that is the same where it means the same
 *
 * One key of parts of a kind, such as `unless`.
 */
typedef struct {
  const char *name;
  void (*append) (GString *out, gconstpointer item);
} DemarchePartField;

/* all but the phrases of a part; the last one has no name */
const DemarchePartField *demarche_part_kind_get_fields (DemarchePartKind kind);

/* (element-type DemarcheRulePart) (transfer full): in the order of the rule set. Two versions mean
 * the same when they have the same parts in the same order */
GPtrArray *demarche_rule_parts_new (DemarcheRuleSet *rules) DEMARCHE_MUST_USE;

/* what a place's file is called, seen from the rule set: "norms.json", "context/en.json" */
char *demarche_rule_set_label_file (DemarcheRuleSet *rules,
                                    DemarcheSource *source) DEMARCHE_MUST_USE;

G_END_DECLS
