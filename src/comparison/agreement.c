/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Walks through gold and what is judged, paragraph by paragraph. */
#include "comparison/agreement-private.h"

#include "model/reference.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (DemarcheAgreement, demarche_agreement, demarche_agreement_ref,
                     demarche_agreement_unref)

DemarcheAgreement *
demarche_agreement_ref (DemarcheAgreement *agreement)
{
  g_return_val_if_fail (agreement != NULL, NULL);
  g_atomic_ref_count_inc (&agreement->references);
  return agreement;
}

void
demarche_agreement_unref (DemarcheAgreement *agreement)
{
  g_return_if_fail (agreement != NULL);
  if (!g_atomic_ref_count_dec (&agreement->references))
    return;
  for (guint i = 0; i < DEMARCHE_N_SCORED; i++) {
    g_array_unref (agreement->tables[i].positions);
    g_array_unref (agreement->tables[i].intervals);
  }
  demarche_reliability_clear (&agreement->reliability);
  g_ptr_array_unref (agreement->mistakes);
  g_ptr_array_unref (agreement->confusions);
  g_ptr_array_unref (agreement->unpaired);
  g_ptr_array_unref (agreement->unjudged);
  g_ptr_array_unref (agreement->tag_references);
  demarche_coder_unref (agreement->gold);
  demarche_coder_unref (agreement->judged);
  g_free (agreement);
}

static void
mistake_free (gpointer data)
{
  DemarcheMistake *mistake = data;
  g_clear_pointer (&mistake->instead, g_array_unref);
  g_free (mistake);
}

static void
confusion_free (gpointer data)
{
  DemarcheConfusion *confusion = data;
  g_free (confusion->cells);
  g_free (confusion);
}

static void
init_table (DemarcheScoreTable *table, guint n_positions)
{
  table->positions = g_array_new (FALSE, TRUE, sizeof (DemarcheScore));
  table->intervals = g_array_new (FALSE, TRUE, sizeof (DemarcheScoreIntervals));
  g_array_set_size (table->positions, n_positions);
  g_array_set_size (table->intervals, n_positions);
}

static DemarcheAgreement *
make_empty (DemarcheCoder *gold, DemarcheCoder *judged, DemarcheCodebook *codebook)
{
  DemarcheAgreement *agreement = g_new0 (DemarcheAgreement, 1);
  g_atomic_ref_count_init (&agreement->references);
  agreement->gold = demarche_coder_ref (gold);
  agreement->judged = demarche_coder_ref (judged);
  agreement->mistakes = g_ptr_array_new_with_free_func (mistake_free);
  agreement->confusions = g_ptr_array_new_with_free_func (confusion_free);
  agreement->unpaired = g_ptr_array_new_with_free_func (g_free);
  agreement->unjudged = g_ptr_array_new_with_free_func (g_free);
  agreement->tag_references = demarche_references_new (judged->tagged, codebook);
  for (guint i = 0; i < DEMARCHE_N_SCORED; i++)
    init_table (&agreement->tables[i], demarche_codebook_get_n_positions (codebook));
  return agreement;
}

static void
add_unpaired (GPtrArray *list, const DemarcheCoded *coded, gboolean has_statement)
{
  DemarcheUnpaired unpaired = {coded->tagged, coded->paragraph, has_statement};
  g_ptr_array_add (list, g_memdup2 (&unpaired, sizeof unpaired));
}

static gboolean
is_developed_on (DemarcheTagged *tagged, const char *const *developed_on)
{
  const char *hash = demarche_statement_get_text_hash (demarche_tagged_get_statement (tagged));
  return hash != NULL && developed_on != NULL && g_strv_contains (developed_on, hash);
}

/* statements of a coder by the index that they have in the coding */
static DemarcheTagged **
index_statements (const DemarcheCoding *coding, guint coder)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  DemarcheTagged **tagged = g_new0 (DemarcheTagged *, coding->names->len + 1);
  GPtrArray *list = coding->coders[coder]->tagged;
  for (guint i = 0; i < list->len; i++) {
    DemarcheStatement *statement = demarche_tagged_get_statement (g_ptr_array_index (list, i));
    g_hash_table_insert (by_name, (char *)demarche_statement_get_name (statement), list->pdata[i]);
  }
  for (guint i = 0; i < coding->names->len; i++)
    tagged[i] = g_hash_table_lookup (by_name, coding->names->pdata[i]);
  return tagged;
}

/* a statement begins: which tables it belongs to */
static void
open_statement (const DemarcheMeasuring *measuring, DemarcheTagged *found)
{
  DemarcheAgreement *agreement = measuring->agreement;
  const char *const *developed_on = (const char *const *)agreement->judged->developed_on;
  gboolean is_seen = found != NULL && is_developed_on (found, developed_on);
  g_array_append_val (measuring->is_seen, is_seen);
  agreement->tables[DEMARCHE_SCORED_ALL].n_statements++;
  agreement->tables[is_seen ? DEMARCHE_SCORED_SEEN : DEMARCHE_SCORED_UNSEEN].n_statements++;
}

static void
close_statement (const DemarcheMeasuring *measuring, DemarcheScore *scores)
{
  DemarcheScore nothing = {0};
  guint n_positions = demarche_codebook_get_n_positions (measuring->codebook);
  for (guint i = 0; i < n_positions && measuring->is_seen->len > 0; i++) {
    DemarchePartScore part = {measuring->is_seen->len - 1, i, scores[i]};
    if (memcmp (&scores[i], &nothing, sizeof nothing) == 0)
      continue;
    g_array_append_val (measuring->parts, part);
    scores[i] = nothing;
  }
}

static void
judge_row (const DemarcheMeasuring *measuring, const DemarcheCodingRow *row, DemarcheTagged *found,
           DemarcheScore *scores)
{
  DemarcheAgreement *agreement = measuring->agreement;
  DemarcheJudged judged = {row, row->coded[0], row->coded[1]};
  agreement->n_paragraphs++;
  if (judged.found.tagged != NULL)
    agreement->n_paired++;
  else
    add_unpaired (agreement->unpaired, &judged.gold, found != NULL);
  if (!demarche_coding_is_read (measuring->coding, row, 1))
    return;
  demarche_measuring_score (measuring, &judged, scores);
  demarche_measuring_list_mistakes (measuring, &judged);
  if (demarche_coding_is_taggable (measuring->coding, row))
    demarche_measuring_confuse (measuring, &judged);
}

static void
judge_rows (const DemarcheMeasuring *measuring)
{
  DemarcheAgreement *agreement = measuring->agreement;
  const DemarcheCoding *coding = measuring->coding;
  guint n_positions = demarche_codebook_get_n_positions (measuring->codebook);
  g_autofree DemarcheScore *scores = g_new0 (DemarcheScore, n_positions + 1);
  g_autofree DemarcheTagged **gold = index_statements (coding, 0);
  g_autofree DemarcheTagged **found = index_statements (coding, 1);
  guint statement = G_MAXUINT;
  for (guint i = 0; i < coding->rows->len; i++) {
    const DemarcheCodingRow *row = g_ptr_array_index (coding->rows, i);
    if (row->coded[0].tagged == NULL) {
      if (gold[row->statement] != NULL && row->coded[1].tag < row->coded[1].tag_end)
        add_unpaired (agreement->unjudged, &row->coded[1], TRUE);
      continue;
    }
    if (row->statement != statement) {
      close_statement (measuring, scores);
      open_statement (measuring, found[row->statement]);
      statement = row->statement;
    }
    judge_row (measuring, row, found[row->statement], scores);
  }
  close_statement (measuring, scores);
  for (guint i = 0; i < coding->names->len; i++)
    agreement->n_other_statements += gold[i] == NULL;
}

/* references come in the order of the statements and their tags */
static void
name_found_tags (DemarcheAgreement *agreement)
{
  g_autoptr (GHashTable) references = g_hash_table_new (NULL, NULL);
  GPtrArray *statements = agreement->judged->tagged;
  guint index = 0;
  for (guint i = 0; i < statements->len; i++) {
    guint n_tags = demarche_tagged_get_n_tags (statements->pdata[i]);
    for (guint j = 0; j < n_tags; j++)
      g_hash_table_insert (references, (gpointer)demarche_tagged_get_tag (statements->pdata[i], j),
                           agreement->tag_references->pdata[index++]);
  }
  for (guint i = 0; i < agreement->mistakes->len; i++) {
    DemarcheMistake *mistake = g_ptr_array_index (agreement->mistakes, i);
    if (mistake->found.tag != NULL)
      mistake->reference = g_hash_table_lookup (references, mistake->found.tag);
  }
}

DemarcheAgreement *
demarche_agreement_new (DemarcheCoder *gold, DemarcheCoder *judged, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (gold != NULL && judged != NULL && codebook != NULL, NULL);
  DemarcheCoder *const coders[] = {gold, judged};
  g_autoptr (DemarcheCoding) coding = demarche_coding_new (coders, G_N_ELEMENTS (coders));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (DemarchePartScore));
  g_autoptr (GArray) is_seen = g_array_new (FALSE, FALSE, sizeof (gboolean));
  DemarcheAgreement *agreement = make_empty (gold, judged, codebook);
  DemarcheMeasuring measuring = {agreement, codebook, coding, parts, is_seen};
  judge_rows (&measuring);
  name_found_tags (agreement);
  demarche_measuring_sum (&measuring);
  demarche_reliability_measure (&agreement->reliability, coding, codebook);
  return agreement;
}
