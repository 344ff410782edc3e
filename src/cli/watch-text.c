/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A state of the rules as lines for a log. */
#include "config.h"

#include "cli/diff-format.h"
#include "cli/watch-text.h"

#include <string.h>

typedef struct {
  const DemarcheWatchView *view;
  guint limit;
  GPtrArray *lines;
} Page;

static void
free_line (gpointer data)
{
  g_free (((DemarcheWatchLine *)data)->text);
  g_free (data);
}

/* takes @text, which is safe for a terminal */
static void
take_line (Page *page, DemarcheLineStyle style, char *text)
{
  DemarcheWatchLine *line = g_new (DemarcheWatchLine, 1);

  *line = (DemarcheWatchLine){style, TRUE, text};
  g_ptr_array_add (page->lines, line);
}

static char *
escape (const char *text)
{
  GString *out = g_string_new (NULL);

  demarche_escape_terminal (out, text, -1);
  return g_string_free (out, FALSE);
}

/* text with line ends */
static void
add_text (Page *page, DemarcheLineStyle style, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (line[1] != NULL || **line != '\0')
      take_line (page, style, g_strdup (*line));
}

static void
add_more (Page *page, guint n)
{
  if (n > page->limit)
    take_line (page, DEMARCHE_LINE_PLAIN, g_strdup_printf ("and %u more", n - page->limit));
}

static const char *
plural (guint n)
{
  return n == 1 ? "" : "s";
}

/* ---- the first line ---- */

static void
append_tests (GString *out, const DemarcheWatchState *state)
{
  guint n_failed = demarche_watch_state_count_failed (state);
  guint n = state->tests != NULL ? state->tests->results->len : 0;
  guint n_to_do = n > 0 ? demarche_test_report_count (state->tests, DEMARCHE_TEST_OUTCOME_TO_DO) +
                              demarche_test_report_count (state->tests, DEMARCHE_TEST_OUTCOME_DONE)
                        : 0;

  if (n_failed > 0)
    g_string_append_printf (out, "%u of %u test%s failed", n_failed, n, plural (n));
  else if (n > 0)
    g_string_append_printf (out, "ok; %u test%s passed", n - n_to_do, plural (n - n_to_do));
  else
    g_string_append (out, "ok; no tests");
  if (n_to_do > 0)
    g_string_append_printf (out, ", %u to do", n_to_do);
}

static void
append_statements (GString *out, const Page *page, const DemarcheWatchState *state)
{
  guint n_warnings = demarche_diagnostics_count (state->diagnostics, DEMARCHE_SEVERITY_WARNING);
  guint n_tags = demarche_tagging_get_n_tags (state->tagging);
  guint n_statements = demarche_tagging_get_tagged (state->tagging)->len;

  if (n_warnings > 0)
    g_string_append_printf (out, "; %u warning%s", n_warnings, plural (n_warnings));
  g_string_append_printf (out, "; %u tag%s in %u statement%s", n_tags, plural (n_tags),
                          n_statements, plural (n_statements));
  if (page->view->n_failed > 0)
    g_string_append_printf (out, "; incomplete: %u could not be read", page->view->n_failed);
}

static char *
make_head (const Page *page, const DemarcheWatchState *state)
{
  guint n_errors = demarche_diagnostics_count (state->diagnostics, DEMARCHE_SEVERITY_ERROR);
  GString *out = g_string_new (NULL);

  if (state->rules == NULL) {
    g_string_append_printf (out, "broken: %u error%s; nothing was tagged", n_errors,
                            plural (n_errors));
  } else {
    append_tests (out, state);
    append_statements (out, page, state);
  }
  return g_string_free (out, FALSE);
}

static void
add_head (Page *page)
{
  const DemarcheWatchState *state = page->view->state;
  g_autofree char *path = escape (page->view->path);
  g_autofree char *head = make_head (page, state);
  GString *line = g_string_new (NULL);

  g_string_append_printf (line, "%s: %s", path, head);
  if (page->view->is_screen)
    g_string_append_printf (line, "; %.2f s", state->seconds);
  take_line (page, demarche_watch_state_is_good (state) ? DEMARCHE_LINE_GOOD : DEMARCHE_LINE_BAD,
             g_string_free (line, FALSE));
}

/* ---- mistakes, failed tests, warnings ---- */

static void
add_errors (Page *page)
{
  DemarcheDiagnostics *all = page->view->state->diagnostics;
  guint n = 0;

  for (guint i = 0; i < demarche_diagnostics_get_length (all); i++) {
    DemarcheDiagnostic *diagnostic = demarche_diagnostics_get (all, i);
    if (demarche_diagnostic_get_severity (diagnostic) != DEMARCHE_SEVERITY_ERROR ||
        n++ >= page->limit)
      continue;
    g_autofree char *text = demarche_diagnostic_format (diagnostic, FALSE);
    add_text (page, DEMARCHE_LINE_PLAIN, text);
  }
  add_more (page, demarche_diagnostics_count (all, DEMARCHE_SEVERITY_ERROR));
}

/* a line that belongs to the one before; takes @text */
static void
take_detail (Page *page, char *text)
{
  g_autofree char *line = g_strconcat ("      ", text, NULL);

  take_line (page, DEMARCHE_LINE_PLAIN, escape (line));
  g_free (text);
}

static void
add_nearest (Page *page, const DemarcheTestNearest *nearest)
{
  take_detail (page,
               g_strdup_printf ("nearest %s: '%s' (%s:%u), %s", nearest->is_cue ? "cue" : "rule",
                                nearest->phrase != NULL ? nearest->shown : nearest->id,
                                nearest->file, nearest->line, nearest->message));
}

static void
add_failed_test (Page *page, const DemarcheTestResult *result)
{
  g_autofree char *head = g_strdup_printf ("%s:%u:%u: test failed: %s", result->file, result->line,
                                           result->column, result->message);
  g_auto (GStrv) details = g_strsplit (result->detail != NULL ? result->detail : "", "\n", -1);

  take_line (page, DEMARCHE_LINE_PLAIN, escape (head));
  take_detail (page, g_strdup_printf ("%s: \"%s\"", result->subject, result->text));
  for (char **detail = details; *detail != NULL; detail++)
    take_detail (page, g_strdup (*detail));
  if (result->nearest != NULL)
    add_nearest (page, result->nearest);
  if (result->next != NULL)
    take_detail (page, g_strdup_printf ("= next: %s", result->next));
}

static void
add_failed_tests (Page *page)
{
  const DemarcheTestReport *tests = page->view->state->tests;
  guint n = 0;

  for (guint i = 0; tests != NULL && i < tests->results->len; i++) {
    const DemarcheTestResult *result = g_ptr_array_index (tests->results, i);
    if (result->outcome == DEMARCHE_TEST_OUTCOME_FAILED && n++ < page->limit)
      add_failed_test (page, result);
  }
  add_more (page, n);
}

/* the same warning may have moved to another line */
static char *
make_warning_key (DemarcheDiagnostic *diagnostic)
{
  return g_strdup_printf ("%s\n%s", demarche_diagnostic_get_file (diagnostic),
                          demarche_diagnostic_get_message (diagnostic));
}

static GHashTable *
index_warnings (const DemarcheWatchState *state)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; state != NULL && i < demarche_diagnostics_get_length (state->diagnostics); i++)
    g_hash_table_add (known, make_warning_key (demarche_diagnostics_get (state->diagnostics, i)));
  return known;
}

/* those that the last good state had not: nobody reads the others on each save */
static void
add_warnings (Page *page)
{
  DemarcheDiagnostics *all = page->view->state->diagnostics;
  g_autoptr (GHashTable) known = index_warnings (page->view->good);
  guint n = 0;

  for (guint i = 0; i < demarche_diagnostics_get_length (all); i++) {
    DemarcheDiagnostic *diagnostic = demarche_diagnostics_get (all, i);
    g_autofree char *key = make_warning_key (diagnostic);
    if (demarche_diagnostic_get_severity (diagnostic) != DEMARCHE_SEVERITY_WARNING ||
        g_hash_table_contains (known, key) || n++ >= page->limit)
      continue;
    g_autofree char *text = demarche_diagnostic_format (diagnostic, FALSE);
    add_text (page, DEMARCHE_LINE_PLAIN, text);
  }
  add_more (page, n);
}

/* ---- changes ---- */

static DemarcheLineStyle
get_style (const char *line)
{
  if (g_str_has_prefix (line, "+ "))
    return DEMARCHE_LINE_GOOD;
  if (g_str_has_prefix (line, "- "))
    return DEMARCHE_LINE_BAD;
  return g_str_has_prefix (line, "~ ") ? DEMARCHE_LINE_CHANGED : DEMARCHE_LINE_PLAIN;
}

static void
add_changes (Page *page, const DemarcheWatchState *state)
{
  const DemarcheDiffLayout layout = {
      .limit = page->limit, .width = page->view->width, .is_fixed = page->view->is_screen};
  g_autoptr (GString) text = g_string_new (NULL);

  if (state->diff == NULL)
    return;
  take_line (page, DEMARCHE_LINE_PLAIN,
             g_strdup (demarche_rule_diff_is_different (state->diff)
                           ? "against the last good state:"
                           : "nothing differs from the last good state"));
  if (!demarche_rule_diff_is_different (state->diff))
    return;
  demarche_diff_append_text (text, state->diff, &layout);
  g_auto (GStrv) lines = g_strsplit (text->str, "\n", -1);
  guint from = page->lines->len;
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      take_line (page, get_style (*line), g_strdup (*line));
  for (guint i = from; i < page->lines->len; i++)
    ((DemarcheWatchLine *)g_ptr_array_index (page->lines, i))->is_long = FALSE;
}

/* ---- what was good before a mistake ---- */

static char *
describe_first_error (DemarcheDiagnostics *diagnostics)
{
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    DemarcheDiagnostic *diagnostic = demarche_diagnostics_get (diagnostics, i);
    const char *file = demarche_diagnostic_get_file (diagnostic);
    guint line = demarche_diagnostic_get_line (diagnostic);
    if (demarche_diagnostic_get_severity (diagnostic) != DEMARCHE_SEVERITY_ERROR)
      continue;
    if (file == NULL || line == 0)
      break;
    g_autofree char *name = g_path_get_basename (file);
    return g_strdup_printf ("line %u of %s was broken", line, name);
  }
  return g_strdup ("the rules were broken");
}

static void
add_good (Page *page)
{
  const DemarcheWatchState *good = page->view->good;
  g_autofree char *mistake = describe_first_error (page->view->state->diagnostics);
  g_autofree char *head = good != NULL ? make_head (page, good) : NULL;
  g_autofree char *text = good != NULL ? g_strdup_printf ("last good, before %s: %s", mistake, head)
                                       : g_strdup ("there is no good state yet");
  guint from = page->lines->len;

  take_line (page, DEMARCHE_LINE_OLD, escape (text));
  if (good == NULL || !page->view->is_screen)
    return;
  add_changes (page, good);
  for (guint i = from; i < page->lines->len; i++)
    ((DemarcheWatchLine *)g_ptr_array_index (page->lines, i))->style = DEMARCHE_LINE_OLD;
}

GPtrArray *
demarche_watch_view_write (const DemarcheWatchView *view, guint limit)
{
  Page page = {view, limit, g_ptr_array_new_with_free_func (free_line)};

  add_head (&page);
  if (view->state->rules == NULL) {
    add_errors (&page);
    add_good (&page);
    return page.lines;
  }
  add_failed_tests (&page);
  add_warnings (&page);
  add_changes (&page, view->state);
  return page.lines;
}
