/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says which files the loaders refuse, many in one run, to compare that with what the schemas
 * refuse. */
#include "schema/schema.h"

#include "base/io.h"
#include "base/limits.h"
#include "model/speaker.h"
#include "report/definition.h"
#include "rules/rule-set.h"

static gboolean
is_rule_file (const char *path, DemarcheDiagnostics *diagnostics)
{
  const char *data_dir = g_getenv ("DEMARCHE_DATA_DIR");
  g_autoptr (DemarcheRuleSet) rules = demarche_rule_set_load (path, data_dir, diagnostics, NULL);

  return rules != NULL;
}

static gboolean
is_report (const char *path, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, NULL);
  g_autoptr (DemarcheSource) source = NULL;
  g_autoptr (DemarcheReportDefinition) definition = NULL;

  if (bytes == NULL)
    return FALSE;
  source = demarche_source_new (path, bytes);
  definition = demarche_report_definition_parse (source, diagnostics);
  return definition != NULL;
}

static gboolean
is_registry (const char *path, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (DemarcheSpeakers) speakers = demarche_speakers_load (path, diagnostics, NULL);

  return speakers != NULL;
}

static const struct {
  const char *name;
  gboolean (*is_good) (const char *path, DemarcheDiagnostics *diagnostics);
} loaders[] = {
    {"rules", is_rule_file},
    {"report", is_report},
    {"speakers", is_registry},
};

/* the first mistake in one line, or nothing where the file is good */
static void
print_verdict (const char *path, gboolean is_good, DemarcheDiagnostics *diagnostics)
{
  DemarcheDiagnostic *first = NULL;

  if (is_good)
    return;
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics) && first == NULL; i++)
    if (demarche_diagnostic_get_severity (demarche_diagnostics_get (diagnostics, i)) ==
        DEMARCHE_SEVERITY_ERROR)
      first = demarche_diagnostics_get (diagnostics, i);
  g_print ("%s\t%s\n", path, first != NULL ? demarche_diagnostic_get_message (first) : "?");
}

gboolean
demarche_schema_try_files (const char *name, char **paths)
{
  for (gsize i = 0; i < G_N_ELEMENTS (loaders); i++) {
    if (!g_str_equal (loaders[i].name, name))
      continue;
    for (; *paths != NULL; paths++) {
      g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
      gboolean is_good = loaders[i].is_good (*paths, diagnostics);
      print_verdict (*paths, is_good, diagnostics);
    }
    return TRUE;
  }
  return FALSE;
}
