/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says when a file of a rule set was saved, however the editor does it. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DemarcheWatchFiles DemarcheWatchFiles;

typedef void (*DemarcheWatchFilesFunc) (gpointer data);

/* @changed: called from the main loop a moment after the last of several changes */
DemarcheWatchFiles *demarche_watch_files_new (DemarcheWatchFilesFunc changed, gpointer data);
void demarche_watch_files_free (DemarcheWatchFiles *files);

/* (element-type filename): absolute paths of files and folders, there or not. A change counts when
 * it is in one of them or in what leads to one. FALSE when nothing can be watched */
gboolean demarche_watch_files_set_paths (DemarcheWatchFiles *files, GPtrArray *paths,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheWatchFiles, demarche_watch_files_free)

G_END_DECLS
