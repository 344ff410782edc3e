/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cuts quotations. Sentence ends are looked for by punctuation only: a quotation that is a
 * sentence too long does no harm, one that begins in mid-word does. */
#include "report/quote.h"

#include <string.h>

static gboolean
is_inside (gsize offset, DemarcheSpan span)
{
  return offset >= span.start && offset < span.end;
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  gsize first = *(const gsize *)a;
  gsize second = *(const gsize *)b;

  return first < second ? -1 : first > second;
}

static void
add_bounds (GArray *bounds, DemarcheSpan span, DemarcheSpan part)
{
  if (span.start > part.start && span.start < part.end)
    g_array_append_val (bounds, span.start);
  if (span.end > part.start && span.end < part.end)
    g_array_append_val (bounds, span.end);
}

static DemarchePiece
classify_piece (const DemarcheTag *tag, DemarcheSpan span)
{
  DemarchePiece piece = {span, DEMARCHE_PIECE_PLAIN, FALSE, DEMARCHE_CUE_STOP};

  for (guint i = 0; i < tag->n_cues; i++)
    if (is_inside (span.start, tag->cues[i].span)) {
      piece.kind = DEMARCHE_PIECE_CUE;
      piece.effect = tag->cues[i].effect;
      piece.ends_cue = span.end == tag->cues[i].span.end;
    }
  for (guint i = 0; i < tag->n_evidence; i++)
    if (is_inside (span.start, tag->evidence[i]))
      piece.kind = DEMARCHE_PIECE_MATCH;
  return piece;
}

GArray *
demarche_quote_split (const DemarcheParagraph *paragraph, const DemarcheTag *tag, DemarcheSpan part)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (DemarchePiece));
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start;

  part.end = MIN (part.end, paragraph->length);
  start = MIN (part.start, part.end);
  part.start = start;
  for (guint i = 0; i < tag->n_evidence; i++)
    add_bounds (bounds, tag->evidence[i], part);
  for (guint i = 0; i < tag->n_cues; i++)
    add_bounds (bounds, tag->cues[i].span, part);
  g_array_append_val (bounds, part.end);
  g_array_sort (bounds, compare_offsets);
  for (guint i = 0; i < bounds->len; i++) {
    gsize end = g_array_index (bounds, gsize, i);

    if (end > start) {
      DemarchePiece piece = classify_piece (tag, (DemarcheSpan){start, end});

      g_array_append_val (pieces, piece);
      start = end;
    }
  }
  return pieces;
}

/* the stretch from the first to the last word that counts */
static DemarcheSpan
get_core (const DemarcheParagraph *paragraph, const DemarcheTag *tag)
{
  DemarcheSpan core = {paragraph->length, 0};

  for (guint i = 0; i < tag->n_evidence; i++) {
    core.start = MIN (core.start, tag->evidence[i].start);
    core.end = MAX (core.end, tag->evidence[i].end);
  }
  for (guint i = 0; i < tag->n_cues; i++) {
    core.start = MIN (core.start, tag->cues[i].span.start);
    core.end = MAX (core.end, tag->cues[i].span.end);
  }
  core.end = MIN (core.end, paragraph->length);
  if (tag->n_evidence == 0 || core.start >= core.end)
    core = (DemarcheSpan){0, 0};
  return core;
}

/* "Mr.", "Dr.", "No.", an initial: too long a quotation is better than one that starts after it */
static gboolean
is_abbreviation (const char *text, gsize full_stop)
{
  gsize start = full_stop;

  while (start > 0 && g_ascii_isalpha (text[start - 1]))
    start--;
  return full_stop - start <= 3 && g_ascii_isupper (text[start]);
}

/* whether a sentence ends before @offset: an end mark and a space stand there */
static gboolean
is_sentence_start (const char *text, gsize offset)
{
  char mark;

  if (offset < 2)
    return offset == 0;
  mark = text[offset - 2];
  if (text[offset - 1] != ' ' || mark == '\0' || strchr (".!?", mark) == NULL)
    return FALSE;
  return !g_ascii_islower (text[offset]) && !(mark == '.' && is_abbreviation (text, offset - 2));
}

static gsize
align_back (const char *text, gsize offset)
{
  while (offset > 0 && ((guchar)text[offset] & 0xc0) == 0x80)
    offset--;
  return offset;
}

/* moves a cut in mid-word to the next space that is not beyond @stop */
static gsize
skip_to_word (const char *text, gsize offset, gsize stop)
{
  while (offset < stop && text[offset] != ' ')
    offset++;
  return offset < stop ? offset + 1 : stop;
}

static gsize
find_start (const char *text, gsize from, gsize reach)
{
  gsize lowest = from > reach ? from - reach : 0;

  for (gsize i = from; i > lowest; i--)
    if (is_sentence_start (text, i))
      return i;
  return lowest == 0 ? 0 : skip_to_word (text, lowest, from);
}

static gsize
find_end (const char *text, gsize from, gsize length, gsize reach)
{
  gsize highest = length - from > reach ? from + reach : length;

  for (gsize i = from; i < highest; i++)
    if (i + 1 < length && is_sentence_start (text, i + 1))
      return i;
  if (highest == length)
    return length;
  while (highest > from && text[highest] != ' ')
    highest--;
  return highest > from ? highest : align_back (text, from);
}

DemarcheSpan
demarche_quote_excerpt (const DemarcheParagraph *paragraph, const DemarcheTag *tag, gsize limit)
{
  DemarcheSpan core = get_core (paragraph, tag);
  gsize spare = limit > core.end - core.start ? limit - (core.end - core.start) : 0;
  DemarcheSpan part;

  if (paragraph->length <= limit)
    return (DemarcheSpan){0, paragraph->length};
  part.start = find_start (paragraph->text, core.start, spare / 2);
  part.end = find_end (paragraph->text, core.end, paragraph->length,
                       spare - MIN (spare, core.start - part.start));
  return part;
}
