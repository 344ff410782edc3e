/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads report definitions by one table of keys; every mistake is a diagnostic with its place. */
#include "report/definition.h"

#include <string.h>

#include "base/json-scanner.h"
#include "model/date.h"

struct _DemarcheReportDefinition {
  gatomicrefcount references;
  char *texts[DEMARCHE_N_REPORT_TEXTS];
  GPtrArray *lists[DEMARCHE_N_REPORT_LISTS]; /* (element-type utf8), NULL-terminated */
};

G_DEFINE_BOXED_TYPE (DemarcheReportDefinition, demarche_report_definition,
                     demarche_report_definition_ref, demarche_report_definition_unref)

static const char *const section_names[] = {
    "summary",   "matrix",     "lines",          "time-lines", "shifts",
    "both-ways", "silence",    "said-of-others", "alignment",  "delegations",
    "evidence",  "statements", "definitions",    "method",     NULL};
static const char *const format_names[] = {"html", "md", "csv", "json", NULL};
static const char *const by_names[] = {"speaker", "delegation", "group", NULL};
static const char *const count_names[] = {"paragraph", "turn", "statement", NULL};
static const char *const window_names[] = {"event", "month", "quarter", "year", NULL};

typedef struct {
  const char *key;
  const char *const *legal; /* NULL: any text */
  gboolean is_date;
} Field;

static const Field text_fields[DEMARCHE_N_REPORT_TEXTS] = {
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
    [DEMARCHE_REPORT_HANDLING] = {"handling", NULL, FALSE},
};

static const Field list_fields[DEMARCHE_N_REPORT_LISTS] = {
    [DEMARCHE_REPORT_STATEMENTS] = {"statements", NULL, FALSE},
    [DEMARCHE_REPORT_SUBJECTS] = {"subjects", NULL, FALSE},
    [DEMARCHE_REPORT_ISSUES] = {"issues", NULL, FALSE},
    [DEMARCHE_REPORT_SECTIONS] = {"sections", section_names, FALSE},
    [DEMARCHE_REPORT_FORMATS] = {"formats", format_names, FALSE},
};

static const char *const all_keys[] = {
    "as-of",    "by",     "count", "date",           "format", "formats",  "from",
    "handling", "issues", "note",  "our-delegation", "rules",  "sections", "statements",
    "subjects", "title",  "to",    "windows",        NULL};

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

/* what is wrong with a value, or NULL; @help says what would be accepted */
static char *
check_value (const Field *field, const char *value, char **help)
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
  g_autofree char *problem = check_value (&text_fields[text], value, &help);

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
  if (n == 0)
    for (; n < DEMARCHE_N_SECTIONS; n++)
      sections[n] = (DemarcheSection)n;
  return n;
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

/* ---- parsing ---- */

typedef struct {
  DemarcheSource *source;           /* (unowned) */
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  DemarcheJsonScanner *scanner;
  DemarcheReportDefinition *definition;
  gboolean failed;    /* a mistake was reported */
  gboolean is_broken; /* the JSON itself: nothing more can be read */
} Parser;

static void
report (Parser *parser, const DemarcheJsonToken *token, const char *message, const char *help)
{
  parser->failed = TRUE;
  demarche_diagnostics_take (
      parser->diagnostics, demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, parser->source,
                                                    token->start, token->end, NULL, message, help));
}

static gboolean
next (Parser *parser, DemarcheJsonToken *token)
{
  DemarcheDiagnostic *problem = NULL;

  if (parser->is_broken)
    return FALSE;
  if (demarche_json_scanner_next (parser->scanner, token, &problem))
    return TRUE;
  parser->failed = parser->is_broken = TRUE;
  demarche_diagnostics_take (parser->diagnostics, problem);
  return FALSE;
}

static void
skip_value (Parser *parser, const DemarcheJsonToken *token)
{
  DemarcheDiagnostic *problem = NULL;

  if (token->type != DEMARCHE_JSON_OBJECT_START && token->type != DEMARCHE_JSON_ARRAY_START)
    return;
  if (!demarche_json_scanner_skip (parser->scanner, &problem)) {
    parser->is_broken = TRUE;
    demarche_diagnostics_take (parser->diagnostics, problem);
  }
}

static void
report_type (Parser *parser, const DemarcheJsonToken *token, const char *key, const char *expected)
{
  g_autofree char *message = g_strdup_printf ("'%s' must be %s, not %s", key, expected,
                                              demarche_json_type_name (token->type));

  report (parser, token, message, NULL);
  skip_value (parser, token);
}

static gboolean
accept_value (Parser *parser, const DemarcheJsonToken *token, const Field *field)
{
  g_autofree char *help = NULL;
  g_autofree char *problem = check_value (field, token->string, &help);

  if (problem == NULL && token->length == 0)
    problem = g_strdup_printf ("'%s' is empty", field->key);
  if (problem != NULL)
    report (parser, token, problem, help);
  return problem == NULL;
}

static void
parse_text (Parser *parser, DemarcheReportText text, const DemarcheJsonToken *token)
{
  if (token->type != DEMARCHE_JSON_STRING)
    report_type (parser, token, text_fields[text].key, "a string");
  else if (accept_value (parser, token, &text_fields[text]))
    parser->definition->texts[text] = g_strdup (token->string);
}

static void
add_value (Parser *parser, DemarcheReportList list, const DemarcheJsonToken *token)
{
  GPtrArray *values = parser->definition->lists[list];
  const char *const *names = (const char *const *)values->pdata;

  if (!accept_value (parser, token, &list_fields[list]))
    return;
  if (find_name (names, token->string) >= 0) {
    report (parser, token, "the same value twice", NULL);
    return;
  }
  g_ptr_array_insert (values, (int)values->len - 1, g_strdup (token->string));
}

static void
parse_list (Parser *parser, DemarcheReportList list, DemarcheJsonToken *token)
{
  if (token->type != DEMARCHE_JSON_ARRAY_START) {
    report_type (parser, token, list_fields[list].key, "a list of strings");
    return;
  }
  while (next (parser, token) && token->type != DEMARCHE_JSON_ARRAY_END) {
    if (token->type == DEMARCHE_JSON_STRING)
      add_value (parser, list, token);
    else
      report_type (parser, token, list_fields[list].key, "a list of strings");
  }
}

static void
report_unknown_key (Parser *parser, const DemarcheJsonToken *key)
{
  const char *nearest = demarche_nearest_name (key->string, all_keys);
  g_autofree char *message = g_strdup_printf ("unknown key '%s'", key->string);
  g_autofree char *keys = g_strjoinv (", ", (char **)all_keys);
  g_autofree char *help =
      nearest != NULL
          ? g_strdup_printf ("did you mean '%s'? keys of a report definition: %s", nearest, keys)
          : g_strdup_printf ("keys of a report definition: %s", keys);

  report (parser, key, message, help);
}

static int
find_field (const Field *fields, guint n, const char *key)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (fields[i].key, key) == 0)
      return (int)i;
  return -1;
}

static void
parse_format (Parser *parser, const DemarcheJsonToken *token)
{
  if (token->type != DEMARCHE_JSON_NUMBER)
    report_type (parser, token, "format", "a number");
  else if (token->number != 1.0)
    report (parser, token, "this format is not known", "the format of report definitions is 1");
}

/* one key and its value; FALSE when the value could not be read */
static gboolean
parse_member (Parser *parser, DemarcheJsonToken *token)
{
  int text = find_field (text_fields, DEMARCHE_N_REPORT_TEXTS, token->string);
  int list = find_field (list_fields, DEMARCHE_N_REPORT_LISTS, token->string);
  gboolean is_format = strcmp (token->string, "format") == 0;
  gboolean is_note = strcmp (token->string, "note") == 0;

  if (text < 0 && list < 0 && !is_format && !is_note)
    report_unknown_key (parser, token);
  if (!next (parser, token))
    return FALSE;
  if (text >= 0)
    parse_text (parser, (DemarcheReportText)text, token);
  else if (list >= 0)
    parse_list (parser, (DemarcheReportList)list, token);
  else if (is_format)
    parse_format (parser, token);
  else if (is_note && token->type != DEMARCHE_JSON_STRING)
    report_type (parser, token, "note", "a string");
  else
    skip_value (parser, token);
  return TRUE;
}

static void
parse_object (Parser *parser)
{
  DemarcheJsonToken token;
  gboolean has_format = FALSE;

  if (!next (parser, &token))
    return;
  if (token.type != DEMARCHE_JSON_OBJECT_START) {
    report_type (parser, &token, "report definition", "an object");
    return;
  }
  while (next (parser, &token) && token.type == DEMARCHE_JSON_KEY) {
    has_format |= strcmp (token.string, "format") == 0;
    if (!parse_member (parser, &token))
      return;
  }
  if (!parser->is_broken && !has_format)
    report (parser, &token, "'format' is missing", "add \"format\": 1");
  if (!parser->is_broken)
    (void)next (parser, &token);
}

DemarcheReportDefinition *
demarche_report_definition_parse (DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (DemarcheReportDefinition) definition = demarche_report_definition_new ();
  Parser parser = {source, diagnostics, NULL, definition, FALSE, FALSE};
  gsize length;

  (void)demarche_source_get_text (source, &length);
  parser.scanner = demarche_json_scanner_new (source, 0, length, &demarche_json_limits_default);
  parse_object (&parser);
  demarche_json_scanner_free (parser.scanner);
  return parser.failed || parser.is_broken ? NULL : g_steal_pointer (&definition);
}
