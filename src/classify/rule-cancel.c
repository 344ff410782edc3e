/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a rule asks for beside its phrases, and what cancels it: `with` and `unless`. */
#include "classify/rule-match.h"

static void
get_window (const DemarcheWorkspace *workspace, const DemarcheFinding *finding, guint *first,
            guint *last)
{
  *first = G_MAXUINT;
  *last = 0;
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, i);
    *first = MIN (*first, demarche_workspace_get_token (workspace, hit->sentence, hit->start));
    *last = MAX (*last, demarche_workspace_get_token (workspace, hit->sentence, hit->end));
  }
}

/* the first hit of a phrase in a sentence, or NULL */
static const DemarcheHit *
find_in_sentence (const DemarcheWorkspace *workspace, guint phrase, guint sentence)
{
  int index = demarche_hits_get_first_from (workspace->hits, phrase, sentence);
  const DemarcheHit *hit = index >= 0 ? demarche_hits_get (workspace->hits, index) : NULL;

  return hit != NULL && hit->sentence == sentence ? hit : NULL;
}

static const DemarcheHit *
find_anywhere (const DemarcheWorkspace *workspace, guint phrase)
{
  int index = demarche_hits_get_first (workspace->hits, phrase);

  return index >= 0 ? demarche_hits_get (workspace->hits, index) : NULL;
}

static gboolean
has_with (const DemarcheWorkspace *workspace, const DemarcheFinding *finding, guint phrase)
{
  if (finding->code->rule->within == DEMARCHE_WITHIN_PARAGRAPH)
    return find_anywhere (workspace, phrase) != NULL;
  return find_in_sentence (workspace, phrase,
                           demarche_workspace_get_part (workspace, finding, 0)->sentence) != NULL;
}

/* the words of a hit or finding in the paragraph; for a hit @least is the least `last` of it and
 * of all that begin later */
typedef struct {
  guint first;
  guint last;
  guint least;
} Span;

static int
compare_spans (gconstpointer first, gconstpointer second)
{
  guint a = ((const Span *)first)->first;
  guint b = ((const Span *)second)->first;

  return a < b ? -1 : a > b;
}

/* where a phrase was found in at most @max words, by first word */
static GArray *
list_spans (const DemarcheWorkspace *workspace, guint phrase, guint max)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  guint least = G_MAXUINT;

  for (int index = demarche_hits_get_first (workspace->hits, phrase); index >= 0;) {
    const DemarcheHit *hit = demarche_hits_get (workspace->hits, index);
    Span span = {demarche_workspace_get_token (workspace, hit->sentence, hit->start),
                 demarche_workspace_get_token (workspace, hit->sentence, hit->end), 0};
    if (span.last - span.first < max)
      g_array_append_val (spans, span);
    index = hit->next;
  }
  g_array_sort (spans, compare_spans);
  for (guint i = spans->len; i-- > 0;) {
    Span *span = &g_array_index (spans, Span, i);
    least = MIN (least, span->last);
    span->least = least;
  }
  return spans;
}

/* index of the first span that begins at @word or later */
static guint
find_span (const GArray *spans, guint word)
{
  guint low = 0;
  guint high = spans->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (spans, Span, middle).first < word)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* one of @spans and the finding lie in at most @max words together */
static gboolean
is_near (const DemarcheWorkspace *workspace, const DemarcheFinding *finding, const GArray *spans,
         guint max)
{
  guint first;
  guint last;

  get_window (workspace, finding, &first, &last);
  if (last - first >= max)
    return FALSE;
  guint earliest = find_span (spans, last + 1 - MIN (last + 1, max));
  if (earliest < spans->len && g_array_index (spans, Span, earliest).first < first)
    return TRUE;
  guint inside = find_span (spans, first);
  return inside < spans->len && g_array_index (spans, Span, inside).least - first < max;
}

/* drops the findings from @from on that have no hit near them of the rule's `with` at @index */
static void
drop_far (DemarcheWorkspace *workspace, guint from, const DemarcheRuleCode *code, guint index)
{
  GArray *findings = workspace->findings;
  guint max = code->rule->within_words;
  DemarcheObstacle obstacle = {.clause = DEMARCHE_CLAUSE_WITH, .phrase = index};
  g_autoptr (GArray) spans = list_spans (workspace, code->with.indices[index], max);
  guint n_kept = from;

  for (guint i = from; i < findings->len; i++) {
    DemarcheFinding finding = g_array_index (findings, DemarcheFinding, i);
    if (is_near (workspace, &finding, spans, max))
      g_array_index (findings, DemarcheFinding, n_kept++) = finding;
    else
      demarche_trace_cancelled (workspace->trace, &finding, &obstacle);
  }
  g_array_set_size (findings, n_kept);
}

/* the first hit of a phrase in a sentence of the finding, or NULL */
static const DemarcheHit *
find_in_sentences (const DemarcheWorkspace *workspace, const DemarcheFinding *finding, guint phrase)
{
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = find_in_sentence (
        workspace, phrase, demarche_workspace_get_part (workspace, finding, i)->sentence);
    if (hit != NULL)
      return hit;
  }
  return NULL;
}

/* the part with the first word of the window, or with the last */
static const DemarcheHit *
get_edge (const DemarcheWorkspace *workspace, const DemarcheFinding *finding, gboolean at_end)
{
  guint first;
  guint last;

  get_window (workspace, finding, &first, &last);
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, i);
    guint edge =
        demarche_workspace_get_token (workspace, hit->sentence, at_end ? hit->end : hit->start);
    if (edge == (at_end ? last : first))
      return hit;
  }
  return NULL;
}

/* notes the words of the phrase that cancels */
static void
set_words (DemarcheObstacle *obstacle, guint sentence, guint start, guint end)
{
  obstacle->has_words = TRUE;
  obstacle->sentence = sentence;
  obstacle->start = start;
  obstacle->end = end;
}

static gboolean
matches_before (DemarcheWorkspace *workspace, const DemarcheFinding *finding,
                DemarcheObstacle *obstacle)
{
  const GPtrArray *programs = finding->code->before;
  const DemarcheHit *hit = get_edge (workspace, finding, FALSE);
  DemarcheStretch stretch;
  DemarcheRun run;

  demarche_hits_get_stretch (workspace->hits, hit->sentence, &stretch);
  for (guint i = 0; i < programs->len && hit->start > 0; i++) {
    const DemarcheProgram *program = g_ptr_array_index (programs, i);
    guint reach = MIN (demarche_program_get_max_words (program), hit->start);

    for (guint start = hit->start - reach; start < hit->start; start++)
      if (demarche_program_run (program, demarche_hits_get_runner (workspace->hits), &stretch,
                                start, (int)hit->start - 1, FALSE, &run, NULL)) {
        obstacle->phrase = i;
        set_words (obstacle, hit->sentence, run.start, run.end);
        return TRUE;
      }
  }
  return FALSE;
}

static gboolean
matches_after (DemarcheWorkspace *workspace, const DemarcheFinding *finding,
               DemarcheObstacle *obstacle)
{
  const GPtrArray *programs = finding->code->after;
  const DemarcheHit *hit = get_edge (workspace, finding, TRUE);
  DemarcheStretch stretch;
  DemarcheRun run;

  demarche_hits_get_stretch (workspace->hits, hit->sentence, &stretch);
  for (guint i = 0; i < programs->len; i++)
    if (demarche_program_run (g_ptr_array_index (programs, i),
                              demarche_hits_get_runner (workspace->hits), &stretch, hit->end + 1,
                              -1, TRUE, &run, NULL)) {
      obstacle->phrase = i;
      set_words (obstacle, hit->sentence, run.start, run.end);
      return TRUE;
    }
  return FALSE;
}

gboolean
demarche_programs_match (const GPtrArray *programs, DemarcheRunner *runner,
                         const DemarcheStretch *stretch, guint *index, DemarcheRun *run)
{
  for (guint i = 0; i < programs->len; i++)
    for (guint start = 0; start < stretch->n_words; start++)
      if (demarche_program_run (g_ptr_array_index (programs, i), runner, stretch, start, -1, FALSE,
                                run, NULL)) {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/* one of the `inside` phrases lies in the words [@from, @to) of the hit, which are a gap */
static gboolean
gap_matches (DemarcheWorkspace *workspace, const DemarcheFinding *finding, const DemarcheHit *hit,
             guint from, guint to, DemarcheObstacle *obstacle)
{
  DemarcheStretch stretch;
  DemarcheRun run;

  demarche_hits_get_stretch (workspace->hits, hit->sentence, &stretch);
  stretch.words += from;
  stretch.n_words = to - from;
  stretch.name_start = NULL;
  if (!demarche_programs_match (finding->code->inside, demarche_hits_get_runner (workspace->hits),
                                &stretch, &obstacle->phrase, &run))
    return FALSE;
  set_words (obstacle, hit->sentence, from + run.start, from + run.end);
  return TRUE;
}

/* in a gap of one of the phrases */
static gboolean
matches_inside (DemarcheWorkspace *workspace, const DemarcheFinding *finding,
                DemarcheObstacle *obstacle)
{
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, i);
    const guint8 *roles = demarche_hits_get_roles (workspace->hits, hit);
    guint length = hit->end - hit->start + 1;

    for (guint at = 0; at < length; at++) {
      guint gap_end = at;
      while (gap_end < length && roles[gap_end] == 0)
        gap_end++;
      if (gap_end > at &&
          gap_matches (workspace, finding, hit, hit->start + at, hit->start + gap_end, obstacle))
        return TRUE;
      at = gap_end;
    }
  }
  return FALSE;
}

/* the first phrase of `unless.sentence` or `unless.paragraph` that was found */
static gboolean
matches_around (const DemarcheWorkspace *workspace, const DemarcheFinding *finding,
                const DemarcheRulePhrases *phrases, gboolean in_sentence,
                DemarcheObstacle *obstacle)
{
  for (guint i = 0; i < phrases->n; i++) {
    guint phrase = phrases->indices[i];
    const DemarcheHit *hit = in_sentence ? find_in_sentences (workspace, finding, phrase)
                                         : find_anywhere (workspace, phrase);
    if (hit == NULL)
      continue;
    obstacle->phrase = i;
    set_words (obstacle, hit->sentence, hit->start, hit->end);
    return TRUE;
  }
  return FALSE;
}

/* a `with` within some words was looked for beside all findings at once */
static gboolean
lacks_with (const DemarcheWorkspace *workspace, const DemarcheFinding *finding,
            DemarcheObstacle *obstacle)
{
  const DemarcheRulePhrases *with = &finding->code->with;

  if (finding->code->rule->within == DEMARCHE_WITHIN_WORDS)
    return FALSE;
  for (guint i = 0; i < with->n; i++)
    if (!has_with (workspace, finding, with->indices[i])) {
      obstacle->phrase = i;
      return TRUE;
    }
  return FALSE;
}

/* the clause that the finding fails, with its phrase and words in @obstacle */
static DemarcheClause
find_obstacle (DemarcheWorkspace *workspace, const DemarcheFinding *finding,
               DemarcheObstacle *obstacle)
{
  const DemarcheRuleCode *code = finding->code;

  if (lacks_with (workspace, finding, obstacle))
    return DEMARCHE_CLAUSE_WITH;
  if (matches_around (workspace, finding, &code->unless_sentence, TRUE, obstacle))
    return DEMARCHE_CLAUSE_SENTENCE;
  if (matches_around (workspace, finding, &code->unless_paragraph, FALSE, obstacle))
    return DEMARCHE_CLAUSE_PARAGRAPH;
  if (code->before != NULL && matches_before (workspace, finding, obstacle))
    return DEMARCHE_CLAUSE_BEFORE;
  if (code->after != NULL && matches_after (workspace, finding, obstacle))
    return DEMARCHE_CLAUSE_AFTER;
  if (code->inside != NULL && matches_inside (workspace, finding, obstacle))
    return DEMARCHE_CLAUSE_INSIDE;
  return DEMARCHE_CLAUSE_NONE;
}

void
demarche_rule_cancel (DemarcheWorkspace *workspace, const DemarcheRuleCode *code, guint from)
{
  GArray *findings = workspace->findings;
  guint n_kept = from;

  if (code->rule->within == DEMARCHE_WITHIN_WORDS)
    for (guint i = 0; i < code->with.n; i++)
      drop_far (workspace, from, code, i);
  for (guint i = from; i < findings->len; i++) {
    DemarcheFinding finding = g_array_index (findings, DemarcheFinding, i);
    DemarcheObstacle obstacle = {0};

    obstacle.clause = find_obstacle (workspace, &finding, &obstacle);
    if (obstacle.clause == DEMARCHE_CLAUSE_NONE)
      g_array_index (findings, DemarcheFinding, n_kept++) = finding;
    else
      demarche_trace_cancelled (workspace->trace, &finding, &obstacle);
  }
  g_array_set_size (findings, n_kept);
}
