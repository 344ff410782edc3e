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

/* outlines as they come from the file, and what is made of them on all processors */
typedef struct {
  char *name;
  GBytes *content;
  DemarcheTagged *tagged; /* (nullable) */
  GError *problem;
} Row;

typedef struct {
  DemarcheCodebook *codebook;
  GArray *rows; /* Row */
} Batch;

static void
clear_row (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_bytes_unref (row->content);
  g_clear_pointer (&row->tagged, demarche_tagged_unref);
  g_clear_error (&row->problem);
}

static void
add_row (Batch *batch, sqlite3_stmt *query)
{
  gsize length = (gsize)sqlite3_column_bytes (query, 1);
  Row row = {.name = g_strdup (demarche_column_text (query, 0)),
             .content = g_bytes_new (sqlite3_column_blob (query, 1), length)};

  g_array_append_val (batch->rows, row);
}

/* a piece of the batch; its statements lie in one store */
static void
read_piece (guint index, gpointer data)
{
  const Batch *batch = data;
  guint end = MIN ((index + 1) * ROWS_OF_PIECE, batch->rows->len);
  g_autoptr (DemarcheStore) store = demarche_store_new (STORE_BYTES);

  for (guint i = index * ROWS_OF_PIECE; i < end; i++) {
    Row *row = &g_array_index (batch->rows, Row, i);
    gsize length;
    gconstpointer content = g_bytes_get_data (row->content, &length);
    row->tagged =
        demarche_outline_read (content, length, row->name, batch->codebook, store, &row->problem);
  }
  demarche_store_close_strings (store);
}

static gboolean
take_batch (Batch *batch, DemarcheTaggedFunc take, gpointer data, GError **error)
{
  demarche_parallel_run (0, (batch->rows->len + ROWS_OF_PIECE - 1) / ROWS_OF_PIECE, read_piece,
                         batch);
  for (guint i = 0; i < batch->rows->len; i++) {
    Row *row = &g_array_index (batch->rows, Row, i);

    if (row->tagged == NULL) {
      g_propagate_error (error, g_steal_pointer (&row->problem));
      return FALSE;
    }
    take (g_steal_pointer (&row->tagged), data);
  }
  g_array_set_size (batch->rows, 0);
  return TRUE;
}

static gboolean
read_outlines (DemarcheArchive *archive, gint64 tagger, Batch *batch, DemarcheTaggedFunc take,
               gpointer data, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      "SELECT name, content FROM statement"
      " JOIN tagged ON tagged.version = statement.version AND tagged.tagger = ?"
      " JOIN outline ON outline.tagging = tagged.tagging"
      " WHERE NOT EXISTS (SELECT 1 FROM decision WHERE decision.statement = name)"
      " AND name NOT IN (SELECT statement FROM sample_tag)",
      "i", tagger);

  while (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    add_row (batch, query);
    if (batch->rows->len == ROWS_OF_BATCH && !take_batch (batch, take, data, &problem))
      break;
  }
  sqlite3_reset (query);
  if (problem == NULL)
    return take_batch (batch, take, data, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
demarche_archive_read_outlines (DemarcheArchive *archive, DemarcheRuleSet *rules,
                                DemarcheTaggedFunc take, gpointer data, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && DEMARCHE_IS_RULE_SET (rules), FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), ROWS_OF_BATCH);
  Batch batch = {demarche_rule_set_get_codebook (rules), rows};
  gint64 tagger;

  g_array_set_clear_func (rows, clear_row);
  if (!demarche_schema_has (archive->database, DEMARCHE_SCHEMA_OUTLINES))
    return TRUE;
  return demarche_archive_find_tagger (archive, rules, &tagger, error) &&
         read_outlines (archive, tagger, &batch, take, data, error);
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
