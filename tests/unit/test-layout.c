/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pages of words: order of reading, margins, footnotes, paragraphs, hyphens. */
#include "base/limits.h"
#include "ingest/document.h"
#include "ingest/layout.h"
#include "ingest/pdf.h"
#include "page-words.h"
#include "runner.h"

/* a line of the text with what is said of it in front */
static void
append_line (GString *out, const DemarcheExtract *extract, const char *line, guint *next)
{
  gsize start = (gsize)(line - extract->text->str);
  guint flags = 0;

  if (*next < extract->hints->len &&
      g_array_index (extract->hints, DemarcheHint, *next).start == start)
    flags = g_array_index (extract->hints, DemarcheHint, (*next)++).flags;
  if (flags & DEMARCHE_LINE_FURNITURE)
    g_string_append (out, "margin: ");
  if (flags & DEMARCHE_LINE_FOOTNOTE)
    g_string_append (out, "note: ");
  if (flags & DEMARCHE_LINE_HEADING)
    g_string_append (out, "heading: ");
  if (flags & DEMARCHE_LINE_EMPHASISED)
    g_string_append (out, "emphasised: ");
  g_string_append_len (out, line, (gssize)strcspn (line, "\n"));
  g_string_append_c (out, '\n');
}

/* pages of words as paragraphs, a line each; "\f" between pages */
static char *
lay_out (const char *pages, guint n_pages)
{
  g_autofree char *data = g_strdup_printf (HEAD "%send %u\n", pages, n_pages);
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheExtract) extract = demarche_pdf_read_layout (data, strlen (data), &error);
  GString *out = g_string_new (NULL);
  guint next = 0;

  if (!extract) {
    g_string_append (out, error->message);
    return g_string_free (out, FALSE);
  }
  for (const char *line = extract->text->str; *line; line += strcspn (line, "\n") + 1) {
    if (*line != '\n' && strncmp (line, "\f\n", 2) != 0)
      append_line (out, extract, line, &next);
    else if (*line == '\f' && line[2])
      g_string_append (out, "--\n");
  }
  return g_string_free (out, FALSE);
}

/* ---- paragraphs of one page ---- */

#define FULL_A "We have said in every session of the Group that it needs"
#define FULL_B "rules that bind all of its members and not only some who"

static const struct {
  const char *lines;
  const char *paragraphs;
} columns[] = {
    {FULL_A "\n" FULL_B "\nwant them.\nWe agree to the text.",
     FULL_A " " FULL_B " want them.\nWe agree to the text.\n"},
    {FULL_A "\n" FULL_B "\nwant them:\n- peace;\n- work.",
     FULL_A " " FULL_B " want them:\n- peace;\n- work.\n"},
    {FULL_A "\n" FULL_B "\nwant them:\n\u2022peace;\n\uF0B7 work.",
     FULL_A " " FULL_B " want them:\n- peace;\n- work.\n"},
    {"Our view of it\n" FULL_A "\n" FULL_B "\nwant them.",
     "Our view of it\n" FULL_A " " FULL_B " want them.\n"},
    {FULL_A "\nmore govern-\nment than it has, and\n" FULL_B,
     FULL_A " more government than it has, "
            "and " FULL_B "\n"},
};

START_TEST (test_lines_become_paragraphs)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;

  put_lines (out, 70, 100, columns[_i].lines);
  paragraphs = lay_out (out->str, 1);
  ck_assert_str_eq (paragraphs, columns[_i].paragraphs);
}
END_TEST

START_TEST (test_space_and_indents_part_paragraphs)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;

  put_lines (out, 70, 100, FULL_A "\n" FULL_A);
  put_lines (out, 70, 140, FULL_A);
  put_lines (out, 94, 154, "In our view all of this has been said before, and well");
  put_lines (out, 70, 168, FULL_B "\n" FULL_A);
  paragraphs = lay_out (out->str, 1);
  ck_assert_str_eq (paragraphs,
                    FULL_A " " FULL_A "\n" FULL_A
                           "\nIn our view all of this has been said before, and well " FULL_B
                           " " FULL_A "\n");
}
END_TEST

START_TEST (test_columns_are_read_one_after_the_other)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;

  put_words (out, 70, 60, 12, "-",
             "A line as wide as the page that stands over both of the columns");
  for (guint i = 0; i < 5; i++) {
    put_words (out, 70, 100 + 14 * (int)i, 12, "-", "left words go on and on in");
    put_words (out, 320, 104 + 14 * (int)i, 12, "-", "right words go on and on in");
  }
  put_words (out, 70, 200, 12, "-", "Another line as wide as the page under both of the columns");
  paragraphs = lay_out (out->str, 1);
  ck_assert_str_eq (
      paragraphs,
      "A line as wide as the page that stands over both of the columns\n"
      "left words go on and on in left words go on and on in left words go on and on in left words "
      "go on and on in left words go on and on in\n"
      "right words go on and on in right words go on and on in right words go on and on in right "
      "words go on and on in right words go on and on in\n"
      "Another line as wide as the page under both of the columns\n");
}
END_TEST

START_TEST (test_items_with_marks_are_no_columns)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;

  for (guint i = 0; i < 4; i++) {
    g_autofree char *mark = g_strdup_printf ("%u.", i + 1);

    put_words (out, 70, 100 + 14 * (int)i, 12, "-", mark);
    put_words (out, 106, 100 + 14 * (int)i, 12, "-", "We agree to this one.");
  }
  paragraphs = lay_out (out->str, 1);
  ck_assert_str_eq (paragraphs, "1. We agree to this one.\n2. We agree to this one.\n"
                                "3. We agree to this one.\n4. We agree to this one.\n");
}
END_TEST

START_TEST (test_letters_show_headings)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;

  put_words (out, 70, 60, 18, "-", "Statement by Aldovia");
  put_words (out, 70, 100, 12, "b", "On norms");
  put_lines (out, 70, 120, FULL_A "\n" FULL_B "\n" FULL_A);
  paragraphs = lay_out (out->str, 1);
  ck_assert_str_eq (paragraphs, "heading: Statement by Aldovia\nemphasised: On norms\n" FULL_A
                                " " FULL_B " " FULL_A "\n");
}
END_TEST

START_TEST (test_lines_of_a_title_stay_lines)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;

  put_words (out, 190, 60, 12, "b", "Statement by A. Rossi");
  put_words (out, 170, 74, 12, "-", "at the third session of all");
  put_words (out, 344, 114, 12, "i", "As delivered");
  put_words (out, 94, 134, 12, "-", "Mr. Chair,");
  put_lines (out, 70, 164, FULL_A "\n" FULL_B "\n" FULL_A);
  paragraphs = lay_out (out->str, 1);
  ck_assert_str_eq (paragraphs,
                    "Statement by A. Rossi\nat the third session of all\n"
                    "emphasised: As delivered\nMr. Chair,\n" FULL_A " " FULL_B " " FULL_A "\n");
}
END_TEST

/* ---- several pages ---- */

START_TEST (test_margins_are_known_by_place_and_repetition)
{
  static const char *const texts[] = {FULL_A "\n" FULL_B, FULL_B "\n" FULL_A, FULL_A "\n" FULL_A};
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *paragraphs = NULL;

  for (int page = 1; page <= 3; page++) {
    g_autofree char *label = g_strdup_printf ("- %d -", page);

    g_string_append (out, PAGE);
    put_words (out, 70, 40, 10, "-",
               page == 1 ? "Harbour Street 12, Port Rell" : "Aldovia on norms");
    put_lines (out, 70, page == 1 ? 120 : 80, texts[page - 1]);
    put_words (out, 290, 790, 10, "-", label);
  }
  paragraphs = lay_out (out->str, 3);
  ck_assert_str_eq (paragraphs, "margin: Harbour Street 12, Port Rell\n" FULL_A " " FULL_B
                                "\nmargin: - 1 -\n--\nmargin: Aldovia on norms\n" FULL_B " " FULL_A
                                "\nmargin: - 2 -\n--\nmargin: Aldovia on norms\n" FULL_A " " FULL_A
                                "\nmargin: - 3 -\n");
}
END_TEST

START_TEST (test_a_day_above_the_text_is_no_margin)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;

  put_words (out, 70, 40, 10, "-", "4 March 2025");
  put_lines (out, 70, 120, FULL_A "\n" FULL_B);
  g_string_append (out, PAGE);
  put_lines (out, 70, 80, FULL_B "\n" FULL_A);
  g_string_append (out, PAGE);
  put_lines (out, 70, 80, FULL_B "\n" FULL_A);
  paragraphs = lay_out (out->str, 3);
  ck_assert (g_str_has_prefix (paragraphs, "4 March 2025\n" FULL_A));
}
END_TEST

START_TEST (test_footnotes_stand_apart)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;
  int end;

  put_lines (out, 70, 100, FULL_A "\n" FULL_B);
  end = put_words (out, 70, 128, 12, "-", "have a norm");
  g_string_append_printf (out, "word %d 12600 %d 13300 700 g 1\n", end * 100, (end + 4) * 100);
  put_words (out, end + 10, 128, 12, "-", "of their own.");
  g_string_append (out, "word 7000 69800 7400 70500 600 - 1\n");
  put_words (out, 76, 700, 9, "-", "See the report of the Group,");
  put_words (out, 70, 711, 9, "-", "12 February, which says so.");
  g_string_append (out, "word 7000 71998 7400 72600 600 - 2\n");
  put_words (out, 76, 722, 9, "-", "We said so.");
  paragraphs = lay_out (out->str, 1);
  ck_assert_str_eq (paragraphs,
                    FULL_A " " FULL_B " have a norm of their own.\n"
                           "note: 1 See the report of the Group, 12 February, which says so.\n"
                           "note: 2 We said so.\n");
}
END_TEST

START_TEST (test_words_torn_by_a_page_keep_a_joint)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *paragraphs = NULL;

  put_lines (out, 70, 100, FULL_A "\nthat it is one of govern-");
  g_string_append (out, PAGE);
  put_lines (out, 70, 100, "ment and not of mission-\n" FULL_A "\nmissions.");
  paragraphs = lay_out (out->str, 2);
  ck_assert_str_eq (paragraphs, FULL_A " that it is one of govern\xC2\xAD\n--\n"
                                       "ment and not of mission-" FULL_A " missions.\n");
}
END_TEST

/* ---- hyphens ---- */

/* two lines, and a line elsewhere in the document */
static const struct {
  const char *line;
  const char *next;
  const char *elsewhere;
  const char *joined;
} hyphens[] = {
    {"the right of self-", "determination of all", "", "self-determination"},
    {"this is a long-", "term goal of all", "", "long-term"},
    {"it needs develop-", "ment for all of us", "", "development"},
    {"it is a harbour-", "master who said it", "The harbourmaster said", "harbourmaster"},
    {"it is a harbour-", "master who said it", "The harbour-master said", "harbour-master"},
    {"the Under-", "Secretary has said it", "", "Under-Secretary"},
    {"it is a harbour-", "bound ship that", "A harbour is bound to be", "harbour-bound"},
    {"the non-", "binding norms of all", "", "non-binding"},
    {"we ask for pa-", "tience, and for more", "", "patience"},
    {"it is of inter-", "national concern", "", "inter-national"},
    {"it is of inter-", "national concern", "an international one", "international"},
    {"it is of infra-", "structure and of har-\nmony, we think, and of compara-\nbility", "",
     "infrastructure"},
    {"it is of pa-", "tience, and of inter-\nnational concern", "", "international"},
};

START_TEST (test_hyphens_of_words_stay)
{
  g_autoptr (GString) out = g_string_new (PAGE);
  g_autofree char *lines =
      g_strdup_printf ("%s\n%s\n%s", hyphens[_i].line, hyphens[_i].next, hyphens[_i].elsewhere);
  g_autofree char *paragraphs = NULL;

  put_lines (out, 70, 100, g_strchomp (lines));
  paragraphs = lay_out (out->str, 1);
  ck_assert_msg (strstr (paragraphs, hyphens[_i].joined) != NULL, "%s", paragraphs);
}
END_TEST

/* ---- other scripts ---- */

START_TEST (test_right_to_left_is_read_from_the_right)
{
  static const char page[] =
      PAGE "word 10000 10000 12000 11200 1200 - ثلاثة\nword 13000 10000 15000 11200 1200 - 2025\n"
           "word 16000 10000 18000 11200 1200 - واحد\n";
  g_autofree char *paragraphs = lay_out (page, 1);

  ck_assert_str_eq (paragraphs, "واحد 2025 ثلاثة\n");
}
END_TEST

START_TEST (test_scripts_without_spaces_get_none)
{
  static const char page[] = PAGE "word 10000 10000 40000 11200 1200 - 我们同意这个文本我们认为\n"
                                  "word 10000 11400 14000 12600 1200 - 规范。\n";
  g_autofree char *paragraphs = lay_out (page, 1);

  ck_assert_str_eq (paragraphs, "我们同意这个文本我们认为规范。\n");
}
END_TEST

/* ---- what the helper says ---- */

static const struct {
  const char *said;
  const char *message;
} answers[] = {
    {"", "stopped before the end"},
    {"Error\n", "makes no sense, at its line 1"},
    {"demarche-pdf 2\nend 0\n", "makes no sense, at its line 1"},
    {HEAD, "stopped before the end"},
    {HEAD PAGE "word 1 2 3 4 5 - we\n", "stopped before the end"},
    {HEAD PAGE "word 1 2 3 4 5 - we\nend 2\n", "at its line 4"},
    {HEAD "word 1 2 3 4 5 - we\nend 0\n", "at its line 2"},
    {HEAD PAGE "word 1 2 3 4 5 x we\nend 1\n", "at its line 3"},
    {HEAD PAGE "word 3 2 1 4 5 - we\nend 1\n", "at its line 3"},
    {HEAD PAGE "word 1 2 3 4 99999999 - we\nend 1\n", "at its line 3"},
    {HEAD PAGE "word 1 2 3 4 5 -\nend 1\n", "at its line 3"},
    {HEAD PAGE "end 1\nend 1\n", "at its line 4"},
    {HEAD "page 1 2 101\nend 1\n", "at its line 2"},
    {HEAD PAGE "title We\nend 1\n", "at its line 3"},
    {HEAD PAGE "word 1 2 3 4 5 - \xFF\nend 1\n", "is not UTF-8"},
    {HEAD "problem encrypted\n", "encrypted: it opens with a password only"},
    {HEAD "problem damaged\n", "a damaged PDF"},
    {HEAD "end 0\n", "a PDF without pages"},
    {HEAD "page 1 2 0\nend 1\n", "no text on its pages (1 of them)"},
    {HEAD "page 1 2 90\nend 1\n", "no text layer: the file holds pictures of pages"},
};

START_TEST (test_answers_are_checked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheExtract) extract =
      demarche_pdf_read_layout (answers[_i].said, strlen (answers[_i].said), &error);

  ck_assert_ptr_null (extract);
  ck_assert_msg (strstr (error->message, answers[_i].message) != NULL, "%s", error->message);
}
END_TEST

START_TEST (test_pages_are_limited)
{
  g_autoptr (GString) said = g_string_new (HEAD);
  g_autoptr (DemarcheExtract) extract = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= DEMARCHE_LIMIT_PAGES; i++)
    g_string_append (said, "page 1 1 0\n");
  extract = demarche_pdf_read_layout (said->str, said->len, &error);
  ck_assert_ptr_null (extract);
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT));
}
END_TEST

START_TEST (test_pictures_among_pages_are_named)
{
  static const char said[] = HEAD "page 10 10 90\n" PAGE "word 1 2 3 4 5 - we\npage 10 10 60\n"
                                  "page 10 10 20\nend 4\n";
  g_autoptr (DemarcheExtract) extract = demarche_pdf_read_layout (said, strlen (said), NULL);

  ck_assert_str_eq (extract->unread, "1, 3");
}
END_TEST

START_TEST (test_properties_are_weak_metadata)
{
  static const char said[] =
      HEAD "title Statement on norms\nauthor A. Rossi\ndate 2025-03-04\n" PAGE
           "word 1 2 3 4 5 - we\nend 1\n";
  static const char other[] = HEAD "title norms.docx\n" PAGE "word 1 2 3 4 5 - we\nend 1\n";
  g_autoptr (DemarcheExtract) extract = demarche_pdf_read_layout (said, strlen (said), NULL);
  g_autoptr (DemarcheExtract) named = demarche_pdf_read_layout (other, strlen (other), NULL);

  ck_assert_str_eq (extract->fields[DEMARCHE_FIELD_TITLE], "Statement on norms");
  ck_assert_str_eq (extract->fields[DEMARCHE_FIELD_DATE], "2025-03-04");
  ck_assert_str_eq (extract->author, "A. Rossi");
  ck_assert_ptr_null (named->fields[DEMARCHE_FIELD_TITLE]);
}
END_TEST

/* a small fuzz target: every answer is read or refused, never a crash */
START_TEST (test_damaged_answers_are_survived)
{
  g_autoptr (GString) out = g_string_new (HEAD "title We\n" PAGE);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  put_lines (out, 70, 100, FULL_A "\n" FULL_B "\n- we agree,\n- all of us.");
  put_words (out, 300, 100, 8, "bi", "1 right of it");
  g_string_append (out, PAGE "word -5 -5 0 9999999 1 g 1\nend 2\n");
  for (guint round = 0; round < 3000; round++) {
    g_autofree char *data = g_memdup2 (out->str, out->len);
    g_autoptr (DemarcheExtract) extract = NULL;
    gsize n = round % 10 == 0 ? (gsize)g_rand_int_range (random, 0, (int)out->len) : out->len;

    for (guint i = 0; i < 1 + round % 4; i++)
      data[g_rand_int_range (random, 0, (int)out->len)] =
          "0123456789- \nwpeg\xC3\xA9"[g_rand_int_range (random, 0, 19)];
    extract = demarche_pdf_read_layout (data, n, NULL);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("layout");
  TCase *tests = tcase_create ("layout");

  tcase_add_loop_test (tests, test_lines_become_paragraphs, 0, G_N_ELEMENTS (columns));
  tcase_add_test (tests, test_space_and_indents_part_paragraphs);
  tcase_add_test (tests, test_columns_are_read_one_after_the_other);
  tcase_add_test (tests, test_items_with_marks_are_no_columns);
  tcase_add_test (tests, test_letters_show_headings);
  tcase_add_test (tests, test_lines_of_a_title_stay_lines);
  tcase_add_test (tests, test_margins_are_known_by_place_and_repetition);
  tcase_add_test (tests, test_a_day_above_the_text_is_no_margin);
  tcase_add_test (tests, test_footnotes_stand_apart);
  tcase_add_test (tests, test_words_torn_by_a_page_keep_a_joint);
  tcase_add_loop_test (tests, test_hyphens_of_words_stay, 0, G_N_ELEMENTS (hyphens));
  tcase_add_test (tests, test_right_to_left_is_read_from_the_right);
  tcase_add_test (tests, test_scripts_without_spaces_get_none);
  tcase_add_loop_test (tests, test_answers_are_checked, 0, G_N_ELEMENTS (answers));
  tcase_add_test (tests, test_pages_are_limited);
  tcase_add_test (tests, test_pictures_among_pages_are_named);
  tcase_add_test (tests, test_properties_are_weak_metadata);
  tcase_add_test (tests, test_damaged_answers_are_survived);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
