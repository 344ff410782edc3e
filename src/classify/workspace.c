/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The buffers of one thread, and what lies in them. */
#include "classify/workspace.h"

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
