/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags of a position drawn at random. */
#include "model/sample.h"

DemarcheSample *
demarche_sample_new (const char *position, guint size, guint seed, guint n_tags,
                     const char *meaning_hash, const char *by)
{
  g_return_val_if_fail (position != NULL, NULL);
  DemarcheSample *sample = g_new0 (DemarcheSample, 1);

  sample->position = g_strdup (position);
  sample->size = size;
  sample->seed = seed;
  sample->n_tags = n_tags;
  sample->meaning_hash = g_strdup (meaning_hash);
  sample->by = g_strdup (by);
  sample->tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);
  return sample;
}

void
demarche_sample_free (DemarcheSample *sample)
{
  g_return_if_fail (sample != NULL);
  g_free (sample->position);
  g_free (sample->meaning_hash);
  g_free (sample->by);
  g_ptr_array_unref (sample->tags);
  g_free (sample);
}
