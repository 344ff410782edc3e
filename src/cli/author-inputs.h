/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What commands that look into a corpus take beside rules and statements. */
#pragma once

#include "cli/inputs.h"

G_BEGIN_DECLS

/* own options of such a command for which whose statements and of when: `--speaker`,
 * `--delegation`, `--from`, `--to` */
#define DEMARCHE_N_SELECTION_OPTIONS 4

void demarche_selection_get_entries (DemarcheSelection *selection, GOptionEntry *entries);
void demarche_selection_clear (DemarcheSelection *selection);
/* takes `--speaker` and `--delegation`, which say who is asked for, out of the shared options,
 * where they would say who speaks */
void demarche_selection_replace_entries (GOptionEntry *statement_entries);

/* (element-type DemarcheTagged): what people tagged, at least a paragraph, perhaps no tag, which is
 * said; %NULL after an error */
GPtrArray *demarche_command_load_gold (DemarcheCommandContext *context, const char *path,
                                       DemarcheCodebook *codebook) DEMARCHE_MUST_USE;

/* the same of several files, each of which may hold other paragraphs; NULL-terminated */
GPtrArray *demarche_command_load_gold_files (DemarcheCommandContext *context, char **paths,
                                             DemarcheCodebook *codebook) DEMARCHE_MUST_USE;

/* says that @n paragraphs of gold are in none of the statements; nothing when @n is 0 */
void demarche_command_say_unread (const char *path, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheSelection, demarche_selection_clear)

G_END_DECLS
