/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which arguments of `diff` are rule sets. */
#include "config.h"

#include "cli/diff-arguments.h"

#include <string.h>

/* whether the key is in the text, and what stands behind its colon begins with @value */
static gboolean
has_key (const char *text, const char *key, char value)
{
  for (const char *place = strstr (text, key); place != NULL; place = strstr (place, key)) {
    place += strlen (key);
    place += strspn (place, " \t\r\n");
    if (*place != ':')
      continue;
    place++;
    place += strspn (place, " \t\r\n");
    if (*place == value)
      return TRUE;
  }
  return FALSE;
}

/* by its keys, not by parsing it: one with a mistake in it is a rule file too, and the files that
 * stand beside statements (speakers.json, report definitions) are none */
static gboolean
is_rule_file (const char *path)
{
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, NULL);
  gsize length = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  g_autofree char *text = g_strndup (data != NULL ? data : "", length);

  return has_key (text, "\"rules\"", '{') || has_key (text, "\"positions\"", '[') ||
         has_key (text, "\"cues\"", '[') || has_key (text, "\"lists\"", '{') ||
         has_key (text, "\"extends\"", '[');
}

static gboolean
has_rule_file (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    if (*name != '.' && g_str_has_suffix (name, ".json") &&
        g_file_test (file, G_FILE_TEST_IS_REGULAR) && is_rule_file (file))
      return TRUE;
  }
  return FALSE;
}

gboolean
demarche_diff_is_rule_set (const char *path, const char *data_dir)
{
  g_autofree char *shipped = g_build_filename (data_dir, "rules", path, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return has_rule_file (path);
  if (g_str_has_suffix (path, ".json"))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;
  return demarche_rule_files_is_git_name (path) || g_file_test (shipped, G_FILE_TEST_EXISTS);
}
