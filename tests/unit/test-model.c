/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Codebook, statement builder, tags and their references. */
#include "model/codebook.h"
#include "model/date.h"
#include "model/reference.h"
#include "model/statement.h"
#include "model/tag.h"
#include "runner.h"

#include <string.h>

static DemarcheCodebook *
make_codebook (void)
{
  DemarcheCodebook *codebook = demarche_codebook_new ();
  demarche_codebook_add_issue (codebook, "norms", "Norms", DEMARCHE_ISSUE_SCALE, NULL, TRUE);
  demarche_codebook_add_position (codebook, "voluntary", "Voluntary", NULL, -1);
  demarche_codebook_add_position (codebook, "silent", NULL, NULL, 0);
  demarche_codebook_add_position (codebook, "binding", NULL, "Become binding.", 1);
  demarche_codebook_add_issue (codebook, "body", NULL, DEMARCHE_ISSUE_CHOICE, NULL, FALSE);
  demarche_codebook_add_position (codebook, "group", NULL, NULL, -1);
  demarche_codebook_add_position (codebook, "programme", NULL, NULL, 1);
  return codebook;
}

START_TEST (test_codebook_names_by_index)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();

  ck_assert_uint_eq (demarche_codebook_get_n_issues (codebook), 2);
  ck_assert_int_eq (demarche_codebook_find_issue (codebook, "body"), 1);
  ck_assert_int_eq (demarche_codebook_find_issue (codebook, "bodies"), -1);
  int binding = demarche_codebook_find_position (codebook, "norms.binding");
  ck_assert_int_eq (binding, 2);
  ck_assert_int_eq (demarche_codebook_find_position (codebook, "binding"), -1);
  const DemarchePosition *position = demarche_codebook_get_position (codebook, 2);
  ck_assert_str_eq (position->definition, "Become binding.");
  ck_assert_str_eq (position->title, "binding"); /* the id, where there is no title */
  ck_assert_uint_eq (demarche_codebook_get_issue (codebook, 1)->first_position, 3);
  ck_assert_uint_eq (demarche_codebook_get_issue (codebook, 1)->n_positions, 2);
}
END_TEST

START_TEST (test_only_poles_of_one_scale_are_opposed)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();

  ck_assert (demarche_codebook_is_opposed (codebook, 0, 2));
  ck_assert (demarche_codebook_is_opposed (codebook, 2, 0));
  ck_assert (!demarche_codebook_is_opposed (codebook, 0, 1));
  ck_assert (!demarche_codebook_is_opposed (codebook, 0, 0));
  ck_assert (!demarche_codebook_is_opposed (codebook, 3, 4)); /* a choice */
  ck_assert (!demarche_codebook_is_opposed (codebook, 0, 4));
}
END_TEST

START_TEST (test_the_strongest_origin_stays)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  const char *words = NULL;

  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_SPEAKER, "A. Rossi",
                                        DEMARCHE_ORIGIN_MANIFEST, "statements.csv:4");
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_SPEAKER, "Mr. R",
                                        DEMARCHE_ORIGIN_TEXT, "line 1");
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DATE, "2025-01-01",
                                        DEMARCHE_ORIGIN_TEXT, NULL);
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DATE, "2025-02-02",
                                        DEMARCHE_ORIGIN_OPTION, NULL);
  demarche_statement_builder_set_attribute (builder, "room", "1");
  demarche_statement_builder_set_attribute (builder, "room", "2");
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);

  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_SPEAKER), "A. Rossi");
  ck_assert_int_eq (demarche_statement_get_origin (statement, DEMARCHE_FIELD_SPEAKER, &words),
                    DEMARCHE_ORIGIN_MANIFEST);
  ck_assert_str_eq (words, "statements.csv:4");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE), "2025-02-02");
  ck_assert_str_eq (demarche_statement_get_attribute (statement, "room"), "2");
  ck_assert_ptr_null (demarche_statement_get_attribute_names (statement)[1]);
}
END_TEST

static void
add_paragraph (DemarcheStatementBuilder *builder, DemarcheParagraphKind kind, const char *text,
               const char *speaker, const char *role)
{
  const DemarcheOccasion occasion = {.speaker = speaker, .role = role};
  const DemarcheParagraph paragraph = {
      .kind = kind, .text = text, .length = strlen (text), .occasion = &occasion};
  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
}

START_TEST (test_paragraphs_inherit_but_nobody_speaks_for_another)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_SPEAKER, "A. Rossi",
                                        DEMARCHE_ORIGIN_OPTION, NULL);
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DELEGATION, "Aldovia",
                                        DEMARCHE_ORIGIN_OPTION, NULL);
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DATE, "2025-03-04",
                                        DEMARCHE_ORIGIN_OPTION, NULL);
  add_paragraph (builder, DEMARCHE_PARAGRAPH_PARAGRAPH, "Own words.", NULL, NULL);
  add_paragraph (builder, DEMARCHE_PARAGRAPH_QUESTION, "Why?", NULL, "interviewer");
  add_paragraph (builder, DEMARCHE_PARAGRAPH_PARAGRAPH, "Thanks.", "The Chair", "chair");
  add_paragraph (builder, DEMARCHE_PARAGRAPH_BOILERPLATE, "Page 1", NULL, NULL);
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  static const char *const delegations[] = {"Aldovia", NULL, NULL, NULL};
  static const char *const speakers[] = {"A. Rossi", NULL, "The Chair", NULL};
  static const char *const dates[] = {"2025-03-04", "2025-03-04", "2025-03-04", NULL};

  for (guint i = 0; i < 4; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    ck_assert_uint_eq (paragraph->number, i + 1);
    ck_assert_pstr_eq (paragraph->occasion->delegation, delegations[i]);
    ck_assert_pstr_eq (paragraph->occasion->speaker, speakers[i]);
    ck_assert_pstr_eq (paragraph->occasion->date, dates[i]);
  }
  ck_assert_int_eq (strncmp (demarche_statement_get_paragraph (statement, 1)->text, "Why?", 4), 0);
}
END_TEST

START_TEST (test_paragraphs_in_a_row_share_their_occasion)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DATE, "2025-03-04",
                                        DEMARCHE_ORIGIN_OPTION, NULL);
  add_paragraph (builder, DEMARCHE_PARAGRAPH_PARAGRAPH, "One.", "A. Rossi", NULL);
  add_paragraph (builder, DEMARCHE_PARAGRAPH_PARAGRAPH, "Two.", "A. Rossi", NULL);
  add_paragraph (builder, DEMARCHE_PARAGRAPH_BOILERPLATE, "Page 1", "A. Rossi", NULL);
  add_paragraph (builder, DEMARCHE_PARAGRAPH_PARAGRAPH, "Three.", "B. Verdi", NULL);
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  const DemarcheOccasion *occasions[4];

  for (guint i = 0; i < 4; i++)
    occasions[i] = demarche_statement_get_paragraph (statement, i)->occasion;
  ck_assert_ptr_eq (occasions[0], occasions[1]);
  ck_assert_ptr_null (occasions[2]->date);
  ck_assert_str_eq (occasions[3]->speaker, "B. Verdi");
  ck_assert_str_eq (occasions[3]->date, "2025-03-04");
}
END_TEST

/* parts of the text that was written first, and others, whose words may stand there as well */
START_TEST (test_paragraphs_lie_in_the_text_of_the_builder)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  GString *text = demarche_statement_builder_get_text (builder);
  static const char *const expected[] = {"We agree.", "So do we.", "Page 1", "agree"};

  g_string_append (text, "We agree. So do we.");
  const DemarcheParagraph first = {.text = text->str, .length = 9};
  demarche_statement_builder_add_paragraph (builder, &first, NULL, 0);
  const DemarcheParagraph second = {.text = text->str + 10, .length = 9};
  demarche_statement_builder_add_paragraph (builder, &second, NULL, 0);
  ck_assert_uint_eq (text->len, 19);
  add_paragraph (builder, DEMARCHE_PARAGRAPH_BOILERPLATE, "Page 1", NULL, NULL);
  add_paragraph (builder, DEMARCHE_PARAGRAPH_PARAGRAPH, "agree", NULL, NULL);
  ck_assert_uint_eq (text->len, 30);
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    g_autofree char *words = g_strndup (paragraph->text, paragraph->length);
    ck_assert_str_eq (words, expected[i]);
  }
}
END_TEST

START_TEST (test_offsets_lead_back_to_the_source)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  g_autoptr (GBytes) source = g_bytes_new_static ("One **two**\nthree", 17);
  static const DemarcheOffset map[] = {{0, 0}, {4, 6}, {7, 11}};
  DemarcheParagraph paragraph = {
      .kind = DEMARCHE_PARAGRAPH_PARAGRAPH, .text = "One two three", .length = 13};
  demarche_statement_builder_set_source (builder, source, "text/markdown", "UTF-8");
  demarche_statement_builder_add_paragraph (builder, &paragraph, map, G_N_ELEMENTS (map));
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);

  ck_assert_uint_eq (demarche_statement_get_source_offset (statement, 0, 0), 0);
  ck_assert_uint_eq (demarche_statement_get_source_offset (statement, 0, 5), 7);
  ck_assert_uint_eq (demarche_statement_get_source_offset (statement, 0, 8), 12);
  /* sha256 of the source, computed by another program */
  ck_assert_str_eq (demarche_statement_get_text_hash (statement),
                    "732cc67d27edba80da76ce51fb8ccd520dfa57a2fb24b481b0482e1bba1b8ebe");
  ck_assert_ptr_eq (demarche_statement_get_text_hash (statement),
                    demarche_statement_get_text_hash (statement));
}
END_TEST

START_TEST (test_dates_exist_or_not)
{
  ck_assert (demarche_date_is_valid ("2024-02-29"));
  static const char *const bad[] = {"2023-02-29", "2024-13-01", "2024-2-01", "2024-02",
                                    "24-02-01",   "2024-02-00", "x",         ""};
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    ck_assert_msg (!demarche_date_is_valid (bad[i]), "%s", bad[i]);
}
END_TEST

static DemarcheTagged *
tag_paragraphs (const char *name, const char *const *texts, guint position)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new (name);
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  for (guint i = 0; texts[i] != NULL; i++) {
    DemarcheTag model = {.paragraph = i,
                         .position = position,
                         .holder = DEMARCHE_HOLDER_SPEAKER,
                         .stance = DEMARCHE_STANCE_SUPPORTS};
    add_paragraph (builder, DEMARCHE_PARAGRAPH_PARAGRAPH, texts[i], NULL, NULL);
    g_ptr_array_add (tags, demarche_tag_copy (&model));
  }
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  return demarche_tagged_new (statement, tags, NULL);
}

START_TEST (test_references_last)
{
  static const char *const first[] = {"Same words.", "Other words.", "Same words.", NULL};
  static const char *const second[] = {"New.", "Same words.", "Same words.", NULL};
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  g_autoptr (GPtrArray) tagged =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_ptr_array_add (tagged, tag_paragraphs ("a", first, 0));
  g_ptr_array_add (tagged, tag_paragraphs ("a", second, 0));
  g_ptr_array_add (tagged, tag_paragraphs ("a", first, 2));
  g_ptr_array_add (tagged, tag_paragraphs ("b", first, 0));
  g_autoptr (GPtrArray) references = demarche_references_new (tagged, codebook);

  ck_assert_uint_eq (references->len, 12);
  for (guint i = 0; i < references->len; i++)
    ck_assert_uint_eq (strlen (references->pdata[i]), 8);
  /* the number of the paragraph does not matter, the occurrence does */
  ck_assert_str_eq (references->pdata[0], references->pdata[4]);
  ck_assert_str_eq (references->pdata[2], references->pdata[5]);
  ck_assert_str_ne (references->pdata[0], references->pdata[2]);
  ck_assert_str_ne (references->pdata[0], references->pdata[6]); /* other position */
  ck_assert_str_ne (references->pdata[0], references->pdata[9]); /* other statement */
}
END_TEST

START_TEST (test_references_of_many_tags_differ)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < 3000; i++)
    g_ptr_array_add (texts, g_strdup_printf ("Words %u.", i));
  g_ptr_array_add (texts, NULL);
  g_autoptr (DemarcheCodebook) codebook = make_codebook ();
  g_autoptr (GPtrArray) tagged =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_ptr_array_add (tagged, tag_paragraphs ("a", (const char *const *)(gpointer)texts->pdata, 0));
  g_autoptr (GPtrArray) references = demarche_references_new (tagged, codebook);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < references->len; i++)
    ck_assert (g_hash_table_add (seen, references->pdata[i]));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("model");
  TCase *tests = tcase_create ("model");

  tcase_add_test (tests, test_codebook_names_by_index);
  tcase_add_test (tests, test_only_poles_of_one_scale_are_opposed);
  tcase_add_test (tests, test_the_strongest_origin_stays);
  tcase_add_test (tests, test_paragraphs_inherit_but_nobody_speaks_for_another);
  tcase_add_test (tests, test_paragraphs_in_a_row_share_their_occasion);
  tcase_add_test (tests, test_paragraphs_lie_in_the_text_of_the_builder);
  tcase_add_test (tests, test_offsets_lead_back_to_the_source);
  tcase_add_test (tests, test_dates_exist_or_not);
  tcase_add_test (tests, test_references_last);
  tcase_add_test (tests, test_references_of_many_tags_differ);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
