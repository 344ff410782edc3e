/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* All texts of a rule set in one piece. */
#pragma once

#include "rules/rule-set.h"

G_BEGIN_DECLS

typedef struct {
  char *path; /* absolute */
  GBytes *bytes;
} DemarcheRuleText;

/**
 * DemarcheRuleSnapshot:
 * @root: the file or folder that it was loaded by, absolute
 * @data_dir: where shipped rules were
 * @files: (element-type DemarcheRuleText)
 */
typedef struct {
  char *root;
  char *data_dir;
  GPtrArray *files;
} DemarcheRuleSnapshot;

/* what demarche_rule_set_save() made. Errors: SYNTAX */
DemarcheRuleSnapshot *demarche_rule_snapshot_open (GBytes *saved, GError **error) DEMARCHE_MUST_USE;
void demarche_rule_snapshot_free (DemarcheRuleSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheRuleSnapshot, demarche_rule_snapshot_free)

G_END_DECLS
