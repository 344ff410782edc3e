/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Third stage: what each block looks like by itself. */
#include "base/text.h"
#include "ingest/dates.h"
#include "ingest/document.h"
#include "ingest/names.h"
#include "ingest/states.h"
#include "ingest/wording.h"

#include <string.h>

/* shorter blocks are hardly prose, longer ones hardly a heading */
#define SHORTEST_PROSE 40
#define LONGEST_HEADING 220
#define LONGEST_NOTE 600
#define FOLDED_BYTES 600

static const char *const title_starts[] = {
    "statement by",
    "statement of",
    "statements by",
    "statement delivered",
    "statement on behalf",
    "statement made",
    "statement at",
    "statement to",
    "statement in",
    "remarks by",
    "remarks of",
    "remarks at",
    "remarks to",
    "address by",
    "address of",
    "address to",
    "speech by",
    "speech of",
    "speech at",
    "intervention by",
    "intervention of",
    "interventions by",
    "intervention at",
    "delivered by",
    "by head of",
    "by the head of",
    "by h.e.",
    "by his excellency",
    "by her excellency",
    "by mr.",
    "by ms.",
    "by mrs.",
    "by dr.",
    "by ambassador",
    "explanation of vote",
    "explanation of position",
    "right of reply",
    "interview with",
    "interview of",
    "interview by",
    "national statement",
    "joint statement",
    "opening statement",
    "closing statement",
    "opening remarks",
    "closing remarks",
    "concluding remarks",
    "keynote",
    "general statement",
    "introductory remarks",
    "eu statement",
    "group statement",
    "written statement",

    "position paper",
    "comments by",
    "contribution by",
    "contribution of",
    "views of",
    "declaration by",
    "declaration of",
    "speaking points",
    "talking points",
    "verbatim record",
    "summary record",
    "provisional verbatim",
    "déclaration de",
    "discours de",
    "intervention de",
    "allocution de",
    "declaración de",
    "intervención de",
    "discurso de",
    "выступление",
    "заявление",
    "интервью",
    NULL,
};

/* titles when nothing else stands in the block */
static const char *const title_words[] = {
    "statement",   "statements",  "remarks",  "intervention", "address",  "speech",
    "declaration", "déclaration", "discours", "declaración",  "discurso", NULL,
};

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

static const char *const contact_words[] = {
    "phone",  "tel",      "tel.",      "telephone", "fax",     "e-mail", "email",
    "street", "avenue",   "suite",     "floor",     "website", "http",   "https",
    "www.",   "p.o. box", "place des", "ny 100",    "mailto",  NULL,
};

static const char *const salutation_starts[] = {
    "distinguished",
    "dear",
    "excellencies",
    "excellency",
    "your excellenc",
    "mr",
    "mr.",
    "madam",
    "madame",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "ladies",
    "colleagues",
    "honourable",
    "honorable",
    "hon.",
    "esteemed",
    "respected",
    "friends",
    "delegates",
    "your excellency",
    "your excellencies",
    "chair",
    "president",
    "chairperson",
    "co-chairs",
    "ambassador",
    "sir",
    "fellow",
    "good morning",
    "good afternoon",
    "good evening",
    "monsieur",
    "mesdames",
    "excellences",
    "señor",
    "señora",
    "señoras",
    "señores",
    "excelencias",
    "estimados",
    "distinguidos",
    "уважаемый",
    "уважаемая",
    "уважаемые",
    "господин",
    "госпожа",
    "дамы",
    "коллеги",
    "dr.",
    "your majesties",
    "your royal",
    "all protocol",
    "thank you",
    "comrades",
    "his excellency",
    "her excellency",
    "h.e.",
    "highnesses",
    "ministers",
    "members",
    "participants",
    NULL,
};

/* a block with one of these says something and is no form of address */
static const char *const speaking_words[] = {
    "we",    "i",     "our",    "my",    "it",   "is",     "are",  "was",   "were",
    "will",  "would", "should", "shall", "must", "has",    "have", "had",   "this",
    "that",  "allow", "let",    "wish",  "want", "please", "can",  "could", "may",
    "these", "those", "nous",   "notre", "мы",   "я",      NULL,
};

static const char *const thanks_starts[] = {
    "thank you",
    "i thank you",
    "we thank you",
    "thanks",
    "many thanks",
    "i thank the chair",
    "merci",
    "je vous remercie",
    "gracias",
    "muchas gracias",
    "спасибо",
    "благодарю",
    "i thank all",
    "thank all",
    "thank everyone",
    "with this, i thank",
    "i thank everyone",
    NULL,
};

static const char *const heading_starts[] = {
    "on agenda item",
    "agenda item",
    "under agenda item",
    "on item",
    "within thematic",
    "within the thematic",
    "thematic discussion",
    "thematic debate",
    "on the agenda",
    "item",
    "first statement",
    "second statement",
    "third statement",
    "fourth statement",
    "section",
    "chapter",
    "part",
    "cluster",
    "topic",
    "session",
    "annex",
    "under item",
    "during the",
    "within the framework of the discussion",
    NULL,
};

/* a full stop after a word of some letters, and a capital letter after it: no initials */
static gboolean
has_sentence_inside (const char *text, gsize length)
{
  const char *end = text + length;
  guint n_words = 0;

  for (const char *p = text + 1; p + 2 < end; p++) {
    n_words += *p == ' ';
    if ((*p == '.' || *p == '?' || *p == '!') && p[1] == ' ' && n_words > 2 &&
        !g_ascii_isupper (p[-1]) && p[-1] != '.' && p - text > 3 && p[-3] != ' ' && p[-2] != ' ')
      return g_unichar_isupper (g_utf8_get_char (p + 2));
  }
  return FALSE;
}

static gboolean
ends_like_prose (const char *text, gsize length)
{
  gunichar last = demarche_wording_last (text, length);

  return demarche_wording_is_sentence_end (last) || last == ':' || last == ';';
}

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

  return demarche_wording_starts (folded, officers) && length <= 120 &&
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

static gboolean
is_margin (const char *text, gsize length, const char *folded)
{
  gsize place;

  if (is_bracketed_note (text, length, folded) || has_dot_leader (folded))
    return TRUE;
  if (length > 240)
    return FALSE;
  if (is_letter_spaced (text, length) || is_symbol (text, length) ||
      (names_officer (text, length, folded) && !ends_like_prose (text, length)) ||
      is_language_switch (folded) || is_contact (folded))
    return TRUE;
  if (demarche_wording_has (folded, margin_notes, &place) && (place <= 3 || length <= 60))
    return TRUE;
  return demarche_wording_starts (folded, letterhead_starts) && !ends_like_prose (text, length) &&
         length <= 160;
}

/* "Ms. Anna Rossi, Ambassador at Large" without a comma at its end: says who speaks */
static gboolean
names_person (const char *text, gsize length)
{
  gsize address = demarche_name_skip_address (text, length);

  return address > 0 && !strchr (",!:.", text[length - 1]) &&
         demarche_name_scan (text + address, length - address, NULL) > 0;
}

static gboolean
is_salutation (const char *text, gsize length, const char *folded)
{
  gunichar last = demarche_wording_last (text, length);
  const char *colon = strchr (folded, ':');

  if (length == 0 || names_person (text, length))
    return FALSE;
  if (length > 240 || (colon && colon[1]) || !demarche_wording_starts (folded, salutation_starts) ||
      demarche_wording_has (folded, speaking_words, NULL))
    return FALSE;
  if (demarche_wording_count_words (text, length) > 30 || last == '?')
    return FALSE;
  if (last == ',')
    return TRUE;
  return demarche_wording_count_words (text, length) <= 8 && !strchr (folded, ';') &&
         !g_str_has_prefix (folded, "thank") &&
         (last == '!' || last == ':' || last == '.' || g_unichar_isalpha (last));
}

gboolean
demarche_shape_is_agenda (const char *text, gsize length)
{
  g_autofree char *folded = demarche_wording_fold (text, length, FOLDED_BYTES);

  return demarche_wording_starts (folded, heading_starts) != NULL;
}

gboolean
demarche_shape_is_salutation (const char *text, gsize length)
{
  g_autofree char *folded = demarche_wording_fold (text, length, FOLDED_BYTES);

  return is_salutation (text, length, folded);
}

/* thanks and nothing else */
static gboolean
is_thanks (const char *text, gsize length, const char *folded)
{
  static const char *const topics[] = {"opportunity", "convening", "organizing", "organising",
                                       "giving",      "efforts",   "work",       "presentation",
                                       "briefing",    "report",    "leadership", "question",
                                       "preparing",   "holding",   "hosting",    NULL};

  const char *start = folded + strspn (folded, "0123456789.) "); /* numbered paragraphs */

  return length <= 160 && demarche_wording_starts (start, thanks_starts) &&
         demarche_wording_count_words (text, length) <= 16 &&
         !demarche_wording_has (folded, topics, NULL) && !strchr (folded, '?');
}

static gboolean
is_heading (const DemarcheBlock *block, const char *text, const char *folded)
{
  gunichar last = demarche_wording_last (text, block->length);
  guint n_words;

  if (block->marked)
    return TRUE;
  if (block->length > LONGEST_HEADING || demarche_wording_is_sentence_end (last) || last == ',' ||
      last == ';')
    return FALSE;
  n_words = demarche_wording_count_words (text, block->length);
  if (block->emphasised && n_words <= 30)
    return TRUE;
  return demarche_wording_starts (folded, heading_starts) && n_words <= 25 &&
         (last == ':' || n_words <= 15);
}

static gboolean
is_title (const DemarcheBlock *block, const char *text, const char *folded)
{
  const char *start = folded + strspn (folded, "\"*_ ");

  if (demarche_wording_is (start, title_words))
    return TRUE;
  if (block->length > 900 || !demarche_wording_starts (start, title_starts))
    return FALSE;
  return !ends_like_prose (text, block->length) ||
         demarche_wording_is_capitals (text, block->length);
}

/* "We want one, and we will say so." */
static gboolean
is_short_sentence (const char *text, gsize length)
{
  guint n_small = 0;
  gboolean inside = FALSE;

  if (!demarche_wording_is_sentence_end (demarche_wording_last (text, length)))
    return FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n_small += !inside && g_unichar_islower (c);
    inside = demarche_text_is_word_char (c) || demarche_text_is_apostrophe (c);
  }
  return n_small >= 2;
}

/* "We agree to it", though its full stop was left out */
static gboolean
is_unfinished_sentence (const DemarcheBlock *block, const char *text, const char *folded)
{
  static const char *const subjects[] = {"we", "i", "my delegation", "our delegation", NULL};
  static const char *const asking[] = {"what", "how", "why", "where", "who", "when", "which", NULL};
  gunichar last = demarche_wording_last (text, block->length);

  return !block->emphasised && g_unichar_isalnum (last) &&
         demarche_wording_starts (folded, subjects) && !demarche_wording_starts (folded, asking) &&
         !demarche_wording_is_capitals (text, block->length) &&
         demarche_wording_count_words (text, block->length) >= 3;
}

static DemarcheShape
judge (const DemarcheDocument *document, const DemarcheBlock *block)
{
  const char *text = demarche_block_text (document, block);
  g_autofree char *folded = demarche_wording_fold (text, block->length, FOLDED_BYTES);
  char day[11];

  if (demarche_block_is_furniture (document, block) || block->length == 0)
    return DEMARCHE_SHAPE_MARGIN;
  if (demarche_date_line (text, block->length, day) != DEMARCHE_DATE_NONE)
    return DEMARCHE_SHAPE_DATE;
  if (is_title (block, text, folded))
    return DEMARCHE_SHAPE_TITLE;
  if (is_margin (text, block->length, folded))
    return DEMARCHE_SHAPE_MARGIN;
  if (is_heading (block, text, folded))
    return DEMARCHE_SHAPE_HEADING;
  if (is_salutation (text, block->length, folded))
    return DEMARCHE_SHAPE_SALUTATION;
  if (is_thanks (text, block->length, folded))
    return DEMARCHE_SHAPE_THANKS;
  if (has_sentence_inside (text, block->length) || is_short_sentence (text, block->length) ||
      is_unfinished_sentence (block, text, folded) ||
      (block->length >= SHORTEST_PROSE && ends_like_prose (text, block->length)))
    return DEMARCHE_SHAPE_PROSE;
  return block->length > LONGEST_HEADING ? DEMARCHE_SHAPE_PROSE : DEMARCHE_SHAPE_SHORT;
}

/* "On the second draft:" right above an address to the chair */
static gboolean
leads_to_salutation (const DemarcheDocument *document, const DemarcheBlock *block)
{
  const char *text = demarche_block_text (document, block);

  return block->shape <= DEMARCHE_SHAPE_SHORT && block->length <= LONGEST_HEADING &&
         (block + 1)->shape == DEMARCHE_SHAPE_SALUTATION && text[block->length - 1] == ':' &&
         !has_sentence_inside (text, block->length);
}

void
demarche_document_find_shapes (DemarcheDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    DemarcheBlock *block = demarche_document_block (document, i);

    block->shape = judge (document, block);
  }
  for (guint i = 0; i + 1 < document->blocks->len; i++) {
    DemarcheBlock *block = demarche_document_block (document, i);

    if (leads_to_salutation (document, block))
      block->shape = DEMARCHE_SHAPE_HEADING;
  }
}
