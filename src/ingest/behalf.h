/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The group that a statement is made on behalf of. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* the group that a title names: "Statement on behalf of the X"; NULL when none */
char *demarche_behalf_find_in_title (const char *text, gsize length) DEMARCHE_MUST_USE;

/* what the words of a paragraph may say, and which of those below then find it */
typedef enum {
  DEMARCHE_BEHALF_GROUP = 1 << 0,    /* demarche_behalf_find_in_opening() */
  DEMARCHE_BEHALF_ALIGNED = 1 << 1,  /* demarche_behalf_find_alignment() */
  DEMARCHE_BEHALF_NATIONAL = 1 << 2, /* demarche_behalf_is_national() */
  DEMARCHE_BEHALF_CAPACITY = 1 << 3, /* demarche_behalf_find_capacity() */
} DemarcheBehalf;

/* what is not set is not said; quick, for most paragraphs say nothing of the kind */
DemarcheBehalf demarche_behalf_look (const char *text, gsize length);

/* the group for which the speaker says to speak: "I have the honour to speak on behalf of the X",
 * and not "we align ourselves with the statement made on behalf of the X"; NULL when none */
char *demarche_behalf_find_in_opening (const char *text, gsize length) DEMARCHE_MUST_USE;

/* the group or State with whose statement the speaker agrees: "we align ourselves with the
 * statement made on behalf of the X"; NULL when none */
char *demarche_behalf_find_alignment (const char *text, gsize length) DEMARCHE_MUST_USE;

/* whether the speaker says to go on for the own State: "In my national capacity, …" */
gboolean demarche_behalf_is_national (const char *text, gsize length);

/* the State for which a chair says to speak: "in my capacity as representative of X"; NULL when
 * none */
char *demarche_behalf_find_capacity (const char *text, gsize length) DEMARCHE_MUST_USE;

G_END_DECLS
