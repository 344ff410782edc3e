/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Statements and paragraphs as JSON lines. */
#include "ingest/json-line.h"

#include "base/json-scanner.h"
#include "base/limits.h"
#include "ingest/manifest.h"

#include <string.h>

static const DemarcheJsonLimits limits = {
    .max_depth = DEMARCHE_LIMIT_JSON_DEPTH,
    .max_keys = DEMARCHE_LIMIT_JSON_KEYS,
    .max_string = DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES,
};

typedef struct {
  DemarcheSource *source;           /* (unowned) */
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  DemarcheJsonScanner *scanner;     /* (unowned) */
  DemarcheJsonLine *line;           /* (unowned) */
  DemarcheJsonToken token;
} Reader;

/* FALSE after a mistake that was reported */
static gboolean
next (Reader *reader)
{
  DemarcheDiagnostic *problem = NULL;

  if (demarche_json_scanner_next (reader->scanner, &reader->token, &problem))
    return TRUE;
  demarche_diagnostics_take (reader->diagnostics, problem);
  return FALSE;
}

static gboolean
complain (Reader *reader, const char *message, const char *help)
{
  demarche_diagnostics_take (reader->diagnostics,
                             demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, reader->source,
                                                      reader->token.start, reader->token.end, NULL,
                                                      message, help));
  return FALSE;
}

static gboolean
expect_string (Reader *reader, const char *key, char **value)
{
  g_autofree char *message = NULL;

  if (!next (reader))
    return FALSE;
  if (reader->token.type == DEMARCHE_JSON_NULL)
    return TRUE;
  if (reader->token.type == DEMARCHE_JSON_STRING) {
    *value = g_strndup (reader->token.string, reader->token.length);
    return TRUE;
  }
  message = g_strdup_printf ("'%s' should be a string, not %s", key,
                             demarche_json_type_name (reader->token.type));
  return complain (reader, message, NULL);
}

static gboolean
expect_number (Reader *reader, const char *key, guint *value)
{
  g_autofree char *message = NULL;

  if (!next (reader))
    return FALSE;
  if (reader->token.type == DEMARCHE_JSON_NULL)
    return TRUE;
  if (reader->token.type == DEMARCHE_JSON_NUMBER && reader->token.number >= 0 &&
      reader->token.number <= G_MAXINT32 &&
      reader->token.number == (double)(guint)reader->token.number) {
    *value = (guint)reader->token.number;
    return TRUE;
  }
  message = g_strdup_printf ("'%s' should be a whole number", key);
  return complain (reader, message, NULL);
}

/* groups as one string, or as a list of strings */
static gboolean
expect_groups (Reader *reader, char **value)
{
  g_autoptr (GString) joined = NULL;

  if (!next (reader))
    return FALSE;
  if (reader->token.type == DEMARCHE_JSON_NULL)
    return TRUE;
  if (reader->token.type == DEMARCHE_JSON_STRING) {
    *value = g_strndup (reader->token.string, reader->token.length);
    return TRUE;
  }
  if (reader->token.type != DEMARCHE_JSON_ARRAY_START)
    return complain (reader, "'groups' should be a string or a list of strings", NULL);
  joined = g_string_new (NULL);
  while (TRUE) {
    if (!next (reader))
      return FALSE;
    if (reader->token.type == DEMARCHE_JSON_ARRAY_END)
      break;
    if (reader->token.type != DEMARCHE_JSON_STRING)
      return complain (reader, "'groups' should be a list of strings", NULL);
    g_string_append_printf (joined, "%s%s", joined->len ? "; " : "", reader->token.string);
  }
  *value = joined->len ? g_strdup (joined->str) : NULL;
  return TRUE;
}

static gboolean
read_kind (Reader *reader)
{
  g_autofree char *kind = NULL;

  if (!expect_string (reader, "kind", &kind))
    return FALSE;
  if (!kind)
    return TRUE;
  if (!demarche_paragraph_kind_from_name (kind, &reader->line->kind))
    return complain (reader, "unknown kind of paragraph",
                     "kinds: title, dateline, heading, salutation, paragraph, list, question, "
                     "closing, boilerplate");
  reader->line->has_kind = TRUE;
  return TRUE;
}

static gboolean
read_field (Reader *reader, DemarcheField field)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  const char *note;
  char *tidy;

  if (field == DEMARCHE_FIELD_GROUPS) {
    if (!expect_groups (reader, &value))
      return FALSE;
  } else if (!expect_string (reader, demarche_field_get_name (field), &value)) {
    return FALSE;
  }
  if (!value)
    return TRUE;
  tidy = demarche_field_check (field, value, &note, &error);
  if (!tidy)
    return complain (reader, error->message, NULL);
  if (*tidy)
    reader->line->fields[field] = tidy;
  else
    g_free (tidy);
  return TRUE;
}

/* other fields are for others: `tags` of a gold line, what a later version writes */
static gboolean
skip_value (Reader *reader)
{
  DemarcheDiagnostic *problem = NULL;

  if (!next (reader))
    return FALSE;
  if (reader->token.type != DEMARCHE_JSON_OBJECT_START &&
      reader->token.type != DEMARCHE_JSON_ARRAY_START)
    return TRUE;
  if (demarche_json_scanner_skip (reader->scanner, &problem))
    return TRUE;
  demarche_diagnostics_take (reader->diagnostics, problem);
  return FALSE;
}

static gboolean
read_member (Reader *reader)
{
  g_autofree char *key = g_strndup (reader->token.string, reader->token.length);
  DemarcheField field;

  if (strcmp (key, "statement") == 0)
    return expect_string (reader, key, &reader->line->statement);
  if (strcmp (key, "text") == 0)
    return expect_string (reader, key, &reader->line->text);
  if (strcmp (key, "section") == 0)
    return expect_string (reader, key, &reader->line->section);
  if (strcmp (key, "text-hash") == 0)
    return expect_string (reader, key, &reader->line->text_hash);
  if (strcmp (key, "kind") == 0)
    return read_kind (reader);
  if (strcmp (key, "paragraph") == 0)
    return expect_number (reader, key, &reader->line->number);
  if (strcmp (key, "turn") == 0)
    return expect_number (reader, key, &reader->line->turn);
  if (strcmp (key, "page") == 0)
    return expect_number (reader, key, &reader->line->page);
  if (demarche_field_from_name (key, &field))
    return read_field (reader, field);
  return skip_value (reader);
}

static gboolean
read_object (Reader *reader)
{
  if (!next (reader))
    return FALSE;
  if (reader->token.type != DEMARCHE_JSON_OBJECT_START)
    return complain (reader, "a line should be an object",
                     "for example {\"statement\": \"geneva.txt\", \"text\": \"…\"}");
  while (TRUE) {
    if (!next (reader))
      return FALSE;
    if (reader->token.type == DEMARCHE_JSON_OBJECT_END)
      break;
    if (!read_member (reader))
      return FALSE;
  }
  if (!next (reader)) /* nothing may follow */
    return FALSE;
  if (!reader->line->text)
    return complain (reader, "a line needs 'text'", NULL);
  return TRUE;
}

DemarcheJsonLine *
demarche_json_line_read (DemarcheSource *source, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (DemarcheJsonLine) line = g_new0 (DemarcheJsonLine, 1);
  gsize length;
  g_autoptr (DemarcheJsonScanner) scanner = NULL;
  Reader reader = {.source = source, .diagnostics = diagnostics, .line = line};

  demarche_source_get_text (source, &length);
  scanner = demarche_json_scanner_new (source, 0, length, &limits);
  reader.scanner = scanner;
  if (read_object (&reader)) {
    if (!line->statement)
      line->statement = g_strdup ("-");
    return g_steal_pointer (&line);
  }
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX, "not a line of a statement");
  return NULL;
}

void
demarche_json_line_free (DemarcheJsonLine *line)
{
  if (!line)
    return;
  g_free (line->statement);
  g_free (line->text);
  g_free (line->section);
  g_free (line->text_hash);
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    g_free (line->fields[i]);
  g_free (line);
}
