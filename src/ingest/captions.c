/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The cues of a file of subtitles. */
#include "ingest/subtitles.h"

#include "base/limits.h"

#include <string.h>

#define ARROW "-->"

/* a file while it is read */
typedef struct {
  GArray *captions;
  GString *text;    /* of the cue that is open */
  gsize last_line;  /* where its last line begins */
  gboolean is_open; /* whether there is one */
  gboolean is_web;  /* WebVTT: a blank line ends a cue, and notes stand between them */
} Reader;

static void
clear_caption (gpointer caption)
{
  g_free (((DemarcheCaption *)caption)->text);
}

/* "1:02:03,456", "02:03.456"; @end: (out): where it ends. -1: none */
static gint64
read_time (const char *p, const char **end)
{
  gint64 seconds = 0;
  guint n_parts = 0;

  for (;; p++) {
    gsize n = strspn (p, "0123456789");

    if (n == 0 || n > 4)
      return -1;
    seconds = seconds * 60 + (gint64)g_ascii_strtoull (p, NULL, 10);
    n_parts++;
    p += n;
    if (*p != ':')
      break;
  }
  if (n_parts < 2 || n_parts > 3 || (*p != ',' && *p != '.') || strspn (p + 1, "0123456789") != 3)
    return -1;
  *end = p + 4;
  return seconds * 1000 + (gint64)g_ascii_strtoull (p + 1, NULL, 10);
}

static gboolean
read_timing (const char *line, gsize length, gint64 *start, gint64 *end)
{
  g_autofree char *copy = g_strndup (line, MIN (length, 200));
  const char *p = copy + strspn (copy, " \t");

  if (!strstr (p, ARROW))
    return FALSE;
  *start = read_time (p, &p);
  if (*start < 0)
    return FALSE;
  p += strspn (p, " \t");
  if (!g_str_has_prefix (p, ARROW))
    return FALSE;
  p += strlen (ARROW);
  *end = read_time (p + strspn (p, " \t"), &p);
  return *end >= 0;
}

gboolean
demarche_caption_is_timing (const char *line, gsize length)
{
  gint64 start;
  gint64 end;

  return read_timing (line, length, &start, &end);
}

/* the number of a cue stands above its time, and so at the end of the one before */
static void
drop_number (Reader *reader)
{
  const char *last = reader->text->str + reader->last_line;

  if (*last && strspn (last, "0123456789") == strlen (last))
    g_string_truncate (reader->text, reader->last_line);
}

static void
close_caption (Reader *reader)
{
  DemarcheCaption *last;

  if (!reader->is_open)
    return;
  last = &g_array_index (reader->captions, DemarcheCaption, reader->captions->len - 1);
  last->text = g_strstrip (g_strndup (reader->text->str, reader->text->len));
  reader->is_open = FALSE;
}

static gboolean
open_caption (Reader *reader, gint64 start, gint64 end, GError **error)
{
  DemarcheCaption caption = {start, end, NULL};

  drop_number (reader);
  close_caption (reader);
  if (reader->captions->len >= DEMARCHE_LIMIT_LINES) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "more than %u cues in one file of subtitles", DEMARCHE_LIMIT_LINES);
    return FALSE;
  }
  g_array_append_val (reader->captions, caption);
  g_string_truncate (reader->text, 0);
  reader->last_line = 0;
  reader->is_open = TRUE;
  return TRUE;
}

static gboolean
take_line (Reader *reader, const char *line, gsize length, GError **error)
{
  gint64 start;
  gint64 end;

  if (read_timing (line, length, &start, &end))
    return open_caption (reader, start, end, error);
  if (length == 0 && reader->is_web)
    close_caption (reader);
  if (length == 0 || !reader->is_open)
    return TRUE;
  if (reader->text->len > 0)
    g_string_append_c (reader->text, '\n');
  reader->last_line = reader->text->len;
  g_string_append_len (reader->text, line, (gssize)length);
  return TRUE;
}

GArray *
demarche_captions_read (const char *text, gsize length, GError **error)
{
  g_autoptr (GArray) captions = g_array_new (FALSE, FALSE, sizeof (DemarcheCaption));
  g_autoptr (GString) words = g_string_new (NULL);
  Reader reader = {.captions = captions, .text = words};
  const char *end = text + length;

  g_array_set_clear_func (captions, clear_caption);
  reader.is_web = length >= 6 && memcmp (text, "WEBVTT", 6) == 0;
  for (const char *p = text; p < end;) {
    const char *stop = memchr (p, '\n', (gsize)(end - p));

    stop = stop ? stop : end;
    if (!take_line (&reader, p, (gsize)(stop - p), error))
      return NULL;
    p = stop + 1;
  }
  close_caption (&reader);
  return g_steal_pointer (&captions);
}
