/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The brief and the few quotes of the shortest report, as Markdown. */
#include "report/markdown.h"
#include "report/profile.h"
#include "report/words.h"

#define QUOTES 3
#define MOST_BRIEFS 20

static void
write_position (DemarcheMarkdown *md, guint actor, guint issue)
{
  DemarcheReport *report = md->report;
  const DemarcheCell *cell = demarche_comparison_find_last (report->comparison, actor, issue,
                                                            report->comparison->windows->len);
  const DemarcheShift *shift = demarche_profile_find_change (report, actor, issue);
  g_autofree char *score = NULL;

  if (cell == NULL)
    return;
  score = cell->has_score ? demarche_words_score (cell->mean) : g_strdup ("");
  demarche_markdown_add (md, "- **");
  demarche_markdown_add_text (md, demarche_report_get_issue (report, issue)->title);
  demarche_markdown_add (md, "**: ");
  demarche_markdown_add_text (md, cell->short_label);
  demarche_markdown_add (md, "%s %s, %s, n %u, ", demarche_report_get_dagger (report, cell), score,
                         demarche_words_force (cell), cell->n_counted);
  demarche_markdown_add_text (md, demarche_report_get_window_short_label (report, cell->window));
  demarche_markdown_add (md, "%s%s\n", shift != NULL ? "; last change: " : "",
                         shift != NULL ? demarche_words_shift (shift) : "");
}

static void
write_quotes (DemarcheMarkdown *md, const char *heading, GArray *quotes)
{
  if (quotes->len > 0)
    demarche_markdown_add (md, "\n%s\n", heading);
  for (guint i = 0; i < quotes->len; i++)
    demarche_markdown_write_cited (md, g_array_index (quotes, guint, i));
}

static void
write_neighbour (DemarcheMarkdown *md, guint actor, guint other, const char *heading)
{
  DemarcheAlignment alignment;
  g_autofree char *value = NULL;

  if (other == DEMARCHE_NONE)
    return;
  alignment =
      demarche_comparison_get_alignment (md->report->comparison, actor, other, DEMARCHE_WINDOW_ALL);
  value = demarche_words_score (alignment.value);
  demarche_markdown_add (md, "\n%s: ", heading);
  demarche_markdown_add_text (md, demarche_report_get_actor (md->report, other)->name);
  demarche_markdown_add (
      md, " (%s%s)\n", value,
      demarche_report_is_pair_proven (md->report, actor, other, DEMARCHE_WINDOW_ALL)
          ? ""
          : ", unproven");
}

static void
write_brief (DemarcheMarkdown *md, guint actor)
{
  GArray *issues = md->report->comparison->issues;
  g_autoptr (DemarcheProfile) profile = demarche_profile_new (md->report, actor);

  demarche_markdown_add (md, "\n### ");
  demarche_markdown_add_text (md, demarche_report_get_actor (md->report, actor)->name);
  demarche_markdown_add (md, "\n\n");
  for (guint i = 0; i < issues->len; i++)
    write_position (md, actor, g_array_index (issues, guint, i));
  write_quotes (md, "Firmest words, to cite:", profile->firmest);
  write_quotes (md, "On conditions:", profile->conditions);
  write_neighbour (md, actor, profile->nearest, "Nearest");
  write_neighbour (md, actor, profile->furthest, "Furthest");
}

void
demarche_markdown_write_brief (DemarcheMarkdown *md)
{
  g_autoptr (GArray) subjects = demarche_profile_choose_subjects (md->report);

  demarche_markdown_add_heading (md, "Brief");
  if (subjects->len == 0)
    demarche_markdown_add (md, "Nothing at hand of the one this brief is about.\n");
  for (guint i = 0; i < MIN (subjects->len, MOST_BRIEFS); i++)
    write_brief (md, g_array_index (subjects, guint, i));
}

void
demarche_markdown_write_quotes (DemarcheMarkdown *md)
{
  g_autoptr (GArray) quotes = demarche_profile_choose_quotes (md->report, QUOTES);

  demarche_markdown_add_heading (md, "Quotes to cite");
  if (quotes->len == 0)
    demarche_markdown_add (md, "No position was found, so there is nothing to quote.\n");
  for (guint i = 0; i < quotes->len; i++)
    demarche_markdown_write_cited (md, g_array_index (quotes, guint, i));
}
