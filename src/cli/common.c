/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What every command shares: options, messages, results and the exit code. */
#include "config.h"

#include "cli/common.h"
#include "cli/log.h"
#include "cli/progress.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* names of statements that a summary spells out */
#define N_NAMES_SAID 10

static gboolean
is_coloured (int descriptor)
{
  const char *no_colour = g_getenv ("NO_COLOR");
  return isatty (descriptor) && (no_colour == NULL || *no_colour == '\0');
}

/* a program that was only built has its helpers beside it */
static char *
find_helpers (void)
{
  const char *given = secure_getenv ("DEMARCHE_LIBEXECDIR");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *built = folder != NULL ? g_build_filename (folder, "..", "pdf", NULL) : NULL;
  g_autofree char *helper = built != NULL ? g_build_filename (built, "demarche-pdf", NULL) : NULL;

  if (given != NULL && *given != '\0')
    return g_strdup (given);
  if (helper != NULL && g_file_test (helper, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  return g_strdup (DEMARCHE_LIBEXEC_DIR);
}

void
demarche_command_context_init (DemarcheCommandContext *context)
{
  /* not for a program that runs with more rights than its user */
  const char *data_dir = secure_getenv ("DEMARCHE_DATA_DIR");

  *context = (DemarcheCommandContext){
      .output = demarche_output_new (STDOUT_FILENO),
      .data_dir = data_dir != NULL && *data_dir != '\0' ? data_dir : DEMARCHE_DATA_DIR,
      .helpers = find_helpers (),
      .colour = is_coloured (STDERR_FILENO),
      .colour_results = is_coloured (STDOUT_FILENO),
      .failed = g_ptr_array_new_with_free_func (g_free),
  };
}

void
demarche_command_context_clear (DemarcheCommandContext *context)
{
  g_clear_pointer (&context->output, demarche_output_free);
  g_clear_pointer (&context->helpers, g_free);
  g_clear_pointer (&context->failed, g_ptr_array_unref);
  g_clear_object (&context->archive);
}

void
demarche_command_raise (DemarcheCommandContext *context, int exit_code)
{
  context->exit_code = MAX (context->exit_code, exit_code);
}

void
demarche_command_leave (gpointer object)
{
  static GPtrArray *left;

  if (left == NULL)
    left = g_ptr_array_new ();
  g_ptr_array_add (left, object);
}

/* nowhere is left to complain about a standard error that fails */
void
demarche_command_print_message (const char *text)
{
  gsize length = strlen (text);

  demarche_progress_clear ();
  while (length > 0) {
    gssize n = write (STDERR_FILENO, text, length);
    if (n <= 0)
      return;
    text += n;
    length -= (gsize)n;
  }
}

static void
print_diagnostic (DemarcheCommandContext *context, DemarcheDiagnostic *diagnostic)
{
  g_autofree char *text = context->logs_json
                              ? demarche_log_format_message (diagnostic)
                              : demarche_diagnostic_format (diagnostic, context->colour);
  demarche_command_print_message (text);
}

static void
print_error (DemarcheCommandContext *context, const char *file, const char *message,
             const char *help)
{
  g_autoptr (DemarcheDiagnostic) diagnostic =
      demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, file, message, help);
  print_diagnostic (context, diagnostic);
}

gboolean
demarche_command_choose_number (DemarcheCommandContext *context, const char *option,
                                const char *text, guint least, guint most, guint *number)
{
  guint64 value = *number;
  g_autofree char *message = NULL;
  g_autofree char *accepted = NULL;

  if (text == NULL || g_ascii_string_to_unsigned (text, 10, least, most, &value, NULL)) {
    *number = (guint)value;
    return TRUE;
  }
  message = g_strdup_printf ("option '--%s' takes a number, not '%s'", option, text);
  accepted = most < G_MAXINT ? g_strdup_printf ("a whole number from %u to %u", least, most)
                             : g_strdup_printf ("a whole number from %u on", least);
  demarche_command_usage_error (context, message, accepted);
  return FALSE;
}

void
demarche_command_usage_error (DemarcheCommandContext *context, const char *message,
                              const char *help)
{
  print_error (context, NULL, message, help);
  demarche_command_raise (context, DEMARCHE_EXIT_USAGE);
}

void
demarche_command_fail (DemarcheCommandContext *context, const char *file, const GError *error)
{
  print_error (context, file, error->message, NULL);
  demarche_command_raise (context, DEMARCHE_EXIT_FAILED);
}

void
demarche_command_fail_file (DemarcheCommandContext *context, const char *file, const GError *error)
{
  const char *help = NULL;

  if (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_DAMAGED))
    help = "nothing was changed; 'demarche verify' says what is wrong, and what can still be read "
           "'demarche export' writes out; else take the last backup";
  else if (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_BUSY))
    help = "try again when that run has ended";
  print_error (context, file, error->message, help);
  demarche_command_raise (context, DEMARCHE_EXIT_FAILED);
}

void
demarche_command_print_diagnostics (DemarcheCommandContext *context,
                                    DemarcheDiagnostics *diagnostics)
{
  guint n_kept = demarche_diagnostics_get_length (diagnostics);
  guint n_errors = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR);
  guint n_all = n_errors + demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING) +
                demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_NOTE);

  for (guint i = 0; i < n_kept; i++)
    print_diagnostic (context, demarche_diagnostics_get (diagnostics, i));
  if (n_all > n_kept)
    demarche_command_say ("and %u more: no more than %u of each file are shown", n_all - n_kept,
                          DEMARCHE_LIMIT_DIAGNOSTICS);
  if (n_errors > 0)
    demarche_command_raise (context, DEMARCHE_EXIT_FAILED);
}

void
demarche_command_say (const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = demarche_log_format_line (text);
  demarche_command_print_message (line);
}

/* ---- options ---- */

static gboolean
is_help_wanted (int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      return TRUE;
  return FALSE;
}

static void
print_help (DemarcheCommandContext *context, GOptionContext *options,
            const DemarcheCommandHelp *help)
{
  g_autofree char *description =
      g_strdup_printf ("Examples:\n  %s\n  %s\n\nAn option given twice counts as given last, "
                       "unless it may be repeated; '--' ends the options.",
                       help->examples[0], help->examples[1]);

  g_option_context_set_summary (options, help->summary);
  g_option_context_set_description (options, description);
  g_autofree char *text = g_option_context_get_help (options, TRUE, NULL);
  demarche_command_write (context, text, -1);
}

static const char *
find_nearest_option (const char *option, const GOptionEntry *entries,
                     const GOptionEntry *statement_entries)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name; entry++)
    g_ptr_array_add (names, (gpointer)entry->long_name);
  for (const GOptionEntry *entry = statement_entries; entry != NULL && entry->long_name; entry++)
    g_ptr_array_add (names, (gpointer)entry->long_name);
  g_ptr_array_add (names, (gpointer) "help");
  g_ptr_array_add (names, NULL);
  return demarche_nearest_name (option + strspn (option, "-"), (const char *const *)names->pdata);
}

/* GLib takes '--flag=value' as '--flag' */
static gboolean
is_flag_with_value (const GOptionEntry *entry, const char *argument)
{
  g_autofree char *start = g_strdup_printf ("--%s=", entry->long_name);
  return entry->arg == G_OPTION_ARG_NONE && g_str_has_prefix (argument, start);
}

static gboolean
check_flags (DemarcheCommandContext *context, const GOptionEntry *entries, char **argv)
{
  for (char **argument = argv; *argument != NULL && !g_str_equal (*argument, "--"); argument++)
    for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
      if (is_flag_with_value (entry, *argument)) {
        g_autofree char *message =
            g_strdup_printf ("option '--%s' takes no value", entry->long_name);
        demarche_command_usage_error (context, message, NULL);
        return FALSE;
      }
  return TRUE;
}

/* GLib's messages begin with a capital; that of an unknown option ends with it */
static void
report_option_error (DemarcheCommandContext *context, const char *command, const GError *error,
                     const GOptionEntry *entries, const GOptionEntry *statement_entries)
{
  g_autofree char *message = NULL;
  g_autofree char *help = g_strdup_printf ("see 'demarche %s --help'", command);

  if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION)) {
    const char *option = error->message + strcspn (error->message, "-");
    const char *nearest = find_nearest_option (option, entries, statement_entries);

    message = g_strdup_printf ("unknown option '%s'", option);
    if (nearest != NULL) {
      g_free (help);
      help = g_strdup_printf ("did you mean '--%s'? see 'demarche %s --help'", nearest, command);
    }
  } else {
    message = g_strdup (error->message);
    message[0] = g_ascii_tolower (message[0]);
  }
  demarche_command_usage_error (context, message, help);
}

gboolean
demarche_command_parse (DemarcheCommandContext *context, const DemarcheCommandHelp *help,
                        const GOptionEntry *entries, const GOptionEntry *statement_entries,
                        int argc, char **argv, char ***arguments)
{
  g_autoptr (GOptionContext) options = g_option_context_new (help->arguments);
  g_autofree char *command = g_strdup (argv[0]);
  g_autofree char *program = g_strconcat ("demarche ", command, NULL);
  g_auto (GStrv) rest = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry common[] = {
      {"help", 'h', 0, G_OPTION_ARG_NONE, &(gboolean){FALSE}, "Show this help", NULL},
      {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL},
      G_OPTION_ENTRY_NULL,
  };

  g_set_prgname (program);
  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_add_main_entries (options, entries, NULL);
  if (statement_entries != NULL)
    g_option_context_add_main_entries (options, statement_entries, NULL);
  g_option_context_add_main_entries (options, common, NULL);

  if (is_help_wanted (argc, argv)) {
    print_help (context, options, help);
    return FALSE;
  }
  if (!check_flags (context, entries, argv))
    return FALSE;
  if (!g_option_context_parse (options, &argc, &argv, &error)) {
    report_option_error (context, command, error, entries, statement_entries);
    return FALSE;
  }
  *arguments = rest != NULL ? g_steal_pointer (&rest) : g_new0 (char *, 1);
  return TRUE;
}

int
demarche_command_choose (DemarcheCommandContext *context, const char *option, const char *value,
                         const char *const *choices, int fallback)
{
  if (value == NULL)
    return fallback;
  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], value))
      return i;

  g_autofree char *list = g_strjoinv (", ", (char **)choices);
  g_autofree char *message = g_strdup_printf ("unknown value '%s' of option '--%s'", value, option);
  const char *nearest = demarche_nearest_name (value, choices);
  g_autofree char *help = nearest != NULL
                              ? g_strdup_printf ("did you mean '%s'? values: %s", nearest, list)
                              : g_strdup_printf ("values: %s", list);
  demarche_command_usage_error (context, message, help);
  return -1;
}

/* ---- results ---- */

/* FALSE: stop; what failed is said once, a closed pipe not at all */
static gboolean
is_written (DemarcheCommandContext *context, gboolean is_done, const GError *error)
{
  if (!is_done && !context->is_output_lost && !demarche_output_is_closed (context->output))
    demarche_command_fail (context, NULL, error);
  context->is_output_lost |= !is_done;
  return is_done;
}

gboolean
demarche_command_write (DemarcheCommandContext *context, const char *data, gssize length)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = demarche_output_write (context->output, data, length, &error);

  return is_written (context, is_done, error);
}

gboolean
demarche_command_flush (DemarcheCommandContext *context)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = demarche_output_flush (context->output, &error);

  return is_written (context, is_done, error);
}

static void
say_failed (DemarcheCommandContext *context)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < context->failed->len && i < N_NAMES_SAID; i++) {
    if (i > 0)
      g_string_append (names, ", ");
    g_string_append (names, g_ptr_array_index (context->failed, i));
  }
  if (context->failed->len > N_NAMES_SAID)
    g_string_append (names, ", …");
  demarche_command_say ("%u statement%s: %u read, %u failed: %s", context->n_statements,
                        context->n_statements == 1 ? "" : "s",
                        context->n_statements - context->failed->len, context->failed->len,
                        names->str);
}

int
demarche_command_finish (DemarcheCommandContext *context)
{
  demarche_command_flush (context);
  if (context->failed->len > 0 && !context->logs_json)
    say_failed (context);
  return context->exit_code;
}
