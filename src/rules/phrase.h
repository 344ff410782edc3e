/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The phrase language (design.md 5.1): a phrase as written becomes a tree. */
#pragma once

#include "base/diagnostic.h"
#include "base/store.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_PHRASE_WORD,         /* one word or part of a hyphenated word */
  DEMARCHE_PHRASE_HYPHENATED,   /* children are parts, joined by hyphens as written */
  DEMARCHE_PHRASE_SEQUENCE,     /* children one after the other */
  DEMARCHE_PHRASE_ALTERNATIVES, /* one of the children */
  DEMARCHE_PHRASE_OPTIONAL,     /* the only child, or nothing */
  DEMARCHE_PHRASE_GAP,          /* 0 to `gap` words */
  DEMARCHE_PHRASE_LIST,         /* a named list */
  DEMARCHE_PHRASE_START,        /* ^ */
  DEMARCHE_PHRASE_END,          /* $ */
} DemarchePhraseType;

/* what must stand between a word and the one before it in the phrase */
typedef enum {
  DEMARCHE_JOINT_ANY,      /* any punctuation and space */
  DEMARCHE_JOINT_ATTACHED, /* nothing: characters of a script without spaces */
} DemarcheJoint;

/**
 * DemarchePhraseNode:
 * @word: of a WORD: folded, without marks, `*` kept; of a LIST: its name
 * @children: (array length=n_children) (nullable)
 * @start: first byte in the phrase's text; @end: one past the last
 * @gap: most words of a GAP
 * @joint: of a WORD: how it must be joined to the word before it
 * @inflected: `~` follows
 * @wildcard: @word holds `*`
 * @exact: quoted: @word is normalised but not folded and compares with case
 *
 * A tree lies in one piece of memory, which its root stands for, or in a store.
 */
typedef struct _DemarchePhraseNode DemarchePhraseNode;
struct _DemarchePhraseNode {
  const char *word;
  const DemarchePhraseNode *children;
  guint16 start; /* a phrase has DEMARCHE_LIMIT_PHRASE_BYTES at most, and many nodes */
  guint16 end;
  guint16 n_children;
  guint8 gap;
  DemarchePhraseType type : 4;
  DemarcheJoint joint : 1;
  guint inflected : 1;
  guint wildcard : 1;
  guint exact : 1;
};

/* where a phrase may have a gap at an end: on the match's side of `before` and `after` */
typedef enum {
  DEMARCHE_PHRASE_PLAIN,
  DEMARCHE_PHRASE_BEFORE, /* a gap may end it */
  DEMARCHE_PHRASE_AFTER,  /* a gap may begin it */
} DemarchePhraseUse;

/* what is wrong with a phrase: a span of its text; strings are owned */
typedef struct {
  gsize start;
  gsize end;
  char *message;
  char *help; /* (nullable) */
} DemarchePhraseProblem;

void demarche_phrase_problem_clear (DemarchePhraseProblem *problem);

/* parses @text; NULL when @problem was set. A phrase that could match without a word is one of
 * the problems */
DemarchePhraseNode *demarche_phrase_parse (const char *text, DemarchePhraseUse use,
                                           DemarchePhraseProblem *problem) DEMARCHE_MUST_USE;
/* the root of a tree that lies in no store; (nullable) */
void demarche_phrase_node_free (DemarchePhraseNode *root);

/**
 * DemarchePhraseParser:
 *
 * Parses many phrases, whose trees go to one store.
 */
typedef struct _DemarchePhraseParser DemarchePhraseParser;

/* @store: (nullable): without, each tree is to be freed */
DemarchePhraseParser *demarche_phrase_parser_new (DemarcheStore *store) DEMARCHE_MUST_USE;
void demarche_phrase_parser_free (DemarchePhraseParser *parser);
/* as demarche_phrase_parse() */
DemarchePhraseNode *demarche_phrase_parser_read (DemarchePhraseParser *parser, const char *text,
                                                 DemarchePhraseUse use,
                                                 DemarchePhraseProblem *problem) DEMARCHE_MUST_USE;

/* calls @visit for every LIST node below (and with) @node */
typedef void (*DemarchePhraseVisitor) (const DemarchePhraseNode *node, gpointer data);
void demarche_phrase_visit_lists (const DemarchePhraseNode *node, DemarchePhraseVisitor visit,
                                  gpointer data);

/* two phrases that differ only in how they are written are equal. For hash tables */
guint demarche_phrase_node_hash (const DemarchePhraseNode *node);
gboolean demarche_phrase_node_equal (const DemarchePhraseNode *first,
                                     const DemarchePhraseNode *second);

/* number of gaps directly in the phrase (not in its lists) */
guint demarche_phrase_count_gaps (const DemarchePhraseNode *node);

/* whether a match may hold no word; a list holds at least one */
gboolean demarche_phrase_is_wordless (const DemarchePhraseNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarchePhraseNode, demarche_phrase_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarchePhraseParser, demarche_phrase_parser_free)

G_END_DECLS
