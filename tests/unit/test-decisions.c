/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Decisions of people: how they are read, find their tags and change them. */
#include "comparison/reviewers.h"
#include "comparison/samples.h"
#include "ingest/decision-rows.h"
#include "model/anchor.h"
#include "model/decided.h"
#include "model/decision-table.h"
#include "model/reference.h"

#include "report-fixture.h"

#include <glib/gstdio.h>

typedef struct {
  DemarcheCodebook *codebook;
  GPtrArray *tagged;
  GPtrArray *references;
  GPtrArray *decisions;
} Fixture;

#define TEXT "We want norms, and we mean it."

static Fixture
open_fixture (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *voluntary = report_fixture_tag ("norms.voluntary", "supports", "firm", "r");
  g_autofree char *contacts = report_fixture_tag ("measures.contacts", "opposes", "firm", "r");
  g_autofree char *both = g_strdup_printf ("%s, %s", contacts, voluntary);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  Fixture fixture = {.codebook = report_fixture_codebook ("word")};

  report_fixture_say (lines, "a.txt", 1, "Aldovia", "First", "2024-03-04", TEXT, both);
  report_fixture_say (lines, "a.txt", 2, "Aldovia", "First", "2024-03-04", TEXT, voluntary);
  report_fixture_say (lines, "b.txt", 1, "Brenmark", "First", "2024-03-04", "Nothing more.", "");
  g_autoptr (GBytes) bytes = g_bytes_new (lines->str, lines->len);
  g_autoptr (DemarcheSource) source = demarche_source_new ("tags.jsonl", bytes);
  fixture.tagged =
      demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD, fixture.codebook, diagnostics);
  ck_assert_ptr_nonnull (fixture.tagged);
  fixture.references = demarche_references_new (fixture.tagged, fixture.codebook);
  fixture.decisions = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);
  return fixture;
}

static void
close_fixture (Fixture *fixture)
{
  g_ptr_array_unref (fixture->decisions);
  g_ptr_array_unref (fixture->references);
  g_ptr_array_unref (fixture->tagged);
  demarche_codebook_unref (fixture->codebook);
}

static void
decide (Fixture *fixture, guint tag, DemarcheDecision model)
{
  model.ordinal = DEMARCHE_ORDINAL_UNKNOWN;
  if (model.reference == NULL && model.quote == NULL)
    model.reference = g_ptr_array_index (fixture->references, tag);
  g_ptr_array_add (fixture->decisions, demarche_decision_new (&model));
}

/* "norms.voluntary supports firm accepted; …" of the first statement */
static char *
show (Fixture *fixture, DemarcheDecided *decided)
{
  static const char *const standings[] = {"found",     "accepted", "rejected",
                                          "corrected", "disputed", "added"};
  DemarcheTagged *tagged = g_ptr_array_index (decided->tagged, 0);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);

    g_string_append_printf (out, "%s%u %s %s %s", i > 0 ? "; " : "", tag->paragraph + 1,
                            demarche_codebook_get_position (fixture->codebook, tag->position)->code,
                            demarche_stance_get_name (tag->stance), standings[tag->standing]);
    if (tag->force == DEMARCHE_FORCE_TENTATIVE)
      g_string_append (out, " tentative");
  }
  return g_string_free (out, FALSE);
}

static const struct {
  const char *name;
  struct {
    guint tag; /* 0: contacts, 1: voluntary in paragraph 1, 2: voluntary in paragraph 2 */
    DemarcheDecision decision;
  } decisions[3];
  guint n;
  DemarcheOutcome outcomes[3];
  const char *tags;
} changes[] = {
    {"accept",
     {{0, {.kind = DEMARCHE_DECISION_ACCEPT}}},
     1,
     {DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes accepted; 1 norms.voluntary supports found; "
     "2 norms.voluntary supports found"},
    {"reject",
     {{2, {.kind = DEMARCHE_DECISION_REJECT}}},
     1,
     {DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes found; 1 norms.voluntary supports found; "
     "2 norms.voluntary supports rejected"},
    {"correct force",
     {{1,
       {.kind = DEMARCHE_DECISION_CORRECT,
        .corrects = DEMARCHE_CORRECTS_FORCE,
        .to_force = DEMARCHE_FORCE_TENTATIVE}}},
     1,
     {DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes found; 1 norms.voluntary supports accepted tentative; "
     "2 norms.voluntary supports found"},
    {"correct position",
     {{1,
       {.kind = DEMARCHE_DECISION_CORRECT,
        .corrects = DEMARCHE_CORRECTS_POSITION,
        .to_position = (char *)"norms.binding"}}},
     1,
     {DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes found; 1 norms.binding supports added; "
     "1 norms.voluntary supports corrected; 2 norms.voluntary supports found"},
    {"two people",
     {{1, {.kind = DEMARCHE_DECISION_ACCEPT, .by = (char *)"A"}},
      {1, {.kind = DEMARCHE_DECISION_REJECT, .by = (char *)"B"}}},
     2,
     {DEMARCHE_OUTCOME_DISPUTED, DEMARCHE_OUTCOME_DISPUTED},
     "1 measures.contacts opposes found; 1 norms.voluntary supports disputed; "
     "2 norms.voluntary supports found"},
    {"one person twice",
     {{1, {.kind = DEMARCHE_DECISION_ACCEPT, .by = (char *)"A"}},
      {1, {.kind = DEMARCHE_DECISION_REJECT, .by = (char *)"A"}}},
     2,
     {DEMARCHE_OUTCOME_REPLACED, DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes found; 1 norms.voluntary supports rejected; "
     "2 norms.voluntary supports found"},
    {"by words, numbered",
     {{1,
       {.kind = DEMARCHE_DECISION_REJECT,
        .quote = (char *)TEXT,
        .statement = (char *)"a.txt",
        .number = 2,
        .position = (char *)"norms.voluntary",
        .holder = DEMARCHE_HOLDER_SPEAKER,
        .stance = DEMARCHE_STANCE_SUPPORTS}}},
     1,
     {DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes found; 1 norms.voluntary supports found; "
     "2 norms.voluntary supports rejected"},
    {"no longer found",
     {{1,
       {.kind = DEMARCHE_DECISION_ACCEPT,
        .reference = (char *)"zzzzzzzz",
        .quote = (char *)"We want norms and we mean it",
        .position = (char *)"norms.binding",
        .holder = DEMARCHE_HOLDER_SPEAKER,
        .stance = DEMARCHE_STANCE_SUPPORTS}}},
     1,
     {DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes found; 1 norms.binding supports added; "
     "1 norms.voluntary supports found; 2 norms.voluntary supports found"},
    {"rejects what is gone",
     {{1,
       {.kind = DEMARCHE_DECISION_REJECT,
        .quote = (char *)TEXT,
        .position = (char *)"norms.binding",
        .holder = DEMARCHE_HOLDER_SPEAKER,
        .stance = DEMARCHE_STANCE_SUPPORTS}}},
     1,
     {DEMARCHE_OUTCOME_SETTLED},
     "1 measures.contacts opposes found; 1 norms.voluntary supports found; "
     "2 norms.voluntary supports found"},
    {"rejects what another's correction gives",
     {{1,
       {.kind = DEMARCHE_DECISION_REJECT,
        .quote = (char *)TEXT,
        .position = (char *)"norms.binding",
        .holder = DEMARCHE_HOLDER_SPEAKER,
        .stance = DEMARCHE_STANCE_SUPPORTS,
        .by = (char *)"A"}},
      {1,
       {.kind = DEMARCHE_DECISION_CORRECT,
        .corrects = DEMARCHE_CORRECTS_POSITION,
        .to_position = (char *)"norms.binding",
        .by = (char *)"B"}}},
     2,
     {DEMARCHE_OUTCOME_DISPUTED, DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes found; 1 norms.binding supports disputed; "
     "1 norms.voluntary supports corrected; 2 norms.voluntary supports found"},
    {"nowhere",
     {{1,
       {.kind = DEMARCHE_DECISION_REJECT,
        .quote = (char *)"Other words.",
        .position = (char *)"norms.voluntary"}}},
     1,
     {DEMARCHE_OUTCOME_LOST},
     "1 measures.contacts opposes found; 1 norms.voluntary supports found; "
     "2 norms.voluntary supports found"},
    {"remark",
     {{0, {.kind = DEMARCHE_DECISION_COMMENT, .comment = (char *)"look"}}},
     1,
     {DEMARCHE_OUTCOME_APPLIED},
     "1 measures.contacts opposes found; 1 norms.voluntary supports found; "
     "2 norms.voluntary supports found"},
};

START_TEST (decisions_change_tags)
{
  Fixture fixture = open_fixture ();

  for (guint i = 0; i < changes[_i].n; i++)
    decide (&fixture, changes[_i].decisions[i].tag, changes[_i].decisions[i].decision);
  g_autoptr (DemarcheDecided) decided =
      demarche_decided_new (fixture.decisions, fixture.tagged, fixture.codebook);
  g_autofree char *tags = show (&fixture, decided);
  ck_assert_msg (strcmp (tags, changes[_i].tags) == 0, "%s: %s", changes[_i].name, tags);
  for (guint i = 0; i < changes[_i].n; i++) {
    const DemarcheDecidedRow *row = g_ptr_array_index (decided->rows, i);

    ck_assert_msg (row->outcome == changes[_i].outcomes[i], "%s: %d", changes[_i].name,
                   (int)row->outcome);
    ck_assert_int_eq (row->why != NULL, row->outcome == DEMARCHE_OUTCOME_LOST);
  }
  close_fixture (&fixture);
}
END_TEST

/* what the archive will keep: hash and ordinal of the paragraph */
START_TEST (a_placed_decision_is_anchored)
{
  Fixture fixture = open_fixture ();

  decide (&fixture, 2, (DemarcheDecision){.kind = DEMARCHE_DECISION_ACCEPT});
  g_autoptr (DemarcheDecided) decided =
      demarche_decided_new (fixture.decisions, fixture.tagged, fixture.codebook);
  const DemarcheDecidedRow *row = g_ptr_array_index (decided->rows, 0);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, TEXT, -1);
  ck_assert_str_eq (row->decision->paragraph_hash, hash);
  ck_assert_uint_eq (row->decision->ordinal, 1);
  ck_assert_str_eq (row->decision->position, "norms.voluntary");

  /* and it is found by that alone */
  DemarcheDecision model = *row->decision;
  model.reference = NULL;
  g_autoptr (DemarcheDecision) bare = demarche_decision_new (&model);
  g_ptr_array_set_size (fixture.decisions, 0);
  g_ptr_array_add (fixture.decisions, demarche_decision_ref (bare));
  g_autoptr (DemarcheDecided) again =
      demarche_decided_new (fixture.decisions, fixture.tagged, fixture.codebook);
  g_autofree char *tags = show (&fixture, again);
  ck_assert_str_eq (tags, "1 measures.contacts opposes found; 1 norms.voluntary supports found; "
                          "2 norms.voluntary supports accepted");
  close_fixture (&fixture);
}
END_TEST

/* ---- tables ---- */

static GPtrArray *
read_rows (const char *text, DemarcheDiagnostics *diagnostics)
{
  g_autofree char *path = NULL;
  g_autoptr (DemarcheCodebook) codebook = report_fixture_codebook ("word");
  g_autoptr (GError) error = NULL;
  int file = g_file_open_tmp ("decisions-XXXXXX", &path, NULL);
  GPtrArray *decisions;

  ck_assert_int_ge (file, 0);
  ck_assert (g_close (file, NULL));
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  decisions = demarche_decision_rows_read (path, codebook, diagnostics, &error);
  ck_assert_int_eq (decisions == NULL, error != NULL);
  g_unlink (path);
  return decisions;
}

START_TEST (a_spreadsheet_is_read)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) decisions =
      read_rows ("\xef\xbb\xbfreference;text;decision;position;holder;stance;force;by;comment\r\n"
                 "aaaaaaaa;\"one; \"\"two\"\"\";Correct;norms.binding;other;;;A. Rossi;'=sum\r\n"
                 "bbbbbbbb;three;;;;;;A. Rossi;\r\n"
                 "cccccccc;four;;;;;;;look here\r\n",
                 diagnostics);
  const DemarcheDecision *first;
  const DemarcheDecision *second;

  ck_assert_ptr_nonnull (decisions);
  ck_assert_uint_eq (decisions->len, 2);
  first = g_ptr_array_index (decisions, 0);
  second = g_ptr_array_index (decisions, 1);
  ck_assert_int_eq (first->kind, DEMARCHE_DECISION_CORRECT);
  ck_assert_str_eq (first->reference, "aaaaaaaa");
  ck_assert_str_eq (first->quote, "one; \"two\"");
  ck_assert_uint_eq (first->corrects, DEMARCHE_CORRECTS_POSITION | DEMARCHE_CORRECTS_HOLDER);
  ck_assert_str_eq (first->to_position, "norms.binding");
  ck_assert_str_eq (first->comment, "=sum");
  ck_assert_uint_eq (first->line, 2);
  ck_assert_int_eq (second->kind, DEMARCHE_DECISION_COMMENT);
  ck_assert_str_eq (second->comment, "look here");
}
END_TEST

static const struct {
  const char *row;
  const char *message;
} mistakes[] = {
    {"a,agree,,,,,,", "'agree' is no decision"},
    {"a,correct,,,,,A,", "'correct' without a correction"},
    {"a,correct,norms.nowhere,,,,A,", "'norms.nowhere' is no position code"},
    {"a,correct,,nobody,,,A,", "'nobody' is no holder"},
    {"a,correct,,,likes,,A,", "'likes' is no stance"},
    {"a,correct,,,,strong,A,", "'strong' is no force"},
    {"a,,,,opposes,,A,", "a correction without the word for it"},
    {"a,accept,norms.binding,,,,A,", "a correction without the word for it"},
};

START_TEST (mistakes_have_their_place)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autofree char *text = g_strconcat (
      "reference,decision,position,holder,stance,force,by,comment\n", mistakes[_i].row, "\n", NULL);
  g_autoptr (GPtrArray) decisions = read_rows (text, diagnostics);
  DemarcheDiagnostic *first;

  ck_assert_ptr_null (decisions);
  ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), 1);
  first = demarche_diagnostics_get (diagnostics, 0);
  ck_assert_str_eq (demarche_diagnostic_get_message (first), mistakes[_i].message);
  ck_assert_uint_eq (demarche_diagnostic_get_line (first), 2);
  ck_assert_uint_gt (demarche_diagnostic_get_column (first), 2);
}
END_TEST

START_TEST (a_table_is_read_as_it_was_written)
{
  Fixture fixture = open_fixture ();
  DemarcheTagged *tagged = g_ptr_array_index (fixture.tagged, 0);
  const DemarcheDecision model = {.kind = DEMARCHE_DECISION_CORRECT,
                                  .corrects = DEMARCHE_CORRECTS_POSITION |
                                              DEMARCHE_CORRECTS_HOLDER | DEMARCHE_CORRECTS_FORCE,
                                  .to_position = (char *)"norms.binding",
                                  .to_holder = DEMARCHE_HOLDER_OTHER,
                                  .to_force = DEMARCHE_FORCE_TENTATIVE,
                                  .by = (char *)"Vos, H.",
                                  .when = (char *)"2025-03-07",
                                  .comment = (char *)"=\"no\"; but\nyes"};
  const DemarcheTag *tag = demarche_tagged_get_tag (tagged, 2);
  g_autoptr (DemarcheDecision) named = demarche_decision_name (
      &model, g_ptr_array_index (fixture.references, 2), tagged, tag, fixture.codebook);
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  demarche_decision_table_append_head (table);
  demarche_decision_table_append (table, named->reference, tagged, tag, fixture.codebook, NULL);
  demarche_decision_table_append (table, named->reference, tagged, tag, fixture.codebook, named);
  demarche_decision_table_append_kept (table, named);
  g_autoptr (GPtrArray) read = read_rows (table->str, diagnostics);
  ck_assert_uint_eq (read->len, 2);
  g_autoptr (DemarcheDecided) decided =
      demarche_decided_new (read, fixture.tagged, fixture.codebook);
  for (guint i = 0; i < read->len; i++) {
    const DemarcheDecidedRow *row = g_ptr_array_index (decided->rows, i);

    ck_assert (demarche_decision_agrees (row->decision, named));
    ck_assert_str_eq (row->decision->reference, named->reference);
    ck_assert_str_eq (row->decision->paragraph_hash, named->paragraph_hash);
    ck_assert_uint_eq (row->decision->ordinal, 1);
    ck_assert_str_eq (row->decision->words, "We"); /* cells are stripped */
    ck_assert_str_eq (row->decision->quote, named->quote);
    ck_assert_str_eq (row->decision->by, "Vos, H.");
    ck_assert_str_eq (row->decision->when, "2025-03-07");
    ck_assert_str_eq (row->decision->comment, "=\"no\"; but\nyes");
    ck_assert (demarche_decision_find_tag (row->decision, tagged, row->paragraph,
                                           fixture.codebook) == tag);
  }
  close_fixture (&fixture);
}
END_TEST

START_TEST (judged_paragraphs_are_gold)
{
  Fixture fixture = open_fixture ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  decide (&fixture, 0, (DemarcheDecision){.kind = DEMARCHE_DECISION_REJECT});
  decide (&fixture, 2, (DemarcheDecision){.kind = DEMARCHE_DECISION_COMMENT});
  g_autoptr (DemarcheDecided) decided =
      demarche_decided_new (fixture.decisions, fixture.tagged, fixture.codebook);
  ck_assert_uint_eq (demarche_decided_append_gold (lines, decided, fixture.codebook), 1);
  g_autoptr (GBytes) bytes = g_bytes_new (lines->str, lines->len);
  g_autoptr (DemarcheSource) source = demarche_source_new ("gold.jsonl", bytes);
  g_autoptr (GPtrArray) gold =
      demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD, fixture.codebook, diagnostics);
  ck_assert_uint_eq (gold->len, 1);
  DemarcheTagged *tagged = g_ptr_array_index (gold, 0);
  ck_assert_uint_eq (demarche_tagged_get_n_tags (tagged), 1);
  const DemarcheTag *tag = demarche_tagged_get_tag (tagged, 0);
  ck_assert_str_eq (demarche_codebook_get_position (fixture.codebook, tag->position)->code,
                    "norms.voluntary");
  ck_assert (tag->optional);
  close_fixture (&fixture);
}
END_TEST

START_TEST (columns_that_lack)
{
  static const char *const heads[] = {"", "reference\n", "reference,decision,position\n",
                                      "decision,position,holder,stance,force,by,comment\n"};

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
    g_autoptr (GPtrArray) decisions = read_rows (heads[i], diagnostics);

    ck_assert_ptr_null (decisions);
    ck_assert_uint_ge (demarche_diagnostics_get_length (diagnostics), 1);
  }
}
END_TEST

static void
decide_as (Fixture *fixture, guint tag, DemarcheDecisionKind kind, const char *by)
{
  decide (fixture, tag, (DemarcheDecision){.kind = kind, .by = (char *)by});
}

START_TEST (reviewers_agree_beyond_chance)
{
  Fixture fixture = open_fixture ();

  decide_as (&fixture, 0, DEMARCHE_DECISION_ACCEPT, "Anna");
  decide_as (&fixture, 1, DEMARCHE_DECISION_REJECT, "Anna");
  decide_as (&fixture, 2, DEMARCHE_DECISION_REJECT, "Anna");
  decide_as (&fixture, 0, DEMARCHE_DECISION_ACCEPT, "Ben");
  decide_as (&fixture, 1, DEMARCHE_DECISION_ACCEPT, "Ben");
  decide_as (&fixture, 1, DEMARCHE_DECISION_REJECT, "Ben");
  decide_as (&fixture, 2, DEMARCHE_DECISION_COMMENT, "Ben");
  decide_as (&fixture, 2, DEMARCHE_DECISION_ACCEPT, "Carl");
  g_autoptr (DemarcheDecided) decided =
      demarche_decided_new (fixture.decisions, fixture.tagged, fixture.codebook);
  g_autoptr (DemarcheReviewers) reviewers = demarche_reviewers_new (decided);
  ck_assert_uint_eq (reviewers->names->len, 3);
  ck_assert_uint_eq (g_array_index (reviewers->n_judged, guint, 1), 2);
  ck_assert_uint_eq (reviewers->pairs->len, 3);
  const DemarcheReviewersAgreement *pairs =
      (const DemarcheReviewersAgreement *)(gpointer)reviewers->pairs->data;
  ck_assert_str_eq (pairs[0].names[1], "Ben");
  ck_assert_uint_eq (pairs[0].n_tags, 2);
  ck_assert_double_eq_tol (pairs[0].same, 1, .001);
  ck_assert_double_eq_tol (pairs[0].kappa, 1, .001);
  ck_assert_double_eq_tol (pairs[0].alpha, 1, .001);
  ck_assert_str_eq (pairs[1].names[1], "Carl");
  ck_assert_double_eq_tol (pairs[1].same, 0, .001);
  ck_assert_ptr_null (pairs[2].names[0]);
  ck_assert_uint_eq (pairs[2].n_tags, 3);
  /* 3 right, 3 wrong; 2 of 6 values in pairs that differ: 1 - 5 * 2 / (2 * 3 * 3) */
  ck_assert_double_eq_tol (pairs[2].alpha, 1 - 10. / 18, .001);
  close_fixture (&fixture);
}
END_TEST

START_TEST (samples_are_judged_whole)
{
  Fixture fixture = open_fixture ();
  guint voluntary = (guint)demarche_codebook_find_position (fixture.codebook, "norms.voluntary");
  g_autoptr (GPtrArray) samples =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_sample_free);
  DemarcheSample *sample = demarche_sample_draw (voluntary, 30, 7, fixture.tagged, NULL,
                                                 fixture.codebook, "abc", "Anna");

  g_ptr_array_add (samples, sample);
  ck_assert_uint_eq (sample->n_tags, 2);
  ck_assert_uint_eq (sample->tags->len, 2);
  decide_as (&fixture, 1, DEMARCHE_DECISION_ACCEPT, "Ben");
  for (guint round = 0; round < 2; round++) {
    g_autoptr (DemarcheDecided) decided =
        demarche_decided_new (fixture.decisions, fixture.tagged, fixture.codebook);
    g_autoptr (GPtrArray) scores =
        demarche_samples_score (samples, fixture.tagged, decided, NULL, fixture.codebook, "abc");
    g_autoptr (GPtrArray) stale =
        demarche_samples_score (samples, fixture.tagged, decided, NULL, fixture.codebook, "other");
    DemarcheSampleScore *score = g_ptr_array_index (scores, 0);

    ck_assert_uint_eq (scores->len, 1);
    ck_assert_uint_eq (score->n_judged, round + 1);
    ck_assert_uint_eq (score->n_right, 1);
    ck_assert_int_eq (demarche_sample_score_get_verdict (score),
                      round == 0 ? DEMARCHE_SAMPLE_OPEN : DEMARCHE_SAMPLE_TOO_FEW);
    ck_assert_int_eq (demarche_sample_score_get_verdict (g_ptr_array_index (stale, 0)),
                      DEMARCHE_SAMPLE_STALE);
    decide_as (&fixture, 2, DEMARCHE_DECISION_REJECT, "Anna");
    /* as if it were larger */
    score->n_drawn = score->n_judged = 30;
    score->n_right = 25 + round;
    ck_assert_int_eq (demarche_sample_score_get_verdict (score),
                      round == 0 ? DEMARCHE_SAMPLE_IMPRECISE : DEMARCHE_SAMPLE_MEASURED);
  }
  close_fixture (&fixture);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("decisions");
  TCase *tests = tcase_create ("decisions");

  tcase_add_loop_test (tests, decisions_change_tags, 0, G_N_ELEMENTS (changes));
  tcase_add_test (tests, a_placed_decision_is_anchored);
  tcase_add_test (tests, a_spreadsheet_is_read);
  tcase_add_loop_test (tests, mistakes_have_their_place, 0, G_N_ELEMENTS (mistakes));
  tcase_add_test (tests, columns_that_lack);
  tcase_add_test (tests, a_table_is_read_as_it_was_written);
  tcase_add_test (tests, judged_paragraphs_are_gold);
  tcase_add_test (tests, reviewers_agree_beyond_chance);
  tcase_add_test (tests, samples_are_judged_whole);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
