/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of a paragraph, whatever marks and labels stand around them. */
#include "comparison/coding.h"

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
demarche_coding_fold_text (const char *text, gsize length)
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
