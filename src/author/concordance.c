/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Looks for phrases with the matcher of the classifier, and asks the classifier what is tagged. */
#include "author/concordance-private.h"

#include "author/concordance-query.h"
#include "author/gold-index.h"
#include "author/reached-words.h"
#include "classify/classifier.h"
#include "classify/find.h"
#include "rules/loose-phrase.h"

#include <string.h>

/* reads the statements of one language */
typedef struct {
  const char *language; /* (nullable) (unowned) */
  DemarcheEngine *engine;
  DemarcheWorkspace *workspace;
} Reader;

struct _DemarcheConcordance {
  const DemarcheConcordanceQuery *query; /* (unowned) */
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier; /* NULL without rules */
  DemarcheSelector *selector;
  DemarcheGoldIndex *gold; /* NULL without tags by people */
  DemarchePhrase *loose;   /* the phrase of the query, or NULL */
  GPtrArray *phrases;      /* (element-type DemarchePhrase); NULL: tags are looked for */
  int position;
  GPtrArray *readers; /* of Reader */
  DemarcheReachCounter *reached;
  DemarcheConcordanceTotals totals;
};

/* a place in the text, from which hits are made */
typedef struct {
  DemarcheConcordance *concordance;
  DemarcheConcordancePage *page;
  guint paragraph;
} Reading;

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  demarche_workspace_free (reader->workspace);
  demarche_engine_free (reader->engine);
  g_free (reader);
}

void
demarche_concordance_page_free (DemarcheConcordancePage *page)
{
  if (page == NULL)
    return;
  g_ptr_array_unref (page->hits);
  g_clear_pointer (&page->tagged, demarche_tagged_unref);
  demarche_statement_unref (page->statement);
  g_free (page);
}

/* ---- what is looked for ---- */

static void
add_phrases (GPtrArray *phrases, GPtrArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    g_ptr_array_add (phrases, g_ptr_array_index (more, i));
}

static gboolean
look_for_phrase (DemarcheConcordance *self, const char *text, DemarcheDiagnostics *diagnostics)
{
  self->loose = demarche_loose_phrase_new (self->rules, text, diagnostics);
  if (self->loose == NULL)
    return FALSE;
  self->phrases = g_ptr_array_new ();
  g_ptr_array_add (self->phrases, self->loose);
  return TRUE;
}

static gboolean
look_for_rule (DemarcheConcordance *self, const char *id, DemarcheDiagnostics *diagnostics)
{
  const DemarcheRule *rule = demarche_query_find_rule (self->rules, id, diagnostics);

  if (rule == NULL)
    return FALSE;
  self->phrases = g_ptr_array_new ();
  add_phrases (self->phrases, rule->any);
  add_phrases (self->phrases, rule->all);
  self->position = (int)rule->position;
  return TRUE;
}

static gboolean
resolve (DemarcheConcordance *self, DemarcheDiagnostics *diagnostics)
{
  const DemarcheConcordanceQuery *query = self->query;

  if (query->position != NULL) {
    self->position = demarche_query_find_position (self->rules, query->position, diagnostics);
    if (self->position < 0)
      return FALSE;
  }
  if (query->phrase != NULL)
    return look_for_phrase (self, query->phrase, diagnostics);
  return query->rule == NULL || look_for_rule (self, query->rule, diagnostics);
}

static gboolean
select_paragraphs (DemarcheConcordance *self, DemarcheSpeakers *speakers,
                   DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GError) error = NULL;

  self->selector = demarche_selector_new (&self->query->selection, speakers, &error);
  if (self->selector == NULL)
    demarche_diagnostics_take (
        diagnostics,
        demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, NULL, error->message, NULL));
  return self->selector != NULL;
}

DemarcheConcordance *
demarche_concordance_new (const DemarcheConcordanceQuery *query, DemarcheRuleSet *rules,
                          DemarcheSpeakers *speakers, DemarcheDiagnostics *diagnostics)
{
  g_return_val_if_fail (query != NULL && diagnostics != NULL, NULL);
  g_return_val_if_fail (query->phrase != NULL || rules != NULL, NULL);
  g_autoptr (DemarcheConcordance) self = g_new0 (DemarcheConcordance, 1);

  self->query = query;
  self->rules = rules != NULL ? g_object_ref (rules) : demarche_rule_set_new_empty ();
  self->position = -1;
  self->readers = g_ptr_array_new_with_free_func (reader_free);
  self->reached = demarche_reach_counter_new ();
  self->gold = query->gold != NULL ? demarche_gold_index_new (query->gold) : NULL;
  if (!select_paragraphs (self, speakers, diagnostics) || !resolve (self, diagnostics))
    return NULL;
  if (rules != NULL)
    self->classifier = demarche_classifier_new (rules, speakers);
  return g_steal_pointer (&self);
}

void
demarche_concordance_free (DemarcheConcordance *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->readers);
  demarche_reach_counter_free (self->reached);
  demarche_selector_free (self->selector);
  g_clear_pointer (&self->gold, demarche_gold_index_free);
  g_clear_pointer (&self->phrases, g_ptr_array_unref);
  demarche_loose_phrase_free (self->loose);
  g_clear_object (&self->classifier);
  g_object_unref (self->rules);
  g_free (self->totals.unmet);
  g_free (self);
}

/* ---- words of a paragraph ---- */

/* without rules in any language a phrase is read as the text is, of which only English is known */
static const char *
choose_language (DemarcheConcordance *self, const char *language)
{
  if (demarche_rule_set_get_languages (self->rules)[0] != NULL || language == NULL)
    return demarche_engine_choose_language (self->rules, language);
  return g_ascii_strncasecmp (language, "en", 2) == 0 ? "en" : "";
}

static Reader *
find_reader (DemarcheConcordance *self, const char *language)
{
  const char *wanted = choose_language (self, language);

  for (guint i = 0; i < self->readers->len; i++) {
    Reader *reader = g_ptr_array_index (self->readers, i);
    if (g_strcmp0 (reader->language, wanted) == 0)
      return reader;
  }
  Reader *reader = g_new0 (Reader, 1);
  reader->language = wanted;
  reader->engine = demarche_engine_new_for_phrases (self->rules, wanted, self->phrases);
  reader->workspace = demarche_workspace_new (reader->engine);
  g_ptr_array_add (self->readers, reader);
  return reader;
}

static void
add_hits_of (const Reading *reading, DemarcheWorkspace *workspace, guint matched,
             const DemarchePhrase *phrase, const char *text)
{
  int index = demarche_hits_get_first (workspace->hits, matched);

  while (index >= 0) {
    const DemarcheHit *hit = demarche_hits_get (workspace->hits, index);

    index = hit->next;
    /* what lies wholly in a list's lead-in is found where that is read alone */
    if (hit->end < demarche_workspace_get_sentence (workspace, hit->sentence)->n_lead)
      continue;
    g_ptr_array_add (reading->page->hits,
                     demarche_concordance_hit_new (reading->paragraph,
                                                   demarche_workspace_get_spans (workspace, hit)));
    demarche_reach_counter_add (reading->concordance->reached, workspace, hit, phrase, text);
  }
}

static void
find_words (const Reading *reading, const DemarcheParagraph *paragraph)
{
  DemarcheConcordance *self = reading->concordance;
  const char *language =
      demarche_statement_get_field (reading->page->statement, DEMARCHE_FIELD_LANGUAGE);
  Reader *reader = find_reader (self, paragraph->language != NULL ? paragraph->language : language);
  guint n_phrases;

  if (!demarche_find (reader->workspace, paragraph))
    return;
  const guint *phrases = demarche_hits_get_phrases (reader->workspace->hits, &n_phrases);
  for (guint i = 0; i < n_phrases; i++) {
    guint n_owners;
    const DemarcheOwner *owner = demarche_engine_get_owners (reader->engine, phrases[i], &n_owners);
    add_hits_of (reading, reader->workspace, phrases[i],
                 g_ptr_array_index (self->phrases, owner->index), paragraph->text);
  }
}

/* ---- tags of a paragraph ---- */

static void
ask_about_hits (DemarcheConcordance *self, DemarcheConcordancePage *page)
{
  DemarcheTagged *gold = NULL;
  g_autofree int *partners =
      self->gold != NULL ? demarche_gold_index_pair (self->gold, page->statement, &gold) : NULL;

  for (guint i = 0; i < page->hits->len; i++) {
    DemarcheConcordanceHit *hit = g_ptr_array_index (page->hits, i);
    if (page->tagged != NULL)
      demarche_concordance_ask_rules (self->classifier, page, hit);
    if (self->gold != NULL)
      demarche_concordance_ask_people (page, gold, partners != NULL ? partners[hit->paragraph] : -1,
                                       hit);
  }
}

static void
find_tags (const Reading *reading)
{
  DemarcheConcordancePage *page = reading->page;

  for (guint i = 0; i < demarche_tagged_get_n_tags (page->tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (page->tagged, i);
    if (tag->paragraph != reading->paragraph || tag->n_evidence == 0 ||
        (int)tag->position != reading->concordance->position)
      continue;
    GArray *spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
    g_array_append_vals (spans, tag->evidence, tag->n_evidence);
    g_ptr_array_add (page->hits, demarche_concordance_hit_new (reading->paragraph, spans));
  }
}

/* ---- a statement ---- */

static void
count (DemarcheConcordance *self, const DemarcheConcordancePage *page)
{
  guint last = G_MAXUINT;

  self->totals.n_statements++;
  for (guint i = 0; i < page->hits->len; i++) {
    const DemarcheConcordanceHit *hit = g_ptr_array_index (page->hits, i);
    self->totals.n_hits++;
    self->totals.n_hit_paragraphs += hit->paragraph != last;
    self->totals.n_states[hit->state]++;
    self->totals.n_people[hit->people_state]++;
    last = hit->paragraph;
  }
}

static void
read_paragraph (DemarcheConcordance *self, DemarcheConcordancePage *page, guint index)
{
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (page->statement, index);
  Reading reading = {self, page, index};

  if (!self->query->every_kind && !demarche_paragraph_kind_is_taggable (paragraph->kind))
    return;
  if (!demarche_selector_is_theirs (self->selector, paragraph) ||
      !demarche_selector_is_then (self->selector, paragraph))
    return;
  self->totals.n_paragraphs++;
  if (self->phrases != NULL)
    find_words (&reading, paragraph);
  else
    find_tags (&reading);
}

/* TRUE without rules too */
static gboolean
tag (DemarcheConcordance *self, DemarcheConcordancePage *page, GCancellable *cancellable,
     GError **error)
{
  if (self->classifier == NULL || page->tagged != NULL)
    return TRUE;
  page->tagged = demarche_classifier_tag (self->classifier, page->statement, cancellable, error);
  return page->tagged != NULL;
}

DemarcheConcordancePage *
demarche_concordance_read (DemarcheConcordance *self, DemarcheStatement *statement,
                           GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && statement != NULL, NULL);
  g_autoptr (DemarcheConcordancePage) page = g_new0 (DemarcheConcordancePage, 1);

  page->statement = demarche_statement_ref (statement);
  page->hits = g_ptr_array_new_with_free_func (demarche_concordance_hit_free);
  page->codebook = demarche_rule_set_get_codebook (self->rules);
  page->position = self->position;
  if (self->phrases == NULL && !tag (self, page, cancellable, error))
    return NULL;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    read_paragraph (self, page, i);
  }
  demarche_concordance_sort_hits (page->hits);
  /* most statements have no hit, and then need no tags */
  if (page->hits->len > 0 && !tag (self, page, cancellable, error))
    return NULL;
  ask_about_hits (self, page);
  count (self, page);
  return g_steal_pointer (&page);
}

const DemarcheConcordanceTotals *
demarche_concordance_get_totals (DemarcheConcordance *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_free (self->totals.unmet);
  self->totals.unmet = demarche_selector_describe_unmet (self->selector);
  self->totals.n_unread = self->gold != NULL ? demarche_gold_index_count_unpaired (self->gold) : 0;
  return &self->totals;
}

GPtrArray *
demarche_concordance_list_reached (DemarcheConcordance *self)
{
  return demarche_reach_counter_list (self->reached);
}

gboolean
demarche_concordance_has_position (DemarcheConcordance *self)
{
  return self->position >= 0;
}

gboolean
demarche_concordance_is_of_tags (DemarcheConcordance *self)
{
  return self->phrases == NULL;
}
