/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The open files, and which files belong together. */
#include "editor/session.h"

#include "rules/rule-files-private.h"

#include <string.h>

static void
document_free (gpointer data)
{
  DemarcheDocument *document = data;

  g_free (document->uri);
  g_free (document->path);
  demarche_source_unref (document->source);
  g_free (document);
}

void
demarche_session_init (DemarcheSession *session, const char *data_dir)
{
  g_autoptr (DemarcheRuleFiles) disk = demarche_rule_files_new_disk ();

  *session = (DemarcheSession){
      .data_dir = g_strdup (data_dir),
      .documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, document_free),
      .files = demarche_rule_files_new_memory (disk),
      .published = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
      .due = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
}

void
demarche_session_clear (DemarcheSession *session)
{
  g_free (session->data_dir);
  g_free (session->folder);
  g_strfreev (session->statement_paths);
  g_clear_object (&session->ingest);
  g_clear_pointer (&session->statements, g_ptr_array_unref);
  g_hash_table_unref (session->documents);
  demarche_rule_files_unref (session->files);
  g_hash_table_unref (session->published);
  g_hash_table_unref (session->due);
}

static void
note_due (DemarcheSession *session, const char *path)
{
  g_hash_table_add (session->due, demarche_session_find_root (session, path));
}

void
demarche_session_set_text (DemarcheSession *session, const char *uri, const char *text)
{
  g_autofree char *host = NULL;
  g_autofree char *path = g_filename_from_uri (uri, &host, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  DemarcheDocument *document;

  if (path == NULL || (host != NULL && !g_str_equal (host, "localhost")))
    return;
  document = g_new0 (DemarcheDocument, 1);
  document->uri = g_strdup (uri);
  document->path = demarche_path_simplify (path);
  document->source = demarche_source_new (document->path, bytes);
  demarche_rule_files_set_text (session->files, document->path, bytes);
  g_hash_table_replace (session->documents, document->uri, document);
  note_due (session, document->path);
}

void
demarche_session_close (DemarcheSession *session, const char *uri)
{
  const DemarcheDocument *document = demarche_session_find (session, uri);

  if (document == NULL)
    return;
  note_due (session, document->path);
  demarche_rule_files_set_text (session->files, document->path, NULL);
  g_hash_table_remove (session->documents, uri);
}

const DemarcheDocument *
demarche_session_find (const DemarcheSession *session, const char *uri)
{
  return g_hash_table_lookup (session->documents, uri);
}

char *
demarche_session_make_uri (const DemarcheSession *session, const char *path)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, session->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const DemarcheDocument *document = value;
    if (g_str_equal (document->path, path))
      return g_strdup (document->uri);
  }
  return g_path_is_absolute (path) ? g_filename_to_uri (path, NULL, NULL) : NULL;
}

DemarcheSource *
demarche_session_read (const DemarcheSession *session, const char *path)
{
  g_autoptr (GBytes) bytes = demarche_rule_files_read (session->files, path, NULL);

  return bytes != NULL ? demarche_source_new (path, bytes) : NULL;
}

/* keys that only one kind of file has */
static const struct {
  const char *key;
  DemarcheJsonType type; /* of the value; END: any */
  DemarcheDocumentKind kind;
} marks[] = {
    {"speakers", DEMARCHE_JSON_ARRAY_START, DEMARCHE_DOCUMENT_SPEAKERS},
    {"delegations", DEMARCHE_JSON_ARRAY_START, DEMARCHE_DOCUMENT_SPEAKERS},
    {"groups", DEMARCHE_JSON_ARRAY_START, DEMARCHE_DOCUMENT_SPEAKERS},
    {"rules", DEMARCHE_JSON_STRING, DEMARCHE_DOCUMENT_REPORT},
    {"statements", DEMARCHE_JSON_END, DEMARCHE_DOCUMENT_REPORT},
    {"sections", DEMARCHE_JSON_END, DEMARCHE_DOCUMENT_REPORT},
    {"windows", DEMARCHE_JSON_END, DEMARCHE_DOCUMENT_REPORT},
    {"by", DEMARCHE_JSON_END, DEMARCHE_DOCUMENT_REPORT},
    {"format", DEMARCHE_JSON_NUMBER, DEMARCHE_DOCUMENT_RULES},
    {"rules", DEMARCHE_JSON_OBJECT_START, DEMARCHE_DOCUMENT_RULES},
    {"issues", DEMARCHE_JSON_ARRAY_START, DEMARCHE_DOCUMENT_RULES},
    {"lists", DEMARCHE_JSON_OBJECT_START, DEMARCHE_DOCUMENT_RULES},
    {"cues", DEMARCHE_JSON_ARRAY_START, DEMARCHE_DOCUMENT_RULES},
};

static DemarcheDocumentKind
get_mark (const char *key, DemarcheJsonType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].key, key) &&
        (marks[i].type == type || marks[i].type == DEMARCHE_JSON_END))
      return marks[i].kind;
  return DEMARCHE_DOCUMENT_OTHER;
}

/* the kind that its first keys tell; rules also have "format" alone. What breaks off before it
 * tells is taken for rules: they are what people write */
DemarcheDocumentKind
demarche_document_get_kind (DemarcheSource *source)
{
  gsize length = 0;
  g_autoptr (DemarcheJsonScanner) scanner = NULL;
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  DemarcheDocumentKind kind = DEMARCHE_DOCUMENT_OTHER;
  DemarcheJsonToken token;

  (void)demarche_source_get_text (source, &length);
  scanner = demarche_json_scanner_new (source, 0, length, &demarche_json_limits_default);
  if (!demarche_json_scanner_next (scanner, &token, &problem))
    return DEMARCHE_DOCUMENT_RULES;
  if (token.type != DEMARCHE_JSON_OBJECT_START)
    return DEMARCHE_DOCUMENT_OTHER;
  while (demarche_json_scanner_next (scanner, &token, &problem)) {
    g_autofree char *key = g_strdup (token.string);
    DemarcheDocumentKind mark;

    if (token.type != DEMARCHE_JSON_KEY)
      return kind;
    if (!demarche_json_scanner_next (scanner, &token, &problem))
      break;
    mark = get_mark (key, token.type);
    if (mark == DEMARCHE_DOCUMENT_REPORT || mark == DEMARCHE_DOCUMENT_SPEAKERS)
      return mark;
    if (mark == DEMARCHE_DOCUMENT_RULES)
      kind = mark;
    if (!demarche_json_scanner_skip (scanner, &problem))
      break;
  }
  return DEMARCHE_DOCUMENT_RULES;
}

static gboolean
are_all_rules (const DemarcheSession *session, const char *folder, GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
    g_autoptr (DemarcheSource) source = demarche_session_read (session, path);
    if (source == NULL || demarche_document_get_kind (source) != DEMARCHE_DOCUMENT_RULES)
      return FALSE;
  }
  return TRUE;
}

char *
demarche_session_find_root (const DemarcheSession *session, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GPtrArray) names = demarche_rule_files_list (session->files, folder, NULL);

  if (names != NULL && g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL) &&
      are_all_rules (session, folder, names))
    return g_steal_pointer (&folder);
  return g_strdup (path);
}
