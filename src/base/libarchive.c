/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "base/libarchive.h"

DemarcheLibarchive demarche_libarchive;

gboolean
demarche_libarchive_open (GError **error)
{
  static const char *const names[] = {DEMARCHE_LIBARCHIVE_FUNCTIONS (DEMARCHE_LATE_NAME) NULL};
  static DemarcheLateLibrary library = {DEMARCHE_LIBARCHIVE, "a DOCX or ODT document", names,
                                        &demarche_libarchive, 0};

  return demarche_late_library_open (&library, error);
}
