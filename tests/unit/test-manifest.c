/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tables of cells, manifests, front matter. */
#include "ingest/csv.h"
#include "ingest/front-matter.h"
#include "ingest/manifest.h"

#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>

static DemarcheSource *
make_source (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return demarche_source_new ("table.csv", bytes);
}

/* rows as "a|b/c|d" */
static char *
read_table (const char *text, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (DemarcheSource) source = make_source (text);
  g_autoptr (GPtrArray) rows = demarche_csv_read (source, diagnostics);
  GString *out;

  if (rows == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++) {
    const GArray *row = g_ptr_array_index (rows, i);

    g_string_append (out, i > 0 ? "/" : "");
    for (guint j = 0; j < row->len; j++)
      g_string_append_printf (out, "%s%s", j > 0 ? "|" : "",
                              g_array_index (row, DemarcheCsvCell, j).text);
  }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *text;
  const char *rows;
} tables[] = {
    {"a,b\nc,d\n", "a|b/c|d"},
    {"a;b\nc;d,e", "a|b/c|d,e"},
    {"a\tb\nc\td\n", "a|b/c|d"},
    {"a,b\n\"c,\"\"d\"\"\",\"e\nf\"\n", "a|b/c,\"d\"|e\nf"},
    {"a,b\n\n,\n c , d \n", "a|b/c|d"},
    {"a,b\n'-x.txt,'plain\n", "a|b/-x.txt|'plain"},
    {"a,b\n,d\n", "a|b/|d"},
    {"a,b\n\"c\" ,d\n", "a|b/c|d"},
    {"", ""},
};

START_TEST (test_tables)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autofree char *rows = read_table (tables[_i].text, diagnostics);

  ck_assert_pstr_eq (rows, tables[_i].rows);
  ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), 0);
}
END_TEST

START_TEST (test_broken_quotes_are_errors)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  ck_assert_ptr_null (read_table ("a,\"b\nc,d\n", diagnostics));
  ck_assert_ptr_null (read_table ("a,\"b\"c\n", diagnostics));
  ck_assert_uint_eq (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR), 2);
}
END_TEST

/* what the diagnostics say, one a line */
static char *
join_messages (DemarcheDiagnostics *diagnostics)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    DemarcheDiagnostic *diagnostic = demarche_diagnostics_get (diagnostics, i);
    const char *text = demarche_diagnostic_get_help (diagnostic);

    g_string_append_printf (out, "%u:%u %s%s%s\n", demarche_diagnostic_get_line (diagnostic),
                            demarche_diagnostic_get_column (diagnostic),
                            demarche_diagnostic_get_message (diagnostic), text != NULL ? "; " : "",
                            text != NULL ? text : "");
  }
  return g_string_free (out, FALSE);
}

static DemarcheManifest *
load (const char *text, gssize length, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("manifest-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "statements.csv", NULL);
  DemarcheManifest *manifest;

  ck_assert (g_file_set_contents (path, text, length, NULL));
  manifest = demarche_manifest_load (path, diagnostics, error);
  g_remove (path);
  g_rmdir (folder);
  return manifest;
}

static const struct {
  const char *text;
  const char *message; /* a part of what is said */
} mistakes[] = {
    {"file,speeker\na.txt,Rossi\n", "1:6 unknown column 'speeker'; did you mean 'speaker'?"},
    {"name,text\na,b\n", "no column 'file'"},
    {"file,date\na.txt,2025-02-30\n", "2:7 there is no day '2025-02-30'"},
    {"file,date\na.txt,03/04/25\n", "'03/04/25' is not a date; write YYYY-MM-DD"},
    {"file,date\na.txt,0000-01-01\n", "years 1000 to 9999"},
    {"file,role\na.txt,king\n", "it is one of speaker, chair"},
    {"file,source-kind\na.txt,best\n", "it is one of official, as-delivered"},
    {"file,language\na.txt,English\n", "'English' is no language code"},
    {"file\na.txt\na.txt\n", "3:1 a second row for this file"},
    {"file,title,title\na.txt,b,c\n", "this column is here twice"},
    {"file,title\na.txt,b,c\n", "2:9 more cells than columns"},
    {"file,event\n,First\n", "a row without a file needs 'event' and 'present'"},
};

START_TEST (test_mistakes_in_manifests)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *messages = NULL;

  ck_assert_ptr_null (load (mistakes[_i].text, -1, diagnostics, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "not used: 1 error"));
  messages = join_messages (diagnostics);
  ck_assert_msg (strstr (messages, mistakes[_i].message) != NULL, "%s", messages);
}
END_TEST

START_TEST (test_a_row_gives_fields_and_attributes)
{
  static const char *const variants[] = {
      "file,speaker,date,colour\nsub/a.txt,Anna Rossi,2025-03-04,blue\n",
      "\xEF\xBB\xBF"
      "file;speaker;date;colour\r\nsub\\a.txt;Anna Rossi;2025-03-04;blue\r\n",
      "file\tspeaker\tdate\tcolour\tcheck\n./sub/a.txt\t\"Anna Rossi\"\t2025-03-04\tblue\tguess\n",
  };
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheManifest) manifest = load (variants[_i], -1, diagnostics, NULL);
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("a.txt");
  g_autoptr (DemarcheStatement) statement = NULL;
  const char *words;

  ck_assert_ptr_nonnull (manifest);
  ck_assert (demarche_manifest_has (manifest, "sub/a.txt"));
  ck_assert (!demarche_manifest_has (manifest, "a.txt"));
  demarche_manifest_apply (manifest, "sub/a.txt", builder);
  statement = demarche_statement_builder_finish (g_steal_pointer (&builder));
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_SPEAKER), "Anna Rossi");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE), "2025-03-04");
  ck_assert_str_eq (demarche_statement_get_attribute (statement, "colour"), "blue");
  ck_assert_ptr_null (demarche_statement_get_attribute (statement, "check"));
  ck_assert_int_eq (demarche_statement_get_origin (statement, DEMARCHE_FIELD_DATE, &words),
                    DEMARCHE_ORIGIN_MANIFEST);
  ck_assert_str_eq (words, "statements.csv:2");
}
END_TEST

START_TEST (test_present_rows)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheManifest) manifest =
      load ("file,event,present\n,First session,Aldovia; Borduria\n,First session,Kestria\n", -1,
            diagnostics, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  ck_assert (demarche_manifest_add_present (manifest, "First session", names));
  ck_assert_uint_eq (names->len, 3);
  ck_assert_str_eq (g_ptr_array_index (names, 1), "Borduria");
  ck_assert (!demarche_manifest_add_present (manifest, "Second session", names));
}
END_TEST

START_TEST (test_names_with_line_breaks_and_without_end)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheManifest) manifest =
      load ("file,speaker\na.txt,\"Anna\n  Rossi\"\n", -1, diagnostics, NULL);
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("a.txt");
  g_autoptr (GString) text = g_string_new ("file,speaker\na.txt,");

  demarche_manifest_apply (manifest, "a.txt", builder);
  ck_assert_str_eq (demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_SPEAKER),
                    "Anna Rossi");
  ck_assert_uint_eq (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING), 1);
  for (guint i = 0; i < 1 << 20; i++)
    g_string_append_c (text, 'x');
  ck_assert_ptr_null (load (text->str, -1, diagnostics, NULL));
}
END_TEST

typedef struct {
  const char *text;
  const char *speaker;
  const char *date;
  const char *rest; /* what is left as text */
} Front;

static const Front fronts[] = {
    {"---\nspeaker: Anna Rossi\ndate: 2025-03-04\n# note\ncolour: blue\n---\nText.\n", "Anna Rossi",
     "2025-03-04", "Text.\n"},
    {"---\nspeaker: \"Anna Rossi\"\n...\nText.\n", "Anna Rossi", NULL, "Text.\n"},
    {"Speaker: Anna Rossi\nDate: 4 March 2025\n\nText.\n", "Anna Rossi", "2025-03-04", "\nText.\n"},
    {"\n\nEvent series: Talks\nSpeaker: Anna Rossi\n\nText.\n", "Anna Rossi", NULL, "\nText.\n"},
    {"Speaker: Anna Rossi\nWe begin.\n\nText.\n", NULL, NULL,
     "Speaker: Anna Rossi\nWe begin.\n\nText.\n"},
    {"Note: this is so\n\nText.\n", NULL, NULL, "Note: this is so\n\nText.\n"},
    {"---\nText without an end of the block\n", NULL, NULL,
     "---\nText without an end of the block\n"},
    {"Text.\n", NULL, NULL, "Text.\n"},
    {"", NULL, NULL, ""},
};

START_TEST (test_front_matter)
{
  const Front *front = &fronts[_i];
  g_autoptr (DemarcheSource) source = make_source (front->text);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("a.txt");
  gsize start;

  ck_assert (demarche_front_matter_read (builder, source, &start, diagnostics, NULL));
  ck_assert_pstr_eq (demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_SPEAKER),
                     front->speaker);
  ck_assert_pstr_eq (demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_DATE),
                     front->date);
  ck_assert_str_eq (front->text + start, front->rest);
}
END_TEST

START_TEST (test_wrong_dates_in_front_matter_are_errors)
{
  static const char *const texts[] = {"Date: 03/04/25\n\nText.\n", "---\ndate: 2025-02-30\n---\n",
                                      "Date: 30 February 2025\n\nText.\n"};
  g_autoptr (DemarcheSource) source = make_source (texts[_i]);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("a.txt");
  g_autoptr (GError) error = NULL;
  gsize start;

  ck_assert (!demarche_front_matter_read (builder, source, &start, diagnostics, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID));
  ck_assert_uint_eq (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR), 1);
}
END_TEST

START_TEST (test_a_nearly_known_key_gets_a_hint)
{
  g_autoptr (DemarcheSource) source = make_source ("---\nspeeker: Anna Rossi\n---\nText.\n");
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("a.txt");
  g_autofree char *messages = NULL;
  gsize start;

  ck_assert (demarche_front_matter_read (builder, source, &start, diagnostics, NULL));
  messages = join_messages (diagnostics);
  ck_assert_str_eq (messages, "2:1 unknown key 'speeker'; did you mean 'speaker'?\n");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("manifest");
  TCase *tests = tcase_create ("manifest");

  tcase_add_loop_test (tests, test_tables, 0, G_N_ELEMENTS (tables));
  tcase_add_test (tests, test_broken_quotes_are_errors);
  tcase_add_loop_test (tests, test_mistakes_in_manifests, 0, G_N_ELEMENTS (mistakes));
  tcase_add_loop_test (tests, test_a_row_gives_fields_and_attributes, 0, 3);
  tcase_add_test (tests, test_present_rows);
  tcase_add_test (tests, test_names_with_line_breaks_and_without_end);
  tcase_add_loop_test (tests, test_front_matter, 0, G_N_ELEMENTS (fronts));
  tcase_add_loop_test (tests, test_wrong_dates_in_front_matter_are_errors, 0, 3);
  tcase_add_test (tests, test_a_nearly_known_key_gets_a_hint);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
