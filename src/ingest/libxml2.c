/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "ingest/libxml2.h"

DemarcheLibxml2 demarche_libxml2;

gboolean
demarche_libxml2_open (GError **error)
{
  static const char *const names[] = {DEMARCHE_LIBXML2_FUNCTIONS (DEMARCHE_LATE_NAME) NULL};
  static DemarcheLateLibrary library = {DEMARCHE_LIBXML2, "a document of HTML or XML", names,
                                        &demarche_libxml2, 0};

  return demarche_late_library_open (&library, error);
}
