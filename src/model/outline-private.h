/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How an outline lies in memory. */
#pragma once

#include "model/outline.h"

G_BEGIN_DECLS

/* An outline is a head, then its parts, each an array of one of the structures below, then its
 * strings, each with a NUL after it: first those that the parts name by their index, then the
 * references of the tags. All members are numbers of 32 bits, the lowest byte first. */

#define DEMARCHE_OUTLINE_NOTHING G_MAXUINT32 /* in place of the index of a string */

typedef struct {
  guint32 field;
  guint32 value;
} DemarcheOutlineField;

typedef struct {
  guint32 number;
  guint32 kind;
  guint32 length;
  guint32 speaker;
  guint32 delegation;
  guint32 role;
  guint32 groups;
  guint32 date;
  guint32 event;
  guint32 section;
  guint32 language;
  guint32 turn;
  guint32 page;
  guint32 n_alike;
} DemarcheOutlineParagraph;

typedef struct {
  guint32 paragraph;
  guint32 position;
  guint32 holder;
  guint32 held_by;
  guint32 stance;
  guint32 force;
  guint32 rule;
  guint32 review;
  guint32 n_evidence;
  guint32 n_cues;
} DemarcheOutlineTag;

typedef struct {
  guint32 start;
  guint32 end;
} DemarcheOutlineSpan;

typedef struct {
  guint32 id;
  guint32 effect;
  guint32 start;
  guint32 end;
} DemarcheOutlineCue;

typedef struct {
  guint32 paragraph;
  guint32 issue;
} DemarcheOutlineAbout;

enum {
  FIELDS,
  PARAGRAPHS,
  TAGS,
  EVIDENCE,
  CUES,
  ABOUT,
  SKETCH,
  N_PARTS,
};

/* bytes of one of each part */
extern const gsize demarche_outline_sizes[N_PARTS];

/* @n: how many each part has; @n_paragraphs: of the whole statement */
typedef struct {
  guint32 n[N_PARTS];
  guint32 n_strings;
  guint32 n_paragraphs;
  guint32 text_hash;
} DemarcheOutlineHead;

/* from the order of bytes of an outline to that of the machine, or back */
void demarche_outline_order_bytes (gpointer data, gsize n_bytes);

G_END_DECLS
