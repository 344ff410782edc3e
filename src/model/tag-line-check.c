/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Checks what a line of tags or gold says, and makes its tags. */
#include "model/tag-line-raw.h"

#include "model/date.h"

#include <string.h>

#define MARK_EVERY 256

static void
complain (DemarcheLineReader *self, gsize start, gsize end, const char *message, const char *help)
{
  demarche_diagnostics_take (self->parser->diagnostics,
                             demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, self->line->source,
                                                      start, end, NULL, message, help));
  self->reader.has_failed = TRUE;
}

static void
complain_about_value (DemarcheLineReader *self, const DemarcheRawTag *tag, int key,
                      const char *help)
{
  const char *value = tag->strings[key];
  g_autofree char *message =
      value == NULL ? g_strdup_printf ("a tag without '%s'", demarche_raw_tag_keys[key])
                    : g_strdup_printf ("unknown %s '%s'", demarche_raw_tag_keys[key], value);
  complain (self, tag->start, tag->end, message, help);
}

static void
complain_about_position (DemarcheLineReader *self, const DemarcheRawTag *tag)
{
  const char *value = tag->strings[DEMARCHE_RAW_POSITION];
  const char *nearest = NULL;
  if (value != NULL)
    nearest = demarche_nearest_name (value, (const char *const *)self->parser->codes->pdata);
  g_autofree char *help = nearest == NULL ? NULL : g_strdup_printf ("did you mean '%s'?", nearest);
  complain_about_value (self, tag, DEMARCHE_RAW_POSITION, help);
}

/* so that a line with many tags is read in linear time */
static void
mark_text (DemarcheLineReader *self, const char *text)
{
  guint n = 0;
  for (const char *at = text;; at = g_utf8_next_char (at)) {
    if (n++ % MARK_EVERY == 0) {
      gsize offset = (gsize)(at - text);
      g_array_append_val (self->marks, offset);
    }
    if (*at == '\0')
      return;
  }
}

/* the byte at which a code point of the text begins; FALSE past its end */
static gboolean
find_byte (const DemarcheLineReader *self, const char *text, guint code_point, gsize *byte)
{
  if (code_point / MARK_EVERY >= self->marks->len)
    return FALSE;
  const char *at = text + g_array_index (self->marks, gsize, code_point / MARK_EVERY);
  for (guint i = 0; i < code_point % MARK_EVERY; i++) {
    if (*at == '\0')
      return FALSE;
    at = g_utf8_next_char (at);
  }
  *byte = (gsize)(at - text);
  return TRUE;
}

/* bytes of a piece; FALSE when it is not in the text */
static gboolean
locate_piece (const DemarcheLineReader *self, const DemarcheRawPiece *piece, DemarcheSpan *span)
{
  const char *text = self->line->strings[DEMARCHE_LINE_TEXT];
  if (!piece->has_start || !piece->has_end) {
    const char *found = piece->text == NULL ? NULL : strstr (text, piece->text);
    if (found == NULL)
      return FALSE;
    span->start = (gsize)(found - text);
    span->end = span->start + strlen (piece->text);
    return TRUE;
  }
  if (piece->end < piece->start || !find_byte (self, text, piece->start, &span->start) ||
      !find_byte (self, text, piece->end, &span->end))
    return FALSE;
  gsize length = span->end - span->start;
  return piece->text == NULL ||
         (strlen (piece->text) == length && memcmp (piece->text, text + span->start, length) == 0);
}

static GArray *
check_evidence (DemarcheLineReader *self, const DemarcheRawTag *tag)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  for (guint i = 0; i < tag->evidence->len; i++) {
    DemarcheSpan span;
    if (locate_piece (self, g_ptr_array_index (tag->evidence, i), &span))
      g_array_append_val (spans, span);
    else if (self->parser->kind == DEMARCHE_TAG_LINES_TAGS)
      complain (self, tag->start, tag->end, "evidence that is not at its place in the text", NULL);
  }
  return spans;
}

static GArray *
check_cues (DemarcheLineReader *self, const DemarcheRawTag *tag)
{
  GArray *cues = g_array_new (FALSE, FALSE, sizeof (DemarcheTagCue));
  for (guint i = 0; i < tag->cues->len; i++) {
    const DemarcheRawPiece *piece = g_ptr_array_index (tag->cues, i);
    DemarcheTagCue cue = {.id = piece->id};
    if (piece->id == NULL || !demarche_cue_effect_from_name (piece->effect, &cue.effect) ||
        !locate_piece (self, piece, &cue.span))
      complain (self, tag->start, tag->end, "a cue without id, known effect and place in the text",
                NULL);
    else
      g_array_append_val (cues, cue);
  }
  return cues;
}

static void
check_tag (DemarcheLineReader *self, const DemarcheRawTag *raw)
{
  gboolean is_gold = self->parser->kind == DEMARCHE_TAG_LINES_GOLD;
  const char *code = raw->strings[DEMARCHE_RAW_POSITION];
  int position = code == NULL ? -1 : demarche_codebook_find_position (self->parser->codebook, code);
  DemarcheTag tag = {.position = (guint)position, .review = raw->review};
  if (position < 0)
    complain_about_position (self, raw);
  if (!demarche_holder_from_name (raw->strings[DEMARCHE_RAW_HOLDER], &tag.holder))
    complain_about_value (self, raw, DEMARCHE_RAW_HOLDER, "speaker, other");
  if (!demarche_stance_from_name (raw->strings[DEMARCHE_RAW_STANCE], &tag.stance))
    complain_about_value (self, raw, DEMARCHE_RAW_STANCE, "supports, opposes");
  if (!(is_gold && raw->strings[DEMARCHE_RAW_FORCE] == NULL) &&
      !demarche_force_from_name (raw->strings[DEMARCHE_RAW_FORCE], &tag.force))
    complain_about_value (self, raw, DEMARCHE_RAW_FORCE, "firm, tentative");
  g_autoptr (GArray) evidence = check_evidence (self, raw);
  g_autoptr (GArray) cues = check_cues (self, raw);
  if (self->reader.has_failed)
    return;
  tag.held_by = raw->strings[DEMARCHE_RAW_HELD_BY];
  tag.optional = raw->optional;
  tag.lacks_force = raw->strings[DEMARCHE_RAW_FORCE] == NULL;
  tag.rule = raw->strings[DEMARCHE_RAW_RULE];
  tag.n_evidence = evidence->len;
  tag.evidence = (DemarcheSpan *)(void *)evidence->data;
  tag.n_cues = cues->len;
  tag.cues = (DemarcheTagCue *)(void *)cues->data;
  g_ptr_array_add (self->line->tags, demarche_tag_copy (&tag));
}

void
demarche_tag_line_check (DemarcheLineReader *self)
{
  DemarcheTagLine *line = self->line;
  const char *kind = line->strings[DEMARCHE_LINE_KIND];
  const char *date = line->strings[DEMARCHE_LINE_DATE];
  gboolean is_gold = self->parser->kind == DEMARCHE_TAG_LINES_GOLD;
  const char *missing = NULL;
  if (line->strings[DEMARCHE_LINE_STATEMENT] == NULL)
    missing = "'statement'";
  else if (line->is_empty || line->strings[DEMARCHE_LINE_ERROR] != NULL)
    return;
  else if (line->number == 0)
    missing = "'paragraph' from 1 on";
  else if (line->strings[DEMARCHE_LINE_TEXT] == NULL)
    missing = "'text'";
  else if (self->raw_tags == NULL)
    missing = "'tags'";
  if (missing != NULL) {
    g_autofree char *message = g_strdup_printf ("a line without %s", missing);
    complain (self, line->start, line->end, message,
              "a line needs statement, paragraph, text and tags");
    return;
  }
  line->kind = DEMARCHE_PARAGRAPH_PARAGRAPH;
  if (!(is_gold && kind == NULL) && !demarche_paragraph_kind_from_name (kind, &line->kind))
    complain (self, line->start, line->end, "a line without a known 'kind'", NULL);
  if (date != NULL && !demarche_date_is_valid (date))
    complain (self, line->start, line->end, "a 'date' that does not exist", "YYYY-MM-DD or null");
  mark_text (self, line->strings[DEMARCHE_LINE_TEXT]);
  for (guint i = 0; i < self->raw_tags->len; i++)
    check_tag (self, g_ptr_array_index (self->raw_tags, i));
}
