/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a folder holds beside statements: named, so that no file is passed over silently. */
#pragma once

#include "base/macros.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemarcheLeftOutReason:
 * @DEMARCHE_LEFT_OUT_HIDDEN: its name begins with a dot
 * @DEMARCHE_LEFT_OUT_LEFTOVER: a program left it there (`Thumbs.db`, `~$speech.docx`)
 * @DEMARCHE_LEFT_OUT_DATA: a table, a registry, an archive, or what describes the folder
 * @DEMARCHE_LEFT_OUT_LINES: JSON lines, which `demarche tag -` reads
 * @DEMARCHE_LEFT_OUT_MEDIA: a picture or a recording by its name
 * @DEMARCHE_LEFT_OUT_SPECIAL: a pipe, a socket or a device
 * @DEMARCHE_LEFT_OUT_LINK: a link that leads nowhere
 * @DEMARCHE_LEFT_OUT_LOOP: a folder that leads back to itself
 * @DEMARCHE_LEFT_OUT_TWICE: the same file as one that is read
 *
 * Why a file is not read.
 */
typedef enum {
  DEMARCHE_LEFT_OUT_HIDDEN,
  DEMARCHE_LEFT_OUT_LEFTOVER,
  DEMARCHE_LEFT_OUT_DATA,
  DEMARCHE_LEFT_OUT_LINES,
  DEMARCHE_LEFT_OUT_MEDIA,
  DEMARCHE_LEFT_OUT_SPECIAL,
  DEMARCHE_LEFT_OUT_LINK,
  DEMARCHE_LEFT_OUT_LOOP,
  DEMARCHE_LEFT_OUT_TWICE,
  DEMARCHE_N_LEFT_OUT_REASONS,
} DemarcheLeftOutReason;

typedef struct {
  char *path;
  DemarcheLeftOutReason reason;
} DemarcheLeftOut;

/* a word for tables and programs: "hidden", "twice" */
DEMARCHE_API const char *demarche_left_out_reason_get_name (DemarcheLeftOutReason reason);
/* in words: "hidden", "given twice" */
DEMARCHE_API const char *demarche_left_out_reason_describe (DemarcheLeftOutReason reason);

/* ---- for the listing ---- */

void demarche_left_out_free (DemarcheLeftOut *left_out);
/* whether the name of a file in a folder shows that it is no statement; text in another format is
 * told apart when it is read */
gboolean demarche_left_out_by_name (const char *name, DemarcheLeftOutReason *reason);
/* whether it holds for a folder of such a name, too */
gboolean demarche_left_out_is_folder_too (DemarcheLeftOutReason reason);

G_END_DECLS
