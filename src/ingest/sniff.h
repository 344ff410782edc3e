/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a file holds, by its content and not by its name. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_TEXT "text/plain"
#define DEMARCHE_TYPE_MARKDOWN "text/markdown"
#define DEMARCHE_TYPE_HTML "text/html"
#define DEMARCHE_TYPE_SUBRIP "application/x-subrip"
#define DEMARCHE_TYPE_WEBVTT "text/vtt"
#define DEMARCHE_TYPE_PDF "application/pdf"
#define DEMARCHE_TYPE_DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define DEMARCHE_TYPE_ODT "application/vnd.oasis.opendocument.text"
#define DEMARCHE_TYPE_DOC "application/msword"
#define DEMARCHE_TYPE_PROTECTED "application/encrypted"
#define DEMARCHE_TYPE_OLD_OFFICE "application/x-ole-storage"
#define DEMARCHE_TYPE_SPREADSHEET "application/x-spreadsheet"
#define DEMARCHE_TYPE_PRESENTATION "application/x-presentation"
#define DEMARCHE_TYPE_RTF "application/rtf"
#define DEMARCHE_TYPE_ZIP "application/zip"
#define DEMARCHE_TYPE_GZIP "application/gzip"

/* the content type of bytes */
const char *demarche_sniff (GBytes *bytes, const char *name);
/* the type that the ending of a name promises, when that is another one than text; NULL else */
const char *demarche_sniff_name (const char *name);
/* "a PDF", "plain text" */
const char *demarche_sniff_describe (const char *type);

G_END_DECLS
