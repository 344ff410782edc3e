/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `read --manifest`: what was understood as a table that can be corrected and read back. */
#include "config.h"

#include "cli/read-format.h"

#include <string.h>

struct _DemarcheManifestWriter {
  GPtrArray *statements; /* Row */
  GPtrArray *attributes; /* names of unknown columns, in the order in which they came */
  GPtrArray *events;     /* in the order in which they came */
};

/* what a row holds; the statement with its text is not kept */
typedef struct {
  char *file;
  char *fields[DEMARCHE_N_FIELDS];
  GHashTable *attributes;
  char *check;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->file);
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    g_free (row->fields[i]);
  g_hash_table_unref (row->attributes);
  g_free (row->check);
  g_free (row);
}

DemarcheManifestWriter *
demarche_manifest_writer_new (void)
{
  DemarcheManifestWriter *writer = g_new0 (DemarcheManifestWriter, 1);

  writer->statements = g_ptr_array_new_with_free_func (free_row);
  writer->attributes = g_ptr_array_new_with_free_func (g_free);
  writer->events = g_ptr_array_new_with_free_func (g_free);
  return writer;
}

void
demarche_manifest_writer_free (DemarcheManifestWriter *writer)
{
  if (writer == NULL)
    return;
  g_ptr_array_unref (writer->statements);
  g_ptr_array_unref (writer->attributes);
  g_ptr_array_unref (writer->events);
  g_free (writer);
}

static void
add_once (GPtrArray *list, const char *value)
{
  if (!g_ptr_array_find_with_equal_func (list, value, g_str_equal, NULL))
    g_ptr_array_add (list, g_strdup (value));
}

static guint
count_dates (DemarcheStatement *statement)
{
  const char *before = NULL;
  guint n = 0;

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const char *date = demarche_statement_get_paragraph (statement, i)->occasion->date;

    n += date != NULL && g_strcmp0 (date, before) != 0;
    before = date != NULL ? date : before;
  }
  return n;
}

/* "guessed: speaker (lines 20-31), language (recognised); unknown: date" */
static char *
describe (DemarcheStatement *statement)
{
  static const DemarcheField wanted[] = {DEMARCHE_FIELD_SPEAKER, DEMARCHE_FIELD_DELEGATION,
                                         DEMARCHE_FIELD_DATE, DEMARCHE_FIELD_EVENT};
  g_autoptr (GString) guessed = g_string_new (NULL);
  g_autoptr (GString) unknown = g_string_new (NULL);
  guint n_dates = count_dates (statement);

  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    const char *words = NULL;

    DemarcheOrigin origin = demarche_statement_get_origin (statement, (DemarcheField)i, &words);

    if (origin != DEMARCHE_ORIGIN_TEXT && origin != DEMARCHE_ORIGIN_PROPERTY)
      continue;
    g_string_append_printf (guessed, "%s%s", guessed->len > 0 ? ", " : "guessed: ",
                            demarche_field_get_name ((DemarcheField)i));
    if (words != NULL)
      g_string_append_printf (guessed, " (%s)", words);
  }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    if (demarche_statement_get_field (statement, wanted[i]) != NULL ||
        (wanted[i] == DEMARCHE_FIELD_DATE && n_dates > 1))
      continue;
    g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? ", " : "unknown: ",
                            demarche_field_get_name (wanted[i]));
  }
  if (n_dates > 1)
    g_string_append_printf (guessed, "%s%u days from date lines", guessed->len > 0 ? ", " : "",
                            n_dates);
  if (guessed->len > 0 && unknown->len > 0)
    g_string_append (guessed, "; ");
  g_string_append (guessed, unknown->str);
  return g_strdup (guessed->str);
}

void
demarche_manifest_writer_add (DemarcheManifestWriter *writer, DemarcheStatement *statement)
{
  const char *const *names = demarche_statement_get_attribute_names (statement);
  const char *event = demarche_statement_get_field (statement, DEMARCHE_FIELD_EVENT);
  Row *row = g_new0 (Row, 1);

  row->file = g_strdup (demarche_statement_get_name (statement));
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    row->fields[i] = g_strdup (demarche_statement_get_field (statement, (DemarcheField)i));
  row->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; names[i] != NULL; i++) {
    if (g_str_equal (names[i], "repaired")) /* said of this file, not by a person */
      continue;
    add_once (writer->attributes, names[i]);
    g_hash_table_insert (row->attributes, g_strdup (names[i]),
                         g_strdup (demarche_statement_get_attribute (statement, names[i])));
  }
  row->check = describe (statement);
  g_ptr_array_add (writer->statements, row);
  if (event != NULL)
    add_once (writer->events, event);
}

static void
append_cell (GString *out, const char *value)
{
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  if (value != NULL)
    demarche_escape_csv (out, value, -1);
}

static void
append_row (GString *out, const DemarcheManifestWriter *writer, const Row *row)
{
  demarche_escape_csv (out, row->file, -1);
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    append_cell (out, row->fields[i]);
  append_cell (out, NULL);
  for (guint i = 0; i < writer->attributes->len; i++)
    append_cell (out,
                 g_hash_table_lookup (row->attributes, g_ptr_array_index (writer->attributes, i)));
  append_cell (out, row->check);
  g_string_append_c (out, '\n');
}

/* a row without a file: who was there */
static void
append_present (GString *out, const DemarcheManifestWriter *writer, const char *event,
                DemarcheIngest *ingest)
{
  g_autofree const char **present = demarche_ingest_get_present (ingest, event);
  g_autofree char *names = present != NULL ? g_strjoinv ("; ", (char **)present) : NULL;

  if (names == NULL)
    return;
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    g_string_append_c (out, ',');
    if (i == DEMARCHE_FIELD_EVENT)
      demarche_escape_csv (out, event, -1);
  }
  append_cell (out, names);
  for (guint i = 0; i <= writer->attributes->len; i++)
    g_string_append_c (out, ',');
  g_string_append_c (out, '\n');
}

void
demarche_manifest_writer_append (GString *out, DemarcheManifestWriter *writer,
                                 DemarcheIngest *ingest)
{
  g_string_append (out, "file");
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    append_cell (out, demarche_field_get_name ((DemarcheField)i));
  append_cell (out, "present");
  for (guint i = 0; i < writer->attributes->len; i++)
    append_cell (out, g_ptr_array_index (writer->attributes, i));
  append_cell (out, "check");
  g_string_append_c (out, '\n');
  for (guint i = 0; i < writer->statements->len; i++)
    append_row (out, writer, g_ptr_array_index (writer->statements, i));
  for (guint i = 0; i < writer->events->len; i++)
    append_present (out, writer, g_ptr_array_index (writer->events, i), ingest);
}
