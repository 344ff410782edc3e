/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Nearly every word of a text is short and was seen before. Its bytes are its key, side by side in
 * one table with open addressing, so that finding it touches one line of the cache. Long words lie
 * in a hash table of GLib's. */
#include "classify/word-memo.h"

#include "base/limits.h"

#include <string.h>

#define SHORT_BYTES 16
#define FIRST_SLOTS 4096
#define STORE_BYTES 65536

/* no slot lies in two lines of the cache */
typedef struct {
  _Alignas(32) guint64 front; /* the bytes of a short word, zeros behind them, as two numbers */
  guint64 back;
  const DemarcheWord *word; /* NULL: the slot is free */
  gboolean is_marked;
} Slot;

const DemarcheWord demarche_plain_word;

struct _DemarcheWordMemo {
  const DemarcheLexicon *lexicon;   /* (unowned) */
  const DemarcheStartIndex *starts; /* (unowned) */
  DemarcheStore *store;             /* of the words and what is said of them */
  Slot *slots;
  gsize n_slots; /* a power of two; a quarter of them is free */
  gsize n_short;
  guint64 factors[2]; /* of a word's numbers: odd, and nobody's guess, so that no text is made to
                         collide: multiply-shift hashing (Dietzfelbinger and others 1997) */
  guint shift;        /* what is left of the sum behind it is a slot's index */
  GHashTable *longs;  /* of char * to DemarcheWord */
  GString *folded;    /* scratch: see demarche_lexicon_look_up() */
  GArray *found;      /* of DemarcheWordClass: the same */
};

static void
open_table (DemarcheWordMemo *memo, gsize n_slots)
{
  memo->slots = g_aligned_alloc0 (n_slots, sizeof (Slot), _Alignof(Slot));
  memo->n_slots = n_slots;
  memo->shift = 64 - (guint)g_bit_storage (n_slots - 1);
  memo->n_short = 0;
}

DemarcheWordMemo *
demarche_word_memo_new (const DemarcheLexicon *lexicon, const DemarcheStartIndex *starts)
{
  DemarcheWordMemo *memo = g_new0 (DemarcheWordMemo, 1);

  memo->lexicon = lexicon;
  memo->starts = starts;
  memo->store = demarche_store_new (STORE_BYTES);
  for (guint i = 0; i < G_N_ELEMENTS (memo->factors); i++)
    memo->factors[i] = ((guint64)g_random_int () << 32 | g_random_int ()) | 1;
  memo->longs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  memo->folded = g_string_new (NULL);
  memo->found = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  open_table (memo, FIRST_SLOTS);
  return memo;
}

void
demarche_word_memo_free (DemarcheWordMemo *memo)
{
  g_aligned_free (memo->slots);
  demarche_store_unref (memo->store);
  g_hash_table_unref (memo->longs);
  g_string_free (memo->folded, TRUE);
  g_array_unref (memo->found);
  g_free (memo);
}

void
demarche_word_memo_trim (DemarcheWordMemo *memo)
{
  if (memo->n_short + g_hash_table_size (memo->longs) <= DEMARCHE_LIMIT_WORD_MEMO)
    return;
  g_hash_table_remove_all (memo->longs);
  g_aligned_free (memo->slots);
  open_table (memo, FIRST_SLOTS);
  demarche_store_unref (memo->store);
  memo->store = demarche_store_new (STORE_BYTES);
}

/* a short word, and the slot where the search for it begins */
typedef struct {
  guint64 front;
  guint64 back;
  Slot *slot;
} Key;

static inline Slot *
get_slot (const DemarcheWordMemo *memo, guint64 front, guint64 back)
{
  return memo->slots + ((front * memo->factors[0] + back * memo->factors[1]) >> memo->shift);
}

/* eight bytes, of which those whose masks are nothing count as zeros */
static inline guint64
read_bytes (const char *bytes, const guint8 *masks)
{
  guint64 number;
  guint64 mask;

  memcpy (&number, bytes, sizeof number);
  memcpy (&mask, masks, sizeof mask);
  return GUINT64_FROM_LE (number & mask);
}

/* @n_readable: bytes that may be read at @text, of which @length are the word's */
static inline Key
make_key (const DemarcheWordMemo *memo, const char *text, gsize length, gsize n_readable)
{
  /* no branch: lengths are hard to guess */
  static const guint8 masks[2 * SHORT_BYTES] = {[0 ... SHORT_BYTES - 1] = 0xff};
  char copy[SHORT_BYTES];
  Key key = {0};

  if (length > SHORT_BYTES)
    return key;
  if (n_readable < SHORT_BYTES)
    text = memcpy (copy, text, length);
  key.front = read_bytes (text, masks + SHORT_BYTES - length);
  key.back = read_bytes (text + 8, masks + SHORT_BYTES + 8 - length);
  key.slot = get_slot (memo, key.front, key.back);
  return key;
}

/* the slot that holds the word, else the free one where it belongs */
static inline Slot *
find_slot (const DemarcheWordMemo *memo, const Key *key)
{
  Slot *slot = key->slot;

  while (slot->word != NULL && (slot->front != key->front || slot->back != key->back))
    if (++slot == memo->slots + memo->n_slots)
      slot = memo->slots;
  return slot;
}

/* makes room for @n words */
static void
reserve (DemarcheWordMemo *memo, gsize n)
{
  Slot *old = memo->slots;
  gsize n_old = memo->n_slots;
  gsize n_short = memo->n_short;

  if (4 * (n_short + n) <= 3 * n_old)
    return;
  open_table (memo, 2 * n_old);
  memo->n_short = n_short;
  for (const Slot *slot = old; slot < old + n_old; slot++)
    if (slot->word != NULL) {
      Key key = {slot->front, slot->back, get_slot (memo, slot->front, slot->back)};
      *find_slot (memo, &key) = *slot;
    }
  g_aligned_free (old);
}

static const DemarcheWord *
make_word (const DemarcheWordMemo *memo, const char *text, gsize length)
{
  guint flags = demarche_lexicon_look_up (memo->lexicon, text, length, memo->folded, memo->found);

  if (flags == 0 && memo->found->len == 0)
    return &demarche_plain_word;
  return demarche_start_index_make_word (memo->starts, flags,
                                         (const DemarcheWordClass *)(gpointer)memo->found->data,
                                         memo->found->len, memo->store);
}

static gboolean
is_marked (const DemarcheWord *word)
{
  return word->n_worth_reading > 0 || word->n_slots_worth_reading > 0;
}

/* not inline, as the next one: words seen before need no room for what they do */
static G_GNUC_NO_INLINE void
add_short (DemarcheWordMemo *memo, Slot *slot, const Key *key, const char *text, gsize length)
{
  const DemarcheWord *word = make_word (memo, text, length);

  *slot = (Slot){key->front, key->back, word, is_marked (word)};
  memo->n_short++;
}

static G_GNUC_NO_INLINE const DemarcheWord *
look_up_long (DemarcheWordMemo *memo, const char *text, gsize length)
{
  g_autofree char *key = g_strndup (text, length);
  const DemarcheWord *word = g_hash_table_lookup (memo->longs, key);

  if (word != NULL)
    return word;
  word = make_word (memo, text, length);
  g_hash_table_insert (memo->longs, g_steal_pointer (&key), (gpointer)word);
  return word;
}

/* words whose slots are fetched into the cache before the first of them is read */
#define BATCH 32

/* @first: index of the first of @n tokens; returns where the next mark goes */
static inline guint *
look_up_batch (DemarcheWordMemo *memo, const char *text, gsize length, DemarcheToken *tokens,
               guint first, guint n, guint *next)
{
  Key keys[BATCH];

  reserve (memo, n);
  for (guint i = 0; i < n; i++) {
    const DemarcheToken *token = &tokens[first + i];
    keys[i] =
        make_key (memo, text + token->start, token->end - token->start, length - token->start);
    __builtin_prefetch (keys[i].slot);
  }
  for (guint i = 0; i < n; i++) {
    DemarcheToken *token = &tokens[first + i];
    const char *word = text + token->start;
    gsize n_bytes = token->end - token->start;

    *next = first + i;
    if (n_bytes > SHORT_BYTES) {
      token->word = look_up_long (memo, word, n_bytes);
      next += is_marked (token->word);
    } else {
      Slot *slot = find_slot (memo, &keys[i]);
      if (slot->word == NULL)
        add_short (memo, slot, &keys[i], word, n_bytes);
      token->word = slot->word;
      __builtin_prefetch (slot->word); /* the next step reads that */
      next += slot->is_marked;         /* no processor can guess that */
    }
  }
  return next;
}

guint
demarche_word_memo_look_up (DemarcheWordMemo *memo, const char *text, gsize length,
                            DemarcheToken *tokens, guint n_tokens, guint *marked)
{
  guint *next = marked;

  for (guint from = 0; from < n_tokens; from += BATCH)
    next = look_up_batch (memo, text, length, tokens, from, MIN (BATCH, n_tokens - from), next);
  return (guint)(next - marked);
}
