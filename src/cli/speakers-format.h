/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How `speakers` shows a roster. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

/* @registry: where a confirmed merge is to be written, as the suggested commands name it */
void demarche_speakers_append_text (GString *out, DemarcheRoster *roster, const char *registry);
void demarche_speakers_append_json (GString *out, DemarcheRoster *roster);
/* one row a name */
void demarche_speakers_append_csv (GString *out, DemarcheRoster *roster);

G_END_DECLS
