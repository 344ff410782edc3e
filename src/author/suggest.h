/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrasings worth a rule: what is said again and again where the rules see nothing, and what their
 * phrases miss by one word. Nothing is ever added to a rule file. */
#pragma once

#include "author/selection.h"
#include "model/tag.h"
#include "rules/rule-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DemarcheSuggestQuery:
 * @position: (nullable): code: only what it may be shown by: paragraphs that speak to its issue by
 * the issue's `about` phrases and have none of its positions; with @gold, those that people gave it
 * @selection: of a speaker or delegation: theirs against all others'
 * @gold: (nullable) (element-type DemarcheTagged): paragraphs that people tagged with a position
 * and rules did not are looked at, each position apart
 * @limit: most suggestions of each kind
 *
 * Where to look. Without any of these: untagged paragraphs against tagged ones.
 */
typedef struct {
  const char *position;
  DemarcheSelection selection;
  GPtrArray *gold;
  guint limit;
} DemarcheSuggestQuery;

/**
 * DemarcheQuote:
 * @who: (nullable): delegation, else speaker
 * @spans: (element-type DemarcheSpan): bytes of @text
 */
typedef struct {
  char *statement;
  guint number;
  char *who;
  char *text;
  gsize length;
  GArray *spans;
} DemarcheQuote;

/**
 * DemarchePhrasing:
 * @phrase: in the phrase language
 * @position: index of the position that it may show, or -1 when that is not known
 * @n_ours, @of_ours: paragraphs looked at that have it, and all of them; @n_rest, @of_rest: the
 * same of what they are compared with; all 0 for a near miss
 * @keyness: see demarche_keyness()
 * @score: by which suggestions are ordered: keyness, less for what one delegation says alone
 * @places: (element-type utf8): "file:paragraph" of all paragraphs that it would tag
 * @n_statements, @n_who: of those paragraphs; @most: (nullable): who says it most, @n_most times
 * @quotes: (element-type DemarcheQuote): two at most, of different speakers where there are any
 * @rule: (nullable): id, and @known: its phrase, of a near miss; @edit: what to write instead
 *
 * One suggestion.
 */
typedef struct {
  char *phrase;
  int position;
  guint n_ours;
  guint of_ours;
  guint n_rest;
  guint of_rest;
  double keyness;
  double score;
  GPtrArray *places;
  guint n_statements;
  guint n_who;
  char *most;
  guint n_most;
  GPtrArray *quotes;
  char *rule;
  char *known;
  char *edit;
} DemarchePhrasing;

/**
 * DemarcheSuggestions:
 * @sequences, @near: (element-type DemarchePhrasing): the best first
 * @ours, @rest: what was looked at, and compared with: "untagged paragraphs", "tagged ones"
 * @n_ours, @n_rest: paragraphs of each
 * @limit: as asked for: there may be more
 * @is_cut: whether the corpus was too large to be looked at whole
 * @n_unread: paragraphs that people read and that are in none of the statements
 * @unmet: (nullable): what to say of a speaker or delegation that was never met
 */
typedef struct {
  GPtrArray *sequences;
  GPtrArray *near;
  DemarcheCodebook *codebook;
  const char *ours;
  const char *rest;
  guint n_statements;
  guint n_ours;
  guint n_rest;
  guint limit;
  guint n_unread;
  gboolean is_cut;
  char *unmet;
} DemarcheSuggestions;

DEMARCHE_API void demarche_suggestions_free (DemarcheSuggestions *suggestions);

/**
 * DemarcheSuggester:
 *
 * Reads statements one after the other; keeps their words as numbers, and the text of what the
 * rules do not tag. Not thread safe.
 */
typedef struct _DemarcheSuggester DemarcheSuggester;

/* @query: borrowed while it lives. @diagnostics: gets what is wrong with it; %NULL then */
DEMARCHE_API DemarcheSuggester *demarche_suggester_new (
    const DemarcheSuggestQuery *query, DemarcheRuleSet *rules, DemarcheSpeakers *speakers,
    DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_suggester_free (DemarcheSuggester *suggester);
/* only cancellation is an error */
DEMARCHE_API gboolean demarche_suggester_read (DemarcheSuggester *suggester,
                                               DemarcheStatement *statement,
                                               GCancellable *cancellable,
                                               GError **error) DEMARCHE_MUST_USE;
/* after the last statement */
DEMARCHE_API DemarcheSuggestions *demarche_suggester_finish (DemarcheSuggester *suggester)
    DEMARCHE_MUST_USE;

/* for a terminal of @width columns; @n_failed: statements that could not be read */
DEMARCHE_API void demarche_suggestions_append_text (GString *out,
                                                    const DemarcheSuggestions *suggestions,
                                                    guint width, gboolean colour, guint n_failed);
DEMARCHE_API void demarche_suggestions_append_csv (GString *out,
                                                   const DemarcheSuggestions *suggestions);
DEMARCHE_API void demarche_suggestions_append_json (GString *out,
                                                    const DemarcheSuggestions *suggestions,
                                                    guint n_failed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSuggester, demarche_suggester_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSuggestions, demarche_suggestions_free)

G_END_DECLS
