/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far tags agree with gold, as Markdown. */
#include "report/markdown.h"

#include "report/sentences.h"
#include "report/words.h"

static void
write_position (DemarcheMarkdown *md, const DemarcheScore *score, guint position, gboolean is_gate)
{
  DemarcheScoreVerdict verdict = demarche_score_get_verdict (score);

  demarche_markdown_add (md, "| ");
  demarche_markdown_add_text (md, demarche_report_get_position (md->report, position)->code);
  demarche_markdown_add (
      md, "%s | %u",
      is_gate && !demarche_report_is_position_proven (md->report, position) ? DEMARCHE_DAGGER : "",
      score->n_gold);
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++) {
    g_autofree char *ratio =
        demarche_words_ratio (demarche_score_get_ratio (score, (DemarcheRatio)i));
    demarche_markdown_add (md, " | %s", ratio);
  }
  demarche_markdown_add (md, " | %s |\n",
                         is_gate ? demarche_report_describe_gate (md->report, position, verdict)
                                 : "opens no gate");
}

static void
write_part (DemarcheMarkdown *md, const DemarcheAgreement *agreement, const char *title,
            gboolean is_gate)
{
  if (agreement == NULL)
    return;
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];
  demarche_markdown_add (md, "\n%s (%u paragraphs tagged by people):\n\n", title,
                         agreement->n_paragraphs);
  demarche_markdown_add (md, "| position | gold | precision | recall | F1 | gate |\n"
                             "| --- | ---: | ---: | ---: | ---: | --- |\n");
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);

    if (score->n_gold > 0 || score->n_found > 0 || (is_gate && md->report->is_held[i]))
      write_position (md, score, i, is_gate);
  }
}

static void
write_samples (DemarcheMarkdown *md)
{
  g_autoptr (GPtrArray) sentences = demarche_sentences_samples (md->report);

  if (sentences->len > 0)
    demarche_markdown_add (md, "\n%s\n\n", DEMARCHE_SAMPLES_LEAD);
  for (guint i = 0; i < sentences->len; i++) {
    g_autofree char *text = demarche_sentence_to_plain (sentences->pdata[i]);

    demarche_markdown_add (md, "- ");
    demarche_markdown_add_text (md, text);
    demarche_markdown_add (md, "\n");
  }
}

static void
write_gold (DemarcheMarkdown *md)
{
  const DemarcheGate *gate = md->report->gate;

  if (gate == NULL)
    return;
  write_part (md, gate->unseen.agreement, "Statements that the rules were not developed on", TRUE);
  write_part (md, gate->seen.agreement, "Statements that the rules were developed on", FALSE);
}

void
demarche_markdown_write_agreement (DemarcheMarkdown *md)
{
  const DemarcheGate *gate = md->report->gate;

  demarche_markdown_add (md, "- Agreement with human reading: %s\n",
                         gate == NULL                     ? "not measured"
                         : gate->unseen.agreement == NULL ? "measured on statements that the rules "
                                                            "were developed on only"
                                                          : "see below");
  write_gold (md);
  write_samples (md);
}
