/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a hostile demarche-pdf may write: read, laid out, handed over. Text is valid UTF-8. */
#include "ingest/pdf.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (DemarcheExtract) extract = demarche_pdf_read_layout ((const char *)data, size, NULL);

  if (extract != NULL && !g_utf8_validate_len (extract->text->str, extract->text->len, NULL))
    abort ();
  return 0;
}
