/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Why phrases do not match: each reason, and each edit that was tried. */
#include "classify/near-miss.h"
#include "rules/rule-files.h"
#include "runner.h"

#include <string.h>

#define RULES                                                                                      \
  "{\"format\": 1, \"language\": \"en\","                                                          \
  " \"lists\": {\"norm\": [\"norm~\", \"rule~ of the road\", \"cyber rules\"],"                    \
  "             \"bind\": [\"binding\", \"mandatory\"]},"                                          \
  " \"names\": [\"open-ended working group\"],"                                                    \
  " \"issues\": [{\"id\": \"i\", \"kind\": \"choice\", \"positions\": [{\"id\": \"p\"}]}],"        \
  " \"rules\": {\"i.p\": [\"word\"]}}"

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
}

static void
tear_down (void)
{
  g_clear_object (&rules);
}

typedef struct {
  const char *phrase;
  const char *text;
  const char *message;
  const char *suggestion; /* NULL: none */
} Case;

static void
check_case (const Case *wanted, DemarcheParagraphKind kind)
{
  DemarchePhraseProblem problem;
  g_autoptr (DemarchePhraseNode) root =
      demarche_phrase_parse (wanted->phrase, DEMARCHE_PHRASE_PLAIN, &problem);
  const DemarchePhrase phrase = {.text = (char *)wanted->phrase, .root = root};
  const DemarcheParagraph paragraph = {
      .kind = kind, .text = wanted->text, .length = strlen (wanted->text)};
  ck_assert_ptr_nonnull (root);
  g_autoptr (DemarcheProber) prober = demarche_prober_new (rules, NULL);
  guint index = demarche_prober_add (prober, &phrase);
  demarche_prober_read (prober, &paragraph);
  g_autoptr (DemarcheNearMiss) near = demarche_prober_probe (prober, index);
  g_autoptr (DemarcheSuggestion) suggestion = demarche_prober_suggest (prober, near);
  const char *text = suggestion != NULL ? suggestion->text : NULL;

  if (g_strcmp0 (near->message, wanted->message) != 0 || g_strcmp0 (text, wanted->suggestion) != 0)
    ck_abort_msg ("'%s' in '%s': %s\n = next: %s\nwanted: %s\n = next: %s", wanted->phrase,
                  wanted->text, near->message, text, wanted->message, wanted->suggestion);
}

static const Case plain[] = {
    {"legally binding ... @norm", "We want a treaty.", "stopped at word 1: no 'legally'", NULL},
    {"legally binding ... @norm", "The norms are good.",
     "stopped at word 1: no 'legally'; found 'norms'", NULL},
    {"legally binding norm~", "A politically binding norm.",
     "stopped at word 1: 'politically' where it has 'legally'",
     "write '(legally | politically)' instead of 'legally'"},
    {"legally binding ... @norm", "A legally binding set of rather vague and weak norms.",
     "came as far as 'legally binding', then needs '@norm' after at most 3 words: 'norms' stands "
     "after 6, 3 too many",
     "write '..6' instead of '...'"},
    {"legally ..2 binding", "Legally, we have always been of the view, binding.",
     "came as far as 'Legally', then needs 'binding' after at most 2 words: 'binding' stands after "
     "7, 5 too many",
     "write '..7' instead of '..2'"},
    {"binding ... @norm", "We make it binding by this.",
     "came as far as 'binding', then needs '@norm' within 3 words: the object is not in this "
     "sentence, only 'this', and rules cannot reach what it stands for",
     NULL},
    {"legally binding ... @norm", "A legally binding treaty.",
     "came as far as 'legally binding', then needs '@norm' within 3 words: the sentence has none",
     NULL},
    {"norm~", "A normative framework.",
     "stopped at word 1: 'norm~' does not reach 'normative' (a derivation); 'norm*' would",
     "write 'norm*' instead of 'norm~'"},
    {"regulate", "The regulation of markets.",
     "stopped at word 1: 'regulate' does not reach 'regulation' (a derivation); 'regulat*' would",
     "write 'regulat*' instead of 'regulate'"},
    {"norm", "The norms.",
     "stopped at word 1: 'norm' does not reach 'norms' (a plural); 'norm~' would",
     "write 'norm~' instead of 'norm'"},
    {"norms", "The norm.", "stopped at word 1: 'norms' does not reach 'norm'; 'norm~' would",
     "write 'norm~' instead of 'norms'"},
    {"state", "The State’s duty.",
     "stopped at word 1: 'state' does not reach 'State’s' (a possessive); 'state~' would",
     "write 'state~' instead of 'state'"},
    {"ict", "The use of ICTs.",
     "stopped at word 1: 'ict' does not reach 'ICTs' (a plural); 'ict~' would",
     "write 'ict~' instead of 'ict'"},
    {"\"US\" position", "The us position.",
     "stopped at word 1: '\"US\"' does not reach 'us' (other capitals); 'us' would",
     "write 'us' instead of '\"US\"'"},
    {"accommodate", "We accomodate all.",
     "stopped at word 1: 'accommodate' does not reach 'accomodate' (another spelling)",
     "write '(accommodate | accomodate)' instead of 'accommodate'"},
    {"resume", "The résumé.",
     "stopped at word 1: 'resume' does not reach 'résumé' (another spelling)",
     "write '(resume | résumé)' instead of 'resume'"},
    {"cybersecurity", "The cyber security of States.",
     "stopped at word 1: 'cybersecurity' does not reach 'cyber security' (written apart)",
     "write '(cybersecurity | cyber security)' instead of 'cybersecurity'"},
    {"cyber security", "The cybersecurity of States.",
     "stopped at word 1: 'cyber security' does not reach 'cybersecurity' (written as one)",
     "write '(cyber security | cybersecurity)' instead of 'cyber security'"},
    {"cyber-security", "The cybersecurity of States.",
     "stopped at word 1: 'cyber-security' does not reach 'cybersecurity' (written as one)",
     "write '(cyber-security | cybersecurity)' instead of 'cyber-security'"},
    {"@norm", "A normative framework.",
     "stopped at word 1: 'norm~' of @norm does not reach 'normative' (a derivation); 'norm*' would",
     "add 'norm*' to list @norm"},
    {"no need (for | to)", "There is hardly any need to raise it.",
     "stopped at word 1: 'hardly any' where it has 'no'",
     "write '(no | hardly any)' instead of 'no'"},
    {"raise ... status of @norm", "We should raise the standing of norms.",
     "came as far as 'raise', then 'standing' where it has 'status'",
     "write '(status | standing)' instead of 'status'"},
    {"binding @norm", "Binding treaties.",
     "came as far as 'Binding', then 'treaties' where it has '@norm'",
     "add 'treaties' to list @norm"},
    {"(a | the) binding @norm", "The strict norms.",
     "came as far as 'The', then 'strict' where it has 'binding'",
     "write '(binding | strict)' instead of 'binding'"},
    {"we fully support", "We support it.",
     "came as far as 'We', then needs 'fully' before 'support'",
     "write 'fully?' instead of 'fully'"},
    {"we support", "We fully support it.",
     "came as far as 'We', then needs 'support' next: 'fully' stands in between",
     "write '..1' before 'support'"},
    {"binding ... @norm", "The norms are binding.",
     "stopped at word 1: 'binding' stands after 'norms', not before",
     "add the phrase '@norm ... binding'"},
    {"@norm ... binding", "Binding are the norms.",
     "stopped at word 1: 'norms' stands after 'Binding', not before",
     "add the phrase 'binding ... @norm'"},
    {"binding ... @norm", "This is binding. The norms are good.",
     "came as far as 'binding', then needs '@norm' within 3 words: 'norms' stands in the next "
     "sentence, and a match never crosses a sentence end",
     "write a rule with \"all\": [\"binding\", \"@norm\"] and \"within\": \"paragraph\""},
    {"binding ... @norm", "We want non-binding norms.",
     "stopped at word 1: 'non' hides 'binding': the phrase would have to spell 'non-binding'",
     NULL},
    {"working group", "The open-ended working group met.",
     "stopped at word 1: 'working' is part of the fixed name 'open-ended working group'", NULL},
    {"open-ended group", "The open-ended working group met.",
     "came as far as 'open-ended', then needs 'group' next: 'working' stands in between",
     "write '..1' before 'group'"},
    {"^ we support", "Today we support it.",
     "stopped at word 1: '^' wants the start of the sentence, but 'Today' stands before",
     "leave out '^'"},
    {"we support it $", "We support it today.",
     "came as far as 'We support it', then '$' wants the end of the sentence, but 'today' follows",
     "leave out '$'"},
    {"@norm ..6 (political commitment~ | freely entered)", "The norms are a political undertaking.",
     "came as far as 'norms … political', then 'undertaking' where it has 'commitment~'",
     "write '(commitment~ | undertaking)' instead of 'commitment~'"},
    {"make~ ..6 @bind", "We make these good and widely shared rules of all States mandatory.",
     "came as far as 'make', then needs '@bind' after at most 6 words: 'mandatory' stands after 9, "
     "3 too many",
     "write '..9' instead of '..6'"},
    {"legally binding @norm", "A legally enforceable set of norms.",
     "came as far as 'legally', then 'enforceable set of' where it has 'binding'",
     "write '(binding | enforceable set of)' instead of 'binding'"},
    {"non-binding norms", "The non-compulsory norms.",
     "stopped at word 1: 'non-compulsory' where it has 'non-binding'",
     "write '(non-binding | non compulsory)' instead of 'non-binding'"},
};

START_TEST (reasons)
{
  check_case (&plain[_i], DEMARCHE_PARAGRAPH_PARAGRAPH);
}
END_TEST

static const Case listed[] = {
    {"legally binding ... @norm", "We want: (a) legally binding texts; (b) good norms.",
     "came as far as 'legally binding', then needs '@norm' within 3 words: 'norms' stands in "
     "another "
     "item of the list",
     "write a rule with \"all\": [\"legally binding\", \"@norm\"] and \"within\": \"paragraph\""},
    {"we want ..9 norms", "We want what follows: (a) good texts; (b) strict norms.", "matches",
     NULL},
    {"treaty ... norms", "On norms we want: (a) a treaty; (b) a norm.",
     "stopped at word 1: no 'treaty': 'treaty' stands in another item of the list",
     "write a rule with \"all\": [\"treaty\", \"norms\"] and \"within\": \"paragraph\""},
};

START_TEST (lists)
{
  check_case (&listed[_i], DEMARCHE_PARAGRAPH_LIST);
}
END_TEST

/* ---- all phrases at once ---- */

START_TEST (phrases_one_defect_away)
{
  static const char *const written[] = {"legally binding norm~",     "binding norm~",
                                        "fully legal rules",         "legal | rules of",
                                        "politically binding norm~", "we want"};
  const char *text = "We want binding norms. We want a legally binding norm.";
  const DemarcheParagraph paragraph = {
      .kind = DEMARCHE_PARAGRAPH_PARAGRAPH, .text = text, .length = strlen (text)};
  g_autoptr (GPtrArray) roots =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_phrase_node_free);
  DemarchePhrase phrases[G_N_ELEMENTS (written)] = {{0}};
  g_autoptr (DemarcheProber) prober = demarche_prober_new (rules, NULL);
  DemarchePhraseProblem problem;

  for (guint i = 0; i < G_N_ELEMENTS (written); i++) {
    phrases[i].text = (char *)written[i];
    phrases[i].root = demarche_phrase_parse (written[i], DEMARCHE_PHRASE_PLAIN, &problem);
    g_ptr_array_add (roots, phrases[i].root);
    ck_assert_uint_eq (demarche_prober_add (prober, &phrases[i]), i);
  }
  demarche_prober_read (prober, &paragraph);
  g_autoptr (GPtrArray) found = demarche_prober_find_near (prober, 2);
  ck_assert_uint_eq (found->len, 1);
  const DemarcheNearMiss *near = g_ptr_array_index (found, 0);
  ck_assert_uint_eq (near->index, 4);
  ck_assert_ptr_eq (near->phrase, &phrases[4]);
  ck_assert_uint_eq (near->sentence, 0);
  ck_assert_uint_eq (near->n_content, 2);
  ck_assert_uint_eq (near->span.start, strlen ("We want "));
  ck_assert_uint_eq (near->span.end, strlen ("We want binding norms"));
  ck_assert_int_eq (near->defects[0].block, DEMARCHE_BLOCK_INSTEAD);
  ck_assert_str_eq (near->defects[0].item, "politically");
}
END_TEST

/* ---- agreement with the matcher ---- */

#define SEED 20250401
#define N_ROUNDS 1500
#define N_TEXTS 4

static const char *
pick (GRand *random, const char *const *choices, guint n)
{
  return choices[g_rand_int_range (random, 0, (gint32)n)];
}

static char *
make_words (GRand *random, const char *const *words, guint n_words, gint32 max)
{
  GString *out = g_string_new (NULL);

  for (gint32 i = g_rand_int_range (random, 1, max + 1); i > 0; i--)
    g_string_append_printf (out, "%s%s", pick (random, words, n_words), i > 1 ? " " : "");
  return g_string_free (out, FALSE);
}

static char *
make_phrase (GRand *random)
{
  static const char *const items[] = {"norm",       "norm~",  "bind*", "non-binding",
                                      "open-ended", "@norm",  "@bind", "(rule | norm~ of)",
                                      "group",      "...",    "..1",   "the?",
                                      "^",          "$",      "of",    "\"Open\"",
                                      "non",        "*-ended"};

  return make_words (random, items, G_N_ELEMENTS (items), 5);
}

static char *
make_text (GRand *random)
{
  static const char *const words[] = {
      "norm", "norms", "binding", "non-binding", "nonbinding", "open-ended working group",
      "Open", "ended", "rule",    "the",         "of",         "group.",
      "road", "cyber", "rules"};

  return make_words (random, words, G_N_ELEMENTS (words), 9);
}

/* no defect where the phrase matches, at least one where it does not; edits are tried */
static void
check_pair (const DemarchePhrase *phrase, const char *text)
{
  const DemarcheParagraph paragraph = {
      .kind = DEMARCHE_PARAGRAPH_PARAGRAPH, .text = text, .length = strlen (text)};
  g_autoptr (DemarcheProber) prober = demarche_prober_new (rules, NULL);
  guint index = demarche_prober_add (prober, phrase);

  demarche_prober_read (prober, &paragraph);
  g_autoptr (DemarcheNearMiss) near = demarche_prober_probe (prober, index);
  g_autoptr (DemarcheSuggestion) suggestion = demarche_prober_suggest (prober, near);
  if (demarche_prober_matches (prober, index) != (near->n_defects == 0))
    ck_abort_msg ("'%s' in '%s': %s", phrase->text, text, near->message);
  g_autoptr (GPtrArray) found = demarche_prober_find_near (prober, 1);
  ck_assert_uint_le (found->len, near->n_defects == 0 ? 0 : 1);
}

START_TEST (agrees_with_the_matcher)
{
  GRand *random = g_rand_new_with_seed (SEED);
  guint n_phrases = 0;

  for (guint i = 0; i < N_ROUNDS; i++) {
    DemarchePhraseProblem problem;
    g_autofree char *written = make_phrase (random);
    g_autoptr (DemarchePhraseNode) root =
        demarche_phrase_parse (written, DEMARCHE_PHRASE_PLAIN, &problem);
    const DemarchePhrase phrase = {.text = written, .root = root};

    demarche_phrase_problem_clear (&problem);
    n_phrases += root != NULL;
    for (guint j = 0; root != NULL && j < N_TEXTS; j++) {
      g_autofree char *text = make_text (random);
      check_pair (&phrase, text);
    }
  }
  ck_assert_uint_gt (n_phrases, N_ROUNDS / 4);
  g_rand_free (random);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("near-miss");
  TCase *cases = tcase_create ("phrases");

  tcase_add_checked_fixture (cases, set_up, tear_down);
  tcase_add_loop_test (cases, reasons, 0, G_N_ELEMENTS (plain));
  tcase_add_loop_test (cases, lists, 0, G_N_ELEMENTS (listed));
  tcase_add_test (cases, phrases_one_defect_away);
  tcase_add_test (cases, agrees_with_the_matcher);
  tcase_set_timeout (cases, 30);
  suite_add_tcase (suite, cases);
  return demarche_run_suite (suite);
}
