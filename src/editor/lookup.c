/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds lists and positions in the files of a rule set. */
#include "editor/lookup.h"

#include "rules/rule-contents.h"

GPtrArray *
demarche_lookup_load_files (const DemarcheSession *session, const char *path)
{
  g_autofree char *root = demarche_session_find_root (session, path);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  return demarche_rule_root_load (session->files, root, session->data_dir, diagnostics);
}

const DemarcheFileList *
demarche_lookup_list (GPtrArray *files, const char *name)
{
  const DemarcheFileList *found = NULL;

  for (guint i = 0; i < files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (files, i);
    for (guint j = 0; j < file->lists->len; j++) {
      const DemarcheFileList *list = g_ptr_array_index (file->lists, j);
      if (g_str_equal (list->name.text, name))
        found = list;
    }
  }
  return found;
}

static const DemarcheFilePosition *
find_in_issue (const DemarcheFileIssue *issue, const char *code)
{
  for (guint i = 0; issue->positions != NULL && i < issue->positions->len; i++) {
    const DemarcheFilePosition *position = g_ptr_array_index (issue->positions, i);
    g_autofree char *own = g_strdup_printf ("%s.%s", issue->id.text, position->id.text);
    if (position->id.text != NULL && issue->id.text != NULL && g_str_equal (own, code))
      return position;
  }
  return NULL;
}

const DemarcheFilePosition *
demarche_lookup_position (GPtrArray *files, const char *code)
{
  const DemarcheFilePosition *found = NULL;

  for (guint i = 0; i < files->len && found == NULL; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (files, i);
    for (guint j = 0; j < file->issues->len && found == NULL; j++)
      found = find_in_issue (g_ptr_array_index (file->issues, j), code);
  }
  return found;
}
