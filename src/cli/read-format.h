/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How `read` shows a statement: as text, as JSON, as the row of a manifest. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

void demarche_read_append_text (GString *out, DemarcheStatement *statement, gboolean first);
/* one element of the list of statements */
void demarche_read_append_json (GString *out, DemarcheStatement *statement, gboolean first);

typedef struct _DemarcheManifestWriter DemarcheManifestWriter;

DemarcheManifestWriter *demarche_manifest_writer_new (void) DEMARCHE_MUST_USE;
void demarche_manifest_writer_add (DemarcheManifestWriter *writer, DemarcheStatement *statement);
/* the whole table: statements in the order in which they were added, then who was present */
void demarche_manifest_writer_append (GString *out, DemarcheManifestWriter *writer,
                                      DemarcheIngest *ingest);
void demarche_manifest_writer_free (DemarcheManifestWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheManifestWriter, demarche_manifest_writer_free)

/* who takes the floor and how often, a line each; nothing where there are no turns */
void demarche_read_append_turns (GString *out, DemarcheStatement *statement);

G_END_DECLS
