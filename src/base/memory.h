/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory that was freed. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* gives what was freed back to the system, where it would lie idle between what is in use; worth
 * its milliseconds after tens of megabytes */
void demarche_memory_give_back (void);

G_END_DECLS
