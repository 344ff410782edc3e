/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who stands where: the matrix as a table on pages of its own, the lines, a table for each. */
#include "report/document.h"
#include "report/profile.h"
#include "report/words.h"

#define MOST_COLUMNS 6
#define FIRST_COLUMN 1900

/* ---- matrix ---- */

static void
write_nothing (DemarcheDocument *document, guint actor, guint issue)
{
  DemarcheReport *report = document->report;

  if (report->now == DEMARCHE_WINDOW_ALL)
    return;
  demarche_docx_text (
      document->docx, DEMARCHE_DOCX_PLAIN,
      demarche_words_silence (
          demarche_comparison_get_silence (report->comparison, actor, issue, report->now),
          demarche_report_get_issue (report, issue)->has_about));
}

static void
write_cell (DemarcheDocument *document, guint actor, guint issue)
{
  DemarcheReport *report = document->report;
  const DemarcheCell *cell =
      demarche_comparison_find_cell (report->comparison, actor, issue, report->now);
  const DemarcheShift *shift = demarche_report_find_shift (report, actor, issue, report->now);

  demarche_document_open_cell (document);
  if (cell != NULL) {
    demarche_document_position (document, cell);
    if (shift != NULL)
      demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "; %s",
                           demarche_words_shift (shift));
    demarche_document_cite_cell (document, cell);
  } else {
    write_nothing (document, actor, issue);
  }
  demarche_document_close_cell (document);
}

/* the issue, and on a scale what its ends stand for */
static void
write_issue_head (DemarcheDocument *document, guint index)
{
  const DemarcheIssue *issue = demarche_report_get_issue (document->report, index);

  demarche_document_open_cell (document);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD, issue->title);
  for (guint i = 0; i < issue->n_positions && issue->kind == DEMARCHE_ISSUE_SCALE; i++) {
    const DemarchePosition *position =
        demarche_report_get_position (document->report, issue->first_position + i);
    g_autofree char *value = demarche_words_score (position->value);

    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "%s%s %s", i == 0 ? ": " : ", ",
                         position->id, value);
  }
  demarche_document_close_cell (document);
}

static void
write_row (DemarcheDocument *document, guint row, guint start, guint end)
{
  demarche_docx_open_row (document->docx, FALSE);
  demarche_document_cell (document, DEMARCHE_DOCX_BOLD,
                          demarche_report_get_actor (document->report, row)->name);
  for (guint i = start; i < end; i++)
    write_cell (document, row, g_array_index (document->report->issues, guint, i));
  demarche_docx_close_row (document->docx);
}

/* issues [start, end) */
static void
write_part (DemarcheDocument *document, guint start, guint end)
{
  DemarcheReport *report = document->report;
  guint n = end - start + 1;
  guint widths[MOST_COLUMNS + 1] = {FIRST_COLUMN};
  g_autofree char *caption =
      g_strdup_printf ("positions, %s", demarche_report_get_window_label (report, report->now));

  for (guint i = 1; i < n; i++)
    widths[i] = (DEMARCHE_DOCX_LANDSCAPE_WIDTH - FIRST_COLUMN) / (n - 1);
  demarche_docx_caption (document->docx, caption);
  demarche_docx_open_table (document->docx, widths, n);
  demarche_docx_open_row (document->docx, TRUE);
  demarche_document_cell (document, DEMARCHE_DOCX_BOLD, demarche_report_get_unit (report));
  for (guint i = start; i < end; i++)
    write_issue_head (document, g_array_index (report->issues, guint, i));
  demarche_docx_close_row (document->docx);
  for (guint i = 0; i < report->shown->len; i++)
    write_row (document, g_array_index (report->shown, guint, i), start, end);
  demarche_docx_close_table (document->docx);
}

void
demarche_document_write_matrix (DemarcheDocument *document)
{
  DemarcheReport *report = document->report;
  guint n_parts = (report->issues->len + MOST_COLUMNS - 1) / MOST_COLUMNS;
  g_autofree char *rest = demarche_report_describe_rest (report);
  g_autofree char *note = g_strconcat (
      "Bold: firm. Italics: tentative. Score from the means of the positions' values; n: tags. The "
      "change is since the last time the same spoke on the issue. Each note quotes one of the tags "
      "behind a cell. " DEMARCHE_DAGGER ": unproven, see Method.",
      rest != NULL ? " " : NULL, rest, NULL);

  if (report->shown->len == 0 || report->issues->len == 0) {
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Position matrix");
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, "Nobody spoke on any issue.");
    return;
  }
  demarche_docx_end_pages (document->docx, FALSE, NULL);
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Position matrix");
  for (guint i = 0; i < n_parts; i++)
    write_part (document, report->issues->len * i / n_parts,
                report->issues->len * (i + 1) / n_parts);
  demarche_docx_end_pages (document->docx, TRUE, note);
}

/* ---- lines ---- */

static void
write_line (DemarcheDocument *document, guint issue, const DemarcheZone *zone)
{
  g_autofree char *low = demarche_words_score (zone->low);
  g_autofree char *high = demarche_words_score (zone->high);
  g_autofree char *median = demarche_words_score (zone->median);

  demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BULLET);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD,
                      demarche_report_get_issue (document->report, issue)->title);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN,
                       ": %u left, %u between, %u right; median %s; ", zone->n_left, zone->n_middle,
                       zone->n_right, median);
  if (zone->has_zone)
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "landing zone %s to %s (%u of %u).",
                         low, high, zone->n_inside, zone->n);
  else
    demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN, "no landing zone.");
  if (!demarche_report_is_issue_proven (document->report, issue, document->report->now))
    demarche_docx_text (document->docx, DEMARCHE_DOCX_ITALIC, " (unproven)");
  demarche_docx_close_paragraph (document->docx);
}

void
demarche_document_write_lines (DemarcheDocument *document)
{
  DemarcheReport *report = document->report;
  guint n = 0;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Issue lines");
  for (guint i = 0; i < report->issues->len; i++) {
    guint issue = g_array_index (report->issues, guint, i);
    DemarcheZone zone = demarche_comparison_get_zone (report->comparison, issue, report->now);

    if (demarche_report_get_issue (report, issue)->kind != DEMARCHE_ISSUE_SCALE || zone.n == 0)
      continue;
    write_line (document, issue, &zone);
    n++;
  }
  if (n == 0)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY,
                             "Nobody took a position on a scale.");
}

/* ---- delegations ---- */

static void
write_issue_row (DemarcheDocument *document, guint actor, guint issue)
{
  DemarcheReport *report = document->report;
  const DemarcheCell *cell = demarche_comparison_find_last (report->comparison, actor, issue,
                                                            report->comparison->windows->len);
  const DemarcheShift *shift = demarche_profile_find_change (report, actor, issue);

  if (cell == NULL)
    return;
  demarche_docx_open_row (document->docx, FALSE);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN,
                          demarche_report_get_issue (report, issue)->title);
  demarche_document_open_cell (document);
  demarche_document_position (document, cell);
  demarche_document_cite_cell (document, cell);
  demarche_document_close_cell (document);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN,
                          demarche_report_get_window_short_label (report, cell->window));
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN,
                          shift != NULL ? demarche_words_shift (shift) : "");
  demarche_docx_close_row (document->docx);
}

void
demarche_document_write_actor (DemarcheDocument *document, guint index)
{
  static const char *const heads[] = {"Issue", "Position", "Last spoke", "Last change"};
  static const guint widths[] = {3000, 3638, 1700, 1300};
  DemarcheReport *report = document->report;
  const DemarcheActor *actor = demarche_report_get_actor (report, index);
  g_autofree char *statements = demarche_words_count (actor->n_statements, "statement");
  g_autofree char *tags = demarche_words_count (actor->n_tags, "tag");
  g_autofree char *caption = g_strdup_printf ("positions of %s", actor->name);

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_2, actor->name);
  demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BODY);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "%s, %s.%s%s%s", statements, tags,
                       actor->groups != NULL ? " In " : "",
                       actor->groups != NULL ? actor->groups : "",
                       actor->groups != NULL ? "." : "");
  demarche_docx_close_paragraph (document->docx);
  if (actor->n_tags == 0)
    return;
  demarche_docx_caption (document->docx, caption);
  demarche_docx_open_table (document->docx, widths, G_N_ELEMENTS (widths));
  demarche_document_head (document, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < report->issues->len; i++)
    write_issue_row (document, index, g_array_index (report->issues, guint, i));
  demarche_docx_close_table (document->docx);
}

void
demarche_document_write_delegations (DemarcheDocument *document)
{
  static const char *const titles[] = {[DEMARCHE_UNIT_DELEGATION] = "Delegations",
                                       [DEMARCHE_UNIT_SPEAKER] = "Speakers",
                                       [DEMARCHE_UNIT_GROUP] = "Groups"};
  DemarcheReport *report = document->report;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1,
                           titles[report->comparison->unit]);
  if (report->shown->len == 0)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, "Nobody spoke.");
  for (guint i = 0; i < report->shown->len; i++)
    demarche_document_write_actor (document, g_array_index (report->shown, guint, i));
}
