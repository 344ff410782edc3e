/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags anew what was tagged by other rules, as a part of the run; the old tags stay. */
#include "config.h"

#include "cli/add.h"

/* statements that are in memory at a time, with the words that they hold */
#define BATCH 512

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

/* FALSE after an error, or when a signal came */
static gboolean
keep (DemarcheAdding *adding, DemarcheTagged *tagged)
{
  g_autoptr (GError) error = NULL;

  if (demarche_add_is_interrupted () || !demarche_add_begin_group (adding))
    return FALSE;
  if (demarche_archive_set_tags (adding->context->archive, tagged, &error)) {
    adding->counts.n_retagged++;
    return TRUE;
  }
  demarche_command_fail_archive (adding->context, error);
  return FALSE;
}

/* ---- all of a statement ---- */

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
  g_autoptr (Piece) piece = result;

  if (piece->tagged == NULL)
    demarche_command_fail_archive (work->adding->context, piece->error);
  work->has_failed = piece->tagged == NULL || !keep (work->adding, piece->tagged);
  return !work->has_failed;
}

static gboolean
tag_whole (DemarcheAdding *adding, GPtrArray *names)
{
  static const DemarcheParallelStages stages = {NULL, make_piece, take_piece, piece_free};
  Work work = {adding, names, FALSE};

  demarche_parallel_run_in_order (0, names->len, &stages, &work);
  return demarche_add_end_group (adding) && !work.has_failed;
}

/* ---- only paragraphs that the edit of the rules can change ---- */

/* statements with the tags that @before gave them; others go to @rest. NULL after an error */
static GPtrArray *
read_tagged (DemarcheAdding *adding, DemarcheRuleSet *before, GPtrArray *names, guint first,
             GPtrArray *rest)
{
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);

  for (guint i = first; i < names->len && i < first + BATCH; i++) {
    g_autoptr (GError) error = NULL;
    char *name = g_ptr_array_index (names, i);
    DemarcheTagged *tagged =
        demarche_archive_read_tagged (adding->context->archive, name, before, &error);

    if (error != NULL) {
      demarche_command_fail_archive (adding->context, error);
      return NULL;
    }
    g_ptr_array_add (tagged != NULL ? all : rest, tagged != NULL ? (gpointer)tagged : name);
  }
  return g_steal_pointer (&all);
}

static gboolean
tag_touched (DemarcheAdding *adding, DemarcheRuleSet *before, GPtrArray *old)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();

  for (guint i = 0; i < old->len; i++)
    g_ptr_array_add (statements, demarche_tagged_get_statement (g_ptr_array_index (old, i)));
  g_autoptr (DemarcheCorpus) corpus =
      demarche_corpus_new (statements, demarche_ingest_get_speakers (adding->ingest));
  g_autoptr (DemarcheTagging) tagging = demarche_corpus_restore (corpus, before, old);
  g_autoptr (DemarcheTagging) now =
      demarche_corpus_tag (corpus, adding->rules, tagging, NULL, NULL);
  adding->n_reread += demarche_tagging_get_n_read (now);
  adding->n_readable += demarche_corpus_get_n_paragraphs (corpus);
  gboolean is_kept = TRUE;
  for (guint i = 0; is_kept && i < old->len; i++)
    is_kept = keep (adding, g_ptr_array_index (demarche_tagging_get_tagged (now), i));
  return demarche_add_end_group (adding) && is_kept;
}

static gboolean
tag_after_edit (DemarcheAdding *adding, DemarcheRuleSet *before, GPtrArray *names)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();

  for (guint first = 0; first < names->len; first += BATCH) {
    g_autoptr (GPtrArray) old = read_tagged (adding, before, names, first, rest);
    if (old == NULL || !tag_touched (adding, before, old))
      return FALSE;
  }
  return tag_whole (adding, rest);
}

gboolean
demarche_add_retag (DemarcheAdding *adding)
{
  DemarcheArchive *archive = adding->context->archive;
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = demarche_archive_list_untagged (archive, &error);
  g_autoptr (GBytes) saved = NULL;

  if (names == NULL || !demarche_archive_get_rules_before (archive, &saved, &error)) {
    demarche_command_fail_archive (adding->context, error);
    return FALSE;
  }
  /* rules of an older program that this one does not load: everything is read */
  g_autoptr (DemarcheRuleSet) before = saved != NULL && names->len > 0
                                           ? demarche_rule_set_load_saved (saved, diagnostics, NULL)
                                           : NULL;
  return before != NULL ? tag_after_edit (adding, before, names) : tag_whole (adding, names);
}
