/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Suggestions for people. */
#include "author/suggest-private.h"

#include "author/concordance-private.h"
#include "base/columns.h"
#include "base/escape.h"

#include <string.h>

/* places that a line names */
#define N_PLACES_SAID 6
#define INDENT 5

static const char *
plural (guint n)
{
  return n == 1 ? "" : "s";
}

/* a JSON string, as it is pasted into a rule */
static void
append_phrase (GString *out, const char *phrase)
{
  g_autoptr (GString) json = g_string_new (NULL);

  demarche_escape_json (json, phrase, -1, FALSE);
  demarche_escape_terminal (out, json->str, -1);
}

static void
begin_line (GString *out)
{
  demarche_columns_pad (out, INDENT);
}

/* "8 paragraphs of 6 statements, by 5 delegations or speakers, 3 of them by Aldovia: a.txt:5, …" */
static void
append_places (GString *out, const DemarchePhrasing *phrasing)
{
  guint n = phrasing->places->len;

  begin_line (out);
  g_string_append_printf (out, "would tag %u paragraph%s of %u statement%s", n, plural (n),
                          phrasing->n_statements, plural (phrasing->n_statements));
  if (phrasing->n_who == 1 && phrasing->most != NULL) {
    g_string_append (out, ", all by ");
    demarche_escape_terminal (out, phrasing->most, -1);
  } else if (phrasing->n_who > 1) {
    g_string_append_printf (out, ", by %u delegations or speakers", phrasing->n_who);
  }
  if (phrasing->n_who > 1 && phrasing->most != NULL && phrasing->n_most > 1) {
    g_string_append_printf (out, ", %u by ", phrasing->n_most);
    demarche_escape_terminal (out, phrasing->most, -1);
  }
  g_string_append_c (out, '\n');
  begin_line (out);
  for (guint i = 0; i < MIN (n, N_PLACES_SAID); i++) {
    g_string_append (out, i == 0 ? "" : ", ");
    demarche_escape_terminal (out, phrasing->places->pdata[i], -1);
  }
  if (n > N_PLACES_SAID)
    g_string_append_printf (out, " and %u more", n - N_PLACES_SAID);
  g_string_append_c (out, '\n');
}

static void
append_quotes (GString *out, const DemarchePhrasing *phrasing, guint width, gboolean colour)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  DemarcheConcordanceLayout layout;

  for (guint i = 0; i < phrasing->quotes->len; i++)
    g_ptr_array_add (names, ((DemarcheQuote *)phrasing->quotes->pdata[i])->statement);
  demarche_concordance_layout_init (&layout, width - INDENT, names, FALSE);
  layout.colour = colour;
  for (guint i = 0; i < phrasing->quotes->len; i++) {
    const DemarcheQuote *quote = phrasing->quotes->pdata[i];
    DemarcheParagraph paragraph = {
        .number = quote->number, .text = quote->text, .length = quote->length};
    begin_line (out);
    demarche_concordance_append_quote (out, quote->statement, &paragraph, quote->spans, &layout);
  }
}

static void
append_position (GString *out, const DemarcheSuggestions *suggestions,
                 const DemarchePhrasing *phrasing)
{
  if (phrasing->position >= 0)
    g_string_append_printf (
        out, "  for %s",
        demarche_codebook_get_position (suggestions->codebook, (guint)phrasing->position)->code);
}

static void
append_sequence (GString *out, const DemarcheSuggestions *suggestions,
                 const DemarchePhrasing *phrasing)
{
  append_phrase (out, phrasing->phrase);
  append_position (out, suggestions, phrasing);
  g_string_append_c (out, '\n');
  begin_line (out);
  if (phrasing->of_rest > 0) {
    g_string_append (out, "keyness ");
    demarche_escape_number (out, phrasing->keyness, 1);
    g_string_append_printf (out, ": in %u of %u here, in %u of %u of the rest", phrasing->n_ours,
                            phrasing->of_ours, phrasing->n_rest, phrasing->of_rest);
  } else {
    g_string_append_printf (out, "in %u of %u", phrasing->n_ours, phrasing->of_ours);
  }
  g_string_append_c (out, '\n');
}

static void
append_near (GString *out, const DemarcheSuggestions *suggestions, const DemarchePhrasing *phrasing)
{
  append_phrase (out, phrasing->phrase);
  append_position (out, suggestions, phrasing);
  g_string_append_c (out, '\n');
  begin_line (out);
  demarche_escape_terminal (out, phrasing->rule, -1);
  g_string_append (out, ": ");
  demarche_escape_terminal (out, phrasing->edit, -1);
  g_string_append_c (out, '\n');
}

typedef void (*HeadWriter) (GString *out, const DemarcheSuggestions *suggestions,
                            const DemarchePhrasing *phrasing);

static void
append_list (GString *out, const DemarcheSuggestions *suggestions, GPtrArray *phrasings,
             HeadWriter write, guint width, gboolean colour)
{
  for (guint i = 0; i < phrasings->len; i++) {
    const DemarchePhrasing *phrasing = g_ptr_array_index (phrasings, i);
    g_string_append_printf (out, "%3u  ", i + 1);
    write (out, suggestions, phrasing);
    append_places (out, phrasing);
    append_quotes (out, phrasing, width, colour);
    g_string_append_c (out, '\n');
  }
}

/* "20 sequences (there may be more, see --limit)" */
static void
append_shown (GString *out, guint n, guint limit, const char *one, const char *many)
{
  g_string_append_printf (out, "%u %s%s", n, n == 1 ? one : many,
                          n >= limit ? " (there may be more: --limit)" : "");
}

static void
append_totals (GString *out, const DemarcheSuggestions *suggestions, guint n_failed)
{
  guint limit = suggestions->limit;

  append_shown (out, suggestions->sequences->len, limit, "sequence", "sequences");
  g_string_append (out, " and ");
  append_shown (out, suggestions->near->len, limit, "near miss", "near misses");
  g_string_append_printf (out, " in %u paragraph%s of %u statement%s, against %u other%s",
                          suggestions->n_ours, plural (suggestions->n_ours),
                          suggestions->n_statements, plural (suggestions->n_statements),
                          suggestions->n_rest, plural (suggestions->n_rest));
  if (suggestions->is_cut)
    g_string_append (out, "; incomplete: the corpus is too large, its end was left out");
  if (n_failed > 0)
    g_string_append_printf (out, "; incomplete: %u statement%s could not be read", n_failed,
                            plural (n_failed));
  g_string_append_c (out, '\n');
}

void
demarche_suggestions_append_text (GString *out, const DemarcheSuggestions *suggestions, guint width,
                                  gboolean colour, guint n_failed)
{
  if (suggestions->sequences->len > 0) {
    g_string_append_printf (out, "Said again and again in %s", suggestions->ours);
    if (suggestions->n_rest > 0)
      g_string_append_printf (out, ", less in %s\n\n", suggestions->rest);
    else
      g_string_append (out, "; there is nothing to compare it with\n\n");
    append_list (out, suggestions, suggestions->sequences, append_sequence, width, colour);
  }
  if (suggestions->near->len > 0) {
    g_string_append (out, "Missed by phrases of rules by one word\n\n");
    append_list (out, suggestions, suggestions->near, append_near, width, colour);
  }
  append_totals (out, suggestions, n_failed);
}
