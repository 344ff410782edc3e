/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The language of whole statements. */
#include "base/text-block.h"
#include "ingest/ingest.h"
#include "ingest/language.h"

#include "runner.h"

#include <string.h>

static const struct {
  const char *text;
  const char *code;
} texts[] = {
    {"We thank the Chair for the draft of the report and we support it, for it is a good basis of "
     "the work that is to be done by this group.",
     "en"},
    {"Nous remercions le Président pour le projet de rapport et nous soutenons ce texte, car il "
     "est "
     "une bonne base pour les travaux du groupe dans les mois qui viennent.",
     "fr"},
    {"Agradecemos al Presidente por el proyecto de informe y lo apoyamos, porque es una buena base "
     "para los trabajos del grupo en los meses que vienen, con las demás partes.",
     "es"},
    {"Мы благодарим Председателя за проект доклада и поддерживаем его, поскольку это хорошая "
     "основа "
     "для работы группы в ближайшие месяцы, и мы готовы участвовать в ней.",
     "ru"},
    {"نشكر الرئيس على مشروع التقرير ونحن نؤيده لأنه أساس جيد لعمل الفريق في الأشهر القادمة ونحن "
     "على "
     "استعداد للمشاركة فيه مع جميع الدول الأعضاء في هذه المنظمة",
     "ar"},
    {"我们感谢主席提出的报告草案并支持这份草案因为它是工作组在今后几个月开展工作的良好基础我们愿意"
     "积极参与这项工作并与各方共同努力",
     "zh"},
    {"We agree.", NULL},
    {"", NULL},
    {"Wir danken dem Vorsitzenden für den Entwurf des Berichts und unterstützen ihn, denn er ist "
     "eine gute Grundlage für die Arbeit, die von dieser Gruppe zu leisten sein wird.",
     NULL},
    {"Ми дякуємо Голові за проєкт доповіді та підтримуємо його, оскільки це добра основа для "
     "роботи "
     "групи у найближчі місяці, і ми готові брати в ній участь.",
     NULL},
};

START_TEST (test_languages)
{
  ck_assert_pstr_eq (demarche_language_recognise (texts[_i].text, strlen (texts[_i].text)),
                     texts[_i].code);
}
END_TEST

/* wherever the text stands in the blocks that it is looked through by: one common word in eight
 * just makes a language, and one fewer does not */
START_TEST (test_every_word_counts_once)
{
  static const char eight[] = "the constitution naïve l'ombre 2theorems x, Éys. ";

  for (guint shift = 0; shift < 2 * DEMARCHE_TEXT_BLOCK_BYTES; shift++) {
    g_autofree char *before = g_strnfill (shift, '.');
    g_autoptr (GString) text = g_string_new (before);

    for (guint i = 0; i < 10; i++)
      g_string_append (text, eight);
    ck_assert_pstr_eq (demarche_language_recognise (text->str, text->len), "en");
    text->str[shift] = 's';
    ck_assert_pstr_eq (demarche_language_recognise (text->str, text->len), NULL);
  }
}
END_TEST

START_TEST (test_names)
{
  ck_assert_str_eq (demarche_language_get_name ("fr"), "French");
  ck_assert_str_eq (demarche_language_get_name ("xx"), "xx");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("language");
  TCase *tests = tcase_create ("language");

  tcase_add_loop_test (tests, test_languages, 0, G_N_ELEMENTS (texts));
  tcase_add_test (tests, test_every_word_counts_once);
  tcase_add_test (tests, test_names);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
