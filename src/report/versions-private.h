/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the two formats of a comparison of versions share. */
#pragma once

#include "comparison/side-by-side.h"
#include "report/versions.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_ROW_SAME,
  DEMARCHE_ROW_REWORDED,
  DEMARCHE_ROW_FIRST_ONLY,
  DEMARCHE_ROW_SECOND_ONLY,
} DemarcheRowKind;

/**
 * DemarcheVersionTag:
 * @tag: (unowned); @reference: (unowned)
 * @note: (nullable): how the other version differs: "only here", "tentative in the other"
 */
typedef struct {
  const DemarcheTag *tag;
  const char *reference;
  char *note;
} DemarcheVersionTag;

/**
 * DemarcheVersionSide:
 * @paragraph: (nullable) (unowned)
 * @changes: (element-type DemarcheSpan): bytes of it that the other lacks
 * @tags: (element-type DemarcheVersionTag)
 */
typedef struct {
  const DemarcheParagraph *paragraph;
  GArray *changes;
  GPtrArray *tags;
} DemarcheVersionSide;

typedef struct {
  DemarcheRowKind kind;
  DemarcheVersionSide sides[2];
} DemarcheVersionRow;

/**
 * DemarcheVersions:
 * @rows: (element-type DemarcheVersionRow)
 * @n_rows: of each kind; @n_same_tags: in both; @n_differing_tags: with a note
 */
typedef struct {
  DemarcheTagged *tagged[2];            /* (unowned) */
  DemarcheCodebook *codebook;           /* (unowned) */
  DemarcheReportDefinition *definition; /* (unowned) */
  const char *rules_hash;               /* (unowned) (nullable) */
  GPtrArray *references;
  GPtrArray *rows;
  guint n_rows[4];
  guint n_same_tags;
  guint n_differing_tags;
} DemarcheVersions;

/* "first" and "second", what each is called everywhere */
const char *demarche_versions_name_side (guint side);
/* "the same", "reworded", "only in the first" … */
const char *demarche_versions_name_kind (DemarcheRowKind kind);
/* "¶ 3", "¶ 3 and 4" */
char *demarche_versions_number (const DemarcheVersionRow *row) DEMARCHE_MUST_USE;
const char *demarche_versions_get_title (const DemarcheVersions *versions);
/* what was found, in sentences */
char *demarche_versions_summarise (const DemarcheVersions *versions) DEMARCHE_MUST_USE;
/* "2-velmora.md: Statement by …; A. Rossi (Velmora); 4 March 2025; translation; text hash …" */
char *demarche_versions_describe_side (const DemarcheVersions *versions,
                                       guint side) DEMARCHE_MUST_USE;
char *demarche_versions_read_tag (const DemarcheVersions *versions, const DemarcheVersionSide *side,
                                  const DemarcheVersionTag *tag) DEMARCHE_MUST_USE;
gboolean demarche_versions_has_differing_tags (const DemarcheVersionRow *row);

char *demarche_versions_write_html (const DemarcheVersions *versions,
                                    gsize *length) DEMARCHE_MUST_USE;
void demarche_versions_write_markdown (const DemarcheVersions *versions, GString *out);

G_END_DECLS
