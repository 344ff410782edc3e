/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Enumerations by the names that they have in files and options. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* index of @name in @names, or -1; @name may be %NULL */
static inline int
demarche_find_name (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int)i;
  return -1;
}

/* defines `prefix_get_name()` and `prefix_from_name()` of an enumeration over its table of names */
#define DEMARCHE_DEFINE_NAMES(Type, prefix, names)                                                 \
  const char *prefix##_get_name (Type value)                                                       \
  {                                                                                                \
    g_return_val_if_fail ((guint)value < G_N_ELEMENTS (names), NULL);                              \
    return names[value];                                                                           \
  }                                                                                                \
                                                                                                   \
  gboolean prefix##_from_name (const char *name, Type *value)                                      \
  {                                                                                                \
    int found = demarche_find_name (names, G_N_ELEMENTS (names), name);                            \
    if (found < 0)                                                                                 \
      return FALSE;                                                                                \
    *value = (Type)found;                                                                          \
    return TRUE;                                                                                   \
  }

G_END_DECLS
