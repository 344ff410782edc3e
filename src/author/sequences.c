/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Word sequences by sorting places. */
#include "author/sequences.h"

#include <string.h>

/* a sieve of pairs of words: what occurs once is not worth sorting */
#define SIEVE_BITS 22

struct _DemarcheSequences {
  GHashTable *numbers; /* word to number, from 1; 0 is a break */
  GPtrArray *words;
  GByteArray *kinds;     /* by number */
  GArray *text;          /* of guint32: numbers of words */
  GByteArray *places;    /* along the text */
  GArray *paragraphs;    /* of guint32: along the text */
  guint32 n_paragraphs;  /* begun so far */
  GArray *sorted;        /* of guint32: places where a sequence may begin; NULL before */
  GByteArray *in_common; /* along @sorted: how many words with the one before */
};

DemarcheSequences *
demarche_sequences_new (void)
{
  DemarcheSequences *self = g_new0 (DemarcheSequences, 1);
  const guint8 none = 0;

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_ptr_array_new ();
  self->kinds = g_byte_array_new ();
  self->text = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->places = g_byte_array_new ();
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (self->words, NULL);
  g_byte_array_append (self->kinds, &none, 1);
  return self;
}

void
demarche_sequences_free (DemarcheSequences *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->words);
  g_hash_table_unref (self->numbers);
  g_byte_array_unref (self->kinds);
  g_array_unref (self->text);
  g_byte_array_unref (self->places);
  g_array_unref (self->paragraphs);
  g_clear_pointer (&self->sorted, g_array_unref);
  g_clear_pointer (&self->in_common, g_byte_array_unref);
  g_free (self);
}

guint32
demarche_sequences_look_up (DemarcheSequences *self, const char *word, guint kind)
{
  const guint8 byte = (guint8)kind;
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, word));

  if (number != 0)
    return number;
  char *owned = g_strdup (word);
  number = self->words->len;
  g_ptr_array_add (self->words, owned);
  g_byte_array_append (self->kinds, &byte, 1);
  g_hash_table_insert (self->numbers, owned, GUINT_TO_POINTER (number));
  return number;
}

void
demarche_sequences_begin_paragraph (DemarcheSequences *self)
{
  self->n_paragraphs++;
}

void
demarche_sequences_add (DemarcheSequences *self, guint32 word, guint place)
{
  const guint8 byte = (guint8)place;
  guint32 paragraph = self->n_paragraphs - 1;

  g_array_append_val (self->text, word);
  g_byte_array_append (self->places, &byte, 1);
  g_array_append_val (self->paragraphs, paragraph);
}

void
demarche_sequences_break (DemarcheSequences *self)
{
  demarche_sequences_add (self, 0, 0);
}

guint
demarche_sequences_get_n_words (DemarcheSequences *self)
{
  return self->text->len;
}

/* ---- sorting ---- */

static const guint32 *
words_at (const DemarcheSequences *self, guint32 at)
{
  return &g_array_index (self->text, guint32, at);
}

static gboolean
may_begin (const DemarcheSequences *self, guint32 at)
{
  const guint32 *words = words_at (self, at);

  return words[0] != 0 && words[1] != 0 &&
         (self->kinds->data[words[0]] & DEMARCHE_SEQUENCE_MAY_BEGIN) &&
         !(self->places->data[at] & DEMARCHE_SEQUENCE_CONTINUES);
}

static guint32
get_sieve_slot (const guint32 *words)
{
  guint64 pair = ((guint64)words[0] << 32) | words[1];

  return (guint32)((pair * 0x9e3779b97f4a7c15u) >> (64 - SIEVE_BITS));
}

/* places whose first two words occur again; the sieve lets some others through */
static GArray *
list_places (const DemarcheSequences *self, guint n_words)
{
  g_autofree guint8 *sieve = g_new0 (guint8, (gsize)1 << SIEVE_BITS);
  GArray *listed = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 at = 0; at < n_words; at++)
    if (may_begin (self, at)) {
      guint8 *n = &sieve[get_sieve_slot (words_at (self, at))];
      *n = (guint8)MIN (*n + 1, 2);
    }
  for (guint32 at = 0; at < n_words; at++)
    if (may_begin (self, at) && sieve[get_sieve_slot (words_at (self, at))] > 1)
      g_array_append_val (listed, at);
  return listed;
}

static guint
count_common (const guint32 *a, const guint32 *b)
{
  guint n = 0;

  while (n < DEMARCHE_MAX_SEQUENCE && a[n] == b[n] && a[n] != 0)
    n++;
  return n;
}

/* equal ones in the order of the text */
static int
compare_places (gconstpointer first, gconstpointer second, gpointer data)
{
  guint32 at[] = {*(const guint32 *)first, *(const guint32 *)second};
  const guint32 *a = words_at (data, at[0]);
  const guint32 *b = words_at (data, at[1]);
  guint n = count_common (a, b);

  if (n < DEMARCHE_MAX_SEQUENCE && a[n] != b[n])
    return a[n] < b[n] ? -1 : 1;
  return at[0] < at[1] ? -1 : at[0] > at[1];
}

static void
sort (DemarcheSequences *self)
{
  guint n_words = self->text->len;

  for (guint i = 0; i <= DEMARCHE_MAX_SEQUENCE; i++)
    demarche_sequences_break (self);
  self->sorted = list_places (self, n_words);
  g_array_sort_with_data (self->sorted, compare_places, self);
  self->in_common = g_byte_array_sized_new (self->sorted->len);
  g_byte_array_set_size (self->in_common, self->sorted->len);
  for (guint i = 0; i < self->sorted->len; i++) {
    const guint32 *at = &g_array_index (self->sorted, guint32, i);
    self->in_common->data[i] =
        i == 0 ? 0 : (guint8)count_common (words_at (self, at[-1]), words_at (self, at[0]));
  }
}

/* ---- counting ---- */

typedef struct {
  DemarcheSequences *sequences;
  const guint8 *parts;
  guint min;
  guint32 *seen; /* by paragraph: the number of the sequence that was last seen there */
  guint32 n_seen;
  GArray *found;
} Search;

static gboolean
is_sequence (const DemarcheSequences *self, const guint32 *words, guint n_words)
{
  gboolean says_something = FALSE;

  for (guint i = 0; i < n_words; i++)
    says_something |= (self->kinds->data[words[i]] & DEMARCHE_SEQUENCE_CONTENT) != 0;
  return says_something && (self->kinds->data[words[n_words - 1]] & DEMARCHE_SEQUENCE_MAY_END);
}

/* whether the sequence may be taken at this place: not from within a name, nor a name alone */
static gboolean
counts_here (const DemarcheSequences *self, guint32 at, guint n_words)
{
  if (self->places->data[at + n_words] & DEMARCHE_SEQUENCE_CONTINUES)
    return FALSE;
  for (guint i = 0; i < n_words; i++)
    if ((self->kinds->data[words_at (self, at)[i]] & DEMARCHE_SEQUENCE_CONTENT) &&
        !(self->places->data[at + i] & DEMARCHE_SEQUENCE_IN_NAME))
      return TRUE;
  return FALSE;
}

/* the places [first, end) in sorted order begin with the same @n_words words */
static void
count (Search *search, guint first, guint end, guint n_words)
{
  const DemarcheSequences *self = search->sequences;
  const guint32 *places = &g_array_index (self->sorted, guint32, first);
  DemarcheSequence sequence = {.n_words = n_words};

  if (end - first < search->min || !is_sequence (self, words_at (self, places[0]), n_words))
    return;
  search->n_seen++;
  for (guint i = 0; i < end - first; i++) {
    guint32 paragraph = g_array_index (self->paragraphs, guint32, places[i]);
    if (search->seen[paragraph] == search->n_seen || !counts_here (self, places[i], n_words))
      continue;
    search->seen[paragraph] = search->n_seen;
    sequence.n_ours += search->parts[paragraph] == DEMARCHE_PART_OURS;
    sequence.n_rest += search->parts[paragraph] == DEMARCHE_PART_REST;
  }
  if (sequence.n_ours < search->min)
    return;
  memcpy (sequence.words, words_at (self, places[0]), n_words * sizeof (guint32));
  g_array_append_val (search->found, sequence);
}

GArray *
demarche_sequences_find (DemarcheSequences *self, const guint8 *parts, guint min)
{
  if (self->sorted == NULL)
    sort (self);
  g_autofree guint32 *seen = g_new0 (guint32, self->n_paragraphs + 1);
  Search search = {.sequences = self, .parts = parts, .min = min, .seen = seen};

  search.found = g_array_new (FALSE, FALSE, sizeof (DemarcheSequence));
  for (guint n_words = 2; n_words <= DEMARCHE_MAX_SEQUENCE; n_words++) {
    guint first = 0;
    for (guint i = 1; i <= self->sorted->len; i++) {
      if (i < self->sorted->len && self->in_common->data[i] >= n_words)
        continue;
      if (i - first > 1)
        count (&search, first, i, n_words);
      first = i;
    }
  }
  return search.found;
}

/* ---- one sequence ---- */

gboolean
demarche_sequence_contains (const DemarcheSequence *outer, const DemarcheSequence *inner)
{
  for (guint i = 0; i + inner->n_words <= outer->n_words; i++)
    if (memcmp (outer->words + i, inner->words, inner->n_words * sizeof (guint32)) == 0)
      return TRUE;
  return FALSE;
}

char *
demarche_sequences_spell (DemarcheSequences *self, const DemarcheSequence *sequence)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sequence->n_words; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : " ",
                            (const char *)self->words->pdata[sequence->words[i]]);
  return g_string_free (text, FALSE);
}
