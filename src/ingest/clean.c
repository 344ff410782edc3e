/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The clean text of a block: Markdown marks and line breaks out, each byte mapped to its source. */
#include "base/text.h"
#include "ingest/document.h"
#include "ingest/wording.h"

#include <string.h>

#define LONGEST_LINK 2048
#define DEEPEST_EMPHASIS 8

/* bytes of the source to leave out */
typedef struct {
  gsize start;
  gsize end;
} Skip;

/* a run of * or _ that may open or close emphasis */
typedef struct {
  gsize start;
  gsize length;
  char mark;
} Run;

/* the runs that nothing has closed yet */
typedef struct {
  Run runs[DEEPEST_EMPHASIS];
  guint n;
} Open;

static void
add_skip (DemarcheDocument *document, gsize start, gsize end)
{
  Skip skip = {start, end};

  g_array_append_val (document->skips, skip);
}

static gunichar
character_before (const char *text, gsize at, gsize start)
{
  return at > start ? demarche_text_get_character (g_utf8_prev_char (text + at)) : ' ';
}

static gunichar
character_at (const char *text, gsize at, gsize end)
{
  return at < end ? demarche_text_get_character (text + at) : ' ';
}

static gboolean
is_word_or_mark (gunichar c)
{
  return demarche_text_is_word_char (c);
}

/* "[words](address)": only the words stay */
static gsize
skip_link (DemarcheDocument *document, gsize at, gsize end)
{
  const char *text = document->text;
  gsize limit = MIN (end, at + LONGEST_LINK);
  const char *close = memchr (text + at, ']', limit - at);
  const char *stop;

  if (!close || close + 1 >= text + limit || close[1] != '(')
    return at + 1;
  stop = memchr (close, ')', (gsize)(text + limit - close));
  if (!stop || memchr (close, ' ', (gsize)(stop - close)))
    return at + 1;
  add_skip (document, at, at + 1);
  add_skip (document, (gsize)(close - text), (gsize)(stop - text) + 1);
  return at + 1;
}

/* a link, or the mark of a footnote */
static gsize
skip_bracket (DemarcheDocument *document, gsize at, gsize end)
{
  gsize n = demarche_document_measure_note_mark (document, at, end);

  if (n == 0)
    return skip_link (document, at, end);
  add_skip (document, at, at + n);
  return at + n;
}

/* closes the nearest open run of the same kind; FALSE: none is open */
static gboolean
close_run (DemarcheDocument *document, Open *open, Run run, gsize end, DemarcheBlock *block,
           gsize *first_close)
{
  for (guint i = open->n; i > 0; i--) {
    Run opener = open->runs[i - 1];

    if (opener.mark != run.mark || opener.length != run.length)
      continue;
    add_skip (document, opener.start, opener.start + opener.length);
    add_skip (document, run.start, run.start + run.length);
    open->n = i - 1;
    if (opener.start == demarche_document_line (document, block->first)->start) {
      block->emphasised = run.start + run.length == end;
      *first_close = run.start;
    }
    return TRUE;
  }
  return FALSE;
}

static gsize
take_run (DemarcheDocument *document, Open *open, const DemarcheLine *line, gsize at,
          DemarcheBlock *block, gsize *first_close)
{
  const char *text = document->text;
  gsize block_end = demarche_document_line (document, block->last)->end;
  Run run = {at, 0, text[at]};
  gunichar before = character_before (text, at, line->start);
  gunichar after;
  gboolean opens;
  gboolean closes;

  while (at < line->end && text[at] == run.mark)
    at++;
  run.length = at - run.start;
  after = character_at (text, at, line->end);
  closes = !demarche_text_is_space (before) && !is_word_or_mark (after);
  opens = !demarche_text_is_space (after) && !is_word_or_mark (before);
  if (run.length > 3 || (closes && close_run (document, open, run, block_end, block, first_close)))
    return at;
  if (opens && open->n < DEEPEST_EMPHASIS)
    open->runs[open->n++] = run;
  /* bold over more than one block: its ends stand alone */
  else if (run.length == 2 && closes && at == block_end)
    add_skip (document, run.start, at);
  return at;
}

static gsize
skip_line_marks (DemarcheDocument *document, const DemarcheLine *line, DemarcheBlock *block)
{
  const char *text = document->text;
  gsize at = line->start;
  gsize n = 0;

  if (line->flags & DEMARCHE_LINE_FOOTNOTE)
    n = demarche_document_measure_note_label (document, line);
  if (n > 0) {
    add_skip (document, at, at + n);
    return at + n;
  }
  if (text[at] == '>' && (at + 1 == line->end || text[at + 1] == ' ')) {
    add_skip (document, at, at + 1);
    at++;
  }
  while (at + n < line->end && text[at + n] == '#')
    n++;
  if (n >= 1 && n <= 6 && at + n < line->end && text[at + n] == ' ' &&
      line == demarche_document_line (document, block->first)) {
    add_skip (document, at, at + n + 1);
    block->marked = TRUE;
    at += n + 1;
  }
  return at;
}

/* the next byte that may be a mark */
static gsize
find_mark (const char *text, gsize at, gsize end)
{
  static const gboolean marks[256] = {['*'] = TRUE, ['_'] = TRUE, ['['] = TRUE, ['\\'] = TRUE};

  while (at < end && !marks[(guchar)text[at]])
    at++;
  return at;
}

static void
find_line_skips (DemarcheDocument *document, Open *open, const DemarcheLine *line,
                 DemarcheBlock *block, gsize *first_close)
{
  const char *text = document->text;
  gsize at = skip_line_marks (document, line, block);

  if (line->flags & DEMARCHE_LINE_PLAIN)
    return;
  for (at = find_mark (text, at, line->end); at < line->end; at = find_mark (text, at, line->end)) {
    char c = text[at];

    if (c == '*' || c == '_') {
      at = take_run (document, open, line, at, block, first_close);
    } else if (c == '[') {
      at = skip_bracket (document, at, line->end);
    } else if (c == '\\' && (at + 1 == line->end || g_ascii_ispunct (text[at + 1]))) {
      add_skip (document, at, at + 1);
      at += 2;
    } else {
      at++;
    }
  }
}

static int
compare_skips (gconstpointer a, gconstpointer b)
{
  gsize first = ((const Skip *)a)->start;
  gsize second = ((const Skip *)b)->start;

  return first < second ? -1 : first > second;
}

static void
find_skips (DemarcheDocument *document, DemarcheBlock *block, gsize *first_close)
{
  Open open;

  open.n = 0;
  g_array_set_size (document->skips, 0);
  for (guint i = block->first; i <= block->last; i++) {
    const DemarcheLine *line = demarche_document_line (document, i);

    if (i == block->first || !(line->flags & DEMARCHE_LINE_FURNITURE))
      find_line_skips (document, &open, line, block, first_close);
  }
  for (guint i = 0; i < open.n; i++) {
    Run run = open.runs[i];

    if (run.length >= 2 && run.start == demarche_document_line (document, block->first)->start)
      add_skip (document, run.start, run.start + run.length);
  }
  if (document->skips->len > 1)
    g_array_sort (document->skips, compare_skips);
}

static void
map_source (DemarcheDocument *document, gsize source)
{
  DemarcheOffset offset = {document->clean->len, source};

  if (document->map->len > 0) {
    DemarcheOffset last = g_array_index (document->map, DemarcheOffset, document->map->len - 1);

    if (offset.source - offset.text == last.source - last.text)
      return;
    if (last.text == offset.text)
      g_array_set_size (document->map, document->map->len - 1);
  }
  g_array_append_val (document->map, offset);
}

static void
append_space (DemarcheDocument *document, gsize source)
{
  map_source (document, source);
  g_string_append_c (document->clean, ' ');
}

/* where words with one space between them end */
static gsize
find_run_end (const char *text, gsize at, gsize stop)
{
  while (at < stop && text[at] != '\t' &&
         !(text[at] == ' ' && at + 1 < stop && (text[at + 1] == ' ' || text[at + 1] == '\t')))
    at++;
  return at;
}

/* whether all of a line goes into the clean text as it is */
static gboolean
stays_whole (const DemarcheDocument *document, const DemarcheLine *line, guint skip)
{
  return (line->flags & DEMARCHE_LINE_PLAIN) && line->bold == 0 &&
         (skip == document->skips->len ||
          g_array_index (document->skips, Skip, skip).start >= line->end);
}

/* appends a line from @at on; white space is folded, a lone no-break space stays */
static void
append_line (DemarcheDocument *document, DemarcheBlock *block, const DemarcheLine *line,
             gsize first_close, guint *skip)
{
  const char *text = document->text;
  gsize at = line->start;
  gsize start = document->clean->len;

  if (stays_whole (document, line, *skip)) {
    map_source (document, at);
    g_string_append_len (document->clean, text + at, (gssize)(line->end - at));
    return;
  }
  while (at < line->end) {
    const Skip *next =
        *skip < document->skips->len ? &g_array_index (document->skips, Skip, *skip) : NULL;
    gsize stop = line->end;

    if (next && next->start <= at) {
      if (next->start == first_close && first_close > 0)
        block->bold_length = document->clean->len - block->text;
      at = MAX (at, next->end);
      (*skip)++;
      continue;
    }
    if (next)
      stop = MIN (stop, next->start);
    if (at < line->start + line->bold)
      stop = MIN (stop, line->start + line->bold);
    else if (at == line->start + line->bold && line->bold > 0 && start == block->text)
      block->bold_length = document->clean->len - block->text;
    if (text[at] == ' ' || text[at] == '\t') {
      if (document->clean->len > start && document->clean->str[document->clean->len - 1] != ' ')
        append_space (document, at);
      at++;
      continue;
    }
    stop = find_run_end (text, at, stop);
    map_source (document, at);
    g_string_append_len (document->clean, text + at, (gssize)(stop - at));
    at = stop;
  }
}

static gboolean
ends_with_soft_hyphen (const GString *clean)
{
  return clean->len >= 2 && memcmp (clean->str + clean->len - 2, "\xC2\xAD", 2) == 0;
}

/* whether what follows a line belongs to its last word: "self-" and "determination", "80" and
 * "th"; a hyphen at a line end is a real one and stays */
static gboolean
is_word_torn (const GString *clean, gsize start, const char *next, gsize length)
{
  static const char *const ordinals[] = {"st", "nd", "rd", "th", NULL};
  static const char *const suspended[] = {"and", "or", "to", "nor", NULL};
  const char *end = clean->str + clean->len;
  g_autofree char *word = NULL;
  gunichar last;

  if (clean->len <= start + 1)
    return FALSE;
  if ((guchar)end[-1] < 0x80 && !g_ascii_isdigit (end[-1]) && end[-1] != '-')
    return FALSE; /* as most lines end */
  if (ends_with_soft_hyphen (clean))
    return TRUE;
  last = demarche_text_get_character (g_utf8_prev_char (end));
  if (!g_unichar_isdigit (last) && !demarche_text_is_hyphen (last))
    return FALSE;
  word = demarche_wording_first_word (next, MIN (length, 64));
  if (g_unichar_isdigit (last))
    return demarche_wording_is (word, ordinals);
  return g_unichar_isalpha (demarche_text_get_character (next)) &&
         demarche_text_is_word_char (
             demarche_text_get_character (g_utf8_prev_char (g_utf8_prev_char (end)))) &&
         !demarche_wording_is (word, suspended);
}

void
demarche_document_clean_block (DemarcheDocument *document, DemarcheBlock *block)
{
  gsize first_close = 0;
  guint skip = 0;

  find_skips (document, block, &first_close);
  if (document->clean->len > 0) {
    const DemarcheLine *first = demarche_document_line (document, block->first);

    if (!is_word_torn (document->clean, 0, document->text + first->start,
                       first->end - first->start))
      append_space (document, first->start);
  }
  block->text = document->clean->len;
  block->map = MAX (document->map->len, 1) - 1;
  for (guint i = block->first; i <= block->last; i++) {
    const DemarcheLine *line = demarche_document_line (document, i);

    if (i > block->first && line->flags & DEMARCHE_LINE_FURNITURE)
      continue;
    if (document->clean->len > block->text &&
        !is_word_torn (document->clean, block->text, document->text + line->start,
                       line->end - line->start))
      append_space (document, line->start - 1);
    append_line (document, block, line, first_close, &skip);
  }
  block->length = document->clean->len - block->text;
  if (block->length > 0 && document->clean->str[document->clean->len - 1] == ' ') {
    g_string_truncate (document->clean, document->clean->len - 1);
    block->length--;
  }
  if (demarche_document_line (document, block->first)->flags & DEMARCHE_LINE_EMPHASISED)
    block->emphasised = TRUE;
  if (block->emphasised)
    block->bold_length = block->length;
}
