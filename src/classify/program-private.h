/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The instructions of a compiled phrase, shared by its compiler and its runner. */
#pragma once

#include "classify/program.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_OP_WORD,   /* a word of class `target` */
  DEMARCHE_OP_STAR,   /* any word, as a matched one: a lone `*` */
  DEMARCHE_OP_GAP,    /* any word, as a gap word */
  DEMARCHE_OP_SPLIT,  /* goes on at the next instruction and at `target` */
  DEMARCHE_OP_JUMP,   /* goes on at `target` */
  DEMARCHE_OP_CHOICE, /* goes on at those branches of choice `target` that take the next word */
  DEMARCHE_OP_HYPHEN, /* before a word that a hyphen joins to the one before */
  DEMARCHE_OP_START,  /* at the start of the stretch only */
  DEMARCHE_OP_END,    /* at its end only */
  DEMARCHE_OP_ACCEPT,
} DemarcheOp;

/* @item: number of the phrase's item that it belongs to, 0 for none */
typedef struct {
  guint8 op;
  guint8 joint; /* DemarcheJoint */
  guint8 item;
  guint32 target;
} DemarcheInstruction;

/* a way on from a choice: when the next word is of `class`. One way may begin with several */
typedef struct {
  DemarcheWordClass class;
  guint32 target;
} DemarcheBranch;

/* the class that a way cannot do without, where there is none */
#define DEMARCHE_NEEDS_NOTHING G_MAXUINT32

/* one alternative: where its code begins, and a class of which each of its matches has a word */
typedef struct {
  guint32 start;
  DemarcheWordClass need;
} DemarcheWay;

/* entries of an array that belong to one choice */
typedef struct {
  guint32 from;
  guint32 n;
} DemarcheRange;

/* @ways: all alternatives, rising; @branches: by class; @others: where those begin that may take
 * any word, a gap or nothing; @end: where all of them lead */
typedef struct {
  DemarcheRange ways;
  DemarcheRange branches;
  DemarcheRange others;
  guint32 end;
} DemarcheChoice;

/* all in one piece of memory */
struct _DemarcheProgram {
  const DemarcheInstruction *instructions;
  const DemarcheChoice *choices; /* their ways are not kept */
  const DemarcheBranch *branches;
  const guint32 *others;
  const DemarcheItem *items;
  const DemarcheWordClass *first;
  const DemarcheNeed *needs;
  guint n_instructions;
  guint n_items;
  guint n_first;
  guint n_needs;
  guint max_words;
  gboolean first_is_any;
};

/* code while it is made: instructions, the choices that they name, and what these hold */
typedef struct {
  GArray *instructions; /* of DemarcheInstruction */
  GArray *choices;      /* of DemarcheChoice */
  GArray *ways;         /* of DemarcheWay */
  GArray *branches;     /* of DemarcheBranch */
  GArray *others;       /* of guint32 */
} DemarcheCode;

/* the code of a list that was compiled once */
typedef struct _DemarcheListCode DemarcheListCode;

/* a part of a choice that is more than a word: an alternative, or all such entries of a list */
typedef struct {
  const DemarchePhraseNode *node; /* or NULL */
  const DemarcheListCode *list;
  guint32 start; /* of its code */
  guint32 end;
} DemarchePart;

/* what code may begin with beside words of its classes */
enum {
  DEMARCHE_FIRST_ANY = 1 << 0,     /* any word */
  DEMARCHE_FIRST_GAP = 1 << 1,     /* a gap */
  DEMARCHE_FIRST_NOTHING = 1 << 2, /* its end */
};

/**
 * @lists: DemarcheListKey to DemarcheListCode
 * @code: of the phrase at hand
 * @classes: (element-type DemarcheWordClass), @parts: (element-type DemarchePart): of
 *   choices that are being put together: each takes off what it has put on
 * @first, @members: (element-type DemarcheWordClass), @needs: (element-type DemarcheNeed):
 *   scratch of those who say so
 * @reached: scratch: a byte for each instruction
 * @longest: (element-type guint): scratch: the most words from each instruction on
 */
struct _DemarcheWorkbench {
  GHashTable *lists;
  DemarcheCode code;
  GArray *items; /* of DemarcheItem */
  GArray *classes;
  GArray *parts;
  GArray *first;
  GArray *members;
  GArray *needs;
  GByteArray *reached;
  GArray *longest;
};

/* what a phrase becomes while it is compiled */
typedef struct {
  const DemarcheCompiler *compiler;
  DemarcheWorkbench *bench;
  DemarcheCode *code;
  GArray *items; /* of DemarcheItem */
  guint8 item;   /* number of the one that is being emitted, or 0 */
} DemarcheEmitter;

static inline const DemarcheInstruction *
demarche_code_get (const DemarcheCode *code, guint32 at)
{
  return &g_array_index (code->instructions, DemarcheInstruction, at);
}

static inline const DemarcheChoice *
demarche_code_get_choice (const DemarcheCode *code, guint32 index)
{
  return &g_array_index (code->choices, DemarcheChoice, index);
}

static inline const DemarcheWay *
demarche_code_get_ways (const DemarcheCode *code, const DemarcheChoice *choice)
{
  return &g_array_index (code->ways, DemarcheWay, choice->ways.from);
}

/* workbench.c */
void demarche_code_init (DemarcheCode *code);
void demarche_code_clear (DemarcheCode *code);
/* for the next phrase; lists stay */
void demarche_workbench_clear (DemarcheWorkbench *bench);

/* program-compile.c */
void demarche_emit (DemarcheEmitter *emitter, const DemarchePhraseNode *node);
/* returns the instruction's index */
guint demarche_emit_put (DemarcheEmitter *emitter, DemarcheOp op, DemarcheJoint joint,
                         guint32 target);
/* makes the instruction at @at lead to the next one that is put */
void demarche_emit_point_here (DemarcheEmitter *emitter, guint at);
gboolean demarche_emit_is_lone_star (const DemarchePhraseNode *node);
DemarcheWordClass demarche_emit_get_class (const DemarcheEmitter *emitter,
                                           const DemarchePhraseNode *node);
/* the only node that a chain of single-child sequences holds */
const DemarchePhraseNode *demarche_emit_unwrap (const DemarchePhraseNode *node);

/* program-choices.c: a bracket with alternatives, or a list */
void demarche_emit_choice (DemarcheEmitter *emitter, const DemarchePhraseNode *node);
/* program-choices.c: one word for all classes from @from on, which it takes off the bench; returns
 * the instruction's index */
guint32 demarche_emit_classes (DemarcheEmitter *emitter, guint from);
/* program-choices.c: DemarcheListKey to DemarcheListCode */
GHashTable *demarche_list_code_table_new (void) DEMARCHE_MUST_USE;

/* program-first.c: adds the classes that a way through [begin, end) may take first to the bench's
 * `first`, which it empties; all jumps in there lead forward. Returns what else it may begin with
 */
guint demarche_code_list_first (const DemarcheCode *code, DemarcheWorkbench *bench, guint32 begin,
                                guint32 end);

/* program-needs.c: puts the classes that every way through [begin, end) takes into the bench's
 * `needs`, which it empties; classes may be added to @lexicon. @longest: (nullable): the most words
 * from each instruction on; NULL: nobody asks for reaches */
void demarche_code_list_needs (const DemarcheCode *code, DemarcheWorkbench *bench,
                               DemarcheLexicon *lexicon, guint32 begin, guint32 end,
                               const guint *longest);
/* program-needs.c: the rarest of these, or DEMARCHE_NEEDS_NOTHING */
DemarcheWordClass demarche_code_find_need (const DemarcheCode *code, DemarcheWorkbench *bench,
                                           DemarcheLexicon *lexicon, guint32 begin, guint32 end);

G_END_DECLS
