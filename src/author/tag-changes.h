/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which tags two versions of a rule set give differently to the same statements. */
#pragma once

#include "author/rule-edits.h"
#include "model/tag.h"

G_BEGIN_DECLS

/* what differs in a tag that both versions give */
typedef enum {
  DEMARCHE_TAG_STANCE = 1 << 0,
  DEMARCHE_TAG_HOLDER = 1 << 1, /* or the name of another holder */
  DEMARCHE_TAG_FORCE = 1 << 2,
  DEMARCHE_TAG_REVIEW = 1 << 3, /* ambiguous or not: in the figures or not */
  DEMARCHE_TAG_RULE = 1 << 4,
} DemarcheTagDifference;

/**
 * DemarcheTagChange:
 * @differences: DemarcheTagDifference bits, 0 where it was added or removed
 * @tagged: its statement, as tagged after (before, where there is none after)
 * @tagged_before: (nullable): the same as tagged before, where both have a tag
 * @paragraph: (unowned)
 * @code: (unowned): of the position, the same in both codebooks
 * @before, @after: (nullable) (unowned)
 *
 * One tag gained, lost or changed.
 */
typedef struct {
  DemarcheChange change;
  guint differences;
  DemarcheTagged *tagged;
  DemarcheTagged *tagged_before;
  const DemarcheParagraph *paragraph;
  const char *code;
  const DemarcheTag *before;
  const DemarcheTag *after;
} DemarcheTagChange;

/* the one that counts: after, or before where it was removed */
DEMARCHE_API const DemarcheTag *demarche_tag_change_get_tag (const DemarcheTagChange *change);

/**
 * demarche_tag_changes_new:
 * @before, @after: (element-type DemarcheTagged): the same statements, in any order; those of one
 *   name are compared paragraph by paragraph. What is the same object in both is not looked at
 *
 * Tags are paired by paragraph and position code: one whose stance or holder differs has changed.
 *
 * Returns: (element-type DemarcheTagChange) (transfer full): in the order of @after
 */
DEMARCHE_API GPtrArray *demarche_tag_changes_new (
    GPtrArray *before, DemarcheCodebook *codebook_before, GPtrArray *after,
    DemarcheCodebook *codebook_after) DEMARCHE_MUST_USE;

G_END_DECLS
