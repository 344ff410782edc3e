/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Issues and positions by index and by name. */
#include "model/codebook.h"

struct _DemarcheCodebook {
  gatomicrefcount references;
  GStringChunk *strings;
  GArray *issues;             /* DemarcheIssue */
  GArray *positions;          /* DemarchePosition */
  GHashTable *issue_ids;      /* id to index + 1 */
  GHashTable *position_codes; /* code to index + 1 */
  GHashTable *languages;      /* set of make_language_key(); empty: not known */
};

G_DEFINE_BOXED_TYPE (DemarcheCodebook, demarche_codebook, demarche_codebook_ref,
                     demarche_codebook_unref)

static const char *
keep_string (DemarcheCodebook *codebook, const char *string)
{
  return string == NULL ? NULL : g_string_chunk_insert (codebook->strings, string);
}

static int
find_index (GHashTable *names, const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (names, name)) - 1;
}

DemarcheCodebook *
demarche_codebook_ref (DemarcheCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, NULL);
  g_atomic_ref_count_inc (&codebook->references);
  return codebook;
}

void
demarche_codebook_unref (DemarcheCodebook *codebook)
{
  g_return_if_fail (codebook != NULL);
  if (!g_atomic_ref_count_dec (&codebook->references))
    return;
  g_hash_table_unref (codebook->issue_ids);
  g_hash_table_unref (codebook->position_codes);
  g_hash_table_unref (codebook->languages);
  g_array_unref (codebook->issues);
  g_array_unref (codebook->positions);
  g_string_chunk_free (codebook->strings);
  g_free (codebook);
}

guint
demarche_codebook_get_n_issues (DemarcheCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, 0);
  return codebook->issues->len;
}

guint
demarche_codebook_get_n_positions (DemarcheCodebook *codebook)
{
  g_return_val_if_fail (codebook != NULL, 0);
  return codebook->positions->len;
}

const DemarcheIssue *
demarche_codebook_get_issue (DemarcheCodebook *codebook, guint index)
{
  g_return_val_if_fail (codebook != NULL && index < codebook->issues->len, NULL);
  return &g_array_index (codebook->issues, DemarcheIssue, index);
}

const DemarchePosition *
demarche_codebook_get_position (DemarcheCodebook *codebook, guint index)
{
  g_return_val_if_fail (codebook != NULL && index < codebook->positions->len, NULL);
  return &g_array_index (codebook->positions, DemarchePosition, index);
}

int
demarche_codebook_find_position (DemarcheCodebook *codebook, const char *code)
{
  g_return_val_if_fail (codebook != NULL && code != NULL, -1);
  return find_index (codebook->position_codes, code);
}

int
demarche_codebook_find_issue (DemarcheCodebook *codebook, const char *id)
{
  g_return_val_if_fail (codebook != NULL && id != NULL, -1);
  return find_index (codebook->issue_ids, id);
}

gboolean
demarche_codebook_is_opposed (DemarcheCodebook *codebook, guint first, guint second)
{
  const DemarchePosition *one = demarche_codebook_get_position (codebook, first);
  const DemarchePosition *two = demarche_codebook_get_position (codebook, second);
  g_return_val_if_fail (one != NULL && two != NULL, FALSE);
  const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, one->issue);
  if (one->issue != two->issue || issue->kind != DEMARCHE_ISSUE_SCALE)
    return FALSE;
  return (one->value < 0 && two->value > 0) || (one->value > 0 && two->value < 0);
}

/* @language: (nullable): any */
static char *
make_language_key (guint issue, const char *language)
{
  return g_strdup_printf ("%u %s", issue, language != NULL ? language : "");
}

gboolean
demarche_codebook_has_language (DemarcheCodebook *codebook, guint issue, const char *language)
{
  g_return_val_if_fail (codebook != NULL, TRUE);
  if (language == NULL || g_hash_table_size (codebook->languages) == 0)
    return TRUE;
  g_autofree char *own = make_language_key (issue, language);
  g_autofree char *any = make_language_key (issue, NULL);
  return g_hash_table_contains (codebook->languages, own) ||
         g_hash_table_contains (codebook->languages, any);
}

void
demarche_codebook_add_language (DemarcheCodebook *codebook, guint issue, const char *language)
{
  g_hash_table_add (codebook->languages, make_language_key (issue, language));
}

static gboolean
is_equal_issue (const DemarcheIssue *a, const DemarcheIssue *b)
{
  return g_str_equal (a->id, b->id) && a->kind == b->kind &&
         a->first_position == b->first_position && a->n_positions == b->n_positions &&
         a->has_about == b->has_about;
}

static gboolean
is_equal_position (const DemarchePosition *a, const DemarchePosition *b)
{
  return g_str_equal (a->code, b->code) && a->value >= b->value && a->value <= b->value;
}

static gboolean
has_same_languages (DemarcheCodebook *first, DemarcheCodebook *second)
{
  GHashTableIter iter;
  gpointer key = NULL;

  if (g_hash_table_size (first->languages) != g_hash_table_size (second->languages))
    return FALSE;
  g_hash_table_iter_init (&iter, first->languages);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (second->languages, key))
      return FALSE;
  return TRUE;
}

gboolean
demarche_codebook_is_equal (DemarcheCodebook *first, DemarcheCodebook *second)
{
  if (first->issues->len != second->issues->len || first->positions->len != second->positions->len)
    return FALSE;
  for (guint i = 0; i < first->issues->len; i++)
    if (!is_equal_issue (demarche_codebook_get_issue (first, i),
                         demarche_codebook_get_issue (second, i)))
      return FALSE;
  for (guint i = 0; i < first->positions->len; i++)
    if (!is_equal_position (demarche_codebook_get_position (first, i),
                            demarche_codebook_get_position (second, i)))
      return FALSE;
  return has_same_languages (first, second);
}

DemarcheCodebook *
demarche_codebook_new (void)
{
  DemarcheCodebook *codebook = g_new0 (DemarcheCodebook, 1);
  g_atomic_ref_count_init (&codebook->references);
  codebook->strings = g_string_chunk_new (4096);
  codebook->issues = g_array_new (FALSE, TRUE, sizeof (DemarcheIssue));
  codebook->positions = g_array_new (FALSE, TRUE, sizeof (DemarchePosition));
  codebook->issue_ids = g_hash_table_new (g_str_hash, g_str_equal);
  codebook->position_codes = g_hash_table_new (g_str_hash, g_str_equal);
  codebook->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return codebook;
}

guint
demarche_codebook_add_issue (DemarcheCodebook *codebook, const char *id, const char *title,
                             DemarcheIssueKind kind, const char *note, gboolean has_about)
{
  guint index = codebook->issues->len;
  DemarcheIssue issue = {
      .id = keep_string (codebook, id),
      .title = keep_string (codebook, title != NULL ? title : id),
      .note = keep_string (codebook, note),
      .kind = kind,
      .first_position = codebook->positions->len,
      .has_about = has_about,
  };
  g_array_append_val (codebook->issues, issue);
  g_hash_table_insert (codebook->issue_ids, (char *)issue.id, GINT_TO_POINTER ((int)index + 1));
  return index;
}

guint
demarche_codebook_add_position (DemarcheCodebook *codebook, const char *id, const char *title,
                                const char *definition, double value)
{
  g_return_val_if_fail (codebook->issues->len > 0, 0);
  guint index = codebook->positions->len;
  guint last = codebook->issues->len - 1;
  DemarcheIssue *issue = &g_array_index (codebook->issues, DemarcheIssue, last);
  g_autofree char *code = g_strconcat (issue->id, ".", id, NULL);
  DemarchePosition position = {
      .code = keep_string (codebook, code),
      .id = keep_string (codebook, id),
      .title = keep_string (codebook, title != NULL ? title : id),
      .definition = keep_string (codebook, definition),
      .value = value,
      .issue = last,
  };
  g_array_append_val (codebook->positions, position);
  issue->n_positions++;
  g_hash_table_insert (codebook->position_codes, (char *)position.code,
                       GINT_TO_POINTER ((int)index + 1));
  return index;
}
