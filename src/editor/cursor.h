/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What stands at a place of a rule file that may be half written. */
#pragma once

#include "rules/key-guide.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_CURSOR_NOTHING,
  DEMARCHE_CURSOR_KEY,
  DEMARCHE_CURSOR_LIST, /* the name of a list, where it is defined or as @name in a phrase */
  DEMARCHE_CURSOR_CODE, /* a position code */
  DEMARCHE_CURSOR_PHRASE,
  DEMARCHE_CURSOR_PATH, /* of another file */
  DEMARCHE_CURSOR_VALUE,
} DemarcheCursorKind;

/**
 * DemarcheCursor:
 * @text: the key, name, code, phrase, path; "" for what is no string
 * @guide: (nullable): to the key that stands here, or whose value this is
 * @start, @end: bytes of the source
 */
typedef struct {
  DemarcheCursorKind kind;
  char *text;
  const DemarcheKeyGuide *guide;
  gsize start;
  gsize end;
} DemarcheCursor;

/* what stands at byte @offset or ends there */
void demarche_cursor_init (DemarcheCursor *cursor, DemarcheSource *source, gsize offset);
void demarche_cursor_clear (DemarcheCursor *cursor);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheCursor, demarche_cursor_clear)

G_END_DECLS
