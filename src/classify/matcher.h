/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* All phrases of a rule set at once: from each word only the phrases that may begin there are
 * run. This is the seam behind which matching may become faster. */
#pragma once

#include "classify/program.h"
#include "classify/reading.h"

G_BEGIN_DECLS

/* one place where a phrase matched */
typedef struct {
  guint phrase;   /* index in the matcher */
  guint sentence; /* index in the reading */
  guint start;    /* position of the first word in the sentence */
  guint end;      /* and of the last */
  guint n_gap_words;
  guint roles; /* offset into the hits' roles: one byte a word, see demarche_program_run() */
  int next;    /* index of the next hit of the same phrase, or -1 */
} DemarcheHit;

/* when a phrase is looked for; what is not said of it is ALWAYS */
typedef enum {
  DEMARCHE_DUTY_ON_DEMAND,     /* only when its hits are asked for */
  DEMARCHE_DUTY_ALWAYS,        /* in every paragraph that is read */
  DEMARCHE_DUTY_WORTH_READING, /* the same, and it makes one worth reading: see
                                  demarche_hits_may_find() */
} DemarcheDuty;

/**
 * DemarcheMatcher:
 *
 * Immutable once sealed; usable from any thread, each with a DemarcheHits of its own.
 */
typedef struct _DemarcheMatcher DemarcheMatcher;

DemarcheMatcher *demarche_matcher_new (void) DEMARCHE_MUST_USE;
void demarche_matcher_free (DemarcheMatcher *matcher);
/* takes the program; returns the phrase's index */
guint demarche_matcher_add (DemarcheMatcher *matcher, DemarcheProgram *program);
void demarche_matcher_set_duty (DemarcheMatcher *matcher, guint phrase, DemarcheDuty duty);
/* fixed names: their words match only as part of a match that covers the name */
void demarche_matcher_add_name (DemarcheMatcher *matcher, DemarcheProgram *program);
/* after the last phrase; @n_classes of the lexicon */
void demarche_matcher_seal (DemarcheMatcher *matcher, guint n_classes);
/* for the memo of the words to match; a sealed matcher's */
const DemarcheStartIndex *demarche_matcher_get_starts (const DemarcheMatcher *matcher);
const DemarcheProgram *demarche_matcher_get_program (const DemarcheMatcher *matcher, guint phrase);

/**
 * DemarcheHits:
 *
 * What the phrases matched in one paragraph, and the working memory to find it.
 */
typedef struct _DemarcheHits DemarcheHits;

DemarcheHits *demarche_hits_new (const DemarcheMatcher *matcher) DEMARCHE_MUST_USE;
void demarche_hits_free (DemarcheHits *hits);

/* whether a phrase that makes them worth reading may match in a paragraph of @tokens, of which
 * all that can tell are @marked (of guint), whatever its sentences: within reach from where it
 * may begin stand the rarest words that it cannot do without; in a list, whose items are read after
 * the lead-in, anywhere after it. Else there is nothing to cut */
gboolean demarche_hits_may_find (DemarcheHits *hits, const GArray *tokens, const GArray *marked,
                                 gboolean is_list);

/* finds every hit of every phrase in @reading, which must stay as it is until the next call; those
 * on demand are found when somebody asks for them */
void demarche_hits_find (DemarcheHits *hits, const DemarcheReading *reading);

/* index of the first hit of a phrase, in order of sentence and start, or -1. Asking for a phrase on
 * demand moves hits in memory: keep their indices, not their addresses */
int demarche_hits_get_first (DemarcheHits *hits, guint phrase);
/* the same from @sentence on */
int demarche_hits_get_first_from (DemarcheHits *hits, guint phrase, guint sentence);
const DemarcheHit *demarche_hits_get (const DemarcheHits *hits, int index);
const guint8 *demarche_hits_get_roles (const DemarcheHits *hits, const DemarcheHit *hit);
/* the phrases that have a hit, in the order in which they were found; none on demand */
const guint *demarche_hits_get_phrases (const DemarcheHits *hits, guint *n_phrases);
/* a sentence as programs take it, with its names */
void demarche_hits_get_stretch (const DemarcheHits *hits, guint sentence, DemarcheStretch *stretch);
DemarcheRunner *demarche_hits_get_runner (DemarcheHits *hits);
/* index of the first fixed name that matches exactly the words [start, end] of a sentence, or -1:
 * what the stretch's names were found by */
int demarche_hits_find_name (DemarcheHits *hits, guint sentence, guint start, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheMatcher, demarche_matcher_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheHits, demarche_hits_free)

G_END_DECLS
