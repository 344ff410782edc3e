/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From a paragraph to findings: words, candidates, sentences, hits, rules. */
#include "classify/rule-match.h"

#include <string.h>

DemarcheWorkspace *
demarche_workspace_new (const DemarcheEngine *engine)
{
  DemarcheWorkspace *workspace = g_new0 (DemarcheWorkspace, 1);

  workspace->engine = engine;
  workspace->memo = demarche_word_memo_new (demarche_engine_get_lexicon (engine));
  workspace->breaker = demarche_sentence_breaker_new (demarche_engine_get_language (engine));
  workspace->reading = demarche_reading_new ();
  workspace->section = demarche_reading_new ();
  workspace->hits = demarche_hits_new (demarche_engine_get_matcher (engine));
  workspace->findings = g_array_new (FALSE, FALSE, sizeof (DemarcheFinding));
  workspace->parts = g_array_new (FALSE, FALSE, sizeof (int));
  return workspace;
}

void
demarche_workspace_free (DemarcheWorkspace *workspace)
{
  demarche_word_memo_free (workspace->memo);
  demarche_sentence_breaker_free (workspace->breaker);
  demarche_reading_free (workspace->reading);
  demarche_reading_free (workspace->section);
  demarche_hits_free (workspace->hits);
  g_array_unref (workspace->findings);
  g_array_unref (workspace->parts);
  g_free (workspace);
}

const DemarcheHit *
demarche_workspace_get_part (const DemarcheWorkspace *workspace, const DemarcheFinding *finding,
                             guint part)
{
  return demarche_hits_get (workspace->hits,
                            g_array_index (workspace->parts, int, finding->parts + part));
}

const DemarcheSentence *
demarche_workspace_get_sentence (const DemarcheWorkspace *workspace, guint index)
{
  return &g_array_index (workspace->reading->sentences, DemarcheSentence, index);
}

guint
demarche_workspace_get_token (const DemarcheWorkspace *workspace, guint sentence, guint position)
{
  const DemarcheSentence *read = demarche_workspace_get_sentence (workspace, sentence);

  return g_array_index (workspace->reading->words, guint32, read->first + position);
}

static int
compare_indices (gconstpointer first, gconstpointer second)
{
  guint a = *(const guint *)first;
  guint b = *(const guint *)second;

  return a < b ? -1 : a > b;
}

/* the rules that a hit may begin, each once, in rule order */
static GArray *
list_candidates (const DemarcheWorkspace *workspace)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_phrases;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);
  guint n_kept = 0;

  for (guint i = 0; i < n_phrases; i++) {
    const GArray *owners = demarche_engine_get_owners (workspace->engine, phrases[i]);
    for (guint j = 0; j < owners->len; j++) {
      const DemarcheOwner *owner = &g_array_index (owners, DemarcheOwner, j);
      if (owner->kind == DEMARCHE_OWNER_RULE)
        g_array_append_val (candidates, owner->index);
    }
  }
  g_array_sort (candidates, compare_indices);
  for (guint i = 0; i < candidates->len; i++) {
    guint index = g_array_index (candidates, guint, i);
    if (n_kept == 0 || g_array_index (candidates, guint, n_kept - 1) != index)
      g_array_index (candidates, guint, n_kept++) = index;
  }
  g_array_set_size (candidates, n_kept);
  return candidates;
}

static void
read_section (DemarcheWorkspace *workspace, const DemarcheParagraph *paragraph)
{
  const char *section = paragraph->section != NULL ? paragraph->section : "";
  gsize length = strlen (section);

  demarche_tokenise (workspace->memo, section, length, workspace->section->tokens);
  demarche_reading_keep_whole (workspace->section, length);
}

gboolean
demarche_workspace_find (DemarcheWorkspace *workspace, const DemarcheParagraph *paragraph)
{
  const DemarcheMatcher *matcher = demarche_engine_get_matcher (workspace->engine);
  DemarcheReading *reading = workspace->reading;

  g_array_set_size (workspace->findings, 0);
  g_array_set_size (workspace->parts, 0);
  demarche_word_memo_trim (workspace->memo);
  demarche_tokenise (workspace->memo, paragraph->text, paragraph->length, reading->tokens);
  if (!demarche_matcher_may_match (matcher, reading->tokens))
    return FALSE;
  read_section (workspace, paragraph);
  demarche_reading_cut (reading, workspace->breaker, paragraph->text, paragraph->length,
                        paragraph->kind == DEMARCHE_PARAGRAPH_LIST);
  demarche_hits_find (workspace->hits, reading);
  g_autoptr (GArray) candidates = list_candidates (workspace);
  for (guint i = 0; i < candidates->len; i++) {
    const DemarcheRuleCode *code =
        demarche_engine_get_rule (workspace->engine, g_array_index (candidates, guint, i));
    guint from = workspace->findings->len;

    if (!demarche_rule_applies (workspace, code, paragraph))
      continue;
    demarche_rule_find (workspace, code);
    demarche_rule_cancel (workspace, code, from);
  }
  return TRUE;
}
