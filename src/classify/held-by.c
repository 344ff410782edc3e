/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names found word by word, case and possessive aside. */
#include "classify/held-by.h"

#include "base/text.h"

#include <string.h>

typedef struct {
  char *words; /* " republic of aldovia " */
  const char *spelling;
} Name;

struct _DemarcheHolderNames {
  DemarcheSpeakers *speakers;
  GArray *names; /* of Name, longest first */
};

/* folded words with one space around each */
static char *
fold_words (const char *text, gsize length)
{
  const char *end = text + length;
  GString *folded = g_string_new (" ");

  while (text < end) {
    const char *start = text;
    while (text < end && (demarche_text_is_word_char (g_utf8_get_char (text)) ||
                          demarche_text_is_ignored (g_utf8_get_char (text))))
      text = g_utf8_next_char (text);
    if (text > start) {
      demarche_text_fold (folded, start, (gsize)(text - start));
      g_string_append_c (folded, ' ');
    } else {
      text = g_utf8_next_char (text);
    }
  }
  return g_string_free (folded, FALSE);
}

static void
clear_name (gpointer data)
{
  g_free (((Name *)data)->words);
}

static int
compare_names (gconstpointer first, gconstpointer second)
{
  const Name *a = first;
  const Name *b = second;
  gsize length_a = strlen (a->words);
  gsize length_b = strlen (b->words);

  if (length_a != length_b)
    return length_a > length_b ? -1 : 1;
  return strcmp (a->words, b->words);
}

DemarcheHolderNames *
demarche_holder_names_new (DemarcheSpeakers *speakers)
{
  DemarcheHolderNames *names = g_new0 (DemarcheHolderNames, 1);
  const char *const *known;
  const char *const *spellings;

  names->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (names->names, clear_name);
  if (speakers == NULL)
    return names;
  names->speakers = demarche_speakers_ref (speakers);
  demarche_speakers_get_names (speakers, &known, &spellings);
  for (guint i = 0; known[i] != NULL; i++) {
    Name name = {fold_words (known[i], strlen (known[i])), spellings[i]};
    g_array_append_val (names->names, name);
  }
  g_array_sort (names->names, compare_names);
  return names;
}

void
demarche_holder_names_free (DemarcheHolderNames *names)
{
  g_array_unref (names->names);
  g_clear_pointer (&names->speakers, demarche_speakers_unref);
  g_free (names);
}

const char *
demarche_holder_names_find (const DemarcheHolderNames *names, const char *text, gsize length)
{
  if (names->names->len == 0)
    return NULL;
  g_autofree char *words = fold_words (text, length);
  for (guint i = 0; i < names->names->len; i++) {
    const Name *name = &g_array_index (names->names, Name, i);
    if (strstr (words, name->words) != NULL)
      return name->spelling;
  }
  return NULL;
}
