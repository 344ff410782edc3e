/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Typed reads over the strict scanner, each with a message at its place. */
#include "model/json-reader.h"

#include <math.h>
#include <string.h>

void
demarche_json_reader_init (DemarcheJsonReader *reader, DemarcheSource *source, gsize start,
                           gsize end, const DemarcheJsonLimits *limits,
                           DemarcheDiagnostics *diagnostics)
{
  *reader = (DemarcheJsonReader){
      .scanner = demarche_json_scanner_new (source, start, end, limits),
      .source = source,
      .diagnostics = diagnostics,
  };
}

void
demarche_json_reader_clear (DemarcheJsonReader *reader)
{
  g_clear_pointer (&reader->scanner, demarche_json_scanner_free);
}

static void
break_off (DemarcheJsonReader *reader, DemarcheDiagnostic *problem)
{
  demarche_diagnostics_take (reader->diagnostics, problem);
  reader->has_failed = TRUE;
  reader->is_broken = TRUE;
}

gboolean
demarche_json_reader_next (DemarcheJsonReader *reader)
{
  DemarcheDiagnostic *problem = NULL;
  if (reader->is_broken)
    return FALSE;
  if (demarche_json_scanner_next (reader->scanner, &reader->token, &problem))
    return TRUE;
  break_off (reader, problem);
  return FALSE;
}

void
demarche_json_reader_complain (DemarcheJsonReader *reader, const char *message, const char *help)
{
  demarche_diagnostics_take (reader->diagnostics,
                             demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, reader->source,
                                                      reader->token.start, reader->token.end, NULL,
                                                      message, help));
  reader->has_failed = TRUE;
}

/* steps over the rest of the value whose first token was read */
static void
skip_rest (DemarcheJsonReader *reader)
{
  DemarcheDiagnostic *problem = NULL;
  DemarcheJsonType type = reader->token.type;
  if (type != DEMARCHE_JSON_OBJECT_START && type != DEMARCHE_JSON_ARRAY_START)
    return;
  if (!demarche_json_scanner_skip (reader->scanner, &problem))
    break_off (reader, problem);
}

gboolean
demarche_json_reader_expect (DemarcheJsonReader *reader, DemarcheJsonType type)
{
  if (reader->token.type == type)
    return TRUE;
  g_autofree char *message =
      g_strdup_printf ("expected %s, found %s", demarche_json_type_name (type),
                       demarche_json_type_name (reader->token.type));
  demarche_json_reader_complain (reader, message, NULL);
  skip_rest (reader);
  return FALSE;
}

gboolean
demarche_json_reader_next_key (DemarcheJsonReader *reader)
{
  return demarche_json_reader_next (reader) && reader->token.type == DEMARCHE_JSON_KEY;
}

gboolean
demarche_json_reader_next_element (DemarcheJsonReader *reader)
{
  return demarche_json_reader_next (reader) && reader->token.type != DEMARCHE_JSON_ARRAY_END;
}

void
demarche_json_reader_skip_value (DemarcheJsonReader *reader)
{
  if (demarche_json_reader_next (reader))
    skip_rest (reader);
}

/* reads the first token of a value; FALSE when it is null or of another type */
static gboolean
read_value (DemarcheJsonReader *reader, DemarcheJsonType type)
{
  if (!demarche_json_reader_next (reader) || reader->token.type == DEMARCHE_JSON_NULL)
    return FALSE;
  return demarche_json_reader_expect (reader, type);
}

char *
demarche_json_reader_read_string (DemarcheJsonReader *reader)
{
  if (!read_value (reader, DEMARCHE_JSON_STRING))
    return NULL;
  return g_strndup (reader->token.string, reader->token.length);
}

guint
demarche_json_reader_read_count (DemarcheJsonReader *reader)
{
  if (!read_value (reader, DEMARCHE_JSON_NUMBER))
    return 0;
  double number = reader->token.number;
  if (number >= 0 && number <= G_MAXINT32 && floor (number) == number)
    return (guint)number;
  demarche_json_reader_complain (reader, "expected a whole number from 0 on", NULL);
  return 0;
}

gboolean
demarche_json_reader_read_boolean (DemarcheJsonReader *reader)
{
  if (!demarche_json_reader_next (reader))
    return FALSE;
  if (reader->token.type == DEMARCHE_JSON_TRUE || reader->token.type == DEMARCHE_JSON_FALSE)
    return reader->token.type == DEMARCHE_JSON_TRUE;
  demarche_json_reader_complain (reader, "expected true or false", NULL);
  skip_rest (reader);
  return FALSE;
}

gboolean
demarche_json_reader_enter (DemarcheJsonReader *reader, DemarcheJsonType start)
{
  return read_value (reader, start);
}

void
demarche_json_reader_read_strings (DemarcheJsonReader *reader, GPtrArray *strings)
{
  if (!demarche_json_reader_enter (reader, DEMARCHE_JSON_ARRAY_START))
    return;
  while (demarche_json_reader_next_element (reader)) {
    if (demarche_json_reader_expect (reader, DEMARCHE_JSON_STRING))
      g_ptr_array_add (strings, g_strndup (reader->token.string, reader->token.length));
  }
}

int
demarche_json_reader_find_key (DemarcheJsonReader *reader, const char *const *names)
{
  for (int i = 0; names[i] != NULL; i++) {
    if (strcmp (reader->token.string, names[i]) == 0)
      return i;
  }
  return -1;
}

void
demarche_json_reader_reject_key (DemarcheJsonReader *reader, const char *const *names)
{
  const char *nearest = demarche_nearest_name (reader->token.string, names);
  g_autofree char *message = g_strdup_printf ("unknown key '%s'", reader->token.string);
  g_autofree char *all = g_strjoinv (", ", (char **)names);
  g_autofree char *help = nearest != NULL
                              ? g_strdup_printf ("did you mean '%s'? keys here: %s", nearest, all)
                              : g_strdup_printf ("keys here: %s", all);
  demarche_json_reader_complain (reader, message, help);
  demarche_json_reader_skip_value (reader);
}
