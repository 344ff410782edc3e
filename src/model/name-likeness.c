/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Why two names may be one: initials, order, accents, alphabets, spellings. */
#include "model/roster.h"

#include "base/text.h"

#include <string.h>

/* shorter names differ by a letter and are other names: Li, Le */
#define LEAST_RESPELT 5
#define LEAST_RESPELT_TWICE 10
#define MOST_LETTERS 64

/* how Latin letters write the sounds of Cyrillic, as most records do */
static const char *const cyrillic[32] = {
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "y",    "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};

/* what transcriptions do not agree on; the longer ones first */
static const char *const alike[][2] = {
    {"shch", "sh"}, {"sch", "sh"}, {"tch", "ch"}, {"kh", "h"}, {"gh", "g"},
    {"ph", "f"},    {"th", "t"},   {"ck", "k"},   {"oo", "u"}, {"ou", "u"},
    {"ee", "i"},    {"ts", "z"},   {"ij", "i"},   {"yi", "i"}, {"iy", "i"},
    {"y", "i"},     {"j", "i"},    {"w", "v"},    {"c", "k"},  {"x", "ks"},
};

/* say what a State is and not which */
static const char *const generic[] = {"the",          "of",
                                      "and",          "republic",
                                      "kingdom",      "federal",
                                      "democratic",   "people's",
                                      "federation",   "state",
                                      "states",       "union",
                                      "islamic",      "plurinational",
                                      "commonwealth", "arab",
                                      "principality", "group",
                                      "de",           "la",
                                      "du",           "république",
                                      "república",    "royaume",
                                      "республика",   "королевство",
                                      "федерация",    NULL};

/* what a name is compared by */
struct _DemarcheNameKey {
  char *roman;
  char **words;
  char *sorted; /* the words in order of bytes */
  char *simple; /* the same without what spellings do not agree on */
  gboolean is_cyrillic;
};

/* without marks, and Cyrillic in Latin letters; @spelled: whether any was Cyrillic */
static char *
romanise (const char *folded, gboolean *spelled)
{
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  GString *out = g_string_new (NULL);

  *spelled = FALSE;
  for (const char *p = apart; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c >= 0x430 && c <= 0x44f) {
      g_string_append (out, cyrillic[c - 0x430]);
      *spelled = TRUE;
    } else if (!g_unichar_ismark (c)) {
      g_string_append_unichar (out, c);
    }
  }
  return g_string_free (out, FALSE);
}

/* one letter for sounds that are written in several ways, and for a letter that is doubled */
static char *
simplify (const char *roman)
{
  g_autoptr (GString) plain = g_string_new (roman);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    g_string_replace (plain, alike[i][0], alike[i][1], 0);
  for (gsize i = 0; i < plain->len; i++)
    if (i == 0 || plain->str[i] != plain->str[i - 1])
      g_string_append_c (out, plain->str[i]);
  return g_string_free (out, FALSE);
}

/* in order, full stops and hyphens taken for spaces */
static char **
split_words (const char *roman)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (roman), ".-", ' ');
  g_auto (GStrv) words = g_strsplit (spaced, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

static char *
sort_words (char **words)
{
  g_autofree char **sorted = g_memdup2 (words, (g_strv_length (words) + 1) * sizeof (char *));

  qsort (sorted, g_strv_length (words), sizeof (char *), demarche_compare_strings);
  return g_strjoinv (" ", sorted);
}

/* "a rossi", "rossi" for "anna rossi": the last word is the same, those before it begin alike */
static gboolean
is_short_for (char **brief, char **whole)
{
  guint n = g_strv_length (brief);
  guint n_whole = g_strv_length (whole);
  gboolean has_initial = n == 1 && n_whole > 1;

  if (n == 0 || n_whole < 2 || n > n_whole || strcmp (brief[n - 1], whole[n_whole - 1]) != 0)
    return FALSE;
  for (guint i = 0; i + 1 < n; i++) {
    gboolean initial = g_utf8_strlen (brief[i], -1) == 1;

    if (initial ? !g_str_has_prefix (whole[i], brief[i]) : strcmp (brief[i], whole[i]) != 0)
      return FALSE;
    has_initial |= initial || n < n_whole;
  }
  return has_initial;
}

/* all that the longer one says more is what kind of State it is */
static gboolean
is_formal_name_of (char **brief, char **whole)
{
  guint n_common = 0;

  for (guint i = 0; whole[i] != NULL; i++) {
    gboolean common = g_strv_contains ((const char *const *)brief, whole[i]);

    n_common += common;
    if (!common && !g_strv_contains (generic, whole[i]))
      return FALSE;
  }
  return n_common == g_strv_length (brief) && n_common < g_strv_length (whole);
}

/* letters to change, add or leave out, at most @most + 1 */
static guint
count_edits (const char *first, const char *second, guint most)
{
  guint row[MOST_LETTERS + 1];
  gsize length = strlen (first);
  gsize other = strlen (second);

  if (length > MOST_LETTERS || other > MOST_LETTERS ||
      MAX (length, other) - MIN (length, other) > most)
    return most + 1;
  for (guint i = 0; i <= other; i++)
    row[i] = i;
  for (guint i = 1; i <= length; i++) {
    guint corner = row[0];
    row[0] = i;
    for (guint j = 1; j <= other; j++) {
      guint above = row[j];
      guint changed = corner + (first[i - 1] != second[j - 1]);
      row[j] = MIN (changed, MIN (above, row[j - 1]) + 1);
      corner = above;
    }
  }
  return row[other];
}

DemarcheNameKey *
demarche_name_key_new (const char *name)
{
  DemarcheNameKey *key = g_new0 (DemarcheNameKey, 1);
  g_autofree char *folded = demarche_speakers_fold_name (name);

  key->roman = romanise (folded, &key->is_cyrillic);
  key->words = split_words (key->roman);
  key->sorted = sort_words (key->words);
  key->simple = simplify (key->sorted);
  return key;
}

void
demarche_name_key_free (DemarcheNameKey *key)
{
  g_free (key->roman);
  g_strfreev (key->words);
  g_free (key->sorted);
  g_free (key->simple);
  g_free (key);
}

static gboolean
is_respelt (const DemarcheNameKey *first, const DemarcheNameKey *second)
{
  gsize length = MIN (strlen (first->simple), strlen (second->simple));
  guint most = length >= LEAST_RESPELT_TWICE ? 2 : length >= LEAST_RESPELT ? 1 : 0;

  return length >= 3 && *first->simple == *second->simple &&
         count_edits (first->simple, second->simple, most) <= most;
}

const char *
demarche_name_keys_compare (DemarcheRosterKind kind, const DemarcheNameKey *first,
                            const DemarcheNameKey *second)
{
  gboolean same_alphabet = first->is_cyrillic == second->is_cyrillic;

  if (same_alphabet && strcmp (first->roman, second->roman) == 0)
    return "accents";
  if (same_alphabet && strcmp (first->sorted, second->sorted) == 0)
    return "word order or marks";
  if (kind == DEMARCHE_ROSTER_PERSON &&
      (is_short_for (first->words, second->words) || is_short_for (second->words, first->words)))
    return "initials or surname alone";
  if (kind != DEMARCHE_ROSTER_PERSON && (is_formal_name_of (first->words, second->words) ||
                                         is_formal_name_of (second->words, first->words)))
    return "short and formal name";
  if (!is_respelt (first, second))
    return NULL;
  return same_alphabet ? "similar spelling" : "another alphabet";
}
