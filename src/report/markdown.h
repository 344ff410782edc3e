/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writing Markdown: own words as they are, text of others escaped. */
#pragma once

#include "report/report-private.h"

G_BEGIN_DECLS

/* @has_all_evidence: else only of the actors that tables have room for
 * @evidence_limit: tags listed for each cell */
typedef struct {
  GString *out;           /* (unowned) */
  DemarcheReport *report; /* (unowned) */
  gboolean has_all_evidence;
  guint evidence_limit;
} DemarcheMarkdown;

/* text of others: controls made visible, line breaks folded, marks of Markdown escaped; NULL is
 * nothing */
void demarche_markdown_add_text (DemarcheMarkdown *md, const char *text);
void demarche_markdown_add_text_length (DemarcheMarkdown *md, const char *text, gsize length);
/* own words only */
void demarche_markdown_add (DemarcheMarkdown *md, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* text to be typed as it is; controls made visible */
void demarche_markdown_add_code (DemarcheMarkdown *md, const char *text);
void demarche_markdown_add_heading (DemarcheMarkdown *md, const char *title);

/* the words of a tag with their citation */
void demarche_markdown_write_cited (DemarcheMarkdown *md, guint evidence);
void demarche_markdown_write_brief (DemarcheMarkdown *md);
void demarche_markdown_write_quotes (DemarcheMarkdown *md);
void demarche_markdown_write_shifts (DemarcheMarkdown *md);
void demarche_markdown_write_both_ways (DemarcheMarkdown *md);
void demarche_markdown_write_said_of_others (DemarcheMarkdown *md);
void demarche_markdown_write_evidence (DemarcheMarkdown *md);
void demarche_markdown_write_agreement (DemarcheMarkdown *md);

G_END_DECLS
