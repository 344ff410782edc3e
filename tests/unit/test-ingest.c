/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Folders, files and JSON lines in; statements out. */
#include "ingest/ingest.h"

#include "runner.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

static char *folder;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("ingest-XXXXXX", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL) {
    g_autofree char *entry = g_build_filename (path, name, NULL);

    if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
      remove_all (entry);
    else
      g_unlink (entry);
  }
  g_rmdir (path);
}

static void
tear_down (void)
{
  remove_all (folder);
  g_clear_pointer (&folder, g_free);
}

static char *
put (const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  ck_assert_int_eq (g_mkdir_with_parents (parent, 0700), 0);
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* names of what there is to read, a line each; what was said goes to @said */
static char *
list (DemarcheIngest *ingest, const char *const *paths, char **said, GError **error)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) inputs = demarche_ingest_list (ingest, paths, diagnostics, error);
  GString *out = g_string_new (NULL);
  GString *messages = g_string_new (NULL);

  for (guint i = 0; inputs != NULL && i < inputs->len; i++)
    g_string_append_printf (out, "%s\n", ((DemarcheInput *)g_ptr_array_index (inputs, i))->name);
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++)
    g_string_append_printf (
        messages, "%s\n",
        demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, i)));
  for (guint i = 0; inputs != NULL && i < demarche_ingest_get_left_out (ingest)->len; i++) {
    const DemarcheLeftOut *left_out = g_ptr_array_index (demarche_ingest_get_left_out (ingest), i);
    g_autofree char *name = g_path_get_basename (left_out->path);

    g_string_append_printf (messages, "%s left out: %s\n", name,
                            demarche_left_out_reason_get_name (left_out->reason));
  }
  *said = g_string_free (messages, FALSE);
  return g_string_free (out, inputs == NULL);
}

START_TEST (test_folders_are_listed_in_byte_order)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  const char *const paths[] = {folder, NULL};
  g_autofree char *said = NULL;
  g_autofree char *names = NULL;

  g_free (put ("b.txt", "We agree."));
  g_free (put ("B.txt", "We agree."));
  g_free (put ("a/c.txt", "We agree."));
  g_free (put (".hidden", "no"));
  g_free (put ("._a.txt", "no"));
  g_free (put ("speakers.json", "{\"format\": 1}"));
  g_free (put ("statements.csv", "file\nb.txt\nB.txt\na/c.txt\nnone.txt\n"));
  g_free (put ("data.json", "{}"));
  names = list (ingest, paths, &said, NULL);
  ck_assert_pstr_eq (names, "B.txt\na/c.txt\nb.txt\n");
  ck_assert_ptr_nonnull (strstr (said, "no file 'none.txt' here"));
  ck_assert_ptr_nonnull (strstr (said, "._a.txt left out: hidden\n.hidden left out: hidden\n"
                                       "data.json left out: data\n"));
  ck_assert_ptr_null (strstr (said, "no row"));
}
END_TEST

START_TEST (test_files_without_a_row_are_reported)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  const char *const paths[] = {folder, NULL};
  g_autofree char *said = NULL;
  g_autofree char *names = NULL;

  g_free (put ("a.txt", "We agree."));
  g_free (put ("b.txt", "We agree."));
  g_free (put ("statements.csv", "file\na.txt\n"));
  names = list (ingest, paths, &said, NULL);
  ck_assert_pstr_eq (names, "a.txt\nb.txt\n");
  ck_assert_str_eq (said, "no row in the manifest\n");
}
END_TEST

START_TEST (test_one_name_twice)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autofree char *first = put ("a/x.txt", "We agree.");
  g_autofree char *second = put ("b/x.txt", "We agree.");
  const char *const same[] = {first, first, NULL};
  const char *const different[] = {first, second, NULL};
  g_autofree char *names = NULL;
  g_autofree char *said = NULL;
  g_autofree char *said_then = NULL;
  g_autoptr (GError) error = NULL;

  names = list (ingest, same, &said, NULL);
  ck_assert_pstr_eq (names, "x.txt\n");
  ck_assert_str_eq (said, "x.txt left out: twice\n");
  ck_assert_ptr_null (list (ingest, different, &said_then, &error));
  ck_assert_ptr_nonnull (strstr (error->message, first));
  ck_assert_ptr_nonnull (strstr (error->message, second));
}
END_TEST

START_TEST (test_a_folder_in_itself)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  const char *const paths[] = {folder, NULL};
  g_autofree char *said = NULL;
  g_autofree char *names = NULL;

  g_free (put ("a.txt", "We agree."));
  ck_assert_int_eq (symlink (folder, link), 0);
  names = list (ingest, paths, &said, NULL);
  ck_assert_pstr_eq (names, "a.txt\n");
  ck_assert_ptr_nonnull (strstr (said, "leads back to itself"));
}
END_TEST

static DemarcheStatement *
read_file (DemarcheIngest *ingest, const char *path, DemarcheDiagnostics *diagnostics,
           GError **error)
{
  const char *const paths[] = {path, NULL};
  g_autoptr (GPtrArray) inputs = demarche_ingest_list (ingest, paths, diagnostics, error);

  return inputs == NULL ? NULL
                        : demarche_ingest_read (ingest, g_ptr_array_index (inputs, 0), diagnostics,
                                                NULL, error);
}

START_TEST (test_stronger_metadata_wins)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autofree char *path = put ("a.txt", "---\nspeaker: Front\nevent: Front\ntitle: Front\n---\n"
                                        "Statement by Ms. Text Person of Canada\n\nWe agree.\n");
  g_autoptr (DemarcheStatement) statement = NULL;

  g_free (put ("statements.csv", "file,speaker,event\na.txt,Manifest,Manifest\n"));
  ck_assert (demarche_ingest_set_field (ingest, DEMARCHE_FIELD_SPEAKER, "Option", NULL));
  statement = read_file (ingest, path, diagnostics, NULL);
  ck_assert_ptr_nonnull (statement);
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_SPEAKER), "Option");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_EVENT), "Manifest");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_TITLE), "Front");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_DELEGATION), "Canada");
  ck_assert_str_eq (demarche_statement_get_paragraph (statement, 1)->occasion->speaker, "Option");
}
END_TEST

START_TEST (test_the_registry_names_people)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autofree char *path = put ("a.txt", "Statement by Ms. ANNA ROSSI\n\nWe agree with this.\n");
  g_autoptr (DemarcheStatement) statement = NULL;

  g_free (put ("speakers.json",
               "{\"format\": 1, \"speakers\": [{\"id\": \"rossi\", \"name\": \"A. Rossi\", "
               "\"aliases\": [\"Anna Rossi\"], \"delegation\": \"Aldovia\"}], \"delegations\": "
               "[{\"id\": \"aldovia\", \"name\": \"Aldovia\"}]}"));
  statement = read_file (ingest, path, diagnostics, NULL);
  ck_assert_ptr_nonnull (statement);
  ck_assert_str_eq (demarche_statement_get_paragraph (statement, 1)->occasion->speaker, "A. Rossi");
  ck_assert_str_eq (demarche_statement_get_paragraph (statement, 1)->occasion->delegation,
                    "Aldovia");
}
END_TEST

static const struct {
  const char *bytes;
  gsize length;
  const char *message;
} refused[] = {
#define REFUSED(bytes, message)                                                                    \
  {                                                                                                \
    bytes, sizeof (bytes) - 1, message                                                             \
  }
    REFUSED ("PK\003\004....word/document.xml", "the document is damaged or cut off"),
    REFUSED ("PK\003\004....xl/workbook.xml", "a spreadsheet"),
    REFUSED ("\xD0\xCF\x11\xE0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", "an old Word document (DOC)"),
    REFUSED ("\xD0\xCF\x11\xE0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
             "a document protected by a password"),
    REFUSED ("PK\003\004other.bin", "a ZIP archive"),
    REFUSED ("{\\rtf1", "an RTF document"),
#undef REFUSED
};

START_TEST (test_other_formats_are_refused_by_content)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = put ("a.txt", "");

  ck_assert (g_file_set_contents (path, refused[_i].bytes, (gssize)refused[_i].length, NULL));
  ck_assert_ptr_null (read_file (ingest, path, diagnostics, &error));
  ck_assert_ptr_nonnull (strstr (error->message, refused[_i].message));
}
END_TEST

START_TEST (test_nothing_in_it_is_a_statement_without_paragraphs)
{
  static const char *const texts[] = {"", " \n\n", "\xEF\xBB\xBF"};
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autofree char *path = put ("a.txt", texts[_i]);
  g_autoptr (DemarcheStatement) statement = read_file (ingest, path, diagnostics, NULL);

  ck_assert_ptr_nonnull (statement);
  ck_assert_uint_eq (demarche_statement_get_n_paragraphs (statement), 0);
  ck_assert_uint_eq (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING), 1);
}
END_TEST

static DemarcheStatement *
read_line (const char *line, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));
  g_autoptr (DemarcheSource) source = demarche_source_new ("line 1", bytes);

  return demarche_ingest_read_line (ingest, source, diagnostics, error);
}

START_TEST (test_a_line_with_a_kind_is_taken_as_it_is)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatement) statement = read_line (
      "{\"statement\": \"s.txt\", \"paragraph\": 7, \"kind\": \"list\", \"speaker\": \"A. Rossi\", "
      "\"delegation\": \"Aldovia\", \"date\": \"2025-03-04\", \"event\": \"Third\", \"section\": "
      "\"Norms\", \"role\": \"chair\", \"groups\": [\"A\", \"B\"], \"turn\": 3, \"text\": \"Two:  "
      "*a*\\n\\n- b\", \"tags\": [{\"x\": [1, 2]}], \"later\": null}",
      diagnostics, NULL);
  const DemarcheParagraph *paragraph;

  ck_assert_ptr_nonnull (statement);
  ck_assert_str_eq (demarche_statement_get_name (statement), "s.txt");
  ck_assert_uint_eq (demarche_statement_get_n_paragraphs (statement), 1);
  paragraph = demarche_statement_get_paragraph (statement, 0);
  ck_assert_uint_eq (paragraph->number, 7);
  ck_assert_int_eq (paragraph->kind, DEMARCHE_PARAGRAPH_LIST);
  ck_assert_uint_eq (paragraph->length, strlen ("Two:  *a*\n\n- b"));
  ck_assert (strncmp (paragraph->text, "Two:  *a*\n\n- b", paragraph->length) == 0);
  ck_assert_str_eq (paragraph->occasion->speaker, "A. Rossi");
  ck_assert_str_eq (paragraph->occasion->section, "Norms");
  ck_assert_str_eq (paragraph->occasion->role, "chair");
  ck_assert_str_eq (paragraph->occasion->groups, "A; B");
  ck_assert_uint_eq (paragraph->turn, 3);
}
END_TEST

START_TEST (test_a_line_without_a_kind_is_cut)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatement) statement = read_line (
      "{\"statement\": \"s.txt\", \"speaker\": \"A. Rossi\", \"text\": \"Mr. Chair,\\r\\n\\r\\nWe "
      "*do* agree.\"}",
      diagnostics, NULL);

  ck_assert_ptr_nonnull (statement);
  ck_assert_uint_eq (demarche_statement_get_n_paragraphs (statement), 2);
  ck_assert_str_eq (demarche_statement_get_paragraph (statement, 1)->occasion->speaker, "A. Rossi");
  ck_assert_uint_eq (demarche_statement_get_paragraph (statement, 1)->length, 12);
  ck_assert_ptr_nonnull (demarche_statement_get_text_hash (statement));
}
END_TEST

static const char *const broken_lines[] = {
    "",
    "[]",
    "{\"statement\": \"s\"}",
    "{\"text\": 3}",
    "{\"text\": \"a\", \"kind\": \"poem\"}",
    "{\"text\": \"a\", \"date\": \"2025-02-30\"}",
    "{\"text\": \"a\", \"paragraph\": -1}",
    "{\"text\": \"a\", \"groups\": [1]}",
    "{\"text\": \"a\"",
    "{\"text\": \"a\"} {}",
    "{\"text\": \"a\", \"text\": \"b\"}",
    "{\"text\": \"a\", \"role\": \"king\"}",
};

START_TEST (test_broken_lines_are_errors)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (read_line (broken_lines[_i], diagnostics, &error));
  ck_assert_ptr_nonnull (error);
  ck_assert_uint_ge (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR), 1);
}
END_TEST

START_TEST (test_options_are_checked)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (GError) date = NULL;
  g_autoptr (GError) encoding = NULL;
  g_autoptr (GError) empty = NULL;

  ck_assert (!demarche_ingest_set_field (ingest, DEMARCHE_FIELD_DATE, "03/04/25", &date));
  ck_assert (g_error_matches (date, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID));
  ck_assert (!demarche_ingest_set_field (ingest, DEMARCHE_FIELD_SPEAKER, " ", &empty));
  ck_assert (!demarche_ingest_set_encoding (ingest, "NO-SUCH", &encoding));
  ck_assert (demarche_ingest_set_encoding (ingest, "KOI8-R", NULL));
}
END_TEST

/* white space folded, asterisks of Markdown out */
static char *
fold (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < length; i++) {
    gboolean space = strchr (" \n\t", text[i]) != NULL;

    if (text[i] == '*' || (space && (out->len == 0 || out->str[out->len - 1] == ' ')))
      continue;
    g_string_append_c (out, space ? ' ' : text[i]);
  }
  return g_string_free (out, FALSE);
}

static gboolean
is_same (const char *value, JsonObject *line, const char *key)
{
  return g_strcmp0 (value, json_object_get_string_member_with_default (line, key, NULL)) == 0;
}

/* checks a line of gold against the paragraph with its number */
static void
check_gold_line (JsonObject *line, DemarcheStatement *statement)
{
  gint64 number = json_object_get_int_member (line, "paragraph");
  const DemarcheParagraph *paragraph;
  g_autofree char *text = NULL;
  g_autofree char *gold = NULL;

  ck_assert_int_le (number, demarche_statement_get_n_paragraphs (statement));
  paragraph = demarche_statement_get_paragraph (statement, (guint)number - 1);
  text = fold (paragraph->text, paragraph->length);
  gold = fold (json_object_get_string_member (line, "text"),
               strlen (json_object_get_string_member (line, "text")));
  ck_assert_str_eq (text, gold);
  ck_assert_msg (is_same (demarche_paragraph_kind_get_name (paragraph->kind), line, "kind") &&
                     is_same (paragraph->occasion->speaker, line, "speaker") &&
                     is_same (paragraph->occasion->delegation, line, "delegation") &&
                     is_same (paragraph->occasion->date, line, "date") &&
                     is_same (paragraph->occasion->section, line, "section"),
                 "paragraph %d", (int)number);
}

/* real statements with paragraphs marked by a person, where they are at hand */
static char *
find_shared (void)
{
  const char *given = g_getenv ("DEMARCHE_SHARED");
  char *path = given != NULL
                   ? g_strdup (given)
                   : g_build_filename (g_getenv ("DEMARCHE_TEST_DATA"), "..", "shared", NULL);
  g_autofree char *gold = g_build_filename (path, "gold", "ict-security.jsonl", NULL);

  if (g_file_test (gold, G_FILE_TEST_EXISTS))
    return path;
  g_free (path);
  return NULL;
}

START_TEST (test_real_statements_are_cut_as_by_a_person)
{
  g_autofree char *shared = find_shared ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatement) statement = NULL;

  if (shared == NULL) {
    g_print ("# skipped: no gold at hand, name its folder in DEMARCHE_SHARED\n");
    return;
  }
  path = g_build_filename (shared, "gold", "ict-security.jsonl", NULL);
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autoptr (JsonNode) root = json_from_string (lines[i], NULL);
    JsonObject *line = json_node_get_object (root);
    const char *name = json_object_get_string_member (line, "statement");

    if (statement == NULL || strcmp (demarche_statement_get_name (statement), name) != 0) {
      g_autofree char *file = g_build_filename (shared, "statements", name, NULL);

      g_clear_pointer (&statement, demarche_statement_unref);
      statement = read_file (ingest, file, diagnostics, NULL);
      ck_assert_ptr_nonnull (statement);
    }
    check_gold_line (line, statement);
  }
}
END_TEST

static TCase *
make_files_case (void)
{
  TCase *tests = tcase_create ("files");

  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, test_folders_are_listed_in_byte_order);
  tcase_add_test (tests, test_files_without_a_row_are_reported);
  tcase_add_test (tests, test_one_name_twice);
  tcase_add_test (tests, test_a_folder_in_itself);
  tcase_add_test (tests, test_stronger_metadata_wins);
  tcase_add_test (tests, test_the_registry_names_people);
  tcase_add_loop_test (tests, test_other_formats_are_refused_by_content, 0, G_N_ELEMENTS (refused));
  tcase_add_loop_test (tests, test_nothing_in_it_is_a_statement_without_paragraphs, 0, 3);
  return tests;
}

int
main (void)
{
  Suite *suite = suite_create ("ingest");
  TCase *tests = tcase_create ("lines");

  suite_add_tcase (suite, make_files_case ());
  tcase_add_test (tests, test_a_line_with_a_kind_is_taken_as_it_is);
  tcase_add_test (tests, test_a_line_without_a_kind_is_cut);
  tcase_add_loop_test (tests, test_broken_lines_are_errors, 0, G_N_ELEMENTS (broken_lines));
  tcase_add_test (tests, test_options_are_checked);
  tcase_add_test (tests, test_real_statements_are_cut_as_by_a_person);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
