/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The view that all writers share: order of rows, numbers of tags, what leads where. */
#pragma once

#include "report/report.h"

G_BEGIN_DECLS

/**
 * DemarcheEvidenceGroup:
 * @number: from 1: the anchor
 * @own: evidence listed here; their E numbers follow on one another
 * @shared: evidence that counts here and is listed elsewhere
 * @first, @last: E numbers of @own, 0 when there are none
 *
 * The tags behind one cell, together with those ascribed by the actor.
 */
typedef struct {
  guint number;
  guint issue;
  guint actor;
  guint window;
  const guint *own;
  guint n_own;
  const guint *shared;
  guint n_shared;
  guint first;
  guint last;
} DemarcheEvidenceGroup;

typedef struct _DemarcheReportWords DemarcheReportWords;

/**
 * DemarcheReport:
 * @rows: (element-type guint): actors in the order of all tables: neighbours agree, groups last
 * @shown: (element-type guint): the rows that a table has room for: those with the most tags, in
 *   the order of the rows
 * @is_shown: of each actor, bystanders included
 * @bystanders: (element-type guint): chairs, interviewers and the unknown without any position
 * @silent: (element-type guint): delegations of which only presence or a group's words are at
 *   hand; in the silence map and the CSV table of the matrix
 * @issues: (element-type guint): those on which anything was said, codebook order
 * @unspoken: (element-type guint): the others
 * @ranks: of each actor: its place among rows and bystanders, others behind
 * @groups: (element-type DemarcheEvidenceGroup): by issue, rank of the actor, window
 * @grouped: (element-type guint): what the groups have of their own, one after the other
 * @shared: (element-type guint): the same of what they share
 * @shift_index: first shift of an actor on an issue in a window
 * @shifts_of: (element-type GPtrArray): those of all windows of an actor on an issue
 * @numbers: E number of each evidence, 0 when it is not shown
 * @copies: how many with the same reference stand before each evidence
 * @labels: (element-type utf8): of the windows, days in words; NULL: not yet asked for
 * @short_labels: the same for headings
 * @gate: (nullable): agreement with gold; @measure: (nullable): the command that measures it
 * @is_proven: of each position, whether its tags can be relied on
 * @is_held: of each position, whether a figure of the report has it
 * @now: newest window in which positions can be compared, or DEMARCHE_WINDOW_ALL
 * @before: the window before it, or DEMARCHE_NONE
 */
struct _DemarcheReport {
  GObject parent_instance;
  DemarcheReportDefinition *definition;
  DemarcheComparison *comparison;
  char *rules_title;
  char *files_hash;
  char *meaning_hash;
  guint n_files;
  guint n_rules;
  guint n_phrases;
  DemarcheDecided *decided;     /* (nullable) */
  DemarcheComparison *by_rules; /* (nullable): without decisions */
  struct _DemarcheNews *news;   /* (nullable) */
  DemarcheReportWords *words;
  GArray *rows;
  GArray *shown;
  gboolean *is_shown;
  GArray *bystanders;
  GArray *silent;
  GArray *issues;
  GArray *unspoken;
  guint *ranks;
  GArray *groups;
  GArray *grouped;
  GArray *shared;
  GHashTable *shift_index;
  GHashTable *shifts_of;
  guint *numbers;
  guint *copies;
  GPtrArray *labels;
  GPtrArray *short_labels;
  char *title;
  DemarcheGate *gate;
  GPtrArray *samples; /* (nullable) */
  char *measure;
  gboolean *is_proven;
  gboolean *is_held;
  guint now;
  guint before;
};

const char *demarche_report_get_title (DemarcheReport *report);
/* what the definition says, or NULL */
const char *demarche_report_get_text (DemarcheReport *report, DemarcheReportText text);
/* those of the report, in order; what is new only where something is measured against, or where the
 * definition asks for it. Returns how many */
guint demarche_report_get_sections (DemarcheReport *report,
                                    DemarcheSection sections[DEMARCHE_N_SECTIONS]);
/* "delegation", "speaker" or "group": what a row is */
const char *demarche_report_get_unit (DemarcheReport *report);

const DemarcheIssue *demarche_report_get_issue (DemarcheReport *report, guint issue);
const DemarchePosition *demarche_report_get_position (DemarcheReport *report, guint position);
const DemarcheActor *demarche_report_get_actor (DemarcheReport *report, guint actor);
const DemarcheWindow *demarche_report_get_window (DemarcheReport *report, guint window);
const DemarcheEvidence *demarche_report_get_evidence (DemarcheReport *report, guint evidence);
const DemarcheCell *demarche_report_get_cell (DemarcheReport *report, guint cell);

DemarcheReportWords *demarche_report_words_new (DemarcheStatementReader read,
                                                gpointer data) DEMARCHE_MUST_USE;
void demarche_report_words_free (DemarcheReportWords *words);
/* whether all words could be read; who shows any asks at the end */
gboolean demarche_report_words_check (DemarcheReportWords *words, GError **error);
/* the paragraph of a tag, with its words, good until those of another tag are asked for; empty when
 * they cannot be read */
const DemarcheParagraph *demarche_report_get_paragraph (DemarcheReport *report,
                                                        const DemarcheEvidence *evidence);
/* (nullable): the same for the paragraph @step before or after it in the document */
const DemarcheParagraph *demarche_report_find_paragraph (DemarcheReport *report,
                                                         const DemarcheEvidence *evidence,
                                                         int step);
/* "Third session", "all windows together" */
const char *demarche_report_get_window_label (DemarcheReport *report, guint window);
/* the same for headings: the days where the name is long */
const char *demarche_report_get_window_short_label (DemarcheReport *report, guint window);
/* the line of an issue reaches from minus this to plus this */
double demarche_report_get_bound (DemarcheReport *report, guint issue);

/* the group of tags behind an actor's cell; with DEMARCHE_WINDOW_ALL the first of them */
const DemarcheEvidenceGroup *demarche_report_find_group (DemarcheReport *report, guint issue,
                                                         guint actor, guint window);
const DemarcheEvidenceGroup *demarche_report_get_group (DemarcheReport *report, guint index);
/* "g12" */
char *demarche_report_group_anchor (const DemarcheEvidenceGroup *group) DEMARCHE_MUST_USE;
/* "E14–16", "E14"; "E3, E9" where all are listed elsewhere */
char *demarche_report_group_label (DemarcheReport *report,
                                   const DemarcheEvidenceGroup *group) DEMARCHE_MUST_USE;
/* "r-" and the lasting reference; "-2" after it in the first copy of a text, and so on */
char *demarche_report_evidence_anchor (DemarcheReport *report, guint evidence) DEMARCHE_MUST_USE;
/* "E14" */
char *demarche_report_evidence_label (DemarcheReport *report, guint evidence) DEMARCHE_MUST_USE;

/* "Aldovia firmly supports: voluntary norms." */
char *demarche_report_read_evidence (DemarcheReport *report, guint evidence) DEMARCHE_MUST_USE;

/* (nullable) (element-type DemarcheShift): of an actor on an issue, one a window, newest first */
GPtrArray *demarche_report_list_shifts (DemarcheReport *report, guint actor, guint issue);
/* newest shift of an actor on an issue that shows in @window (or in any), or NULL */
const DemarcheShift *demarche_report_find_shift (DemarcheReport *report, guint actor, guint issue,
                                                 guint window);
/* from the first to the last date, NULL when nothing has one */
char *demarche_report_get_period (DemarcheReport *report) DEMARCHE_MUST_USE;
/* "4,900 delegations with fewer tags are in …", NULL when all are shown */
char *demarche_report_describe_rest (DemarcheReport *report) DEMARCHE_MUST_USE;
/* of the kind that is compared: no groups beside delegations, no chairs */
guint demarche_report_count_actors (DemarcheReport *report);

/* (nullable): how a sample of a position was judged */
const DemarcheSampleScore *demarche_report_find_sample (DemarcheReport *report, guint position);
/* whether a position passes the gate, and why not. @verdict: by gold */
const char *demarche_report_describe_gate (DemarcheReport *report, guint position,
                                           DemarcheScoreVerdict verdict);
/* whether the tags of a position agree with people's reading of statements that the rules were not
 * developed on; a figure is proven when all positions in it are */
gboolean demarche_report_is_position_proven (DemarcheReport *report, guint position);
gboolean demarche_report_is_cell_proven (DemarcheReport *report, const DemarcheCell *cell);
/* all that is held on an issue in a window */
gboolean demarche_report_is_issue_proven (DemarcheReport *report, guint issue, guint window);
/* all that an actor holds in a window */
gboolean demarche_report_is_actor_proven (DemarcheReport *report, guint actor, guint window);
/* all that both hold in a window */
gboolean demarche_report_is_pair_proven (DemarcheReport *report, guint first, guint second,
                                         guint window);
gboolean demarche_report_is_shift_proven (DemarcheReport *report, const DemarcheShift *shift);
/* the mark of what is unproven, "" where it is proven */
const char *demarche_report_get_dagger (DemarcheReport *report, const DemarcheCell *cell);
/* positions in figures that are proven, of @n_held: (out) */
guint demarche_report_count_proven (DemarcheReport *report, guint *n_held);
/* why no figure at all is proven, in one sentence; NULL when some are, or when there is none */
const char *demarche_report_describe_lack (DemarcheReport *report);

/* the steps of making one, in this order */
void demarche_report_arrange (DemarcheReport *report);
void demarche_report_group_evidence (DemarcheReport *report);
void demarche_report_index_shifts (DemarcheReport *report);
void demarche_report_prove (DemarcheReport *report);

/* writers, one per format */
char *demarche_report_write_html (DemarcheReport *report, gsize *length) DEMARCHE_MUST_USE;
void demarche_report_write_markdown (DemarcheReport *report, GString *out);
void demarche_report_write_csv (DemarcheReport *report, DemarcheReportTable table, GString *out);
GBytes *demarche_report_write_docx (DemarcheReport *report, GError **error) DEMARCHE_MUST_USE;
char *demarche_report_write_json (DemarcheReport *report, gsize *length) DEMARCHE_MUST_USE;

G_END_DECLS
