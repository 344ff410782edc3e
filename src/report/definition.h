/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report is about: loaded from a file, so that a team re-runs the same report. */
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "comparison/comparison.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_REPORT_DEFINITION (demarche_report_definition_get_type ())

/* in the order in which a page has them by default */
typedef enum {
  DEMARCHE_SECTION_SUMMARY,
  DEMARCHE_SECTION_MATRIX,
  DEMARCHE_SECTION_LINES,
  DEMARCHE_SECTION_TIME,
  DEMARCHE_SECTION_SHIFTS,
  DEMARCHE_SECTION_BOTH_WAYS,
  DEMARCHE_SECTION_SILENCE,
  DEMARCHE_SECTION_SAID_OF_OTHERS,
  DEMARCHE_SECTION_ALIGNMENT,
  DEMARCHE_SECTION_DELEGATIONS,
  DEMARCHE_SECTION_EVIDENCE,
  DEMARCHE_SECTION_STATEMENTS,
  DEMARCHE_SECTION_DEFINITIONS,
  DEMARCHE_SECTION_METHOD,
  /* only where a definition names them: they repeat what others hold */
  DEMARCHE_SECTION_BRIEF,
  DEMARCHE_SECTION_QUOTES,
  DEMARCHE_SECTION_NEWS, /* with what a report is new against; then it stands first */
  DEMARCHE_N_SECTIONS
} DemarcheSection;

/* "summary", "matrix", "lines" …: the names in a definition and the anchors in a page */
DEMARCHE_API const char *demarche_section_get_name (DemarcheSection section);

typedef enum {
  DEMARCHE_REPORT_HTML,
  DEMARCHE_REPORT_MARKDOWN,
  DEMARCHE_REPORT_CSV,
  DEMARCHE_REPORT_JSON,
  DEMARCHE_REPORT_DOCX,
  DEMARCHE_N_REPORT_FORMATS
} DemarcheReportFormat;

/* "html", "md", "csv", "json", "docx": names of formats and suffixes of files */
DEMARCHE_API const char *demarche_report_format_get_name (DemarcheReportFormat format);
DEMARCHE_API gboolean demarche_report_format_from_name (const char *name,
                                                        DemarcheReportFormat *format);

/* texts that a definition may give; a command line option replaces them */
typedef enum {
  DEMARCHE_REPORT_TITLE,
  DEMARCHE_REPORT_RULES,   /* a path, relative to the definition's folder */
  DEMARCHE_REPORT_BY,      /* speaker, delegation, group */
  DEMARCHE_REPORT_COUNT,   /* paragraph, turn, statement */
  DEMARCHE_REPORT_WINDOWS, /* event, month, quarter, year */
  DEMARCHE_REPORT_FROM,    /* YYYY-MM-DD */
  DEMARCHE_REPORT_TO,      /* YYYY-MM-DD */
  DEMARCHE_REPORT_AS_OF,   /* YYYY-MM-DD: nothing later counts */
  DEMARCHE_REPORT_DATE,    /* YYYY-MM-DD: printed as the day of the report; none without it */
  DEMARCHE_REPORT_OUR_DELEGATION,
  DEMARCHE_REPORT_ABOUT, /* whom the brief is about */
  DEMARCHE_REPORT_HANDLING,
  DEMARCHE_N_REPORT_TEXTS
} DemarcheReportText;

/* texts of which a definition may give several */
typedef enum {
  DEMARCHE_REPORT_STATEMENTS, /* paths, relative to the definition's folder */
  DEMARCHE_REPORT_GOLD,       /* paths, relative to the definition's folder */
  DEMARCHE_REPORT_SUBJECTS,   /* speakers, delegations or groups, as `by` says */
  DEMARCHE_REPORT_ISSUES,     /* ids */
  DEMARCHE_REPORT_SECTIONS,
  DEMARCHE_REPORT_PRINT, /* sections that stand on paper too */
  DEMARCHE_REPORT_FORMATS,
  DEMARCHE_N_REPORT_LISTS
} DemarcheReportList;

/**
 * DemarcheReportDefinition:
 *
 * Title, sources, subjects, issues, period, windows, sections and formats of a report. All is
 * optional. Immutable after the options of the command line are set; reference counted.
 *
 * {"format": 1, "title": "Positions after the third session", "rules": "rules/ict-security",
 *  "statements": ["statements"], "by": "delegation", "windows": "event",
 *  "sections": ["summary", "matrix", "evidence", "method"]}
 */
typedef struct _DemarcheReportDefinition DemarcheReportDefinition;

DEMARCHE_API GType demarche_report_definition_get_type (void);
/* one that says nothing: every section, one subject a delegation */
DEMARCHE_API DemarcheReportDefinition *demarche_report_definition_new (void) DEMARCHE_MUST_USE;

/**
 * demarche_report_definition_parse:
 * @source: strict JSON
 * @diagnostics: gets every mistake: an unknown key, a wrong type, an illegal value
 *
 * Returns: (transfer full) (nullable): %NULL after any mistake
 */
DEMARCHE_API DemarcheReportDefinition *demarche_report_definition_parse (
    DemarcheSource *source, DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheReportDefinition *demarche_report_definition_ref (
    DemarcheReportDefinition *definition);
DEMARCHE_API void demarche_report_definition_unref (DemarcheReportDefinition *definition);

/* INVALID: a value that is not one of the legal ones, a date that does not exist */
DEMARCHE_API gboolean demarche_report_definition_set_text (DemarcheReportDefinition *definition,
                                                           DemarcheReportText text,
                                                           const char *value,
                                                           GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API const char *demarche_report_definition_get_text (
    DemarcheReportDefinition *definition, DemarcheReportText text); /* (nullable) */
/* NULL-terminated, empty when not given; borrowed */
DEMARCHE_API const char *const *demarche_report_definition_get_list (
    DemarcheReportDefinition *definition, DemarcheReportList list);
/* sections in the order asked for; when none was named all but those that repeat others */
DEMARCHE_API guint demarche_report_definition_get_sections (
    DemarcheReportDefinition *definition, DemarcheSection sections[DEMARCHE_N_SECTIONS]);

/* FALSE: the section is for the screen only, and left out of print and of documents */
DEMARCHE_API gboolean demarche_report_definition_is_printed (DemarcheReportDefinition *definition,
                                                             DemarcheSection section);

/* sets what the definition says of a comparison; strings are borrowed */
DEMARCHE_API void demarche_report_definition_fill_options (DemarcheReportDefinition *definition,
                                                           DemarcheComparisonOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheReportDefinition, demarche_report_definition_unref)

G_END_DECLS
