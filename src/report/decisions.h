/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people decided, in words: the same in every format. */
#pragma once

#include "report/markdown.h"
#include "report/page.h"

G_BEGIN_DECLS

/* how to send a correction, in one line */
#define DEMARCHE_HOW_TO_CORRECT                                                                    \
  "A tag that is wrong: fill in the last columns of its row in the CSV table of evidence "         \
  "(decision: accept, reject or correct; by: your name) and send the file back; demarche report "  \
  "--decisions FILE.csv uses it."

/* a figure that decisions changed: by rules alone and with them */
typedef struct {
  guint actor;
  guint issue;
  char *before;
  char *after;
} DemarcheDecidedFigure;

/* "5 decisions by A. Rossi and B. Meyer: 2 tags accepted, …" */
char *demarche_decisions_summarise (DemarcheReport *report) DEMARCHE_MUST_USE;
/* (element-type DemarcheDecidedFigure): cells of all windows together */
GPtrArray *demarche_decisions_list_figures (DemarcheReport *report) DEMARCHE_MUST_USE;
/* (element-type DemarcheDecision) (nullable): those about one tag of the report */
GPtrArray *demarche_decisions_find (DemarcheReport *report, guint evidence);
/* "A. Rossi rejects it: “said of others”" */
char *demarche_decisions_describe (const DemarcheDecision *decision) DEMARCHE_MUST_USE;
/* the one that counts, NULL when there is none or they do not agree */
const DemarcheDecision *demarche_decisions_find_effective (DemarcheReport *report, guint evidence);

/* parts of the method section, nothing when there are no decisions */
void demarche_page_write_decisions (DemarchePage *page);
void demarche_markdown_write_decisions (DemarcheMarkdown *md);

G_END_DECLS
