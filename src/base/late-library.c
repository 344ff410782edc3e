/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Opens a library and finds its functions by name. */
#include "base/late-library.h"

#include "base/error.h"

#include <dlfcn.h>
#include <string.h>

static gboolean
fail (const DemarcheLateLibrary *library, GError **error)
{
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
               "%s needs a library that cannot be used (%s); install it again", library->purpose,
               dlerror ());
  return FALSE;
}

static gboolean
find_functions (const DemarcheLateLibrary *library, GError **error)
{
  void *handle = dlopen (library->file, RTLD_LAZY | RTLD_LOCAL);

  if (handle == NULL)
    return fail (library, error);
  for (gsize i = 0; library->names[i] != NULL; i++) {
    void *function = dlsym (handle, library->names[i]);

    if (function == NULL)
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
  g_mutex_lock (&lock);
  gboolean is_open = find_functions (library, error);
  g_atomic_pointer_set (&library->is_open, (gsize)is_open);
  g_mutex_unlock (&lock);
  return is_open;
}
