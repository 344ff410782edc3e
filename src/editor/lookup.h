/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds lists and positions in the files of a rule set, whether it loads or not. */
#pragma once

#include "editor/session.h"
#include "rules/rule-file.h"

G_BEGIN_DECLS

/* (element-type DemarcheRuleFile): of the rule set that the file at @path belongs to */
GPtrArray *demarche_lookup_load_files (const DemarcheSession *session,
                                       const char *path) DEMARCHE_MUST_USE;
/* borrowed from @files; NULL when there is none. The last list of a name counts */
const DemarcheFileList *demarche_lookup_list (GPtrArray *files, const char *name);
const DemarcheFilePosition *demarche_lookup_position (GPtrArray *files, const char *code);

G_END_DECLS
