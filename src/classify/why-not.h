/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Why a paragraph lacks a tag: for each rule how far it came, what blocked it, what to try next. */
#pragma once

#include "classify/explain.h"

G_BEGIN_DECLS

/* how far a rule or cue came; nearest first */
typedef enum {
  DEMARCHE_WHY_NOT_TAGGED,    /* it made a tag; perhaps not the one that is looked for */
  DEMARCHE_WHY_NOT_LOST,      /* an overlapping match was stronger */
  DEMARCHE_WHY_NOT_DROPPED,   /* read as history or as a question */
  DEMARCHE_WHY_NOT_CANCELLED, /* by its `with`, `unless` or `where` */
  DEMARCHE_WHY_NOT_SCOPE,     /* a cue was found, but does not reach the match */
  DEMARCHE_WHY_NOT_APART,     /* all its phrases were found, but not together */
  DEMARCHE_WHY_NOT_PHRASE,    /* a phrase was not found */
  DEMARCHE_WHY_NOT_LANGUAGE,  /* it is for another language */
  DEMARCHE_WHY_NOT_DISABLED,
  DEMARCHE_N_WHY_NOTS
} DemarcheWhyNotKind;

/* "tagged", "lost", "dropped" … */
DEMARCHE_API const char *demarche_why_not_kind_get_name (DemarcheWhyNotKind kind);

/**
 * DemarcheWhyNotAnswer:
 * @effect: of cues: a DemarcheCueEffect; -1 of rules
 * @rule: id and place of the rule or cue
 * @phrase: the phrase that came furthest or was found; its text is %NULL where there is none
 * @n_found, @n_needed: phrases of the rule that were found, and that must be
 * @span: words that were found; none when it ends where it begins, or when they are "of", "the"
 *   and the like only
 * @shown: (nullable): @phrase with long choices cut, where @message goes on from it
 * @message: what blocked it
 * @next: (nullable): the smallest edit to try; it was tried on this paragraph
 */
typedef struct {
  DemarcheWhyNotKind kind;
  int effect;
  DemarcheSourced rule;
  DemarcheSourced phrase;
  guint n_found;
  guint n_needed;
  DemarcheSpan span;
  char *shown;
  char *message;
  char *next;
} DemarcheWhyNotAnswer;

/* all of it in one line: "1 of 2 phrases found; 'legally binding' stopped at word 1: …" */
DEMARCHE_API char *demarche_why_not_answer_describe (const DemarcheWhyNotAnswer *answer)
    DEMARCHE_MUST_USE;

/**
 * DemarcheWhyNot:
 * @answers: (element-type DemarcheWhyNotAnswer): nearest first
 *
 * Answers for one paragraph. Texts are not escaped.
 */
typedef struct {
  DemarcheExplanation *explanation; /*< private > owns what strings point to */
  GPtrArray *answers;
} DemarcheWhyNot;

DEMARCHE_API void demarche_why_not_free (DemarcheWhyNot *why);

/**
 * demarche_why_not_position:
 * @position: index in the codebook
 * @rule: (nullable): id of the only rule that is asked about
 *
 * How far each rule of a position came in the paragraph that is explained. A kind that is never
 * tagged has no answers.
 */
DEMARCHE_API DemarcheWhyNot *demarche_why_not_position (DemarcheExplanation *explanation,
                                                        guint position,
                                                        const char *rule) DEMARCHE_MUST_USE;

/**
 * demarche_why_not_effect:
 *
 * Why no cue of @effect acts on the position's first match that stands: cues that were found but
 * do not reach it, and the nearest phrase of one that was not. At most a few answers.
 */
DEMARCHE_API DemarcheWhyNot *demarche_why_not_effect (DemarcheExplanation *explanation,
                                                      guint position,
                                                      DemarcheCueEffect effect) DEMARCHE_MUST_USE;

/**
 * demarche_why_not_turned:
 *
 * For a position that is tagged: why the tag is not turned, by a negation or rejection, not
 * ascribed to others and not tentative. At most one answer for each effect that none has.
 */
DEMARCHE_API DemarcheWhyNot *demarche_why_not_turned (DemarcheExplanation *explanation,
                                                      guint position) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheWhyNot, demarche_why_not_free)

G_END_DECLS
