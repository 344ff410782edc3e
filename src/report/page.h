/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The HTML page: what its sections share. Each section group is a file of its own. */
#pragma once

#include "report/html.h"
#include "report/report-private.h"
#include "report/svg.h"

G_BEGIN_DECLS

/**
 * DemarchePage:
 * @has: which sections are on the page, so that no link leads nowhere
 * @number: of the last section
 * @is_listed: of each group of evidence by its number, whether the page has room for it;
 * @leaves_out: whether it has none for some
 * @evidence_limit: tags listed for each cell; the rest is counted and stands in the CSV table
 * @room_for_context: bytes left for paragraphs around those quoted
 */
typedef struct {
  DemarcheHtml *html;     /* (unowned) */
  DemarcheReport *report; /* (unowned) */
  gboolean has[DEMARCHE_N_SECTIONS];
  guint number;
  gboolean *is_listed;
  gboolean leaves_out;
  guint evidence_limit;
  gsize room_for_context;
} DemarchePage;

/* the head of a page: its policy, title and style. @handling: (nullable): printed on every page */
void demarche_page_write_head (DemarcheHtml *html, const char *title, const char *handling);

typedef void (*DemarchePageSection) (DemarchePage *page);

/* a numbered section with its heading and the sentence that says how to read it */
void demarche_page_open_section (DemarchePage *page, DemarcheSection section, const char *title,
                                 const char *class_name, const char *lede);
void demarche_page_close_section (DemarchePage *page);
/* a region that scrolls sideways and can be reached by keyboard; close with demarche_html_close */
void demarche_page_open_scroll (DemarchePage *page, const char *label);
/* one sentence in the place of an empty figure */
void demarche_page_empty (DemarchePage *page, const char *sentence);

/* a link where @section is on the page, else the same words; close with demarche_html_close */
void demarche_page_open_link (DemarchePage *page, DemarcheSection section, const char *anchor,
                              const char *class_name);
void demarche_page_link (DemarchePage *page, DemarcheSection section, const char *anchor,
                         const char *class_name, const char *text);
/* "E14" */
void demarche_page_evidence_link (DemarchePage *page, guint evidence);
/* "E14–16": the tags of a cell; nothing when there are none */
void demarche_page_group_link (DemarchePage *page, guint issue, guint actor, guint window);
/* decides which evidence is on the page: before anything leads to it. Fills what is to be freed */
void demarche_page_make_room (DemarchePage *page);
/* whether a group of evidence is on the page */
gboolean demarche_page_lists (DemarchePage *page, const DemarcheEvidenceGroup *group);
/* a link to a group that the page lists, else the same words; close with demarche_html_close */
void demarche_page_open_group_link (DemarchePage *page, const DemarcheEvidenceGroup *group,
                                    const char *class_name);
/* anchor of an actor's part and of an issue's line */
void demarche_page_actor_link (DemarchePage *page, guint actor);
void demarche_page_issue_link (DemarchePage *page, guint issue);

/* the words of a tag, matched words marked: @element is "q" or "blockquote". @is_whole: the whole
 * paragraph, with the cues and what each did */
void demarche_page_quote (DemarchePage *page, guint evidence, const char *element,
                          gboolean is_whole);
/* speaker, date and paragraph, then the link to the evidence */
void demarche_page_source (DemarchePage *page, guint evidence);
void demarche_page_sentence (DemarchePage *page, GPtrArray *sentence);

/* the mark of a cell; @shift: (nullable): shows where it came from */
DemarcheMark demarche_page_get_mark (DemarchePage *page, const DemarcheCell *cell,
                                     const DemarcheShift *shift);
/* what a cell is called, with the mark of what is unproven */
void demarche_page_label (DemarchePage *page, const DemarcheCell *cell);
/* the word for those who hear the page; nothing where the figure is proven */
void demarche_page_unproven (DemarchePage *page, gboolean is_proven);
/* "⇄ reversed" with the sign hidden from readers aloud */
void demarche_page_change (DemarchePage *page, const DemarcheShift *shift);

void demarche_page_write_summary (DemarchePage *page);
void demarche_page_write_matrix (DemarchePage *page);
void demarche_page_write_matrix_table (DemarchePage *page, guint window);
void demarche_page_write_lines (DemarchePage *page);
/* parts of the issue lines */
void demarche_page_write_missing (DemarchePage *page, guint issue);
void demarche_page_write_choice (DemarchePage *page, guint issue);
void demarche_page_write_time (DemarchePage *page);
/* only what is drawn, for a chart alone: elements of SVG. Return the height, 0 when there is
 * nothing to draw */
double demarche_page_draw_line (DemarchePage *page, guint issue);
double demarche_page_draw_time (DemarchePage *page, guint issue);
double demarche_page_draw_alignment (DemarchePage *page, double *width);
void demarche_page_write_shifts (DemarchePage *page);
void demarche_page_write_both_ways (DemarchePage *page);
void demarche_page_write_silence (DemarchePage *page);
void demarche_page_write_said_of_others (DemarchePage *page);
void demarche_page_write_alignment (DemarchePage *page);
void demarche_page_write_delegations (DemarchePage *page);
void demarche_page_write_evidence (DemarchePage *page);
void demarche_page_write_statements (DemarchePage *page);
void demarche_page_write_definitions (DemarchePage *page);
/* parts on how far to rely on the figures: why none is proven, the box, the tables of the method */
void demarche_page_write_lack (DemarchePage *page);
void demarche_page_write_reliance (DemarchePage *page);
void demarche_page_write_agreement (DemarchePage *page);
void demarche_page_write_method (DemarchePage *page);
void demarche_page_write_brief (DemarchePage *page);
void demarche_page_write_quotes (DemarchePage *page);

/* parts of what is written on one actor */
void demarche_page_write_facts (DemarchePage *page, guint actor);
void demarche_page_write_unspoken (DemarchePage *page, guint actor);
/* its firmest words, its conditions, who stands near it, what is said of it */
void demarche_page_write_profile (DemarchePage *page, guint actor);

G_END_DECLS
