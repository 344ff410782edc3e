/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How sentences are put together. */
#pragma once

#include "report/sentences.h"

G_BEGIN_DECLS

GPtrArray *demarche_sentences_new (void) DEMARCHE_MUST_USE;
/* a new sentence at the end; belongs to @sentences */
GPtrArray *demarche_sentence_new (GPtrArray *sentences);
void demarche_sentence_add (GPtrArray *sentence, DemarcheRunKind kind, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void demarche_sentence_add_link (GPtrArray *sentence, const char *text, const char *target);
/* "E14–16", leading to the tags behind a cell */
void demarche_sentence_add_evidence (GPtrArray *sentence, DemarcheReport *report, guint issue,
                                     guint actor, guint window);

/* says of the sentence that not all figures in it are proven */
void demarche_sentence_mark (GPtrArray *sentence, gboolean is_proven);

/* "Aldovia reversed on …": one shift with its evidence */
void demarche_sentence_add_shift (GPtrArray *sentences, DemarcheReport *report,
                                  const DemarcheShift *shift);

/* whether nobody else stands on the side of @cell, among three or more */
gboolean demarche_sentences_stands_alone (DemarcheReport *report, const DemarcheCell *cell);
/* adds what concerns our delegation, when the definition names one */
void demarche_sentences_add_ours (GPtrArray *sentences, DemarcheReport *report);

G_END_DECLS
