/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A thin layer over xmlTextWriter: what is written is well-formed, and no text is left raw. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/**
 * DemarcheHtml:
 *
 * A page being written. All text and all attribute values pass through demarche_escape_clean()
 * and the writer's escaping. Attributes are pairs of name and value, ended by %NULL; a pair whose
 * value is %NULL is left out.
 */
typedef struct _DemarcheHtml DemarcheHtml;

DemarcheHtml *demarche_html_new (void) DEMARCHE_MUST_USE;
void demarche_html_free (DemarcheHtml *html);

void demarche_html_doctype (DemarcheHtml *html);
/* in its place, of what is XML and no page */
void demarche_html_declaration (DemarcheHtml *html);
/* @css goes out as it is: our own style sheet, with texts only through demarche_escape_css() */
void demarche_html_style (DemarcheHtml *html, const char *css, gsize length);

void demarche_html_open (DemarcheHtml *html, const char *element, ...) G_GNUC_NULL_TERMINATED;
void demarche_html_close (DemarcheHtml *html);
/* an element with text in it, an empty one where @text is NULL */
void demarche_html_element (DemarcheHtml *html, const char *element, const char *text,
                            ...) G_GNUC_NULL_TERMINATED;
/* an element that HTML writes without an end tag, or a childless SVG element */
void demarche_html_void (DemarcheHtml *html, const char *element, ...) G_GNUC_NULL_TERMINATED;

void demarche_html_text (DemarcheHtml *html, const char *text);
void demarche_html_text_length (DemarcheHtml *html, const char *text, gsize length);
void demarche_html_textf (DemarcheHtml *html, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* a word of a document (a name, a title, a file): its direction is kept apart from the page's */
void demarche_html_name (DemarcheHtml *html, const char *name);
/* a line break between blocks, for the reader of the source */
void demarche_html_newline (DemarcheHtml *html);

/* ends the page; NULL when memory or the nesting was wrong */
char *demarche_html_finish (DemarcheHtml *html, gsize *length) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheHtml, demarche_html_free)

G_END_DECLS
