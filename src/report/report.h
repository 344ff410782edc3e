/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A comparison made ready to be read, in several formats. */
#pragma once

#include "comparison/comparison.h"
#include "comparison/gate.h"
#include "comparison/samples.h"
#include "model/decided.h"
#include "rules/rule-set.h"
#include "report/since.h"
#include "report/definition.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_REPORT (demarche_report_get_type ())

/**
 * DemarcheReport:
 *
 * What a report shows: a definition, a comparison and where its tags come from. Every tag has a
 * number and its lasting reference, every figure leads to its tags. Never changes after creation.
 */
DEMARCHE_API
G_DECLARE_FINAL_TYPE (DemarcheReport, demarche_report, DEMARCHE, REPORT, GObject)

/**
 * DemarcheNewsBasis:
 * @past: statements of the past, as they are read and decided now
 * @rules: those in use
 * @old_rules: (nullable): those of the last report, where they changed and are at hand; only then
 *   the next three are looked at
 * @past_by_old_rules, @past_by_rules: statements of the past under both, without decisions
 * @by_old_rules: all statements under the old ones
 *
 * What a report that says what is new is measured against.
 */
typedef struct {
  DemarcheSince *since;
  DemarcheComparison *past;
  DemarcheRuleSet *rules;
  DemarcheRuleSet *old_rules;
  DemarcheComparison *past_by_old_rules;
  DemarcheComparison *past_by_rules;
  DemarcheComparison *by_old_rules;
} DemarcheNewsBasis;

/* a statement by its name, with its words */
typedef DemarcheStatement *(*DemarcheStatementReader) (const char *name, gpointer data,
                                                       GError **error);

/**
 * DemarcheReportProvenance:
 * @rules_title: (nullable): of the rule set
 * @files_hash: (nullable): of its files; @meaning_hash: (nullable): of what they mean
 * @decided: (nullable): what people decided of the tags, whose statements are compared
 * @by_rules: (nullable): the comparison without that; with @decided only
 * @gate: (nullable): how far the tags agree with gold; without it no figure is proven
 * @samples: (nullable) (element-type DemarcheSampleScore): how people judged tags drawn at random
 * @measure: (nullable): the command that makes the same report with gold
 * @news: (nullable): what it is new against
 * @read: (nullable): gives the words of statements that are compared as outlines; @read_data: for
 *   it. Both are used as long as the report is
 *
 * Where the tags come from. All is copied.
 */
typedef struct {
  const char *rules_title;
  const char *files_hash;
  const char *meaning_hash;
  guint n_files;
  guint n_rules;
  guint n_phrases;
  DemarcheDecided *decided;
  DemarcheComparison *by_rules;
  DemarcheGate *gate;
  GPtrArray *samples;
  const char *measure;
  const DemarcheNewsBasis *news;
  DemarcheStatementReader read;
  gpointer read_data;
} DemarcheReportProvenance;

DEMARCHE_API DemarcheReport *demarche_report_new (
    DemarcheReportDefinition *definition, DemarcheComparison *comparison,
    const DemarcheReportProvenance *provenance) DEMARCHE_MUST_USE;

/* whether a statement could not be read, so that "no position" cannot be said */
DEMARCHE_API gboolean demarche_report_is_incomplete (DemarcheReport *report);

/* what a CSV file holds: it has room for one table */
typedef enum {
  DEMARCHE_TABLE_EVIDENCE, /* a row for each tag */
  DEMARCHE_TABLE_MATRIX,   /* a row for each actor, issue and window */
  DEMARCHE_TABLE_SHIFTS,
  DEMARCHE_N_TABLES
} DemarcheReportTable;

/* "evidence", "matrix", "shifts" */
DEMARCHE_API const char *demarche_report_table_get_name (DemarcheReportTable table);

/**
 * demarche_report_write:
 * @table: for CSV only
 *
 * The whole report in one format, as UTF-8 where it is text. The same report gives the same bytes,
 * whatever the locale and the time zone.
 *
 * Returns: (transfer full) (nullable): %NULL with LIMIT when it is too large to build
 */
DEMARCHE_API GBytes *demarche_report_write (DemarcheReport *report, DemarcheReportFormat format,
                                            DemarcheReportTable table,
                                            GError **error) DEMARCHE_MUST_USE;

/* @name: of a file, made of letters and digits; @bytes: SVG */
typedef struct {
  char *name;
  GBytes *bytes;
} DemarcheChart;

DEMARCHE_API void demarche_chart_free (DemarcheChart *chart);

/* (element-type DemarcheChart) (transfer full): each drawing of the page alone, light on white,
 * complete in itself */
DEMARCHE_API GPtrArray *demarche_report_draw_charts (DemarcheReport *report) DEMARCHE_MUST_USE;

/* six lines or fewer of plain text: what a reader should know first; ends with LF */
DEMARCHE_API char *demarche_report_get_abstract (DemarcheReport *report) DEMARCHE_MUST_USE;

G_END_DECLS
