/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Opens a library and finds its functions by name. */
#include "base/late-library.h"

#include "base/error.h"

#include <gmodule.h>
#include <string.h>

static gboolean
fail (const DemarcheLateLibrary *library, GError **error)
{
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
               "%s needs a library that cannot be used (%s); install it again", library->purpose,
               g_module_error ());
  return FALSE;
}

static gboolean
find_functions (const DemarcheLateLibrary *library, GError **error)
{
  GModule *module = g_module_open (library->file, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);

  if (module == NULL)
    return fail (library, error);
  g_module_make_resident (module);
  for (gsize i = 0; library->names[i] != NULL; i++) {
    gpointer function;

    if (!g_module_symbol (module, library->names[i], &function))
      return fail (library, error);
    memcpy ((char *)library->functions + i * sizeof function, &function, sizeof function);
  }
  return TRUE;
}

gboolean
demarche_late_library_open (DemarcheLateLibrary *library, GError **error)
{
  static GMutex lock;

  if (g_atomic_pointer_get (&library->is_open))
    return TRUE;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  if (!library->is_open && find_functions (library, error))
    g_atomic_pointer_set (&library->is_open, (gsize)TRUE);
  return library->is_open != 0;
}
