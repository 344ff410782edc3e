/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs a compiled phrase from one word, all threads in step: no backtracking, so the time is
 * bounded by the length of the longest match times the size of the phrase. */
#include "classify/program-private.h"

#include <stdlib.h>
#include <string.h>

/* threads at one instruction that differ in what may still happen are kept side by side */
#define N_KINDS 4

typedef struct {
  guint32 pc;
  guint32 key; /* pc and kind */
  guint32 gaps;
  gint32 spelled;  /* token index of the last prefix that the phrase spelled, or -1 */
  gint32 need_end; /* position that a match must reach to cover a name it has entered, or -1 */
  gint32 history;  /* index of the last consumed word, or -1 */
  gboolean after_gap;
} Thread;

typedef struct {
  gint32 previous;
  guint8 role;
} Step;

typedef struct {
  Thread *threads;
  guint n_threads;
  guint32 *slots; /* key to index in threads, valid where that thread has the key */
} ThreadList;

struct _DemarcheRunner {
  guint capacity;
  ThreadList lists[2];
  Thread *pending; /* the ways still to follow without taking a word */
  guint n_pending;
  guint pending_capacity;
  GArray *history; /* of Step */
};

typedef struct {
  const DemarcheProgram *program;
  DemarcheRunner *runner;
  const DemarcheStretch *stretch;
  guint start;
  int wanted_end;
  gboolean open;
  gboolean found;
  DemarcheRun best;
  gint32 best_history;
} Search;

DemarcheRunner *
demarche_runner_new (void)
{
  DemarcheRunner *runner = g_new0 (DemarcheRunner, 1);

  runner->history = g_array_new (FALSE, FALSE, sizeof (Step));
  return runner;
}

void
demarche_runner_free (DemarcheRunner *runner)
{
  for (guint i = 0; i < 2; i++) {
    g_free (runner->lists[i].threads);
    g_free (runner->lists[i].slots);
  }
  g_free (runner->pending);
  g_array_unref (runner->history);
  g_free (runner);
}

static void
reserve (DemarcheRunner *runner, guint n_keys)
{
  if (runner->capacity >= n_keys)
    return;
  for (guint i = 0; i < 2; i++) {
    runner->lists[i].threads = g_renew (Thread, runner->lists[i].threads, n_keys);
    runner->lists[i].slots = g_renew (guint32, runner->lists[i].slots, n_keys);
    memset (runner->lists[i].slots, 0, n_keys * sizeof (guint32));
  }
  runner->capacity = n_keys;
}

/* whether the thread has spelled the prefix that hides the next word, and whether it comes from a
 * gap, where no match may end. All else that threads at one instruction differ in is behind them */
static guint32
get_key (const Search *search, const Thread *thread, guint position)
{
  const DemarcheStretch *stretch = search->stretch;
  guint32 key = thread->pc * N_KINDS + (thread->after_gap ? 1 : 0);

  if (thread->spelled >= 0 && position < stretch->n_words &&
      stretch->tokens[stretch->words[position]].hidden_by == thread->spelled)
    key += 2;
  return key;
}

/* keeps the thread with fewer gap words where two meet; TRUE when @thread was kept */
static gboolean
keep_thread (ThreadList *list, const Thread *thread)
{
  guint32 slot = list->slots[thread->key];
  gboolean is_known = slot < list->n_threads && list->threads[slot].key == thread->key;

  if (is_known && list->threads[slot].gaps <= thread->gaps)
    return FALSE;
  if (!is_known)
    slot = list->slots[thread->key] = list->n_threads++;
  list->threads[slot] = *thread;
  return TRUE;
}

/* a match that ends before @position, if the thread may end there */
static void
accept (Search *search, const Thread *thread, guint position)
{
  int end = (int)position - 1;

  if (position == search->start || thread->need_end > end)
    return;
  if (search->wanted_end >= 0 ? end != search->wanted_end : thread->after_gap)
    return;
  if (search->found &&
      (thread->gaps > search->best.n_gap_words ||
       (thread->gaps == search->best.n_gap_words && (guint)end <= search->best.end)))
    return;
  search->found = TRUE;
  search->best = (DemarcheRun){search->start, (guint)end, thread->gaps};
  search->best_history = thread->history;
}

static void
follow (Search *search, const Thread *from, guint32 pc)
{
  DemarcheRunner *runner = search->runner;

  if (runner->n_pending == runner->pending_capacity) {
    runner->pending_capacity = MAX (64, 2 * runner->pending_capacity);
    runner->pending = g_renew (Thread, runner->pending, runner->pending_capacity);
  }
  runner->pending[runner->n_pending] = *from;
  runner->pending[runner->n_pending++].pc = pc;
}

static int
compare_threads (gconstpointer first, gconstpointer second)
{
  guint32 a = ((const Thread *)first)->pc;
  guint32 b = ((const Thread *)second)->pc;

  return a < b ? -1 : a > b;
}

/* the ways that were added from @from on are followed by their place in the phrase; the order of
 * classes, in which they were added, hangs on all other phrases */
static void
order_pending (DemarcheRunner *runner, guint from)
{
  for (guint i = from + 1; i < runner->n_pending; i++)
    if (runner->pending[i].pc < runner->pending[i - 1].pc) {
      qsort (runner->pending + from, runner->n_pending - from, sizeof (Thread), compare_threads);
      return;
    }
}

/* the first branch from @from on whose class is not below @class: in steps that double, so that
 * a near one is found at once */
static guint
skip_branches (const DemarcheBranch *all, guint n, guint from, DemarcheWordClass class)
{
  guint step = 1;

  while (from + step < n && all[from + step].class < class) {
    from += step;
    step *= 2;
  }
  guint high = MIN (from + step, n);
  while (from < high) {
    guint middle = (from + high) / 2;
    if (all[middle].class < class)
      from = middle + 1;
    else
      high = middle;
  }
  return from;
}

/* only the branches that can take the word at @position: a list may have hundreds, and a common
 * word as many classes */
static void
follow_branches (Search *search, const Thread *thread, const DemarcheBranch *branches, guint n,
                 const DemarcheWord *word)
{
  guint branch = 0;
  guint class = 0;

  while (branch < n && class < word->n_classes) {
    const DemarcheBranch *next = &branches[branch];

    if (next->class < word->classes[class]) {
      branch = skip_branches (branches, n, branch, word->classes[class]);
    } else if (next->class > word->classes[class]) {
      class = demarche_word_skip_classes (word, class, next->class);
    } else {
      follow (search, thread, next->target);
      branch++;
    }
  }
}

static void
follow_choice (Search *search, const Thread *thread, guint index, guint position)
{
  const DemarcheProgram *program = search->program;
  const DemarcheChoice *choice = &program->choices[index];
  const DemarcheStretch *stretch = search->stretch;
  guint from;

  for (guint i = 0; i < choice->others.n; i++)
    follow (search, thread, program->others[choice->others.from + i]);
  from = search->runner->n_pending;
  if (position < stretch->n_words)
    follow_branches (search, thread, program->branches + choice->branches.from, choice->branches.n,
                     stretch->tokens[stretch->words[position]].word);
  order_pending (search->runner, from);
}

static gboolean
is_joined (const Search *search, guint position)
{
  const DemarcheStretch *stretch = search->stretch;

  return position < stretch->n_words &&
         (stretch->tokens[stretch->words[position]].before & DEMARCHE_BEFORE_HYPHEN);
}

/* adds all threads that @first reaches before the word at @position is taken */
static void
add_threads (Search *search, ThreadList *list, const Thread *first, guint position)
{
  DemarcheRunner *runner = search->runner;

  follow (search, first, first->pc);
  while (runner->n_pending > 0) {
    Thread thread = runner->pending[--runner->n_pending];
    const DemarcheInstruction *instruction = &search->program->instructions[thread.pc];

    thread.key = get_key (search, &thread, position);
    if (!keep_thread (list, &thread))
      continue;
    switch (instruction->op) {
    case DEMARCHE_OP_SPLIT:
      follow (search, &thread, instruction->target);
      follow (search, &thread, thread.pc + 1);
      break;
    case DEMARCHE_OP_JUMP:
      follow (search, &thread, instruction->target);
      break;
    case DEMARCHE_OP_CHOICE:
      follow_choice (search, &thread, instruction->target, position);
      break;
    case DEMARCHE_OP_HYPHEN:
      if (position == search->start || is_joined (search, position))
        follow (search, &thread, thread.pc + 1);
      break;
    case DEMARCHE_OP_START:
      if (position == 0)
        follow (search, &thread, thread.pc + 1);
      break;
    case DEMARCHE_OP_END:
      if (position == search->stretch->n_words)
        follow (search, &thread, thread.pc + 1);
      break;
    case DEMARCHE_OP_ACCEPT:
      accept (search, &thread, position);
      break;
    default: /* takes a word: later */
      break;
    }
  }
}

/* moves a thread over the word at @position as a matched word; FALSE when it does not fit */
static gboolean
match_word (Search *search, Thread *thread, const DemarcheInstruction *instruction, guint position)
{
  const DemarcheStretch *stretch = search->stretch;
  guint32 index = stretch->words[position];
  const DemarcheToken *token = &stretch->tokens[index];

  if (instruction->op == DEMARCHE_OP_WORD &&
      !demarche_word_has_class (token->word, instruction->target))
    return FALSE;
  if (instruction->joint == DEMARCHE_JOINT_ATTACHED && position > search->start &&
      !(token->before & DEMARCHE_BEFORE_NOTHING))
    return FALSE;
  if (token->hidden_by >= 0 && thread->spelled != token->hidden_by)
    return FALSE;
  if (stretch->name_start != NULL && stretch->name_start[position] >= 0) {
    if (stretch->name_start[position] < (int)search->start)
      return FALSE;
    thread->need_end = MAX (thread->need_end, stretch->name_end[position]);
  }
  if (instruction->op == DEMARCHE_OP_WORD && (token->word->flags & DEMARCHE_WORD_PREFIX))
    thread->spelled = (gint32)index;
  thread->after_gap = FALSE;
  return TRUE;
}

static gboolean
take_word (Search *search, Thread *thread, guint position)
{
  const DemarcheInstruction *instruction = &search->program->instructions[thread->pc];
  gboolean matched = instruction->op == DEMARCHE_OP_WORD || instruction->op == DEMARCHE_OP_STAR;

  if (matched) {
    if (!match_word (search, thread, instruction, position))
      return FALSE;
  } else if (instruction->op == DEMARCHE_OP_GAP) {
    if (position == search->start && !search->open)
      return FALSE;
    thread->gaps++;
    thread->after_gap = TRUE;
  } else {
    return FALSE;
  }
  Step step = {thread->history, matched ? 1 + instruction->item : 0};
  thread->history = (gint32)search->runner->history->len;
  g_array_append_val (search->runner->history, step);
  thread->pc++;
  return TRUE;
}

static void
append_roles (const Search *search, GByteArray *roles)
{
  guint length = search->best.end - search->best.start + 1;
  guint offset = roles->len;
  gint32 at = search->best_history;

  g_byte_array_set_size (roles, offset + length);
  for (guint i = length; i-- > 0;) {
    const Step *step = &g_array_index (search->runner->history, Step, at);
    roles->data[offset + i] = step->role;
    at = step->previous;
  }
}

gboolean
demarche_program_run (const DemarcheProgram *program, DemarcheRunner *runner,
                      const DemarcheStretch *stretch, guint start, int end, gboolean open,
                      DemarcheRun *run, GByteArray *roles)
{
  Search search = {.program = program,
                   .runner = runner,
                   .stretch = stretch,
                   .start = start,
                   .wanted_end = end,
                   .open = open};
  Thread first = {.spelled = -1, .need_end = -1, .history = -1};
  ThreadList *now = &runner->lists[0];
  ThreadList *next = &runner->lists[1];
  guint limit = end >= 0 ? MIN ((guint)end + 1, stretch->n_words) : stretch->n_words;

  reserve (runner, program->n_instructions * N_KINDS);
  g_array_set_size (runner->history, 0);
  now->n_threads = 0;
  add_threads (&search, now, &first, start);
  for (guint position = start; position < limit && now->n_threads > 0; position++) {
    next->n_threads = 0;
    for (guint i = 0; i < now->n_threads; i++) {
      Thread thread = now->threads[i];
      if (search.found && thread.gaps > search.best.n_gap_words)
        continue;
      if (take_word (&search, &thread, position))
        add_threads (&search, next, &thread, position + 1);
    }
    ThreadList *swap = now;
    now = next;
    next = swap;
  }
  if (!search.found)
    return FALSE;
  *run = search.best;
  if (roles != NULL)
    append_roles (&search, roles);
  return TRUE;
}
