/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where rules end: paragraphs that speak to an issue and have no tag. */
#pragma once

#include "author/selection.h"
#include "model/tag.h"
#include "rules/rule-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DemarcheGapQuery:
 * @position: (nullable): code: only the issue of it
 * @selection: only theirs, only then
 * @limit: most gaps of each issue that are kept
 *
 * Where to look.
 */
typedef struct {
  const char *position;
  DemarcheSelection selection;
  guint limit;
} DemarcheGapQuery;

/**
 * DemarcheGap:
 * @number: of the paragraph
 * @speaker, @delegation, @date: (nullable)
 * @words: (element-type DemarcheSpan): bytes of @text: by which it speaks to the issue, each once
 */
typedef struct {
  char *statement;
  guint number;
  char *speaker;
  char *delegation;
  char *date;
  char *text;
  gsize length;
  GArray *words;
} DemarcheGap;

/**
 * DemarcheIssueGaps:
 * @issue: index in the codebook
 * @has_about: without `about` phrases nobody knows what speaks to it
 * @n_about: paragraphs that speak to it; @n_untagged: those of them without any tag
 * @gaps: (element-type DemarcheGap): the first of these, in the order of the statements
 */
typedef struct {
  guint issue;
  gboolean has_about;
  guint n_about;
  guint n_untagged;
  GPtrArray *gaps;
} DemarcheIssueGaps;

/**
 * DemarcheGaps:
 * @issues: (element-type DemarcheIssueGaps): those looked at, in the order of the codebook
 * @n_paragraphs: that were looked at; @n_untagged: that are a gap of an issue or of several
 * @unmet: (nullable): what to say of a speaker or delegation that was never met
 */
typedef struct {
  DemarcheCodebook *codebook;
  GPtrArray *issues;
  guint n_statements;
  guint n_paragraphs;
  guint n_untagged;
  guint limit;
  char *unmet;
} DemarcheGaps;

DEMARCHE_API void demarche_gaps_free (DemarcheGaps *gaps);
/* (transfer full): ids of the issues without `about` phrases, commas between; NULL: all have some
 */
DEMARCHE_API char *demarche_gaps_list_without_about (const DemarcheGaps *gaps) DEMARCHE_MUST_USE;

/**
 * DemarcheGapFinder:
 *
 * Reads statements one after the other. Not thread safe.
 */
typedef struct _DemarcheGapFinder DemarcheGapFinder;

/* @query: borrowed while it lives. @diagnostics: gets what is wrong with it; %NULL then */
DEMARCHE_API DemarcheGapFinder *demarche_gap_finder_new (
    const DemarcheGapQuery *query, DemarcheRuleSet *rules, DemarcheSpeakers *speakers,
    DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_gap_finder_free (DemarcheGapFinder *finder);
/* only cancellation is an error */
DEMARCHE_API gboolean demarche_gap_finder_read (DemarcheGapFinder *finder,
                                                DemarcheStatement *statement,
                                                GCancellable *cancellable,
                                                GError **error) DEMARCHE_MUST_USE;
/* after the last statement */
DEMARCHE_API DemarcheGaps *demarche_gap_finder_finish (DemarcheGapFinder *finder) DEMARCHE_MUST_USE;

/* for a terminal of @width columns; @n_failed: statements that could not be read */
DEMARCHE_API void demarche_gaps_append_text (GString *out, const DemarcheGaps *gaps, guint width,
                                             gboolean colour, guint n_failed);
/* a row for each issue and paragraph */
DEMARCHE_API void demarche_gaps_append_csv (GString *out, const DemarcheGaps *gaps);
DEMARCHE_API void demarche_gaps_append_json (GString *out, const DemarcheGaps *gaps,
                                             guint n_failed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheGapFinder, demarche_gap_finder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheGaps, demarche_gaps_free)

G_END_DECLS
