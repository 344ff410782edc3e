/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads tables of cells (RFC 4180) parted by comma, semicolon or tab. */
#include "ingest/csv.h"

#include "base/escape.h"

#include <string.h>

typedef struct {
  DemarcheSource *source;           /* (unowned) */
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  const char *text;
  gsize length;
  gsize at;
  char mark;
} Reader;

static void
clear_cell (gpointer cell)
{
  g_free (((DemarcheCsvCell *)cell)->text);
}

/* the mark that the first line holds most of, quoted cells aside */
static char
choose_mark (const char *text, gsize length)
{
  static const char marks[] = ",;\t";
  gsize counts[3] = {0};
  gboolean quoted = FALSE;
  gsize best = 0;

  for (gsize i = 0; i < length && (quoted || text[i] != '\n'); i++) {
    const char *mark = text[i] ? strchr (marks, text[i]) : NULL;

    if (text[i] == '"')
      quoted = !quoted;
    else if (mark && !quoted)
      counts[mark - marks]++;
  }
  for (gsize i = 1; i < 3; i++) {
    if (counts[i] > counts[best])
      best = i;
  }
  return marks[best];
}

static void
complain (Reader *reader, gsize start, gsize end, const char *message, const char *help)
{
  demarche_diagnostics_take (reader->diagnostics,
                             demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, reader->source,
                                                      start, end, NULL, message, help));
}

static gboolean
is_cell_end (const Reader *reader)
{
  return reader->at >= reader->length || reader->text[reader->at] == reader->mark ||
         reader->text[reader->at] == '\n';
}

static gboolean
read_quoted (Reader *reader, GString *out)
{
  gsize start = reader->at++;

  while (reader->at < reader->length) {
    char c = reader->text[reader->at++];

    if (c != '"') {
      g_string_append_c (out, c);
    } else if (reader->at < reader->length && reader->text[reader->at] == '"') {
      g_string_append_c (out, '"');
      reader->at++;
    } else {
      while (!is_cell_end (reader) && strchr (" \t", reader->text[reader->at]))
        reader->at++;
      if (is_cell_end (reader))
        return TRUE;
      complain (reader, reader->at, reader->at + 1, "text after the closing quotation mark",
                "double a quotation mark that belongs to the cell: \"\"");
      return FALSE;
    }
  }
  complain (reader, start, start + 1, "quotation mark is never closed",
            "a cell ends with a quotation mark when it starts with one");
  return FALSE;
}

/* what guards a cell against being read as a formula is no part of it */
static void
remove_guard (GString *cell)
{
  g_autoptr (GString) guarded = NULL;

  if (cell->len < 2 || cell->str[0] != '\'')
    return;
  guarded = g_string_new (NULL);
  demarche_escape_csv (guarded, cell->str + 1, (gssize)cell->len - 1);
  if (guarded->str[0] == '\'' || g_str_has_prefix (guarded->str, "\"'"))
    g_string_erase (cell, 0, 1);
}

static gboolean
read_cell (Reader *reader, GArray *row)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DemarcheCsvCell cell = {.start = reader->at};

  while (!is_cell_end (reader) && reader->text[reader->at] == ' ')
    reader->at++;
  if (reader->at < reader->length && reader->text[reader->at] == '"') {
    if (!read_quoted (reader, out))
      return FALSE;
  } else {
    while (!is_cell_end (reader))
      g_string_append_c (out, reader->text[reader->at++]);
  }
  remove_guard (out);
  cell.end = reader->at;
  cell.text = g_strstrip (g_strdup (out->str));
  g_array_append_val (row, cell);
  return TRUE;
}

static gboolean
has_words (const GArray *row)
{
  for (guint i = 0; i < row->len; i++) {
    if (*g_array_index (row, DemarcheCsvCell, i).text)
      return TRUE;
  }
  return FALSE;
}

GPtrArray *
demarche_csv_read (DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  Reader reader = {.source = source, .diagnostics = diagnostics};

  reader.text = demarche_source_get_text (source, &reader.length);
  reader.mark = choose_mark (reader.text, reader.length);
  while (reader.at < reader.length) {
    g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (DemarcheCsvCell));

    g_array_set_clear_func (row, clear_cell);
    while (TRUE) {
      if (!read_cell (&reader, row))
        return NULL;
      if (reader.at >= reader.length || reader.text[reader.at] == '\n')
        break;
      reader.at++;
    }
    reader.at++;
    if (has_words (row))
      g_ptr_array_add (rows, g_steal_pointer (&row));
  }
  return g_steal_pointer (&rows);
}
