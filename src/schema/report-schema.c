/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The schema of report definitions. */
#include "schema/schema.h"

#include "report/definition-private.h"

static const struct {
  const char *key;
  const char *text;
} guides[] = {
    {"title", "The report's title."},
    {"rules", "The rules: a file or folder, as a path from this file, or a shipped name."},
    {"by", "Whose positions are compared: those of speakers, delegations or groups."},
    {"count", "What counts once: each paragraph, turn or statement."},
    {"windows", "The periods that are compared."},
    {"from", "Only statements of this day or later: 2025-03-04."},
    {"to", "Only statements of this day or earlier: 2025-03-04."},
    {"as-of", "The day that the report describes: 2025-03-04."},
    {"date", "The day that is printed on the report: 2025-03-04."},
    {"our-delegation", "Our own delegation: the summary says who stands near it and who far."},
    {"about", "Whom the brief is about, where it is not our delegation."},
    {"handling", "A marking on every page, such as \"Restricted\"."},
    {"statements", "Files and folders of statements, as paths from this file."},
    {"gold", "Files of tags made by people, as paths from this file: figures are proven by them."},
    {"subjects", "Only these speakers, delegations or groups."},
    {"issues", "Only these issues, in this order."},
    {"sections", "The parts of the report, in their order."},
    {"print",
     "The sections that are printed; the others are for the screen only. All, if it lacks."},
    {"formats", "How the report is written."},
};

static const char *
find_text (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (guides); i++)
    if (g_str_equal (guides[i].key, key))
      return guides[i].text;
  return NULL;
}

static void
append_string (GString *out, const DemarcheReportField *field)
{
  g_string_append (out, "\"type\":\"string\",");
  if (field->legal != NULL)
    demarche_schema_append_enum (out, field->legal);
  else if (field->is_date)
    g_string_append (out, "\"pattern\":\"" SCHEMA_DATE "\"");
  else
    g_string_append (out, "\"minLength\":1");
}

/* FALSE: a field that the guides do not know */
static gboolean
append_fields (GString *out, const DemarcheReportField *fields, guint n_fields, gboolean are_lists)
{
  for (guint i = 0; i < n_fields; i++) {
    const char *text = find_text (fields[i].key);

    if (text == NULL) {
      g_printerr ("report definition: no guide to '%s'\n", fields[i].key);
      return FALSE;
    }
    demarche_schema_open_property (out, fields[i].key, text);
    if (are_lists)
      g_string_append (out, "\"type\":\"array\",\"uniqueItems\":true,\"items\":{");
    append_string (out, &fields[i]);
    g_string_append (out, are_lists ? "}},\n" : "},\n");
  }
  return TRUE;
}

gboolean
demarche_schema_append_report (GString *out)
{
  g_string_append (out, "\"type\":\"object\",\n\"additionalProperties\":false,\n"
                        "\"required\":[\"format\"],\n\"properties\":{\n");
  if (!append_fields (out, demarche_report_text_fields, DEMARCHE_N_REPORT_TEXTS, FALSE) ||
      !append_fields (out, demarche_report_list_fields, DEMARCHE_N_REPORT_LISTS, TRUE))
    return FALSE;
  demarche_schema_open_property (out, "format", "The version of this kind of file. It is 1.");
  g_string_append (out, "\"const\":1},\n");
  demarche_schema_open_property (out, "note", "A remark for people; nothing reads it.");
  g_string_append (out, "\"type\":\"string\"}\n}\n");
  return TRUE;
}
