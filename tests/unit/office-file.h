/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* For tests of documents of word processors: a body in, what was understood out. */
#pragma once

#include "read-bytes.h"
#include "report/docx-private.h"

#define WORD_NAMES                                                                                 \
  " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"                        \
  " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define ODF_NAMES                                                                                  \
  " xmlns:office='" ODF "office:1.0' xmlns:text='" ODF "text:1.0' xmlns:table='" ODF "table:1.0'"  \
  " xmlns:draw='" ODF "drawing:1.0' xmlns:style='" ODF "style:1.0' xmlns:meta='" ODF "meta:1.0'"   \
  " xmlns:fo='" ODF "xsl-fo-compatible:1.0' xmlns:svg='" ODF "svg-compatible:1.0'"                 \
  " xmlns:dc='http://purl.org/dc/elements/1.1/'"

typedef struct {
  const char *name;
  const char *text;
} OfficePart;

static inline GBytes *
pack_parts (const OfficePart *parts, guint n_parts)
{
  g_autofree DemarchePart *all = g_new0 (DemarchePart, n_parts);
  GBytes *bytes;

  for (guint i = 0; i < n_parts; i++)
    all[i] = (DemarchePart){parts[i].name, parts[i].text, strlen (parts[i].text)};
  bytes = demarche_package_write (all, n_parts, NULL);
  g_assert_nonnull (bytes);
  return bytes;
}

/* "kind: text", a line a paragraph, or the message */
static inline char *
describe_parts (const OfficePart *parts, guint n_parts, const char *name)
{
  g_autoptr (GBytes) bytes = pack_parts (parts, n_parts);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return describe_bytes (data, length, name);
}
