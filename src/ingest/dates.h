/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Dates: a strict form for metadata, and a recogniser for dates as people write them. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

/* YYYY-MM-DD of a day that exists, years 1000 to 9999. Errors: INVALID with the accepted form */
gboolean demarche_date_check (const char *value, GError **error) DEMARCHE_MUST_USE;

typedef enum {
  DEMARCHE_DATE_NONE,       /* no date in the text */
  DEMARCHE_DATE_DAY,        /* one day */
  DEMARCHE_DATE_RANGE,      /* several days: no single date */
  DEMARCHE_DATE_AMBIGUOUS,  /* 03/04/25 */
  DEMARCHE_DATE_IMPOSSIBLE, /* 30 February */
  DEMARCHE_DATE_YEARLESS,   /* 13 December: only as a line, and only where no year is known */
} DemarcheDateFound;

/**
 * demarche_date_find:
 * @day: (out): "YYYY-MM-DD" when a day was found
 * @start: (out): first byte of the date; @end: (out): one past its last byte
 *
 * Finds the first date in a short text: "13 December 2021", "December 13, 2021", "2021-12-13",
 * "13.12.2021", "13-17 December 2021", also in French, Spanish and Russian.
 */
DemarcheDateFound demarche_date_find (const char *text, gsize length, char day[11], gsize *start,
                                      gsize *end);

/* whether a text is a date line: nothing but a date, with a place, a weekday, a time around it.
 * @year: (inout) (nullable): the year of the last date line, "" for none; a line without a year
 * takes it */
DemarcheDateFound demarche_date_line (const char *text, gsize length, char year[5], char day[11]);

G_END_DECLS
