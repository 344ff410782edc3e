/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The account of files that are not read. */
#pragma once

#include "cli/common.h"

G_BEGIN_DECLS

/* counts what the last listing left out, by reason, and says it; names the files too when that is
 * asked for, and for programs */
void demarche_command_say_left_out (DemarcheCommandContext *context, DemarcheIngest *ingest);

G_END_DECLS
