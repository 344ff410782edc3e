/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The group that a statement is made on behalf of. */
#include "ingest/behalf.h"

#include "base/text.h"
#include "ingest/names.h"
#include "ingest/states.h"
#include "ingest/wording.h"

#include <string.h>

#define BEHALF "on behalf of "
/* bytes of a wording before the stem by which it is found: "national capacity" */
#define MOST_BEFORE_STEM 13
/* "the fourteen member States of the" before a name */
#define MOST_WORDS_BEFORE 6

/* whether @text begins with @phrase, whatever the case, and goes on behind it */
static gboolean
begins_with (const char *text, gsize length, const char *phrase)
{
  gsize n = 0;

  while (n < length && phrase[n] != '\0' && demarche_text_lower_ascii (text[n]) == phrase[n])
    n++;
  return n < length && phrase[n] == '\0';
}

/* wordings to look for all at once, by the bytes that they begin with */
typedef struct {
  const char *const *list; /* NULL-terminated, at most 32, in small letters */
  gsize is_ready;
  guint32 first[256]; /* by byte, a bit for each wording */
  guint32 second[256];
} Wordings;

/* for a static variable */
#define WORDINGS(words)                                                                            \
  {                                                                                                \
    .list = (words)                                                                                \
  }

static void
mark_byte (guint32 marks[256], char byte, guint wording)
{
  marks[(guchar)byte] |= 1u << wording;
  marks[(guchar)g_ascii_toupper (byte)] |= 1u << wording;
}

static void
fill_wordings (Wordings *wordings)
{
  if (!g_once_init_enter (&wordings->is_ready))
    return;
  for (guint i = 0; wordings->list[i] != NULL; i++) {
    mark_byte (wordings->first, wordings->list[i][0], i);
    mark_byte (wordings->second, wordings->list[i][1], i);
  }
  g_once_init_leave (&wordings->is_ready, 1);
}

/* the wording that begins at @text and goes on behind it, or -1 */
static int
find_at (const Wordings *wordings, const char *text, gsize length)
{
  guint32 left = wordings->first[(guchar)text[0]] & wordings->second[(guchar)text[1]];

  for (int i = 0; left != 0; i++, left >>= 1)
    if ((left & 1) && begins_with (text, length, wordings->list[i]))
      return i;
  return -1;
}

/* where the next word may begin: whatever is no letter may */
static gsize
skip_word (const char *text, gsize length, gsize at)
{
  return MAX (at + 1, (gsize)(demarche_text_skip_letters (text + at, text + length, FALSE) - text));
}

/* where the first of @wordings begins as whole words; @length when none does. @end: (out)
 * (optional): where it ends */
static gsize
find_any (const char *text, gsize length, Wordings *wordings, gsize *end)
{
  fill_wordings (wordings);
  for (gsize at = 0; at + 1 < length; at = skip_word (text, length, at)) {
    int found = find_at (wordings, text + at, length - at);

    if (found < 0)
      continue;
    if (end != NULL)
      *end = at + strlen (wordings->list[found]);
    return at;
  }
  return length;
}

/* where the first piece of a wording stands: of each that is looked for below, one such as no other
 * words hold the first and the last byte of at the same distance often; those with letters beyond
 * ASCII apart. @length: there is none */
static gsize
find_stem (const char *text, gsize length)
{
  static const DemarcheStem stems[] = {"alig", "ssoc", "half", "city"};
  static const DemarcheStem wide_stems[] = {"à t", "ítu", "ое", "ци"};
  gsize at = demarche_text_find_stem (text, length, stems, G_N_ELEMENTS (stems));
  gsize wide = demarche_text_find_wide_stem (text, length, wide_stems, G_N_ELEMENTS (wide_stems));

  return MIN (at, wide);
}

DemarcheBehalf
demarche_behalf_look (const char *text, gsize length)
{
  /* one of these is in every wording that is looked for below */
  static const char *const parts[] = {
      "align",          "associ",          "присоединя",       "behalf of",    "capacity as",
      "titre national", "título nacional", "национальном кач", "national cap", NULL};
  static const DemarcheBehalf said[] = {
      DEMARCHE_BEHALF_ALIGNED,  DEMARCHE_BEHALF_ALIGNED,  DEMARCHE_BEHALF_ALIGNED,
      DEMARCHE_BEHALF_GROUP,    DEMARCHE_BEHALF_CAPACITY, DEMARCHE_BEHALF_NATIONAL,
      DEMARCHE_BEHALF_NATIONAL, DEMARCHE_BEHALF_NATIONAL, DEMARCHE_BEHALF_NATIONAL};
  static Wordings wordings = WORDINGS (parts);
  gsize stem = find_stem (text, length);
  DemarcheBehalf all = 0;

  if (stem == length)
    return 0;
  fill_wordings (&wordings);
  for (gsize at = stem - MIN (stem, MOST_BEFORE_STEM); at + 1 < length;
       at = skip_word (text, length, at)) {
    int found = find_at (&wordings, text + at, length - at);

    if (found >= 0)
      all |= said[found];
  }
  return all;
}

/* the place behind "on behalf of", or @length */
static gsize
find_behalf (const char *text, gsize length, gsize from)
{
  static const char *const words[] = {BEHALF, NULL};
  static const DemarcheStem stem[] = {"half"};
  static Wordings behalf = WORDINGS (words);
  gsize end;

  if (demarche_text_find_stem (text + from, length - from, stem, 1) == length - from)
    return length;
  return from + find_any (text + from, length - from, &behalf, &end) < length ? from + end : length;
}

/* where the name of a group may start: small words and figures before it are passed over, but
 * "my country" is no group; @length when there is none */
static gsize
find_name (const char *text, gsize length, gsize at)
{
  static const char *const own[] = {"my",         "our",        "his",   "her",  "their",
                                    "delegation", "government", "those", "whom", NULL};

  for (guint n = 0; n < MOST_WORDS_BEFORE && at < length; n++) {
    gsize end = at + strcspn (text + at, " ,.;:()");
    g_autofree char *word = demarche_wording_fold (text + at, end - at, 64);

    if (demarche_wording_is (word, own) || end == at)
      return length;
    if (g_unichar_isupper (g_utf8_get_char (text + at)) && strcmp (word, "the") != 0 &&
        strcmp (word, "member") != 0 && strcmp (word, "states") != 0)
      return at;
    if (text[end] != ' ')
      return length;
    at = end + 1;
  }
  return length;
}

/* "Nordic countries": a common noun that belongs to the name */
static gsize
extend_name (const char *text, gsize length, gsize end)
{
  static const char *const nouns[] = {"group", "countries", "states", "nations", NULL};
  g_autofree char *word = NULL;

  if (end + 1 >= length || text[end] != ' ')
    return end;
  word = demarche_wording_first_word (text + end + 1, MIN (length - end - 1, 32));
  return demarche_wording_is (word, nouns) ? end + 1 + strlen (word) : end;
}

/* a State, a person, or "the Group", which says nothing */
static gboolean
is_no_group (const char *text, gsize length)
{
  static const char *const firsts[] = {"government",
                                       "delegation",
                                       "people",
                                       "republic",
                                       "kingdom",
                                       "president",
                                       "minister",
                                       "prime",
                                       "foreign",
                                       "secretary",
                                       "chair",
                                       "ambassador",
                                       "mr",
                                       "mr.",
                                       "ms",
                                       "ms.",
                                       "mrs",
                                       "mrs.",
                                       "dr.",
                                       "his",
                                       "her",
                                       "h.e.",
                                       "secretary-general",
                                       "chairperson",
                                       "director",
                                       "embassy",
                                       "ministry",
                                       NULL};
  static const char *const single[] = {"benelux", "mercosur", "caricom", "asean", NULL};
  g_autofree char *name = demarche_wording_fold (text, length, 200);
  g_autofree char *first = g_strndup (name, strcspn (name, " "));
  const char *state = demarche_state_find (text, length);

  if (demarche_wording_is (first, firsts))
    return TRUE;
  if (state)
    return strcmp (state, "European Union") != 0;
  return !strchr (name, ' ') && !demarche_wording_is (name, single) &&
         !demarche_wording_is_capitals (text, length);
}

/* @at: behind "on behalf of" */
static char *
read_group (const char *text, gsize length, gsize at)
{
  gsize start = find_name (text, length, at);
  gsize end;

  if (start >= length)
    return NULL;
  end = extend_name (text, length, demarche_name_scan_proper (text, length, start));
  if (end == start || is_no_group (text + start, end - start))
    return NULL;
  return g_strndup (text + start, end - start);
}

char *
demarche_behalf_find_in_title (const char *text, gsize length)
{
  return read_group (text, length, find_behalf (text, length, 0));
}

/* whether the words of a sentence before "on behalf of" are about the one who speaks */
static gboolean
speaks_itself (const char *text, gsize length)
{
  static const char *const others[] = {"align",
                                       "aligns",
                                       "aligned",
                                       "aligning",
                                       "associate",
                                       "associates",
                                       "associated",
                                       "associating",
                                       "subscribe",
                                       "subscribes",
                                       "endorse",
                                       "endorses",
                                       "echo",
                                       "echoes",
                                       "support the statement",
                                       "supports the statement",
                                       "statement delivered",
                                       "statement made",
                                       "statement given",
                                       "statement by",
                                       "remarks made",
                                       "representative of",
                                       "delegate of",
                                       "said",
                                       "colleague",
                                       "delivered by",
                                       "made by",
                                       "given by",
                                       "spoke",
                                       NULL};
  static const char *const speaking[] = {
      "speak",   "speaks",   "speaking",       "honour",  "honor",      "honoured",
      "honored", "pleasure", "privilege",      "pleased", "privileged", "floor",
      "deliver", "delivers", "this statement", "address", "delivering", "following statement",
      "make",    "takes",    "making",         NULL};
  g_autofree char *folded = demarche_wording_fold (text, length, 600);

  if (*folded == '\0')
    return TRUE;
  return !demarche_wording_has (folded, others, NULL) &&
         demarche_wording_has (folded, speaking, NULL) != NULL;
}

static gsize
find_sentence_start (const char *text, gsize at)
{
  while (at > 1 && !(text[at - 1] == ' ' && strchr (".?!", text[at - 2])))
    at--;
  return at > 1 ? at : 0;
}

char *
demarche_behalf_find_in_opening (const char *text, gsize length)
{
  for (gsize at = find_behalf (text, length, 0); at < length; at = find_behalf (text, length, at)) {
    gsize words = at - strlen (BEHALF);
    gsize start = find_sentence_start (text, words);

    if (speaks_itself (text + start, words - start))
      return read_group (text, length, at);
  }
  return NULL;
}

/* a name that begins right at @at, after "the" */
static char *
read_proper_name (const char *text, gsize length, gsize at)
{
  gsize start = at;
  gsize end;

  if (length - at > 4 && g_ascii_strncasecmp (text + at, "the ", 4) == 0)
    start += 4;
  end = extend_name (text, length, demarche_name_scan_proper (text, length, start));
  return end > start ? g_strndup (text + start, end - start) : NULL;
}

char *
demarche_behalf_find_alignment (const char *text, gsize length)
{
  static const char *const aligning[] = {"align ourselves with ",
                                         "align myself with ",
                                         "aligns itself with ",
                                         "aligned itself with ",
                                         "align themselves with ",
                                         "associate ourselves with ",
                                         "associate myself with ",
                                         "associates itself with ",
                                         "associated itself with ",
                                         "aligned herself with ",
                                         "aligned himself with ",
                                         "alignons sur ",
                                         "s'associe à ",
                                         "s’associe à ",
                                         "nous associons à ",
                                         "присоединяемся к ",
                                         "присоединяется к ",
                                         NULL};
  static Wordings wordings = WORDINGS (aligning);
  /* the innermost first: "the statement of the representative of X" */
  static const char *const authors[] = {
      "representative of ", "delegation of ", "statement of ", "statement by ",
      "made by ",           "delivered by ",  "given by ",     NULL};
  gsize at;
  gsize end;
  gsize name;

  if (find_any (text, length, &wordings, &at) == length)
    return NULL;
  end = MIN (at + strcspn (text + at, ".;\n"), length);
  name = find_behalf (text, end, at);
  if (name < end)
    return read_group (text, end, name);
  for (guint i = 0; authors[i] != NULL; i++) {
    const char *const one[] = {authors[i], NULL};
    Wordings author = WORDINGS (one);

    if (find_any (text + at, end - at, &author, &name) < end - at)
      return read_proper_name (text, end, at + name);
  }
  return read_proper_name (text, end, at);
}

gboolean
demarche_behalf_is_national (const char *text, gsize length)
{
  static const char *const words[] = {"in my national capacity",  "in our national capacity",
                                      "in a national capacity",   "in its national capacity",
                                      "in his national capacity", "in her national capacity",
                                      "à titre national",         "в национальном качестве",
                                      "a título nacional",        NULL};
  static Wordings wordings = WORDINGS (words);
  /* in the first sentence, else what stands before it is still the group's */
  gsize at = find_any (text, length, &wordings, NULL);
  const char *stop = g_strstr_len (text, (gssize)length, ". ");

  return at < length && (stop == NULL || text + at < stop);
}

char *
demarche_behalf_find_capacity (const char *text, gsize length)
{
  static const char *const words[] = {"in my capacity as representative of ",
                                      "in my capacity as the representative of ",
                                      "in my national capacity as representative of ",
                                      "in my national capacity as the representative of ",
                                      "in my capacity as permanent representative of ",
                                      "in my capacity as the permanent representative of ",
                                      NULL};
  static Wordings wordings = WORDINGS (words);
  gsize at;

  return find_any (text, length, &wordings, &at) < length ? read_proper_name (text, length, at)
                                                          : NULL;
}
