/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Hyphens at line ends: those that a typesetter put there go, those of the word stay. The words of
 * the document itself decide first. */
#include "ingest/layout.h"

#include "base/text.h"
#include "ingest/wording.h"

#include <string.h>

#define LONGEST_WORD 64      /* bytes that are looked at */
#define LONGEST_WORD_START 3 /* letters */
#define LEAST_BREAKS 2       /* lines that may be broken, and how many lines to one of them */
#define LEAST_BREAK_SHARE 40

struct _DemarcheHyphens {
  GHashTable *words;    /* of the document, as they stand within lines */
  gboolean is_breaking; /* lines of this document are broken within words */
};

static gboolean
is_word_part (gunichar c)
{
  return demarche_text_is_word_char (c) || demarche_text_is_hyphen (c) ||
         demarche_text_is_apostrophe (c);
}

static void
add_words (GHashTable *words, const char *text, const char *end)
{
  while (text < end) {
    const char *start = text;

    while (text < end && is_word_part (g_utf8_get_char (text)))
      text = g_utf8_next_char (text);
    if (text > start && text - start <= LONGEST_WORD)
      g_hash_table_add (words, demarche_wording_fold (start, (gsize)(text - start), LONGEST_WORD));
    if (text < end)
      text = g_utf8_next_char (text);
  }
}

/* what stands before the hyphen at the end of a line, and what the next line starts with; both
 * folded, "" for none */
static void
split (const char *line, const char *next, char **head, char **tail)
{
  const char *end = line + strlen (line);
  const char *stop = end > line ? g_utf8_prev_char (end) : end;
  const char *start = stop;
  const char *p = next;

  while (start > line && end - start < LONGEST_WORD &&
         is_word_part (g_utf8_get_char (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  while (*p && p - next < LONGEST_WORD && is_word_part (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *head = demarche_wording_fold (start, (gsize)(stop - start), LONGEST_WORD);
  *tail = demarche_wording_fold (next, (gsize)(p - next), LONGEST_WORD);
}

static gboolean
has_word (const DemarcheHyphens *hyphens, const char *first, const char *joint, const char *second)
{
  g_autofree char *word = g_strconcat (first, joint, second, NULL);

  return g_hash_table_contains (hyphens->words, word);
}

/* "self-", "long-", "co-": what hardly any longer word starts with */
static gboolean
is_compound_head (const char *head)
{
  static const char *const heads[] = {
      "self", "non",   "anti",  "co",   "quasi", "long", "short", "high", "low",   "well", "ill",
      "full", "half",  "cross", "vice", "ex",    "e",    "so",    "two",  "three", "four", "five",
      "six",  "third", "by",    "up",   "off",   "far",  "mid",   "all",  "на",    "по",   "во",
      "кто",  "что",   "как",   "где",  "кое",   "из",   "vis",   "mi",   NULL};

  return demarche_wording_is (head, heads);
}

/* so short that it is a word by itself in the compounds above only */
static gboolean
is_word_start (const char *head)
{
  return g_utf8_strlen (head, -1) <= LONGEST_WORD_START && !strpbrk (head, "0123456789");
}

/* what no word is, only the end of one */
static gboolean
is_word_end (const char *tail)
{
  static const char *const ends[] = {
      "ment",   "ments",  "tion",  "tions",  "sion",   "sions", "ing",   "ings",  "ity",   "ities",
      "ness",   "ly",     "ble",   "bly",    "tional", "ence",  "ences", "ance",  "ances", "ed",
      "er",     "ers",    "tive",  "tives",  "ous",    "al",    "ally",  "ture",  "tures", "ical",
      "ically", "mental", "ation", "ations", "cial",   "tial",  "rity",  "gies",  "gy",    "lize",
      "lise",   "ship",   "dom",   "hood",   "less",   "ful",   "ward",  "wards", NULL};

  return demarche_wording_is (tail, ends);
}

typedef enum {
  READING_WORD, /* the hyphen is one of the word */
  READING_BREAK,
  READING_UNKNOWN, /* the words do not tell */
} Reading;

static Reading
decide (const DemarcheHyphens *hyphens, const char *head, const char *tail)
{
  if (*head == '\0' || *tail == '\0' || has_word (hyphens, head, "-", tail))
    return READING_WORD;
  if (has_word (hyphens, head, "", tail) || is_word_end (tail))
    return READING_BREAK;
  if (is_compound_head (head) || strchr (head, '-'))
    return READING_WORD;
  if (has_word (hyphens, head, "", "") && has_word (hyphens, tail, "", ""))
    return READING_WORD;
  return is_word_start (head) ? READING_BREAK : READING_UNKNOWN;
}

static Reading
read_hyphen (const DemarcheHyphens *hyphens, const char *line, const char *next)
{
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;

  if (!demarche_text_is_hyphen (g_utf8_get_char (g_utf8_prev_char (line + strlen (line)))) ||
      !g_unichar_islower (g_utf8_get_char (next)))
    return READING_WORD;
  split (line, next, &head, &tail);
  return decide (hyphens, head, tail);
}

gboolean
demarche_hyphens_is_break (const DemarcheHyphens *hyphens, const char *line, const char *next)
{
  Reading reading = read_hyphen (hyphens, line, next);

  return reading == READING_BREAK || (reading == READING_UNKNOWN && hyphens->is_breaking);
}

/* one line that is surely broken within a word tells of the others, and so do many that may be */
static gboolean
breaks_words (const DemarcheHyphens *hyphens, const DemarcheLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i + 1 < layout->lines->len; i++) {
    const DemarcheLayoutLine *line = demarche_layout_line (layout, i);
    const char *text = demarche_layout_line_text (layout, line);
    Reading reading =
        line->length > 2 ? read_hyphen (hyphens, text, demarche_layout_line_text (layout, line + 1))
                         : READING_WORD;

    if (reading == READING_BREAK)
      return TRUE;
    n += reading == READING_UNKNOWN;
  }
  return n >= LEAST_BREAKS && n * LEAST_BREAK_SHARE >= layout->lines->len;
}

DemarcheHyphens *
demarche_hyphens_new (const DemarcheLayout *layout)
{
  DemarcheHyphens *hyphens = g_new0 (DemarcheHyphens, 1);

  hyphens->words = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < layout->lines->len; i++) {
    const DemarcheLayoutLine *line = demarche_layout_line (layout, i);
    const char *text = demarche_layout_line_text (layout, line);

    add_words (hyphens->words, text, text + line->length);
  }
  hyphens->is_breaking = breaks_words (hyphens, layout);
  return hyphens;
}

void
demarche_hyphens_free (DemarcheHyphens *hyphens)
{
  if (!hyphens)
    return;
  g_hash_table_unref (hyphens->words);
  g_free (hyphens);
}
