/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Third stage: what each block looks like by itself. */
#include "base/text.h"
#include "ingest/dates.h"
#include "ingest/document.h"
#include "ingest/margins.h"
#include "ingest/names.h"
#include "ingest/states.h"
#include "ingest/wording.h"

#include <string.h>

/* shorter blocks are hardly prose, longer ones hardly a heading */
#define SHORTEST_PROSE 40
#define LONGEST_HEADING 220
/* fewer words with "we" among them may be a heading */
#define LEAST_SENTENCE_WORDS 8
#define FOLDED_BYTES 320
/* longer blocks are prose, unless marks or their first words make them something else */
#define LONGEST_BESIDE 240

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
    "i thank the",
    "we thank the chair",
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
      return g_unichar_isupper (demarche_text_get_character (p + 2));
  }
  return FALSE;
}

static gboolean
ends_like_prose (const char *text, gsize length)
{
  gunichar last = demarche_wording_last (text, length);

  return demarche_wording_is_sentence_end (last) || last == ':' || last == ';';
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
  if (length > LONGEST_BESIDE || (colon && colon[1]) ||
      !demarche_wording_starts (folded, salutation_starts) ||
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

/* the sentence after the first one, "" when there is none; short forms such as "Mr." end none */
static const char *
find_second_sentence (const char *folded)
{
  static const char *const short_forms[] = {"mr", "mrs", "ms", "dr", "h.e", "amb", NULL};

  for (const char *p = folded; (p = strpbrk (p, ".!?")); p++) {
    const char *word = p;
    g_autofree char *before = NULL;

    while (word > folded && word[-1] != ' ')
      word--;
    before = g_strndup (word, (gsize)(p - word));
    if (p[1] == ' ' && p > folded && !g_ascii_isdigit (p[-1]) &&
        !demarche_wording_is (before, short_forms))
      return p + 2;
  }
  return "";
}

/* thanks and nothing else */
static gboolean
is_thanks (const char *text, gsize length, const char *folded)
{
  static const char *const topics[] = {
      "opportunity",  "convening", "organizing", "organising", "giving",   "efforts",   "work",
      "presentation", "briefing",  "report",     "leadership", "question", "preparing", "holding",
      "hosting",      "must",      "should",     "shall",      "not",      "want",      "need",
      "believe",      "support",   "supporting", "norms",      "agreeing", NULL};
  const char *start = folded + strspn (folded, "0123456789.) "); /* numbered paragraphs */
  const char *second = find_second_sentence (start);

  return length <= 160 && demarche_wording_starts (start, thanks_starts) &&
         demarche_wording_count_words (text, length) <= 16 &&
         !demarche_wording_has (folded, topics, NULL) && !strchr (folded, '?') &&
         (*second == '\0' || demarche_wording_starts (second, thanks_starts));
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
  static const char *const deliveries[] = {
      "statement by", "statement delivered", "remarks by", "speech by",
      "delivered by", "address by",          NULL};
  const char *start = folded + strspn (folded, "\"*_( ");

  if (demarche_wording_is (start, title_words))
    return TRUE;
  if (block->length > 900 || !demarche_wording_starts (start, title_starts))
    return FALSE;
  return !ends_like_prose (text, block->length) ||
         demarche_wording_is_capitals (text, block->length) ||
         (demarche_wording_starts (start, deliveries) &&
          !has_sentence_inside (text, block->length));
}

/* "We agree to it", though its full stop was left out */
static gboolean
is_unfinished_sentence (const DemarcheBlock *block, const char *text, const char *folded)
{
  static const char *const subjects[] = {"we", "i", "my delegation", "our delegation", NULL};
  static const char *const asking[] = {"what", "how", "why", "where", "who", "when", "which", NULL};
  gunichar last = demarche_wording_last (text, block->length);
  const char *words = folded;

  if (block->marker != DEMARCHE_MARKER_NONE) /* "I. On norms" */
    words += strcspn (folded, " ");
  words += strspn (words, " ");
  gboolean quoted =
      g_unichar_isalnum (demarche_wording_first (text, block->length)) !=
          g_unichar_isalnum (demarche_text_get_character (text)) &&
      !g_unichar_isalnum (demarche_text_get_character (g_utf8_prev_char (text + block->length)));

  return !block->emphasised && !quoted && g_unichar_isalnum (last) &&
         (demarche_wording_starts (words, subjects) ||
          (demarche_wording_has (words, subjects, NULL) &&
           demarche_wording_count_words (text, block->length) >= LEAST_SENTENCE_WORDS)) &&
         !demarche_wording_starts (words, asking) &&
         !demarche_wording_is_capitals (text, block->length) &&
         demarche_wording_count_words (text, block->length) >= 3;
}

/* "We agree." */
static gboolean
is_brief_sentence (const char *text, gsize length, const char *folded)
{
  return demarche_wording_is_sentence_end (demarche_wording_last (text, length)) &&
         demarche_wording_has (folded, speaking_words, NULL) &&
         demarche_wording_count_words (text, length) >= 2;
}

/* "It should be open. [name]": a stop after words in small letters */
static gboolean
has_short_sentence_inside (const char *text, gsize length)
{
  guint n_words = 0;
  guint n_small = 0;

  for (const char *p = text; p + 1 < text + length; p = g_utf8_next_char (p)) {
    gunichar c = demarche_text_get_character (p);

    if (c == '.' && p[1] == ' ' && n_small >= 3 && n_words >= 3)
      return TRUE;
    n_words += c == ' ';
    n_small = g_unichar_islower (c) ? n_small + 1 : 0;
  }
  return FALSE;
}

/* dots that lead up to something, or near to it */
static gboolean
may_have_dot_leader (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; (p = memchr (p, '.', (gsize)(end - p))); p++)
    if (end - p > 3 && (p[1] == '.' || (guchar)p[1] == 0xC2 || (p[1] == ' ' && p[2] == '.')))
      return TRUE;
  for (const char *p = text; (p = memchr (p, 0xA6, (gsize)(end - p))); p++) /* of ellipses */
    if (end - p > 3 && (guchar)p[3] == 0xA6)
      return TRUE;
  return FALSE;
}

/* whether a long block has to be looked at: brackets, dots, or the words of a title or of a note
 * may be at its start, whatever marks and numbers stand before them */
static gboolean
may_be_beside (const char *text, gsize length)
{
  static DemarchePhrases titles = DEMARCHE_PHRASES (title_starts);
  static DemarchePhrases notices = DEMARCHE_PHRASES (demarche_margin_notices);
  gsize n = strspn (text, "0123456789. \"*_(");

  if (*text == '[' || *text == '(' || n >= length ||
      may_have_dot_leader (text, MIN (length, FOLDED_BYTES + 3)))
    return TRUE;
  return demarche_phrases_may_begin (&titles, text + n, length - n) ||
         demarche_phrases_may_begin (&notices, text + n, length - n);
}

static DemarcheShape
judge (const DemarcheDocument *document, const DemarcheBlock *block)
{
  const char *text = demarche_block_text (document, block);
  g_autofree char *folded = NULL;
  char day[11];

  if (demarche_block_is_aside (document, block) || block->length == 0)
    return DEMARCHE_SHAPE_MARGIN;
  if (block->length > LONGEST_BESIDE && !may_be_beside (text, block->length))
    return block->marked ? DEMARCHE_SHAPE_HEADING : DEMARCHE_SHAPE_PROSE;
  folded = demarche_wording_fold (text, block->length, FOLDED_BYTES);
  if (demarche_date_line (text, block->length, NULL, day) != DEMARCHE_DATE_NONE)
    return DEMARCHE_SHAPE_DATE;
  if (is_title (block, text, folded))
    return DEMARCHE_SHAPE_TITLE;
  if (demarche_margin_is (text, block->length, folded))
    return DEMARCHE_SHAPE_MARGIN;
  if (block->length > LONGEST_BESIDE)
    return block->marked ? DEMARCHE_SHAPE_HEADING : DEMARCHE_SHAPE_PROSE;
  if (is_heading (block, text, folded))
    return DEMARCHE_SHAPE_HEADING;
  if (is_salutation (text, block->length, folded))
    return DEMARCHE_SHAPE_SALUTATION;
  if (is_thanks (text, block->length, folded))
    return DEMARCHE_SHAPE_THANKS;
  if (has_sentence_inside (text, block->length) ||
      demarche_wording_is_sentence (text, block->length) ||
      is_unfinished_sentence (block, text, folded) ||
      has_short_sentence_inside (text, block->length) ||
      is_brief_sentence (text, block->length, folded) ||
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
