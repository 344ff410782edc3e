/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who stands where on which issue, how firmly, and what has moved. */
#pragma once

#include "model/codebook.h"
#include "model/reference.h"
#include "model/speaker.h"
#include "model/tag.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_COMPARISON (demarche_comparison_get_type ())

/* who is compared; who has no delegation or group stands for themselves */
typedef enum {
  DEMARCHE_UNIT_DELEGATION,
  DEMARCHE_UNIT_SPEAKER,
  DEMARCHE_UNIT_GROUP, /* a group's own statements and those of its members by the registry */
} DemarcheUnit;

/* a position counts once per … (and holder and stance) */
typedef enum {
  DEMARCHE_COUNTING_PARAGRAPH,
  DEMARCHE_COUNTING_TURN, /* a statement without turns is one turn */
  DEMARCHE_COUNTING_STATEMENT,
} DemarcheCounting;

typedef enum {
  DEMARCHE_WINDOWS_EVENT, /* a statement without an event is an event of its own */
  DEMARCHE_WINDOWS_MONTH,
  DEMARCHE_WINDOWS_QUARTER,
  DEMARCHE_WINDOWS_YEAR,
} DemarcheWindowKind;

/* the names used in files and options: "delegation", "paragraph", "event" … */
DEMARCHE_API const char *demarche_unit_get_name (DemarcheUnit unit);
DEMARCHE_API gboolean demarche_unit_from_name (const char *name, DemarcheUnit *unit);
DEMARCHE_API const char *demarche_counting_get_name (DemarcheCounting counting);
DEMARCHE_API gboolean demarche_counting_from_name (const char *name, DemarcheCounting *counting);
DEMARCHE_API const char *demarche_window_kind_get_name (DemarcheWindowKind kind);
DEMARCHE_API gboolean demarche_window_kind_from_name (const char *name, DemarcheWindowKind *kind);

/**
 * DemarcheComparisonOptions:
 * @from, @to: (nullable): first and last day, "YYYY-MM-DD"; with either, undated paragraphs are out
 * @issues: (nullable): ids of the issues to compare, NULL-terminated; %NULL: all
 * @actors: (nullable): names of those to compare, NULL-terminated; %NULL: all. Groups stay
 * @speakers: (nullable): registry: groups of delegations, presence, names
 * @present: (nullable) (element-type utf8 GStrv): who was at an event, beside the registry
 * @is_last: the statements are compared no more: the sketches of outlines, by which likely copies
 *   are found, are given back once they are
 * @only_headlines: leaves out who agrees with whom and likely copies, which take longest
 *
 * All zero is the default comparison. Nothing of it is kept.
 */
typedef struct {
  DemarcheUnit unit;
  DemarcheCounting counting;
  DemarcheWindowKind windows;
  const char *from;
  const char *to;
  const char *const *issues;
  const char *const *actors;
  DemarcheSpeakers *speakers;
  GHashTable *present;
  gboolean is_last;
  gboolean only_headlines;
} DemarcheComparisonOptions;

typedef enum {
  DEMARCHE_ACTOR_DELEGATION,
  DEMARCHE_ACTOR_SPEAKER, /* the unit, or who has no delegation */
  DEMARCHE_ACTOR_GROUP,
} DemarcheActorKind;

/**
 * DemarcheActor:
 * @name: shown and unique among actors of a kind; of two speakers of one name from two delegations
 *   "Rossi (Aldovia)" and "Rossi (Brenmark)"
 * @plain_name: the name without that
 * @delegation: (nullable): of a speaker, when all their paragraphs agree
 * @role: (nullable): "chair", "interviewer" … when all their paragraphs have it; NULL: a speaker
 * @groups: (nullable): groups of a delegation by the registry, `; ` between
 * @is_silent: a delegation at hand only by presence, or as a member of a group that spoke
 * @n_statements: counted statements in which they speak; @n_paragraphs: taggable ones of those
 * @n_tags: counted tags of their own
 *
 * One row: a delegation, a speaker or a group. Groups stand after all others, else in order of
 * name.
 */
typedef struct {
  DemarcheActorKind kind;
  char *name;
  char *plain_name;
  char *delegation;
  char *role;
  char *groups;
  gboolean is_silent;
  guint n_statements;
  guint n_paragraphs;
  guint n_tags;
} DemarcheActor;

/**
 * DemarcheWindow:
 * @label: the event, "2025-03", "2025 Q1", "2025", or "undated"
 * @from, @to: (nullable): first and last date seen in it
 * @series: (nullable): event series of an event
 *
 * One period. In order of time; those without a date stand last and take no part in shifts.
 */
typedef struct {
  char *label;
  char *from;
  char *to;
  char *series;
} DemarcheWindow;

/* in the place of a window: all of them together */
#define DEMARCHE_WINDOW_ALL G_MAXUINT
/* no actor, no cell, no position … */
#define DEMARCHE_NONE G_MAXUINT

/* whether a tag is in the figures, or why not */
typedef enum {
  DEMARCHE_USE_COUNTED,
  DEMARCHE_USE_REPEATED,  /* the same in the same turn or statement, where counting goes by that */
  DEMARCHE_USE_ASCRIBED,  /* holder other: in the attribution table only */
  DEMARCHE_USE_AMBIGUOUS, /* out until a person decides */
  DEMARCHE_USE_REJECTED,  /* by a person */
  DEMARCHE_USE_CORRECTED, /* by a person: another tag counts in its place */
  DEMARCHE_USE_DISPUTED,  /* people do not agree; out until they do */
  DEMARCHE_USE_VERSION,   /* another version of the statement counts */
  DEMARCHE_USE_OUTSIDE,   /* not in the period, not of the issues or actors asked for */
} DemarcheUse;

/**
 * DemarcheEvidence:
 * @tagged: (unowned): its statement; @statement: index in the comparison's list
 * @tag: (unowned); @paragraph: (unowned)
 * @reference: lasting reference of the tag
 * @actor: first actor it counts for, or DEMARCHE_NONE; @window: or DEMARCHE_NONE
 * @score: signed value on the scale; @has_score: whether there is one
 * @is_group: said on behalf of a group
 * @is_translation: the statement is a translation
 * @is_conditional: a cue says so
 *
 * One tag as the comparison sees it. Every tag given has one, in the order of the statements and
 * their tags.
 */
typedef struct {
  DemarcheTagged *tagged;
  const DemarcheTag *tag;
  const DemarcheParagraph *paragraph;
  double score;
  guint statement;
  guint actor;
  guint issue;
  guint window;
  DemarcheUse use;
  char reference[DEMARCHE_REFERENCE_MOST + 1];
  guint8 has_score : 1;
  guint8 is_group : 1;
  guint8 is_translation : 1;
  guint8 is_conditional : 1;
} DemarcheEvidence;

/* how a cell is called */
typedef enum {
  DEMARCHE_NAMING_POSITION, /* "voluntary" */
  DEMARCHE_NAMING_LEANS,    /* "leans voluntary" */
  DEMARCHE_NAMING_AGAINST,  /* "against binding": nobody said what they are for */
  DEMARCHE_NAMING_LEANS_AGAINST,
  DEMARCHE_NAMING_BOTH_WAYS,
  DEMARCHE_NAMING_LIST, /* choice issue: see the holdings */
} DemarcheNaming;

/* one position in a cell, how often (as counted) and how firmly */
typedef struct {
  guint position;
  guint n_supports;
  guint n_opposes;
  guint n_supports_firm;
  guint n_opposes_firm;
} DemarcheHolding;

/**
 * DemarcheCell:
 * @window: index, or DEMARCHE_WINDOW_ALL
 * @n: tags that count (of a scale: those that have a score)
 * @n_firm: firm ones among all counted tags; @n_counted: all counted tags, scored or not
 * @n_paragraphs, @n_statements: that these come from
 * @n_right: with a positive score; @n_left: with a negative one
 * @has_score: scale, and @n is not 0; only then the next six mean anything
 * @mean: of the scores; @log_scale: log ((right + .5) / (left + .5))
 * @low, @high: 95 % interval of the mean; @log_low, @log_high: of the log scale
 * @has_interval: two statements or more that differ
 * @lowest, @highest: score
 * @share_firm: of all counted tags
 * @naming: how to call it; @position: the position it is called after, or DEMARCHE_NONE
 * @label: that in words, positions by their id: "leans voluntary", "contacts, not discretion"
 * @short_label: the same; of a long list those said most often, and how many more there are
 * @holdings: positions counted, in codebook order
 * @evidence: indices of the counted tags, rising
 * @quote: evidence to show: first firm tag of what the cell is called after
 *
 * What one actor holds on one issue in one window. Cells exist only where a tag counts.
 */
typedef struct {
  guint actor;
  guint issue;
  guint window;
  guint n;
  guint n_counted;
  guint n_firm;
  guint n_paragraphs;
  guint n_statements;
  guint n_right;
  guint n_left;
  gboolean has_score;
  double mean;
  double log_scale;
  gboolean has_interval;
  double low;
  double high;
  double log_low;
  double log_high;
  double lowest;
  double highest;
  double share_firm;
  DemarcheNaming naming;
  guint position;
  const char *label;
  const char *short_label;
  const DemarcheHolding *holdings;
  const guint *evidence;
  guint n_holdings;
  guint n_evidence;
  guint quote;
} DemarcheCell;

/* what stands where an actor has no cell; said only as far as it is known */
typedef enum {
  DEMARCHE_SILENCE_NONE,         /* there is a cell */
  DEMARCHE_SILENCE_NOT_ON_ISSUE, /* spoke, not on this; certain only if the issue has `about` */
  DEMARCHE_SILENCE_NO_POSITION,  /* spoke to it, no position recognised */
  DEMARCHE_SILENCE_ABSENT,       /* not present */
  DEMARCHE_SILENCE_GROUP_ONLY,   /* only through a group's statement */
  DEMARCHE_SILENCE_NO_RULES,     /* spoke in a language in which the issue has no rules */
  DEMARCHE_SILENCE_NOT_READ,     /* a file of theirs could not be read */
  DEMARCHE_SILENCE_NO_STATEMENT, /* no statement at hand: present, or presence unknown */
} DemarcheSilence;

typedef enum {
  DEMARCHE_SHIFT_REVERSED,
  DEMARCHE_SHIFT_MOVED,
  DEMARCHE_SHIFT_STANCE_REVERSED, /* choice: supported before, opposed now, or back */
  DEMARCHE_SHIFT_SOFTER,
  DEMARCHE_SHIFT_FIRMER,
  DEMARCHE_SHIFT_ADDED,   /* choice: a position */
  DEMARCHE_SHIFT_DROPPED, /* choice: a position; any: the issue, when `after` is DEMARCHE_NONE */
  DEMARCHE_SHIFT_FIRST_TAKEN,
} DemarcheShiftKind;

/* "reversed", "moved", "stance-reversed" … */
DEMARCHE_API const char *demarche_shift_kind_get_name (DemarcheShiftKind kind);

typedef enum {
  DEMARCHE_FLAG_ONE_STATEMENT = 1 << 0, /* gone when that statement is left out */
  DEMARCHE_FLAG_OTHER_SPEAKER = 1 << 1, /* no speaker in common */
  DEMARCHE_FLAG_OTHER_SERIES = 1 << 2,  /* "said differently at A and B", not "moved" */
  DEMARCHE_FLAG_GROUP = 1 << 3,         /* a group statement on one side */
  DEMARCHE_FLAG_TRANSLATION = 1 << 4,   /* a translation on one side */
  DEMARCHE_FLAG_SINGLE = 1 << 5,        /* n 1 on one side */
} DemarcheShiftFlags;

/**
 * DemarcheShift:
 * @position: the position of a choice issue that it is about, else DEMARCHE_NONE
 * @before, @after: index of the cell, or DEMARCHE_NONE (first taken; issue dropped)
 * @window: in which it shows; @window_before: the one it is measured against, or DEMARCHE_NONE
 * @change: of the mean (moved, reversed) or of the share of firm tags
 * @quote_before, @quote_after: evidence, or DEMARCHE_NONE
 *
 * One line of the ledger: newest window first, then kind, then size, then names.
 */
typedef struct {
  DemarcheShiftKind kind;
  guint flags; /* DemarcheShiftFlags */
  guint actor;
  guint issue;
  guint position;
  guint window;
  guint window_before;
  guint before;
  guint after;
  double change;
  guint quote_before;
  guint quote_after;
} DemarcheShift;

typedef enum {
  DEMARCHE_WITHIN_ONE_PARAGRAPH,
  DEMARCHE_WITHIN_ONE_STATEMENT,
  DEMARCHE_WITHIN_ONE_SPEAKER, /* in several statements */
  DEMARCHE_WITHIN_TWO_SPEAKERS,
} DemarcheNearness;

/**
 * DemarcheContradiction:
 * @first, @second: (element-type guint): evidence for the one and for the other side
 * @position_first, @position_second: two opposed positions both supported, or the same one
 *   supported (first) and opposed (second)
 * @is_firm: firm on both sides
 * @nearness: of the closest pair
 *
 * The same actor both ways inside one window.
 */
typedef struct {
  guint actor;
  guint issue;
  guint window;
  guint position_first;
  guint position_second;
  GArray *first;
  GArray *second;
  gboolean is_firm;
  DemarcheNearness nearness;
} DemarcheContradiction;

/**
 * DemarcheAttribution:
 * @actor: who says so; @held_by: (nullable): of whom, NULL: others without a name
 * @held_by_actor: index of that actor when it is one here, else DEMARCHE_NONE
 * @own_cell: cell (all windows) of what that actor says itself, or DEMARCHE_NONE
 * @evidence: (element-type guint): ascribed tags
 *
 * Who says what of whom.
 */
typedef struct {
  guint actor;
  char *held_by;
  guint held_by_actor;
  guint own_cell;
  guint issue;
  guint position;
  DemarcheStance stance;
  GArray *evidence;
} DemarcheAttribution;

/**
 * DemarcheAlignment:
 * @value: agreement minus conflict over shared issues, by mean activity: -1 to +1
 * @n_shared: issues on which both hold something; 0: @value means nothing
 */
typedef struct {
  double value;
  double agreement;
  double conflict;
  guint n_shared;
} DemarcheAlignment;

/**
 * DemarchePair:
 * @window_before, @window_after: the last two windows in which both can be compared
 *
 * A pair of actors that drew nearer or apart by .2 or more; largest first.
 */
typedef struct {
  guint first;
  guint second;
  guint window_before;
  guint window_after;
  double before;
  double after;
} DemarchePair;

/* a step of average linkage: two clusters become one. Numbers below the number of actors are
 * actors, others the result of step (number - n_actors) */
typedef struct {
  guint first;
  guint second;
  double alignment; /* mean between them */
} DemarcheMerge;

/* a statement left out because another version of it counts */
typedef struct {
  guint statement;
  guint counts; /* statement that is counted and quoted in its place */
} DemarcheVersion;

/* two statements that read like versions of one; both count */
typedef struct {
  guint first;
  guint second;
  double similarity; /* share of five-word runs in common */
} DemarcheDuplicate;

/**
 * DemarcheComparison:
 * @tagged: (element-type DemarcheTagged): what was compared, by name
 * @issues: (element-type guint): indices of the issues compared, codebook order
 * @actors, @windows, @evidence, @cells, @shifts, @contradictions, @attributions, @pairs,
 *   @versions, @duplicates: (element-type …): arrays of the structs above
 * @order: (element-type guint): actors so that neighbours agree
 * @merges: (element-type DemarcheMerge): the tree behind @order
 * @n_read, @n_failed, @n_empty: statements
 * @n_paragraphs: taggable paragraphs of counted statements in the period
 * @n_counted: tags in the figures
 * @n_undated: paragraphs left out of a period because they have no date
 *
 * Everything a report shows. Immutable and reference counted; the fields may be read directly.
 * The same input gives the same comparison, bit by bit.
 *
 * |[<!-- language="C" -->
 * DemarcheComparisonOptions options = { .unit = DEMARCHE_UNIT_DELEGATION };
 * g_autoptr (DemarcheComparison) comparison =
 *     demarche_comparison_new (tagged, codebook, &options);
 * for (guint i = 0; i < comparison->cells->len; i++)
 *   show (demarche_comparison_get_cell (comparison, i));
 * ]|
 */
typedef struct {
  gatomicrefcount references;         /*< private >*/
  struct _DemarchePresence *presence; /*< private >*/
  GHashTable *actor_names;            /*< private >*/
  struct _DemarcheCellParts *parts;   /*< private >*/
  GPtrArray *shift_blocks;            /*< private >*/
  DemarcheUnit unit;
  DemarcheCounting counting;
  DemarcheWindowKind window_kind;
  DemarcheCodebook *codebook;
  GPtrArray *tagged;
  GArray *issues;
  GPtrArray *actors;         /* DemarcheActor */
  GPtrArray *windows;        /* DemarcheWindow */
  GArray *evidence;          /* DemarcheEvidence */
  GArray *cells;             /* DemarcheCell: by actor, issue, window; all windows last */
  GPtrArray *shifts;         /* DemarcheShift */
  GPtrArray *contradictions; /* DemarcheContradiction: newest window first */
  GPtrArray *attributions;   /* DemarcheAttribution: by actor, name, issue, position, stance */
  GPtrArray *pairs;          /* DemarchePair */
  GPtrArray *versions;       /* DemarcheVersion */
  GPtrArray *duplicates;     /* DemarcheDuplicate */
  GArray *order;
  GArray *merges;
  guint n_read;
  guint n_failed;
  guint n_empty;
  guint n_paragraphs;
  guint n_counted;
  guint n_undated;
} DemarcheComparison;

static inline const DemarcheEvidence *
demarche_comparison_get_evidence (const DemarcheComparison *comparison, guint index)
{
  return &g_array_index (comparison->evidence, DemarcheEvidence, index);
}

static inline const DemarcheCell *
demarche_comparison_get_cell (const DemarcheComparison *comparison, guint index)
{
  return &g_array_index (comparison->cells, DemarcheCell, index);
}

DEMARCHE_API GType demarche_comparison_get_type (void);

/**
 * demarche_comparison_new:
 * @tagged: (element-type DemarcheTagged): statements with their tags, also unreadable ones
 * @codebook: the one the tags point into
 *
 * Compares. Names in @options that nobody has are simply not found.
 */
DEMARCHE_API DemarcheComparison *demarche_comparison_new (
    GPtrArray *tagged, DemarcheCodebook *codebook,
    const DemarcheComparisonOptions *options) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheComparison *demarche_comparison_ref (DemarcheComparison *comparison);
DEMARCHE_API void demarche_comparison_unref (DemarcheComparison *comparison);

/* warns of actors whose names differ in accents only: they are two unless the registry makes them
 * one */
DEMARCHE_API void demarche_comparison_check_names (DemarcheComparison *comparison,
                                                   DemarcheDiagnostics *diagnostics);

/* the cell, or NULL where no tag counts; @window may be DEMARCHE_WINDOW_ALL */
DEMARCHE_API const DemarcheCell *demarche_comparison_find_cell (DemarcheComparison *comparison,
                                                                guint actor, guint issue,
                                                                guint window);
/* the same as an index into the cells, or DEMARCHE_NONE */
DEMARCHE_API guint demarche_comparison_find_cell_index (DemarcheComparison *comparison, guint actor,
                                                        guint issue, guint window);
/* the last cell before @window in which the actor spoke on the issue, or NULL */
DEMARCHE_API const DemarcheCell *demarche_comparison_find_last (DemarcheComparison *comparison,
                                                                guint actor, guint issue,
                                                                guint window);
/* index of the actor of that name and any kind, or DEMARCHE_NONE */
DEMARCHE_API guint demarche_comparison_find_actor (DemarcheComparison *comparison,
                                                   const char *name);
/* which kind of nothing; not for DEMARCHE_WINDOW_ALL */
DEMARCHE_API DemarcheSilence demarche_comparison_get_silence (DemarcheComparison *comparison,
                                                              guint actor, guint issue,
                                                              guint window);
/* the group's cell that speaks for the actor where it is silent itself, or NULL */
DEMARCHE_API const DemarcheCell *demarche_comparison_find_group_cell (
    DemarcheComparison *comparison, guint actor, guint issue, guint window);
/* of two actors in one window or in all */
DEMARCHE_API DemarcheAlignment demarche_comparison_get_alignment (DemarcheComparison *comparison,
                                                                  guint first, guint second,
                                                                  guint window);

/**
 * DemarcheZone:
 * @n: actors that hold a position; each counts once
 * @n_left, @n_right: at or below -.2, at or above +.2; @n_middle: between; @n_both: both ways
 * @has_zone: three or more fit into a stretch no wider than half a scale from -1 to +1
 * @low, @high: the shortest stretch with two thirds, rounded up; @n_inside: who stand in it
 *
 * Where the actors (groups aside) stand on a scale in one window.
 */
typedef struct {
  guint n;
  guint n_left;
  guint n_middle;
  guint n_right;
  guint n_both;
  double median;
  gboolean has_zone;
  double low;
  double high;
  guint n_inside;
} DemarcheZone;

DEMARCHE_API DemarcheZone demarche_comparison_get_zone (DemarcheComparison *comparison, guint issue,
                                                        guint window);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheComparison, demarche_comparison_unref)

G_END_DECLS
