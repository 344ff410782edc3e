/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where tags lie in memory. */
#pragma once

#include "base/store.h"
#include "model/tag.h"

G_BEGIN_DECLS

/* bytes of all that the tag points to */
gsize demarche_tag_measure_parts (const DemarcheTag *tag);
/* moves all that the tag points to into @room, which is as large as measured */
void demarche_tag_move_parts (DemarcheTag *tag, gpointer room);
/* of tags that lie in @store with all they point to; @references: (nullable): the same, as in
 * demarche_tagged_keep_references() */
DemarcheTagged *demarche_tagged_new_in (DemarcheStore *store, DemarcheStatement *statement,
                                        DemarcheTag *tags, guint n_tags,
                                        const char *references) DEMARCHE_MUST_USE;

G_END_DECLS
