/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a language server knows between two messages, for its parts. */
#pragma once

#include "base/json-tree.h"
#include "editor/position.h"
#include "ingest/ingest.h"
#include "rules/rule-files.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_DOCUMENT_RULES,
  DEMARCHE_DOCUMENT_REPORT,
  DEMARCHE_DOCUMENT_SPEAKERS,
  DEMARCHE_DOCUMENT_OTHER, /* JSON of somebody else */
} DemarcheDocumentKind;

/* an open file. @source: its text as the editor shows it; named by its path */
typedef struct {
  char *uri;
  char *path;
  DemarcheSource *source;
} DemarcheDocument;

/**
 * DemarcheSession:
 * @data_dir: (nullable): where shipped rules are
 * @folder: (nullable): the client's, which paths of statements are relative to
 * @statement_paths: (nullable) NULL-terminated: what hits are looked for in
 * @ingest, @statements: (nullable) (element-type DemarcheStatement): once they were read
 * @documents: (element-type utf8 DemarcheDocument): open files by URI
 * @files: open files over the file system
 * @published: (element-type utf8 utf8): paths that the client was told findings about, and the
 *   root that they belong to
 * @due: set of roots that are to be looked at
 */
typedef struct {
  char *data_dir;
  char *folder;
  char **statement_paths;
  DemarcheIngest *ingest;
  GPtrArray *statements;
  DemarchePositionEncoding encoding;
  GHashTable *documents;
  DemarcheRuleFiles *files;
  GHashTable *published;
  GHashTable *due;
} DemarcheSession;

void demarche_session_init (DemarcheSession *session, const char *data_dir);
void demarche_session_clear (DemarcheSession *session);

/* ---- documents.c ---- */

/* opens a file or gives it another text; a URI that is no path of a file is not kept */
void demarche_session_set_text (DemarcheSession *session, const char *uri, const char *text);
void demarche_session_close (DemarcheSession *session, const char *uri);
/* NULL when it is not open */
const DemarcheDocument *demarche_session_find (const DemarcheSession *session, const char *uri);
/* the URI that the client uses for a path, or one made of it */
char *demarche_session_make_uri (const DemarcheSession *session,
                                 const char *path) DEMARCHE_MUST_USE;
/* the text of a file, open or not; NULL when it cannot be read */
DemarcheSource *demarche_session_read (const DemarcheSession *session,
                                       const char *path) DEMARCHE_MUST_USE;
DemarcheDocumentKind demarche_document_get_kind (DemarcheSource *source);
/* the folder whose rules are read together with a file, or the file itself */
char *demarche_session_find_root (const DemarcheSession *session,
                                  const char *path) DEMARCHE_MUST_USE;

/* ---- findings.c ---- */

/* looks at what is due and appends the notifications (element-type utf8) */
void demarche_session_publish (DemarcheSession *session, GPtrArray *messages);

/* ---- hover.c, definition.c ---- */

/* appends the result of a request, "null" when there is nothing to say */
void demarche_session_append_hover (DemarcheSession *session, GString *out,
                                    const DemarcheDocument *document, gsize offset);
void demarche_session_append_definition (const DemarcheSession *session, GString *out,
                                         const DemarcheDocument *document, gsize offset);

G_END_DECLS
