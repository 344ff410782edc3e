/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A line of tags as written, before what it says is checked. */
#pragma once

#include "model/json-reader.h"
#include "model/tag-lines-private.h"

G_BEGIN_DECLS

/* the strings first */
enum {
  DEMARCHE_RAW_POSITION,
  DEMARCHE_RAW_HOLDER,
  DEMARCHE_RAW_HELD_BY,
  DEMARCHE_RAW_STANCE,
  DEMARCHE_RAW_FORCE,
  DEMARCHE_RAW_RULE,
  DEMARCHE_N_RAW_STRINGS,
  DEMARCHE_RAW_CUES = DEMARCHE_N_RAW_STRINGS,
  DEMARCHE_RAW_REVIEW,
  DEMARCHE_RAW_EVIDENCE,
  DEMARCHE_RAW_OPTIONAL,
};

/* the keys of a tag, in the order above */
extern const char *const demarche_raw_tag_keys[];

/* a place in the text, as written: code points, words or both */
typedef struct {
  char *id;
  char *effect;
  char *text;
  guint start;
  guint end;
  gboolean has_start;
  gboolean has_end;
} DemarcheRawPiece;

/* a tag as written; the text it points into may come later in the line */
typedef struct {
  char *strings[DEMARCHE_N_RAW_STRINGS];
  DemarcheReview review;
  gboolean optional;
  GPtrArray *cues;     /* DemarcheRawPiece */
  GPtrArray *evidence; /* DemarcheRawPiece */
  gsize start;
  gsize end;
} DemarcheRawTag;

/**
 * DemarcheLineReader:
 * @raw_tags: (nullable) (element-type DemarcheRawTag)
 * @marks: (element-type gsize): where in the text every so many code points begin
 *
 * One line while it is read.
 */
typedef struct {
  DemarcheTagLineParser *parser;
  DemarcheJsonReader reader;
  DemarcheTagLine *line;
  GPtrArray *raw_tags;
  GArray *marks;
} DemarcheLineReader;

/* checks what was read and makes its tags; every mistake is reported */
void demarche_tag_line_check (DemarcheLineReader *self);

G_END_DECLS
