/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The registry of names. */
#include "model/speaker.h"
#include "runner.h"

#include <glib/gstdio.h>

static DemarcheSpeakers *
load (const char *text, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autofree char *path = NULL;
  int descriptor = g_file_open_tmp ("speakers-XXXXXX.json", &path, NULL);
  ck_assert_int_ge (descriptor, 0);
  ck_assert (g_close (descriptor, NULL));
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  DemarcheSpeakers *speakers = demarche_speakers_load (path, diagnostics, error);
  ck_assert_int_eq (g_unlink (path), 0);
  return speakers;
}

static const char registry[] =
    "{\"format\": 1,"
    " \"speakers\": [{\"aliases\": [\"Anna Rossi\"], \"id\": \"rossi\", \"name\": \"A. Rossi\","
    "   \"delegation\": \"Republic of Aldovia\"}],"
    " \"delegations\": [{\"id\": \"aldovia\", \"name\": \"Aldovia\","
    "   \"aliases\": [\"Republic of Aldovia\"], \"present\": [\"First\"],"
    "   \"groups\": [{\"group\": \"meridian\", \"from\": \"2024-01-01\", \"to\": null},"
    "                {\"group\": \"Harbour Group\", \"to\": \"2023-12-31\"}]}],"
    " \"groups\": [{\"id\": \"meridian\", \"name\": \"Meridian Forum\", \"aliases\": []}]}";

START_TEST (test_spellings_of_a_name_are_one)
{
  static const char *const pairs[][2] = {
      {"Andrey Krutskikh", "Mr. ANDREY  KRUTSKIKH"},
      {"Anna Rossi", "H.E. Ms. Anna Rossi"},
      {"Anna Rossi", "His Excellency Ambassador Anna Rossi"},
      {"In\303\250s Calder", "Dr Ine\314\200s\302\240Calder"},
      {"Mister Smith", "mister smith"},
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *first = demarche_speakers_fold_name (pairs[i][0]);
    g_autofree char *second = demarche_speakers_fold_name (pairs[i][1]);
    ck_assert_str_eq (first, second);
  }
  g_autofree char *accented = demarche_speakers_fold_name ("In\303\250s");
  g_autofree char *plain = demarche_speakers_fold_name ("Ines");
  g_autofree char *title_only = demarche_speakers_fold_name ("Ambassador");
  g_autofree char *no_title = demarche_speakers_fold_name ("Drago Mr");
  ck_assert_str_ne (accented, plain);
  ck_assert_str_eq (title_only, "ambassador");
  ck_assert_str_eq (no_title, "drago mr");
}
END_TEST

START_TEST (test_the_plainer_spelling_is_better)
{
  static const char *const pairs[][2] = {
      {"Ms. Anna Rossi", "ANNA ROSSI"},
      {"Anna Rossi", "Anna ROSSI"},
      {"Anna Rossi", "H.E. Ms. Anna Rossi"},
      {"J. R. Smith", "J. R. SMITH"},
      {"Smith", "Mr.  Smith"},
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    ck_assert (demarche_speakers_is_better_name (pairs[i][0], pairs[i][1]));
    ck_assert (!demarche_speakers_is_better_name (pairs[i][1], pairs[i][0]));
    ck_assert (!demarche_speakers_is_better_name (pairs[i][0], pairs[i][0]));
  }
  g_autofree char *tidy = demarche_speakers_tidy_name (" H.E. \302\240Ms.\tANNA  ROSSI ");
  ck_assert_str_eq (tidy, "H.E. Ms. ANNA ROSSI");
}
END_TEST

START_TEST (test_registry_answers_by_name_alias_and_id)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheSpeakers) speakers = load (registry, diagnostics, NULL);

  ck_assert_ptr_nonnull (speakers);
  ck_assert_str_eq (demarche_speakers_find_person (speakers, "Ms. ANNA ROSSI"), "A. Rossi");
  ck_assert_str_eq (demarche_speakers_get_delegation (speakers, "a. rossi"), "Aldovia");
  ck_assert_str_eq (demarche_speakers_find_group (speakers, "Meridian forum"), "Meridian Forum");
  /* a group that is only named by its member is known too */
  ck_assert_str_eq (demarche_speakers_find_group (speakers, "harbour group"), "Harbour Group");
  ck_assert_ptr_null (demarche_speakers_find_person (speakers, "Aldovia"));
  ck_assert_str_eq (demarche_speakers_get_present (speakers, "Aldovia")[0], "First");
  ck_assert_ptr_null (demarche_speakers_get_present (speakers, "Brenmark")[0]);
}
END_TEST

START_TEST (test_membership_has_days)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheSpeakers) speakers = load (registry, diagnostics, NULL);
  static const struct {
    const char *date;
    const char *groups[3];
  } cases[] = {
      {"2023-12-31", {"Harbour Group", NULL}},
      {"2024-01-01", {"Meridian Forum", NULL}},
      {NULL, {"Meridian Forum", "Harbour Group", NULL}},
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree const char **groups =
        demarche_speakers_get_groups (speakers, "aldovia", cases[i].date);
    ck_assert (g_strv_equal ((const char *const *)groups, cases[i].groups));
  }
}
END_TEST

START_TEST (test_names_for_holders_have_no_ids)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheSpeakers) speakers = load (registry, diagnostics, NULL);
  const char *const *names;
  const char *const *spellings;
  demarche_speakers_get_names (speakers, &names, &spellings);

  ck_assert (g_strv_contains (names, "Republic of Aldovia"));
  ck_assert (!g_strv_contains (names, "rossi"));
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "Anna Rossi"))
      ck_assert_str_eq (spellings[i], "A. Rossi");
}
END_TEST

static const struct {
  const char *text;
  const char *message;
} refused[] = {
    {"{\"speakers\": []}", "'format' is missing"},
    {"{\"format\": 2}", "a format that this version does not know"},
    {"{\"format\": 1, \"speaker\": []}", "unknown key 'speaker'"},
    {"{\"format\": 1, \"speakers\": [{\"nam\": \"A\"}]}", "unknown key 'nam'"},
    {"{\"format\": 1, \"speakers\": [{\"id\": \"a\"}]}", "an entry without 'name'"},
    {"{\"format\": 1, \"speakers\": [{\"name\": 1}]}", "expected a string, found a number"},
    {"{\"format\": 1, \"groups\": [{\"name\": \"A\"}, {\"name\": \"a\"}]}",
     "'a' is already the name of another"},
    {"{\"format\": 1, \"delegations\": [{\"name\": \"A\", \"groups\": [{\"from\": "
     "\"2024-02-30\", \"group\": \"G\"}]}]}",
     "a date that does not exist"},
    {"{\"format\": 1, \"delegations\": [{\"name\": \"A\", \"groups\": [{}]}]}",
     "a membership without 'group'"},
};

START_TEST (test_mistakes_are_refused)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheSpeakers) speakers = load (refused[_i].text, diagnostics, &error);

  ck_assert_ptr_null (speakers);
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX));
  ck_assert_str_eq (demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)),
                    refused[_i].message);
}
END_TEST

START_TEST (test_deep_nesting_is_an_error)
{
  g_autoptr (GString) text = g_string_new ("{\"format\": 1, \"note\": ");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheSpeakers) speakers = load (text->str, diagnostics, NULL);

  ck_assert_ptr_null (speakers);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("speakers");
  TCase *tests = tcase_create ("speakers");

  tcase_add_test (tests, test_spellings_of_a_name_are_one);
  tcase_add_test (tests, test_the_plainer_spelling_is_better);
  tcase_add_test (tests, test_registry_answers_by_name_alias_and_id);
  tcase_add_test (tests, test_membership_has_days);
  tcase_add_test (tests, test_names_for_holders_have_no_ids);
  tcase_add_loop_test (tests, test_mistakes_are_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tests, test_deep_nesting_is_an_error);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
