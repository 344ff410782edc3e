/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Many statements in memory, tagged again and again while rules are edited. */
#include "author/corpus-private.h"

#include "author/rule-change.h"
#include "base/parallel.h"
#include "classify/classifier-private.h"
#include "model/reference.h"

#include <string.h>

struct _DemarcheCorpus {
  GObject parent_instance;
  GPtrArray *statements; /* (element-type DemarcheStatement) */
  DemarcheSpeakers *speakers;
  DemarcheCorpusIndex *index;
  DemarcheFrame *frame; /* (atomic): see demarche_corpus_get_frame() */
};

G_DEFINE_FINAL_TYPE (DemarcheCorpus, demarche_corpus, G_TYPE_OBJECT)

struct _DemarcheTagging {
  gatomicrefcount references;
  DemarcheCorpus *corpus;
  DemarcheRuleSet *rules;
  GPtrArray *tagged;     /* (element-type DemarcheTagged) */
  DemarcheBitSet *found; /* paragraphs where a rule held, before cues were read */
  guint n_read;
  guint n_tags;
  DemarcheTotals *totals; /* (atomic): see demarche_tagging_get_totals() */
};

G_DEFINE_BOXED_TYPE (DemarcheTagging, demarche_tagging, demarche_tagging_ref,
                     demarche_tagging_unref)

static void
demarche_corpus_finalize (GObject *object)
{
  DemarcheCorpus *corpus = DEMARCHE_CORPUS (object);

  g_clear_pointer (&corpus->index, demarche_corpus_index_free);
  g_clear_pointer (&corpus->frame, demarche_frame_free);
  g_clear_pointer (&corpus->statements, g_ptr_array_unref);
  g_clear_pointer (&corpus->speakers, demarche_speakers_unref);
  G_OBJECT_CLASS (demarche_corpus_parent_class)->finalize (object);
}

static void
demarche_corpus_class_init (DemarcheCorpusClass *class)
{
  G_OBJECT_CLASS (class)->finalize = demarche_corpus_finalize;
}

static void
demarche_corpus_init (G_GNUC_UNUSED DemarcheCorpus *corpus)
{
}

DemarcheCorpus *
demarche_corpus_new (GPtrArray *statements, DemarcheSpeakers *speakers)
{
  g_return_val_if_fail (statements != NULL, NULL);
  DemarcheCorpus *corpus = g_object_new (DEMARCHE_TYPE_CORPUS, NULL);

  corpus->statements = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);
  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (corpus->statements,
                     demarche_statement_ref (g_ptr_array_index (statements, i)));
  corpus->speakers = speakers != NULL ? demarche_speakers_ref (speakers) : NULL;
  corpus->index = demarche_corpus_index_new (corpus->statements);
  return corpus;
}

const DemarcheFrame *
demarche_corpus_get_frame (DemarcheCorpus *corpus)
{
  const DemarcheComparisonOptions options = {.speakers = corpus->speakers, .only_headlines = TRUE};

  if (g_once_init_enter (&corpus->frame))
    g_once_init_leave (&corpus->frame, demarche_frame_new (corpus->statements, &options));
  return corpus->frame;
}

guint
demarche_corpus_get_n_statements (DemarcheCorpus *corpus)
{
  g_return_val_if_fail (DEMARCHE_IS_CORPUS (corpus), 0);
  return corpus->statements->len;
}

guint
demarche_corpus_get_n_paragraphs (DemarcheCorpus *corpus)
{
  g_return_val_if_fail (DEMARCHE_IS_CORPUS (corpus), 0);
  return demarche_corpus_index_get_n_paragraphs (corpus->index);
}

DemarcheTagging *
demarche_tagging_ref (DemarcheTagging *tagging)
{
  g_return_val_if_fail (tagging != NULL, NULL);
  g_atomic_ref_count_inc (&tagging->references);
  return tagging;
}

void
demarche_tagging_unref (DemarcheTagging *tagging)
{
  g_return_if_fail (tagging != NULL);
  if (!g_atomic_ref_count_dec (&tagging->references))
    return;
  g_object_unref (tagging->corpus);
  g_object_unref (tagging->rules);
  g_clear_pointer (&tagging->tagged, g_ptr_array_unref);
  g_clear_pointer (&tagging->found, demarche_bit_set_free);
  demarche_totals_free (tagging->totals);
  g_free (tagging);
}

DemarcheCorpus *
demarche_tagging_get_corpus (DemarcheTagging *tagging)
{
  return tagging->corpus;
}

DemarcheRuleSet *
demarche_tagging_get_rules (DemarcheTagging *tagging)
{
  g_return_val_if_fail (tagging != NULL, NULL);
  return tagging->rules;
}

GPtrArray *
demarche_tagging_get_tagged (DemarcheTagging *tagging)
{
  g_return_val_if_fail (tagging != NULL, NULL);
  return tagging->tagged;
}

guint
demarche_tagging_get_n_read (DemarcheTagging *tagging)
{
  g_return_val_if_fail (tagging != NULL, 0);
  return tagging->n_read;
}

guint
demarche_tagging_get_n_tags (DemarcheTagging *tagging)
{
  g_return_val_if_fail (tagging != NULL, 0);
  return tagging->n_tags;
}

static DemarcheTotals *
make_totals (DemarcheTagging *tagging, DemarcheTagging *near)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (tagging->rules);
  const DemarcheTotals *known = near != NULL ? g_atomic_pointer_get (&near->totals) : NULL;

  if (known != NULL &&
      demarche_codebook_is_equal (demarche_rule_set_get_codebook (near->rules), codebook))
    return demarche_totals_new_again (known, near->tagged, tagging->tagged, codebook);
  return demarche_totals_new (demarche_corpus_get_frame (tagging->corpus), tagging->tagged,
                              codebook);
}

const DemarcheTotals *
demarche_tagging_get_totals (DemarcheTagging *tagging, DemarcheTagging *near)
{
  if (g_once_init_enter (&tagging->totals))
    g_once_init_leave (&tagging->totals, make_totals (tagging, near));
  return tagging->totals;
}

void
demarche_tagging_prepare (DemarcheTagging *tagging)
{
  g_return_if_fail (tagging != NULL);
  (void)demarche_tagging_get_totals (tagging, NULL);
}

/* ---- which paragraphs are read ---- */

/* those of one reader that the change can touch are added to @set */
static void
add_touched (DemarcheTagging *before, DemarcheRuleChange *change, DemarcheClassifier *classifier,
             guint reader, const DemarcheBitSet *readers_own, DemarcheBitSet *set)
{
  g_autoptr (DemarcheBitSet) touched = demarche_rule_change_find (
      change, before->corpus->index, demarche_classifier_get_language (classifier, reader),
      before->found);

  demarche_bit_set_intersect (touched, readers_own);
  demarche_bit_set_unite (set, touched);
}

/* the paragraphs that a reader reads; NULL when there are none */
static DemarcheBitSet *
find_readers_own (const DemarcheCorpusIndex *index, DemarcheClassifier *classifier, guint reader)
{
  DemarcheBitSet *own = NULL;

  for (guint i = 0; i < demarche_corpus_index_get_n_languages (index); i++) {
    const char *language = demarche_corpus_index_get_language (index, i);
    const DemarcheBitSet *set = demarche_corpus_index_get_in_language (index, i);
    if (demarche_classifier_find_reader (classifier, language) != reader)
      continue;
    if (own == NULL)
      own = demarche_bit_set_copy (set);
    else
      demarche_bit_set_unite (own, set);
  }
  return own;
}

/* the paragraphs to read for @rules */
static DemarcheBitSet *
choose (DemarcheCorpus *corpus, DemarcheRuleSet *rules, DemarcheClassifier *classifier,
        DemarcheTagging *before)
{
  guint n_paragraphs = demarche_corpus_index_get_n_paragraphs (corpus->index);
  DemarcheBitSet *set = demarche_bit_set_new (n_paragraphs);
  g_autoptr (DemarcheRuleChange) change = NULL;

  if (n_paragraphs == 0 ||
      (before != NULL && g_str_equal (demarche_rule_set_get_meaning_hash (before->rules),
                                      demarche_rule_set_get_meaning_hash (rules))))
    return set;
  if (before != NULL)
    change = demarche_rule_change_new (before->rules, rules);
  if (change == NULL || demarche_rule_change_is_total (change)) {
    demarche_bit_set_fill (set, n_paragraphs);
    return set;
  }
  for (guint reader = 0; reader < demarche_classifier_get_n_readers (classifier); reader++) {
    g_autoptr (DemarcheBitSet) own = find_readers_own (corpus->index, classifier, reader);
    if (own != NULL)
      add_touched (before, change, classifier, reader, own, set);
  }
  return set;
}

/* ---- tagging ---- */

typedef struct {
  DemarcheCorpus *corpus;
  DemarcheClassifier *classifier;
  DemarcheCodebook *codebook;
  DemarcheTagging *before;  /* (nullable) */
  DemarcheBitSet *set;      /* paragraphs to read */
  int *positions;           /* old to new index, -1 without; NULL: all as they were */
  int *issues;              /* the same */
  GArray *touched;          /* of guint: statements with other tags, or with one of @set */
  guint8 *found;            /* by paragraph: whether a rule held; of @set */
  DemarcheTagged **results; /* as @touched */
  GCancellable *cancellable;
} Work;

/* the tags of one statement in the making */
typedef struct {
  const Work *work;
  DemarcheStatement *statement;
  guint8 *is_read; /* by paragraph of the statement */
  GPtrArray *tags;
  GArray *about; /* of DemarcheAbout */
} Page;

static void
read_paragraphs (Page *page, guint first, guint end)
{
  const Work *work = page->work;

  for (guint i = demarche_bit_set_find (work->set, first, end); i < end;
       i = demarche_bit_set_find (work->set, i + 1, end)) {
    guint paragraph = demarche_corpus_index_get_place (work->corpus->index, i)->paragraph;
    page->is_read[paragraph] = 1;
    work->found[i] = demarche_classifier_tag_paragraph (work->classifier, page->statement,
                                                        paragraph, page->tags, page->about);
  }
}

static void
keep_tag (Page *page, const DemarcheTag *tag)
{
  DemarcheTag copy = *tag;

  if (page->work->positions == NULL) {
    g_ptr_array_add (page->tags, demarche_tag_copy (tag));
    return;
  }
  g_return_if_fail (page->work->positions[tag->position] >= 0);
  copy.position = (guint)page->work->positions[tag->position];
  g_ptr_array_add (page->tags, demarche_tag_copy (&copy));
}

static void
keep_about (guint paragraph, guint issue, gpointer data)
{
  Page *page = data;
  DemarcheAbout about = {paragraph, issue};

  if (page->is_read[paragraph])
    return;
  if (page->work->issues != NULL) {
    g_return_if_fail (page->work->issues[issue] >= 0);
    about.issue = (guint)page->work->issues[issue];
  }
  g_array_append_val (page->about, about);
}

static void
keep_old (Page *page, DemarcheTagged *old)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (old); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (old, i);
    if (!page->is_read[tag->paragraph])
      keep_tag (page, tag);
  }
  demarche_tagged_visit_about (old, keep_about, page);
}

static void
find_touched (const Work *work)
{
  const DemarcheCorpusIndex *index = work->corpus->index;
  gboolean is_all = work->before == NULL || work->positions != NULL || work->issues != NULL;

  for (guint i = 0; i < work->corpus->statements->len; i++) {
    guint end = demarche_corpus_index_get_first (index, i + 1);
    guint first = demarche_corpus_index_get_first (index, i);
    if (is_all || demarche_bit_set_find (work->set, first, end) < end)
      g_array_append_val (work->touched, i);
  }
}

static void
tag_statement (guint at, gpointer data)
{
  const Work *work = data;
  guint index = g_array_index (work->touched, guint, at);
  guint first = demarche_corpus_index_get_first (work->corpus->index, index);
  guint end = demarche_corpus_index_get_first (work->corpus->index, index + 1);
  DemarcheTagged *old =
      work->before != NULL ? g_ptr_array_index (work->before->tagged, index) : NULL;
  Page page = {.work = work, .statement = g_ptr_array_index (work->corpus->statements, index)};

  if (g_cancellable_is_cancelled (work->cancellable))
    return;
  g_autofree guint8 *is_read =
      g_new0 (guint8, demarche_statement_get_n_paragraphs (page.statement) + 1);
  g_autoptr (GArray) about = g_array_new (FALSE, FALSE, sizeof (DemarcheAbout));
  page.is_read = is_read;
  page.about = about;
  page.tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  read_paragraphs (&page, first, end);
  if (old != NULL)
    keep_old (&page, old);
  work->results[at] =
      demarche_classifier_finish (work->classifier, page.statement, page.tags, about);
  demarche_tagged_learn_references (work->results[at], work->positions == NULL ? old : NULL,
                                    work->codebook);
}

/* ---- indices of another codebook ---- */

/* NULL when all indices stay */
static int *
map_positions (DemarcheCodebook *from, DemarcheCodebook *to)
{
  guint n = demarche_codebook_get_n_positions (from);
  g_autofree int *map = g_new (int, n + 1);
  gboolean is_moved = FALSE;

  for (guint i = 0; i < n; i++) {
    map[i] = demarche_codebook_find_position (to, demarche_codebook_get_position (from, i)->code);
    is_moved |= map[i] != (int)i;
  }
  return is_moved ? g_steal_pointer (&map) : NULL;
}

static int *
map_issues (DemarcheCodebook *from, DemarcheCodebook *to)
{
  guint n = demarche_codebook_get_n_issues (from);
  g_autofree int *map = g_new (int, n + 1);
  gboolean is_moved = FALSE;

  for (guint i = 0; i < n; i++) {
    map[i] = demarche_codebook_find_issue (to, demarche_codebook_get_issue (from, i)->id);
    is_moved |= map[i] != (int)i;
  }
  return is_moved ? g_steal_pointer (&map) : NULL;
}

/* ---- all together ---- */

static DemarcheTagging *
new_tagging (DemarcheCorpus *corpus, DemarcheRuleSet *rules)
{
  DemarcheTagging *tagging = g_new0 (DemarcheTagging, 1);

  g_atomic_ref_count_init (&tagging->references);
  tagging->corpus = g_object_ref (corpus);
  tagging->rules = g_object_ref (rules);
  tagging->tagged = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  tagging->found = demarche_bit_set_new (demarche_corpus_index_get_n_paragraphs (corpus->index));
  return tagging;
}

/* where a rule held is not known any more: it may have been anywhere */
DemarcheTagging *
demarche_corpus_restore (DemarcheCorpus *corpus, DemarcheRuleSet *rules, GPtrArray *tagged)
{
  g_return_val_if_fail (DEMARCHE_IS_CORPUS (corpus) && DEMARCHE_IS_RULE_SET (rules), NULL);
  g_return_val_if_fail (tagged != NULL && tagged->len == corpus->statements->len, NULL);
  DemarcheTagging *tagging = new_tagging (corpus, rules);

  for (guint i = 0; i < tagged->len; i++) {
    g_ptr_array_add (tagging->tagged, demarche_tagged_ref (g_ptr_array_index (tagged, i)));
    tagging->n_tags += demarche_tagged_get_n_tags (g_ptr_array_index (tagged, i));
  }
  demarche_bit_set_fill (tagging->found, demarche_corpus_index_get_n_paragraphs (corpus->index));
  return tagging;
}

static void
take_results (DemarcheTagging *tagging, const Work *work)
{
  const DemarcheTagging *before = work->before;
  guint at = 0;

  tagging->n_tags = before != NULL ? before->n_tags : 0;
  for (guint i = 0; i < work->corpus->statements->len; i++) {
    DemarcheTagged *old = before != NULL ? g_ptr_array_index (before->tagged, i) : NULL;
    if (at == work->touched->len || g_array_index (work->touched, guint, at) != i) {
      g_ptr_array_add (tagging->tagged, demarche_tagged_ref (old));
      continue;
    }
    DemarcheTagged *result = work->results[at++];
    tagging->n_tags += demarche_tagged_get_n_tags (result);
    tagging->n_tags -= old != NULL ? demarche_tagged_get_n_tags (old) : 0;
    g_ptr_array_add (tagging->tagged, result);
  }
}

static void
take_found (DemarcheTagging *tagging, const Work *work)
{
  guint n = demarche_corpus_index_get_n_paragraphs (work->corpus->index);

  if (work->before != NULL) {
    demarche_bit_set_unite (tagging->found, work->before->found);
    demarche_bit_set_subtract (tagging->found, work->set);
  }
  for (guint i = demarche_bit_set_find (work->set, 0, n); i < n;
       i = demarche_bit_set_find (work->set, i + 1, n)) {
    tagging->n_read++;
    if (work->found[i])
      demarche_bit_set_add (tagging->found, i);
  }
}

DemarcheTagging *
demarche_corpus_tag (DemarcheCorpus *corpus, DemarcheRuleSet *rules, DemarcheTagging *before,
                     GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_CORPUS (corpus) && DEMARCHE_IS_RULE_SET (rules), NULL);
  g_return_val_if_fail (before == NULL || before->corpus == corpus, NULL);
  g_autoptr (DemarcheClassifier) classifier = demarche_classifier_new (rules, corpus->speakers);
  g_autoptr (DemarcheBitSet) set = choose (corpus, rules, classifier, before);
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);
  DemarcheCodebook *old = before != NULL ? demarche_rule_set_get_codebook (before->rules) : NULL;
  g_autofree int *positions = old != NULL ? map_positions (old, codebook) : NULL;
  g_autofree int *issues = old != NULL ? map_issues (old, codebook) : NULL;
  g_autofree guint8 *found =
      g_new0 (guint8, demarche_corpus_index_get_n_paragraphs (corpus->index) + 1);
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint));
  Work work = {.corpus = corpus,
               .classifier = classifier,
               .codebook = codebook,
               .before = before,
               .set = set,
               .positions = positions,
               .issues = issues,
               .touched = touched,
               .found = found,
               .cancellable = cancellable};

  find_touched (&work);
  g_autofree DemarcheTagged **results = g_new0 (DemarcheTagged *, touched->len + 1);
  work.results = results;
  demarche_parallel_run (0, touched->len, tag_statement, &work);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)) {
    for (guint i = 0; i < touched->len; i++)
      g_clear_pointer (&results[i], demarche_tagged_unref);
    return NULL;
  }
  DemarcheTagging *tagging = new_tagging (corpus, rules);
  take_results (tagging, &work);
  take_found (tagging, &work);
  return tagging;
}
