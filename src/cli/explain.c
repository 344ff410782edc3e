/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche explain: why a paragraph has its tags. */
#include "config.h"

#include "cli/explain.h"

#include "cli/commands.h"
#include "cli/marked-text.h"

#include <string.h>

static const DemarcheCommandHelp help = {
    "STATEMENT[:PARAGRAPH] -r RULES",
    "Says why a paragraph has its tags: the rules that match in it, the cues that act and how far "
    "they reach, what was cancelled, what lost to what, and which cues do nothing. In the text "
    "matched words are underlined with ~, cues with -. PARAGRAPH is a number, or the reference "
    "of a tag as reports print it. Without it all paragraphs are listed. Of an archive (-a) the "
    "reference alone will do.",
    {"demarche explain data/sample/1-aldovia-general.txt:8 -r rules/ict-security",
     "demarche explain --text 'Norms should remain voluntary.' -r rules/ict-security"},
};

typedef struct {
  char *rules;
  char *text;
  char *kind;
  char *section;
  char *test;
  char *position;
  char *why_not;
  char *format;
  gboolean as_test;
  gboolean with_words;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->rules);
  g_free (options->text);
  g_free (options->kind);
  g_free (options->section);
  g_free (options->test);
  g_free (options->position);
  g_free (options->why_not);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* ---- one paragraph ---- */

static void
write_as_test (DemarcheExplaining *explaining, const DemarcheExplanation *explanation)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (demarche_explanation_append_tests (out, explanation, explaining->position, &error))
    demarche_command_write (explaining->context, out->str, (gssize)out->len);
  else
    demarche_command_fail (explaining->context,
                           demarche_statement_get_name (explanation->statement), error);
}

void
demarche_explain_write (DemarcheExplaining *explaining, DemarcheClassifier *classifier,
                        DemarcheStatement *statement, guint paragraph, const char *title,
                        GPtrArray *references, const DemarcheTestResult *test)
{
  g_autoptr (DemarcheExplanation) explanation =
      demarche_classifier_explain (classifier, statement, paragraph);
  g_autoptr (DemarcheWhyNot) why_not =
      explaining->why_not != NULL
          ? demarche_why_not_position (explanation, (guint)explaining->position,
                                       explaining->why_not_rule)
          : NULL;
  g_autoptr (DemarcheWhyNot) turned =
      why_not != NULL ? demarche_why_not_turned (explanation, (guint)explaining->position) : NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  DemarcheExplainView view = {.explanation = explanation,
                              .codebook = demarche_rule_set_get_codebook (explaining->rules),
                              .position = explaining->position,
                              .title = title,
                              .references = references,
                              .test = test,
                              .with_words = explaining->with_words,
                              .why_not = why_not,
                              .why_not_turned = turned,
                              .why_not_name = explaining->why_not,
                              .width = demarche_text_width (),
                              .colour = explaining->context->colour_results};

  if (explaining->as_test) {
    write_as_test (explaining, explanation);
    return;
  }
  if (explaining->is_json) {
    g_string_append (out, explaining->n_written > 0 ? ",\n" : "");
    demarche_explain_append_json (out, &view);
  } else {
    g_string_append (out, explaining->n_written > 0 ? "\n\n" : "");
    demarche_explain_append_text (out, &view);
  }
  explaining->n_written++;
  demarche_command_write (explaining->context, out->str, (gssize)out->len);
}

/* ---- the command ---- */

/* "-:7", a paragraph of standard input, looks like an option */
static gboolean
is_of_input (const char *argument)
{
  return g_str_has_prefix (argument, "-:") && g_ascii_isalnum (argument[2]) &&
         strchr (argument, ' ') == NULL;
}

/* (element-type utf8): the same arguments, such a one behind "--"; NULL-terminated, borrowed */
static GPtrArray *
protect_input (char **argv)
{
  GPtrArray *arguments = g_ptr_array_new ();
  const char *input = NULL;

  for (char **argument = argv; *argument != NULL; argument++)
    if (input == NULL && is_of_input (*argument))
      input = *argument;
    else
      g_ptr_array_add (arguments, *argument);
  if (input != NULL && !g_strv_contains ((const char *const *)argv, "--"))
    g_ptr_array_add (arguments, (gpointer) "--");
  if (input != NULL)
    g_ptr_array_add (arguments, (gpointer)input);
  g_ptr_array_add (arguments, NULL);
  return arguments;
}

/* FALSE after an error: two things to explain, or an option without what it belongs to */
static gboolean
check_usage (DemarcheCommandContext *context, const Options *options, gboolean has_archive,
             char **arguments)
{
  guint n_asked = g_strv_length (arguments) + (options->text != NULL) + (options->test != NULL);
  const char *message = NULL;
  const char *accepted =
      has_archive ? "STATEMENT[:PARAGRAPH], as 'demarche list' names it, or the reference of a tag"
                  : "one of STATEMENT[:PARAGRAPH], --text TEXT and --test FILE:LINE";

  if (n_asked == 0)
    message = "nothing to explain";
  else if (n_asked > 1)
    message = "one thing is explained at a time";
  else if (options->text == NULL && (options->kind != NULL || options->section != NULL))
    message = "options '--kind' and '--section' belong to '--text'";
  else if (options->test != NULL && options->as_test)
    message = "'--test' shows a test that is there already, '--as-test' writes a new one";
  else if (options->why_not != NULL && (options->as_test || options->position != NULL))
    message = "'--why-not' goes with neither '--position' nor '--as-test'";
  else if (options->format != NULL && options->as_test)
    message = "'--as-test' has a format of its own";
  if (message != NULL)
    demarche_command_usage_error (context, message, n_asked != 1 ? accepted : NULL);
  return message == NULL;
}

/* -1: none is asked for; -2 after an error */
static int
find_position (const DemarcheExplaining *explaining, const char *code)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (explaining->rules);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  if (code == NULL)
    return -1;
  int position = demarche_codebook_find_position (codebook, code);
  if (position >= 0)
    return position;
  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++)
    g_ptr_array_add (codes, (gpointer)demarche_codebook_get_position (codebook, i)->code);
  g_ptr_array_add (codes, NULL);
  /* it is none of them: this says so */
  position = demarche_command_choose (explaining->context, "position", code,
                                      (const char *const *)codes->pdata, -1);
  return position < 0 ? -2 : position;
}

/* the position that is meant, or that of the rule; -2 after an error */
static int
find_why_not (DemarcheExplaining *explaining, const char *name)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  guint position;

  if (demarche_why_not_find_name (explaining->rules, name, &position, &explaining->why_not_rule,
                                  diagnostics)) {
    explaining->why_not = name;
    return (int)position;
  }
  DemarcheDiagnostic *wrong = demarche_diagnostics_get (diagnostics, 0);
  demarche_command_usage_error (explaining->context, demarche_diagnostic_get_message (wrong),
                                demarche_diagnostic_get_help (wrong));
  return -2;
}

static void
run (DemarcheExplaining *explaining, const Options *options, char **arguments)
{
  if (explaining->is_json)
    demarche_command_write (explaining->context, "[", -1);
  if (options->text != NULL)
    demarche_explain_text (explaining, options->text, options->kind, options->section);
  else if (options->test != NULL)
    demarche_explain_test (explaining, options->test);
  else
    demarche_explain_statement (explaining, arguments[0]);
  if (explaining->is_json)
    demarche_command_write (explaining->context, "]\n", -1);
}

static void
explain (DemarcheCommandContext *context, Options *options,
         const DemarcheStatementOptions *statement_options, char **arguments)
{
  static const char *const formats[] = {"text", "json", NULL};
  int format = demarche_command_choose (context, "format", options->format, formats, 0);
  g_autoptr (DemarcheIngest) ingest =
      format >= 0 ? demarche_command_open_ingest (context, statement_options) : NULL;
  g_autoptr (DemarcheRuleSet) rules =
      ingest != NULL && demarche_command_complete_rules (context, &options->rules)
          ? demarche_command_load_rules (context, options->rules)
          : NULL;
  DemarcheExplaining explaining = {.context = context,
                                   .ingest = ingest,
                                   .rules = rules,
                                   .rules_path = options->rules,
                                   .is_json = format == 1,
                                   .as_test = options->as_test,
                                   .with_words = options->with_words};

  if (rules == NULL)
    return;
  explaining.position = options->why_not != NULL ? find_why_not (&explaining, options->why_not)
                                                 : find_position (&explaining, options->position);
  if (explaining.position >= -1)
    run (&explaining, options, arguments);
}

int
demarche_command_explain (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (Options) options = {0};
  g_auto (DemarcheStatementOptions) statement_options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  g_autoptr (GPtrArray) given = protect_input (argv);
  const GOptionEntry entries[] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME, &options.rules, "Rule file, folder or shipped name",
       "RULES"},
      {"text", 0, 0, G_OPTION_ARG_FILENAME, &options.text,
       "Explain this text, as if it were a paragraph of a statement", "TEXT"},
      {"kind", 0, 0, G_OPTION_ARG_FILENAME, &options.kind,
       "Of --text: paragraph (default), list or question", "KIND"},
      {"section", 0, 0, G_OPTION_ARG_FILENAME, &options.section,
       "Of --text: the heading that it stands under", "NAME"},
      {"test", 0, 0, G_OPTION_ARG_FILENAME, &options.test,
       "Explain the test inside a rule file at this line", "FILE:LINE"},
      {"position", 0, 0, G_OPTION_ARG_FILENAME, &options.position,
       "Only what concerns this position, such as norm-status.binding", "CODE"},
      {"why-not", 0, 0, G_OPTION_ARG_FILENAME, &options.why_not,
       "Say of each rule of a position, or of one rule, how far it came in the paragraph, what "
       "stopped it, and which edit would help",
       "POSITION"},
      {"as-test", 0, 0, G_OPTION_ARG_NONE, &options.as_test,
       "Write the paragraph as a test that passes now, to be put into a rule file", NULL},
      {"words", 0, 0, G_OPTION_ARG_NONE, &options.with_words,
       "Show how the text is cut into sentences and words", NULL},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, "text (default) or json", "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&statement_options, statement_entries);
  if (demarche_command_parse (context, &help, entries, statement_entries, (int)given->len - 1,
                              (char **)given->pdata, &arguments) &&
      check_usage (context, &options, statement_options.archive != NULL, arguments))
    explain (context, &options, &statement_options, arguments);
  return demarche_command_finish (context);
}
