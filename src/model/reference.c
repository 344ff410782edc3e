/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lasting references of tags: a hash in base 32, cut where it is still its own. */
#include "model/reference.h"

#include "base/hash.h"
#include "base/keyed.h"
#include "base/text.h"

#include <string.h>

#define DIGEST_BYTES_KEPT                                                                          \
  (DEMARCHE_REFERENCE_MOST * 5 / 8) /* no two of a million tags share them */

#define START_BITS 15 /* of the first characters of a reference */
#define REFERENCE_BYTES ((gsize)DEMARCHE_REFERENCE_MOST + 1)

/* RFC 4648, in small letters, without padding */
static char *
encode_base32 (const guint8 *bytes, gsize length)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
  GString *out = g_string_sized_new ((length * 8 + 4) / 5);
  guint buffer = 0;
  guint n_bits = 0;
  for (gsize i = 0; i < length; i++) {
    buffer = buffer << 8 | bytes[i];
    for (n_bits += 8; n_bits >= 5; n_bits -= 5)
      g_string_append_c (out, letters[buffer >> (n_bits - 5) & 31]);
  }
  if (n_bits > 0)
    g_string_append_c (out, letters[buffer << (5 - n_bits) & 31]);
  return g_string_free (out, FALSE);
}

/* with its length before it, so that no two lists of parts run together to the same bytes */
static void
hash_part (DemarcheHasher *hasher, const char *part, gsize length)
{
  char prefix[24];
  int n = g_snprintf (prefix, sizeof prefix, "%" G_GSIZE_FORMAT ":", length);

  demarche_hasher_add (hasher, prefix, (gsize)n);
  demarche_hasher_add (hasher, part, length);
}

static char *
make_digest (DemarcheStatement *statement, const DemarcheTag *tag, guint occurrence,
             DemarcheCodebook *codebook)
{
  DemarcheHasher *hasher = demarche_hasher_new ();
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, tag->paragraph);
  g_autofree char *number = g_strdup_printf ("%u", occurrence);
  const char *text_hash = demarche_statement_get_text_hash (statement);
  const char *parts[] = {
      text_hash != NULL ? text_hash : demarche_statement_get_name (statement),
      number,
      demarche_codebook_get_position (codebook, tag->position)->code,
      demarche_holder_get_name (tag->holder),
      demarche_stance_get_name (tag->stance),
  };
  guint8 digest[DEMARCHE_DIGEST_BYTES];
  hash_part (hasher, paragraph->text, paragraph->length);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hash_part (hasher, parts[i], strlen (parts[i]));
  demarche_hasher_finish_digest (hasher, digest);
  return encode_base32 (digest, DIGEST_BYTES_KEPT);
}

/* of all bytes, eight at a time: statements repeat their beginnings and ends */
static guint
hash_text (gconstpointer key)
{
  const DemarcheParagraph *paragraph = key;
  guint64 hash = paragraph->length;
  for (gsize i = 0; i < paragraph->length; i += 8) {
    guint64 bytes = 0;
    memcpy (&bytes, paragraph->text + i, MIN (8, paragraph->length - i));
    hash = (hash ^ bytes) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    hash ^= hash >> 29;
  }
  return (guint)(hash ^ (hash >> 32));
}

static gboolean
is_same_text (gconstpointer first, gconstpointer second)
{
  const DemarcheParagraph *one = first;
  const DemarcheParagraph *two = second;
  return one->length == two->length && memcmp (one->text, two->text, one->length) == 0;
}

/* how often each paragraph's text came before in the statement */
static guint *
count_occurrences (DemarcheStatement *statement)
{
  guint n_paragraphs = demarche_statement_get_n_paragraphs (statement);
  guint *occurrences = g_new0 (guint, n_paragraphs + 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_text, is_same_text);
  for (guint i = 0; i < n_paragraphs; i++) {
    gpointer paragraph = (gpointer)demarche_statement_get_paragraph (statement, i);
    occurrences[i] = GPOINTER_TO_UINT (g_hash_table_lookup (seen, paragraph));
    g_hash_table_insert (seen, paragraph, GUINT_TO_POINTER (occurrences[i] + 1));
  }
  return occurrences;
}

static void
add_digests (GPtrArray *digests, DemarcheTagged *tagged, DemarcheCodebook *codebook)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint n_tags = demarche_tagged_get_n_tags (tagged);
  if (n_tags == 0)
    return;
  if (demarche_tagged_get_reference (tagged, 0) != NULL) {
    for (guint i = 0; i < n_tags; i++)
      g_ptr_array_add (digests, g_strdup (demarche_tagged_get_reference (tagged, i)));
    return;
  }
  g_autofree guint *occurrences = count_occurrences (statement);
  for (guint i = 0; i < n_tags; i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    g_ptr_array_add (digests, make_digest (statement, tag, occurrences[tag->paragraph], codebook));
  }
}

static guint
get_value (char letter)
{
  return (letter >= 'a' ? (guint)(letter - 'a') : (guint)(letter - '2') + 26) & 31;
}

guint64
demarche_reference_get_number (const char *reference)
{
  guint64 number = 0;
  for (guint i = 0; i < DEMARCHE_REFERENCE_CHARS && reference[i] != '\0'; i++) {
    number = number << 5 | get_value (reference[i]);
  }
  return number;
}

/* (element-type DemarcheKeyed): by how they begin */
static GArray *
sort_digests (GPtrArray *digests)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheKeyed), digests->len);
  for (guint i = 0; i < digests->len; i++) {
    DemarcheKeyed item = {demarche_reference_get_number (digests->pdata[i]), i};
    g_array_append_val (sorted, item);
  }
  demarche_keyed_sort (sorted);
  return sorted;
}

static gsize
count_common (const char *first, const char *second)
{
  gsize n = 0;
  while (first[n] != '\0' && first[n] == second[n])
    n++;
  return first[n] == second[n] ? 0 : n; /* the same reference is no collision */
}

static int
compare_digests (gconstpointer first, gconstpointer second, gpointer digests)
{
  const DemarcheKeyed *one = first;
  const DemarcheKeyed *two = second;
  return strcmp (g_ptr_array_index ((GPtrArray *)digests, one->value),
                 g_ptr_array_index ((GPtrArray *)digests, two->value));
}

/* of @n that begin alike. In order, those that have most in common stand side by side */
static void
measure_alike (GPtrArray *digests, DemarcheKeyed *items, guint n, guint8 *lengths)
{
  g_qsort_with_data (items, (gint)n, sizeof *items, compare_digests, digests);
  for (guint i = 1; i < n; i++) {
    guint one = items[i - 1].value;
    guint two = items[i].value;
    gsize n_common = count_common (digests->pdata[one], digests->pdata[two]);
    lengths[one] = (guint8)MAX (lengths[one], n_common + 1);
    lengths[two] = (guint8)MAX (lengths[two], n_common + 1);
  }
}

/* how many characters tell each of the digests from all others */
static guint8 *
measure_digests (GPtrArray *digests)
{
  g_autoptr (GArray) sorted = sort_digests (digests);
  guint8 *lengths = g_new (guint8, digests->len + 1);
  guint end = 0;
  memset (lengths, DEMARCHE_REFERENCE_CHARS, digests->len);
  for (guint start = 0; start < sorted->len; start = end) {
    DemarcheKeyed *first = &g_array_index (sorted, DemarcheKeyed, start);
    for (end = start + 1; end < sorted->len; end++)
      if (g_array_index (sorted, DemarcheKeyed, end).key != first->key)
        break;
    if (end - start > 1)
      measure_alike (digests, first, end - start, lengths);
  }
  return lengths;
}

GPtrArray *
demarche_references_new_whole (DemarcheTagged *tagged, DemarcheCodebook *codebook)
{
  GPtrArray *digests = g_ptr_array_new_with_free_func (g_free);
  add_digests (digests, tagged, codebook);
  return digests;
}

GPtrArray *
demarche_references_new (GPtrArray *tagged, DemarcheCodebook *codebook)
{
  GPtrArray *digests = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tagged->len; i++)
    add_digests (digests, g_ptr_array_index (tagged, i), codebook);

  g_autofree guint8 *lengths = measure_digests (digests);
  for (guint i = 0; i < digests->len; i++)
    ((char *)digests->pdata[i])[lengths[i]] = '\0';
  return digests;
}

/* the reference of the same tag among those of another tagging of the statement, which are gone
 * through in step from @next on; NULL: it has none */
static const char *
find_known (DemarcheTagged *known, guint *next, const DemarcheTag *tag, DemarcheCodebook *codebook)
{
  guint n_tags = known != NULL ? demarche_tagged_get_n_tags (known) : 0;
  int order = -1;
  while (*next < n_tags &&
         (order = demarche_tag_compare (demarche_tagged_get_tag (known, *next), tag, codebook)) < 0)
    (*next)++;
  return order == 0 ? demarche_tagged_get_reference (known, *next) : NULL;
}

void
demarche_tagged_learn_references (DemarcheTagged *tagged, DemarcheTagged *known,
                                  DemarcheCodebook *codebook)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint n_tags = demarche_tagged_get_n_tags (tagged);
  g_autofree guint *occurrences = NULL;
  g_autofree char *references = g_new (char, n_tags *REFERENCE_BYTES + 1);
  guint next = 0;
  if (n_tags == 0 || demarche_tagged_get_reference (tagged, 0) != NULL)
    return;
  for (guint i = 0; i < n_tags; i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    const char *same = find_known (known, &next, tag, codebook);
    g_autofree char *digest = NULL;
    if (same == NULL && occurrences == NULL)
      occurrences = count_occurrences (statement);
    if (same == NULL)
      same = digest = make_digest (statement, tag, occurrences[tag->paragraph], codebook);
    memcpy (references + i * REFERENCE_BYTES, same, REFERENCE_BYTES);
  }
  demarche_tagged_keep_references (tagged, references);
}

/* one reference to cut */
typedef struct {
  char *whole;
  gsize length;
} Cut;

static int
compare_starts (gconstpointer first, gconstpointer second)
{
  return strncmp (((const Cut *)first)->whole, ((const Cut *)second)->whole,
                  DEMARCHE_REFERENCE_CHARS);
}

/* lengthens those that begin as another one does */
static void
cut_behind (GArray *cuts, const char *other)
{
  Cut key = {(char *)other, 0};
  guint at = 0;

  if (!g_array_binary_search (cuts, &key, compare_starts, &at))
    return;
  while (at > 0 && compare_starts (&g_array_index (cuts, Cut, at - 1), &key) == 0)
    at--;
  for (; at < cuts->len && compare_starts (&g_array_index (cuts, Cut, at), &key) == 0; at++) {
    Cut *cut = &g_array_index (cuts, Cut, at);
    cut->length = MAX (cut->length, count_common (cut->whole, other) + 1);
  }
}

/* how a reference begins: most begin as none of a few does */
static guint
get_start (const char *reference)
{
  return get_value (reference[0]) << 10 | get_value (reference[1]) << 5 | get_value (reference[2]);
}

void
demarche_references_cut (GPtrArray *whole, GPtrArray *tagged, DemarcheCodebook *codebook)
{
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  guint32 starts[1 << (START_BITS - 5)] = {0}; /* a bit for each */

  for (guint i = 0; i < whole->len; i++) {
    Cut cut = {g_ptr_array_index (whole, i), DEMARCHE_REFERENCE_CHARS};
    g_array_append_val (cuts, cut);
    guint start = get_start (cut.whole);
    starts[start / 32] |= 1u << start % 32;
  }
  g_array_sort (cuts, compare_starts);
  for (guint i = 0; cuts->len > 0 && i < tagged->len; i++) {
    DemarcheTagged *one = g_ptr_array_index (tagged, i);
    const char *known = demarche_tagged_get_reference (one, 0);
    g_autoptr (GPtrArray) made =
        known == NULL ? demarche_references_new_whole (one, codebook) : NULL;
    for (guint j = 0; j < demarche_tagged_get_n_tags (one); j++) {
      const char *reference = known != NULL ? known + j * REFERENCE_BYTES : made->pdata[j];
      guint start = get_start (reference);
      if (starts[start / 32] >> start % 32 & 1)
        cut_behind (cuts, reference);
    }
  }
  for (guint i = 0; i < cuts->len; i++) {
    const Cut *cut = &g_array_index (cuts, Cut, i);
    cut->whole[cut->length] = '\0';
  }
}
