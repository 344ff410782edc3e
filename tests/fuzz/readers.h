/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes through one reader: a statement that is sound, or an error that can be printed. Used by
 * the fuzz targets and, with mutants of the sample files, by a unit test. */
#pragma once

#include "base/error.h"
#include "base/text.h"
#include "ingest/ingest.h"
#include "ingest/manifest.h"
#include "report/docx-private.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

typedef enum {
  READER_HTML,
  READER_DOCX, /* the bytes are the main part */
  READER_ODT,  /* the bytes are the content */
  READER_ZIP,  /* the bytes are the package */
  READER_SRT,
  READER_VTT,
  READER_MARKDOWN,
  READER_TEXT,
  READER_LINE,
  READER_MANIFEST,
  N_READERS,
} Reader;

static const char *const reader_names[N_READERS] = {
    "a.html", "a.docx", "a.odt", "a.docx", "a.srt", "a.vtt", "a.md", "a.txt", "a.jsonl", "a.csv"};

static inline void
check_sound (gboolean sound)
{
  if (!sound)
    abort ();
}

static inline void
check_paragraph (const DemarcheParagraph *paragraph)
{
  check_sound (paragraph->length > 0 || paragraph->kind == DEMARCHE_PARAGRAPH_PARAGRAPH);
  check_sound (g_utf8_validate (paragraph->text, (gssize)paragraph->length, NULL));
  check_sound (!memchr (paragraph->text, '\n', paragraph->length));
  check_sound (!memchr (paragraph->text, '\033', paragraph->length));
  check_sound (!paragraph->occasion->speaker ||
               g_utf8_validate (paragraph->occasion->speaker, -1, NULL));
  check_sound (!paragraph->occasion->section ||
               g_utf8_validate (paragraph->occasion->section, -1, NULL));
}

static inline void
check_messages (DemarcheDiagnostics *diagnostics, const GError *error)
{
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    g_autofree char *shown =
        demarche_diagnostic_format (demarche_diagnostics_get (diagnostics, i), FALSE);

    check_sound (g_utf8_validate (shown, -1, NULL));
  }
  check_sound (!error ||
               (error->domain == DEMARCHE_ERROR && g_utf8_validate (error->message, -1, NULL)));
}

/* the file that a reader gets */
static inline GBytes *
wrap_bytes (Reader reader, const guint8 *data, gsize size)
{
  const char *bytes = (const char *)data;
  const DemarchePart word[] = {{"[Content_Types].xml", "<a/>", 4},
                               {"word/document.xml", bytes, size}};
  const DemarchePart text[] = {{"META-INF/manifest.xml", "<a/>", 4}, {"content.xml", bytes, size}};

  if (reader == READER_DOCX)
    return demarche_package_write (word, G_N_ELEMENTS (word), NULL);
  if (reader == READER_ODT)
    return demarche_package_write (text, G_N_ELEMENTS (text), NULL);
  return g_bytes_new (data, size);
}

/* (nullable): a line of JSON lines, or a file under its name */
static inline DemarcheStatement *
read_any (Reader reader, GBytes *bytes, char *path, DemarcheDiagnostics *diagnostics,
          GError **error)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autofree char *name = g_strdup (reader_names[reader]);
  const DemarcheInput input = {path, name};

  if (reader == READER_LINE) {
    g_autoptr (DemarcheSource) source = demarche_source_new (name, bytes);

    return demarche_ingest_read_line (ingest, source, diagnostics, error);
  }
  return demarche_ingest_read (ingest, &input, diagnostics, NULL, error);
}

static inline void
read_manifest (const char *path)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  DemarcheManifest *manifest = demarche_manifest_load (path, diagnostics, &error);

  check_sound (manifest || error);
  check_messages (diagnostics, error);
  demarche_manifest_free (manifest);
}

static inline void
read_statement (Reader reader, GBytes *bytes, char *path)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheStatement) statement = read_any (reader, bytes, path, diagnostics, &error);

  check_sound (statement || error);
  check_messages (diagnostics, error);
  for (guint i = 0; statement && i < demarche_statement_get_n_paragraphs (statement); i++)
    check_paragraph (demarche_statement_get_paragraph (statement, i));
}

static inline void
read_fuzzed (Reader reader, const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = wrap_bytes (reader, data, size);
  int descriptor = memfd_create ("statement", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  gsize length;
  const char *file = g_bytes_get_data (bytes, &length);

  check_sound (write (descriptor, file, length) == (gssize)length);
  if (reader == READER_MANIFEST)
    read_manifest (path);
  else
    read_statement (reader, bytes, path);
  close (descriptor);
}
