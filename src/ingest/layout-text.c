/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of a line as text: in reading order, raised marks of footnotes left out. */
#include "ingest/layout.h"

#include "base/text.h"

#include <string.h>

#define LONGEST_NOTE_MARK 4

static const char *
get_text (const DemarcheLayout *layout, const DemarcheLayoutWord *word)
{
  return layout->letters->str + word->text;
}

/* which way a word is read; punctuation is read as what stands around it */
static DemarcheScriptDirection
get_direction (const char *text)
{
  DemarcheScriptDirection direction = demarche_text_find_direction (text, strlen (text));

  for (const char *p = text; direction == DEMARCHE_SCRIPT_NEUTRAL && *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p))) /* a number */
      return DEMARCHE_SCRIPT_LEFT_TO_RIGHT;
  return direction;
}

/* ---- order ---- */

static guint *
get_order (DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return &g_array_index (layout->order, guint, line->first_word);
}

static void
reverse (guint *words, guint n)
{
  for (guint i = 0; i < n / 2; i++) {
    guint word = words[i];

    words[i] = words[n - 1 - i];
    words[n - 1 - i] = word;
  }
}

/* words stand from left to right; where most are read the other way the line is turned around, and
 * in it what is read from left to right turned back */
static void
put_in_order (DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  guint *order = get_order (layout, line);
  guint n_right = 0;
  guint n_left = 0;

  for (guint i = 0; i < line->n_words; i++) {
    DemarcheScriptDirection direction =
        get_direction (get_text (layout, demarche_layout_word (layout, line, i)));

    n_right += direction == DEMARCHE_SCRIPT_RIGHT_TO_LEFT;
    n_left += direction == DEMARCHE_SCRIPT_LEFT_TO_RIGHT;
  }
  if (n_right == 0 || n_right < n_left)
    return;
  reverse (order, line->n_words);
  for (guint i = 0; i < line->n_words;) {
    guint n = 0;

    while (i + n < line->n_words &&
           get_direction (get_text (layout, demarche_layout_word (layout, line, i + n))) ==
               DEMARCHE_SCRIPT_LEFT_TO_RIGHT)
      n++;
    reverse (order + i, n);
    i += MAX (n, 1);
  }
}

/* ---- text ---- */

/* the size that most letters of the line have */
static int
find_size (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  int size = 0;
  gsize longest = 0;

  for (guint i = 0; i < line->n_words; i++) {
    const DemarcheLayoutWord *word = demarche_layout_word (layout, line, i);
    gsize n = strlen (get_text (layout, word));

    if (n > longest || (n == longest && word->size > size)) {
      longest = n;
      size = word->size;
    }
  }
  return size;
}

/* "1", "12", "*", "[3]", small and raised above the line */
static gboolean
is_note_mark (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
              const DemarcheLayoutWord *word)
{
  const char *text = get_text (layout, word);
  gsize n = strlen (text);

  return n <= LONGEST_NOTE_MARK && strspn (text, "0123456789[]()*,") == n &&
         word->size * 20 <= line->size * 17 &&
         line->box.bottom - word->box.bottom >= line->size / 10;
}

/* forms of Arabic letters by their place in a word become the letters */
static void
append_word (GString *out, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    g_autofree char *plain = NULL;

    if ((c >= 0xFB50 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF))
      plain = g_utf8_normalize (p, g_utf8_next_char (p) - p, G_NORMALIZE_NFKC);
    if (plain)
      g_string_append (out, plain);
    else
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
  }
}

/* round and square ones, and those of symbol fonts, which stand in the private use area */
static gboolean
is_bullet (gunichar c)
{
  static const gunichar bullets[] = {0x2022, 0x2023, 0x2043, 0x2219, 0x25A0, 0x25AA,
                                     0x25AB, 0x25B6, 0x25CB, 0x25CF, 0x25E6, 0xF0A7,
                                     0xF0A8, 0xF0B7, 0xF0D8, 0xF0FC};

  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++) {
    if (c == bullets[i])
      return TRUE;
  }
  return FALSE;
}

/* the first word of a line; one that is or has a bullet becomes what all readers write for it */
static const char *
take_bullet (GString *out, const char *text)
{
  if (!is_bullet (g_utf8_get_char (text)))
    return text;
  g_string_append (out, "- ");
  return g_utf8_next_char (text);
}

static gboolean
is_apart (const GString *out, const DemarcheLayoutWord *word, const char *text)
{
  gunichar last;

  if (out->len == 0 || word->look & DEMARCHE_LOOK_GLUED)
    return FALSE;
  last = g_utf8_get_char (g_utf8_prev_char (out->str + out->len));
  if (last == ' ')
    return FALSE;
  return !(demarche_text_is_unspaced (last) && demarche_text_is_unspaced (g_utf8_get_char (text)));
}

typedef struct {
  gboolean is_bold; /* all words so far */
  guint look;       /* that all of them have */
} Emphasis;

static void
take_look (Emphasis *emphasis, guint look)
{
  emphasis->look &= look;
  emphasis->is_bold = emphasis->is_bold && look & DEMARCHE_LOOK_BOLD;
}

void
demarche_layout_write_line (DemarcheLayout *layout, DemarcheLayoutLine *line)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Emphasis emphasis = {.is_bold = TRUE, .look = DEMARCHE_LOOK_BOLD | DEMARCHE_LOOK_ITALIC};

  line->size = find_size (layout, line);
  put_in_order (layout, line);
  for (guint i = 0; i < line->n_words; i++) {
    const DemarcheLayoutWord *word = demarche_layout_word (layout, line, i);
    const char *text = get_text (layout, word);
    gboolean is_mark = line->n_words > 1 && is_note_mark (layout, line, word);

    if (is_mark && out->len == 0)
      line->starts_with_mark = TRUE;
    else if (is_mark)
      continue;
    if (is_apart (out, word, text) || (out->len > 0 && line->starts_with_mark && i == 1))
      g_string_append_c (out, ' ');
    append_word (out, out->len == 0 ? take_bullet (out, text) : text);
    take_look (&emphasis, word->look);
    if (emphasis.is_bold)
      line->bold = out->len;
  }
  line->is_emphasised = emphasis.look != 0;
  line->text = layout->letters->len;
  line->length = out->len;
  g_string_append_len (layout->letters, out->str, (gssize)out->len + 1);
}
