/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags of a position drawn at random, for people to judge. */
#pragma once

#include "model/decision.h"

G_BEGIN_DECLS

/**
 * DemarcheSample:
 * @position: its code
 * @size: how many were asked for; @seed: which of the possible samples it is
 * @n_tags: how many there were to draw from
 * @meaning_hash: of the rules that made them
 * @by: (nullable): who drew it
 * @tags: (element-type DemarcheDecision): the names of the drawn tags, in the order of drawing;
 *   they decide nothing
 */
typedef struct {
  char *position;
  guint size;
  guint seed;
  guint n_tags;
  char *meaning_hash;
  char *by;
  GPtrArray *tags;
} DemarcheSample;

/* an empty one; strings are copied. @meaning_hash, @by: (nullable) */
DEMARCHE_API DemarcheSample *demarche_sample_new (const char *position, guint size, guint seed,
                                                  guint n_tags, const char *meaning_hash,
                                                  const char *by) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_sample_free (DemarcheSample *sample);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSample, demarche_sample_free)

G_END_DECLS
