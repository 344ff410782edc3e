/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the statements of a run say against the record: moves, contradictions, first positions. */
#include "config.h"

#include "cli/add.h"
#include "cli/archive-inputs.h"
#include "cli/report.h"

/* to compare more than these takes longer than to add a statement does */
#define MOST_STATEMENTS 200

/* FALSE after an error; what the rules of the run have not tagged is passed over */
static gboolean
read_one (DemarcheAdding *adding, const char *name, GHashTable *outlines, GPtrArray *tagged)
{
  g_autoptr (GError) error = NULL;
  DemarcheTagged *read = g_hash_table_lookup (outlines, name);

  if (read != NULL)
    demarche_tagged_ref (read);
  else
    read = demarche_archive_read_tagged (adding->context->archive, name, adding->rules, &error);
  if (error != NULL)
    demarche_command_fail_archive (adding->context, error);
  if (read != NULL)
    g_ptr_array_add (tagged, read);
  return error == NULL;
}

static GPtrArray *
read_all (DemarcheAdding *adding, GPtrArray *names)
{
  g_autoptr (GHashTable) outlines = demarche_command_load_outlines (adding->context, adding->rules);
  g_autoptr (GPtrArray) tagged =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);

  for (guint i = 0; outlines != NULL && i < names->len; i++)
    if (!read_one (adding, g_ptr_array_index (names, i), outlines, tagged))
      return NULL;
  return outlines != NULL ? g_steal_pointer (&tagged) : NULL;
}

/* (element-type DemarcheTagged): NULL after an error, or where there are too many to be compared
 * without being asked */
static GPtrArray *
read_record (DemarcheAdding *adding)
{
  DemarcheArchive *archive = adding->context->archive;
  g_autoptr (GError) error = NULL;
  gboolean are_too_many =
      !adding->reports && demarche_archive_has_more_than (archive, MOST_STATEMENTS, &error);
  g_autoptr (GPtrArray) names =
      !are_too_many && error == NULL ? demarche_archive_list_names (archive, &error) : NULL;

  if (error != NULL)
    demarche_command_fail_archive (adding->context, error);
  return names != NULL ? read_all (adding, names) : NULL;
}

void
demarche_add_keep_record (DemarcheAdding *adding)
{
  adding->record = read_record (adding);
}

/* after what people decided, as reports show it */
static DemarcheComparison *
compare (DemarcheAdding *adding, GPtrArray *decisions, GPtrArray *tagged)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (adding->rules);
  g_autoptr (DemarcheDecided) decided = demarche_decided_new (decisions, tagged, codebook);
  g_autoptr (GHashTable) present =
      demarche_command_collect_present (adding->context, adding->ingest, tagged);
  const DemarcheComparisonOptions options = {.speakers =
                                                 demarche_ingest_get_speakers (adding->ingest),
                                             .present = present,
                                             .only_headlines = TRUE};

  return demarche_comparison_new (decided->tagged, codebook, &options);
}

static void
count_news (DemarcheAdding *adding, DemarcheComparison *before, DemarcheComparison *now)
{
  g_autoptr (GPtrArray) headlines = demarche_headline_changes_new (before, now);
  g_autoptr (GPtrArray) cells = demarche_cell_changes_new (before, now);

  for (guint i = 0; i < headlines->len; i++) {
    const DemarcheHeadlineChange *headline = g_ptr_array_index (headlines, i);

    if (headline->change != DEMARCHE_CHANGE_ADDED || headline->is_first)
      continue;
    adding->n_shifts += headline->kind == DEMARCHE_HEADLINE_SHIFT;
    adding->n_contradictions += headline->kind == DEMARCHE_HEADLINE_CONTRADICTION;
  }
  for (guint i = 0; i < cells->len; i++)
    adding->n_first += ((DemarcheCellChange *)g_ptr_array_index (cells, i))->label_before == NULL;
}

static GPtrArray *
list_decisions (DemarcheAdding *adding)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      demarche_archive_list_decisions (adding->context->archive, FALSE, &error);
  GPtrArray *decisions = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);

  if (rows == NULL)
    demarche_command_fail_archive (adding->context, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_ptr_array_add (decisions,
                     demarche_decision_ref (((DemarcheArchiveDecision *)rows->pdata[i])->decision));
  return decisions;
}

void
demarche_add_find_news (DemarcheAdding *adding)
{
  gboolean is_changed = adding->counts.n_new + adding->counts.n_changed > 0;
  g_autoptr (GPtrArray) now = adding->record != NULL && is_changed ? read_record (adding) : NULL;

  adding->has_news = adding->record != NULL && (now != NULL || !is_changed);
  if (now == NULL)
    return;
  g_autoptr (GPtrArray) decisions = list_decisions (adding);
  g_autoptr (DemarcheComparison) before = compare (adding, decisions, adding->record);
  g_autoptr (DemarcheComparison) after = compare (adding, decisions, now);
  count_news (adding, before, after);
}
