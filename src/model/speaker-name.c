/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The form under which two spellings of a name are one. */
#include "model/speaker.h"

#include "base/text.h"

#include <string.h>

/* folded, without full stops; longer ones first where one begins another */
static const char *const titles[] = {
    "his excellency",
    "her excellency",
    "the honourable",
    "the hon",
    "h e",
    "he the",
    "ambassador",
    "amb",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "hon",
    "honourable",
    "mme",
    "sir",
    "madam",
};

/* appends the next word of @name, folded, after a space; returns what follows it */
static const char *
append_word (GString *out, const char *name)
{
  const char *end = name;
  while (*end != '\0' && !demarche_text_is_space (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  if (end == name)
    return end;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  demarche_text_fold (out, name, (gsize)(end - name));
  return end;
}

/* length of a title at the start of @name with the space after it, or 0. Full stops stand for
 * nothing or, between letters as in "H.E.", for a space */
static gsize
title_length (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
    const char *title = titles[i];
    const char *at = name;
    for (; *title != '\0'; title++) {
      if (*title == ' ') {
        if (*at != ' ' && *at != '.')
          break;
        at += *at == '.';
        at += *at == ' ';
      } else if (*at++ != *title) {
        break;
      }
    }
    if (*title != '\0')
      continue;
    at += *at == '.';
    if (*at == ' ')
      return (gsize)(at + 1 - name);
  }
  return 0;
}

char *
demarche_speakers_fold_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  GString *folded = g_string_new (NULL);
  while (*name != '\0') {
    name = append_word (folded, name);
    if (*name != '\0')
      name = g_utf8_next_char (name);
  }
  for (gsize length = title_length (folded->str); length > 0; length = title_length (folded->str))
    g_string_erase (folded, 0, (gssize)length);
  return g_string_free (folded, FALSE);
}

char *
demarche_speakers_tidy_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  GString *tidy = g_string_new (NULL);
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    if (!demarche_text_is_space (character))
      g_string_append_unichar (tidy, character);
    else if (tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
      g_string_append_c (tidy, ' ');
  }
  if (tidy->len > 0 && tidy->str[tidy->len - 1] == ' ')
    g_string_truncate (tidy, tidy->len - 1);
  return g_string_free (tidy, FALSE);
}

/* initials are no words in capitals */
static gboolean
is_in_capitals (const char *word)
{
  guint n_capitals = 0;
  for (; *word != '\0'; word = g_utf8_next_char (word)) {
    gunichar character = g_utf8_get_char (word);
    if (g_unichar_islower (character) || character == '.')
      return FALSE;
    n_capitals += g_unichar_isupper (character);
  }
  return n_capitals > 1;
}

static guint
count_capitals (const char *tidy)
{
  guint n = 0;
  g_auto (GStrv) words = g_strsplit (tidy, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    n += is_in_capitals (words[i]);
  return n;
}

static guint
count_spaces (const char *tidy)
{
  guint n = 0;
  for (; *tidy != '\0'; tidy++)
    n += *tidy == ' ';
  return n;
}

gboolean
demarche_speakers_is_better_name (const char *name, const char *known)
{
  g_return_val_if_fail (name != NULL && known != NULL, FALSE);
  g_autofree char *tidy = demarche_speakers_tidy_name (name);
  g_autofree char *tidy_known = demarche_speakers_tidy_name (known);
  guint capitals = count_capitals (tidy);
  guint capitals_known = count_capitals (tidy_known);
  if (capitals != capitals_known)
    return capitals < capitals_known;
  return count_spaces (tidy) < count_spaces (tidy_known);
}
