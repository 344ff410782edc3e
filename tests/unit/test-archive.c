/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The archive: what goes in comes out, versions, decisions and their places. */
#include "archive/archive.h"
#include "archive/decisions.h"
#include "archive/export.h"
#include "archive/location.h"
#include "archive/overview.h"
#include "base/io.h"
#include "classify/classifier.h"
#include "ingest/segmentation.h"
#include "model/anchor.h"
#include "model/decided.h"
#include "model/tag-lines.h"
#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>

#define RULES                                                                                      \
  "{\"format\": 1, \"title\": \"Fishing\", \"language\": \"en\", \"issues\": [{\"id\": \"quota\"," \
  " \"title\": \"Limits\", \"kind\": \"scale\", \"about\": [\"catch\"], \"positions\": ["          \
  "{\"id\": \"lower\", \"title\": \"Lower\", \"value\": 1}]}],"                                    \
  " \"rules\": {\"quota.lower\": [\"lower limit~\"]}}"
#define PERCH "We want lower limits for the catch of perch."
#define TEXT "Some say lower limits. We agree.\n\n" PERCH "\n\nThe lake is dear to us.\n"

typedef struct {
  char *folder;
  char *path;
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier;
  DemarcheArchive *archive;
} Fixture;

static Fixture fixture;

static DemarcheArchive *
open_archive (DemarcheArchiveMode mode)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  DemarcheArchive *archive = demarche_archive_open (fixture.path, mode, diagnostics, &error);

  ck_assert_msg (archive != NULL, "%s", error != NULL ? error->message : "");
  demarche_archive_set_time (archive, 1741305600);
  return archive;
}

static void
begin_run (void)
{
  fixture.archive = open_archive (DEMARCHE_ARCHIVE_CREATE);
  ck_assert (demarche_archive_begin_run (fixture.archive, fixture.rules, "rules.json", NULL));
}

static void
set_up (void)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autofree char *rules = NULL;

  fixture.folder = g_dir_make_tmp ("demarche-archive-XXXXXX", NULL);
  fixture.path = g_build_filename (fixture.folder, "talks.db", NULL);
  rules = g_build_filename (fixture.folder, "rules.json", NULL);
  ck_assert (demarche_io_write (rules, RULES, strlen (RULES), NULL));
  fixture.rules = demarche_rule_set_load (rules, NULL, diagnostics, NULL);
  ck_assert_ptr_nonnull (fixture.rules);
  fixture.classifier = demarche_classifier_new (fixture.rules, NULL);
  begin_run ();
}

static void
tear_down (void)
{
  g_autoptr (GDir) listing = g_dir_open (fixture.folder, 0, NULL);

  g_clear_object (&fixture.archive);
  g_clear_object (&fixture.classifier);
  g_clear_object (&fixture.rules);
  for (const char *name = g_dir_read_name (listing); name != NULL;
       name = g_dir_read_name (listing)) {
    g_autofree char *file = g_build_filename (fixture.folder, name, NULL);
    g_unlink (file);
  }
  g_rmdir (fixture.folder);
  g_free (fixture.folder);
  g_free (fixture.path);
}

static DemarcheTagged *
make_tagged (const char *name, const char *text, const char *delegation)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DemarcheSource) source = demarche_source_new (name, bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheStatementBuilder *builder = demarche_statement_builder_new (name);

  demarche_statement_builder_set_source (builder, bytes, "text/plain", "UTF-8");
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DELEGATION, delegation,
                                        DEMARCHE_ORIGIN_MANIFEST, NULL);
  demarche_statement_builder_set_attribute (builder, "room", "XX");
  ck_assert (demarche_segment (builder, source, 0, NULL, NULL, diagnostics, NULL));
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  return demarche_classifier_tag (fixture.classifier, statement, NULL, NULL);
}

static DemarcheAddedKind
add (const char *name, const char *source, const char *text, const char *delegation,
     DemarcheAddition *addition)
{
  g_autoptr (DemarcheTagged) tagged = make_tagged (name, text, delegation);
  g_auto (DemarcheAddition) own = {0};
  DemarcheAddition *result = addition != NULL ? addition : &own;
  g_autoptr (GError) error = NULL;

  if (!demarche_archive_add (fixture.archive, tagged, source, result, &error))
    ck_abort_msg ("%s", error->message);
  return result->kind;
}

static char *
describe (DemarcheTagged *tagged)
{
  GString *out = g_string_new (NULL);

  demarche_tag_lines_append (out, tagged, demarche_rule_set_get_codebook (fixture.rules), "rules");
  return g_string_free (out, FALSE);
}

START_TEST (comes_out_as_it_went_in)
{
  g_autoptr (DemarcheTagged) tagged = make_tagged ("a.txt", TEXT, "Aldovia");

  ck_assert_int_eq (add ("a.txt", "/in/a.txt", TEXT, "Aldovia", NULL), DEMARCHE_ADDED_NEW);
  g_autoptr (DemarcheTagged) again =
      demarche_archive_read_tagged (fixture.archive, "a.txt", fixture.rules, NULL);
  ck_assert_ptr_nonnull (again);
  g_autofree char *before = describe (tagged);
  g_autofree char *after = describe (again);
  ck_assert_str_eq (before, after);
  DemarcheStatement *statement = demarche_tagged_get_statement (again);
  ck_assert_str_eq (demarche_statement_get_attribute (statement, "room"), "XX");
  ck_assert (demarche_tagged_is_about (again, 1, 0));
  g_autoptr (DemarcheStatement) whole =
      demarche_archive_read (fixture.archive, "a.txt", TRUE, NULL);
  gsize length;
  const char *text = demarche_statement_get_source_text (whole, &length);
  ck_assert_uint_eq (length, strlen (TEXT));
  ck_assert_int_eq (memcmp (text, TEXT, length), 0);
}
END_TEST

START_TEST (a_text_is_told_by_its_hash)
{
  g_auto (DemarcheAddition) addition = {0};

  add ("a.txt", "/in/a.txt", TEXT, "Aldovia", NULL);
  ck_assert_int_eq (add ("a.txt", "/in/a.txt", TEXT, "Aldovia", NULL), DEMARCHE_ADDED_KNOWN);
  ck_assert_int_eq (add ("b.txt", "/in/b.txt", TEXT, "Aldovia", &addition),
                    DEMARCHE_ADDED_DELIVERY);
  ck_assert_str_eq (addition.name, "a.txt");
  ck_assert_ptr_null (addition.changes);
  ck_assert_int_eq (add ("c.txt", "/in/c.txt", TEXT, "Brenmark", &addition),
                    DEMARCHE_ADDED_DELIVERY);
  ck_assert_str_eq (addition.changes, "delegation Brenmark, not Aldovia");
  ck_assert_int_eq (add ("c.txt", "/in/c.txt", TEXT, "Brenmark", NULL), DEMARCHE_ADDED_KNOWN);
}
END_TEST

START_TEST (corrections_are_versions)
{
  g_auto (DemarcheAddition) addition = {0};

  add ("a.txt", "/in/a.txt", TEXT, "Aldovia", NULL);
  ck_assert_int_eq (add ("a.txt", "/in/a.txt", PERCH, "Aldovia", NULL), DEMARCHE_ADDED_TEXT);
  ck_assert_int_eq (add ("a.txt", "/in/a.txt", PERCH, "Corvania", &addition),
                    DEMARCHE_ADDED_METADATA);
  ck_assert_str_eq (addition.changes, "delegation Corvania, was Aldovia");
  /* an older text of its own is no other statement */
  ck_assert_int_eq (add ("a.txt", "/in/a.txt", TEXT, "Corvania", NULL), DEMARCHE_ADDED_TEXT);
  ck_assert_int_eq (add ("a.txt", "/elsewhere/a.txt", "Other words.", "Ostrany", &addition),
                    DEMARCHE_ADDED_NEW);
  ck_assert_str_eq (addition.name, "elsewhere/a.txt");
  g_autoptr (GPtrArray) names = demarche_archive_list_names (fixture.archive, NULL);
  ck_assert_uint_eq (names->len, 2);
}
END_TEST

/* ---- decisions ---- */

static DemarcheDecision *
decide (DemarcheDecisionKind kind, const char *by)
{
  g_autoptr (DemarcheTagged) tagged =
      demarche_archive_read_tagged (fixture.archive, "a.txt", fixture.rules, NULL);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint index = 1;
  g_autofree char *hash =
      demarche_paragraph_hash (demarche_statement_get_paragraph (statement, index));
  DemarcheDecision model = {.kind = kind,
                            .statement = (char *)"a.txt",
                            .paragraph_hash = hash,
                            .ordinal = 0,
                            .number = 2,
                            .quote = (char *)PERCH,
                            .words = (char *)"lower limits",
                            .position = (char *)"quota.lower",
                            .holder = DEMARCHE_HOLDER_SPEAKER,
                            .stance = DEMARCHE_STANCE_SUPPORTS,
                            .by = (char *)by};

  return demarche_decision_new (&model);
}

static guint
record (DemarcheDecision *decision)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();
  guint n_added;

  g_ptr_array_add (decisions, decision);
  ck_assert (demarche_archive_add_decisions (fixture.archive, decisions, &n_added, NULL));
  return n_added;
}

static GPtrArray *
list (gboolean whole_log)
{
  GPtrArray *rows = demarche_archive_list_decisions (fixture.archive, whole_log, NULL);

  ck_assert_ptr_nonnull (rows);
  return rows;
}

START_TEST (decisions_are_a_log)
{
  add ("a.txt", "/in/a.txt", TEXT, "Aldovia", NULL);
  g_autoptr (DemarcheDecision) reject = decide (DEMARCHE_DECISION_REJECT, "Anna");
  g_autoptr (DemarcheDecision) accept = decide (DEMARCHE_DECISION_ACCEPT, "Anna");
  g_autoptr (GError) error = NULL;

  ck_assert_uint_eq (record (reject), 1);
  ck_assert_uint_eq (record (reject), 0);
  ck_assert_uint_eq (record (accept), 1);
  ck_assert_uint_eq (record (reject), 1);
  ck_assert (demarche_archive_undo_decision (fixture.archive, 3, "Ben", NULL));
  ck_assert (!demarche_archive_undo_decision (fixture.archive, 3, "Ben", &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID));
  ck_assert (!demarche_archive_undo_decision (fixture.archive, 9, "Ben", NULL));
  ck_assert (!demarche_archive_undo_decision (fixture.archive, 4, "Ben", NULL));
  g_autoptr (GPtrArray) holding = list (FALSE);
  g_autoptr (GPtrArray) log = list (TRUE);
  ck_assert_uint_eq (holding->len, 2);
  ck_assert_uint_eq (log->len, 4);
  const DemarcheArchiveDecision *last = g_ptr_array_index (log, 3);
  ck_assert_int_eq (last->undoes, 3);
  ck_assert_str_eq (last->decision->by, "Ben");
  const DemarcheArchiveDecision *first = g_ptr_array_index (log, 0);
  ck_assert_int_eq (first->decision->kind, DEMARCHE_DECISION_REJECT);
  ck_assert_str_eq (first->decision->when, "2025-03-07");
  ck_assert_str_eq (first->decision->words, "lower limits");
}
END_TEST

static DemarcheOutcome
apply (guint *n_rejected)
{
  g_autoptr (GPtrArray) tagged =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = list (FALSE);

  g_ptr_array_add (tagged,
                   demarche_archive_read_tagged (fixture.archive, "a.txt", fixture.rules, NULL));
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (decisions, ((DemarcheArchiveDecision *)rows->pdata[i])->decision);
  g_autoptr (DemarcheDecided) decided =
      demarche_decided_new (decisions, tagged, demarche_rule_set_get_codebook (fixture.rules));
  *n_rejected = decided->n_rejected;
  return ((DemarcheDecidedRow *)g_ptr_array_index (decided->rows, 0))->outcome;
}

START_TEST (decisions_follow_their_words)
{
  g_auto (DemarcheAddition) addition = {0};
  guint n_rejected;

  add ("a.txt", "/in/a.txt", TEXT, "Aldovia", NULL);
  g_autoptr (DemarcheDecision) reject = decide (DEMARCHE_DECISION_REJECT, "Anna");
  record (reject);
  ck_assert_msg (apply (&n_rejected) == DEMARCHE_OUTCOME_APPLIED, "line %d", __LINE__);
  ck_assert_uint_eq (n_rejected, 1);

  /* moved: a paragraph was put before it */
  add ("a.txt", "/in/a.txt", "Thank you.\n\n" TEXT, "Aldovia", &addition);
  ck_assert_uint_eq (addition.n_anchored, 1);
  ck_assert_msg (apply (&n_rejected) == DEMARCHE_OUTCOME_APPLIED, "line %d", __LINE__);
  ck_assert_uint_eq (n_rejected, 1);

  /* the paragraph itself was corrected: the only one with the words of the tag */
  add ("a.txt", "/in/a.txt", "Thank you.\n\nWe want lower limits for the catch of pike.\n",
       "Aldovia", &addition);
  ck_assert_uint_eq (addition.n_anchored, 1);
  ck_assert_msg (apply (&n_rejected) == DEMARCHE_OUTCOME_APPLIED, "line %d", __LINE__);
  ck_assert_uint_eq (n_rejected, 1);

  /* the words are gone: it is kept and listed */
  add ("a.txt", "/in/a.txt", "Thank you.\n", "Aldovia", &addition);
  ck_assert_uint_eq (addition.n_anchored, 0);
  ck_assert_str_eq (addition.lost[0],
                    "Anna rejects it: “lower limits”: no paragraph has its words any more");
  g_autoptr (GPtrArray) rows = list (FALSE);
  ck_assert_str_eq (((DemarcheArchiveDecision *)rows->pdata[0])->why_lost,
                    "no paragraph has its words any more");
  ck_assert_msg (apply (&n_rejected) == DEMARCHE_OUTCOME_LOST, "line %d", __LINE__);
  g_autoptr (DemarcheTable) lost =
      demarche_archive_get_overview (fixture.archive, DEMARCHE_OVERVIEW_LOST, NULL);
  ck_assert_uint_eq (lost->rows->len, 1);

  /* and finds its place again when they come back */
  add ("a.txt", "/in/a.txt", "Thank you.\n\nWe want lower limits for bream.\n", "Aldovia",
       &addition);
  ck_assert_uint_eq (addition.n_anchored, 1);
  ck_assert_msg (apply (&n_rejected) == DEMARCHE_OUTCOME_APPLIED, "line %d", __LINE__);
}
END_TEST

/* ---- one writer ---- */

START_TEST (readers_see_one_state)
{
  add ("a.txt", "/in/a.txt", TEXT, "Aldovia", NULL);
  g_autoptr (DemarcheArchive) reader = open_archive (DEMARCHE_ARCHIVE_READ);
  g_autoptr (GPtrArray) before = demarche_archive_list_names (reader, NULL);

  add ("b.txt", "/in/b.txt", PERCH, "Brenmark", NULL);
  g_autoptr (GPtrArray) after = demarche_archive_list_names (reader, NULL);
  ck_assert_uint_eq (before->len, 1);
  ck_assert_uint_eq (after->len, 1);
  g_autoptr (DemarcheArchive) later = open_archive (DEMARCHE_ARCHIVE_READ);
  g_autoptr (GPtrArray) now = demarche_archive_list_names (later, NULL);
  ck_assert_uint_eq (now->len, 2);
}
END_TEST

static guint
count_for_others (void)
{
  g_autoptr (DemarcheArchive) reader = open_archive (DEMARCHE_ARCHIVE_READ);
  g_autoptr (GPtrArray) names = demarche_archive_list_names (reader, NULL);

  return names->len;
}

START_TEST (a_group_is_kept_as_one)
{
  ck_assert (demarche_archive_begin_group (fixture.archive, NULL));
  add ("a.txt", "/inbox/a.txt", TEXT, "Aldovia", NULL);
  add ("b.txt", "/inbox/b.txt", "Another one.\n", "Brenmark", NULL);
  ck_assert_uint_eq (count_for_others (), 0);
  ck_assert (demarche_archive_end_group (fixture.archive, NULL));
  ck_assert_uint_eq (count_for_others (), 2);

  /* what fails takes the group with it */
  ck_assert (demarche_archive_begin_group (fixture.archive, NULL));
  add ("c.txt", "/inbox/c.txt", "A third one.\n", "Cadria", NULL);
  ck_assert (!demarche_archive_remove (fixture.archive, "d.txt", NULL, "not there", FALSE, NULL));
  ck_assert (!demarche_archive_has_group (fixture.archive));
  ck_assert_uint_eq (count_for_others (), 2);
}
END_TEST

START_TEST (network_file_systems_are_known)
{
  ck_assert (demarche_location_is_network (0x6969));
  ck_assert (demarche_location_is_network (0xff534d42));
  ck_assert (!demarche_location_is_network (0xef53));     /* ext4 */
  ck_assert (!demarche_location_is_network (0x01021994)); /* tmpfs */
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("archive");
  TCase *tests = tcase_create ("archive");

  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, comes_out_as_it_went_in);
  tcase_add_test (tests, a_text_is_told_by_its_hash);
  tcase_add_test (tests, corrections_are_versions);
  tcase_add_test (tests, decisions_are_a_log);
  tcase_add_test (tests, decisions_follow_their_words);
  tcase_add_test (tests, readers_see_one_state);
  tcase_add_test (tests, a_group_is_kept_as_one);
  tcase_add_test (tests, network_file_systems_are_known);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
