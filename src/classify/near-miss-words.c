/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Near misses in words. */
#include "base/text.h"
#include "classify/near-miss-private.h"

/* a reason is one line */
#define MAX_QUOTED_WORDS 8

/* choices that are longer are shown by their first words */
#define MAX_CHOICE_BYTES 40

/* appends bytes [at, end) of a phrase's text */
static void
append_short (GString *out, const char *text, const DemarchePhraseNode *node, gsize at, gsize end)
{
  gboolean is_long =
      node->type == DEMARCHE_PHRASE_ALTERNATIVES && node->end - node->start > MAX_CHOICE_BYTES;

  for (guint i = 0; i < (is_long ? 1 : node->n_children); i++) {
    const DemarchePhraseNode *child = &node->children[i];
    g_string_append_len (out, text + at, (gssize)(child->start - at));
    append_short (out, text, child, child->start, child->end);
    at = child->end;
  }
  if (is_long) {
    g_string_append (out, g_str_has_suffix (out->str, " ") ? "| …" : " | …");
    at = node->end;
  }
  g_string_append_len (out, text + at, (gssize)(end - at));
}

char *
demarche_phrase_shorten (const char *text, const DemarchePhraseNode *node, gsize start, gsize end)
{
  GString *out = g_string_new (NULL);

  append_short (out, text, node, start, end);
  return g_string_free (out, FALSE);
}

/* appends text with each run of space as one */
static void
append_squeezed (GString *out, const char *text, gsize length)
{
  gboolean is_space = FALSE;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (demarche_text_is_space (c)) {
      is_space = TRUE;
      continue;
    }
    if (is_space)
      g_string_append_c (out, ' ');
    is_space = FALSE;
    g_string_append_unichar (out, c);
  }
}

/* words that stand side by side in the text too; in a list the lead-in may stand far off */
static gboolean
is_side_by_side (const DemarcheProber *prober, guint sentence, guint position)
{
  return demarche_prober_get_token (prober, sentence, position) + 1 ==
         demarche_prober_get_token (prober, sentence, position + 1);
}

static void
append_words (GString *out, const DemarcheProber *prober, guint sentence, guint first, guint last)
{
  for (guint from = first; from <= last; from++) {
    guint to = from;
    while (to < last && is_side_by_side (prober, sentence, to))
      to++;
    const DemarcheToken *start = demarche_prober_get_token (prober, sentence, from);
    const DemarcheToken *end = demarche_prober_get_token (prober, sentence, to);
    g_string_append (out, from > first ? " … " : "");
    append_squeezed (out, prober->paragraph->text + start->start, end->end - start->start);
    from = to;
  }
}

char *
demarche_near_miss_quote (const DemarcheProber *prober, guint sentence, guint first, guint last)
{
  GString *out = g_string_new (NULL);
  guint half = MAX_QUOTED_WORDS / 2;

  if (last - first < MAX_QUOTED_WORDS) {
    append_words (out, prober, sentence, first, last);
  } else {
    append_words (out, prober, sentence, first, first + half - 1);
    g_string_append (out, " … ");
    append_words (out, prober, sentence, last - half + 1, last);
  }
  return g_string_free (out, FALSE);
}

char *
demarche_near_miss_quote_slots (const DemarcheProber *prober, const DemarcheAlignment *alignment,
                                guint from, guint to)
{
  GString *out = g_string_new (NULL);
  guint sentence = alignment->sentence;
  guint run_start = 0;
  guint run_end = 0;
  gboolean is_open = FALSE;

  for (guint i = from; i < to; i++) {
    const DemarcheSlot *slot = &g_array_index (alignment->slots, DemarcheSlot, i);
    if (slot->state != DEMARCHE_SLOT_FOUND)
      continue;
    if (is_open && slot->first != run_end + 1) {
      append_words (out, prober, sentence, run_start, run_end);
      g_string_append (out, " … ");
      is_open = FALSE;
    }
    run_start = is_open ? run_start : slot->first;
    run_end = slot->last;
    is_open = TRUE;
  }
  if (is_open)
    append_words (out, prober, sentence, run_start, run_end);
  return g_string_free (out, FALSE);
}

/* the slot of an item by its number */
static guint
find_slot (const DemarcheAlignment *alignment, guint number)
{
  guint n = 0;

  for (guint i = 0; i < alignment->slots->len; i++) {
    n += demarche_probe_item_is_word (g_array_index (alignment->slots, DemarcheSlot, i).item);
    if (n == number)
      return i;
  }
  return 0;
}

/* the first of several items that are all absent says enough, and so does the first of those in
 * whose place the same words stand */
static gboolean
says_the_same (const DemarcheDefect *first, const DemarcheDefect *second)
{
  return first->block == second->block &&
         (first->block == DEMARCHE_BLOCK_ABSENT || first->block == DEMARCHE_BLOCK_INSTEAD) &&
         first->words.start == second->words.start && first->words.end == second->words.end;
}

char *
demarche_near_miss_describe (const DemarcheProber *prober, const DemarcheAlignment *alignment,
                             const GArray *defects)
{
  const DemarcheDefect *first =
      defects->len > 0 ? &g_array_index (defects, DemarcheDefect, 0) : NULL;

  if (first == NULL)
    return g_strdup ("matches");
  guint slot = find_slot (alignment, first->number) + (first->block == DEMARCHE_BLOCK_END);
  g_autofree char *before = demarche_near_miss_quote_slots (prober, alignment, 0, slot);
  g_autofree char *after =
      demarche_near_miss_quote_slots (prober, alignment, slot, alignment->slots->len);
  GString *message = g_string_new (NULL);

  if (*before != '\0')
    g_string_printf (message, "came as far as '%s', then %s", before, first->message);
  else
    g_string_printf (message, "stopped at word %u: %s", first->number, first->message);
  if (*before == '\0' && *after != '\0' && first->block == DEMARCHE_BLOCK_ABSENT)
    g_string_append_printf (
        message, defects->len == 1 ? "; the rest is there: '%s'" : "; found '%s'", after);
  for (guint i = 1; i < defects->len; i++) {
    const DemarcheDefect *defect = &g_array_index (defects, DemarcheDefect, i);
    if (!says_the_same (defect - 1, defect))
      g_string_append_printf (message, "; then %s", defect->message);
  }
  return g_string_free (message, FALSE);
}
