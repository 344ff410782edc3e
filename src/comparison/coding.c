/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pairs the paragraphs of several coders. */
#include "comparison/coding.h"

/* paragraphs of one statement with the same words */
typedef struct {
  guint id;
  guint statement;
  GPtrArray *rows;   /* (unowned) */
  guint first_empty; /* rows before it have the coder that is placed now */
  guint coder;
} Equals;

typedef struct {
  DemarcheCoding *coding;
  GHashTable *statements; /* name to index + 1 */
  GHashTable *equals;     /* statement and words to Equals */
  GHashTable *places;     /* place of a row to the row */
} Placing;

static void
equals_free (gpointer data)
{
  Equals *equals = data;
  g_ptr_array_unref (equals->rows);
  g_free (equals);
}

static guint
find_statement (Placing *placing, const char *name)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (placing->statements, name));
  if (known > 0)
    return known - 1;
  g_ptr_array_add (placing->coding->names, (char *)name);
  g_hash_table_insert (placing->statements, (char *)name,
                       GUINT_TO_POINTER (placing->coding->names->len));
  return placing->coding->names->len - 1;
}

static Equals *
find_equals (Placing *placing, guint statement, const DemarcheParagraph *paragraph)
{
  g_autofree char *folded = demarche_coding_fold_text (paragraph->text, paragraph->length);
  char *key = g_strdup_printf ("%u %s", statement, folded);
  Equals *equals = g_hash_table_lookup (placing->equals, key);
  if (equals != NULL) {
    g_free (key);
    return equals;
  }
  equals = g_new0 (Equals, 1);
  equals->id = g_hash_table_size (placing->equals);
  equals->statement = statement;
  equals->rows = g_ptr_array_new ();
  g_hash_table_insert (placing->equals, key, equals);
  return equals;
}

static gint64
make_place (const Equals *equals, guint number)
{
  return (gint64)equals->id << 32 | number;
}

static DemarcheCodingRow *
add_row (Placing *placing, Equals *equals, guint number)
{
  gsize size = sizeof (DemarcheCodingRow) + placing->coding->n_coders * sizeof (DemarcheCoded);
  DemarcheCodingRow *row = g_malloc0 (size);
  row->place = make_place (equals, number);
  row->statement = equals->statement;
  g_ptr_array_add (placing->coding->rows, row);
  g_ptr_array_add (equals->rows, row);
  if (!g_hash_table_contains (placing->places, &row->place))
    g_hash_table_insert (placing->places, &row->place, row);
  return row;
}

/* the first row with these words that the coder has not taken, else a new one */
static DemarcheCodingRow *
take_row (Placing *placing, Equals *equals, guint coder, guint number)
{
  if (equals->coder != coder) {
    equals->coder = coder;
    equals->first_empty = 0;
  }
  while (equals->first_empty < equals->rows->len) {
    DemarcheCodingRow *row = g_ptr_array_index (equals->rows, equals->first_empty++);
    if (row->coded[coder].tagged == NULL)
      return row;
  }
  equals->first_empty = equals->rows->len + 1;
  return add_row (placing, equals, number);
}

/* where the tags of each paragraph begin; one more entry at the end */
static guint *
find_first_tags (DemarcheTagged *tagged, guint n_paragraphs)
{
  guint *first = g_new0 (guint, n_paragraphs + 2);
  guint n_tags = demarche_tagged_get_n_tags (tagged);
  guint tag = 0;
  for (guint i = 0; i <= n_paragraphs; i++) {
    while (tag < n_tags && demarche_tagged_get_tag (tagged, tag)->paragraph < i)
      tag++;
    first[i] = tag;
  }
  return first;
}

static void
place_statement (Placing *placing, guint coder, DemarcheTagged *tagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint n = demarche_statement_get_n_paragraphs (statement);
  guint index = find_statement (placing, demarche_statement_get_name (statement));
  g_autofree guint *first = find_first_tags (tagged, n);
  g_autofree Equals **equals = g_new (Equals *, n + 1);
  g_autofree DemarcheCodingRow **rows = g_new0 (DemarcheCodingRow *, n + 1);
  for (guint i = 0; i < n; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    equals[i] = find_equals (placing, index, paragraph);
    gint64 place = make_place (equals[i], paragraph->number);
    DemarcheCodingRow *row = g_hash_table_lookup (placing->places, &place);
    if (row == NULL || row->coded[coder].tagged != NULL)
      continue;
    rows[i] = row;
    row->coded[coder].tagged = tagged;
  }
  for (guint i = 0; i < n; i++) {
    if (rows[i] == NULL)
      rows[i] = take_row (placing, equals[i], coder,
                          demarche_statement_get_paragraph (statement, i)->number);
    rows[i]->coded[coder] = (DemarcheCoded){tagged, i, first[i], first[i + 1]};
  }
}

DemarcheCoding *
demarche_coding_new (DemarcheCoder *const *coders, guint n_coders)
{
  DemarcheCoding *coding = g_new0 (DemarcheCoding, 1);
  coding->coders = coders;
  coding->n_coders = n_coders;
  coding->rows = g_ptr_array_new_with_free_func (g_free);
  coding->names = g_ptr_array_new ();
  g_autoptr (GHashTable) statements = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) equals =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, equals_free);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  Placing placing = {coding, statements, equals, places};
  for (guint i = 0; i < n_coders; i++) {
    for (guint j = 0; j < coders[i]->tagged->len; j++)
      place_statement (&placing, i, g_ptr_array_index (coders[i]->tagged, j));
  }
  return coding;
}

void
demarche_coding_free (DemarcheCoding *coding)
{
  g_ptr_array_unref (coding->rows);
  g_ptr_array_unref (coding->names);
  g_free (coding);
}

/* what read the statement knows the kind better than a line that people wrote */
gboolean
demarche_coding_is_taggable (const DemarcheCoding *coding, const DemarcheCodingRow *row)
{
  gboolean is_taggable = FALSE;
  for (guint i = 0; i < coding->n_coders; i++) {
    const DemarcheCoded *coded = &row->coded[i];
    if (coded->tagged == NULL)
      continue;
    if (coded->tag_end > coded->tag)
      return TRUE;
    is_taggable = demarche_paragraph_kind_is_taggable (demarche_coded_get_paragraph (coded)->kind);
  }
  return is_taggable;
}

gboolean
demarche_coding_is_read (const DemarcheCoding *coding, const DemarcheCodingRow *row, guint coder)
{
  return row->coded[coder].tagged != NULL || coding->coders[coder]->kind != DEMARCHE_CODER_PEOPLE;
}

static DemarcheCoder *
make_reader (DemarcheStatement *statement)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  GPtrArray *no_tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  g_ptr_array_add (list, demarche_tagged_new (statement, no_tags, NULL));
  return demarche_coder_new ("", DEMARCHE_CODER_PEOPLE, list, NULL);
}

int *
demarche_coding_pair (DemarcheStatement *first, DemarcheStatement *second)
{
  g_autoptr (DemarcheCoder) one = make_reader (first);
  g_autoptr (DemarcheCoder) two = make_reader (second);
  DemarcheCoder *const coders[] = {one, two};
  g_autoptr (DemarcheCoding) coding = demarche_coding_new (coders, G_N_ELEMENTS (coders));
  int *partners = g_new (int, demarche_statement_get_n_paragraphs (first) + 1);
  for (guint i = 0; i < coding->rows->len; i++) {
    const DemarcheCodingRow *row = g_ptr_array_index (coding->rows, i);
    if (row->coded[0].tagged != NULL)
      partners[row->coded[0].paragraph] =
          row->coded[1].tagged != NULL ? (int)row->coded[1].paragraph : -1;
  }
  return partners;
}
