/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The search for what is wrong with an alignment, shared by its steps. */
#pragma once

#include "classify/near-miss-private.h"

G_BEGIN_DECLS

/* words that may stand for a missed item; more are no longer "instead" */
#define DEMARCHE_MAX_INSTEAD_WORDS 3
#define DEMARCHE_NO_SLOT (-1)

/**
 * DemarcheSearch:
 * @defects: (element-type DemarcheDefect): so far
 * @number: of the item at hand
 * @previous: the last slot with words, or DEMARCHE_NO_SLOT
 * @n_sentence: words of the sentence
 */
typedef struct {
  DemarcheProber *prober;
  const DemarcheProbe *probe;
  const DemarcheAlignment *alignment;
  GArray *defects;
  guint number;
  int previous;
  guint n_sentence;
} DemarcheSearch;

/**
 * DemarcheOpening:
 * @next: the next slot with words, or DEMARCHE_NO_SLOT
 * @from, @to: words [from, to) of the sentence
 * @n_allowed: words that may stand before the item or, when nothing is found before, behind it
 *
 * Where the item of a missed slot may have been expected.
 */
typedef struct {
  guint index;
  const DemarcheSlot *slot;
  int next;
  guint from;
  guint to;
  guint n_allowed;
} DemarcheOpening;

/* --- near-miss-search.c --- */

const DemarcheSlot *demarche_search_get_slot (const DemarcheSearch *search, guint index);
/* an item for a message */
char *demarche_search_show_item (const DemarcheSearch *search, const DemarcheProbeItem *item);
DemarcheDefect *demarche_search_add_defect (DemarcheSearch *search, DemarcheBlock block,
                                            const DemarcheProbeItem *item);
void demarche_search_set_words (const DemarcheSearch *search, DemarcheDefect *defect,
                                guint sentence, guint first, guint last);
const char *demarche_search_plural (guint n);
void demarche_search_mend (const DemarcheSearch *search, DemarcheDefect *defect,
                           const DemarcheSlot *slot, guint first, guint last,
                           const DemarcheSlot *gap, gboolean has_neighbours);
/* words that may stand before the slots [from, to], one more than the other */
guint demarche_search_count_allowed (const DemarcheSearch *search, guint from, guint to);
void demarche_search_add_distance (DemarcheSearch *search, const DemarcheSlot *slot, guint position,
                                   guint n_allowed);
/* too many words between a slot and the one before it; those of missed items stand there too */
void demarche_search_check_distance (DemarcheSearch *search, guint index);

/* --- near-miss-hidden.c --- */

void demarche_search_check_hidden (DemarcheSearch *search, const DemarcheSlot *slot);

/* --- near-miss-akin.c --- */

void demarche_search_add_kin (DemarcheSearch *search, const DemarcheSlot *slot,
                              const DemarcheKinship *kinship, guint sentence, guint first,
                              guint last);
void demarche_search_check_related (DemarcheSearch *search, const DemarcheSlot *slot);
/* adds a defect when some words of [from, to) are akin to the slot's item */
gboolean demarche_search_find_kin (DemarcheSearch *search, const DemarcheSlot *slot, guint sentence,
                                   guint from, guint to);

/* --- near-miss-missed.c --- */

/* "needs '@norm' within 3 words" */
char *demarche_search_describe_need (const DemarcheSearch *search, const DemarcheOpening *opening);
/* TRUE when the next slot is dealt with too */
gboolean demarche_search_check_missed (DemarcheSearch *search, guint index);

/* --- near-miss-elsewhere.c --- */

/* adds a defect when the item's words are somewhere else */
gboolean demarche_search_find_elsewhere (DemarcheSearch *search, const DemarcheOpening *opening);
/* "it" and the like where the object should stand; NULL when there is none */
char *demarche_search_find_pronoun (const DemarcheSearch *search, const DemarcheOpening *opening);

G_END_DECLS
