/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the ways to make a diff of rules share. */
#pragma once

#include "author/rule-diff.h"

G_BEGIN_DECLS

/* two versions; all borrowed */
typedef struct {
  DemarcheRuleSet *rules_before;
  GPtrArray *tagged_before;
  DemarcheRuleSet *rules_after;
  GPtrArray *tagged_after;
} DemarcheDiffSides;

/* with tags, but neither edits nor figures nor references. The comparisons that the figures point
 * into are added to those that it keeps */
DemarcheRuleDiff *demarche_rule_diff_begin (const DemarcheDiffSides *sides) DEMARCHE_MUST_USE;

G_END_DECLS
