/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* CSV, JSON and Markdown: what went in comes out, and nothing in it acts. */
#include "report-fixture.h"

#include <json-glib/json-glib.h>

#define HOSTILE                                                                                    \
  "=cmd|' /C calc'!A0, \"quoted\"; <b>\n\r\t \xe2\x80\xae \x1b[31m **bold** [x](javascript:y)"

/* RFC 4180; rows of (element-type utf8) */
static GPtrArray *
parse_csv (const char *data, gsize length)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  GPtrArray *row = NULL;
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean is_quoted = FALSE;

  for (gsize i = 0; i < length; i++) {
    if (row == NULL) {
      row = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (rows, row);
    }
    if (is_quoted && data[i] == '"' && i + 1 < length && data[i + 1] == '"') {
      g_string_append_c (cell, data[++i]);
    } else if (data[i] == '"') {
      is_quoted = !is_quoted;
    } else if (!is_quoted && (data[i] == ',' || data[i] == '\r')) {
      g_ptr_array_add (row, g_strdup (cell->str));
      g_string_truncate (cell, 0);
      if (data[i] == '\r') {
        ck_assert_int_eq (data[++i], '\n');
        row = NULL;
      }
    } else {
      g_string_append_c (cell, data[i]);
    }
  }
  ck_assert (!is_quoted && row == NULL);
  return rows;
}

static const char *
get_cell (GPtrArray *rows, guint row, const char *column)
{
  GPtrArray *head = g_ptr_array_index (rows, 0);

  for (guint i = 0; i < head->len; i++)
    if (strcmp (g_ptr_array_index (head, i), column) == 0)
      return g_ptr_array_index ((GPtrArray *)g_ptr_array_index (rows, row), i);
  ck_abort_msg ("no column %s", column);
  return NULL;
}

static GPtrArray *
write_table (const char *word, DemarcheReportTable table)
{
  ReportFixture fixture;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;
  GPtrArray *rows;

  report_fixture_open_full (&fixture, word);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_CSV, table);
  data = g_bytes_get_data (bytes, &length);
  rows = parse_csv (data, length);
  for (guint i = 0; i < rows->len; i++)
    ck_assert_uint_eq (((GPtrArray *)rows->pdata[i])->len, ((GPtrArray *)rows->pdata[0])->len);
  report_fixture_close (&fixture);
  return rows;
}

START_TEST (evidence_has_a_row_for_each_tag)
{
  g_autoptr (GPtrArray) rows = write_table ("word", DEMARCHE_TABLE_EVIDENCE);
  guint first = 1;

  ck_assert_uint_eq (rows->len, 1 + 7);
  while (strcmp (get_cell (rows, first, "statement"), "word A") != 0)
    first++;
  ck_assert_str_eq (get_cell (rows, first, "position"), "norms.voluntary");
  ck_assert_str_eq (get_cell (rows, first, "reading"), "word A firmly supports: word.");
  ck_assert_str_eq (get_cell (rows, first, "score"), "-1.00");
  ck_assert_str_eq (get_cell (rows, first, "text"), "We could word");
  ck_assert_str_eq (get_cell (rows, first, "words"), "We ");
  ck_assert_str_eq (get_cell (rows, first, "offsets"), "0-3");
  ck_assert_str_eq (get_cell (rows, first, "cues"), "hedge:word");
  ck_assert_uint_ge (strlen (get_cell (rows, first, "reference")), 8);
}
END_TEST

START_TEST (no_cell_is_a_formula)
{
  for (guint table = 0; table < DEMARCHE_N_TABLES; table++) {
    g_autoptr (GPtrArray) rows = write_table (HOSTILE, (DemarcheReportTable)table);

    for (guint i = 1; i < rows->len; i++) {
      GPtrArray *row = g_ptr_array_index (rows, i);

      for (guint k = 0; k < row->len; k++) {
        const char *cell = g_ptr_array_index (row, k);
        char *end;

        (void)g_ascii_strtod (cell, &end);
        ck_assert_msg (*cell == '\0' || *end == '\0' || strchr ("=+-@\t\r", *cell) == NULL, "%s",
                       cell);
      }
    }
  }
}
END_TEST

START_TEST (matrix_and_shifts)
{
  g_autoptr (GPtrArray) matrix = write_table ("word", DEMARCHE_TABLE_MATRIX);
  g_autoptr (GPtrArray) shifts = write_table ("word", DEMARCHE_TABLE_SHIFTS);

  /* two delegations, three issues, two windows and all */
  ck_assert_uint_eq (matrix->len, 1 + 2 * 3 * 3);
  ck_assert_str_eq (get_cell (matrix, 1, "actor"), "word A");
  ck_assert_str_eq (get_cell (matrix, 1, "position"), "voluntary");
  ck_assert_str_eq (get_cell (matrix, 1, "mean"), "-1.0000");
  ck_assert_str_eq (get_cell (matrix, 2, "change"), "reversed");
  ck_assert_uint_ge (shifts->len, 2);
  ck_assert_str_eq (get_cell (shifts, 1, "change"), "reversed");
  ck_assert_str_eq (get_cell (shifts, 1, "quote_before"), "We could word");
}
END_TEST

static JsonObject *
get_member (JsonObject *root, const char *name, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (root, name), index);
}

START_TEST (json_is_lossless)
{
  ReportFixture fixture;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("We could %s", HOSTILE);
  const char *data;
  gsize length;
  JsonObject *root;
  JsonObject *first;

  report_fixture_open_full (&fixture, HOSTILE);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_JSON, DEMARCHE_TABLE_EVIDENCE);
  data = g_bytes_get_data (bytes, &length);
  ck_assert_msg (json_parser_load_from_data (parser, data, (gssize)length, &error), "%s",
                 error != NULL ? error->message : "");
  root = json_node_get_object (json_parser_get_root (parser));
  first = get_member (root, "evidence", 0);
  ck_assert_str_eq (json_object_get_string_member (root, "title"), HOSTILE);
  ck_assert_str_eq (json_object_get_string_member (first, "text"), text);
  ck_assert_str_eq (json_object_get_string_member (first, "rule"), HOSTILE);
  ck_assert_ptr_nonnull (strstr (json_object_get_string_member (first, "reading"), " supports: "));
  ck_assert (json_object_get_boolean_member (root, "complete"));
  ck_assert_uint_eq (json_array_get_length (json_object_get_array_member (root, "evidence")), 7);
  ck_assert_uint_eq (json_array_get_length (json_object_get_array_member (root, "contradictions")),
                     1);
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (markdown_escapes)
{
  ReportFixture fixture;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;

  report_fixture_open_full (&fixture, HOSTILE);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_MARKDOWN, DEMARCHE_TABLE_EVIDENCE);
  length = g_bytes_get_size (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), length);
  ck_assert_uint_eq (strlen (text), length);
  ck_assert_ptr_null (strstr (text, "<b>"));
  ck_assert_ptr_null (strstr (text, "\x1b"));
  ck_assert_ptr_null (strstr (text, "[x]("));
  ck_assert_ptr_null (strstr (text, "\xe2\x80\xae"));
  ck_assert_ptr_nonnull (strstr (text, "\\<b\\>"));
  ck_assert_ptr_nonnull (strstr (text, "## Shift ledger"));
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (same_bytes_every_time)
{
  for (guint format = 0; format < DEMARCHE_N_REPORT_FORMATS; format++) {
    ReportFixture first;
    ReportFixture second;
    g_autoptr (GBytes) one = NULL;
    g_autoptr (GBytes) two = NULL;

    report_fixture_open_full (&first, "word");
    report_fixture_open_full (&second, "word");
    one = report_fixture_write (&first, (DemarcheReportFormat)format, DEMARCHE_TABLE_EVIDENCE);
    two = report_fixture_write (&second, (DemarcheReportFormat)format, DEMARCHE_TABLE_EVIDENCE);
    ck_assert (g_bytes_equal (one, two));
    report_fixture_close (&first);
    report_fixture_close (&second);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-tables");
  TCase *tests = tcase_create ("tables");

  tcase_add_test (tests, evidence_has_a_row_for_each_tag);
  tcase_add_test (tests, no_cell_is_a_formula);
  tcase_add_test (tests, matrix_and_shifts);
  tcase_add_test (tests, json_is_lossless);
  tcase_add_test (tests, markdown_escapes);
  tcase_add_test (tests, same_bytes_every_time);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
