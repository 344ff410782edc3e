/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads a corpus and says in which part of it each paragraph is. */
#include "author/suggest-private.h"

#include "author/concordance-query.h"
#include "author/gold-index.h"
#include "base/limits.h"
#include "classify/classifier.h"

#include <string.h>

/* a paragraph that people gave a position and rules did not */
typedef struct {
  guint32 paragraph;
  guint position;
} Missed;

struct _DemarcheSuggester {
  const DemarcheSuggestQuery *query; /* (unowned) */
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier;
  DemarcheSelector *selector;
  DemarcheGoldIndex *gold; /* NULL without tags by people */
  int position;            /* asked for, or -1 */
  guint n_positions;
  DemarcheCorpus corpus;
  DemarcheWordReader *words;
  DemarcheNearCollector *near;
  GArray *missed;      /* of Missed */
  gboolean *is_wanted; /* by position: scratch */
  guint n_statements;
  gboolean is_cut;
};

/* the statement at hand */
typedef struct {
  DemarcheStatement *statement;
  DemarcheTagged *tagged;
  DemarcheTagged *gold; /* NULL where people did not read it */
  int *partners;        /* by paragraph: the one that people read, or -1; NULL too */
  const char *name;
  const char *language;
} Reading;

/* ---- the corpus ---- */

void
demarche_corpus_init (DemarcheCorpus *corpus)
{
  corpus->sequences = demarche_sequences_new ();
  corpus->paragraphs = g_array_new (FALSE, FALSE, sizeof (DemarcheCorpusParagraph));
  corpus->text = g_string_new (NULL);
  corpus->strings = g_string_chunk_new (4096);
}

void
demarche_corpus_clear (DemarcheCorpus *corpus)
{
  demarche_sequences_free (corpus->sequences);
  g_array_unref (corpus->paragraphs);
  g_string_free (corpus->text, TRUE);
  g_string_chunk_free (corpus->strings);
}

DemarcheParagraph
demarche_corpus_get_paragraph (const DemarcheCorpus *corpus, guint index)
{
  const DemarcheCorpusParagraph *known =
      &g_array_index (corpus->paragraphs, DemarcheCorpusParagraph, index);

  return (DemarcheParagraph){.number = known->number,
                             .kind = known->kind,
                             .occasion = &demarche_occasion_unknown,
                             .language = known->language,
                             .text = corpus->text->str + known->text,
                             .length = known->length};
}

static const char *
intern (DemarcheCorpus *corpus, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (corpus->strings, text) : NULL;
}

/* ---- the query ---- */

static gboolean
fail (DemarcheDiagnostics *diagnostics, const char *message, const char *help)
{
  demarche_diagnostics_take (
      diagnostics, demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, NULL, message, help));
  return FALSE;
}

static gboolean
find_position (DemarcheSuggester *self, DemarcheDiagnostics *diagnostics)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (self->rules);

  self->position = -1;
  if (self->query->position == NULL)
    return TRUE;
  self->position = demarche_query_find_position (self->rules, self->query->position, diagnostics);
  if (self->position < 0)
    return FALSE;
  guint issue = demarche_codebook_get_position (codebook, (guint)self->position)->issue;
  const DemarcheIssue *known = demarche_codebook_get_issue (codebook, issue);
  if (self->query->gold != NULL || known->has_about)
    return TRUE;
  g_autofree char *message =
      g_strdup_printf ("issue '%s' has no \"about\" phrases: which paragraphs speak to it is not "
                       "known",
                       known->id);
  return fail (diagnostics, message,
               "give the issue \"about\" phrases, or tags by people with --gold");
}

static gboolean
open_query (DemarcheSuggester *self, DemarcheSpeakers *speakers, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GError) error = NULL;

  self->selector = demarche_selector_new (&self->query->selection, speakers, &error);
  if (self->selector == NULL)
    return fail (diagnostics, error->message, NULL);
  return find_position (self, diagnostics);
}

DemarcheSuggester *
demarche_suggester_new (const DemarcheSuggestQuery *query, DemarcheRuleSet *rules,
                        DemarcheSpeakers *speakers, DemarcheDiagnostics *diagnostics)
{
  g_return_val_if_fail (query != NULL && diagnostics != NULL, NULL);
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  g_autoptr (DemarcheSuggester) self = g_new0 (DemarcheSuggester, 1);

  self->query = query;
  self->rules = g_object_ref (rules);
  demarche_corpus_init (&self->corpus);
  self->n_positions = demarche_codebook_get_n_positions (demarche_rule_set_get_codebook (rules));
  self->is_wanted = g_new0 (gboolean, self->n_positions + 1);
  self->missed = g_array_new (FALSE, FALSE, sizeof (Missed));
  self->words = demarche_word_reader_new (rules);
  self->near = demarche_near_collector_new (rules);
  self->gold = query->gold != NULL ? demarche_gold_index_new (query->gold) : NULL;
  if (!open_query (self, speakers, diagnostics))
    return NULL;
  self->classifier = demarche_classifier_new (rules, speakers);
  return g_steal_pointer (&self);
}

void
demarche_suggester_free (DemarcheSuggester *self)
{
  if (self == NULL)
    return;
  demarche_corpus_clear (&self->corpus);
  demarche_word_reader_free (self->words);
  demarche_near_collector_free (self->near);
  g_clear_pointer (&self->gold, demarche_gold_index_free);
  demarche_selector_free (self->selector);
  g_array_unref (self->missed);
  g_free (self->is_wanted);
  g_clear_object (&self->classifier);
  g_object_unref (self->rules);
  g_free (self);
}

/* ---- a paragraph ---- */

/* whether the rules give it the position; -1: any */
static gboolean
has_tag (DemarcheTagged *tagged, guint paragraph, int position)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    if (tag->paragraph == paragraph && (position < 0 || (int)tag->position == position))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_tag_of_issue (DemarcheSuggester *self, DemarcheTagged *tagged, guint paragraph, guint issue)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (self->rules);

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    if (tag->paragraph == paragraph &&
        demarche_codebook_get_position (codebook, tag->position)->issue == issue)
      return TRUE;
  }
  return FALSE;
}

/* what people gave the paragraph and rules did not is wanted; FALSE when there is nothing */
static gboolean
want_missed (DemarcheSuggester *self, const Reading *reading, guint index)
{
  guint32 number = self->corpus.paragraphs->len;
  gboolean any = FALSE;

  for (guint i = 0; reading->partners != NULL && reading->partners[index] >= 0 &&
                    i < demarche_tagged_get_n_tags (reading->gold);
       i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (reading->gold, i);
    if ((int)tag->paragraph != reading->partners[index] || self->is_wanted[tag->position] ||
        (self->position >= 0 && (int)tag->position != self->position) ||
        has_tag (reading->tagged, index, (int)tag->position))
      continue;
    Missed missed = {number, tag->position};
    g_array_append_val (self->missed, missed);
    self->is_wanted[tag->position] = TRUE;
    any = TRUE;
  }
  return any;
}

/* positions that the paragraph lacks are wanted, where it is one of those looked at */
static DemarchePart
want_positions (DemarcheSuggester *self, const Reading *reading, guint index, gboolean is_theirs)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (self->rules);
  gboolean is_tagged = has_tag (reading->tagged, index, -1);
  gboolean is_ours = is_theirs && !is_tagged;

  if (self->position >= 0) {
    guint issue = demarche_codebook_get_position (codebook, (guint)self->position)->issue;
    is_ours = is_theirs && demarche_tagged_is_about (reading->tagged, index, issue) &&
              !has_tag_of_issue (self, reading->tagged, index, issue);
  }
  for (guint i = 0; is_ours && i < self->n_positions; i++)
    self->is_wanted[i] = self->position < 0 || self->position == (int)i;
  if (is_ours)
    return DEMARCHE_PART_OURS;
  if (self->position < 0 && is_theirs && demarche_selector_has_name (self->selector))
    return DEMARCHE_PART_LEFT_OUT;
  return DEMARCHE_PART_REST;
}

static void
add_paragraph (DemarcheSuggester *self, const Reading *reading, guint index, DemarchePart part)
{
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (reading->statement, index);
  DemarcheCorpus *corpus = &self->corpus;
  const char *who = paragraph->occasion->delegation != NULL ? paragraph->occasion->delegation
                                                            : paragraph->occasion->speaker;
  const char *language = paragraph->language != NULL ? paragraph->language : reading->language;
  DemarcheCorpusParagraph known = {
      .statement = intern (corpus, reading->name),
      .number = paragraph->number,
      .who = intern (corpus, who),
      .language = intern (corpus, language),
      .kind = paragraph->kind,
      .text = corpus->text->len,
      .length = paragraph->length,
      .part = (guint8)part,
  };

  known.is_kept = part == DEMARCHE_PART_OURS || !has_tag (reading->tagged, index, self->position);
  if (known.is_kept)
    g_string_append_len (corpus->text, paragraph->text, (gssize)paragraph->length);
  g_array_append_val (corpus->paragraphs, known);
  demarche_word_reader_read (self->words, paragraph, language, corpus->sequences);
  if (part == DEMARCHE_PART_OURS)
    demarche_near_collector_read (self->near, paragraph, language, reading->name, who,
                                  self->is_wanted);
}

static void
read_paragraph (DemarcheSuggester *self, const Reading *reading, guint index)
{
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (reading->statement, index);

  if (!demarche_paragraph_may_take_position (paragraph) ||
      !demarche_selector_is_then (self->selector, paragraph))
    return;
  if (demarche_sequences_get_n_words (self->corpus.sequences) > DEMARCHE_LIMIT_SUGGEST_WORDS) {
    self->is_cut = TRUE;
    return;
  }
  gboolean is_theirs = demarche_selector_is_theirs (self->selector, paragraph);
  memset (self->is_wanted, 0, self->n_positions * sizeof (gboolean));
  DemarchePart part = DEMARCHE_PART_REST;
  if (self->gold == NULL)
    part = want_positions (self, reading, index, is_theirs);
  else if (is_theirs && want_missed (self, reading, index))
    part = DEMARCHE_PART_OURS;
  add_paragraph (self, reading, index, part);
}

gboolean
demarche_suggester_read (DemarcheSuggester *self, DemarcheStatement *statement,
                         GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && statement != NULL, FALSE);
  g_autoptr (DemarcheTagged) tagged =
      demarche_classifier_tag (self->classifier, statement, cancellable, error);
  Reading reading = {.statement = statement,
                     .tagged = tagged,
                     .name = demarche_statement_get_name (statement),
                     .language = demarche_statement_get_field (statement, DEMARCHE_FIELD_LANGUAGE)};

  if (tagged == NULL)
    return FALSE;
  g_autofree int *partners =
      self->gold != NULL ? demarche_gold_index_pair (self->gold, statement, &reading.gold) : NULL;
  reading.partners = partners;
  self->n_statements++;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    read_paragraph (self, &reading, i);
  }
  return TRUE;
}

/* ---- the end ---- */

static void
suggest_for_position (DemarcheSuggester *self, DemarcheSuggestions *suggestions, guint position)
{
  guint n = self->corpus.paragraphs->len;
  g_autofree guint8 *parts = g_malloc (n + 1);
  gboolean any = FALSE;

  memset (parts, DEMARCHE_PART_REST, n);
  for (guint i = 0; i < self->missed->len; i++) {
    const Missed *missed = &g_array_index (self->missed, Missed, i);
    if (missed->position != position)
      continue;
    parts[missed->paragraph] = DEMARCHE_PART_OURS;
    any = TRUE;
  }
  if (any)
    demarche_suggest_sequences (&self->corpus, self->rules, parts, (int)position,
                                self->query->limit, suggestions->sequences);
}

static void
suggest_for_all (DemarcheSuggester *self, DemarcheSuggestions *suggestions)
{
  guint n = self->corpus.paragraphs->len;
  g_autofree guint8 *parts = g_malloc (n + 1);

  for (guint i = 0; i < n; i++)
    parts[i] = g_array_index (self->corpus.paragraphs, DemarcheCorpusParagraph, i).part;
  demarche_suggest_sequences (&self->corpus, self->rules, parts, self->position, self->query->limit,
                              suggestions->sequences);
}

static void
count_parts (DemarcheSuggester *self, DemarcheSuggestions *suggestions)
{
  for (guint i = 0; i < self->corpus.paragraphs->len; i++) {
    guint8 part = g_array_index (self->corpus.paragraphs, DemarcheCorpusParagraph, i).part;
    suggestions->n_ours += part == DEMARCHE_PART_OURS;
    suggestions->n_rest += part == DEMARCHE_PART_REST;
  }
}

static void
name_parts (DemarcheSuggester *self, DemarcheSuggestions *suggestions)
{
  suggestions->rest = "all others";
  if (self->gold != NULL) {
    suggestions->ours = "paragraphs with a position that people see and rules do not";
  } else if (self->position >= 0) {
    suggestions->ours = "paragraphs that speak to the issue and have no position on it";
  } else if (demarche_selector_has_name (self->selector)) {
    suggestions->ours = "their untagged paragraphs";
    suggestions->rest = "what others say";
  } else {
    suggestions->ours = "untagged paragraphs";
    suggestions->rest = "tagged ones";
  }
}

DemarcheSuggestions *
demarche_suggester_finish (DemarcheSuggester *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  DemarcheSuggestions *suggestions = g_new0 (DemarcheSuggestions, 1);
  GDestroyNotify free_phrasing = (GDestroyNotify)demarche_phrasing_free;

  suggestions->codebook = demarche_codebook_ref (demarche_rule_set_get_codebook (self->rules));
  suggestions->sequences = g_ptr_array_new_with_free_func (free_phrasing);
  suggestions->near = g_ptr_array_new_with_free_func (free_phrasing);
  suggestions->n_statements = self->n_statements;
  suggestions->is_cut = self->is_cut;
  suggestions->limit = self->query->limit;
  suggestions->n_unread = self->gold != NULL ? demarche_gold_index_count_unpaired (self->gold) : 0;
  suggestions->unmet = demarche_selector_describe_unmet (self->selector);
  name_parts (self, suggestions);
  count_parts (self, suggestions);
  if (self->gold == NULL)
    suggest_for_all (self, suggestions);
  for (guint i = 0; self->gold != NULL && i < self->n_positions; i++)
    suggest_for_position (self, suggestions, i);
  g_ptr_array_sort (suggestions->sequences, demarche_phrasing_compare);
  if (suggestions->sequences->len > self->query->limit)
    g_ptr_array_set_size (suggestions->sequences, (int)self->query->limit);
  demarche_near_collector_finish (self->near, self->query->limit, suggestions->near);
  return suggestions;
}
