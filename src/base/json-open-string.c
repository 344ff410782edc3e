/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the JSON scanner says of a string that its line does not end: where the quotation mark
 * is missing, or that a line break is in the way. */

#include "base/json-scanner-private.h"

#include <string.h>

static const char *const curly_marks[] = {"”", "“", "„", "’", "‘", "»", "«", "″", "＂"};

/* past white space and line breaks */
static gsize
skip_space (const DemarcheJsonScanner *scanner, gsize at)
{
  while (at < scanner->end && g_ascii_isspace (scanner->text[at]))
    at++;
  return at;
}

/* where the words of a string end whose line ends at @end: before brackets and a comma */
static gsize
find_words_end (const DemarcheJsonScanner *scanner, gsize start, gsize end)
{
  while (end > start + 1 && strchr (" \t,]}", scanner->text[end - 1]) != NULL)
    end--;
  return end;
}

/* the mark other than " that the words end with, or NULL */
static const char *
find_other_mark (const DemarcheJsonScanner *scanner, gsize start, gsize end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (curly_marks); i++) {
    gsize length = strlen (curly_marks[i]);
    if (end - start > length && memcmp (scanner->text + end - length, curly_marks[i], length) == 0)
      return curly_marks[i];
  }
  return NULL;
}

/* whether the next line begins as if this one had ended its string: with a quotation mark, a
 * closing bracket or nothing more */
static gboolean
is_next_line_new (const DemarcheJsonScanner *scanner, gsize line_end)
{
  gsize next = skip_space (scanner, line_end);

  return next == scanner->end || strchr ("\"[]{}", scanner->text[next]) != NULL;
}

gboolean
demarche_json_fail_open (DemarcheJsonScanner *scanner, gsize start)
{
  gsize line_end = scanner->at;
  gsize end = find_words_end (scanner, start, line_end);
  const char *mark = find_other_mark (scanner, start, end);

  if (mark != NULL)
    return demarche_json_fail (
        scanner, end - strlen (mark), end, "write the straight \" for it",
        "'%s' does not end the string: only the straight quotation mark does", mark);
  if (end - start > 2 && memcmp (scanner->text + end - 2, "\\\"", 2) == 0)
    return demarche_json_fail (scanner, end - 2, end, "remove the backslash",
                               "the backslash makes this quotation mark part of the string, "
                               "which then has no end");
  if (end == line_end && !is_next_line_new (scanner, line_end))
    return demarche_json_fail (scanner, start, line_end,
                               "what stands between two quotation marks is one line, however long; "
                               "where a line break is meant, write \\n",
                               "a line break inside a string");
  return demarche_json_fail (scanner, end, end, "write \" here",
                             "string without its closing quotation mark");
}
