/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names that an archive has for what the model counts. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

/* "text", "front-matter" … */
const char *demarche_origin_get_name (DemarcheOrigin origin);
gboolean demarche_origin_from_name (const char *name, DemarcheOrigin *origin);

G_END_DECLS
