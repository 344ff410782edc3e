/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Dates: the strict form, and dates as people write them. */
#include "ingest/dates.h"

#include "runner.h"

#include <string.h>

static const struct {
  const char *value;
  gboolean valid;
} strict[] = {
    {"2025-03-04", TRUE},   {"2024-02-29", TRUE},  {"2025-02-29", FALSE}, {"2025-02-30", FALSE},
    {"2025-13-01", FALSE},  {"2025-00-10", FALSE}, {"0000-01-01", FALSE}, {"99999-01-01", FALSE},
    {"03/04/25", FALSE},    {"2025-3-4", FALSE},   {"", FALSE},           {"4 March 2025", FALSE},
    {"2025-03-04x", FALSE}, {"-025-03-04", FALSE}, {"9999-12-31", TRUE},  {"0999-12-31", FALSE},
};

START_TEST (test_strict_dates)
{
  g_autoptr (GError) error = NULL;
  gboolean valid = demarche_date_check (strict[_i].value, &error);

  ck_assert_msg (valid == strict[_i].valid, "%s", strict[_i].value);
  ck_assert (valid == (error == NULL));
  ck_assert (valid || strstr (error->message, "YYYY-MM-DD"));
}
END_TEST

static const struct {
  const char *text;
  DemarcheDateFound found;
  const char *day;
} found[] = {
    {"13 December 2021", DEMARCHE_DATE_DAY, "2021-12-13"},
    {"December 13, 2021", DEMARCHE_DATE_DAY, "2021-12-13"},
    {"Dec. 13, 2021", DEMARCHE_DATE_DAY, "2021-12-13"},
    {"2021-12-13", DEMARCHE_DATE_DAY, "2021-12-13"},
    {"23 June 202118:37", DEMARCHE_DATE_DAY, "2021-06-23"},
    {"the 3rd of May 2022", DEMARCHE_DATE_DAY, "2022-05-03"},
    {"13.12.2021", DEMARCHE_DATE_DAY, "2021-12-13"},
    {"13/12/2021", DEMARCHE_DATE_DAY, "2021-12-13"},
    {"12/13/2021", DEMARCHE_DATE_DAY, "2021-12-13"},
    {"5/5/2021", DEMARCHE_DATE_DAY, "2021-05-05"},
    {"03/04/2025", DEMARCHE_DATE_AMBIGUOUS, ""},
    {"03/04/25", DEMARCHE_DATE_AMBIGUOUS, ""},
    {"31/31/2025", DEMARCHE_DATE_IMPOSSIBLE, ""},
    {"30 February 2025", DEMARCHE_DATE_IMPOSSIBLE, ""},
    {"13-17 December 2021", DEMARCHE_DATE_RANGE, ""},
    {"13\xE2\x80\x93"
     "17 December 2021",
     DEMARCHE_DATE_RANGE, ""},
    {"13 and 14 December 2021", DEMARCHE_DATE_RANGE, ""},
    {"30 November - 4 December 2021", DEMARCHE_DATE_RANGE, ""},
    {"December 13-17, 2021", DEMARCHE_DATE_RANGE, ""},
    {"4 mars 2025", DEMARCHE_DATE_DAY, "2025-03-04"},
    {"1er avril 2025", DEMARCHE_DATE_DAY, "2025-04-01"},
    {"4 de marzo de 2025", DEMARCHE_DATE_DAY, "2025-03-04"},
    {"4 марта 2025 года", DEMARCHE_DATE_DAY, "2025-03-04"},
    {"resolution 75/240 of 31 December 2020", DEMARCHE_DATE_DAY, "2020-12-31"},
    {"resolution 75/240", DEMARCHE_DATE_NONE, ""},
    {"1595-03-08-2022", DEMARCHE_DATE_NONE, ""},
    {"December 2021", DEMARCHE_DATE_NONE, ""},
    {"17:30", DEMARCHE_DATE_NONE, ""},
    {"2021-2025", DEMARCHE_DATE_NONE, ""},
    {"13 decembers", DEMARCHE_DATE_NONE, ""},
    {"13 December 20211", DEMARCHE_DATE_NONE, ""},
    {"", DEMARCHE_DATE_NONE, ""},
};

START_TEST (test_dates_in_text)
{
  char day[11];
  gsize start;
  gsize end;
  const char *text = found[_i].text;
  DemarcheDateFound what = demarche_date_find (text, strlen (text), day, &start, &end);

  ck_assert_msg (what == found[_i].found, "%s: %d", text, what);
  if (what == DEMARCHE_DATE_DAY)
    ck_assert_str_eq (day, found[_i].day);
}
END_TEST

static const struct {
  const char *text;
  gboolean line;
} lines[] = {
    {"14 December 2021", TRUE},
    {"New York, 13-17 December 2021", TRUE},
    {"Tuesday, 4 March 2025, 10 a.m.", TRUE},
    {"(Vienna, 5 May 2020)", TRUE},
    {"Published on 12 June 2023", TRUE},
    {"Held at Headquarters, New York, on Tuesday, 8 October 2024, at 3 p.m.", TRUE},
    {"Second session, 12 September 2024", TRUE},
    {"12 September 2024, 3rd meeting", TRUE},
    {"Second session of the Working Group, 12 September 2024", FALSE},
    {"Monday, 13 December", TRUE},
    {"December 13", TRUE},
    {"13 December, we met", FALSE},
    {"31 November", FALSE},
    {"Transcript of the Forum, 14 December 2021", FALSE},
    {"Delivered on: 14 December 2021 (as spoken)", TRUE},
    {"We met on 14 December 2021", FALSE},
    {"Statement of 14 December 2021", FALSE},
    {"14 December 2021: what did we say?", FALSE},
    {"Norms", FALSE},
};

START_TEST (test_date_lines)
{
  char day[11];
  gboolean line =
      demarche_date_line (lines[_i].text, strlen (lines[_i].text), NULL, day) != DEMARCHE_DATE_NONE;

  ck_assert_msg (line == lines[_i].line, "%s", lines[_i].text);
}
END_TEST

START_TEST (test_place_of_a_date)
{
  const char *text = "see résolution of 31 December 2020, please";
  char day[11];
  gsize start;
  gsize end;

  ck_assert_int_eq (demarche_date_find (text, strlen (text), day, &start, &end), DEMARCHE_DATE_DAY);
  ck_assert (strncmp (text + start, "31 December 2020", end - start) == 0);
  ck_assert_uint_eq (end - start, strlen ("31 December 2020"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dates");
  TCase *tests = tcase_create ("dates");

  tcase_add_loop_test (tests, test_strict_dates, 0, G_N_ELEMENTS (strict));
  tcase_add_loop_test (tests, test_dates_in_text, 0, G_N_ELEMENTS (found));
  tcase_add_loop_test (tests, test_date_lines, 0, G_N_ELEMENTS (lines));
  tcase_add_test (tests, test_place_of_a_date);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
