/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags against gold: pairing, counting, what is left out. */
#include "comparison/agreement.h"
#include "model/tag-lines.h"
#include "runner.h"

#include <math.h>
#include <string.h>

enum {
  VOLUNTARY,
  BINDING,
  OPEN,
};

static DemarcheCodebook *
make_codebook (void)
{
  DemarcheCodebook *codebook = demarche_codebook_new ();
  demarche_codebook_add_issue (codebook, "norms", NULL, DEMARCHE_ISSUE_SCALE, NULL, FALSE);
  demarche_codebook_add_position (codebook, "voluntary", NULL, NULL, -1);
  demarche_codebook_add_position (codebook, "binding", NULL, NULL, 1);
  demarche_codebook_add_issue (codebook, "access", NULL, DEMARCHE_ISSUE_SCALE, NULL, FALSE);
  demarche_codebook_add_position (codebook, "open", NULL, NULL, -1);
  return codebook;
}

static GPtrArray *
read_lines (DemarcheCodebook *codebook, const char *const *lines)
{
  g_autofree char *text = g_strjoinv ("\n", (char **)lines);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DemarcheSource) source = demarche_source_new ("lines.jsonl", bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  GPtrArray *tagged =
      demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD, codebook, diagnostics);
  ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), 0);
  return tagged;
}

#define LINE(statement, number, text, tags)                                                        \
  "{\"statement\": \"" statement "\", \"paragraph\": " number ", \"text\": \"" text                \
  "\", \"tags\": [" tags "]}"
#define TAG(position, holder, stance)                                                              \
  "{\"position\": \"" position "\", \"holder\": \"" holder "\", \"stance\": \"" stance "\"}"

static DemarcheAgreement *
compare (const char *const *gold, const char *const *found, const char *const *developed_on)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  g_autoptr (GPtrArray) gold_tagged = read_lines (codebook, gold);
  g_autoptr (GPtrArray) found_tagged = read_lines (codebook, found);
  return demarche_agreement_new (gold_tagged, found_tagged, codebook, developed_on);
}

static const DemarcheScore *
get_score (DemarcheAgreement *agreement, DemarcheScored scored, guint position)
{
  return &g_array_index (agreement->tables[scored].positions, DemarcheScore, position);
}

START_TEST (test_figures_are_those_computed_by_hand)
{
  static const char *const gold[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "2", "Two.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "3", "Three.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "4", "Four.", TAG ("norms.voluntary", "other", "supports")),
      NULL,
  };
  static const char *const found[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "2", "Two.", TAG ("norms.binding", "speaker", "opposes")),
      LINE ("a", "3", "Three.", ""),
      LINE ("a", "4", "Four.",
            TAG ("norms.voluntary", "other", "supports") ", " TAG ("access.open", "speaker",
                                                                   "supports")),
      NULL,
  };
  g_autoptr (DemarcheAgreement) a = compare (gold, found, NULL);
  const DemarcheScore *binding = get_score (a, DEMARCHE_SCORED_ALL, BINDING);
  const DemarcheScoreTable *all = &a->tables[DEMARCHE_SCORED_ALL];

  ck_assert_uint_eq (a->n_paired, 4);
  ck_assert_double_eq_tol (demarche_score_get_precision (binding), 1. / 2, 1e-12);
  ck_assert_double_eq_tol (demarche_score_get_recall (binding), 1. / 3, 1e-12);
  ck_assert_double_eq_tol (demarche_score_get_f1 (binding), 2. / 5, 1e-12);
  ck_assert_uint_eq (binding->n_position, 2);
  ck_assert_uint_eq (binding->n_holder, 2);
  ck_assert_uint_eq (binding->n_stance, 1);
  ck_assert_double_nan (demarche_score_get_recall (get_score (a, DEMARCHE_SCORED_ALL, OPEN)));
  ck_assert_uint_eq (all->micro.n_right, 2);
  ck_assert_double_eq_tol (demarche_score_get_f1 (&all->micro), 4. / 8, 1e-12);
  /* over the two positions in gold: (2/5 + 1) / 2 */
  ck_assert_uint_eq (all->n_positions, 2);
  ck_assert_double_eq_tol (all->macro_f1, .7, 1e-12);
  /* missing in 2 and 3, wrong in 2 and 4 */
  ck_assert_uint_eq (a->mistakes->len, 4);
}
END_TEST

START_TEST (test_pairs_by_words_and_by_number_among_equals)
{
  static const char *const gold[] = {
      LINE ("a", "1", "**Question:** Will norms\\nbe _binding_?", ""),
      LINE ("a", "7", "Yes.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "9", "Yes.", ""),
      LINE ("a", "10", "Gone.", TAG ("access.open", "speaker", "supports")),
      NULL,
  };
  static const char *const found[] = {
      LINE ("a", "2", "Will norms be binding?", ""),
      LINE ("a", "3", "Yes.", ""),
      LINE ("a", "7", "Answer: Yes.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "8", "New.", TAG ("access.open", "speaker", "supports")),
      LINE ("b", "1", "Not in gold.", TAG ("access.open", "speaker", "supports")),
      NULL,
  };
  g_autoptr (DemarcheAgreement) a = compare (gold, found, NULL);

  ck_assert_uint_eq (a->n_paired, 3);
  ck_assert_uint_eq (get_score (a, DEMARCHE_SCORED_ALL, BINDING)->n_right, 1);
  ck_assert_uint_eq (get_score (a, DEMARCHE_SCORED_ALL, OPEN)->n_gold, 1);
  ck_assert_uint_eq (get_score (a, DEMARCHE_SCORED_ALL, OPEN)->n_found, 0);
  ck_assert_uint_eq (a->unpaired->len, 1);
  ck_assert_uint_eq (((DemarcheUnpaired *)a->unpaired->pdata[0])->paragraph, 3);
  ck_assert_uint_eq (a->unjudged->len, 1);
}
END_TEST

START_TEST (test_a_statement_that_is_not_there_is_missed)
{
  static const char *const gold[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      NULL,
  };
  static const char *const found[] = {LINE ("b", "1", "One.", ""), NULL};
  g_autoptr (DemarcheAgreement) a = compare (gold, found, NULL);

  ck_assert_uint_eq (a->unpaired->len, 1);
  ck_assert_double_eq (demarche_score_get_recall (&a->tables[DEMARCHE_SCORED_ALL].micro), 0);
}
END_TEST

START_TEST (test_optional_and_ambiguous_tags_are_left_out)
{
  static const char *const gold[] = {
      LINE ("a", "1", "One.",
            "{\"position\": \"norms.binding\", \"holder\": \"speaker\", \"stance\": \"supports\", "
            "\"optional\": true}"),
      LINE ("a", "2", "Two.",
            "{\"position\": \"norms.binding\", \"holder\": \"speaker\", \"stance\": \"supports\", "
            "\"optional\": true}"),
      LINE ("a", "3", "Three.", TAG ("norms.binding", "speaker", "supports")),
      NULL,
  };
  static const char *const found[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "2", "Two.", ""),
      LINE ("a", "3", "Three.",
            "{\"position\": \"norms.binding\", \"holder\": \"speaker\", \"stance\": \"supports\", "
            "\"review\": [\"ambiguous\"]}"),
      NULL,
  };
  g_autoptr (DemarcheAgreement) a = compare (gold, found, NULL);
  const DemarcheScore *score = get_score (a, DEMARCHE_SCORED_ALL, BINDING);

  ck_assert_uint_eq (score->n_gold, 1);
  ck_assert_uint_eq (score->n_found, 0);
  ck_assert_uint_eq (score->n_right, 0);
  ck_assert_uint_eq (a->n_ambiguous, 1);
}
END_TEST

START_TEST (test_seen_and_unseen_stand_apart)
{
  static const char *const gold[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("b", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      NULL,
  };
  static const char *const found[] = {
      "{\"statement\": \"a\", \"paragraph\": 1, \"text-hash\": \"abc\", \"text\": \"One.\", "
      "\"tags\": [" TAG ("norms.binding", "speaker", "supports") "]}",
      LINE ("b", "1", "One.", ""),
      NULL,
  };
  static const char *const developed_on[] = {"abc", NULL};
  g_autoptr (DemarcheAgreement) a = compare (gold, found, developed_on);

  ck_assert_double_eq (demarche_score_get_recall (&a->tables[DEMARCHE_SCORED_SEEN].micro), 1);
  ck_assert_double_eq (demarche_score_get_recall (&a->tables[DEMARCHE_SCORED_UNSEEN].micro), 0);
  ck_assert_double_eq (demarche_score_get_recall (&a->tables[DEMARCHE_SCORED_ALL].micro), .5);
}
END_TEST

START_TEST (test_table_shows_ratios_and_mistakes)
{
  static const char *const gold[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "2", "Two.", TAG ("norms.binding", "speaker", "supports")),
      NULL,
  };
  static const char *const found[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("a", "2", "Two.", ""),
      NULL,
  };
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  g_autoptr (DemarcheAgreement) a = compare (gold, found, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) json = g_string_new (NULL);

  demarche_agreement_append_text (text, a, codebook, TRUE);
  ck_assert_ptr_nonnull (strstr (text->str, "2 gold paragraphs of 1 statement, 2 paired\n"));
  ck_assert_ptr_nonnull (strstr (
      text->str, "norms.binding                  2      1      1       1.00    0.50   0.67\n"));
  ck_assert_ptr_nonnull (strstr (text->str, "missing  a:2  norms.binding  speaker  supports\n"));
  demarche_agreement_append_json (json, a, codebook);
  ck_assert_ptr_nonnull (strstr (json->str, "{\"position\": \"norms.binding\", \"gold\": 2, "
                                            "\"found\": 1, \"right\": 1, \"precision\": 1.0000, "
                                            "\"recall\": 0.5000, \"f1\": 0.6667}"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("agreement");
  TCase *tests = tcase_create ("agreement");

  tcase_add_test (tests, test_figures_are_those_computed_by_hand);
  tcase_add_test (tests, test_pairs_by_words_and_by_number_among_equals);
  tcase_add_test (tests, test_a_statement_that_is_not_there_is_missed);
  tcase_add_test (tests, test_optional_and_ambiguous_tags_are_left_out);
  tcase_add_test (tests, test_seen_and_unseen_stand_apart);
  tcase_add_test (tests, test_table_shows_ratios_and_mistakes);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
