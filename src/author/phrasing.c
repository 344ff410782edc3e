/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One suggestion: its paragraphs, who says it, two quotes. */
#include "author/suggest-private.h"

#include <string.h>

#define N_QUOTES 2
/* how much less a suggestion counts that one delegation alone makes up */
#define ONE_VOICE 0.75

struct _DemarchePhrasingCounter {
  DemarchePhrasing *phrasing;
  GHashTable *statements;
  GHashTable *who; /* (element-type utf8 guint) */
};

DemarchePhrasing *
demarche_phrasing_new (const char *phrase, int position)
{
  DemarchePhrasing *phrasing = g_new0 (DemarchePhrasing, 1);

  phrasing->phrase = g_strdup (phrase);
  phrasing->position = position;
  phrasing->places = g_ptr_array_new_with_free_func (g_free);
  phrasing->quotes = g_ptr_array_new ();
  return phrasing;
}

static void
quote_free (DemarcheQuote *quote)
{
  g_free (quote->statement);
  g_free (quote->who);
  g_free (quote->text);
  g_array_unref (quote->spans);
  g_free (quote);
}

void
demarche_phrasing_free (DemarchePhrasing *phrasing)
{
  if (phrasing == NULL)
    return;
  for (guint i = 0; i < phrasing->quotes->len; i++)
    quote_free (phrasing->quotes->pdata[i]);
  g_ptr_array_unref (phrasing->quotes);
  g_ptr_array_unref (phrasing->places);
  g_free (phrasing->phrase);
  g_free (phrasing->most);
  g_free (phrasing->rule);
  g_free (phrasing->known);
  g_free (phrasing->edit);
  g_free (phrasing);
}

int
demarche_phrasing_compare (gconstpointer first, gconstpointer second)
{
  const DemarchePhrasing *a = *(const DemarchePhrasing *const *)first;
  const DemarchePhrasing *b = *(const DemarchePhrasing *const *)second;

  if (a->score != b->score)
    return a->score > b->score ? -1 : 1;
  if (a->places->len != b->places->len)
    return a->places->len > b->places->len ? -1 : 1;
  int order = strcmp (a->phrase, b->phrase);
  return order != 0 ? order : g_strcmp0 (a->rule, b->rule);
}

DemarchePhrasingCounter *
demarche_phrasing_counter_new (DemarchePhrasing *phrasing)
{
  DemarchePhrasingCounter *counter = g_new0 (DemarchePhrasingCounter, 1);

  counter->phrasing = phrasing;
  counter->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  counter->who = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return counter;
}

static DemarcheQuote *
quote_new (const char *statement, const char *who, const DemarcheParagraph *paragraph,
           GArray *spans)
{
  DemarcheQuote *quote = g_new0 (DemarcheQuote, 1);

  quote->statement = g_strdup (statement);
  quote->number = paragraph->number;
  quote->who = g_strdup (who);
  quote->text = g_strndup (paragraph->text, paragraph->length);
  quote->length = paragraph->length;
  quote->spans = g_array_ref (spans);
  return quote;
}

/* the first, and the first by somebody else; until there is one, the second */
static void
keep_quote (GPtrArray *quotes, const char *statement, const char *who,
            const DemarcheParagraph *paragraph, GArray *spans)
{
  if (quotes->len == N_QUOTES) {
    const DemarcheQuote *first = quotes->pdata[0];
    const DemarcheQuote *last = quotes->pdata[N_QUOTES - 1];
    if (g_strcmp0 (first->who, last->who) != 0 || g_strcmp0 (first->who, who) == 0)
      return;
    quote_free (quotes->pdata[N_QUOTES - 1]);
    g_ptr_array_set_size (quotes, N_QUOTES - 1);
  }
  g_ptr_array_add (quotes, quote_new (statement, who, paragraph, spans));
}

void
demarche_phrasing_counter_add (DemarchePhrasingCounter *counter, const char *statement,
                               const char *who, const DemarcheParagraph *paragraph, GArray *spans)
{
  DemarchePhrasing *phrasing = counter->phrasing;
  const char *name = who != NULL ? who : "";
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counter->who, name)) + 1;

  g_ptr_array_add (phrasing->places, g_strdup_printf ("%s:%u", statement, paragraph->number));
  g_hash_table_add (counter->statements, g_strdup (statement));
  g_hash_table_insert (counter->who, g_strdup (name), GUINT_TO_POINTER (n));
  if (n > phrasing->n_most || (n == phrasing->n_most && g_strcmp0 (name, phrasing->most) < 0)) {
    phrasing->n_most = n;
    g_free (phrasing->most);
    phrasing->most = g_strdup (name);
  }
  keep_quote (phrasing->quotes, statement, who, paragraph, spans);
  g_array_unref (spans);
}

void
demarche_phrasing_counter_finish (DemarchePhrasingCounter *counter)
{
  DemarchePhrasing *phrasing = counter->phrasing;
  guint n_places = MAX (phrasing->places->len, 1);

  phrasing->n_statements = g_hash_table_size (counter->statements);
  phrasing->n_who = g_hash_table_size (counter->who);
  phrasing->score *= 1 - ONE_VOICE * phrasing->n_most / n_places;
  if (phrasing->most != NULL && *phrasing->most == '\0')
    g_clear_pointer (&phrasing->most, g_free);
  g_hash_table_unref (counter->statements);
  g_hash_table_unref (counter->who);
  g_free (counter);
}

void
demarche_suggestions_free (DemarcheSuggestions *suggestions)
{
  if (suggestions == NULL)
    return;
  g_ptr_array_unref (suggestions->sequences);
  g_ptr_array_unref (suggestions->near);
  demarche_codebook_unref (suggestions->codebook);
  g_free (suggestions->unmet);
  g_free (suggestions);
}
