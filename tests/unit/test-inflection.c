/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What `~` reaches, and spellings that are one word. */
#include "rules/inflection.h"
#include "rules/language.h"
#include "rules/rule-contents.h"
#include "rules/stemmer.h"
#include "runner.h"

#include <string.h>

static GHashTable *languages;
static DemarcheLanguage *english; /* (unowned): as it is compiled in */
static DemarcheSpelling *spelling;

static void
set_up (void)
{
  languages =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)demarche_language_free);
  demarche_language_add_builtin (languages);
  english = g_hash_table_lookup (languages, "en");
  ck_assert_ptr_nonnull (english);
  spelling = demarche_spelling_new (english);
}

static void
tear_down (void)
{
  demarche_spelling_free (spelling);
  g_hash_table_unref (languages);
}

static gboolean
reaches (const DemarcheLanguage *language, const char *word, const char *form)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);

  demarche_inflect (language, word, forms);
  return g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL);
}

/* @forms: the word, then forms separated by a space; after "/" what is none */
static void
assert_forms (const char *word, const char *forms)
{
  g_auto (GStrv) list = g_strsplit (forms, " ", -1);
  gboolean wanted = TRUE;

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], "/"))
      wanted = FALSE;
    else if (reaches (english, word, list[i]) != wanted)
      ck_abort_msg ("%s~ %s '%s'", word, wanted ? "misses" : "reaches", list[i]);
}

START_TEST (test_regular_forms)
{
  assert_forms ("norm", "norm norms norm's / normed's norme normative");
  assert_forms ("develop", "develop develops developed developing / developer development");
  assert_forms ("support", "supports supported supporting / supporter");
  /* y to ies */
  assert_forms ("apply", "applies applied applying / applys applyed");
  assert_forms ("party", "parties party's / partys");
  assert_forms ("survey", "surveys surveyed surveying / surveies surveied");
  /* hissing ends, and o */
  assert_forms ("process", "processes processed processing / processs");
  assert_forms ("tax", "taxes taxed taxing / taxxed");
  assert_forms ("breach", "breaches breached breaching");
  assert_forms ("wish", "wishes wished");
  assert_forms ("veto", "vetoes vetoed vetoing");
  assert_forms ("embargo", "embargoes embargos");
  assert_forms ("path", "paths / pathes");
}
END_TEST

START_TEST (test_verbs_in_e)
{
  assert_forms ("oppose", "opposes opposed opposing / opposeed opposeing");
  assert_forms ("agree", "agrees agreed agreeing / agring");
  assert_forms ("argue", "argued arguing");
  assert_forms ("tie", "ties tied tying / tieing");
  assert_forms ("dye", "dyed dyeing");
}
END_TEST

START_TEST (test_doubling)
{
  assert_forms ("plan", "plans planned planning / planed planing");
  assert_forms ("ban", "banned banning");
  assert_forms ("stop", "stopped stopping");
  /* the stress decides where there are two syllables; both are taken */
  assert_forms ("refer", "referred referring");
  assert_forms ("visit", "visited visiting");
  assert_forms ("equip", "equips equipped equipping");
  assert_forms ("quit", "quitting / quiting");
  /* never: two consonants, two vowels, w x y */
  assert_forms ("depart", "departed / departted");
  assert_forms ("need", "needed / needded");
  assert_forms ("allow", "allowed allowing / allowwed");
  assert_forms ("panic", "panicked panicking");
}
END_TEST

START_TEST (test_irregular_forms)
{
  assert_forms ("be", "be is are was were been being am");
  assert_forms ("have", "has had having");
  assert_forms ("do", "does did done doing");
  assert_forms ("seek", "sought seeks seeking");
  assert_forms ("woman", "women women's woman's");
  /* the table adds to the regular forms */
  demarche_language_add_irregular (english, "Take", "TOOK");
  assert_forms ("take", "took taken takes taking");
}
END_TEST

START_TEST (test_other_languages_list_irregular_forms_only)
{
  g_autoptr (DemarcheLanguage) french = demarche_language_new ("fr");

  demarche_language_add_irregular (french, "\xc5\x93il", "yeux");
  ck_assert (reaches (french, "\xc5\x93il", "yeux"));
  ck_assert (reaches (french, "\xc5\x93il", "\xc5\x93il"));
  ck_assert (!reaches (french, "\xc5\x93il", "\xc5\x93ils"));
}
END_TEST

START_TEST (test_stems)
{
  static const struct {
    const char *language;
    const char *word;
    const char *form;
    gboolean reaches;
  } cases[] = {
      {"fr", "norme", "normes", TRUE},
      {"fr", "contraignant", "contraignantes", TRUE},
      {"fr-CA", "adopter", "adoptée", TRUE},
      {"fr", "norme", "forme", FALSE},
      {"fr", "demander", "demandent", TRUE},
      {"fr", "rejeter", "rejetons", TRUE},
      {"fr", "agent", "age", FALSE},
      {"ru", "обязательный", "обязательных", TRUE},
      {"ru", "государство", "государств", TRUE},
      {"ru", "норма", "форма", FALSE},
      {"es", "vinculante", "vinculantes", TRUE},
      {"ar", "دولة", "الدول", TRUE},
      {"zh", "规范", "规范", TRUE},
      {"zh", "规范", "规", FALSE},
      {"de", "Norm", "Normen", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DemarcheLanguage) language = demarche_language_new (cases[i].language);
    ck_assert_msg (demarche_inflects_to (language, cases[i].word, cases[i].form) ==
                       cases[i].reaches,
                   "%s: %s, %s", cases[i].language, cases[i].word, cases[i].form);
  }
}
END_TEST

START_TEST (test_elisions)
{
  ck_assert_str_eq (demarche_stemmer_skip_elision ("fr", "l'accord"), "accord");
  ck_assert_str_eq (demarche_stemmer_skip_elision ("fr-BE", "qu'il"), "il");
  ck_assert_ptr_null (demarche_stemmer_skip_elision ("fr", "aujourd'hui"));
  ck_assert_ptr_null (demarche_stemmer_skip_elision ("fr", "accord"));
  ck_assert_ptr_null (demarche_stemmer_skip_elision ("en", "l'accord"));
  ck_assert_ptr_null (demarche_stemmer_skip_elision (NULL, "l'accord"));
}
END_TEST

/* ---- spellings ---- */

static char *
fold (const char *word)
{
  char *first = demarche_spelling_fold (spelling, word);

  return first != NULL ? first : g_strdup (word);
}

static void
assert_equal (const char *one, const char *other, gboolean equal)
{
  g_autofree char *first = fold (one);
  g_autofree char *second = fold (other);

  if (g_str_equal (first, second) != equal)
    ck_abort_msg ("%s (%s), %s (%s)", one, first, other, second);
}

START_TEST (test_spellings_are_equal)
{
  static const char *const pairs[][2] = {
      {"behaviour", "behavior"},
      {"behaviours", "behaviors"},
      {"behaviour's", "behavior's"},
      {"favoured", "favored"},
      {"favouring", "favoring"},
      {"labour", "labor"},
      {"honours", "honors"},
      {"defence", "defense"},
      {"centre", "center"},
      {"centres", "centers"},
      {"centred", "centered"},
      {"centring", "centering"},
      {"programme", "program"},
      {"programmes", "programs"},
      {"programmed", "programed"},
      {"programming", "programing"},
      {"organise", "organize"},
      {"organises", "organizes"},
      {"organised", "organized"},
      {"organising", "organizing"},
      {"organisation", "organization"},
      {"organisations", "organizations"},
      {"organisation's", "organization's"},
      {"analyse", "analyze"},
      {"analysed", "analyzed"},
      {"analysing", "analyzing"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_equal (pairs[i][0], pairs[i][1], TRUE);
}
END_TEST

START_TEST (test_other_words_stay_apart)
{
  assert_equal ("behaviour", "behaviours", FALSE);
  assert_equal ("organise", "organisation", FALSE);
  assert_equal ("programme", "programmed", FALSE);
  assert_equal ("norm", "norms", FALSE);
  ck_assert_ptr_null (demarche_spelling_fold (spelling, "norm"));
  ck_assert_ptr_null (demarche_spelling_unfold (spelling, "norm"));
  /* an ending is no word by itself */
  ck_assert_ptr_null (demarche_spelling_fold (spelling, "ize"));
}
END_TEST

START_TEST (test_the_second_spelling)
{
  g_autofree char *word = demarche_spelling_unfold (spelling, "behaviours");
  g_autofree char *ending = demarche_spelling_unfold (spelling, "organisations");

  ck_assert_str_eq (word, "behaviors");
  ck_assert_str_eq (ending, "organizations");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("inflection");
  TCase *forms = tcase_create ("forms");
  TCase *spellings = tcase_create ("spellings");

  tcase_add_checked_fixture (forms, set_up, tear_down);
  tcase_add_test (forms, test_regular_forms);
  tcase_add_test (forms, test_verbs_in_e);
  tcase_add_test (forms, test_doubling);
  tcase_add_test (forms, test_irregular_forms);
  tcase_add_test (forms, test_other_languages_list_irregular_forms_only);
  tcase_add_test (forms, test_stems);
  tcase_add_test (forms, test_elisions);
  suite_add_tcase (suite, forms);
  tcase_add_checked_fixture (spellings, set_up, tear_down);
  tcase_add_test (spellings, test_spellings_are_equal);
  tcase_add_test (spellings, test_other_words_stay_apart);
  tcase_add_test (spellings, test_the_second_spelling);
  suite_add_tcase (suite, spellings);
  return demarche_run_suite (suite);
}
