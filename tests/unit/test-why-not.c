/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Why rules and cues did not act: each answer, and what it says to try. */
#include "classify/why-not.h"
#include "model/statement-private.h"
#include "rules/rule-files.h"
#include "runner.h"

#include <string.h>

/* each rule has a position of its own, so that each case asks about one */
#define RULES                                                                                      \
  "{\"format\": 1, \"language\": \"en\","                                                          \
  " \"lists\": {\"norm\": [\"norm~\"]},"                                                           \
  " \"issues\": [{\"id\": \"i\", \"kind\": \"choice\", \"positions\": ["                           \
  "   {\"id\": \"any\"}, {\"id\": \"all\"}, {\"id\": \"words\"}, {\"id\": \"with\"},"              \
  "   {\"id\": \"unless\"}, {\"id\": \"where\"}, {\"id\": \"shut\"}, {\"id\": \"lost\"},"          \
  "   {\"id\": \"off\"}, {\"id\": \"both\"}]}],"                                                   \
  " \"rules\": {"                                                                                  \
  "   \"i.any\": [{\"id\": \"r\", \"any\": [\"legally binding ... @norm\", \"hard law\"]}],"       \
  "   \"i.all\": [{\"id\": \"r\", \"all\": [\"raise~\", \"status of @norm\"]}],"                   \
  "   \"i.words\": [{\"id\": \"r\", \"all\": [\"treaty\", \"binding\"], \"within\": 4}],"          \
  "   \"i.with\": [{\"id\": \"r\", \"any\": [\"code\"], \"with\": [\"we want a\"]}],"              \
  "   \"i.unless\": [{\"id\": \"r\", \"any\": [\"pact\"], \"unless\": {\"sentence\":"              \
  "     [\"for now\"], \"after\": [\"of steel\"]}}],"                                              \
  "   \"i.where\": [{\"id\": \"r\", \"any\": [\"charter\"], \"where\": {\"delegation\":"           \
  "     [\"Ostrany\"]}}],"                                                                         \
  "   \"i.shut\": [{\"id\": \"r\", \"any\": [\"organ\"], \"where\": {\"kind-not\":"                \
  "     [\"paragraph\"]}}],"                                                                       \
  "   \"i.lost\": [{\"id\": \"long\", \"any\": [\"free sea\"]}, {\"id\": \"short\", \"any\":"      \
  "     [\"sea\"]}],"                                                                              \
  "   \"i.off\": [{\"id\": \"r\", \"any\": [\"court\"], \"enabled\": false}],"                     \
  "   \"i.both\": [{\"id\": \"r\", \"all\": [\"ask~\", \"judge~\"], \"any\": [\"now\"]}]},"        \
  " \"cues\": ["                                                                                   \
  "   {\"id\": \"need\", \"effect\": \"negation\", \"cue\": [\"no need (for | to)\"],"             \
  "    \"direction\": \"after\", \"max\": 6},"                                                     \
  "   {\"id\": \"not-only\", \"effect\": \"pseudo\", \"cue\": [\"no need to hide\"]},"             \
  "   {\"id\": \"but\", \"effect\": \"stop\", \"cue\": [\"but\"]},"                                \
  "   {\"id\": \"past\", \"effect\": \"recall\", \"cue\": [\"in the past\"]},"                     \
  "   {\"id\": \"merit\", \"effect\": \"rejection\", \"cue\": [\"no merit\"]},"                    \
  "   {\"id\": \"some\", \"effect\": \"attribution\", \"cue\": [\"some say\"],"                    \
  "    \"direction\": \"after\"}]}"

static DemarcheClassifier *classifier;
static DemarcheRuleSet *rules;

static void
set_up (void)
{
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (NULL);
  g_autoptr (GBytes) text = g_bytes_new_static (RULES, strlen (RULES));
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  demarche_rule_files_set_text (files, "/rules.json", text);
  rules = demarche_rule_set_load_from (files, "/rules.json", NULL, diagnostics, NULL);
  if (rules == NULL)
    ck_abort_msg ("%s",
                  demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)));
  classifier = demarche_classifier_new (rules, NULL);
}

static void
tear_down (void)
{
  g_clear_object (&classifier);
  g_clear_object (&rules);
}

static DemarcheExplanation *
explain (const char *text, DemarcheParagraphKind kind)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  const DemarcheOccasion occasion = {.delegation = "Aldovia"};
  const DemarcheParagraph paragraph = {
      .kind = kind, .text = text, .length = strlen (text), .occasion = &occasion};

  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  return demarche_classifier_explain (classifier, statement, 0);
}

static guint
find_position (const char *code)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);

  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++)
    if (g_str_equal (demarche_codebook_get_position (codebook, i)->code, code))
      return i;
  ck_abort_msg ("no position %s", code);
}

/* the answer of @index, as "kind: all of it", and what is next */
static void
check_answer (const DemarcheWhyNot *why, guint index, const char *wanted, const char *next)
{
  if (index >= why->answers->len)
    ck_abort_msg ("no answer %u; wanted: %s", index, wanted);
  const DemarcheWhyNotAnswer *answer = g_ptr_array_index (why->answers, index);
  g_autofree char *described = demarche_why_not_answer_describe (answer);
  g_autofree char *got = g_strdup_printf ("%s %s: %s", answer->rule.text,
                                          demarche_why_not_kind_get_name (answer->kind), described);
  if (!g_str_equal (got, wanted) || g_strcmp0 (answer->next, next) != 0)
    ck_abort_msg ("got: %s\n = next: %s\nwanted: %s\n = next: %s", got, answer->next, wanted, next);
}

typedef struct {
  const char *position;
  const char *text;
  const char *answer;
  const char *next;
} Case;

static const Case rule_cases[] = {
    {"i.any", "A treaty.",
     "i.any/r phrase: 'legally binding ... @norm' stopped at word 1: no 'legally'", NULL},
    {"i.any", "A legally binding set of rather vague norms.",
     "i.any/r phrase: 'legally binding ... @norm' came as far as 'legally binding', then needs "
     "'@norm' after at most 3 words: 'norms' stands after 4, 1 too many",
     "write '..4' instead of '...'"},
    {"i.any", "Legally binding norms.",
     "i.any/r tagged: found 'Legally binding norms', and tagged: supports · speaker · firm", NULL},
    {"i.any", "Some say legally binding norms have no merit.",
     "i.any/r tagged: found 'legally binding norms', and tagged: supports · other · firm, and "
     "opposes · speaker · firm",
     NULL},
    {"i.any", "In the past we had legally binding norms.",
     "i.any/r dropped: found 'legally binding norms', but the recall cue 'past' at 'In the past' "
     "drops it",
     "narrow the cue 'past', or add a pseudo cue around 'In the past'"},
    {"i.any", "Do we want hard law?",
     "i.any/r dropped: found 'hard law', but its sentence is a question",
     "set \"rhetorical\": true in the rule, if such questions mean it"},
    {"i.any", "The norms are good. We make them legally binding on it.",
     "i.any/r phrase: 'legally binding ... @norm' came as far as 'legally binding', then needs "
     "'@norm' within 3 words: the object is not in this sentence, only 'it'; 'norms' stands in the "
     "previous sentence, and a match never crosses a sentence end",
     "write a rule with \"all\": [\"legally binding\", \"@norm\"] and \"within\": \"paragraph\""},
    {"i.all", "We raise the standing of norms.",
     "i.all/r phrase: 1 of 2 phrases found; 'status of @norm' stopped at word 1: 'standing' where "
     "it has 'status'",
     "write '(status | standing)' instead of 'status'"},
    {"i.all", "We raise it. The status of norms is low.",
     "i.all/r apart: all 2 phrases found, but not in one sentence: 'raise~' at 'raise', 'status of "
     "@norm' at 'status of norms'",
     "write \"within\": \"paragraph\" in the rule"},
    {"i.words", "A treaty of all States that is binding.",
     "i.words/r apart: all 2 phrases found, but over 7 words where \"within\" allows 4: 'treaty' "
     "at 'treaty', 'binding' at 'binding'",
     "write \"within\": 7 in the rule"},
    {"i.with", "We want this code.",
     "i.with/r cancelled: found 'code', but 'with' needs 'we want a': came as far as 'We want', "
     "then 'this' where it has 'a'",
     NULL},
    {"i.with", "We want a lot. The code is good.",
     "i.with/r cancelled: found 'code', but 'with' needs 'we want a', and 'We want a' stands in "
     "another sentence",
     "write \"within\": \"paragraph\" in the rule"},
    {"i.unless", "A pact, for now.",
     "i.unless/r cancelled: found 'pact', but 'unless.sentence' cancels it: 'for now' at 'for now'",
     "take 'for now' out of \"unless.sentence\", or make it narrower"},
    {"i.unless", "A pact of steel, for now.",
     "i.unless/r cancelled: found 'pact', but 'unless.sentence' cancels it: 'for now' at 'for now'",
     NULL},
    {"i.where", "The charter.",
     "i.where/r cancelled: found 'charter', but 'where.delegation' asks for Ostrany; the paragraph "
     "has 'Aldovia'",
     NULL},
    {"i.shut", "An organ.",
     "i.shut/r cancelled: found 'organ', but 'where.kind-not' shuts out paragraph", NULL},
    {"i.lost", "A free sea.",
     "i.lost/short lost: found 'sea', but lost to i.lost/long, which has these words: 'free sea'",
     NULL},
    {"i.off", "A court.", "i.off/r disabled: switched off: \"enabled\": false", NULL},
    {"i.both", "We ask the judges.",
     "i.both/r phrase: 2 of 3 phrases found; 'now' stopped at word 1: no 'now'", NULL},
};

START_TEST (rules_that_did_not_tag)
{
  const Case *wanted = &rule_cases[_i];
  g_autoptr (DemarcheExplanation) explanation =
      explain (wanted->text, DEMARCHE_PARAGRAPH_PARAGRAPH);
  g_autoptr (DemarcheWhyNot) why =
      demarche_why_not_position (explanation, find_position (wanted->position), NULL);

  check_answer (why, why->answers->len - 1, wanted->answer, wanted->next);
}
END_TEST

typedef struct {
  DemarcheCueEffect effect;
  const char *text;
  const char *answer; /* NULL: there is none */
  const char *next;
} CueCase;

static const CueCase cue_cases[] = {
    {DEMARCHE_CUE_NEGATION, "There is hardly any need to have hard law.",
     "need phrase: 'no need (for | to)' stopped at word 1: 'hardly any' where it has 'no'",
     "add a cue phrase such as '(no | hardly any) need (for | to)'"},
    {DEMARCHE_CUE_NEGATION, "Hard law leaves no need to wait.",
     "need out-of-scope: 'no need (for | to)' found at 'no need to', but it acts only on what "
     "stands on its other side",
     NULL},
    {DEMARCHE_CUE_NEGATION, "No need to wait, but hard law.",
     "need out-of-scope: 'no need (for | to)' found at 'No need to', but its scope ends at 'but', "
     "before the match",
     NULL},
    {DEMARCHE_CUE_NEGATION, "No need to wait; hard law.",
     "need out-of-scope: 'no need (for | to)' found at 'No need to', but its scope ends before the "
     "match, at a ';'",
     NULL},
    {DEMARCHE_CUE_NEGATION, "No need to wait for years and years before hard law.",
     "need out-of-scope: 'no need (for | to)' found at 'No need to', but the match is more than 6 "
     "words away",
     NULL},
    {DEMARCHE_CUE_NEGATION, "No need to hide that we want hard law.",
     "need out-of-scope: 'no need (for | to)' found at 'No need to', but the pseudo cue 'not-only' "
     "has its words",
     NULL},
    {DEMARCHE_CUE_NEGATION, "No need to wait. Hard law.",
     "need out-of-scope: 'no need (for | to)' found at 'No need to', but it stands in another "
     "sentence",
     NULL},
    {DEMARCHE_CUE_REJECTION, "Hard law has no merit.",
     "merit out-of-scope: 'no merit' found at 'no merit', but nobody else is said to hold the "
     "match, so that there is nothing to reject",
     NULL},
    {DEMARCHE_CUE_REJECTION, "Some say hard law. We see little merit.",
     "merit phrase: 'no merit' stopped at word 1: 'little' where it has 'no'",
     "add a cue phrase such as '(no | little) merit'"},
    {DEMARCHE_CUE_NEGATION, "We want hard law.", NULL, NULL},
    {DEMARCHE_CUE_NEGATION, "We want soft law.", NULL, NULL},
};

START_TEST (cues_that_did_not_act)
{
  const CueCase *wanted = &cue_cases[_i];
  g_autoptr (DemarcheExplanation) explanation =
      explain (wanted->text, DEMARCHE_PARAGRAPH_PARAGRAPH);
  g_autoptr (DemarcheWhyNot) why =
      demarche_why_not_effect (explanation, find_position ("i.any"), wanted->effect);

  if (wanted->answer != NULL)
    check_answer (why, 0, wanted->answer, wanted->next);
  else
    ck_assert_uint_eq (why->answers->len, 0);
}
END_TEST

START_TEST (tags_that_were_not_turned)
{
  g_autoptr (DemarcheExplanation) explanation =
      explain ("There is hardly any need to have hard law.", DEMARCHE_PARAGRAPH_PARAGRAPH);
  g_autoptr (DemarcheWhyNot) turned =
      demarche_why_not_turned (explanation, find_position ("i.any"));
  g_autoptr (DemarcheWhyNot) untagged =
      demarche_why_not_turned (explanation, find_position ("i.all"));

  ck_assert_uint_eq (turned->answers->len, 1);
  ck_assert_int_eq (((DemarcheWhyNotAnswer *)g_ptr_array_index (turned->answers, 0))->effect,
                    DEMARCHE_CUE_NEGATION);
  ck_assert_uint_eq (untagged->answers->len, 0);
}
END_TEST

START_TEST (order_and_choice)
{
  g_autoptr (DemarcheExplanation) explanation =
      explain ("A free sea.", DEMARCHE_PARAGRAPH_PARAGRAPH);
  guint position = find_position ("i.lost");
  g_autoptr (DemarcheWhyNot) all = demarche_why_not_position (explanation, position, NULL);
  g_autoptr (DemarcheWhyNot) one =
      demarche_why_not_position (explanation, position, "i.lost/short");
  g_autoptr (DemarcheWhyNot) none = demarche_why_not_position (explanation, position, "i.any/r");
  g_autoptr (DemarcheExplanation) title = explain ("A free sea.", DEMARCHE_PARAGRAPH_TITLE);
  g_autoptr (DemarcheWhyNot) untagged = demarche_why_not_position (title, position, NULL);

  ck_assert_uint_eq (all->answers->len, 2);
  const DemarcheWhyNotAnswer *first = g_ptr_array_index (all->answers, 0);
  ck_assert_str_eq (first->rule.text, "i.lost/long");
  ck_assert_str_eq (first->rule.file, "/rules.json");
  ck_assert_uint_eq (first->rule.line, 1);
  ck_assert_uint_eq (one->answers->len, 1);
  ck_assert_uint_eq (none->answers->len, 0);
  ck_assert_uint_eq (untagged->answers->len, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("why-not");
  TCase *cases = tcase_create ("answers");

  tcase_add_checked_fixture (cases, set_up, tear_down);
  tcase_add_loop_test (cases, rules_that_did_not_tag, 0, G_N_ELEMENTS (rule_cases));
  tcase_add_loop_test (cases, cues_that_did_not_act, 0, G_N_ELEMENTS (cue_cases));
  tcase_add_test (cases, tags_that_were_not_turned);
  tcase_add_test (cases, order_and_choice);
  suite_add_tcase (suite, cases);
  return demarche_run_suite (suite);
}
