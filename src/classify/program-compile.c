/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compiles the tree of a phrase, lists expanded, into instructions. */
#include "base/limits.h"
#include "classify/program-private.h"

#include <string.h>

guint
demarche_emit_put (DemarcheEmitter *emitter, DemarcheOp op, DemarcheJoint joint, guint32 target)
{
  DemarcheInstruction instruction = {(guint8)op, (guint8)joint, emitter->item, target};

  g_array_append_val (emitter->code->instructions, instruction);
  return emitter->code->instructions->len - 1;
}

void
demarche_emit_point_here (DemarcheEmitter *emitter, guint at)
{
  g_array_index (emitter->code->instructions, DemarcheInstruction, at).target =
      emitter->code->instructions->len;
}

gboolean
demarche_emit_is_lone_star (const DemarchePhraseNode *node)
{
  return node->type == DEMARCHE_PHRASE_WORD && g_str_equal (node->word, "*");
}

DemarcheWordClass
demarche_emit_get_class (const DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  const DemarcheCompiler *compiler = emitter->compiler;

  return demarche_lexicon_add_word (compiler->lexicon, compiler->language, node->word,
                                    node->inflected, node->wildcard, node->exact);
}

const DemarchePhraseNode *
demarche_emit_unwrap (const DemarchePhraseNode *node)
{
  while ((node->type == DEMARCHE_PHRASE_SEQUENCE || node->type == DEMARCHE_PHRASE_ALTERNATIVES) &&
         node->n_children == 1)
    node = &node->children[0];
  return node;
}

/* `non-binding` is also written "nonbinding": the two first parts as one word; FALSE when the
 * first is no such prefix */
static gboolean
emit_closed_prefix (DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  const DemarchePhraseNode *prefix = &node->children[0];
  const DemarchePhraseNode *part = demarche_emit_unwrap (&node->children[1]);
  GArray *classes = emitter->bench->classes;
  guint first_class = classes->len;
  guint n_parts = part->type == DEMARCHE_PHRASE_ALTERNATIVES ? part->n_children : 1;

  if (prefix->type != DEMARCHE_PHRASE_WORD || !demarche_lexicon_is_prefix (prefix->word))
    return FALSE;
  for (guint i = 0; i < n_parts; i++) {
    const DemarchePhraseNode *word = part->type == DEMARCHE_PHRASE_ALTERNATIVES
                                         ? demarche_emit_unwrap (&part->children[i])
                                         : part;
    if (word->type != DEMARCHE_PHRASE_WORD || demarche_emit_is_lone_star (word))
      continue;
    g_autofree char *closed = g_strconcat (prefix->word, word->word, NULL);
    DemarcheWordClass class =
        demarche_lexicon_add_word (emitter->compiler->lexicon, emitter->compiler->language, closed,
                                   word->inflected, word->wildcard, word->exact);
    g_array_append_val (classes, class);
  }
  if (classes->len == first_class)
    return FALSE;
  (void)demarche_emit_classes (emitter, first_class);
  return TRUE;
}

static void
emit_hyphenated (DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  guint split = demarche_emit_put (emitter, DEMARCHE_OP_SPLIT, DEMARCHE_JOINT_ANY, 0);
  guint exit = 0;

  if (emit_closed_prefix (emitter, node))
    exit = demarche_emit_put (emitter, DEMARCHE_OP_JUMP, DEMARCHE_JOINT_ANY, 0);
  demarche_emit_point_here (emitter, split);
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *part = &node->children[i];

    /* beside a lone `*` the hyphen must be there */
    if (i > 0 &&
        (demarche_emit_is_lone_star (part) || demarche_emit_is_lone_star (&node->children[i - 1])))
      demarche_emit_put (emitter, DEMARCHE_OP_HYPHEN, DEMARCHE_JOINT_ANY, 0);
    demarche_emit (emitter, part);
    if (i == 1 && exit != 0)
      demarche_emit_point_here (emitter, exit);
  }
}

static void
emit_gap (DemarcheEmitter *emitter, guint n_words)
{
  guint first = emitter->code->instructions->len;

  for (guint i = 0; i < n_words; i++) {
    demarche_emit_put (emitter, DEMARCHE_OP_SPLIT, DEMARCHE_JOINT_ANY, 0);
    demarche_emit_put (emitter, DEMARCHE_OP_GAP, DEMARCHE_JOINT_ANY, 0);
  }
  for (guint i = first; i < emitter->code->instructions->len; i += 2)
    demarche_emit_point_here (emitter, i);
}

/* whether the node may take words that it does not spell */
static gboolean
reaches_words (const DemarchePhraseNode *node)
{
  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
    return node->inflected || node->wildcard;
  case DEMARCHE_PHRASE_LIST:
    return TRUE;
  case DEMARCHE_PHRASE_ALTERNATIVES:
    return node->n_children > 1;
  case DEMARCHE_PHRASE_HYPHENATED:
    for (guint i = 0; i < node->n_children; i++)
      if (reaches_words (demarche_emit_unwrap (&node->children[i])))
        return TRUE;
    return FALSE;
  default:
    return FALSE;
  }
}

/* TRUE: @node is an item, and what is emitted belongs to it until the item is closed */
static gboolean
open_item (DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  DemarcheItem item = {(guint32)node->start, (guint32)node->end};

  if (emitter->item != 0 || emitter->items->len == DEMARCHE_MAX_ITEMS || !reaches_words (node))
    return FALSE;
  g_array_append_val (emitter->items, item);
  emitter->item = (guint8)emitter->items->len;
  return TRUE;
}

static void
emit_node (DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  guint split;

  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
    demarche_emit_put (
        emitter, demarche_emit_is_lone_star (node) ? DEMARCHE_OP_STAR : DEMARCHE_OP_WORD,
        node->joint,
        demarche_emit_is_lone_star (node) ? 0 : demarche_emit_get_class (emitter, node));
    break;
  case DEMARCHE_PHRASE_HYPHENATED:
    emit_hyphenated (emitter, node);
    break;
  case DEMARCHE_PHRASE_SEQUENCE:
    for (guint i = 0; i < node->n_children; i++)
      demarche_emit (emitter, &node->children[i]);
    break;
  case DEMARCHE_PHRASE_ALTERNATIVES:
  case DEMARCHE_PHRASE_LIST:
    demarche_emit_choice (emitter, node);
    break;
  case DEMARCHE_PHRASE_OPTIONAL:
    split = demarche_emit_put (emitter, DEMARCHE_OP_SPLIT, DEMARCHE_JOINT_ANY, 0);
    demarche_emit (emitter, &node->children[0]);
    demarche_emit_point_here (emitter, split);
    break;
  case DEMARCHE_PHRASE_GAP:
    emit_gap (emitter, node->gap);
    break;
  case DEMARCHE_PHRASE_START:
  case DEMARCHE_PHRASE_END:
    demarche_emit_put (emitter,
                       node->type == DEMARCHE_PHRASE_START ? DEMARCHE_OP_START : DEMARCHE_OP_END,
                       DEMARCHE_JOINT_ANY, 0);
    break;
  }
}

void
demarche_emit (DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  DemarcheUnit unit = {.node = node, .begin = emitter->code->instructions->len};

  /* the loader refuses larger phrases; this only keeps the recursion bounded */
  if (emitter->code->instructions->len > DEMARCHE_LIMIT_PHRASE_STATES)
    return;
  gboolean is_item = open_item (emitter, node);
  emit_node (emitter, node);
  if (is_item)
    emitter->item = 0;
  unit.end = emitter->code->instructions->len;
  if (emitter->compiler->units != NULL)
    g_array_append_val (emitter->compiler->units, unit);
}

static guint
find_longest_way (const DemarcheCode *code, const DemarcheChoice *choice, const guint *longest)
{
  const DemarcheWay *ways = demarche_code_get_ways (code, choice);
  guint most = 0;

  for (guint i = 0; i < choice->ways.n; i++)
    most = MAX (most, longest[ways[i].start]);
  return most;
}

/* the most words on any way from each instruction on; all jumps lead forward */
static const guint *
count_words (const DemarcheCode *code, DemarcheWorkbench *bench)
{
  guint n_instructions = code->instructions->len;

  g_array_set_size (bench->longest, n_instructions);
  guint *longest = &g_array_index (bench->longest, guint, 0);
  longest[n_instructions - 1] = 0;
  for (guint i = n_instructions - 1; i-- > 0;) {
    const DemarcheInstruction *instruction = demarche_code_get (code, i);
    gboolean jumps = instruction->op == DEMARCHE_OP_SPLIT || instruction->op == DEMARCHE_OP_JUMP;

    longest[i] = instruction->op != DEMARCHE_OP_JUMP
                     ? longest[i + 1] + (instruction->op <= DEMARCHE_OP_GAP)
                     : 0;
    if (jumps)
      longest[i] = MAX (longest[i], longest[instruction->target]);
    if (instruction->op == DEMARCHE_OP_CHOICE)
      longest[i] =
          find_longest_way (code, demarche_code_get_choice (code, instruction->target), longest);
  }
  return longest;
}

static gsize
measure_array (const GArray *array)
{
  return array->len * g_array_get_element_size ((GArray *)array);
}

/* moves @array's bytes to @*at, which it moves on */
static gconstpointer
pack_array (char **at, const GArray *array)
{
  char *start = *at;

  if (array->len > 0)
    memcpy (start, array->data, measure_array (array));
  *at += measure_array (array);
  return start;
}

/* everything but the program itself is made of numbers of four bytes, so that all can lie side by
 * side */
static DemarcheProgram *
pack_program (const DemarcheWorkbench *bench)
{
  const DemarcheCode *code = &bench->code;
  gsize size = measure_array (code->instructions) + measure_array (code->choices) +
               measure_array (code->branches) + measure_array (code->others) +
               measure_array (bench->items) + measure_array (bench->first) +
               measure_array (bench->needs);
  DemarcheProgram *program = g_malloc (sizeof *program + size);
  char *at = (char *)(program + 1);

  *program = (DemarcheProgram){.n_instructions = code->instructions->len,
                               .n_items = bench->items->len,
                               .n_first = bench->first->len,
                               .n_needs = bench->needs->len};
  program->instructions = pack_array (&at, code->instructions);
  program->choices = pack_array (&at, code->choices);
  program->branches = pack_array (&at, code->branches);
  program->others = pack_array (&at, code->others);
  program->items = pack_array (&at, bench->items);
  program->first = pack_array (&at, bench->first);
  program->needs = pack_array (&at, bench->needs);
  return program;
}

DemarcheProgram *
demarche_program_new (const DemarcheCompiler *compiler, const DemarchePhraseNode *root)
{
  DemarcheWorkbench *bench = compiler->bench;
  DemarcheCode *code = &bench->code;
  DemarcheEmitter emitter = {compiler, bench, code, bench->items, 0};

  demarche_workbench_clear (bench);
  demarche_emit (&emitter, root);
  demarche_emit_put (&emitter, DEMARCHE_OP_ACCEPT, DEMARCHE_JOINT_ANY, 0);
  guint others = demarche_code_list_first (code, bench, 0, code->instructions->len);
  const guint *longest = count_words (code, bench);
  demarche_code_list_needs (code, bench, compiler->lexicon, 0, code->instructions->len, longest);
  DemarcheProgram *program = pack_program (bench);
  program->first_is_any = (others & DEMARCHE_FIRST_ANY) != 0; /* no match begins with a gap */
  program->max_words = longest[0];
  return program;
}

void
demarche_program_free (DemarcheProgram *program)
{
  g_free (program);
}

const DemarcheWordClass *
demarche_program_get_first (const DemarcheProgram *program, guint *n, gboolean *any)
{
  *n = program->n_first;
  *any = program->first_is_any;
  return program->first;
}

guint
demarche_program_get_max_words (const DemarcheProgram *program)
{
  return program->max_words;
}

const DemarcheNeed *
demarche_program_get_needs (const DemarcheProgram *program, guint *n)
{
  *n = program->n_needs;
  return program->needs;
}

const DemarcheItem *
demarche_program_get_item (const DemarcheProgram *program, guint number)
{
  return &program->items[number - 1];
}

guint
demarche_program_get_n_items (const DemarcheProgram *program)
{
  return program->n_items;
}
