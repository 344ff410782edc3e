/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which reader reads what. */
#include "ingest/decode.h"
#include "ingest/docx.h"
#include "ingest/extract.h"
#include "ingest/html.h"
#include "ingest/odt.h"
#include "ingest/pdf.h"
#include "ingest/sniff.h"
#include "ingest/subtitles.h"

#include <string.h>

static DemarcheExtract *
read_text (GBytes *bytes, const DemarcheReaderOptions *options, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (DemarcheExtract) extract = NULL;
  g_autoptr (DemarcheDecoded) decoded = demarche_decode (bytes, options->encoding, error);

  if (!decoded)
    return NULL;
  extract = demarche_extract_new ();
  extract->whole = g_bytes_ref (decoded->text);
  demarche_extract_set_decoded (extract, decoded);
  g_clear_pointer (&extract->hints, g_array_unref);
  return g_steal_pointer (&extract);
}

/* formats that are known and not read, each with what helps */
static gboolean
refuse (const char *type, GError **error)
{
  static const struct {
    const char *type;
    const char *help;
  } refused[] = {
      {DEMARCHE_TYPE_DOC, "save it as DOCX, ODT or plain text"},
      {DEMARCHE_TYPE_RTF, "save it as DOCX, ODT or plain text"},
      {DEMARCHE_TYPE_PROTECTED, "open it with the password and save it without one"},
      {DEMARCHE_TYPE_OLD_OFFICE, "save its text as DOCX, ODT or plain text"},
      {DEMARCHE_TYPE_SPREADSHEET, "save its text as DOCX, ODT or plain text"},
      {DEMARCHE_TYPE_PRESENTATION, "save its text as DOCX, ODT or plain text"},
      {DEMARCHE_TYPE_ZIP, "unpack it first"},
      {DEMARCHE_TYPE_GZIP, "unpack it first"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    if (strcmp (refused[i].type, type) != 0)
      continue;
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX, "%s, which is not read: %s",
                 demarche_sniff_describe (type), refused[i].help);
    return TRUE;
  }
  return FALSE;
}

DemarcheExtract *
demarche_extract_read (GBytes *bytes, const char *type, const DemarcheReaderOptions *options,
                       GCancellable *cancellable, GError **error)
{
  static const struct {
    const char *type;
    DemarcheExtract *(*read) (GBytes *bytes, const DemarcheReaderOptions *options,
                              GCancellable *cancellable, GError **error);
  } readers[] = {
      {DEMARCHE_TYPE_HTML, demarche_html_read},
      {DEMARCHE_TYPE_PDF, demarche_pdf_read},
      {DEMARCHE_TYPE_DOCX, demarche_docx_read},
      {DEMARCHE_TYPE_ODT, demarche_odt_read},
      {DEMARCHE_TYPE_SUBRIP, demarche_subtitles_read},
      {DEMARCHE_TYPE_WEBVTT, demarche_subtitles_read},
  };

  if (refuse (type, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    if (strcmp (readers[i].type, type) == 0)
      return readers[i].read (bytes, options, cancellable, error);
  }
  return read_text (bytes, options, cancellable, error);
}
