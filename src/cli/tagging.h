/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads and tags many statements at once, and hands them on one after the other. */
#pragma once

#include "cli/inputs.h"

G_BEGIN_DECLS

/* @tagged: (nullable) (transfer full): %NULL when @input could not be read, which was said: @why.
 * FALSE stops */
typedef gboolean (*DemarcheTaggedTaker) (const DemarcheInput *input, DemarcheTagged *tagged,
                                         const char *why, gpointer data);

/**
 * demarche_command_tag_inputs:
 * @inputs: (element-type DemarcheInput)
 * @outlines: (nullable) (element-type utf8 DemarcheTagged): what is taken for tagged statements
 *   of the archive, by name, in place of these themselves
 * @n_jobs: threads; 0: one for each processor
 *
 * Reads and tags statements, or has their tags from the archive of the command where the same rules
 * tagged them before. What there is to say of them is printed, and they are handed on, in the order
 * of @inputs: results do not depend on @n_jobs. A statement that cannot be read is remembered for
 * the summary and the exit code.
 *
 * Returns: FALSE when @take stopped or tagging failed, which was said
 */
gboolean demarche_command_tag_inputs (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                      DemarcheRuleSet *rules, GPtrArray *inputs,
                                      GHashTable *outlines, guint n_jobs, DemarcheTaggedTaker take,
                                      gpointer data);

/* says why a statement got no tags though it was read, and remembers it: nothing when it got them
 */
void demarche_command_note_unread (DemarcheCommandContext *context, const char *name,
                                   DemarcheTagged *tagged);

G_END_DECLS
