/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From words to the phrases that cannot do without them. */
#pragma once

#include "classify/near-miss-private.h"

G_BEGIN_DECLS

typedef struct _DemarcheNearIndex DemarcheNearIndex;

void demarche_near_index_free (DemarcheNearIndex *index);

G_END_DECLS
