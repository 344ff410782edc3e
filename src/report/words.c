/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Verbs of saying only, no adjectives; numbers the same whatever the locale. */
#include "report/words.h"

#include <math.h>
#include <string.h>

#include "base/escape.h"

#define MINUS "\xe2\x88\x92"
#define EN_DASH "\xe2\x80\x93"

char *
demarche_words_score (double value)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  demarche_escape_number (digits, value, 2);
  if (digits->str[0] == '-')
    return g_strconcat (MINUS, digits->str + 1, NULL);
  return g_strconcat (strcmp (digits->str, "0.00") == 0 ? "" : "+", digits->str, NULL);
}

char *
demarche_words_ratio (double ratio)
{
  GString *out = g_string_new (NULL);

  if (isnan (ratio))
    return g_string_free (g_string_append (out, EN_DASH), FALSE);
  demarche_escape_number (out, ratio, 2);
  return g_string_free (out, FALSE);
}

char *
demarche_words_number (guint n)
{
  static const char *const names[] = {"none", "one", "two",   "three", "four",
                                      "five", "six", "seven", "eight", "nine"};

  return n < G_N_ELEMENTS (names) ? g_strdup (names[n]) : g_strdup_printf ("%u", n);
}

char *
demarche_words_count (guint n, const char *noun)
{
  return g_strdup_printf ("%u %s%s", n, noun, n == 1 ? "" : "s");
}

static const char *const month_names[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};

typedef struct {
  guint year;
  guint month; /* 1 to 12 */
  guint day;
} Day;

static gboolean
parse_day (const char *date, Day *day)
{
  if (date == NULL || strlen (date) != 10 || date[4] != '-' || date[7] != '-')
    return FALSE;
  day->year = (guint)g_ascii_strtoull (date, NULL, 10);
  day->month = (guint)g_ascii_strtoull (date + 5, NULL, 10);
  day->day = (guint)g_ascii_strtoull (date + 8, NULL, 10);
  return day->month >= 1 && day->month <= 12;
}

char *
demarche_words_date (const char *date)
{
  Day day;

  if (date == NULL)
    return g_strdup ("no date");
  if (!parse_day (date, &day))
    return g_strdup (date);
  return g_strdup_printf ("%u %s %u", day.day, month_names[day.month - 1], day.year);
}

char *
demarche_words_period (const char *from, const char *to)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  Day start;
  Day end;

  if (from == NULL || to == NULL)
    return from == to ? NULL : demarche_words_date (from != NULL ? from : to);
  if (strcmp (from, to) == 0)
    return demarche_words_date (from);
  first = demarche_words_date (from);
  last = demarche_words_date (to);
  if (parse_day (from, &start) && parse_day (to, &end) && start.year == end.year &&
      start.month == end.month)
    return g_strdup_printf ("%u" EN_DASH "%s", start.day, last);
  return g_strdup_printf ("%s to %s", first, last);
}

char *
demarche_words_list (GPtrArray *strings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++) {
    if (i > 0)
      g_string_append (out, i + 1 == strings->len ? " and " : ", ");
    g_string_append (out, g_ptr_array_index (strings, i));
  }
  return g_string_free (out, FALSE);
}

const char *
demarche_words_force (const DemarcheCell *cell)
{
  if (cell->naming == DEMARCHE_NAMING_BOTH_WAYS || (cell->n_left > 0 && cell->n_right > 0))
    return "mixed";
  return cell->share_firm >= 0.5 ? "firm" : "tentative";
}

const char *
demarche_words_effect (DemarcheCueEffect effect)
{
  static const char *const words[DEMARCHE_N_CUE_EFFECTS] = {
      [DEMARCHE_CUE_NEGATION] = "negation: turns the stance",
      [DEMARCHE_CUE_REJECTION] = "rejection: the speaker opposes what is ascribed",
      [DEMARCHE_CUE_ATTRIBUTION] = "attribution: held by others",
      [DEMARCHE_CUE_HEDGE] = "hedge: tentative",
      [DEMARCHE_CUE_CONDITIONAL] = "condition: tentative",
      [DEMARCHE_CUE_RECALL] = "recall: history",
      [DEMARCHE_CUE_QUESTION] = "question",
      [DEMARCHE_CUE_PSEUDO] = "no cue",
      [DEMARCHE_CUE_STOP] = "stop",
  };

  return words[effect];
}

typedef struct {
  const char *mark;
  const char *word;
  const char *verb;
} ShiftWords;

static const ShiftWords shift_words[] = {
    [DEMARCHE_SHIFT_REVERSED] = {"⇄", "reversed", "reversed on"},
    [DEMARCHE_SHIFT_MOVED] = {"→", "moved", "moved on"},
    [DEMARCHE_SHIFT_STANCE_REVERSED] = {"⇄", "stance reversed", "reversed on"},
    [DEMARCHE_SHIFT_SOFTER] = {"▽", "softer", "softened on"},
    [DEMARCHE_SHIFT_FIRMER] = {"▲", "firmer", "became firmer on"},
    [DEMARCHE_SHIFT_ADDED] = {"+", "added", "added a position on"},
    [DEMARCHE_SHIFT_DROPPED] = {EN_DASH, "no mention", "does not mention"},
    [DEMARCHE_SHIFT_FIRST_TAKEN] = {"+", "first taken", "first spoke on"},
};

/* a position of a choice issue is left out while the issue is still spoken to */
static gboolean
is_position_dropped (const DemarcheShift *shift)
{
  return shift->kind == DEMARCHE_SHIFT_DROPPED && shift->after != DEMARCHE_NONE;
}

static gboolean
is_said_differently (const DemarcheShift *shift)
{
  return (shift->flags & DEMARCHE_FLAG_OTHER_SERIES) != 0 &&
         (shift->kind == DEMARCHE_SHIFT_REVERSED || shift->kind == DEMARCHE_SHIFT_MOVED ||
          shift->kind == DEMARCHE_SHIFT_STANCE_REVERSED);
}

const char *
demarche_words_shift_mark (const DemarcheShift *shift)
{
  if (is_said_differently (shift))
    return "≠";
  if (shift->kind == DEMARCHE_SHIFT_MOVED && shift->change < 0)
    return "←";
  return shift_words[shift->kind].mark;
}

const char *
demarche_words_shift (const DemarcheShift *shift)
{
  if (is_said_differently (shift))
    return "said differently";
  return is_position_dropped (shift) ? "not repeated" : shift_words[shift->kind].word;
}

const char *
demarche_words_shift_verb (const DemarcheShift *shift)
{
  if (is_said_differently (shift))
    return "spoke differently on";
  return is_position_dropped (shift) ? "does not repeat a position on"
                                     : shift_words[shift->kind].verb;
}

GPtrArray *
demarche_words_flags (guint flags)
{
  static const struct {
    guint flag;
    const char *words;
  } table[] = {
      {DEMARCHE_FLAG_ONE_STATEMENT, "one statement"},
      {DEMARCHE_FLAG_OTHER_SPEAKER, "other speaker"},
      {DEMARCHE_FLAG_OTHER_SERIES, "other event series"},
      {DEMARCHE_FLAG_GROUP, "group statement on one side"},
      {DEMARCHE_FLAG_TRANSLATION, "translation on one side"},
      {DEMARCHE_FLAG_SINGLE, "n 1 on one side"},
  };
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (flags & table[i].flag)
      g_ptr_array_add (words, (gpointer)table[i].words);
  return words;
}

const char *
demarche_words_verdict (DemarcheScoreVerdict verdict)
{
  static const char *const words[] = {
      [DEMARCHE_SCORE_TOO_FEW] = "fewer than 30 gold tags",
      [DEMARCHE_SCORE_IMPRECISE] = "precision below 0.85",
      [DEMARCHE_SCORE_MEASURED] = "passes",
  };

  return words[verdict];
}

const char *
demarche_words_nearness (DemarcheNearness nearness)
{
  static const char *const words[] = {
      [DEMARCHE_WITHIN_ONE_PARAGRAPH] = "in one paragraph",
      [DEMARCHE_WITHIN_ONE_STATEMENT] = "in one statement",
      [DEMARCHE_WITHIN_ONE_SPEAKER] = "one speaker, several statements",
      [DEMARCHE_WITHIN_TWO_SPEAKERS] = "two speakers",
  };

  return words[nearness];
}

typedef struct {
  const char *word;
  const char *meaning;
} SilenceWords;

static const SilenceWords silence_words[] = {
    [DEMARCHE_SILENCE_NONE] = {"", ""},
    [DEMARCHE_SILENCE_NOT_ON_ISSUE] = {"silent", "spoke, not on this"},
    [DEMARCHE_SILENCE_NO_POSITION] = {"not recognised", "spoke to it, no position recognised"},
    [DEMARCHE_SILENCE_ABSENT] = {"not present", "not present"},
    [DEMARCHE_SILENCE_GROUP_ONLY] = {"group", "only through a group's statement"},
    [DEMARCHE_SILENCE_NO_RULES] = {"no rules",
                                   "not known: there are no rules for it in their language"},
    [DEMARCHE_SILENCE_NOT_READ] = {"not read", "not known: a file could not be read"},
    [DEMARCHE_SILENCE_NO_STATEMENT] = {"", "no statement at hand"},
};

const char *
demarche_words_silence (DemarcheSilence silence, gboolean has_about)
{
  if (silence == DEMARCHE_SILENCE_NOT_ON_ISSUE && !has_about)
    return "no mention";
  return silence_words[silence].word;
}

const char *
demarche_words_silence_meaning (DemarcheSilence silence, gboolean has_about)
{
  if (silence == DEMARCHE_SILENCE_NOT_ON_ISSUE && !has_about)
    return "no mention in the statements at hand";
  return silence_words[silence].meaning;
}

const char *
demarche_words_use (DemarcheUse use)
{
  switch (use) {
  case DEMARCHE_USE_REPEATED:
    return "said again; counted once";
  case DEMARCHE_USE_ASCRIBED:
    return "ascribed to others; not the speaker's position";
  case DEMARCHE_USE_AMBIGUOUS:
    return "ambiguous; not counted until a person decides";
  case DEMARCHE_USE_REJECTED:
    return "rejected by a person; not counted";
  case DEMARCHE_USE_CORRECTED:
    return "corrected by a person; the correction counts";
  case DEMARCHE_USE_DISPUTED:
    return "disputed; not counted until settled";
  case DEMARCHE_USE_VERSION:
    return "another version of the statement counts";
  case DEMARCHE_USE_OUTSIDE:
    return "outside this report";
  case DEMARCHE_USE_COUNTED:
  default:
    return NULL;
  }
}

static const char *
get_field (const DemarcheEvidence *evidence, DemarcheField field)
{
  return demarche_statement_get_field (demarche_tagged_get_statement (evidence->tagged), field);
}

static void
append_part (GString *out, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, part);
}

char *
demarche_words_citation (const DemarcheEvidence *evidence)
{
  const DemarcheParagraph *paragraph = evidence->paragraph;
  const char *link = get_field (evidence, DEMARCHE_FIELD_SOURCE);
  g_autofree char *date = demarche_words_date (paragraph->occasion->date);
  GString *out = g_string_new (paragraph->occasion->speaker);

  if (paragraph->occasion->delegation != NULL && out->len > 0)
    g_string_append_printf (out, " (%s)", paragraph->occasion->delegation);
  else
    append_part (out, paragraph->occasion->delegation);
  append_part (out, paragraph->occasion->event);
  append_part (out, date);
  append_part (out, get_field (evidence, DEMARCHE_FIELD_TITLE));
  append_part (out, demarche_statement_get_name (demarche_tagged_get_statement (evidence->tagged)));
  if (paragraph->page > 0)
    g_string_append_printf (out, ", page %u", paragraph->page);
  g_string_append_printf (out, ", paragraph %u", paragraph->number);
  append_part (out, link);
  return g_string_free (out, FALSE);
}

char *
demarche_words_source (const DemarcheEvidence *evidence)
{
  g_autofree char *date = demarche_words_date (evidence->paragraph->occasion->date);
  GString *out = g_string_new (evidence->paragraph->occasion->speaker);

  append_part (out, date);
  if (evidence->paragraph->page > 0)
    g_string_append_printf (out, ", page %u", evidence->paragraph->page);
  g_string_append_printf (out, ", ¶ %u", evidence->paragraph->number);
  if (evidence->is_group)
    append_part (out, "for a group");
  append_part (out, get_field (evidence, DEMARCHE_FIELD_SOURCE_KIND));
  return g_string_free (out, FALSE);
}

char *
demarche_words_cell (const DemarcheCell *cell)
{
  if (cell == NULL)
    return g_strdup ("nothing");
  if (!cell->has_score)
    return g_strdup_printf ("%s, n %u", cell->short_label, cell->n_counted);
  g_autofree char *score = demarche_words_score (cell->mean);
  return g_strdup_printf ("%s, %s, n %u", cell->short_label, score, cell->n_counted);
}
