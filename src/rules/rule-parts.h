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

/* one key of a part, such as `unless`, in a form that is the same where it means the same */
typedef struct {
  const char *name;
  char *form;
} DemarchePartField;

/**
 * DemarcheRulePart:
 * @key: its name among parts of its kind: id, code, "norm" of a list
 * @place: where it stands; without a source where that is not known
 * @phrases: (nullable) (element-type DemarchePhrase): looked at one by one
 * @fields: (element-type DemarchePartField): everything else, the same names for all of a kind
 *
 * Belongs to the rule set, except @key and @fields.
 */
typedef struct {
  DemarchePartKind kind;
  char *key;
  DemarchePlace place;
  GPtrArray *phrases;
  GArray *fields;
} DemarcheRulePart;

/* (element-type DemarcheRulePart) (transfer full): in the order of the rule set. Two versions mean
 * the same when they have the same parts in the same order */
GPtrArray *demarche_rule_parts_new (DemarcheRuleSet *rules) DEMARCHE_MUST_USE;

/* what a place's file is called, seen from the rule set: "norms.json", "context/en.json" */
char *demarche_rule_set_label_file (DemarcheRuleSet *rules,
                                    DemarcheSource *source) DEMARCHE_MUST_USE;

G_END_DECLS
