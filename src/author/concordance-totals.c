/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a search comes to: the words that its items reached, and how many hits are tagged. */
#include "author/concordance-private.h"

#include "author/reached-words.h"
#include "base/escape.h"

/* words that a line names */
#define N_WORDS_SAID 12

static const char *
plural (guint n)
{
  return n == 1 ? "" : "s";
}

/* "words that 'open*' reached: open 1, openness 1" */
static void
append_item (GString *out, const DemarcheReachedItem *item)
{
  guint n_more = item->n_others;

  g_string_append (out, "words that '");
  demarche_escape_terminal (out, item->item, -1);
  g_string_append (out, "' reached: ");
  for (guint i = 0; i < item->words->len; i++) {
    const DemarcheReachedWords *words = g_ptr_array_index (item->words, i);
    if (i >= N_WORDS_SAID) {
      n_more += words->n_hits;
      continue;
    }
    g_string_append (out, i == 0 ? "" : ", ");
    demarche_escape_terminal (out, words->words, -1);
    g_string_append_printf (out, " %u", words->n_hits);
  }
  if (n_more > 0)
    g_string_append_printf (out, ", others %u", n_more);
}

static void
append_count (GString *out, guint n, const char *words, const char **separator)
{
  if (n == 0)
    return;
  g_string_append_printf (out, "%s%u %s", *separator, n, words);
  *separator = ", ";
}

/* ": 1 tagged so already, 1 untagged" */
static void
append_states (GString *out, DemarcheConcordance *concordance,
               const DemarcheConcordanceTotals *totals)
{
  gboolean so = demarche_concordance_has_position (concordance);
  const char *separator = ": ";

  append_count (out, totals->n_states[DEMARCHE_HIT_TAGGED],
                so ? "tagged so already" : "tagged already", &separator);
  append_count (out, totals->n_states[DEMARCHE_HIT_ELSEWHERE],
                "in a paragraph that is tagged so by other words", &separator);
  append_count (out, totals->n_states[DEMARCHE_HIT_UNTAGGED], "untagged", &separator);
  append_count (out, totals->n_states[DEMARCHE_HIT_NEVER], "never tagged", &separator);
  separator = "; by people: ";
  append_count (out, totals->n_people[DEMARCHE_HIT_TAGGED], so ? "tagged so" : "tagged",
                &separator);
  append_count (out, totals->n_people[DEMARCHE_HIT_UNTAGGED], so ? "not tagged so" : "untagged",
                &separator);
  append_count (out, totals->n_people[DEMARCHE_HIT_UNKNOWN], "not read", &separator);
}

static void
append_hits (GString *out, DemarcheConcordance *concordance,
             const DemarcheConcordanceTotals *totals)
{
  if (totals->n_hits == 0) {
    g_string_append_printf (out, "no hits in %u paragraph%s of %u statement%s",
                            totals->n_paragraphs, plural (totals->n_paragraphs),
                            totals->n_statements, plural (totals->n_statements));
    return;
  }
  g_string_append_printf (out, "%u %s%s in %u paragraph%s", totals->n_hits,
                          demarche_concordance_is_of_tags (concordance) ? "tag" : "hit",
                          plural (totals->n_hits), totals->n_hit_paragraphs,
                          plural (totals->n_hit_paragraphs));
  if (!demarche_concordance_is_of_tags (concordance) || totals->n_states[DEMARCHE_HIT_TAGGED] == 0)
    append_states (out, concordance, totals);
}

void
demarche_concordance_append_totals (GString *out, DemarcheConcordance *concordance, guint n_failed)
{
  const DemarcheConcordanceTotals *totals = demarche_concordance_get_totals (concordance);
  g_autoptr (GPtrArray) items = demarche_concordance_list_reached (concordance);

  for (guint i = 0; items->len > 1 && i < items->len; i++) {
    append_item (out, g_ptr_array_index (items, i));
    g_string_append_c (out, '\n');
  }
  append_hits (out, concordance, totals);
  if (items->len == 1) {
    g_string_append (out, "; ");
    append_item (out, g_ptr_array_index (items, 0));
  }
  if (n_failed > 0)
    g_string_append_printf (out, "; incomplete: %u statement%s could not be read", n_failed,
                            plural (n_failed));
  g_string_append_c (out, '\n');
}

/* ---- for programs ---- */

static void
append_json_states (GString *out, const guint *counts)
{
  const char *separator = "";

  g_string_append_c (out, '{');
  for (guint state = DEMARCHE_HIT_UNTAGGED; state <= DEMARCHE_HIT_UNKNOWN; state++) {
    if (counts[state] == 0)
      continue;
    g_string_append_printf (out, "%s\"%s\": %u", separator,
                            demarche_hit_state_get_name ((DemarcheHitState)state), counts[state]);
    separator = ", ";
  }
  g_string_append_c (out, '}');
}

static void
append_json_item (GString *out, const DemarcheReachedItem *item)
{
  g_string_append (out, "{\"item\": ");
  demarche_escape_json (out, item->item, -1, FALSE);
  g_string_append (out, ", \"words\": [");
  for (guint i = 0; i < item->words->len; i++) {
    const DemarcheReachedWords *words = g_ptr_array_index (item->words, i);
    g_string_append (out, i == 0 ? "{\"words\": " : ", {\"words\": ");
    demarche_escape_json (out, words->words, -1, FALSE);
    g_string_append_printf (out, ", \"hits\": %u}", words->n_hits);
  }
  g_string_append_printf (out, "], \"others\": %u}", item->n_others);
}

void
demarche_concordance_append_json_totals (GString *out, DemarcheConcordance *concordance,
                                         guint n_failed)
{
  const DemarcheConcordanceTotals *totals = demarche_concordance_get_totals (concordance);
  g_autoptr (GPtrArray) items = demarche_concordance_list_reached (concordance);

  g_string_append_printf (
      out,
      "\"statements\": %u, \"failed\": %u, \"paragraphs\": %u, \"hit-count\": %u, "
      "\"hit-paragraphs\": %u, \"tagged\": ",
      totals->n_statements, n_failed, totals->n_paragraphs, totals->n_hits,
      totals->n_hit_paragraphs);
  append_json_states (out, totals->n_states);
  g_string_append (out, ", \"people\": ");
  append_json_states (out, totals->n_people);
  g_string_append (out, ", \"reached\": [");
  for (guint i = 0; i < items->len; i++) {
    g_string_append (out, i == 0 ? "" : ", ");
    append_json_item (out, g_ptr_array_index (items, i));
  }
  g_string_append_c (out, ']');
}
