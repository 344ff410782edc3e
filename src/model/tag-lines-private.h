/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One JSON line as parsed, before the lines of a statement are put together. */
#pragma once

#include "model/tag-lines.h"

G_BEGIN_DECLS

/* keys whose value is a string */
typedef enum {
  DEMARCHE_LINE_STATEMENT,
  DEMARCHE_LINE_KIND,
  DEMARCHE_LINE_SPEAKER,
  DEMARCHE_LINE_DELEGATION,
  DEMARCHE_LINE_DATE,
  DEMARCHE_LINE_EVENT,
  DEMARCHE_LINE_SECTION,
  DEMARCHE_LINE_ROLE,
  DEMARCHE_LINE_GROUPS,
  DEMARCHE_LINE_LANGUAGE,
  DEMARCHE_LINE_VERSION_OF,
  DEMARCHE_LINE_EVENT_SERIES,
  DEMARCHE_LINE_TITLE,
  DEMARCHE_LINE_SOURCE,
  DEMARCHE_LINE_SOURCE_KIND,
  DEMARCHE_LINE_TEXT_HASH,
  DEMARCHE_LINE_RULES_HASH,
  DEMARCHE_LINE_TEXT,
  DEMARCHE_LINE_ERROR,
  DEMARCHE_LINE_UNREAD,
  DEMARCHE_N_LINE_STRINGS
} DemarcheLineString;

/**
 * DemarcheTagLine:
 * @strings: NULL where absent
 * @about: (element-type guint): issues
 * @tags: (element-type DemarcheTag): their paragraph is 0
 * @source: (unowned); @start, @end: the line in it
 */
typedef struct {
  char *strings[DEMARCHE_N_LINE_STRINGS];
  DemarcheParagraphKind kind;
  guint number;
  guint turn;
  guint page;
  gboolean is_empty;
  GArray *about;
  GPtrArray *tags;
  DemarcheSource *source;
  gsize start;
  gsize end;
} DemarcheTagLine;

/* what the lines of a file share */
typedef struct {
  DemarcheSource *source;           /* (unowned) */
  DemarcheCodebook *codebook;       /* (unowned) */
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  DemarcheTagLinesKind kind;
  GPtrArray *codes; /* (element-type utf8) of all positions, NULL-terminated */
} DemarcheTagLineParser;

/* reads bytes [start, end) as one line; NULL after a mistake, which was reported */
DemarcheTagLine *demarche_tag_line_parse (DemarcheTagLineParser *parser, gsize start,
                                          gsize end) DEMARCHE_MUST_USE;
void demarche_tag_line_free (DemarcheTagLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheTagLine, demarche_tag_line_free)

G_END_DECLS
