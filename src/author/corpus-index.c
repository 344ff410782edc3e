/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From the words of many statements to the paragraphs that hold them. */
#include "author/corpus-index.h"

#include "base/parallel.h"
#include "base/text.h"
#include "classify/classifier-private.h"
#include "classify/tokens.h"

#include <string.h>

#define N_INITIALS 256
/* words that a thread looks up at a time */
#define CHUNK 512
#define LETTERS_BLOCK_BYTES (256u << 10)

/* a word as it stands in texts; @is_again: @paragraphs belong to another entry of the same word */
typedef struct {
  const char *text;
  const char *folded;
  gsize length;
  guint hash;
  gboolean is_again;
  GArray *paragraphs; /* of guint, rising */
} Word;

/* @words: (of Word): by the first byte of what is folded, and those with an apostrophe again by the
 * byte behind it: gone through again and again, so that they and their letters lie in order;
 * @starts: by such a byte: its first word, and at the end their number */
struct _DemarcheCorpusIndex {
  GArray *places; /* of DemarcheCorpusPlace */
  GArray *first;  /* of guint: by statement */
  GArray *words;
  guint starts[N_INITIALS + 1];
  GStringChunk *letters;  /* of the words */
  GPtrArray *languages;   /* (element-type utf8) (nullable elements) (unowned) */
  GPtrArray *in_language; /* (element-type DemarcheBitSet): by language */
};

static guint
word_hash (gconstpointer data)
{
  return ((const Word *)data)->hash;
}

static gboolean
word_equal (gconstpointer first, gconstpointer second)
{
  const Word *a = first;
  const Word *b = second;

  return a->hash == b->hash && a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
}

static void
clear_word (gpointer data)
{
  Word *word = data;

  if (!word->is_again)
    g_array_unref (word->paragraphs);
}

static guint
hash_bytes (const char *text, gsize length)
{
  guint64 hash = 14695981039346656037u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)text[i]) * 1099511628211u;
  return (guint)(hash ^ (hash >> 32));
}

static Word *
get_word (GHashTable *known, GStringChunk *letters, const char *text, gsize length)
{
  Word key = {.text = text, .length = length, .hash = hash_bytes (text, length)};
  Word *word = g_hash_table_lookup (known, &key);

  if (word == NULL) {
    word = g_memdup2 (&key, sizeof key);
    word->text = g_string_chunk_insert_len (letters, text, (gssize)length);
    word->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_add (known, word);
  }
  return word;
}

static void
add_paragraph (DemarcheCorpusIndex *index, GHashTable *known, GStringChunk *letters,
               const DemarcheParagraph *paragraph)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DemarcheToken));
  guint number = index->places->len;

  demarche_cut_words (paragraph->text, paragraph->length, tokens);
  for (guint i = 0; i < tokens->len; i++) {
    const DemarcheToken *token = &g_array_index (tokens, DemarcheToken, i);
    const Word *word =
        get_word (known, letters, paragraph->text + token->start, token->end - token->start);
    GArray *paragraphs = word->paragraphs;
    if (paragraphs->len == 0 || g_array_index (paragraphs, guint, paragraphs->len - 1) != number)
      g_array_append_val (paragraphs, number);
  }
}

static void
free_set (gpointer set)
{
  demarche_bit_set_free (set);
}

static DemarcheBitSet *
get_in_language (DemarcheCorpusIndex *index, const char *language)
{
  guint i = 0;

  while (i < index->languages->len && g_strcmp0 (index->languages->pdata[i], language) != 0)
    i++;
  if (i == index->languages->len) {
    g_ptr_array_add (index->languages, (gpointer)language);
    g_ptr_array_add (index->in_language, demarche_bit_set_new (index->places->len));
  }
  return g_ptr_array_index (index->in_language, i);
}

static void
sort_by_language (DemarcheCorpusIndex *index, GPtrArray *statements)
{
  for (guint i = 0; i < index->places->len; i++) {
    const DemarcheCorpusPlace *place = demarche_corpus_index_get_place (index, i);
    DemarcheStatement *statement = g_ptr_array_index (statements, place->statement);
    const DemarcheParagraph *paragraph =
        demarche_statement_get_paragraph (statement, place->paragraph);
    demarche_bit_set_add (
        get_in_language (index, demarche_paragraph_choose_language (paragraph, statement)), i);
  }
}

/* a word by one of its initials */
typedef struct {
  guchar initial;
  gboolean is_again;
  const char *folded; /* (unowned) */
  const Word *word;
} Entry;

static void
add_entries (GArray *entries, const Word *word, const char *folded)
{
  Entry entry = {(guchar)*folded, FALSE, folded, word};
  const char *apostrophe = strchr (folded, '\'');

  g_array_append_val (entries, entry);
  if (apostrophe == NULL || apostrophe[1] == *folded)
    return;
  entry.initial = (guchar)apostrophe[1];
  entry.is_again = TRUE;
  g_array_append_val (entries, entry);
}

static int
compare_entries (gconstpointer first, gconstpointer second)
{
  const Entry *one = first;
  const Entry *other = second;

  if (one->initial != other->initial)
    return one->initial < other->initial ? -1 : 1;
  return strcmp (one->folded, other->folded);
}

/* takes a word over */
static void
keep_word (DemarcheCorpusIndex *index, const Entry *entry)
{
  Word word = *entry->word;

  word.text = g_string_chunk_insert_len (index->letters, word.text, (gssize)word.length);
  word.folded = g_str_equal (entry->folded, word.text)
                    ? word.text
                    : g_string_chunk_insert (index->letters, entry->folded);
  word.is_again = entry->is_again;
  g_array_append_val (index->words, word);
}

/* takes over the words that are known */
static void
sort_words (DemarcheCorpusIndex *index, GHashTable *known)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer found;

  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &found, NULL)) {
    const Word *word = found;
    GString *folded = g_string_new (NULL);
    demarche_text_fold (folded, word->text, word->length);
    g_ptr_array_add (all, folded->str);
    add_entries (entries, word, g_string_free (folded, FALSE));
  }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    index->starts[entry->initial + 1]++;
    keep_word (index, entry);
  }
  for (guint i = 0; i < N_INITIALS; i++)
    index->starts[i + 1] += index->starts[i];
}

DemarcheCorpusIndex *
demarche_corpus_index_new (GPtrArray *statements)
{
  DemarcheCorpusIndex *index = g_new0 (DemarcheCorpusIndex, 1);
  g_autoptr (GHashTable) known = g_hash_table_new_full (word_hash, word_equal, g_free, NULL);
  GStringChunk *letters = g_string_chunk_new (LETTERS_BLOCK_BYTES);

  index->places = g_array_new (FALSE, FALSE, sizeof (DemarcheCorpusPlace));
  index->first = g_array_new (FALSE, FALSE, sizeof (guint));
  index->words = g_array_new (FALSE, FALSE, sizeof (Word));
  g_array_set_clear_func (index->words, clear_word);
  index->letters = g_string_chunk_new (LETTERS_BLOCK_BYTES);
  index->languages = g_ptr_array_new ();
  index->in_language = g_ptr_array_new_with_free_func (free_set);
  for (guint s = 0; s < statements->len; s++) {
    DemarcheStatement *statement = g_ptr_array_index (statements, s);

    g_array_append_val (index->first, index->places->len);
    for (guint p = 0; p < demarche_statement_get_n_paragraphs (statement); p++) {
      const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, p);
      DemarcheCorpusPlace place = {s, p};
      if (!demarche_paragraph_kind_is_taggable (paragraph->kind))
        continue;
      add_paragraph (index, known, letters, paragraph);
      g_array_append_val (index->places, place);
    }
  }
  g_array_append_val (index->first, index->places->len);
  sort_by_language (index, statements);
  sort_words (index, known);
  g_string_chunk_free (letters);
  return index;
}

void
demarche_corpus_index_free (DemarcheCorpusIndex *index)
{
  if (index == NULL)
    return;
  g_array_unref (index->places);
  g_array_unref (index->first);
  g_array_unref (index->words);
  g_string_chunk_free (index->letters);
  g_ptr_array_unref (index->languages);
  g_ptr_array_unref (index->in_language);
  g_free (index);
}

guint
demarche_corpus_index_get_n_paragraphs (const DemarcheCorpusIndex *index)
{
  return index->places->len;
}

const DemarcheCorpusPlace *
demarche_corpus_index_get_place (const DemarcheCorpusIndex *index, guint paragraph)
{
  return &g_array_index (index->places, DemarcheCorpusPlace, paragraph);
}

guint
demarche_corpus_index_get_first (const DemarcheCorpusIndex *index, guint statement)
{
  return g_array_index (index->first, guint, statement);
}

guint
demarche_corpus_index_get_n_languages (const DemarcheCorpusIndex *index)
{
  return index->languages->len;
}

const char *
demarche_corpus_index_get_language (const DemarcheCorpusIndex *index, guint language)
{
  return g_ptr_array_index (index->languages, language);
}

const DemarcheBitSet *
demarche_corpus_index_get_in_language (const DemarcheCorpusIndex *index, guint language)
{
  return g_ptr_array_index (index->in_language, language);
}

typedef struct {
  const GPtrArray *words;
  const DemarcheLexicon *lexicon;
  GArray **found; /* by word: its classes, NULL: of none */
} LookUp;

static void
look_up_chunk (guint chunk, gpointer data)
{
  const LookUp *look_up = data;
  guint end = MIN ((chunk + 1) * CHUNK, look_up->words->len);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  g_autoptr (GString) folded = g_string_new (NULL);

  for (guint i = chunk * CHUNK; i < end; i++) {
    const Word *word = g_ptr_array_index (look_up->words, i);
    g_string_assign (folded, word->folded);
    guint n = demarche_lexicon_find_classes (look_up->lexicon, folded->str, word->text,
                                             word->length, found);
    if (n > 0)
      look_up->found[i] = g_array_set_size (g_array_copy (found), n);
  }
}

static void
add_to_class (GPtrArray *classes, DemarcheWordClass class, const Word *word, guint limit)
{
  DemarcheBitSet *set = g_ptr_array_index (classes, class);

  if (set == NULL)
    set = g_ptr_array_index (classes, class) = demarche_bit_set_new (limit);
  for (guint i = 0; i < word->paragraphs->len; i++)
    demarche_bit_set_add (set, g_array_index (word->paragraphs, guint, i));
}

/* (element-type Word): those that may have a class */
static GPtrArray *
choose_words (const DemarcheCorpusIndex *index, const DemarcheLexicon *lexicon)
{
  GPtrArray *words = g_ptr_array_new ();
  DemarcheInitials initials;

  demarche_lexicon_get_initials (lexicon, &initials);
  for (guint initial = 0; initial < N_INITIALS; initial++)
    for (guint i = index->starts[initial]; initials.has[initial] && i < index->starts[initial + 1];
         i++)
      g_ptr_array_add (words, &g_array_index (index->words, Word, i));
  return words;
}

GPtrArray *
demarche_corpus_index_find_classes (const DemarcheCorpusIndex *index,
                                    const DemarcheLexicon *lexicon)
{
  GPtrArray *classes = g_ptr_array_new_with_free_func (free_set);
  g_autoptr (GPtrArray) words = choose_words (index, lexicon);
  g_autofree GArray **found = g_new0 (GArray *, words->len + 1);
  LookUp look_up = {words, lexicon, found};

  g_ptr_array_set_size (classes, (int)demarche_lexicon_get_n_classes (lexicon));
  demarche_parallel_run (0, (words->len + CHUNK - 1) / CHUNK, look_up_chunk, &look_up);
  for (guint i = 0; i < words->len; i++) {
    for (guint c = 0; found[i] != NULL && c < found[i]->len; c++)
      add_to_class (classes, g_array_index (found[i], DemarcheWordClass, c),
                    g_ptr_array_index (words, i), index->places->len);
    g_clear_pointer (&found[i], g_array_unref);
  }
  return classes;
}
