/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What one version of the rules is and does. */
#include "config.h"

#include "cli/watch-state.h"

static void
clear_state (gpointer data)
{
  DemarcheWatchState *state = data;

  g_clear_pointer (&state->diagnostics, demarche_diagnostics_unref);
  g_clear_pointer (&state->asked, g_ptr_array_unref);
  g_clear_object (&state->rules);
  g_clear_pointer (&state->tests, demarche_test_report_free);
  g_clear_pointer (&state->tagging, demarche_tagging_unref);
  g_clear_pointer (&state->diff, demarche_rule_diff_free);
}

DemarcheWatchState *
demarche_watch_state_ref (DemarcheWatchState *state)
{
  return g_atomic_rc_box_acquire (state);
}

void
demarche_watch_state_unref (DemarcheWatchState *state)
{
  g_atomic_rc_box_release_full (state, clear_state);
}

static void
load_rules (DemarcheWatchState *state, const DemarcheWatchBench *bench)
{
  g_autoptr (DemarcheRuleFiles) disk = demarche_rule_files_new_disk ();
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_record (disk);

  /* what is wrong is in the diagnostics */
  state->rules =
      demarche_rule_set_load_from (files, bench->path, bench->data_dir, state->diagnostics, NULL);
  state->asked = demarche_rule_files_get_asked (files);
}

typedef struct {
  DemarcheWatchState *state;
  DemarcheTestReport *before; /* (nullable) */
  DemarcheLintMemory *memory;
  GCancellable *cancellable;
} Checking;

static gpointer
check_rules (gpointer data)
{
  const Checking *checking = data;
  DemarcheWatchState *state = checking->state;

  state->tests =
      demarche_rule_tests_run_again (state->rules, checking->before, checking->cancellable, NULL);
  const DemarcheLintOptions options = {.tests = state->tests, .memory = checking->memory};

  if (state->tests != NULL)
    demarche_rule_set_lint (state->rules, &options, state->diagnostics);
  return NULL;
}

/* tests and statements at the same time */
static void
do_work (DemarcheWatchState *state, const DemarcheWatchBench *bench, DemarcheWatchState *good,
         DemarcheWatchState *newest, GCancellable *cancellable)
{
  Checking checking = {state, newest != NULL ? newest->tests : NULL, bench->memory, cancellable};
  GThread *thread = g_thread_try_new ("tests", check_rules, &checking, NULL);

  if (thread == NULL)
    check_rules (&checking);
  state->tagging = demarche_corpus_tag (bench->corpus, state->rules,
                                        newest != NULL ? newest->tagging : NULL, cancellable, NULL);
  if (state->tagging != NULL && good == NULL)
    demarche_tagging_prepare (state->tagging);
  if (state->tagging != NULL && good != NULL)
    state->diff = demarche_rule_diff_new_retagged (good->tagging, state->tagging);
  if (thread != NULL)
    g_thread_join (thread);
}

static DemarcheWatchState *
make_empty (void)
{
  DemarcheWatchState *state = g_atomic_rc_box_new0 (DemarcheWatchState);

  state->diagnostics = demarche_diagnostics_new ();
  return state;
}

DemarcheWatchState *
demarche_watch_state_new (const DemarcheWatchBench *bench, DemarcheWatchState *good,
                          DemarcheWatchState *newest, GCancellable *cancellable)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DemarcheWatchState) state = make_empty ();

  load_rules (state, bench);
  if (state->rules != NULL)
    do_work (state, bench, good, newest, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  state->seconds = (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  return g_steal_pointer (&state);
}

DemarcheWatchState *
demarche_watch_state_new_for_rules (const DemarcheWatchBench *bench, DemarcheRuleSet *rules,
                                    DemarcheWatchState *near)
{
  DemarcheWatchState *state = make_empty ();

  state->rules = g_object_ref (rules);
  state->tagging = demarche_corpus_tag (bench->corpus, rules, near->tagging, NULL, NULL);
  return state;
}

guint
demarche_watch_state_count_failed (const DemarcheWatchState *state)
{
  return state->tests != NULL
             ? demarche_test_report_count (state->tests, DEMARCHE_TEST_OUTCOME_FAILED)
             : 0;
}

gboolean
demarche_watch_state_is_good (const DemarcheWatchState *state)
{
  return state->rules != NULL && demarche_watch_state_count_failed (state) == 0;
}
