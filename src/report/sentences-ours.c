/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says who stands near us, who moved towards us or away, and where we are alone. */
#include "report/sentences-private.h"

#include "report/words.h"

static void
add_neighbour (GPtrArray *sentences, DemarcheReport *report, guint ours, guint actor,
               const char *heading)
{
  DemarcheAlignment alignment =
      demarche_comparison_get_alignment (report->comparison, ours, actor, report->now);
  g_autofree char *value = demarche_words_score (alignment.value);
  g_autofree char *issues = demarche_words_count (alignment.n_shared, "issue");
  GPtrArray *sentence = demarche_sentence_new (sentences);

  demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "%s", heading);
  demarche_sentence_add (sentence, DEMARCHE_RUN_NAME, "%s",
                         demarche_report_get_actor (report, actor)->name);
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, " (alignment %s over %s). ", value, issues);
  demarche_sentence_add_link (sentence, "pairs", "alignment");
  demarche_sentence_mark (sentence,
                          demarche_report_is_pair_proven (report, ours, actor, report->now));
}

static void
add_neighbours (GPtrArray *sentences, DemarcheReport *report, guint ours)
{
  guint nearest = DEMARCHE_NONE;
  guint furthest = DEMARCHE_NONE;
  double highest = 0;
  double lowest = 0;

  for (guint i = 0; i < report->comparison->actors->len; i++) {
    DemarcheAlignment alignment =
        demarche_comparison_get_alignment (report->comparison, ours, i, report->now);

    if (i == ours || alignment.n_shared == 0 ||
        demarche_report_get_actor (report, i)->kind == DEMARCHE_ACTOR_GROUP)
      continue;
    if (nearest == DEMARCHE_NONE || alignment.value > highest) {
      nearest = i;
      highest = alignment.value;
    }
    if (furthest == DEMARCHE_NONE || alignment.value < lowest) {
      furthest = i;
      lowest = alignment.value;
    }
  }
  if (nearest != DEMARCHE_NONE)
    add_neighbour (sentences, report, ours, nearest, "Nearest to us: ");
  if (furthest != DEMARCHE_NONE && furthest != nearest)
    add_neighbour (sentences, report, ours, furthest, "Furthest from us: ");
}

static void
add_our_moves (GPtrArray *sentences, DemarcheReport *report, guint ours)
{
  GPtrArray *pairs = report->comparison->pairs;

  for (guint i = 0, n = 0; i < pairs->len && n < 3; i++) {
    const DemarchePair *pair = g_ptr_array_index (pairs, i);
    g_autofree char *before = demarche_words_score (pair->before);
    g_autofree char *after = demarche_words_score (pair->after);
    GPtrArray *sentence;

    if (pair->first != ours && pair->second != ours)
      continue;
    n++;
    sentence = demarche_sentence_new (sentences);
    demarche_sentence_add (
        sentence, DEMARCHE_RUN_NAME, "%s",
        demarche_report_get_actor (report, pair->first == ours ? pair->second : pair->first)->name);
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, " %s us (%s to %s). ",
                           pair->after > pair->before ? "drew nearer to" : "moved away from",
                           before, after);
    demarche_sentence_add_link (sentence, "pairs", "alignment");
    demarche_sentence_mark (
        sentence,
        demarche_report_is_pair_proven (report, pair->first, pair->second, pair->window_before) &&
            demarche_report_is_pair_proven (report, pair->first, pair->second, pair->window_after));
  }
}

static void
add_where_alone (GPtrArray *sentences, DemarcheReport *report, guint ours)
{
  GArray *issues = report->comparison->issues;
  GPtrArray *sentence = NULL;
  gboolean is_proven = TRUE;

  for (guint i = 0; i < issues->len; i++) {
    guint issue = g_array_index (issues, guint, i);
    const DemarcheCell *cell =
        demarche_comparison_find_cell (report->comparison, ours, issue, report->now);

    if (cell == NULL || !demarche_sentences_stands_alone (report, cell))
      continue;
    if (sentence == NULL) {
      sentence = demarche_sentence_new (sentences);
      demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "Where we stand alone: ");
    } else {
      demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "; ");
    }
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "%s ",
                           demarche_report_get_issue (report, issue)->title);
    demarche_sentence_add_evidence (sentence, report, issue, ours, report->now);
    is_proven = is_proven && demarche_report_is_issue_proven (report, issue, report->now);
  }
  if (sentence != NULL)
    demarche_sentence_mark (sentence, is_proven);
}

void
demarche_sentences_add_ours (GPtrArray *sentences, DemarcheReport *report)
{
  const char *name = demarche_report_get_text (report, DEMARCHE_REPORT_OUR_DELEGATION);
  guint ours =
      name != NULL ? demarche_comparison_find_actor (report->comparison, name) : DEMARCHE_NONE;

  if (ours == DEMARCHE_NONE)
    return;
  add_neighbours (sentences, report, ours);
  add_our_moves (sentences, report, ours);
  add_where_alone (sentences, report, ours);
}
