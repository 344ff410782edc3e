/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What moved, who said both, who said what of others. */
#include "report/document.h"
#include "report/words.h"

#define MOST_SHIFTS 250 /* newest first, as on the page */
#define MOST_OTHERS 200

static void
write_side (DemarcheDocument *document, guint cell, guint quote)
{
  demarche_document_open_cell (document);
  if (cell == DEMARCHE_NONE)
    demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN, "nothing");
  else
    demarche_document_position (document, demarche_report_get_cell (document->report, cell));
  if (quote != DEMARCHE_NONE)
    demarche_document_cite (document, quote);
  demarche_document_close_cell (document);
}

static void
write_shift (DemarcheDocument *document, const DemarcheShift *shift)
{
  DemarcheReport *report = document->report;
  g_autoptr (GPtrArray) flags = demarche_words_flags (shift->flags);
  g_autofree char *words = demarche_words_list (flags);

  demarche_docx_open_row (document->docx, FALSE);
  demarche_document_open_cell (document);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD,
                      demarche_report_get_actor (report, shift->actor)->name);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, ", %s",
                       demarche_report_get_issue (report, shift->issue)->title);
  if (shift->position != DEMARCHE_NONE)
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, ": %s",
                         demarche_report_get_position (report, shift->position)->title);
  demarche_document_close_cell (document);
  demarche_document_open_cell (document);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "%s, %s", demarche_words_shift (shift),
                       demarche_report_get_window_short_label (report, shift->window));
  demarche_document_close_cell (document);
  write_side (document, shift->before, shift->quote_before);
  write_side (document, shift->after, shift->quote_after);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN, words);
  demarche_docx_close_row (document->docx);
}

/* "12 more are in …" */
static void
write_rest (DemarcheDocument *document, guint n, guint most, const char *place)
{
  g_autofree char *text = n > most ? g_strdup_printf ("%u more are in %s.", n - most, place) : NULL;

  if (text != NULL)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, text);
}

void
demarche_document_write_shifts (DemarcheDocument *document)
{
  static const char *const heads[] = {"Who, on what", "Change", "Before", "After", "Rests on"};
  static const guint widths[] = {2500, 1700, 2000, 2000, 1438};
  GPtrArray *shifts = document->report->comparison->shifts;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Shift ledger");
  if (shifts->len == 0) {
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY,
                             document->report->comparison->windows->len < 2
                                 ? "First report: nothing to compare with."
                                 : "Nobody changed position on these issues.");
    return;
  }
  demarche_docx_caption (document->docx, "changes of position or firmness, newest first");
  demarche_docx_open_table (document->docx, widths, G_N_ELEMENTS (widths));
  demarche_document_head (document, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < MIN (shifts->len, MOST_SHIFTS); i++)
    write_shift (document, g_ptr_array_index (shifts, i));
  demarche_docx_close_table (document->docx);
  write_rest (document, shifts->len, MOST_SHIFTS, "the CSV table of shifts");
}

/* "binding norms" or "against binding norms", and a note */
static void
write_half (DemarcheDocument *document, guint position, gboolean is_against, GArray *evidence)
{
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "%s%s", is_against ? "against " : "",
                       demarche_report_get_position (document->report, position)->title);
  demarche_document_cite (document, g_array_index (evidence, guint, 0));
}

static void
write_contradiction (DemarcheDocument *document, const DemarcheContradiction *contradiction)
{
  DemarcheReport *report = document->report;

  demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BULLET);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD,
                      demarche_report_get_actor (report, contradiction->actor)->name);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, " on %s, %s: ",
                       demarche_report_get_issue (report, contradiction->issue)->title,
                       demarche_report_get_window_label (report, contradiction->window));
  write_half (document, contradiction->position_first, FALSE, contradiction->first);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN, ", and ");
  write_half (document, contradiction->position_second,
              contradiction->position_first == contradiction->position_second,
              contradiction->second);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "; %s.",
                       demarche_words_nearness (contradiction->nearness));
  demarche_docx_close_paragraph (document->docx);
}

void
demarche_document_write_both_ways (DemarcheDocument *document)
{
  GPtrArray *contradictions = document->report->comparison->contradictions;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Said both ways");
  if (contradictions->len == 0)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY,
                             "None: nobody spoke both for and against a position in one window.");
  for (guint i = 0; i < MIN (contradictions->len, MOST_OTHERS); i++)
    write_contradiction (document, g_ptr_array_index (contradictions, i));
  write_rest (document, contradictions->len, MOST_OTHERS, "the JSON report");
}

static void
write_own (DemarcheDocument *document, const DemarcheAttribution *attribution)
{
  if (attribution->own_cell == DEMARCHE_NONE) {
    demarche_document_cell (document, DEMARCHE_DOCX_PLAIN,
                            attribution->held_by == NULL ? "nobody is named"
                                                         : "no position of its own found");
    return;
  }
  demarche_document_open_cell (document);
  demarche_document_position (document,
                              demarche_report_get_cell (document->report, attribution->own_cell));
  demarche_document_cite_cell (document,
                               demarche_report_get_cell (document->report, attribution->own_cell));
  demarche_document_close_cell (document);
}

static void
write_attribution (DemarcheDocument *document, const DemarcheAttribution *attribution)
{
  DemarcheReport *report = document->report;
  const DemarchePosition *position = demarche_report_get_position (report, attribution->position);

  demarche_docx_open_row (document->docx, FALSE);
  demarche_document_cell (document, DEMARCHE_DOCX_BOLD,
                          demarche_report_get_actor (report, attribution->actor)->name);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN,
                          attribution->held_by != NULL ? attribution->held_by
                                                       : "others, not named");
  demarche_document_open_cell (document);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "%s%s",
                       attribution->stance == DEMARCHE_STANCE_OPPOSES ? "against " : "",
                       position->title);
  demarche_document_cite (document, g_array_index (attribution->evidence, guint, 0));
  demarche_document_close_cell (document);
  write_own (document, attribution);
  demarche_docx_close_row (document->docx);
}

void
demarche_document_write_said_of_others (DemarcheDocument *document)
{
  static const char *const heads[] = {"Said by", "Of", "Holding", "Itself"};
  static const guint widths[] = {1800, 1800, 3019, 3019};
  GPtrArray *attributions = document->report->comparison->attributions;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Said of others");
  if (attributions->len == 0) {
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY,
                             "Nobody ascribed a position to others.");
    return;
  }
  demarche_docx_caption (document->docx, "positions ascribed to others, which count as nobody's");
  demarche_docx_open_table (document->docx, widths, G_N_ELEMENTS (widths));
  demarche_document_head (document, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < MIN (attributions->len, MOST_OTHERS); i++)
    write_attribution (document, g_ptr_array_index (attributions, i));
  demarche_docx_close_table (document->docx);
  write_rest (document, attributions->len, MOST_OTHERS, "the JSON report");
}
