/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags as sentences: who, whose, how firmly, and titles in mid-sentence. */
#include "model/tag-reading.h"
#include "runner.h"

#include <string.h>

static DemarcheOccasion occasion;
static const DemarcheParagraph paragraph = {.occasion = &occasion};
static DemarcheTag tag;

static void
set_up (void)
{
  occasion = (DemarcheOccasion){.speaker = "A. Rossi", .delegation = "Aldovia"};
  tag = (DemarcheTag){.holder = DEMARCHE_HOLDER_SPEAKER, .stance = DEMARCHE_STANCE_SUPPORTS};
}

static char *
read_as (const char *title, const char *definition)
{
  g_autoptr (DemarcheCodebook) codebook = demarche_codebook_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_codebook_add_issue (codebook, "i", "Issue", DEMARCHE_ISSUE_CHOICE, NULL, FALSE);
  demarche_codebook_add_position (codebook, "p", title, definition, 0);
  demarche_tag_append_reading (out, &tag, &paragraph, codebook);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_reading (const char *expected)
{
  g_autofree char *found = read_as ("Norms stay voluntary", NULL);

  ck_assert_str_eq (found, expected);
}

START_TEST (test_stance_and_force)
{
  assert_reading ("Aldovia firmly supports: norms stay voluntary.");
  tag.force = DEMARCHE_FORCE_TENTATIVE;
  assert_reading ("Aldovia tentatively supports: norms stay voluntary.");
  tag.stance = DEMARCHE_STANCE_OPPOSES;
  assert_reading ("Aldovia tentatively opposes: norms stay voluntary.");
}
END_TEST

START_TEST (test_held_by_others)
{
  tag.holder = DEMARCHE_HOLDER_OTHER;
  assert_reading ("Aldovia says that others firmly support: norms stay voluntary.");
  tag.held_by = (char *)"Ostrany";
  tag.force = DEMARCHE_FORCE_TENTATIVE;
  tag.stance = DEMARCHE_STANCE_OPPOSES;
  assert_reading ("Aldovia says that Ostrany tentatively opposes: norms stay voluntary.");
}
END_TEST

START_TEST (test_doubts)
{
  tag.review = DEMARCHE_REVIEW_AMBIGUOUS;
  assert_reading ("It is unclear whether Aldovia supports or opposes: norms stay voluntary.");
  tag.holder = DEMARCHE_HOLDER_OTHER;
  assert_reading ("Aldovia speaks of others, but it is unclear whether they support or oppose: "
                  "norms stay voluntary.");
  tag.held_by = (char *)"Ostrany";
  assert_reading ("Aldovia speaks of Ostrany, but it is unclear whether it supports or opposes: "
                  "norms stay voluntary.");
  tag.holder = DEMARCHE_HOLDER_SPEAKER;
  tag.review = DEMARCHE_REVIEW_MIXED;
  assert_reading ("Aldovia firmly supports: norms stay voluntary (mixed: beside an opposed "
                  "position).");
}
END_TEST

START_TEST (test_who_speaks)
{
  occasion.groups = "Harbour Group";
  assert_reading ("Harbour Group firmly supports: norms stay voluntary.");
  occasion.groups = "Harbour Group; Meridian Forum; Holm";
  assert_reading ("Harbour Group, Meridian Forum and Holm firmly support: norms stay voluntary.");
  occasion.groups = NULL;
  occasion.role = "chair";
  assert_reading ("A. Rossi firmly supports: norms stay voluntary.");
  occasion.speaker = NULL;
  assert_reading ("The chair firmly supports: norms stay voluntary.");
  occasion.role = "unknown";
  assert_reading ("An unknown speaker firmly supports: norms stay voluntary.");
  occasion.role = NULL;
  occasion.delegation = NULL;
  assert_reading ("The speaker firmly supports: norms stay voluntary.");
  tag.review = DEMARCHE_REVIEW_AMBIGUOUS;
  assert_reading ("It is unclear whether the speaker supports or opposes: norms stay voluntary.");
}
END_TEST

START_TEST (test_titles_in_mid_sentence)
{
  static const struct {
    const char *title;
    const char *definition;
    const char *read;
  } cases[] = {
      {"Voluntary norms", NULL, "voluntary norms."},
      {"UN programme", NULL, "UN programme."},
      {"One track: the OEWG", NULL, "one track: the OEWG."},
      {"A UN fund", NULL, "a UN fund."},
      {"Programme of Action", NULL, "Programme of Action."},
      {"At the discretion of States", NULL, "at the discretion of States."},
      {"Geneva rules", "They follow the Geneva rules.", "Geneva rules."},
      {"Binding norms", "Binding norms are wanted. Binding ones.", "binding norms."},
      {"Étude commune", NULL, "étude commune."},
      {"Do it now?", NULL, "do it now?"},
      {"具有约束力", NULL, "具有约束力."},
      {"", NULL, "i.p."},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = read_as (cases[i].title, cases[i].definition);
    g_autofree char *expected = g_strconcat ("Aldovia firmly supports: ", cases[i].read, NULL);
    ck_assert_str_eq (found, expected);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("tag-reading");
  TCase *test_case = tcase_create ("tag-reading");

  tcase_add_checked_fixture (test_case, set_up, NULL);
  tcase_add_test (test_case, test_stance_and_force);
  tcase_add_test (test_case, test_held_by_others);
  tcase_add_test (test_case, test_doubts);
  tcase_add_test (test_case, test_who_speaks);
  tcase_add_test (test_case, test_titles_in_mid_sentence);
  suite_add_tcase (suite, test_case);
  return demarche_run_suite (suite);
}
