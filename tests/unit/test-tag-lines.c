/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags as JSON lines: the form written, what is read back, and what is refused. */
#include "model/tag-lines.h"
#include "runner.h"

#include <string.h>

static DemarcheCodebook *
make_codebook (void)
{
  DemarcheCodebook *codebook = demarche_codebook_new ();
  demarche_codebook_add_issue (codebook, "norms", NULL, DEMARCHE_ISSUE_SCALE, NULL, TRUE);
  demarche_codebook_add_position (codebook, "voluntary", NULL, NULL, -1);
  demarche_codebook_add_position (codebook, "binding", NULL, NULL, 1);
  return codebook;
}

static GPtrArray *
read_text (const char *text, DemarcheTagLinesKind kind, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DemarcheSource) source = demarche_source_new ("tags.jsonl", bytes);
  return demarche_tag_lines_read (source, kind, codebook, diagnostics);
}

static char *
write_all (GPtrArray *tagged, const char *rules_hash)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < tagged->len; i++)
    demarche_tag_lines_append (out, g_ptr_array_index (tagged, i), codebook, rules_hash);
  return g_string_free (out, FALSE);
}

/* every field at its place; é is one code point and two bytes */
static const char full[] =
    "{\"statement\": \"a.txt\", \"paragraph\": 7, \"kind\": \"list\", \"speaker\": \"A. Rossi\", "
    "\"delegation\": \"Aldovia\", \"date\": \"2025-03-04\", \"event\": \"Third session\", "
    "\"section\": \"Norms\", \"turn\": 2, \"role\": \"speaker\", \"groups\": \"Harbour Group\", "
    "\"language\": \"en\", \"page\": 3, \"version-of\": \"b.txt\", \"event-series\": \"OEWG\", "
    "\"title\": \"A title\", "
    "\"source\": \"https://example.org/a\", \"source-kind\": \"official\", \"text-hash\": "
    "\"12ab\", "
    "\"rules-hash\": \"34cd\", \"about\": [\"norms\"], \"text\": \"Été: binding norms, as Ostrany "
    "argues.\", \"tags\": [{\"position\": \"norms.binding\", \"holder\": \"other\", \"held-by\": "
    "\"Ostrany\", \"stance\": \"supports\", \"force\": \"tentative\", \"rule\": "
    "\"norms.binding/binding-norms\", \"cues\": [{\"id\": \"as-argues\", \"effect\": "
    "\"attribution\", \"start\": 20, \"end\": 37}], \"review\": [\"ambiguous\", \"mixed\"], "
    "\"evidence\": [{\"start\": 5, \"end\": 12, \"text\": \"binding\"}, {\"start\": 13, \"end\": "
    "18, \"text\": \"norms\"}]}]}\n";

static const char bare[] =
    "{\"statement\": \"a.txt\", \"paragraph\": 1, \"kind\": \"paragraph\", \"speaker\": null, "
    "\"delegation\": null, \"date\": null, \"event\": null, \"section\": null, \"text\": \"No.\", "
    "\"tags\": []}\n";

START_TEST (test_lines_come_back_as_they_were)
{
  static const struct {
    const char *text;
    const char *rules_hash;
  } lines[] = {
      {full, "34cd"},
      {bare, NULL},
      {"{\"statement\": \"scan.pdf\", \"error\": \"no text layer\"}\n", NULL},
      {"{\"statement\": \"blank.txt\", \"empty\": true}\n", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
    g_autoptr (GPtrArray) tagged = read_text (lines[i].text, DEMARCHE_TAG_LINES_TAGS, diagnostics);
    ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), 0);
    g_autofree char *written = write_all (tagged, lines[i].rules_hash);
    ck_assert_str_eq (written, lines[i].text);
  }
}
END_TEST

START_TEST (test_offsets_are_read_as_code_points)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) tagged = read_text (full, DEMARCHE_TAG_LINES_TAGS, diagnostics);
  const DemarcheTag *tag = demarche_tagged_get_tag (tagged->pdata[0], 0);

  ck_assert_uint_eq (tag->evidence[0].start, 7);
  ck_assert_uint_eq (tag->evidence[0].end, 14);
  ck_assert (demarche_tagged_is_about (tagged->pdata[0], 0, 0));
}
END_TEST

START_TEST (test_lines_of_a_statement_need_not_stand_together)
{
  static const char text[] =
      "{\"statement\": \"b\", \"paragraph\": 2, \"text\": \"Two.\", \"tags\": []}\n"
      "{\"statement\": \"a\", \"paragraph\": 1, \"text\": \"One.\", \"tags\": []}\n\n"
      "{\"tags\": [{\"evidence\": [{\"text\": \"binding\"}, \"not there\"], \"stance\": "
      "\"opposes\", \"holder\": \"speaker\", \"position\": \"norms.binding\"}], \"more\": [1, {}],"
      " \"text\": \"Not binding.\", \"paragraph\": 1, \"statement\": \"b\"}";
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) tagged = read_text (text, DEMARCHE_TAG_LINES_GOLD, diagnostics);

  ck_assert_ptr_nonnull (tagged);
  ck_assert_uint_eq (tagged->len, 2);
  DemarcheStatement *first = demarche_tagged_get_statement (tagged->pdata[0]);
  ck_assert_str_eq (demarche_statement_get_name (first), "b");
  ck_assert_uint_eq (demarche_statement_get_n_paragraphs (first), 2);
  const DemarcheTag *tag = demarche_tagged_get_tag (tagged->pdata[0], 0);
  ck_assert_uint_eq (tag->paragraph, 0);
  ck_assert_int_eq (tag->stance, DEMARCHE_STANCE_OPPOSES);
  ck_assert_uint_eq (tag->n_evidence, 1); /* words that are not there lead nowhere */
  ck_assert_uint_eq (tag->evidence[0].start, 4);
}
END_TEST

#define GOLD_LINE(members)                                                                         \
  "{\"statement\": \"a\", \"paragraph\": 1, \"text\": \"Not binding.\", " members "}\n"

static const struct {
  const char *text;
  DemarcheTagLinesKind kind;
  const char *message;
} refused[] = {
    {"{\"statement\": \"a\"", DEMARCHE_TAG_LINES_GOLD, NULL},
    {"[]", DEMARCHE_TAG_LINES_GOLD, NULL},
    {"{} {}", DEMARCHE_TAG_LINES_GOLD, NULL},
    {"{\"paragraph\": 1}", DEMARCHE_TAG_LINES_GOLD, "a line without 'statement'"},
    {"{\"statement\": \"a\"}", DEMARCHE_TAG_LINES_GOLD, "a line without 'paragraph' from 1 on"},
    {GOLD_LINE ("\"kind\": \"paragraph\""), DEMARCHE_TAG_LINES_GOLD, "a line without 'tags'"},
    {GOLD_LINE ("\"kind\": \"verse\", \"tags\": []"), DEMARCHE_TAG_LINES_GOLD,
     "a line without a known 'kind'"},
    {GOLD_LINE ("\"tags\": []"), DEMARCHE_TAG_LINES_TAGS, "a line without a known 'kind'"},
    {GOLD_LINE ("\"date\": \"2025-02-30\", \"tags\": []"), DEMARCHE_TAG_LINES_GOLD,
     "a 'date' that does not exist"},
    {GOLD_LINE ("\"format\": 2, \"tags\": []"), DEMARCHE_TAG_LINES_GOLD,
     "a format that this version does not know"},
    {GOLD_LINE ("\"tags\": []") GOLD_LINE ("\"tags\": []"), DEMARCHE_TAG_LINES_GOLD,
     "paragraph 1 of 'a' comes twice"},
    {GOLD_LINE ("\"tags\": []") "{\"statement\": \"a\", \"empty\": true}", DEMARCHE_TAG_LINES_GOLD,
     "another line of 'a' says that it has no paragraphs"},
    {GOLD_LINE ("\"tags\": [{\"position\": \"norms.bindin\", \"holder\": \"speaker\", \"stance\": "
                "\"supports\"}]"),
     DEMARCHE_TAG_LINES_GOLD, "unknown position 'norms.bindin'"},
    {GOLD_LINE ("\"tags\": [{\"position\": \"norms.binding\", \"stance\": \"supports\"}]"),
     DEMARCHE_TAG_LINES_GOLD, "a tag without 'holder'"},
    {GOLD_LINE ("\"tags\": [{\"position\": \"norms.binding\", \"holder\": \"speaker\", "
                "\"stance\": \"for\"}]"),
     DEMARCHE_TAG_LINES_GOLD, "unknown stance 'for'"},
    {GOLD_LINE ("\"kind\": \"list\", \"tags\": [{\"position\": \"norms.binding\", \"holder\": "
                "\"speaker\", \"stance\": \"opposes\", \"force\": \"firm\", \"evidence\": "
                "[{\"start\": 4, \"end\": 99, \"text\": \"binding\"}]}]"),
     DEMARCHE_TAG_LINES_TAGS, "evidence that is not at its place in the text"},
    {GOLD_LINE ("\"kind\": \"list\", \"tags\": [{\"position\": \"norms.binding\", \"holder\": "
                "\"speaker\", \"stance\": \"opposes\", \"force\": \"firm\", \"evidence\": "
                "[{\"start\": 3, \"end\": 10, \"text\": \"binding\"}]}]"),
     DEMARCHE_TAG_LINES_TAGS, "evidence that is not at its place in the text"},
    {GOLD_LINE ("\"tags\": [{\"position\": \"norms.binding\", \"holder\": \"speaker\", "
                "\"stance\": \"supports\", \"review\": [\"odd\"]}]"),
     DEMARCHE_TAG_LINES_GOLD, "unknown review mark"},
};

START_TEST (test_mistakes_are_refused)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) tagged = read_text (refused[_i].text, refused[_i].kind, diagnostics);

  ck_assert_ptr_null (tagged);
  ck_assert_uint_ge (demarche_diagnostics_get_length (diagnostics), 1);
  if (refused[_i].message != NULL)
    ck_assert_str_eq (demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)),
                      refused[_i].message);
}
END_TEST

START_TEST (test_mixed_rule_sets_are_told)
{
  static const char text[] =
      "{\"statement\": \"a\", \"paragraph\": 1, \"rules-hash\": \"1\", \"text\": \"One.\", "
      "\"tags\": []}\n"
      "{\"statement\": \"b\", \"paragraph\": 1, \"rules-hash\": \"2\", \"text\": \"One.\", "
      "\"tags\": []}\n";
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) tagged = read_text (text, DEMARCHE_TAG_LINES_GOLD, diagnostics);

  ck_assert_ptr_nonnull (tagged);
  ck_assert_uint_eq (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING), 1);
}
END_TEST

START_TEST (test_offsets_in_long_texts)
{
  g_autoptr (GString) text = g_string_new ("{\"statement\": \"a\", \"paragraph\": 1, \"text\": \"");
  for (guint i = 0; i < 255; i++)
    g_string_append (text, "\303\251"); /* two bytes each */
  g_string_append (text, "binding norms\", \"tags\": [{\"position\": \"norms.binding\", "
                         "\"holder\": \"speaker\", \"stance\": \"supports\", \"evidence\": ["
                         "{\"start\": 255, \"end\": 262, \"text\": \"binding\"}, {\"start\": 256, "
                         "\"end\": 268}, {\"start\": 268, \"end\": 269}]}]}");
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) tagged = read_text (text->str, DEMARCHE_TAG_LINES_GOLD, diagnostics);
  const DemarcheTag *tag = demarche_tagged_get_tag (tagged->pdata[0], 0);

  ck_assert_uint_eq (tag->n_evidence, 2); /* the last one ends past the text */
  ck_assert_uint_eq (tag->evidence[0].start, 510);
  ck_assert_uint_eq (tag->evidence[0].end, 517);
  ck_assert_uint_eq (tag->evidence[1].end, 523);
}
END_TEST

START_TEST (test_a_statement_may_be_spread_over_files)
{
  static const char *const texts[] = {
      "{\"statement\": \"a\", \"paragraph\": 2, \"speaker\": \"A. Rossi\", \"text\": \"Two.\", "
      "\"tags\": []}\n{\"statement\": \"b\", \"paragraph\": 1, \"text\": \"One.\", \"tags\": []}\n",
      "{\"statement\": \"a\", \"paragraph\": 1, \"text\": \"One.\", \"tags\": []}\n",
      "{\"statement\": \"b\", \"paragraph\": 1, \"text\": \"Again.\", \"tags\": []}\n",
  };
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_source_unref);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *name = g_strdup_printf ("%u.jsonl", i);
    g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
    g_ptr_array_add (sources, demarche_source_new (name, bytes));
  }
  g_autoptr (GPtrArray) failed =
      demarche_tag_lines_read_files (sources, DEMARCHE_TAG_LINES_GOLD, codebook, diagnostics);
  ck_assert_ptr_null (failed); /* paragraph 1 of b comes twice */
  ck_assert_str_eq (demarche_diagnostic_get_file (demarche_diagnostics_get (diagnostics, 0)),
                    "2.jsonl");

  g_ptr_array_set_size (sources, 2);
  g_autoptr (GPtrArray) tagged =
      demarche_tag_lines_read_files (sources, DEMARCHE_TAG_LINES_GOLD, codebook, diagnostics);
  ck_assert_uint_eq (tagged->len, 2);
  DemarcheStatement *first = demarche_tagged_get_statement (tagged->pdata[0]);
  ck_assert_uint_eq (demarche_statement_get_n_paragraphs (first), 2);
  ck_assert_uint_eq (demarche_statement_get_paragraph (first, 0)->number, 1);
  /* not all say so: it is not said of the statement, nor of the paragraph that does not */
  ck_assert_ptr_null (demarche_statement_get_field (first, DEMARCHE_FIELD_SPEAKER));
  ck_assert_ptr_null (demarche_statement_get_paragraph (first, 0)->occasion->speaker);
}
END_TEST

START_TEST (test_every_cut_of_a_line_is_refused)
{
  for (gsize length = 1; length < sizeof full - 2; length++) {
    g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
    g_autofree char *cut = g_strndup (full, length);
    g_autoptr (GPtrArray) tagged = read_text (cut, DEMARCHE_TAG_LINES_TAGS, diagnostics);
    ck_assert_ptr_null (tagged);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("tag-lines");
  TCase *tests = tcase_create ("tag-lines");

  tcase_add_test (tests, test_lines_come_back_as_they_were);
  tcase_add_test (tests, test_offsets_are_read_as_code_points);
  tcase_add_test (tests, test_lines_of_a_statement_need_not_stand_together);
  tcase_add_loop_test (tests, test_mistakes_are_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tests, test_mixed_rule_sets_are_told);
  tcase_add_test (tests, test_offsets_in_long_texts);
  tcase_add_test (tests, test_a_statement_may_be_spread_over_files);
  tcase_add_test (tests, test_every_cut_of_a_line_is_refused);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
