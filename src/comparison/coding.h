/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Library-private: the paragraphs that several coders tagged, side by side. */
#pragma once

#include "comparison/coders.h"

G_BEGIN_DECLS

/* a paragraph as one coder tagged it: tags [tag, tag_end) of its statement. @tagged: (nullable)
 * (unowned): NULL when this coder has no such paragraph */
typedef struct {
  DemarcheTagged *tagged;
  guint paragraph;
  guint tag;
  guint tag_end;
} DemarcheCoded;

/* one paragraph; @place: its words and number, see coding.c */
typedef struct {
  gint64 place;
  guint statement;
  DemarcheCoded coded[];
} DemarcheCodingRow;

/**
 * DemarcheCoding:
 * @rows: (element-type DemarcheCodingRow): those of the first coder in its order, then what the
 *   next ones add
 * @names: (element-type utf8) (unowned): of the statements
 *
 * Paragraphs are paired by statement and text, where white space, Markdown marks and
 * Question/Answer labels do not matter; by number only among equals.
 */
typedef struct {
  DemarcheCoder *const *coders; /* (unowned) */
  guint n_coders;
  GPtrArray *rows;
  GPtrArray *names;
} DemarcheCoding;

DemarcheCoding *demarche_coding_new (DemarcheCoder *const *coders,
                                     guint n_coders) DEMARCHE_MUST_USE;
void demarche_coding_free (DemarcheCoding *coding);
/* whether it is a paragraph that gets tagged, or that somebody tagged all the same */
gboolean demarche_coding_is_taggable (const DemarcheCoding *coding, const DemarcheCodingRow *row);
/* whether a coder read it: has a line, or reads everything */
gboolean demarche_coding_is_read (const DemarcheCoding *coding, const DemarcheCodingRow *row,
                                  guint coder);

static inline const DemarcheTag *
demarche_coded_get_tag (const DemarcheCoded *coded, guint tag)
{
  return demarche_tagged_get_tag (coded->tagged, tag);
}

static inline const DemarcheParagraph *
demarche_coded_get_paragraph (const DemarcheCoded *coded)
{
  return demarche_statement_get_paragraph (demarche_tagged_get_statement (coded->tagged),
                                           coded->paragraph);
}

/* ambiguous tags stay out of figures until a person decides */
static inline gboolean
demarche_coding_is_clear (const DemarcheTag *tag)
{
  return !(tag->review & DEMARCHE_REVIEW_AMBIGUOUS);
}

/* who holds a position and how, as one number; below DEMARCHE_N_SAYINGS */
#define DEMARCHE_N_SAYINGS 4

static inline guint
demarche_coding_get_saying (const DemarcheTag *tag)
{
  return (guint)tag->holder * 2 + (guint)tag->stance;
}

/* for each paragraph of @first the index of its partner in @second, another cut of the same
 * statement, or -1 */
int *demarche_coding_pair (DemarcheStatement *first, DemarcheStatement *second) DEMARCHE_MUST_USE;
/* the text by which paragraphs are paired */
char *demarche_coding_fold_text (const char *text, gsize length) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCoding, demarche_coding_free)

G_END_DECLS
