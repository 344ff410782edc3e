/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Days as files write them. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* whether @text is a day that exists, as "YYYY-MM-DD" */
gboolean demarche_date_is_valid (const char *text);

G_END_DECLS
