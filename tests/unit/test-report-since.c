/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is new: what the last report is read for, and what is said of it in each format. */
#include "report-fixture.h"

static DemarcheSince *
read_report (const char *json, guint *n_problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (DemarcheSource) source = demarche_source_new ("last.json", bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheSince *since = demarche_since_new_from_report (source, diagnostics);

  *n_problems = demarche_diagnostics_get_length (diagnostics);
  return since;
}

START_TEST (what_is_no_report_is_refused)
{
  static const char *const broken[] = {
      "",
      "[]",
      "{}",
      "{\"by\": \"delegation\"}",
      "{\"by\": \"delegation\", \"rules\": {\"meaning-hash\": 1}}",
      "{\"by\": \"delegation\", \"rules\": {\"meaning-hash\": \"a\"}",
      "{\"evidence\": {}, \"by\": \"delegation\"}"};

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++) {
    guint n_problems;

    ck_assert_ptr_null (read_report (broken[i], &n_problems));
    ck_assert_uint_gt (n_problems, 0);
  }
}
END_TEST

START_TEST (a_day_that_is_none_is_refused)
{
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (demarche_since_new_from_date ("2025-02-30", &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID));
}
END_TEST

typedef struct {
  DemarcheCodebook *codebook;
  GPtrArray *tagged;
  GPtrArray *past;
  DemarcheComparison *comparison;
  DemarcheComparison *before;
  DemarcheReportDefinition *definition;
} Sessions;

static GPtrArray *
copy_first (GPtrArray *tagged, guint n)
{
  GPtrArray *first = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (first, demarche_tagged_ref (g_ptr_array_index (tagged, i)));
  return first;
}

/* Aldovia turns round, Brenmark says it again, Corvania comes in; one paragraph has no tag */
static Sessions
open_sessions (void)
{
  Sessions sessions = {.codebook = report_fixture_codebook ("word")};
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autofree char *voluntary = report_fixture_tag ("norms.voluntary", "supports", "firm", "rule");
  g_autofree char *binding = report_fixture_tag ("norms.binding", "supports", "firm", "rule");
  DemarcheComparisonOptions options = {0};

  report_fixture_say (lines, "1.txt", 1, "Aldovia", "First", "2024-03-04", "It is fine.",
                      voluntary);
  report_fixture_say (lines, "2.txt", 1, "Brenmark", "First", "2024-03-05", "So be it.", voluntary);
  report_fixture_say (lines, "3.txt", 1, "Aldovia", "Second", "2025-03-04", "We erred.", binding);
  report_fixture_say (lines, "3.txt", 2, "Aldovia", "Second", "2025-03-04", "We thank you.", "");
  report_fixture_say (lines, "4.txt", 1, "Brenmark", "Second", "2025-03-05", "So be it yet.",
                      voluntary);
  report_fixture_say (lines, "5.txt", 1, "Corvania", "Second", "2025-03-05", "We too.", binding);
  g_autoptr (GBytes) bytes = g_bytes_new (lines->str, lines->len);
  g_autoptr (DemarcheSource) source = demarche_source_new ("tags.jsonl", bytes);
  sessions.definition = demarche_report_definition_new ();
  sessions.tagged =
      demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD, sessions.codebook, diagnostics);
  ck_assert_ptr_nonnull (sessions.tagged);
  sessions.past = copy_first (sessions.tagged, 2);
  demarche_report_definition_fill_options (sessions.definition, &options);
  sessions.comparison = demarche_comparison_new (sessions.tagged, sessions.codebook, &options);
  sessions.before = demarche_comparison_new (sessions.past, sessions.codebook, &options);
  return sessions;
}

static void
close_sessions (Sessions *sessions)
{
  demarche_comparison_unref (sessions->comparison);
  demarche_comparison_unref (sessions->before);
  g_ptr_array_unref (sessions->past);
  g_ptr_array_unref (sessions->tagged);
  demarche_report_definition_unref (sessions->definition);
  demarche_codebook_unref (sessions->codebook);
}

/* @since: (nullable). Text, to be searched */
static char *
write_report (Sessions *sessions, DemarcheComparison *comparison, DemarcheSince *since,
              const char *meaning, DemarcheReportFormat format)
{
  DemarcheNewsBasis basis = {.since = since, .past = sessions->before};
  DemarcheReportProvenance provenance = {.rules_title = "rules",
                                         .files_hash = "f00",
                                         .meaning_hash = meaning,
                                         .news = since != NULL ? &basis : NULL};
  g_autoptr (DemarcheReport) report =
      demarche_report_new (sessions->definition, comparison, &provenance);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      demarche_report_write (report, format, DEMARCHE_TABLE_EVIDENCE, &error);

  ck_assert_ptr_null (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static DemarcheSince *
report_first_session (Sessions *sessions)
{
  g_autofree char *last =
      write_report (sessions, sessions->before, NULL, "ba5", DEMARCHE_REPORT_JSON);
  guint n_problems;
  DemarcheSince *since = read_report (last, &n_problems);

  ck_assert_uint_eq (n_problems, 0);
  ck_assert_ptr_nonnull (since);
  ck_assert_str_eq (demarche_since_get_rules_hash (since), "ba5");
  return since;
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    ck_abort_msg ("'%s' is not there", part);
}

START_TEST (statements_of_the_last_report_are_the_past)
{
  Sessions sessions = open_sessions ();
  g_autoptr (DemarcheSince) since = report_first_session (&sessions);
  g_autoptr (DemarcheSince) day = demarche_since_new_from_date ("2025-01-01", NULL);

  for (guint i = 0; i < sessions.tagged->len; i++) {
    DemarcheStatement *statement =
        demarche_tagged_get_statement (g_ptr_array_index (sessions.tagged, i));

    ck_assert_int_eq (demarche_since_is_past (since, statement), i < 2);
    ck_assert_int_eq (demarche_since_is_past (day, statement), i < 2);
  }
  close_sessions (&sessions);
}
END_TEST

START_TEST (json_says_what_is_new)
{
  Sessions sessions = open_sessions ();
  g_autoptr (DemarcheSince) since = report_first_session (&sessions);
  g_autofree char *text =
      write_report (&sessions, sessions.comparison, since, "ba5", DEMARCHE_REPORT_JSON);

  assert_holds (text, "\"can-tell\": true");
  assert_holds (text, "\"kind\": \"moved\",\"shift\": \"reversed\",\"actor\": \"Aldovia\"");
  assert_holds (text, "\"kind\": \"confirmed\",\"shift\": null,\"actor\": \"Brenmark\"");
  assert_holds (text, "\"kind\": \"first\",\"shift\": null,\"actor\": \"Corvania\"");
  assert_holds (text, "\"statements\": [\"3.txt\",\"4.txt\",\"5.txt\"]");
  assert_holds (text, "\"untagged\": 1");
  close_sessions (&sessions);
}
END_TEST

START_TEST (other_rules_that_are_not_at_hand_make_no_moves)
{
  static const DemarcheReportFormat formats[] = {DEMARCHE_REPORT_HTML, DEMARCHE_REPORT_MARKDOWN};
  Sessions sessions = open_sessions ();
  g_autoptr (DemarcheSince) since = report_first_session (&sessions);
  g_autofree char *json =
      write_report (&sessions, sessions.comparison, since, "0ff", DEMARCHE_REPORT_JSON);

  assert_holds (json, "\"can-tell\": false");
  assert_holds (json, "\"head\": null,\"kind\": \"differs\",\"shift\": null");
  assert_holds (json, "\"changes\": []");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *text = write_report (&sessions, sessions.comparison, since, "0ff", formats[i]);

    assert_holds (text, "cannot be told, and nothing is called a move");
  }
  close_sessions (&sessions);
}
END_TEST

START_TEST (nothing_new_is_said_to_be_so)
{
  Sessions sessions = open_sessions ();
  g_autoptr (DemarcheSince) since = report_first_session (&sessions);
  g_autofree char *text =
      write_report (&sessions, sessions.before, since, "ba5", DEMARCHE_REPORT_MARKDOWN);

  assert_holds (text, "No new statement is at hand.");
  assert_holds (text, "No delegation said anything new.");
  close_sessions (&sessions);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-since");
  TCase *tests = tcase_create ("since");

  tcase_add_test (tests, what_is_no_report_is_refused);
  tcase_add_test (tests, a_day_that_is_none_is_refused);
  tcase_add_test (tests, statements_of_the_last_report_are_the_past);
  tcase_add_test (tests, json_says_what_is_new);
  tcase_add_test (tests, other_rules_that_are_not_at_hand_make_no_moves);
  tcase_add_test (tests, nothing_new_is_said_to_be_so);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
