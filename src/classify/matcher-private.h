/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the matcher and the hits that it finds share. */
#pragma once

#include "classify/matcher.h"

G_BEGIN_DECLS

/* phrases by the classes that they may begin with; `any` of them with every word */
typedef struct {
  GPtrArray *by_class; /* GArray of phrase indices, or NULL */
  GArray *any;         /* of guint */
} DemarcheStarts;

/* what bounds where a phrase may match: words of all these classes, and no more words than that */
typedef struct {
  const DemarcheWordClass *required; /* (unowned) (array length=n_required) */
  guint n_required;
  guint max_words;
} DemarcheBounds;

struct _DemarcheMatcher {
  GPtrArray *programs;   /* of DemarcheProgram, by phrase index */
  GArray *bounds;        /* of DemarcheBounds, by phrase index */
  GArray *duties;        /* of DemarcheDuty, by phrase index */
  DemarcheStarts starts; /* of phrases that are looked for in every paragraph */
  DemarcheStarts marks;  /* of those for which a paragraph is worth reading */
  GPtrArray *names;      /* of DemarcheProgram */
  DemarcheStarts name_starts;
  guint n_classes;
};

/* (nullable) (element-type guint) */
static inline const GArray *
demarche_starts_get (const DemarcheStarts *starts, DemarcheWordClass class)
{
  return g_ptr_array_index (starts->by_class, class);
}

static inline const DemarcheBounds *
demarche_matcher_get_bounds (const DemarcheMatcher *matcher, guint phrase)
{
  return &g_array_index (matcher->bounds, DemarcheBounds, phrase);
}

static inline DemarcheDuty
demarche_matcher_get_duty (const DemarcheMatcher *matcher, guint phrase)
{
  return g_array_index (matcher->duties, DemarcheDuty, phrase);
}

/* where a word of a class was seen last */
typedef struct {
  guint64 reading; /* number of the sentence that this was seen in */
  guint position;
} DemarcheLastSeen;

/* a phrase that may match from a word */
typedef struct {
  guint at;
  guint phrase;
} DemarcheCandidate;

/* one word of a reading that has a class */
typedef struct {
  guint sentence;
  guint at; /* its position in there */
  int next; /* index of the next one of the class, or -1 */
} DemarcheOccurrence;

/* the words of a reading that have a class */
typedef struct {
  guint64 reading; /* number of the reading for which this holds */
  int first;       /* index of the first occurrence */
} DemarcheClassWords;

struct _DemarcheHits {
  const DemarcheMatcher *matcher; /* (unowned) */
  const DemarcheReading *reading; /* (unowned) */
  DemarcheRunner *runner;
  GArray *hits; /* of DemarcheHit */
  GByteArray *roles;
  int *first; /* by phrase: its first and last hit, -1 without */
  int *last;
  GArray *found;   /* of guint: phrases with a hit that were not asked for */
  GArray *ordered; /* of int: all hits, phrase after phrase */
  guint *begin;    /* by phrase: where its hits begin in there, and where they end */
  guint *end;
  guint64 *tried; /* by phrase: the try at which it was run last */
  guint64 n_tries;
  DemarcheLastSeen *last_seen; /* by class */
  guint64 n_sentences;         /* read so far */
  GArray *candidates;          /* of DemarcheCandidate: of one sentence, by falling place */
  guint64 n_readings;
  guint64 *asked;            /* by phrase: the reading in which it was asked for last */
  GArray *answered;          /* of guint: phrases asked for in this reading that have a hit */
  gboolean is_indexed;       /* whether what follows is of this reading */
  DemarcheClassWords *words; /* by class */
  GArray *occurrences;       /* of DemarcheOccurrence */
  GArray *places;            /* of DemarcheOccurrence: scratch */
  GArray *name_start;        /* of gint32, along the reading's words; empty without names */
  GArray *name_end;
  GArray *names; /* of names found: scratch */
};

/* runs a phrase from a word and keeps the hit, if there is one. Hits of a phrase are to be found in
 * order of sentence and start */
void demarche_hits_try (DemarcheHits *hits, guint phrase, const DemarcheStretch *stretch,
                        guint sentence, guint at);
/* after the last hit of a phrase: makes them ready for demarche_hits_get_first_from() */
void demarche_hits_close (DemarcheHits *hits, guint phrase);

/* hits-on-demand.c: finds the hits of a phrase that waits until it is asked for, if that was not
 * done in this reading */
void demarche_hits_ask (DemarcheHits *hits, guint phrase);

G_END_DECLS
