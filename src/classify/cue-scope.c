/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the cues of a paragraph, and for each finding those that it may be read with. */
#include "classify/cue-private.h"

#include "base/limits.h"

#include <string.h>

static void
view_init (DemarcheCueView *view)
{
  demarche_cue_sentence_init (&view->sentence);
  demarche_cue_field_init (&view->field);
}

static void
view_clear (DemarcheCueView *view)
{
  demarche_cue_sentence_clear (&view->sentence);
  demarche_cue_field_clear (&view->field);
}

DemarcheCues *
demarche_cues_new (void)
{
  DemarcheCues *cues = g_new0 (DemarcheCues, 1);

  cues->hits = g_array_new (FALSE, FALSE, sizeof (DemarcheCueHit));
  cues->first = g_array_new (FALSE, FALSE, sizeof (guint));
  view_init (&cues->own);
  demarche_cue_field_init (&cues->shielded);
  view_init (&cues->next);
  cues->rejections = g_ptr_array_new ();
  cues->shield = g_byte_array_new ();
  cues->reading.acting = g_ptr_array_new ();
  cues->reading.speakers = g_ptr_array_new ();
  return cues;
}

void
demarche_cues_free (DemarcheCues *cues)
{
  g_array_unref (cues->hits);
  g_array_unref (cues->first);
  view_clear (&cues->own);
  demarche_cue_field_clear (&cues->shielded);
  view_clear (&cues->next);
  g_ptr_array_unref (cues->rejections);
  g_byte_array_unref (cues->shield);
  g_ptr_array_unref (cues->reading.acting);
  g_ptr_array_unref (cues->reading.speakers);
  g_free (cues);
}

static int
compare_hits (gconstpointer first, gconstpointer second)
{
  const DemarcheCueHit *a = first;
  const DemarcheCueHit *b = second;

  if (a->sentence != b->sentence)
    return a->sentence < b->sentence ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return strcmp (a->cue->id, b->cue->id);
}

/* the first run of gap words; past its end when the gap took none */
static void
find_gap (DemarcheCueHit *hit)
{
  guint length = hit->end - hit->start + 1;
  guint from = 0;

  while (from < length && hit->roles[from] != 0)
    from++;
  hit->gap_start = hit->start + from;
  hit->gap_end = hit->gap_start;
  while (hit->gap_end <= hit->end && hit->roles[hit->gap_end - hit->start] == 0)
    hit->gap_end++;
  hit->gap_end--;
}

static void
add_cue_hits (DemarcheCues *cues, const DemarcheWorkspace *workspace, const DemarcheCue *cue,
              guint phrase)
{
  for (int index = demarche_hits_get_first (workspace->hits, phrase); index >= 0;) {
    const DemarcheHit *hit = demarche_hits_get (workspace->hits, index);
    DemarcheCueHit found = {.cue = cue,
                            .phrase = phrase,
                            .sentence = hit->sentence,
                            .start = hit->start,
                            .end = hit->end,
                            .roles = demarche_hits_get_roles (workspace->hits, hit)};

    found.n_words = hit->end - hit->start + 1 - hit->n_gap_words;
    find_gap (&found);
    g_array_append_val (cues->hits, found);
    index = hit->next;
  }
}

void
demarche_cues_collect (DemarcheCues *cues, const DemarcheWorkspace *workspace)
{
  guint n_sentences = workspace->reading->sentences->len;
  guint n_phrases;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);
  guint at = 0;

  g_array_set_size (cues->hits, 0);
  for (guint i = 0; i < n_phrases; i++) {
    guint n_owners;
    const DemarcheOwner *owners =
        demarche_engine_get_owners (workspace->engine, phrases[i], &n_owners);
    for (guint j = 0; j < n_owners; j++)
      if (owners[j].kind == DEMARCHE_OWNER_CUE)
        add_cue_hits (cues, workspace, demarche_engine_get_cue (workspace->engine, owners[j].index),
                      phrases[i]);
  }
  g_array_sort (cues->hits, compare_hits);
  g_array_set_size (cues->first, n_sentences + 1);
  for (guint sentence = 0; sentence <= n_sentences; sentence++) {
    while (at < cues->hits->len &&
           g_array_index (cues->hits, DemarcheCueHit, at).sentence < sentence)
      at++;
    g_array_index (cues->first, guint, sentence) = at;
  }
  cues->own.sentence.index = G_MAXUINT;
  cues->next.sentence.index = G_MAXUINT;
}

gboolean
demarche_cues_open (DemarcheCues *cues, DemarcheCueView *view, const DemarcheWorkspace *workspace,
                    guint sentence)
{
  guint first = g_array_index (cues->first, guint, sentence);
  guint n_hits = g_array_index (cues->first, guint, sentence + 1) - first;

  if (view->sentence.index == sentence)
    return FALSE;
  demarche_cue_sentence_set (&view->sentence, workspace, sentence,
                             &g_array_index (cues->hits, DemarcheCueHit, first), n_hits);
  demarche_cue_field_weigh (&view->field, &view->sentence, 0, view->sentence.stretch.n_words, NULL);
  return TRUE;
}

/* whether a cue has matched one of the words that the finding has matched in its sentence */
static gboolean
shares_words (const DemarcheCues *cues, const DemarcheWorkspace *workspace,
              const DemarcheFinding *finding)
{
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, i);
    const guint8 *roles = demarche_hits_get_roles (workspace->hits, hit);
    if (hit->sentence != cues->own.sentence.index)
      continue;
    for (guint at = hit->start; at <= hit->end; at++)
      if (roles[at - hit->start] && cues->own.sentence.is_cue->data[at])
        return TRUE;
  }
  return FALSE;
}

/* marks the words that the finding matched in its head's sentence, or takes the marks away */
static void
set_shield (DemarcheCues *cues, const DemarcheWorkspace *workspace, const DemarcheFinding *finding,
            gboolean marked)
{
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, i);
    const guint8 *roles = demarche_hits_get_roles (workspace->hits, hit);
    if (hit->sentence != cues->own.sentence.index)
      continue;
    for (guint at = hit->start; at <= hit->end; at++)
      if (roles[at - hit->start])
        cues->shield->data[at] = marked;
  }
}

void
demarche_cues_set_field (DemarcheCues *cues, const DemarcheWorkspace *workspace,
                         const DemarcheFinding *finding, DemarcheCueHead *head)
{
  const DemarcheCueSentence *sentence = &cues->own.sentence;
  guint from = head->hit->start - MIN (head->hit->start, DEMARCHE_LIMIT_CUE_REACH_WORDS);
  guint to = MIN (head->hit->end + 1 + DEMARCHE_LIMIT_CUE_REACH_WORDS, sentence->stretch.n_words);

  head->field = &cues->own.field;
  if (shares_words (cues, workspace, finding)) {
    guint n_words = MAX (cues->shield->len, sentence->stretch.n_words);
    guint n_clear = n_words - cues->shield->len;
    g_byte_array_set_size (cues->shield, n_words);
    memset (cues->shield->data + n_words - n_clear, 0, n_clear);
    set_shield (cues, workspace, finding, TRUE);
    demarche_cue_field_weigh (&cues->shielded, sentence, from, to, cues->shield->data);
    set_shield (cues, workspace, finding, FALSE);
    head->field = &cues->shielded;
  }
  head->first_hit = demarche_cue_sentence_find_hit (sentence, from);
  head->end_hit = demarche_cue_sentence_find_hit (sentence, to);
}

void
demarche_cues_look (DemarcheCues *cues, const DemarcheWorkspace *workspace, guint sentence)
{
  demarche_cues_open (cues, &cues->own, workspace, sentence);
  cues->seen = &cues->own.field;
}

gboolean
demarche_cues_measure (const DemarcheCues *cues, const DemarcheCueHit *hit, gboolean forward,
                       DemarcheScope *scope)
{
  const DemarcheCueField *field = cues->seen;
  DemarcheDirection direction = hit->cue->direction;

  if (hit->sentence != field->sentence->index || hit->start < field->from || hit->end >= field->to)
    return FALSE;
  if (direction != DEMARCHE_DIRECTION_BOTH &&
      direction != (forward ? DEMARCHE_DIRECTION_AFTER : DEMARCHE_DIRECTION_BEFORE))
    return FALSE;
  demarche_cue_field_measure (field, hit, forward, scope);
  return TRUE;
}

const GArray *
demarche_cues_get_hits (const DemarcheCues *cues)
{
  return cues->hits;
}
