/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Two translations or drafts of one statement, side by side. */
#pragma once

#include "model/tag.h"
#include "report/definition.h"

G_BEGIN_DECLS

/**
 * demarche_versions_write:
 * @first, @second: the two, tagged with one rule set
 * @definition: for title, day and handling marking
 * @rules_hash: (nullable): of the rules, by meaning
 * @format: HTML or Markdown
 *
 * Sets the paragraphs of two versions side by side, marks the words that differ and the tags that
 * only one of them has. The same two give the same bytes.
 *
 * Returns: (transfer full) (nullable): %NULL with INVALID for another format, LIMIT when it is too
 * large to build
 */
DEMARCHE_API GBytes *demarche_versions_write (DemarcheTagged *first, DemarcheTagged *second,
                                              DemarcheCodebook *codebook,
                                              DemarcheReportDefinition *definition,
                                              const char *rules_hash, DemarcheReportFormat format,
                                              GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
