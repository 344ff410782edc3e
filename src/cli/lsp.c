/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche lsp: a language server over standard input and output. */
#include "config.h"

#include "cli/commands.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#define CHUNK (64u << 10)
#define MAX_HEADER_BYTES 8192 /* of one message: a length and a type take a hundred */

static const DemarcheCommandHelp help = {
    "",
    "Serves editors over standard input and output, by the Language Server Protocol: marks "
    "mistakes and failed tests while you type, says what keys, lists and phrases mean, goes to "
    "the definition of lists and positions, lays files out. Editors start it; "
    "\"initializationOptions\": {\"statements\": [\"folder\"]} adds the hits of a phrase.",
    {"demarche lsp 2> lsp.log    # as an editor starts it, its own messages kept",
     "demarche lsp < session > answers    # a session recorded before"},
};

/* what was read of standard input and not yet taken */
typedef struct {
  DemarcheCommandContext *context;
  DemarcheLanguageServer *server;
  GByteArray *buffer;
  gboolean is_closed;
} Connection;

static void
fail (Connection *connection, const char *message)
{
  g_autoptr (GError) error = g_error_new_literal (DEMARCHE_ERROR, DEMARCHE_ERROR_IO, message);

  connection->is_closed = TRUE;
  demarche_command_fail (connection->context, NULL, error);
}

/* waits for more; FALSE at the end */
static gboolean
read_more (Connection *connection)
{
  gsize used = connection->buffer->len;
  gssize n;

  g_byte_array_set_size (connection->buffer, (guint)(used + CHUNK));
  do
    n = read (STDIN_FILENO, connection->buffer->data + used, CHUNK);
  while (n < 0 && errno == EINTR);
  g_byte_array_set_size (connection->buffer, (guint)(used + (gsize)MAX (n, 0)));
  if (n < 0)
    fail (connection, "cannot read standard input");
  connection->is_closed = n <= 0;
  return n > 0;
}

static gboolean
is_more_waiting (const Connection *connection)
{
  struct pollfd input = {STDIN_FILENO, POLLIN, 0};

  return connection->buffer->len > 0 || poll (&input, 1, 0) > 0;
}

/* FALSE: stop, nobody reads on */
static gboolean
send_replies (Connection *connection, GPtrArray *replies)
{
  for (guint i = 0; i < replies->len; i++) {
    const char *reply = g_ptr_array_index (replies, i);
    g_autofree char *head =
        g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", strlen (reply));
    if (!demarche_command_write (connection->context, head, -1) ||
        !demarche_command_write (connection->context, reply, -1))
      return FALSE;
  }
  g_ptr_array_set_size (replies, 0);
  return demarche_command_flush (connection->context);
}

/* the end of the header that the buffer begins with, 0 before it is whole; a bare LF will do */
static gsize
find_header_end (const Connection *connection)
{
  const char *data = (const char *)connection->buffer->data;
  gsize length = connection->buffer->len;
  const char *windows;
  const char *unix_like;

  if (length == 0)
    return 0;
  windows = g_strstr_len (data, (gssize)length, "\r\n\r\n");
  unix_like = g_strstr_len (data, (gssize)length, "\n\n");
  if (windows != NULL && (unix_like == NULL || windows < unix_like))
    return (gsize)(windows - data) + 4;
  return unix_like != NULL ? (gsize)(unix_like - data) + 2 : 0;
}

/* FALSE: the header gives none */
static gboolean
parse_length (const char *header, guint64 *length)
{
  g_auto (GStrv) lines = g_strsplit (header, "\n", -1);

  for (char **line = lines; *line != NULL; line++) {
    char *value = strchr (*line, ':');
    if (value == NULL)
      continue;
    *value++ = '\0';
    if (g_ascii_strcasecmp (g_strstrip (*line), "Content-Length") == 0)
      return g_ascii_string_to_unsigned (g_strstrip (value), 10, 0, G_MAXINT64, length, NULL);
  }
  return FALSE;
}

static void
drop (Connection *connection, gsize length)
{
  g_byte_array_remove_range (connection->buffer, 0, (guint)length);
}

/* without a length nobody can tell where the next message begins */
static gboolean
read_length (Connection *connection, guint64 *length)
{
  gsize end = 0;
  g_autofree char *header = NULL;

  while ((end = find_header_end (connection)) == 0) {
    if (connection->buffer->len > MAX_HEADER_BYTES) {
      fail (connection, "the header of a message has no end");
      return FALSE;
    }
    if (!read_more (connection))
      return FALSE;
  }
  header = g_strndup ((const char *)connection->buffer->data, end);
  drop (connection, end);
  if (parse_length (header, length))
    return TRUE;
  fail (connection, "the header of a message has no Content-Length");
  return FALSE;
}

/* a message that is too long passes by unread */
static gboolean
skip (Connection *connection, guint64 length)
{
  while (length > connection->buffer->len) {
    length -= connection->buffer->len;
    g_byte_array_set_size (connection->buffer, 0);
    if (!read_more (connection))
      return FALSE;
  }
  drop (connection, (gsize)length);
  return TRUE;
}

static gboolean
receive (Connection *connection, guint64 length, GPtrArray *replies)
{
  g_autoptr (GBytes) message = NULL;

  if (length > DEMARCHE_LANGUAGE_SERVER_MESSAGE_BYTES) {
    demarche_language_server_refuse (connection->server, "the message is too long", replies);
    return skip (connection, length);
  }
  while (connection->buffer->len < length)
    if (!read_more (connection))
      return FALSE;
  message = g_bytes_new (connection->buffer->data, (gsize)length);
  drop (connection, (gsize)length);
  demarche_language_server_receive (connection->server, message, replies);
  return TRUE;
}

/* what a change makes of the files is looked at once the client pauses */
static void
serve (Connection *connection)
{
  g_autoptr (GPtrArray) replies = g_ptr_array_new_with_free_func (g_free);
  guint64 length = 0;

  while (!demarche_language_server_is_done (connection->server)) {
    if (!is_more_waiting (connection))
      demarche_language_server_settle (connection->server, replies);
    if (!send_replies (connection, replies) || !read_length (connection, &length) ||
        !receive (connection, length, replies))
      break;
  }
  send_replies (connection, replies);
}

int
demarche_command_lsp (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};
  Connection connection = {.context = context};

  if (!demarche_command_parse (context, &help, entries, NULL, argc, argv, &arguments))
    return demarche_command_finish (context);
  if (*arguments != NULL) {
    demarche_command_usage_error (context, "'lsp' takes no file", "editors name the files to it");
    return demarche_command_finish (context);
  }
  connection.server = demarche_language_server_new (context->data_dir);
  connection.buffer = g_byte_array_new ();
  serve (&connection);
  /* as the protocol asks: an exit without a shutdown before it is a failure */
  if (!demarche_language_server_is_shut_down (connection.server))
    demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
  g_byte_array_unref (connection.buffer);
  demarche_language_server_free (connection.server);
  return demarche_command_finish (context);
}
