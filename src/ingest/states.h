/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names of States: short, other and adjective forms. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* the short name of the State that @name (a short, official or other name, with or without
 * "the") is, or NULL */
const char *demarche_state_find (const char *name, gsize length);

/* how a State is named at a place in a text */
typedef struct {
  const char *state; /* its short name */
  gsize start;       /* of the words in the folded text */
  gsize end;
  gboolean adjective; /* "Russian" */
} DemarcheStateName;

/* the next State named in @folded (by demarche_wording_fold()) from @from on; the longest name
 * counts. FALSE: none */
gboolean demarche_state_next (const char *folded, gsize from, DemarcheStateName *found);

G_END_DECLS
