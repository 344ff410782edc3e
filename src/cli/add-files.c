/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads and tags files on all processors, and keeps what comes of them in one thread. */
#include "config.h"

#include "cli/add.h"
#include "cli/progress.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * Piece:
 * @source: the absolute path
 * @statement: (nullable): what is given of one whose text is known, or of one that failed
 * @tagged: (nullable): one that is not known
 * @error: (nullable): why it could not be read
 *
 * A file on its way.
 */
typedef struct {
  char *source;
  DemarcheStatement *statement;
  DemarcheTagged *tagged;
  DemarcheDiagnostics *diagnostics;
  char *content_hash;
  GError *error;
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->source);
  g_clear_pointer (&piece->statement, demarche_statement_unref);
  g_clear_pointer (&piece->tagged, demarche_tagged_unref);
  g_clear_pointer (&piece->diagnostics, demarche_diagnostics_unref);
  g_free (piece->content_hash);
  g_clear_error (&piece->error);
  g_free (piece);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Piece, piece_free)

typedef struct {
  DemarcheAdding *adding;
  GPtrArray *inputs;
  gboolean has_failed;
} Work;

/* ---- reading, in any thread ---- */

typedef struct {
  DemarcheArchive *archive;
  gboolean is_known;
} Asking;

static gboolean
is_known (const char *text_hash, gpointer data)
{
  Asking *asking = data;

  asking->is_known = demarche_archive_has_text (asking->archive, text_hash);
  return asking->is_known;
}

static gsize
weigh (guint index, gpointer data)
{
  const Work *work = data;
  const DemarcheInput *input = g_ptr_array_index (work->inputs, index);
  GStatBuf status;

  return g_stat (input->path, &status) == 0 ? (gsize)status.st_size : 0;
}

static gpointer
make_piece (guint index, gpointer data)
{
  const Work *work = data;
  const DemarcheAdding *adding = work->adding;
  const DemarcheInput *input = g_ptr_array_index (work->inputs, index);
  Asking asking = {adding->context->archive, FALSE};
  Piece *piece = g_new0 (Piece, 1);

  piece->diagnostics = demarche_diagnostics_new ();
  piece->source = g_canonicalize_filename (input->path, NULL);
  if (demarche_add_is_interrupted ())
    return piece;
  g_autoptr (DemarcheStatement) statement = demarche_ingest_read_unknown (
      adding->ingest, input, is_known, &asking, piece->diagnostics, NULL, &piece->error);
  if (statement != NULL && !asking.is_known) {
    piece->tagged = demarche_classifier_tag (adding->classifier, statement, NULL, &piece->error);
    return piece;
  }
  if (statement == NULL) {
    piece->content_hash = demarche_io_hash (input->path);
    statement = demarche_ingest_describe (adding->ingest, input);
  }
  piece->statement = g_steal_pointer (&statement);
  return piece;
}

/* ---- keeping, in one thread ---- */

/* other metadata are given for a text that is there: it is read after all */
static gboolean
read_again (DemarcheAdding *adding, const DemarcheInput *input, const Piece *piece)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatement) statement =
      demarche_ingest_read (adding->ingest, input, diagnostics, NULL, &error);
  g_autoptr (DemarcheTagged) tagged =
      statement != NULL ? demarche_classifier_tag (adding->classifier, statement, NULL, &error)
                        : NULL;

  if (tagged != NULL)
    return demarche_add_tagged (adding, tagged, input->path, piece->source);
  return demarche_add_failure (adding, piece->statement, input->path, piece->source, NULL, error);
}

static gboolean
recognise (DemarcheAdding *adding, const DemarcheInput *input, const Piece *piece)
{
  g_autoptr (GError) error = NULL;
  g_auto (DemarcheAddition) addition = {0};

  if (!demarche_archive_recognise (adding->context->archive, piece->statement, piece->source,
                                   &addition, &error)) {
    demarche_command_fail_archive (adding->context, error);
    return FALSE;
  }
  if (addition.kind == DEMARCHE_ADDED_METADATA)
    return read_again (adding, input, piece);
  demarche_add_count (adding, input->path, &addition, NULL);
  return TRUE;
}

static gboolean
take_piece (guint index, gpointer result, gpointer data)
{
  Work *work = data;
  DemarcheAdding *adding = work->adding;
  g_autoptr (Piece) piece = result;
  const DemarcheInput *input = g_ptr_array_index (work->inputs, index);
  gboolean is_kept;

  if (demarche_add_is_interrupted ())
    return FALSE;
  work->has_failed = !demarche_add_begin_group (adding);
  if (work->has_failed)
    return FALSE;
  if (piece->tagged != NULL || piece->error != NULL)
    demarche_command_print_diagnostics (adding->context, piece->diagnostics);
  if (piece->tagged != NULL)
    is_kept = demarche_add_tagged (adding, piece->tagged, input->path, piece->source);
  else if (piece->error == NULL)
    is_kept = recognise (adding, input, piece);
  else
    is_kept = demarche_add_failure (adding, piece->statement, input->path, piece->source,
                                    piece->content_hash, piece->error);
  work->has_failed = !is_kept;
  if (!adding->is_quiet && !adding->context->logs_json)
    demarche_progress_show (index + 1, work->inputs->len, adding->began);
  return is_kept;
}

/* ---- which files ---- */

/* names that programs give to what they have not finished */
static gboolean
is_named_unfinished (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_has_suffix (name, ".part") || g_str_has_suffix (name, ".tmp") ||
         g_str_has_prefix (name, "~$");
}

static gboolean
is_arriving (const DemarcheAdding *adding, const char *path)
{
  GStatBuf status;

  if (is_named_unfinished (path))
    return TRUE;
  if (adding->settle == 0 || g_stat (path, &status) != 0)
    return FALSE;
  gint64 age = g_get_real_time () / G_USEC_PER_SEC - (gint64)status.st_mtime;
  return age >= 0 && age < adding->settle;
}

/* leaves what still arrives for the next run */
static GPtrArray *
choose (DemarcheAdding *adding, GPtrArray *inputs)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < inputs->len; i++) {
    const DemarcheInput *input = g_ptr_array_index (inputs, i);
    if (is_arriving (adding, input->path))
      adding->n_arriving++;
    else
      g_ptr_array_add (chosen, (gpointer)input);
  }
  adding->n_files += inputs->len;
  return chosen;
}

gboolean
demarche_add_files (DemarcheAdding *adding, GPtrArray *inputs)
{
  g_autoptr (GPtrArray) chosen = choose (adding, inputs);
  static const DemarcheParallelStages stages = {weigh, make_piece, take_piece, piece_free};
  Work work = {adding, chosen, FALSE};

  demarche_parallel_run_in_order (0, chosen->len, &stages, &work);
  demarche_progress_clear ();
  return demarche_add_end_group (adding) && !work.has_failed;
}
