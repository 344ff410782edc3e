/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the paragraph that a gold line speaks of, by its words. */
#include "comparison/agreement.h"

#include "base/text.h"

#include <string.h>

static gboolean
is_mark (gunichar c)
{
  return c == '*' || c == '_' || c == '`' || c == '#' || c == '>' || c == '\\' ||
         demarche_text_is_ignored (c);
}

static gboolean
is_bullet (const char *word)
{
  static const char *const bullets[] = {"-", "+", "•", "–", "—", "▪", "◦", "·"};
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++) {
    if (g_str_equal (word, bullets[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_label (const char *word)
{
  static const char *const labels[] = {"question:", "answer:", "q:", "a:", "q.", "a."};
  g_autofree char *folded = g_utf8_casefold (word, -1);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    if (g_str_equal (folded, labels[i]))
      return TRUE;
  }
  return FALSE;
}

char *
demarche_agreement_fold_text (const char *text, gsize length)
{
  GString *folded = g_string_sized_new (length);
  g_autoptr (GString) word = g_string_new (NULL);
  const char *end = text + length;
  for (const char *at = text; at <= end; at = at < end ? g_utf8_next_char (at) : at + 1) {
    gunichar c = at < end ? g_utf8_get_char (at) : ' ';
    if (!demarche_text_is_space (c)) {
      if (!is_mark (c))
        g_string_append_unichar (word, c);
      continue;
    }
    gboolean is_left_out = is_bullet (word->str) || (folded->len == 0 && is_label (word->str));
    if (word->len > 0 && !is_left_out) {
      if (folded->len > 0)
        g_string_append_c (folded, ' ');
      g_string_append_len (folded, word->str, (gssize)word->len);
    }
    g_string_truncate (word, 0);
  }
  return g_string_free (folded, FALSE);
}

/* folded text to the indices of the paragraphs that have it, which are taken out when paired */
static GHashTable *
index_texts (DemarcheStatement *statement)
{
  GHashTable *texts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  guint n = statement == NULL ? 0 : demarche_statement_get_n_paragraphs (statement);
  for (guint i = 0; i < n; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    char *folded = demarche_agreement_fold_text (paragraph->text, paragraph->length);
    GArray *indices = g_hash_table_lookup (texts, folded);
    if (indices == NULL) {
      indices = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (texts, folded, indices);
    } else {
      g_free (folded);
    }
    g_array_append_val (indices, i);
  }
  return texts;
}

/* takes out the paragraph with that number, or the first when @number is 0; -1: none */
static int
take_index (GArray *indices, DemarcheStatement *statement, guint number)
{
  for (guint i = 0; indices != NULL && i < indices->len; i++) {
    guint index = g_array_index (indices, guint, i);
    if (number != 0 && demarche_statement_get_paragraph (statement, index)->number != number)
      continue;
    g_array_remove_index (indices, i);
    return (int)index;
  }
  return -1;
}

int *
demarche_agreement_pair (DemarcheStatement *gold, DemarcheStatement *tagged)
{
  guint n = demarche_statement_get_n_paragraphs (gold);
  int *partners = g_new (int, n + 1);
  g_autoptr (GHashTable) texts = index_texts (tagged);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  for (guint i = 0; i < n; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (gold, i);
    g_autofree char *folded = demarche_agreement_fold_text (paragraph->text, paragraph->length);
    g_ptr_array_add (found, g_hash_table_lookup (texts, folded));
    partners[i] = take_index (found->pdata[i], tagged, paragraph->number);
  }
  for (guint i = 0; i < n; i++) {
    if (partners[i] < 0)
      partners[i] = take_index (found->pdata[i], tagged, 0);
  }
  return partners;
}
