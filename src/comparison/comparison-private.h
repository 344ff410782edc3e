/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the stages of a comparison hand to each other. */
#pragma once

#include "comparison/part.h"

G_BEGIN_DECLS

/* three numbers in a sorted table; what they mean is said where the table is */
typedef struct {
  guint first;
  guint second;
  guint third;
} DemarcheTriple;

GArray *demarche_triples_new (void);
/* the same again at once is not added twice */
void demarche_triples_add (GArray *triples, guint first, guint second, guint third);
void demarche_triples_sort (GArray *triples);
/* index of the first one that is not below; the table is sorted */
guint demarche_triples_find (GArray *triples, guint first, guint second, guint third);
gboolean demarche_triples_contain (GArray *triples, guint first, guint second, guint third);

/**
 * DemarchePresence:
 * @spoke: actor, window, 0: has taggable paragraphs of its own there
 * @not_read: actor, window, 0: a file of theirs could not be read
 * @addressed: actor, issue, window: spoke to it, whether or not a position counts
 * @unruled: actor, issue, window: spoke in a language in which the issue has no rules
 * @joined: actor, window, group: its group spoke for it
 * @absent: actor, window, 0: known not to have been present
 *
 * What is known of actors beside their positions.
 */
typedef struct _DemarchePresence DemarchePresence;
struct _DemarchePresence {
  GArray *spoke;
  GArray *not_read;
  GArray *addressed;
  GArray *unruled;
  GArray *joined;
  GArray *absent;
};

/* where a paragraph belongs: a window, and actors in the list of the stage; window
 * DEMARCHE_NONE when it is not compared */
typedef struct {
  guint window;
  guint first_actor;
  guint n_actors;
  gboolean is_group;
} DemarchePlacement;

/**
 * DemarcheStage:
 * @statements: (element-type DemarcheStatementPlace): parallel to the statements
 * @placements: (element-type DemarchePlacement): of all paragraphs of all statements
 * @actor_list: (element-type guint): actors of all paragraphs
 * @is_compared: by issue
 * @scope: (nullable): only a part is compared: what this says
 * @order: (nullable) (element-type guint): where a statement stands among the tagged, where they
 *   are not in order
 * @chosen: (nullable) (element-type guint): statements whose tags are looked at, rising; %NULL: all
 * @near: (nullable): windows of actors whose tags are looked at, see demarche_scope_number();
 *   %NULL: all
 *
 * What only lives while the comparison is made.
 */
typedef struct {
  DemarcheComparison *comparison;
  const DemarcheComparisonOptions *options;
  GArray *statements;
  GArray *placements;
  GArray *actor_list;
  gboolean *is_compared;
  const DemarcheScope *scope;
  const GArray *order;
  GArray *chosen;
  GHashTable *near;
} DemarcheStage;

/**
 * DemarcheStatementPlace:
 * @counts: the statement's index, or that of the version that counts in its place
 * @first_placement: of its paragraphs
 * @window, @actor: of a statement that could not be read, else DEMARCHE_NONE
 */
typedef struct {
  guint counts;
  guint first_placement;
  guint window;
  guint actor;
} DemarcheStatementPlace;

DemarcheTagged *demarche_stage_get_tagged (const DemarcheStage *stage, guint statement);
/* how many statements are looked at, and which the next one is */
guint demarche_stage_count_chosen (const DemarcheStage *stage);
guint demarche_stage_get_chosen (const DemarcheStage *stage, guint index);
DemarcheStatementPlace *demarche_stage_get_statement (const DemarcheStage *stage, guint statement);
DemarchePlacement *demarche_stage_get_placement (const DemarcheStage *stage, guint statement,
                                                 guint paragraph);

DemarcheComparison *demarche_comparison_new_empty (
    DemarcheCodebook *codebook, const DemarcheComparisonOptions *options) DEMARCHE_MUST_USE;

/* what is known of statements without their tags: everything up to who was present. @sorted:
 * (element-type DemarcheTagged): by name */
void demarche_stage_place (DemarcheStage *stage, GPtrArray *sorted);
/* what their tags add, up to contradictions */
void demarche_stage_count (DemarcheStage *stage);
/* how a tag counts: evidence without what only a reader of it wants to know */
void demarche_stage_judge (const DemarcheStage *stage, guint statement, const DemarcheTag *tag,
                           DemarcheEvidence *evidence);
/* (element-type DemarcheTagged) (transfer container): nothing depends on the order in which files
 * were given or tag files were cut */
GPtrArray *demarche_comparison_sort (GPtrArray *tagged) DEMARCHE_MUST_USE;
/* those that the options ask for and the scope holds */
void demarche_stage_choose_issues (DemarcheStage *stage);
/* @issue: by its id */
gboolean demarche_scope_has_issue (const DemarcheScope *scope, const char *issue);
/* whether a tag of a statement is looked at */
gboolean demarche_stage_is_in_scope (const DemarcheStage *stage, guint statement,
                                     const DemarcheTag *tag);
/* whether what an actor says in some of these windows, @last too, may be what only one of two
 * comparisons has; always where everything is compared */
gboolean demarche_stage_may_differ (const DemarcheStage *stage, guint actor, guint first,
                                    guint last);

/* the stages, in this order */
void demarche_stage_find_versions (DemarcheStage *stage);
void demarche_stage_find_duplicates (DemarcheStage *stage);
void demarche_stage_place_windows (DemarcheStage *stage);
void demarche_stage_place_actors (DemarcheStage *stage);
void demarche_stage_find_presence (DemarcheStage *stage);
void demarche_stage_collect_evidence (DemarcheStage *stage);
void demarche_stage_fill_cells (DemarcheStage *stage);
void demarche_stage_find_addressed (DemarcheStage *stage);
void demarche_stage_find_shifts (DemarcheStage *stage);
void demarche_stage_find_contradictions (DemarcheStage *stage);
void demarche_stage_find_attributions (DemarcheStage *stage);
void demarche_stage_align_actors (DemarcheStage *stage);

/* (element-type utf8): delegations without a row among the actors that were there or whose group
 * spoke; needs actors with plain names */
GPtrArray *demarche_stage_list_silent (DemarcheStage *stage) DEMARCHE_MUST_USE;

DemarchePresence *demarche_presence_new (void) DEMARCHE_MUST_USE;
void demarche_presence_free (DemarchePresence *presence);

/**
 * DemarcheCellParts:
 * @evidence: (element-type guint): of all cells, one after the other
 * @holdings: (element-type GArray): arrays of DemarcheHolding, one for each share of the cells
 * @labels: (element-type GStringChunk): of each share
 *
 * What cells point into.
 */
typedef struct _DemarcheCellParts DemarcheCellParts;
struct _DemarcheCellParts {
  GArray *evidence;
  GPtrArray *holdings;
  GPtrArray *labels;
};

/* with room for so much evidence */
DemarcheCellParts *demarche_cell_parts_new (guint n_evidence) DEMARCHE_MUST_USE;
void demarche_cell_parts_free (DemarcheCellParts *parts);

/* scores of one statement in a cell */
typedef struct {
  guint statement;
  guint n;
  guint n_right;
  guint n_left;
  double sum;
  double lowest;
  double highest;
} DemarcheScoreGroup;

/**
 * DemarcheTally:
 * @cell: as far as it is counted
 * @holdings: (element-type DemarcheHolding): in the order of their positions
 * @groups: (element-type DemarcheScoreGroup): in the order of the statements
 * @statement, @paragraph: of the last tag, by index, or DEMARCHE_NONE
 *
 * A cell in the making.
 */
typedef struct {
  DemarcheCell cell;
  GArray *holdings;
  GArray *groups;
  guint statement;
  guint paragraph;
} DemarcheTally;

void demarche_tally_init (DemarcheTally *tally);
void demarche_tally_clear (DemarcheTally *tally);
/* @copy: not initialised */
void demarche_tally_copy (DemarcheTally *copy, const DemarcheTally *tally);
/* begins with nothing */
void demarche_tally_start (DemarcheTally *tally, guint actor, guint issue, guint window);
/* counts a tag: those of a statement come one after the other, in the order of its paragraphs */
void demarche_tally_add (DemarcheTally *tally, const DemarcheEvidence *evidence);
/* counts it no more, and with it all of its statement, which are taken out in the same order */
void demarche_tally_take_out (DemarcheTally *tally, const DemarcheEvidence *evidence);
/* fills the figures of the cell, whose holdings stay those of the tally. @has_intervals: with
 * intervals, which take longest */
void demarche_tally_finish (DemarcheTally *tally, const DemarcheComparison *comparison,
                            gboolean has_intervals);

/* fills mean, log scale and intervals of a cell from its scores */
void demarche_cell_score (DemarcheCell *cell, GArray *groups, gboolean has_interval);
/* names a cell whose figures and holdings are filled; the label is kept among @labels */
void demarche_cell_name (DemarcheCell *cell, const DemarcheComparison *comparison,
                         GStringChunk *labels);

#define DEMARCHE_SIDE 0.2   /* left at or below -, right at or above + */
#define DEMARCHE_LEANS 0.67 /* below that a mean leans */

G_END_DECLS
