/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Decisions from a table and to one, and as gold. */
#include "config.h"

#include "cli/review.h"

/* ---- import ---- */

/* @decisions: (element-type DemarcheDecision): complete; @n_lost: those that the archive keeps, and
 * that have no place */
typedef struct {
  DemarcheReviewing *reviewing;
  GPtrArray *decisions;
  guint n_lost;
  gboolean is_wrong;
} Import;

static void
complain (Import *import, const char *path, const DemarcheDecision *decision, const char *message,
          const char *help)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autofree char *place = g_strdup_printf ("%s:%u", path, decision->line);

  demarche_diagnostics_take (diagnostics, demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR,
                                                                            place, message, help));
  demarche_command_print_diagnostics (import->reviewing->context, diagnostics);
  import->is_wrong = TRUE;
}

/* whether the archive keeps it, though its place is gone: an export holds it too */
static gboolean
is_kept (const DemarcheReviewing *reviewing, const DemarcheDecision *decision)
{
  for (guint i = 0; i < reviewing->rows->len; i++) {
    const DemarcheDecision *kept =
        ((DemarcheArchiveDecision *)g_ptr_array_index (reviewing->rows, i))->decision;

    if (demarche_decision_agrees (kept, decision) && g_strcmp0 (kept->by, decision->by) == 0 &&
        g_strcmp0 (kept->statement, decision->statement) == 0 &&
        g_strcmp0 (kept->position, decision->position) == 0 && kept->number == decision->number)
      return TRUE;
  }
  return FALSE;
}

static void
complain_of_lost (Import *import, const char *path, const DemarcheDecidedRow *row)
{
  g_autofree char *message = g_strdup_printf ("its tag is not found: %s", row->why);

  complain (import, path, row->decision, message,
            "take the row out, or add its statement to the archive first");
}

/* the decision with its tag as the archive has it, and the words by which it is found again */
static DemarcheDecision *
complete (const DemarcheReviewing *reviewing, const DemarcheDecidedRow *row)
{
  DemarcheDecision model = *row->decision;
  DemarcheTagged *tagged = g_ptr_array_index (reviewing->by_rules, row->statement);
  const DemarcheTag *tag =
      demarche_decision_find_tag (row->decision, tagged, row->paragraph, reviewing->codebook);

  if (model.by == NULL)
    model.by = (char *)reviewing->by;
  return tag != NULL
             ? demarche_decision_name (&model, model.reference, tagged, tag, reviewing->codebook)
             : demarche_decision_new (&model);
}

static void
take_row (Import *import, const char *path, const DemarcheDecidedRow *row)
{
  DemarcheReviewing *reviewing = import->reviewing;

  if (row->decision->by == NULL && reviewing->by == NULL)
    complain (import, path, row->decision, "nobody decided it",
              "fill in the column 'by', or say --by NAME for all rows without a name");
  else if (row->outcome != DEMARCHE_OUTCOME_LOST)
    g_ptr_array_add (import->decisions, complete (reviewing, row));
  else if (is_kept (reviewing, row->decision))
    import->n_lost++;
  else
    complain_of_lost (import, path, row);
}

static void
read_table (Import *import, const char *path)
{
  DemarcheReviewing *reviewing = import->reviewing;
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read =
      demarche_decision_rows_read (path, reviewing->codebook, diagnostics, &error);

  demarche_command_print_diagnostics (reviewing->context, diagnostics);
  if (read == NULL) {
    demarche_command_fail (reviewing->context, path, error);
    import->is_wrong = TRUE;
    return;
  }
  g_autoptr (DemarcheDecided) decided =
      demarche_decided_new (read, reviewing->by_rules, reviewing->codebook);
  for (guint i = 0; i < decided->rows->len; i++)
    take_row (import, path, g_ptr_array_index (decided->rows, i));
}

void
demarche_review_import (DemarcheReviewing *reviewing, char **paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);
  Import import = {reviewing, decisions, 0, FALSE};
  guint n_added = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    read_table (&import, paths[i]);
  if (import.is_wrong)
    demarche_command_say ("nothing was recorded: put right what is wrong and import again");
  else if (!demarche_review_record (reviewing, decisions, &n_added, NULL, &error))
    demarche_command_fail_file (reviewing->context, reviewing->path, error);
  else
    demarche_command_say ("decisions: %u; %u recorded, %u known already",
                          decisions->len + import.n_lost, n_added,
                          decisions->len + import.n_lost - n_added);
}

/* ---- export ---- */

/* @decision: (nullable) */
static void
append_item (GString *out, const DemarcheReviewing *reviewing, const DemarcheReviewItem *item,
             const DemarcheDecision *decision)
{
  demarche_decision_table_append (out, item->reference, item->tagged, item->tag,
                                  reviewing->codebook, decision);
}

static void
append_items (GString *out, const DemarcheReviewing *reviewing, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    const DemarcheReviewItem *item = g_ptr_array_index (items, i);

    if (item->decisions == NULL)
      append_item (out, reviewing, item, NULL);
    for (guint k = 0; item->decisions != NULL && k < item->decisions->len; k++)
      append_item (out, reviewing, item, g_ptr_array_index (item->decisions, k));
  }
}

static const DemarcheReviewItem *
find_item (const DemarcheReviewing *reviewing, const DemarcheDecidedRow *row)
{
  DemarcheTagged *tagged;

  if (row->outcome == DEMARCHE_OUTCOME_LOST)
    return NULL;
  tagged = g_ptr_array_index (reviewing->decided->tagged, row->statement);
  const DemarcheTag *tag =
      demarche_decision_find_tag (row->decision, tagged, row->paragraph, reviewing->codebook);
  for (guint i = 0; tag != NULL && i < reviewing->items->len; i++) {
    const DemarcheReviewItem *item = g_ptr_array_index (reviewing->items, i);
    if (item->tag == tag)
      return item;
  }
  return NULL;
}

/* in the order in which they were recorded, which decides which one counts */
static void
append_all (GString *out, const DemarcheReviewing *reviewing)
{
  for (guint i = 0; i < reviewing->decided->rows->len; i++) {
    const DemarcheDecidedRow *row = g_ptr_array_index (reviewing->decided->rows, i);
    const DemarcheReviewItem *item = find_item (reviewing, row);

    if (item != NULL)
      append_item (out, reviewing, item, row->decision);
    else
      demarche_decision_table_append_kept (out, row->decision);
  }
}

void
demarche_review_export (DemarcheReviewing *reviewing, GPtrArray *items)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_decision_table_append_head (out);
  if (items != NULL)
    append_items (out, reviewing, items);
  else
    append_all (out, reviewing);
  demarche_command_write (reviewing->context, out->str, (gssize)out->len);
}

/* ---- gold ---- */

void
demarche_review_export_gold (DemarcheReviewing *reviewing)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = demarche_decided_append_gold (out, reviewing->decided, reviewing->codebook);

  demarche_command_write (reviewing->context, out->str, (gssize)out->len);
  demarche_command_flush (reviewing->context);
  demarche_command_say ("gold: paragraphs whose tags people judged: %u; what the rules miss is not "
                        "in it: it measures precision, and recall only of what was found or added",
                        n);
}
