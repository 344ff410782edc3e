/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What stands around the words: letterhead, addresses, navigation, notes on the text, stage
 * directions of records. */
#include "ingest/margins.h"

#include "ingest/wording.h"

#include <string.h>

#define LONGEST_NOTE 600
#define LONGEST_MARGIN 240
#define LONGEST_OFFICER 120
#define LONGEST_STAGE_DIRECTION 200

static const char *const letterhead_starts[] = {
    "permanent mission",
    "the permanent mission",
    "embassy of",
    "ministry of",
    "ministry for",
    "mission of",
    "mission permanente",
    "misión permanente",
    "постоянное представительство",
    "department of",
    "united nations",
    "consulate",
    "delegation of",
    "the delegation of",
    "the ministry",
    "mfa of",
    "general assembly",
    "security council",
    "office of",
    NULL,
};

/* notes on the delivery or the text, and what stands around a text on a page */
static const char *const margin_notes[] = {
    "check against delivery",
    "please check against delivery",
    "as delivered",
    "unofficial translation",
    "unofficial transcript",
    "courtesy translation",
    "translation from",
    "translated from",
    "machine translation",
    "original:",
    "original language",
    "for immediate release",
    "all rights reserved",
    "skip to main content",
    "skip to content",
    "- final -",
    "embargoed",
    "seul le prononcé fait foi",
    "cotejar con el texto",
    "неофициальный перевод",
    "проверять по",
    "advanced settings",
    "web content display",
    "print version",
    "share this",
    "read more",
    "back to top",
    "cookie",
    "subscribe",
    "follow us",
    "copyright",
    "editor's note",
    "photo:",
    "source:",
    "sponsored by",
    "region:",
    "[email",
    "last updated",
    "home page",
    "printer-friendly",
    "print this page",
    NULL,
};

const char *const demarche_margin_notices[] = {
    "this record contains",       "this record is subject to", "corrections should be submitted",
    "corrections to this record", "corrected records will",    NULL};

static const char *const contact_words[] = {
    "phone",  "tel",      "tel.",      "telephone", "fax",     "e-mail", "email",
    "street", "avenue",   "suite",     "floor",     "website", "http",   "https",
    "www.",   "p.o. box", "place des", "ny 100",    "mailto",  NULL,
};

/* "S T A T E M E N T": every word is one letter */
static gboolean
is_letter_spaced (const char *text, gsize length)
{
  guint n_letters = 0;
  gboolean after_letter = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gboolean letter = g_unichar_isalpha (g_utf8_get_char (p));

    if (letter && after_letter)
      return FALSE;
    n_letters += letter;
    after_letter = letter;
  }
  return n_letters >= 4;
}

/* "Chair: Mr. Rossi (Aldovia)" above a record */
static gboolean
names_officer (const char *text, gsize length, const char *folded)
{
  static const char *const officers[] = {
      "president:", "chair:",      "chairman:",     "chairperson:",
      "secretary:", "rapporteur:", "co-chairs:",    "chairwoman:",
      "co-chair:",  "vice-chair:", "moderator:",    "later:",
      "members:",   "present:",    "in the chair:", NULL};

  return demarche_wording_starts (folded, officers) && length <= LONGEST_OFFICER &&
         demarche_wording_count_words (text, length) <= 10;
}

/* "A/77/PV.10": the number of a document */
static gboolean
is_symbol (const char *text, gsize length)
{
  gboolean digit = FALSE;
  gboolean slash = FALSE;

  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isupper (text[i]) && !g_ascii_isdigit (text[i]) && !strchr ("/.-()", text[i]))
      return FALSE;
    digit = digit || g_ascii_isdigit (text[i]);
    slash = slash || text[i] == '/';
  }
  return digit && slash;
}

/* "• en-GB1 ru-RU1", "English | Français" */
static gboolean
is_language_switch (const char *folded)
{
  static const char *const languages[] = {"english", "français", "español", "русский",
                                          "العربية", "中文",     "espa?ol", "francais",
                                          "espanol", "deutsch",  NULL};
  guint n = 0;
  guint n_words = 0;
  g_auto (GStrv) words = g_strsplit_set (folded, " |/,()", -1);

  for (guint i = 0; words[i]; i++) {
    const char *word = words[i];
    gboolean code = strlen (word) >= 5 && strlen (word) <= 7 && g_ascii_isalpha (word[0]) &&
                    g_ascii_isalpha (word[1]) && word[2] == '-' && g_ascii_isalpha (word[3]) &&
                    g_ascii_isalpha (word[4]) && !g_ascii_isalpha (word[5]);

    if (!g_unichar_isalnum (g_utf8_get_char (word)))
      continue;
    n_words++;
    n += code || demarche_wording_is (word, languages);
  }
  return n > 0 && n == n_words;
}

/* "Home > News > Statements", "Main | News | Contacts" */
static gboolean
is_trail (const char *folded)
{
  const char *bar = strstr (folded, " | ");

  return strlen (folded) <= LONGEST_OFFICER &&
         (strstr (folded, " > ") || strstr (folded, " » ") || strstr (folded, " › ") ||
          (bar && strstr (bar + 2, " | ")));
}

static gboolean
is_contact (const char *folded)
{
  guint n_digits = 0;

  for (const char *p = folded; *p; p++)
    n_digits += g_ascii_isdigit (*p) != 0;
  if (strlen (folded) > 200)
    return FALSE;
  if (demarche_wording_has (folded, contact_words, NULL))
    return n_digits >= 3 || strchr (folded, '@') || strstr (folded, "www");
  /* nothing but figures: a second telephone number, a reference */
  return n_digits >= 6 && n_digits * 2 > strlen (folded);
}

/* "[Unofficial translation. Editor's note: …]": all of it in brackets, nobody's words */
static gboolean
is_bracketed_note (const char *text, gsize length, const char *folded)
{
  gboolean bracketed =
      (text[0] == '[' && text[length - 1] == ']') || (text[0] == '(' && text[length - 1] == ')');

  return bracketed && length <= LONGEST_NOTE && demarche_wording_has (folded, margin_notes, NULL);
}

/* "Members: Aldovia . . . . . Ms. Rossi" */
static gboolean
has_dot_leader (const char *folded)
{
  return strstr (folded, ".....") || strstr (folded, ". . . . ") || strstr (folded, "………");
}

/* a note with words of its own around it: the words count, unless the note begins them */
static gboolean
is_note (const char *text, gsize length, const char *folded)
{
  const char *start = folded + strspn (folded, "-*([# ");
  const char *note = demarche_wording_starts (start, margin_notes);
  gboolean sentence = demarche_wording_is_sentence (text, length);

  if (note)
    return !sentence || strpbrk (note, " :'");
  return length <= 60 && !sentence && !strstr (folded, ". ") &&
         demarche_wording_has (folded, margin_notes, NULL);
}

gboolean
demarche_margin_is (const char *text, gsize length, const char *folded)
{
  gunichar last = demarche_wording_last (text, length);

  if (is_bracketed_note (text, length, folded) || has_dot_leader (folded) ||
      demarche_margin_is_stage_direction (text, length, folded))
    return TRUE;
  if (length > LONGEST_MARGIN)
    return FALSE;
  if (is_letter_spaced (text, length) || is_language_switch (folded) ||
      is_note (text, length, folded))
    return TRUE;
  if (demarche_wording_is_sentence (text, length))
    return FALSE;
  if (is_contact (folded) || is_trail (folded) || is_symbol (text, length) ||
      names_officer (text, length, folded))
    return TRUE;
  return demarche_wording_starts (folded, letterhead_starts) &&
         !demarche_wording_is_sentence_end (last) && last != ':' && last != ';' && length <= 160;
}

/* whether the bracket that opens a text closes at its very end */
static gboolean
is_all_in_brackets (const char *text, gsize length)
{
  guint depth = 0;

  if (length == 0 || text[0] != '(')
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    depth += text[i] == '(';
    depth -= text[i] == ')';
    if (depth == 0)
      return i + 1 == length;
  }
  return FALSE;
}

gboolean
demarche_margin_is_stage_direction (const char *text, gsize length, const char *folded)
{
  static const char *const starts[] = {"the meeting rose",
                                       "the meeting was called to order",
                                       "the meeting was suspended",
                                       "the meeting was resumed",
                                       "the meeting resumed",
                                       "the sitting",
                                       "it was so decided",
                                       "in the absence of the president",
                                       "in the absence of the chair",
                                       "in the chair:",
                                       "a recorded vote was taken",
                                       "a vote was taken",
                                       "the agenda was adopted",
                                       "the draft decision was adopted",
                                       "the draft resolution was adopted",
                                       "[applause]",
                                       NULL};
  static const char *const spoken[] = {"we", "i", "our", "should", "must", "shall", NULL};
  const char *start = folded + strspn (folded, "0123456789. "); /* records number them */

  if (demarche_wording_starts (start, demarche_margin_notices))
    return TRUE;
  if (length > LONGEST_STAGE_DIRECTION)
    return FALSE;
  return demarche_wording_starts (start, starts) || g_str_has_suffix (folded, " took the chair.") ||
         (g_str_has_prefix (start, "draft resolution ") &&
          g_str_has_suffix (start, "was adopted.")) ||
         (is_all_in_brackets (text, length) && !demarche_wording_has (folded, spoken, NULL));
}
