/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche check: says what is wrong with rules. */
#include "config.h"

#include "cli/commands.h"

static const DemarcheCommandHelp help = {
    "RULES…",
    "Loads rules and runs the tests inside them.",
    {"demarche check rules/ict-security", "demarche check norms.json cues.json"},
};

static char *
count (guint n, const char *singular)
{
  return g_strdup_printf ("%u %s%s", n, singular, n == 1 ? "" : "s");
}

static void
print_summary (DemarcheCommandContext *context, DemarcheDiagnostics *diagnostics,
               DemarcheRuleSet *rules)
{
  g_autofree char *errors =
      count (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR), "error");
  g_autofree char *warnings =
      count (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING), "warning");
  g_autoptr (GString) line = g_string_new (NULL);

  if (rules != NULL) {
    g_autofree char *files = count (demarche_rule_set_get_n_files (rules), "file");
    g_autofree char *positions = count (
        demarche_codebook_get_n_positions (demarche_rule_set_get_codebook (rules)), "position");
    g_autofree char *phrases = count (demarche_rule_set_get_n_phrases (rules), "phrase");
    g_autofree char *n_rules = count (demarche_rule_set_get_n_rules (rules), "rule");
    g_string_append_printf (line, "%s, %s, %s, %s: ", files, positions, n_rules, phrases);
  }
  g_string_append_printf (line, "%s, %s%s\n", errors, warnings,
                          rules == NULL ? "; tests not run" : "");
  demarche_command_write (context, line->str, -1);
}

static void
check_rules (DemarcheCommandContext *context, const char *path)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheRuleSet) rules =
      demarche_rule_set_load (path, context->data_dir, diagnostics, &error);

  demarche_command_print_diagnostics (context, diagnostics);
  if (rules == NULL)
    demarche_command_raise (context, DEMARCHE_EXIT_FAILED);
  if (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING) > 0)
    demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
  print_summary (context, diagnostics, rules);
}

int
demarche_command_check (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};

  if (!demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths))
    return demarche_command_finish (context);
  if (*paths == NULL)
    demarche_command_usage_error (context, "which rules?", "name a rule file or folder");
  for (char **path = paths; *path != NULL; path++)
    check_rules (context, *path);
  return demarche_command_finish (context);
}
