/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cuts paragraphs into the words of sequences: a hyphenated word is one, names keep together. */
#include "author/suggest-private.h"

#include "base/text.h"
#include "rules/function-words.h"

#include <string.h>

struct _DemarcheWordReader {
  GPtrArray *nothing; /* looked for: only names are */
  DemarcheEngine *engine;
  DemarcheWorkspace *workspace;
  GString *raw; /* a word as it stands in the text */
  GString *folded;
  GHashTable *memo; /* raw word to its number: folding is slow */
};

DemarcheWordReader *
demarche_word_reader_new (DemarcheRuleSet *rules)
{
  DemarcheWordReader *reader = g_new0 (DemarcheWordReader, 1);

  reader->nothing = g_ptr_array_new ();
  reader->engine = demarche_engine_new_for_phrases (rules, NULL, reader->nothing);
  reader->workspace = demarche_workspace_new (reader->engine);
  reader->raw = g_string_new (NULL);
  reader->folded = g_string_new (NULL);
  reader->memo = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return reader;
}

void
demarche_word_reader_free (DemarcheWordReader *reader)
{
  demarche_workspace_free (reader->workspace);
  demarche_engine_free (reader->engine);
  g_ptr_array_unref (reader->nothing);
  g_string_free (reader->raw, TRUE);
  g_string_free (reader->folded, TRUE);
  g_hash_table_unref (reader->memo);
  g_free (reader);
}

/* words that say little by themselves, with which phrases do begin: "should not", "must be" */
static gboolean
is_telling (const char *word)
{
  static const char *const words[] = {"against", "cannot", "may",     "might", "must",
                                      "no",      "nor",    "not",     "only",  "shall",
                                      "should",  "will",   "without", NULL};

  return g_strv_contains (words, word);
}

static gboolean
has_letters (const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalpha (g_utf8_get_char (at)))
      return TRUE;
  return FALSE;
}

static guint
classify_word (const char *word, const char *language)
{
  if (!has_letters (word))
    return DEMARCHE_SEQUENCE_MAY_END;
  if (is_telling (word))
    return DEMARCHE_SEQUENCE_MAY_BEGIN;
  if (demarche_is_function_word (language, word))
    return 0;
  return DEMARCHE_SEQUENCE_CONTENT | DEMARCHE_SEQUENCE_MAY_BEGIN | DEMARCHE_SEQUENCE_MAY_END;
}

/* the tokens [first, end) of a sentence, joined by hyphens, as one word */
static guint32
get_number (DemarcheWordReader *reader, const DemarcheStretch *stretch, guint first, guint end,
            const char *text, const char *language, DemarcheSequences *sequences)
{
  const DemarcheToken *from = &stretch->tokens[stretch->words[first]];
  const DemarcheToken *last = &stretch->tokens[stretch->words[end - 1]];
  gpointer known = NULL;

  g_string_truncate (reader->raw, 0);
  g_string_append_len (reader->raw, text + from->start, (gssize)(last->end - from->start));
  if (g_hash_table_lookup_extended (reader->memo, reader->raw->str, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_string_truncate (reader->folded, 0);
  for (guint i = first; i < end; i++) {
    const DemarcheToken *token = &stretch->tokens[stretch->words[i]];
    if (i > first)
      g_string_append_c (reader->folded, '-');
    demarche_text_fold (reader->folded, text + token->start, token->end - token->start);
  }
  guint32 number = demarche_sequences_look_up (sequences, reader->folded->str,
                                               classify_word (reader->folded->str, language));
  g_hash_table_insert (reader->memo, g_strdup (reader->raw->str), GUINT_TO_POINTER (number));
  return number;
}

static gboolean
is_capital (const DemarcheToken *token, const char *text)
{
  return g_unichar_isupper (g_utf8_get_char (text + token->start));
}

static const DemarcheToken *
token_at (const DemarcheStretch *stretch, guint at)
{
  return &stretch->tokens[stretch->words[at]];
}

/* "The", "We": a capital that says only that a sentence begins */
static gboolean
begins_sentence (DemarcheWordReader *reader, const DemarcheStretch *stretch, guint at,
                 const char *text, const char *language)
{
  const DemarcheToken *token = token_at (stretch, at);

  if (at > 0)
    return FALSE;
  g_string_truncate (reader->folded, 0);
  demarche_text_fold (reader->folded, text + token->start, token->end - token->start);
  return demarche_is_function_word (language, reader->folded->str);
}

/* two or more words in capitals, nothing but space between them, are taken for a name */
static gboolean
continues_capitals (DemarcheWordReader *reader, const DemarcheStretch *stretch, guint at,
                    const char *text, const char *language)
{
  const DemarcheToken *token = token_at (stretch, at);

  return at > 0 && is_capital (token, text) && is_capital (token_at (stretch, at - 1), text) &&
         (token->before & (DEMARCHE_BEFORE_SPACE | DEMARCHE_BEFORE_HYPHEN)) &&
         !begins_sentence (reader, stretch, at - 1, text, language);
}

/* @end: of the word, which may be several tokens */
static guint
describe_place (DemarcheWordReader *reader, const DemarcheStretch *stretch, guint at, guint end,
                const char *text, const char *language)
{
  gboolean is_named = stretch->name_start != NULL && stretch->name_start[at] >= 0;
  guint place = 0;

  if (is_named)
    place |= DEMARCHE_SEQUENCE_IN_NAME;
  if (is_named && (guint)stretch->name_start[at] < at)
    place |= DEMARCHE_SEQUENCE_CONTINUES;
  if (continues_capitals (reader, stretch, at, text, language))
    place |= DEMARCHE_SEQUENCE_IN_NAME | DEMARCHE_SEQUENCE_CONTINUES;
  if (end < stretch->n_words && continues_capitals (reader, stretch, end, text, language))
    place |= DEMARCHE_SEQUENCE_IN_NAME;
  return place;
}

static void
add_sentence (DemarcheWordReader *reader, guint index, const char *text, const char *language,
              DemarcheSequences *sequences)
{
  guint n_lead = demarche_workspace_get_sentence (reader->workspace, index)->n_lead;
  DemarcheStretch stretch;

  demarche_hits_get_stretch (reader->workspace->hits, index, &stretch);
  /* a list's lead-in was read by itself before */
  for (guint at = n_lead; at < stretch.n_words;) {
    guint end = at + 1;
    while (end < stretch.n_words && (token_at (&stretch, end)->before & DEMARCHE_BEFORE_HYPHEN))
      end++;
    demarche_sequences_add (sequences,
                            get_number (reader, &stretch, at, end, text, language, sequences),
                            describe_place (reader, &stretch, at, end, text, language));
    at = end;
  }
  demarche_sequences_break (sequences);
}

void
demarche_word_reader_read (DemarcheWordReader *reader, const DemarcheParagraph *paragraph,
                           const char *language, DemarcheSequences *sequences)
{
  DemarcheWorkspace *workspace = reader->workspace;
  DemarcheReading *reading = workspace->reading;

  demarche_sequences_begin_paragraph (sequences);
  demarche_word_memo_trim (workspace->memo);
  demarche_tokenise (workspace->memo, paragraph->text, paragraph->length, reading->tokens);
  if (reading->tokens->len == 0)
    return;
  demarche_reading_cut (reading, workspace->breaker, paragraph->text, paragraph->length,
                        paragraph->kind == DEMARCHE_PARAGRAPH_LIST);
  demarche_hits_find (workspace->hits, reading);
  for (guint i = 0; i < reading->sentences->len; i++)
    add_sentence (reader, i, paragraph->text, language, sequences);
}
