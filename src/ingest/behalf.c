/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The group that a statement is made on behalf of. */
#include "ingest/behalf.h"

#include "ingest/names.h"
#include "ingest/states.h"
#include "ingest/wording.h"

#include <string.h>

#define BEHALF "on behalf of "
/* "the fourteen member States of the" before a name */
#define MOST_WORDS_BEFORE 6

/* whatever the case; NULL when there is none from @from on */
static const char *
find_words (const char *text, gsize length, gsize from, const char *words)
{
  for (gsize i = from; i + strlen (words) < length; i++) {
    if (g_ascii_strncasecmp (text + i, words, strlen (words)) == 0)
      return text + i;
  }
  return NULL;
}

static const char *
find_behalf (const char *text, gsize length, gsize from)
{
  return find_words (text, length, from, BEHALF);
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

static char *
read_group (const char *text, gsize length, const char *behalf)
{
  gsize start = find_name (text, length, (gsize)(behalf - text) + strlen (BEHALF));
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
  const char *behalf = find_behalf (text, length, 0);

  return behalf ? read_group (text, length, behalf) : NULL;
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
  const char *behalf = find_behalf (text, length, 0);

  while (behalf) {
    gsize at = (gsize)(behalf - text);
    gsize start = find_sentence_start (text, at);

    if (speaks_itself (text + start, at - start))
      return read_group (text, length, behalf);
    behalf = find_behalf (text, length, at + 1);
  }
  return NULL;
}

/* the end of the first of these words, @length when none is there */
static gsize
find_end_of (const char *text, gsize length, const char *const *words)
{
  gsize best = length;

  for (; *words != NULL; words++) {
    const char *found = find_words (text, length, 0, *words);
    gsize end = found != NULL ? (gsize)(found - text) + strlen (*words) : length;

    best = MIN (best, end);
  }
  return best;
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
  static const char *const authors[] = {
      "representative of ", "delegation of ", "statement of ", "statement by ",
      "made by ",           "delivered by ",  "given by ",     NULL};
  gsize at = find_end_of (text, length, aligning);
  gsize end = at + strcspn (text + at, ".;\n");
  const char *behalf = NULL;

  if (at == length)
    return NULL;
  end = MIN (end, length);
  behalf = find_behalf (text, end, at);
  if (behalf != NULL)
    return read_group (text, end, behalf);
  for (guint i = 0; authors[i] != NULL; i++) {
    const char *found = find_words (text, end, at, authors[i]);
    if (found != NULL)
      return read_proper_name (text, end, (gsize)(found - text) + strlen (authors[i]));
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
  /* in the first sentence, else what stands before it is still the group's */
  gsize end = find_end_of (text, length, words);
  const char *stop = g_strstr_len (text, (gssize)length, ". ");

  return end < length && (stop == NULL || text + end < stop);
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
  gsize at = find_end_of (text, length, words);

  return at < length ? read_proper_name (text, length, at) : NULL;
}
