/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The classifier as a whole: offsets, long sentences, near words, languages, threads. What single
 * sentences of the rule language mean is in tests/conformance. */
#include "base/error.h"
#include "base/io.h"
#include "base/limits.h"
#include "classify/classifier.h"
#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>

#define SEED 4711

#define CODEBOOK                                                                                   \
  "\"format\": 1, \"issues\": [{\"id\": \"i\", \"kind\": \"scale\", \"about\": [\"topic\"],"       \
  " \"positions\": [{\"id\": \"p\", \"value\": 1}, {\"id\": \"q\", \"value\": -1}]}]"
#define CUES                                                                                       \
  "\"cues\": [{\"id\": \"not\", \"effect\": \"negation\", \"cue\": [\"not\"],"                     \
  " \"direction\": \"both\"},"                                                                     \
  " {\"id\": \"some\", \"effect\": \"attribution\", \"cue\": [\"some\"], \"direction\": "          \
  "\"after\"},"                                                                                    \
  " {\"id\": \"merit\", \"effect\": \"rejection\", \"cue\": [\"no merit\"]},"                      \
  " {\"id\": \"if\", \"effect\": \"conditional\", \"cue\": [\"if\"], \"direction\": \"both\"}]"

static char *folder;
static DemarcheClassifier *classifier;
static DemarcheTagged *tagged; /* the last result */

static void
set_up (void)
{
  folder = g_dir_make_tmp ("demarche-classifier-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
}

static void
tear_down (void)
{
  static const char *const names[] = {"a.json", "b.json"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    g_unlink (path);
  }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
  g_clear_object (&classifier);
  g_clear_pointer (&tagged, demarche_tagged_unref);
}

static void
write_rules (const char *name, const char *body)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strdup_printf ("{%s}", body);

  ck_assert (demarche_io_write (path, text, strlen (text), NULL));
}

static void
load_rules (void)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheRuleSet) rules = demarche_rule_set_load (folder, NULL, diagnostics, NULL);

  if (rules == NULL)
    ck_abort_msg ("%s",
                  demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)));
  classifier = demarche_classifier_new (rules, NULL);
}

static DemarcheStatement *
make_statement (const char *text, DemarcheParagraphKind kind, const char *language)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  DemarcheParagraph paragraph = {.kind = kind, .text = text, .length = strlen (text)};

  if (language != NULL)
    demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_LANGUAGE, language,
                                          DEMARCHE_ORIGIN_OPTION, NULL);
  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  return demarche_statement_builder_finish (builder);
}

/* the tags, one a line: position, holder, stance, force, evidence, cues */
static char *
describe (DemarcheTagged *result, const char *text)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < demarche_tagged_get_n_tags (result); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (result, i);

    g_string_append_printf (out, "%u %s %s %s:", tag->position,
                            tag->holder == DEMARCHE_HOLDER_OTHER ? "other" : "speaker",
                            tag->stance == DEMARCHE_STANCE_OPPOSES ? "opposes" : "supports",
                            tag->force == DEMARCHE_FORCE_TENTATIVE ? "tentative" : "firm");
    for (guint j = 0; j < tag->n_evidence; j++)
      g_string_append_printf (out, " [%.*s]", (int)(tag->evidence[j].end - tag->evidence[j].start),
                              text + tag->evidence[j].start);
    for (guint j = 0; j < tag->n_cues; j++)
      g_string_append_printf (out, " %s=%.*s", tag->cues[j].id,
                              (int)(tag->cues[j].span.end - tag->cues[j].span.start),
                              text + tag->cues[j].span.start);
    g_string_append (out, tag->review & DEMARCHE_REVIEW_AMBIGUOUS ? " ambiguous\n" : "\n");
  }
  return g_string_free (out, FALSE);
}

static char *
tag_as (const char *text, DemarcheParagraphKind kind, const char *language)
{
  g_autoptr (DemarcheStatement) statement = make_statement (text, kind, language);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&tagged, demarche_tagged_unref);
  tagged = demarche_classifier_tag (classifier, statement, NULL, &error);
  ck_assert_ptr_nonnull (tagged);
  ck_assert_ptr_null (error);
  return describe (tagged, text);
}

static void
assert_tags (const char *text, const char *expected)
{
  g_autofree char *found = tag_as (text, DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);

  ck_assert_str_eq (found, expected);
}

static void
assert_list_tags (const char *text, const char *expected)
{
  g_autofree char *found = tag_as (text, DEMARCHE_PARAGRAPH_LIST, NULL);

  ck_assert_str_eq (found, expected);
}

static char *
repeat (const char *unit, guint n, const char *tail)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, unit);
  g_string_append (out, tail);
  return g_string_free (out, FALSE);
}

/* ---- offsets ---- */

START_TEST (test_offsets)
{
  write_rules ("a.json", CODEBOOK ", " CUES ", \"rules\": {\"i.p\": [\"binding ... norm~\","
                                  "{\"all\": [\"raise\", \"status\"]}]}");
  load_rules ();
  assert_tags ("\xc3\x89tats: not the Binding, new NORMS.",
               "0 speaker opposes firm: [Binding, new NORMS] not=not\n");
  assert_tags ("The status we raise.", "0 speaker supports firm: [status] [raise]\n");
  assert_tags ("bin\xc2\xad"
               "ding norms",
               "0 speaker supports firm: [bin\xc2\xad"
               "ding norms]\n");
  assert_tags ("Nothing.", "");
  assert_tags ("", "");
}
END_TEST

START_TEST (test_a_match_over_lead_in_and_item)
{
  write_rules ("a.json", CODEBOOK ", " CUES ", \"rules\": {\"i.p\": [\"want ... norms\"]}");
  load_rules ();
  /* the first item is passed over: two pieces */
  assert_list_tags ("We want: - rules; - norms.", "0 speaker supports firm: [want] [norms]\n");
  assert_list_tags ("We want: - norms; - rules.", "0 speaker supports firm: [want: - norms]\n");
}
END_TEST

START_TEST (test_cues_of_the_speaker)
{
  write_rules ("a.json", CODEBOOK ", " CUES ", \"rules\": {\"i.p\": [\"norms\"]}");
  load_rules ();
  assert_tags ("Some want norms. We see no merit in that.",
               "0 other supports firm: [norms] some=Some\n"
               "0 speaker opposes firm: [norms] merit=no merit\n");
  assert_tags ("Not what some want: norms, no merit.",
               "0 other supports firm: [norms] some=some\n"
               "0 speaker supports firm: [norms] not=Not merit=no merit ambiguous\n");
  /* the rejection is another's */
  assert_tags ("Some want norms. Some see no merit in that.",
               "0 other supports firm: [norms] some=Some\n");
  /* a list's item has no next sentence in the next item */
  assert_list_tags ("We say: - some want norms; - no merit.",
                    "0 other supports firm: [norms] some=some\n");
}
END_TEST

/* ---- long sentences ---- */

START_TEST (test_reach_of_cues)
{
  g_autofree char *near = repeat ("x ", DEMARCHE_LIMIT_CUE_REACH_WORDS - 2, "norms if.");
  g_autofree char *far = repeat ("x ", DEMARCHE_LIMIT_CUE_REACH_WORDS, "norms if.");
  g_autofree char *not_near = g_strconcat ("not ", near, NULL);
  g_autofree char *not_far = g_strconcat ("not ", far, NULL);

  write_rules ("a.json", CODEBOOK ", " CUES ", \"rules\": {\"i.p\": [\"norms\", \"if norms\"]}");
  load_rules ();
  assert_tags (not_near, "0 speaker opposes tentative: [norms] not=not if=if\n");
  assert_tags (not_far, "0 speaker supports tentative: [norms] if=if\n");
}
END_TEST

START_TEST (test_matches_in_a_sentence_without_end)
{
  g_autofree char *text = repeat ("not x ", 5000, "binding x x norms");

  write_rules ("a.json", CODEBOOK ", " CUES ", \"rules\": {\"i.p\": [\"binding ... norms\"],"
                                  " \"i.q\": [\"x\"]}");
  load_rules ();
  g_autofree char *found = tag_as (text, DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
  ck_assert_ptr_nonnull (strstr (found, "[binding x x norms]"));
  ck_assert_uint_eq (demarche_tagged_get_n_tags (tagged), 2);
}
END_TEST

/* a match that shares a word with cues far from others: weighed in a window, with the same result
 * as in a short sentence */
START_TEST (test_shields_in_a_long_sentence)
{
  g_autofree char *lead = repeat ("x ", 3000, "");
  g_autofree char *text = g_strconcat (lead, "if we do not want not binding norms", lead, NULL);

  write_rules ("a.json", CODEBOOK ", " CUES ", \"rules\": {\"i.p\": [\"not binding\"]}");
  load_rules ();
  assert_tags ("If we do not want not binding norms",
               "0 speaker opposes tentative: [not binding] if=If not=not\n");
  assert_tags (text, "0 speaker opposes tentative: [not binding] if=if not=not\n");
}
END_TEST

/* ---- words near others ---- */

/* the first "a" with a "b" such that both lie in at most @max words, or -1 */
static int
find_near (const char *letters, guint max)
{
  int length = (int)strlen (letters);

  for (int a = 0; a < length; a++)
    for (int b = 0; letters[a] == 'a' && b < length; b++)
      if (letters[b] == 'b' && ABS (a - b) < (int)max)
        return a;
  return -1;
}

START_TEST (test_with_near)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_found = 0;

  write_rules ("a.json", CODEBOOK ", \"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"aa\"],"
                                  " \"with\": [\"bb\"], \"within\": 5}]}");
  load_rules ();
  for (guint round = 0; round < 500; round++) {
    char letters[25] = {0};
    g_autoptr (GString) text = g_string_new (NULL);

    for (guint i = 0; i < sizeof letters - 1; i++) {
      gint32 choice = g_rand_int_range (random, 0, 12);
      letters[i] = choice == 0 ? 'a' : choice == 1 ? 'b' : 'x';
      g_string_append_printf (text, "%c%c%s ", letters[i], letters[i], choice == 2 ? "." : "");
    }
    int first = find_near (letters, 5);
    g_autofree char *found = tag_as (text->str, DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
    ck_assert_uint_eq (demarche_tagged_get_n_tags (tagged), first >= 0);
    if (first < 0)
      continue;
    gsize start = demarche_tagged_get_tag (tagged, 0)->evidence[0].start;
    guint n_spaces = 0;
    for (gsize i = 0; i < start; i++)
      n_spaces += text->str[i] == ' ';
    ck_assert_int_eq ((int)n_spaces, first);
    n_found++;
  }
  ck_assert_uint_gt (n_found, 100);
}
END_TEST

START_TEST (test_parts_in_sentences)
{
  write_rules ("a.json", CODEBOOK ", \"rules\": {\"i.p\": [{\"id\": \"r\","
                                  " \"all\": [\"raise\", \"status\"], \"with\": [\"now\"]}]}");
  load_rules ();
  assert_tags ("Raise. Status. Raise the one status. Raise the status now. Status now.",
               "0 speaker supports firm: [Raise] [status]\n");
  assert_tags ("Raise the status. Now.", "");
  assert_tags ("Status. We raise it now.", "");
}
END_TEST

/* ---- the rest ---- */

/* all of a phrase that loads is matched, its last entry too */
START_TEST (test_the_largest_list)
{
  g_autoptr (GString) body = g_string_new (CODEBOOK ", \"lists\": {\"l\": [\"x\"");

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (body, ", \"w%u ..20 xx\"", i);
  g_string_append (body, "]}, \"rules\": {\"i.p\": [\"aa @l\"]}");
  write_rules ("a.json", body->str);
  load_rules ();
  assert_tags ("Aa w1499 so xx.", "0 speaker supports firm: [Aa w1499 so xx]\n");
}
END_TEST

START_TEST (test_languages)
{
  write_rules ("a.json", CODEBOOK ", \"language\": \"en\", \"rules\": {\"i.p\": [\"norm~\"]}");
  write_rules ("b.json", "\"format\": 1, \"language\": \"fr\","
                         " \"rules\": {\"i.q\": [\"normes\"]}");
  load_rules ();
  static const char *const cases[][3] = {
      {"en", "norms normes", "0 speaker supports firm: [norms]\n"},
      {"en-GB", "norms normes", "0 speaker supports firm: [norms]\n"},
      {"fr", "norms normes", "1 speaker supports firm: [normes]\n"},
      {"de", "norms normes", ""},
      {NULL, "norms normes",
       "0 speaker supports firm: [norms]\n1 speaker supports firm: [normes]\n"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = tag_as (cases[i][1], DEMARCHE_PARAGRAPH_PARAGRAPH, cases[i][0]);
    ck_assert_str_eq (found, cases[i][2]);
  }
}
END_TEST

/* each phrase in a set of its own, tried on a statement in its language */
START_TEST (test_inflections_of_other_languages)
{
  static const char *const cases[][4] = {
      {"fr", "norme~ contraignant~", "Il faut des normes contraignantes.",
       "0 speaker supports firm: [normes contraignantes]\n"},
      {"fr", "accord~ ... adopté~", "Que L’accord soit enfin adopté.",
       "0 speaker supports firm: [L’accord soit enfin adopté]\n"},
      {"fr", "l'accord", "Nous voulons l’accord.", "0 speaker supports firm: [l’accord]\n"},
      {"fr", "\\\"Charte\\\"", "Selon l'Charte.", "0 speaker supports firm: [l'Charte]\n"},
      {"ru", "обязательный~ норма~", "Нужен ряд обязательных норм.",
       "0 speaker supports firm: [обязательных норм]\n"},
      {"es", "norma~ vinculante~", "Queremos normas vinculantes.",
       "0 speaker supports firm: [normas vinculantes]\n"},
      {"ar", "دولة~", "نريد من الدول ذلك.", "0 speaker supports firm: [الدول]\n"},
      {"zh", "约束力~ 规范", "我们需要有约束力规范。", "0 speaker supports firm: [约束力规范]\n"},
      {"it", "norma~", "Vogliamo norme.", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *body =
        g_strdup_printf (CODEBOOK ", \"language\": \"%s\", \"rules\": {\"i.p\": [\"%s\"]}",
                         cases[i][0], cases[i][1]);
    write_rules ("a.json", body);
    g_clear_object (&classifier);
    load_rules ();
    g_autofree char *found = tag_as (cases[i][2], DEMARCHE_PARAGRAPH_PARAGRAPH, cases[i][0]);
    ck_assert_str_eq (found, cases[i][3]);
    ck_assert_ptr_null (demarche_tagged_get_error (tagged));
  }
}
END_TEST

START_TEST (test_a_language_without_rules)
{
  write_rules ("a.json", CODEBOOK ", \"language\": \"en\", \"rules\": {\"i.p\": [\"norms\"]}");
  write_rules ("b.json", "\"format\": 1, \"language\": \"fr\", " CUES);
  load_rules ();
  static const char *const cases[][2] = {
      {"en", NULL},
      {NULL, NULL},
      {"de", "no rules for its language (de)"},
      {"fr", "no rules for its language (fr)"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_free (tag_as ("Normen", DEMARCHE_PARAGRAPH_PARAGRAPH, cases[i][0]));
    ck_assert_pstr_eq (demarche_tagged_get_error (tagged), cases[i][1]);
  }
  /* nothing in it could get a tag */
  g_free (tag_as ("Normen", DEMARCHE_PARAGRAPH_TITLE, "de"));
  ck_assert_ptr_null (demarche_tagged_get_error (tagged));
}
END_TEST

START_TEST (test_lists_of_other_languages)
{
  write_rules ("a.json", CODEBOOK ", \"language\": \"ru\", \"rules\": {\"i.p\": "
                                  "[\"против ..9 норма~\"]}");
  load_rules ();
  g_free (tag_as ("Мы против: а) новых слов; и б) таких норм.", DEMARCHE_PARAGRAPH_LIST, "ru"));
  ck_assert_uint_eq (demarche_tagged_get_n_tags (tagged), 1);
  ck_assert_uint_eq (demarche_tagged_get_tag (tagged, 0)->n_evidence, 2);
}
END_TEST

START_TEST (test_about)
{
  write_rules ("a.json", CODEBOOK ", \"rules\": {\"i.p\": [\"norms\"]}");
  load_rules ();
  assert_tags ("A topic.", "");
  ck_assert (demarche_tagged_is_about (tagged, 0, 0));
  assert_tags ("Norms.", "0 speaker supports firm: [Norms]\n");
  ck_assert (!demarche_tagged_is_about (tagged, 0, 0));
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (DemarcheStatement) statement =
      make_statement ("Norms.", DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_rules ("a.json", CODEBOOK ", \"rules\": {\"i.p\": [\"norms\"]}");
  load_rules ();
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (demarche_classifier_tag (classifier, statement, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

static const char busy_text[] = "Some want norms. We see no merit in that; norms are not binding. "
                                "If all agree, norms can bind.";

static gpointer
tag_often (gpointer data)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < 200; i++) {
    g_autoptr (DemarcheStatement) statement =
        make_statement (busy_text, DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
    g_autoptr (DemarcheTagged) result = demarche_classifier_tag (data, statement, NULL, NULL);
    char *found = describe (result, busy_text);

    if (first != NULL && !g_str_equal (first, found)) {
      g_free (found);
      return NULL;
    }
    g_free (first);
    first = found;
  }
  return g_steal_pointer (&first);
}

START_TEST (test_threads_agree)
{
  GThread *threads[4];

  write_rules ("a.json", CODEBOOK ", " CUES ", \"rules\": {\"i.p\": [\"norms\"]}");
  load_rules ();
  g_autofree char *expected = tag_as (busy_text, DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
  ck_assert_str_ne (expected, "");
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("tag", tag_often, classifier);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++) {
    g_autofree char *found = g_thread_join (threads[i]);
    ck_assert_str_eq (found, expected);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("classifier");
  TCase *tags = tcase_create ("tags");

  tcase_add_checked_fixture (tags, set_up, tear_down);
  tcase_set_timeout (tags, 60);
  tcase_add_test (tags, test_offsets);
  tcase_add_test (tags, test_a_match_over_lead_in_and_item);
  tcase_add_test (tags, test_cues_of_the_speaker);
  tcase_add_test (tags, test_reach_of_cues);
  tcase_add_test (tags, test_matches_in_a_sentence_without_end);
  tcase_add_test (tags, test_shields_in_a_long_sentence);
  tcase_add_test (tags, test_with_near);
  tcase_add_test (tags, test_parts_in_sentences);
  tcase_add_test (tags, test_the_largest_list);
  tcase_add_test (tags, test_languages);
  tcase_add_test (tags, test_inflections_of_other_languages);
  tcase_add_test (tags, test_a_language_without_rules);
  tcase_add_test (tags, test_lists_of_other_languages);
  tcase_add_test (tags, test_about);
  tcase_add_test (tags, test_cancelled);
  tcase_add_test (tags, test_threads_agree);
  suite_add_tcase (suite, tags);
  return demarche_run_suite (suite);
}
