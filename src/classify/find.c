/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From a paragraph to findings: words, candidates, sentences, hits, rules. */
#include "classify/find.h"

#include "classify/rule-match.h"

#include <string.h>

static int
compare_indices (gconstpointer first, gconstpointer second)
{
  guint a = *(const guint *)first;
  guint b = *(const guint *)second;

  return a < b ? -1 : a > b;
}

/* lists the rules that a hit may begin, in their order, some twice */
static void
list_candidates (DemarcheWorkspace *workspace)
{
  guint n_phrases;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);

  g_array_set_size (workspace->candidates, 0);
  for (guint i = 0; i < n_phrases; i++) {
    guint n_owners;
    const DemarcheOwner *owners =
        demarche_engine_get_owners (workspace->engine, phrases[i], &n_owners);
    for (guint j = 0; j < n_owners; j++)
      if (owners[j].kind == DEMARCHE_OWNER_RULE)
        g_array_append_val (workspace->candidates, owners[j].index);
  }
  g_array_sort (workspace->candidates, compare_indices);
}

static void
read_section (DemarcheWorkspace *workspace, const DemarcheParagraph *paragraph)
{
  const char *section = paragraph->occasion->section != NULL ? paragraph->occasion->section : "";
  gsize length = strlen (section);

  demarche_tokenise (workspace->memo, section, length, workspace->section->tokens);
  demarche_reading_keep_whole (workspace->section, length);
}

/* what a rule would have found, had its `where` let it */
static void
trace_barred (DemarcheWorkspace *workspace, const DemarcheRuleCode *code,
              const DemarcheObstacle *obstacle)
{
  guint from = workspace->findings->len;

  demarche_rule_find (workspace, code);
  for (guint i = from; i < workspace->findings->len; i++)
    demarche_trace_cancelled (workspace->trace,
                              &g_array_index (workspace->findings, DemarcheFinding, i), obstacle);
  g_array_set_size (workspace->findings, from);
}

static void
find_rule (DemarcheWorkspace *workspace, const DemarcheRuleCode *code,
           const DemarcheParagraph *paragraph)
{
  guint from = workspace->findings->len;
  DemarcheObstacle obstacle;

  if (demarche_rule_applies (workspace, code, paragraph, &obstacle)) {
    demarche_rule_find (workspace, code);
    demarche_rule_cancel (workspace, code, from);
  } else if (workspace->trace != NULL) {
    trace_barred (workspace, code, &obstacle);
  }
}

static void
find_rules (DemarcheWorkspace *workspace, const DemarcheParagraph *paragraph)
{
  const GArray *candidates = workspace->candidates;

  list_candidates (workspace);
  for (guint i = 0; i < candidates->len; i++) {
    guint rule = g_array_index (candidates, guint, i);
    if (i == 0 || rule != g_array_index (candidates, guint, i - 1))
      find_rule (workspace, demarche_engine_get_rule (workspace->engine, rule), paragraph);
  }
}

/* looks up the words of a paragraph; FALSE when they tell alone that there is nothing to find */
static gboolean
read_words (DemarcheWorkspace *workspace, const DemarcheParagraph *paragraph)
{
  GArray *tokens = workspace->reading->tokens;

  demarche_skim (workspace->memo, paragraph->text, paragraph->length, tokens, workspace->marked);
  if (workspace->trace == NULL &&
      !demarche_hits_may_find (workspace->hits, tokens, workspace->marked,
                               paragraph->kind == DEMARCHE_PARAGRAPH_LIST))
    return FALSE;
  demarche_join_words (paragraph->text, tokens);
  return TRUE;
}

gboolean
demarche_find (DemarcheWorkspace *workspace, const DemarcheParagraph *paragraph)
{
  DemarcheReading *reading = workspace->reading;
  gboolean is_list = paragraph->kind == DEMARCHE_PARAGRAPH_LIST;

  g_array_set_size (workspace->findings, 0);
  g_array_set_size (workspace->parts, 0);
  demarche_word_memo_trim (workspace->memo);
  if (!read_words (workspace, paragraph))
    return FALSE;
  read_section (workspace, paragraph);
  demarche_reading_cut (reading, workspace->breaker, paragraph->text, paragraph->length, is_list);
  demarche_hits_find (workspace->hits, reading);
  find_rules (workspace, paragraph);
  return TRUE;
}
