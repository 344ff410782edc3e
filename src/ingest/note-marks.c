/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Footnotes of plain text and Markdown: "word[1]" or "word[^1]", and a line that starts with the
 * mark. Only marks that have both are ones. */
#include "ingest/document.h"

#include "ingest/wording.h"

#include <string.h>

#define LONGEST_MARK 12
#define MOST_NOTES 10000

/* length of "[1]", "[^note]" at @at; 0: none */
static gsize
measure_mark (const char *text, gsize at, gsize end)
{
  gsize limit = MIN (end, at + LONGEST_MARK);
  gsize p = at + 1;
  gboolean named = p < limit && text[p] == '^';

  if (text[at] != '[')
    return 0;
  p += named;
  while (p < limit &&
         (named ? g_ascii_isalnum (text[p]) || strchr ("-_", text[p]) : g_ascii_isdigit (text[p])))
    p++;
  return p < limit && text[p] == ']' && p > at + 1 + named ? p + 1 - at : 0;
}

static gboolean
is_glued (const char *text, gsize at)
{
  return at > 0 && !g_ascii_isspace (text[at - 1]) && text[at - 1] != '[';
}

/* the marks in the text, each behind a word */
static GHashTable *
collect_marks (const DemarcheDocument *document)
{
  GHashTable *marks = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  const char *text = document->text;
  const char *p = text;

  while (g_hash_table_size (marks) < MOST_NOTES &&
         (p = memchr (p, '[', document->length - (gsize)(p - text)))) {
    gsize at = (gsize)(p - text);
    gsize n = is_glued (text, at) ? measure_mark (text, at, document->length) : 0;

    if (n > 0)
      g_hash_table_add (marks, g_strndup (p, n));
    p++;
  }
  return marks;
}

gsize
demarche_document_measure_note_mark (const DemarcheDocument *document, gsize at, gsize end)
{
  gsize n =
      document->notes && is_glued (document->text, at) ? measure_mark (document->text, at, end) : 0;
  g_autofree char *mark = n > 0 ? g_strndup (document->text + at, n) : NULL;

  return mark && g_hash_table_contains (document->notes, mark) ? n : 0;
}

gsize
demarche_document_measure_note_label (const DemarcheDocument *document, const DemarcheLine *line)
{
  gsize n = document->hints ? 0 : measure_mark (document->text, line->start, line->end);

  if (n > 0 && line->start + n < line->end && document->text[line->start + n] == ':')
    n++;
  while (n > 0 && line->start + n < line->end && document->text[line->start + n] == ' ')
    n++;
  return n;
}

void
demarche_document_mark_notes (DemarcheDocument *document)
{
  g_autoptr (GHashTable) marks = NULL;
  gboolean inside = FALSE;

  if (document->hints || !memchr (document->text, '[', document->length))
    return;
  marks = collect_marks (document);
  document->notes = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < document->lines->len && g_hash_table_size (marks) > 0; i++) {
    DemarcheLine *line = demarche_document_line (document, i);
    gsize n = measure_mark (document->text, line->start, line->end);
    g_autofree char *mark = n > 0 ? g_strndup (document->text + line->start, n) : NULL;

    inside = (inside && line->blanks == 0) || (mark && g_hash_table_contains (marks, mark));
    if (!inside)
      continue;
    line->flags |= DEMARCHE_LINE_FOOTNOTE;
    if (mark)
      g_hash_table_add (document->notes, g_steal_pointer (&mark));
  }
}
