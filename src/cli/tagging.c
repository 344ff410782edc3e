/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads and tags many statements at once, and hands them on one after the other. */
#include "config.h"

#include "cli/tagging.h"

#include <glib/gstdio.h>

#define LEFT_TO_READ 256 /* one statement in so many: no work for threads */

/* one input at work */
typedef struct {
  DemarcheRead read;
  DemarcheTagged *tagged; /* NULL: not read, or not tagged for @error */
  GError *error;
} Piece;

typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier;
  gboolean has_tags;    /* whether an archive may have tags by these rules */
  GHashTable *outlines; /* (nullable) */
  GPtrArray *inputs;
  DemarcheTaggedTaker take;
  gpointer data;
  gboolean is_done; /* so far */
} Work;

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  demarche_read_clear (&piece->read);
  g_clear_pointer (&piece->tagged, demarche_tagged_unref);
  g_clear_error (&piece->error);
  g_free (piece);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Piece, free_piece)

/* what an archive holds is no file */
static gsize
weigh (guint index, gpointer data)
{
  const Work *work = data;
  const DemarcheInput *input = g_ptr_array_index (work->inputs, index);
  GStatBuf status;

  return work->context->archive == NULL && g_stat (input->path, &status) == 0
             ? (gsize)status.st_size
             : 0;
}

static gpointer
make_piece (guint index, gpointer data)
{
  const Work *work = data;
  const DemarcheInput *input = g_ptr_array_index (work->inputs, index);
  Piece *piece = g_new0 (Piece, 1);

  if (work->has_tags)
    piece->tagged = demarche_command_read_archived_tags (work->context, input, work->rules,
                                                         work->outlines, &piece->error);
  if (piece->tagged != NULL || piece->error != NULL)
    return piece;
  demarche_command_read_input (work->context, work->ingest, input, &piece->read);
  if (piece->read.statement != NULL)
    piece->tagged =
        demarche_classifier_tag (work->classifier, piece->read.statement, NULL, &piece->error);
  return piece;
}

void
demarche_command_note_unread (DemarcheCommandContext *context, const char *name,
                              DemarcheTagged *tagged)
{
  const char *why = demarche_tagged_get_error (tagged);
  g_autoptr (GError) error = NULL;

  if (why == NULL)
    return;
  error = g_error_new_literal (DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, why);
  demarche_command_fail (context, name, error);
  g_ptr_array_add (context->failed, g_strdup (name));
}

static gboolean
hand_on (Work *work, const DemarcheInput *input, Piece *piece)
{
  g_autofree char *why = NULL;

  if (piece->error != NULL) {
    demarche_command_fail_file (work->context, input->path, piece->error);
    return FALSE;
  }
  if (piece->read.diagnostics == NULL) {
    work->context->n_statements++;
  } else {
    g_autoptr (DemarcheStatement) statement =
        demarche_command_take_read (work->context, input, &piece->read, &why);
  }
  if (piece->tagged != NULL)
    demarche_command_note_unread (work->context, input->name, piece->tagged);
  return work->take (input, g_steal_pointer (&piece->tagged), why, work->data);
}

static gboolean
take_piece (guint index, gpointer result, gpointer data)
{
  Work *work = data;
  g_autoptr (Piece) piece = result;

  work->is_done = hand_on (work, g_ptr_array_index (work->inputs, index), piece);
  return work->is_done;
}

/* whether nearly all is at hand: threads would only wait for each other */
static gboolean
has_outlines (GHashTable *outlines, GPtrArray *inputs)
{
  return outlines != NULL &&
         g_hash_table_size (outlines) + inputs->len / LEFT_TO_READ >= inputs->len;
}

gboolean
demarche_command_tag_inputs (DemarcheCommandContext *context, DemarcheIngest *ingest,
                             DemarcheRuleSet *rules, GPtrArray *inputs, GHashTable *outlines,
                             guint n_jobs, DemarcheTaggedTaker take, gpointer data)
{
  static const DemarcheParallelStages stages = {weigh, make_piece, take_piece, free_piece};
  g_autoptr (DemarcheClassifier) classifier =
      demarche_classifier_new (rules, demarche_ingest_get_speakers (ingest));
  /* with another registry `held-by` may differ */
  gboolean has_tags =
      context->archive != NULL && demarche_ingest_get_speakers_path (ingest) == NULL;
  Work work = {context, ingest, rules, classifier, has_tags, outlines, inputs, take, data, TRUE};

  if (has_outlines (outlines, inputs))
    n_jobs = 1;
  demarche_parallel_run_in_order (n_jobs, inputs->len, &stages, &work);
  demarche_command_leave (g_steal_pointer (&classifier));
  return work.is_done;
}
