/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The date of a statement as its date lines, its title or its file name show it. */
#include "ingest/dates.h"
#include "ingest/document.h"

#include <string.h>

static void
warn_of_date (DemarcheSource *source, const DemarcheLine *line, DemarcheDateFound found,
              DemarcheDiagnostics *diagnostics)
{
  demarche_diagnostics_take (
      diagnostics,
      demarche_diagnostic_new (DEMARCHE_SEVERITY_WARNING, source, line->start, line->end, NULL,
                               found == DEMARCHE_DATE_AMBIGUOUS
                                   ? "this date can be read in two ways; date unknown"
                                   : "there is no such day; date unknown",
                               "say it with --date, a manifest or front matter as YYYY-MM-DD"));
}

/* what the date lines of a document come to */
typedef struct {
  char year[5];
  char day[11]; /* that governs now */
  guint day_line;
  char first[11]; /* the first one there is */
  guint first_line;
  char spoken[11]; /* that governs what was spoken */
  guint spoken_line;
  gboolean several; /* days, or one that cannot be read */
} Days;

static void
take_date_line (Days *days, const DemarcheDocument *document, const DemarcheBlock *block,
                DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  const DemarcheLine *line = demarche_document_line (document, block->first);
  char day[11];
  DemarcheDateFound found =
      demarche_date_line (demarche_block_text (document, block), block->length, days->year, day);

  if (found == DEMARCHE_DATE_AMBIGUOUS || found == DEMARCHE_DATE_IMPOSSIBLE) {
    days->several = TRUE;
    warn_of_date (source, line, found, diagnostics);
  }
  if (found != DEMARCHE_DATE_DAY)
    return;
  memcpy (days->day, day, sizeof day);
  days->day_line = line->number;
  if (*days->first == '\0') {
    memcpy (days->first, day, sizeof day);
    days->first_line = line->number;
  }
}

static gboolean
is_spoken (const DemarcheBlock *block)
{
  return block->kind == DEMARCHE_PARAGRAPH_PARAGRAPH || block->kind == DEMARCHE_PARAGRAPH_LIST ||
         block->kind == DEMARCHE_PARAGRAPH_QUESTION;
}

/* the date lines of a document: one day for all that is spoken, several, or one that cannot be
 * read */
static void
read_date_lines (const DemarcheDocument *document, DemarcheStatementBuilder *builder,
                 DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  Days days = {.several = FALSE};
  guint end = document->blocks->len;
  g_autofree char *words = NULL;
  const char *day;
  guint line;

  while (end > 0 && !is_spoken (demarche_document_block (document, end - 1)))
    end--;
  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);

    if (i >= end && *days.spoken)
      break; /* "Last updated on" under the words dates the page */
    if (block->kind == DEMARCHE_PARAGRAPH_DATELINE)
      take_date_line (&days, document, block, source, diagnostics);
    if (!is_spoken (block) || *days.day == '\0')
      continue;
    if (*days.spoken == '\0') {
      memcpy (days.spoken, days.day, sizeof days.day);
      days.spoken_line = days.day_line;
    }
    days.several = days.several || strcmp (days.spoken, days.day) != 0;
  }
  day = *days.spoken ? days.spoken : days.first;
  if (*day == '\0' || days.several)
    return;
  line = *days.spoken ? days.spoken_line : days.first_line;
  words = demarche_document_name_lines (document, line, line);
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DATE, day, DEMARCHE_ORIGIN_TEXT,
                                        words);
}

/* a single day in a title dates a statement without any date line */
static void
read_title_date (const DemarcheDocument *document, DemarcheStatementBuilder *builder)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);
    g_autofree char *words = NULL;
    char day[11];
    gsize start;
    gsize end;

    if (block->kind == DEMARCHE_PARAGRAPH_DATELINE)
      return;
    if (block->kind != DEMARCHE_PARAGRAPH_TITLE || !block->in_preamble ||
        demarche_date_find (demarche_block_text (document, block), MIN (block->length, 1200), day,
                            &start, &end) != DEMARCHE_DATE_DAY)
      continue;
    words =
        g_strdup_printf ("title, line %u", demarche_document_line (document, block->first)->number);
    demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DATE, day, DEMARCHE_ORIGIN_TEXT,
                                          words);
    return;
  }
}

/* a file name with a day in it is better than none */
static void
read_name_date (const DemarcheDocument *document, DemarcheStatementBuilder *builder,
                DemarcheSource *source)
{
  g_autofree char *name = g_path_get_basename (demarche_source_get_name (source));
  char day[11];
  gsize start;
  gsize end;

  for (guint i = 0; i < document->blocks->len; i++) {
    if (demarche_document_block (document, i)->kind == DEMARCHE_PARAGRAPH_DATELINE)
      return;
  }
  g_strdelimit (name, "_", ' ');
  if (!demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_DATE) &&
      g_utf8_validate (name, -1, NULL) &&
      demarche_date_find (name, strlen (name), day, &start, &end) == DEMARCHE_DATE_DAY)
    demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DATE, day, DEMARCHE_ORIGIN_TEXT,
                                          "the file name");
}

void
demarche_document_read_dates (DemarcheDocument *document, DemarcheStatementBuilder *builder,
                              DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  read_date_lines (document, builder, source, diagnostics);
  read_title_date (document, builder);
  read_name_date (document, builder, source);
}
