/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names that an archive has for what the model counts. */
#include "archive/names.h"

#include "base/names.h"

static const char *const origins[] = {"none",         "property", "text",
                                      "front-matter", "manifest", "option"};

DEMARCHE_DEFINE_NAMES (DemarcheOrigin, demarche_origin, origins)
