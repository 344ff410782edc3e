/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What governs a paragraph: the date line and heading above it, the turn it belongs to. */
#pragma once

#include "ingest/document.h"
#include "model/speaker.h"

G_BEGIN_DECLS

/**
 * DemarcheGoverning:
 * @day: "YYYY-MM-DD" of the last date line, "" when unknown
 * @section, @speaker, @delegation, @groups, @role: (nullable): what holds now
 * @turn_note: (nullable): what the head of the turn says besides
 * @said: (nullable): what the paragraph says of others' statements: "aligned with …"
 * @groups: "" once the speaker goes on in a national capacity
 * @turn: number of the turn, 0 before the first
 * @n_in_turn: paragraphs of the turn so far
 *
 * What holds from one paragraph to the next.
 */
typedef struct {
  const DemarcheDocument *document;  /* (unowned) */
  DemarcheStatementBuilder *builder; /* (unowned) */
  DemarcheSpeakers *speakers;        /* (unowned) (nullable) */
  GHashTable *delegations;           /* folded name to the State named at the first turn */
  DemarcheHeadForm form;             /* of the turn */
  DemarcheParagraphKind kind;        /* of the block before */
  char day[11];
  char year[5]; /* of the last date line, "" for none */
  char *section;
  char *speaker;
  char *delegation;
  char *groups;
  const char *role; /* (unowned) */
  char *turn_note;
  char *said;
  guint turn;
  guint n_in_turn;
} DemarcheGoverning;

void demarche_governing_init (DemarcheGoverning *governing, const DemarcheDocument *document,
                              DemarcheStatementBuilder *builder, DemarcheSpeakers *speakers);
/* the next block, in order: takes what it changes for itself and those after it */
void demarche_governing_take (DemarcheGoverning *governing, DemarcheBlock *block);
void demarche_governing_clear (DemarcheGoverning *governing);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheGoverning, demarche_governing_clear)

G_END_DECLS
