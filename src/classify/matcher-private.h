/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the matcher and the hits that it finds share. */
#pragma once

#include "classify/matcher.h"

G_BEGIN_DECLS

/* a phrase to try where a word of some class stands; without a word of class @need, as near as
 * @max_words together allow, there is no match: a class that few phrases need, or that of the word
 * again */
typedef struct {
  guint phrase;
  DemarcheWordClass need;
  guint max_words;
} DemarcheCandidate;

/* phrases by classes of words; `any` of them are of no class */
typedef struct {
  DemarcheCandidate *candidates; /* class after class */
  guint *ends; /* by class: where its candidates end and those of the next begin */
  GArray *any; /* of guint */
} DemarcheByClass;

/* a phrase or name: its matches hold a word of each class required, and no more words than that */
typedef struct {
  DemarcheProgram *program;
  const DemarcheWordClass *required; /* (unowned) (array length=n_required) */
  guint n_required;
  guint max_words;
  DemarcheDuty duty;
} DemarcheEntry;

struct _DemarcheMatcher {
  GArray *phrases;         /* of DemarcheEntry */
  GArray *names;           /* of DemarcheEntry */
  DemarcheByClass anchors; /* phrases that are looked for in every paragraph, by a class required */
  DemarcheByClass marks;   /* phrases that make one worth reading, by the classes they may begin
                              with */
  guint n_classes;
};

static inline const DemarcheCandidate *
demarche_by_class_get (const DemarcheByClass *index, DemarcheWordClass class, guint *n)
{
  guint from = class > 0 ? index->ends[class - 1] : 0;

  *n = index->ends[class] - from;
  return index->candidates + from;
}

/* whether there are candidates for the class */
static inline gboolean
demarche_by_class_has (const DemarcheByClass *index, DemarcheWordClass class)
{
  return index->ends[class] != (class > 0 ? index->ends[class - 1] : 0);
}

#define DEMARCHE_SEEN_BITS 4096

/* classes of words that were seen, and others that share their bits: so small that asking costs
 * next to nothing */
typedef struct {
  guint64 bits[DEMARCHE_SEEN_BITS / 64];
} DemarcheSeenClasses;

static inline void
demarche_seen_classes_add (DemarcheSeenClasses *seen, DemarcheWordClass class)
{
  seen->bits[class / 64 % G_N_ELEMENTS (seen->bits)] |= (guint64)1 << class % 64;
}

/* FALSE: it was not seen */
static inline gboolean
demarche_seen_classes_may_have (const DemarcheSeenClasses *seen, DemarcheWordClass class)
{
  return seen->bits[class / 64 % G_N_ELEMENTS (seen->bits)] >> class % 64 & 1;
}

static inline const DemarcheEntry *
demarche_matcher_get_entry (const DemarcheMatcher *matcher, guint phrase)
{
  return &g_array_index (matcher->phrases, DemarcheEntry, phrase);
}

/* one word of a reading that has a class */
typedef struct {
  guint at; /* index in the reading's words */
  int next; /* index of the next one of the class, or -1 */
} DemarcheOccurrence;

/* the words of a reading that have a class */
typedef struct {
  guint64 reading; /* number of the reading for which this holds */
  int first;       /* index of the first occurrence */
} DemarcheClassWords;

/* the words of a sentence that a fixed name matches */
typedef struct {
  guint sentence;
  guint start;
  guint end;
} DemarcheFoundName;

struct _DemarcheHits {
  const DemarcheMatcher *matcher; /* (unowned) */
  const DemarcheReading *reading; /* (unowned) */
  DemarcheRunner *runner;
  GArray *hits; /* of DemarcheHit */
  GByteArray *roles;
  int *first; /* by phrase: its first and last hit, -1 without */
  int *last;
  GArray *found;            /* of guint: phrases with a hit */
  GArray *answered;         /* of guint: those on demand with a hit */
  DemarcheSeenClasses seen; /* of the words of a paragraph that were seen */
  GArray *ordered;          /* of int: all hits, phrase after phrase */
  guint *begin;             /* by phrase: where its hits begin in there, and where they end */
  guint *end;
  guint64 *last_seen; /* by class: the place of its last word, in words of all paragraphs skimmed */
  guint64 next_place; /* of the next paragraph's first word; no word stands at 0 */
  guint64 n_readings; /* so far */
  guint64 *looked;    /* by phrase: the reading in which it was looked for last */
  DemarcheClassWords *words; /* by class */
  GArray *occurrences;       /* of DemarcheOccurrence */
  GArray *anchors;    /* of DemarcheWordClass: those of the words that phrases are anchored at */
  GArray *starts;     /* of guint64: scratch: words where a phrase may begin, a bit each */
  GArray *cursors;    /* of int: scratch: occurrences of the classes that a phrase requires */
  GArray *name_start; /* of gint32, along the reading's words; empty without names */
  GArray *name_end;
  GArray *names; /* of DemarcheFoundName: scratch */
};

/* hits-words.c: lists the reading's words by class */
void demarche_hits_index_words (DemarcheHits *hits);

/* hits-words.c: whether a word of @class and one of the other class stand among @n_words words */
gboolean demarche_hits_stand_within (const DemarcheHits *hits, DemarcheWordClass class,
                                     DemarcheWordClass other, guint n_words);

/* @index: of the phrase or name; it may match in sentence @sentence from the word at @at on */
typedef void (*DemarchePlaceFunc) (DemarcheHits *hits, guint index, guint sentence, guint at);

/* hits-words.c: calls @try for every place where an entry may match, in order */
void demarche_hits_visit_places (DemarcheHits *hits, const DemarcheEntry *entry, guint index,
                                 DemarchePlaceFunc try);

/* hits-names.c: marks the fixed names in the reading's words */
void demarche_hits_find_names (DemarcheHits *hits);

G_END_DECLS
