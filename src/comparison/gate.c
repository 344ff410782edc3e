/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sorts gold by whether the rules were developed on its statements, and measures each part. */
#include "comparison/gate.h"

#include "base/text.h"
#include "comparison/coding.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (DemarcheGate, demarche_gate, demarche_gate_ref, demarche_gate_unref)

/* what is compared in one part: statements of gold and, at the same index, as they were tagged */
typedef struct {
  GPtrArray *gold;
  GPtrArray *tagged;
} Pairs;

static Pairs
pairs_new (void)
{
  return (Pairs){g_ptr_array_new (), g_ptr_array_new ()};
}

static void
pairs_clear (Pairs *pairs)
{
  g_ptr_array_unref (pairs->gold);
  g_ptr_array_unref (pairs->tagged);
}

DemarcheGate *
demarche_gate_ref (DemarcheGate *gate)
{
  g_return_val_if_fail (gate != NULL, NULL);
  g_atomic_ref_count_inc (&gate->references);
  return gate;
}

static void
part_clear (DemarcheGatePart *part)
{
  g_clear_pointer (&part->agreement, demarche_agreement_unref);
  g_ptr_array_unref (part->delegations);
  g_ptr_array_unref (part->languages);
}

void
demarche_gate_unref (DemarcheGate *gate)
{
  g_return_if_fail (gate != NULL);
  if (!g_atomic_ref_count_dec (&gate->references))
    return;
  part_clear (&gate->unseen);
  part_clear (&gate->seen);
  g_free (gate);
}

/* where it cannot be told, the rules may have been developed on it */
static gboolean
is_seen (DemarcheTagged *tagged, const char *const *developed_on)
{
  const char *hash = demarche_statement_get_text_hash (demarche_tagged_get_statement (tagged));

  if (developed_on == NULL || developed_on[0] == NULL)
    return FALSE;
  return hash == NULL || g_strv_contains (developed_on, hash);
}

static GHashTable *
index_by_name (GPtrArray *tagged)
{
  GHashTable *by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tagged->len; i++) {
    DemarcheStatement *statement = demarche_tagged_get_statement (tagged->pdata[i]);

    if (demarche_statement_get_n_paragraphs (statement) > 0)
      g_hash_table_insert (by_name, (char *)demarche_statement_get_name (statement),
                           tagged->pdata[i]);
  }
  return by_name;
}

static void
sort_gold (DemarcheGate *gate, GPtrArray *gold, GPtrArray *tagged, const char *const *developed_on,
           Pairs *unseen, Pairs *seen)
{
  g_autoptr (GHashTable) by_name = index_by_name (tagged);

  for (guint i = 0; i < gold->len; i++) {
    DemarcheStatement *statement = demarche_tagged_get_statement (gold->pdata[i]);
    guint n = demarche_statement_get_n_paragraphs (statement);
    DemarcheTagged *found = g_hash_table_lookup (by_name, demarche_statement_get_name (statement));

    gate->n_gold += n;
    if (found == NULL) {
      gate->n_elsewhere += n;
      continue;
    }
    Pairs *pairs = is_seen (found, developed_on) ? seen : unseen;
    g_ptr_array_add (pairs->gold, gold->pdata[i]);
    g_ptr_array_add (pairs->tagged, found);
  }
}

/* ---- whom gold covers ---- */

static void
add_name (GHashTable *names, const char *name)
{
  if (name != NULL && *name != '\0')
    g_hash_table_add (names, (char *)name);
}

/* a person may speak for nobody; chairs and interviewers take no position */
static const char *
get_voice (const DemarcheParagraph *paragraph)
{
  if (paragraph->occasion->delegation != NULL)
    return paragraph->occasion->delegation;
  return paragraph->occasion->role == NULL ? paragraph->occasion->speaker : NULL;
}

static void
cover_statement (DemarcheTagged *gold, DemarcheTagged *tagged, GHashTable *delegations,
                 GHashTable *languages)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  DemarcheStatement *read = demarche_tagged_get_statement (gold);
  g_autofree int *partners = demarche_coding_pair (read, statement);

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (read); i++) {
    const DemarcheParagraph *paragraph =
        partners[i] >= 0 ? demarche_statement_get_paragraph (statement, (guint)partners[i]) : NULL;

    if (paragraph == NULL || !demarche_paragraph_kind_is_taggable (paragraph->kind))
      continue;
    add_name (delegations, get_voice (paragraph));
    add_name (languages, paragraph->language != NULL
                             ? paragraph->language
                             : demarche_statement_get_field (statement, DEMARCHE_FIELD_LANGUAGE));
  }
}

static GPtrArray *
sort_names (GHashTable *names)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (sorted, g_strdup (name));
  g_ptr_array_sort (sorted, demarche_compare_strings);
  return sorted;
}

static void
cover (DemarcheGatePart *part, const Pairs *pairs)
{
  g_autoptr (GHashTable) delegations = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) languages = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pairs->gold->len; i++)
    cover_statement (pairs->gold->pdata[i], pairs->tagged->pdata[i], delegations, languages);
  part->delegations = sort_names (delegations);
  part->languages = sort_names (languages);
}

static void
measure (DemarcheGate *gate, DemarcheGatePart *part, const Pairs *pairs, DemarcheCodebook *codebook)
{
  cover (part, pairs);
  if (pairs->gold->len == 0)
    return;
  g_autoptr (DemarcheCoder) people =
      demarche_coder_new ("gold", DEMARCHE_CODER_PEOPLE, pairs->gold, NULL);
  g_autoptr (DemarcheCoder) rules =
      demarche_coder_new ("rules", DEMARCHE_CODER_RULES, pairs->tagged, NULL);
  part->agreement = demarche_agreement_new (people, rules, codebook);
  gate->n_unpaired += part->agreement->unpaired->len;
}

DemarcheGate *
demarche_gate_new (GPtrArray *gold, GPtrArray *tagged, const char *const *developed_on,
                   DemarcheCodebook *codebook)
{
  g_return_val_if_fail (gold != NULL && tagged != NULL && codebook != NULL, NULL);
  DemarcheGate *gate = g_new0 (DemarcheGate, 1);
  Pairs unseen = pairs_new ();
  Pairs seen = pairs_new ();

  g_atomic_ref_count_init (&gate->references);
  sort_gold (gate, gold, tagged, developed_on, &unseen, &seen);
  measure (gate, &gate->unseen, &unseen, codebook);
  measure (gate, &gate->seen, &seen, codebook);
  pairs_clear (&unseen);
  pairs_clear (&seen);
  return gate;
}

DemarcheScoreVerdict
demarche_gate_get_verdict (DemarcheGate *gate, guint position)
{
  const DemarcheAgreement *agreement = gate != NULL ? gate->unseen.agreement : NULL;

  if (agreement == NULL)
    return DEMARCHE_SCORE_TOO_FEW;
  return demarche_score_get_verdict (
      &g_array_index (agreement->tables[DEMARCHE_SCORED_ALL].positions, DemarcheScore, position));
}
