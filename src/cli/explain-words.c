/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `explain --words`: how a text is cut into words and sentences. */
#include "config.h"

#include "cli/explain-format.h"
#include "cli/marked-text.h"

static const DemarcheExplainedWord *
get_word (const DemarcheExplanation *explanation, guint index)
{
  return &g_array_index (explanation->words, DemarcheExplainedWord, index);
}

/* a hyphen that joins is shown at the word before it */
static gboolean
is_joined_on (const DemarcheExplanation *explanation, guint index)
{
  return index + 1 < explanation->words->len && get_word (explanation, index + 1)->is_joined;
}

/* whether a fixed name begins at a word; one after the other may stand side by side */
static gboolean
begins_name (const DemarcheExplanation *explanation, guint index)
{
  int name = get_word (explanation, index)->name;

  return name >= 0 && (index == 0 || get_word (explanation, index - 1)->name != name);
}

static gboolean
ends_name (const DemarcheExplanation *explanation, guint index)
{
  int name = get_word (explanation, index)->name;

  return name >= 0 &&
         (index + 1 == explanation->words->len || get_word (explanation, index + 1)->name != name);
}

/* a fixed name stands in brackets, a hidden word in parentheses */
static void
append_word (GString *out, const DemarcheExplanation *explanation, guint index)
{
  const DemarcheExplainedWord *word = get_word (explanation, index);
  const char *text = demarche_explain_get_paragraph (explanation)->text;

  g_string_append (out, begins_name (explanation, index) ? "[" : "");
  g_string_append (out, word->hidden_by >= 0 ? "(" : "");
  demarche_escape_terminal (out, text + word->span.start,
                            (gssize)(word->span.end - word->span.start));
  g_string_append (out, is_joined_on (explanation, index) ? "-" : "");
  g_string_append (out, word->hidden_by >= 0 ? ")" : "");
  g_string_append (out, ends_name (explanation, index) ? "]" : "");
}

static void
append_sentence (GString *out, const DemarcheExplainView *view, guint index)
{
  const DemarcheExplanation *explanation = view->explanation;
  const DemarcheExplainedSentence *sentence =
      &g_array_index (explanation->sentences, DemarcheExplainedSentence, index);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (out, "%4u  ", index + 1);
  if (sentence->lead.end > sentence->lead.start) {
    g_string_append (line, "after ");
    demarche_explain_quote (line, explanation, sentence->lead);
    g_string_append (line, ": ");
  }
  for (guint i = 0; i < sentence->n_words; i++) {
    g_string_append (line, i > 0 ? " | " : "");
    append_word (line, explanation, sentence->first_word + i);
  }
  g_string_append (line, sentence->is_question ? "   (a question)" : "");
  demarche_columns_wrap (out, line->str, 6, 6, view->width);
}

static void
append_hidden (GString *out, const DemarcheExplainView *view)
{
  const DemarcheExplanation *explanation = view->explanation;

  for (guint i = 0; i < explanation->words->len; i++) {
    const DemarcheExplainedWord *word = get_word (explanation, i);
    g_autoptr (GString) line = g_string_new (NULL);

    if (word->hidden_by < 0)
      continue;
    demarche_explain_quote (line, explanation, word->span);
    g_string_append (line, " is hidden by ");
    demarche_explain_quote (line, explanation,
                            get_word (explanation, (guint)word->hidden_by)->span);
    g_string_append (line, ": only a phrase that spells the prefix matches it");
    demarche_columns_wrap (out, line->str, 0, 6, view->width);
  }
}

static void
append_names (GString *out, const DemarcheExplainView *view)
{
  const DemarcheExplanation *explanation = view->explanation;

  for (guint i = 0; i < explanation->names->len; i++) {
    const DemarcheExplainedName *name =
        &g_array_index (explanation->names, DemarcheExplainedName, i);
    g_autoptr (GString) line = g_string_new (NULL);

    demarche_explain_quote (line, explanation, name->span);
    g_string_append (line, " is a fixed name, '");
    demarche_escape_terminal (line, name->phrase.text != NULL ? name->phrase.text : "", -1);
    g_string_append_c (line, '\'');
    demarche_explain_place (line, &name->phrase);
    g_string_append (line, ": its words match only with the whole of it");
    demarche_columns_wrap (out, line->str, 0, 6, view->width);
  }
}

void
demarche_explain_append_words (GString *out, const DemarcheExplainView *view)
{
  g_string_append (out, "\nsentences and words (a hyphen joins on to the next word)\n");
  for (guint i = 0; i < view->explanation->sentences->len; i++)
    append_sentence (out, view, i);
  append_hidden (out, view);
  append_names (out, view);
}
