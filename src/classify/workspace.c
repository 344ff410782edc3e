/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The buffers of one thread, and what lies in them. */
#include "classify/workspace.h"

DemarcheWorkspace *
demarche_workspace_new (const DemarcheEngine *engine)
{
  DemarcheWorkspace *workspace = g_new0 (DemarcheWorkspace, 1);

  workspace->engine = engine;
  workspace->memo =
      demarche_word_memo_new (demarche_engine_get_lexicon (engine),
                              demarche_matcher_get_starts (demarche_engine_get_matcher (engine)));
  workspace->breaker = demarche_sentence_breaker_new (demarche_engine_get_language (engine));
  workspace->marked = g_array_new (FALSE, FALSE, sizeof (guint));
  workspace->reading = demarche_reading_new ();
  workspace->section = demarche_reading_new ();
  workspace->hits = demarche_hits_new (demarche_engine_get_matcher (engine));
  workspace->candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  workspace->findings = g_array_new (FALSE, FALSE, sizeof (DemarcheFinding));
  workspace->parts = g_array_new (FALSE, FALSE, sizeof (int));
  return workspace;
}

void
demarche_workspace_free (DemarcheWorkspace *workspace)
{
  demarche_word_memo_free (workspace->memo);
  demarche_sentence_breaker_free (workspace->breaker);
  g_array_unref (workspace->marked);
  demarche_reading_free (workspace->reading);
  demarche_reading_free (workspace->section);
  demarche_hits_free (workspace->hits);
  g_array_unref (workspace->candidates);
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

GArray *
demarche_workspace_get_spans (const DemarcheWorkspace *workspace, const DemarcheHit *hit)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  guint last = G_MAXUINT;

  for (guint at = hit->start; at <= hit->end; at++) {
    guint index = demarche_workspace_get_token (workspace, hit->sentence, at);
    const DemarcheToken *token = &g_array_index (workspace->reading->tokens, DemarcheToken, index);
    DemarcheSpan span = {token->start, token->end};

    if (spans->len > 0 && index == last + 1)
      g_array_index (spans, DemarcheSpan, spans->len - 1).end = token->end;
    else
      g_array_append_val (spans, span);
    last = index;
  }
  return spans;
}
