/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What finding cues and reading them share. */
#pragma once

#include "classify/cue-field.h"

G_BEGIN_DECLS

/* a sentence with its cues as they are when none is shielded */
typedef struct {
  DemarcheCueSentence sentence;
  DemarcheCueField field;
} DemarcheCueView;

struct _DemarcheCues {
  GArray *hits;        /* of DemarcheCueHit, by sentence and start */
  GArray *first;       /* of guint: by sentence, index of its first hit; one more at the end */
  DemarcheCueView own; /* the finding's sentence */
  DemarcheCueField shielded; /* the same around a finding that shares words with cues */
  DemarcheCueView next;      /* the sentence after it */
  GPtrArray *rejections;     /* (element-type DemarcheCueHit): of the next sentence */
  guint end_next;            /* of the hits in there that are near enough */
  GByteArray *shield;        /* all 0 between findings */
  DemarcheCueReading reading;
  const DemarcheCueField *seen; /* what demarche_cues_measure() looks at */
};

/* the head of a finding in its sentence, with the cues that may reach it */
typedef struct {
  const DemarcheRule *rule;
  const DemarcheHit *hit;
  const guint8 *roles;
  const DemarcheCueField *field;
  guint first_hit;
  guint end_hit;
  int ascribed_from; /* start of the last acting attribution before the head, or -1 */
  int ascribed_to;   /* end of the first one after it, or -1 */
} DemarcheCueHead;

/* readies @view for a sentence; FALSE when it was there already */
gboolean demarche_cues_open (DemarcheCues *cues, DemarcheCueView *view,
                             const DemarcheWorkspace *workspace, guint sentence);
/* finds the cues around the head of a finding in cues->own, weighed anew when the finding shields
 * some */
void demarche_cues_set_field (DemarcheCues *cues, const DemarcheWorkspace *workspace,
                              const DemarcheFinding *finding, DemarcheCueHead *head);

G_END_DECLS
