/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads and tags many statements at once, and hands them on one after the other. */
#include "config.h"

#include "cli/batches.h"

#include "cli/inputs.h"

#include <glib/gstdio.h>

/* a batch holds so much at most, or one statement: enough to keep threads busy, little memory */
#define BATCH_BYTES (4 << 20)
#define BATCH_INPUTS 256

/* one input at work */
typedef struct {
  const DemarcheInput *input;
  DemarcheRead read;
  DemarcheTagged *tagged; /* NULL: not read, or not tagged for @error */
  GError *error;
} Slot;

typedef struct {
  DemarcheIngest *ingest;
  DemarcheClassifier *classifier;
  GArray *slots;
} Batch;

static void
clear_slot (gpointer data)
{
  Slot *slot = data;

  demarche_read_clear (&slot->read);
  g_clear_pointer (&slot->tagged, demarche_tagged_unref);
  g_clear_error (&slot->error);
}

static goffset
get_size (const DemarcheInput *input)
{
  GStatBuf status;

  return g_stat (input->path, &status) == 0 ? status.st_size : 0;
}

/* takes inputs from @from on; returns the first that is left for the next batch */
static guint
fill (Batch *batch, GPtrArray *inputs, guint from)
{
  goffset n_bytes = 0;
  guint i;

  g_array_set_size (batch->slots, 0);
  for (i = from; i < inputs->len && i - from < BATCH_INPUTS; i++) {
    Slot slot = {.input = g_ptr_array_index (inputs, i)};
    n_bytes += get_size (slot.input);
    if (i > from && n_bytes > BATCH_BYTES)
      break;
    g_array_append_val (batch->slots, slot);
  }
  return i;
}

static void
work_on (guint index, gpointer data)
{
  const Batch *batch = data;
  Slot *slot = &g_array_index (batch->slots, Slot, index);

  demarche_command_read_input (batch->ingest, slot->input, &slot->read);
  if (slot->read.statement != NULL)
    slot->tagged =
        demarche_classifier_tag (batch->classifier, slot->read.statement, NULL, &slot->error);
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
hand_on (DemarcheCommandContext *context, Slot *slot, DemarcheTaggedTaker take, gpointer data)
{
  g_autofree char *why = NULL;
  g_autoptr (DemarcheStatement) statement =
      demarche_command_take_read (context, slot->input, &slot->read, &why);

  if (slot->error != NULL) {
    demarche_command_fail (context, slot->input->path, slot->error);
    return FALSE;
  }
  if (slot->tagged != NULL)
    demarche_command_note_unread (context, slot->input->name, slot->tagged);
  return take (slot->input, g_steal_pointer (&slot->tagged), why, data);
}

gboolean
demarche_command_tag_inputs (DemarcheCommandContext *context, DemarcheIngest *ingest,
                             DemarcheClassifier *classifier, GPtrArray *inputs, guint n_jobs,
                             DemarcheTaggedTaker take, gpointer data)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  Batch batch = {ingest, classifier, slots};

  g_array_set_clear_func (slots, clear_slot);
  for (guint next = 0; next < inputs->len;) {
    next = fill (&batch, inputs, next);
    demarche_parallel_run (n_jobs, slots->len, work_on, &batch);
    for (guint i = 0; i < slots->len; i++)
      if (!hand_on (context, &g_array_index (slots, Slot, i), take, data))
        return FALSE;
  }
  return TRUE;
}
