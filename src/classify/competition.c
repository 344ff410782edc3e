/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Competition of overlapping findings, and the choice of what a tag shows. */
#include "classify/competition.h"

#include "classify/trace.h"

#include <string.h>

/* words [first, last] of the paragraph, by token */
typedef struct {
  guint first;
  guint last;
} Piece;

/**
 * Candidate:
 * @pieces: offset into the pieces: its evidence, in text order, no word twice
 * @n_words: of its evidence
 * @is_second: the speaker's own view of what the finding ascribes to others
 *
 * What one finding says of one holder.
 */
typedef struct {
  const DemarcheRuleCode *code;
  const DemarcheFinding *finding;
  DemarcheHolder holder;
  DemarcheStance stance;
  DemarcheForce force;
  gboolean is_ambiguous;
  gboolean is_second;
  guint pieces;
  guint n_pieces;
  guint n_words;
} Candidate;

struct _DemarcheCompetition {
  DemarcheCodebook *codebook;
  const DemarcheHolderNames *names; /* (unowned) */
  GArray *candidates;               /* of Candidate */
  GArray *pieces;                   /* of Piece */
  GByteArray *taken;                /* by token: evidence of a winner */
};

DemarcheCompetition *
demarche_competition_new (DemarcheCodebook *codebook, const DemarcheHolderNames *names)
{
  DemarcheCompetition *competition = g_new0 (DemarcheCompetition, 1);

  competition->codebook = demarche_codebook_ref (codebook);
  competition->names = names;
  competition->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  competition->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  competition->taken = g_byte_array_new ();
  return competition;
}

void
demarche_competition_free (DemarcheCompetition *competition)
{
  demarche_codebook_unref (competition->codebook);
  g_array_unref (competition->candidates);
  g_array_unref (competition->pieces);
  g_byte_array_unref (competition->taken);
  g_free (competition);
}

/* the words of a hit; in two pieces where it runs from a list's lead-in into a later item */
static void
add_hit_pieces (const DemarcheWorkspace *workspace, const DemarcheHit *hit, GArray *pieces)
{
  for (guint at = hit->start; at <= hit->end; at++) {
    guint token = demarche_workspace_get_token (workspace, hit->sentence, at);
    Piece *last = pieces->len > 0 ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;

    if (at > hit->start && last->last + 1 == token) {
      last->last = token;
    } else {
      Piece piece = {token, token};
      g_array_append_val (pieces, piece);
    }
  }
}

static int
compare_pieces (gconstpointer first, gconstpointer second)
{
  const Piece *a = first;
  const Piece *b = second;

  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return a->last < b->last ? -1 : a->last > b->last;
}

/* pieces with a word in common are one */
static void
add_evidence (DemarcheCompetition *competition, const DemarcheWorkspace *workspace,
              const DemarcheFinding *finding, Candidate *candidate)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  GArray *kept = competition->pieces;

  for (guint i = 0; i < finding->n_parts; i++)
    add_hit_pieces (workspace, demarche_workspace_get_part (workspace, finding, i), pieces);
  g_array_sort (pieces, compare_pieces);
  candidate->pieces = kept->len;
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *piece = &g_array_index (pieces, Piece, i);
    Piece *last =
        kept->len > candidate->pieces ? &g_array_index (kept, Piece, kept->len - 1) : NULL;
    if (last != NULL && piece->first <= last->last)
      last->last = MAX (last->last, piece->last);
    else
      g_array_append_vals (kept, piece, 1);
  }
  candidate->n_pieces = kept->len - candidate->pieces;
  for (guint i = candidate->pieces; i < kept->len; i++) {
    const Piece *piece = &g_array_index (kept, Piece, i);
    candidate->n_words += piece->last - piece->first + 1;
  }
}

static void
add_candidates (DemarcheCompetition *competition, const DemarcheWorkspace *workspace,
                DemarcheCues *cues, const DemarcheFinding *finding)
{
  const DemarcheCueReading *reading = demarche_cues_read (cues, workspace, finding);

  if (reading->is_dropped)
    return;
  Candidate candidate = {.code = finding->code,
                         .finding = finding,
                         .holder = reading->holder,
                         .stance = reading->stance,
                         .force = reading->force,
                         .is_ambiguous = reading->is_ambiguous};
  add_evidence (competition, workspace, finding, &candidate);
  g_array_append_val (competition->candidates, candidate);
  if (!reading->speaker_opposes)
    return;
  candidate.is_second = TRUE;
  candidate.holder = DEMARCHE_HOLDER_SPEAKER;
  candidate.stance =
      reading->speaker_is_ambiguous ? DEMARCHE_STANCE_SUPPORTS : DEMARCHE_STANCE_OPPOSES;
  candidate.force = reading->speaker_force;
  candidate.is_ambiguous = reading->speaker_is_ambiguous;
  g_array_append_val (competition->candidates, candidate);
}

static guint
first_token (const DemarcheCompetition *competition, const Candidate *candidate)
{
  return g_array_index (competition->pieces, Piece, candidate->pieces).first;
}

static int
compare_numbers (guint first, guint second)
{
  return first < second ? -1 : first > second;
}

/* position, then holder */
static int
compare_sides (const Candidate *first, const Candidate *second)
{
  int order = compare_numbers (first->code->rule->position, second->code->rule->position);

  return order != 0 ? order : compare_numbers (first->holder, second->holder);
}

/* in the text, then in the rules */
static int
compare_places (const DemarcheCompetition *competition, const Candidate *first,
                const Candidate *second)
{
  int order = compare_numbers (first_token (competition, first), first_token (competition, second));

  return order != 0 ? order : compare_numbers (first->code->order, second->code->order);
}

/* position and holder, then the order in which candidates win */
static int
compare_strength (gconstpointer first, gconstpointer second, gpointer data)
{
  const Candidate *a = first;
  const Candidate *b = second;
  int order = compare_sides (a, b);

  if (order == 0)
    order = compare_numbers (b->n_words, a->n_words);
  return order != 0 ? order : compare_places (data, a, b);
}

static gboolean
take_words (DemarcheCompetition *competition, const Candidate *candidate)
{
  for (guint i = 0; i < candidate->n_pieces; i++) {
    const Piece *piece = &g_array_index (competition->pieces, Piece, candidate->pieces + i);
    for (guint token = piece->first; token <= piece->last; token++)
      if (competition->taken->data[token])
        return FALSE;
  }
  for (guint i = 0; i < candidate->n_pieces; i++) {
    const Piece *piece = &g_array_index (competition->pieces, Piece, candidate->pieces + i);
    memset (competition->taken->data + piece->first, 1, piece->last - piece->first + 1);
  }
  return TRUE;
}

static gboolean
shares_word (const DemarcheCompetition *competition, const Candidate *first,
             const Candidate *second)
{
  const Piece *pieces = (const Piece *)(gpointer)competition->pieces->data;

  for (guint i = first->pieces; i < first->pieces + first->n_pieces; i++)
    for (guint j = second->pieces; j < second->pieces + second->n_pieces; j++)
      if (pieces[i].first <= pieces[j].last && pieces[j].first <= pieces[i].last)
        return TRUE;
  return FALSE;
}

static guint
index_of_finding (const DemarcheWorkspace *workspace, const Candidate *candidate)
{
  return (guint)(candidate->finding - (const DemarcheFinding *)(gpointer)workspace->findings->data);
}

static DemarcheVerdict
make_verdict (const DemarcheWorkspace *workspace, const Candidate *candidate)
{
  return (DemarcheVerdict){.finding = index_of_finding (workspace, candidate),
                           .is_second = candidate->is_second,
                           .holder = candidate->holder,
                           .stance = candidate->stance,
                           .force = candidate->force,
                           .is_ambiguous = candidate->is_ambiguous};
}

static void
trace_kept (const DemarcheWorkspace *workspace, const Candidate *candidate, gboolean is_shown,
            guint tag)
{
  DemarcheVerdict verdict = make_verdict (workspace, candidate);

  verdict.fate = is_shown ? DEMARCHE_FATE_SHOWN : DEMARCHE_FATE_REPEATED;
  verdict.by = tag;
  demarche_trace_verdict (workspace->trace, &verdict);
}

/* which of the first @n_kept candidates, of whom the last are those of its side, has its words */
static void
trace_lost (const DemarcheCompetition *competition, const DemarcheWorkspace *workspace,
            const Candidate *lost, guint n_kept)
{
  const Candidate *kept = (const Candidate *)(gpointer)competition->candidates->data;
  const Candidate *winner = NULL;
  DemarcheVerdict verdict = make_verdict (workspace, lost);

  for (guint i = n_kept; i-- > 0 && compare_sides (&kept[i], lost) == 0;)
    if (shares_word (competition, &kept[i], lost))
      winner = &kept[i];
  if (winner == NULL)
    return; /* it has lost to nobody: that cannot be */
  verdict.fate = DEMARCHE_FATE_LOST;
  verdict.by = index_of_finding (workspace, winner);
  verdict.win = winner->n_words > lost->n_words ? DEMARCHE_WON_BY_LENGTH
                : first_token (competition, winner) < first_token (competition, lost)
                    ? DEMARCHE_WON_BY_PLACE
                    : DEMARCHE_WON_BY_ORDER;
  demarche_trace_verdict (workspace->trace, &verdict);
}

static void
drop_losers (DemarcheCompetition *competition, const DemarcheWorkspace *workspace)
{
  GArray *candidates = competition->candidates;
  guint n_tokens = workspace->reading->tokens->len;
  guint n_kept = 0;

  g_array_sort_with_data (candidates, compare_strength, competition);
  g_byte_array_set_size (competition->taken, n_tokens);
  for (guint i = 0; i < candidates->len; i++) {
    Candidate candidate = g_array_index (candidates, Candidate, i);

    if (i == 0 ||
        compare_sides (&candidate, &g_array_index (candidates, Candidate, n_kept - 1)) != 0)
      memset (competition->taken->data, 0, n_tokens);
    if (take_words (competition, &candidate))
      g_array_index (candidates, Candidate, n_kept++) = candidate;
    else if (workspace->trace != NULL)
      trace_lost (competition, workspace, &candidate, n_kept);
  }
  g_array_set_size (candidates, n_kept);
}

/* clear and firm first, then clear, then firm */
static guint
display_rank (const Candidate *candidate)
{
  return (candidate->is_ambiguous ? 2 : 0) + (candidate->force == DEMARCHE_FORCE_FIRM ? 0 : 1);
}

/* position, holder, stance, then the order in which one is shown */
static int
compare_display (gconstpointer first, gconstpointer second, gpointer data)
{
  const Candidate *a = first;
  const Candidate *b = second;
  int order = compare_sides (a, b);

  if (order == 0)
    order = compare_numbers (a->stance, b->stance);
  if (order == 0)
    order = compare_numbers (display_rank (a), display_rank (b));
  return order != 0 ? order : compare_places (data, a, b);
}

static DemarcheSpan
span_of_tokens (const DemarcheWorkspace *workspace, guint first, guint last)
{
  const GArray *tokens = workspace->reading->tokens;

  return (DemarcheSpan){g_array_index (tokens, DemarcheToken, first).start,
                        g_array_index (tokens, DemarcheToken, last).end};
}

/* the cues as a tag shows them. They are read again: few candidates are shown */
static GArray *
list_cues (const DemarcheWorkspace *workspace, DemarcheCues *cues, const Candidate *candidate)
{
  const DemarcheCueReading *reading = demarche_cues_read (cues, workspace, candidate->finding);
  const GPtrArray *hits = candidate->is_second ? reading->speakers : reading->acting;
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (DemarcheTagCue));

  for (guint i = 0; i < hits->len; i++) {
    const DemarcheCueHit *hit = g_ptr_array_index (hits, i);
    guint first = demarche_workspace_get_token (workspace, hit->sentence, hit->start);
    guint last = demarche_workspace_get_token (workspace, hit->sentence, hit->end);
    DemarcheTagCue cue = {.id = hit->cue->id,
                          .effect = hit->cue->effect,
                          .span = span_of_tokens (workspace, first, last)};
    g_array_append_val (shown, cue);
  }
  return shown;
}

/* whom the first attribution that names anybody names, or NULL */
static const char *
find_holder (const DemarcheCompetition *competition, const GArray *cues, const char *text)
{
  const char *name = NULL;

  for (guint i = 0; i < cues->len && name == NULL; i++) {
    const DemarcheTagCue *cue = &g_array_index (cues, DemarcheTagCue, i);
    if (cue->effect == DEMARCHE_CUE_ATTRIBUTION)
      name = demarche_holder_names_find (competition->names, text + cue->span.start,
                                         cue->span.end - cue->span.start);
  }
  return name;
}

static void
add_tag (const DemarcheCompetition *competition, const DemarcheWorkspace *workspace,
         DemarcheCues *cues, const Candidate *candidate, guint paragraph, const char *text,
         GPtrArray *tags)
{
  g_autofree DemarcheSpan *evidence = g_new (DemarcheSpan, candidate->n_pieces);
  g_autoptr (GArray) shown = list_cues (workspace, cues, candidate);
  gboolean is_others = candidate->holder == DEMARCHE_HOLDER_OTHER;

  for (guint i = 0; i < candidate->n_pieces; i++) {
    const Piece *piece = &g_array_index (competition->pieces, Piece, candidate->pieces + i);
    evidence[i] = span_of_tokens (workspace, piece->first, piece->last);
  }
  DemarcheTag model = {
      .paragraph = paragraph,
      .position = candidate->code->rule->position,
      .holder = candidate->holder,
      .stance = candidate->stance,
      .force = candidate->force,
      .review = candidate->is_ambiguous ? DEMARCHE_REVIEW_AMBIGUOUS : DEMARCHE_REVIEW_NONE,
      .held_by = is_others ? find_holder (competition, shown, text) : NULL,
      .rule = candidate->code->rule->id,
      .n_cues = shown->len,
      .cues = (DemarcheTagCue *)(gpointer)shown->data,
      .n_evidence = candidate->n_pieces,
      .evidence = evidence,
  };
  g_ptr_array_add (tags, demarche_tag_copy (&model));
}

/* one holder supporting two opposed positions of a scale */
static void
mark_mixed (const DemarcheCompetition *competition, GPtrArray *tags, guint from)
{
  for (guint i = from; i < tags->len; i++) {
    DemarcheTag *tag = g_ptr_array_index (tags, i);
    for (guint j = from; j < tags->len; j++) {
      const DemarcheTag *other = g_ptr_array_index (tags, j);
      if (tag->stance == DEMARCHE_STANCE_SUPPORTS && other->stance == DEMARCHE_STANCE_SUPPORTS &&
          tag->holder == other->holder &&
          demarche_codebook_is_opposed (competition->codebook, tag->position, other->position))
        tag->review |= DEMARCHE_REVIEW_MIXED;
    }
  }
}

void
demarche_competition_decide (DemarcheCompetition *competition, const DemarcheWorkspace *workspace,
                             DemarcheCues *cues, guint paragraph, const char *text, GPtrArray *tags)
{
  GArray *candidates = competition->candidates;
  guint from = tags->len;

  g_array_set_size (candidates, 0);
  g_array_set_size (competition->pieces, 0);
  for (guint i = 0; i < workspace->findings->len; i++)
    add_candidates (competition, workspace, cues,
                    &g_array_index (workspace->findings, DemarcheFinding, i));
  drop_losers (competition, workspace);
  g_array_sort_with_data (candidates, compare_display, competition);
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);
    const Candidate *previous = i > 0 ? candidate - 1 : NULL;
    gboolean is_shown = previous == NULL || compare_sides (candidate, previous) != 0 ||
                        candidate->stance != previous->stance;
    if (is_shown)
      add_tag (competition, workspace, cues, candidate, paragraph, text, tags);
    if (workspace->trace != NULL)
      trace_kept (workspace, candidate, is_shown, tags->len - 1);
  }
  mark_mixed (competition, tags, from);
}
