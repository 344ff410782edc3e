/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From lines to paragraphs: hands them over page by page, with what their letters say of them. */
#include "ingest/layout-breaks.h"

#include "base/text.h"
#include "ingest/document.h"

#include <string.h>

#define LONGEST_HEADING 200 /* bytes */
#define SOFT_HYPHEN "\xC2\xAD"

typedef struct {
  DemarcheLayout *layout;
  DemarcheExtract *extract;
  DemarcheHyphens *hyphens;
  int pitch;
  GString *words;
} Writer;

static DemarcheLayoutLine *
get_line (const Writer *writer, guint index)
{
  return demarche_layout_line (writer->layout, index);
}

static const char *
get_text (const Writer *writer, guint index)
{
  return demarche_layout_line_text (writer->layout, get_line (writer, index));
}

static guint
find_end (const Writer *writer, guint first)
{
  guint i = first;

  while (i + 1 < writer->layout->lines->len &&
         !demarche_layout_is_break (writer->layout, writer->pitch, get_line (writer, i),
                                    get_line (writer, i + 1), get_line (writer, first)))
    i++;
  return i + 1;
}

static gunichar
last_character (const GString *words)
{
  return words->len > 0 ? g_utf8_get_char (g_utf8_prev_char (words->str + words->len)) : 0;
}

static void
drop_last_character (GString *words)
{
  g_string_truncate (words, (gsize)(g_utf8_prev_char (words->str + words->len) - words->str));
}

/* what stands between the end of the words so far and the next line */
static void
join (Writer *writer, const char *next)
{
  gunichar last = last_character (writer->words);

  if (demarche_text_is_hyphen (last)) {
    if (demarche_hyphens_is_break (writer->hyphens, writer->words->str, next))
      drop_last_character (writer->words);
    else if (!g_unichar_isalpha (g_utf8_get_char (next)))
      g_string_append_c (writer->words, ' ');
  } else if (last == 0xAD) {
    drop_last_character (writer->words);
  } else if (!(demarche_text_is_unspaced (last) &&
               demarche_text_is_unspaced (g_utf8_get_char (next)))) {
    g_string_append_c (writer->words, ' ');
  }
}

/* the line of running text that comes after @index on another page or in another column */
static const char *
find_continuation (const Writer *writer, guint index)
{
  const DemarcheLayoutLine *line = get_line (writer, index);

  for (guint i = index + 1; i < writer->layout->lines->len; i++) {
    const DemarcheLayoutLine *next = get_line (writer, i);

    if (next->place != DEMARCHE_PLACE_TEXT)
      continue;
    return next->page != line->page || next->column != line->column ? get_text (writer, i) : NULL;
  }
  return NULL;
}

/* a word that goes on on the next page keeps a mark that joins both halves */
static void
mark_torn_word (Writer *writer, guint last)
{
  const char *next = find_continuation (writer, last);

  if (!next || !demarche_text_is_hyphen (last_character (writer->words)) ||
      !demarche_hyphens_is_break (writer->hyphens, writer->words->str, next))
    return;
  drop_last_character (writer->words);
  g_string_append (writer->words, SOFT_HYPHEN);
}

/* bytes in bold that the paragraph starts with */
static gsize
gather (Writer *writer, guint first, guint end)
{
  gsize bold = 0;
  gboolean is_bold = TRUE;

  g_string_truncate (writer->words, 0);
  for (guint i = first; i < end; i++) {
    const DemarcheLayoutLine *line = get_line (writer, i);
    gsize start;

    if (i > first && !demarche_layout_is_large (writer->layout, line) &&
        demarche_layout_is_own_line (writer->layout, line - 1, line))
      g_string_append_c (writer->words, '\n');
    else if (i > first)
      join (writer, get_text (writer, i));
    start = writer->words->len;
    g_string_append (writer->words, get_text (writer, i));
    if (is_bold && line->bold > 0)
      bold = start + line->bold;
    is_bold = is_bold && line->bold == line->length;
  }
  if (get_line (writer, end - 1)->place == DEMARCHE_PLACE_TEXT)
    mark_torn_word (writer, end - 1);
  return MIN (bold, writer->words->len);
}

static guint
find_flags (const Writer *writer, guint first, guint end)
{
  const DemarcheLayoutLine *line = get_line (writer, first);
  gboolean is_emphasised = TRUE;

  if (line->place == DEMARCHE_PLACE_MARGIN)
    return DEMARCHE_LINE_FURNITURE;
  if (line->place == DEMARCHE_PLACE_NOTE)
    return DEMARCHE_LINE_FOOTNOTE;
  if (demarche_layout_is_large (writer->layout, line) && writer->words->len <= LONGEST_HEADING)
    return DEMARCHE_LINE_HEADING;
  for (guint i = first; i < end; i++)
    is_emphasised = is_emphasised && get_line (writer, i)->is_emphasised;
  return is_emphasised ? DEMARCHE_LINE_EMPHASISED : 0;
}

static gboolean
is_apart (const Writer *writer, guint first)
{
  const DemarcheLayoutLine *line = get_line (writer, first);

  if (first == 0)
    return TRUE;
  return (line - 1)->page != line->page || (line - 1)->place != line->place ||
         (line - 1)->column != line->column ||
         demarche_layout_is_gap (writer->layout, writer->pitch, line - 1, line);
}

static gboolean
write_paragraph (Writer *writer, guint first, guint end, GError **error)
{
  gsize bold = gather (writer, first, end);
  guint flags = find_flags (writer, first, end);

  if (flags & (DEMARCHE_LINE_EMPHASISED | DEMARCHE_LINE_ASIDE))
    bold = 0;
  return demarche_extract_add (writer->extract, writer->words->str, writer->words->len, flags, bold,
                               is_apart (writer, first), error);
}

static gboolean
write_pages (Writer *writer, GError **error)
{
  const GArray *lines = writer->layout->lines;
  guint i = 0;

  for (guint page = 0; page < writer->layout->pages->len; page++) {
    while (i < lines->len && get_line (writer, i)->page == page) {
      guint end = find_end (writer, i);

      if (!write_paragraph (writer, i, end, error))
        return FALSE;
      i = end;
    }
    demarche_extract_end_page (writer->extract);
  }
  return TRUE;
}

gboolean
demarche_layout_write (DemarcheLayout *layout, DemarcheExtract *extract, GError **error)
{
  Writer writer = {layout, extract, demarche_hyphens_new (layout),
                   demarche_layout_find_pitch (layout), g_string_new (NULL)};
  gboolean done = write_pages (&writer, error);

  demarche_hyphens_free (writer.hyphens);
  g_string_free (writer.words, TRUE);
  return done;
}
