/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tables of text and numbers, as commands print them. */
#include "base/table.h"

#include "base/columns.h"
#include "base/escape.h"

#define BETWEEN_COLUMNS 2

DemarcheTable *
demarche_table_new (void)
{
  DemarcheTable *table = g_new0 (DemarcheTable, 1);

  table->columns = g_ptr_array_new_with_free_func (g_free);
  table->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  return table;
}

void
demarche_table_free (DemarcheTable *table)
{
  g_return_if_fail (table != NULL);
  g_ptr_array_unref (table->columns);
  g_array_unref (table->is_number);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

void
demarche_table_add_column (DemarcheTable *table, const char *name, gboolean is_number)
{
  g_return_if_fail (table != NULL && name != NULL && table->rows->len == 0);
  g_ptr_array_add (table->columns, g_strdup (name));
  g_array_append_val (table->is_number, is_number);
}

void
demarche_table_add_cell (DemarcheTable *table, const char *cell)
{
  g_return_if_fail (table != NULL && table->columns->len > 0);
  GPtrArray *row =
      table->rows->len > 0 ? g_ptr_array_index (table->rows, table->rows->len - 1) : NULL;

  if (row == NULL || row->len == table->columns->len) {
    row = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (table->rows, row);
  }
  g_ptr_array_add (row, g_strdup (cell));
}

static const char *
get_cell (const DemarcheTable *table, guint row, guint column)
{
  return g_ptr_array_index ((GPtrArray *)g_ptr_array_index (table->rows, row), column);
}

static gboolean
is_number (const DemarcheTable *table, guint column)
{
  return g_array_index (table->is_number, gboolean, column);
}

/* ---- text ---- */

static char *
make_shown (const char *cell)
{
  GString *out = g_string_new (NULL);

  demarche_escape_terminal (out, cell != NULL ? cell : "–", -1);
  return g_string_free (out, FALSE);
}

static guint
measure (const char *cell)
{
  g_autofree char *shown = make_shown (cell);

  return demarche_columns_count (shown, -1);
}

static guint
get_width (const DemarcheTable *table, guint column)
{
  guint width = measure (g_ptr_array_index (table->columns, column));

  for (guint i = 0; i < table->rows->len; i++)
    width = MAX (width, measure (get_cell (table, i, column)));
  return width;
}

static void
append_shown (GString *out, const DemarcheTable *table, guint column, guint width, const char *cell)
{
  g_autofree char *shown = make_shown (cell);
  guint n_blank = width - demarche_columns_count (shown, -1);

  if (column > 0)
    demarche_columns_pad (out, BETWEEN_COLUMNS);
  if (is_number (table, column))
    demarche_columns_pad (out, n_blank);
  g_string_append (out, shown);
  if (!is_number (table, column) && column + 1 < table->columns->len)
    demarche_columns_pad (out, n_blank);
}

void
demarche_table_append_text (GString *out, const DemarcheTable *table)
{
  g_return_if_fail (out != NULL && table != NULL);
  g_autofree guint *widths = g_new (guint, table->columns->len + 1);

  if (table->rows->len == 0)
    return;
  for (guint i = 0; i < table->columns->len; i++)
    widths[i] = get_width (table, i);
  for (guint i = 0; i < table->columns->len; i++)
    append_shown (out, table, i, widths[i], g_ptr_array_index (table->columns, i));
  g_string_append_c (out, '\n');
  for (guint row = 0; row < table->rows->len; row++) {
    for (guint i = 0; i < table->columns->len; i++)
      append_shown (out, table, i, widths[i], get_cell (table, row, i));
    g_string_append_c (out, '\n');
  }
}

/* ---- CSV and JSON ---- */

void
demarche_table_append_csv (GString *out, const DemarcheTable *table)
{
  g_return_if_fail (out != NULL && table != NULL);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "",
                            (char *)g_ptr_array_index (table->columns, i));
  g_string_append (out, "\r\n");
  for (guint row = 0; row < table->rows->len; row++) {
    for (guint i = 0; i < table->columns->len; i++) {
      const char *cell = get_cell (table, row, i);

      if (i > 0)
        g_string_append_c (out, ',');
      if (cell != NULL && is_number (table, i))
        g_string_append (out, cell);
      else if (cell != NULL)
        demarche_escape_csv (out, cell, -1);
    }
    g_string_append (out, "\r\n");
  }
}

static void
append_member (GString *out, const DemarcheTable *table, guint row, guint column)
{
  const char *cell = get_cell (table, row, column);

  g_string_append (out, column > 0 ? ", " : "{");
  demarche_escape_json (out, g_ptr_array_index (table->columns, column), -1, FALSE);
  g_string_append (out, ": ");
  if (cell == NULL)
    g_string_append (out, "null");
  else if (is_number (table, column))
    g_string_append (out, cell);
  else
    demarche_escape_json (out, cell, -1, FALSE);
}

void
demarche_table_append_json (GString *out, const DemarcheTable *table)
{
  g_return_if_fail (out != NULL && table != NULL);
  g_string_append_c (out, '[');
  for (guint row = 0; row < table->rows->len; row++) {
    g_string_append (out, row > 0 ? ",\n" : "\n");
    for (guint i = 0; i < table->columns->len; i++)
      append_member (out, table, row, i);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "]\n");
}
