/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a file holds, by its content and not by its name. */
#include "ingest/sniff.h"

#include <string.h>

#define SAMPLE_BYTES 4096

static gboolean
starts_with (const char *data, gsize length, const char *bytes)
{
  return length >= strlen (bytes) && memcmp (data, bytes, strlen (bytes)) == 0;
}

/* which kind of archive: a document's first member says */
static const char *
sniff_zip (const char *data, gsize length)
{
  gsize n = MIN (length, SAMPLE_BYTES);

  if (memmem (data, n, "opendocument.text", 17))
    return "application/vnd.oasis.opendocument.text";
  if (memmem (data, n, "[Content_Types].xml", 19) || memmem (data, n, "word/", 5))
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  return "application/zip";
}

static gboolean
is_html (const char *data, gsize length)
{
  static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body", "<!--"};
  gsize skip = 0;
  g_autofree char *small = NULL;

  while (skip < length && strchr (" \t\r\n\xEF\xBB\xBF", data[skip]) && data[skip])
    skip++;
  small = g_ascii_strdown (data + skip, (gssize)MIN (length - skip, 16));
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++) {
    if (g_str_has_prefix (small, starts[i]))
      return TRUE;
  }
  return FALSE;
}

/* marks that plain text hardly holds at the start of a line */
static gboolean
is_markdown (const char *data, gsize length)
{
  gsize n = MIN (length, 64 * SAMPLE_BYTES);
  gboolean line_start = TRUE;

  for (gsize i = 0; i + 3 < n; i++) {
    if (line_start && data[i] == '#') {
      gsize marks = 0;

      while (i + marks < n && data[i + marks] == '#')
        marks++;
      if (marks <= 6 && i + marks < n && data[i + marks] == ' ')
        return TRUE;
    }
    if (data[i] == '*' && data[i + 1] == '*' && g_ascii_isgraph (data[i + 2]) && data[i + 2] != '*')
      return TRUE;
    if (data[i] == ']' && data[i + 1] == '(' && g_ascii_isalnum (data[i + 2]))
      return TRUE;
    line_start = data[i] == '\n';
  }
  return FALSE;
}

const char *
demarche_sniff (GBytes *bytes, const char *name)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length == 0)
    return "text/plain";
  if (starts_with (data, length, "PK\003\004") || starts_with (data, length, "PK\005\006"))
    return sniff_zip (data, length);
  if (starts_with (data, length, "%PDF-"))
    return "application/pdf";
  if (starts_with (data, length, "{\\rtf"))
    return "application/rtf";
  if (starts_with (data, length, "\xD0\xCF\x11\xE0"))
    return "application/msword";
  if (starts_with (data, length, "\x1F\x8B"))
    return "application/gzip";
  if (is_html (data, length))
    return "text/html";
  if (g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".markdown") ||
      is_markdown (data, length))
    return "text/markdown";
  return "text/plain";
}

const char *
demarche_sniff_name (const char *name)
{
  static const struct {
    const char *ending;
    const char *format;
  } formats[] = {
      {".pdf", "PDF"},   {".docx", "DOCX"}, {".doc", "Word"}, {".odt", "ODT"},
      {".html", "HTML"}, {".htm", "HTML"},  {".rtf", "RTF"},
  };
  g_autofree char *small = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_str_has_suffix (small, formats[i].ending))
      return formats[i].format;
  }
  return NULL;
}

gboolean
demarche_sniff_check (const char *content_type, GError **error)
{
  static const struct {
    const char *type;
    const char *what;
    const char *help;
  } refused[] = {
      {"application/pdf", "a PDF", "turn it into text first, for example pdftotext -layout"},
      {"text/html", "an HTML page", "save the page as text first"},
      {"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
       "a Word document (DOCX)", "save it as plain text (UTF-8) first"},
      {"application/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)",
       "save it as plain text (UTF-8) first"},
      {"application/msword", "an old Word document", "save it as plain text (UTF-8) first"},
      {"application/rtf", "an RTF document", "save it as plain text (UTF-8) first"},
      {"application/zip", "a ZIP archive", "unpack it first"},
      {"application/gzip", "a gzip archive", "unpack it first"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    if (strcmp (refused[i].type, content_type) != 0)
      continue;
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
                 "%s, which this version does not read; plain text and Markdown are read: %s",
                 refused[i].what, refused[i].help);
    return FALSE;
  }
  return TRUE;
}
