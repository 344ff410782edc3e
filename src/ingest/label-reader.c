/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Passes over what labels of turns are made of. */
#include "ingest/label-reader.h"

#include "base/text.h"

#include <string.h>

gboolean
demarche_label_is_large (const DemarcheLabelReader *reader, gsize at)
{
  const char *letter = reader->text + at;

  if (at >= reader->length)
    return FALSE;
  return (guchar)*letter < 0x80 ? g_ascii_isupper (*letter)
                                : g_unichar_isupper (demarche_text_get_character (letter));
}

gsize
demarche_label_count_until (const DemarcheLabelReader *reader, gsize from, const char *marks)
{
  gsize n = reader->length - from;

  for (; *marks; marks++) {
    const char *found = memchr (reader->text + from, *marks, n);

    if (found)
      n = (gsize)(found - reader->text) - from;
  }
  return n;
}

void
demarche_label_skip_spaces (DemarcheLabelReader *reader)
{
  while (reader->at < reader->length && demarche_text_is_space (demarche_label_peek (reader)))
    reader->at = (gsize)(g_utf8_next_char (reader->text + reader->at) - reader->text);
}

gboolean
demarche_label_skip_character (DemarcheLabelReader *reader, gunichar c)
{
  if (demarche_label_peek (reader) != c)
    return FALSE;
  reader->at = (gsize)(g_utf8_next_char (reader->text + reader->at) - reader->text);
  return TRUE;
}

gboolean
demarche_label_skip_colon (DemarcheLabelReader *reader)
{
  gsize start = reader->at;

  demarche_label_skip_spaces (reader);
  if ((demarche_label_skip_character (reader, ':') ||
       demarche_label_skip_character (reader, 0xFF1A)) &&
      !g_unichar_isdigit (demarche_label_peek (reader)) && demarche_label_peek (reader) != '/') {
    demarche_label_skip_spaces (reader);
    return TRUE;
  }
  reader->at = start;
  return FALSE;
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

gboolean
demarche_label_skip_stop_and_dash (DemarcheLabelReader *reader)
{
  gsize start = reader->at;

  if (demarche_label_skip_character (reader, '.')) {
    demarche_label_skip_spaces (reader);
    if (is_dash (demarche_label_peek (reader)) &&
        demarche_label_skip_character (reader, demarche_label_peek (reader))) {
      demarche_label_skip_spaces (reader);
      return TRUE;
    }
  }
  reader->at = start;
  return FALSE;
}

gboolean
demarche_label_read_brackets (DemarcheLabelReader *reader, char **words)
{
  gsize start = reader->at;
  const char *close;

  demarche_label_skip_spaces (reader);
  if (demarche_label_peek (reader) == '(') {
    close = memchr (reader->text + reader->at, ')', reader->length - reader->at);
    if (close) {
      gsize from = reader->at + 1;

      g_free (*words);
      *words = g_strndup (reader->text + from, (gsize)(close - reader->text) - from);
      g_strstrip (*words);
      reader->at = (gsize)(close - reader->text) + 1;
      return TRUE;
    }
  }
  reader->at = start;
  return FALSE;
}

gsize
demarche_label_count_number (const DemarcheLabelReader *reader)
{
  DemarcheLabelReader ahead = *reader;

  while (ahead.at < ahead.length && g_ascii_isdigit (ahead.text[ahead.at]))
    ahead.at++;
  if (ahead.at == reader->at || ahead.at - reader->at > 3 ||
      !demarche_label_skip_character (&ahead, '.') ||
      !demarche_text_is_space (demarche_label_peek (&ahead)))
    return 0;
  demarche_label_skip_spaces (&ahead);
  return ahead.at - reader->at;
}
