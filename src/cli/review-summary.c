/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `review --summary`: who decided how much, how far they agree, and what samples say. */
#include "config.h"

#include "cli/json-object.h"
#include "cli/review.h"

#include <math.h>

static void
add_count (DemarcheTable *table, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  demarche_table_add_cell (table, text);
}

/* nothing where it is not defined */
static void
add_ratio (DemarcheTable *table, double ratio)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!isnan (ratio))
    demarche_escape_number (text, ratio, 3);
  demarche_table_add_cell (table, isnan (ratio) ? NULL : text->str);
}

static DemarcheTable *
make_table (const char *const *columns, const char *const *texts)
{
  DemarcheTable *table = demarche_table_new ();

  for (guint i = 0; columns[i] != NULL; i++)
    demarche_table_add_column (table, columns[i], !g_strv_contains (texts, columns[i]));
  return table;
}

static DemarcheTable *
tabulate_people (const DemarcheReviewers *reviewers)
{
  static const char *const columns[] = {"reviewer", "tags", NULL};
  static const char *const texts[] = {"reviewer", NULL};
  DemarcheTable *table = make_table (columns, texts);

  for (guint i = 0; i < reviewers->names->len; i++) {
    demarche_table_add_cell (table, g_ptr_array_index (reviewers->names, i));
    add_count (table, g_array_index (reviewers->n_judged, guint, i));
  }
  return table;
}

static DemarcheTable *
tabulate_agreement (const DemarcheReviewers *reviewers)
{
  static const char *const columns[] = {"first", "second", "tags", "percent",
                                        "kappa", "alpha",  NULL};
  static const char *const texts[] = {"first", "second", NULL};
  DemarcheTable *table = make_table (columns, texts);

  for (guint i = 0; i < reviewers->pairs->len; i++) {
    const DemarcheReviewersAgreement *pair =
        &g_array_index (reviewers->pairs, DemarcheReviewersAgreement, i);
    gboolean is_all = pair->names[0] == NULL;

    demarche_table_add_cell (table, is_all ? "all" : pair->names[0]);
    demarche_table_add_cell (table, is_all ? NULL : pair->names[1]);
    add_count (table, pair->n_tags);
    g_autofree char *percent = g_strdup_printf ("%.0f", round (100 * pair->same));
    demarche_table_add_cell (table, percent);
    add_ratio (table, pair->kappa);
    add_ratio (table, pair->alpha);
  }
  return table;
}

static DemarcheTable *
tabulate_samples (const DemarcheReviewing *reviewing)
{
  static const char *const columns[] = {"position", "gate",      "drawn", "of",   "judged", "right",
                                        "disputed", "precision", "low",   "high", "judges", NULL};
  static const char *const texts[] = {"position", "gate", "judges", NULL};
  DemarcheTable *table = make_table (columns, texts);
  g_autoptr (GPtrArray) scores = demarche_samples_score (
      reviewing->samples, reviewing->by_rules, reviewing->decided,
      demarche_rule_set_get_developed_on (reviewing->rules), reviewing->codebook,
      demarche_rule_set_get_meaning_hash (reviewing->rules));

  for (guint i = 0; i < scores->len; i++) {
    const DemarcheSampleScore *score = g_ptr_array_index (scores, i);
    DemarcheSampleVerdict verdict = demarche_sample_score_get_verdict (score);
    const guint counts[] = {score->n_drawn, score->n_tags, score->n_judged, score->n_right,
                            score->n_disputed};
    g_ptr_array_add (score->judges, NULL);
    g_autofree char *judges = g_strjoinv ("; ", (char **)score->judges->pdata);

    demarche_table_add_cell (
        table, demarche_codebook_get_position (reviewing->codebook, score->position)->code);
    demarche_table_add_cell (table, verdict == DEMARCHE_SAMPLE_MEASURED
                                        ? "passes"
                                        : demarche_sample_verdict_get_name (verdict));
    for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
      add_count (table, counts[k]);
    add_ratio (table, demarche_sample_score_get_precision (score));
    add_ratio (table, score->interval.low);
    add_ratio (table, score->interval.high);
    demarche_table_add_cell (table, judges);
  }
  return table;
}

static void
append_text (GString *out, const char *title, const DemarcheTable *table)
{
  if (table->rows->len == 0)
    return;
  g_string_append_printf (out, "%s%s\n", out->len > 0 ? "\n" : "", title);
  demarche_table_append_text (out, table);
}

void
demarche_review_summarise (DemarcheReviewing *reviewing, gboolean is_json)
{
  g_autoptr (DemarcheReviewers) reviewers = demarche_reviewers_new (reviewing->decided);
  g_autoptr (DemarcheTable) people = tabulate_people (reviewers);
  g_autoptr (DemarcheTable) agreement = tabulate_agreement (reviewers);
  g_autoptr (DemarcheTable) samples = tabulate_samples (reviewing);
  g_autoptr (GString) out = g_string_new (NULL);

  if (is_json) {
    g_string_append (out, "{\"format\": 1, \"reviewers\": ");
    demarche_table_append_json (out, people);
    g_string_append (out, ", \"agreement\": ");
    demarche_table_append_json (out, agreement);
    g_string_append (out, ", \"samples\": ");
    demarche_table_append_json (out, samples);
    g_string_append (out, "}\n");
  } else {
    append_text (out, "Tags judged, by whom", people);
    append_text (out, "Agreement on tags that both judged (Cohen's kappa, Krippendorff's alpha)",
                 agreement);
    append_text (out, "Samples (precision with 95 % by Wilson's method)", samples);
    if (out->len == 0)
      demarche_command_say ("nobody has decided on a tag yet");
  }
  demarche_command_write (reviewing->context, out->str, (gssize)out->len);
}
