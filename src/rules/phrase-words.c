/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A phrase in plain words, for people who meet its marks for the first time. */
#include "rules/phrase-words.h"

#include <string.h>

#define MOST_CHOICES 6 /* of alternatives that are spelt out */

typedef struct {
  const char *text; /* (unowned): of the phrase */
  GString *out;
} Describing;

static void describe (const Describing *describing, const DemarchePhraseNode *node);

static void
append_written (const Describing *describing, gsize start, gsize end)
{
  g_string_append_c (describing->out, '"');
  g_string_append_len (describing->out, describing->text + start, (gssize)(end - start));
  g_string_append_c (describing->out, '"');
}

/* a word without marks, or parts of one, that says all there is to say by itself */
static gboolean
is_plain (const DemarchePhraseNode *node)
{
  if (node->type == DEMARCHE_PHRASE_WORD)
    return !node->inflected && !node->wildcard && !node->exact;
  if (node->type != DEMARCHE_PHRASE_HYPHENATED)
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!is_plain (&node->children[i]))
      return FALSE;
  return TRUE;
}

static void
describe_wildcard (const Describing *describing, const DemarchePhraseNode *node)
{
  const char *word = node->word;
  gsize length = strlen (word);
  gboolean is_end = word[0] == '*';
  gboolean is_start = length > 0 && word[length - 1] == '*';
  const char *star = strchr (word + 1, '*');

  if (is_start && star == word + length - 1 && !is_end)
    g_string_append_printf (describing->out, "a word that begins with \"%.*s\"", (int)length - 1,
                            word);
  else if (is_end && star == NULL)
    g_string_append_printf (describing->out, "a word that ends with \"%s\"", word + 1);
  else
    g_string_append_printf (describing->out, "a word like \"%s\", where * is any letters", word);
}

static void
describe_word (const Describing *describing, const DemarchePhraseNode *node)
{
  if (node->wildcard) {
    describe_wildcard (describing, node);
  } else if (node->inflected) {
    g_string_append (describing->out, "any form of ");
    append_written (describing, node->start, node->end - 1);
  } else {
    append_written (describing, node->start, node->end);
    if (node->exact)
      g_string_append (describing->out, " in just this spelling");
  }
}

/* words of one kind beside each other are quoted as one; those in quotation marks are exact */
static gboolean
is_joined (const DemarchePhraseNode *node, const DemarchePhraseNode *next)
{
  if (node->type == DEMARCHE_PHRASE_WORD && node->exact)
    return next->type == DEMARCHE_PHRASE_WORD && next->exact;
  return is_plain (node) && is_plain (next);
}

static void
describe_sequence (const Describing *describing, const DemarchePhraseNode *node)
{
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *first = &node->children[i];
    const DemarchePhraseNode *last = first;

    g_string_append (describing->out, i > 0 ? ", then " : "");
    for (; i + 1 < node->n_children; i++) {
      const DemarchePhraseNode *next = &node->children[i + 1];
      if (!is_joined (last, next))
        break;
      last = next;
    }
    if (last == first)
      describe (describing, first);
    else
      append_written (describing, first->start, last->end);
    if (last != first && last->exact)
      g_string_append (describing->out, " in just this spelling");
  }
}

static void
describe_choices (const Describing *describing, const DemarchePhraseNode *node)
{
  guint n = node->n_children;
  guint n_shown = n > MOST_CHOICES + 1 ? MOST_CHOICES : n;

  g_string_append (describing->out, "either ");
  for (guint i = 0; i < n_shown; i++) {
    g_string_append (describing->out, i > 0 ? " or " : "");
    describe (describing, &node->children[i]);
  }
  if (n_shown < n)
    g_string_append_printf (describing->out, " or %u more", n - n_shown);
}

/* parts that are joined by hyphens, one of them with a mark */
static void
describe_hyphenated (const Describing *describing, const DemarchePhraseNode *node)
{
  for (guint i = 0; i < node->n_children; i++) {
    g_string_append (describing->out, i > 0 ? " joined to " : "");
    describe (describing, &node->children[i]);
  }
}

static void
describe (const Describing *describing, const DemarchePhraseNode *node)
{
  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
    describe_word (describing, node);
    break;
  case DEMARCHE_PHRASE_HYPHENATED:
    if (is_plain (node))
      append_written (describing, node->start, node->end);
    else
      describe_hyphenated (describing, node);
    break;
  case DEMARCHE_PHRASE_SEQUENCE:
    describe_sequence (describing, node);
    break;
  case DEMARCHE_PHRASE_ALTERNATIVES:
    describe_choices (describing, node);
    break;
  case DEMARCHE_PHRASE_OPTIONAL:
    g_string_append (describing->out, "perhaps ");
    describe (describing, &node->children[0]);
    break;
  case DEMARCHE_PHRASE_GAP:
    g_string_append_printf (describing->out, node->gap == 1 ? "up to 1 word" : "up to %u words",
                            node->gap);
    break;
  case DEMARCHE_PHRASE_LIST:
    g_string_append_printf (describing->out, "a phrase of @%s", node->word);
    break;
  case DEMARCHE_PHRASE_START:
    g_string_append (describing->out, "at the start of a sentence");
    break;
  case DEMARCHE_PHRASE_END:
    g_string_append (describing->out, "the end of the sentence");
    break;
  }
}

char *
demarche_phrase_describe (const DemarchePhraseNode *root, const char *text)
{
  Describing describing = {text, g_string_new (NULL)};

  describe (&describing, root);
  return g_string_free (describing.out, FALSE);
}
