/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far tags agree with those that people made. */
#pragma once

#include "model/codebook.h"
#include "model/tag.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_AGREEMENT (demarche_agreement_get_type ())

/**
 * DemarcheScore:
 * @n_gold: tags by people; @n_found: tags to be judged; @n_right: in both
 * @n_position: gold tags whose position was found in the paragraph, whoever holds it and how
 * @n_holder: of those, with the right holder too; @n_stance: with the right stance
 *
 * A tag is right when paragraph, position, holder and stance are. Ratios are read with the
 * functions below; they are NAN where there is nothing to divide by.
 */
typedef struct {
  guint n_gold;
  guint n_found;
  guint n_right;
  guint n_position;
  guint n_holder;
  guint n_stance;
} DemarcheScore;

DEMARCHE_API double demarche_score_get_precision (const DemarcheScore *score);
DEMARCHE_API double demarche_score_get_recall (const DemarcheScore *score);
DEMARCHE_API double demarche_score_get_f1 (const DemarcheScore *score);

/* statements that the rules were developed on read better than others: kept apart */
typedef enum {
  DEMARCHE_SCORED_ALL,
  DEMARCHE_SCORED_SEEN,
  DEMARCHE_SCORED_UNSEEN,
  DEMARCHE_N_SCORED
} DemarcheScored;

/**
 * DemarcheScoreTable:
 * @positions: (element-type DemarcheScore): by position of the codebook
 * @micro: of all tags together
 * @macro_precision, @macro_recall, @macro_f1: means over the @n_positions that gold has; a
 *   position that was never found has precision 0; NAN when gold has none
 */
typedef struct {
  guint n_statements;
  GArray *positions;
  DemarcheScore micro;
  guint n_positions;
  double macro_precision;
  double macro_recall;
  double macro_f1;
} DemarcheScoreTable;

/* a tag that only one side has */
typedef struct {
  DemarcheTagged *tagged; /* (unowned): gold when missing, else what was judged */
  const DemarcheTag *tag; /* (unowned) */
  gboolean is_missing;
} DemarcheMistake;

/* a paragraph without a partner: of gold, or with tags but without a gold line */
typedef struct {
  DemarcheTagged *tagged; /* (unowned) */
  guint paragraph;        /* index */
} DemarcheUnpaired;

/**
 * DemarcheAgreement:
 * @gold, @tagged: (element-type DemarcheTagged): what was compared
 * @n_paragraphs: gold lines; @n_paired: those with a partner
 * @tables: see DemarcheScored
 * @mistakes: (element-type DemarcheMistake): in the order of gold
 * @unpaired: (element-type DemarcheUnpaired): gold lines without a partner; their tags count as
 *   missed
 * @unjudged: (element-type DemarcheUnpaired): tagged paragraphs of a statement in gold that no
 *   gold line speaks of; they count for nothing
 * @n_ambiguous: tags left out because they are ambiguous
 *
 * Immutable and reference counted; the fields may be read directly.
 */
typedef struct {
  gatomicrefcount references; /*< private >*/
  GPtrArray *gold;
  GPtrArray *tagged;
  guint n_paragraphs;
  guint n_paired;
  guint n_ambiguous;
  DemarcheScoreTable tables[DEMARCHE_N_SCORED];
  GPtrArray *mistakes;
  GPtrArray *unpaired;
  GPtrArray *unjudged;
} DemarcheAgreement;

DEMARCHE_API GType demarche_agreement_get_type (void);

/**
 * demarche_agreement_new:
 * @gold: (element-type DemarcheTagged): tags by people, in the same codebook
 * @tagged: (element-type DemarcheTagged): tags to be judged
 * @developed_on: (nullable): text hashes of the statements the rules were developed on
 *
 * Paragraphs are paired by statement and text, where white space, Markdown marks and
 * Question/Answer labels do not matter; by number only among equals.
 */
DEMARCHE_API DemarcheAgreement *demarche_agreement_new (
    GPtrArray *gold, GPtrArray *tagged, DemarcheCodebook *codebook,
    const char *const *developed_on) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheAgreement *demarche_agreement_ref (DemarcheAgreement *agreement);
DEMARCHE_API void demarche_agreement_unref (DemarcheAgreement *agreement);

/* appends the figures as a table for a terminal; @with_mistakes: and each tag that only one side
 * has, with its words */
DEMARCHE_API void demarche_agreement_append_text (GString *out, DemarcheAgreement *agreement,
                                                  DemarcheCodebook *codebook,
                                                  gboolean with_mistakes);
/* appends all of it as one JSON object, with a line end */
DEMARCHE_API void demarche_agreement_append_json (GString *out, DemarcheAgreement *agreement,
                                                  DemarcheCodebook *codebook);

/* library-private: the text by which paragraphs are paired */
char *demarche_agreement_fold_text (const char *text, gsize length) DEMARCHE_MUST_USE;
/* library-private: for each paragraph of @gold the index of its partner in @tagged, or -1.
 * @tagged: (nullable) */
int *demarche_agreement_pair (DemarcheStatement *gold, DemarcheStatement *tagged) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheAgreement, demarche_agreement_unref)

G_END_DECLS
