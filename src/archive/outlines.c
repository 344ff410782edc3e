/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Outlines of tagged statements: what a report over many of them reads in place of their words. */
#include "archive/archive-private.h"
#include "base/parallel.h"
#include "model/outline.h"

#define STORE_BYTES (64u << 10)
#define ROWS_OF_BATCH 2048
#define ROWS_OF_PIECE 256

gboolean
demarche_archive_write_outline (DemarcheArchive *archive, gint64 tagging, DemarcheTagged *tagged,
                                DemarcheCodebook *codebook, GError **error)
{
  g_autoptr (GBytes) outline = demarche_outline_new (tagged, codebook);
  gsize length;
  gconstpointer data = g_bytes_get_data (outline, &length);

  return demarche_database_run (archive->database, error,
                                "INSERT OR IGNORE INTO outline (tagging, content) VALUES (?, ?)",
                                "ib", tagging, data, length);
}

/* ---- reading ---- */

/* outlines as they come from the file, and what is made of them */
typedef struct {
  char *name;
  GBytes *content;
  DemarcheTagged *tagged; /* (nullable) */
  GError *problem;
} Row;

/**
 * Reading:
 * @query: gives the rows; (nullable): there are no more
 * @batch: (element-type Row): out of which statements are made
 * @next: (element-type Row): those behind it, as they come
 * @problem: of the file
 *
 * The file is read while statements are made of what was read before.
 */
typedef struct {
  DemarcheArchive *archive;
  DemarcheCodebook *codebook;
  sqlite3_stmt *query;
  GArray *batch;
  GArray *next;
  GError *problem;
} Reading;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_bytes_unref (row->content);
  g_clear_pointer (&row->tagged, demarche_tagged_unref);
  g_clear_error (&row->problem);
}

static GArray *
new_batch (void)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), ROWS_OF_BATCH);

  g_array_set_clear_func (rows, clear_row);
  return rows;
}

static void
read_next (Reading *reading)
{
  while (reading->query != NULL && reading->next->len < ROWS_OF_BATCH) {
    if (!demarche_database_next (reading->archive->database, reading->query, &reading->problem)) {
      reading->query = NULL;
      return;
    }
    gsize length = (gsize)sqlite3_column_bytes (reading->query, 1);
    Row row = {.name = g_strdup (demarche_column_text (reading->query, 0)),
               .content = g_bytes_new (sqlite3_column_blob (reading->query, 1), length)};
    g_array_append_val (reading->next, row);
  }
}

/* a piece of the batch; its statements lie in one store, their sketches in another */
static void
read_piece (const Reading *reading, guint piece)
{
  guint end = MIN ((piece + 1) * ROWS_OF_PIECE, reading->batch->len);
  g_autoptr (DemarcheStore) store = demarche_store_new (STORE_BYTES);
  g_autoptr (DemarcheStore) sketches = demarche_store_new (STORE_BYTES);

  for (guint i = piece * ROWS_OF_PIECE; i < end; i++) {
    Row *row = &g_array_index (reading->batch, Row, i);
    gsize length;
    gconstpointer content = g_bytes_get_data (row->content, &length);
    row->tagged = demarche_outline_read (content, length, row->name, reading->codebook, store,
                                         sketches, &row->problem);
  }
  demarche_store_close_strings (store);
}

/* one thread reads the file, which takes longest, and the others read pieces of the batch */
static void
read_on (guint index, gpointer data)
{
  Reading *reading = data;

  if (index == 0)
    read_next (reading);
  else
    read_piece (reading, index - 1);
}

static gboolean
hand_on (Reading *reading, DemarcheTaggedFunc take, gpointer data, GError **error)
{
  for (guint i = 0; i < reading->batch->len; i++) {
    Row *row = &g_array_index (reading->batch, Row, i);

    if (row->tagged == NULL) {
      g_propagate_error (error, g_steal_pointer (&row->problem));
      return FALSE;
    }
    take (g_steal_pointer (&row->tagged), data);
  }
  g_array_set_size (reading->batch, 0);
  return TRUE;
}

static gboolean
read_batches (Reading *reading, DemarcheTaggedFunc take, gpointer data, GError **error)
{
  read_next (reading);
  while (reading->next->len > 0) {
    GArray *batch = reading->next;

    reading->next = reading->batch;
    reading->batch = batch;
    demarche_parallel_run (0, 1 + (batch->len + ROWS_OF_PIECE - 1) / ROWS_OF_PIECE, read_on,
                           reading);
    if (!hand_on (reading, take, data, error))
      return FALSE;
  }
  if (reading->problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reading->problem));
  return FALSE;
}

static gboolean
read_outlines (Reading *reading, gint64 tagger, DemarcheTaggedFunc take, gpointer data,
               GError **error)
{
  sqlite3_stmt *query = demarche_database_query (
      reading->archive->database, error,
      "SELECT name, content FROM statement"
      " JOIN tagged ON tagged.version = statement.version AND tagged.tagger = ?"
      " JOIN outline ON outline.tagging = tagged.tagging"
      " WHERE NOT EXISTS (SELECT 1 FROM decision WHERE decision.statement = name)"
      " AND name NOT IN (SELECT statement FROM sample_tag)",
      "i", tagger);

  if (query == NULL)
    return FALSE;
  reading->query = query;
  gboolean is_done = read_batches (reading, take, data, error);
  sqlite3_reset (query);
  return is_done;
}

gboolean
demarche_archive_read_outlines (DemarcheArchive *archive, DemarcheRuleSet *rules,
                                DemarcheTaggedFunc take, gpointer data, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && DEMARCHE_IS_RULE_SET (rules), FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GArray) batch = new_batch ();
  g_autoptr (GArray) next = new_batch ();
  Reading reading = {archive, demarche_rule_set_get_codebook (rules), NULL, batch, next, NULL};
  gint64 tagger;

  if (!demarche_schema_has (archive->database, DEMARCHE_SCHEMA_OUTLINES))
    return TRUE;
  gboolean is_done = demarche_archive_find_tagger (archive, rules, &tagger, error) &&
                     read_outlines (&reading, tagger, take, data, error);
  g_clear_error (&reading.problem);
  return is_done;
}

/* ---- all of the last run ---- */

/* tags of the last run, by the version that a statement has now */
typedef struct {
  gint64 tagging;
  gint64 version;
  char *name;
} Tagging;

static void
clear_tagging (gpointer tagging)
{
  g_free (((Tagging *)tagging)->name);
}

#define OF_LAST_RUN                                                                                \
  "SELECT tagged.tagging, tagged.version, name FROM tagged"                                        \
  " JOIN statement ON statement.version = tagged.version"                                          \
  " WHERE tagged.tagger = (SELECT tagger FROM run ORDER BY id DESC LIMIT 1)"
#define WITHOUT_OUTLINE                                                                            \
  " AND NOT EXISTS (SELECT 1 FROM outline WHERE outline.tagging = tagged.tagging)"

/* (element-type Tagging) */
static GArray *
list_taggings (DemarcheArchive *archive, const char *sql, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Tagging));
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (archive->database, &problem, sql, "");

  g_array_set_clear_func (all, clear_tagging);
  while (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    Tagging tagging = {sqlite3_column_int64 (query, 0), sqlite3_column_int64 (query, 1),
                       g_strdup (demarche_column_text (query, 2))};
    g_array_append_val (all, tagging);
  }
  if (problem == NULL)
    return g_steal_pointer (&all);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* (nullable): of the last run, where its rules still load */
static DemarcheRuleSet *
load_last_rules (DemarcheArchive *archive)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GBytes) saved = demarche_archive_get_rules (archive, 0, NULL, NULL);

  return saved != NULL ? demarche_rule_set_load_saved (saved, diagnostics, NULL) : NULL;
}

typedef gboolean (*OutlineWork) (DemarcheArchive *archive, gint64 tagging, DemarcheTagged *tagged,
                                 DemarcheCodebook *codebook, GError **error);

static gboolean
work_on (DemarcheArchive *archive, const Tagging *tagging, DemarcheCodebook *codebook,
         OutlineWork work, GError **error)
{
  g_autoptr (DemarcheStatement) statement =
      demarche_archive_read_version (archive, tagging->version, tagging->name, FALSE, error);
  g_autoptr (DemarcheTagged) tagged =
      statement != NULL
          ? demarche_archive_read_tagging (archive, tagging->tagging, statement, codebook, error)
          : NULL;

  return tagged != NULL && work (archive, tagging->tagging, tagged, codebook, error);
}

/* where the rules of the last run do not load there is nothing that could be done */
static gboolean
work_on_all (DemarcheArchive *archive, const char *sql, OutlineWork work, GError **error)
{
  g_autoptr (GArray) all = list_taggings (archive, sql, error);
  g_autoptr (DemarcheRuleSet) rules =
      all != NULL && all->len > 0 ? load_last_rules (archive) : NULL;

  for (guint i = 0; rules != NULL && i < all->len; i++)
    if (!work_on (archive, &g_array_index (all, Tagging, i), demarche_rule_set_get_codebook (rules),
                  work, error))
      return FALSE;
  return all != NULL;
}

gboolean
demarche_archive_fill_outlines (DemarcheArchive *archive, GError **error)
{
  return work_on_all (archive, OF_LAST_RUN WITHOUT_OUTLINE, demarche_archive_write_outline, error);
}

static gboolean
check_outline (DemarcheArchive *archive, gint64 tagging, DemarcheTagged *tagged,
               DemarcheCodebook *codebook, GError **error)
{
  g_autoptr (GBytes) outline = demarche_outline_new (tagged, codebook);
  gsize length;
  gconstpointer data = g_bytes_get_data (outline, &length);
  gint64 is_other;

  if (!demarche_database_get_number (archive->database, &is_other, 0, error,
                                     "SELECT content <> ? FROM outline WHERE tagging = ?", "bi",
                                     data, length, tagging))
    return FALSE;
  return is_other == 0 || demarche_archive_set_damaged (
                              error, "the outline of '%s' is not that of its tags",
                              demarche_statement_get_name (demarche_tagged_get_statement (tagged)));
}

gboolean
demarche_archive_check_outlines (DemarcheArchive *archive, GError **error)
{
  return !demarche_schema_has (archive->database, DEMARCHE_SCHEMA_OUTLINES) ||
         work_on_all (archive, OF_LAST_RUN, check_outline, error);
}
