/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One phrase compiled: a small automaton over word classes that is run from a start word. */
#pragma once

#include "classify/tokens.h"

G_BEGIN_DECLS

/**
 * DemarcheStretch:
 * @tokens: of the whole paragraph
 * @words: (array length=n_words): the stretch's tokens by index, rising
 * @name_start: (nullable): for each word, the first position in the stretch of the fixed name that
 *   it lies in, -1 outside names; %NULL where the paragraph holds no name
 * @name_end: the last position of that name; means nothing outside names
 *
 * What a match may lie in: a sentence, or a list's lead-in with one item.
 */
typedef struct {
  const DemarcheToken *tokens;
  const guint32 *words;
  guint n_words;
  const gint32 *name_start;
  const gint32 *name_end;
} DemarcheStretch;

/* the words from the first to the last of a match, by their positions in the stretch */
typedef struct {
  guint start;
  guint end; /* the last word's position */
  guint n_gap_words;
} DemarcheRun;

/* a part of a phrase that reaches words which it does not spell: `bind*`, `norm~`, a list, a
 * choice; bytes [start, end) of the phrase's text. Those inside another one do not count */
typedef struct {
  guint32 start;
  guint32 end;
} DemarcheItem;

/* more items than any phrase that people write; those beyond are not told apart from plain words */
#define DEMARCHE_MAX_ITEMS 200

typedef struct _DemarcheProgram DemarcheProgram;

/* finds the phrases of a list; NULL when there is none */
typedef GPtrArray *(*DemarcheListFinder) (gpointer data, const char *name);

/* the code [begin, end) that a node of the tree, or of a list that it names, became */
typedef struct {
  const DemarchePhraseNode *node;
  guint32 begin;
  guint32 end;
} DemarcheUnit;

/* a list as the phrases of one language read it: its words have that language's inflections. For
 * hash tables */
typedef struct {
  const GPtrArray *phrases;
  const DemarcheLanguage *language;
} DemarcheListKey;

guint demarche_list_key_hash (gconstpointer key);
gboolean demarche_list_key_equal (gconstpointer first, gconstpointer second);

/**
 * DemarcheWorkbench:
 *
 * What compiling many phrases shares: the code of lists that was compiled once for all phrases that
 * name them, and working memory. For one thread and one lexicon.
 */
typedef struct _DemarcheWorkbench DemarcheWorkbench;

DemarcheWorkbench *demarche_workbench_new (void) DEMARCHE_MUST_USE;
void demarche_workbench_free (DemarcheWorkbench *bench);

/**
 * DemarcheCompiler:
 * @units: (nullable) (element-type DemarcheUnit): gets those that have code of their own; no code
 *   of lists is shared then
 */
typedef struct {
  DemarcheLexicon *lexicon;
  const DemarcheLanguage *language; /* of the phrase */
  DemarcheListFinder find_list;
  gpointer list_data;
  DemarcheWorkbench *bench;
  GArray *units;
} DemarcheCompiler;

DemarcheProgram *demarche_program_new (const DemarcheCompiler *compiler,
                                       const DemarchePhraseNode *root) DEMARCHE_MUST_USE;
void demarche_program_free (DemarcheProgram *program);

/* the classes a match may begin with, each once; @any: whether it may begin with any word */
const DemarcheWordClass *demarche_program_get_first (const DemarcheProgram *program, guint *n,
                                                     gboolean *any);
/* (array length=n) */
const DemarcheNeed *demarche_program_get_needs (const DemarcheProgram *program, guint *n);
/* an item number's place in the phrase; from 1 */
const DemarcheItem *demarche_program_get_item (const DemarcheProgram *program, guint number);
guint demarche_program_get_n_items (const DemarcheProgram *program);
/* the most words a match can span */
guint demarche_program_get_max_words (const DemarcheProgram *program);

/**
 * DemarcheRunner:
 *
 * The working memory for running programs. Not thread safe.
 */
typedef struct _DemarcheRunner DemarcheRunner;

DemarcheRunner *demarche_runner_new (void) DEMARCHE_MUST_USE;
void demarche_runner_free (DemarcheRunner *runner);

/**
 * demarche_program_run:
 * @start: position in the stretch where the match must begin
 * @end: position where it must end, or -1 for any; gaps at the ends are allowed when it is
 *   given or @open is set
 * @open: whether a gap may begin the match
 * @roles: (nullable): gets one byte for each word of the match, appended: 0 for a word in a gap,
 *   else 1 + the number of the item that took it, 1 where the phrase spells the word
 *
 * The match from one word: fewest gap words, then longest (design.md 5.1).
 *
 * Returns: whether there is one
 */
gboolean demarche_program_run (const DemarcheProgram *program, DemarcheRunner *runner,
                               const DemarcheStretch *stretch, guint start, int end, gboolean open,
                               DemarcheRun *run, GByteArray *roles) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheWorkbench, demarche_workbench_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheProgram, demarche_program_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheRunner, demarche_runner_free)

G_END_DECLS
