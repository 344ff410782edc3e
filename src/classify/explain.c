/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Explanations: their words, names and sentences, and the parts that own memory. */
#include "classify/explain-private.h"

G_DEFINE_BOXED_TYPE (DemarcheExplanation, demarche_explanation, demarche_explanation_ref,
                     demarche_explanation_unref)

static void
clear_cue (gpointer data)
{
  DemarcheExplainedCue *cue = data;

  g_free (cue->before);
  g_free (cue->after);
}

static void
clear_match (gpointer data)
{
  DemarcheExplainedMatch *match = data;

  g_array_unref (match->parts);
  g_array_unref (match->readings);
  g_array_unref (match->roles);
}

static DemarcheExplanation *
explanation_new (DemarcheRuleSet *rules, DemarcheStatement *statement, guint paragraph)
{
  DemarcheExplanation *explanation = g_new0 (DemarcheExplanation, 1);

  g_atomic_ref_count_init (&explanation->references);
  explanation->rules = g_object_ref (rules);
  explanation->statement = demarche_statement_ref (statement);
  explanation->paragraph = paragraph;
  explanation->tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  explanation->words = g_array_new (FALSE, FALSE, sizeof (DemarcheExplainedWord));
  explanation->names = g_array_new (FALSE, FALSE, sizeof (DemarcheExplainedName));
  explanation->sentences = g_array_new (FALSE, FALSE, sizeof (DemarcheExplainedSentence));
  explanation->cues = g_array_new (FALSE, FALSE, sizeof (DemarcheExplainedCue));
  g_array_set_clear_func (explanation->cues, clear_cue);
  explanation->matches = g_array_new (FALSE, FALSE, sizeof (DemarcheExplainedMatch));
  g_array_set_clear_func (explanation->matches, clear_match);
  explanation->strings = g_string_chunk_new (256);
  return explanation;
}

DemarcheExplanation *
demarche_explanation_ref (DemarcheExplanation *explanation)
{
  g_return_val_if_fail (explanation != NULL, NULL);
  g_atomic_ref_count_inc (&explanation->references);
  return explanation;
}

void
demarche_explanation_unref (DemarcheExplanation *explanation)
{
  g_return_if_fail (explanation != NULL);
  if (!g_atomic_ref_count_dec (&explanation->references))
    return;
  g_ptr_array_unref (explanation->tags);
  g_array_unref (explanation->words);
  g_array_unref (explanation->names);
  g_array_unref (explanation->sentences);
  g_array_unref (explanation->cues);
  g_array_unref (explanation->matches);
  g_string_chunk_free (explanation->strings);
  demarche_statement_unref (explanation->statement);
  g_object_unref (explanation->rules);
  g_free (explanation);
}

DemarcheSourced
demarche_explainer_source (const char *text, const DemarchePlace *place)
{
  DemarcheSourced sourced = {.text = text};

  if (place->source == NULL)
    return sourced;
  sourced.file = demarche_source_get_name (place->source);
  demarche_source_locate (place->source, place->start, &sourced.line, &sourced.column);
  return sourced;
}

DemarcheSourced
demarche_explainer_find_phrase (const DemarcheExplainer *explainer, const GPtrArray *phrases,
                                guint phrase)
{
  const DemarchePhrase *first = demarche_engine_get_phrase (explainer->workspace->engine, phrase);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *own = g_ptr_array_index (phrases, i);
    if (g_str_equal (own->text, first->text))
      return demarche_explainer_source (own->text, &own->place);
  }
  return demarche_explainer_source (first->text, &first->place);
}

DemarcheSpan
demarche_explainer_span (const DemarcheExplainer *explainer, guint sentence, guint start, guint end)
{
  const DemarcheWorkspace *workspace = explainer->workspace;
  const GArray *tokens = workspace->reading->tokens;
  guint first = demarche_workspace_get_token (workspace, sentence, start);
  guint last = demarche_workspace_get_token (workspace, sentence, end);

  return (DemarcheSpan){g_array_index (tokens, DemarcheToken, first).start,
                        g_array_index (tokens, DemarcheToken, last).end};
}

/* ---- words, sentences, names ---- */

static void
explain_words (DemarcheExplainer *explainer)
{
  const GArray *tokens = explainer->workspace->reading->tokens;

  for (guint i = 0; i < tokens->len; i++) {
    const DemarcheToken *token = &g_array_index (tokens, DemarcheToken, i);
    DemarcheExplainedWord word = {.span = {token->start, token->end},
                                  .is_joined = (token->before & DEMARCHE_BEFORE_HYPHEN) != 0,
                                  .hidden_by = token->hidden_by,
                                  .name = -1};
    g_array_append_val (explainer->explanation->words, word);
  }
}

static void
explain_sentence (DemarcheExplainer *explainer, guint index)
{
  const DemarcheWorkspace *workspace = explainer->workspace;
  const DemarcheSentence *read = demarche_workspace_get_sentence (workspace, index);
  DemarcheExplainedSentence sentence = {.span = {read->start, read->end},
                                        .n_words = read->n_words - read->n_lead,
                                        .is_question = read->is_question};

  if (read->n_lead > 0)
    sentence.lead = demarche_explainer_span (explainer, index, 0, read->n_lead - 1);
  if (sentence.n_words > 0)
    sentence.first_word = demarche_workspace_get_token (workspace, index, read->n_lead);
  g_array_append_val (explainer->explanation->sentences, sentence);
}

/* a name in a lead-in is found with each item; it is written once */
static void
explain_name (DemarcheExplainer *explainer, guint sentence, guint start, guint end)
{
  DemarcheWorkspace *workspace = explainer->workspace;
  GArray *words = explainer->explanation->words;
  int index = demarche_hits_find_name (workspace->hits, sentence, start, end);
  DemarcheExplainedName name = {.span = demarche_explainer_span (explainer, sentence, start, end)};

  if (g_array_index (words, DemarcheExplainedWord,
                     demarche_workspace_get_token (workspace, sentence, start))
          .name >= 0)
    return;
  if (index >= 0) {
    const DemarchePhrase *phrase = demarche_engine_get_name (workspace->engine, (guint)index);
    name.phrase = demarche_explainer_source (phrase->text, &phrase->place);
  }
  for (guint at = start; at <= end; at++) {
    guint token = demarche_workspace_get_token (workspace, sentence, at);
    g_array_index (words, DemarcheExplainedWord, token).name =
        (int)explainer->explanation->names->len;
  }
  g_array_append_val (explainer->explanation->names, name);
}

static void
explain_names (DemarcheExplainer *explainer, guint sentence)
{
  DemarcheStretch stretch;

  demarche_hits_get_stretch (explainer->workspace->hits, sentence, &stretch);
  for (guint at = 0; stretch.name_start != NULL && at < stretch.n_words; at++)
    if (stretch.name_start[at] == (gint32)at)
      explain_name (explainer, sentence, at, (guint)stretch.name_end[at]);
}

/* ---- all of it ---- */

static int
compare_tags (gconstpointer first, gconstpointer second, gpointer codebook)
{
  return demarche_tag_compare (*(DemarcheTag *const *)first, *(DemarcheTag *const *)second,
                               codebook);
}

static void
explain (const DemarcheExamination *examination, gpointer data)
{
  DemarcheExplanation *explanation = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  DemarcheExplainer explainer = {examination, examination->workspace, explanation, found, NULL};
  guint n_sentences = examination->workspace->reading->sentences->len;

  g_ptr_array_extend (found, examination->tags, NULL, NULL);
  g_ptr_array_sort_with_data (found, compare_tags,
                              demarche_rule_set_get_codebook (examination->rules));
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (explanation->tags, demarche_tag_copy (g_ptr_array_index (found, i)));
  explain_words (&explainer);
  for (guint i = 0; i < n_sentences; i++) {
    explain_sentence (&explainer, i);
    explain_names (&explainer, i);
  }
  demarche_explain_cues (&explainer);
  demarche_explain_matches (&explainer);
  g_hash_table_unref (explainer.cues);
}

DemarcheExplanation *
demarche_classifier_explain (DemarcheClassifier *classifier, DemarcheStatement *statement,
                             guint paragraph)
{
  g_return_val_if_fail (DEMARCHE_IS_CLASSIFIER (classifier), NULL);
  g_return_val_if_fail (paragraph < demarche_statement_get_n_paragraphs (statement), NULL);
  DemarcheExplanation *explanation =
      explanation_new (demarche_classifier_get_rules (classifier), statement, paragraph);
  DemarcheParagraphKind kind = demarche_statement_get_paragraph (statement, paragraph)->kind;

  explanation->is_taggable = demarche_paragraph_kind_is_taggable (kind);
  if (explanation->is_taggable)
    demarche_classifier_examine (classifier, statement, paragraph, explain, explanation);
  return explanation;
}
