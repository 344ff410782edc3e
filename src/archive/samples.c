/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Keeps samples and what was drawn for them. */
#include "archive/samples.h"

#include "archive/archive-private.h"

/* ---- in ---- */

static gboolean
insert_tag (DemarcheArchive *archive, gint64 sample, guint number, const DemarcheDecision *tag,
            GError **error)
{
  return demarche_database_run (
      archive->database, error,
      "INSERT INTO sample_tag (sample, number, statement, paragraph_hash, ordinal, holder, stance)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)",
      "iississ", sample, (gint64)number, tag->statement, tag->paragraph_hash, (gint64)tag->ordinal,
      demarche_holder_get_name (tag->holder), demarche_stance_get_name (tag->stance));
}

static gboolean
insert_sample (DemarcheArchive *archive, gpointer data, GError **error)
{
  const DemarcheSample *sample = data;
  g_autofree char *now = demarche_archive_get_now (archive);

  if (!demarche_database_run (archive->database, error,
                              "INSERT INTO sample (added, position, size, seed, n_tags,"
                              " meaning_hash, drawn_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
                              "ssiiiss", now, sample->position, (gint64)sample->size,
                              (gint64)sample->seed, (gint64)sample->n_tags, sample->meaning_hash,
                              sample->by))
    return FALSE;
  gint64 id = demarche_database_get_last_id (archive->database);
  for (guint i = 0; i < sample->tags->len; i++)
    if (!insert_tag (archive, id, i, g_ptr_array_index (sample->tags, i), error))
      return FALSE;
  return TRUE;
}

gboolean
demarche_archive_add_sample (DemarcheArchive *archive, const DemarcheSample *sample, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && sample != NULL, FALSE);
  return demarche_archive_transact (archive, insert_sample, (gpointer)sample, error);
}

/* ---- out ---- */

static void
add_tag (DemarcheSample *sample, sqlite3_stmt *query)
{
  DemarcheDecision tag = {.kind = DEMARCHE_DECISION_COMMENT,
                          .statement = (char *)demarche_column_text (query, 7),
                          .paragraph_hash = (char *)demarche_column_text (query, 8),
                          .ordinal = demarche_column_count (query, 9),
                          .position = sample->position};

  if (demarche_holder_from_name (demarche_column_text (query, 10), &tag.holder) &&
      demarche_stance_from_name (demarche_column_text (query, 11), &tag.stance))
    g_ptr_array_add (sample->tags, demarche_decision_new (&tag));
}

static DemarcheSample *
add_sample (GPtrArray *samples, sqlite3_stmt *query)
{
  const char *position = demarche_column_text (query, 1);
  DemarcheSample *sample =
      demarche_sample_new (position != NULL ? position : "", demarche_column_count (query, 2),
                           demarche_column_count (query, 3), demarche_column_count (query, 4),
                           demarche_column_text (query, 5), demarche_column_text (query, 6));

  g_ptr_array_add (samples, sample);
  return sample;
}

static void
read_rows (DemarcheArchive *archive, GPtrArray *samples, GError **error)
{
  DemarcheSample *sample = NULL;
  gint64 last = 0;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error,
      "SELECT id, position, size, seed, n_tags, meaning_hash, drawn_by, statement, paragraph_hash,"
      "  ordinal, holder, stance"
      " FROM sample JOIN sample_tag ON sample_tag.sample = sample.id ORDER BY id, number",
      "");

  while (query != NULL && demarche_database_next (archive->database, query, error)) {
    gint64 id = sqlite3_column_int64 (query, 0);

    if (id != last)
      sample = add_sample (samples, query);
    last = id;
    add_tag (sample, query);
  }
}

GPtrArray *
demarche_archive_list_samples (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GPtrArray) samples =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_sample_free);
  g_autoptr (GError) problem = NULL;

  if (demarche_schema_has (archive->database, DEMARCHE_SCHEMA_SAMPLES))
    read_rows (archive, samples, &problem);
  if (problem == NULL)
    return g_steal_pointer (&samples);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
