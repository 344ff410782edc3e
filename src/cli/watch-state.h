/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What one version of the rules is and does: what `watch` shows after a save. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

/* what stays while rules are edited; all borrowed */
typedef struct {
  const char *path; /* of the rules */
  const char *data_dir;
  DemarcheCorpus *corpus;
  DemarcheLintMemory *memory; /* for one check at a time */
} DemarcheWatchBench;

/**
 * DemarcheWatchState:
 * @asked: (element-type filename): files and folders that loading looked for
 * @rules: (nullable): %NULL when they do not load, and with it all below
 * @diff: (nullable): against the state that it was made after
 * @seconds: how long it took
 */
typedef struct {
  DemarcheDiagnostics *diagnostics;
  GPtrArray *asked;
  DemarcheRuleSet *rules;
  DemarcheTestReport *tests;
  DemarcheTagging *tagging;
  DemarcheRuleDiff *diff;
  double seconds;
} DemarcheWatchState;

/**
 * demarche_watch_state_new:
 * @good: (nullable): what the new state is compared with
 * @newest: (nullable): the last one that could be loaded, the nearest to the new one
 *
 * Loads the rules, runs their tests, tags the corpus. %NULL when it was cancelled.
 */
DemarcheWatchState *demarche_watch_state_new (const DemarcheWatchBench *bench,
                                              DemarcheWatchState *good, DemarcheWatchState *newest,
                                              GCancellable *cancellable) DEMARCHE_MUST_USE;
/* one of rules that are loaded already, without their tests: to compare the first one with.
 * @near: with rules that are much the same */
DemarcheWatchState *demarche_watch_state_new_for_rules (const DemarcheWatchBench *bench,
                                                        DemarcheRuleSet *rules,
                                                        DemarcheWatchState *near) DEMARCHE_MUST_USE;
DemarcheWatchState *demarche_watch_state_ref (DemarcheWatchState *state);
void demarche_watch_state_unref (DemarcheWatchState *state);

guint demarche_watch_state_count_failed (const DemarcheWatchState *state); /* tests */
/* whether they load and no test fails */
gboolean demarche_watch_state_is_good (const DemarcheWatchState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheWatchState, demarche_watch_state_unref)

G_END_DECLS
