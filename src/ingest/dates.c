/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Recognises dates as people write them; the strict form is all that metadata may hold. */
#include "ingest/dates.h"

#include "base/text.h"
#include "ingest/wording.h"

#include <string.h>

#define LONGEST_DATE_LINE 120
#define LEAP_YEAR 2000

/* a text and a place in it; never moves past the end */
typedef struct {
  const char *at;
  const char *end;
} Cursor;

typedef struct {
  guint year;
  guint month;
  guint day;
} Day;

static const struct {
  const char *name;
  guint month;
} months[] = {
    {"january", 1},   {"jan", 1},        {"february", 2},   {"feb", 2},      {"march", 3},
    {"mar", 3},       {"april", 4},      {"apr", 4},        {"may", 5},      {"june", 6},
    {"jun", 6},       {"july", 7},       {"jul", 7},        {"august", 8},   {"aug", 8},
    {"september", 9}, {"sept", 9},       {"sep", 9},        {"october", 10}, {"oct", 10},
    {"november", 11}, {"nov", 11},       {"december", 12},  {"dec", 12},     {"janvier", 1},
    {"février", 2},   {"mars", 3},       {"avril", 4},      {"mai", 5},      {"juin", 6},
    {"juillet", 7},   {"août", 8},       {"septembre", 9},  {"octobre", 10}, {"novembre", 11},
    {"décembre", 12}, {"enero", 1},      {"febrero", 2},    {"marzo", 3},    {"abril", 4},
    {"mayo", 5},      {"junio", 6},      {"julio", 7},      {"agosto", 8},   {"septiembre", 9},
    {"octubre", 10},  {"noviembre", 11}, {"diciembre", 12}, {"января", 1},   {"февраля", 2},
    {"марта", 3},     {"апреля", 4},     {"мая", 5},        {"июня", 6},     {"июля", 7},
    {"августа", 8},   {"сентября", 9},   {"октября", 10},   {"ноября", 11},  {"декабря", 12},
};

static gboolean
day_exists (Day day)
{
  return day.year >= 1000 && day.year <= 9999 && day.month >= 1 && day.month <= 12 &&
         day.day >= 1 &&
         day.day <= g_date_get_days_in_month ((GDateMonth)day.month, (GDateYear)day.year);
}

gboolean
demarche_date_check (const char *value, GError **error)
{
  gboolean shaped = strlen (value) == 10 && value[4] == '-' && value[7] == '-';

  for (guint i = 0; shaped && i < 10; i++)
    shaped = i == 4 || i == 7 || g_ascii_isdigit (value[i]);
  if (!shaped) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "'%.40s' is not a date; write YYYY-MM-DD, for example 2025-03-04", value);
    return FALSE;
  }
  if (!day_exists ((Day){(guint)g_ascii_strtoull (value, NULL, 10),
                         (guint)g_ascii_strtoull (value + 5, NULL, 10),
                         (guint)g_ascii_strtoull (value + 8, NULL, 10)})) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "there is no day '%s'; write YYYY-MM-DD of a day that exists, years 1000 to 9999",
                 value);
    return FALSE;
  }
  return TRUE;
}

static gunichar
peek (const Cursor *cursor)
{
  if (cursor->at >= cursor->end)
    return 0;
  return (guchar)*cursor->at < 0x80 ? (guchar)*cursor->at : g_utf8_get_char (cursor->at);
}

static void
skip_spaces (Cursor *cursor)
{
  while (cursor->at < cursor->end && demarche_text_is_space (peek (cursor)))
    cursor->at = g_utf8_next_char (cursor->at);
}

static gboolean
skip_character (Cursor *cursor, gunichar c)
{
  if (peek (cursor) != c)
    return FALSE;
  cursor->at = g_utf8_next_char (cursor->at);
  return TRUE;
}

/* up to @max digits; 0 digits is no number */
static gboolean
read_number (Cursor *cursor, guint max, guint *number, guint *n_digits)
{
  guint n = 0;

  *number = 0;
  while (n < max && g_ascii_isdigit ((char)MIN (peek (cursor), 0x7F))) {
    *number = *number * 10 + (guint)(*cursor->at - '0');
    cursor->at++;
    n++;
  }
  if (n_digits)
    *n_digits = n;
  return n > 0;
}

static gboolean
is_digit_next (const Cursor *cursor)
{
  gunichar c = peek (cursor);

  return c >= '0' && c <= '9';
}

/* the word at the cursor in small letters, which is left behind */
static char *
read_word (Cursor *cursor)
{
  const char *start = cursor->at;

  cursor->at = demarche_text_skip_letters (cursor->at, cursor->end, FALSE);
  while (cursor->at < cursor->end && g_unichar_isalpha (peek (cursor)))
    cursor->at = g_utf8_next_char (cursor->at);
  return demarche_wording_fold (start, (gsize)(cursor->at - start), 64);
}

static gboolean
is_word_next (const Cursor *cursor)
{
  return g_unichar_isalpha (peek (cursor));
}

/* told by the first byte; letters beyond ASCII may have other ones when they are small */
static gboolean
may_be_next (const Cursor *cursor, const char *const *words)
{
  char first = demarche_text_lower_ascii (*cursor->at);

  for (gsize i = 0; words[i]; i++)
    if (words[i][0] == first)
      return TRUE;
  return (guchar)first >= 0x80;
}

static gboolean
skip_word (Cursor *cursor, const char *const *words)
{
  if (!is_word_next (cursor) || !may_be_next (cursor, words))
    return FALSE;
  Cursor ahead = *cursor;
  g_autofree char *word = read_word (&ahead);

  if (!demarche_wording_is (word, words))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

static guint
read_month (Cursor *cursor)
{
  if (!is_word_next (cursor))
    return 0;
  Cursor ahead = *cursor;
  g_autofree char *word = read_word (&ahead);

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++) {
    if (months[i].name[0] == word[0] && strcmp (months[i].name, word) == 0) {
      skip_character (&ahead, '.');
      *cursor = ahead;
      return months[i].month;
    }
  }
  return 0;
}

/* whether a time such as 18:37 follows, as it does when it was glued to the year */
static gboolean
is_time_next (Cursor cursor)
{
  guint hour;
  guint minute;
  guint n_digits;

  return read_number (&cursor, 2, &hour, NULL) && skip_character (&cursor, ':') &&
         read_number (&cursor, 2, &minute, &n_digits) && n_digits == 2 && hour < 24 && minute < 60;
}

static gboolean
read_year (Cursor *cursor, guint *year)
{
  Cursor ahead = *cursor;
  guint n_digits;

  if (!read_number (&ahead, 4, year, &n_digits) || n_digits != 4)
    return FALSE;
  if (is_digit_next (&ahead) && !is_time_next (ahead))
    return FALSE;
  *cursor = ahead;
  return TRUE;
}

static gboolean
skip_range_mark (Cursor *cursor)
{
  static const char *const words[] = {"and", "to", "et", "au", "y", "al", "a", "и", "по", NULL};
  Cursor ahead = *cursor;

  skip_spaces (&ahead);
  if (skip_character (&ahead, '-') || skip_character (&ahead, 0x2010) ||
      skip_character (&ahead, 0x2011) || skip_character (&ahead, 0x2013) ||
      skip_character (&ahead, 0x2014) || skip_character (&ahead, '/') ||
      skip_character (&ahead, '&') || skip_character (&ahead, ',') || skip_word (&ahead, words)) {
    skip_spaces (&ahead);
    *cursor = ahead;
    return TRUE;
  }
  return FALSE;
}

/* "13", "13th", "13-17", "13, 14 and 15" */
static gboolean
read_days (Cursor *cursor, guint *day, gboolean *range)
{
  static const char *const ordinals[] = {"st", "nd", "rd", "th", "er", NULL};
  Cursor ahead = *cursor;
  guint next;

  if (!read_number (&ahead, 2, day, NULL) || is_digit_next (&ahead))
    return FALSE;
  skip_word (&ahead, ordinals);
  *cursor = ahead;
  while (skip_range_mark (&ahead) && read_number (&ahead, 2, &next, NULL) &&
         !is_digit_next (&ahead)) {
    skip_word (&ahead, ordinals);
    *range = TRUE;
    *cursor = ahead;
  }
  return TRUE;
}

static DemarcheDateFound
judge (Day day, gboolean range, char out[11])
{
  if (range)
    return DEMARCHE_DATE_RANGE;
  if (!day_exists (day))
    return DEMARCHE_DATE_IMPOSSIBLE;
  g_snprintf (out, 11, "%04u-%02u-%02u", day.year, day.month, day.day);
  return DEMARCHE_DATE_DAY;
}

/* "13 December 2021", "13-17 December 2021", "30 November - 4 December 2021" */
static DemarcheDateFound
read_day_first (Cursor *cursor, char out[11])
{
  static const char *const of[] = {"of", "de", "del", NULL};
  Cursor ahead = *cursor;
  Day day = {0};
  guint other;
  gboolean range = FALSE;

  if (!read_days (&ahead, &day.day, &range))
    return DEMARCHE_DATE_NONE;
  for (guint part = 0; part < 2; part++) {
    skip_spaces (&ahead);
    if (skip_word (&ahead, of))
      skip_spaces (&ahead);
    day.month = read_month (&ahead);
    if (!day.month)
      return DEMARCHE_DATE_NONE;
    skip_spaces (&ahead);
    if (skip_character (&ahead, ',') || skip_word (&ahead, of))
      skip_spaces (&ahead);
    if (read_year (&ahead, &day.year)) {
      *cursor = ahead;
      return judge (day, range, out);
    }
    range = TRUE;
    if (!skip_range_mark (&ahead) || !read_days (&ahead, &other, &range))
      return DEMARCHE_DATE_NONE;
  }
  return DEMARCHE_DATE_NONE;
}

/* "December 13, 2021", "December 13-17, 2021", "November 30 - December 4, 2021" */
static DemarcheDateFound
read_month_first (Cursor *cursor, char out[11])
{
  Cursor ahead = *cursor;
  Day day = {0};
  guint other;
  gboolean range = FALSE;

  day.month = read_month (&ahead);
  if (!day.month)
    return DEMARCHE_DATE_NONE;
  skip_spaces (&ahead);
  if (!read_days (&ahead, &day.day, &range))
    return DEMARCHE_DATE_NONE;
  *cursor = ahead;
  if (skip_range_mark (cursor) && read_month (cursor)) {
    skip_spaces (cursor);
    if (!read_days (cursor, &other, &range))
      return DEMARCHE_DATE_NONE;
    range = TRUE;
    ahead = *cursor;
  }
  skip_character (&ahead, ',');
  skip_spaces (&ahead);
  if (!read_year (&ahead, &day.year))
    return DEMARCHE_DATE_NONE;
  *cursor = ahead;
  return judge (day, range, out);
}

/* which of two numbers is the month, when a slash leaves it open */
static DemarcheDateFound
judge_slashes (guint first, guint second, guint year, gboolean short_year, char out[11])
{
  gboolean first_month = first >= 1 && first <= 12;
  gboolean second_month = second >= 1 && second <= 12;

  if (!first_month && !second_month)
    return DEMARCHE_DATE_IMPOSSIBLE;
  if (short_year || (first_month && second_month && first != second))
    return DEMARCHE_DATE_AMBIGUOUS;
  if (second_month)
    return judge ((Day){year, second, first}, FALSE, out);
  return judge ((Day){year, first, second}, FALSE, out);
}

static gboolean
goes_on (Cursor cursor, gunichar mark)
{
  return skip_character (&cursor, mark) && is_digit_next (&cursor);
}

/* "2021-12-13", "13.12.2021", "13/12/2021" */
static DemarcheDateFound
read_figures (Cursor *cursor, char out[11])
{
  Cursor ahead = *cursor;
  guint parts[3];
  guint digits[3];
  gunichar mark;

  if (!read_number (&ahead, 4, &parts[0], &digits[0]))
    return DEMARCHE_DATE_NONE;
  mark = peek (&ahead);
  if ((mark != '-' && mark != '.' && mark != '/') || !skip_character (&ahead, mark) ||
      !read_number (&ahead, 2, &parts[1], &digits[1]) || !skip_character (&ahead, mark) ||
      !read_number (&ahead, 4, &parts[2], &digits[2]))
    return DEMARCHE_DATE_NONE;
  if (is_digit_next (&ahead) && !is_time_next (ahead))
    return DEMARCHE_DATE_NONE;
  if (goes_on (ahead, mark)) /* "1595-03-08-2022" is the number of a document */
    return DEMARCHE_DATE_NONE;
  *cursor = ahead;
  if (digits[0] == 4 && digits[2] <= 2)
    return judge ((Day){parts[0], parts[1], parts[2]}, FALSE, out);
  if (digits[0] > 2 || (digits[2] != 4 && digits[2] != 2))
    return DEMARCHE_DATE_NONE;
  if (mark == '.' && digits[2] == 4)
    return judge ((Day){parts[2], parts[1], parts[0]}, FALSE, out);
  return judge_slashes (parts[0], parts[1], parts[2], digits[2] == 2, out);
}

static gboolean
starts_token (const char *text, const char *at)
{
  gunichar before = at > text ? g_utf8_get_char (g_utf8_prev_char (at)) : ' ';

  return !demarche_text_is_word_char (before) && before != '/' && before != '-' && before != '.';
}

static gboolean
has_digit (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (g_ascii_isdigit (text[i]))
      return TRUE;
  }
  return FALSE;
}

DemarcheDateFound
demarche_date_find (const char *text, gsize length, char day[11], gsize *start, gsize *end)
{
  Cursor cursor = {text, text + length};

  day[0] = '\0';
  if (!has_digit (text, length))
    return DEMARCHE_DATE_NONE;
  while (cursor.at < cursor.end) {
    gunichar c = peek (&cursor);
    const char *from = cursor.at;
    DemarcheDateFound found = DEMARCHE_DATE_NONE;

    if (starts_token (text, from) && g_ascii_isdigit ((char)MIN (c, 0x7F))) {
      found = read_day_first (&cursor, day);
      if (found == DEMARCHE_DATE_NONE)
        found = read_figures (&cursor, day);
    } else if (starts_token (text, from) && g_unichar_isalpha (c)) {
      found = read_month_first (&cursor, day);
    }
    if (found != DEMARCHE_DATE_NONE) {
      *start = (gsize)(from - text);
      *end = (gsize)(cursor.at - text);
      return found;
    }
    cursor.at = g_utf8_next_char (from);
  }
  return DEMARCHE_DATE_NONE;
}

/* whether what stands beside a date may stand there in a date line: a place, a weekday, a time */
static gboolean
is_beside_date (const char *text, gsize length, guint *n_words)
{
  static const char *const small[] = {
      "a",     "am",    "at",  "de",      "delivered", "el",      "gmt", "in",
      "le",    "local", "m",   "morning", "of",        "on",      "pm",  "published",
      "the",   "time",  "utc", "h",       "г",         "updated", "p",   "afternoon",
      "hours", "года",  "st",  "nd",      "rd",        "th",      NULL};
  static const char *const titles[] = {
      "statement",  "statements", "remarks",    "speech",      "address",      "note",
      "resolution", "item",       "agenda",     "explanation", "letter",       "transcript",
      "interview",  "roundtable", "conference", "forum",       "workshop",     "debate",
      "seminar",    "summit",     "briefing",   "dialogue",    "presentation", NULL};
  static const char *const meetings[] = {"session", "meeting", NULL};
  Cursor cursor = {text, text + length};
  gboolean meeting = FALSE;

  while (cursor.at < cursor.end) {
    gunichar c = peek (&cursor);
    g_autofree char *word = NULL;

    if (!g_unichar_isalpha (c)) {
      if (c == '?' || c == '!' || c == ';' || c == '"')
        return FALSE;
      cursor.at = g_utf8_next_char (cursor.at);
      continue;
    }
    word = read_word (&cursor);
    if (demarche_wording_is (word, titles))
      return FALSE;
    if (demarche_wording_is (word, meetings))
      meeting = TRUE;
    else if (!g_unichar_isupper (c) && !demarche_wording_is (word, small))
      return FALSE;
    (*n_words)++;
  }
  /* "Second session, 4 March 2025"; what says more than which one is a title */
  return !meeting || *n_words <= 4;
}

/* "Monday, 13 December": nothing else on the line */
static gboolean
is_yearless_line (const char *text, gsize length, guint *month, guint *day)
{
  static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday",    NULL};
  Cursor cursor = {text, text + length};
  gboolean range = FALSE;

  if (skip_word (&cursor, weekdays))
    skip_character (&cursor, ',');
  skip_spaces (&cursor);
  *month = read_month (&cursor);
  skip_spaces (&cursor);
  if (!read_days (&cursor, day, &range) || range)
    return FALSE;
  skip_spaces (&cursor);
  if (*month == 0)
    *month = read_month (&cursor);
  return *month > 0 && cursor.at == cursor.end && day_exists ((Day){LEAP_YEAR, *month, *day});
}

/* the last year in a text */
static void
note_year (const char *text, gsize length, char year[5])
{
  Cursor cursor = {text, text + length};
  guint number;

  while (cursor.at < cursor.end) {
    if ((cursor.at == text || !g_ascii_isdigit (cursor.at[-1])) && read_year (&cursor, &number)) {
      g_snprintf (year, 5, "%04u", number);
      continue;
    }
    cursor.at = g_utf8_next_char (cursor.at);
  }
}

/* what stands behind a date counts, but not a remark: "4 March 2025 (as it was delivered)" */
static gsize
count_behind (const char *text, gsize length)
{
  gsize from = 0;

  while (from < length && strchr (" ,", text[from]))
    from++;
  return from < length && text[from] == '(' && text[length - 1] == ')' ? 0 : length;
}

DemarcheDateFound
demarche_date_line (const char *text, gsize length, char year[5], char day[11])
{
  gsize start;
  gsize end;
  guint n_words = 0;
  guint month;
  guint number;
  DemarcheDateFound found;

  day[0] = '\0';
  if (length > LONGEST_DATE_LINE || !has_digit (text, length))
    return DEMARCHE_DATE_NONE;
  found = demarche_date_find (text, length, day, &start, &end);
  if (found == DEMARCHE_DATE_NONE) {
    if (!is_yearless_line (text, length, &month, &number))
      return DEMARCHE_DATE_NONE;
    if (!year || !*year)
      return DEMARCHE_DATE_YEARLESS;
    return judge ((Day){(guint)g_ascii_strtoull (year, NULL, 10), month, number}, FALSE, day);
  }
  if (!is_beside_date (text, start, &n_words) ||
      !is_beside_date (text + end, count_behind (text + end, length - end), &n_words) ||
      n_words > 12) {
    day[0] = '\0';
    return DEMARCHE_DATE_NONE;
  }
  if (year)
    note_year (text + start, end - start, year);
  return found;
}
