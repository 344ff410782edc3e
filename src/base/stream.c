/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Streams over descriptors: buffered output that reports failed writes, lines in bounded memory. */

#include "base/io.h"

#include "base/io-private.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (64u << 10)

struct _DemarcheOutput {
  int descriptor;
  int failed; /* errno of the write that failed, 0: none */
  GString *buffer;
};

struct _DemarcheLines {
  int descriptor;
  gsize limit;
  char *buffer;
  gsize capacity;
  gsize start; /* of what has not been handed out */
  gsize end;
  guint64 number;
  gboolean at_end;
};

/* whether the call that just failed is worth another try */
static gboolean
should_retry (int descriptor, short events)
{
  struct pollfd ready = {descriptor, events, 0};

  if (errno == EINTR)
    return TRUE;
  if (errno != EAGAIN)
    return FALSE;
  return poll (&ready, 1, -1) >= 0 || errno == EINTR;
}

gboolean
demarche_io_set_errno (GError **error, int number, const char *what)
{
  DemarcheError code =
      number == ENOENT || number == ENOTDIR ? DEMARCHE_ERROR_NOT_FOUND : DEMARCHE_ERROR_IO;

  g_set_error (error, DEMARCHE_ERROR, code, "%s: %s", what, g_strerror (number));
  return FALSE;
}

gssize
demarche_io_read_some (int descriptor, char *buffer, gsize size)
{
  gssize n;

  do
    n = read (descriptor, buffer, size);
  while (n < 0 && should_retry (descriptor, POLLIN));
  return n;
}

gboolean
demarche_io_write_all (int descriptor, const char *data, gsize length)
{
  while (length > 0) {
    gssize n = write (descriptor, data, length);

    if (n < 0 && !should_retry (descriptor, POLLOUT))
      return FALSE;
    if (n > 0) {
      data += n;
      length -= (gsize)n;
    }
  }
  return TRUE;
}

DemarcheOutput *
demarche_output_new (int descriptor)
{
  DemarcheOutput *output = g_new0 (DemarcheOutput, 1);

  output->descriptor = descriptor;
  output->buffer = g_string_sized_new (CHUNK);
  return output;
}

static gboolean
report_failure (DemarcheOutput *output, GError **error)
{
  return demarche_io_set_errno (error, output->failed, "cannot write");
}

static gboolean
send (DemarcheOutput *output, const char *data, gsize length, GError **error)
{
  if (output->failed == 0 && !demarche_io_write_all (output->descriptor, data, length))
    output->failed = errno;
  return output->failed == 0 || report_failure (output, error);
}

gboolean
demarche_output_write (DemarcheOutput *output, const char *data, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (data) : (gsize)length;

  if (output->failed != 0)
    return report_failure (output, error);
  if (output->buffer->len + size > CHUNK && !demarche_output_flush (output, error))
    return FALSE;
  if (size > CHUNK)
    return send (output, data, size, error);
  g_string_append_len (output->buffer, data, (gssize)size);
  return TRUE;
}

gboolean
demarche_output_flush (DemarcheOutput *output, GError **error)
{
  gboolean done = send (output, output->buffer->str, output->buffer->len, error);

  g_string_truncate (output->buffer, 0);
  return done;
}

gboolean
demarche_output_is_closed (DemarcheOutput *output)
{
  return output->failed == EPIPE;
}

void
demarche_output_free (DemarcheOutput *output)
{
  g_string_free (output->buffer, TRUE);
  g_free (output);
}

DemarcheLines *
demarche_lines_new (int descriptor, gsize limit)
{
  DemarcheLines *lines = g_new0 (DemarcheLines, 1);

  lines->descriptor = descriptor;
  lines->limit = limit;
  lines->capacity = CHUNK;
  lines->buffer = g_malloc (CHUNK);
  return lines;
}

static void
make_room (DemarcheLines *lines)
{
  gsize used = lines->end - lines->start;

  if (lines->start > 0) {
    memmove (lines->buffer, lines->buffer + lines->start, used);
    lines->start = 0;
    lines->end = used;
  }
  if (lines->capacity - used < CHUNK / 2) {
    lines->capacity = lines->capacity * 2;
    lines->buffer = g_realloc (lines->buffer, lines->capacity);
  }
}

/* FALSE when reading failed; at the end of the input at_end is set */
static gboolean
fill (DemarcheLines *lines, GError **error)
{
  gssize n;

  make_room (lines);
  /* one byte is kept for the NUL after a last line without an end */
  n = demarche_io_read_some (lines->descriptor, lines->buffer + lines->end,
                             lines->capacity - lines->end - 1);
  if (n <= 0)
    lines->at_end = TRUE;
  if (n < 0)
    return demarche_io_set_errno (error, errno, "cannot read");
  lines->end += (gsize)n;
  return TRUE;
}

/* reads on until the buffer holds a line end from @seen on, the limit is passed or nothing is
 * left. Returns the line end, or NULL */
static char *
find_line_end (DemarcheLines *lines, GError **error)
{
  gsize seen = 0;

  for (;;) {
    gsize n = lines->end - lines->start;
    char *end = memchr (lines->buffer + lines->start + seen, '\n', n - seen);

    if (end != NULL || lines->at_end || n > lines->limit + 1)
      return end;
    seen = n;
    if (!fill (lines, error))
      return NULL;
  }
}

/* drops the rest of a line that is too long */
static gboolean
skip_line (DemarcheLines *lines, GError **error)
{
  for (;;) {
    gsize n = lines->end - lines->start;
    char *end = memchr (lines->buffer + lines->start, '\n', n);

    if (end != NULL) {
      lines->start = (gsize)(end - lines->buffer) + 1;
      return TRUE;
    }
    lines->start = lines->end;
    if (lines->at_end)
      return TRUE;
    if (!fill (lines, error))
      return FALSE;
  }
}

static const char *
refuse_line (DemarcheLines *lines, GError **error)
{
  if (skip_line (lines, error))
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "line is longer than %" G_GSIZE_FORMAT " bytes", lines->limit);
  return NULL;
}

const char *
demarche_lines_next (DemarcheLines *lines, gsize *length, GError **error)
{
  g_autoptr (GError) problem = NULL;
  char *end = find_line_end (lines, &problem);
  char *line = lines->buffer + lines->start;
  gsize n;

  if (problem != NULL) {
    lines->start = lines->end;
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  if (end == NULL && lines->start == lines->end)
    return NULL;
  lines->number++;
  n = end != NULL ? (gsize)(end - line) : lines->end - lines->start;
  if (n > 0 && end != NULL && line[n - 1] == '\r')
    n--;
  if (n > lines->limit)
    return refuse_line (lines, error);
  lines->start = end != NULL ? (gsize)(end - lines->buffer) + 1 : lines->end;
  line[n] = '\0';
  *length = n;
  return line;
}

guint64
demarche_lines_get_number (DemarcheLines *lines)
{
  return lines->number;
}

void
demarche_lines_free (DemarcheLines *lines)
{
  g_free (lines->buffer);
  g_free (lines);
}
