/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Heads that name a State by who speaks for it. */
#pragma once

#include "ingest/label-reader.h"
#include "ingest/turn-head.h"

G_BEGIN_DECLS

/* whether a verb of saying comes next: "said that", ", speaking on behalf of" */
gboolean demarche_head_is_saying_next (const DemarcheLabelReader *reader);

/* whether a text behind its number begins as below */
gboolean demarche_head_may_be_representative (const DemarcheLabelReader *reader);
/* "The representative of Cuba: ", "7. The representative of Cuba, Ms. Roy, said that", "8. The
 * representatives of Cuba and Iran agreed", "The observer for Cuba said the following: " */
gboolean demarche_head_read_representative (DemarcheTurnHead *head, DemarcheLabelReader *reader);

G_END_DECLS
