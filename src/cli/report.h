/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The two halves of `demarche report`: what it is made from, and where it goes. */
#pragma once

#include "cli/common.h"
#include "cli/inputs.h"

G_BEGIN_DECLS

/* whether the report of a definition can be made at @output without writing over one of @inputs
 * (NULL-terminated); FALSE after an error, which was said */
gboolean demarche_command_check_report (DemarcheCommandContext *context,
                                        const char *definition_path, const char *output,
                                        char **inputs) DEMARCHE_MUST_USE;

/* (element-type DemarcheTagged): statements are tagged, tag files (*.jsonl) read; NULL after an
 * error that leaves nothing to report. @with_words: else statements of an archive may be outlines
 */
GPtrArray *demarche_command_collect_tagged (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                            DemarcheRuleSet *rules, char **paths,
                                            gboolean with_words) DEMARCHE_MUST_USE;

/* applies what the archive of the command holds, and then what the tables at @paths (nullable)
 * decide, of @tagged; says which found no place and what is disputed. @decided: (out) (nullable):
 * NULL when nothing was decided. FALSE after a mistake in one of them, which was said */
gboolean demarche_command_load_decisions (DemarcheCommandContext *context, char **paths,
                                          DemarcheCodebook *codebook, GPtrArray *tagged,
                                          DemarcheDecided **decided) DEMARCHE_MUST_USE;
/* how people judged the samples of the archive of the command. @scores: (out) (nullable)
 * (element-type DemarcheSampleScore): none was drawn. FALSE after an error, which was said */
gboolean demarche_command_load_samples (DemarcheCommandContext *context, DemarcheRuleSet *rules,
                                        GPtrArray *tagged, DemarcheDecided *decided,
                                        GPtrArray **scores) DEMARCHE_MUST_USE;

/* event to who was present (GStrv), by the manifests or the archive of the command */
GHashTable *demarche_command_collect_present (DemarcheCommandContext *context,
                                              DemarcheIngest *ingest,
                                              GPtrArray *tagged) DEMARCHE_MUST_USE;

/**
 * DemarcheReportTarget:
 * @path: (nullable): a file, a folder (for every format of the definition), or standard output
 * @format: (nullable): by name; else by the suffix of @path
 * @table: for CSV
 * @stem: of the files in a folder; @formats: of these, by name, where the definition says them
 *
 * Where a report goes.
 */
typedef struct {
  const char *path;
  const char *format;
  DemarcheReportTable table;
  const char *stem;
  const char *const *formats;
} DemarcheReportTarget;

/* FALSE, with usage said, when the format is not known or the target is one of @inputs */
gboolean demarche_report_target_check (DemarcheCommandContext *context,
                                       const DemarcheReportTarget *target,
                                       char **inputs) DEMARCHE_MUST_USE;
void demarche_report_target_write (DemarcheCommandContext *context,
                                   const DemarcheReportTarget *target, DemarcheReport *report);

/* the format it is written in, one where a folder could have several */
DemarcheReportFormat demarche_report_target_get_format (const DemarcheReportTarget *target);
void demarche_report_target_write_bytes (DemarcheCommandContext *context,
                                         const DemarcheReportTarget *target, GBytes *bytes);

/* makes the folder that a report goes to, and those above it; FALSE after an error, which was said
 */
gboolean demarche_report_make_folder (DemarcheCommandContext *context,
                                      const char *folder) DEMARCHE_MUST_USE;

/* FALSE, with usage said, when one of @inputs could be overwritten by a drawing in @folder */
gboolean demarche_report_charts_check (DemarcheCommandContext *context, const char *folder,
                                       char **inputs) DEMARCHE_MUST_USE;
/* @folder is made where it is missing */
void demarche_report_charts_write (DemarcheCommandContext *context, const char *folder,
                                   DemarcheReport *report);

/* sets two statements at @paths side by side */
void demarche_command_report_versions (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                       DemarcheRuleSet *rules, DemarcheReportDefinition *definition,
                                       const DemarcheReportTarget *target, char **paths);

/* compares as the definition says. @is_last: what @tagged is of is compared no more */
DemarcheComparison *demarche_command_compare (DemarcheCommandContext *context,
                                              DemarcheReportDefinition *definition,
                                              DemarcheRuleSet *rules, DemarcheIngest *ingest,
                                              GPtrArray *tagged,
                                              gboolean is_last) DEMARCHE_MUST_USE;

/* a JSON report, or a day; NULL after an error, which was said */
DemarcheSince *demarche_command_load_since (DemarcheCommandContext *context,
                                            const char *value) DEMARCHE_MUST_USE;
/* @old_rules: (nullable): where they are named. @by_rules, @decided: statements as rules and as
 * people read them. FALSE after an error, which was said */
gboolean demarche_command_fill_news_basis (DemarcheCommandContext *context, const char *since,
                                           const char *old_rules,
                                           DemarcheReportDefinition *definition,
                                           DemarcheRuleSet *rules, DemarcheIngest *ingest,
                                           char **paths, GPtrArray *by_rules, GPtrArray *decided,
                                           DemarcheNewsBasis *basis) DEMARCHE_MUST_USE;
void demarche_command_clear_news_basis (DemarcheNewsBasis *basis);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheNewsBasis, demarche_command_clear_news_basis)

G_END_DECLS
