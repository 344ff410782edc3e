/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags against gold: pairing, counting, what is left out; several coders. */
#include "comparison/agreement-output.h"
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
  g_autoptr (DemarcheCoder) people =
      demarche_coder_new ("gold.jsonl", DEMARCHE_CODER_PEOPLE, gold_tagged, NULL);
  g_autoptr (DemarcheCoder) rules =
      demarche_coder_new ("rules.json", DEMARCHE_CODER_RULES, found_tagged, developed_on);
  return demarche_agreement_new (people, rules, codebook);
}

static const DemarcheScore *
get_score (DemarcheAgreement *agreement, DemarcheScored scored, guint position)
{
  return &g_array_index (agreement->tables[scored].positions, DemarcheScore, position);
}

static void
check_mistake (DemarcheAgreement *agreement, guint index, DemarcheMistakeKind kind, guint position,
               guint paragraph)
{
  const DemarcheMistake *mistake = g_ptr_array_index (agreement->mistakes, index);
  ck_assert_uint_eq (mistake->kind, kind);
  ck_assert_uint_eq (mistake->position, position);
  ck_assert_uint_eq (mistake->paragraph, paragraph);
  ck_assert_int_eq (mistake->gold.tag != NULL, kind != DEMARCHE_MISTAKE_SPURIOUS);
  ck_assert_int_eq (mistake->found.tag != NULL, kind != DEMARCHE_MISTAKE_MISSED);
  ck_assert_int_eq (mistake->reference != NULL, mistake->found.tag != NULL);
}

static void
check_confusion (DemarcheAgreement *agreement, guint issue, const guint *cells)
{
  const DemarcheConfusion *confusion = g_ptr_array_index (agreement->confusions, issue);
  gsize n = confusion->n + 1;
  ck_assert_mem_eq (confusion->cells, cells, n * n * sizeof *cells);
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
  ck_assert_double_eq_tol (demarche_score_get_ratio (binding, DEMARCHE_PRECISION), 1. / 2, 1e-12);
  ck_assert_double_eq_tol (demarche_score_get_ratio (binding, DEMARCHE_RECALL), 1. / 3, 1e-12);
  ck_assert_double_eq_tol (demarche_score_get_ratio (binding, DEMARCHE_F1), 2. / 5, 1e-12);
  ck_assert_uint_eq (binding->n_position, 2);
  ck_assert_uint_eq (binding->n_holder, 2);
  ck_assert_uint_eq (binding->n_stance, 1);
  ck_assert_double_nan (
      demarche_score_get_ratio (get_score (a, DEMARCHE_SCORED_ALL, OPEN), DEMARCHE_RECALL));
  ck_assert_uint_eq (all->micro.n_right, 2);
  ck_assert_double_eq_tol (demarche_score_get_ratio (&all->micro, DEMARCHE_F1), 4. / 8, 1e-12);
  /* over the two positions in gold: (2/5 + 1) / 2 */
  ck_assert_uint_eq (all->n_positions, 2);
  ck_assert_double_eq_tol (all->macro[DEMARCHE_F1], .7, 1e-12);
  ck_assert_uint_eq (a->mistakes->len, 3);
  check_mistake (a, 0, DEMARCHE_MISTAKE_WRONG_STANCE, BINDING, 1);
  check_mistake (a, 1, DEMARCHE_MISTAKE_MISSED, BINDING, 2);
  check_mistake (a, 2, DEMARCHE_MISTAKE_SPURIOUS, OPEN, 3);

  /* 4 paragraphs x 3 positions; values: none 16, speaker supports 5, speaker opposes 1, other
   * supports 2; 9 of 12 units equal */
  const DemarcheReliability *reliability = &a->reliability;
  double expected = 1 - (16. * 15 + 5 * 4 + 2) / (24 * 23);
  ck_assert_uint_eq (reliability->n_paragraphs, 4);
  ck_assert_uint_eq (reliability->n_positions, 3);
  ck_assert_uint_eq (reliability->all.n_units, 12);
  ck_assert_uint_eq (reliability->n_none, 7);
  ck_assert_double_eq_tol (reliability->all.same, .75, 1e-12);
  ck_assert_double_eq_tol (reliability->all.alpha, 1 - .25 / expected, 1e-12);
  /* by chance: none 8 x 8, speaker supports 3 x 2, other supports 1 x 1, of 12 x 12 */
  ck_assert_double_eq_tol (reliability->all.kappa, (.75 - 71. / 144) / (1 - 71. / 144), 1e-12);
  /* both found it in 1, 2 and 4: speaker supports twice, then opposes, and other supports */
  ck_assert_uint_eq (reliability->coded.n_units, 3);
  ck_assert_double_eq_tol (reliability->coded.same, 2. / 3, 1e-12);
  ck_assert (!demarche_interval_is_known (reliability->all.interval));

  check_confusion (a, 0, (const guint[]){1, 0, 0, 0, 2, 1, 0, 0, 0});
  check_confusion (a, 1, (const guint[]){0, 0, 1, 3});
  static const guint held[] = {1, 1, 0,      0, 1, /**/ 0, 0, 0,      0, 0, /**/ 0, 0, 1,
                               0, 0, /**/ 0, 0, 0, 0,      0, /**/ 1, 0, 0, 0,      0};
  ck_assert_mem_eq (a->held, held, sizeof held);
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
  ck_assert_double_eq (
      demarche_score_get_ratio (&a->tables[DEMARCHE_SCORED_ALL].micro, DEMARCHE_RECALL), 0);
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

  ck_assert_double_eq (
      demarche_score_get_ratio (&a->tables[DEMARCHE_SCORED_SEEN].micro, DEMARCHE_RECALL), 1);
  ck_assert_double_eq (
      demarche_score_get_ratio (&a->tables[DEMARCHE_SCORED_UNSEEN].micro, DEMARCHE_RECALL), 0);
  ck_assert_double_eq (
      demarche_score_get_ratio (&a->tables[DEMARCHE_SCORED_ALL].micro, DEMARCHE_RECALL), .5);
}
END_TEST

START_TEST (test_a_position_taken_for_another_is_named)
{
  static const char *const gold[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      NULL,
  };
  static const char *const found[] = {
      LINE ("a", "1", "One.", TAG ("norms.voluntary", "speaker", "supports")),
      NULL,
  };
  g_autoptr (DemarcheAgreement) a = compare (gold, found, NULL);
  const DemarcheMistake *missed = g_ptr_array_index (a->mistakes, 0);

  check_mistake (a, 0, DEMARCHE_MISTAKE_MISSED, BINDING, 0);
  check_mistake (a, 1, DEMARCHE_MISTAKE_SPURIOUS, VOLUNTARY, 0);
  ck_assert_uint_eq (missed->instead->len, 1);
  ck_assert_uint_eq (g_array_index (missed->instead, guint, 0), VOLUNTARY);
  check_confusion (a, 0, (const guint[]){0, 0, 0, 1, 0, 0, 0, 0, 0});
}
END_TEST

START_TEST (test_holder_stance_and_force_are_told_apart)
{
#define FORCED(holder, stance, force)                                                              \
  "{\"position\": \"norms.binding\", \"holder\": \"" holder "\", \"stance\": \"" stance            \
  "\", \"force\": \"" force "\"}"
  static const char *const gold[] = {
      LINE ("a", "1", "One.", FORCED ("speaker", "supports", "firm")),
      LINE ("a", "2", "Two.", FORCED ("speaker", "supports", "firm")),
      LINE ("a", "3", "Three.", FORCED ("speaker", "supports", "firm")),
      LINE ("a", "4", "Four.", TAG ("norms.binding", "speaker", "supports")),
      NULL,
  };
  static const char *const found[] = {
      LINE ("a", "1", "One.", FORCED ("other", "supports", "firm")),
      LINE ("a", "2", "Two.", FORCED ("other", "opposes", "firm")),
      LINE ("a", "3", "Three.", FORCED ("speaker", "supports", "tentative")),
      LINE ("a", "4", "Four.", FORCED ("speaker", "supports", "tentative")),
      NULL,
  };
  g_autoptr (DemarcheAgreement) a = compare (gold, found, NULL);
  const DemarcheScore *score = get_score (a, DEMARCHE_SCORED_ALL, BINDING);

  ck_assert_uint_eq (a->mistakes->len, 3);
  check_mistake (a, 0, DEMARCHE_MISTAKE_WRONG_HOLDER, BINDING, 0);
  check_mistake (a, 1, DEMARCHE_MISTAKE_WRONG_BOTH, BINDING, 1);
  check_mistake (a, 2, DEMARCHE_MISTAKE_WRONG_FORCE, BINDING, 2);
  ck_assert_uint_eq (score->n_right, 2);
  ck_assert_uint_eq (score->n_position, 4);
  ck_assert_uint_eq (score->n_holder, 2);
  ck_assert_uint_eq (score->n_stance, 3);
  /* gold does not say the force of the fourth */
  ck_assert_uint_eq (score->n_force, 2);
  ck_assert_uint_eq (score->n_force_known, 3);
}
END_TEST

/* in four of five statements the tag is found. How many of five draws are one of the four is
 * binomial with p = .8: at most one in 0.7 % of the resamples, at most two in 5.8 %, all five in
 * 33 %. So 95 % of the recalls lie between 2 / 5 and 1 */
START_TEST (test_interval_is_the_one_computed_by_hand)
{
  static const char *const gold[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("b", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("c", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("d", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("e", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      NULL,
  };
  static const char *const found[] = {
      LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("b", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("c", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("d", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
      LINE ("e", "1", "One.", ""),
      NULL,
  };
  g_autoptr (DemarcheAgreement) a = compare (gold, found, NULL);
  const DemarcheScoreTable *all = &a->tables[DEMARCHE_SCORED_ALL];
  const DemarcheScoreIntervals *binding =
      &g_array_index (all->intervals, DemarcheScoreIntervals, BINDING);

  ck_assert_double_eq_tol (binding->ratios[DEMARCHE_RECALL].low, .4, 1e-12);
  ck_assert_double_eq_tol (binding->ratios[DEMARCHE_RECALL].high, 1, 1e-12);
  ck_assert_double_eq_tol (all->micro_intervals.ratios[DEMARCHE_F1].low, .8 / 1.4, 1e-12);
  ck_assert_double_eq_tol (all->macro_intervals.ratios[DEMARCHE_RECALL].low, .4, 1e-12);
  /* always 1: nothing was learnt */
  ck_assert (!demarche_interval_is_known (binding->ratios[DEMARCHE_PRECISION]));
  ck_assert (!demarche_interval_is_known (
      a->tables[DEMARCHE_SCORED_SEEN].micro_intervals.ratios[DEMARCHE_F1]));
}
END_TEST

START_TEST (test_few_tags_are_not_relied_on)
{
  const DemarcheScore few = {.n_gold = 29, .n_found = 29, .n_right = 29};
  const DemarcheScore enough = {.n_gold = 30, .n_found = 20, .n_right = 17};
  const DemarcheScore imprecise = {.n_gold = 30, .n_found = 100, .n_right = 30};

  ck_assert_uint_eq (demarche_score_get_verdict (&few), DEMARCHE_SCORE_TOO_FEW);
  ck_assert_uint_eq (demarche_score_get_verdict (&enough), DEMARCHE_SCORE_MEASURED);
  ck_assert_uint_eq (demarche_score_get_verdict (&imprecise), DEMARCHE_SCORE_IMPRECISE);
}
END_TEST

/* ---- several coders ---- */

static DemarcheCoder *
make_coder (DemarcheCodebook *codebook, const char *name, DemarcheCoderKind kind,
            const char *const *lines)
{
  g_autoptr (GPtrArray) tagged = read_lines (codebook, lines);
  return demarche_coder_new (name, kind, tagged, NULL);
}

static const char *const anna[] = {
    LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
    LINE ("a", "2", "Two.", TAG ("norms.voluntary", "speaker", "supports")),
    LINE ("a", "3", "Three.", TAG ("norms.binding", "speaker", "supports")),
    NULL,
};
/* did not read the third */
static const char *const ben[] = {
    LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
    LINE ("a", "2", "Two.", TAG ("norms.binding", "speaker", "opposes")),
    NULL,
};
/* has nothing to say of the third */
static const char *const machine[] = {
    LINE ("a", "1", "One.", TAG ("norms.binding", "speaker", "supports")),
    LINE ("a", "2", "Two.", TAG ("norms.voluntary", "speaker", "supports")),
    LINE ("a", "4", "Four.", TAG ("access.open", "speaker", "supports")),
    NULL,
};

static DemarcheCoderComparison *
compare_coders (DemarcheCodebook *codebook)
{
  g_autoptr (GPtrArray) coders =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_coder_unref);
  g_ptr_array_add (coders, make_coder (codebook, "anna", DEMARCHE_CODER_PEOPLE, anna));
  g_ptr_array_add (coders, make_coder (codebook, "ben", DEMARCHE_CODER_PEOPLE, ben));
  g_ptr_array_add (coders, make_coder (codebook, "machine", DEMARCHE_CODER_TAGS, machine));
  return demarche_coder_comparison_new (coders, codebook);
}

START_TEST (test_coders_are_compared_on_what_they_read)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  g_autoptr (DemarcheCoderComparison) comparison = compare_coders (codebook);
  const DemarcheAgreement *people = g_ptr_array_index (comparison->pairs, 0);
  const DemarcheAgreement *measured = g_ptr_array_index (comparison->pairs, 1);

  ck_assert_uint_eq (comparison->pairs->len, 3);
  ck_assert_str_eq (measured->judged->name, "machine");
  /* what a person has no line for was not coded, what a program has no line for is none */
  ck_assert_uint_eq (people->reliability.n_paragraphs, 2);
  ck_assert_uint_eq (people->tables[DEMARCHE_SCORED_ALL].micro.n_gold, 2);
  ck_assert_uint_eq (measured->reliability.n_paragraphs, 3);
  ck_assert_uint_eq (measured->tables[DEMARCHE_SCORED_ALL].micro.n_gold, 3);
  /* the fourth was read by one only */
  ck_assert_uint_eq (comparison->reliability.n_paragraphs, 3);
  ck_assert_uint_eq (comparison->reliability.n_positions, 2);
  ck_assert_uint_eq (comparison->reliability.all.n_units, 6);
  ck_assert_double_nan (comparison->reliability.all.kappa);
}
END_TEST

START_TEST (test_alpha_of_all_coders_and_of_scales)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  g_autoptr (DemarcheCoderComparison) comparison = compare_coders (codebook);
  const DemarcheIssueReliability *norms =
      &g_array_index (comparison->reliability.issues, DemarcheIssueReliability, 0);
  /* units: paragraphs 1, 2, 3 with voluntary, then with binding; 0 none, 1 supports, 2 opposes */
  static const double values[] = {0,      0, 0, /**/ 1, 0, 1, /**/ 0, NAN, 0,
                                  /**/ 1, 1, 1, /**/ 0, 2, 0, /**/ 1, NAN, 0};
  double alpha = demarche_alpha (values, 6, 3, DEMARCHE_METRIC_NOMINAL);

  ck_assert_double_eq_tol (comparison->reliability.all.alpha, alpha, 1e-12);
  ck_assert_double_eq_tol (norms->alpha, alpha, 1e-12);
  /* opposing binding stands where supporting voluntary does: all place 1 and 2 alike */
  ck_assert_uint_eq (norms->n_placed, 2);
  ck_assert_double_eq_tol (norms->ordinal, 1, 1e-12);
  ck_assert_double_eq_tol (norms->interval, 1, 1e-12);
}
END_TEST

START_TEST (test_codebooks_are_put_together)
{
  g_autoptr (DemarcheCodebook) first = make_codebook ();
  g_autoptr (DemarcheCodebook) second = demarche_codebook_new ();
  demarche_codebook_add_issue (second, "votes", NULL, DEMARCHE_ISSUE_CHOICE, NULL, FALSE);
  demarche_codebook_add_position (second, "secret", NULL, NULL, 0);
  demarche_codebook_add_issue (second, "norms", NULL, DEMARCHE_ISSUE_SCALE, NULL, FALSE);
  demarche_codebook_add_position (second, "binding", NULL, NULL, 5);
  demarche_codebook_add_position (second, "mixed", NULL, NULL, 0);
  GPtrArray *codebooks = g_ptr_array_new ();
  g_ptr_array_add (codebooks, first);
  g_ptr_array_add (codebooks, second);
  g_autoptr (DemarcheCodebook) all = demarche_codebook_new_union (codebooks);
  g_ptr_array_unref (codebooks);

  static const char *const codes[] = {"norms.voluntary", "norms.binding", "norms.mixed",
                                      "access.open", "votes.secret"};
  ck_assert_uint_eq (demarche_codebook_get_n_positions (all), G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    ck_assert_str_eq (demarche_codebook_get_position (all, i)->code, codes[i]);
  ck_assert_double_eq (demarche_codebook_get_position (all, 1)->value, 1);
  ck_assert_uint_eq (demarche_codebook_get_issue (all, 0)->n_positions, 3);
}
END_TEST

/* what people wrote twice would count twice */
START_TEST (test_a_tag_written_twice_counts_once)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  static const char text[] = LINE ("a", "1", "One.",
                                   TAG ("norms.binding", "speaker", "supports") ", " TAG (
                                       "norms.binding", "speaker", "supports"));
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DemarcheSource) source = demarche_source_new ("lines.jsonl", bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) tagged =
      demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD, codebook, diagnostics);

  ck_assert_uint_eq (demarche_tagged_get_n_tags (tagged->pdata[0]), 1);
  ck_assert_str_eq (demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)),
                    "the same position, holder and stance twice: counts once");
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
  tcase_add_test (tests, test_a_position_taken_for_another_is_named);
  tcase_add_test (tests, test_holder_stance_and_force_are_told_apart);
  tcase_add_test (tests, test_interval_is_the_one_computed_by_hand);
  tcase_add_test (tests, test_few_tags_are_not_relied_on);
  tcase_add_test (tests, test_coders_are_compared_on_what_they_read);
  tcase_add_test (tests, test_alpha_of_all_coders_and_of_scales);
  tcase_add_test (tests, test_codebooks_are_put_together);
  tcase_add_test (tests, test_a_tag_written_twice_counts_once);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
