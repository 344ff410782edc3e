/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags anew what was tagged by other rules, as a part of the run; the old tags stay. */
#include "config.h"

#include "cli/add.h"

typedef struct {
  DemarcheAdding *adding;
  GPtrArray *names;
  gboolean has_failed;
} Work;

typedef struct {
  DemarcheTagged *tagged;
  GError *error;
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_clear_pointer (&piece->tagged, demarche_tagged_unref);
  g_clear_error (&piece->error);
  g_free (piece);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Piece, piece_free)

static gpointer
make_piece (guint index, gpointer data)
{
  const Work *work = data;
  const DemarcheAdding *adding = work->adding;
  Piece *piece = g_new0 (Piece, 1);
  g_autoptr (DemarcheStatement) statement = demarche_archive_read (
      adding->context->archive, g_ptr_array_index (work->names, index), FALSE, &piece->error);

  if (statement != NULL)
    piece->tagged = demarche_classifier_tag (adding->classifier, statement, NULL, &piece->error);
  return piece;
}

static gboolean
take_piece (guint index, gpointer result, gpointer data)
{
  Work *work = data;
  DemarcheAdding *adding = work->adding;
  g_autoptr (Piece) piece = result;

  if (demarche_add_is_interrupted ())
    return FALSE;
  if (piece->tagged != NULL &&
      demarche_archive_set_tags (adding->context->archive, piece->tagged, &piece->error)) {
    adding->n_retagged++;
    return TRUE;
  }
  demarche_command_fail_archive (adding->context, piece->error);
  work->has_failed = TRUE;
  return FALSE;
}

gboolean
demarche_add_retag (DemarcheAdding *adding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = demarche_archive_list_untagged (adding->context->archive, &error);
  static const DemarcheParallelStages stages = {NULL, make_piece, take_piece, piece_free};
  Work work = {adding, names, FALSE};

  if (names == NULL) {
    demarche_command_fail_archive (adding->context, error);
    return FALSE;
  }
  demarche_parallel_run_in_order (0, names->len, &stages, &work);
  return !work.has_failed;
}
