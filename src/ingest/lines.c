/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* First stage: the lines of a text, and which of them belong to the page and not to the words. */
#include "base/limits.h"
#include "base/text-block.h"
#include "ingest/document.h"
#include "ingest/extract.h"
#include "ingest/wording.h"

#include <string.h>

#define LONGEST_RUNNING_HEAD 120
#define LONGEST_PAGE_NUMBER 32
#define DIGITS "0123456789"

static void
trim_line (const char *text, DemarcheLine *line)
{
  while (line->start < line->end &&
         demarche_text_is_space (demarche_text_get_character (text + line->start))) {
    line->start = (gsize)(g_utf8_next_char (text + line->start) - text);
    line->indent++;
  }
  while (line->end > line->start) {
    const char *last = g_utf8_prev_char (text + line->end);

    if (!demarche_text_is_space (demarche_text_get_character (last)))
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
    demarche_document_line (document, n - 1)->flags |= DEMARCHE_LINE_HEADING;
  return TRUE;
}

/* @pages: whether there may be form feeds, which end lines too */
static const char *
find_line_end (const char *from, const char *end, gboolean pages, gboolean *page_start)
{
  const char *p = from;

  *page_start = FALSE;
  if (!pages) {
    p = memchr (from, '\n', (gsize)(end - from));
    return p ? p : end;
  }
  while (p < end && *p != '\n' && *p != '\f')
    p++;
  *page_start = p < end && *p == '\f';
  return p;
}

/* two spaces side by side */
static gboolean
has_wide_gap (const char *text, gsize length)
{
  gsize i = 1;

  /* the blocks share a byte, which may be the first of two spaces or the second */
  for (; i + DEMARCHE_TEXT_BLOCK_BYTES <= length; i += DEMARCHE_TEXT_BLOCK_BYTES - 1) {
    guint64 spaces = demarche_text_map_byte (text + i - 1, ' ');

    if (spaces & spaces << 1)
      return TRUE;
  }
  for (; i < length; i++)
    if (text[i - 1] == ' ' && text[i] == ' ')
      return TRUE;
  return FALSE;
}

static gboolean
is_plain (const char *text, gsize length)
{
  for (const char *mark = "*_[\\\t"; *mark; mark++)
    if (memchr (text, *mark, length))
      return FALSE;
  return !has_wide_gap (text, length);
}

/* what the format says of the line that starts at @start; @next goes on to the hint after it */
static void
take_hint (const DemarcheDocument *document, gsize start, guint *next, DemarcheLine *line)
{
  while (document->hints && *next < document->hints->len) {
    const DemarcheHint *hint = &g_array_index (document->hints, DemarcheHint, *next);

    if (hint->start > start)
      return;
    if (hint->start == start) {
      line->flags |= hint->flags;
      line->bold = hint->bold;
    }
    (*next)++;
  }
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
  gboolean all_plain = is_plain (document->text, document->length);
  guint hint = 0;

  for (const char *q = document->text; q < p; q++)
    number += *q == '\n';
  while (p < end) {
    gboolean next_page;
    const char *stop = find_line_end (p, end, page > 0, &next_page);
    DemarcheLine line = {(gsize)(p - document->text),
                         (gsize)(stop - document->text),
                         number,
                         blanks,
                         0,
                         page_start ? DEMARCHE_LINE_PAGE_START : 0,
                         page,
                         0};

    take_hint (document, line.start, &hint, &line);
    trim_line (document->text, &line);
    if (line.start == line.end || take_rule (document, &line)) {
      blanks++;
    } else {
      if (all_plain || is_plain (document->text + line.start, line.end - line.start))
        line.flags |= DEMARCHE_LINE_PLAIN;
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

/* "3", "3/7", "23-188654", "23-188654/17" */
static gboolean
is_page_figure (const char *token)
{
  gsize n = strspn (token, DIGITS);
  const char *p = token + n;

  if (n == 2 && *p == '-' && strspn (p + 1, DIGITS) >= 5) /* job number of a record */
    p += 1 + strspn (p + 1, DIGITS);
  else if (n == 0 || n > 3)
    return FALSE;
  if (*p == '/' && strspn (p + 1, DIGITS) >= 1 && strspn (p + 1, DIGITS) <= 3)
    p += 1 + strspn (p + 1, DIGITS);
  return *p == '\0';
}

static gboolean
has_digit (const char *text, const DemarcheLine *line)
{
  for (gsize i = line->start; i < line->end; i++) {
    if (g_ascii_isdigit (text[i]))
      return TRUE;
  }
  return FALSE;
}

/* "-3-", "(3)" */
static char *
trim_token (char *token)
{
  gsize n;

  token += strspn (token, "-(");
  n = strlen (token);
  while (n > 0 && strchr ("-)", token[n - 1]))
    token[--n] = '\0';
  return token;
}

/* a letter that is in none of the words around a page number */
static gboolean
has_other_letter (const char *text, const DemarcheLine *line)
{
  for (gsize i = line->start; i < line->end; i++) {
    if (g_ascii_isalpha (text[i]) && !strchr ("pageof", g_ascii_tolower (text[i])))
      return TRUE;
  }
  return FALSE;
}

/* "3", "- 3 -", "3/7", "Page 3 of 7", "23-188654/17", "23-37219 3/17" */
static gboolean
is_page_number (const char *text, const DemarcheLine *line)
{
  static const char *const around[] = {"page", "p.", "of", "/", "|", "-", "(e)", NULL};
  g_autofree char *folded = NULL;
  g_auto (GStrv) tokens = NULL;
  guint n_figures = 0;
  guint n = 0;

  if (line->end - line->start > LONGEST_RUNNING_HEAD || !has_digit (text, line) ||
      has_other_letter (text, line))
    return FALSE;
  folded =
      demarche_wording_fold (text + line->start, line->end - line->start, LONGEST_RUNNING_HEAD);
  if (strlen (folded) > LONGEST_PAGE_NUMBER)
    return FALSE;
  tokens = g_strsplit (g_strdelimit (folded, "*_[]", ' '), " ", -1);
  for (guint i = 0; tokens[i]; i++) {
    if (*tokens[i] == '\0')
      continue;
    n++;
    if (demarche_wording_is (tokens[i], around))
      continue;
    if (!is_page_figure (trim_token (tokens[i])))
      return FALSE;
    n_figures++;
  }
  return n_figures >= 1 && n_figures <= 2 && n <= 5;
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

/* "A/78/PV.41", "PC.DEL/123/22", with a date of figures beside it */
static gboolean
is_document_symbol (const char *text, const DemarcheLine *line)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) tokens = NULL;
  gboolean found = FALSE;

  if (line->end - line->start > LONGEST_RUNNING_HEAD || !has_digit (text, line))
    return FALSE;
  words = g_strndup (text + line->start, line->end - line->start);
  tokens = g_strsplit (words, " ", -1);
  for (guint i = 0; tokens[i]; i++) {
    gsize n = strlen (tokens[i]);
    gboolean symbol = g_ascii_isupper (tokens[i][0]) && strchr (tokens[i], '/') &&
                      strpbrk (tokens[i], DIGITS) &&
                      strspn (tokens[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ" DIGITS "/.()-") == n;

    if (n > 0 && !symbol && strspn (tokens[i], DIGITS "/.") != n)
      return FALSE;
    found = found || symbol;
  }
  return found;
}

/* marks those of @lines whose words come again */
static void
mark_repeated (const DemarcheDocument *document, GPtrArray *lines)
{
  g_autoptr (GHashTable) first =
      g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++) {
    DemarcheLine *line = g_ptr_array_index (lines, i);
    g_autofree char *folded = fold_running_head (document->text, line);
    DemarcheLine *known = g_hash_table_lookup (first, folded);

    if (known == NULL) {
      g_hash_table_insert (first, g_steal_pointer (&folded), line);
      continue;
    }
    known->flags |= DEMARCHE_LINE_FURNITURE;
    line->flags |= DEMARCHE_LINE_FURNITURE;
  }
}

void
demarche_document_mark_furniture (DemarcheDocument *document)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();

  for (guint i = 0; i < document->lines->len; i++) {
    DemarcheLine *line = demarche_document_line (document, i);

    if (is_page_number (document->text, line))
      line->flags |= DEMARCHE_LINE_FURNITURE;
  }
  for (guint i = 0; i < document->lines->len && candidates->len < DEMARCHE_LIMIT_PAGES; i++) {
    DemarcheLine *line = demarche_document_line (document, i);

    if (!stands_at_page_break (document, i))
      continue;
    if (is_document_symbol (document->text, line))
      line->flags |= DEMARCHE_LINE_FURNITURE;
    else
      g_ptr_array_add (candidates, line);
  }
  if (candidates->len >= 2)
    mark_repeated (document, candidates);
}
