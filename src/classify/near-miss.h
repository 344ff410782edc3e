/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Why a phrase did not match: the place where it came furthest, what stopped it there, and the
 * edit that would have let it match. */
#pragma once

#include "model/statement.h"
#include "model/tag.h"
#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* what stopped a phrase at one of its items */
typedef enum {
  DEMARCHE_BLOCK_ABSENT,     /* the item has no word in the sentence */
  DEMARCHE_BLOCK_INSTEAD,    /* other words stand in its place */
  DEMARCHE_BLOCK_TOO_FAR,    /* it is there, behind more words than may stand in between */
  DEMARCHE_BLOCK_ORDER,      /* it is there, before what it has to follow */
  DEMARCHE_BLOCK_SENTENCE,   /* it is in a neighbouring sentence */
  DEMARCHE_BLOCK_LIST_ITEM,  /* it is in another item of the list, or in its lead-in only */
  DEMARCHE_BLOCK_INFLECTION, /* the text has an inflection, the item no `~` */
  DEMARCHE_BLOCK_DERIVATION, /* the text has a derivation, which `~` does not reach */
  DEMARCHE_BLOCK_SPELLING,   /* one letter or accent differs */
  DEMARCHE_BLOCK_COMPOUND,   /* written as one word here and as two there */
  DEMARCHE_BLOCK_CASE,       /* quoted, and the text has other capitals */
  DEMARCHE_BLOCK_PREFIX,     /* hidden by "non-" and the like */
  DEMARCHE_BLOCK_NAME,       /* part of a fixed name */
  DEMARCHE_BLOCK_START,      /* `^`, but words stand before */
  DEMARCHE_BLOCK_END,        /* `$`, but words follow */
} DemarcheBlock;

/**
 * DemarcheDefect:
 * @item: (owned): the item as written in the phrase: "norm~", "@norm", "(a | b)"
 * @number: which item of the phrase it is, from 1; gaps are not counted
 * @start, @end: bytes of the item in the phrase's text
 * @words: bytes of the paragraph: the words that stand there instead, stand too far off, or are
 *   not reached; empty where there are none
 * @n_between: of TOO_FAR and START, END: words in between; @n_allowed: how many may be
 * @edit_start, @edit_end: bytes of the phrase's text to replace by @replacement (owned, nullable:
 *   there is no such edit); where that adds a choice: @choice (owned), to the list @list (owned)
 * @message: (owned): "needs '@norm' within 3 words: 'rules' stands after 5, 2 too many"
 */
typedef struct {
  DemarcheBlock block;
  char *item;
  guint number;
  gsize start;
  gsize end;
  DemarcheSpan words;
  guint n_between;
  guint n_allowed;
  gsize edit_start;
  gsize edit_end;
  char *replacement;
  char *choice;
  char *list;
  char *message;
} DemarcheDefect;

/**
 * DemarcheNearMiss:
 * @phrase: (unowned); @index: as demarche_prober_add() has returned it
 * @n_items: of the way through the phrase that came furthest, without gaps
 * @n_matched: how many of them found their words
 * @n_content: how many of those found more than a function word ("of", "the")
 * @sentence: index in the reading
 * @span: bytes of the paragraph from the first to the last matched word; empty when there is none
 * @defects: (array length=n_defects): in phrase order; none when the phrase matches
 * @message: "came as far as 'legally binding', then needs …"
 *
 * The best partial match of one phrase in one paragraph.
 */
typedef struct {
  const DemarchePhrase *phrase;
  guint index;
  guint n_items;
  guint n_matched;
  guint n_content;
  guint sentence;
  DemarcheSpan span;
  guint n_defects;
  DemarcheDefect *defects;
  char *message;
} DemarcheNearMiss;

void demarche_near_miss_free (DemarcheNearMiss *near);

/* a phrase, or the part of it that @node is, for a message: of long choices the first one only */
char *demarche_phrase_shorten (const char *text, const DemarchePhraseNode *node, gsize start,
                               gsize end) DEMARCHE_MUST_USE;

/**
 * DemarcheProber:
 *
 * Looks for partial matches. Not thread safe, and not for the hot path. First phrases are added,
 * then paragraphs are read, one after the other:
 * |[
 * g_autoptr (DemarcheProber) prober = demarche_prober_new (rules, NULL);
 * guint phrase = demarche_prober_add (prober, rule->any->pdata[0]);
 * demarche_prober_read (prober, paragraph);
 * g_autoptr (DemarcheNearMiss) near = demarche_prober_probe (prober, phrase);
 * g_autoptr (DemarcheSuggestion) edit = demarche_prober_suggest (prober, near);
 * ]|
 */
typedef struct _DemarcheProber DemarcheProber;

/* @language: (nullable): as for demarche_engine_new(). The rule set must outlive the prober */
DemarcheProber *demarche_prober_new (DemarcheRuleSet *rules,
                                     const char *language) DEMARCHE_MUST_USE;
void demarche_prober_free (DemarcheProber *prober);

/* before the first demarche_prober_read(); @phrase must outlive the prober. Returns its index */
guint demarche_prober_add (DemarcheProber *prober, const DemarchePhrase *phrase);

/* @paragraph must outlive what is asked about it */
void demarche_prober_read (DemarcheProber *prober, const DemarcheParagraph *paragraph);

/* whether the phrase matches somewhere in the paragraph */
gboolean demarche_prober_matches (DemarcheProber *prober, guint phrase);

/* where the phrase comes furthest in the paragraph; one without defects where it matches */
DemarcheNearMiss *demarche_prober_probe (DemarcheProber *prober, guint phrase) DEMARCHE_MUST_USE;

/* the same in one sentence, whether the phrase matches elsewhere or not */
DemarcheNearMiss *demarche_prober_probe_in (DemarcheProber *prober, guint phrase,
                                            guint sentence) DEMARCHE_MUST_USE;

/**
 * demarche_prober_find_near:
 * @min_content: least n_content of what is wanted, 1 or more
 *
 * All phrases that are one defect away from a match somewhere in the paragraph, and do not match
 * in it. Only those that can be are looked at, so that whole corpora can be gone through.
 *
 * Returns: (element-type DemarcheNearMiss): in the order in which phrases were added
 */
GPtrArray *demarche_prober_find_near (DemarcheProber *prober, guint min_content) DEMARCHE_MUST_USE;

/**
 * DemarcheSuggestion:
 * @text: what to do: "write '..5' instead of '...'", "add 'rules' to list @norm"
 * @phrase: (nullable): the whole phrase after the edit; a word that would go to a list stands
 *   beside the list; %NULL where it takes a rule of its own
 *
 * An edit after which the phrase matches: this was tried.
 */
typedef struct {
  char *text;
  char *phrase;
} DemarcheSuggestion;

void demarche_suggestion_free (DemarcheSuggestion *suggestion);

/* the smallest edit that makes the phrase match in the paragraph, or NULL when there is none that
 * would not turn the phrase into another */
DemarcheSuggestion *demarche_prober_suggest (DemarcheProber *prober,
                                             const DemarcheNearMiss *near) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheNearMiss, demarche_near_miss_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheProber, demarche_prober_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSuggestion, demarche_suggestion_free)

G_END_DECLS
