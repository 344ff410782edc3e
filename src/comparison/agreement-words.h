/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Library-private: what text about agreement is made of. */
#pragma once

#include "comparison/agreement-output.h"

G_BEGIN_DECLS

/* a name from a rule file, safe for a terminal; left-aligned in @width characters */
void demarche_words_append_name (GString *out, const char *name, int width);
/* a number with two decimals, "-" when there is none; right-aligned in @width characters */
void demarche_words_append_ratio (GString *out, double ratio, int width);
/* the same with three decimals, for shares that are mostly near 1 */
void demarche_words_append_share (GString *out, double share, int width);
/* "0.80 to 0.90", nothing when there is none; left-aligned in @width characters */
void demarche_words_append_interval (GString *out, DemarcheInterval interval, int width);
/* "1 tag", "2 tags" */
void demarche_words_append_count (GString *out, guint64 n, const char *word);
/* the words of a tag in quotation marks, with some before and after and brackets around its
 * evidence; safe for a terminal, cut where they are long, wrapped at 80 columns. The first line
 * goes on at column @indent, at which the others begin */
void demarche_words_append_quote (GString *out, const DemarcheSidedTag *sided, guint indent);
/* the words of a tag: its evidence, or the whole paragraph */
void demarche_words_get_quote (const DemarcheSidedTag *sided, const char **text, gsize *length);
/* the table of alpha and kappa, and what they allow to conclude; @is_pair: with kappa */
void demarche_words_append_reliability (GString *out, const DemarcheReliability *reliability,
                                        gboolean is_pair);
/* "alpha 0.71; scale: ordinal 0.80, interval 0.82 (n 12)" */
void demarche_words_append_issue (GString *out, const DemarcheIssueReliability *issue,
                                  gboolean is_scale);
/* whether a mistake is of the positions asked for */
gboolean demarche_words_is_listed (const DemarcheMistake *mistake,
                                   const DemarcheMistakeFilter *filter);
/* whether a position is one to show: somebody has it */
gboolean demarche_words_is_used (const DemarcheScoreTable *table, guint position);

G_END_DECLS
