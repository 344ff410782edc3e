/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the builder fills and the statement shows. */
#pragma once

#include "base/store.h"
#include "model/statement.h"

G_BEGIN_DECLS

/* where a field was understood from */
typedef struct {
  const char *words;
  DemarcheOrigin origin;
} DemarcheFieldOrigin;

/* the offset map of a paragraph: entries [first, first + length) of all maps */
typedef struct {
  guint first;
  guint length;
} DemarcheOffsetRange;

/* lies in its store with all it points to, @text, @sketch, @source and @source_hash aside */
struct _DemarcheStatement {
  gatomicrefcount references;
  DemarcheStore *store;
  const char *name;
  const char *fields[DEMARCHE_N_FIELDS];
  DemarcheFieldOrigin *origins;        /* by field; NULL in an outline */
  const char *const *attribute_names;  /* (nullable): NULL-terminated */
  const char *const *attribute_values; /* parallel */
  guint n_paragraphs;
  guint n_all_paragraphs; /* of an outline: of the whole */
  DemarcheParagraph *paragraphs;
  char *text;                  /* in which paragraphs lie; NULL of an outline */
  gsize text_length;           /* of all paragraphs */
  DemarcheOffsetRange *ranges; /* of each paragraph; NULL in an outline */
  DemarcheOffset *offsets;
  gboolean is_outline;
  const guint32 *sketch; /* (nullable): of an outline: see sketch.h */
  guint n_sketch;
  DemarcheStore *sketches; /* (nullable): where the sketch lies */
  GBytes *source;          /* (nullable) */
  char *source_hash;       /* (nullable): once somebody asked for it */
  const char *text_hash;   /* (nullable): of a text that is not at hand */
  const char *content_type;
  const char *encoding;
};

G_END_DECLS
