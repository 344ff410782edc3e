/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The second way through the gate: tags drawn at random and judged by people. */
#pragma once

#include "comparison/agreement.h"
#include "model/decided.h"
#include "model/sample.h"

G_BEGIN_DECLS

/**
 * demarche_sample_draw:
 * @position: index of a position
 * @size: how many; all when there are not so many
 * @seed: which of the possible samples
 * @tagged: (element-type DemarcheTagged): as the rules of @meaning_hash found it
 * @developed_on: (nullable): text hashes of the statements that the rules were developed on, which
 *   are left out; so are ambiguous tags, which no figure counts
 *
 * Draws tags of a position. A tag's place in the draw depends on the seed and its own words only:
 * the order of statements does not matter, a larger sample holds the smaller one, and after an edit
 * of the rules the same seed draws again what is still there.
 */
DEMARCHE_API DemarcheSample *demarche_sample_draw (
    guint position, guint size, guint seed, GPtrArray *tagged, const char *const *developed_on,
    DemarcheCodebook *codebook, const char *meaning_hash, const char *by) DEMARCHE_MUST_USE;

/**
 * DemarcheSampleScore:
 * @position: index in the codebook
 * @n_samples: that were drawn by rules of this meaning; @n_stale: by others, which say nothing here
 * @n_drawn: tags of these samples that are at hand, each once
 * @n_gone: those that are not: their statement or its words are no longer there
 * @n_tags: how many there were to draw from, the last time
 * @n_judged: of those drawn; @n_right: accepted, perhaps with another force; @n_disputed: not
 * judged yet, for people differ
 * @interval: of the precision, 95 %, by Wilson's method
 * @judges: (element-type utf8): who judged them, in order of name
 *
 * How the samples of a position were judged. All samples that were drawn count, so that nobody
 * draws until one pleases.
 */
typedef struct {
  guint position;
  guint n_samples;
  guint n_stale;
  guint n_drawn;
  guint n_gone;
  guint n_tags;
  guint n_judged;
  guint n_right;
  guint n_disputed;
  DemarcheInterval interval;
  GPtrArray *judges;
} DemarcheSampleScore;

DEMARCHE_API void demarche_sample_score_free (DemarcheSampleScore *score);

/**
 * demarche_samples_score:
 * @samples: (element-type DemarcheSample)
 * @tagged: (element-type DemarcheTagged): as the rules found it
 * @decided: (nullable): the same after decisions
 * @developed_on: (nullable): statements that the rules were developed on count for nothing
 *
 * Returns: (element-type DemarcheSampleScore): of each position that has a sample, by position
 */
DEMARCHE_API GPtrArray *demarche_samples_score (GPtrArray *samples, GPtrArray *tagged,
                                                DemarcheDecided *decided,
                                                const char *const *developed_on,
                                                DemarcheCodebook *codebook,
                                                const char *meaning_hash) DEMARCHE_MUST_USE;

/* right of judged; NAN when nothing was judged */
DEMARCHE_API double demarche_sample_score_get_precision (const DemarcheSampleScore *score);

typedef enum {
  DEMARCHE_SAMPLE_STALE,   /* drawn by other rules only */
  DEMARCHE_SAMPLE_OPEN,    /* not all of it was judged */
  DEMARCHE_SAMPLE_TOO_FEW, /* fewer than DEMARCHE_SUPPORT_TO_RELY */
  DEMARCHE_SAMPLE_IMPRECISE,
  DEMARCHE_SAMPLE_MEASURED,
} DemarcheSampleVerdict;

/* whether it opens the gate: MEASURED */
DEMARCHE_API DemarcheSampleVerdict
demarche_sample_score_get_verdict (const DemarcheSampleScore *score);
/* "stale", "open", "too-few", "imprecise", "measured" */
DEMARCHE_API const char *demarche_sample_verdict_get_name (DemarcheSampleVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSampleScore, demarche_sample_score_free)

G_END_DECLS
