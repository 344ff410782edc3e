/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `statements.csv`: what people say of the files in a folder. */
#include "ingest/manifest.h"

#include "base/io.h"
#include "base/limits.h"
#include "ingest/csv.h"
#include "ingest/dates.h"
#include "ingest/decode.h"
#include "ingest/wording.h"

#include <string.h>

/* what a column is for; fields of the statement have their own numbers */
enum {
  COLUMN_FILE = DEMARCHE_N_FIELDS,
  COLUMN_PRESENT,
  COLUMN_IGNORED, /* "check": what `read --manifest` says of its guesses */
  COLUMN_ATTRIBUTE,
};

typedef struct {
  guint purpose;
  char *name;
} Column;

struct _DemarcheManifest {
  char *path;
  DemarcheSource *source;
  GArray *columns;     /* Column */
  GPtrArray *rows;     /* GArray of DemarcheCsvCell; the first one is the head */
  GHashTable *by_file; /* path to row (unowned) */
  GHashTable *present; /* event to GPtrArray of names */
};

/* ---- one value ---- */

static gboolean
check_choice (const char *what, const char *value, const char *const *choices, GError **error)
{
  g_autofree char *list = NULL;

  if (g_strv_contains (choices, value))
    return TRUE;
  list = g_strjoinv (", ", (char **)choices);
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID, "'%.60s' is no %s; it is one of %s",
               value, what, list);
  return FALSE;
}

static gboolean
check_language (const char *value, GError **error)
{
  gsize n = strlen (value);

  if (n >= 2 && n <= 3 && strspn (value, "abcdefghijklmnopqrstuvwxyz") == n)
    return TRUE;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
               "'%.40s' is no language code; write en, fr, es, ru, ar, zh or another of ISO 639",
               value);
  return FALSE;
}

/* a name does not change with the white space in it */
static void
fold_spaces (char *value)
{
  char *out = value;

  for (const char *p = value; *p; p++) {
    gboolean space = strchr (" \n\r\t\f", *p) != NULL;

    if (!space)
      *out++ = *p;
    else if (out > value && out[-1] != ' ')
      *out++ = ' ';
  }
  *out = '\0';
}

char *
demarche_field_check (DemarcheField field, const char *value, const char **note, GError **error)
{
  static const char *const roles[] = {"speaker",    "chair",   "interviewer",
                                      "rapporteur", "unknown", NULL};
  static const char *const kinds[] = {
      "official", "as-delivered", "record", "translation", "machine-translation", "press", NULL};
  g_autofree char *tidy = g_strstrip (g_strdup (value));

  *note = NULL;
  if (strlen (tidy) > DEMARCHE_LIMIT_NAME_BYTES && field != DEMARCHE_FIELD_TITLE &&
      field != DEMARCHE_FIELD_SOURCE) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT, "'%s' is longer than %d bytes",
                 demarche_field_get_name (field), DEMARCHE_LIMIT_NAME_BYTES);
    return NULL;
  }
  if (strpbrk (tidy, "\n\r\t\f"))
    *note = "line breaks became spaces";
  fold_spaces (tidy);
  if (*tidy == '\0')
    return g_steal_pointer (&tidy);
  if ((field == DEMARCHE_FIELD_DATE && !demarche_date_check (tidy, error)) ||
      (field == DEMARCHE_FIELD_LANGUAGE && !check_language (tidy, error)) ||
      (field == DEMARCHE_FIELD_ROLE && !check_choice ("role", tidy, roles, error)) ||
      (field == DEMARCHE_FIELD_SOURCE_KIND && !check_choice ("source-kind", tidy, kinds, error)))
    return NULL;
  return g_steal_pointer (&tidy);
}

/* ---- the table ---- */

static void
clear_column (gpointer column)
{
  g_free (((Column *)column)->name);
}

static void
complain (DemarcheManifest *manifest, DemarcheSeverity severity, const DemarcheCsvCell *cell,
          DemarcheDiagnostics *diagnostics, const char *message, const char *help)
{
  demarche_diagnostics_take (diagnostics,
                             demarche_diagnostic_new (severity, manifest->source, cell->start,
                                                      cell->end, NULL, message, help));
}

static const char *const *
get_column_names (void)
{
  static const char *names[DEMARCHE_N_FIELDS + 4];

  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    names[i] = demarche_field_get_name ((DemarcheField)i);
  names[DEMARCHE_N_FIELDS] = "file";
  names[DEMARCHE_N_FIELDS + 1] = "present";
  names[DEMARCHE_N_FIELDS + 2] = "check";
  return names;
}

static guint
find_purpose (const char *name)
{
  DemarcheField field;

  if (strcmp (name, "file") == 0)
    return COLUMN_FILE;
  if (strcmp (name, "present") == 0)
    return COLUMN_PRESENT;
  if (strcmp (name, "check") == 0)
    return COLUMN_IGNORED;
  return demarche_field_from_name (name, &field) ? (guint)field : COLUMN_ATTRIBUTE;
}

/* an unknown column is kept, unless it is nearly a known one */
static void
check_column (DemarcheManifest *manifest, const DemarcheCsvCell *cell, const char *name,
              DemarcheDiagnostics *diagnostics)
{
  const char *nearest = demarche_nearest_name (name, get_column_names ());
  g_autofree char *message = g_strdup_printf ("unknown column '%s'", name);
  g_autofree char *list = g_strjoinv (", ", (char **)get_column_names ());
  g_autofree char *help = NULL;

  if (!nearest)
    return;
  help = g_strdup_printf ("did you mean '%s'? columns: %s", nearest, list);
  complain (manifest, DEMARCHE_SEVERITY_ERROR, cell, diagnostics, message, help);
}

static gboolean
has_column (const DemarcheManifest *manifest, const char *name)
{
  for (guint i = 0; i < manifest->columns->len; i++) {
    if (strcmp (g_array_index (manifest->columns, Column, i).name, name) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
read_columns (DemarcheManifest *manifest, DemarcheDiagnostics *diagnostics)
{
  const GArray *head = g_ptr_array_index (manifest->rows, 0);

  if (head->len > DEMARCHE_LIMIT_COLUMNS) {
    complain (manifest, DEMARCHE_SEVERITY_ERROR, &g_array_index (head, DemarcheCsvCell, 0),
              diagnostics, "more columns than a manifest may have", NULL);
    return FALSE;
  }
  for (guint i = 0; i < head->len; i++) {
    const DemarcheCsvCell *cell = &g_array_index (head, DemarcheCsvCell, i);
    Column column = {0, g_ascii_strdown (cell->text, -1)};

    column.purpose = find_purpose (column.name);
    if (has_column (manifest, column.name) && *column.name)
      complain (manifest, DEMARCHE_SEVERITY_ERROR, cell, diagnostics, "this column is here twice",
                NULL);
    else if (column.purpose == COLUMN_ATTRIBUTE && *column.name)
      check_column (manifest, cell, column.name, diagnostics);
    g_array_append_val (manifest->columns, column);
  }
  if (!has_column (manifest, "file")) {
    g_autofree char *list = g_strjoinv (", ", (char **)get_column_names ());
    g_autofree char *help = g_strdup_printf ("columns: %s", list);

    complain (manifest, DEMARCHE_SEVERITY_ERROR, &g_array_index (head, DemarcheCsvCell, 0),
              diagnostics, "no column 'file'", help);
    return FALSE;
  }
  return TRUE;
}

static const DemarcheCsvCell *
get_cell (const DemarcheManifest *manifest, const GArray *row, guint purpose)
{
  for (guint i = 0; i < manifest->columns->len && i < row->len; i++) {
    const DemarcheCsvCell *cell = &g_array_index (row, DemarcheCsvCell, i);

    if (g_array_index (manifest->columns, Column, i).purpose == purpose && *cell->text)
      return cell;
  }
  return NULL;
}

/* a value that cannot be is an error; one with line breaks is tidied in place */
static void
check_cell (DemarcheManifest *manifest, DemarcheField field, DemarcheCsvCell *cell,
            DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GError) error = NULL;
  const char *note;
  char *tidy = demarche_field_check (field, cell->text, &note, &error);

  if (!tidy) {
    complain (manifest, DEMARCHE_SEVERITY_ERROR, cell, diagnostics, error->message, NULL);
    return;
  }
  g_free (cell->text);
  cell->text = tidy;
  if (note)
    complain (manifest, DEMARCHE_SEVERITY_WARNING, cell, diagnostics, note, NULL);
}

static void
read_present (DemarcheManifest *manifest, const GArray *row, DemarcheDiagnostics *diagnostics)
{
  const DemarcheCsvCell *present = get_cell (manifest, row, COLUMN_PRESENT);
  const DemarcheCsvCell *event = get_cell (manifest, row, DEMARCHE_FIELD_EVENT);
  const DemarcheCsvCell *first = &g_array_index (row, DemarcheCsvCell, 0);
  g_auto (GStrv) names = NULL;
  GPtrArray *list;

  if (!present || !event) {
    complain (manifest, DEMARCHE_SEVERITY_ERROR, present ? present : first, diagnostics,
              "a row without a file needs 'event' and 'present'",
              "it says who was there: event \"Third session\", present \"Aldovia; Borduria\"");
    return;
  }
  list = g_hash_table_lookup (manifest->present, event->text);
  if (!list) {
    list = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (manifest->present, g_strdup (event->text), list);
  }
  names = g_strsplit (present->text, ";", -1);
  for (guint i = 0; names[i]; i++) {
    if (*g_strstrip (names[i]))
      g_ptr_array_add (list, g_strdup (names[i]));
  }
}

static char *
tidy_path (const char *path)
{
  char *tidy = g_strdelimit (g_strdup (path), "\\", '/');

  while (g_str_has_prefix (tidy, "./"))
    memmove (tidy, tidy + 2, strlen (tidy) - 1);
  return tidy;
}

static void
read_row (DemarcheManifest *manifest, GArray *row, DemarcheDiagnostics *diagnostics)
{
  const DemarcheCsvCell *file = get_cell (manifest, row, COLUMN_FILE);
  g_autofree char *path = NULL;

  if (row->len > manifest->columns->len)
    complain (manifest, DEMARCHE_SEVERITY_ERROR,
              &g_array_index (row, DemarcheCsvCell, manifest->columns->len), diagnostics,
              "more cells than columns", "put a cell that holds the mark in quotation marks");
  for (guint i = 0; i < manifest->columns->len && i < row->len; i++) {
    guint purpose = g_array_index (manifest->columns, Column, i).purpose;

    if (purpose < DEMARCHE_N_FIELDS)
      check_cell (manifest, (DemarcheField)purpose, &g_array_index (row, DemarcheCsvCell, i),
                  diagnostics);
  }
  if (!file) {
    read_present (manifest, row, diagnostics);
    return;
  }
  path = tidy_path (file->text);
  if (g_hash_table_contains (manifest->by_file, path))
    complain (manifest, DEMARCHE_SEVERITY_ERROR, file, diagnostics, "a second row for this file",
              NULL);
  else
    g_hash_table_insert (manifest->by_file, g_steal_pointer (&path), row);
}

static DemarcheManifest *
manifest_new (const char *path, GBytes *text)
{
  DemarcheManifest *manifest = g_new0 (DemarcheManifest, 1);

  manifest->path = g_strdup (path);
  manifest->source = demarche_source_new (path, text);
  manifest->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (manifest->columns, clear_column);
  manifest->by_file = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  manifest->present = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free,
                                             (GDestroyNotify)g_ptr_array_unref);
  return manifest;
}

DemarcheManifest *
demarche_manifest_load (const char *path, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (DemarcheManifest) manifest = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, error);
  g_autoptr (DemarcheDecoded) decoded = NULL;
  guint n_before = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR);
  guint n_errors;

  if (!bytes)
    return NULL;
  decoded = demarche_decode (bytes, NULL, error);
  if (!decoded) {
    g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  manifest = manifest_new (path, decoded->text);
  manifest->rows = demarche_csv_read (manifest->source, diagnostics);
  if (manifest->rows && manifest->rows->len > 0) {
    gboolean known = read_columns (manifest, diagnostics);

    for (guint i = 1; known && i < manifest->rows->len; i++)
      read_row (manifest, g_ptr_array_index (manifest->rows, i), diagnostics);
  }
  n_errors = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) - n_before;
  if (n_errors == 0)
    return g_steal_pointer (&manifest);
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID, "%s: not used: %u %s", path, n_errors,
               n_errors == 1 ? "error" : "errors");
  return NULL;
}

void
demarche_manifest_free (DemarcheManifest *manifest)
{
  if (!manifest)
    return;
  g_free (manifest->path);
  demarche_source_unref (manifest->source);
  g_array_unref (manifest->columns);
  g_hash_table_unref (manifest->by_file);
  g_hash_table_unref (manifest->present);
  g_clear_pointer (&manifest->rows, g_ptr_array_unref);
  g_free (manifest);
}

gboolean
demarche_manifest_has (DemarcheManifest *manifest, const char *file)
{
  return g_hash_table_contains (manifest->by_file, file);
}

gboolean
demarche_manifest_is_empty (DemarcheManifest *manifest)
{
  return manifest->rows == NULL || manifest->rows->len == 0;
}

void
demarche_manifest_apply (DemarcheManifest *manifest, const char *file,
                         DemarcheStatementBuilder *builder)
{
  const GArray *row = g_hash_table_lookup (manifest->by_file, file);
  g_autofree char *base = g_path_get_basename (manifest->path);
  g_autofree char *words = NULL;
  guint line = 0;
  guint column;

  if (!row)
    return;
  demarche_source_locate (manifest->source, g_array_index (row, DemarcheCsvCell, 0).start, &line,
                          &column);
  words = g_strdup_printf ("%s:%u", base, line);
  for (guint i = 0; i < manifest->columns->len && i < row->len; i++) {
    const Column *to = &g_array_index (manifest->columns, Column, i);
    const char *value = g_array_index (row, DemarcheCsvCell, i).text;

    if (*value == '\0')
      continue;
    if (to->purpose < DEMARCHE_N_FIELDS)
      demarche_statement_builder_set_field (builder, (DemarcheField)to->purpose, value,
                                            DEMARCHE_ORIGIN_MANIFEST, words);
    else if (to->purpose == COLUMN_ATTRIBUTE && *to->name)
      demarche_statement_builder_set_attribute (builder, to->name, value);
  }
}

void
demarche_manifest_report_missing (DemarcheManifest *manifest, GHashTable *names,
                                  DemarcheDiagnostics *diagnostics)
{
  g_autofree char *folder = g_path_get_dirname (manifest->path);

  for (guint i = 1; manifest->rows && i < manifest->rows->len; i++) {
    const GArray *row = g_ptr_array_index (manifest->rows, i);
    const DemarcheCsvCell *file = get_cell (manifest, row, COLUMN_FILE);
    g_autofree char *tidy = file ? tidy_path (file->text) : NULL;
    g_autofree char *path = file ? g_build_filename (folder, tidy, NULL) : NULL;
    g_autofree char *message = NULL;

    if (!path || g_hash_table_contains (names, tidy) || g_file_test (path, G_FILE_TEST_EXISTS))
      continue;
    message = g_strdup_printf ("no file '%s' here", file->text);
    complain (manifest, DEMARCHE_SEVERITY_WARNING, file, diagnostics, message, NULL);
  }
}

gboolean
demarche_manifest_add_present (DemarcheManifest *manifest, const char *event, GPtrArray *names)
{
  const GPtrArray *list = g_hash_table_lookup (manifest->present, event);

  if (!list)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (list, i));
  return TRUE;
}
