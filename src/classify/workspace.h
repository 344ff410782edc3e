/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What one thread writes while it classifies a paragraph. */
#pragma once

#include "classify/engine.h"
#include "model/statement.h"

G_BEGIN_DECLS

/**
 * DemarcheFinding:
 * @parts: offset into the workspace's parts: hit indices, the head first
 *
 * A place where a rule holds, before cues are read.
 */
typedef struct {
  const DemarcheRuleCode *code;
  guint parts;
  guint n_parts;
} DemarcheFinding;

/* what is written down of findings that make no tag, see trace.h */
typedef struct _DemarcheTrace DemarcheTrace;

/**
 * DemarcheWorkspace:
 *
 * Buffers for one engine, filled for one paragraph after the other. Not thread safe.
 */
typedef struct {
  const DemarcheEngine *engine; /* (unowned) */
  DemarcheWordMemo *memo;
  DemarcheSentenceBreaker *breaker;
  GArray *marked; /* of guint: tokens that may make a paragraph worth reading */
  DemarcheReading *reading;
  DemarcheReading *section; /* of the paragraph's section name */
  DemarcheHits *hits;
  GArray *candidates;   /* of guint: scratch: rules */
  GArray *findings;     /* of DemarcheFinding */
  GArray *parts;        /* of int: hit indices */
  DemarcheTrace *trace; /* (nullable) (unowned) */
} DemarcheWorkspace;

DemarcheWorkspace *demarche_workspace_new (const DemarcheEngine *engine) DEMARCHE_MUST_USE;
void demarche_workspace_free (DemarcheWorkspace *workspace);

const DemarcheHit *demarche_workspace_get_part (const DemarcheWorkspace *workspace,
                                                const DemarcheFinding *finding, guint part);
const DemarcheSentence *demarche_workspace_get_sentence (const DemarcheWorkspace *workspace,
                                                         guint index);
/* token index of a position in a sentence */
guint demarche_workspace_get_token (const DemarcheWorkspace *workspace, guint sentence,
                                    guint position);

/* (element-type DemarcheSpan): bytes of the words of a hit: one piece, or two where it reaches from
 * a list's lead-in into an item */
GArray *demarche_workspace_get_spans (const DemarcheWorkspace *workspace,
                                      const DemarcheHit *hit) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheWorkspace, demarche_workspace_free)

G_END_DECLS
