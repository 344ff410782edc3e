/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What rules and people make of the words of a hit. */
#include "author/concordance-private.h"

#include "classify/explain.h"

#include <string.h>

static gboolean
overlaps (const DemarcheTag *tag, const DemarcheConcordanceHit *hit)
{
  for (guint i = 0; i < tag->n_evidence; i++)
    for (guint j = 0; j < hit->spans->len; j++) {
      const DemarcheSpan *span = &g_array_index (hit->spans, DemarcheSpan, j);
      if (tag->evidence[i].start < span->end && span->start < tag->evidence[i].end)
        return TRUE;
    }
  return FALSE;
}

/* adds the paragraph's tags: of the position asked for, or any */
static void
add_tags (GPtrArray *tags, DemarcheTagged *tagged, guint paragraph, int position)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    if (tag->paragraph == paragraph && (position < 0 || (int)tag->position == position))
      g_ptr_array_add (tags, (gpointer)tag);
  }
}

/* keeps the tags whose evidence the hit is part of; FALSE when there is none */
static gboolean
keep_overlapping (DemarcheConcordanceHit *hit)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < hit->tags->len; i++)
    if (overlaps (hit->tags->pdata[i], hit))
      g_ptr_array_add (kept, hit->tags->pdata[i]);
  if (kept->len == 0)
    return FALSE;
  g_ptr_array_set_size (hit->tags, 0);
  g_ptr_array_extend (hit->tags, kept, NULL, NULL);
  return TRUE;
}

static gboolean
is_part_of (const DemarcheExplainedMatch *match, const DemarcheConcordanceHit *hit)
{
  for (guint i = 0; i < match->parts->len; i++) {
    const DemarcheExplainedPart *part = &g_array_index (match->parts, DemarcheExplainedPart, i);
    for (guint j = 0; j < hit->spans->len; j++) {
      const DemarcheSpan *span = &g_array_index (hit->spans, DemarcheSpan, j);
      for (guint k = 0; k < G_N_ELEMENTS (part->spans); k++)
        if (part->spans[k].start < span->end && span->start < part->spans[k].end)
          return TRUE;
    }
  }
  return FALSE;
}

static char *
describe_fate (int position, const DemarcheExplainedMatch *match)
{
  const char *slash = strchr (match->rule.text, '/');
  GString *why = g_string_new (position >= 0 && slash != NULL ? slash + 1 : match->rule.text);

  if (match->fate == DEMARCHE_MATCH_DROPPED) {
    g_string_append (why,
                     match->in_question ? " is dropped as a question" : " is dropped as history");
    return g_string_free (why, FALSE);
  }
  g_string_append_printf (why, " is cancelled by %s", demarche_clause_get_name (match->clause));
  if (match->clause_phrase.text != NULL)
    g_string_append_printf (why, " '%s'", match->clause_phrase.text);
  return g_string_free (why, FALSE);
}

/* a rule may hold at the words of the hit and yet not tag */
static void
ask_why (DemarcheClassifier *classifier, const DemarcheConcordancePage *page,
         DemarcheConcordanceHit *hit)
{
  g_autoptr (DemarcheExplanation) explanation =
      demarche_classifier_explain (classifier, page->statement, hit->paragraph);

  for (guint i = 0; i < explanation->matches->len && hit->why == NULL; i++) {
    const DemarcheExplainedMatch *match =
        &g_array_index (explanation->matches, DemarcheExplainedMatch, i);
    if ((page->position < 0 || (int)match->position == page->position) &&
        match->fate != DEMARCHE_MATCH_STANDS && is_part_of (match, hit))
      hit->why = describe_fate (page->position, match);
  }
}

void
demarche_concordance_ask_rules (DemarcheClassifier *classifier, const DemarcheConcordancePage *page,
                                DemarcheConcordanceHit *hit)
{
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (page->statement, hit->paragraph);

  if (!demarche_paragraph_kind_is_taggable (paragraph->kind)) {
    hit->state = DEMARCHE_HIT_NEVER;
    return;
  }
  add_tags (hit->tags, page->tagged, hit->paragraph, page->position);
  if (keep_overlapping (hit)) {
    hit->state = DEMARCHE_HIT_TAGGED;
  } else if (page->position >= 0 && hit->tags->len > 0) {
    hit->state = DEMARCHE_HIT_ELSEWHERE;
  } else {
    hit->state = DEMARCHE_HIT_UNTAGGED;
    g_ptr_array_set_size (hit->tags, 0);
    ask_why (classifier, page, hit);
  }
}

void
demarche_concordance_ask_people (const DemarcheConcordancePage *page, DemarcheTagged *gold,
                                 int partner, DemarcheConcordanceHit *hit)
{
  if (partner < 0) {
    hit->people_state = DEMARCHE_HIT_UNKNOWN;
    return;
  }
  add_tags (hit->people, gold, (guint)partner, -1);
  hit->people_state = DEMARCHE_HIT_UNTAGGED;
  for (guint i = 0; i < hit->people->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (hit->people, i);
    if (page->position < 0 || (int)tag->position == page->position)
      hit->people_state = DEMARCHE_HIT_TAGGED;
  }
}
