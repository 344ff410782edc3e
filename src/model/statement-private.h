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

/* strings that statements share; one thread at a time may add to them */
typedef struct {
  GStringChunk *chunk;
} DemarcheStrings;

DemarcheStrings *demarche_strings_new (gsize block_bytes) DEMARCHE_MUST_USE;
void demarche_strings_unref (DemarcheStrings *strings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheStrings, demarche_strings_unref)

struct _DemarcheStatement {
  gatomicrefcount references;
  DemarcheStrings *strings;
  const char *name;
  DemarcheFieldValue fields[DEMARCHE_N_FIELDS];
  GPtrArray *attribute_names;  /* (nullable) (element-type utf8), NULL-terminated when finished */
  GPtrArray *attribute_values; /* parallel */
  guint n_paragraphs;
  guint n_all_paragraphs; /* of an outline: of the whole */
  DemarcheParagraph *paragraphs;
  char *text; /* of all paragraphs; NULL of an outline */
  gsize text_length;
  DemarcheOffsetRange *ranges; /* of each paragraph; NULL in an outline */
  DemarcheOffset *offsets;
  GArray *sketch; /* (nullable): guint32, see sketch.h; of an outline */
  GBytes *source;
  const char *text_hash;
  char *content_type;
  char *encoding;
};

/* a builder of an outline, whose strings, @name aside, are among @strings already; makes room for
 * @n_paragraphs */
DemarcheStatementBuilder *demarche_statement_builder_new_sharing (
    const char *name, DemarcheStrings *strings, guint n_paragraphs) DEMARCHE_MUST_USE;
/* makes it an outline of a statement of so many paragraphs; takes @sketch */
void demarche_statement_builder_set_outline (DemarcheStatementBuilder *builder, guint n_paragraphs,
                                             GArray *sketch);

G_END_DECLS
