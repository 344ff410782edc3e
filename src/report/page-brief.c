/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A brief on one actor, two pages in print: where it stands, its words to cite, its conditions, who
 * stands near, what others say of it. And the few quotes of the shortest report. */
#include "report/page.h"
#include "report/profile.h"
#include "report/sentences.h"
#include "report/words.h"

#define QUOTES 3
#define MOST_BRIEFS 20

/* ---- what to say first ---- */

/* the words, a citation that can be pasted, the way to the evidence */
static void
write_quote (DemarchePage *page, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (page->report, index);
  g_autofree char *citation = demarche_words_citation (evidence);

  demarche_page_quote (page, index, "q", FALSE);
  demarche_html_open (page->html, "span", "class", "meta", NULL);
  demarche_html_name (page->html, citation);
  demarche_html_text (page->html, ". ");
  demarche_page_evidence_link (page, index);
  demarche_html_close (page->html);
}

static void
write_quotes (DemarchePage *page, const char *heading, GArray *quotes, const char *nothing)
{
  demarche_html_element (page->html, "h4", heading, NULL);
  if (quotes->len == 0) {
    demarche_page_empty (page, nothing);
    return;
  }
  demarche_html_open (page->html, "ul", NULL);
  for (guint i = 0; i < quotes->len; i++) {
    demarche_html_open (page->html, "li", NULL);
    write_quote (page, g_array_index (quotes, guint, i));
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

static void
write_neighbour (DemarchePage *page, guint actor, guint other, const char *heading)
{
  DemarcheAlignment alignment = demarche_comparison_get_alignment (page->report->comparison, actor,
                                                                   other, DEMARCHE_WINDOW_ALL);
  g_autofree char *value = demarche_words_score (alignment.value);
  g_autofree char *issues = demarche_words_count (alignment.n_shared, "issue");

  demarche_html_open (page->html, "li", NULL);
  demarche_html_textf (page->html, "%s: ", heading);
  demarche_page_actor_link (page, other);
  demarche_html_textf (page->html, ", %s over %s", value, issues);
  if (!demarche_report_is_pair_proven (page->report, actor, other, DEMARCHE_WINDOW_ALL)) {
    demarche_html_text (page->html, " ");
    demarche_html_element (page->html, "span", "unproven", "class", "flag", NULL);
  }
  demarche_html_close (page->html);
}

static void
write_neighbours (DemarchePage *page, guint actor, const DemarcheProfile *profile)
{
  demarche_html_element (page->html, "h4", "Nearest and furthest", NULL);
  if (profile->nearest == DEMARCHE_NONE) {
    demarche_page_empty (page, "Nobody spoke on the same issues.");
    return;
  }
  demarche_html_open (page->html, "ul", NULL);
  write_neighbour (page, actor, profile->nearest, "Nearest");
  if (profile->furthest != DEMARCHE_NONE)
    write_neighbour (page, actor, profile->furthest, "Furthest");
  demarche_html_close (page->html);
}

static void
write_said (DemarchePage *page, guint index)
{
  const DemarcheAttribution *attribution =
      g_ptr_array_index (page->report->comparison->attributions, index);
  const DemarchePosition *position =
      demarche_report_get_position (page->report, attribution->position);

  demarche_html_open (page->html, "li", NULL);
  demarche_page_actor_link (page, attribution->actor);
  demarche_html_textf (page->html, " says it holds: %s%s. ",
                       attribution->stance == DEMARCHE_STANCE_OPPOSES ? "against " : "",
                       position->title);
  demarche_page_evidence_link (page, g_array_index (attribution->evidence, guint, 0));
  demarche_html_close (page->html);
}

static void
write_said_of_it (DemarchePage *page, const DemarcheProfile *profile)
{
  demarche_html_element (page->html, "h4", "Said of it by others", NULL);
  if (profile->said_of_it->len == 0) {
    demarche_page_empty (page, "Nobody ascribed a position to it by name.");
    return;
  }
  demarche_html_open (page->html, "ul", NULL);
  for (guint i = 0; i < profile->said_of_it->len; i++)
    write_said (page, g_array_index (profile->said_of_it, guint, i));
  demarche_html_close (page->html);
}

void
demarche_page_write_profile (DemarchePage *page, guint actor)
{
  g_autoptr (DemarcheProfile) profile = demarche_profile_new (page->report, actor);

  demarche_html_open (page->html, "div", "class", "prof", NULL);
  demarche_html_open (page->html, "div", NULL);
  write_quotes (page, "Firmest words, to cite", profile->firmest, "No firm position found.");
  demarche_html_close (page->html);
  demarche_html_open (page->html, "div", NULL);
  write_quotes (page, "On conditions", profile->conditions,
                "No position found that it makes depend on a condition.");
  write_neighbours (page, actor, profile);
  write_said_of_it (page, profile);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

/* ---- the brief ---- */

static void
write_position (DemarchePage *page, const DemarcheCell *cell)
{
  g_autofree char *score = cell->has_score ? demarche_words_score (cell->mean) : NULL;

  demarche_html_open (page->html, "td", "data-l", "position", NULL);
  demarche_page_label (page, cell);
  demarche_html_textf (page->html, "%s%s, %s, n %u", score != NULL ? " " : "",
                       score != NULL ? score : "", demarche_words_force (cell), cell->n_counted);
  demarche_html_close (page->html);
}

static void
write_track (DemarchePage *page, const DemarcheCell *cell, const DemarcheShift *shift)
{
  DemarcheMark mark = demarche_page_get_mark (
      page, cell, shift != NULL && shift->window == cell->window ? shift : NULL);

  demarche_html_open (page->html, "td", NULL);
  if (cell->has_score)
    demarche_svg_track (page->html, &mark, 84);
  demarche_html_close (page->html);
}

/* where it stood when it last spoke on the issue */
static void
write_row (DemarchePage *page, guint actor, guint issue)
{
  DemarcheComparison *comparison = page->report->comparison;
  const DemarcheCell *cell =
      demarche_comparison_find_last (comparison, actor, issue, comparison->windows->len);
  const DemarcheShift *shift = demarche_profile_find_change (page->report, actor, issue);

  if (cell == NULL)
    return;
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_page_issue_link (page, issue);
  demarche_html_close (page->html);
  write_position (page, cell);
  write_track (page, cell, shift);
  demarche_html_open (page->html, "td", "data-l", "last spoke", NULL);
  demarche_html_name (page->html,
                      demarche_report_get_window_short_label (page->report, cell->window));
  demarche_html_close (page->html);
  demarche_html_open (page->html, "td", "data-l", "last change", NULL);
  if (shift != NULL)
    demarche_page_change (page, shift);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "td", "data-l", "evidence", NULL);
  demarche_page_group_link (page, issue, actor, cell->window);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_table (DemarchePage *page, guint actor)
{
  static const char *const heads[] = {"Issue",      "Position",    "On the line",
                                      "Last spoke", "Last change", "Evidence"};
  GArray *issues = page->report->comparison->issues;
  g_autofree char *caption =
      g_strdup_printf ("Where %s stands", demarche_report_get_actor (page->report, actor)->name);

  demarche_page_open_scroll (page, caption);
  demarche_html_open (page->html, "table", "class", "blk", NULL);
  demarche_html_element (page->html, "caption", caption, "class", "sr", NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < issues->len; i++)
    write_row (page, actor, g_array_index (issues, guint, i));
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_reliance (DemarchePage *page)
{
  g_autoptr (GPtrArray) sentences = demarche_sentences_reliance (page->report);

  demarche_html_element (page->html, "h4", "How far to rely on this", NULL);
  demarche_html_open (page->html, "p", "class", "rel", NULL);
  for (guint i = 0; i < sentences->len; i++) {
    demarche_html_text (page->html, i > 0 ? " " : "");
    demarche_page_sentence (page, g_ptr_array_index (sentences, i));
  }
  demarche_html_close (page->html);
}

static void
write_brief (DemarchePage *page, guint actor)
{
  g_autofree char *anchor = g_strdup_printf ("b%u", actor + 1);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "div", "class", "brief own", "id", anchor, NULL);
  demarche_html_open (page->html, "h3", NULL);
  demarche_html_name (page->html, demarche_report_get_actor (page->report, actor)->name);
  demarche_html_close (page->html);
  demarche_page_write_facts (page, actor);
  if (demarche_report_get_actor (page->report, actor)->n_tags > 0) {
    write_table (page, actor);
    demarche_page_write_unspoken (page, actor);
    demarche_page_write_profile (page, actor);
  } else {
    demarche_page_empty (page, "No position found in the statements at hand.");
  }
  write_reliance (page);
  demarche_html_close (page->html);
}

void
demarche_page_write_brief (DemarchePage *page)
{
  g_autoptr (GArray) subjects = demarche_profile_choose_subjects (page->report);

  demarche_page_open_section (page, DEMARCHE_SECTION_BRIEF, "Brief", NULL,
                              "Where it stood when it last spoke on each issue, and its words to "
                              "cite.");
  if (subjects->len == 0)
    demarche_page_empty (page, "Nothing at hand of the one this brief is about: is the name "
                               "spelt as in the statements?");
  for (guint i = 0; i < MIN (subjects->len, MOST_BRIEFS); i++)
    write_brief (page, g_array_index (subjects, guint, i));
  if (subjects->len > MOST_BRIEFS)
    demarche_page_empty (page, "The others have no brief here: name one with “about”.");
  demarche_page_close_section (page);
}

/* ---- the shortest report ---- */

static void
write_cited (DemarchePage *page, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (page->report, index);
  g_autofree char *reading = demarche_report_read_evidence (page->report, index);

  demarche_html_open (page->html, "li", NULL);
  demarche_html_element (page->html, "b", reading, "dir", "ltr", NULL);
  demarche_html_text (page->html, " ");
  if (evidence->is_translation)
    demarche_html_text (page->html, "(from a translation) ");
  demarche_html_void (page->html, "br", NULL);
  write_quote (page, index);
  demarche_html_close (page->html);
}

void
demarche_page_write_quotes (DemarchePage *page)
{
  g_autoptr (GArray) quotes = demarche_profile_choose_quotes (page->report, QUOTES);

  demarche_page_open_section (page, DEMARCHE_SECTION_QUOTES, "Quotes to cite", NULL,
                              "On the newest changes first, then the firmest words.");
  if (quotes->len == 0)
    demarche_page_empty (page, "No position was found, so there is nothing to quote.");
  else
    demarche_html_open (page->html, "ul", "class", "cite", NULL);
  for (guint i = 0; i < quotes->len; i++)
    write_cited (page, g_array_index (quotes, guint, i));
  if (quotes->len > 0)
    demarche_html_close (page->html);
  demarche_page_close_section (page);
}
