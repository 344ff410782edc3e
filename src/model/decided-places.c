/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the tag that a decision names: by its lasting reference, else by its words. */
#include "model/decided-private.h"

#include "model/anchor.h"
#include "model/reference.h"

#include <string.h>

typedef struct {
  guint statement;
  guint paragraph;
} Where;

struct _DemarchePlaces {
  GPtrArray *tagged;          /* (unowned) */
  DemarcheCodebook *codebook; /* (unowned) */
  GPtrArray *references;
  GHashTable *by_reference; /* its first characters: GArray of numbers of tags */
  GArray *tags;             /* Where, and the tag's index, of each reference */
  GHashTable *by_words;     /* (nullable): folded text: GArray of Where; made when asked for */
};

typedef struct {
  guint statement;
  guint tag;
} TagPlace;

static GArray *
ensure_list (GHashTable *table, char *key, gsize size)
{
  GArray *list = g_hash_table_lookup (table, key);

  if (list == NULL) {
    list = g_array_new (FALSE, FALSE, (guint)size);
    g_hash_table_insert (table, key, list);
  } else {
    g_free (key);
  }
  return list;
}

static void
index_references (DemarchePlaces *places)
{
  for (guint i = 0; i < places->tagged->len; i++) {
    DemarcheTagged *tagged = g_ptr_array_index (places->tagged, i);

    for (guint k = 0; k < demarche_tagged_get_n_tags (tagged); k++) {
      TagPlace place = {i, k};
      guint number = places->tags->len;
      const char *reference = g_ptr_array_index (places->references, number);

      g_array_append_val (places->tags, place);
      g_array_append_val (ensure_list (places->by_reference,
                                       g_strndup (reference, DEMARCHE_REFERENCE_CHARS),
                                       sizeof (guint)),
                          number);
    }
  }
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
}

DemarchePlaces *
demarche_places_new (GPtrArray *tagged, DemarcheCodebook *codebook)
{
  DemarchePlaces *places = g_new0 (DemarchePlaces, 1);

  places->tagged = tagged;
  places->codebook = codebook;
  places->references = demarche_references_new (tagged, codebook);
  places->by_reference = new_table ();
  places->tags = g_array_new (FALSE, FALSE, sizeof (TagPlace));
  index_references (places);
  return places;
}

void
demarche_places_free (DemarchePlaces *places)
{
  g_ptr_array_unref (places->references);
  g_hash_table_unref (places->by_reference);
  g_array_unref (places->tags);
  g_clear_pointer (&places->by_words, g_hash_table_unref);
  g_free (places);
}

static DemarcheStatement *
get_statement (const DemarchePlaces *places, guint index)
{
  return demarche_tagged_get_statement (g_ptr_array_index (places->tagged, index));
}

/* of an outline the words are not at hand */
static guint
count_quotable (DemarcheStatement *statement)
{
  return demarche_statement_is_outline (statement)
             ? 0
             : demarche_statement_get_n_paragraphs (statement);
}

static void
index_words (DemarchePlaces *places)
{
  if (places->by_words != NULL)
    return;
  places->by_words = new_table ();
  for (guint i = 0; i < places->tagged->len; i++) {
    DemarcheStatement *statement = get_statement (places, i);

    for (guint k = 0; k < count_quotable (statement); k++) {
      const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, k);
      Where where = {i, k};

      g_array_append_val (
          ensure_list (places->by_words,
                       demarche_quote_fold (paragraph->text, (gssize)paragraph->length),
                       sizeof where),
          where);
    }
  }
}

/* ---- by reference ---- */

/* a row whose cells were sorted apart has the reference of one tag and the words of another */
static gboolean
has_its_words (const DemarcheDecision *decision, const DemarcheParagraph *paragraph)
{
  if (decision->quote == NULL)
    return TRUE;
  if (paragraph->text == NULL)
    return FALSE;
  g_autofree char *said = demarche_quote_fold (paragraph->text, (gssize)paragraph->length);
  g_autofree char *quoted = demarche_quote_fold (decision->quote, -1);
  return strcmp (said, quoted) == 0;
}

static void
add_tag_place (const DemarchePlaces *places, guint number, GArray *found)
{
  TagPlace at = g_array_index (places->tags, TagPlace, number);
  const DemarcheTag *tag =
      demarche_tagged_get_tag (g_ptr_array_index (places->tagged, at.statement), at.tag);
  DemarchePlace place = {at.statement, tag->paragraph, tag->position, tag->holder, tag->stance};

  g_array_append_val (found, place);
}

/* FALSE with @why when what bears the reference has other words */
static gboolean
find_by_reference (const DemarchePlaces *places, const DemarcheDecision *decision, GArray *found,
                   const char **why)
{
  g_autofree char *start = g_strndup (decision->reference, DEMARCHE_REFERENCE_CHARS);
  GArray *numbers = g_hash_table_lookup (places->by_reference, start);
  gboolean has_other_words = FALSE;

  for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
    guint number = g_array_index (numbers, guint, i);
    const char *known = g_ptr_array_index (places->references, number);
    TagPlace at = g_array_index (places->tags, TagPlace, number);
    const DemarcheTag *tag =
        demarche_tagged_get_tag (g_ptr_array_index (places->tagged, at.statement), at.tag);

    if (!g_str_has_prefix (known, decision->reference) &&
        !g_str_has_prefix (decision->reference, known))
      continue;
    if (has_its_words (decision, demarche_statement_get_paragraph (
                                     get_statement (places, at.statement), tag->paragraph)))
      add_tag_place (places, number, found);
    else
      has_other_words = TRUE;
  }
  if (found->len == 0 && has_other_words)
    *why = "the reference is that of another paragraph than the one quoted";
  return found->len > 0 || !has_other_words;
}

/* ---- by words ---- */

static gboolean
is_hashed_so (const DemarchePlaces *places, const DemarcheDecision *decision, const Where *where)
{
  DemarcheStatement *statement = get_statement (places, where->statement);
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (statement, where->paragraph);
  g_autofree char *hash = demarche_paragraph_hash (paragraph);

  return strcmp (hash, decision->paragraph_hash) == 0;
}

/* (element-type Where): paragraphs with the decision's words; only its hash may be known */
static GArray *
list_candidates (DemarchePlaces *places, const DemarcheDecision *decision)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Where));

  index_words (places);
  if (decision->quote != NULL) {
    g_autofree char *words = demarche_quote_fold (decision->quote, -1);
    GArray *list = g_hash_table_lookup (places->by_words, words);

    if (list != NULL)
      g_array_append_vals (all, list->data, list->len);
    return all;
  }
  for (guint i = 0; decision->paragraph_hash != NULL && i < places->tagged->len; i++) {
    DemarcheStatement *statement = get_statement (places, i);

    for (guint k = 0; k < count_quotable (statement); k++) {
      Where where = {i, k};

      if (is_hashed_so (places, decision, &where))
        g_array_append_val (all, where);
    }
  }
  return all;
}

/* how well a paragraph with the same words fits: its statement first, then which of equal ones */
static guint
rate (const DemarchePlaces *places, const DemarcheDecision *decision, const Where *where)
{
  DemarcheStatement *statement = get_statement (places, where->statement);
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (statement, where->paragraph);
  gboolean is_named = g_strcmp0 (decision->statement, demarche_statement_get_name (statement)) == 0;
  gboolean is_numbered =
      decision->ordinal == DEMARCHE_ORDINAL_UNKNOWN
          ? decision->number == paragraph->number
          : decision->ordinal == demarche_paragraph_get_ordinal (statement, where->paragraph);

  return (is_named ? 2u : 0u) + (is_numbered ? 1u : 0u);
}

static gboolean
find_by_words (DemarchePlaces *places, const DemarcheDecision *decision, Where *best,
               const char **why)
{
  g_autoptr (GArray) candidates = list_candidates (places, decision);
  guint best_rate = 0;
  guint n_statements = 0;

  for (guint i = 0; i < candidates->len; i++) {
    const Where *where = &g_array_index (candidates, Where, i);
    guint rating = rate (places, decision, where);

    n_statements += i == 0 || where->statement != (where - 1)->statement;
    if (i > 0 && rating <= best_rate)
      continue;
    *best = *where;
    best_rate = rating;
  }
  if (candidates->len == 0)
    *why = "no paragraph here has its words";
  else if (best_rate < 2 && n_statements > 1)
    *why = "several statements here have its words, none under the name it gives";
  return *why == NULL;
}

static gboolean
find_in_paragraph (DemarchePlaces *places, const DemarcheDecision *decision, GArray *found,
                   const char **why)
{
  Where where = {0, 0};
  int position;

  if (decision->position == NULL || (decision->quote == NULL && decision->paragraph_hash == NULL)) {
    *why = "no tag here has its reference";
    return FALSE;
  }
  if (!find_by_words (places, decision, &where, why))
    return FALSE;
  position = demarche_codebook_find_position (places->codebook, decision->position);
  if (position < 0) {
    *why = "the rules no longer have its position";
    return FALSE;
  }
  DemarchePlace place = {where.statement, where.paragraph, (guint)position, decision->holder,
                         decision->stance};
  g_array_append_val (found, place);
  return TRUE;
}

GArray *
demarche_places_find (DemarchePlaces *places, const DemarcheDecision *decision, const char **why)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DemarchePlace));

  *why = NULL;
  if (decision->reference != NULL && !find_by_reference (places, decision, found, why))
    return NULL;
  if (found->len == 0 && !find_in_paragraph (places, decision, found, why))
    return NULL;
  return g_steal_pointer (&found);
}

DemarcheDecision *
demarche_places_anchor (DemarchePlaces *places, const DemarcheDecision *decision,
                        const DemarchePlace *place)
{
  DemarcheStatement *statement = get_statement (places, place->statement);
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (statement, place->paragraph);
  g_autofree char *hash = demarche_paragraph_hash (paragraph);
  DemarcheDecision model = *decision;

  model.statement = (char *)demarche_statement_get_name (statement);
  model.paragraph_hash = hash;
  model.ordinal = demarche_paragraph_get_ordinal (statement, place->paragraph);
  model.number = paragraph->number;
  model.position = (char *)demarche_codebook_get_position (places->codebook, place->position)->code;
  model.holder = place->holder;
  model.stance = place->stance;
  return demarche_decision_new (&model);
}
