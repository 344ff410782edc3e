/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a failed test was nearest to, and what its author may do next. */
#include "config.h"

#include "cli/check-format.h"

#include <string.h>

static void
append_line (GString *out, const char *text)
{
  g_string_append (out, "      ");
  demarche_escape_terminal (out, text, -1);
  g_string_append_c (out, '\n');
}

/* a word of a command line, in quotes where a shell needs them */
static void
append_word (GString *line, const char *word)
{
  g_autofree char *quoted = g_shell_quote (word);
  gboolean is_plain = *word != '\0';

  for (const char *at = word; *at != '\0'; at++)
    is_plain = is_plain && (g_ascii_isalnum (*at) || strchr ("/._-:+@%=,", *at) != NULL);
  g_string_append (line, is_plain ? word : quoted);
}

/* the test's place as `explain --test` takes it: below the folder of the rules its name will do */
static char *
make_place (const DemarcheTestResult *result, const char *path)
{
  g_autofree char *folder =
      g_str_has_suffix (path, "/") ? g_strdup (path) : g_strconcat (path, "/", NULL);
  const char *file =
      g_str_has_prefix (result->file, folder) ? result->file + strlen (folder) : result->file;

  return g_strdup_printf ("%s:%u", file, result->line);
}

static void
append_nearest (GString *out, const DemarcheTestResult *result)
{
  const DemarcheTestNearest *nearest = result->nearest;
  g_autoptr (GString) line = g_string_new (nearest->is_cue ? "nearest cue: " : "nearest rule: ");
  gboolean is_own = g_strcmp0 (nearest->id, result->subject) == 0;

  if (nearest->shown == NULL || (!nearest->is_cue && !is_own))
    g_string_append_printf (line, "%s%s", nearest->id, nearest->shown != NULL ? ", " : "");
  if (nearest->shown != NULL)
    g_string_append_printf (line, "'%s'", nearest->shown);
  if (nearest->file != NULL)
    g_string_append_printf (line, " (%s:%u)", nearest->file, nearest->line);
  g_string_append_printf (line, ", %s", nearest->message);
  append_line (out, line->str);
}

void
demarche_check_append_nearest (GString *out, const DemarcheTestResult *result, const char *path)
{
  g_autoptr (GString) see = g_string_new ("= see all: demarche explain --test ");
  g_autofree char *place = make_place (result, path);

  if (result->outcome != DEMARCHE_TEST_OUTCOME_FAILED)
    return;
  if (result->nearest != NULL)
    append_nearest (out, result);
  if (result->next != NULL) {
    g_autofree char *next = g_strconcat ("= next: ", result->next, NULL);
    append_line (out, next);
  }
  append_word (see, place);
  g_string_append (see, " -r ");
  append_word (see, path);
  append_line (out, see->str);
}
