/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether what a run added is as readable as what came from the same place before. */
#include "archive/archive-private.h"

#define N_BEFORE 20     /* statements that are looked at */
#define N_SEARCHED 2000 /* versions among which they are looked for */
#define FALL 0.5        /* of the share before: less than this is said */
#define LEAST 0.1       /* a share before that means something */

enum {
  TAGGABLE,
  TAGGED,
  NAMED,
  N_SHARES
};

static const char *const meanings[N_SHARES] = {
    [TAGGABLE] = "of the paragraphs can be tagged",
    [TAGGED] = "of the paragraphs that can be tagged have a tag",
    [NAMED] = "of the paragraphs have a known speaker",
};

typedef struct {
  guint n_statements;
  double shares[N_SHARES];
} Shares;

/* a path up to its last slash */
#define FOLDER "rtrim (source, replace (source, '/', ''))"
#define COLUMNS                                                                                    \
  "SELECT " FOLDER " AS folder, n_taggable, n_named, ifnull (n_tagged, 0) AS n_tagged,"            \
  " (SELECT count (*) FROM paragraph WHERE paragraph.version = version.id) AS n"                   \
  " FROM version JOIN statement ON statement.id = version.statement"                               \
  " LEFT JOIN tagged ON tagged.version = version.id AND tagged.tagger = ?1"                        \
  " LEFT JOIN tagging ON tagging.id = tagged.tagging"
#define SUMS " count (*), sum (n), sum (n_taggable), sum (n_tagged), sum (n_named)"

static double
divide (sqlite3_stmt *query, int part, int whole)
{
  double n = sqlite3_column_double (query, whole);

  return n > 0 ? sqlite3_column_double (query, part) / n : 0;
}

/* from the columns of SUMS, which begin at @first */
static void
read_shares (sqlite3_stmt *query, int first, Shares *shares)
{
  shares->n_statements = demarche_column_count (query, first);
  shares->shares[TAGGABLE] = divide (query, first + 2, first + 1);
  shares->shares[TAGGED] = divide (query, first + 3, first + 2);
  shares->shares[NAMED] = divide (query, first + 4, first + 2);
}

static gboolean
read_before (DemarcheArchive *archive, const char *folder, Shares *shares, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      "SELECT" SUMS " FROM (" COLUMNS " WHERE version.run < ?2 AND folder = ?3"
      " AND version.id > (SELECT max (id) FROM version) - ?4 ORDER BY version.id DESC LIMIT ?5)",
      "iisii", archive->tagger, archive->run, folder, (gint64)N_SEARCHED, (gint64)N_BEFORE);

  if (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    read_shares (query, 0, shares);
    sqlite3_reset (query);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
compare (const char *folder, const Shares *before, const Shares *now,
         DemarcheDiagnostics *diagnostics)
{
  for (guint i = 0; i < N_SHARES; i++) {
    if (before->shares[i] < LEAST || now->shares[i] >= before->shares[i] * FALL)
      continue;
    g_autofree char *message =
        g_strdup_printf ("only %.0f %% %s, in %u statement%s; in the last %d from there %.0f %%",
                         now->shares[i] * 100, meanings[i], now->n_statements,
                         now->n_statements == 1 ? "" : "s", N_BEFORE, before->shares[i] * 100);
    demarche_diagnostics_take (
        diagnostics, demarche_diagnostic_new_for_file (
                         DEMARCHE_SEVERITY_WARNING, folder, message,
                         "have they another form now? 'demarche read' shows how they are read"));
  }
}

typedef struct {
  char *folder;
  Shares now;
} Source;

static void
clear_source (gpointer source)
{
  g_free (((Source *)source)->folder);
}

/* where this run's statements came from */
static GArray *
list_sources (DemarcheArchive *archive, GError **error)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (Source));
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query =
      demarche_database_query (archive->database, &problem,
                               "SELECT folder," SUMS " FROM (" COLUMNS " WHERE version.run = ?2)"
                               " GROUP BY folder ORDER BY folder",
                               "ii", archive->tagger, archive->run);

  g_array_set_clear_func (sources, clear_source);
  while (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    Source source = {g_strdup (demarche_column_text (query, 0)), {0, {0}}};
    read_shares (query, 1, &source.now);
    g_array_append_val (sources, source);
  }
  if (problem == NULL)
    return g_steal_pointer (&sources);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

gboolean
demarche_archive_compare_shares (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics,
                                 GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run != 0, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GArray) sources = list_sources (archive, error);

  for (guint i = 0; sources != NULL && i < sources->len; i++) {
    const Source *source = &g_array_index (sources, Source, i);
    Shares before = {0, {0}};

    if (!read_before (archive, source->folder, &before, error))
      return FALSE;
    if (before.n_statements == N_BEFORE)
      compare (source->folder, &before, &source->now, diagnostics);
  }
  return sources != NULL;
}
