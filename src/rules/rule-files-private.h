/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the loader asks of a place that rule files come from. */
#pragma once

#include "base/diagnostic.h"
#include "rules/rule-files.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_PATH_FILE,
  DEMARCHE_PATH_FOLDER,
  DEMARCHE_PATH_NOTHING,
  DEMARCHE_PATH_BROKEN_LINK,
  DEMARCHE_PATH_SPECIAL,   /* a device, a FIFO */
  DEMARCHE_PATH_LINK,      /* in a revision, where links are not followed */
  DEMARCHE_PATH_SUBMODULE, /* in a revision */
  DEMARCHE_PATH_OUTSIDE,   /* of the repository */
  DEMARCHE_N_PATH_KINDS
} DemarchePathKind;

/* paths are as the loader joined them: "rules/../context/en.json" */
typedef struct {
  DemarchePathKind (*get_kind) (DemarcheRuleFiles *files, const char *path);
  /* the same for each way to write the path of one file (transfer full) */
  char *(*identify) (DemarcheRuleFiles *files, const char *path);
  /* names in a folder, in any order */
  GPtrArray *(*list) (DemarcheRuleFiles *files, const char *path, GError **error);
  GBytes *(*read) (DemarcheRuleFiles *files, const char *path, GError **error);
  void (*free) (DemarcheRuleFiles *files);
} DemarcheRuleFilesClass;

/* the first member of each kind of it. @revision: (nullable): stands before relative paths in
 * messages, "HEAD:" */
struct _DemarcheRuleFiles {
  gatomicrefcount references;
  const DemarcheRuleFilesClass *klass;
  char *revision;
};

void demarche_rule_files_init (DemarcheRuleFiles *files, const DemarcheRuleFilesClass *klass);

DemarchePathKind demarche_rule_files_get_kind (DemarcheRuleFiles *files, const char *path);
char *demarche_rule_files_identify (DemarcheRuleFiles *files, const char *path) DEMARCHE_MUST_USE;
GBytes *demarche_rule_files_read (DemarcheRuleFiles *files, const char *path,
                                  GError **error) DEMARCHE_MUST_USE;
/* what messages call a path: "HEAD:rules/norms.json" */
char *demarche_rule_files_describe (DemarcheRuleFiles *files, const char *path) DEMARCHE_MUST_USE;

/* joins "a/b" and "../c" to "a/c"; symbolic links are not looked at */
char *demarche_path_simplify (const char *path) DEMARCHE_MUST_USE;

/**
 * demarche_rule_files_new_git:
 * @name: `REV:path`, the path as seen from the current folder or from the top of the repository
 * @root: (out): the path within the repository
 * @help: (out) (nullable): what would be accepted
 *
 * The files of a repository at a revision; those that it extends outside, such as shipped ones,
 * come from the file system.
 */
DemarcheRuleFiles *demarche_rule_files_new_git (const char *name, char **root, char **help,
                                                GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
