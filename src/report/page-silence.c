/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The silence map, and who says what of whom. */
#include "report/page.h"

#include "report/words.h"

#define MOST_COLUMNS 120 /* older windows are left out beyond */
#define MOST_QUOTES 200
#define MOST_SILENT 150 /* rows of those who said nothing */

/* ---- silence ---- */

typedef struct {
  const char *class_name;
  const char *sign;
} SilenceSign;

static const SilenceSign signs[] = {
    [DEMARCHE_SILENCE_NONE] = {NULL, ""},         [DEMARCHE_SILENCE_NOT_ON_ISSUE] = {"si", "–"},
    [DEMARCHE_SILENCE_NO_POSITION] = {"nr", "~"}, [DEMARCHE_SILENCE_ABSENT] = {"gr", "abs"},
    [DEMARCHE_SILENCE_GROUP_ONLY] = {"gr", "◇"},  [DEMARCHE_SILENCE_NOT_READ] = {"un", "?"},
    [DEMARCHE_SILENCE_NO_RULES] = {"un", "∅"},    [DEMARCHE_SILENCE_NO_STATEMENT] = {NULL, ""},
};

static void
write_key (DemarchePage *page)
{
  demarche_html_open (page->html, "ul", "class", "legend key", "aria-label", "Key", NULL);
  demarche_html_open (page->html, "li", NULL);
  demarche_html_element (page->html, "span", "3", "class", "sp", NULL);
  demarche_html_text (page->html, " spoke on it: number of tags");
  demarche_html_close (page->html);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++) {
    if (signs[i].class_name == NULL)
      continue;
    demarche_html_open (page->html, "li", NULL);
    demarche_html_element (page->html, "span", signs[i].sign, "class", signs[i].class_name, NULL);
    demarche_html_textf (page->html, " %s",
                         demarche_words_silence_meaning ((DemarcheSilence)i, TRUE));
    demarche_html_close (page->html);
  }
  demarche_html_element (page->html, "li", "blank: no statement at hand", NULL);
  demarche_html_close (page->html);
}

static void
write_silence_cell (DemarchePage *page, guint actor, guint issue, guint window, gboolean is_first)
{
  const DemarcheCell *cell =
      demarche_comparison_find_cell (page->report->comparison, actor, issue, window);
  const DemarcheEvidenceGroup *group =
      demarche_report_find_group (page->report, issue, actor, window);
  gboolean has_about = demarche_report_get_issue (page->report, issue)->has_about;
  DemarcheSilence silence;

  demarche_html_open (page->html, "td", "class", is_first ? "a" : NULL, NULL);
  if (cell != NULL && group != NULL) {
    demarche_page_open_group_link (page, group, "sp");
    demarche_html_textf (page->html, "%u%s", cell->n_counted,
                         demarche_report_get_dagger (page->report, cell));
    demarche_page_unproven (page, demarche_report_is_cell_proven (page->report, cell));
    demarche_html_close (page->html);
  } else {
    silence = demarche_comparison_get_silence (page->report->comparison, actor, issue, window);
    if (signs[silence].class_name != NULL) {
      demarche_html_element (page->html, "span", signs[silence].sign, "class",
                             signs[silence].class_name, "aria-hidden", "true", NULL);
      demarche_html_element (page->html, "span",
                             demarche_words_silence_meaning (silence, has_about), "class", "sr",
                             NULL);
    }
  }
  demarche_html_close (page->html);
}

static void
write_silence_head (DemarchePage *page, guint first_window)
{
  DemarcheComparison *comparison = page->report->comparison;
  guint n_windows = comparison->windows->len - first_window;
  g_autofree char *span = g_strdup_printf ("%u", n_windows);

  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_element (page->html, "th", demarche_report_get_unit (page->report), "scope", "col",
                         "rowspan", "2", NULL);
  for (guint i = 0; i < page->report->issues->len; i++) {
    demarche_html_open (page->html, "th", "scope", "colgroup", "colspan", span, "class", "a", NULL);
    demarche_page_issue_link (page, g_array_index (page->report->issues, guint, i));
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; i < page->report->issues->len; i++)
    for (guint k = first_window; k < comparison->windows->len; k++) {
      demarche_html_open (page->html, "th", "scope", "col", "class", k == first_window ? "a" : NULL,
                          NULL);
      demarche_html_textf (page->html, "%u", k + 1);
      demarche_html_open (page->html, "span", "class", "sr", NULL);
      demarche_html_textf (page->html, ": %s", demarche_report_get_window_label (page->report, k));
      demarche_html_close (page->html);
      demarche_html_close (page->html);
    }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_silence_row (DemarchePage *page, guint row, guint first_window)
{
  demarche_html_newline (page->html);
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_page_actor_link (page, row);
  demarche_html_close (page->html);
  for (guint k = 0; k < page->report->issues->len; k++)
    for (guint w = first_window; w < page->report->comparison->windows->len; w++)
      write_silence_cell (page, row, g_array_index (page->report->issues, guint, k), w,
                          w == first_window);
  demarche_html_close (page->html);
}

static void
write_silence_table (DemarchePage *page, guint first_window)
{
  GArray *shown = page->report->shown;
  GArray *silent = page->report->silent;

  demarche_page_open_scroll (page, "Silence map");
  demarche_html_open (page->html, "table", "class", "sil", NULL);
  demarche_html_element (page->html, "caption", "Tags by issue and window", "class", "sr", NULL);
  write_silence_head (page, first_window);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < shown->len; i++)
    write_silence_row (page, g_array_index (shown, guint, i), first_window);
  for (guint i = 0; i < MIN (silent->len, MOST_SILENT); i++)
    write_silence_row (page, g_array_index (silent, guint, i), first_window);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  if (silent->len > MOST_SILENT) {
    g_autofree char *rest =
        g_strdup_printf ("%u more of whom no words are at hand are in the CSV table of the matrix.",
                         silent->len - MOST_SILENT);

    demarche_html_element (page->html, "p", rest, "class", "note", NULL);
  }
}

static void
write_window_names (DemarchePage *page, guint first_window)
{
  guint n = page->report->comparison->windows->len;

  demarche_html_open (page->html, "p", "class", "note", NULL);
  demarche_html_text (page->html, "Columns: ");
  for (guint i = first_window; i < n; i++) {
    demarche_html_textf (page->html, "%s%u ", i > first_window ? ", " : "", i + 1);
    demarche_html_name (page->html, demarche_report_get_window_label (page->report, i));
  }
  demarche_html_text (page->html, ".");
  demarche_html_close (page->html);
}

void
demarche_page_write_silence (DemarchePage *page)
{
  DemarcheComparison *comparison = page->report->comparison;
  guint n_windows = comparison->windows->len;
  guint room = MAX (1, MOST_COLUMNS / MAX (1, page->report->issues->len));

  demarche_page_open_section (page, DEMARCHE_SECTION_SILENCE, "Silence map", "land",
                              "Who addressed what, window by window. A number of tags leads to the "
                              "words; †: unproven. "
                              "What is not said here was not found in the statements at hand.");
  if (page->report->shown->len == 0 || n_windows == 0 || page->report->issues->len == 0) {
    demarche_page_empty (page,
                         "No tag on any of these issues: other rules (-r), or more statements, may "
                         "find some.");
  } else {
    guint first_window = n_windows > room ? n_windows - room : 0;

    write_key (page);
    write_silence_table (page, first_window);
    write_window_names (page, first_window);
  }
  demarche_page_close_section (page);
}

/* ---- said of others ---- */

static void
write_own_words (DemarchePage *page, const DemarcheAttribution *attribution)
{
  const DemarcheCell *own;

  demarche_html_open (page->html, "td", "data-l", "in its own words", NULL);
  if (attribution->own_cell != DEMARCHE_NONE) {
    own = demarche_report_get_cell (page->report, attribution->own_cell);
    demarche_page_label (page, own);
    demarche_html_text (page->html, " ");
    if (own->quote != DEMARCHE_NONE) {
      demarche_html_void (page->html, "br", NULL);
      demarche_page_quote (page, own->quote, "q", FALSE);
      demarche_page_source (page, own->quote);
    }
  } else if (attribution->held_by != NULL) {
    demarche_html_element (page->html, "span",
                           attribution->held_by_actor != DEMARCHE_NONE
                               ? "no position of its own found"
                               : "no statement of theirs in this report",
                           "class", "muted", NULL);
  } else {
    demarche_html_element (page->html, "span", "nobody is named", "class", "muted", NULL);
  }
  demarche_html_close (page->html);
}

static void
write_attribution (DemarchePage *page, const DemarcheAttribution *attribution)
{
  const DemarchePosition *position =
      demarche_report_get_position (page->report, attribution->position);
  guint shown = g_array_index (attribution->evidence, guint, 0);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_page_actor_link (page, attribution->actor);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "td", "data-l", "of", NULL);
  if (attribution->held_by != NULL)
    demarche_html_name (page->html, attribution->held_by);
  else
    demarche_html_text (page->html, "others, not named");
  demarche_html_close (page->html);
  demarche_html_open (page->html, "td", "data-l", "holding", NULL);
  demarche_html_textf (page->html, "%s%s",
                       attribution->stance == DEMARCHE_STANCE_OPPOSES ? "against " : "",
                       position->title);
  demarche_html_open (page->html, "span", "class", "meta", NULL);
  demarche_page_issue_link (page, attribution->issue);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "td", "data-l", "in these words", NULL);
  demarche_page_quote (page, shown, "q", FALSE);
  demarche_page_source (page, shown);
  for (guint i = 1; i < attribution->evidence->len && i < 6; i++) {
    demarche_html_text (page->html, " ");
    demarche_page_evidence_link (page, g_array_index (attribution->evidence, guint, i));
  }
  demarche_html_close (page->html);
  write_own_words (page, attribution);
  demarche_html_close (page->html);
}

static void
write_attributions (DemarchePage *page)
{
  static const char *const heads[] = {"Said by", "Of", "Holding", "In these words",
                                      "In its own words"};
  GPtrArray *attributions = page->report->comparison->attributions;

  demarche_page_open_scroll (page, "Who says what of whom");
  demarche_html_open (page->html, "table", "class", "att blk", NULL);
  demarche_html_element (page->html, "caption", "Positions ascribed to others", "class", "sr",
                         NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < MIN (attributions->len, MOST_QUOTES); i++)
    write_attribution (page, g_ptr_array_index (attributions, i));
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  if (attributions->len > MOST_QUOTES) {
    g_autofree char *rest =
        g_strdup_printf ("%u more are in the evidence.", attributions->len - MOST_QUOTES);

    demarche_html_element (page->html, "p", rest, "class", "note", NULL);
  }
}

void
demarche_page_write_said_of_others (DemarchePage *page)
{
  demarche_page_open_section (page, DEMARCHE_SECTION_SAID_OF_OTHERS, "Said of others", NULL,
                              "Who says who holds what, next to what that one says itself. None "
                              "of it counts as anybody's position.");
  if (page->report->comparison->attributions->len == 0)
    demarche_page_empty (page, "Nobody ascribed a position to others.");
  else
    write_attributions (page);
  demarche_page_close_section (page);
}
