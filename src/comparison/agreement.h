/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far tags agree with those that people made. */
#pragma once

#include "comparison/coders.h"
#include "comparison/reliability.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_AGREEMENT (demarche_agreement_get_type ())

/**
 * DemarcheScore:
 * @n_gold: tags by people; @n_found: tags to be judged; @n_right: in both
 * @n_position: gold tags whose position was found in the paragraph, whoever holds it and how
 * @n_holder: of those, with the right holder too; @n_stance: with the right stance
 * @n_force: with the right force, of @n_force_known whose force gold says
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
  guint n_force;
  guint n_force_known;
} DemarcheScore;

typedef enum {
  DEMARCHE_PRECISION, /* the share of found tags that are right */
  DEMARCHE_RECALL,    /* the share of gold tags that were found */
  DEMARCHE_F1,        /* their harmonic mean */
  DEMARCHE_N_RATIOS
} DemarcheRatio;

/* "precision", "recall", "f1" */
DEMARCHE_API const char *demarche_ratio_get_name (DemarcheRatio ratio);
DEMARCHE_API double demarche_score_get_ratio (const DemarcheScore *score, DemarcheRatio ratio);

/* fewer gold tags say too little of a position; and a position is relied on from this precision */
#define DEMARCHE_SUPPORT_TO_RELY 30
#define DEMARCHE_PRECISION_TO_RELY .85

typedef enum {
  DEMARCHE_SCORE_TOO_FEW,   /* gold tags */
  DEMARCHE_SCORE_IMPRECISE, /* its precision is too low */
  DEMARCHE_SCORE_MEASURED,
} DemarcheScoreVerdict;

/* whether the figures of a position can be relied on */
DEMARCHE_API DemarcheScoreVerdict demarche_score_get_verdict (const DemarcheScore *score);
/* "too-few", "imprecise", "measured" */
DEMARCHE_API const char *demarche_score_verdict_get_name (DemarcheScoreVerdict verdict);

/* statements that the rules were developed on read better than others: kept apart */
typedef enum {
  DEMARCHE_SCORED_ALL,
  DEMARCHE_SCORED_SEEN,
  DEMARCHE_SCORED_UNSEEN,
  DEMARCHE_N_SCORED
} DemarcheScored;

typedef struct {
  DemarcheInterval ratios[DEMARCHE_N_RATIOS];
} DemarcheScoreIntervals;

/**
 * DemarcheScoreTable:
 * @positions: (element-type DemarcheScore): by position of the codebook
 * @intervals: (element-type DemarcheScoreIntervals): the same, by a bootstrap of statements
 * @micro: of all tags together
 * @macro: means over the @n_positions that gold has; a position that was never found has
 *   precision 0; NAN when gold has none
 */
typedef struct {
  guint n_statements;
  GArray *positions;
  GArray *intervals;
  DemarcheScore micro;
  DemarcheScoreIntervals micro_intervals;
  guint n_positions;
  double macro[DEMARCHE_N_RATIOS];
  DemarcheScoreIntervals macro_intervals;
} DemarcheScoreTable;

typedef enum {
  DEMARCHE_MISTAKE_MISSED,       /* gold has it, no tag of the position was found */
  DEMARCHE_MISTAKE_WRONG_HOLDER, /* the position was found, held by another */
  DEMARCHE_MISTAKE_WRONG_STANCE,
  DEMARCHE_MISTAKE_WRONG_BOTH,
  DEMARCHE_MISTAKE_WRONG_FORCE, /* the tag is right all the same */
  DEMARCHE_MISTAKE_SPURIOUS,    /* found, and gold has no tag of the position */
  DEMARCHE_N_MISTAKES
} DemarcheMistakeKind;

/* "missed", "wrong holder", "wrong stance", "wrong holder and stance", "wrong force", "spurious" */
DEMARCHE_API const char *demarche_mistake_kind_get_name (DemarcheMistakeKind kind);

/* a tag of one side; @tag: (nullable) (unowned): NULL when this side has none */
typedef struct {
  DemarcheTagged *tagged;
  const DemarcheTag *tag;
} DemarcheSidedTag;

/**
 * DemarcheMistake:
 * @tagged: (unowned), @paragraph: index: where, in what was judged if it has the paragraph
 * @reference: (nullable) (unowned): lasting reference of the found tag
 * @instead: (element-type guint) (nullable): other positions of the issue that were found in the
 *   place of a missed one
 */
typedef struct {
  DemarcheMistakeKind kind;
  guint position;
  DemarcheTagged *tagged;
  guint paragraph;
  DemarcheSidedTag gold;
  DemarcheSidedTag found;
  const char *reference;
  GArray *instead;
} DemarcheMistake;

/* a paragraph without a partner: of gold, or with tags but without a gold line */
typedef struct {
  DemarcheTagged *tagged; /* (unowned) */
  guint paragraph;        /* index */
  gboolean has_statement; /* whether the other side has the statement */
} DemarcheUnpaired;

/**
 * DemarcheConfusion:
 * @cells: (n + 1) * (n + 1) counts for the n positions of @issue, row by gold, column by what was
 *   found; the last stands for none
 *
 * Which position was taken for which. A paragraph counts once for each position that both have;
 * what is left is put side by side in the order of the codebook, and with none beyond that.
 */
typedef struct {
  guint issue;
  guint n;
  guint *cells;
} DemarcheConfusion;

/* who holds it and how: speaker supports, speaker opposes, other supports, other opposes, none */
#define DEMARCHE_N_HELD 5

/**
 * DemarcheUnits:
 * @n_units: that two or more coded
 * @same: the share of equal pairs of values
 * @n_statements: that have units; fewer than DEMARCHE_MIN_RESAMPLED give no interval
 * @kappa: NAN for more than two coders
 */
typedef struct {
  guint64 n_units;
  double same;
  guint n_statements;
  double alpha;
  DemarcheInterval interval;
  double kappa;
} DemarcheUnits;

/**
 * DemarcheIssueReliability:
 * @n_units, @alpha: the units of the positions of the issue
 * @n_placed: paragraphs and holders that two or more placed on the scale; @ordinal, @interval:
 *   alpha of the places
 */
typedef struct {
  guint issue;
  guint64 n_units;
  double alpha;
  guint n_placed;
  double ordinal;
  double interval;
} DemarcheIssueReliability;

/**
 * DemarcheReliability:
 * @n_paragraphs: taggable ones that two or more coders read
 * @n_positions: that any of them found
 * @all: a unit is a paragraph and a position; its value is none, or who holds it and how
 * @coded: the same without none: where two or more coders found the position
 * @n_none: units in which nobody found anything
 * @n_left_out: units left out because gold calls the tag optional
 * @issues: (element-type DemarcheIssueReliability): those with a position in @n_positions
 */
typedef struct {
  guint n_paragraphs;
  guint n_positions;
  DemarcheUnits all;
  DemarcheUnits coded;
  guint64 n_none;
  guint64 n_left_out;
  GArray *issues;
} DemarcheReliability;

/**
 * DemarcheAgreement:
 * @gold, @judged: what was compared
 * @n_paragraphs: gold lines; @n_paired: those with a partner
 * @n_other_statements: that were judged but are not in gold: they count for nothing
 * @tables: see DemarcheScored
 * @mistakes: (element-type DemarcheMistake): in the order of gold
 * @n_mistakes: by kind
 * @confusions: (element-type DemarcheConfusion): by issue of the codebook; empty when
 *   nothing was judged
 * @held: DEMARCHE_N_HELD * DEMARCHE_N_HELD counts, row by gold, of paragraphs and positions that
 *   one of the two found
 * @unpaired: (element-type DemarcheUnpaired): gold lines without a partner; their tags count as
 *   missed, unless people are judged: then they were not coded
 * @unjudged: (element-type DemarcheUnpaired): tagged paragraphs of a statement in gold that no
 *   gold line speaks of; they count for nothing
 * @n_ambiguous: tags left out because they are ambiguous; @n_optional: gold tags left out because
 *   they are optional
 *
 * Immutable and reference counted; the fields may be read directly.
 */
typedef struct {
  gatomicrefcount references; /*< private >*/
  DemarcheCoder *gold;
  DemarcheCoder *judged;
  guint n_paragraphs;
  guint n_paired;
  guint n_other_statements;
  guint n_ambiguous;
  guint n_optional;
  DemarcheScoreTable tables[DEMARCHE_N_SCORED];
  DemarcheReliability reliability;
  GPtrArray *mistakes;
  guint n_mistakes[DEMARCHE_N_MISTAKES];
  GPtrArray *confusions;
  guint held[DEMARCHE_N_HELD * DEMARCHE_N_HELD];
  GPtrArray *unpaired;
  GPtrArray *unjudged;
  GPtrArray *tag_references; /*< private >*/
} DemarcheAgreement;

DEMARCHE_API GType demarche_agreement_get_type (void);

/**
 * demarche_agreement_new:
 * @gold: tags by people, or whatever else the other is measured by
 * @judged: tags to be judged, in the same codebook
 *
 * Paragraphs are paired by statement and text, where white space, Markdown marks and
 * Question/Answer labels do not matter; by number only among equals.
 */
DEMARCHE_API DemarcheAgreement *demarche_agreement_new (
    DemarcheCoder *gold, DemarcheCoder *judged, DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheAgreement *demarche_agreement_ref (DemarcheAgreement *agreement);
DEMARCHE_API void demarche_agreement_unref (DemarcheAgreement *agreement);

#define DEMARCHE_TYPE_CODER_COMPARISON (demarche_coder_comparison_get_type ())

/**
 * DemarcheCoderComparison:
 * @coders: (element-type DemarcheCoder)
 * @pairs: (element-type DemarcheAgreement): first with second, first with third, …, second with
 *   third …
 * @reliability: of all together
 *
 * Coders that tagged the same statements, each compared with each. Immutable and reference
 * counted; the fields may be read directly.
 */
typedef struct {
  gatomicrefcount references; /*< private >*/
  GPtrArray *coders;
  GPtrArray *pairs;
  DemarcheReliability reliability;
} DemarcheCoderComparison;

DEMARCHE_API GType demarche_coder_comparison_get_type (void);
/* @coders: (element-type DemarcheCoder), two or more, in the same codebook */
DEMARCHE_API DemarcheCoderComparison *demarche_coder_comparison_new (
    GPtrArray *coders, DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheCoderComparison *demarche_coder_comparison_ref (
    DemarcheCoderComparison *comparison);
DEMARCHE_API void demarche_coder_comparison_unref (DemarcheCoderComparison *comparison);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheAgreement, demarche_agreement_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCoderComparison, demarche_coder_comparison_unref)

G_END_DECLS
