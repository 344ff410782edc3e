/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What classification writes down of findings that make no tag. A workspace without a trace
 * writes nothing; only what fails is written, so that looking costs nothing where all goes well. */
#pragma once

#include "classify/verdict.h"
#include "classify/workspace.h"
#include "model/tag.h"

G_BEGIN_DECLS

/**
 * DemarcheObstacle:
 * @phrase: index of the clause's phrase, where the clause has phrases
 * @sentence, @start, @end: words that the phrase matched, @has_words: whether it matched some
 *
 * What keeps a finding from standing.
 */
typedef struct {
  DemarcheClause clause;
  guint phrase;
  gboolean has_words;
  guint sentence;
  guint start;
  guint end;
} DemarcheObstacle;

typedef struct {
  DemarcheFinding finding;
  DemarcheObstacle obstacle;
} DemarcheCancelled;

typedef enum {
  DEMARCHE_FATE_SHOWN,    /* the tag shows it */
  DEMARCHE_FATE_REPEATED, /* it says what a tag says that shows another match */
  DEMARCHE_FATE_LOST,     /* another match has its words */
} DemarcheFate;

/**
 * DemarcheVerdict:
 * @finding: index in the workspace's findings
 * @is_second: the speaker's own view of what the finding ascribes to others
 * @by: index of the tag; where it is lost, of the finding that has its words
 * @win: where it is lost, what made that one stronger
 *
 * What became of what a finding says of one holder.
 */
typedef struct {
  guint finding;
  gboolean is_second;
  DemarcheHolder holder;
  DemarcheStance stance;
  DemarcheForce force;
  gboolean is_ambiguous;
  DemarcheFate fate;
  guint by;
  DemarcheWin win;
} DemarcheVerdict;

/**
 * DemarcheTrace:
 * @cancelled: (element-type DemarcheCancelled): in the order in which rules were tried
 * @verdicts: (element-type DemarcheVerdict)
 *
 * What happened in one paragraph.
 */
struct _DemarcheTrace {
  GArray *cancelled;
  GArray *verdicts;
};

DemarcheTrace *demarche_trace_new (void) DEMARCHE_MUST_USE;
void demarche_trace_free (DemarcheTrace *trace);

/* both do nothing when @trace is NULL */
void demarche_trace_cancelled (DemarcheTrace *trace, const DemarcheFinding *finding,
                               const DemarcheObstacle *obstacle);
void demarche_trace_verdict (DemarcheTrace *trace, const DemarcheVerdict *verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheTrace, demarche_trace_free)

G_END_DECLS
