/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Agreement as JSON. */
#include "comparison/agreement.h"

#include "base/escape.h"

#include <math.h>

static void
append_ratio (GString *out, const char *key, double ratio)
{
  g_string_append_printf (out, ", \"%s\": ", key);
  if (isnan (ratio))
    g_string_append (out, "null");
  else
    demarche_escape_number (out, ratio, 4);
}

static void
append_score (GString *out, const DemarcheScore *score)
{
  g_string_append_printf (out, "\"gold\": %u, \"found\": %u, \"right\": %u", score->n_gold,
                          score->n_found, score->n_right);
  append_ratio (out, "precision", demarche_score_get_precision (score));
  append_ratio (out, "recall", demarche_score_get_recall (score));
  append_ratio (out, "f1", demarche_score_get_f1 (score));
}

static void
append_table (GString *out, const char *key, const DemarcheScoreTable *table,
              DemarcheCodebook *codebook)
{
  gboolean is_first = TRUE;
  g_string_append_printf (out, "\"%s\": {\"statements\": %u, \"micro\": {", key,
                          table->n_statements);
  append_score (out, &table->micro);
  g_string_append_printf (out, "}, \"macro\": {\"positions\": %u", table->n_positions);
  append_ratio (out, "precision", table->macro_precision);
  append_ratio (out, "recall", table->macro_recall);
  append_ratio (out, "f1", table->macro_f1);
  g_string_append (out, "}, \"positions\": [");
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);
    if (score->n_gold + score->n_found == 0)
      continue;
    g_string_append (out, is_first ? "{\"position\": " : ", {\"position\": ");
    is_first = FALSE;
    demarche_escape_json (out, demarche_codebook_get_position (codebook, i)->code, -1, FALSE);
    g_string_append (out, ", ");
    append_score (out, score);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "]}, ");
}

static void
append_place (GString *out, DemarcheTagged *tagged, guint paragraph)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  g_string_append (out, "\"statement\": ");
  demarche_escape_json (out, demarche_statement_get_name (statement), -1, FALSE);
  g_string_append_printf (out, ", \"paragraph\": %u",
                          demarche_statement_get_paragraph (statement, paragraph)->number);
}

static void
append_mistakes (GString *out, GPtrArray *mistakes, DemarcheCodebook *codebook)
{
  g_string_append (out, "\"mistakes\": [");
  for (guint i = 0; i < mistakes->len; i++) {
    const DemarcheMistake *mistake = g_ptr_array_index (mistakes, i);
    const DemarcheTag *tag = mistake->tag;
    g_string_append (out, i == 0 ? "{" : ", {");
    append_place (out, mistake->tagged, tag->paragraph);
    g_string_append (out, ", \"position\": ");
    demarche_escape_json (out, demarche_codebook_get_position (codebook, tag->position)->code, -1,
                          FALSE);
    g_string_append_printf (out, ", \"holder\": \"%s\", \"stance\": \"%s\", \"mistake\": \"%s\"}",
                            demarche_holder_get_name (tag->holder),
                            demarche_stance_get_name (tag->stance),
                            mistake->is_missing ? "missing" : "wrong");
  }
  g_string_append (out, "], ");
}

static void
append_unpaired (GString *out, const char *key, GPtrArray *list)
{
  g_string_append_printf (out, "\"%s\": [", key);
  for (guint i = 0; i < list->len; i++) {
    const DemarcheUnpaired *unpaired = g_ptr_array_index (list, i);
    g_string_append (out, i == 0 ? "{" : ", {");
    append_place (out, unpaired->tagged, unpaired->paragraph);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

void
demarche_agreement_append_json (GString *out, DemarcheAgreement *agreement,
                                DemarcheCodebook *codebook)
{
  g_string_append_printf (out, "{\"paragraphs\": %u, \"paired\": %u, \"ambiguous\": %u, ",
                          agreement->n_paragraphs, agreement->n_paired, agreement->n_ambiguous);
  append_table (out, "all", &agreement->tables[DEMARCHE_SCORED_ALL], codebook);
  append_table (out, "seen", &agreement->tables[DEMARCHE_SCORED_SEEN], codebook);
  append_table (out, "unseen", &agreement->tables[DEMARCHE_SCORED_UNSEEN], codebook);
  append_mistakes (out, agreement->mistakes, codebook);
  append_unpaired (out, "unpaired", agreement->unpaired);
  g_string_append (out, ", ");
  append_unpaired (out, "unjudged", agreement->unjudged);
  g_string_append (out, "}\n");
}
