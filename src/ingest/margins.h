/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What stands around the words: letterhead, addresses, navigation, notes on the text, stage
 * directions of records. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* whether a block is nobody's words; @folded: its first bytes by demarche_wording_fold() */
gboolean demarche_margin_is (const char *text, gsize length, const char *folded);
/* what long notes on a record begin with; NULL-terminated, folded */
extern const char *const demarche_margin_notices[];

/* "The meeting rose at 1 p.m.", "(Applause)" */
gboolean demarche_margin_is_stage_direction (const char *text, gsize length, const char *folded);

G_END_DECLS
