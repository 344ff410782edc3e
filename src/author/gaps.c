/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds paragraphs that speak to an issue by its `about` phrases and that no rule tags. */
#include "author/gaps.h"

#include "author/concordance-query.h"
#include "classify/examine.h"

struct _DemarcheGapFinder {
  const DemarcheGapQuery *query; /* (unowned) */
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier;
  DemarcheSelector *selector;
  DemarcheGaps *gaps;
};

static void
gap_free (gpointer data)
{
  DemarcheGap *gap = data;

  g_free (gap->statement);
  g_free (gap->speaker);
  g_free (gap->delegation);
  g_free (gap->date);
  g_free (gap->text);
  g_array_unref (gap->words);
  g_free (gap);
}

static void
issue_free (gpointer data)
{
  DemarcheIssueGaps *issue = data;

  g_ptr_array_unref (issue->gaps);
  g_free (issue);
}

void
demarche_gaps_free (DemarcheGaps *gaps)
{
  if (gaps == NULL)
    return;
  g_ptr_array_unref (gaps->issues);
  demarche_codebook_unref (gaps->codebook);
  g_free (gaps->unmet);
  g_free (gaps);
}

char *
demarche_gaps_list_without_about (const DemarcheGaps *gaps)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < gaps->issues->len; i++) {
    const DemarcheIssueGaps *issue = g_ptr_array_index (gaps->issues, i);
    if (!issue->has_about)
      g_ptr_array_add (ids,
                       (gpointer)demarche_codebook_get_issue (gaps->codebook, issue->issue)->id);
  }
  if (ids->len == 0)
    return NULL;
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (", ", (char **)ids->pdata);
}

/* ---- the query ---- */

static void
add_issue (DemarcheGaps *gaps, guint index)
{
  DemarcheIssueGaps *issue = g_new0 (DemarcheIssueGaps, 1);

  issue->issue = index;
  issue->has_about = demarche_codebook_get_issue (gaps->codebook, index)->has_about;
  issue->gaps = g_ptr_array_new_with_free_func (gap_free);
  g_ptr_array_add (gaps->issues, issue);
}

/* FALSE: there is no such position */
static gboolean
choose_issues (DemarcheGapFinder *self, DemarcheDiagnostics *diagnostics)
{
  DemarcheCodebook *codebook = self->gaps->codebook;
  int position;

  if (self->query->position == NULL) {
    for (guint i = 0; i < demarche_codebook_get_n_issues (codebook); i++)
      add_issue (self->gaps, i);
    return TRUE;
  }
  position = demarche_query_find_position (self->rules, self->query->position, diagnostics);
  if (position >= 0)
    add_issue (self->gaps, demarche_codebook_get_position (codebook, (guint)position)->issue);
  return position >= 0;
}

DemarcheGapFinder *
demarche_gap_finder_new (const DemarcheGapQuery *query, DemarcheRuleSet *rules,
                         DemarcheSpeakers *speakers, DemarcheDiagnostics *diagnostics)
{
  g_return_val_if_fail (query != NULL && diagnostics != NULL, NULL);
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  g_autoptr (DemarcheGapFinder) self = g_new0 (DemarcheGapFinder, 1);
  g_autoptr (GError) error = NULL;

  self->query = query;
  self->rules = g_object_ref (rules);
  self->gaps = g_new0 (DemarcheGaps, 1);
  self->gaps->codebook = demarche_codebook_ref (demarche_rule_set_get_codebook (rules));
  self->gaps->issues = g_ptr_array_new_with_free_func (issue_free);
  self->gaps->limit = query->limit;
  self->selector = demarche_selector_new (&query->selection, speakers, &error);
  if (self->selector == NULL) {
    demarche_diagnostics_take (
        diagnostics,
        demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, NULL, error->message, NULL));
    return NULL;
  }
  if (!choose_issues (self, diagnostics))
    return NULL;
  self->classifier = demarche_classifier_new (rules, speakers);
  return g_steal_pointer (&self);
}

void
demarche_gap_finder_free (DemarcheGapFinder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->gaps, demarche_gaps_free);
  demarche_selector_free (self->selector);
  g_clear_object (&self->classifier);
  g_object_unref (self->rules);
  g_free (self);
}

/* ---- the words of an issue ---- */

typedef struct {
  guint issue;
  GArray *words; /* of DemarcheSpan */
} Looking;

static gboolean
is_about (const DemarcheEngine *engine, guint phrase, guint issue)
{
  guint n_owners;
  const DemarcheOwner *owners = demarche_engine_get_owners (engine, phrase, &n_owners);

  for (guint i = 0; i < n_owners; i++)
    if (owners[i].kind == DEMARCHE_OWNER_ABOUT && owners[i].index == issue)
      return TRUE;
  return FALSE;
}

static void
collect_words (const DemarcheExamination *examination, gpointer data)
{
  const Looking *looking = data;
  const DemarcheWorkspace *workspace = examination->workspace;
  guint n_phrases;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);

  for (guint i = 0; i < n_phrases; i++) {
    if (!is_about (workspace->engine, phrases[i], looking->issue))
      continue;
    for (int at = demarche_hits_get_first (workspace->hits, phrases[i]); at >= 0;) {
      const DemarcheHit *hit = demarche_hits_get (workspace->hits, at);
      g_autoptr (GArray) spans = demarche_workspace_get_spans (workspace, hit);
      g_array_append_vals (looking->words, spans->data, spans->len);
      at = hit->next;
    }
  }
}

static int
compare_spans (gconstpointer first, gconstpointer second)
{
  const DemarcheSpan *a = first;
  const DemarcheSpan *b = second;

  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  return a->end < b->end ? -1 : a->end > b->end;
}

/* several phrases may have found the same words */
static void
join_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++) {
    DemarcheSpan span = g_array_index (spans, DemarcheSpan, i);
    DemarcheSpan *last = n > 0 ? &g_array_index (spans, DemarcheSpan, n - 1) : NULL;
    if (last != NULL && span.start <= last->end)
      last->end = MAX (last->end, span.end);
    else
      g_array_index (spans, DemarcheSpan, n++) = span;
  }
  g_array_set_size (spans, n);
}

/* ---- a statement ---- */

static void
keep_gap (DemarcheGapFinder *self, DemarcheIssueGaps *issue, DemarcheStatement *statement,
          guint index)
{
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, index);
  DemarcheGap *gap = g_new0 (DemarcheGap, 1);
  Looking looking = {issue->issue, g_array_new (FALSE, FALSE, sizeof (DemarcheSpan))};

  demarche_classifier_examine (self->classifier, statement, index, collect_words, &looking);
  join_spans (looking.words);
  gap->statement = g_strdup (demarche_statement_get_name (statement));
  gap->number = paragraph->number;
  gap->speaker = g_strdup (paragraph->occasion->speaker);
  gap->delegation = g_strdup (paragraph->occasion->delegation);
  gap->date = g_strdup (paragraph->occasion->date);
  gap->text = g_strndup (paragraph->text, paragraph->length);
  gap->length = paragraph->length;
  gap->words = looking.words;
  g_ptr_array_add (issue->gaps, gap);
}

static gboolean
has_tag (DemarcheTagged *tagged, guint paragraph)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    if (demarche_tagged_get_tag (tagged, i)->paragraph == paragraph)
      return TRUE;
  return FALSE;
}

static void
read_paragraph (DemarcheGapFinder *self, DemarcheTagged *tagged, guint index)
{
  DemarcheGaps *gaps = self->gaps;
  gboolean is_tagged = has_tag (tagged, index);
  gboolean is_gap = FALSE;

  gaps->n_paragraphs++;
  for (guint i = 0; i < gaps->issues->len; i++) {
    DemarcheIssueGaps *issue = g_ptr_array_index (gaps->issues, i);
    if (!demarche_tagged_is_about (tagged, index, issue->issue))
      continue;
    issue->n_about++;
    if (is_tagged)
      continue;
    is_gap = TRUE;
    if (issue->n_untagged++ < gaps->limit)
      keep_gap (self, issue, demarche_tagged_get_statement (tagged), index);
  }
  gaps->n_untagged += is_gap;
}

gboolean
demarche_gap_finder_read (DemarcheGapFinder *self, DemarcheStatement *statement,
                          GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && statement != NULL, FALSE);
  g_autoptr (DemarcheTagged) tagged =
      demarche_classifier_tag (self->classifier, statement, cancellable, error);

  if (tagged == NULL)
    return FALSE;
  self->gaps->n_statements++;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    if (demarche_paragraph_may_take_position (paragraph) &&
        demarche_selector_is_then (self->selector, paragraph) &&
        demarche_selector_is_theirs (self->selector, paragraph))
      read_paragraph (self, tagged, i);
  }
  return TRUE;
}

DemarcheGaps *
demarche_gap_finder_finish (DemarcheGapFinder *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  self->gaps->unmet = demarche_selector_describe_unmet (self->selector);
  return g_steal_pointer (&self->gaps);
}
