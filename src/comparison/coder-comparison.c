/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compares each coder with each, and all together. */
#include "comparison/agreement-private.h"

G_DEFINE_BOXED_TYPE (DemarcheCoderComparison, demarche_coder_comparison,
                     demarche_coder_comparison_ref, demarche_coder_comparison_unref)

DemarcheCoderComparison *
demarche_coder_comparison_new (GPtrArray *coders, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (coders != NULL && coders->len >= 2 && codebook != NULL, NULL);
  DemarcheCoderComparison *comparison = g_new0 (DemarcheCoderComparison, 1);
  g_atomic_ref_count_init (&comparison->references);
  comparison->coders = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_coder_unref);
  comparison->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_agreement_unref);
  for (guint i = 0; i < coders->len; i++) {
    g_ptr_array_add (comparison->coders, demarche_coder_ref (coders->pdata[i]));
    for (guint j = i + 1; j < coders->len; j++)
      g_ptr_array_add (comparison->pairs,
                       demarche_agreement_new (coders->pdata[i], coders->pdata[j], codebook));
  }
  g_autoptr (DemarcheCoding) coding =
      demarche_coding_new ((DemarcheCoder *const *)coders->pdata, coders->len);
  demarche_reliability_measure (&comparison->reliability, coding, codebook);
  return comparison;
}

DemarcheCoderComparison *
demarche_coder_comparison_ref (DemarcheCoderComparison *comparison)
{
  g_return_val_if_fail (comparison != NULL, NULL);
  g_atomic_ref_count_inc (&comparison->references);
  return comparison;
}

void
demarche_coder_comparison_unref (DemarcheCoderComparison *comparison)
{
  g_return_if_fail (comparison != NULL);
  if (!g_atomic_ref_count_dec (&comparison->references))
    return;
  g_ptr_array_unref (comparison->pairs);
  g_ptr_array_unref (comparison->coders);
  demarche_reliability_clear (&comparison->reliability);
  g_free (comparison);
}
