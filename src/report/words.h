/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report says in words, the same in every format. No colour, no mark-up. */
#pragma once

#include "comparison/agreement.h"
#include "comparison/comparison.h"

G_BEGIN_DECLS

/* stands behind what is unproven */
#define DEMARCHE_DAGGER "†"

/* "+0.33", "−1.00" (with a minus sign), "0.00" */
char *demarche_words_score (double value) DEMARCHE_MUST_USE;
/* "0.82"; where there is nothing to divide by: "–" */
char *demarche_words_ratio (double ratio) DEMARCHE_MUST_USE;
/* "two" … "nine", then digits */
char *demarche_words_number (guint n) DEMARCHE_MUST_USE;
/* "1 statement", "4 statements"; the plural is @noun and an s */
char *demarche_words_count (guint n, const char *noun) DEMARCHE_MUST_USE;
/* "4 March 2025"; what is no date is given back as it is; NULL: "no date" */
char *demarche_words_date (const char *date) DEMARCHE_MUST_USE;
/* "4 March 2025", "1–5 September 2025", "4 March 2024 to 5 September 2025"; NULL: no dates */
char *demarche_words_period (const char *from, const char *to) DEMARCHE_MUST_USE;
/* texts with commas, "and" before the last; @strings: (element-type utf8) */
char *demarche_words_list (GPtrArray *strings) DEMARCHE_MUST_USE;

/* "firm", "tentative" or "mixed" */
const char *demarche_words_force (const DemarcheCell *cell);
/* what a cue did to the tag: "negation: turns it into opposing" */
const char *demarche_words_effect (DemarcheCueEffect effect);

/* "⇄", "→", "▲" …, for people who see */
const char *demarche_words_shift_mark (const DemarcheShift *shift);
/* "reversed", "moved", "said differently" */
const char *demarche_words_shift (const DemarcheShift *shift);
/* "reversed on", "became firmer on": between who and what */
const char *demarche_words_shift_verb (const DemarcheShift *shift);
/* each flag of a shift in words, NULL-terminated; the strings are static */
GPtrArray *demarche_words_flags (guint flags) DEMARCHE_MUST_USE;
/* whether a position passes the gate, or why not: "passes", "fewer than 30 gold tags" … */
const char *demarche_words_verdict (DemarcheScoreVerdict verdict);
const char *demarche_words_nearness (DemarcheNearness nearness);

/* a word for a cell of nothing: "silent", "no mention", "not present"; "" where blank is meant */
const char *demarche_words_silence (DemarcheSilence silence, gboolean has_about);
/* the sentence behind it */
const char *demarche_words_silence_meaning (DemarcheSilence silence, gboolean has_about);

/* "binding, +1.00, n 3"; "nothing" without a cell */
char *demarche_words_cell (const DemarcheCell *cell) DEMARCHE_MUST_USE;

/* why a tag is in no figure, NULL when it is in one */
const char *demarche_words_use (DemarcheUse use);

/* "A. Rossi (Aldovia), Third session, 4 March 2025, geneva-3.txt, paragraph 7"; with the link of
 * the statement when it has one */
char *demarche_words_citation (const DemarcheEvidence *evidence) DEMARCHE_MUST_USE;
/* "A. Rossi, 4 March 2025, ¶ 7" and what kind of source it is */
char *demarche_words_source (const DemarcheEvidence *evidence) DEMARCHE_MUST_USE;

G_END_DECLS
