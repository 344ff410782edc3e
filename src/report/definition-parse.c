/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads report definitions; every mistake is a diagnostic with its place. */
#include "report/definition-private.h"

#include <string.h>

#include "base/json-scanner.h"

static const char *const all_keys[] = {
    "about",      "as-of",    "by",     "count", "date",           "format", "formats", "from",
    "gold",       "handling", "issues", "note",  "our-delegation", "print",  "rules",   "sections",
    "statements", "subjects", "title",  "to",    "windows",        NULL};

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
accept_value (Parser *parser, const DemarcheJsonToken *token, const DemarcheReportField *field)
{
  g_autofree char *help = NULL;
  g_autofree char *problem = demarche_report_field_check (field, token->string, &help);

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
    report_type (parser, token, demarche_report_text_fields[text].key, "a string");
  else if (accept_value (parser, token, &demarche_report_text_fields[text]))
    parser->definition->texts[text] = g_strdup (token->string);
}

static void
add_value (Parser *parser, DemarcheReportList list, const DemarcheJsonToken *token)
{
  GPtrArray *values = parser->definition->lists[list];
  const char *const *names = (const char *const *)values->pdata;

  if (!accept_value (parser, token, &demarche_report_list_fields[list]))
    return;
  if (g_strv_contains (names, token->string)) {
    report (parser, token, "the same value twice", NULL);
    return;
  }
  g_ptr_array_insert (values, (int)values->len - 1, g_strdup (token->string));
}

static void
parse_list (Parser *parser, DemarcheReportList list, DemarcheJsonToken *token)
{
  if (token->type != DEMARCHE_JSON_ARRAY_START) {
    report_type (parser, token, demarche_report_list_fields[list].key, "a list of strings");
    return;
  }
  while (next (parser, token) && token->type != DEMARCHE_JSON_ARRAY_END) {
    if (token->type == DEMARCHE_JSON_STRING)
      add_value (parser, list, token);
    else
      report_type (parser, token, demarche_report_list_fields[list].key, "a list of strings");
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
find_field (const DemarcheReportField *fields, guint n, const char *key)
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
  int text = find_field (demarche_report_text_fields, DEMARCHE_N_REPORT_TEXTS, token->string);
  int list = find_field (demarche_report_list_fields, DEMARCHE_N_REPORT_LISTS, token->string);
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
