/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the texts of rule files come from. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_RULE_FILES (demarche_rule_files_get_type ())

/**
 * DemarcheRuleFiles:
 *
 * A place that rule files are read from: the file system, a revision in git, texts in memory, or
 * texts in memory over one of the others. Reference counted; not thread safe while texts are set.
 *
 * |[<!-- language="C" -->
 * g_autoptr (DemarcheRuleFiles) disk = demarche_rule_files_new_disk ();
 * g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (disk);
 * demarche_rule_files_set_text (files, "rules/norms.json", unsaved);
 * rules = demarche_rule_set_load_from (files, "rules", NULL, diagnostics, &error);
 * ]|
 */
typedef struct _DemarcheRuleFiles DemarcheRuleFiles;

DEMARCHE_API GType demarche_rule_files_get_type (void);
DEMARCHE_API DemarcheRuleFiles *demarche_rule_files_ref (DemarcheRuleFiles *files);
DEMARCHE_API void demarche_rule_files_unref (DemarcheRuleFiles *files);

DEMARCHE_API DemarcheRuleFiles *demarche_rule_files_new_disk (void) DEMARCHE_MUST_USE;

/* @below: (nullable): asked for what is not in memory; %NULL: there is nothing else */
DEMARCHE_API DemarcheRuleFiles *demarche_rule_files_new_memory (DemarcheRuleFiles *below)
    DEMARCHE_MUST_USE;
/* sets the text of a file in memory, be there one below or not; %NULL forgets it. A relative path
 * means the same as for the file system */
DEMARCHE_API void demarche_rule_files_set_text (DemarcheRuleFiles *files, const char *path,
                                                GBytes *text);

/* (element-type utf8): names of a folder's own rule files by byte order, hidden ones left out */
DEMARCHE_API GPtrArray *demarche_rule_files_list (DemarcheRuleFiles *files, const char *path,
                                                  GError **error) DEMARCHE_MUST_USE;

/* whether a path is written `REV:path`; demarche_rule_set_load() takes it for that only where there
 * is no such file */
DEMARCHE_API gboolean demarche_rule_files_is_git_name (const char *path);

/* files that remember what was asked of @below */
DEMARCHE_API DemarcheRuleFiles *demarche_rule_files_new_record (DemarcheRuleFiles *below)
    DEMARCHE_MUST_USE;
/* (element-type filename) (transfer full): absolute paths of files and folders that were asked
 * for, of one made by demarche_rule_files_new_record(); some do not exist */
DEMARCHE_API GPtrArray *demarche_rule_files_get_asked (DemarcheRuleFiles *files) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheRuleFiles, demarche_rule_files_unref)

G_END_DECLS
