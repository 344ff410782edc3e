/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the builder fills and the statement shows. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

typedef struct {
  const char *value;
  const char *words;
  DemarcheOrigin origin;
} DemarcheFieldValue;

/* the offset map of a paragraph: entries [first, first + length) of all maps */
typedef struct {
  guint first;
  guint length;
} DemarcheOffsetRange;

struct _DemarcheStatement {
  gatomicrefcount references;
  GStringChunk *strings;
  const char *name;
  DemarcheFieldValue fields[DEMARCHE_N_FIELDS];
  GPtrArray *attribute_names;  /* (element-type utf8), NULL-terminated when finished */
  GPtrArray *attribute_values; /* parallel */
  GString *text;               /* of all paragraphs */
  GArray *paragraphs;          /* DemarcheParagraph */
  GArray *ranges;              /* DemarcheOffsetRange, parallel */
  GArray *offsets;             /* DemarcheOffset */
  GBytes *source;
  char *text_hash;
  char *content_type;
  char *encoding;
};

G_END_DECLS
