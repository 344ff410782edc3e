/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The escapers that libraries lack: terminal, spreadsheet, JSON lines. HTML and SVG are escaped
 * by xmlTextWriter, after demarche_escape_clean(). */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* appends @text for a terminal: controls, bidi controls and bytes that are no UTF-8 become
 * visible escapes such as \x1b and \u202e; LF and TAB too */
DEMARCHE_API void demarche_escape_terminal (GString *out, const char *text, gssize length);

/* appends a CSV cell of text: RFC 4180 quoting where needed; text that a spreadsheet would take
 * for a formula (also after spaces or quotes, full-width forms too) gets a leading apostrophe */
DEMARCHE_API void demarche_escape_csv (GString *out, const char *text, gssize length);

/* appends a JSON string with its quotation marks; < > & U+2028 U+2029 are escaped when @in_html */
DEMARCHE_API void demarche_escape_json (GString *out, const char *text, gssize length,
                                        gboolean in_html);

/* a copy that every XML, HTML and SVG writer may take: controls and non-characters become
 * U+FFFD, bidi controls a visible mark */
DEMARCHE_API char *demarche_escape_clean (const char *text, gssize length) DEMARCHE_MUST_USE;

/* appends a CSS string with its quotation marks: all but ASCII letters and digits is
 * written as a hexadecimal escape, so that nothing ends the string or the style sheet */
DEMARCHE_API void demarche_escape_css (GString *out, const char *text, gssize length);

/* a number as C writes it, whatever the locale; no exponent, @decimals places, -0 as 0 */
DEMARCHE_API void demarche_escape_number (GString *out, double value, guint decimals);

G_END_DECLS
