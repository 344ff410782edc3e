/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Subtitles: what was spoken, joined to sentences, without times and repetitions. */
#pragma once

#include "ingest/extract.h"

G_BEGIN_DECLS

/* SubRip and WebVTT. Errors: ENCODING, LIMIT */
DemarcheExtract *demarche_subtitles_read (GBytes *bytes, const DemarcheReaderOptions *options,
                                          GCancellable *cancellable,
                                          GError **error) DEMARCHE_MUST_USE;

/* ---- the parts of it ---- */

/* a cue, in milliseconds from the start; its lines are parted by LF */
typedef struct {
  gint64 start;
  gint64 end;
  char *text;
} DemarcheCaption;

/* (element-type DemarcheCaption): in the order of the file, which is UTF-8. Errors: LIMIT */
GArray *demarche_captions_read (const char *text, gsize length, GError **error) DEMARCHE_MUST_USE;
/* whether a line says when a cue is shown */
gboolean demarche_caption_is_timing (const char *line, gsize length);

typedef enum {
  DEMARCHE_UTTERANCE_SAME,  /* goes on with what was said */
  DEMARCHE_UTTERANCE_NAMED, /* may start with a name and a colon */
  DEMARCHE_UTTERANCE_OTHER, /* somebody else begins; a name and a colon may say who */
  DEMARCHE_UTTERANCE_SOUND, /* "[applause]" */
} DemarcheUtteranceKind;

/**
 * DemarcheUtterance:
 * @voice: (nullable): who speaks, where the cue is marked with it
 *
 * What one person says in one cue.
 */
typedef struct {
  gint64 start;
  gint64 end;
  DemarcheUtteranceKind kind;
  char *voice;
  char *words;
} DemarcheUtterance;

void demarche_utterance_clear (DemarcheUtterance *utterance);
/* appends what a cue holds to @utterances (element-type DemarcheUtterance), marks of layout out */
void demarche_caption_split (const DemarcheCaption *caption, GArray *utterances);

G_END_DECLS
