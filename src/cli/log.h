/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Messages for programs: JSON, one a line. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

/* {"event": "message", "severity": …, "file": …, "line": …, "message": …, "help": …} and a line
 * end; what is not known is left out */
char *demarche_log_format_message (DemarcheDiagnostic *diagnostic) DEMARCHE_MUST_USE;

G_END_DECLS
