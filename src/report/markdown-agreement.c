/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far tags agree with gold, as Markdown. */
#include "report/markdown.h"

#include "report/words.h"

static void
write_position (DemarcheMarkdown *md, const DemarcheScore *score, guint position, gboolean is_gate)
{
  DemarcheScoreVerdict verdict = demarche_score_get_verdict (score);

  demarche_markdown_add (md, "| ");
  demarche_markdown_add_text (md, demarche_report_get_position (md->report, position)->code);
  demarche_markdown_add (md, "%s | %u",
                         is_gate && verdict != DEMARCHE_SCORE_MEASURED ? DEMARCHE_DAGGER : "",
                         score->n_gold);
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++) {
    g_autofree char *ratio =
        demarche_words_ratio (demarche_score_get_ratio (score, (DemarcheRatio)i));
    demarche_markdown_add (md, " | %s", ratio);
  }
  demarche_markdown_add (md, " | %s |\n",
                         is_gate ? demarche_words_verdict (verdict) : "opens no gate");
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

void
demarche_markdown_write_agreement (DemarcheMarkdown *md)
{
  const DemarcheGate *gate = md->report->gate;

  demarche_markdown_add (md, "- Agreement with human reading: %s\n",
                         gate == NULL                     ? "not measured"
                         : gate->unseen.agreement == NULL ? "measured on statements that the rules "
                                                            "were developed on only"
                                                          : "see below");
  if (gate == NULL)
    return;
  write_part (md, gate->unseen.agreement, "Statements that the rules were not developed on", TRUE);
  write_part (md, gate->seen.agreement, "Statements that the rules were developed on", FALSE);
}
