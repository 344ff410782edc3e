/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases become trees; what is wrong with one is shown where it is. */
#include "rules/phrase.h"
#include "runner.h"

#include <string.h>

/* ---- trees ---- */

static void
dump (GString *out, const DemarchePhraseNode *node)
{
  static const char *const opening[] = {"", "(-", "(", "(|", "(?", "", "", "", ""};

  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
    g_string_append_printf (out, "%s%s%s%s%s", node->joint == DEMARCHE_JOINT_ATTACHED ? "+" : "",
                            node->exact ? "\"" : "", node->word, node->exact ? "\"" : "",
                            node->inflected ? "~" : "");
    ck_assert_int_eq (node->wildcard, strchr (node->word, '*') != NULL);
    break;
  case DEMARCHE_PHRASE_GAP:
    g_string_append_printf (out, "..%u", node->gap);
    break;
  case DEMARCHE_PHRASE_LIST:
    g_string_append_printf (out, "@%s", node->word);
    break;
  case DEMARCHE_PHRASE_START:
  case DEMARCHE_PHRASE_END:
    g_string_append_c (out, node->type == DEMARCHE_PHRASE_START ? '^' : '$');
    break;
  default:
    g_string_append (out, opening[node->type]);
    for (guint i = 0; i < node->n_children; i++) {
      g_string_append (out, i > 0 || opening[node->type][1] != '\0' ? " " : "");
      dump (out, &node->children[i]);
    }
    g_string_append_c (out, ')');
    break;
  }
}

/* every span lies in its parent's, in order */
static void
assert_spans (const DemarchePhraseNode *node, gsize start, gsize end)
{
  gsize from = node->start;

  ck_assert_uint_le (start, node->start);
  ck_assert_uint_lt (node->start, node->end);
  ck_assert_uint_le (node->end, end);
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *child = &node->children[i];
    assert_spans (child, from, node->end);
    from = child->end;
  }
}

static void
assert_tree (const char *text, DemarchePhraseUse use, const char *expected)
{
  DemarchePhraseProblem problem;
  g_autoptr (DemarchePhraseNode) root = demarche_phrase_parse (text, use, &problem);
  g_autoptr (GString) out = g_string_new (NULL);

  if (root == NULL)
    ck_abort_msg ("'%s': %s", text, problem.message);
  ck_assert_ptr_null (problem.message);
  assert_spans (root, 0, strlen (text));
  dump (out, root);
  ck_assert_str_eq (out->str, expected);
}

START_TEST (test_one_parser_reads_many_phrases)
{
  static const char *const texts[] = {"binding norms", "(a | b) c?", "norms~ ... regulat*"};
  g_autoptr (DemarcheStore) store = demarche_store_new (64);
  g_autoptr (DemarchePhraseParser) parser = demarche_phrase_parser_new (store);
  const DemarchePhraseNode *roots[G_N_ELEMENTS (texts)];
  DemarchePhraseProblem problem;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    roots[i] = demarche_phrase_parser_read (parser, texts[i], DEMARCHE_PHRASE_PLAIN, &problem);
    ck_assert_ptr_null (
        demarche_phrase_parser_read (parser, "((a b", DEMARCHE_PHRASE_PLAIN, &problem));
    ck_assert_str_eq (problem.message, "bracket is not closed");
    demarche_phrase_problem_clear (&problem);
  }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (DemarchePhraseNode) alone =
        demarche_phrase_parse (texts[i], DEMARCHE_PHRASE_PLAIN, &problem);
    ck_assert (demarche_phrase_node_equal (roots[i], alone));
  }
}
END_TEST

START_TEST (test_trees)
{
  static const char *const trees[][2] = {
      {"norm", "(norm)"},
      {"  Legally   BINDING ", "(legally binding)"},
      {"stra\xc3\x9f"
       "e",
       "(strasse)"},
      {"State\xe2\x80\x99s", "(state's)"},
      {"norm~", "(norm~)"},
      {"regulat* | *binding", "(| (regulat*) (*binding))"},
      {"a b | c", "(| (a b) (c))"},
      {"a | (b | c) d", "(| (a) ((| (b) (c)) d))"},
      {"a? b", "((? a) b)"},
      {"(a b)? c", "((? (a b)) c)"},
      {"@norm-list_2?  a", "((? @norm-list_2) a)"},
      {"a ... b", "(a ..3 b)"},
      {"a ..20 b", "(a ..20 b)"},
      {"^ a b $", "(^ a b $)"},
      {"non-binding", "((- non binding))"},
      {"open-ended-group~", "((- open ended group~))"},
      {"self-(defence | defense)", "((- self (| (defence) (defense))))"},
      {"(a | b)-led", "((- (| (a) (b)) led))"},
      {"*-led", "((- * led))"},
      {"legally\xe2\x80\x91"
       "binding",
       "((- legally binding))"},
      {"\"PoA\"", "((\"PoA\"))"},
      {"\"United States-based\"", "((\"United\" \"States\" \"based\"))"},
      {"in\xc2\xad"
       "form\xe2\x80\x8b",
       "(inform)"},
      {"a \xe2\x80\x8b b", "(a b)"},
      {"\xe5\x85\xb7\xe6\x9c\x89 ..3 a", "((\xe5\x85\xb7 +\xe6\x9c\x89) ..3 a)"},
      {"75 240", "(75 240)"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (trees); i++)
    assert_tree (trees[i][0], DEMARCHE_PHRASE_PLAIN, trees[i][1]);
}
END_TEST

START_TEST (test_gaps_beside_the_match)
{
  assert_tree ("legally ..2", DEMARCHE_PHRASE_BEFORE, "(legally ..2)");
  assert_tree ("a | (b | c ...)", DEMARCHE_PHRASE_BEFORE, "(| (a) ((| (b) (c ..3))))");
  assert_tree ("..1 members", DEMARCHE_PHRASE_AFTER, "(..1 members)");
}
END_TEST

/* whether two phrases have the same tree */
static void
assert_same (const char *first, const char *second, gboolean expected)
{
  DemarchePhraseProblem problem;
  g_autoptr (DemarchePhraseNode) a = demarche_phrase_parse (first, DEMARCHE_PHRASE_PLAIN, &problem);
  g_autoptr (DemarchePhraseNode) b =
      demarche_phrase_parse (second, DEMARCHE_PHRASE_PLAIN, &problem);

  ck_assert_msg (demarche_phrase_node_equal (a, b) == expected, "'%s', '%s'", first, second);
  if (expected)
    ck_assert_uint_eq (demarche_phrase_node_hash (a), demarche_phrase_node_hash (b));
}

START_TEST (test_same_trees)
{
  assert_same ("Legally  binding ... @norm", "legally binding ..3 @norm", TRUE);
  assert_same ("(a | b)  c?", "( A|B ) c?", TRUE);
  assert_same ("norm", "norm~", FALSE);
  assert_same ("norms", "\"norms\"", FALSE);
  assert_same ("a ..2 b", "a ..3 b", FALSE);
  assert_same ("a b", "a-b", FALSE);
  assert_same ("a b", "a b c", FALSE);
  assert_same ("@a b", "a b", FALSE);
}
END_TEST

static void
collect_list (const DemarchePhraseNode *node, gpointer data)
{
  g_string_append_printf (data, "%s@%u ", node->word, (guint)node->start);
}

START_TEST (test_lists_and_gaps_are_found)
{
  DemarchePhraseProblem problem;
  g_autoptr (DemarchePhraseNode) root =
      demarche_phrase_parse ("@a (b ... @c | ..2 d)? e", DEMARCHE_PHRASE_PLAIN, &problem);
  g_autoptr (GString) names = g_string_new (NULL);

  ck_assert_ptr_nonnull (root);
  demarche_phrase_visit_lists (root, collect_list, names);
  ck_assert_str_eq (names->str, "a@0 c@10 ");
  ck_assert_uint_eq (demarche_phrase_count_gaps (root), 2);
}
END_TEST

/* ---- errors ---- */

typedef struct {
  const char *text;
  DemarchePhraseUse use;
  const char *spot; /* the part of @text that is shown, by its first place; "": its end */
  const char *message;
  const char *help; /* (nullable): a part of it */
} Wrong;

static void
assert_wrong (const Wrong *wrong)
{
  DemarchePhraseProblem problem;
  DemarchePhraseNode *root = demarche_phrase_parse (wrong->text, wrong->use, &problem);
  const char *spot = wrong->text + strlen (wrong->text);

  if (root != NULL)
    ck_abort_msg ("'%s' is taken", wrong->text);
  if (*wrong->spot != '\0')
    spot = strstr (wrong->text, wrong->spot);
  ck_assert_str_eq (problem.message, wrong->message);
  ck_assert_uint_eq (problem.start, (gsize)(spot - wrong->text));
  ck_assert_uint_eq (problem.end, problem.start + strlen (wrong->spot));
  if (wrong->help == NULL)
    ck_assert_ptr_null (problem.help);
  else if (problem.help == NULL || strstr (problem.help, wrong->help) == NULL)
    ck_abort_msg ("'%s': help '%s'", wrong->text, problem.help);
  demarche_phrase_problem_clear (&problem);
}

#define PLAIN DEMARCHE_PHRASE_PLAIN
#define MARKS "marks of a phrase: ~ * ... ..5 ? | ( ) @list ^ $ \"exact\" and the hyphen"
#define EDGE "a gap stands between two words"
#define STAR_OR_TILDE "'~' reaches inflections, '*' any ending"

static const Wrong wrongs[] = {
    {"", PLAIN, "", "phrase is empty", "write a word on each side of '|'"},
    {"   ", PLAIN, "   ", "phrase is empty", "write a word on each side of '|'"},
    {"a |", PLAIN, "", "an alternative is empty", "makes it optional"},
    {"| a", PLAIN, "|", "an alternative is empty", "write a word on each side of '|'"},
    {"a ()", PLAIN, ")", "an alternative is empty", "write a word on each side of '|'"},
    {"a + b", PLAIN, "+", "a phrase has no mark '+'", MARKS},
    {"a, b", PLAIN, ",", "a phrase has no mark ','", "so leave it out"},
    {"a \xe2\x80\x94 b", PLAIN, "\xe2\x80\x94", "a phrase has no mark '\xe2\x80\x94'", MARKS},
    {"States' right", PLAIN, "'", "a phrase has no mark '''", MARKS},
    {"a. b", PLAIN, ".", "a phrase has no mark '.'", MARKS},
    {"a [b]", PLAIN, "[", "a phrase has no mark '['", MARKS},
    {"\"a, b\"", PLAIN, ",", "a phrase has no mark ','", MARKS},
    {"norm*~", PLAIN, "norm*~", "a word has either '*' or '~', not both", STAR_OR_TILDE},
    {"norm~s", PLAIN, "norm~s", "'~' ends its word", "a space before the next word"},
    {"(a b | c)~", PLAIN, "~", "'~' stands right after a word", "after each word"},
    {"a ?", PLAIN, "?", "'?' stands right after a word, a list or a bracket", NULL},
    {"a ...? b", PLAIN, "...?", "'?' stands right after a word, a list or a bracket", NULL},
    {"^? a", PLAIN, "^?", "'?' stands right after a word, a list or a bracket", NULL},
    {"(a b", PLAIN, "(", "bracket is not closed", "add ')'"},
    {"a) b", PLAIN, ")", "bracket was never opened", "remove ')'"},
    {"bi*", PLAIN, "bi*", "a wildcard needs at least 3 letters", "write more of the word"},
    {"*", PLAIN, "*", "a wildcard needs at least 3 letters", "list the words"},
    {"*-eu", PLAIN, "*-eu", "a wildcard needs at least 3 letters", "write more of the word"},
    {"a- b", PLAIN, "-", "a hyphen joins two parts of a word", "right after it"},
    {"a--b", PLAIN, "-", "a hyphen joins two parts of a word", "right after it"},
    {"a @ b", PLAIN, "@", "'@' needs the name of a list", NULL},
    {"a .... b", PLAIN, "....", "a gap is '...' (up to 3 words) or '..5'",
     "write a space after the gap"},
    {"a ..5b", PLAIN, "..5b", "a gap is '...' (up to 3 words) or '..5'",
     "write a space after the gap"},
    {"a ..0 b", PLAIN, "..0", "a gap holds 1 to 20 words", NULL},
    {"a ..21 b", PLAIN, "..21", "a gap holds 1 to 20 words", NULL},
    {"a ..99999999999999999999999 b", PLAIN, "..99999999999999999999999",
     "a gap holds 1 to 20 words", NULL},
    {"a \"b", PLAIN, "\"", "quotation mark is not closed", NULL},
    {"a \" \"", PLAIN, "\" \"", "there is no word between the quotation marks", NULL},
    {"\"PoA*\"", PLAIN, "*", "'*' stands outside quotation marks", "just as they are written"},
    {"..4 raise", PLAIN, "..4", "a gap cannot begin a phrase", EDGE},
    {"raise ...", PLAIN, "...", "a gap cannot end a phrase", EDGE},
    {"raise (status | ... )", PLAIN, "...", "a gap cannot end a phrase", EDGE},
    {"^ ..5 we", PLAIN, "..5", "a gap cannot begin a phrase", EDGE},
    {"we ... $", PLAIN, "...", "a gap cannot end a phrase", EDGE},
    {"... raise", DEMARCHE_PHRASE_BEFORE, "...", "a gap cannot begin a phrase", EDGE},
    {"raise ...", DEMARCHE_PHRASE_AFTER, "...", "a gap cannot end a phrase", EDGE},
    {"a ... b ... c ... d ... e ... f ... g ... h ... i ... j", PLAIN,
     "a ... b ... c ... d ... e ... f ... g ... h ... i ... j", "more than 8 gaps in a phrase",
     "split it"},
    {"(a)?", PLAIN, "(a)?", "phrase matches everything: it can match without a word",
     "at least one word stand without '?'"},
    {"a? | b", PLAIN, "a? | b", "phrase matches everything: it can match without a word",
     "at least one word stand without '?'"},
    {"^ $", PLAIN, "^ $", "phrase matches everything: it can match without a word",
     "at least one word stand without '?'"},
};

START_TEST (test_errors)
{
  assert_wrong (&wrongs[_i]);
}
END_TEST

START_TEST (test_deep_brackets)
{
  DemarchePhraseProblem problem;
  g_autoptr (DemarchePhraseNode) root =
      demarche_phrase_parse ("((((((((((((((((a))))))))))))))))", PLAIN, &problem);

  ck_assert_ptr_nonnull (root);
  ck_assert_ptr_null (
      demarche_phrase_parse ("(((((((((((((((((a)))))))))))))))))", PLAIN, &problem));
  ck_assert_str_eq (problem.message, "brackets are nested too deeply");
  ck_assert_uint_eq (problem.start, 16);
  ck_assert_uint_eq (problem.end, 17);
  demarche_phrase_problem_clear (&problem);
}
END_TEST

START_TEST (test_long_phrases)
{
  g_autofree char *longest = g_strnfill (1024, 'a');
  g_autofree char *longer = g_strnfill (1025, 'a');
  DemarchePhraseProblem problem;
  g_autoptr (DemarchePhraseNode) root = demarche_phrase_parse (longest, PLAIN, &problem);

  ck_assert_ptr_nonnull (root);
  ck_assert_ptr_null (demarche_phrase_parse (longer, PLAIN, &problem));
  ck_assert_str_eq (problem.message, "phrase is longer than 1,024 bytes");
  ck_assert_uint_eq (problem.start, 0);
  ck_assert_uint_eq (problem.end, 1024);
  ck_assert_str_eq (problem.help, "split it into several phrases");
  demarche_phrase_problem_clear (&problem);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("phrase");
  TCase *trees = tcase_create ("trees");
  TCase *errors = tcase_create ("errors");

  tcase_add_test (trees, test_one_parser_reads_many_phrases);
  tcase_add_test (trees, test_trees);
  tcase_add_test (trees, test_gaps_beside_the_match);
  tcase_add_test (trees, test_same_trees);
  tcase_add_test (trees, test_lists_and_gaps_are_found);
  suite_add_tcase (suite, trees);
  tcase_add_loop_test (errors, test_errors, 0, G_N_ELEMENTS (wrongs));
  tcase_add_test (errors, test_deep_brackets);
  tcase_add_test (errors, test_long_phrases);
  suite_add_tcase (suite, errors);
  return demarche_run_suite (suite);
}
