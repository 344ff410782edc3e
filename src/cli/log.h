/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Messages for programs: JSON, one a line. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

/* {"event": "message", "severity": …, "file": …, "line": …, "message": …, "help": …} and a line
 * end; what is not known is left out */
char *demarche_log_format_message (DemarcheDiagnostic *diagnostic) DEMARCHE_MUST_USE;

/* whether lines for people are messages too: set once, before any is said */
void demarche_log_set_json (gboolean is_json);
/* a line for people, with its end: as it is, or as a message of severity "note" */
char *demarche_log_format_line (const char *text) DEMARCHE_MUST_USE;

G_END_DECLS
