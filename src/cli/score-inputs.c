/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Gets the coders that `score` compares. */
#include "config.h"

#include "cli/author-inputs.h"
#include "cli/score.h"

/* lines without a partner that are spelt out; a wrong folder has thousands */
#define N_UNPAIRED_SAID 200

typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  const DemarcheScoreInputs *inputs;
  GPtrArray *rules; /* (element-type DemarcheRuleSet) */
  DemarcheCodebook *codebook;
  GPtrArray *coders;
} Loading;

GPtrArray *
demarche_score_load_rules (DemarcheCommandContext *context, const DemarcheScoreInputs *inputs)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);
  char **paths = inputs->rules;
  guint n = paths == NULL ? 1 : g_strv_length (paths);

  for (guint i = 0; i < n; i++) {
    DemarcheRuleSet *rules = demarche_command_load_rules (context, paths == NULL ? NULL : paths[i]);
    if (rules == NULL)
      return NULL;
    g_ptr_array_add (loaded, rules);
  }
  return g_steal_pointer (&loaded);
}

static DemarcheCodebook *
unite_codebooks (GPtrArray *rules)
{
  g_autoptr (GPtrArray) codebooks = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    g_ptr_array_add (codebooks, demarche_rule_set_get_codebook (rules->pdata[i]));
  return demarche_codebook_new_union (codebooks);
}

static gboolean
add_files (const Loading *loading, char **paths, DemarcheCoderKind kind)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++) {
    g_autoptr (GPtrArray) tagged =
        demarche_command_load_gold (loading->context, paths[i], loading->codebook);
    if (tagged == NULL)
      return FALSE;
    g_ptr_array_add (loading->coders, demarche_coder_new (paths[i], kind, tagged, NULL));
  }
  return TRUE;
}

/* (element-type DemarcheStatement); NULL after an error that ends the command */
static GPtrArray *
read_statements (const Loading *loading)
{
  g_autoptr (GPtrArray) inputs =
      demarche_command_list (loading->context, loading->ingest, loading->inputs->statements);
  if (inputs == NULL)
    return NULL;
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);
  for (guint i = 0; i < inputs->len; i++) {
    DemarcheStatement *statement = demarche_command_read_statement (
        loading->context, loading->ingest, g_ptr_array_index (inputs, i), NULL);
    if (statement != NULL)
      g_ptr_array_add (statements, statement);
  }
  return statements;
}

/* for each position of the rules its index among those of all */
static guint *
map_positions (const Loading *loading, DemarcheCodebook *own)
{
  guint n = demarche_codebook_get_n_positions (own);
  guint *positions = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    positions[i] = (guint)demarche_codebook_find_position (
        loading->codebook, demarche_codebook_get_position (own, i)->code);
  return positions;
}

static gboolean
add_rules (const Loading *loading, DemarcheRuleSet *rules, const char *path, GPtrArray *statements)
{
  g_autoptr (DemarcheClassifier) classifier =
      demarche_classifier_new (rules, demarche_ingest_get_speakers (loading->ingest));
  g_autofree guint *positions = map_positions (loading, demarche_rule_set_get_codebook (rules));
  g_autoptr (GPtrArray) tagged =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  for (guint i = 0; i < statements->len; i++) {
    g_autoptr (GError) error = NULL;
    DemarcheStatement *statement = g_ptr_array_index (statements, i);
    g_autoptr (DemarcheTagged) own = demarche_classifier_tag (classifier, statement, NULL, &error);
    if (own == NULL) {
      demarche_command_fail (loading->context, demarche_statement_get_name (statement), error);
      return FALSE;
    }
    g_ptr_array_add (tagged, demarche_tagged_recode (own, positions));
  }
  g_ptr_array_add (loading->coders,
                   demarche_coder_new (path, DEMARCHE_CODER_RULES, tagged,
                                       demarche_rule_set_get_developed_on (rules)));
  return TRUE;
}

static gboolean
add_all_rules (const Loading *loading)
{
  if (loading->inputs->statements[0] == NULL && loading->context->archive == NULL)
    return TRUE;
  g_autoptr (GPtrArray) statements = read_statements (loading);
  for (guint i = 0; statements != NULL && i < loading->rules->len; i++) {
    const char *path = loading->inputs->rules != NULL ? loading->inputs->rules[i] : "the last run";

    if (!add_rules (loading, g_ptr_array_index (loading->rules, i), path, statements))
      return FALSE;
  }
  return statements != NULL;
}

GPtrArray *
demarche_score_load_coders (DemarcheCommandContext *context, DemarcheIngest *ingest,
                            const DemarcheScoreInputs *inputs, GPtrArray *rules,
                            DemarcheCodebook **codebook)
{
  g_autoptr (GPtrArray) coders =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_coder_unref);
  Loading loading = {context, ingest, inputs, rules, unite_codebooks (rules), coders};
  gboolean is_loaded = add_files (&loading, inputs->gold, DEMARCHE_CODER_PEOPLE) &&
                       add_files (&loading, inputs->tags, DEMARCHE_CODER_TAGS) &&
                       add_all_rules (&loading);
  *codebook = loading.codebook;
  return is_loaded ? g_steal_pointer (&coders) : NULL;
}

/* ---- what has no partner ---- */

static void
say_of_line (DemarcheCommandContext *context, const DemarcheAgreement *agreement,
             const DemarcheParagraph *paragraph, const char *message, const char *hint)
{
  g_autofree char *place = g_strdup_printf ("%s:%u", agreement->gold->name, paragraph->first_line);
  g_autoptr (DemarcheDiagnostic) diagnostic =
      demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, place, message, hint);
  g_autofree char *text = demarche_diagnostic_format (diagnostic, context->colour);
  demarche_command_print_message (text);
}

/* one message for a statement that is not there at all */
static void
say_of_statement (DemarcheCommandContext *context, const DemarcheAgreement *agreement,
                  DemarcheTagged *tagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint n = demarche_statement_get_n_paragraphs (statement);
  g_autofree char *message = g_strdup_printf (
      "statement '%s' is not among those read: its %u gold %s, with %u %s, count as missed",
      demarche_statement_get_name (statement), n, n == 1 ? "line" : "lines",
      demarche_tagged_get_n_tags (tagged),
      demarche_tagged_get_n_tags (tagged) == 1 ? "tag" : "tags");
  say_of_line (context, agreement, demarche_statement_get_paragraph (statement, 0), message,
               "a statement is called by its path below the folder that was given");
}

static void
say_of_paragraph (DemarcheCommandContext *context, const DemarcheAgreement *agreement,
                  const DemarcheUnpaired *unpaired)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (unpaired->tagged);
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (statement, unpaired->paragraph);
  g_autofree char *message = g_strdup_printf (
      "no paragraph of '%s' has the words of this line (paragraph %u): its tags count as missed",
      demarche_statement_get_name (statement), paragraph->number);
  g_autofree char *hint = g_strdup_printf ("how it is cut now: demarche read %s",
                                           demarche_statement_get_name (statement));
  say_of_line (context, agreement, paragraph, message, hint);
}

void
demarche_score_report_unpaired (DemarcheCommandContext *context, const DemarcheAgreement *agreement)
{
  DemarcheTagged *last = NULL;
  guint n_said = 0;
  if (agreement->unpaired->len == 0)
    return;
  for (guint i = 0; i < agreement->unpaired->len && n_said < N_UNPAIRED_SAID; i++) {
    const DemarcheUnpaired *unpaired = g_ptr_array_index (agreement->unpaired, i);
    if (!unpaired->has_statement && unpaired->tagged == last)
      continue;
    if (unpaired->has_statement)
      say_of_paragraph (context, agreement, unpaired);
    else
      say_of_statement (context, agreement, unpaired->tagged);
    last = unpaired->tagged;
    n_said++;
  }
  demarche_command_say ("%s: %u of %u lines found no partner", agreement->gold->name,
                        agreement->unpaired->len, agreement->n_paragraphs);
  demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
}
