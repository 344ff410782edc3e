/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche find: where a phrase, the phrases of a rule, or the tags of a position stand. */
#include "config.h"

#include "cli/author-inputs.h"
#include "cli/commands.h"
#include "cli/references.h"
#include "cli/terminal.h"

#include <string.h>

static const DemarcheCommandHelp help = {
    "(PHRASE | --rule ID | --position CODE) STATEMENTS… [-r RULES]",
    "Shows where words stand, in context, one hit a line: a phrase in the phrase language, the "
    "phrases of a rule, or the tags of a position. With -r it says whether each hit is tagged "
    "already and by which rule; a phrase may then use the @lists of the rules. With PHRASE and "
    "--position it says whether hits are tagged so. The last lines say which words the wildcards, "
    "inflections, lists and choices of the phrase reached, and how many hits there are.",
    {"demarche find 'open* ... @group' statements/ -r ict-security",
     "demarche find --rule norm-status.binding/raise-status statements/ -r rules/ict-security"},
};

typedef enum {
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_JSON,
} Format;

static const char *const formats[] = {"text", "csv", "json", NULL};

typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  DemarcheRuleSet *rules; /* NULL without -r */
  DemarcheConcordanceQuery query;
  const char *gold_path;
  char **paths; /* (unowned): statements only */
  Format format;
  DemarcheConcordance *concordance;
  DemarcheConcordanceLayout layout;
  gboolean has_written; /* a hit */
} Finding;

/* ---- writing ---- */

static gboolean
write_text (const Finding *finding, GString *out)
{
  return demarche_command_write (finding->context, out->str, (gssize)out->len);
}

static void
append_hit (Finding *finding, GString *out, const DemarcheConcordancePage *page,
            const DemarcheConcordanceHit *hit)
{
  switch (finding->format) {
  case FORMAT_TEXT:
    demarche_concordance_append_line (out, page, hit, &finding->layout);
    break;
  case FORMAT_CSV:
    demarche_concordance_append_csv (out, page, hit);
    break;
  case FORMAT_JSON:
    g_string_append (out, finding->has_written ? ",\n  " : "\n  ");
    demarche_concordance_append_json (out, page, hit);
    break;
  }
  finding->has_written = TRUE;
}

/* hits are handed on at once: who looks for words in a large corpus wants to see the first ones */
static gboolean
write_page (Finding *finding, const DemarcheConcordancePage *page)
{
  for (guint i = 0; i < page->hits->len; i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    append_hit (finding, out, page, g_ptr_array_index (page->hits, i));
    if (!write_text (finding, out))
      return FALSE;
  }
  return page->hits->len == 0 || demarche_command_flush (finding->context);
}

static gboolean
write_head (Finding *finding)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (finding->format == FORMAT_CSV)
    demarche_concordance_append_csv_head (out);
  else if (finding->format == FORMAT_JSON)
    g_string_append (out, "{\"hits\": [");
  return write_text (finding, out);
}

static void
write_totals (Finding *finding)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n_failed = finding->context->failed->len;

  if (finding->format == FORMAT_JSON) {
    g_string_append (out, finding->has_written ? "\n ],\n " : "],\n ");
    demarche_concordance_append_json_totals (out, finding->concordance, n_failed);
    g_string_append (out, "}\n");
  } else {
    demarche_concordance_append_totals (out, finding->concordance, n_failed);
  }
  /* a table holds nothing but its rows */
  if (finding->format == FORMAT_CSV)
    demarche_command_print_message (out->str);
  else
    write_text (finding, out);
}

static void
say_unmet (const Finding *finding)
{
  const DemarcheConcordanceTotals *totals = demarche_concordance_get_totals (finding->concordance);

  if (totals->unmet != NULL)
    demarche_command_say ("%s", totals->unmet);
  demarche_command_say_unread (finding->gold_path, totals->n_unread);
}

/* ---- reading ---- */

/* FALSE: the command ends */
static gboolean
read_input (Finding *finding, const DemarcheInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheStatement) statement =
      demarche_command_read_statement (finding->context, finding->ingest, input, NULL);

  if (statement == NULL)
    return TRUE;
  g_autoptr (DemarcheConcordancePage) page =
      demarche_concordance_read (finding->concordance, statement, NULL, &error);
  if (page != NULL)
    return write_page (finding, page);
  demarche_command_fail (finding->context, input->path, error);
  return FALSE;
}

/* a reference is no words of a text: who looks for one is led to its paragraph */
static void
say_reference (const Finding *finding)
{
  g_autoptr (GError) error = NULL;
  const char *phrase = finding->query.phrase;
  guint number;

  if (finding->has_written || phrase == NULL || finding->rules == NULL ||
      finding->context->archive == NULL || !demarche_command_is_reference (phrase))
    return;
  g_autofree char *name = demarche_command_find_reference (finding->context, finding->ingest,
                                                           finding->rules, phrase, &number, &error);
  if (name != NULL && demarche_command_flush (finding->context))
    demarche_command_say ("'%s' is the reference of a tag in %s, paragraph %u: demarche explain %s "
                          "-a ARCHIVE",
                          phrase, name, number, phrase);
}

static void
read_all (Finding *finding, GPtrArray *inputs)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < inputs->len; i++)
    g_ptr_array_add (names, ((DemarcheInput *)g_ptr_array_index (inputs, i))->name);
  demarche_concordance_layout_init (&finding->layout, demarche_terminal_get_width (), names,
                                    finding->rules != NULL);
  finding->layout.colour = finding->context->colour_results;
  if (!write_head (finding))
    return;
  for (guint i = 0; i < inputs->len; i++)
    if (!read_input (finding, g_ptr_array_index (inputs, i)))
      return;
  write_totals (finding);
  say_unmet (finding);
  say_reference (finding);
}

/* what is wrong with the query is wrong usage; of a list it may help to know where lists come from
 */
static DemarcheConcordance *
open_concordance (const Finding *finding)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheConcordance *concordance = demarche_concordance_new (
      &finding->query, finding->rules, demarche_ingest_get_speakers (finding->ingest), diagnostics);

  demarche_command_print_diagnostics (finding->context, diagnostics);
  if (concordance != NULL)
    return concordance;
  demarche_command_raise (finding->context, DEMARCHE_EXIT_USAGE);
  if (finding->rules == NULL && strchr (finding->query.phrase, '@') != NULL)
    demarche_command_say ("lists come with a rule set: add -r RULES");
  if (finding->query.position != NULL && finding->query.phrase != NULL)
    demarche_command_say ("'%s' is taken for a phrase: there is no file of that name",
                          finding->query.phrase);
  return NULL;
}

static void
run (Finding *finding)
{
  g_autoptr (GPtrArray) gold = NULL;

  if (finding->gold_path != NULL) {
    gold = demarche_command_load_gold (finding->context, finding->gold_path,
                                       demarche_rule_set_get_codebook (finding->rules));
    if (gold == NULL)
      return;
    finding->query.gold = gold;
  }
  g_autoptr (GPtrArray) inputs =
      demarche_command_list (finding->context, finding->ingest, finding->paths);
  g_autoptr (DemarcheConcordance) concordance = inputs != NULL ? open_concordance (finding) : NULL;
  if (concordance == NULL)
    return;
  finding->concordance = concordance;
  read_all (finding, inputs);
}

/* ---- arguments ---- */

static gboolean
is_path (const char *argument)
{
  return g_str_equal (argument, "-") || g_file_test (argument, G_FILE_TEST_EXISTS);
}

/* the first argument is the phrase; beside --rule there is none; beside --position there may be
 * one, and then what exists is a statement. FALSE after an error */
static gboolean
take_phrase (Finding *finding, char **arguments)
{
  const DemarcheConcordanceQuery *query = &finding->query;

  finding->paths = arguments;
  if (query->rule != NULL)
    return TRUE;
  if (query->position != NULL &&
      (arguments[0] == NULL || arguments[1] == NULL || is_path (arguments[0])))
    return TRUE;
  if (arguments[0] == NULL) {
    demarche_command_usage_error (finding->context, "nothing to look for",
                                  "write a phrase in quotation marks, --rule ID or "
                                  "--position CODE");
    return FALSE;
  }
  finding->query.phrase = arguments[0];
  finding->paths = arguments + 1;
  return TRUE;
}

/* options that mean nothing without others, or beside them; FALSE after saying so */
static gboolean
check_options (const Finding *finding, const char *rules_path, gboolean has_archive)
{
  const DemarcheConcordanceQuery *query = &finding->query;
  const char *needs_rules = query->rule != NULL          ? "--rule"
                            : query->position != NULL    ? "--position"
                            : finding->gold_path != NULL ? "--gold"
                                                         : NULL;

  if (query->rule != NULL && query->position != NULL) {
    demarche_command_usage_error (finding->context, "options '--rule' and '--position' together",
                                  "a rule is one of a position: leave out '--position'");
    return FALSE;
  }
  if (rules_path == NULL && !has_archive && needs_rules != NULL) {
    g_autofree char *message = g_strdup_printf ("option '%s' needs '-r RULES'", needs_rules);
    demarche_command_usage_error (finding->context, message,
                                  "RULES is a rule file, a folder of them, the name of a "
                                  "shipped rule set, or REV:path in git");
    return FALSE;
  }
  return TRUE;
}

static void
find (Finding *finding, const DemarcheStatementOptions *options, const char *rules_path,
      char **arguments)
{
  gboolean has_rules = rules_path != NULL || options->archive != NULL;

  if (!check_options (finding, rules_path, options->archive != NULL) ||
      !take_phrase (finding, arguments))
    return;
  g_autoptr (DemarcheIngest) ingest = demarche_command_open_ingest (finding->context, options);
  if (ingest == NULL)
    return;
  g_autoptr (DemarcheRuleSet) rules =
      has_rules ? demarche_command_load_rules (finding->context, rules_path) : NULL;
  if (has_rules && rules == NULL)
    return;
  finding->ingest = ingest;
  finding->rules = rules;
  run (finding);
}

int
demarche_command_find (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *rules_path = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *position = NULL;
  g_autofree char *gold = NULL;
  g_autofree char *format = NULL;
  gboolean every_kind = FALSE;
  g_auto (DemarcheSelection) selection = {0};
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry own[] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_path, "Rule file, folder or shipped name",
       "RULES"},
      {"rule", 0, 0, G_OPTION_ARG_FILENAME, &rule,
       "Look for all phrases of this rule; its name without the position will do where it is the "
       "only one",
       "ID"},
      {"position", 0, 0, G_OPTION_ARG_FILENAME, &position,
       "Look for the tags of this position; with a phrase: say whether hits are tagged so", "CODE"},
      {"gold", 0, 0, G_OPTION_ARG_FILENAME, &gold,
       "Tags by people, as JSON lines: say what they made of each hit", "FILE"},
      {"every-kind", 0, 0, G_OPTION_ARG_NONE, &every_kind,
       "Look into titles, headings, salutations and closings too, which are never tagged", NULL},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format, "text (default), csv or json", "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };
  GOptionEntry entries[DEMARCHE_N_SELECTION_OPTIONS + G_N_ELEMENTS (own)];

  demarche_selection_get_entries (&selection, entries);
  memcpy (entries + DEMARCHE_N_SELECTION_OPTIONS, own, sizeof own);
  demarche_statement_options_get_entries (&options, statement_entries);
  demarche_selection_replace_entries (statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &arguments))
    return demarche_command_finish (context);
  int choice = demarche_command_choose (context, "format", format, formats, FORMAT_TEXT);
  if (choice >= 0) {
    Finding finding = {.context = context, .gold_path = gold, .format = (Format)choice};
    finding.query.rule = rule;
    finding.query.position = position;
    finding.query.every_kind = every_kind;
    finding.query.selection = selection;
    find (&finding, &options, rules_path, arguments);
  }
  return demarche_command_finish (context);
}
