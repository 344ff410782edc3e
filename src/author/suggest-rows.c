/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Suggestions for programs: CSV rows and JSON. */
#include "author/suggest-private.h"

#include "base/escape.h"

#define N_QUOTE_COLUMNS 2

static const char *
get_code (const DemarcheSuggestions *suggestions, const DemarchePhrasing *phrasing)
{
  if (phrasing->position < 0)
    return NULL;
  return demarche_codebook_get_position (suggestions->codebook, (guint)phrasing->position)->code;
}

/* ---- CSV ---- */

static void
append_cell (GString *out, const char *text)
{
  g_string_append_c (out, ',');
  demarche_escape_csv (out, text != NULL ? text : "", -1);
}

static void
append_count (GString *out, guint n)
{
  g_string_append_printf (out, ",%u", n);
}

static void
append_decimal (GString *out, double value)
{
  g_string_append_c (out, ',');
  demarche_escape_number (out, value, 2);
}

static void
append_quote_cells (GString *out, const DemarchePhrasing *phrasing)
{
  for (guint i = 0; i < N_QUOTE_COLUMNS; i++) {
    const DemarcheQuote *quote = i < phrasing->quotes->len ? phrasing->quotes->pdata[i] : NULL;
    g_autofree char *place =
        quote != NULL ? g_strdup_printf ("%s:%u", quote->statement, quote->number) : NULL;
    append_cell (out, place);
    append_cell (out, quote != NULL ? quote->who : NULL);
    append_cell (out, quote != NULL ? quote->text : NULL);
  }
}

static void
append_row (GString *out, const DemarcheSuggestions *suggestions, const char *kind,
            const DemarchePhrasing *phrasing)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < phrasing->places->len; i++)
    g_string_append_printf (places, "%s%s", i == 0 ? "" : "; ",
                            (const char *)phrasing->places->pdata[i]);
  g_string_append (out, kind);
  append_cell (out, phrasing->phrase);
  append_cell (out, get_code (suggestions, phrasing));
  append_decimal (out, phrasing->score);
  append_decimal (out, phrasing->keyness);
  append_count (out, phrasing->n_ours);
  append_count (out, phrasing->of_ours);
  append_count (out, phrasing->n_rest);
  append_count (out, phrasing->of_rest);
  append_count (out, phrasing->places->len);
  append_count (out, phrasing->n_statements);
  append_count (out, phrasing->n_who);
  append_cell (out, phrasing->most);
  append_count (out, phrasing->n_most);
  append_cell (out, phrasing->rule);
  append_cell (out, phrasing->known);
  append_cell (out, phrasing->edit);
  append_quote_cells (out, phrasing);
  append_cell (out, places->str);
  g_string_append (out, "\r\n");
}

void
demarche_suggestions_append_csv (GString *out, const DemarcheSuggestions *suggestions)
{
  g_string_append (out, "kind,phrase,position,score,keyness,here,of-here,rest,of-rest,would-tag,"
                        "statements,voices,most-by,most,rule,rule-phrase,edit,place-1,who-1,"
                        "quote-1,place-2,who-2,quote-2,places\r\n");
  for (guint i = 0; i < suggestions->sequences->len; i++)
    append_row (out, suggestions, "sequence", suggestions->sequences->pdata[i]);
  for (guint i = 0; i < suggestions->near->len; i++)
    append_row (out, suggestions, "near-miss", suggestions->near->pdata[i]);
}

/* ---- JSON ---- */

static void
append_key (GString *out, const char *key)
{
  g_string_append_printf (out, "%s\"%s\": ", out->str[out->len - 1] == '{' ? "" : ", ", key);
}

static void
append_string (GString *out, const char *key, const char *value)
{
  append_key (out, key);
  if (value == NULL)
    g_string_append (out, "null");
  else
    demarche_escape_json (out, value, -1, FALSE);
}

static void
append_number (GString *out, const char *key, guint value)
{
  append_key (out, key);
  g_string_append_printf (out, "%u", value);
}

static void
append_quote (GString *out, const DemarcheQuote *quote)
{
  const DemarcheSpan *first = &g_array_index (quote->spans, DemarcheSpan, 0);
  const DemarcheSpan *last = &g_array_index (quote->spans, DemarcheSpan, quote->spans->len - 1);

  g_string_append_c (out, '{');
  append_string (out, "statement", quote->statement);
  append_number (out, "paragraph", quote->number);
  append_string (out, "who", quote->who);
  append_string (out, "text", quote->text);
  append_number (out, "start", (guint)g_utf8_strlen (quote->text, (gssize)first->start));
  append_number (out, "end", (guint)g_utf8_strlen (quote->text, (gssize)last->end));
  g_string_append_c (out, '}');
}

static void
append_counts (GString *out, const DemarchePhrasing *phrasing)
{
  append_key (out, "score");
  demarche_escape_number (out, phrasing->score, 2);
  if (phrasing->rule == NULL) {
    append_key (out, "keyness");
    demarche_escape_number (out, phrasing->keyness, 2);
    append_number (out, "here", phrasing->n_ours);
    append_number (out, "of-here", phrasing->of_ours);
    append_number (out, "rest", phrasing->n_rest);
    append_number (out, "of-rest", phrasing->of_rest);
  } else {
    append_string (out, "rule", phrasing->rule);
    append_string (out, "rule-phrase", phrasing->known);
    append_string (out, "edit", phrasing->edit);
  }
  append_number (out, "would-tag", phrasing->places->len);
  append_number (out, "statements", phrasing->n_statements);
  append_number (out, "voices", phrasing->n_who);
  append_string (out, "most-by", phrasing->most);
  append_number (out, "most", phrasing->n_most);
}

static void
append_phrasing (GString *out, const DemarcheSuggestions *suggestions,
                 const DemarchePhrasing *phrasing)
{
  g_string_append (out, "\n  {");
  append_string (out, "phrase", phrasing->phrase);
  append_string (out, "position", get_code (suggestions, phrasing));
  append_counts (out, phrasing);
  append_key (out, "quotes");
  for (guint i = 0; i < phrasing->quotes->len; i++) {
    g_string_append (out, i == 0 ? "[" : ", ");
    append_quote (out, phrasing->quotes->pdata[i]);
  }
  g_string_append (out, phrasing->quotes->len == 0 ? "[]" : "]");
  append_key (out, "places");
  for (guint i = 0; i < phrasing->places->len; i++) {
    g_string_append (out, i == 0 ? "[" : ", ");
    demarche_escape_json (out, phrasing->places->pdata[i], -1, FALSE);
  }
  g_string_append (out, phrasing->places->len == 0 ? "[]}" : "]}");
}

static void
append_list (GString *out, const char *key, const DemarcheSuggestions *suggestions,
             GPtrArray *phrasings)
{
  g_string_append_printf (out, "\"%s\": [", key);
  for (guint i = 0; i < phrasings->len; i++) {
    g_string_append (out, i == 0 ? "" : ",");
    append_phrasing (out, suggestions, phrasings->pdata[i]);
  }
  g_string_append (out, phrasings->len == 0 ? "],\n " : "\n ],\n ");
}

void
demarche_suggestions_append_json (GString *out, const DemarcheSuggestions *suggestions,
                                  guint n_failed)
{
  g_string_append_c (out, '{');
  append_list (out, "sequences", suggestions, suggestions->sequences);
  append_list (out, "near-misses", suggestions, suggestions->near);
  g_string_append_printf (out,
                          "\"statements\": %u, \"failed\": %u, \"paragraphs\": %u, \"others\": %u, "
                          "\"limit\": %u, \"complete\": %s}\n",
                          suggestions->n_statements, n_failed, suggestions->n_ours,
                          suggestions->n_rest, suggestions->limit,
                          n_failed == 0 && !suggestions->is_cut ? "true" : "false");
}
