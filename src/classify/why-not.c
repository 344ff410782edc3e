/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Answers to "why not?": what those about rules and those about cues share. */
#include "classify/engine.h"
#include "classify/why-not-private.h"

#include <string.h>

static const char *const kind_names[DEMARCHE_N_WHY_NOTS] = {
    [DEMARCHE_WHY_NOT_TAGGED] = "tagged",      [DEMARCHE_WHY_NOT_LOST] = "lost",
    [DEMARCHE_WHY_NOT_DROPPED] = "dropped",    [DEMARCHE_WHY_NOT_CANCELLED] = "cancelled",
    [DEMARCHE_WHY_NOT_SCOPE] = "out-of-scope", [DEMARCHE_WHY_NOT_APART] = "apart",
    [DEMARCHE_WHY_NOT_PHRASE] = "phrase",      [DEMARCHE_WHY_NOT_LANGUAGE] = "language",
    [DEMARCHE_WHY_NOT_DISABLED] = "disabled",
};

const char *
demarche_why_not_kind_get_name (DemarcheWhyNotKind kind)
{
  g_return_val_if_fail ((guint)kind < DEMARCHE_N_WHY_NOTS, NULL);
  return kind_names[kind];
}

static void
answer_free (gpointer data)
{
  DemarcheRankedAnswer *ranked = data;

  g_free (ranked->answer.shown);
  g_free (ranked->answer.message);
  g_free (ranked->answer.next);
  g_free (ranked);
}

char *
demarche_why_not_answer_describe (const DemarcheWhyNotAnswer *answer)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (answer->kind == DEMARCHE_WHY_NOT_PHRASE && answer->n_needed > 1)
    g_string_append_printf (out, "%u of %u phrases found; ", answer->n_found, answer->n_needed);
  if (answer->shown != NULL)
    g_string_append_printf (out, "'%s' ", answer->shown);
  g_string_append (out, answer->message);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

DemarcheWhyNot *
demarche_why_not_new (DemarcheExplanation *explanation)
{
  DemarcheWhyNot *why = g_new0 (DemarcheWhyNot, 1);

  why->explanation = demarche_explanation_ref (explanation);
  why->answers = g_ptr_array_new_with_free_func (answer_free);
  return why;
}

void
demarche_why_not_free (DemarcheWhyNot *why)
{
  if (why == NULL)
    return;
  g_ptr_array_unref (why->answers);
  demarche_explanation_unref (why->explanation);
  g_free (why);
}

static DemarcheSourced
source_of (const char *text, const DemarchePlace *place)
{
  DemarcheSourced sourced = {.text = text};

  if (place->source == NULL)
    return sourced;
  sourced.file = demarche_source_get_name (place->source);
  demarche_source_locate (place->source, place->start, &sourced.line, &sourced.column);
  return sourced;
}

DemarcheSourced
demarche_why_not_source (const DemarchePhrase *phrase)
{
  return source_of (phrase->text, &phrase->place);
}

char *
demarche_why_not_show (const DemarchePhrase *phrase)
{
  return demarche_phrase_shorten (phrase->text, phrase->root, 0, strlen (phrase->text));
}

DemarcheRankedAnswer *
demarche_why_not_add (DemarcheWhyNot *why, DemarcheWhyNotKind kind, const char *id,
                      const DemarchePlace *place)
{
  DemarcheRankedAnswer *ranked = g_new0 (DemarcheRankedAnswer, 1);

  ranked->answer.kind = kind;
  ranked->answer.effect = -1;
  ranked->answer.rule = source_of (id, place);
  ranked->order = why->answers->len;
  g_ptr_array_add (why->answers, ranked);
  return ranked;
}

static int
compare_numbers (guint first, guint second)
{
  return first < second ? -1 : first > second;
}

static int
compare_answers (gconstpointer first, gconstpointer second)
{
  const DemarcheRankedAnswer *a = *(DemarcheRankedAnswer *const *)first;
  const DemarcheRankedAnswer *b = *(DemarcheRankedAnswer *const *)second;
  const int orders[] = {
      compare_numbers (a->answer.kind, b->answer.kind),
      compare_numbers (a->n_missed, b->n_missed),
      compare_numbers (a->n_content == 0, b->n_content == 0),
      compare_numbers (a->n_defects, b->n_defects),
      compare_numbers (b->n_content, a->n_content),
      compare_numbers (a->order, b->order),
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i] != 0)
      return orders[i];
  return 0;
}

void
demarche_why_not_rank (DemarcheWhyNot *why)
{
  g_ptr_array_sort (why->answers, compare_answers);
}

gboolean
demarche_near_miss_is_nearer (const DemarcheNearMiss *first, const DemarcheNearMiss *second)
{
  if ((first->n_content > 0) != (second->n_content > 0))
    return first->n_content > 0;
  if (first->n_content == 0)
    return first->n_matched > second->n_matched;
  if (first->n_defects != second->n_defects)
    return first->n_defects < second->n_defects;
  return first->n_content > second->n_content;
}

const DemarcheParagraph *
demarche_why_not_get_paragraph (const DemarcheExplanation *explanation)
{
  return demarche_statement_get_paragraph (explanation->statement, explanation->paragraph);
}

const char *
demarche_why_not_choose_language (const DemarcheExplanation *explanation)
{
  const DemarcheParagraph *paragraph = demarche_why_not_get_paragraph (explanation);
  const char *own = demarche_statement_get_field (explanation->statement, DEMARCHE_FIELD_LANGUAGE);

  return demarche_engine_choose_language (explanation->rules,
                                          paragraph->language != NULL ? paragraph->language : own);
}

char *
demarche_why_not_quote (const DemarcheExplanation *explanation, DemarcheSpan span)
{
  const char *text = demarche_why_not_get_paragraph (explanation)->text;
  g_autofree char *words = g_strndup (text + span.start, span.end - span.start);

  for (char *at = words; *at != '\0'; at++)
    if (*at == '\n' || *at == '\r' || *at == '\t')
      *at = ' ';
  return g_steal_pointer (&words);
}
