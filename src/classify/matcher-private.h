/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the matcher and the hits that it finds share. */
#pragma once

#include "classify/matcher.h"

G_BEGIN_DECLS

/* a phrase or name */
typedef struct {
  DemarcheProgram *program;
  const DemarcheNeed *needs; /* (unowned) (array length=n_needs) */
  guint n_needs;
  DemarcheDuty duty;
} DemarcheEntry;

struct _DemarcheMatcher {
  GArray *phrases;            /* of DemarcheEntry */
  GArray *names;              /* of DemarcheEntry */
  DemarcheStartIndex *starts; /* phrases that are looked for in every paragraph that is read */
  GArray *any;                /* of DemarcheCandidate: those of them that may begin with any word */
  guint n_any_worth_reading;  /* how many, from the first on, make one worth reading */
  guint n_classes;
};

static inline const DemarcheEntry *
demarche_matcher_get_entry (const DemarcheMatcher *matcher, guint phrase)
{
  return &g_array_index (matcher->phrases, DemarcheEntry, phrase);
}

/* a word where a phrase may begin to match */
typedef struct {
  guint phrase;
  guint64 place; /* of the word, counted over all paragraphs */
} DemarcheStart;

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
  GArray *found;    /* of guint: phrases with a hit */
  GArray *answered; /* of guint: those on demand with a hit */
  GArray *ordered;  /* of int: all hits, phrase after phrase */
  guint *begin;     /* by phrase: where its hits begin in there, and where they end */
  guint *end;
  guint16 near[DEMARCHE_CLASS_SLOTS]; /* by slot: the place of the word seen last that has the
                                             class, its last bits alone: so small that asking costs
                                             next to nothing */
  guint64 next_place;                 /* of the next paragraph's first word; no word stands at 0 */
  GArray *starts;            /* of DemarcheStart: in a paragraph, from its last word to its first */
  guint64 n_readings;        /* so far */
  guint64 *looked;           /* by phrase on demand: the reading in which it was looked for last */
  guint64 indexed;           /* the reading whose words are listed by class */
  DemarcheClassWords *words; /* by class */
  GArray *occurrences;       /* of DemarcheOccurrence */
  GArray *marks;             /* of guint64: scratch: words where a phrase may begin, a bit each */
  GArray *cursors;    /* of int: scratch: occurrences of the classes that a phrase requires */
  GArray *name_start; /* of gint32, along the reading's words; empty without names */
  GArray *name_end;
  GArray *names; /* of DemarcheFoundName: scratch */
};

/* @index: of the phrase or name; it may match in sentence @sentence from the word at @at on */
typedef void (*DemarchePlaceFunc) (DemarcheHits *hits, guint index, guint sentence, guint at);

/* hits-words.c: calls @try for every place where an entry may match, in order */
void demarche_hits_visit_places (DemarcheHits *hits, const DemarcheEntry *entry, guint index,
                                 DemarchePlaceFunc try);

/* hits-names.c: marks the fixed names in the reading's words */
void demarche_hits_find_names (DemarcheHits *hits);

G_END_DECLS
