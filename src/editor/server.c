/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A language server: requests and notifications, and what is no message. */
#include "editor/server.h"

#include "base/json-format.h"
#include "base/json-out.h"
#include "editor/session.h"
#include "version.h"

#include <string.h>

/* messages of a program, not of people: deeper than rule files, a whole text in one string */
static const DemarcheJsonLimits limits = {64, 4096, DEMARCHE_LANGUAGE_SERVER_MESSAGE_BYTES};

enum {
  PARSE_ERROR = -32700,
  INVALID_REQUEST = -32600,
  METHOD_NOT_FOUND = -32601,
  INVALID_PARAMS = -32602,
  NOT_INITIALIZED = -32002,
};

typedef enum {
  STATE_NEW,
  STATE_READY,
  STATE_SHUT_DOWN,
} State;

struct _DemarcheLanguageServer {
  DemarcheSession session;
  State state;
  gboolean is_done;
};

/* a message that is being answered */
typedef struct {
  DemarcheLanguageServer *server;
  const DemarcheJsonNode *params; /* (nullable) */
  char *id;                       /* (nullable): as JSON; NULL: a notification */
  GPtrArray *replies;
} Call;

/* ---- answers ---- */

static void
reply (const Call *call, const char *result)
{
  if (call->id != NULL)
    g_ptr_array_add (
        call->replies,
        g_strdup_printf ("{\"jsonrpc\": \"2.0\", \"id\": %s, \"result\": %s}", call->id, result));
}

/* @id: (nullable): JSON */
static void
add_error (GPtrArray *replies, const char *id, int code, const char *message)
{
  GString *out = g_string_new ("{\"jsonrpc\": \"2.0\", \"id\": ");

  g_string_append_printf (out, "%s, \"error\": {\"code\": %d", id != NULL ? id : "null", code);
  demarche_json_out_string (out, "message", message);
  g_string_append (out, "}}");
  g_ptr_array_add (replies, g_string_free (out, FALSE));
}

/* notifications are never answered */
static void
fail (const Call *call, int code, const char *message)
{
  if (call->id != NULL)
    add_error (call->replies, call->id, code, message);
}

/* ---- life ---- */

/* the folder that the client shows */
static char *
find_folder (const DemarcheJsonNode *params)
{
  const DemarcheJsonNode *folders = demarche_json_node_get (params, "workspaceFolders");
  const char *uri = demarche_json_node_get_string (params, "rootUri");

  if (folders != NULL && folders->type == DEMARCHE_JSON_ARRAY_START && folders->members->len > 0)
    uri = demarche_json_node_get_string (g_ptr_array_index (folders->members, 0), "uri");
  if (uri != NULL)
    return g_filename_from_uri (uri, NULL, NULL);
  return g_strdup (demarche_json_node_get_string (params, "rootPath"));
}

/* "initializationOptions": { "statements": […] } */
static char **
find_statements (const DemarcheJsonNode *params, const char *folder)
{
  const DemarcheJsonNode *options = demarche_json_node_get (params, "initializationOptions");
  const DemarcheJsonNode *paths = demarche_json_node_get (options, "statements");
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  guint n = 0;

  if (paths == NULL || paths->type != DEMARCHE_JSON_ARRAY_START)
    return NULL;
  for (guint i = 0; i < paths->members->len; i++) {
    const DemarcheJsonNode *path = g_ptr_array_index (paths->members, i);
    g_autofree char *whole = NULL;
    if (path->string == NULL)
      continue;
    whole = folder != NULL && !g_path_is_absolute (path->string)
                ? g_build_filename (folder, path->string, NULL)
                : g_strdup (path->string);
    g_strv_builder_add (found, whole);
    n++;
  }
  return n > 0 ? g_strv_builder_end (found) : NULL;
}

static DemarchePositionEncoding
choose_encoding (const DemarcheJsonNode *params)
{
  const DemarcheJsonNode *general =
      demarche_json_node_get (demarche_json_node_get (params, "capabilities"), "general");
  const DemarcheJsonNode *encodings = demarche_json_node_get (general, "positionEncodings");

  if (encodings == NULL || encodings->type != DEMARCHE_JSON_ARRAY_START)
    return DEMARCHE_POSITION_UTF_16;
  for (guint i = 0; i < encodings->members->len; i++) {
    const DemarcheJsonNode *encoding = g_ptr_array_index (encodings->members, i);
    if (g_strcmp0 (encoding->string, "utf-8") == 0)
      return DEMARCHE_POSITION_UTF_8;
  }
  return DEMARCHE_POSITION_UTF_16;
}

static void
initialize (const Call *call)
{
  DemarcheSession *session = &call->server->session;
  g_autofree char *result = NULL;

  if (call->server->state != STATE_NEW) {
    fail (call, INVALID_REQUEST, "it is initialized already");
    return;
  }
  session->folder = find_folder (call->params);
  session->statement_paths = find_statements (call->params, session->folder);
  session->encoding = choose_encoding (call->params);
  call->server->state = STATE_READY;
  result = g_strdup_printf (
      "{\"capabilities\": {\"positionEncoding\": \"%s\", "
      "\"textDocumentSync\": {\"openClose\": true, \"change\": 1, \"save\": true}, "
      "\"hoverProvider\": true, \"definitionProvider\": true, "
      "\"documentFormattingProvider\": true}, "
      "\"serverInfo\": {\"name\": \"demarche\", \"version\": \"%s\"}}",
      session->encoding == DEMARCHE_POSITION_UTF_8 ? "utf-8" : "utf-16", demarche_get_version ());
  reply (call, result);
}

static void
shut_down (const Call *call)
{
  call->server->state = STATE_SHUT_DOWN;
  reply (call, "null");
}

static void
finish (const Call *call)
{
  call->server->is_done = TRUE;
}

static void
do_nothing (const Call *call)
{
}

/* ---- files ---- */

static const DemarcheJsonNode *
get_text_document (const Call *call)
{
  return demarche_json_node_get (call->params, "textDocument");
}

static void
open_document (const Call *call)
{
  const char *uri = demarche_json_node_get_string (get_text_document (call), "uri");
  const char *text = demarche_json_node_get_string (get_text_document (call), "text");

  if (uri != NULL && text != NULL)
    demarche_session_set_text (&call->server->session, uri, text);
}

/* each change holds the whole text, as was asked for; the last one counts */
static void
change_document (const Call *call)
{
  const char *uri = demarche_json_node_get_string (get_text_document (call), "uri");
  const DemarcheJsonNode *changes = demarche_json_node_get (call->params, "contentChanges");
  const char *text = NULL;

  if (changes != NULL && changes->type == DEMARCHE_JSON_ARRAY_START && changes->members->len > 0)
    text = demarche_json_node_get_string (
        g_ptr_array_index (changes->members, changes->members->len - 1), "text");
  if (uri != NULL && text != NULL && demarche_session_find (&call->server->session, uri) != NULL)
    demarche_session_set_text (&call->server->session, uri, text);
}

/* other files of the set may have changed on the disk meanwhile */
static void
save_document (const Call *call)
{
  DemarcheSession *session = &call->server->session;
  const char *uri = demarche_json_node_get_string (get_text_document (call), "uri");
  const DemarcheDocument *document = uri != NULL ? demarche_session_find (session, uri) : NULL;

  if (document != NULL)
    g_hash_table_add (session->due, demarche_session_find_root (session, document->path));
}

static void
close_document (const Call *call)
{
  const char *uri = demarche_json_node_get_string (get_text_document (call), "uri");

  if (uri != NULL)
    demarche_session_close (&call->server->session, uri);
}

/* ---- questions ---- */

/* the open file that a request is about; NULL after the answer was given */
static const DemarcheDocument *
find_document (const Call *call)
{
  const char *uri = demarche_json_node_get_string (get_text_document (call), "uri");
  const DemarcheDocument *document = NULL;

  if (uri == NULL)
    fail (call, INVALID_PARAMS, "'textDocument' with a 'uri' is missing");
  else if ((document = demarche_session_find (&call->server->session, uri)) == NULL)
    reply (call, "null");
  return document;
}

/* FALSE after the answer was given */
static gboolean
find_offset (const Call *call, const DemarcheDocument *document, gsize *offset)
{
  const DemarcheJsonNode *node = demarche_json_node_get (call->params, "position");
  DemarcheEditorPosition position;

  if (!demarche_json_node_get_count (node, "line", &position.line) ||
      !demarche_json_node_get_count (node, "character", &position.character)) {
    fail (call, INVALID_PARAMS, "'position' with 'line' and 'character' is missing");
    return FALSE;
  }
  *offset = demarche_position_find (document->source, &position, call->server->session.encoding);
  return TRUE;
}

static void
answer_hover (const Call *call)
{
  const DemarcheDocument *document = find_document (call);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize offset;

  if (document == NULL || !find_offset (call, document, &offset))
    return;
  demarche_session_append_hover (&call->server->session, out, document, offset);
  reply (call, out->str);
}

static void
answer_definition (const Call *call)
{
  const DemarcheDocument *document = find_document (call);
  g_autoptr (GString) out = g_string_new (NULL);
  gsize offset;

  if (document == NULL || !find_offset (call, document, &offset))
    return;
  demarche_session_append_definition (&call->server->session, out, document, offset);
  reply (call, out->str);
}

static gboolean
is_text (DemarcheSource *source, const char *text, gsize length)
{
  gsize own_length;
  const char *own = demarche_source_get_text (source, &own_length);

  return own_length == length && memcmp (own, text, length) == 0;
}

/* one edit of the whole text, or none */
static void
answer_formatting (const Call *call)
{
  const DemarcheDocument *document = find_document (call);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autoptr (GString) out = g_string_new ("[");
  g_autofree char *text = NULL;
  gsize length = 0;

  if (document == NULL)
    return;
  text = demarche_json_format (document->source, &length, &problem);
  if (text != NULL && !is_text (document->source, text, length)) {
    g_string_append_c (out, '{');
    demarche_position_append_range (out, document->source, 0, G_MAXSIZE,
                                    call->server->session.encoding);
    demarche_json_out_string_length (out, "newText", text, length);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
  reply (call, out->str);
}

/* ---- messages ---- */

static const struct {
  const char *name;
  void (*run) (const Call *call);
} methods[] = {
    {"initialize", initialize},
    {"initialized", do_nothing},
    {"shutdown", shut_down},
    {"exit", finish},
    {"textDocument/didOpen", open_document},
    {"textDocument/didChange", change_document},
    {"textDocument/didSave", save_document},
    {"textDocument/didClose", close_document},
    {"textDocument/hover", answer_hover},
    {"textDocument/definition", answer_definition},
    {"textDocument/formatting", answer_formatting},
};

/* before "initialize" and after "shutdown" hardly anything is taken */
static gboolean
is_allowed (const Call *call, const char *method)
{
  if (call->server->state == STATE_READY || g_str_equal (method, "exit"))
    return TRUE;
  if (call->server->state == STATE_NEW && g_str_equal (method, "initialize"))
    return TRUE;
  if (call->server->state == STATE_NEW)
    fail (call, NOT_INITIALIZED, "the first request is 'initialize'");
  else
    fail (call, INVALID_REQUEST, "after 'shutdown' comes 'exit'");
  return FALSE;
}

static void
run (const Call *call, const char *method)
{
  g_autofree char *message = NULL;

  if (!is_allowed (call, method))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (methods[i].name, method)) {
      methods[i].run (call);
      return;
    }
  message = g_strdup_printf ("there is no method '%s'", method);
  fail (call, METHOD_NOT_FOUND, message);
}

/* as it is written: strings and numbers are told apart */
static char *
copy_id (const DemarcheJsonNode *node, DemarcheSource *source)
{
  const DemarcheJsonNode *id = demarche_json_node_get (node, "id");
  const char *text = demarche_source_get_text (source, NULL);

  if (id == NULL || (id->type != DEMARCHE_JSON_STRING && id->type != DEMARCHE_JSON_NUMBER))
    return NULL;
  return g_strndup (text + id->start, id->end - id->start);
}

static void
take_message (DemarcheLanguageServer *server, const DemarcheJsonNode *node, DemarcheSource *source,
              GPtrArray *replies)
{
  g_autofree char *id = copy_id (node, source);
  const char *method = demarche_json_node_get_string (node, "method");
  const Call call = {server, demarche_json_node_get (node, "params"), id, replies};
  /* the server asks nothing, so an answer is to nothing */
  gboolean is_answer = demarche_json_node_get (node, "result") != NULL ||
                       demarche_json_node_get (node, "error") != NULL;

  const DemarcheJsonNode *given = demarche_json_node_get (node, "id");
  gboolean is_odd = id == NULL && given != NULL && given->type != DEMARCHE_JSON_NULL;

  if (is_odd)
    add_error (replies, NULL, INVALID_REQUEST, "an 'id' is a string or a number");
  else if (method != NULL)
    run (&call, method);
  else if (!is_answer)
    add_error (replies, id, INVALID_REQUEST, "a message is an object with a 'method'");
}

void
demarche_language_server_receive (DemarcheLanguageServer *server, GBytes *message,
                                  GPtrArray *replies)
{
  g_autoptr (DemarcheSource) source = demarche_source_new ("message", message);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autoptr (DemarcheJsonNode) node = NULL;

  if (g_bytes_get_size (message) > DEMARCHE_LANGUAGE_SERVER_MESSAGE_BYTES) {
    demarche_language_server_refuse (server, "the message is too long", replies);
    return;
  }
  node = demarche_json_tree_read (source, &limits, &problem);
  if (node == NULL)
    add_error (replies, NULL, PARSE_ERROR, demarche_diagnostic_get_message (problem));
  else
    take_message (server, node, source, replies);
}

void
demarche_language_server_settle (DemarcheLanguageServer *server, GPtrArray *replies)
{
  if (server->state == STATE_READY)
    demarche_session_publish (&server->session, replies);
}

void
demarche_language_server_refuse (DemarcheLanguageServer *server, const char *message,
                                 GPtrArray *replies)
{
  add_error (replies, NULL, INVALID_REQUEST, message);
}

gboolean
demarche_language_server_is_done (DemarcheLanguageServer *server)
{
  return server->is_done;
}

gboolean
demarche_language_server_is_shut_down (DemarcheLanguageServer *server)
{
  return server->state == STATE_SHUT_DOWN;
}

DemarcheLanguageServer *
demarche_language_server_new (const char *data_dir)
{
  DemarcheLanguageServer *server = g_new0 (DemarcheLanguageServer, 1);

  demarche_session_init (&server->session, data_dir);
  return server;
}

void
demarche_language_server_free (DemarcheLanguageServer *server)
{
  demarche_session_clear (&server->session);
  g_free (server);
}
