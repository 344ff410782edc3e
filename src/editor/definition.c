/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the thing under the pointer is defined. */
#include "editor/session.h"

#include "base/json-out.h"
#include "editor/cursor.h"
#include "editor/lookup.h"
#include "rules/rule-files-private.h"

static void
append_location (const DemarcheSession *session, GString *out, DemarcheSource *source, gsize start,
                 gsize end)
{
  g_autofree char *uri = demarche_session_make_uri (session, demarche_source_get_name (source));

  if (uri == NULL)
    return;
  g_string_append_c (out, '{');
  demarche_json_out_string (out, "uri", uri);
  demarche_position_append_range (out, source, start, end, session->encoding);
  g_string_append_c (out, '}');
}

static void
append_place (const DemarcheSession *session, GString *out, const DemarcheFileName *name)
{
  append_location (session, out, name->place.source, name->place.start, name->place.end);
}

/* another file, beside this one or shipped */
static void
append_path (const DemarcheSession *session, GString *out, const DemarcheDocument *document,
             const char *text)
{
  g_autofree char *folder = g_path_get_dirname (document->path);
  g_autofree char *beside = g_build_filename (folder, text, NULL);
  g_autofree char *path = demarche_path_simplify (beside);
  g_autoptr (DemarcheSource) source = demarche_session_read (session, path);

  if (source == NULL && session->data_dir != NULL) {
    g_autofree char *shipped = g_build_filename (session->data_dir, "rules", text, NULL);
    source = demarche_session_read (session, shipped);
  }
  if (source != NULL)
    append_location (session, out, source, 0, 0);
}

static void
append_named (const DemarcheSession *session, GString *out, const DemarcheDocument *document,
              const DemarcheCursor *cursor)
{
  g_autoptr (GPtrArray) files = demarche_lookup_load_files (session, document->path);

  if (cursor->kind == DEMARCHE_CURSOR_LIST) {
    const DemarcheFileList *list = demarche_lookup_list (files, cursor->text);
    if (list != NULL)
      append_place (session, out, &list->name);
  } else {
    const DemarcheFilePosition *position = demarche_lookup_position (files, cursor->text);
    if (position != NULL)
      append_place (session, out, &position->id);
  }
}

void
demarche_session_append_definition (const DemarcheSession *session, GString *out,
                                    const DemarcheDocument *document, gsize offset)
{
  g_auto (DemarcheCursor) cursor = {0};
  gsize before = out->len;

  if (demarche_document_get_kind (document->source) == DEMARCHE_DOCUMENT_RULES)
    demarche_cursor_init (&cursor, document->source, offset);
  if (cursor.kind == DEMARCHE_CURSOR_PATH)
    append_path (session, out, document, cursor.text);
  else if (cursor.kind == DEMARCHE_CURSOR_LIST || cursor.kind == DEMARCHE_CURSOR_CODE)
    append_named (session, out, document, &cursor);
  if (out->len == before)
    g_string_append (out, "null");
}
