/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the steps of suggesting share. */
#pragma once

#include "author/sequences.h"
#include "author/suggest.h"
#include "classify/workspace.h"

G_BEGIN_DECLS

/* what is known of a paragraph. Strings are kept by the corpus */
typedef struct {
  const char *statement;
  guint number;
  const char *who;      /* (nullable) */
  const char *language; /* (nullable) */
  DemarcheParagraphKind kind;
  gboolean is_kept; /* its text is */
  gsize text;       /* where it begins */
  gsize length;
  guint8 part; /* DemarchePart; where positions are looked at apart, OURS means nothing */
} DemarcheCorpusParagraph;

/**
 * DemarcheCorpus:
 * @paragraphs: (element-type DemarcheCorpusParagraph)
 * @text: of those that rules do not tag
 * @strings: names, each once
 */
typedef struct {
  DemarcheSequences *sequences;
  GArray *paragraphs;
  GString *text;
  GStringChunk *strings;
} DemarcheCorpus;

void demarche_corpus_init (DemarcheCorpus *corpus);
void demarche_corpus_clear (DemarcheCorpus *corpus);
/* a kept paragraph as it was, without names of who speaks */
DemarcheParagraph demarche_corpus_get_paragraph (const DemarcheCorpus *corpus, guint index);

/**
 * DemarcheWordReader:
 *
 * Cuts paragraphs into words and names for sequences.
 */
typedef struct _DemarcheWordReader DemarcheWordReader;

DemarcheWordReader *demarche_word_reader_new (DemarcheRuleSet *rules) DEMARCHE_MUST_USE;
void demarche_word_reader_free (DemarcheWordReader *reader);
/* adds the words of a paragraph in @language (nullable) */
void demarche_word_reader_read (DemarcheWordReader *reader, const DemarcheParagraph *paragraph,
                                const char *language, DemarcheSequences *sequences);

/* a suggestion without paragraphs */
DemarchePhrasing *demarche_phrasing_new (const char *phrase, int position) DEMARCHE_MUST_USE;
void demarche_phrasing_free (DemarchePhrasing *phrasing);

/**
 * DemarchePhrasingCounter:
 *
 * Counts whose paragraphs a phrasing would tag, and picks its quotes.
 */
typedef struct _DemarchePhrasingCounter DemarchePhrasingCounter;

DemarchePhrasingCounter *demarche_phrasing_counter_new (DemarchePhrasing *phrasing)
    DEMARCHE_MUST_USE;
/* @who: (nullable); @spans: taken */
void demarche_phrasing_counter_add (DemarchePhrasingCounter *counter, const char *statement,
                                    const char *who, const DemarcheParagraph *paragraph,
                                    GArray *spans);
/* fills in the phrasing's counts and frees the counter */
void demarche_phrasing_counter_finish (DemarchePhrasingCounter *counter);

/* sequences of our paragraphs that are more frequent than in the rest. @parts: DemarchePart by
 * paragraph; @phrasings (element-type DemarchePhrasing): gets the best, at most @limit */
void demarche_suggest_sequences (DemarcheCorpus *corpus, DemarcheRuleSet *rules,
                                 const guint8 *parts, int position, guint limit,
                                 GPtrArray *phrasings);

/**
 * DemarcheNearCollector:
 *
 * Gathers what phrases of rules miss by one word.
 */
typedef struct _DemarcheNearCollector DemarcheNearCollector;

DemarcheNearCollector *demarche_near_collector_new (DemarcheRuleSet *rules) DEMARCHE_MUST_USE;
void demarche_near_collector_free (DemarcheNearCollector *collector);
/* @is_wanted: by position of the codebook: whether the paragraph lacks it */
void demarche_near_collector_read (DemarcheNearCollector *collector,
                                   const DemarcheParagraph *paragraph, const char *language,
                                   const char *statement, const char *who,
                                   const gboolean *is_wanted);
/* the most frequent first, at most @limit. @phrasings: (element-type DemarchePhrasing): frees them
 */
void demarche_near_collector_finish (DemarcheNearCollector *collector, guint limit,
                                     GPtrArray *phrasings);

int demarche_phrasing_compare (gconstpointer first, gconstpointer second);

G_END_DECLS
