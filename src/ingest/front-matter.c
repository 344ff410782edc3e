/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Metadata at the top of a text: a block between `---` lines, or `Key: value` lines. */
#include "ingest/front-matter.h"

#include "ingest/dates.h"
#include "ingest/manifest.h"

#include <string.h>

#define MOST_LINES 100

/* one `key: value` line, without space and quotation marks around the value */
typedef struct {
  char *key;
  char *value;
  gsize start;
  gsize end;
} Entry;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry->value);
}

/* "Event series" and "event_series" are "event-series" */
static char *
fold_key (const char *text, gsize length)
{
  char *key = g_ascii_strdown (text, (gssize)length);

  g_strstrip (key);
  return g_strdelimit (key, " _", '-');
}

static void
unquote (char *value)
{
  gsize n = strlen (value);

  if (n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n - 1] == value[0]) {
    memmove (value, value + 1, n - 2);
    value[n - 2] = '\0';
  }
}

static gboolean
read_entry (const char *text, gsize start, gsize end, Entry *entry)
{
  const char *colon = memchr (text + start, ':', MIN (end - start, 40));

  if (!colon)
    return FALSE;
  entry->key = fold_key (text + start, (gsize)(colon - text) - start);
  entry->value = g_strstrip (g_strndup (colon + 1, end - (gsize)(colon + 1 - text)));
  unquote (entry->value);
  entry->start = start;
  entry->end = end;
  return TRUE;
}

static gsize
line_end (const char *text, gsize length, gsize at)
{
  const char *end = at < length ? memchr (text + at, '\n', length - at) : NULL;

  return end ? (gsize)(end - text) : length;
}

static gboolean
is_fence (const char *text, gsize start, gsize end, const char *fence)
{
  g_autofree char *line = g_strchomp (g_strndup (text + start, MIN (end - start, 8)));

  return strcmp (line, fence) == 0;
}

/* the entries between two `---` lines; FALSE when the second is missing */
static gboolean
read_fenced (const char *text, gsize length, gsize from, GArray *entries, gsize *start)
{
  gsize at = line_end (text, length, from) + 1;

  for (guint n = 0; at < length && n < MOST_LINES; n++) {
    gsize end = line_end (text, length, at);
    Entry entry = {0};

    if (is_fence (text, at, end, "---") || is_fence (text, at, end, "...")) {
      *start = MIN (end + 1, length);
      return TRUE;
    }
    if (text[at] != '#' && text[at] != ' ' && read_entry (text, at, end, &entry))
      g_array_append_val (entries, entry);
    at = end + 1;
  }
  return FALSE;
}

static gboolean
is_known (const char *key)
{
  DemarcheField field;

  return demarche_field_from_name (key, &field);
}

/* `Key: value` lines up to a blank one, all with known keys */
static gboolean
read_plain (const char *text, gsize length, gsize from, GArray *entries, gsize *start)
{
  gsize at = from;

  while (at < length && entries->len < MOST_LINES) {
    gsize end = line_end (text, length, at);
    Entry entry = {0};
    g_autofree char *line = g_strstrip (g_strndup (text + at, MIN (end - at, 1000)));

    if (*line == '\0')
      break;
    if (!read_entry (text, at, end, &entry))
      return FALSE;
    g_array_append_val (entries, entry);
    if (!is_known (entry.key))
      return FALSE;
    at = end + 1;
  }
  *start = MIN (at, length);
  return entries->len > 0;
}

/* an unknown key is kept, with a warning when it is nearly a known one */
static void
take_attribute (DemarcheStatementBuilder *builder, DemarcheSource *source, const Entry *entry,
                DemarcheDiagnostics *diagnostics)
{
  const char *names[DEMARCHE_N_FIELDS + 1] = {NULL};
  const char *nearest;
  g_autofree char *message = NULL;
  g_autofree char *help = NULL;

  demarche_statement_builder_set_attribute (builder, entry->key, entry->value);
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    names[i] = demarche_field_get_name ((DemarcheField)i);
  nearest = demarche_nearest_name (entry->key, names);
  if (!nearest)
    return;
  message = g_strdup_printf ("unknown key '%s'", entry->key);
  help = g_strdup_printf ("did you mean '%s'?", nearest);
  demarche_diagnostics_take (diagnostics, demarche_diagnostic_new (DEMARCHE_SEVERITY_WARNING,
                                                                   source, entry->start, entry->end,
                                                                   NULL, message, help));
}

/* a date may be written in words here, as pages have it */
static char *
read_value (DemarcheField field, const char *value, GError **error)
{
  const char *note;
  char day[11];

  if (field == DEMARCHE_FIELD_DATE &&
      demarche_date_line (value, strlen (value), NULL, day) == DEMARCHE_DATE_DAY)
    return g_strdup (day);
  return demarche_field_check (field, value, &note, error);
}

static gboolean
apply_entry (DemarcheStatementBuilder *builder, DemarcheSource *source, const Entry *entry,
             DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *tidy = NULL;
  g_autofree char *words = NULL;
  DemarcheField field;
  guint line;
  guint column;

  if (!demarche_field_from_name (entry->key, &field)) {
    take_attribute (builder, source, entry, diagnostics);
    return TRUE;
  }
  tidy = read_value (field, entry->value, &problem);
  if (!tidy) {
    demarche_diagnostics_take (
        diagnostics, demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, source, entry->start,
                                              entry->end, NULL, problem->message, NULL));
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID, "front matter: %s",
                 problem->message);
    return FALSE;
  }
  if (*tidy == '\0')
    return TRUE;
  demarche_source_locate (source, entry->start, &line, &column);
  words = g_strdup_printf ("line %u", line);
  demarche_statement_builder_set_field (builder, field, tidy, DEMARCHE_ORIGIN_FRONT_MATTER, words);
  return TRUE;
}

gboolean
demarche_front_matter_read (DemarcheStatementBuilder *builder, DemarcheSource *source, gsize *start,
                            DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  gsize length;
  const char *text = demarche_source_get_text (source, &length);
  gsize from = 0;
  gboolean found;

  g_array_set_clear_func (entries, clear_entry);
  *start = 0;
  while (from < length && strchr (" \t\n\f", text[from]))
    from++;
  if (from < length && is_fence (text, from, line_end (text, length, from), "---"))
    found = read_fenced (text, length, from, entries, start);
  else
    found = read_plain (text, length, from, entries, start);
  if (!found) {
    *start = 0;
    return TRUE;
  }
  for (guint i = 0; i < entries->len; i++) {
    if (!apply_entry (builder, source, &g_array_index (entries, Entry, i), diagnostics, error))
      return FALSE;
  }
  return TRUE;
}
