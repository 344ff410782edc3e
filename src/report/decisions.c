/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Decisions in words, and the figures that they changed. */
#include "report/decisions.h"

#include <string.h>

#include "report/words.h"

static void
append_count (GPtrArray *parts, guint n, const char *words)
{
  if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf ("%u %s", n, words));
}

/* (element-type utf8): each name once, in the order of their first decision */
static GPtrArray *
list_people (const DemarcheDecided *decided)
{
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < decided->rows->len; i++) {
    const DemarcheDecidedRow *row = g_ptr_array_index (decided->rows, i);
    const char *by = row->decision->by != NULL ? row->decision->by : "somebody without a name";

    if (!g_ptr_array_find_with_equal_func (people, by, g_str_equal, NULL))
      g_ptr_array_add (people, (char *)by);
  }
  return people;
}

char *
demarche_decisions_summarise (DemarcheReport *report)
{
  const DemarcheDecided *decided = report->decided;
  g_autoptr (GPtrArray) people = list_people (decided);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *n = demarche_words_count (decided->rows->len, "decision");
  g_autofree char *who = demarche_words_list (people);
  g_autofree char *what = NULL;

  append_count (parts, decided->n_accepted, "accepted");
  append_count (parts, decided->n_rejected, "rejected");
  append_count (parts, decided->n_corrected, "corrected");
  append_count (parts, decided->n_added, "added by a person");
  append_count (parts, decided->n_disputed, "disputed and out of figures until settled");
  what = demarche_words_list (parts);
  return g_strdup_printf ("%s by %s. Tags: %s.", n, who, parts->len > 0 ? what : "none changed");
}

static void
free_figure (gpointer data)
{
  DemarcheDecidedFigure *figure = data;

  g_free (figure->before);
  g_free (figure->after);
  g_free (figure);
}

GPtrArray *
demarche_decisions_list_figures (DemarcheReport *report)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (free_figure);

  for (guint i = 0; i < report->comparison->actors->len; i++)
    for (guint k = 0; k < report->comparison->issues->len; k++) {
      guint issue = g_array_index (report->comparison->issues, guint, k);
      g_autofree char *before = demarche_words_cell (
          demarche_comparison_find_cell (report->by_rules, i, issue, DEMARCHE_WINDOW_ALL));
      g_autofree char *after = demarche_words_cell (
          demarche_comparison_find_cell (report->comparison, i, issue, DEMARCHE_WINDOW_ALL));

      if (strcmp (before, after) == 0)
        continue;
      DemarcheDecidedFigure *figure = g_new0 (DemarcheDecidedFigure, 1);
      *figure =
          (DemarcheDecidedFigure){i, issue, g_steal_pointer (&before), g_steal_pointer (&after)};
      g_ptr_array_add (figures, figure);
    }
  return figures;
}

GPtrArray *
demarche_decisions_find (DemarcheReport *report, guint evidence)
{
  if (report->decided == NULL)
    return NULL;
  return demarche_decided_find (report->decided,
                                demarche_report_get_evidence (report, evidence)->tag);
}

char *
demarche_decisions_describe (const DemarcheDecision *decision)
{
  g_autofree char *what = demarche_decision_describe (decision);

  if (decision->comment == NULL)
    return g_steal_pointer (&what);
  return g_strdup_printf ("%s (“%s”)", what, decision->comment);
}

const DemarcheDecision *
demarche_decisions_find_effective (DemarcheReport *report, guint evidence)
{
  GPtrArray *decisions = demarche_decisions_find (report, evidence);
  const DemarcheTag *tag = demarche_report_get_evidence (report, evidence)->tag;
  const DemarcheDecision *last = NULL;

  if (decisions == NULL || tag->standing == DEMARCHE_STANDING_DISPUTED)
    return NULL;
  for (guint i = 0; i < decisions->len; i++) {
    const DemarcheDecision *decision = g_ptr_array_index (decisions, i);

    if (last == NULL || decision->kind != DEMARCHE_DECISION_COMMENT)
      last = decision;
  }
  return last;
}
