/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who tagged the same statements. */
#include "comparison/coders.h"

G_DEFINE_BOXED_TYPE (DemarcheCoder, demarche_coder, demarche_coder_ref, demarche_coder_unref)

const char *
demarche_coder_kind_get_name (DemarcheCoderKind kind)
{
  static const char *const names[] = {"people", "tags", "rules"};
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

DemarcheCoder *
demarche_coder_new (const char *name, DemarcheCoderKind kind, GPtrArray *tagged,
                    const char *const *developed_on)
{
  g_return_val_if_fail (name != NULL && tagged != NULL, NULL);
  DemarcheCoder *coder = g_new0 (DemarcheCoder, 1);
  g_atomic_ref_count_init (&coder->references);
  coder->name = g_strdup (name);
  coder->kind = kind;
  coder->tagged = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  for (guint i = 0; i < tagged->len; i++)
    g_ptr_array_add (coder->tagged, demarche_tagged_ref (g_ptr_array_index (tagged, i)));
  coder->developed_on = g_strdupv ((char **)developed_on);
  return coder;
}

DemarcheCoder *
demarche_coder_ref (DemarcheCoder *coder)
{
  g_return_val_if_fail (coder != NULL, NULL);
  g_atomic_ref_count_inc (&coder->references);
  return coder;
}

void
demarche_coder_unref (DemarcheCoder *coder)
{
  g_return_if_fail (coder != NULL);
  if (!g_atomic_ref_count_dec (&coder->references))
    return;
  g_ptr_array_unref (coder->tagged);
  g_strfreev (coder->developed_on);
  g_free (coder->name);
  g_free (coder);
}
