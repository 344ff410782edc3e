/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which release of the library this is. */
#include "config.h"

#include "version.h"

const char *
demarche_get_version (void)
{
  return DEMARCHE_VERSION;
}
