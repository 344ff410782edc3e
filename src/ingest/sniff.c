/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a file holds, by its content and not by its name. */
#include "ingest/sniff.h"

#include "ingest/subtitles.h"

#include <string.h>

#define SAMPLE_BYTES 4096

static gboolean
starts_with (const char *data, gsize length, const char *bytes)
{
  return length >= strlen (bytes) && memcmp (data, bytes, strlen (bytes)) == 0;
}

/* a kind of file, by words that occur in its first @within bytes */
typedef struct {
  const char *words;
  gsize length;
  gsize within;
  const char *type;
} Mark;

static const char *
find_mark (const char *data, gsize length, const Mark *marks, gsize n, const char *otherwise)
{
  for (gsize i = 0; i < n; i++) {
    if (memmem (data, MIN (length, marks[i].within), marks[i].words, marks[i].length))
      return marks[i].type;
  }
  return otherwise;
}

#define MARK(words, within, type)                                                                  \
  {                                                                                                \
    words, sizeof (words) - 1, within, type                                                        \
  }

/* which kind of archive: its first part says, or the names of its parts */
static const char *
sniff_zip (const char *data, gsize length)
{
  static const Mark marks[] = {
      MARK ("opendocument.text", SAMPLE_BYTES, DEMARCHE_TYPE_ODT),
      MARK ("opendocument.spreadsheet", SAMPLE_BYTES, DEMARCHE_TYPE_SPREADSHEET),
      MARK ("opendocument.presentation", SAMPLE_BYTES, DEMARCHE_TYPE_PRESENTATION),
      MARK ("word/", G_MAXSIZE, DEMARCHE_TYPE_DOCX),
      MARK ("xl/workbook", G_MAXSIZE, DEMARCHE_TYPE_SPREADSHEET),
      MARK ("ppt/presentation", G_MAXSIZE, DEMARCHE_TYPE_PRESENTATION),
      MARK ("[Content_Types].xml", SAMPLE_BYTES, DEMARCHE_TYPE_DOCX),
      MARK ("content.xml", G_MAXSIZE, DEMARCHE_TYPE_ODT),
  };

  return find_mark (data, length, marks, G_N_ELEMENTS (marks), DEMARCHE_TYPE_ZIP);
}

/* the names of streams are in UTF-16 */
static const char *
sniff_compound (const char *data, gsize length)
{
  static const Mark marks[] = {
      MARK ("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", G_MAXSIZE, DEMARCHE_TYPE_PROTECTED),
      MARK ("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", G_MAXSIZE, DEMARCHE_TYPE_DOC),
  };

  return find_mark (data, length, marks, G_N_ELEMENTS (marks), DEMARCHE_TYPE_OLD_OFFICE);
}

/* white space and a byte order mark */
static gsize
skip_start (const char *data, gsize length)
{
  gsize skip = 0;

  while (skip < length && data[skip] && strchr (" \t\r\n\xEF\xBB\xBF", data[skip]))
    skip++;
  return skip;
}

static gboolean
is_html (const char *data, gsize length)
{
  static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body", "<!--"};
  gsize n = MIN (length, SAMPLE_BYTES);
  gsize skip = skip_start (data, length);
  g_autofree char *small = NULL;

  small = g_ascii_strdown (data + skip, (gssize)MIN (length - skip, 16));
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++) {
    if (g_str_has_prefix (small, starts[i]))
      return TRUE;
  }
  return g_str_has_prefix (small, "<?xml") && memmem (data, n, "<html", 5);
}

/* a number, and a time below it */
static gboolean
is_subrip (const char *data, gsize length)
{
  const char *end = data + MIN (length, SAMPLE_BYTES);
  const char *p = data + skip_start (data, length);
  const char *stop;

  if (p >= end || !g_ascii_isdigit (*p))
    return FALSE;
  while (p < end && g_ascii_isdigit (*p))
    p++;
  while (p < end && g_ascii_isspace (*p))
    p++;
  for (stop = p; stop < end && *stop != '\r' && *stop != '\n';)
    stop++;
  return demarche_caption_is_timing (p, (gsize)(stop - p));
}

static gboolean
has_heading (const char *data, const char *end)
{
  for (const char *p = data; (p = memchr (p, '#', (gsize)(end - p))) != NULL; p++) {
    const char *start = p;

    while (p < end && *p == '#')
      p++;
    if (p == end)
      return FALSE;
    if ((start == data || start[-1] == '\n') && p - start <= 6 && *p == ' ')
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_strong_words (const char *data, const char *end)
{
  for (const char *p = data; (p = memchr (p, '*', (gsize)(end - p))) != NULL; p++)
    if (end - p > 3 && p[1] == '*' && g_ascii_isgraph (p[2]) && p[2] != '*')
      return TRUE;
  return FALSE;
}

static gboolean
has_link (const char *data, const char *end)
{
  for (const char *p = data; (p = memchr (p, ']', (gsize)(end - p))) != NULL; p++)
    if (end - p > 3 && p[1] == '(' && g_ascii_isalnum (p[2]))
      return TRUE;
  return FALSE;
}

/* marks that plain text hardly holds */
static gboolean
is_markdown (const char *data, gsize length)
{
  const char *end = data + MIN (length, 64 * SAMPLE_BYTES);

  return has_heading (data, end) || has_strong_words (data, end) || has_link (data, end);
}

const char *
demarche_sniff (GBytes *bytes, const char *name)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize skip;

  if (length == 0)
    return DEMARCHE_TYPE_TEXT;
  skip = skip_start (data, length);
  if (starts_with (data, length, "PK\003\004") || starts_with (data, length, "PK\005\006"))
    return sniff_zip (data, length);
  if (starts_with (data, length, "%PDF-"))
    return DEMARCHE_TYPE_PDF;
  if (starts_with (data, length, "{\\rtf"))
    return DEMARCHE_TYPE_RTF;
  if (starts_with (data, length, "\xD0\xCF\x11\xE0"))
    return sniff_compound (data, length);
  if (starts_with (data, length, "\x1F\x8B"))
    return DEMARCHE_TYPE_GZIP;
  if (starts_with (data + skip, length - skip, "WEBVTT"))
    return DEMARCHE_TYPE_WEBVTT;
  if (is_subrip (data, length))
    return DEMARCHE_TYPE_SUBRIP;
  if (is_html (data, length))
    return DEMARCHE_TYPE_HTML;
  if (g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".markdown") ||
      is_markdown (data, length))
    return DEMARCHE_TYPE_MARKDOWN;
  return DEMARCHE_TYPE_TEXT;
}

const char *
demarche_sniff_name (const char *name)
{
  static const struct {
    const char *ending;
    const char *type;
  } formats[] = {
      {".pdf", DEMARCHE_TYPE_PDF},    {".docx", DEMARCHE_TYPE_DOCX}, {".docm", DEMARCHE_TYPE_DOCX},
      {".dotx", DEMARCHE_TYPE_DOCX},  {".doc", DEMARCHE_TYPE_DOC},   {".odt", DEMARCHE_TYPE_ODT},
      {".ott", DEMARCHE_TYPE_ODT},    {".html", DEMARCHE_TYPE_HTML}, {".htm", DEMARCHE_TYPE_HTML},
      {".xhtml", DEMARCHE_TYPE_HTML}, {".rtf", DEMARCHE_TYPE_RTF},   {".srt", DEMARCHE_TYPE_SUBRIP},
      {".vtt", DEMARCHE_TYPE_WEBVTT},
  };
  const char *ending = strrchr (name, '.');

  for (gsize i = 0; ending != NULL && i < G_N_ELEMENTS (formats); i++) {
    if (g_ascii_strcasecmp (ending, formats[i].ending) == 0)
      return formats[i].type;
  }
  return NULL;
}

const char *
demarche_sniff_describe (const char *type)
{
  static const struct {
    const char *type;
    const char *words;
  } formats[] = {
      {DEMARCHE_TYPE_PDF, "a PDF"},
      {DEMARCHE_TYPE_HTML, "an HTML page"},
      {DEMARCHE_TYPE_SUBRIP, "subtitles (SRT)"},
      {DEMARCHE_TYPE_WEBVTT, "subtitles (WebVTT)"},
      {DEMARCHE_TYPE_DOCX, "a Word document (DOCX)"},
      {DEMARCHE_TYPE_ODT, "an OpenDocument text (ODT)"},
      {DEMARCHE_TYPE_DOC, "an old Word document (DOC)"},
      {DEMARCHE_TYPE_RTF, "an RTF document"},
      {DEMARCHE_TYPE_PROTECTED, "a document protected by a password"},
      {DEMARCHE_TYPE_OLD_OFFICE, "an old Office file"},
      {DEMARCHE_TYPE_SPREADSHEET, "a spreadsheet"},
      {DEMARCHE_TYPE_PRESENTATION, "a presentation"},
      {DEMARCHE_TYPE_ZIP, "a ZIP archive"},
      {DEMARCHE_TYPE_GZIP, "a gzip archive"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (strcmp (formats[i].type, type) == 0)
      return formats[i].words;
  }
  return "plain text";
}
