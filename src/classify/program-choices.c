/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compiles choices: brackets with alternatives, and lists. Many phrases name the same few lists, so
 * a list is compiled once and its code is copied. */
#include "classify/program-private.h"

#include <stdlib.h>

/**
 * DemarcheListCode:
 * @classes: (element-type DemarcheWordClass): of its single words
 * @code: of its other entries, one after the other, a jump to the end behind each
 * @exits: (element-type guint32): indices of these jumps
 * @entries: these entries as a choice
 *
 * Places in the code count from 0, and so do choices and what they hold.
 */
struct _DemarcheListCode {
  GArray *classes;
  DemarcheCode code;
  GArray *exits;
  DemarcheChoice entries;
};

static const DemarcheListCode *get_list_code (const DemarcheEmitter *emitter,
                                              const GPtrArray *phrases);

/* ---- what a choice consists of: single words cost one look-up together ---- */

static void flatten (const DemarcheEmitter *emitter, const DemarchePhraseNode *node);

static void
flatten_entries (const DemarcheEmitter *emitter, const GPtrArray *phrases)
{
  for (guint i = 0; i < phrases->len; i++)
    flatten (emitter, ((DemarchePhrase *)g_ptr_array_index (phrases, i))->root);
}

static void
flatten_list (const DemarcheEmitter *emitter, const char *name)
{
  const DemarcheCompiler *compiler = emitter->compiler;
  const GPtrArray *phrases = compiler->find_list (compiler->list_data, name);

  if (phrases == NULL)
    return;
  if (compiler->units != NULL) {
    flatten_entries (emitter, phrases);
    return;
  }
  DemarchePart part = {.list = get_list_code (emitter, phrases)};
  g_array_append_vals (emitter->bench->classes, part.list->classes->data, part.list->classes->len);
  if (part.list->code.instructions->len > 0)
    g_array_append_val (emitter->bench->parts, part);
}

/* puts the classes and parts of a choice on the bench */
static void
flatten (const DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  DemarchePart part = {.node = demarche_emit_unwrap (node)};

  node = part.node;
  if (node->type == DEMARCHE_PHRASE_WORD && node->joint == DEMARCHE_JOINT_ANY &&
      !demarche_emit_is_lone_star (node)) {
    DemarcheWordClass class = demarche_emit_get_class (emitter, node);
    g_array_append_val (emitter->bench->classes, class);
  } else if (node->type == DEMARCHE_PHRASE_ALTERNATIVES) {
    for (guint i = 0; i < node->n_children; i++)
      flatten (emitter, &node->children[i]);
  } else if (node->type == DEMARCHE_PHRASE_LIST) {
    flatten_list (emitter, node->word);
  } else {
    g_array_append_val (emitter->bench->parts, part);
  }
}

/* ---- its code ---- */

static int
compare_branches (gconstpointer first, gconstpointer second)
{
  const DemarcheBranch *a = first;
  const DemarcheBranch *b = second;

  if (a->class != b->class)
    return a->class < b->class ? -1 : 1;
  return a->target < b->target ? -1 : a->target > b->target;
}

/* the code [start, end) is a way through the choice whose ways are added now */
static void
add_way (const DemarcheEmitter *emitter, guint32 start, guint32 end)
{
  DemarcheCode *code = emitter->code;
  DemarcheWorkbench *bench = emitter->bench;
  DemarcheWay way = {start,
                     demarche_code_find_need (code, bench, emitter->compiler->lexicon, start, end)};

  g_array_append_val (code->ways, way);
  if (demarche_code_list_first (code, bench, start, end) != 0) {
    g_array_append_val (code->others, start);
    return;
  }
  for (guint i = 0; i < bench->first->len; i++) {
    DemarcheBranch branch = {g_array_index (bench->first, DemarcheWordClass, i), start};
    g_array_append_val (code->branches, branch);
  }
}

static void
open_ways (const DemarcheCode *code, DemarcheChoice *choice)
{
  choice->ways.from = code->ways->len;
  choice->branches.from = code->branches->len;
  choice->others.from = code->others->len;
}

/* all that was added since they were opened is theirs */
static void
close_ways (const DemarcheCode *code, DemarcheChoice *choice)
{
  choice->ways.n = code->ways->len - choice->ways.from;
  choice->branches.n = code->branches->len - choice->branches.from;
  choice->others.n = code->others->len - choice->others.from;
}

/* adds all ways that a list's choice has; the list's code was copied to @base */
static void
copy_ways (DemarcheCode *code, const DemarcheCode *from, const DemarcheChoice *choice, guint32 base)
{
  for (guint i = 0; i < choice->ways.n; i++) {
    DemarcheWay way = g_array_index (from->ways, DemarcheWay, choice->ways.from + i);
    way.start += base;
    g_array_append_val (code->ways, way);
  }
  for (guint i = 0; i < choice->branches.n; i++) {
    DemarcheBranch branch =
        g_array_index (from->branches, DemarcheBranch, choice->branches.from + i);
    branch.target += base;
    g_array_append_val (code->branches, branch);
  }
  for (guint i = 0; i < choice->others.n; i++) {
    guint32 other = g_array_index (from->others, guint32, choice->others.from + i) + base;
    g_array_append_val (code->others, other);
  }
}

/* copies the code of a list: places move on */
static void
emit_list (DemarcheEmitter *emitter, const DemarcheListCode *list)
{
  DemarcheCode *code = emitter->code;
  guint32 base = code->instructions->len;
  guint32 first_choice = code->choices->len;

  g_array_append_vals (code->instructions, list->code.instructions->data,
                       list->code.instructions->len);
  for (guint i = base; i < code->instructions->len; i++) {
    DemarcheInstruction *instruction = &g_array_index (code->instructions, DemarcheInstruction, i);
    if (instruction->op == DEMARCHE_OP_SPLIT || instruction->op == DEMARCHE_OP_JUMP)
      instruction->target += base;
    else if (instruction->op == DEMARCHE_OP_CHOICE)
      instruction->target += first_choice;
    instruction->item = emitter->item;
  }
  for (guint i = 0; i < list->code.choices->len; i++) {
    const DemarcheChoice *from = demarche_code_get_choice (&list->code, i);
    DemarcheChoice copy = {.end = from->end + base};
    open_ways (code, &copy);
    copy_ways (code, &list->code, from, base);
    close_ways (code, &copy);
    g_array_append_val (code->choices, copy);
  }
}

/* emits part @index of the bench, a jump behind it that is to lead to the end of the choice. Parts
 * inside it come and go behind it, and may move it */
static void
emit_part (DemarcheEmitter *emitter, guint index)
{
  DemarchePart part = g_array_index (emitter->bench->parts, DemarchePart, index);

  part.start = emitter->code->instructions->len;
  if (part.list != NULL)
    emit_list (emitter, part.list);
  else
    demarche_emit (emitter, part.node);
  part.end = emitter->code->instructions->len;
  if (part.list == NULL)
    demarche_emit_put (emitter, DEMARCHE_OP_JUMP, DEMARCHE_JOINT_ANY, 0);
  g_array_index (emitter->bench->parts, DemarchePart, index) = part;
}

static void
add_ways_of_part (const DemarcheEmitter *emitter, const DemarchePart *part)
{
  if (part->list != NULL)
    copy_ways (emitter->code, &part->list->code, &part->list->entries, part->start);
  else
    add_way (emitter, part->start, part->end);
}

/* the jumps behind a part lead here */
static void
point_exits_here (DemarcheEmitter *emitter, const DemarchePart *part)
{
  if (part->list == NULL)
    demarche_emit_point_here (emitter, part->end);
  for (guint i = 0; part->list != NULL && i < part->list->exits->len; i++)
    demarche_emit_point_here (emitter, part->start + g_array_index (part->list->exits, guint32, i));
}

guint32
demarche_emit_classes (DemarcheEmitter *emitter, guint from)
{
  GArray *classes = emitter->bench->classes;
  DemarcheWordClass class = demarche_lexicon_add_union (
      emitter->compiler->lexicon, &g_array_index (classes, DemarcheWordClass, from),
      classes->len - from);

  g_array_set_size (classes, from);
  return demarche_emit_put (emitter, DEMARCHE_OP_WORD, DEMARCHE_JOINT_ANY, class);
}

/* the parts and classes from these on, which it takes off the bench */
static void
emit_parts (DemarcheEmitter *emitter, guint first_part, guint first_class)
{
  DemarcheCode *code = emitter->code;
  GArray *parts = emitter->bench->parts;
  DemarcheChoice choice = {.end = 0};
  guint index = code->choices->len;
  guint n_parts = parts->len;
  guint32 word = 0;

  demarche_emit_put (emitter, DEMARCHE_OP_CHOICE, DEMARCHE_JOINT_ANY, index);
  g_array_append_val (code->choices, choice); /* keeps its place */
  for (guint i = first_part; i < n_parts; i++)
    emit_part (emitter, i);
  if (emitter->bench->classes->len > first_class)
    word = demarche_emit_classes (emitter, first_class);
  choice.end = code->instructions->len;
  open_ways (code, &choice);
  for (guint i = first_part; i < n_parts; i++) {
    const DemarchePart *part = &g_array_index (parts, DemarchePart, i);
    add_ways_of_part (emitter, part);
    point_exits_here (emitter, part);
  }
  if (word != 0)
    add_way (emitter, word, word + 1);
  close_ways (code, &choice);
  if (choice.branches.n > 1)
    qsort (&g_array_index (code->branches, DemarcheBranch, choice.branches.from), choice.branches.n,
           sizeof (DemarcheBranch), compare_branches);
  g_array_index (code->choices, DemarcheChoice, index) = choice;
  g_array_set_size (parts, first_part);
}

void
demarche_emit_choice (DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  guint first_part = emitter->bench->parts->len;
  guint first_class = emitter->bench->classes->len;

  flatten (emitter, node);
  if (emitter->bench->parts->len == first_part && emitter->bench->classes->len > first_class)
    (void)demarche_emit_classes (emitter, first_class);
  else
    emit_parts (emitter, first_part, first_class);
}

/* ---- lists ---- */

guint
demarche_list_key_hash (gconstpointer data)
{
  const DemarcheListKey *key = data;

  return g_direct_hash (key->phrases) * 31 + g_direct_hash (key->language);
}

gboolean
demarche_list_key_equal (gconstpointer first, gconstpointer second)
{
  const DemarcheListKey *a = first;
  const DemarcheListKey *b = second;

  return a->phrases == b->phrases && a->language == b->language;
}

static void
list_code_free (gpointer data)
{
  DemarcheListCode *list = data;

  g_array_unref (list->classes);
  demarche_code_clear (&list->code);
  g_array_unref (list->exits);
  g_free (list);
}

GHashTable *
demarche_list_code_table_new (void)
{
  return g_hash_table_new_full (demarche_list_key_hash, demarche_list_key_equal, g_free,
                                list_code_free);
}

/* takes the classes from @from on off the bench */
static GArray *
take_classes (DemarcheWorkbench *bench, guint from)
{
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));

  g_array_append_vals (classes, &g_array_index (bench->classes, DemarcheWordClass, from),
                       bench->classes->len - from);
  g_array_set_size (bench->classes, from);
  return classes;
}

static void
note_exits (DemarcheListCode *list, const DemarchePart *part)
{
  if (part->list == NULL)
    g_array_append_val (list->exits, part->end);
  for (guint i = 0; part->list != NULL && i < part->list->exits->len; i++) {
    guint32 exit = part->start + g_array_index (part->list->exits, guint32, i);
    g_array_append_val (list->exits, exit);
  }
}

static DemarcheListCode *
compile_list (const DemarcheEmitter *outer, const GPtrArray *phrases)
{
  DemarcheWorkbench *bench = outer->bench;
  DemarcheListCode *list = g_new0 (DemarcheListCode, 1);
  /* within an item, for a list is one: none is opened in there */
  DemarcheEmitter emitter = {outer->compiler, bench, &list->code, bench->items, 1};
  guint first_part = bench->parts->len;
  guint first_class = bench->classes->len;

  demarche_code_init (&list->code);
  list->exits = g_array_new (FALSE, FALSE, sizeof (guint32));
  flatten_entries (&emitter, phrases);
  list->classes = take_classes (bench, first_class);
  guint n_parts = bench->parts->len;
  for (guint i = first_part; i < n_parts; i++)
    emit_part (&emitter, i);
  open_ways (&list->code, &list->entries);
  for (guint i = first_part; i < n_parts; i++) {
    const DemarchePart *part = &g_array_index (bench->parts, DemarchePart, i);
    add_ways_of_part (&emitter, part);
    note_exits (list, part);
  }
  close_ways (&list->code, &list->entries);
  g_array_set_size (bench->parts, first_part);
  return list;
}

static const DemarcheListCode *
get_list_code (const DemarcheEmitter *emitter, const GPtrArray *phrases)
{
  GHashTable *lists = emitter->bench->lists;
  DemarcheListKey key = {phrases, emitter->compiler->language};
  DemarcheListCode *list = g_hash_table_lookup (lists, &key);

  if (list == NULL) {
    list = compile_list (emitter, phrases);
    g_hash_table_insert (lists, g_memdup2 (&key, sizeof key), list);
  }
  return list;
}
