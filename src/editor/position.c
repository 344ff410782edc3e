/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Places in a text as editors count them. */
#include "editor/position.h"

#include "base/json-out.h"

/* bytes of the character at @at, bytes that are no UTF-8 one by one, and its units */
static gsize
step (const char *at, gsize left, DemarchePositionEncoding encoding, guint *units)
{
  gunichar c = g_utf8_get_char_validated (at, (gssize)left);
  gsize length =
      c == (gunichar)-1 || c == (gunichar)-2 || c == 0 ? 1 : (gsize)g_utf8_skip[(guchar)*at];

  if (encoding == DEMARCHE_POSITION_UTF_8)
    *units = (guint)length;
  else
    *units = length == 4 ? 2 : 1;
  return length;
}

DemarcheEditorPosition
demarche_position_locate (DemarcheSource *source, gsize offset, DemarchePositionEncoding encoding)
{
  gsize text_length;
  const char *text = demarche_source_get_text (source, &text_length);
  DemarcheEditorPosition position = {0, 0};
  guint line = 1;
  gsize length = 0;
  const char *start;

  offset = MIN (offset, text_length);
  demarche_source_locate (source, offset, &line, NULL);
  position.line = line - 1;
  start = demarche_source_get_line (source, line, &length);
  for (gsize at = 0; start != NULL && at < length && start + at < text + offset;) {
    guint units;
    at += step (start + at, length - at, encoding, &units);
    position.character += units;
  }
  return position;
}

gsize
demarche_position_find (DemarcheSource *source, const DemarcheEditorPosition *position,
                        DemarchePositionEncoding encoding)
{
  gsize text_length;
  const char *text = demarche_source_get_text (source, &text_length);
  gsize length = 0;
  const char *start = position->line < demarche_source_get_n_lines (source)
                          ? demarche_source_get_line (source, position->line + 1, &length)
                          : NULL;
  guint character = 0;
  gsize at = 0;

  if (start == NULL)
    return text_length;
  while (at < length) {
    guint units;
    gsize bytes = step (start + at, length - at, encoding, &units);
    if (character + units > position->character)
      break;
    character += units;
    at += bytes;
  }
  return (gsize)(start - text) + at;
}

static void
append_position (GString *out, const char *key, const DemarcheEditorPosition *position)
{
  demarche_json_out_open (out, key, '{');
  demarche_json_out_count (out, "line", position->line);
  demarche_json_out_count (out, "character", position->character);
  demarche_json_out_close (out, '}');
}

void
demarche_position_append_range (GString *out, DemarcheSource *source, gsize start, gsize end,
                                DemarchePositionEncoding encoding)
{
  DemarcheEditorPosition first = demarche_position_locate (source, start, encoding);
  DemarcheEditorPosition last = demarche_position_locate (source, end, encoding);

  demarche_json_out_open (out, "range", '{');
  append_position (out, "start", &first);
  append_position (out, "end", &last);
  demarche_json_out_close (out, '}');
}
