/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `explain --why-not`: how far each rule of a position came, nearest first. */
#include "config.h"

#include "cli/explain-format.h"
#include "cli/marked-text.h"

/* rules that found nothing are named, not told of one by one */
static gboolean
has_found_nothing (const DemarcheWhyNotAnswer *answer)
{
  return answer->kind == DEMARCHE_WHY_NOT_PHRASE && answer->span.end <= answer->span.start;
}

static const DemarcheWhyNotAnswer *
get_answer (const DemarcheWhyNot *why, guint index)
{
  return g_ptr_array_index (why->answers, index);
}

static void
append_next (GString *out, const char *next, guint width)
{
  g_autoptr (GString) line = g_string_new ("= next: ");

  g_string_append (out, "      ");
  demarche_escape_terminal (line, next, -1);
  demarche_columns_wrap (out, line->str, 6, 14, width);
}

/* its name and place on one line, what there is to say below */
static void
append_answer (GString *out, const DemarcheWhyNotAnswer *answer, guint width)
{
  g_autofree char *described = demarche_why_not_answer_describe (answer);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append (out, "  ");
  if (answer->effect >= 0)
    g_string_append_printf (out, "no %s acts; nearest cue: ",
                            demarche_cue_effect_get_name ((DemarcheCueEffect)answer->effect));
  demarche_escape_terminal (out, answer->rule.text, -1);
  demarche_explain_place (out, answer->phrase.file != NULL ? &answer->phrase : &answer->rule);
  g_string_append (out, "\n      ");
  demarche_escape_terminal (line, described, -1);
  demarche_columns_wrap (out, line->str, 6, 6, width);
  if (answer->next != NULL)
    append_next (out, answer->next, width);
}

/* the rules of which not a word is there; @n_told: answers before them */
static void
append_others (GString *out, const DemarcheWhyNot *why, guint n_told, guint width)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n_others = 0;

  for (guint i = 0; i < why->answers->len; i++) {
    const DemarcheWhyNotAnswer *answer = get_answer (why, i);
    if (!has_found_nothing (answer))
      continue;
    g_string_append (line, n_others++ > 0 ? ", " : "");
    demarche_escape_terminal (line, answer->rule.text, -1);
  }
  if (n_others == 0)
    return;
  g_string_prepend (line, n_told > 0 ? "no word found of: " : "no word found of any rule: ");
  g_string_append (out, "  ");
  demarche_columns_wrap (out, line->str, 2, 6, width);
}

void
demarche_explain_append_why_not (GString *out, const DemarcheExplainView *view)
{
  const DemarcheWhyNot *why = view->why_not;
  guint n_told = 0;

  g_string_append (out, "\nwhy not ");
  demarche_escape_terminal (out, view->why_not_name, -1);
  g_string_append (out, ": ");
  if (!view->explanation->is_taggable) {
    g_string_append_printf (out, "paragraphs of kind '%s' are never tagged\n",
                            demarche_paragraph_kind_get_name (
                                demarche_explain_get_paragraph (view->explanation)->kind));
    return;
  }
  if (why->answers->len == 0) {
    g_string_append (out, "the position has no rules\n");
    return;
  }
  g_string_append_printf (out, "%u rule%s%s\n", why->answers->len,
                          why->answers->len == 1 ? "" : "s",
                          why->answers->len == 1 ? "" : ", nearest first");
  for (guint i = 0; i < why->answers->len; i++)
    if (!has_found_nothing (get_answer (why, i)) || why->answers->len == 1) {
      append_answer (out, get_answer (why, i), view->width);
      n_told++;
    }
  if (why->answers->len > 1)
    append_others (out, why, n_told, view->width);
  for (guint i = 0; i < view->why_not_turned->answers->len; i++)
    append_answer (out, get_answer (view->why_not_turned, i), view->width);
}
