/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A rule diff for programs: JSON with everything, CSV with the tags. */
#include "config.h"

#include "cli/diff-format.h"
#include "cli/json-object.h"

typedef void (*ItemWriter) (GString *out, const DemarcheRuleDiff *diff, guint index);

/* ---- JSON ---- */

/* an array of objects, one a line */
static void
append_items (GString *out, const char *key, const DemarcheRuleDiff *diff, guint n,
              ItemWriter append)
{
  demarche_json_object_key (out, key);
  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++) {
    g_string_append (out, i > 0 ? ",\n{" : "\n{");
    append (out, diff, i);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_edit (GString *out, const DemarcheRuleDiff *diff, guint index)
{
  const DemarcheRuleEdit *edit = g_ptr_array_index (diff->edits, index);

  demarche_json_object_string (out, "change", demarche_change_get_name (edit->change));
  demarche_json_object_string (out, "kind", demarche_edit_kind_get_name (edit->kind, FALSE));
  demarche_json_object_string (out, "file", edit->file);
  demarche_json_object_string (out, "place", edit->place);
  demarche_json_object_string (out, "subject", edit->subject);
  demarche_json_object_string (out, "detail", edit->detail);
  demarche_json_object_string (out, "before", edit->before);
  demarche_json_object_string (out, "after", edit->after);
}

static void
append_version (GString *out, const char *key, const DemarcheTag *tag)
{
  demarche_json_object_key (out, key);
  if (tag == NULL) {
    g_string_append (out, "null");
    return;
  }
  g_string_append_c (out, '{');
  demarche_json_object_string (out, "holder", demarche_holder_get_name (tag->holder));
  demarche_json_object_string (out, "held-by", tag->held_by);
  demarche_json_object_string (out, "stance", demarche_stance_get_name (tag->stance));
  demarche_json_object_string (out, "force", demarche_force_get_name (tag->force));
  demarche_json_object_string (out, "review",
                               tag->review & DEMARCHE_REVIEW_AMBIGUOUS ? "ambiguous" : NULL);
  demarche_json_object_string (out, "rule", tag->rule);
  g_string_append_c (out, '}');
}

/* the matched words, " … " between pieces */
static char *
join_evidence (const DemarcheTagChange *change)
{
  const DemarcheTag *tag = demarche_tag_change_get_tag (change);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tag->n_evidence; i++) {
    const DemarcheSpan *span = &tag->evidence[i];
    g_string_append (text, i > 0 ? " … " : "");
    g_string_append_len (text, change->paragraph->text + span->start,
                         (gssize)(span->end - span->start));
  }
  return g_string_free (text, FALSE);
}

/* as one plain sentence, of the version that @change shows */
static char *
read_tag (const DemarcheRuleDiff *diff, const DemarcheTagChange *change)
{
  DemarcheCodebook *codebook = change->after != NULL ? diff->codebook_after : diff->codebook_before;
  GString *reading = g_string_new (NULL);

  demarche_tag_append_reading (reading, demarche_tag_change_get_tag (change), change->paragraph,
                               codebook);
  return g_string_free (reading, FALSE);
}

static const char *
get_statement (const DemarcheTagChange *change)
{
  return demarche_statement_get_name (demarche_tagged_get_statement (change->tagged));
}

static void
append_tag (GString *out, const DemarcheRuleDiff *diff, guint index)
{
  const DemarcheTagChange *change = g_ptr_array_index (diff->tags, index);
  const DemarcheParagraph *paragraph = change->paragraph;
  g_autofree char *evidence = join_evidence (change);
  g_autofree char *reading = read_tag (diff, change);
  g_autofree char *text = g_strndup (paragraph->text, paragraph->length);

  demarche_json_object_string (out, "change", demarche_change_get_name (change->change));
  demarche_json_object_string (out, "position", change->code);
  demarche_json_object_string (out, "statement", get_statement (change));
  demarche_json_object_number (out, "paragraph", paragraph->number);
  demarche_json_object_string (out, "speaker", paragraph->occasion->speaker);
  demarche_json_object_string (out, "delegation", paragraph->occasion->delegation);
  demarche_json_object_string (out, "date", paragraph->occasion->date);
  demarche_json_object_string (out, "reference", g_ptr_array_index (diff->references, index));
  append_version (out, "before", change->before);
  append_version (out, "after", change->after);
  demarche_json_object_string (out, "reading", reading);
  demarche_json_object_string (out, "evidence", evidence);
  demarche_json_object_string (out, "text", text);
}

static void
append_cell (GString *out, const DemarcheRuleDiff *diff, guint index)
{
  const DemarcheCellChange *cell = g_ptr_array_index (diff->cells, index);

  demarche_json_object_string (out, "actor", cell->actor);
  demarche_json_object_string (out, "issue", cell->issue);
  demarche_json_object_string (out, "before", cell->label_before);
  demarche_json_object_string (out, "after", cell->label_after);
  demarche_json_object_number (out, "n-before", cell->n_before);
  demarche_json_object_number (out, "n-after", cell->n_after);
}

static void
append_headline (GString *out, const DemarcheRuleDiff *diff, guint index)
{
  static const char *const kinds[DEMARCHE_N_HEADLINES] = {"shift", "contradiction"};
  const DemarcheHeadlineChange *headline = g_ptr_array_index (diff->headlines, index);

  demarche_json_object_string (out, "change", demarche_change_get_name (headline->change));
  demarche_json_object_string (out, "kind", kinds[headline->kind]);
  demarche_json_object_string (out, "actor", headline->actor);
  demarche_json_object_string (out, "issue", headline->issue);
  demarche_json_object_string (out, "text", headline->text);
}

static void
append_totals (GString *out, const DemarcheRuleDiff *diff)
{
  demarche_json_object_string (out, "rules-hash-before", diff->hash_before);
  demarche_json_object_string (out, "rules-hash-after", diff->hash_after);
  demarche_json_object_number (out, "tags-gained", diff->n_tags[DEMARCHE_CHANGE_ADDED]);
  demarche_json_object_number (out, "tags-lost", diff->n_tags[DEMARCHE_CHANGE_REMOVED]);
  demarche_json_object_number (out, "tags-changed", diff->n_tags[DEMARCHE_CHANGE_CHANGED]);
  demarche_json_object_number (out, "statements", diff->n_statements);
  demarche_json_object_number (out, "statements-changed", diff->n_changed_statements);
  demarche_json_object_number (out, "statements-failed", diff->n_failed);
}

void
demarche_diff_append_json (GString *out, const DemarcheRuleDiff *diff)
{
  g_string_append_c (out, '{');
  append_totals (out, diff);
  append_items (out, "edits", diff, diff->edits->len, append_edit);
  append_items (out, "tags", diff, diff->tags->len, append_tag);
  append_items (out, "cells", diff, diff->cells->len, append_cell);
  append_items (out, "headlines", diff, diff->headlines->len, append_headline);
  g_string_append (out, "}\n");
}

/* ---- CSV ---- */

static void
append_cell_text (GString *out, const char *text)
{
  if (text != NULL)
    demarche_escape_csv (out, text, -1);
  g_string_append_c (out, ',');
}

/* the columns of one version */
static void
append_version_cells (GString *out, const DemarcheTag *tag)
{
  append_cell_text (out, tag != NULL ? demarche_holder_get_name (tag->holder) : NULL);
  append_cell_text (out, tag != NULL ? demarche_stance_get_name (tag->stance) : NULL);
  append_cell_text (out, tag != NULL ? demarche_force_get_name (tag->force) : NULL);
  append_cell_text (out, tag != NULL ? tag->rule : NULL);
}

static void
append_row (GString *out, const DemarcheRuleDiff *diff, guint index)
{
  const DemarcheTagChange *change = g_ptr_array_index (diff->tags, index);
  const DemarcheParagraph *paragraph = change->paragraph;
  g_autofree char *evidence = join_evidence (change);
  g_autofree char *reading = read_tag (diff, change);

  append_cell_text (out, demarche_change_get_name (change->change));
  append_cell_text (out, change->code);
  append_cell_text (out, get_statement (change));
  g_string_append_printf (out, "%u,", paragraph->number);
  append_cell_text (out, paragraph->occasion->speaker);
  append_cell_text (out, paragraph->occasion->delegation);
  append_cell_text (out, paragraph->occasion->date);
  append_cell_text (out, g_ptr_array_index (diff->references, index));
  append_version_cells (out, change->before);
  append_version_cells (out, change->after);
  append_cell_text (out, reading);
  demarche_escape_csv (out, evidence, -1);
  g_string_append (out, "\r\n");
}

void
demarche_diff_append_csv (GString *out, const DemarcheRuleDiff *diff)
{
  g_string_append (out, "change,position,statement,paragraph,speaker,delegation,date,reference,"
                        "holder-before,stance-before,force-before,rule-before,holder-after,"
                        "stance-after,force-after,rule-after,reading,evidence\r\n");
  for (guint i = 0; i < diff->tags->len; i++)
    append_row (out, diff, i);
}
