/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names of persons as they stand in titles and at the head of turns. */
#include "ingest/names.h"

#include "base/text.h"
#include "ingest/states.h"
#include "ingest/wording.h"

#include <string.h>

/* names stand at the start of a title, if anywhere */
#define LONGEST_TITLE 1200
#define USUAL_WORDS 32

/* stand before a name and are no part of it; full stops left out */
static const char *const address_list[] = {
    "mr",           "mrs",         "ms",         "miss",   "dr",         "prof",
    "professor",    "amb",         "ambassador", "he",     "sir",        "dame",
    "lord",         "lady",        "baroness",   "hon",    "honourable", "honorable",
    "gen",          "col",         "colonel",    "lt",     "maj",        "major",
    "capt",         "captain",     "rev",        "sheikh", "monsignor",  "m",
    "mme",          "mlle",        "monsieur",   "madame", "se",         "sem",
    "sr",           "sra",         "srta",       "señor",  "señora",     "embajador",
    "embajadora",   "ambassadeur", "president",  "king",   "queen",      "chancellor",
    "ambassadrice", "excmo",       "excma",      "herr",   "frau",       "her",
    "his",          "excellency",  "г-н",        "г-жа",   "посол",      "посла",
    NULL,
};

/* words of office and of places of work: never in a person's name */
static const char *const office_list[] = {
    "minister",
    "ministry",
    "president",
    "foreign",
    "deputy",
    "vice",
    "permanent",
    "representative",
    "head",
    "director",
    "department",
    "secretary",
    "state",
    "special",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "delegation",
    "mission",
    "republic",
    "federation",
    "kingdom",
    "union",
    "group",
    "groups",
    "nations",
    "united",
    "national",
    "counsellor",
    "counselor",
    "first",
    "second",
    "third",
    "adviser",
    "advisor",
    "envoy",
    "coordinator",
    "charge",
    "chargé",
    "affairs",
    "under-secretary",
    "general",
    "director-general",
    "prime",
    "chief",
    "majesty",
    "acting",
    "attaché",
    "expert",
    "officer",
    "office",
    "council",
    "committee",
    "commission",
    "assembly",
    "conference",
    "session",
    "statement",
    "statements",
    "remarks",
    "speech",
    "address",
    "intervention",
    "members",
    "member",
    "european",
    "african",
    "asian",
    "association",
    "movement",
    "high",
    "senior",
    "legal",
    "political",
    "international",
    "security",
    "information",
    "interagency",
    "plenipotentiary",
    "extraordinary",
    "commissioner",
    "rapporteur",
    "embassy",
    "government",
    "world",
    "organization",
    "organisation",
    "general-secretary",
    "interview",
    "agenda",
    "item",
    "open-ended",
    "working",
    "meeting",
    "forum",
    "workshop",
    "on",
    "at",
    "to",
    "for",
    "the",
    "of",
    "and",
    "by",
    "behalf",
    "in",
    "with",
    "new",
    "geneva",
    "vienna",
    "york",
    "question",
    "answer",
    "moderator",
    "speaker",
    "observer",
    "alternate",
    "leader",
    "north",
    "south",
    "cyber",
    "digital",
    "policy",
    "unit",
    "division",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "briefing",
    "représentant",
    "représentante",
    "adjoint",
    "adjointe",
    "ministre",
    "directeur",
    "directrice",
    "conseiller",
    "conseillère",
    "secrétaire",
    "délégation",
    "représentation",
    "groupe",
    "travail",
    "nations",
    "unies",
    "representante",
    "permanente",
    "alterno",
    "alterna",
    "ministro",
    "ministra",
    "directora",
    "grupo",
    "trabajo",
    "composición",
    "delegación",
    "misión",
    "encargado",
    "encargada",
    "consejero",
    "consejera",
    "secretario",
    "secretaria",
    "asamblea",
    "comisión",
    "naciones",
    "unidas",
    "república",
    "gobierno",
    NULL,
};

static const char *const particle_list[] = {
    "de",  "da",  "do",  "dos",  "das", "del", "della", "der", "den", "van",
    "von", "bin", "ibn", "bint", "al",  "el",  "la",    "le",  "di",  "du",
    "ten", "ter", "zu",  "y",    "e",   "'t",  "in",    "af",  "abu", NULL,
};

static DemarcheWords addresses = DEMARCHE_WORDS (address_list);
static DemarcheWords offices = DEMARCHE_WORDS (office_list);
static DemarcheWords particles = DEMARCHE_WORDS (particle_list);

/* one word of a title; punctuation that ends it is told apart */
typedef struct {
  gsize start;
  gsize end;       /* of the word itself */
  gunichar after;  /* punctuation right after it, 0 for none */
  gboolean upper;  /* starts with a capital letter */
  char folded[48]; /* small letters, full stops left out */
} Word;

static gboolean
is_name_character (const char *p)
{
  gunichar c = demarche_text_get_character (p);

  return demarche_text_is_word_char (c) || demarche_text_is_apostrophe (c) ||
         demarche_text_is_hyphen (c) || c == '.';
}

/* a full stop belongs to the word after one letter or a known short form */
static gboolean
keeps_stop (const char *folded)
{
  return folded[0] == '\0' || folded[1] == '\0' || g_utf8_strlen (folded, -1) <= 1 ||
         demarche_words_have (&addresses, folded) || strcmp (folded, "jr") == 0 ||
         strcmp (folded, "st") == 0;
}

#define FOLDED_BYTES 40

static void
fold_word (Word *word, const char *text)
{
  const char *start = text + word->start;
  gsize length = MIN (word->end - word->start, FOLDED_BYTES);
  g_autofree char *wide =
      demarche_text_is_ascii (start, length) ? NULL : demarche_wording_fold (start, length, length);
  const char *from = wide ? wide : start;
  gsize n_from = wide ? strlen (wide) : length;
  gsize n = 0;

  for (gsize i = 0; i < n_from && n + 1 < sizeof word->folded; i++) {
    if (from[i] != '.')
      word->folded[n++] = demarche_text_lower_ascii (from[i]);
  }
  word->folded[n] = '\0';
}

/* "Mr.Alexander", "A.V.Holm": the space after the full stop is missing; "Holm's" is Holm */
static void
part_glued_word (const char *text, Word *word)
{
  const char *end = text + word->end;

  for (const char *p = text + word->start + 1;
       p + 2 < end && (p = memchr (p, '.', (gsize)(end - p) - 2)) != NULL; p++) {
    const char *next = p + 1;

    if (g_unichar_isupper (demarche_text_get_character (next)) &&
        g_unichar_isalpha (demarche_text_get_character (g_utf8_next_char (next)))) {
      word->end = (gsize)(next - text);
      return;
    }
  }
  if (word->end - word->start > 3 && end[-1] == 's') {
    const char *before = g_utf8_prev_char (end - 1);

    if (before > text + word->start &&
        demarche_text_is_apostrophe (demarche_text_get_character (before)))
      word->end = (gsize)(before - text);
  }
}

/* moves the end of a word that goes on with more than ASCII letters and digits */
static void
extend_word (const char *text, gsize length, Word *word)
{
  const char *p = text + word->end;

  while (p < text + length && is_name_character (p))
    p = g_utf8_next_char (p);
  word->end = (gsize)(p - text);
  part_glued_word (text, word);
}

/* the word at or after @from; FALSE at the end */
static gboolean
read_word (const char *text, gsize length, gsize from, Word *word)
{
  const char *end = text + length;
  const char *p = text + from;

  while (p < end && (!is_name_character (p) || *p == '.' || *p == '-'))
    p = g_utf8_next_char (p);
  if (p >= end)
    return FALSE;
  word->start = (gsize)(p - text);
  word->upper = g_unichar_isupper (demarche_text_get_character (p));
  p = demarche_text_skip_letters (p, end, TRUE);
  word->end = (gsize)(p - text);
  if (p < end && is_name_character (p))
    extend_word (text, length, word);
  fold_word (word, text);
  if (text[word->end - 1] == '.' && !keeps_stop (word->folded) &&
      !memchr (text + word->start, '.', word->end - word->start - 1))
    word->end--;
  p = text + word->end;
  word->after = p < end ? demarche_text_get_character (p) : 0;
  if (demarche_text_is_space (word->after) || g_unichar_isalnum (word->after))
    word->after = 0;
  return TRUE;
}

static gboolean
is_name_word (const char *text, const Word *word)
{
  if (!word->upper || g_ascii_isdigit (text[word->end - 1]))
    return FALSE;
  if (g_utf8_strlen (word->folded, -1) == 1) /* an initial, or "A" and "I" as words */
    return text[word->end - 1] == '.' || (guchar)text[word->start] >= 0x80;
  return !demarche_words_have (&offices, word->folded) &&
         !demarche_words_have (&addresses, word->folded);
}

gsize
demarche_name_skip_address (const char *text, gsize length)
{
  gsize at = 0;
  Word word;

  while (read_word (text, length, at, &word) && word.start - at <= 2 && word.upper &&
         demarche_words_have (&addresses, word.folded) && (word.after == 0 || word.after == '.')) {
    at = word.end;
  }
  while (at > 0 && at < length && (text[at] == ' ' || text[at] == '.'))
    at++;
  return at;
}

/* whether particles that start at @from lead to another name word */
static gboolean
particle_leads_on (const char *text, gsize length, Word *word)
{
  for (guint i = 0; i < 3 && demarche_words_have (&particles, word->folded); i++) {
    if (word->after != 0 || !read_word (text, length, word->end, word))
      return FALSE;
    if (is_name_word (text, word))
      return TRUE;
  }
  return FALSE;
}

gsize
demarche_name_scan (const char *text, gsize length, guint *n_words)
{
  gsize end = 0;
  guint n = 0;
  Word word;

  while (n < 7 && read_word (text, length, end, &word) && word.start - end <= (n ? 1u : 0u)) {
    if (!is_name_word (text, &word) &&
        ((n == 0 && word.upper) || !particle_leads_on (text, length, &word)))
      break;
    end = word.end;
    n++;
    if (word.after != 0)
      break;
  }
  if (n_words)
    *n_words = n;
  return end;
}

gboolean
demarche_name_may_be_whole (const char *text, gsize length)
{
  static DemarchePhrases leading = DEMARCHE_PHRASES (particle_list);
  const char *end = text + length;
  const char *next = demarche_text_skip_letters (text, end, FALSE) + 1;

  return length == 0 || !g_ascii_isupper (*text) || next >= end || next[-1] != ' ' ||
         !g_ascii_islower (*next) ||
         demarche_phrases_may_begin (&leading, next, (gsize)(end - next));
}

/* appends a word; in capitals it gets small letters after the first of each part */
static void
append_word (GString *out, const char *text, gsize length)
{
  gboolean lower = g_utf8_strlen (text, (gssize)length) > 2 &&
                   demarche_wording_is_capitals (text, length) && !memchr (text, '.', length);
  gboolean first = TRUE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = demarche_text_get_character (p);

    if (c < 0x80)
      g_string_append_c (out, lower && !first ? g_ascii_tolower (*p) : *p);
    else
      g_string_append_unichar (out, lower && !first ? g_unichar_tolower (c) : c);
    first = demarche_text_is_hyphen (c) || demarche_text_is_apostrophe (c);
  }
}

/* appends what stands between two spaces, as one word or, when glued, as several */
static void
append_parts (GString *out, const char *text, gsize length)
{
  gsize at = 0;
  Word word;

  while (at < length) {
    gsize end = length;

    if (read_word (text, length, at, &word) && word.end > at && text[word.end - 1] == '.')
      end = word.end;
    if (out->len)
      g_string_append_c (out, ' ');
    append_word (out, text + at, end - at);
    at = end;
  }
}

char *
demarche_name_tidy (const char *text, gsize length)
{
  GString *out = g_string_new (NULL);
  gsize skip = demarche_name_skip_address (text, length);
  const char *end = text + length;
  const char *p = text + (skip < length ? skip : 0); /* "President" alone is what there is */

  while (p < end) {
    const char *start = p;

    while (p < end && !demarche_text_is_space (demarche_text_get_character (p)))
      p = g_utf8_next_char (p);
    append_parts (out, start, (gsize)(p - start));
    while (p < end && demarche_text_is_space (demarche_text_get_character (p)))
      p = g_utf8_next_char (p);
  }
  return g_string_free (out, FALSE);
}

/* whether a name may start after this word: an address, an office, "by" */
static guint
least_words_after (const Word *word)
{
  static const char *const personal[] = {"mr",  "mrs",        "ms",  "miss", "dr", "prof",
                                         "amb", "ambassador", "mme", "sir",  NULL};
  static const char *const introducing[] = {"by", "with", "par", "por", NULL};

  if (word->after != 0 && word->after != '.')
    return 0;
  if (demarche_wording_is (word->folded, personal))
    return 1;
  if (demarche_words_have (&addresses, word->folded) ||
      demarche_wording_is (word->folded, introducing))
    return 2;
  if (word->upper && demarche_words_have (&offices, word->folded) &&
      !demarche_wording_is_function_word (word->folded))
    return 2;
  return 0;
}

/* the words of a title, in turn */
static GArray *
read_words (const char *text, gsize length)
{
  GArray *words = g_array_sized_new (FALSE, FALSE, sizeof (Word), USUAL_WORDS);
  Word word;

  for (gsize at = 0; read_word (text, length, at, &word); at = word.end)
    g_array_append_val (words, word);
  return words;
}

/* "…, Head of the Policy Unit, Anna Rossi, at the forum": a name between commas */
static char *
find_between_commas (const char *text, gsize length, const GArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    const Word *word = &g_array_index (words, Word, i);
    gsize start = word->end + 2;
    guint n_words;
    gsize n;

    if (word->after != ',' || start >= length || text[start - 1] != ' ')
      continue;
    n = demarche_name_scan (text + start, length - start, &n_words);
    if (n_words < 2 || n_words > 4 || start + n + 2 >= length || text[start + n] != ',' ||
        !g_ascii_islower (text[start + n + 2]) || demarche_state_find (text + start, n))
      continue;
    return demarche_name_tidy (text + start, n);
  }
  return NULL;
}

/* the name that follows a word which leads up to one */
static char *
find_led (const char *text, gsize length, const GArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    const Word *word = &g_array_index (words, Word, i);
    guint least = least_words_after (word);
    gsize start = word->end;
    guint n_words;
    gsize n;

    if (least == 0)
      continue;
    while (start < length && (text[start] == ' ' || text[start] == '.'))
      start++;
    n = demarche_name_scan (text + start, length - start, &n_words);
    if (n_words >= least && n_words <= 5 && !demarche_state_find (text + start, n))
      return demarche_name_tidy (text + start, n);
  }
  return NULL;
}

gsize
demarche_name_scan_proper (const char *text, gsize length, gsize at)
{
  static const char *const small[] = {"of", "the", "and", "de", "la", NULL};
  static const char *const stops[] = {"to",     "at", "on",     "in", "for",
                                      "during", "by", "before", NULL};
  gsize end = at;

  while (at < length) {
    gsize from = at;
    gboolean large;
    g_autofree char *word = NULL;

    while (at < length && !strchr (" ,.;:()[]\"", text[at]))
      at++;
    if (at == from)
      break;
    word = demarche_wording_fold (text + from, at - from, 64);
    large = g_unichar_isupper (demarche_text_get_character (text + from));
    if (!large && !demarche_wording_is (word, small))
      break;
    if (demarche_wording_is (word, stops) || g_utf8_strlen (word, -1) == 1)
      break;
    if (large)
      end = at;
    if (at < length && text[at] != ' ')
      break;
    at++;
  }
  return end;
}

/* "P.D. Holm": initials show a name by themselves */
static char *
find_initials (const char *text, gsize length, const GArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    const Word *word = &g_array_index (words, Word, i);
    guint n_words;
    gsize n;

    if (!word->upper || text[word->end - 1] != '.' || word->end - word->start < 2 ||
        g_utf8_strlen (word->folded, -1) > 3 || demarche_words_have (&addresses, word->folded))
      continue;
    n = demarche_name_scan (text + word->start, length - word->start, &n_words);
    if (n_words >= 2 && n_words <= 4)
      return demarche_name_tidy (text + word->start, n);
  }
  return NULL;
}

/* whether the last words before @end name a State */
static gboolean
is_state_before (const char *text, gsize end)
{
  gsize start = end;

  for (guint n = 0; n < 4 && start > 0; n++) {
    while (start > 0 && text[start - 1] == ' ')
      start--;
    while (start > 0 && text[start - 1] != ' ')
      start--;
    if (demarche_state_find (text + start, end - start))
      return TRUE;
  }
  return FALSE;
}

/* "of the Russian Federation Ivan Holm at …": a name right behind a State */
static char *
find_behind_state (const char *text, gsize length, const GArray *words)
{
  for (guint i = 0; i < words->len; i++) {
    const Word *word = &g_array_index (words, Word, i);
    guint n_words;
    gsize n;

    if (word->start < 2 || text[word->start - 1] != ' ' || !is_name_word (text, word))
      continue;
    n = demarche_name_scan (text + word->start, length - word->start, &n_words);
    if (n_words >= 2 && n_words <= 3 && is_state_before (text, word->start - 1) &&
        !demarche_state_find (text + word->start, n))
      return demarche_name_tidy (text + word->start, n);
  }
  return NULL;
}

char *
demarche_name_find (const char *text, gsize length)
{
  gsize n = MIN (length, LONGEST_TITLE);
  g_autoptr (GArray) words = read_words (text, n);
  char *name = find_led (text, n, words);

  if (!name)
    name = find_initials (text, n, words);
  if (!name)
    name = find_behind_state (text, n, words);
  return name ? name : find_between_commas (text, n, words);
}
