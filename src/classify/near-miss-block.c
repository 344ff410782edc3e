/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What stopped a phrase: from the best alignment to its defects, each with its reason. */
#include "classify/near-miss-private.h"

#include <string.h>

/* words that may stand for a missed item; more are no longer "instead" */
#define MAX_INSTEAD_WORDS 3
#define NO_SLOT (-1)

typedef struct {
  DemarcheProber *prober;
  const DemarcheProbe *probe;
  const DemarcheAlignment *alignment;
  GArray *defects;
  guint number;     /* of the item at hand */
  int previous;     /* the last slot with words, or NO_SLOT */
  guint n_sentence; /* words of the sentence */
} Search;

/* where the item of a missed slot may have been expected: words [from, to) of the sentence */
typedef struct {
  guint index;
  const DemarcheSlot *slot;
  int next; /* the next slot with words, or NO_SLOT */
  guint from;
  guint to;
  guint n_allowed; /* words that may stand before it or, when nothing is found before, behind it */
} Opening;

void
demarche_defect_clear (gpointer data)
{
  DemarcheDefect *defect = data;

  g_free (defect->item);
  g_free (defect->replacement);
  g_free (defect->list);
  g_free (defect->choice);
  g_free (defect->message);
}

static const DemarcheSlot *
slot_at (const Search *search, guint index)
{
  return &g_array_index (search->alignment->slots, DemarcheSlot, index);
}

static char *
item_text (const Search *search, const DemarcheProbeItem *item)
{
  return g_strndup (search->probe->phrase->text + item->start, item->end - item->start);
}

/* the same for a message */
static char *
short_item (const Search *search, const DemarcheProbeItem *item)
{
  return demarche_phrase_shorten (search->probe->phrase->text, item->node, item->start, item->end);
}

static DemarcheDefect *
add_defect (Search *search, DemarcheBlock block, const DemarcheProbeItem *item)
{
  DemarcheDefect defect = {.block = block,
                           .item = item_text (search, item),
                           .number = search->number,
                           .start = item->start,
                           .end = item->end};

  g_array_append_val (search->defects, defect);
  return &g_array_index (search->defects, DemarcheDefect, search->defects->len - 1);
}

static void
set_words (const Search *search, DemarcheDefect *defect, guint sentence, guint first, guint last)
{
  defect->words.start = demarche_prober_get_token (search->prober, sentence, first)->start;
  defect->words.end = demarche_prober_get_token (search->prober, sentence, last)->end;
}

static const char *
plural (guint n)
{
  return n == 1 ? "" : "s";
}

static void
mend (const Search *search, DemarcheDefect *defect, const DemarcheSlot *slot, guint first,
      guint last, const DemarcheSlot *gap, gboolean has_neighbours)
{
  DemarcheMending mending = {.probe = search->probe,
                             .slot = slot,
                             .sentence = search->alignment->sentence,
                             .first = first,
                             .last = last,
                             .has_neighbours = has_neighbours,
                             .gap = gap};

  demarche_near_miss_mend (search->prober, &mending, defect);
}

/* ---- words that are there, but too far off ---- */

static char *
describe_distance (const Search *search, const DemarcheDefect *defect,
                   const DemarcheProbeItem *item, guint from, guint position)
{
  guint sentence = search->alignment->sentence;
  g_autofree char *shown = short_item (search, item);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, position, position);
  guint n_more = defect->n_between - defect->n_allowed;

  if (defect->n_allowed > 0)
    return g_strdup_printf ("needs '%s' after at most %u word%s: '%s' stands after %u, %u too many",
                            shown, defect->n_allowed, plural (defect->n_allowed), words,
                            defect->n_between, n_more);
  if (n_more > MAX_INSTEAD_WORDS)
    return g_strdup_printf ("needs '%s' next: %u words stand before '%s'", shown, n_more, words);
  g_autofree char *between =
      demarche_near_miss_quote (search->prober, sentence, from, position - 1);
  return g_strdup_printf ("needs '%s' next: '%s' stands in between", shown, between);
}

static void
add_distance (Search *search, const DemarcheSlot *slot, guint position, guint n_allowed)
{
  guint from = slot_at (search, (guint)search->previous)->last + 1;
  DemarcheDefect *defect = add_defect (search, DEMARCHE_BLOCK_TOO_FAR, slot->item);

  set_words (search, defect, search->alignment->sentence, position, position);
  defect->n_between = position - from;
  defect->n_allowed = n_allowed;
  defect->message = describe_distance (search, defect, slot->item, from, position);
  mend (search, defect, slot, position, position, slot, FALSE);
}

static guint
count_allowed (const Search *search, guint from, guint to)
{
  guint n_allowed = 0;

  for (guint i = from; i <= to; i++)
    n_allowed += slot_at (search, i)->n_allowed;
  return n_allowed;
}

/* too many words between a slot and the one before it; those of missed items stand there too */
static void
check_distance (Search *search, guint index)
{
  const DemarcheSlot *slot = slot_at (search, index);

  if (search->previous == NO_SLOT)
    return;
  guint previous = (guint)search->previous;
  guint n_between = slot->first - slot_at (search, previous)->last - 1;
  guint n_missed = 0;
  for (guint i = previous + 1; i < index; i++)
    n_missed += demarche_probe_item_is_word (slot_at (search, i)->item);
  guint n_allowed = count_allowed (search, previous + 1, index);
  if (n_between > n_allowed + n_missed * MAX_INSTEAD_WORDS)
    add_distance (search, slot, slot->first, n_allowed + n_missed * MAX_INSTEAD_WORDS);
}

/* ---- words that are there, but hidden ---- */

static gboolean
spells_prefix (const Search *search, guint32 prefix)
{
  for (guint i = 0; i < search->alignment->slots->len; i++) {
    const DemarcheSlot *slot = slot_at (search, i);
    for (guint at = slot->first; slot->state == DEMARCHE_SLOT_FOUND && at <= slot->last; at++)
      if (demarche_prober_get_sentence (search->prober, search->alignment->sentence)->first + at ==
          prefix)
        return TRUE;
  }
  return FALSE;
}

static void
check_prefix (Search *search, const DemarcheSlot *slot, guint position)
{
  guint sentence = search->alignment->sentence;
  const DemarcheToken *token = demarche_prober_get_token (search->prober, sentence, position);
  const char *text = search->prober->paragraph->text;

  if (token->hidden_by < 0)
    return;
  const DemarcheToken *prefix =
      &g_array_index (search->prober->reading->tokens, DemarcheToken, (guint)token->hidden_by);
  for (guint i = 0; i <= position; i++)
    if (demarche_prober_get_token (search->prober, sentence, i) == prefix &&
        spells_prefix (search, demarche_prober_get_sentence (search->prober, sentence)->first + i))
      return;
  DemarcheDefect *defect = add_defect (search, DEMARCHE_BLOCK_PREFIX, slot->item);
  set_words (search, defect, sentence, position, position);
  defect->message = g_strdup_printf ("'%.*s' hides '%.*s': the phrase would have to spell '%.*s'",
                                     (int)(prefix->end - prefix->start), text + prefix->start,
                                     (int)(token->end - token->start), text + token->start,
                                     (int)(token->end - prefix->start), text + prefix->start);
}

/* whether the last defect tells of the name that begins at @start already */
static gboolean
is_name_known (const Search *search, guint start)
{
  const DemarcheDefect *last =
      search->defects->len > 0
          ? &g_array_index (search->defects, DemarcheDefect, search->defects->len - 1)
          : NULL;

  return last != NULL && last->block == DEMARCHE_BLOCK_NAME &&
         last->words.start >=
             demarche_prober_get_token (search->prober, search->alignment->sentence, start)->start;
}

/* the words [first, last] that some slots found */
static void
get_extent (const Search *search, int *first, int *last)
{
  *first = -1;
  for (guint i = 0; i < search->alignment->slots->len; i++) {
    const DemarcheSlot *slot = slot_at (search, i);
    if (slot->state != DEMARCHE_SLOT_FOUND)
      continue;
    *first = *first < 0 ? (int)slot->first : *first;
    *last = (int)slot->last;
  }
}

static void
check_name (Search *search, const DemarcheSlot *slot, guint position)
{
  DemarcheStretch stretch;
  int first;
  int last = -1;

  demarche_hits_get_stretch (search->prober->hits, search->alignment->sentence, &stretch);
  if (stretch.name_start == NULL || stretch.name_start[position] < 0)
    return;
  get_extent (search, &first, &last);
  if ((stretch.name_start[position] >= first && stretch.name_end[position] <= last) ||
      is_name_known (search, (guint)stretch.name_start[position]))
    return;
  g_autofree char *word = demarche_near_miss_quote (search->prober, search->alignment->sentence,
                                                    slot->first, slot->last);
  g_autofree char *name = demarche_near_miss_quote (search->prober, search->alignment->sentence,
                                                    (guint)stretch.name_start[position],
                                                    (guint)stretch.name_end[position]);
  DemarcheDefect *defect = add_defect (search, DEMARCHE_BLOCK_NAME, slot->item);
  set_words (search, defect, search->alignment->sentence, slot->first, slot->last);
  defect->message = g_strdup_printf ("'%s' is part of the fixed name '%s'", word, name);
}

static void
check_hidden (Search *search, const DemarcheSlot *slot)
{
  guint n_defects = search->defects->len;

  for (guint at = slot->first; at <= slot->last && search->defects->len == n_defects; at++) {
    check_prefix (search, slot, at);
    if (search->defects->len == n_defects)
      check_name (search, slot, at);
  }
}

/* ---- words that are akin ---- */

/* what stands in the text, as a kind of word */
static const char *
name_kin (const DemarcheKinship *kinship, const char *word)
{
  const char *written = kinship->member->word;

  if (kinship->block == DEMARCHE_BLOCK_DERIVATION)
    return " (a derivation)";
  if (kinship->block == DEMARCHE_BLOCK_SPELLING)
    return " (another spelling)";
  if (kinship->block == DEMARCHE_BLOCK_COMPOUND)
    return strchr (word, ' ') != NULL ? " (written apart)" : " (written as one)";
  if (kinship->block == DEMARCHE_BLOCK_CASE)
    return " (other capitals)";
  if (strchr (word, '\'') != NULL || strstr (word, "’") != NULL)
    return " (a possessive)";
  if (!kinship->member->inflected && g_str_has_suffix (word, "s") &&
      !g_str_has_suffix (written, "s"))
    return " (a plural)";
  return "";
}

static char *
member_text (const DemarchePhraseNode *member)
{
  return g_strdup_printf (member->exact ? "\"%s\"" : "%s%s",
                          member->word != NULL ? member->word : "", member->inflected ? "~" : "");
}

static void
add_kin (Search *search, const DemarcheSlot *slot, const DemarcheKinship *kinship, guint sentence,
         guint first, guint last)
{
  DemarcheDefect *defect = add_defect (search, kinship->block, slot->item);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, first, last);
  g_autofree char *member = kinship->member->type == DEMARCHE_PHRASE_WORD
                                ? member_text (kinship->member)
                                : g_strdup (defect->item);
  GString *message = g_string_new (NULL);
  DemarcheMending mending = {.probe = search->probe,
                             .slot = slot,
                             .sentence = sentence,
                             .first = first,
                             .last = last,
                             .kinship = kinship};

  set_words (search, defect, sentence, first, last);
  g_string_printf (message, "'%s'", member);
  if (slot->item->node->type == DEMARCHE_PHRASE_LIST)
    g_string_append_printf (message, " of %s", defect->item);
  g_string_append_printf (message, " does not reach '%s'%s", words, name_kin (kinship, words));
  if (kinship->reach != NULL)
    g_string_append_printf (message, "; '%s' would", kinship->reach);
  defect->message = g_string_free (message, FALSE);
  demarche_near_miss_mend (search->prober, &mending, defect);
}

static void
check_related (Search *search, const DemarcheSlot *slot)
{
  guint sentence = search->alignment->sentence;
  DemarcheKinship kinship = {0};

  if (demarche_kin_compare (search->prober, search->probe, slot->item, sentence, slot->first,
                            slot->last, &kinship))
    add_kin (search, slot, &kinship, sentence, slot->first, slot->last);
  demarche_kinship_clear (&kinship);
}

static gboolean
find_kin (Search *search, const DemarcheSlot *slot, guint sentence, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    for (guint last = i; last < MIN (i + 2, to); last++) {
      DemarcheKinship kinship = {0};
      if (!demarche_kin_compare (search->prober, search->probe, slot->item, sentence, i, last,
                                 &kinship))
        continue;
      add_kin (search, slot, &kinship, sentence, i, last);
      demarche_kinship_clear (&kinship);
      return TRUE;
    }
  return FALSE;
}

/* ---- words that are missed ---- */

static Opening
find_opening (const Search *search, guint index)
{
  Opening opening = {.index = index, .slot = slot_at (search, index), .next = NO_SLOT};
  guint n_slots = search->alignment->slots->len;

  for (guint i = index + 1; i < n_slots && opening.next == NO_SLOT; i++)
    if (slot_at (search, i)->state != DEMARCHE_SLOT_MISSED)
      opening.next = (int)i;
  if (search->previous != NO_SLOT) {
    opening.from = slot_at (search, (guint)search->previous)->last + 1;
    opening.n_allowed = count_allowed (search, (guint)search->previous + 1, index);
  } else if (opening.next != NO_SLOT) {
    opening.n_allowed = count_allowed (search, index + 1, (guint)opening.next);
  }
  opening.to =
      opening.next != NO_SLOT ? slot_at (search, (guint)opening.next)->first : search->n_sentence;
  if (opening.next != NO_SLOT && search->previous == NO_SLOT)
    opening.from = opening.to - MIN (opening.to, opening.n_allowed + 2);
  else if (opening.next == NO_SLOT && search->previous != NO_SLOT)
    opening.to = MIN (opening.to, opening.from + opening.n_allowed + 2);
  return opening;
}

static char *
describe_need (const Search *search, const Opening *opening)
{
  g_autofree char *item = short_item (search, opening->slot->item);

  if (search->previous == NO_SLOT)
    return g_strdup_printf ("no '%s'", item);
  if (opening->n_allowed == 0)
    return g_strdup_printf ("needs '%s' next", item);
  return g_strdup_printf ("needs '%s' within %u word%s", item, opening->n_allowed,
                          plural (opening->n_allowed));
}

/* two items that the text has in one word */
static gboolean
find_joined (Search *search, const Opening *opening)
{
  if (opening->index + 1 >= search->alignment->slots->len)
    return FALSE;
  const DemarcheSlot *second = slot_at (search, opening->index + 1);
  if (second->state != DEMARCHE_SLOT_MISSED || second->n_allowed > 0 ||
      !demarche_probe_item_is_word (second->item))
    return FALSE;
  for (guint i = opening->from; i < opening->to; i++) {
    if (!demarche_kin_is_joined (search->prober, opening->slot->item, second->item,
                                 search->alignment->sentence, i))
      continue;
    DemarcheProbeItem both = *opening->slot->item;
    both.end = second->item->end;
    DemarcheSlot slot = *opening->slot;
    slot.item = &both;
    const DemarcheKinship kinship = {DEMARCHE_BLOCK_COMPOUND, both.node, NULL};
    add_kin (search, &slot, &kinship, search->alignment->sentence, i, i);
    DemarcheDefect *defect =
        &g_array_index (search->defects, DemarcheDefect, search->defects->len - 1);
    g_autofree char *word =
        demarche_near_miss_quote (search->prober, search->alignment->sentence, i, i);
    g_free (defect->message);
    defect->message =
        g_strdup_printf ("'%s' does not reach '%s' (written as one)", defect->item, word);
    return TRUE;
  }
  return FALSE;
}

/* the first place of the item in a sentence from @from on, or -1 */
static int
find_item (const Search *search, const DemarcheProgram *program, guint sentence, guint from)
{
  DemarcheStretch stretch;
  DemarcheRun run;

  demarche_hits_get_stretch (search->prober->hits, sentence, &stretch);
  for (guint i = from; i < stretch.n_words; i++)
    if (demarche_program_run (program, demarche_hits_get_runner (search->prober->hits), &stretch, i,
                              -1, FALSE, &run, NULL) &&
        !demarche_prober_is_function_word (search->prober, sentence, run.end))
      return (int)i;
  return -1;
}

static void
add_order (Search *search, const Opening *opening, guint position, guint neighbour,
           const char *side)
{
  guint sentence = search->alignment->sentence;
  const DemarcheSlot *other = slot_at (search, neighbour);
  g_autofree char *need = describe_need (search, opening);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, position, position);
  g_autofree char *anchor =
      demarche_near_miss_quote (search->prober, sentence, other->first, other->last);
  DemarcheDefect *defect = add_defect (search, DEMARCHE_BLOCK_ORDER, opening->slot->item);

  set_words (search, defect, sentence, position, position);
  if (search->previous == NO_SLOT)
    defect->message = g_strdup_printf ("'%s' stands %s '%s', not before", words, side, anchor);
  else
    defect->message = g_strdup_printf ("%s: '%s' stands %s '%s'", need, words, side, anchor);
}

/* a first item that stands too far before the rest */
static void
add_distance_before (Search *search, const Opening *opening, guint position)
{
  const DemarcheSlot *next = slot_at (search, (guint)opening->next);
  guint sentence = search->alignment->sentence;
  DemarcheDefect *defect = add_defect (search, DEMARCHE_BLOCK_TOO_FAR, opening->slot->item);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, position, position);
  g_autofree char *anchor =
      demarche_near_miss_quote (search->prober, sentence, next->first, next->last);

  set_words (search, defect, sentence, position, position);
  defect->n_between = next->first - position - 1;
  defect->n_allowed = opening->n_allowed;
  defect->message =
      g_strdup_printf ("'%s' stands %u words before '%s', where %u may stand in between", words,
                       defect->n_between + 1, anchor, defect->n_allowed);
  mend (search, defect, opening->slot, position, position, next, FALSE);
}

static gboolean
find_in_sentence (Search *search, const Opening *opening, const DemarcheProgram *program)
{
  guint sentence = search->alignment->sentence;

  if (search->previous != NO_SLOT) {
    const DemarcheSlot *previous = slot_at (search, (guint)search->previous);
    int after = find_item (search, program, sentence, previous->last + 1);
    if (after >= 0) {
      add_distance (search, opening->slot, (guint)after, opening->n_allowed);
      return TRUE;
    }
    int before = find_item (search, program, sentence, 0);
    if (before >= 0)
      add_order (search, opening, (guint)before, (guint)search->previous, "before");
    return before >= 0;
  }
  if (opening->next == NO_SLOT)
    return FALSE;
  guint next_word = slot_at (search, (guint)opening->next)->first;
  int position = find_item (search, program, sentence, 0);
  if (position >= 0 && (guint)position < next_word)
    add_distance_before (search, opening, (guint)position);
  else if (position >= 0)
    add_order (search, opening, (guint)position, (guint)opening->next, "after");
  return position >= 0;
}

/* "it" and the like where the object should stand; NULL when there is none */
static char *
find_pronoun (const Search *search, const Opening *opening)
{
  static const char *const pronouns[] = {"it",   "this", "that", "these", "those",
                                         "them", "they", "so",   "such",  NULL};

  if (search->previous == NO_SLOT || opening->slot->item->node->type != DEMARCHE_PHRASE_LIST)
    return NULL;
  for (guint i = opening->from; i < opening->to; i++) {
    g_autofree char *word = demarche_prober_fold (search->prober, search->alignment->sentence, i);
    if (g_strv_contains (pronouns, word))
      return g_steal_pointer (&word);
  }
  return NULL;
}

static void
add_other_sentence (Search *search, const Opening *opening, guint sentence, guint position)
{
  guint own = search->alignment->sentence;
  gboolean is_list = demarche_prober_get_sentence (search->prober, own)->n_lead > 0 ||
                     demarche_prober_get_sentence (search->prober, sentence)->n_lead > 0;
  g_autofree char *need = describe_need (search, opening);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, position, position);
  g_autofree char *pronoun = find_pronoun (search, opening);
  g_autofree char *only =
      pronoun != NULL ? g_strdup_printf ("the object is not in this sentence, only '%s'; ", pronoun)
                      : g_strdup ("");
  DemarcheDefect *defect = add_defect (
      search, is_list ? DEMARCHE_BLOCK_LIST_ITEM : DEMARCHE_BLOCK_SENTENCE, opening->slot->item);

  set_words (search, defect, sentence, position, position);
  if (is_list)
    defect->message = g_strdup_printf ("%s: '%s' stands in another item of the list", need, words);
  else
    defect->message = g_strdup_printf (
        "%s: %s'%s' stands in %s sentence, and a match never crosses a sentence end", need, only,
        words,
        sentence == own + 1   ? "the next"
        : sentence + 1 == own ? "the previous"
                              : "another");
}

/* nearest sentences first */
static gboolean
find_in_others (Search *search, const Opening *opening, const DemarcheProgram *program)
{
  guint own = search->alignment->sentence;
  guint n_sentences = search->prober->reading->sentences->len;

  for (guint distance = 1; distance < n_sentences; distance++) {
    const guint sentences[] = {own + distance, own - distance};
    for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
      int position = sentences[i] < n_sentences ? find_item (search, program, sentences[i], 0) : -1;
      if (position < 0)
        continue;
      add_other_sentence (search, opening, sentences[i], (guint)position);
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
find_elsewhere (Search *search, const Opening *opening)
{
  g_autoptr (DemarcheProgram) program = demarche_prober_compile (
      search->prober, search->probe->phrase, opening->slot->item->node, NULL);

  return find_in_sentence (search, opening, program) || find_in_others (search, opening, program);
}

/* "any" and the like belong to the word before: "hardly any need" */
static gboolean
leans_back (const Search *search, guint position)
{
  static const char *const words[] = {"a", "an", "any", "the", "much", "such", "real", NULL};
  g_autofree char *word =
      demarche_prober_fold (search->prober, search->alignment->sentence, position);

  return g_strv_contains (words, word);
}

static gboolean
is_function_word (const Search *search, guint position)
{
  return demarche_prober_is_function_word (search->prober, search->alignment->sentence, position);
}

/* the words between two found items, without the "the" that a gap takes */
static gboolean
get_between (const Search *search, const Opening *opening, guint *first, guint *last)
{
  guint n_before = opening->n_allowed;
  guint n_after = count_allowed (search, opening->index + 1, (guint)opening->next);

  if (opening->to == opening->from)
    return FALSE;
  *first = opening->from;
  *last = opening->to - 1;
  for (; n_before > 0 && *first < *last && is_function_word (search, *first); n_before--)
    (*first)++;
  for (; n_after > 0 && *first < *last && is_function_word (search, *last); n_after--)
    (*last)--;
  return *last - *first < MAX_INSTEAD_WORDS + opening->n_allowed;
}

/* the words that stand in the item's place; FALSE when there is none */
static gboolean
get_instead (const Search *search, const Opening *opening, guint *first, guint *last)
{
  if (search->previous != NO_SLOT && opening->next != NO_SLOT) {
    return get_between (search, opening, first, last);
  }
  if (opening->n_allowed > 0 || (search->previous == NO_SLOT && opening->next == NO_SLOT))
    return FALSE;
  if (search->previous != NO_SLOT) {
    *first = *last = opening->from;
    return opening->from < search->n_sentence;
  }
  if (opening->to == 0)
    return FALSE;
  *first = *last = opening->to - 1;
  if (*first > 0 && leans_back (search, *first))
    (*first)--;
  return TRUE;
}

static void
add_instead (Search *search, const Opening *opening, guint first, guint last)
{
  /* what "non-" hides is replaced with it */
  while (
      first > 0 &&
      demarche_prober_get_token (search->prober, search->alignment->sentence, first)->hidden_by >=
          0)
    first--;
  DemarcheDefect *defect = add_defect (search, DEMARCHE_BLOCK_INSTEAD, opening->slot->item);
  g_autofree char *words =
      demarche_near_miss_quote (search->prober, search->alignment->sentence, first, last);

  set_words (search, defect, search->alignment->sentence, first, last);
  g_autofree char *shown = short_item (search, opening->slot->item);
  defect->message = g_strdup_printf ("'%s' where it has '%s'", words, shown);
  mend (search, defect, opening->slot, first, last, NULL, FALSE);
}

static char *
describe_absence (const Search *search, const Opening *opening)
{
  g_autofree char *need = describe_need (search, opening);
  g_autofree char *pronoun = find_pronoun (search, opening);

  if (search->previous == NO_SLOT)
    return g_steal_pointer (&need);
  if (pronoun == NULL)
    return g_strdup_printf ("%s: the sentence has none", need);
  return g_strdup_printf ("%s: the object is not in this sentence, only '%s', and rules cannot "
                          "reach what it stands for",
                          need, pronoun);
}

static void
add_absent (Search *search, const Opening *opening)
{
  gboolean has_neighbours = search->previous != NO_SLOT && opening->next != NO_SLOT;
  DemarcheDefect *defect = add_defect (search, DEMARCHE_BLOCK_ABSENT, opening->slot->item);

  if (has_neighbours) {
    const DemarcheSlot *next = slot_at (search, (guint)opening->next);
    g_autofree char *words = demarche_near_miss_quote (search->prober, search->alignment->sentence,
                                                       next->first, next->last);
    g_autofree char *shown = short_item (search, opening->slot->item);
    defect->message = g_strdup_printf ("needs '%s' before '%s'", shown, words);
  } else {
    defect->message = describe_absence (search, opening);
  }
  mend (search, defect, opening->slot, 0, 0, NULL, has_neighbours);
}

/* nothing of the phrase is found: its words may be akin to some anywhere */
static gboolean
find_kin_anywhere (Search *search, const DemarcheSlot *slot)
{
  for (guint i = 0; i < search->prober->reading->sentences->len; i++)
    if (find_kin (search, slot, i, 0, demarche_prober_get_sentence (search->prober, i)->n_words))
      return TRUE;
  return FALSE;
}

/* TRUE when the next slot is dealt with too */
static gboolean
check_missed (Search *search, guint index)
{
  Opening opening = find_opening (search, index);
  gboolean is_alone = search->previous == NO_SLOT && opening.next == NO_SLOT;
  gboolean is_between = search->previous != NO_SLOT && opening.next != NO_SLOT;
  guint first;
  guint last;

  if (find_joined (search, &opening))
    return TRUE;
  if (is_alone
          ? find_kin_anywhere (search, opening.slot)
          : find_kin (search, opening.slot, search->alignment->sentence, opening.from, opening.to))
    return FALSE;
  if (!is_alone && !is_between && find_elsewhere (search, &opening))
    return FALSE;
  if (get_instead (search, &opening, &first, &last))
    add_instead (search, &opening, first, last);
  else
    add_absent (search, &opening);
  return FALSE;
}

/* ---- anchors ---- */

static void
check_anchor (Search *search, const DemarcheSlot *slot)
{
  gboolean is_start = slot->item->node->type == DEMARCHE_PHRASE_START;
  DemarcheDefect *defect =
      add_defect (search, is_start ? DEMARCHE_BLOCK_START : DEMARCHE_BLOCK_END, slot->item);
  guint first = is_start ? 0 : slot->first;
  guint last = is_start ? slot->first - 1 : search->n_sentence - 1;
  g_autofree char *words =
      demarche_near_miss_quote (search->prober, search->alignment->sentence, first, last);

  set_words (search, defect, search->alignment->sentence, first, last);
  defect->number = MAX (search->number, 1);
  defect->n_between = last - first + 1;
  defect->message = g_strdup_printf (is_start ? "'^' wants the start of the sentence, but '%s' "
                                                "stands before"
                                              : "'$' wants the end of the sentence, but '%s' "
                                                "follows",
                                     words);
  mend (search, defect, slot, first, last, NULL, FALSE);
}

/* the words are there, in the right order, and yet the phrase does not take them */
static void
add_unknown (Search *search)
{
  const DemarcheProbeItem *item = slot_at (search, 0)->item;
  DemarcheDefect *defect;

  search->number = 1;
  defect = add_defect (search, DEMARCHE_BLOCK_ABSENT, item);
  defect->message = g_strdup ("its words are there, but not joined as the phrase has them");
}

/* the alignment sees kin by their first letters; a closer look may see none */
static void
drop_false_kin (DemarcheProber *prober, const DemarcheProbe *probe, DemarcheAlignment *alignment)
{
  for (guint i = 0; i < alignment->slots->len; i++) {
    DemarcheSlot *slot = &g_array_index (alignment->slots, DemarcheSlot, i);
    DemarcheKinship kinship = {0};

    if (slot->state == DEMARCHE_SLOT_RELATED &&
        !demarche_kin_compare (prober, probe, slot->item, alignment->sentence, slot->first,
                               slot->last, &kinship))
      slot->state = DEMARCHE_SLOT_MISSED;
    demarche_kinship_clear (&kinship);
  }
}

static void
check_slot (Search *search, guint index)
{
  const DemarcheSlot *slot = slot_at (search, index);

  check_distance (search, index);
  if (slot->state == DEMARCHE_SLOT_FOUND)
    check_hidden (search, slot);
  else
    check_related (search, slot);
  search->previous = (int)index;
}

GArray *
demarche_near_miss_find_defects (DemarcheProber *prober, const DemarcheProbe *probe,
                                 DemarcheAlignment *alignment)
{
  Search search = {
      .prober = prober,
      .probe = probe,
      .alignment = alignment,
      .defects = g_array_new (FALSE, FALSE, sizeof (DemarcheDefect)),
      .previous = NO_SLOT,
      .n_sentence = demarche_prober_get_sentence (prober, alignment->sentence)->n_words,
  };

  drop_false_kin (prober, probe, alignment);
  for (guint i = 0; i < alignment->slots->len; i++) {
    const DemarcheSlot *slot = slot_at (&search, i);

    search.number += demarche_probe_item_is_word (slot->item);
    if (!demarche_probe_item_is_word (slot->item)) {
      check_anchor (&search, slot);
    } else if (slot->state != DEMARCHE_SLOT_MISSED) {
      check_slot (&search, i);
    } else if (check_missed (&search, i)) {
      search.number++;
      i++;
    }
  }
  if (search.defects->len == 0 && alignment->slots->len > 0)
    add_unknown (&search);
  return search.defects;
}
