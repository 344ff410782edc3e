/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Agreement in words, as JSON and as CSV. */
#pragma once

#include "comparison/agreement.h"

G_BEGIN_DECLS

/* which mistakes are listed: of positions [first_position, end_position) of the codebook, at most
 * @limit, 0: all of them */
typedef struct {
  guint first_position;
  guint end_position;
  guint limit;
} DemarcheMistakeFilter;

/* text for a terminal of 80 columns */
DEMARCHE_API void demarche_agreement_append_text (GString *out, DemarcheAgreement *agreement,
                                                  DemarcheCodebook *codebook);
/* which position was taken for which, issue by issue */
DEMARCHE_API void demarche_agreement_append_confusion_text (GString *out,
                                                            DemarcheAgreement *agreement,
                                                            DemarcheCodebook *codebook);
/* each mistake with its words. @names: (nullable): what two equals are called, when the first is
 * not the measure of the second */
DEMARCHE_API void demarche_agreement_append_mistakes_text (GString *out,
                                                           DemarcheAgreement *agreement,
                                                           DemarcheCodebook *codebook,
                                                           const DemarcheMistakeFilter *filter,
                                                           const char *const names[2]);

/* all of it as one JSON object, with a line end; the fields are described in docs/score.md */
DEMARCHE_API void demarche_agreement_append_json (GString *out, DemarcheAgreement *agreement,
                                                  DemarcheCodebook *codebook,
                                                  const DemarcheMistakeFilter *filter);

/* the members "scores" and "reliability" of an object: those of all statements */
void demarche_agreement_append_json_scores (GString *out, DemarcheAgreement *agreement,
                                            DemarcheCodebook *codebook);

/* a row for each position, and for all of them */
DEMARCHE_API void demarche_agreement_append_csv (GString *out, DemarcheAgreement *agreement,
                                                 DemarcheCodebook *codebook);
/* a row for each mistake */
DEMARCHE_API void demarche_agreement_append_mistakes_csv (GString *out,
                                                          DemarcheAgreement *agreement,
                                                          DemarcheCodebook *codebook,
                                                          const DemarcheMistakeFilter *filter);

/* the same for several coders; CSV has a row for each pair. @filter: (nullable): with the mistakes
 * of the first pair */
DEMARCHE_API void demarche_coder_comparison_append_text (GString *out,
                                                         DemarcheCoderComparison *comparison,
                                                         DemarcheCodebook *codebook);
DEMARCHE_API void demarche_coder_comparison_append_json (GString *out,
                                                         DemarcheCoderComparison *comparison,
                                                         DemarcheCodebook *codebook,
                                                         const DemarcheMistakeFilter *filter);
DEMARCHE_API void demarche_coder_comparison_append_csv (GString *out,
                                                        DemarcheCoderComparison *comparison);

G_END_DECLS
