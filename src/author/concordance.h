/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the words of a phrase, a rule or a position stand, in context. */
#pragma once

#include "author/selection.h"
#include "model/tag.h"
#include "rules/rule-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DemarcheConcordanceQuery:
 * @phrase: (nullable): in the phrase language
 * @rule: (nullable): id of a rule, all of whose phrases are looked for; its name alone will do
 * where no other position has one of that name
 * @position: (nullable): code of a position: alone, its tags are looked for; with a phrase, hits
 * are told apart by whether they are tagged so
 * @every_kind: look into headings, titles and closings too, which are never tagged
 * @gold: (nullable) (element-type DemarcheTagged): tags by people
 *
 * What to look for: a phrase, or a rule, or a position.
 */
typedef struct {
  const char *phrase;
  const char *rule;
  const char *position;
  gboolean every_kind;
  DemarcheSelection selection;
  GPtrArray *gold;
} DemarcheConcordanceQuery;

typedef enum {
  DEMARCHE_HIT_NOT_ASKED, /* there are no rules, or no tags by people, to ask */
  DEMARCHE_HIT_UNTAGGED,
  DEMARCHE_HIT_TAGGED,    /* of rules: words of the hit are evidence; of people: the paragraph is */
  DEMARCHE_HIT_ELSEWHERE, /* other words of the paragraph take the position asked for */
  DEMARCHE_HIT_NEVER,     /* of rules: the paragraph is of a kind that is never tagged */
  DEMARCHE_HIT_UNKNOWN,   /* of people: gold does not speak of the paragraph */
} DemarcheHitState;

/* "tagged", "untagged" …, as files write it; NULL for NOT_ASKED */
DEMARCHE_API const char *demarche_hit_state_get_name (DemarcheHitState state);

/**
 * DemarcheConcordanceHit:
 * @paragraph: index in the statement
 * @spans: bytes of its text; more than one where a list's item is read after its lead-in
 * @tags: (element-type DemarcheTag) (unowned): those that @state speaks of
 * @why: (nullable): what keeps a rule that holds there from tagging: "for-all is cancelled by
 *   unless.sentence 'observers'"
 * @people: tags by people, of the whole paragraph
 */
typedef struct {
  guint paragraph;
  GArray *spans; /* of DemarcheSpan */
  DemarcheHitState state;
  GPtrArray *tags;
  char *why;
  DemarcheHitState people_state;
  GPtrArray *people;
} DemarcheConcordanceHit;

/**
 * DemarcheConcordancePage:
 * @hits: (element-type DemarcheConcordanceHit): in the order of the text
 * @tagged: (nullable): what the rules make of the statement; without hits it was not asked
 * @codebook: (nullable)
 * @position: index of the position asked for, or -1
 *
 * The hits in one statement.
 */
typedef struct {
  DemarcheStatement *statement;
  GPtrArray *hits;
  DemarcheTagged *tagged;
  DemarcheCodebook *codebook;
  int position;
} DemarcheConcordancePage;

DEMARCHE_API void demarche_concordance_page_free (DemarcheConcordancePage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheConcordancePage, demarche_concordance_page_free)

/**
 * DemarcheConcordance:
 *
 * A search that goes through one statement after the other and counts. Not thread safe.
 */
typedef struct _DemarcheConcordance DemarcheConcordance;

/**
 * demarche_concordance_new:
 * @query: borrowed while it lives
 * @rules: (nullable): needed for a rule or a position, and to tell what is tagged already
 * @speakers: (nullable): names for `held-by`, aliases for the selection
 * @diagnostics: gets what is wrong with the query; a mistake in a phrase is shown under the phrase
 *
 * Returns: (nullable): %NULL after a mistake
 */
DEMARCHE_API DemarcheConcordance *demarche_concordance_new (
    const DemarcheConcordanceQuery *query, DemarcheRuleSet *rules, DemarcheSpeakers *speakers,
    DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_concordance_free (DemarcheConcordance *concordance);

/* looks through a statement; only cancellation is an error */
DEMARCHE_API DemarcheConcordancePage *demarche_concordance_read (DemarcheConcordance *concordance,
                                                                 DemarcheStatement *statement,
                                                                 GCancellable *cancellable,
                                                                 GError **error) DEMARCHE_MUST_USE;

/**
 * DemarcheConcordanceTotals:
 * @n_statements, @n_paragraphs: looked through
 * @n_states, @n_people: hits by DemarcheHitState
 * @n_unread: paragraphs that people read and that are in none of the statements
 * @unmet: (nullable): what to say of a speaker or delegation that was never met
 */
typedef struct {
  guint n_statements;
  guint n_paragraphs;
  guint n_hits;
  guint n_hit_paragraphs;
  guint n_states[DEMARCHE_HIT_UNKNOWN + 1];
  guint n_people[DEMARCHE_HIT_UNKNOWN + 1];
  guint n_unread;
  char *unmet;
} DemarcheConcordanceTotals;

DEMARCHE_API const DemarcheConcordanceTotals *demarche_concordance_get_totals (
    DemarcheConcordance *concordance);

/* ---- as text ---- */

/**
 * DemarcheConcordanceLayout:
 * @width: of a line
 * @location: columns for file and paragraph; 0: no column
 * @status: columns for whether it is tagged; 0: no column
 *
 * Where the columns of a line are, in columns of a terminal.
 */
typedef struct {
  guint width;
  guint location;
  guint status;
  gboolean colour;
} DemarcheConcordanceLayout;

/* @names: (element-type utf8): of all statements, so that every line is laid out alike */
DEMARCHE_API void demarche_concordance_layout_init (DemarcheConcordanceLayout *layout, guint width,
                                                    GPtrArray *names, gboolean with_rules);
/* a line of a hit, safe for a terminal; what has no room in its column gets a line of its own */
DEMARCHE_API void demarche_concordance_append_line (GString *out,
                                                    const DemarcheConcordancePage *page,
                                                    const DemarcheConcordanceHit *hit,
                                                    const DemarcheConcordanceLayout *layout);
/* the words that wildcards, inflections, lists and choices reached, then the totals as last line.
 * @n_failed: statements that could not be read */
DEMARCHE_API void demarche_concordance_append_totals (GString *out,
                                                      DemarcheConcordance *concordance,
                                                      guint n_failed);

/* ---- for programs ---- */

DEMARCHE_API void demarche_concordance_append_csv_head (GString *out);
DEMARCHE_API void demarche_concordance_append_csv (GString *out,
                                                   const DemarcheConcordancePage *page,
                                                   const DemarcheConcordanceHit *hit);
/* one object, without a line end */
DEMARCHE_API void demarche_concordance_append_json (GString *out,
                                                    const DemarcheConcordancePage *page,
                                                    const DemarcheConcordanceHit *hit);
/* the members of an object that tell the totals, without brackets */
DEMARCHE_API void demarche_concordance_append_json_totals (GString *out,
                                                           DemarcheConcordance *concordance,
                                                           guint n_failed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheConcordance, demarche_concordance_free)

G_END_DECLS
