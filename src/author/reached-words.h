/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counts the words that the items of phrases reached: `bind*`, `norm~`, lists, choices. */
#pragma once

#include "classify/workspace.h"

G_BEGIN_DECLS

typedef struct {
  char *words; /* in small letters */
  guint n_hits;
} DemarcheReachedWords;

/**
 * DemarcheReachedItem:
 * @item: as the phrase writes it
 * @words: (element-type DemarcheReachedWords): the most frequent first
 * @n_others: hits of words that are too many to be told apart
 */
typedef struct {
  char *item;
  GPtrArray *words;
  guint n_others;
} DemarcheReachedItem;

/**
 * DemarcheReachCounter:
 *
 * Bounded: of each item a limited number of different words is remembered.
 */
typedef struct _DemarcheReachCounter DemarcheReachCounter;

DemarcheReachCounter *demarche_reach_counter_new (void) DEMARCHE_MUST_USE;
void demarche_reach_counter_free (DemarcheReachCounter *counter);
/* counts the words of a hit of @phrase in the workspace; @text is that of the paragraph */
void demarche_reach_counter_add (DemarcheReachCounter *counter, DemarcheWorkspace *workspace,
                                 const DemarcheHit *hit, const DemarchePhrase *phrase,
                                 const char *text);
/* (element-type DemarcheReachedItem): in the order in which they were reached first */
GPtrArray *demarche_reach_counter_list (DemarcheReachCounter *counter) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheReachCounter, demarche_reach_counter_free)

G_END_DECLS
