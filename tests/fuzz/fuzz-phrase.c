/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A phrase in the first line, a text in the rest: parsed, compiled, matched. Each problem points
 * into the phrase, each match into the text. */
#include "base/limits.h"
#include "classify/matcher.h"
#include "rules/language.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (gboolean sound)
{
  if (!sound)
    abort ();
}

static void
free_phrase (gpointer data)
{
  DemarchePhrase *phrase = data;

  demarche_phrase_node_free (phrase->root);
  g_free (phrase);
}

/* every list has the same two entries */
static GPtrArray *
find_list (gpointer data, const char *name)
{
  static const char *const texts[] = {"b ... c?", "non-d | e~"};
  GPtrArray **list = data;

  if (*list != NULL)
    return *list;
  *list = g_ptr_array_new_with_free_func (free_phrase);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    DemarchePhraseProblem problem;
    DemarchePhrase *phrase = g_new0 (DemarchePhrase, 1);
    phrase->root = demarche_phrase_parse (texts[i], DEMARCHE_PHRASE_PLAIN, &problem);
    g_ptr_array_add (*list, phrase);
  }
  return *list;
}

static void
check_problem (const char *phrase, DemarchePhraseProblem *problem)
{
  gsize length = strlen (phrase);

  check (problem->message != NULL && g_utf8_validate (problem->message, -1, NULL));
  check (problem->start <= problem->end && problem->end <= length);
  demarche_phrase_problem_clear (problem);
}

static void
check_hits (const DemarcheHits *hits, const DemarcheReading *reading,
            const DemarcheProgram *program)
{
  guint next_start = 0;

  for (int index = demarche_hits_get_first (hits, 0); index >= 0;) {
    const DemarcheHit *hit = demarche_hits_get (hits, index);
    const guint8 *roles = demarche_hits_get_roles (hits, hit);
    guint n_gap_words = 0;

    check (hit->start >= next_start && hit->start <= hit->end);
    check (hit->end < reading->tokens->len);
    check (hit->end - hit->start < demarche_program_get_max_words (program));
    for (guint i = 0; i <= hit->end - hit->start; i++)
      n_gap_words += roles[i] == 0;
    check (n_gap_words == hit->n_gap_words);
    check (n_gap_words <= DEMARCHE_LIMIT_PHRASE_GAPS * DEMARCHE_LIMIT_GAP_WORDS * 3);
    next_start = hit->start + 1;
    index = hit->next;
  }
}

static void
match (const DemarchePhraseNode *root, const char *text)
{
  GPtrArray *list = NULL;
  DemarcheLanguage *language = demarche_language_new ("en");
  g_autoptr (DemarcheLexicon) lexicon = demarche_lexicon_new (language);
  g_autoptr (DemarcheWorkbench) bench = demarche_workbench_new ();
  DemarcheCompiler compiler = {lexicon, language, find_list, &list, bench, NULL};
  g_autoptr (DemarcheMatcher) matcher = demarche_matcher_new ();
  g_autoptr (DemarcheReading) reading = demarche_reading_new ();

  demarche_matcher_add (matcher, demarche_program_new (&compiler, root));
  demarche_matcher_add_name (matcher, demarche_program_new (&compiler, root));
  demarche_matcher_seal (matcher, demarche_lexicon_get_n_classes (lexicon));
  g_autoptr (DemarcheWordMemo) memo =
      demarche_word_memo_new (lexicon, demarche_matcher_get_starts (matcher));
  g_autoptr (DemarcheHits) hits = demarche_hits_new (matcher);
  demarche_tokenise (memo, text, strlen (text), reading->tokens);
  demarche_reading_keep_whole (reading, strlen (text));
  demarche_hits_find (hits, reading);
  check_hits (hits, reading, demarche_matcher_get_program (matcher, 0));
  g_clear_pointer (&list, g_ptr_array_unref);
  demarche_language_free (language);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *whole = g_strndup ((const char *)data, size);
  char *text = strchr (whole, '\n');

  if (text == NULL || !g_utf8_validate (whole, -1, NULL))
    return 0;
  *text++ = '\0';
  for (DemarchePhraseUse use = DEMARCHE_PHRASE_PLAIN; use <= DEMARCHE_PHRASE_AFTER; use++) {
    DemarchePhraseProblem problem;
    g_autoptr (DemarchePhraseNode) root = demarche_phrase_parse (whole, use, &problem);

    if (root == NULL)
      check_problem (whole, &problem);
    else
      match (root, text);
  }
  return 0;
}
