/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names by their capital letters. */
#include "author/capitals.h"

#include "rules/function-words.h"
#include "rules/lint-private.h"

#include "base/text.h"

#include <string.h>

/* above this share of capitalised words a text is in capitals, or a heading */
#define MOST_CAPITALS 0.6
#define MIN_NAME_WORDS 2

static gboolean
is_capital (const DemarcheToken *token, const char *text)
{
  return g_unichar_isupper (g_utf8_get_char (text + token->start));
}

gboolean
demarche_capitals_are_everywhere (const GArray *tokens, const char *text)
{
  guint n_capitals = 0;

  for (guint i = 0; i < tokens->len; i++)
    n_capitals += is_capital (&g_array_index (tokens, DemarcheToken, i), text);
  return n_capitals > MOST_CAPITALS * tokens->len;
}

typedef struct {
  const char *text;
  const DemarcheStretch *stretch;
} Sentence;

static const DemarcheToken *
get_token (const Sentence *sentence, guint at)
{
  return &sentence->stretch->tokens[sentence->stretch->words[at]];
}

/* only space or a hyphen stands between the word and the one before it */
static gboolean
is_joined (const Sentence *sentence, guint at)
{
  return (get_token (sentence, at)->before & (DEMARCHE_BEFORE_SPACE | DEMARCHE_BEFORE_HYPHEN)) != 0;
}

/* the second part of "Open-ended" counts as its first does */
static gboolean
is_name_word (const Sentence *sentence, guint at)
{
  while (at > 0 && (get_token (sentence, at)->before & DEMARCHE_BEFORE_HYPHEN) != 0)
    at--;
  return is_capital (get_token (sentence, at), sentence->text);
}

static char *
fold (const Sentence *sentence, guint at)
{
  const DemarcheToken *token = get_token (sentence, at);
  GString *folded = g_string_new (NULL);

  demarche_text_fold (folded, sentence->text + token->start, token->end - token->start);
  return g_string_free (folded, FALSE);
}

/* words that join the parts of names: "Group of Governmental Experts", "on the" */
static gboolean
is_connector (const Sentence *sentence, guint at)
{
  static const char *const connectors[] = {"of", "on", "the", "for", "and", "in", NULL};
  g_autofree char *word = fold (sentence, at);

  return g_strv_contains (connectors, word);
}

static guint
find_start (const Sentence *sentence, guint start)
{
  guint at = start;

  while (at > 0 && is_joined (sentence, at) &&
         (is_name_word (sentence, at - 1) || is_connector (sentence, at - 1)))
    at--;
  while (at < start && !is_name_word (sentence, at))
    at++;
  /* "The" and "Our" at the start of a sentence are capitalised for another reason */
  while (at == 0 && at < start) {
    g_autofree char *word = fold (sentence, at);
    if (!demarche_is_function_word (NULL, word))
      break;
    at++;
  }
  while (at < start && !is_name_word (sentence, at))
    at++;
  return at;
}

static guint
find_end (const Sentence *sentence, guint end)
{
  guint n_words = sentence->stretch->n_words;
  guint at = end;

  while (at + 1 < n_words && is_joined (sentence, at + 1) &&
         (is_name_word (sentence, at + 1) || is_connector (sentence, at + 1)))
    at++;
  while (at > end && !is_name_word (sentence, at))
    at--;
  return at;
}

static char *
make_phrase (const Sentence *sentence, guint start, guint end)
{
  g_autoptr (GString) phrase = g_string_new (NULL);

  for (guint at = start; at <= end; at++) {
    g_autofree char *word = fold (sentence, at);
    gboolean has_hyphen = (get_token (sentence, at)->before & DEMARCHE_BEFORE_HYPHEN) != 0;
    if (at > start)
      g_string_append_c (phrase, has_hyphen ? '-' : ' ');
    g_string_append (phrase, word);
  }
  return g_string_free (g_steal_pointer (&phrase), FALSE);
}

char *
demarche_capitals_find_name (const char *text, const DemarcheStretch *stretch,
                             const DemarcheHit *hit)
{
  const Sentence sentence = {text, stretch};
  guint n_names = 0;
  guint start = 0;
  guint end = 0;

  for (guint at = hit->start; at <= hit->end; at++)
    if (!is_name_word (&sentence, at))
      return NULL;
  start = find_start (&sentence, hit->start);
  end = find_end (&sentence, hit->end);
  for (guint at = start; at <= end; at++)
    n_names += is_capital (get_token (&sentence, at), text);
  if (end - start <= hit->end - hit->start || n_names < MIN_NAME_WORDS)
    return NULL;
  return make_phrase (&sentence, start, end);
}
