/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How commands show what is in an archive. */
#pragma once

#include "cli/archive-inputs.h"

G_BEGIN_DECLS

/* `--archive` and `--format`; starts zeroed */
typedef struct {
  char *archive;
  char *format;
  int choice; /* of the formats */
} DemarcheOverviewOptions;

#define DEMARCHE_N_OVERVIEW_OPTIONS 3 /* with the empty entry at the end */

void demarche_overview_options_get_entries (DemarcheOverviewOptions *options,
                                            GOptionEntry *entries);
void demarche_overview_options_clear (DemarcheOverviewOptions *options);

/* opens the archive for reading; FALSE after an error */
gboolean demarche_overview_open (DemarcheCommandContext *context,
                                 DemarcheOverviewOptions *options) DEMARCHE_MUST_USE;
void demarche_overview_write (DemarcheCommandContext *context,
                              const DemarcheOverviewOptions *options, DemarcheOverview overview);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheOverviewOptions, demarche_overview_options_clear)

G_END_DECLS
