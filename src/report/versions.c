/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compares two versions paragraph by paragraph and says it in words. */
#include "report/versions-private.h"

#include <string.h>

#include "model/reference.h"
#include "model/tag-reading.h"
#include "report/words.h"

/* ---- rows ---- */

static void
free_tag (gpointer data)
{
  DemarcheVersionTag *tag = data;

  g_free (tag->note);
  g_free (tag);
}

static void
free_row (gpointer data)
{
  DemarcheVersionRow *row = data;

  for (guint i = 0; i < 2; i++) {
    g_array_unref (row->sides[i].changes);
    g_ptr_array_unref (row->sides[i].tags);
  }
  g_free (row);
}

/* the tag of the same position and holder that fits best: the same stance before the other */
static const DemarcheTag *
find_partner (DemarcheTagged *tagged, guint paragraph, const DemarcheTag *tag)
{
  const DemarcheTag *partner = NULL;

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *other = demarche_tagged_get_tag (tagged, i);

    if (other->paragraph != paragraph || other->position != tag->position ||
        other->holder != tag->holder)
      continue;
    if (other->stance == tag->stance)
      return other;
    partner = other;
  }
  return partner;
}

/* NULL when both say the same */
static char *
describe_difference (const DemarcheTag *tag, const DemarcheTag *partner)
{
  if (partner == NULL)
    return g_strdup ("only here");
  if (partner->stance != tag->stance)
    return g_strdup_printf ("%s in the other", demarche_stance_get_name (partner->stance));
  if (partner->force != tag->force)
    return g_strdup_printf ("%s in the other", demarche_force_get_name (partner->force));
  return NULL;
}

static void
add_tags (DemarcheVersions *versions, DemarcheVersionRow *row, guint side, guint paragraph,
          guint other_paragraph)
{
  DemarcheTagged *tagged = versions->tagged[side];
  guint before = side == 1 ? demarche_tagged_get_n_tags (versions->tagged[0]) : 0;

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);

    if (tag->paragraph != paragraph)
      continue;
    const DemarcheTag *partner =
        other_paragraph != DEMARCHE_NONE
            ? find_partner (versions->tagged[1 - side], other_paragraph, tag)
            : NULL;
    DemarcheVersionTag *shown = g_new0 (DemarcheVersionTag, 1);
    shown->tag = tag;
    shown->reference = g_ptr_array_index (versions->references, before + i);
    shown->note = describe_difference (tag, partner);
    versions->n_differing_tags += shown->note != NULL;
    versions->n_same_tags += shown->note == NULL && side == 0;
    g_ptr_array_add (row->sides[side].tags, shown);
  }
}

static void
fill_side (DemarcheVersions *versions, DemarcheVersionRow *row, guint side, guint paragraph)
{
  row->sides[side].changes = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  row->sides[side].tags = g_ptr_array_new_with_free_func (free_tag);
  if (paragraph != DEMARCHE_NONE)
    row->sides[side].paragraph = demarche_statement_get_paragraph (
        demarche_tagged_get_statement (versions->tagged[side]), paragraph);
}

static DemarcheRowKind
find_kind (const DemarcheVersionRow *row)
{
  const DemarcheParagraph *first = row->sides[0].paragraph;
  const DemarcheParagraph *second = row->sides[1].paragraph;

  if (second == NULL)
    return DEMARCHE_ROW_FIRST_ONLY;
  if (first == NULL)
    return DEMARCHE_ROW_SECOND_ONLY;
  return row->sides[0].changes->len + row->sides[1].changes->len > 0 ? DEMARCHE_ROW_REWORDED
                                                                     : DEMARCHE_ROW_SAME;
}

static void
add_row (DemarcheVersions *versions, const DemarcheParagraphPair *pair)
{
  DemarcheVersionRow *row = g_new0 (DemarcheVersionRow, 1);
  const guint paragraphs[] = {pair->first, pair->second};
  const DemarcheParagraph *first;
  const DemarcheParagraph *second;

  for (guint i = 0; i < 2; i++)
    fill_side (versions, row, i, paragraphs[i]);
  first = row->sides[0].paragraph;
  second = row->sides[1].paragraph;
  if (first != NULL && second != NULL)
    demarche_words_compare (first->text, first->length, second->text, second->length,
                            row->sides[0].changes, row->sides[1].changes);
  row->kind = find_kind (row);
  for (guint i = 0; i < 2; i++)
    if (paragraphs[i] != DEMARCHE_NONE)
      add_tags (versions, row, i, paragraphs[i], paragraphs[1 - i]);
  versions->n_rows[row->kind]++;
  g_ptr_array_add (versions->rows, row);
}

static void
compare (DemarcheVersions *versions)
{
  g_autoptr (GArray) pairs =
      demarche_paragraphs_align (demarche_tagged_get_statement (versions->tagged[0]),
                                 demarche_tagged_get_statement (versions->tagged[1]));

  for (guint i = 0; i < pairs->len; i++)
    add_row (versions, &g_array_index (pairs, DemarcheParagraphPair, i));
}

/* ---- words ---- */

const char *
demarche_versions_name_side (guint side)
{
  return side == 0 ? "first" : "second";
}

const char *
demarche_versions_name_kind (DemarcheRowKind kind)
{
  static const char *const names[] = {
      [DEMARCHE_ROW_SAME] = "the same",
      [DEMARCHE_ROW_REWORDED] = "reworded",
      [DEMARCHE_ROW_FIRST_ONLY] = "only in the first",
      [DEMARCHE_ROW_SECOND_ONLY] = "only in the second",
  };

  return names[kind];
}

char *
demarche_versions_number (const DemarcheVersionRow *row)
{
  const DemarcheParagraph *first = row->sides[0].paragraph;
  const DemarcheParagraph *second = row->sides[1].paragraph;

  if (first != NULL && second != NULL && first->number != second->number)
    return g_strdup_printf ("¶ %u and %u", first->number, second->number);
  return g_strdup_printf ("¶ %u", first != NULL ? first->number : second->number);
}

const char *
demarche_versions_get_title (const DemarcheVersions *versions)
{
  const char *title =
      demarche_report_definition_get_text (versions->definition, DEMARCHE_REPORT_TITLE);

  return title != NULL ? title : "Two versions of one statement";
}

char *
demarche_versions_summarise (const DemarcheVersions *versions)
{
  const guint *n = versions->n_rows;
  g_autofree char *same = demarche_words_count (n[DEMARCHE_ROW_SAME], "paragraph");
  g_autofree char *tags = demarche_words_count (versions->n_same_tags, "tag");

  return g_strdup_printf ("%s the same in both, %u reworded, %u only in the first, %u only in the "
                          "second. %s the same in both, %u differing.",
                          same, n[DEMARCHE_ROW_REWORDED], n[DEMARCHE_ROW_FIRST_ONLY],
                          n[DEMARCHE_ROW_SECOND_ONLY], tags, versions->n_differing_tags);
}

static void
append_field (GString *out, DemarcheStatement *statement, DemarcheField field)
{
  const char *value = demarche_statement_get_field (statement, field);

  if (value != NULL)
    g_string_append_printf (out, "; %s", value);
}

char *
demarche_versions_describe_side (const DemarcheVersions *versions, guint side)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (versions->tagged[side]);
  const char *hash = demarche_statement_get_text_hash (statement);
  GString *out = g_string_new (demarche_statement_get_name (statement));

  append_field (out, statement, DEMARCHE_FIELD_TITLE);
  append_field (out, statement, DEMARCHE_FIELD_SPEAKER);
  append_field (out, statement, DEMARCHE_FIELD_DELEGATION);
  append_field (out, statement, DEMARCHE_FIELD_DATE);
  append_field (out, statement, DEMARCHE_FIELD_LANGUAGE);
  append_field (out, statement, DEMARCHE_FIELD_SOURCE_KIND);
  if (hash != NULL)
    g_string_append_printf (out, "; text hash %.12s", hash);
  return g_string_free (out, FALSE);
}

char *
demarche_versions_read_tag (const DemarcheVersions *versions, const DemarcheVersionSide *side,
                            const DemarcheVersionTag *tag)
{
  GString *out = g_string_new (NULL);

  demarche_tag_append_reading (out, tag->tag, side->paragraph, versions->codebook);
  return g_string_free (out, FALSE);
}

gboolean
demarche_versions_has_differing_tags (const DemarcheVersionRow *row)
{
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < row->sides[i].tags->len; k++)
      if (((DemarcheVersionTag *)g_ptr_array_index (row->sides[i].tags, k))->note != NULL)
        return TRUE;
  return FALSE;
}

GBytes *
demarche_versions_write (DemarcheTagged *first, DemarcheTagged *second, DemarcheCodebook *codebook,
                         DemarcheReportDefinition *definition, const char *rules_hash,
                         DemarcheReportFormat format, GError **error)
{
  g_return_val_if_fail (first != NULL && second != NULL && codebook != NULL, NULL);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  gsize length = 0;

  if (format != DEMARCHE_REPORT_HTML && format != DEMARCHE_REPORT_MARKDOWN) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "two versions are written as html or md, not as %s",
                 demarche_report_format_get_name (format));
    return NULL;
  }
  g_ptr_array_add (both, first);
  g_ptr_array_add (both, second);
  g_autoptr (GPtrArray) references = demarche_references_new (both, codebook);
  DemarcheVersions versions = {.tagged = {first, second},
                               .codebook = codebook,
                               .definition = definition,
                               .rules_hash = rules_hash,
                               .references = references,
                               .rows = rows};
  compare (&versions);
  if (format == DEMARCHE_REPORT_MARKDOWN) {
    GString *out = g_string_new (NULL);

    demarche_versions_write_markdown (&versions, out);
    return g_string_free_to_bytes (out);
  }
  char *data = demarche_versions_write_html (&versions, &length);
  if (data != NULL)
    return g_bytes_new_take (data, length);
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT, "the page is too large to build");
  return NULL;
}
