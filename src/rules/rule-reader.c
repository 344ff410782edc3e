/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the objects of a rule file by tables of keys, and words the mistakes. */
#include "rules/rule-reader.h"

#include "base/text.h"

#include <stdarg.h>
#include <string.h>

/* shorthand for the table of helps */
#define STRING DEMARCHE_VALUE_STRING
#define NUMBER DEMARCHE_VALUE_NUMBER
#define BOOLEAN DEMARCHE_VALUE_BOOLEAN
#define LIST DEMARCHE_VALUE_LIST
#define OBJECT DEMARCHE_VALUE_OBJECT

/* names that people expect from other tools */
static const char *const synonyms[][2] = {
    {"phrases", "any"},     {"phrasings", "any"}, {"patterns", "any"},           {"phrase", "cue"},
    {"include", "extends"}, {"comment", "note"},  {"description", "definition"},
};

/* what a misplaced bracket makes of all after it is no mistake of its own */
static void
take_problem (DemarcheRuleReader *reader, DemarcheDiagnostic *problem)
{
  demarche_diagnostics_drop_from (reader->diagnostics, reader->source,
                                  demarche_diagnostic_get_start (problem));
  demarche_diagnostics_take (reader->diagnostics, problem);
  reader->broken = TRUE;
}

gboolean
demarche_rule_reader_next (DemarcheRuleReader *reader, DemarcheJsonToken *token)
{
  DemarcheDiagnostic *problem = NULL;

  if (reader->broken)
    return FALSE;
  if (!demarche_json_scanner_next (reader->scanner, token, &problem)) {
    take_problem (reader, problem);
    return FALSE;
  }
  reader->last_end = token->end;
  return TRUE;
}

gboolean
demarche_rule_reader_next_item (DemarcheRuleReader *reader, DemarcheJsonToken *token)
{
  return demarche_rule_reader_next (reader, token) && token->type != DEMARCHE_JSON_ARRAY_END &&
         token->type != DEMARCHE_JSON_OBJECT_END;
}

void
demarche_rule_reader_skip (DemarcheRuleReader *reader, const DemarcheJsonToken *token)
{
  DemarcheDiagnostic *problem = NULL;

  if (token->type != DEMARCHE_JSON_OBJECT_START && token->type != DEMARCHE_JSON_ARRAY_START)
    return;
  if (!demarche_json_scanner_skip (reader->scanner, &problem))
    take_problem (reader, problem);
}

char *
demarche_rule_reader_keep (DemarcheRuleReader *reader, const DemarcheJsonToken *token)
{
  return demarche_store_copy (reader->file->store, token->string, token->length + 1);
}

DemarchePlace
demarche_rule_reader_place (DemarcheRuleReader *reader, const DemarcheJsonToken *token)
{
  return (DemarchePlace){.source = reader->source, .start = token->start, .end = token->end};
}

void
demarche_rule_reader_error (DemarcheRuleReader *reader, const DemarcheJsonToken *token,
                            const char *help, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  demarche_diagnostics_take (
      reader->diagnostics, demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, reader->source,
                                                    token->start, token->end, NULL, message, help));
}

static guint
get_value_type (DemarcheJsonType type)
{
  switch (type) {
  case DEMARCHE_JSON_STRING:
    return DEMARCHE_VALUE_STRING;
  case DEMARCHE_JSON_NUMBER:
    return DEMARCHE_VALUE_NUMBER;
  case DEMARCHE_JSON_TRUE:
  case DEMARCHE_JSON_FALSE:
    return DEMARCHE_VALUE_BOOLEAN;
  case DEMARCHE_JSON_ARRAY_START:
    return DEMARCHE_VALUE_LIST;
  case DEMARCHE_JSON_OBJECT_START:
    return DEMARCHE_VALUE_OBJECT;
  default:
    return 0;
  }
}

/* what to do when a value has the wrong type; NULL where its name says it all */
static const char *
get_type_help (guint expected, guint found)
{
  static const struct {
    guint expected;
    guint found;
    const char *help;
  } helps[] = {
      {LIST, STRING, "put it in square brackets: [\"…\"]"},
      {LIST, NUMBER, "put it in square brackets and quotation marks: [\"…\"]"},
      {LIST, OBJECT, "put it in square brackets: [{ … }]"},
      {OBJECT, LIST, "write { \"key\": value } for [ ]"},
      {STRING, LIST, "leave the square brackets out"},
      {STRING, NUMBER, "put it in quotation marks"},
      {NUMBER, STRING, "a number has no quotation marks"},
      {BOOLEAN, STRING, "write true or false, without quotation marks"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (helps); i++)
    if ((expected & helps[i].expected) != 0 && found == helps[i].found)
      return helps[i].help;
  return found == 0 ? "leave the key out where there is nothing to say" : NULL;
}

gboolean
demarche_rule_reader_accept (DemarcheRuleReader *reader, const DemarcheJsonToken *token,
                             guint types, const char *name, const char *expected)
{
  guint type = get_value_type (token->type);

  if (type & types)
    return TRUE;
  demarche_rule_reader_error (reader, token, get_type_help (types, type),
                              "'%s': found %s, expected %s", name,
                              demarche_json_type_name (token->type), expected);
  demarche_rule_reader_skip (reader, token);
  return FALSE;
}

char *
demarche_rule_hint (const char *wrong, const char *introduction, const char *prefix,
                    const char *const *names)
{
  const char *nearest = demarche_nearest_name (wrong, names);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *hint = g_string_new (NULL);

  for (; *names != NULL; names++)
    g_ptr_array_add (sorted, (gpointer)*names);
  g_ptr_array_sort (sorted, demarche_compare_strings);
  if (nearest != NULL)
    g_string_append_printf (hint, "did you mean '%s%s'? ", prefix, nearest);
  g_string_append_printf (hint, "%s: ", introduction);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf (hint, "%s%s%s", i == 0 ? "" : ", ", prefix,
                            (const char *)g_ptr_array_index (sorted, i));
  if (sorted->len == 0)
    g_string_append (hint, "none");
  return g_string_free (hint, FALSE);
}

char *
demarche_place_describe (const DemarchePlace *place)
{
  guint line = 0;
  guint column = 0;

  demarche_source_locate (place->source, place->start, &line, &column);
  return g_strdup_printf ("%s:%u:%u", demarche_source_get_name (place->source), line, column);
}

static const DemarcheRuleKey *
find_key (const DemarcheRuleKeys *keys, const char *name)
{
  for (guint i = 0; i < keys->n_keys; i++)
    if (g_str_equal (keys->keys[i].name, name))
      return &keys->keys[i];
  return NULL;
}

/* the legal key that people mean by @name, or @name */
static const char *
resolve_synonym (const DemarcheRuleKeys *keys, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (g_str_equal (name, synonyms[i][0]) && find_key (keys, synonyms[i][1]) != NULL)
      return synonyms[i][1];
  return name;
}

static void
report_unknown_key (DemarcheRuleReader *reader, const DemarcheRuleKeys *keys,
                    const DemarcheJsonToken *token)
{
  g_autofree const char **names = g_new0 (const char *, keys->n_keys + 1);
  g_autofree char *introduction = g_strdup_printf ("keys of %s", keys->name);
  g_autofree char *hint = NULL;

  for (guint i = 0; i < keys->n_keys; i++)
    names[i] = keys->keys[i].name;
  hint = demarche_rule_hint (resolve_synonym (keys, token->string), introduction, "", names);
  demarche_rule_reader_error (reader, token, hint, "unknown key '%s'", token->string);
}

/* the object [start, end) has just been read: it is the scope of what its own `lint-ignore` says;
 * objects in it have set theirs before */
static void
close_ignores (DemarcheRuleReader *reader, guint from, gsize start, gsize end)
{
  GArray *ignores = reader->file->ignores;

  for (guint i = from; i < ignores->len; i++) {
    DemarcheFileIgnore *ignore = &g_array_index (ignores, DemarcheFileIgnore, i);
    if (ignore->scope.source == NULL)
      ignore->scope = (DemarchePlace){.source = reader->source, .start = start, .end = end};
  }
}

gboolean
demarche_rule_reader_read_object (DemarcheRuleReader *reader, const DemarcheRuleKeys *keys,
                                  gpointer object)
{
  guint n_errors = demarche_diagnostics_count (reader->diagnostics, DEMARCHE_SEVERITY_ERROR);
  guint n_ignores = reader->file->ignores->len;
  gsize start = reader->last_end - 1; /* the bracket that was read last */
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token)) {
    const DemarcheRuleKey *key = find_key (keys, token.string);
    if (key == NULL)
      report_unknown_key (reader, keys, &token);
    if (!demarche_rule_reader_next (reader, &token))
      break;
    if (key == NULL)
      demarche_rule_reader_skip (reader, &token);
    else if (demarche_rule_reader_accept (reader, &token, key->types, key->name, key->expected))
      key->read (reader, key, &token, object);
  }
  close_ignores (reader, n_ignores, start, reader->last_end);
  return demarche_diagnostics_count (reader->diagnostics, DEMARCHE_SEVERITY_ERROR) == n_errors;
}
