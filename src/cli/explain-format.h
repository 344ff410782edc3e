/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What `explain` writes. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

/**
 * DemarcheExplainView:
 * @position: the only one that is shown, or -1
 * @title: (nullable): in place of the statement's name and the paragraph's number
 * @test: (nullable): the test that the paragraph is
 * @references: (nullable) (element-type utf8): lasting references of the explanation's tags
 * @with_words: whether words and sentence breaks are shown
 * @why_not: (nullable): shown in place of matches that made no tag, about what is @why_not_name;
 *   @why_not_turned: with it
 *
 * An explanation and how it is shown.
 */
typedef struct {
  DemarcheExplanation *explanation;
  DemarcheCodebook *codebook;
  int position;
  const char *title;
  const DemarcheTestResult *test;
  GPtrArray *references;
  gboolean with_words;
  const DemarcheWhyNot *why_not;
  const DemarcheWhyNot *why_not_turned;
  const char *why_not_name;
  guint width;
  gboolean colour;
} DemarcheExplainView;

/* all of it, for people and as a JSON object */
void demarche_explain_append_text (GString *out, const DemarcheExplainView *view);
/* the paragraph with its tags, and nothing of what made none */
void demarche_explain_append_brief (GString *out, const DemarcheExplainView *view);
void demarche_explain_append_json (GString *out, const DemarcheExplainView *view);

/* the parts of the text: words and sentence breaks; matches that made no tag; cues that do
 * nothing; how far rules came that made none */
void demarche_explain_append_words (GString *out, const DemarcheExplainView *view);
void demarche_explain_append_untagged (GString *out, const DemarcheExplainView *view);
void demarche_explain_append_idle (GString *out, const DemarcheExplainView *view);
void demarche_explain_append_why_not (GString *out, const DemarcheExplainView *view);

/* ---- words for the parts, safe for a terminal ---- */

const DemarcheParagraph *demarche_explain_get_paragraph (const DemarcheExplanation *explanation);
const DemarcheExplainedMatch *demarche_explain_get_match (const DemarcheExplanation *explanation,
                                                          guint index);
const DemarcheExplainedCue *demarche_explain_get_cue (const DemarcheExplanation *explanation,
                                                      guint index);
gboolean demarche_explain_is_shown (const DemarcheExplainView *view, guint position);

/* “words of the text” */
void demarche_explain_quote (GString *out, const DemarcheExplanation *explanation,
                             DemarcheSpan span);
/* " (norms.json:22)" */
void demarche_explain_place (GString *out, const DemarcheSourced *sourced);
/* “norms must stay voluntary” by 'norm~ ... stay~ voluntary' (norms.json:22); @is_short: with
 * long choices of the phrase cut */
void demarche_explain_parts (GString *out, const DemarcheExplanation *explanation,
                             const DemarcheExplainedMatch *match, gboolean is_short);
/* “norms must stay voluntary” */
void demarche_explain_match_words (GString *out, const DemarcheExplanation *explanation,
                                   const DemarcheExplainedMatch *match);
/* some-states (attribution, en.json:40) “some delegations” */
void demarche_explain_name_cue (GString *out, const DemarcheExplanation *explanation, guint cue);
/* what it does and how far it reaches; or why it does nothing */
void demarche_explain_role (GString *out, const DemarcheExplanation *explanation,
                            const DemarcheExplainedMatch *match, const DemarcheExplainedRole *role);

G_END_DECLS
