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

/* @ways: (element-type DemarcheWay): all alternatives, rising; @branches: (element-type
 * DemarcheBranch): by class; @others: (element-type guint32): where those begin that may take any
 * word, a gap or nothing; @end: where all of them lead */
typedef struct {
  GArray *ways;
  GArray *branches;
  GArray *others;
  guint32 end;
} DemarcheChoice;

struct _DemarcheProgram {
  DemarcheInstruction *instructions;
  guint n_instructions;
  GArray *choices; /* of DemarcheChoice */
  GArray *items;   /* of DemarcheItem */
  DemarcheWordClass *first;
  guint n_first;
  gboolean first_is_any;
  DemarcheWordClass *required;
  guint n_required;
  guint max_words;
};

/* instructions and the choices (element-type DemarcheChoice) that they name */
typedef struct {
  const DemarcheInstruction *instructions;
  const GArray *choices;
} DemarcheCode;

/* what code may begin with beside words of its classes */
enum {
  DEMARCHE_FIRST_ANY = 1 << 0,     /* any word */
  DEMARCHE_FIRST_GAP = 1 << 1,     /* a gap */
  DEMARCHE_FIRST_NOTHING = 1 << 2, /* its end */
};

/* what a phrase becomes while it is compiled */
typedef struct {
  const DemarcheCompiler *compiler;
  GArray *code;    /* of DemarcheInstruction */
  GArray *choices; /* of DemarcheChoice */
  GArray *items;   /* of DemarcheItem */
  guint8 item;     /* number of the one that is being emitted, or 0 */
} DemarcheEmitter;

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
/* program-choices.c: @emitter has its compiler; the arrays are the caller's to free */
void demarche_emitter_init (DemarcheEmitter *emitter);

/* program-first.c: adds the classes that a way through [begin, end) may take first; all jumps in
 * there lead forward. Returns what else it may begin with */
guint demarche_code_list_first (const DemarcheCode *code, guint32 begin, guint32 end,
                                GArray *classes);

/* program-required.c: adds the classes that every way through [begin, end) takes; classes may be
 * added to @lexicon */
void demarche_code_list_required (const DemarcheCode *code, DemarcheLexicon *lexicon, guint32 begin,
                                  guint32 end, GArray *classes);
/* program-required.c: the rarest of these, or DEMARCHE_NEEDS_NOTHING */
DemarcheWordClass demarche_code_find_need (const DemarcheCode *code, DemarcheLexicon *lexicon,
                                           guint32 begin, guint32 end);

G_END_DECLS
