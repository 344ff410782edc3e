/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where a decision has its place in a text: by the words of its paragraph. */
#include "model/anchor.h"

#include "base/hash.h"

#include <string.h>

#define BETWEEN_PIECES " … "

char *
demarche_quote_fold (const char *text, gssize length)
{
  GString *out = g_string_new (NULL);
  const char *end = text + (length < 0 ? (gssize)strlen (text) : length);

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

char *
demarche_paragraph_hash (const DemarcheParagraph *paragraph)
{
  return demarche_hash_bytes (paragraph->text, paragraph->length);
}

guint
demarche_paragraph_get_ordinal (DemarcheStatement *statement, guint index)
{
  const DemarcheParagraph *one = demarche_statement_get_paragraph (statement, index);
  guint n = 0;

  for (guint i = 0; i < index; i++) {
    const DemarcheParagraph *other = demarche_statement_get_paragraph (statement, i);

    n += other->length == one->length && memcmp (other->text, one->text, one->length) == 0;
  }
  return n;
}

static gboolean
has_its_text (const DemarcheDecision *decision, const DemarcheParagraph *paragraph,
              const char *folded_quote)
{
  if (folded_quote != NULL) {
    g_autofree char *folded = demarche_quote_fold (paragraph->text, (gssize)paragraph->length);
    return g_str_equal (folded, folded_quote);
  }
  g_autofree char *hash = demarche_paragraph_hash (paragraph);
  return g_strcmp0 (hash, decision->paragraph_hash) == 0;
}

/* of equal ones the one that it was before, else the first; -1: there is none */
static int
find_text (const DemarcheDecision *decision, DemarcheStatement *statement)
{
  g_autofree char *quote =
      decision->quote != NULL ? demarche_quote_fold (decision->quote, -1) : NULL;
  guint n_equal = 0;
  int first = -1;

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    if (!has_its_text (decision, demarche_statement_get_paragraph (statement, i), quote))
      continue;
    if (n_equal++ == decision->ordinal)
      return (int)i;
    first = first < 0 ? (int)i : first;
  }
  return first;
}

static gboolean
has_pieces (const DemarcheParagraph *paragraph, char **pieces)
{
  g_autofree char *folded = demarche_quote_fold (paragraph->text, (gssize)paragraph->length);
  const char *from = folded;

  for (guint i = 0; pieces[i] != NULL; i++) {
    g_autofree char *piece = demarche_quote_fold (pieces[i], -1);
    const char *found = strstr (from, piece);
    if (found == NULL)
      return FALSE;
    from = found + strlen (piece);
  }
  return TRUE;
}

/* -1, with @why: none, or several */
static int
find_words (const DemarcheDecision *decision, DemarcheStatement *statement, const char **why)
{
  g_auto (GStrv) pieces =
      g_strsplit (decision->words != NULL ? decision->words : "", BETWEEN_PIECES, -1);
  int found = -1;

  *why = "no paragraph has its words any more";
  for (guint i = 0; pieces[0] != NULL && i < demarche_statement_get_n_paragraphs (statement); i++) {
    if (!has_pieces (demarche_statement_get_paragraph (statement, i), pieces))
      continue;
    if (found >= 0) {
      *why = "its paragraph has changed, and several have its words";
      return -1;
    }
    found = (int)i;
  }
  return found;
}

DemarcheDecision *
demarche_decision_anchor (const DemarcheDecision *decision, DemarcheStatement *statement,
                          const char **why)
{
  g_return_val_if_fail (decision != NULL && statement != NULL && why != NULL, NULL);
  int index = find_text (decision, statement);
  DemarcheDecision model = *decision;

  if (index < 0)
    index = find_words (decision, statement, why);
  if (index < 0)
    return NULL;
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, (guint)index);
  g_autofree char *hash = demarche_paragraph_hash (paragraph);
  g_autofree char *quote = g_strndup (paragraph->text, paragraph->length);
  model.statement = (char *)demarche_statement_get_name (statement);
  model.paragraph_hash = hash;
  model.ordinal = demarche_paragraph_get_ordinal (statement, (guint)index);
  model.number = paragraph->number;
  model.quote = quote;
  return demarche_decision_new (&model);
}

/* ---- naming a tag ---- */

char *
demarche_decision_make_tag_key (const DemarcheDecision *decision)
{
  g_return_val_if_fail (decision != NULL, NULL);
  return g_strdup_printf ("%s\n%s\n%u\n%s\n%d %d", decision->statement, decision->paragraph_hash,
                          decision->ordinal, decision->position, (int)decision->holder,
                          (int)decision->stance);
}

char *
demarche_tag_get_words (const DemarcheTag *tag, const DemarcheParagraph *paragraph)
{
  g_return_val_if_fail (tag != NULL && paragraph != NULL, NULL);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < tag->n_evidence; i++) {
    gsize start = tag->evidence[i].start;
    gsize end = MIN (tag->evidence[i].end, paragraph->length);

    if (start > end)
      continue;
    g_string_append (words, i > 0 ? BETWEEN_PIECES : "");
    g_string_append_len (words, paragraph->text + start, (gssize)(end - start));
  }
  return g_string_free (words, FALSE);
}

DemarcheDecision *
demarche_decision_name (const DemarcheDecision *decision, const char *reference,
                        DemarcheTagged *tagged, const DemarcheTag *tag, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (tagged != NULL && tag != NULL, NULL);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, tag->paragraph);
  g_autofree char *hash = demarche_paragraph_hash (paragraph);
  g_autofree char *quote = g_strndup (paragraph->text, paragraph->length);
  g_autofree char *words = demarche_tag_get_words (tag, paragraph);
  DemarcheDecision model = {.kind = DEMARCHE_DECISION_COMMENT};

  if (decision != NULL)
    model = *decision;
  model.reference = (char *)reference;
  model.statement = (char *)demarche_statement_get_name (statement);
  model.paragraph_hash = hash;
  model.ordinal = demarche_paragraph_get_ordinal (statement, tag->paragraph);
  model.number = paragraph->number;
  model.quote = quote;
  model.words = words;
  model.position = (char *)demarche_codebook_get_position (codebook, tag->position)->code;
  model.holder = tag->holder;
  model.stance = tag->stance;
  model.force = tag->force;
  return demarche_decision_new (&model);
}
