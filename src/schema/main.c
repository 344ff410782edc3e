/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Prints one of the schemas, or tries files with the loaders. */
#include "schema/schema.h"

#include "base/escape.h"
#include "base/io.h"
#include "base/json-format.h"

static const struct {
  const char *name;
  const char *title;
  gboolean (*append) (GString *out);
} schemas[] = {
    {"rules", "Rule file of demarche", demarche_schema_append_rules},
    {"report", "Report definition of demarche", demarche_schema_append_report},
    {"speakers", "Registry of speakers of demarche", demarche_schema_append_speakers},
};

void
demarche_schema_open_property (GString *out, const char *name, const char *text)
{
  demarche_escape_json (out, name, -1, FALSE);
  g_string_append (out, ":\n{\"description\":");
  demarche_escape_json (out, text, -1, FALSE);
  g_string_append (out, ",\n");
}

void
demarche_schema_append_enum (GString *out, const char *const *values)
{
  g_string_append (out, "\"enum\":[");
  for (gsize i = 0; values[i] != NULL; i++) {
    g_string_append (out, i > 0 ? "," : "");
    demarche_escape_json (out, values[i], -1, FALSE);
  }
  g_string_append_c (out, ']');
}

static int
print (const GString *schema)
{
  g_autoptr (GBytes) bytes = g_bytes_new (schema->str, schema->len);
  g_autoptr (DemarcheSource) source = demarche_source_new ("schema", bytes);
  g_autoptr (GError) error = NULL;
  DemarcheDiagnostic *problem = NULL;
  gsize length = 0;
  g_autofree char *text = demarche_json_format (source, &length, &problem);

  if (problem != NULL) {
    g_autofree char *message = demarche_diagnostic_format (problem, FALSE);
    g_printerr ("%s", message);
    return 2;
  }
  if (demarche_io_write ("-", text, length, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 2;
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (schemas) && argc == 2; i++)
    if (g_str_equal (argv[1], schemas[i].name)) {
      g_string_printf (out,
                       "{\n\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\n"
                       "\"title\":\"%s\",\n\"description\":\"Written by the build from the "
                       "program's own tables.\",\n",
                       schemas[i].title);
      if (!schemas[i].append (out))
        return 2;
      g_string_append (out, "}\n");
      return print (out);
    }
  if (argc > 3 && g_str_equal (argv[1], "--try") && demarche_schema_try_files (argv[2], argv + 3))
    return 0;
  g_printerr ("usage: demarche-schemas [--try] rules|report|speakers [FILE…]\n");
  return 64;
}
