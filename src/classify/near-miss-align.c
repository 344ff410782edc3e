/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The best way through a phrase in a sentence, when items may be missed and words may be too many:
 * a local alignment over the phrase's program. All jumps lead forward, so that one pass over words
 * and instructions finds it. */
#include "classify/near-miss-private.h"
#include "classify/program-private.h"

#include <string.h>

/* what a step is worth. An item that stands 13 words too far off still counts as found */
enum {
  WORTH_WORD = 100,
  WORTH_FUNCTION_WORD = 30, /* "of", "the" */
  WORTH_RELATED = 60,
  WORTH_HIDDEN = 70, /* by a prefix, or in a fixed name */
  WORTH_GAP_WORD = -1,
  WORTH_WORD_TOO_MANY = -10,
  WORTH_MISSED = -40,
  WORTH_ANCHOR = -60,
};

/* sentences are aligned in pieces of so many cells, overlapping by half */
#define MAX_CELLS (1u << 20)
#define NOTHING G_MININT32

/* how a cell was reached; the instruction that it was reached from is kept beside it */
typedef enum {
  STEP_START,
  STEP_MOVE,    /* without a word */
  STEP_MATCH,   /* takes a word */
  STEP_GAP,     /* a word of a gap */
  STEP_EXTRA,   /* a word too many */
  STEP_RELATED, /* a word akin to an item */
  STEP_MISSED,  /* passes over an item */
} StepKind;

typedef struct {
  gint32 score;
  guint32 from;
  guint8 kind;
} Cell;

typedef struct {
  DemarcheProber *prober;
  const DemarcheProbe *probe;
  const DemarcheProgram *program;
  DemarcheStretch stretch;
  guint sentence;
  guint offset; /* of the piece: its first word */
  guint n_words;
  gint32 best;
  guint best_word;
} Grid;

static Cell *
at (const Grid *grid, guint word, guint32 pc)
{
  return (Cell *)grid->prober->cells + (gsize)word * grid->program->n_instructions + pc;
}

static const DemarcheToken *
token_at (const Grid *grid, guint word)
{
  return &grid->stretch.tokens[grid->stretch.words[grid->offset + word]];
}

static void
reach (const Grid *grid, guint word, guint32 pc, gint32 score, StepKind kind, guint32 from)
{
  Cell *cell = at (grid, word, pc);

  if (score > cell->score)
    *cell = (Cell){score, from, (guint8)kind};
}

/* whether the phrase spells the prefix that hides a word */
static gboolean
spells (const DemarcheProgram *program, const DemarcheWord *prefix)
{
  for (guint i = 0; i < program->n_instructions; i++)
    if (program->instructions[i].op == DEMARCHE_OP_WORD &&
        demarche_word_has_class (prefix, program->instructions[i].target))
      return TRUE;
  return FALSE;
}

static gboolean
is_function_word (const Grid *grid, guint word)
{
  return demarche_prober_is_function_word (grid->prober, grid->sentence, grid->offset + word);
}

static gint32
worth_of_word (const Grid *grid, guint word)
{
  const DemarcheToken *token = token_at (grid, word);

  if (token->hidden_by >= 0 && !spells (grid->program, grid->stretch.tokens[token->hidden_by].word))
    return WORTH_HIDDEN;
  if (grid->stretch.name_start != NULL && grid->stretch.name_start[grid->offset + word] >= 0)
    return WORTH_HIDDEN;
  return is_function_word (grid, word) ? WORTH_FUNCTION_WORD : WORTH_WORD;
}

/* ways over items that begin here: missed, or with a word that is akin */
static void
pass_items (const Grid *grid, guint word, guint32 pc, gint32 score)
{
  const GArray *items = grid->probe->items;

  for (guint i = grid->probe->starts[pc]; i > 0 && i <= items->len; i++) {
    const DemarcheProbeItem *item = &g_array_index (items, DemarcheProbeItem, i - 1);

    if (item->begin != pc)
      return;
    if (!demarche_probe_item_is_word (item))
      continue;
    reach (grid, word, item->stop, score + WORTH_MISSED, STEP_MISSED, pc);
    if (word < grid->n_words && item->has_related && !is_function_word (grid, word) &&
        demarche_word_has_class (token_at (grid, word)->word, item->related))
      reach (grid, word + 1, item->stop, score + WORTH_RELATED, STEP_RELATED, pc);
  }
}

/* branches that take the next word, and those that are items and may be missed */
static void
enter_choice (const Grid *grid, guint word, guint32 pc, gint32 score)
{
  const DemarcheProgram *program = grid->program;
  const DemarcheChoice *choice = &program->choices[program->instructions[pc].target];

  for (guint i = 0; i < choice->others.n; i++)
    reach (grid, word, program->others[choice->others.from + i], score, STEP_MOVE, pc);
  for (guint i = 0; i < choice->branches.n; i++) {
    const DemarcheBranch *branch = &program->branches[choice->branches.from + i];
    if (grid->probe->starts[branch->target] != 0 ||
        (word < grid->n_words &&
         demarche_word_has_class (token_at (grid, word)->word, branch->class)))
      reach (grid, word, branch->target, score, STEP_MOVE, pc);
  }
}

static void
step_over_word (const Grid *grid, guint word, guint32 pc, gint32 score)
{
  const DemarcheInstruction *instruction = &grid->program->instructions[pc];

  /* before something is found no word is too many, and none may stand before `$` */
  if (score > 0 && instruction->op != DEMARCHE_OP_END)
    reach (grid, word + 1, pc, score + WORTH_WORD_TOO_MANY, STEP_EXTRA, pc);
  if (instruction->op == DEMARCHE_OP_GAP)
    reach (grid, word + 1, pc + 1, score + WORTH_GAP_WORD, STEP_GAP, pc);
  if (instruction->op == DEMARCHE_OP_STAR ||
      (instruction->op == DEMARCHE_OP_WORD &&
       demarche_word_has_class (token_at (grid, word)->word, instruction->target) &&
       (instruction->joint != DEMARCHE_JOINT_ATTACHED ||
        (token_at (grid, word)->before & DEMARCHE_BEFORE_NOTHING))))
    reach (grid, word + 1, pc + 1, score + worth_of_word (grid, word), STEP_MATCH, pc);
}

static void
step (Grid *grid, guint word, guint32 pc)
{
  const DemarcheInstruction *instruction = &grid->program->instructions[pc];
  gint32 score = at (grid, word, pc)->score;
  gboolean at_start = grid->offset + word == 0;
  gboolean at_end = grid->offset + word == grid->stretch.n_words;

  pass_items (grid, word, pc, score);
  if (word < grid->n_words)
    step_over_word (grid, word, pc, score);
  switch (instruction->op) {
  case DEMARCHE_OP_SPLIT:
    reach (grid, word, instruction->target, score, STEP_MOVE, pc);
    reach (grid, word, pc + 1, score, STEP_MOVE, pc);
    break;
  case DEMARCHE_OP_JUMP:
    reach (grid, word, instruction->target, score, STEP_MOVE, pc);
    break;
  case DEMARCHE_OP_CHOICE:
    enter_choice (grid, word, pc, score);
    break;
  case DEMARCHE_OP_HYPHEN:
    if (word < grid->n_words && (token_at (grid, word)->before & DEMARCHE_BEFORE_HYPHEN))
      reach (grid, word, pc + 1, score, STEP_MOVE, pc);
    break;
  case DEMARCHE_OP_START:
    reach (grid, word, pc + 1, score + (at_start ? 0 : WORTH_ANCHOR), STEP_MOVE, pc);
    break;
  case DEMARCHE_OP_END:
    reach (grid, word, pc + 1, score + (at_end ? 0 : WORTH_ANCHOR), STEP_MOVE, pc);
    break;
  case DEMARCHE_OP_ACCEPT:
    if (score > grid->best) {
      grid->best = score;
      grid->best_word = word;
    }
    break;
  default:
    break;
  }
}

static void
fill (Grid *grid)
{
  guint32 n_instructions = grid->program->n_instructions;
  gsize n_cells = (gsize)(grid->n_words + 1) * n_instructions;

  if (grid->prober->n_cells < n_cells) {
    grid->prober->cells = g_renew (Cell, grid->prober->cells, n_cells);
    grid->prober->n_cells = n_cells;
  }
  for (gsize i = 0; i < n_cells; i++)
    ((Cell *)grid->prober->cells)[i].score = NOTHING;
  for (guint word = 0; word <= grid->n_words; word++) {
    reach (grid, word, 0, 0, STEP_START, 0);
    for (guint32 pc = 0; pc < n_instructions; pc++)
      if (at (grid, word, pc)->score != NOTHING)
        step (grid, word, pc);
  }
}

/* ---- back from the best end ---- */

typedef struct {
  StepKind kind;
  guint32 pc;   /* where it began */
  guint32 next; /* where it led */
  guint word;   /* of the sentence, before it was taken */
} Step;

static GArray *
trace (const Grid *grid)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  guint word = grid->best_word;
  guint32 pc = grid->program->n_instructions - 1;

  while (at (grid, word, pc)->kind != STEP_START) {
    const Cell *cell = at (grid, word, pc);
    Step step = {(StepKind)cell->kind, cell->from, pc, 0};

    word -= cell->kind >= STEP_MATCH && cell->kind <= STEP_RELATED;
    step.word = grid->offset + word;
    g_array_append_val (steps, step);
    pc = cell->from;
  }
  return steps;
}

/* the item from @begin to @stop, or the innermost one that holds the instruction @begin */
static const DemarcheProbeItem *
find_item (const DemarcheProbe *probe, guint32 begin, guint32 stop)
{
  const DemarcheProbeItem *innermost = NULL;

  for (guint i = 0; i < probe->items->len; i++) {
    const DemarcheProbeItem *item = &g_array_index (probe->items, DemarcheProbeItem, i);
    if (!demarche_probe_item_is_word (item))
      continue;
    if (stop != 0 ? item->begin == begin && item->stop == stop
                  : item->begin <= begin && begin < item->stop)
      innermost = item;
  }
  return innermost;
}

static const DemarcheProbeItem *
find_gap (const DemarcheProbe *probe, guint32 pc)
{
  for (guint i = probe->starts[pc]; i > 0 && i <= probe->items->len; i++) {
    const DemarcheProbeItem *item = &g_array_index (probe->items, DemarcheProbeItem, i - 1);
    if (item->begin != pc)
      break;
    if (item->node->type == DEMARCHE_PHRASE_GAP)
      return item;
  }
  return NULL;
}

/* `^` and `$` that do not hold */
static const DemarcheProbeItem *
find_failed_anchor (const Grid *grid, const Step *step)
{
  DemarcheOp op = (DemarcheOp)grid->program->instructions[step->pc].op;
  gboolean fails = (op == DEMARCHE_OP_START && step->word > 0) ||
                   (op == DEMARCHE_OP_END && step->word < grid->stretch.n_words);

  for (guint i = grid->probe->starts[step->pc]; fails && i > 0 && i <= grid->probe->items->len;
       i++) {
    const DemarcheProbeItem *item = &g_array_index (grid->probe->items, DemarcheProbeItem, i - 1);
    if (item->node->type == DEMARCHE_PHRASE_START || item->node->type == DEMARCHE_PHRASE_END)
      return item;
  }
  return NULL;
}

static void
add_slot (GArray *slots, DemarcheSlot *open, const DemarcheProbeItem *item, DemarcheSlotState state,
          guint word)
{
  DemarcheSlot slot = *open;

  slot.item = item;
  slot.state = state;
  slot.first = slot.last = word;
  g_array_append_val (slots, slot);
  *open = (DemarcheSlot){0};
}

static void
add_match (GArray *slots, DemarcheSlot *open, const DemarcheProbeItem *item, guint word)
{
  DemarcheSlot *last = slots->len > 0 ? &g_array_index (slots, DemarcheSlot, slots->len - 1) : NULL;

  if (last != NULL && last->item == item && last->state == DEMARCHE_SLOT_FOUND && open->gap == NULL)
    last->last = word;
  else
    add_slot (slots, open, item, DEMARCHE_SLOT_FOUND, word);
}

static void
add_step (const Grid *grid, const Step *step, GArray *slots, DemarcheSlot *open)
{
  const DemarcheProbeItem *anchor;
  const DemarcheProbeItem *gap;

  switch (step->kind) {
  case STEP_MOVE:
    gap = find_gap (grid->probe, step->pc);
    if (gap != NULL) {
      open->gap = gap;
      open->n_allowed += gap->node->gap;
    }
    anchor = find_failed_anchor (grid, step);
    if (anchor != NULL)
      add_slot (slots, open, anchor, DEMARCHE_SLOT_MISSED, step->word);
    break;
  case STEP_MATCH:
    add_match (slots, open, find_item (grid->probe, step->pc, 0), step->word);
    break;
  case STEP_RELATED:
    add_slot (slots, open, find_item (grid->probe, step->pc, step->next), DEMARCHE_SLOT_RELATED,
              step->word);
    break;
  case STEP_MISSED:
    add_slot (slots, open, find_item (grid->probe, step->pc, step->next), DEMARCHE_SLOT_MISSED,
              step->word);
    break;
  default:
    break;
  }
}

static void
take_over (const Grid *grid, DemarcheAlignment *best)
{
  g_autoptr (GArray) steps = trace (grid);
  DemarcheSlot open = {0};

  best->score = grid->best;
  best->sentence = grid->sentence;
  g_array_set_size (best->slots, 0);
  for (guint i = steps->len; i-- > 0;)
    add_step (grid, &g_array_index (steps, Step, i), best->slots, &open);
}

void
demarche_near_miss_align (DemarcheProber *prober, const DemarcheProbe *probe, guint sentence,
                          DemarcheAlignment *best)
{
  Grid grid = {.prober = prober, .probe = probe, .program = probe->program, .sentence = sentence};
  guint piece = MAX (MAX_CELLS / probe->program->n_instructions, 16);

  demarche_hits_get_stretch (prober->hits, sentence, &grid.stretch);
  do {
    grid.n_words = MIN (piece, grid.stretch.n_words - grid.offset);
    grid.best = best->slots->len > 0 ? best->score : NOTHING;
    gint32 before = grid.best;
    fill (&grid);
    if (grid.best > before)
      take_over (&grid, best);
    grid.offset += piece / 2;
  } while (grid.offset + piece / 2 < grid.stretch.n_words);
}
