/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A loaded rule set. */
#include "rules/rule-set.h"

#include "rules/lint-private.h"
#include "rules/rule-contents.h"
#include "rules/rule-files-private.h"
#include "rules/rule-set-private.h"

#include "base/error.h"

struct _DemarcheRuleSet {
  GObject parent_instance;

  DemarcheRuleContents contents;
  DemarcheLanguage *no_tables; /* for languages without any */
  const char *title;           /* (nullable) (unowned) */
  guint n_phrases;
  char *files_hash;   /* (atomic): NULL until somebody asks for it */
  char *meaning_hash; /* (atomic): the same */
  char **languages;
  char **developed_on;
};

G_DEFINE_FINAL_TYPE (DemarcheRuleSet, demarche_rule_set, G_TYPE_OBJECT)

static void
demarche_rule_set_finalize (GObject *object)
{
  DemarcheRuleSet *rules = DEMARCHE_RULE_SET (object);
  DemarcheRuleContents *contents = &rules->contents;

  g_ptr_array_unref (contents->rules);
  g_ptr_array_unref (contents->disabled);
  g_ptr_array_unref (contents->cues);
  g_ptr_array_unref (contents->names);
  g_ptr_array_unref (contents->tests);
  g_ptr_array_unref (contents->about);
  g_hash_table_unref (contents->lists);
  g_hash_table_unref (contents->languages);
  g_array_unref (contents->replacements);
  demarche_codebook_unref (contents->codebook);
  g_clear_pointer (&contents->files, g_ptr_array_unref);
  g_free (contents->root);
  g_free (contents->folder);
  g_free (contents->revision);
  g_free (contents->data_dir);
  demarche_language_free (rules->no_tables);
  g_free (rules->files_hash);
  g_free (rules->meaning_hash);
  g_strfreev (rules->languages);
  g_strfreev (rules->developed_on);
  G_OBJECT_CLASS (demarche_rule_set_parent_class)->finalize (object);
}

static void
demarche_rule_set_class_init (DemarcheRuleSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = demarche_rule_set_finalize;
}

static void
clear_replacement (gpointer data)
{
  g_free (((DemarcheReplacement *)data)->message);
}

static void
demarche_rule_set_init (DemarcheRuleSet *rules)
{
  DemarcheRuleContents *contents = &rules->contents;

  contents->codebook = demarche_codebook_new ();
  contents->rules = g_ptr_array_new ();
  contents->disabled = g_ptr_array_new ();
  contents->cues = g_ptr_array_new ();
  contents->names = g_ptr_array_new ();
  contents->tests = g_ptr_array_new ();
  contents->about = g_ptr_array_new ();
  contents->lists = g_hash_table_new (g_str_hash, g_str_equal);
  contents->languages =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)demarche_language_free);
  contents->replacements = g_array_new (FALSE, FALSE, sizeof (DemarcheReplacement));
  g_array_set_clear_func (contents->replacements, clear_replacement);
  demarche_language_add_builtin (contents->languages);
  rules->no_tables = demarche_language_new (NULL);
}

/* a sorted copy, each string once; frees @strings */
static char **
make_strv (GHashTable *strings)
{
  g_autoptr (GPtrArray) sorted = demarche_sort_keys (strings);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < sorted->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (sorted, i));
  g_hash_table_unref (strings);
  return g_strv_builder_end (builder);
}

/* in which languages an issue has rules */
static void
note_languages (DemarcheRuleContents *contents)
{
  const char *language = NULL;
  int issue = -1;

  for (guint i = 0; i < contents->rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (contents->rules, i);
    int own = (int)demarche_codebook_get_position (contents->codebook, rule->position)->issue;
    if (own != issue || rule->language != language)
      demarche_codebook_add_language (contents->codebook, (guint)own, rule->language);
    issue = own;
    language = rule->language;
  }
}

/* what the getters say of the files as a whole */
static void
summarise (DemarcheRuleSet *rules)
{
  GHashTable *languages = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *developed_on = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rules->contents.files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (rules->contents.files, i);
    if (file->is_root && rules->title == NULL)
      rules->title = file->title;
    if (file->phrases->len > 0 && file->language.text != NULL)
      g_hash_table_add (languages, file->language.text);
    rules->n_phrases += file->phrases->len;
    for (guint j = 0; j < file->developed_on->len; j++)
      g_hash_table_add (developed_on, g_ptr_array_index (file->developed_on, j));
  }
  note_languages (&rules->contents);
  rules->languages = make_strv (languages);
  rules->developed_on = make_strv (developed_on);
}

/* what is wrong between the files can be told only when all could be read */
static gboolean
is_broken (const DemarcheRuleContents *contents)
{
  for (guint i = 0; i < contents->files->len; i++)
    if (((DemarcheRuleFile *)g_ptr_array_index (contents->files, i))->is_broken)
      return TRUE;
  return FALSE;
}

static DemarcheRuleSet *
set_load_error (GError **error, guint n_errors)
{
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX, "rules do not load: %u %s", n_errors,
               n_errors == 1 ? "error" : "errors");
  return NULL;
}

static void
report_no_rules (DemarcheRuleFiles *files, const char *path, DemarcheDiagnostics *diagnostics)
{
  g_autofree char *shown = demarche_rule_files_describe (files, path);

  demarche_diagnostics_take (
      diagnostics, demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, shown, "no rules",
                                                     "add \"rules\" to one of its files"));
}

/* remembers where the rule set is */
static void
set_root (DemarcheRuleContents *contents, DemarcheRuleFiles *files, const char *path,
          const char *data_dir)
{
  gboolean is_folder = FALSE;

  contents->root = demarche_rule_root_find (files, path, data_dir);
  contents->revision = g_strdup (files->revision);
  contents->data_dir = g_strdup (data_dir);
  is_folder = demarche_rule_files_get_kind (files, contents->root) == DEMARCHE_PATH_FOLDER;

  g_autofree char *simple = demarche_path_simplify (contents->root);
  g_autofree char *folder = is_folder ? g_strdup (simple) : g_path_get_dirname (simple);
  contents->folder = g_str_equal (folder, ".") ? g_strdup ("") : g_strconcat (folder, "/", NULL);
}

DemarcheRuleSet *
demarche_rule_set_new_empty (void)
{
  DemarcheRuleSet *rules = g_object_new (DEMARCHE_TYPE_RULE_SET, NULL);

  rules->contents.files = g_ptr_array_new ();
  summarise (rules);
  return rules;
}

DemarcheRuleSet *
demarche_rule_set_load_from (DemarcheRuleFiles *files, const char *path, const char *data_dir,
                             DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (DemarcheRuleSet) rules = NULL;
  guint before = 0;
  guint n_errors = 0;

  g_return_val_if_fail (files != NULL && path != NULL && diagnostics != NULL, NULL);
  before = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR);
  rules = g_object_new (DEMARCHE_TYPE_RULE_SET, NULL);
  set_root (&rules->contents, files, path, data_dir);
  rules->contents.files =
      demarche_rule_root_load (files, rules->contents.root, data_dir, diagnostics);
  if (!is_broken (&rules->contents)) {
    demarche_rule_contents_merge (&rules->contents, diagnostics);
    demarche_rule_contents_check (&rules->contents, diagnostics);
    demarche_lint_at_load (&rules->contents, diagnostics);
  }
  n_errors = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) - before;
  if (n_errors == 0 && rules->contents.rules->len == 0) {
    report_no_rules (files, path, diagnostics);
    n_errors++;
  }
  if (n_errors > 0)
    return set_load_error (error, n_errors);
  summarise (rules);
  return g_steal_pointer (&rules);
}

/* where @path is to be found, after reporting NULL */
static DemarcheRuleFiles *
find_files (const char *path, const char *data_dir, char **root, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (DemarcheRuleFiles) disk = demarche_rule_files_new_disk ();
  g_autofree char *help = NULL;
  g_autoptr (GError) error = NULL;
  DemarcheRuleFiles *files = NULL;

  *root = demarche_rule_root_find (disk, path, data_dir);
  if (!demarche_rule_files_is_git_name (path) ||
      demarche_rule_files_get_kind (disk, *root) != DEMARCHE_PATH_NOTHING)
    return g_steal_pointer (&disk);
  g_clear_pointer (root, g_free);
  files = demarche_rule_files_new_git (path, root, &help, &error);
  if (files == NULL)
    demarche_diagnostics_take (
        diagnostics,
        demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, path, error->message, help));
  return files;
}

DemarcheRuleSet *
demarche_rule_set_load (const char *path, const char *data_dir, DemarcheDiagnostics *diagnostics,
                        GError **error)
{
  g_autoptr (DemarcheRuleFiles) files = NULL;
  g_autofree char *root = NULL;

  g_return_val_if_fail (path != NULL && diagnostics != NULL, NULL);
  files = find_files (path, data_dir, &root, diagnostics);
  if (files == NULL)
    return set_load_error (error, 1);
  return demarche_rule_set_load_from (files, root, data_dir, diagnostics, error);
}

char *
demarche_rule_set_get_path (DemarcheRuleSet *rules)
{
  const DemarcheRuleContents *contents = &rules->contents;

  if (contents->revision != NULL || g_str_equal (contents->root, "-"))
    return NULL;
  return g_canonicalize_filename (contents->root, NULL);
}

DemarcheCodebook *
demarche_rule_set_get_codebook (DemarcheRuleSet *rules)
{
  return rules->contents.codebook;
}

const char *
demarche_rule_set_get_title (DemarcheRuleSet *rules)
{
  return rules->title;
}

const char *
demarche_rule_set_get_files_hash (DemarcheRuleSet *rules)
{
  if (g_once_init_enter (&rules->files_hash))
    g_once_init_leave (&rules->files_hash, demarche_rule_contents_hash_files (&rules->contents));
  return rules->files_hash;
}

const char *
demarche_rule_set_get_meaning_hash (DemarcheRuleSet *rules)
{
  if (g_once_init_enter (&rules->meaning_hash))
    g_once_init_leave (&rules->meaning_hash,
                       demarche_rule_contents_hash_meaning (&rules->contents));
  return rules->meaning_hash;
}

guint
demarche_rule_set_get_n_files (DemarcheRuleSet *rules)
{
  return rules->contents.files->len;
}

guint
demarche_rule_set_get_n_rules (DemarcheRuleSet *rules)
{
  return rules->contents.rules->len;
}

guint
demarche_rule_set_get_n_phrases (DemarcheRuleSet *rules)
{
  return rules->n_phrases;
}

const char *
demarche_rule_set_get_language (DemarcheRuleSet *rules)
{
  return g_strv_length (rules->languages) == 1 ? rules->languages[0] : NULL;
}

const char *const *
demarche_rule_set_get_developed_on (DemarcheRuleSet *rules)
{
  return (const char *const *)rules->developed_on;
}

const DemarcheRuleContents *
demarche_rule_set_get_contents (DemarcheRuleSet *rules)
{
  return &rules->contents;
}

GPtrArray *
demarche_rule_set_get_rules (DemarcheRuleSet *rules)
{
  return rules->contents.rules;
}

GPtrArray *
demarche_rule_set_get_disabled (DemarcheRuleSet *rules)
{
  return rules->contents.disabled;
}

GPtrArray *
demarche_rule_set_get_cues (DemarcheRuleSet *rules)
{
  return rules->contents.cues;
}

GPtrArray *
demarche_rule_set_get_names (DemarcheRuleSet *rules)
{
  return rules->contents.names;
}

GPtrArray *
demarche_rule_set_get_tests (DemarcheRuleSet *rules)
{
  return rules->contents.tests;
}

GPtrArray *
demarche_rule_set_get_list (DemarcheRuleSet *rules, const char *name)
{
  const DemarcheFileList *list = g_hash_table_lookup (rules->contents.lists, name);

  return list != NULL ? list->phrases : NULL;
}

GPtrArray *
demarche_rule_set_get_about (DemarcheRuleSet *rules, guint issue)
{
  return g_ptr_array_index (rules->contents.about, issue);
}

const DemarcheLanguage *
demarche_rule_set_get_language_tables (DemarcheRuleSet *rules, const char *language)
{
  const DemarcheLanguage *tables =
      language != NULL ? g_hash_table_lookup (rules->contents.languages, language) : NULL;

  return tables != NULL ? tables : rules->no_tables;
}

const char *const *
demarche_rule_set_get_languages (DemarcheRuleSet *rules)
{
  return (const char *const *)rules->languages;
}
