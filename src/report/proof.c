/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which figures are proven: those of positions that agree with people's reading of statements that
 * the rules were not developed on, by gold or by a sample of their tags. */
#include "report/report-private.h"

#include "report/words.h"

static void
note_cell (DemarcheReport *report, const DemarcheCell *cell)
{
  for (guint i = 0; i < cell->n_holdings; i++)
    report->is_held[cell->holdings[i].position] = TRUE;
}

const DemarcheSampleScore *
demarche_report_find_sample (DemarcheReport *report, guint position)
{
  for (guint i = 0; report->samples != NULL && i < report->samples->len; i++) {
    const DemarcheSampleScore *score = g_ptr_array_index (report->samples, i);

    if (score->position == position)
      return score;
  }
  return NULL;
}

static gboolean
passes_by_sample (DemarcheReport *report, guint position)
{
  const DemarcheSampleScore *score = demarche_report_find_sample (report, position);

  return score != NULL && demarche_sample_score_get_verdict (score) == DEMARCHE_SAMPLE_MEASURED;
}

const char *
demarche_report_describe_gate (DemarcheReport *report, guint position, DemarcheScoreVerdict verdict)
{
  return verdict != DEMARCHE_SCORE_MEASURED && passes_by_sample (report, position)
             ? "passes by a judged sample"
             : demarche_words_verdict (verdict);
}

void
demarche_report_prove (DemarcheReport *report)
{
  guint n = demarche_codebook_get_n_positions (report->comparison->codebook);

  report->is_proven = g_new0 (gboolean, n + 1);
  report->is_held = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    report->is_proven[i] = demarche_gate_get_verdict (report->gate, i) == DEMARCHE_SCORE_MEASURED ||
                           passes_by_sample (report, i);
  for (guint i = 0; i < report->comparison->cells->len; i++)
    note_cell (report, demarche_report_get_cell (report, i));
}

gboolean
demarche_report_is_position_proven (DemarcheReport *report, guint position)
{
  return report->is_proven[position];
}

gboolean
demarche_report_is_cell_proven (DemarcheReport *report, const DemarcheCell *cell)
{
  for (guint i = 0; i < cell->n_holdings; i++)
    if (!report->is_proven[cell->holdings[i].position])
      return FALSE;
  return TRUE;
}

gboolean
demarche_report_is_issue_proven (DemarcheReport *report, guint issue, guint window)
{
  for (guint i = 0; i < report->comparison->actors->len; i++) {
    const DemarcheCell *cell = demarche_comparison_find_cell (report->comparison, i, issue, window);

    if (cell != NULL && !demarche_report_is_cell_proven (report, cell))
      return FALSE;
  }
  return TRUE;
}

gboolean
demarche_report_is_actor_proven (DemarcheReport *report, guint actor, guint window)
{
  GArray *issues = report->comparison->issues;

  for (guint i = 0; i < issues->len; i++) {
    const DemarcheCell *cell = demarche_comparison_find_cell (
        report->comparison, actor, g_array_index (issues, guint, i), window);

    if (cell != NULL && !demarche_report_is_cell_proven (report, cell))
      return FALSE;
  }
  return TRUE;
}

const char *
demarche_report_get_dagger (DemarcheReport *report, const DemarcheCell *cell)
{
  return demarche_report_is_cell_proven (report, cell) ? "" : DEMARCHE_DAGGER;
}

static gboolean
is_side_proven (DemarcheReport *report, guint cell)
{
  return cell == DEMARCHE_NONE ||
         demarche_report_is_cell_proven (report, demarche_report_get_cell (report, cell));
}

gboolean
demarche_report_is_pair_proven (DemarcheReport *report, guint first, guint second, guint window)
{
  return demarche_report_is_actor_proven (report, first, window) &&
         demarche_report_is_actor_proven (report, second, window);
}

gboolean
demarche_report_is_shift_proven (DemarcheReport *report, const DemarcheShift *shift)
{
  return is_side_proven (report, shift->before) && is_side_proven (report, shift->after);
}

guint
demarche_report_count_proven (DemarcheReport *report, guint *n_held)
{
  guint n = demarche_codebook_get_n_positions (report->comparison->codebook);
  guint n_proven = 0;

  *n_held = 0;
  for (guint i = 0; i < n; i++) {
    *n_held += report->is_held[i];
    n_proven += report->is_held[i] && report->is_proven[i];
  }
  return n_proven;
}

static gboolean
has_support (DemarcheReport *report)
{
  guint n = demarche_codebook_get_n_positions (report->comparison->codebook);

  for (guint i = 0; i < n; i++)
    if (report->is_held[i] && demarche_gate_get_verdict (report->gate, i) != DEMARCHE_SCORE_TOO_FEW)
      return TRUE;
  return FALSE;
}

const char *
demarche_report_describe_lack (DemarcheReport *report)
{
  const DemarcheGate *gate = report->gate;
  guint n_held;

  if (demarche_report_count_proven (report, &n_held) > 0 || n_held == 0)
    return NULL;
  if (gate == NULL && report->samples != NULL)
    return "No position here passes by a sample: none is judged to the end with 30 tags and a "
           "precision of .85; and no gold was given.";
  if (gate == NULL)
    return "Not measured: how far these tags agree with people’s reading, for no gold was given.";
  if (gate->unseen.agreement == NULL && gate->seen.agreement == NULL)
    return "Not measured: how far these tags agree with people’s reading, for gold speaks of no "
           "statement of this report.";
  if (gate->unseen.agreement == NULL)
    return "Not measured on new statements: gold speaks only of those that the rules were "
           "developed on.";
  if (!has_support (report))
    return "Not measured: no position here has 30 gold tags on statements that the rules were not "
           "developed on.";
  return "No position here has both 30 gold tags and a precision of .85 on statements that the "
         "rules were not developed on.";
}
