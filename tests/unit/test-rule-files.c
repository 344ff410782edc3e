/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule files in memory, alone and over the disk; looking for git. */
#include "rules/rule-files-private.h"
#include "runner.h"

#include "base/io.h"
#include "base/limits.h"
#include "rules/git.h"
#include "rules/rule-set.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define HEAD                                                                                       \
  "{\"format\": 1, \"issues\": [{\"id\": \"i\", \"kind\": \"choice\","                             \
  " \"positions\": [{\"id\": \"p\"}]}]"
#define RULES(phrase) HEAD ", \"rules\": {\"i.p\": [\"" phrase "\"]}}"

static void
set_text (DemarcheRuleFiles *files, const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  demarche_rule_files_set_text (files, path, bytes);
}

static DemarcheRuleSet *
load (DemarcheRuleFiles *files, const char *path)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  DemarcheRuleSet *rules = demarche_rule_set_load_from (files, path, NULL, diagnostics, &error);

  ck_assert_int_eq (rules == NULL, error != NULL);
  return rules;
}

static void
assert_first_problem (DemarcheRuleFiles *files, const char *path, const char *file,
                      const char *message)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheDiagnostic *first = NULL;

  ck_assert_ptr_null (demarche_rule_set_load_from (files, path, NULL, diagnostics, NULL));
  first = demarche_diagnostics_get (diagnostics, 0);
  ck_assert_str_eq (demarche_diagnostic_get_message (first), message);
  ck_assert_str_eq (demarche_diagnostic_get_file (first), file);
}

START_TEST (test_a_folder_in_memory)
{
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (NULL);

  set_text (
      files, "/none/rules/b.json",
      "{\"format\": 1, \"extends\": [\"../shared/c.json\"], \"rules\": {\"i.p\": [\"two\"]}}");
  set_text (files, "/none/rules/a.json", RULES ("one"));
  set_text (files, "/none/shared/c.json", RULES ("three"));
  set_text (files, "/none/rules/.hidden.json", "?");
  set_text (files, "/none/rules/notes.txt", "?");
  set_text (files, "/none/rules/below/d.json", "?");

  g_autoptr (DemarcheRuleSet) folder = load (files, "/none/rules");
  g_autoptr (DemarcheRuleSet) file = load (files, "/none/./rules/a.json");
  ck_assert_uint_eq (demarche_rule_set_get_n_files (folder), 3);
  ck_assert_uint_eq (demarche_rule_set_get_n_phrases (folder), 3);
  ck_assert_uint_eq (demarche_rule_set_get_n_files (file), 1);
}
END_TEST

START_TEST (test_what_is_not_in_memory)
{
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (NULL);

  assert_first_problem (files, "/none", "/none", "there is no such file");
  set_text (files, "/none/a.json", "{\"format\": 1, \"extends\": [\"b.json\"]}");
  assert_first_problem (files, "/none", "/none/a.json",
                        "cannot extend 'b.json': there is no such file");
  set_text (files, "/none/a.json", RULES ("one"));
  demarche_rule_files_set_text (files, "/none/a.json", NULL);
  assert_first_problem (files, "/none", "/none", "there is no such file");
}
END_TEST

START_TEST (test_a_large_text_is_refused)
{
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (NULL);
  g_autofree char *text = g_strnfill (DEMARCHE_LIMIT_RULE_FILE_BYTES + 1, ' ');

  set_text (files, "/none/a.json", text);
  assert_first_problem (files, "/none", "/none/a.json", "larger than 4 MiB");
}
END_TEST

/* ---- over the disk ---- */

static char *folder; /* of the test at hand */

static void
make_folder (void)
{
  folder = g_dir_make_tmp ("demarche-files-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_remove (path);
  }
  g_remove (folder);
  g_clear_pointer (&folder, g_free);
}

static char *
write_file (const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  ck_assert (demarche_io_write (path, text, strlen (text), NULL));
  return path;
}

static DemarcheRuleFiles *
new_overlay (void)
{
  g_autoptr (DemarcheRuleFiles) disk = demarche_rule_files_new_disk ();

  return demarche_rule_files_new_memory (disk);
}

START_TEST (test_a_text_covers_the_file)
{
  g_autofree char *path = write_file ("a.json", RULES ("one"));
  g_autoptr (DemarcheRuleFiles) files = new_overlay ();
  g_autoptr (DemarcheRuleSet) before = load (files, folder);

  set_text (files, path, RULES ("one | two"));
  g_autoptr (DemarcheRuleSet) covered = load (files, folder);
  demarche_rule_files_set_text (files, path, NULL);
  g_autoptr (DemarcheRuleSet) after = load (files, folder);

  ck_assert_str_ne (demarche_rule_set_get_files_hash (before),
                    demarche_rule_set_get_files_hash (covered));
  ck_assert_str_eq (demarche_rule_set_get_files_hash (before),
                    demarche_rule_set_get_files_hash (after));
  ck_assert_uint_eq (demarche_rule_set_get_n_files (covered), 1);
}
END_TEST

START_TEST (test_a_text_without_a_file_is_in_its_folder)
{
  g_autofree char *path = write_file ("b.json", RULES ("one"));
  g_autofree char *unsaved = g_build_filename (folder, "a.json", NULL);
  g_autoptr (DemarcheRuleFiles) files = new_overlay ();

  set_text (files, unsaved, RULES ("two"));
  g_autoptr (DemarcheRuleSet) rules = load (files, folder);
  g_autoptr (DemarcheRuleSet) alone = load (files, unsaved);
  ck_assert_uint_eq (demarche_rule_set_get_n_files (rules), 2);
  ck_assert_uint_eq (demarche_rule_set_get_n_files (alone), 1);
}
END_TEST

START_TEST (test_a_link_and_its_file_are_one)
{
  g_autofree char *path = write_file ("a.json", RULES ("one"));
  g_autofree char *link = g_build_filename (folder, "b.json", NULL);
  g_autoptr (DemarcheRuleFiles) files = new_overlay ();

  ck_assert_int_eq (symlink ("a.json", link), 0);
  set_text (files, link, RULES ("two | three"));
  g_autoptr (DemarcheRuleSet) by_link = load (files, link);
  g_autoptr (DemarcheRuleSet) by_name = load (files, path);
  g_autoptr (DemarcheRuleSet) both = load (files, folder);
  ck_assert_str_eq (demarche_rule_set_get_files_hash (by_link),
                    demarche_rule_set_get_files_hash (by_name));
  ck_assert_uint_eq (demarche_rule_set_get_n_files (both), 1);
}
END_TEST

START_TEST (test_git_is_a_program_in_given_folders)
{
  const char *folders[] = {"/nowhere", folder, NULL};
  g_autofree char *path = write_file ("git", "#!/bin/sh\n");

  ck_assert_ptr_null (demarche_git_find (folders)); /* may not be run */
  ck_assert_int_eq (g_chmod (path, 0700), 0);
  g_autofree char *found = demarche_git_find (folders);
  ck_assert_str_eq (found, path);
}
END_TEST

START_TEST (test_names_of_revisions)
{
  static const char *const names[] = {"HEAD:rules", "v1.0:", "a/b~2:x:y",
                                      "HEAD@{2025-03-04 12:00}:r"};
  static const char *const others[] = {"rules",     ":rules",       "-x:rules",
                                       "/a:b.json", "./HEAD:rules", "HEAD@{2025-03-04 12:00}"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ck_assert_msg (demarche_rule_files_is_git_name (names[i]), "%s", names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    ck_assert_msg (!demarche_rule_files_is_git_name (others[i]), "%s", others[i]);
}
END_TEST

int
main (void)
{
  const TTest *const tests[] = {
      test_a_folder_in_memory,
      test_what_is_not_in_memory,
      test_a_large_text_is_refused,
      test_a_text_covers_the_file,
      test_a_text_without_a_file_is_in_its_folder,
      test_a_link_and_its_file_are_one,
      test_git_is_a_program_in_given_folders,
      test_names_of_revisions,
  };
  Suite *suite = suite_create ("rule-files");
  TCase *tcase = tcase_create ("rule-files");

  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    tcase_add_test (tcase, tests[i]);
  suite_add_tcase (suite, tcase);
  return demarche_run_suite (suite);
}
