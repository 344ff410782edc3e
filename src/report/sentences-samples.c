/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says how people judged tags that were drawn at random. */
#include "report/sentences-private.h"

#include "report/words.h"

static void
add_precision (GPtrArray *sentence, const DemarcheSampleScore *score)
{
  g_autofree char *precision = demarche_words_ratio (demarche_sample_score_get_precision (score));
  g_autofree char *low = demarche_words_ratio (score->interval.low);
  g_autofree char *high = demarche_words_ratio (score->interval.high);

  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                         "%u right of %u that were drawn of %u, precision %s (%s to %s)",
                         score->n_right, score->n_judged, score->n_tags, precision, low, high);
}

static void
add_judges (GPtrArray *sentence, const DemarcheSampleScore *score)
{
  for (guint i = 0; i < score->judges->len; i++) {
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                           i == 0                        ? "; judged by "
                           : i + 1 == score->judges->len ? " and "
                                                         : ", ");
    demarche_sentence_add (sentence, DEMARCHE_RUN_NAME, "%s",
                           (const char *)score->judges->pdata[i]);
  }
}

/* what is not counted, and why */
static void
add_rest (GPtrArray *sentence, const DemarcheSampleScore *score)
{
  if (score->n_disputed > 0)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "; disputed: %u", score->n_disputed);
  if (score->n_gone > 0)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                           "; not counted, for they are not in this report or no longer there: %u",
                           score->n_gone);
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ".");
}

static void
add_sample (GPtrArray *sentences, DemarcheReport *report, const DemarcheSampleScore *score)
{
  DemarcheSampleVerdict verdict = demarche_sample_score_get_verdict (score);
  GPtrArray *sentence = demarche_sentence_new (sentences);
  static const char *const verdicts[] = {
      [DEMARCHE_SAMPLE_STALE] = "does not count, for other rules made the tags: draw it again, and "
                                "what is still there keeps its decisions",
      [DEMARCHE_SAMPLE_OPEN] = "not judged to the end, opens no gate: ",
      [DEMARCHE_SAMPLE_TOO_FEW] = "fewer than 30 tags, opens no gate: ",
      [DEMARCHE_SAMPLE_IMPRECISE] = "precision below 0.85, opens no gate: ",
      [DEMARCHE_SAMPLE_MEASURED] = "passes: ",
  };

  demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "%s",
                         demarche_report_get_position (report, score->position)->code);
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ": %s", verdicts[verdict]);
  if (verdict == DEMARCHE_SAMPLE_OPEN)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "%u of %u judged, %u right",
                           score->n_judged, score->n_drawn, score->n_right);
  else if (verdict != DEMARCHE_SAMPLE_STALE)
    add_precision (sentence, score);
  add_judges (sentence, score);
  add_rest (sentence, score);
}

GPtrArray *
demarche_sentences_samples (DemarcheReport *report)
{
  GPtrArray *sentences = demarche_sentences_new ();

  for (guint i = 0; report->samples != NULL && i < report->samples->len; i++)
    add_sample (sentences, report, g_ptr_array_index (report->samples, i));
  return sentences;
}
