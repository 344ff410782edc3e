/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compiles choices: brackets with alternatives, and lists. Many phrases name the same few lists, so
 * a list is compiled once and its code is copied. */
#include "classify/program-private.h"

/**
 * ListCode:
 * @classes: (element-type DemarcheWordClass): of its single words
 * @code, @choices: of its other entries, one after the other, a jump to the end behind each
 * @exits: (element-type guint): indices of these jumps
 * @entries: these entries as branches of a choice
 *
 * Places in the code count from 0, and so do choices.
 */
typedef struct {
  GArray *classes;
  GArray *code;
  GArray *choices;
  GArray *exits;
  DemarcheChoice entries;
} ListCode;

struct _DemarcheListCode {
  GHashTable *lists; /* DemarcheListKey to ListCode */
};

/* an alternative that is more than a word, or all such entries of a list */
typedef struct {
  const DemarchePhraseNode *node; /* or NULL */
  const ListCode *list;
} Part;

/* what a choice consists of; single words cost one look-up together */
typedef struct {
  GArray *classes; /* of DemarcheWordClass */
  GArray *parts;   /* of Part */
} Parts;

static const ListCode *get_list_code (const DemarcheEmitter *emitter, const GPtrArray *phrases);

static DemarcheChoice
new_choice (void)
{
  return (DemarcheChoice){g_array_new (FALSE, FALSE, sizeof (DemarcheWay)),
                          g_array_new (FALSE, FALSE, sizeof (DemarcheBranch)),
                          g_array_new (FALSE, FALSE, sizeof (guint32)), 0};
}

static void
clear_choice (gpointer data)
{
  DemarcheChoice *choice = data;

  g_array_unref (choice->ways);
  g_array_unref (choice->branches);
  g_array_unref (choice->others);
}

void
demarche_emitter_init (DemarcheEmitter *emitter)
{
  emitter->code = g_array_new (FALSE, FALSE, sizeof (DemarcheInstruction));
  emitter->choices = g_array_new (FALSE, FALSE, sizeof (DemarcheChoice));
  emitter->items = g_array_new (FALSE, FALSE, sizeof (DemarcheItem));
  g_array_set_clear_func (emitter->choices, clear_choice);
}

/* ---- what a choice consists of ---- */

static void
parts_init (Parts *parts)
{
  parts->classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  parts->parts = g_array_new (FALSE, FALSE, sizeof (Part));
}

static void
parts_clear (Parts *parts)
{
  g_array_unref (parts->classes);
  g_array_unref (parts->parts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void flatten (const DemarcheEmitter *emitter, const DemarchePhraseNode *node, Parts *parts);

static void
flatten_entries (const DemarcheEmitter *emitter, const GPtrArray *phrases, Parts *parts)
{
  for (guint i = 0; i < phrases->len; i++)
    flatten (emitter, ((DemarchePhrase *)g_ptr_array_index (phrases, i))->root, parts);
}

static void
flatten_list (const DemarcheEmitter *emitter, const char *name, Parts *parts)
{
  const DemarcheCompiler *compiler = emitter->compiler;
  const GPtrArray *phrases = compiler->find_list (compiler->list_data, name);

  if (phrases == NULL)
    return;
  if (compiler->lists == NULL) {
    flatten_entries (emitter, phrases, parts);
    return;
  }
  Part part = {NULL, get_list_code (emitter, phrases)};
  g_array_append_vals (parts->classes, part.list->classes->data, part.list->classes->len);
  if (part.list->code->len > 0)
    g_array_append_val (parts->parts, part);
}

static void
flatten (const DemarcheEmitter *emitter, const DemarchePhraseNode *node, Parts *parts)
{
  Part part = {demarche_emit_unwrap (node), NULL};

  node = part.node;
  if (node->type == DEMARCHE_PHRASE_WORD && node->joint == DEMARCHE_JOINT_ANY &&
      !demarche_emit_is_lone_star (node)) {
    DemarcheWordClass class = demarche_emit_get_class (emitter, node);
    g_array_append_val (parts->classes, class);
  } else if (node->type == DEMARCHE_PHRASE_ALTERNATIVES) {
    for (guint i = 0; i < node->n_children; i++)
      flatten (emitter, &node->children[i], parts);
  } else if (node->type == DEMARCHE_PHRASE_LIST) {
    flatten_list (emitter, node->word, parts);
  } else {
    g_array_append_val (parts->parts, part);
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

/* the code from @start to here is a way through the choice */
static void
add_way (const DemarcheEmitter *emitter, DemarcheChoice *choice, guint32 start)
{
  const DemarcheCode code = {(const DemarcheInstruction *)(gpointer)emitter->code->data,
                             emitter->choices};
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  DemarcheWay way = {start, demarche_code_find_need (&code, emitter->compiler->lexicon, start,
                                                     emitter->code->len)};

  g_array_append_val (choice->ways, way);
  if (demarche_code_list_first (&code, start, emitter->code->len, classes) != 0) {
    g_array_append_val (choice->others, start);
    return;
  }
  for (guint i = 0; i < classes->len; i++) {
    DemarcheBranch branch = {g_array_index (classes, DemarcheWordClass, i), start};
    g_array_append_val (choice->branches, branch);
  }
}

/* @choice goes on with all that @from has, which moves on by @base */
static void
add_ways (DemarcheChoice *choice, const DemarcheChoice *from, guint32 base)
{
  guint n_ways = choice->ways->len;
  guint n_branches = choice->branches->len;
  guint n_others = choice->others->len;

  g_array_append_vals (choice->ways, from->ways->data, from->ways->len);
  g_array_append_vals (choice->branches, from->branches->data, from->branches->len);
  g_array_append_vals (choice->others, from->others->data, from->others->len);
  for (guint i = n_ways; i < choice->ways->len; i++)
    g_array_index (choice->ways, DemarcheWay, i).start += base;
  for (guint i = n_branches; i < choice->branches->len; i++)
    g_array_index (choice->branches, DemarcheBranch, i).target += base;
  for (guint i = n_others; i < choice->others->len; i++)
    g_array_index (choice->others, guint32, i) += base;
}

/* copies the code of a list, whose choices come first of all: places move on */
static void
emit_list (DemarcheEmitter *emitter, const ListCode *list, DemarcheChoice *choice, GArray *exits)
{
  guint32 base = emitter->code->len;
  guint32 first_choice = emitter->choices->len;

  g_array_append_vals (emitter->code, list->code->data, list->code->len);
  for (guint i = base; i < emitter->code->len; i++) {
    DemarcheInstruction *instruction = &g_array_index (emitter->code, DemarcheInstruction, i);
    if (instruction->op == DEMARCHE_OP_SPLIT || instruction->op == DEMARCHE_OP_JUMP)
      instruction->target += base;
    else if (instruction->op == DEMARCHE_OP_CHOICE)
      instruction->target += first_choice;
    instruction->item = emitter->item;
  }
  for (guint i = 0; i < list->choices->len; i++) {
    const DemarcheChoice *from = &g_array_index (list->choices, DemarcheChoice, i);
    DemarcheChoice copy = new_choice ();
    add_ways (&copy, from, base);
    copy.end = from->end + base;
    g_array_append_val (emitter->choices, copy);
  }
  for (guint i = 0; i < list->exits->len; i++) {
    guint exit = g_array_index (list->exits, guint, i) + base;
    g_array_append_val (exits, exit);
  }
  add_ways (choice, &list->entries, base);
}

/* @exits: gets the jumps that are to lead to the end of the choice */
static void
emit_part (DemarcheEmitter *emitter, const Part *part, DemarcheChoice *choice, GArray *exits)
{
  guint32 start = emitter->code->len;

  if (part->list != NULL) {
    emit_list (emitter, part->list, choice, exits);
    return;
  }
  demarche_emit (emitter, part->node);
  add_way (emitter, choice, start);
  guint exit = demarche_emit_put (emitter, DEMARCHE_OP_JUMP, DEMARCHE_JOINT_ANY, 0);
  g_array_append_val (exits, exit);
}

static guint32
emit_classes (DemarcheEmitter *emitter, GArray *classes)
{
  return demarche_emit_put (emitter, DEMARCHE_OP_WORD, DEMARCHE_JOINT_ANY,
                            demarche_lexicon_add_union (emitter->compiler->lexicon, classes));
}

static void
emit_parts (DemarcheEmitter *emitter, const Parts *parts)
{
  g_autoptr (GArray) exits = g_array_new (FALSE, FALSE, sizeof (guint));
  DemarcheChoice choice = new_choice ();
  guint index = emitter->choices->len;

  demarche_emit_put (emitter, DEMARCHE_OP_CHOICE, DEMARCHE_JOINT_ANY, index);
  g_array_append_val (emitter->choices, choice); /* keeps its place */
  for (guint i = 0; i < parts->parts->len; i++)
    emit_part (emitter, &g_array_index (parts->parts, Part, i), &choice, exits);
  if (parts->classes->len > 0)
    add_way (emitter, &choice, emit_classes (emitter, parts->classes));
  for (guint i = 0; i < exits->len; i++)
    demarche_emit_point_here (emitter, g_array_index (exits, guint, i));
  choice.end = emitter->code->len;
  g_array_sort (choice.branches, compare_branches);
  g_array_index (emitter->choices, DemarcheChoice, index) = choice;
}

void
demarche_emit_choice (DemarcheEmitter *emitter, const DemarchePhraseNode *node)
{
  g_auto (Parts) parts = {0};

  parts_init (&parts);
  flatten (emitter, node, &parts);
  if (parts.parts->len == 0 && parts.classes->len > 0)
    emit_classes (emitter, parts.classes);
  else
    emit_parts (emitter, &parts);
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
  ListCode *list = data;

  g_array_unref (list->classes);
  g_array_unref (list->code);
  g_array_unref (list->choices);
  g_array_unref (list->exits);
  clear_choice (&list->entries);
  g_free (list);
}

DemarcheListCode *
demarche_list_code_new (void)
{
  DemarcheListCode *lists = g_new0 (DemarcheListCode, 1);

  lists->lists = g_hash_table_new_full (demarche_list_key_hash, demarche_list_key_equal, g_free,
                                        list_code_free);
  return lists;
}

void
demarche_list_code_free (DemarcheListCode *lists)
{
  g_hash_table_unref (lists->lists);
  g_free (lists);
}

static ListCode *
compile_list (const DemarcheCompiler *compiler, const GPtrArray *phrases)
{
  /* within an item, for a list is one: none is opened in there */
  DemarcheEmitter emitter = {.compiler = compiler, .item = 1};
  ListCode *list = g_new0 (ListCode, 1);
  g_auto (Parts) parts = {0};

  demarche_emitter_init (&emitter);
  parts_init (&parts);
  flatten_entries (&emitter, phrases, &parts);
  list->exits = g_array_new (FALSE, FALSE, sizeof (guint));
  list->entries = new_choice ();
  for (guint i = 0; i < parts.parts->len; i++)
    emit_part (&emitter, &g_array_index (parts.parts, Part, i), &list->entries, list->exits);
  list->classes = g_array_ref (parts.classes);
  list->code = emitter.code;
  list->choices = emitter.choices;
  g_array_unref (emitter.items);
  return list;
}

static const ListCode *
get_list_code (const DemarcheEmitter *emitter, const GPtrArray *phrases)
{
  const DemarcheCompiler *compiler = emitter->compiler;
  GHashTable *lists = compiler->lists->lists;
  DemarcheListKey key = {phrases, compiler->language};
  ListCode *list = g_hash_table_lookup (lists, &key);

  if (list == NULL) {
    list = compile_list (compiler, phrases);
    g_hash_table_insert (lists, g_memdup2 (&key, sizeof key), list);
  }
  return list;
}
