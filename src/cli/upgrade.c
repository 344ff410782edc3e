/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche upgrade: tags an archive anew by this version of the program. */
#include "config.h"

#include "cli/commands.h"
#include "cli/diff-format.h"
#include "cli/inputs.h"
#include "cli/terminal.h"

#define MOST_LISTED 20

static const DemarcheCommandHelp help = {
    "-a ARCHIVE",
    "Tags an archive anew by this version of the program and the rules of its last run, as a run "
    "of "
    "its own; the old tags stay. With --dry-run nothing is written: it says which tags, cells of "
    "the "
    "matrix and headlines would be others (exit code 1: some would).",
    {"demarche upgrade -a talks.db --dry-run", "demarche upgrade -a talks.db"},
};

/* what the last run found, and what this program finds */
typedef struct {
  DemarcheCommandContext *context;
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier;
  GPtrArray *before;
  GPtrArray *after;
} Upgrading;

/* FALSE after an error; what the last run did not tag is passed over */
static gboolean
tag_again (const Upgrading *upgrading, const char *name)
{
  g_autoptr (GError) error = NULL;
  DemarcheTagged *old = demarche_archive_read_last_tagged (upgrading->context->archive, name,
                                                           upgrading->rules, &error);

  if (error != NULL)
    demarche_command_fail_archive (upgrading->context, error);
  if (old == NULL)
    return error == NULL;
  g_ptr_array_add (upgrading->before, old);
  g_ptr_array_add (upgrading->after,
                   demarche_classifier_tag (upgrading->classifier,
                                            demarche_tagged_get_statement (old), NULL, NULL));
  return TRUE;
}

static void
write_difference (const Upgrading *upgrading, DemarcheSpeakers *speakers)
{
  DemarcheCommandContext *context = upgrading->context;
  const DemarcheComparisonOptions options = {.speakers = speakers};
  const DemarcheDiffLayout layout = {.limit = MOST_LISTED,
                                     .width = demarche_terminal_get_width (),
                                     .colour = context->colour_results,
                                     .is_fixed = TRUE};
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DemarcheRuleDiff) diff = demarche_rule_diff_new (
      upgrading->rules, upgrading->before, upgrading->rules, upgrading->after, &options);

  demarche_diff_append_text (out, diff, &layout);
  demarche_command_write (context, out->str, (gssize)out->len);
  if (demarche_rule_diff_is_different (diff))
    demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
}

static void
compare (DemarcheCommandContext *context, DemarcheRuleSet *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheSpeakers) speakers = demarche_archive_get_speakers (context->archive, &error);
  g_autoptr (GPtrArray) names =
      speakers != NULL ? demarche_archive_list_names (context->archive, &error) : NULL;

  if (names == NULL) {
    demarche_command_fail_archive (context, error);
    return;
  }
  g_autoptr (DemarcheClassifier) classifier = demarche_classifier_new (rules, speakers);
  g_autoptr (GPtrArray) before =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GPtrArray) after =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  Upgrading upgrading = {context, rules, classifier, before, after};
  for (guint i = 0; i < names->len; i++)
    if (!tag_again (&upgrading, g_ptr_array_index (names, i)))
      return;
  write_difference (&upgrading, speakers);
}

/* the archive has the text of a statement and not its file, whose layout says where paragraphs end
 */
static void
say_how_cut (DemarcheCommandContext *context)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  if (!demarche_archive_count_read_by_others (context->archive, &n, &error))
    demarche_command_fail_archive (context, error);
  else if (n > 0)
    demarche_command_say (
        "%" G_GINT64_FORMAT " statement%s read by another version of the program, and stay%s cut "
        "into paragraphs as that did: an archive keeps texts, not files. To have one cut anew: "
        "'demarche remove' it, then 'demarche add' its file",
        n, n == 1 ? " was" : "s were", n == 1 ? "s" : "");
}

/* as `add` without statements does it */
static void
upgrade (DemarcheCommandContext *context, char *archive, char *rules)
{
  char *arguments[] = {(char *)"add", (char *)"-a", archive, (char *)"-r", rules, NULL};

  g_clear_object (&context->archive);
  (void)demarche_command_add (context, G_N_ELEMENTS (arguments) - 1, arguments);
}

int
demarche_command_upgrade (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *archive = NULL;
  g_autofree char *name = NULL;
  gboolean is_dry = FALSE;
  const GOptionEntry entries[] = {
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &archive, "The archive", "ARCHIVE"},
      {"dry-run", 0, 0, G_OPTION_ARG_NONE, &is_dry, "Only say what would be otherwise", NULL},
      G_OPTION_ENTRY_NULL,
  };

  if (!demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths) ||
      !demarche_command_refuse_arguments (context, paths) ||
      !demarche_command_open_archive (context, archive, DEMARCHE_ARCHIVE_READ) ||
      !demarche_command_complete_rules (context, &name))
    return demarche_command_finish (context);
  g_autoptr (DemarcheRuleSet) rules = demarche_command_load_rules (context, name);
  if (rules != NULL)
    say_how_cut (context);
  if (rules != NULL && is_dry)
    compare (context, rules);
  else if (rules != NULL)
    upgrade (context, archive, name);
  return demarche_command_finish (context);
}
