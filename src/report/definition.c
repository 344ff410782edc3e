/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report definition holds, and which values are legal: one table of keys says it. */
#include "report/definition-private.h"

#include <string.h>

#include "model/date.h"

G_DEFINE_BOXED_TYPE (DemarcheReportDefinition, demarche_report_definition,
                     demarche_report_definition_ref, demarche_report_definition_unref)

static const char *const section_names[] = {
    "summary",     "matrix",         "lines",     "time-lines",  "shifts",   "both-ways",
    "silence",     "said-of-others", "alignment", "delegations", "evidence", "statements",
    "definitions", "method",         "brief",     "quotes",      "news",     NULL};
static const char *const format_names[] = {"html", "md", "csv", "json", "docx", NULL};
static const char *const by_names[] = {"speaker", "delegation", "group", NULL};
static const char *const count_names[] = {"paragraph", "turn", "statement", NULL};
static const char *const window_names[] = {"event", "month", "quarter", "year", NULL};

const DemarcheReportField demarche_report_text_fields[DEMARCHE_N_REPORT_TEXTS] = {
    [DEMARCHE_REPORT_TITLE] = {"title", NULL, FALSE},
    [DEMARCHE_REPORT_RULES] = {"rules", NULL, FALSE},
    [DEMARCHE_REPORT_BY] = {"by", by_names, FALSE},
    [DEMARCHE_REPORT_COUNT] = {"count", count_names, FALSE},
    [DEMARCHE_REPORT_WINDOWS] = {"windows", window_names, FALSE},
    [DEMARCHE_REPORT_FROM] = {"from", NULL, TRUE},
    [DEMARCHE_REPORT_TO] = {"to", NULL, TRUE},
    [DEMARCHE_REPORT_AS_OF] = {"as-of", NULL, TRUE},
    [DEMARCHE_REPORT_DATE] = {"date", NULL, TRUE},
    [DEMARCHE_REPORT_OUR_DELEGATION] = {"our-delegation", NULL, FALSE},
    [DEMARCHE_REPORT_ABOUT] = {"about", NULL, FALSE},
    [DEMARCHE_REPORT_HANDLING] = {"handling", NULL, FALSE},
};

const DemarcheReportField demarche_report_list_fields[DEMARCHE_N_REPORT_LISTS] = {
    [DEMARCHE_REPORT_STATEMENTS] = {"statements", NULL, FALSE},
    [DEMARCHE_REPORT_GOLD] = {"gold", NULL, FALSE},
    [DEMARCHE_REPORT_SUBJECTS] = {"subjects", NULL, FALSE},
    [DEMARCHE_REPORT_ISSUES] = {"issues", NULL, FALSE},
    [DEMARCHE_REPORT_SECTIONS] = {"sections", section_names, FALSE},
    [DEMARCHE_REPORT_PRINT] = {"print", section_names, FALSE},
    [DEMARCHE_REPORT_FORMATS] = {"formats", format_names, FALSE},
};

const char *
demarche_section_get_name (DemarcheSection section)
{
  return section_names[section];
}

const char *
demarche_report_format_get_name (DemarcheReportFormat format)
{
  return format_names[format];
}

static int
find_name (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}

gboolean
demarche_report_format_from_name (const char *name, DemarcheReportFormat *format)
{
  int found = find_name (format_names, name);

  if (found >= 0)
    *format = (DemarcheReportFormat)found;
  return found >= 0;
}

DemarcheReportDefinition *
demarche_report_definition_new (void)
{
  DemarcheReportDefinition *definition = g_new0 (DemarcheReportDefinition, 1);

  g_atomic_ref_count_init (&definition->references);
  for (guint i = 0; i < DEMARCHE_N_REPORT_LISTS; i++) {
    definition->lists[i] = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (definition->lists[i], NULL);
  }
  return definition;
}

DemarcheReportDefinition *
demarche_report_definition_ref (DemarcheReportDefinition *definition)
{
  g_atomic_ref_count_inc (&definition->references);
  return definition;
}

void
demarche_report_definition_unref (DemarcheReportDefinition *definition)
{
  if (!g_atomic_ref_count_dec (&definition->references))
    return;
  for (guint i = 0; i < DEMARCHE_N_REPORT_TEXTS; i++)
    g_free (definition->texts[i]);
  for (guint i = 0; i < DEMARCHE_N_REPORT_LISTS; i++)
    g_ptr_array_unref (definition->lists[i]);
  g_free (definition);
}

char *
demarche_report_field_check (const DemarcheReportField *field, const char *value, char **help)
{
  const char *nearest;
  g_autofree char *legal = NULL;

  if (field->is_date && !demarche_date_is_valid (value)) {
    *help = g_strdup ("a date is written YYYY-MM-DD and must exist");
    return g_strdup_printf ("'%s' is no date", value);
  }
  if (field->legal == NULL || find_name (field->legal, value) >= 0)
    return NULL;
  nearest = demarche_nearest_name (value, field->legal);
  legal = g_strjoinv (", ", (char **)field->legal);
  *help = nearest != NULL ? g_strdup_printf ("did you mean '%s'? legal values: %s", nearest, legal)
                          : g_strdup_printf ("legal values: %s", legal);
  return g_strdup_printf ("'%s' is no value of '%s'", value, field->key);
}

gboolean
demarche_report_definition_set_text (DemarcheReportDefinition *definition, DemarcheReportText text,
                                     const char *value, GError **error)
{
  g_autofree char *help = NULL;
  g_autofree char *problem =
      demarche_report_field_check (&demarche_report_text_fields[text], value, &help);

  if (problem != NULL) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID, "%s; %s", problem, help);
    return FALSE;
  }
  g_free (definition->texts[text]);
  definition->texts[text] = g_strdup (value);
  return TRUE;
}

const char *
demarche_report_definition_get_text (DemarcheReportDefinition *definition, DemarcheReportText text)
{
  return definition->texts[text];
}

const char *const *
demarche_report_definition_get_list (DemarcheReportDefinition *definition, DemarcheReportList list)
{
  return (const char *const *)definition->lists[list]->pdata;
}

guint
demarche_report_definition_get_sections (DemarcheReportDefinition *definition,
                                         DemarcheSection sections[DEMARCHE_N_SECTIONS])
{
  const char *const *names =
      demarche_report_definition_get_list (definition, DEMARCHE_REPORT_SECTIONS);
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    sections[n++] = (DemarcheSection)find_name (section_names, names[i]);
  if (n > 0)
    return n;
  sections[n++] = DEMARCHE_SECTION_SUMMARY;
  sections[n++] = DEMARCHE_SECTION_NEWS;
  for (guint i = DEMARCHE_SECTION_MATRIX; i <= DEMARCHE_SECTION_METHOD; i++)
    sections[n++] = (DemarcheSection)i;
  return n;
}

gboolean
demarche_report_definition_is_printed (DemarcheReportDefinition *definition,
                                       DemarcheSection section)
{
  const char *const *names =
      demarche_report_definition_get_list (definition, DEMARCHE_REPORT_PRINT);

  return names[0] == NULL || g_strv_contains (names, section_names[section]);
}

void
demarche_report_definition_fill_options (DemarcheReportDefinition *definition,
                                         DemarcheComparisonOptions *options)
{
  const char *const *issues =
      demarche_report_definition_get_list (definition, DEMARCHE_REPORT_ISSUES);
  const char *const *subjects =
      demarche_report_definition_get_list (definition, DEMARCHE_REPORT_SUBJECTS);
  const char *as_of = definition->texts[DEMARCHE_REPORT_AS_OF];

  options->unit = DEMARCHE_UNIT_DELEGATION;
  options->counting = DEMARCHE_COUNTING_PARAGRAPH;
  options->windows = DEMARCHE_WINDOWS_EVENT;
  /* all three were checked when they were set */
  if (definition->texts[DEMARCHE_REPORT_BY] != NULL)
    (void)demarche_unit_from_name (definition->texts[DEMARCHE_REPORT_BY], &options->unit);
  if (definition->texts[DEMARCHE_REPORT_COUNT] != NULL)
    (void)demarche_counting_from_name (definition->texts[DEMARCHE_REPORT_COUNT],
                                       &options->counting);
  if (definition->texts[DEMARCHE_REPORT_WINDOWS] != NULL)
    (void)demarche_window_kind_from_name (definition->texts[DEMARCHE_REPORT_WINDOWS],
                                          &options->windows);
  options->from = definition->texts[DEMARCHE_REPORT_FROM];
  options->to = definition->texts[DEMARCHE_REPORT_TO];
  if (as_of != NULL && (options->to == NULL || strcmp (as_of, options->to) < 0))
    options->to = as_of;
  options->issues = issues[0] != NULL ? issues : NULL;
  options->actors = subjects[0] != NULL ? subjects : NULL;
}
