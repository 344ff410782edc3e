/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the stages of a near miss hand on: a phrase's items, the best alignment, its defects. */
#pragma once

#include "classify/matcher.h"
#include "classify/near-miss.h"

G_BEGIN_DECLS

/**
 * DemarcheProbeItem:
 * @start, @end: bytes of the phrase's text, brackets, quotation marks and `~` included
 * @begin, @stop: its instructions [begin, stop) in the program
 * @related: class of the words that are akin to those of the item; means nothing unless
 *   @has_related
 *
 * A part of a phrase that is found or missed as a whole: a word, a hyphenated word, a list or a
 * choice; also gaps and anchors.
 */
typedef struct {
  const DemarchePhraseNode *node;
  gsize start;
  gsize end;
  guint32 begin;
  guint32 stop;
  DemarcheWordClass related;
  gboolean has_related;
} DemarcheProbeItem;

/* a phrase with its items, by begin, outer ones first; @starts: by instruction, index + 1 of the
 * first item that begins there, or 0 */
typedef struct {
  const DemarchePhrase *phrase;
  const DemarcheProgram *program; /* (unowned): the matcher's */
  const DemarcheLanguage *language;
  GArray *items;
  guint32 *starts;
} DemarcheProbe;

struct _DemarcheProber {
  DemarcheRuleSet *rules; /* (unowned) */
  char *language_name;    /* (nullable) */
  const DemarcheLanguage *language;
  DemarcheLexicon *lexicon;
  DemarcheWorkbench *bench;
  DemarcheMatcher *matcher;
  GPtrArray *probes; /* of DemarcheProbe, by phrase */
  /* from the first reading on */
  DemarcheWordMemo *memo;
  DemarcheSentenceBreaker *breaker;
  DemarcheReading *reading;
  DemarcheHits *hits;
  const DemarcheParagraph *paragraph; /* (unowned) */
  GByteArray *are_function_words;     /* by token */
  gpointer cells;                     /* of the alignment: scratch */
  gsize n_cells;
  struct _DemarcheNearIndex *near; /* (nullable): made when it is first asked for */
};

typedef enum {
  DEMARCHE_SLOT_FOUND,
  DEMARCHE_SLOT_RELATED, /* a word akin to it stands there */
  DEMARCHE_SLOT_MISSED,
} DemarcheSlotState;

/* an item on the way through the phrase; words [first, last] of the sentence unless it is missed;
 * @gap: (nullable): the gap before it; @n_allowed: words that may stand before it */
typedef struct {
  const DemarcheProbeItem *item;
  DemarcheSlotState state;
  guint first;
  guint last;
  const DemarcheProbeItem *gap;
  guint n_allowed;
} DemarcheSlot;

/* the best way through a phrase in one sentence; @slots: of DemarcheSlot, anchors only where they
 * do not hold */
typedef struct {
  int score;
  guint sentence;
  GArray *slots;
} DemarcheAlignment;

/* --- near-miss.c --- */

/* whether a node is an item that can be missed as a whole */
gboolean demarche_probe_item_is_word (const DemarcheProbeItem *item);
const DemarcheProbe *demarche_prober_get_probe (const DemarcheProber *prober, guint phrase);
/* compiles a tree of the probe's phrase, all of whose words the lexicon knows */
DemarcheProgram *demarche_prober_compile (DemarcheProber *prober, const DemarchePhrase *phrase,
                                          const DemarchePhraseNode *root, GArray *units);
const DemarcheSentence *demarche_prober_get_sentence (const DemarcheProber *prober, guint index);
const DemarcheToken *demarche_prober_get_token (const DemarcheProber *prober, guint sentence,
                                                guint position);
/* whether the word says nothing by itself: "of", "the" */
gboolean demarche_prober_is_function_word (const DemarcheProber *prober, guint sentence,
                                           guint position);
/* the word as compared */
char *demarche_prober_fold (const DemarcheProber *prober, guint sentence, guint position);
/* items that found more than a function word */
guint demarche_near_miss_count_content (const DemarcheProber *prober,
                                        const DemarcheAlignment *alignment);
/* the result of one sentence's alignment */
DemarcheNearMiss *demarche_near_miss_new (DemarcheProber *prober, guint phrase,
                                          DemarcheAlignment *alignment) DEMARCHE_MUST_USE;

/* --- near-miss-align.c --- */

/* replaces @best when a way through the sentence is better */
void demarche_near_miss_align (DemarcheProber *prober, const DemarcheProbe *probe, guint sentence,
                               DemarcheAlignment *best);

/* --- near-miss-kin.c --- */

/* appends classes of the words akin to those of an item */
void demarche_kin_add_classes (DemarcheLexicon *lexicon, const DemarcheLanguage *language,
                               DemarcheRuleSet *rules, const DemarchePhraseNode *node,
                               GArray *classes);

/* how the words [first, last] of a sentence are akin to an item */
typedef struct {
  DemarcheBlock block;
  const DemarchePhraseNode *member; /* the item's word that they are akin to */
  char *reach;                      /* (nullable): what to write for @member to reach them */
} DemarcheKinship;

void demarche_kinship_clear (DemarcheKinship *kinship);
/* FALSE when they are not akin */
gboolean demarche_kin_compare (const DemarcheProber *prober, const DemarcheProbe *probe,
                               const DemarcheProbeItem *item, guint sentence, guint first,
                               guint last, DemarcheKinship *kinship);
/* whether a word of the text is two neighbouring items of the phrase in one */
gboolean demarche_kin_is_joined (const DemarcheProber *prober, const DemarcheProbeItem *item,
                                 const DemarcheProbeItem *next, guint sentence, guint position);

/* --- near-miss-block.c --- */

/* what is wrong with an alignment: of DemarcheDefect */
GArray *demarche_near_miss_find_defects (DemarcheProber *prober, const DemarcheProbe *probe,
                                         DemarcheAlignment *alignment) DEMARCHE_MUST_USE;
void demarche_defect_clear (gpointer data);

/* --- near-miss-words.c --- */

/* the words [first, last] of a sentence as they stand in the text, cut when they are many */
char *demarche_near_miss_quote (const DemarcheProber *prober, guint sentence, guint first,
                                guint last);
/* the words of an alignment's slots [from, to), " … " between those that do not touch */
char *demarche_near_miss_quote_slots (const DemarcheProber *prober,
                                      const DemarcheAlignment *alignment, guint from, guint to);
/* the whole: how far it came, and each defect */
char *demarche_near_miss_describe (const DemarcheProber *prober, const DemarcheAlignment *alignment,
                                   const GArray *defects);

/* --- near-miss-mend.c --- */

/* where a defect stands in an alignment, for who mends it; the words are of the sentence
 * @sentence. @gap: (nullable): to widen, or where one would be put; @kinship: (nullable) */
typedef struct {
  const DemarcheProbe *probe;
  const DemarcheSlot *slot;
  guint sentence;
  guint first;
  guint last;
  gboolean has_neighbours; /* found words stand on both sides */
  const DemarcheSlot *gap;
  const DemarcheKinship *kinship;
} DemarcheMending;

/* sets the edit that mends the defect, where there is one */
void demarche_near_miss_mend (const DemarcheProber *prober, const DemarcheMending *mending,
                              DemarcheDefect *defect);

G_END_DECLS
