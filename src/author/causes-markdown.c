/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Scores and errors by cause, position by position, as a Markdown table. */
#include "author/causes.h"

#include "base/escape.h"
#include "rules/rule-set-private.h"

#include <math.h>

/* of one position, or of all */
typedef struct {
  guint n_phrases;
  guint n_causes[DEMARCHE_N_CAUSES];
} Row;

static guint
count (GPtrArray *phrases)
{
  return phrases != NULL ? phrases->len : 0;
}

static Row *
count_phrases (DemarcheRuleSet *rules, guint n_positions)
{
  GPtrArray *all = demarche_rule_set_get_rules (rules);
  Row *rows = g_new0 (Row, n_positions + 1);

  for (guint i = 0; i < all->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (all, i);
    rows[rule->position].n_phrases += count (rule->any) + count (rule->all);
  }
  return rows;
}

static void
count_causes (Row *rows, DemarcheAgreement *agreement, DemarcheClassifier *classifier,
              DemarcheCodebook *codebook)
{
  for (guint i = 0; i < agreement->mistakes->len; i++) {
    const DemarcheMistake *mistake = g_ptr_array_index (agreement->mistakes, i);
    if (mistake->kind != DEMARCHE_MISTAKE_WRONG_FORCE)
      rows[mistake->position].n_causes[demarche_cause_find (classifier, mistake, codebook)]++;
  }
}

static void
append_ratio (GString *out, double ratio)
{
  g_string_append (out, " | ");
  if (isnan (ratio))
    g_string_append (out, "–");
  else
    demarche_escape_number (out, ratio, 2);
}

/* ids have letters, digits and hyphens only */
static void
append_row (GString *out, const char *name, const DemarcheScore *score, const Row *row)
{
  g_string_append_printf (out, "| %s | %u", name, row->n_phrases);
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++)
    append_ratio (out, demarche_score_get_ratio (score, (DemarcheRatio)i));
  g_string_append_printf (out, " | %u", score->n_gold);
  for (guint i = 0; i < DEMARCHE_N_CAUSES; i++)
    g_string_append_printf (out, " | %u", row->n_causes[i]);
  g_string_append (out, " |\n");
}

static void
append_head (GString *out)
{
  static const char *const columns[] = {"position", "phrases", "precision",
                                        "recall",   "F1",      "support"};

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " | " : "| ", columns[i]);
  for (guint i = 0; i < DEMARCHE_N_CAUSES; i++)
    g_string_append_printf (out, " | %s", demarche_cause_get_name ((DemarcheCause)i));
  g_string_append (out, " |\n| ---");
  for (guint i = 1; i < G_N_ELEMENTS (columns) + DEMARCHE_N_CAUSES; i++)
    g_string_append (out, " | ---:");
  g_string_append (out, " |\n");
}

void
demarche_causes_append_markdown (GString *out, DemarcheAgreement *agreement, DemarcheRuleSet *rules,
                                 DemarcheClassifier *classifier)
{
  g_return_if_fail (agreement != NULL && DEMARCHE_IS_RULE_SET (rules));
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);
  guint n = demarche_codebook_get_n_positions (codebook);
  g_autofree Row *rows = count_phrases (rules, n);
  Row all = {0};

  count_causes (rows, agreement, classifier, codebook);
  append_head (out);
  for (guint i = 0; i < n; i++) {
    append_row (out, demarche_codebook_get_position (codebook, i)->code,
                &g_array_index (table->positions, DemarcheScore, i), &rows[i]);
    all.n_phrases += rows[i].n_phrases;
    for (guint k = 0; k < DEMARCHE_N_CAUSES; k++)
      all.n_causes[k] += rows[i].n_causes[k];
  }
  append_row (out, "**all**", &table->micro, &all);
}
