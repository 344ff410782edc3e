/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a file holds, by its content and not by its name. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

/* the content type of bytes: "application/pdf", "text/html", "text/markdown", "text/plain" … */
const char *demarche_sniff (GBytes *bytes, const char *name);
/* what the ending of a name promises, when that is another format than text; NULL else */
const char *demarche_sniff_name (const char *name);
/* whether a type can be read; else the error says what would be. Errors: SYNTAX */
gboolean demarche_sniff_check (const char *content_type, GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
