/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What `review` reads from the archive, and how it writes to it. */
#include "config.h"

#include "cli/review.h"

static void
fail (DemarcheReviewing *reviewing, const GError *error)
{
  demarche_command_fail_file (reviewing->context, reviewing->path, error);
}

/* ---- reading ---- */

static gboolean
load_rules (DemarcheReviewing *reviewing)
{
  g_autofree char *run = NULL;

  if (!demarche_command_complete_rules (reviewing->context, &run))
    return FALSE;
  reviewing->rules = demarche_command_load_run (reviewing->context, run);
  if (reviewing->rules == NULL)
    return FALSE;
  reviewing->rules_name = demarche_command_name_rules (reviewing->context, run);
  reviewing->codebook = demarche_rule_set_get_codebook (reviewing->rules);
  return TRUE;
}

/* those that the last run has tagged: one that was interrupted may have left some */
static gboolean
load_tagged (DemarcheReviewing *reviewing, GError **error)
{
  DemarcheArchive *archive = reviewing->context->archive;
  g_autoptr (GPtrArray) names = demarche_archive_list_names (archive, error);

  reviewing->by_rules = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  for (guint i = 0; names != NULL && i < names->len; i++) {
    g_autoptr (GError) problem = NULL;
    DemarcheTagged *tagged =
        demarche_archive_read_last_tagged (archive, names->pdata[i], reviewing->rules, &problem);

    if (problem != NULL) {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
    if (tagged != NULL)
      g_ptr_array_add (reviewing->by_rules, tagged);
  }
  return names != NULL;
}

static gboolean
load_rows (DemarcheReviewing *reviewing, GError **error)
{
  DemarcheArchive *archive = reviewing->context->archive;

  reviewing->speakers = demarche_archive_get_speakers (archive, error);
  if (reviewing->speakers != NULL)
    reviewing->rows = demarche_archive_list_decisions (archive, FALSE, error);
  if (reviewing->rows != NULL)
    reviewing->samples = demarche_archive_list_samples (archive, error);
  if (reviewing->samples != NULL)
    reviewing->contested = demarche_archive_find_contested (archive, error);
  return reviewing->contested != NULL;
}

static void
add_items (DemarcheReviewing *reviewing, DemarcheTagged *tagged)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    DemarcheReviewItem *item = g_new0 (DemarcheReviewItem, 1);

    item->tagged = tagged;
    item->tag = demarche_tagged_get_tag (tagged, i);
    item->reference = g_ptr_array_index (reviewing->references, reviewing->items->len);
    item->decisions = demarche_decided_find (reviewing->decided, item->tag);
    g_ptr_array_add (reviewing->items, item);
  }
}

static void
apply (DemarcheReviewing *reviewing)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();

  for (guint i = 0; i < reviewing->rows->len; i++)
    g_ptr_array_add (decisions, ((DemarcheArchiveDecision *)reviewing->rows->pdata[i])->decision);
  reviewing->decided = demarche_decided_new (decisions, reviewing->by_rules, reviewing->codebook);
  reviewing->references = demarche_references_new (reviewing->decided->tagged, reviewing->codebook);
  reviewing->items = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < reviewing->decided->tagged->len; i++)
    add_items (reviewing, g_ptr_array_index (reviewing->decided->tagged, i));
}

gboolean
demarche_reviewing_load (DemarcheReviewing *reviewing)
{
  g_autoptr (GError) error = NULL;

  if (!demarche_command_open_archive (reviewing->context, reviewing->path, DEMARCHE_ARCHIVE_READ) ||
      !load_rules (reviewing))
    return FALSE;
  gboolean is_read = load_tagged (reviewing, &error) && load_rows (reviewing, &error);
  g_clear_object (&reviewing->context->archive);
  if (is_read)
    apply (reviewing);
  else
    fail (reviewing, error);
  return is_read;
}

void
demarche_reviewing_clear (DemarcheReviewing *reviewing)
{
  g_clear_pointer (&reviewing->items, g_ptr_array_unref);
  g_clear_pointer (&reviewing->references, g_ptr_array_unref);
  g_clear_pointer (&reviewing->decided, demarche_decided_unref);
  g_clear_pointer (&reviewing->samples, g_ptr_array_unref);
  g_clear_pointer (&reviewing->contested, g_hash_table_unref);
  g_clear_pointer (&reviewing->rows, g_ptr_array_unref);
  g_clear_pointer (&reviewing->by_rules, g_ptr_array_unref);
  g_clear_pointer (&reviewing->speakers, demarche_speakers_unref);
  g_clear_object (&reviewing->rules);
  g_clear_pointer (&reviewing->rules_name, g_free);
}

const DemarcheParagraph *
demarche_review_item_get_paragraph (const DemarcheReviewItem *item)
{
  return demarche_statement_get_paragraph (demarche_tagged_get_statement (item->tagged),
                                           item->tag->paragraph);
}

/* ---- writing ---- */

static DemarcheArchive *
open_to_write (DemarcheReviewing *reviewing, GError **error)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheArchive *archive =
      demarche_archive_open (reviewing->path, DEMARCHE_ARCHIVE_WRITE, diagnostics, error);

  if (archive != NULL)
    demarche_command_set_time (archive);
  return archive;
}

static gboolean
find_last (DemarcheArchive *archive, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) rows = demarche_archive_list_decisions (archive, FALSE, error);

  if (rows != NULL && rows->len > 0)
    *id = ((DemarcheArchiveDecision *)g_ptr_array_index (rows, rows->len - 1))->id;
  return rows != NULL;
}

gboolean
demarche_review_record (DemarcheReviewing *reviewing, GPtrArray *decisions, guint *n_added,
                        gint64 *id, GError **error)
{
  g_autoptr (DemarcheArchive) archive = open_to_write (reviewing, error);
  guint n = 0;

  if (archive == NULL || !demarche_archive_add_decisions (archive, decisions, &n, error))
    return FALSE;
  if (n_added != NULL)
    *n_added = n;
  if (id != NULL)
    *id = 0;
  return id == NULL || n == 0 || find_last (archive, id, error);
}

gboolean
demarche_review_take_back (DemarcheReviewing *reviewing, gint64 id, GError **error)
{
  g_autoptr (DemarcheArchive) archive = open_to_write (reviewing, error);

  return archive != NULL && demarche_archive_undo_decision (archive, id, reviewing->by, error);
}

gboolean
demarche_review_record_sample (DemarcheReviewing *reviewing, const DemarcheSample *sample,
                               GError **error)
{
  g_autoptr (DemarcheArchive) archive = open_to_write (reviewing, error);

  return archive != NULL && demarche_archive_add_sample (archive, sample, error);
}
