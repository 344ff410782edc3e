/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule files of a git revision. */
#include "rules/rule-files-private.h"

#include "base/text.h"
#include "rules/git.h"

#include "base/limits.h"

#include <string.h>

#define MAX_PLACES_SHOWN 10

/* a path of the tree, as `git ls-tree` says it */
typedef struct {
  DemarchePathKind kind;
  char *hash;
} TreeEntry;

/* what is named relative is in the tree, what is absolute is on the disk */
typedef struct {
  DemarcheRuleFiles parent;
  DemarcheRuleFiles *disk;
  char *folder;     /* within the repository, for git */
  GHashTable *tree; /* (element-type utf8 TreeEntry): by path from the top */
} GitFiles;

/* "REV:path" taken apart */
typedef struct {
  char *revision;
  char *path;
} GitName;

static void
tree_entry_free (TreeEntry *entry)
{
  g_free (entry->hash);
  g_free (entry);
}

/* the colon behind the revision, which may hold others in braces: "HEAD@{2025-03-04 12:00}" */
static const char *
find_colon (const char *name)
{
  guint depth = 0;

  for (const char *place = name; *place != '\0'; place++) {
    if (*place == '{')
      depth++;
    else if (*place == '}' && depth > 0)
      depth--;
    else if (*place == ':' && depth == 0)
      return place;
  }
  return NULL;
}

gboolean
demarche_rule_files_is_git_name (const char *path)
{
  const char *colon = find_colon (path);

  /* no revision begins so; what does is an option, a path or hidden */
  return colon != NULL && colon != path && strchr ("-/.", *path) == NULL;
}

static void
git_name_clear (GitName *name)
{
  g_free (name->revision);
  g_free (name->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GitName, git_name_clear)

static const TreeEntry *
find_entry (DemarcheRuleFiles *files, const char *path)
{
  g_autofree char *simple = demarche_path_simplify (path);

  return g_hash_table_lookup (((GitFiles *)files)->tree, simple);
}

static DemarchePathKind
get_kind (DemarcheRuleFiles *files, const char *path)
{
  const TreeEntry *entry = NULL;
  g_autofree char *simple = demarche_path_simplify (path);

  if (g_path_is_absolute (path))
    return demarche_rule_files_get_kind (((GitFiles *)files)->disk, path);
  if (g_str_equal (simple, "..") || g_str_has_prefix (simple, "../"))
    return DEMARCHE_PATH_OUTSIDE;
  entry = find_entry (files, simple);
  return entry != NULL ? entry->kind : DEMARCHE_PATH_NOTHING;
}

static char *
identify (DemarcheRuleFiles *files, const char *path)
{
  return g_path_is_absolute (path) ? demarche_rule_files_identify (((GitFiles *)files)->disk, path)
                                   : demarche_path_simplify (path);
}

static GPtrArray *
list (DemarcheRuleFiles *files, const char *path, GError **error)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = demarche_path_simplify (path);
  GHashTableIter iter;
  gpointer entry = NULL;

  g_hash_table_iter_init (&iter, ((GitFiles *)files)->tree);
  while (g_hash_table_iter_next (&iter, &entry, NULL)) {
    g_autofree char *parent = g_path_get_dirname (entry);
    if (g_str_equal (parent, folder) && !g_str_equal (entry, "."))
      g_ptr_array_add (names, g_path_get_basename (entry));
  }
  return names;
}

static GBytes *
read_blob (DemarcheRuleFiles *files, const char *path, GError **error)
{
  GitFiles *git = (GitFiles *)files;
  const TreeEntry *entry = NULL;

  if (g_path_is_absolute (path))
    return demarche_rule_files_read (git->disk, path, error);
  entry = find_entry (files, path);
  if (entry == NULL || entry->kind != DEMARCHE_PATH_FILE) {
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, "there is no such file");
    return NULL;
  }
  const char *const arguments[] = {"cat-file", "blob", entry->hash, NULL};
  return demarche_git_run (git->folder, DEMARCHE_LIMIT_RULE_FILE_BYTES, arguments, error);
}

static void
free_git (DemarcheRuleFiles *files)
{
  GitFiles *git = (GitFiles *)files;

  demarche_rule_files_unref (git->disk);
  g_hash_table_unref (git->tree);
  g_free (git->folder);
  g_free (git);
}

static const DemarcheRuleFilesClass git_class = {
    get_kind, identify, list, read_blob, free_git,
};

/* ---- opening a revision ---- */

/* the first words of what git answers, without the line end */
static char *
ask (const char *folder, const char *const *arguments, GError **error)
{
  g_autoptr (GBytes) answer = demarche_git_run (folder, 64u << 10, arguments, error);
  gsize length = 0;
  const char *text = answer != NULL ? g_bytes_get_data (answer, &length) : NULL;

  if (answer == NULL)
    return NULL;
  return g_strndup (text, length > 0 && text[length - 1] == '\n' ? length - 1 : length);
}

static DemarchePathKind
classify_mode (const char *mode)
{
  if (g_str_has_prefix (mode, "04"))
    return DEMARCHE_PATH_FOLDER;
  if (g_str_has_prefix (mode, "12"))
    return DEMARCHE_PATH_LINK;
  return g_str_has_prefix (mode, "16") ? DEMARCHE_PATH_SUBMODULE : DEMARCHE_PATH_FILE;
}

/* "100644 blob HASH\tpath" */
static void
add_entry (GHashTable *tree, const char *line)
{
  const char *tab = strchr (line, '\t');
  g_auto (GStrv) fields = tab != NULL ? g_strsplit (line, " ", 3) : NULL;
  TreeEntry *entry = NULL;

  if (tab == NULL || g_strv_length (fields) < 3)
    return;
  entry = g_new0 (TreeEntry, 1);
  entry->kind = classify_mode (fields[0]);
  entry->hash = g_strndup (fields[2], strcspn (fields[2], "\t"));
  g_hash_table_replace (tree, g_strdup (tab + 1), entry);
}

static GHashTable *
read_tree (const char *folder, const char *hash, GError **error)
{
  const char *const arguments[] = {"ls-tree", "-r", "-t", "-z", "--full-tree", hash, NULL};
  g_autoptr (GBytes) answer =
      demarche_git_run (folder, DEMARCHE_LIMIT_GIT_TREE_BYTES, arguments, error);
  GHashTable *tree = NULL;
  gsize length = 0;
  const char *line = answer != NULL ? g_bytes_get_data (answer, &length) : NULL;
  const char *end = line != NULL ? line + length : NULL;

  if (answer == NULL)
    return NULL;
  tree = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)tree_entry_free);
  add_entry (tree, "040000 tree -\t.");
  for (; line < end && memchr (line, '\0', (gsize)(end - line)) != NULL; line += strlen (line) + 1)
    add_entry (tree, line);
  return tree;
}

/* the nearest folder above a path that exists, and what of the path is below it */
static char *
find_folder (const char *path, char **rest)
{
  g_autofree char *folder = g_canonicalize_filename (path, NULL);
  g_autofree char *whole = g_strdup (folder);

  while (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    char *parent = g_path_get_dirname (folder);
    g_free (folder);
    folder = parent;
  }
  const char *below = whole + strlen (folder);
  *rest = g_strdup (*below == '/' ? below + 1 : below);
  return g_steal_pointer (&folder);
}

/* the commit's tree, or NULL */
static char *
find_tree (const char *folder, const char *revision, char **help, GError **error)
{
  g_autofree char *tree = g_strconcat (revision, "^{tree}", NULL);
  const char *const arguments[] = {"rev-parse",        "--verify", "--quiet",
                                   "--end-of-options", tree,       NULL};
  char *hash = ask (folder, arguments, NULL);

  if (hash != NULL)
    return hash;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
               "there is no such file, and git knows no revision '%s' here", revision);
  *help = g_strdup (g_str_equal (revision, "HEAD")
                        ? "nothing is committed yet"
                        : "a revision is a commit, branch or tag, such as HEAD, HEAD~1 or v1.0");
  return NULL;
}

/* where the folder is within its repository, "" at the top; NULL when it is in none */
static char *
find_prefix (const char *folder, char **help, GError **error)
{
  static const char *const arguments[] = {"rev-parse", "--show-prefix", NULL};
  g_autoptr (GError) problem = NULL;
  char *prefix = ask (folder, arguments, &problem);

  if (prefix != NULL)
    return prefix;
  if (strstr (problem->message, DEMARCHE_GIT_NO_REPOSITORY) == NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
               "there is no such file, and '%s' is not in a git repository", folder);
  *help = g_strdup ("REV:path reads rules as they are in a git revision, such as HEAD:rules");
  return NULL;
}

/* what may be meant: folders of the revision that hold rule files, and such files at the top;
 * sorted, NULL-terminated */
static GPtrArray *
list_places (GitFiles *git)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer path = NULL;

  g_hash_table_iter_init (&iter, git->tree);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (g_str_has_suffix (path, ".json"))
      g_hash_table_add (places,
                        strchr (path, '/') != NULL ? g_path_get_dirname (path) : g_strdup (path));
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, &path, NULL)) {
    g_ptr_array_add (sorted, path);
    g_hash_table_iter_steal (&iter);
  }
  g_ptr_array_sort (sorted, demarche_compare_strings);
  g_ptr_array_add (sorted, NULL);
  return sorted;
}

static void
set_not_there (GitFiles *git, const GitName *name, char **help, GError **error)
{
  g_autoptr (GPtrArray) places = list_places (git);
  const char *nearest = demarche_nearest_name (name->path, (const char *const *)places->pdata);

  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, "'%s' is not in revision '%s'",
               name->path, name->revision);
  if (g_file_test (name->path, G_FILE_TEST_EXISTS))
    *help = g_strdup ("it is on the disk, but was not committed at that revision");
  else if (nearest != NULL)
    *help = g_strdup_printf ("did you mean '%s:%s'?", name->revision, nearest);
  else if (places->len > 1) {
    g_ptr_array_set_size (places, (int)MIN (places->len, MAX_PLACES_SHOWN));
    g_ptr_array_index (places, places->len - 1) = NULL;
    g_autofree char *list = g_strjoinv (", ", (char **)places->pdata);
    *help = g_strdup_printf ("rule files there: %s", list);
  } else {
    *help = g_strdup ("no file *.json is in it");
  }
}

/* the path within the repository: as seen (and linked) from the current folder, as all paths are;
 * else from the top, as git takes it */
static char *
find_root (GitFiles *git, const GitName *name, const char *prefix, const char *rest)
{
  g_autofree char *joined = g_build_filename (prefix, rest, NULL);
  g_autofree char *seen = demarche_path_simplify (joined);
  g_autofree char *top = demarche_path_simplify (name->path);

  if (!g_path_is_absolute (top) && find_entry (&git->parent, seen) == NULL &&
      find_entry (&git->parent, top) != NULL)
    return g_steal_pointer (&top);
  return find_entry (&git->parent, seen) != NULL ? g_steal_pointer (&seen) : NULL;
}

static GitFiles *
new_files (const char *folder, const char *revision, GHashTable *tree)
{
  GitFiles *git = g_new0 (GitFiles, 1);

  demarche_rule_files_init (&git->parent, &git_class);
  git->parent.revision = g_strconcat (revision, ":", NULL);
  git->disk = demarche_rule_files_new_disk ();
  git->folder = g_strdup (folder);
  git->tree = tree;
  return git;
}

DemarcheRuleFiles *
demarche_rule_files_new_git (const char *text, char **root, char **help, GError **error)
{
  const char *colon = find_colon (text);
  g_auto (GitName) name = {g_strndup (text, (gsize)(colon - text)), g_strdup (colon + 1)};
  g_autofree char *rest = NULL;
  g_autofree char *folder = find_folder (name.path, &rest);
  g_autofree char *prefix = find_prefix (folder, help, error);
  g_autofree char *hash = prefix != NULL ? find_tree (folder, name.revision, help, error) : NULL;
  GHashTable *tree = hash != NULL ? read_tree (folder, hash, error) : NULL;

  if (tree == NULL)
    return NULL;
  GitFiles *git = new_files (folder, name.revision, tree);
  *root = find_root (git, &name, prefix, rest);
  if (*root != NULL)
    return &git->parent;
  set_not_there (git, &name, help, error);
  demarche_rule_files_unref (&git->parent);
  return NULL;
}
