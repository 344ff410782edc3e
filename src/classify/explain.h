/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Why a paragraph has its tags: all that classification saw and decided in it. */
#pragma once

#include "classify/classifier.h"
#include "classify/verdict.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_EXPLANATION (demarche_explanation_get_type ())

/* spans are bytes of the paragraph's text; a span that ends where it begins is none */

/* a phrase as written, or the id of a rule or cue, and where it stands. A @file of NULL: nowhere */
typedef struct {
  const char *text;
  const char *file;
  guint line;
  guint column;
} DemarcheSourced;

/**
 * DemarcheExplainedWord:
 * @is_joined: whether a hyphen joins it to the word before
 * @hidden_by: index of the word (non, anti …) that hides it, or -1
 * @name: index of the fixed name that it lies in, or -1
 */
typedef struct {
  DemarcheSpan span;
  gboolean is_joined;
  int hidden_by;
  int name;
} DemarcheExplainedWord;

/* a fixed name that was found: its words match only as part of a match that covers it */
typedef struct {
  DemarcheSourced phrase;
  DemarcheSpan span;
} DemarcheExplainedName;

/**
 * DemarcheExplainedSentence:
 * @span: its own words, marks included
 * @lead: words of a list's lead-in with which it is read
 * @first_word, @n_words: its own words
 */
typedef struct {
  DemarcheSpan span;
  DemarcheSpan lead;
  guint first_word;
  guint n_words;
  gboolean is_question;
} DemarcheExplainedSentence;

/**
 * DemarcheExplainedScope:
 * @words: what it reaches; none when it ends at once
 * @reach: what ended it
 * @stop: words that ended it: a stop cue, an attribution, a pronoun; none at a semicolon
 * @stop_cue: index of that cue, or -1
 *
 * How far a cue reaches to one side.
 */
typedef struct {
  DemarcheSpan words;
  DemarcheReach reach;
  DemarcheSpan stop;
  int stop_cue;
} DemarcheExplainedScope;

/**
 * DemarcheExplainedCue:
 * @cue: its id and place
 * @phrase: which of its phrases was found
 * @max: most words that it reaches, 0 when unbounded
 * @before, @after: (nullable): scope to either side, as it is where the cue's sentence holds no
 *   match
 *
 * A place where a cue was found.
 */
typedef struct {
  DemarcheSourced cue;
  DemarcheSourced phrase;
  DemarcheCueEffect effect;
  DemarcheSpan span;
  guint sentence;
  guint max;
  DemarcheExplainedScope *before;
  DemarcheExplainedScope *after;
} DemarcheExplainedCue;

/**
 * DemarcheExplainedRole:
 * @cue: index of the cue
 * @by: index of the pseudo cue, or the longer one, that silences it, or -1
 * @reach: why it is out of scope
 * @scope: (nullable): how far it reaches on the side of the match, as the match sees it
 *
 * What a cue does to a match, or why it does nothing.
 */
typedef struct {
  guint cue;
  DemarcheCueRole role;
  int by;
  DemarcheReach reach;
  DemarcheExplainedScope *scope;
} DemarcheExplainedRole;

/**
 * DemarcheExplainedPart:
 * @shown: the phrase with long choices cut
 *
 * One phrase of a match.
 */
typedef struct {
  DemarcheSourced phrase;
  const char *shown;
  guint sentence;
  DemarcheSpan spans[2]; /* the second where it runs from a lead-in into a later item */
} DemarcheExplainedPart;

typedef enum {
  DEMARCHE_MATCH_STANDS,
  DEMARCHE_MATCH_CANCELLED, /* by a clause of its rule */
  DEMARCHE_MATCH_DROPPED,   /* as history or a question */
} DemarcheMatchFate;

typedef enum {
  DEMARCHE_READING_SHOWN,    /* the tag quotes this match */
  DEMARCHE_READING_REPEATED, /* the tag quotes another match that says the same */
  DEMARCHE_READING_LOST,     /* an overlapping match was stronger */
} DemarcheReadingFate;

/**
 * DemarcheExplainedReading:
 * @is_second: the speaker's own view of what is ascribed to others
 * @tag: index of the tag, or -1 when it is lost
 * @winner: index of the match that has its words, or -1; @win: by what it was stronger
 *
 * What a match says of one holder.
 */
typedef struct {
  DemarcheHolder holder;
  DemarcheStance stance;
  DemarcheForce force;
  gboolean is_ambiguous;
  gboolean is_second;
  DemarcheReadingFate fate;
  int tag;
  int winner;
  DemarcheWin win;
} DemarcheExplainedReading;

/**
 * DemarcheExplainedMatch:
 * @rule: its id and place
 * @parts: (element-type DemarcheExplainedPart): the head first
 * @fixes_holder, @fixes_stance, @fixes_force: set by the rule, whatever cues say
 * @in_question: whether its sentence ends in a question mark
 * @clause: which clause cancelled it; @clause_phrase: with this phrase; @clause_span: at these
 * words
 * @clause_values: (nullable): what a clause of `where` asks for or shuts out
 * @readings: (element-type DemarcheExplainedReading): none where it does not stand
 * @roles: (element-type DemarcheExplainedRole): every cue that it was read with; of the first
 *   DEMARCHE_LIMIT_EXPLAINED_MATCHES matches only
 *
 * A place where a rule holds.
 */
typedef struct {
  DemarcheSourced rule;
  guint position;
  GArray *parts;
  gboolean fixes_holder;
  gboolean fixes_stance;
  gboolean fixes_force;
  gboolean in_question;
  DemarcheMatchFate fate;
  DemarcheClause clause;
  DemarcheSourced clause_phrase;
  DemarcheSpan clause_span;
  const char *clause_values;
  GArray *readings;
  GArray *roles;
} DemarcheExplainedMatch;

/**
 * DemarcheExplanation:
 * @paragraph: its index
 * @is_taggable: whether paragraphs of this kind are tagged at all; nothing was looked for if not
 * @tags: (element-type DemarcheTag): as demarche_classifier_tag() makes them
 * @words: (element-type DemarcheExplainedWord)
 * @names: (element-type DemarcheExplainedName)
 * @sentences: (element-type DemarcheExplainedSentence)
 * @cues: (element-type DemarcheExplainedCue): in text order
 * @matches: (element-type DemarcheExplainedMatch): in text order
 *
 * What classification saw and decided in one paragraph: it is written down while the paragraph
 * is tagged, by the code that tags. Immutable and reference counted; the fields may be read
 * directly.
 */
typedef struct {
  gatomicrefcount references; /*< private >*/
  DemarcheRuleSet *rules;     /*< private > owns what strings point to */
  DemarcheStatement *statement;
  guint paragraph;
  gboolean is_taggable;
  GPtrArray *tags;
  GArray *words;
  GArray *names;
  GArray *sentences;
  GArray *cues;
  GArray *matches;
  GStringChunk *strings; /*< private >*/
} DemarcheExplanation;

DEMARCHE_API GType demarche_explanation_get_type (void);
DEMARCHE_API DemarcheExplanation *demarche_explanation_ref (DemarcheExplanation *explanation);
DEMARCHE_API void demarche_explanation_unref (DemarcheExplanation *explanation);

/* tags one paragraph and says how it came to that. @paragraph: an index */
DEMARCHE_API DemarcheExplanation *demarche_classifier_explain (DemarcheClassifier *classifier,
                                                               DemarcheStatement *statement,
                                                               guint paragraph) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheExplanation, demarche_explanation_unref)

G_END_DECLS
