/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of a document and the package they go into. */
#pragma once

#include "report/docx.h"

G_BEGIN_DECLS

/* a part of the package; borrowed */
typedef struct {
  const char *name; /* "word/document.xml" */
  const char *data;
  gsize length;
} DemarchePart;

/* a ZIP archive with no times in it; NULL with IO */
GBytes *demarche_package_write (const DemarchePart *parts, guint n_parts,
                                GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
