/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which cues act on a finding, and what they make of it (design.md 5.3). */
#pragma once

#include "classify/verdict.h"
#include "classify/workspace.h"

G_BEGIN_DECLS

/* a place where a cue matched in a sentence */
typedef struct {
  const DemarcheCue *cue;
  guint phrase; /* in the matcher */
  guint sentence;
  guint start; /* positions in the sentence */
  guint end;
  guint n_words;   /* without those of its gaps */
  guint gap_start; /* of the one gap of an `around` cue; past gap_end when it is empty */
  guint gap_end;
  const guint8 *roles;
} DemarcheCueHit;

/**
 * DemarcheCueReading:
 * @acting: (element-type DemarcheCueHit*): cues of the tag itself, in text order
 * @speakers: (element-type DemarcheCueHit*): negations outside the attribution and rejections:
 *   what makes the speaker oppose an ascribed position
 *
 * What the cues make of one finding.
 */
typedef struct {
  gboolean is_dropped; /* a recall or a question */
  DemarcheHolder holder;
  DemarcheStance stance;
  DemarcheForce force;
  gboolean is_ambiguous;
  gboolean speaker_opposes; /* a second tag: the speaker rejects what is ascribed */
  gboolean speaker_is_ambiguous;
  DemarcheForce speaker_force;
  GPtrArray *acting;
  GPtrArray *speakers;
} DemarcheCueReading;

/**
 * DemarcheCues:
 *
 * The cues of one paragraph at a time, and the working memory to weigh them. Not thread safe.
 */
typedef struct _DemarcheCues DemarcheCues;

DemarcheCues *demarche_cues_new (void) DEMARCHE_MUST_USE;
void demarche_cues_free (DemarcheCues *cues);

/* after demarche_find() */
void demarche_cues_collect (DemarcheCues *cues, const DemarcheWorkspace *workspace);

/* reads the cues for one finding; the result is valid until the next call */
const DemarcheCueReading *demarche_cues_read (DemarcheCues *cues,
                                              const DemarcheWorkspace *workspace,
                                              const DemarcheFinding *finding);

/* what a cue does to a finding */
typedef struct {
  const DemarcheCueHit *hit;
  DemarcheCueRole role;
  const DemarcheCueHit *by; /* (nullable): the pseudo cue or the longer one */
  DemarcheReach reach;      /* where it is out of scope */
} DemarcheCueJudgement;

/* the same with the reason for each cue near the finding and each rejection of the next sentence;
 * @judgements: (element-type DemarcheCueJudgement): emptied first */
const DemarcheCueReading *demarche_cues_judge (DemarcheCues *cues,
                                               const DemarcheWorkspace *workspace,
                                               const DemarcheFinding *finding, GArray *judgements);

/**
 * DemarcheScope:
 * @last: the farthest word that it takes in; none where it is the cue's own edge
 * @reach: what ends it
 * @stop: (nullable): the cue that ends it
 *
 * How far a cue reaches to one side.
 */
typedef struct {
  guint last;
  DemarcheReach reach;
  const DemarcheCueHit *stop;
} DemarcheScope;

/* how far a cue reaches, as the finding judged last sees it; FALSE when it does not look to that
 * side, or is not near the finding */
gboolean demarche_cues_measure (const DemarcheCues *cues, const DemarcheCueHit *hit,
                                gboolean forward, DemarcheScope *scope);
/* makes it "as a sentence is in which no rule holds" */
void demarche_cues_look (DemarcheCues *cues, const DemarcheWorkspace *workspace, guint sentence);

/* (element-type DemarcheCueHit): all of the paragraph, by sentence and start */
const GArray *demarche_cues_get_hits (const DemarcheCues *cues);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCues, demarche_cues_free)

G_END_DECLS
