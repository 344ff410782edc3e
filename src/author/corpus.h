/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Many statements in memory, tagged again and again while rules are edited. */
#pragma once

#include "model/speaker.h"
#include "model/tag.h"
#include "rules/rule-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEMARCHE_TYPE_CORPUS (demarche_corpus_get_type ())

/**
 * DemarcheCorpus:
 *
 * Statements that are tagged by one rule set after the other. It knows which paragraph holds
 * which words, so that after an edit only those are read that the edit can touch:
 * |[
 * g_autoptr (DemarcheCorpus) corpus = demarche_corpus_new (statements, NULL);
 * g_autoptr (DemarcheTagging) before = demarche_corpus_tag (corpus, rules, NULL, NULL, &error);
 * g_autoptr (DemarcheTagging) after = demarche_corpus_tag (corpus, edited, before, NULL, &error);
 * ]|
 * Never changes after creation and may be used from any thread.
 */
DEMARCHE_API
G_DECLARE_FINAL_TYPE (DemarcheCorpus, demarche_corpus, DEMARCHE, CORPUS, GObject)

/* @statements: (element-type DemarcheStatement): in the order of the results;
 * @speakers: (nullable): names for `held-by` */
DEMARCHE_API DemarcheCorpus *demarche_corpus_new (GPtrArray *statements,
                                                  DemarcheSpeakers *speakers) DEMARCHE_MUST_USE;
DEMARCHE_API guint demarche_corpus_get_n_statements (DemarcheCorpus *corpus);
DEMARCHE_API guint demarche_corpus_get_n_paragraphs (DemarcheCorpus *corpus); /* taggable ones */

#define DEMARCHE_TYPE_TAGGING (demarche_tagging_get_type ())

/**
 * DemarcheTagging:
 *
 * The statements of a corpus as one rule set tags them. Immutable and reference counted.
 */
typedef struct _DemarcheTagging DemarcheTagging;

DEMARCHE_API GType demarche_tagging_get_type (void);
DEMARCHE_API DemarcheTagging *demarche_tagging_ref (DemarcheTagging *tagging);
DEMARCHE_API void demarche_tagging_unref (DemarcheTagging *tagging);
DEMARCHE_API DemarcheRuleSet *demarche_tagging_get_rules (DemarcheTagging *tagging);
/* (element-type DemarcheTagged): in the order of the statements; borrowed */
DEMARCHE_API GPtrArray *demarche_tagging_get_tagged (DemarcheTagging *tagging);
DEMARCHE_API guint demarche_tagging_get_n_tags (DemarcheTagging *tagging); /* of all statements */
/* how many paragraphs were read for it; the others have their tags from the tagging before */
DEMARCHE_API guint demarche_tagging_get_n_read (DemarcheTagging *tagging);

/* finds out what each comparison of a tagging with others needs to know of it; else the first one
 * does */
DEMARCHE_API void demarche_tagging_prepare (DemarcheTagging *tagging);

/* @tagged: (element-type DemarcheTagged): how @rules tagged the statements of @corpus at another
 * time, in their order */
DEMARCHE_API DemarcheTagging *demarche_corpus_restore (DemarcheCorpus *corpus,
                                                       DemarcheRuleSet *rules,
                                                       GPtrArray *tagged) DEMARCHE_MUST_USE;

/**
 * demarche_corpus_tag:
 * @before: (nullable): the same corpus tagged by other rules
 *
 * Tags all statements, on all processors. With @before only paragraphs that the difference
 * between the two rule sets can touch are read again; the tags are the same as without. Only
 * cancellation is an error.
 */
DEMARCHE_API DemarcheTagging *demarche_corpus_tag (DemarcheCorpus *corpus, DemarcheRuleSet *rules,
                                                   DemarcheTagging *before,
                                                   GCancellable *cancellable,
                                                   GError **error) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheTagging, demarche_tagging_unref)

G_END_DECLS
