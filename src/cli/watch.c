/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche watch: on every save of a rule file says what is wrong and what has changed. */
#include "config.h"

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/rule-state.h"
#include "cli/screen.h"
#include "cli/watch-files.h"
#include "cli/watch-text.h"

#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* a check that takes longer says so */
#define PATIENCE_MS 300
/* after a save, before the rules are kept: nobody waits for the disk */
#define KEEP_MS 1000
#define DEFAULT_LIMIT 20
#define REPORT_WIDTH 80 /* of quotes where there is no screen */

static const DemarcheCommandHelp help = {
    "STATEMENTS… -r RULES",
    "Keeps an eye on rule files, those they extend included. On each save it loads them, runs the "
    "tests inside and says which tags, cells and headlines differ from the last good state: the "
    "last one that loaded and in which no test failed. While a file is broken the last good "
    "results stay, marked as such. In a terminal 'q' or Ctrl-C ends it; elsewhere each state is "
    "one report, with an empty line after it. Statements are read once, at the start.",
    {"demarche watch statements/ -r rules/ict-security",
     "demarche watch statements/ -r norms.json --reports 1"},
};

/* all (nullable) */
typedef struct {
  DemarcheWatchState *shown;  /* the newest one */
  DemarcheWatchState *newest; /* the newest one that could be loaded */
  DemarcheWatchState *good;
  DemarcheWatchState *before; /* what @shown was compared with */
} States;

typedef struct {
  DemarcheCommandContext *context;
  DemarcheWatchBench bench;
  DemarcheWatchFiles *files;
  DemarcheScreen *screen; /* NULL: reports line by line */
  guint limit;
  guint n_left; /* reports before the end, 0: without end */
  States states;
  GCancellable *running; /* NULL while nothing is checked */
  gboolean is_stale;     /* a file was saved since then */
  gboolean is_slow;
  guint patience; /* timer */
  guint keep;     /* timer: the good rules are not kept yet */
  gboolean is_over;
} Watch;

/* what there is once @state is there; unref each */
static States
follow (const States *old, DemarcheWatchState *state)
{
  States next = {.shown = state,
                 .newest = state->rules != NULL ? state : old->newest,
                 .good = demarche_watch_state_is_good (state) ? state : old->good,
                 .before = old->good};
  DemarcheWatchState *all[] = {next.shown, next.newest, next.good, next.before};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      demarche_watch_state_ref (all[i]);
  return next;
}

static void
clear_states (States *states)
{
  g_clear_pointer (&states->shown, demarche_watch_state_unref);
  g_clear_pointer (&states->newest, demarche_watch_state_unref);
  g_clear_pointer (&states->good, demarche_watch_state_unref);
  g_clear_pointer (&states->before, demarche_watch_state_unref);
}

static void
stop (Watch *watch, int exit_code)
{
  demarche_command_raise (watch->context, exit_code);
  watch->is_over = TRUE;
}

/* ---- showing ---- */

static DemarcheWatchView
get_view (const Watch *watch, guint width)
{
  return (DemarcheWatchView){.path = watch->bench.path,
                             .state = watch->states.shown,
                             .good = watch->states.before,
                             .n_failed = watch->context->failed->len,
                             .width = width,
                             .is_screen = watch->screen != NULL};
}

static void
draw (Watch *watch)
{
  const char *footer = watch->is_slow ? "checking what was saved …" : "waiting for a save; q quits";
  guint n_rows;
  guint n_columns;

  if (watch->screen == NULL || watch->states.shown == NULL)
    return;
  demarche_screen_get_size (&n_rows, &n_columns);
  DemarcheWatchView view = get_view (watch, n_columns);
  g_autoptr (GPtrArray) rows =
      demarche_watch_view_fit (&view, n_rows, watch->context->colour_results, footer);
  if (!demarche_screen_draw (watch->screen, rows))
    stop (watch, DEMARCHE_EXIT_FAILED);
}

static void
print (Watch *watch)
{
  DemarcheWatchView view = get_view (watch, REPORT_WIDTH);
  g_autoptr (GPtrArray) lines = demarche_watch_view_write (&view, watch->limit);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s\n", ((DemarcheWatchLine *)g_ptr_array_index (lines, i))->text);
  g_string_append_c (out, '\n');
  if (!demarche_command_write (watch->context, out->str, (gssize)out->len) ||
      !demarche_command_flush (watch->context))
    watch->is_over = TRUE;
}

/* a file that is saved without a change is no news */
static gboolean
is_news (const Watch *watch, const DemarcheWatchState *state)
{
  const DemarcheWatchState *shown = watch->states.shown;

  return shown == NULL || shown->rules == NULL || state->rules == NULL ||
         !g_str_equal (demarche_rule_set_get_files_hash (shown->rules),
                       demarche_rule_set_get_files_hash (state->rules));
}

static void
keep (Watch *watch)
{
  if (watch->keep == 0)
    return;
  g_source_remove (watch->keep);
  watch->keep = 0;
  demarche_rule_state_keep (watch->states.good->rules);
}

static gboolean
on_rest (gpointer data)
{
  keep (data);
  return G_SOURCE_REMOVE;
}

/* what has to be given back or kept waits until the picture is there */
static void
show (Watch *watch, DemarcheWatchState *state)
{
  States old = watch->states;

  watch->states = follow (&old, state);
  if (watch->screen != NULL)
    draw (watch);
  else
    print (watch);
  clear_states (&old);
  if (watch->states.good == state) {
    if (watch->keep != 0)
      g_source_remove (watch->keep);
    watch->keep = g_timeout_add (KEEP_MS, on_rest, watch);
  }
  if (watch->n_left == 1)
    stop (watch, state->rules != NULL ? DEMARCHE_EXIT_DONE : DEMARCHE_EXIT_FAILED);
  if (watch->n_left > 0)
    watch->n_left--;
}

/* ---- checking, while the terminal is listened to ---- */

static void start (Watch *watch);

static void
check (GTask *task, G_GNUC_UNUSED gpointer source, gpointer data, GCancellable *cancellable)
{
  const Watch *watch = data;
  DemarcheWatchState *state = demarche_watch_state_new (&watch->bench, watch->states.good,
                                                        watch->states.newest, cancellable);

  g_task_return_pointer (task, state,
                         state != NULL ? (GDestroyNotify)demarche_watch_state_unref : NULL);
}

static gboolean
on_patience (gpointer data)
{
  Watch *watch = data;

  watch->patience = 0;
  watch->is_slow = TRUE;
  draw (watch);
  return G_SOURCE_REMOVE;
}

static void
watch_asked (Watch *watch, const DemarcheWatchState *state)
{
  g_autoptr (GError) error = NULL;

  if (!demarche_watch_files_set_paths (watch->files, state->asked, &error)) {
    demarche_command_fail (watch->context, watch->bench.path, error);
    watch->is_over = TRUE;
  }
}

static void
on_checked (G_GNUC_UNUSED GObject *source, GAsyncResult *result, gpointer data)
{
  Watch *watch = data;
  g_autoptr (DemarcheWatchState) state = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&watch->running);
  if (watch->patience != 0)
    g_source_remove (watch->patience);
  watch->patience = 0;
  watch->is_slow = FALSE;
  if (state != NULL && !watch->is_over) {
    watch_asked (watch, state);
    if (!watch->is_stale && is_news (watch, state))
      show (watch, state);
    else
      draw (watch);
  }
  if (watch->is_stale && !watch->is_over)
    start (watch);
}

static void
start (Watch *watch)
{
  watch->is_stale = FALSE;
  watch->running = g_cancellable_new ();
  watch->patience = g_timeout_add (PATIENCE_MS, on_patience, watch);
  g_autoptr (GTask) task = g_task_new (NULL, watch->running, on_checked, watch);
  g_task_set_task_data (task, watch, NULL);
  g_task_run_in_thread (task, check);
}

/* what is being checked is out of date already */
static void
on_saved (gpointer data)
{
  Watch *watch = data;

  watch->is_stale = TRUE;
  if (watch->running != NULL)
    g_cancellable_cancel (watch->running);
  else
    start (watch);
}

/* ---- the terminal ---- */

static gboolean
on_key (int descriptor, GIOCondition condition, gpointer data)
{
  Watch *watch = data;
  char key = 0;

  if (!(condition & G_IO_IN) || read (descriptor, &key, 1) <= 0)
    return G_SOURCE_REMOVE;
  if (key == 'q' || key == 'Q')
    stop (watch, DEMARCHE_EXIT_DONE);
  else
    draw (watch);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_resize (gpointer data)
{
  draw (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_interrupt (gpointer data)
{
  stop (data, 128 + SIGINT);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_terminate (gpointer data)
{
  stop (data, 128 + SIGTERM);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_hang_up (gpointer data)
{
  stop (data, 128 + SIGHUP);
  return G_SOURCE_CONTINUE;
}

/* unless the caller has it ignored, as nohup does */
static void
listen_for (int signal_number, GSourceFunc function, Watch *watch)
{
  struct sigaction action;

  if (sigaction (signal_number, NULL, &action) == 0 && action.sa_handler != SIG_IGN)
    g_unix_signal_add (signal_number, function, watch);
}

static gboolean
has_screen (void)
{
  const char *terminal = g_getenv ("TERM");

  return isatty (STDOUT_FILENO) && terminal != NULL && *terminal != '\0' &&
         !g_str_equal (terminal, "dumb");
}

static void
open_screen (Watch *watch)
{
  listen_for (SIGINT, on_interrupt, watch);
  listen_for (SIGTERM, on_terminate, watch);
  listen_for (SIGHUP, on_hang_up, watch);
  if (!has_screen ())
    return;
  g_unix_signal_add (SIGWINCH, on_resize, watch);
  watch->screen = demarche_screen_open ();
  if (isatty (STDIN_FILENO))
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, on_key, watch);
}

/* ---- all together ---- */

/* (element-type DemarcheStatement) */
static GPtrArray *
read_statements (DemarcheCommandContext *context, DemarcheIngest *ingest, GPtrArray *inputs)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);

  if (isatty (STDERR_FILENO))
    demarche_command_say ("reading %u statement%s …", inputs->len, inputs->len == 1 ? "" : "s");
  for (guint i = 0; i < inputs->len; i++) {
    DemarcheStatement *statement =
        demarche_command_read_statement (context, ingest, g_ptr_array_index (inputs, i), NULL);
    if (statement != NULL)
      g_ptr_array_add (statements, statement);
  }
  return statements;
}

/* the first state, compared with the last one that `check` found good */
static void
begin (Watch *watch)
{
  if (isatty (STDERR_FILENO))
    demarche_command_say ("tagging %u paragraph%s …",
                          demarche_corpus_get_n_paragraphs (watch->bench.corpus),
                          demarche_corpus_get_n_paragraphs (watch->bench.corpus) == 1 ? "" : "s");
  g_autoptr (DemarcheWatchState) first = demarche_watch_state_new (&watch->bench, NULL, NULL, NULL);
  g_autoptr (DemarcheRuleSet) kept =
      first->rules != NULL ? demarche_rule_state_load (first->rules, NULL) : NULL;
  if (kept != NULL && !g_str_equal (demarche_rule_set_get_files_hash (kept),
                                    demarche_rule_set_get_files_hash (first->rules))) {
    DemarcheWatchState *good = demarche_watch_state_new_for_rules (&watch->bench, kept, first);
    g_clear_pointer (&first, demarche_watch_state_unref);
    first = demarche_watch_state_new (&watch->bench, good, good, NULL);
    watch->states.good = good;
  }
  watch_asked (watch, first);
  open_screen (watch);
  show (watch, first);
}

static void
run (Watch *watch)
{
  begin (watch);
  while (!watch->is_over || watch->running != NULL) {
    if (watch->is_over && watch->running != NULL)
      g_cancellable_cancel (watch->running);
    g_main_context_iteration (NULL, TRUE);
    if (watch->is_over && watch->screen != NULL)
      g_clear_pointer (&watch->screen, demarche_screen_close);
  }
  g_clear_pointer (&watch->screen, demarche_screen_close);
  demarche_watch_files_free (watch->files);
  keep (watch);
  clear_states (&watch->states);
}

static void
watch_rules (DemarcheCommandContext *context, DemarcheIngest *ingest, const char *path,
             char **paths, guint limit, guint n_reports)
{
  g_autoptr (GPtrArray) inputs = demarche_command_list (context, ingest, paths);

  if (inputs == NULL)
    return;
  g_autoptr (GPtrArray) statements = read_statements (context, ingest, inputs);
  g_autoptr (DemarcheLintMemory) memory = demarche_lint_memory_new ();
  g_autoptr (DemarcheCorpus) corpus =
      demarche_corpus_new (statements, demarche_ingest_get_speakers (ingest));
  Watch watch = {.context = context,
                 .bench = {path, context->data_dir, corpus, memory},
                 .limit = limit,
                 .n_left = n_reports};
  watch.files = demarche_watch_files_new (on_saved, &watch);
  run (&watch);
}

int
demarche_command_watch (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *rules_path = NULL;
  g_autofree char *reports = NULL;
  g_autofree char *limit_text = NULL;
  guint n_reports = 0;
  guint limit = DEFAULT_LIMIT;
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry entries[] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_path,
       "Rule file, folder or shipped name to keep an eye on", "RULES"},
      {"reports", 0, 0, G_OPTION_ARG_FILENAME, &reports,
       "End after so many reports, the one at the start included", "N"},
      {"limit", 0, 0, G_OPTION_ARG_FILENAME, &limit_text,
       "Most entries of each list in a report, 20 by default, 0: all; a screen shows what fits",
       "N"},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&options, statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  if (rules_path == NULL)
    demarche_command_usage_error (context, "missing option '-r RULES'",
                                  "RULES is a rule file, a folder of them, or the name of a "
                                  "shipped rule set");
  else if (demarche_command_refuse_run (context, rules_path) &&
           demarche_command_choose_number (context, "reports", reports, 1, G_MAXINT, &n_reports) &&
           demarche_command_choose_number (context, "limit", limit_text, 0, G_MAXINT, &limit)) {
    g_autoptr (DemarcheIngest) ingest = demarche_command_open_ingest (context, &options);
    if (ingest != NULL)
      watch_rules (context, ingest, rules_path, paths, limit > 0 ? limit : G_MAXUINT, n_reports);
  }
  return demarche_command_finish (context);
}
