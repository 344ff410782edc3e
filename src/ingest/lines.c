/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* First stage: the lines of a text, and which of them belong to the page and not to the words. */
#include "base/limits.h"
#include "base/text.h"
#include "ingest/document.h"
#include "ingest/wording.h"

#include <string.h>

#define LONGEST_RUNNING_HEAD 120

static void
trim_line (const char *text, DemarcheLine *line)
{
  while (line->start < line->end && demarche_text_is_space (g_utf8_get_char (text + line->start))) {
    line->start = (gsize)(g_utf8_next_char (text + line->start) - text);
    line->indent++;
  }
  while (line->end > line->start) {
    const char *last = g_utf8_prev_char (text + line->end);

    if (!demarche_text_is_space (g_utf8_get_char (last)))
      break;
    line->end = (gsize)(last - text);
  }
}

/* "---", "***", "===", "_ _ _": a line of one mark only, three or more times */
static char
read_rule (const char *text, const DemarcheLine *line)
{
  char mark = text[line->start];
  guint n = 0;

  if (!strchr ("-*_=~", mark))
    return '\0';
  for (gsize i = line->start; i < line->end; i++) {
    if (text[i] != mark && text[i] != ' ')
      return '\0';
    n += text[i] == mark;
  }
  return n >= 3 ? mark : '\0';
}

/* a rule is as good as a blank line; right under a line it makes that a heading */
static gboolean
take_rule (DemarcheDocument *document, const DemarcheLine *line)
{
  char mark = read_rule (document->text, line);
  guint n = document->lines->len;

  if (!mark)
    return FALSE;
  if (n > 0 && line->blanks == 0 && (mark == '=' || mark == '-'))
    demarche_document_line (document, n - 1)->flags |= DEMARCHE_LINE_UNDERLINED;
  return TRUE;
}

static const char *
find_line_end (const char *from, const char *end, gboolean *page_start)
{
  const char *p = from;

  while (p < end && *p != '\n' && *p != '\f')
    p++;
  *page_start = p < end && *p == '\f';
  return p;
}

gboolean
demarche_document_find_lines (DemarcheDocument *document, gsize from, GError **error)
{
  const char *end = document->text + document->length;
  const char *p = document->text + from;
  guint number = 1;
  guint blanks = 0;
  gboolean page_start = FALSE;
  guint page = memchr (document->text, '\f', document->length) ? 1 : 0;

  for (const char *q = document->text; q < p; q++)
    number += *q == '\n';
  while (p < end) {
    gboolean next_page;
    const char *stop = find_line_end (p, end, &next_page);
    DemarcheLine line = {(gsize)(p - document->text),
                         (gsize)(stop - document->text),
                         number,
                         blanks,
                         0,
                         page_start ? DEMARCHE_LINE_PAGE_START : 0,
                         page};

    trim_line (document->text, &line);
    if (line.start == line.end || take_rule (document, &line)) {
      blanks++;
    } else {
      g_array_append_val (document->lines, line);
      blanks = 0;
      page_start = FALSE;
    }
    page_start = page_start || next_page;
    page += next_page;
    number += stop < end && *stop == '\n';
    p = stop + 1;
    if (document->lines->len > DEMARCHE_LIMIT_LINES) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                   "more than %u lines with words in one statement", DEMARCHE_LIMIT_LINES);
      return FALSE;
    }
  }
  return TRUE;
}

/* "3", "3/7": a page; "23-188654", "23-188654/17": the number of a record's job */
static gboolean
is_page_word (const char *word)
{
  gsize n = strspn (word, "0123456789");
  gsize m;

  if (n == 0 || n > 3)
    return FALSE;
  word += n;
  if (n == 2 && *word == '-' && (m = strspn (word + 1, "0123456789")) >= 5)
    word += m + 1;
  if (*word == '/' && (m = strspn (word + 1, "0123456789")) > 0)
    word += m + 1;
  return *word == '\0';
}

/* "3", "- 3 -", "3/7", "Page 3 of 7", "2/15 22-59000" */
static gboolean
is_page_number (const char *text, const DemarcheLine *line)
{
  static const char *const words[] = {"page", "p.", "of", "-", "--", "/", "|", NULL};
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  guint n_numbers = 0;

  if (line->end - line->start > 24)
    return FALSE;
  folded = demarche_wording_fold (text + line->start, line->end - line->start, 24);
  g_strdelimit (folded, "*_[]()", ' ');
  parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (is_page_word (parts[i]))
      n_numbers++;
    else if (*parts[i] && !demarche_wording_is (parts[i], words))
      return FALSE;
  }
  return n_numbers >= 1 && n_numbers <= 2;
}

/* the words of a line as they come again on the next page: figures do not count */
static char *
fold_running_head (const char *text, const DemarcheLine *line)
{
  char *folded =
      demarche_wording_fold (text + line->start, line->end - line->start, LONGEST_RUNNING_HEAD);

  for (char *p = folded; *p; p++) {
    if (g_ascii_isdigit (*p))
      *p = '#';
  }
  return folded;
}

static gboolean
starts_small (const DemarcheDocument *document, const DemarcheLine *line)
{
  return g_unichar_islower (
      demarche_wording_first (document->text + line->start, line->end - line->start));
}

static gboolean
ends_open (const DemarcheDocument *document, const DemarcheLine *line)
{
  gunichar last = demarche_wording_last (document->text + line->start, line->end - line->start);

  return g_unichar_isalnum (last);
}

/* beside a page number, at the top of a page, or between the halves of a sentence */
static gboolean
stands_at_page_break (const DemarcheDocument *document, guint index)
{
  const DemarcheLine *line = demarche_document_line (document, index);
  const DemarcheLine *before = index > 0 ? line - 1 : NULL;
  const DemarcheLine *after = index + 1 < document->lines->len ? line + 1 : NULL;

  if (line->end - line->start > LONGEST_RUNNING_HEAD || ends_open (document, line) == FALSE)
    return FALSE;
  if ((line->flags & DEMARCHE_LINE_PAGE_START) ||
      (after && after->flags & DEMARCHE_LINE_PAGE_START))
    return TRUE;
  if ((before && before->flags & DEMARCHE_LINE_FURNITURE) ||
      (after && after->flags & DEMARCHE_LINE_FURNITURE))
    return TRUE;
  return before && after && line->blanks > 0 && after->blanks > 0 && ends_open (document, before) &&
         starts_small (document, after);
}

void
demarche_document_mark_furniture (DemarcheDocument *document)
{
  g_autoptr (GHashTable) counts =
      g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < document->lines->len; i++) {
    DemarcheLine *line = demarche_document_line (document, i);

    if (is_page_number (document->text, line))
      line->flags |= DEMARCHE_LINE_FURNITURE;
  }
  for (guint i = 0; i < document->lines->len && candidates->len < DEMARCHE_LIMIT_PAGES; i++) {
    char *folded;

    if (!stands_at_page_break (document, i))
      continue;
    folded = fold_running_head (document->text, demarche_document_line (document, i));
    g_array_append_val (candidates, i);
    g_hash_table_replace (
        counts, folded,
        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) + 1));
  }
  for (guint i = 0; i < candidates->len; i++) {
    DemarcheLine *line = demarche_document_line (document, g_array_index (candidates, guint, i));
    g_autofree char *folded = fold_running_head (document->text, line);

    if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded)) >= 2)
      line->flags |= DEMARCHE_LINE_FURNITURE;
  }
}
