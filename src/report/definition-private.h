/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The fields of a report definition, for its reader. */
#pragma once

#include "report/definition.h"

G_BEGIN_DECLS

struct _DemarcheReportDefinition {
  gatomicrefcount references;
  char *texts[DEMARCHE_N_REPORT_TEXTS];
  GPtrArray *lists[DEMARCHE_N_REPORT_LISTS]; /* (element-type utf8), NULL-terminated */
};

/**
 * DemarcheReportField:
 * @key: in the file
 * @legal: (nullable): its values, NULL-terminated; %NULL: any text
 */
typedef struct {
  const char *key;
  const char *const *legal;
  gboolean is_date;
} DemarcheReportField;

extern const DemarcheReportField demarche_report_text_fields[DEMARCHE_N_REPORT_TEXTS];
extern const DemarcheReportField demarche_report_list_fields[DEMARCHE_N_REPORT_LISTS];

/* what is wrong with a value, or NULL; @help says what would be accepted */
char *demarche_report_field_check (const DemarcheReportField *field, const char *value,
                                   char **help) DEMARCHE_MUST_USE;

G_END_DECLS
