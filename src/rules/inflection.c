/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* English inflection by rule, that of other languages by their stems, and spelling pairs with their
 * inflections. */
#include "rules/inflection.h"

#include "rules/stemmer.h"

#include <string.h>

typedef enum {
  SLOT_BASE,
  SLOT_PLURAL,
  SLOT_POSSESSIVE,
  SLOT_PAST,
  SLOT_ING,
  N_SLOTS
} Slot;

/* an end of words as one spelling writes it */
typedef struct {
  const char *letters; /* (unowned) */
  gsize length;
} Ending;

typedef struct {
  Ending second;
  Ending first;
} EndingPair;

struct _DemarcheSpelling {
  GPtrArray *forms;      /* of char *: all that the rest is made of */
  GHashTable *to_first;  /* second form to first form, whole words */
  GHashTable *to_second; /* the reverse */
  GArray *endings;       /* of EndingPair, the same for ends of words */
};

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

static gboolean
is_consonant (char c)
{
  return g_ascii_isalpha (c) && !is_vowel (c);
}

/* how many groups of vowels: near enough to syllables for the doubling rule */
static guint
count_vowel_groups (const char *word)
{
  guint n_groups = 0;

  for (const char *at = word; *at != '\0'; at++)
    n_groups += is_vowel (*at) && (at == word || !is_vowel (at[-1]));
  return n_groups;
}

/* the u of "equip" and "quit" is none of their vowels */
static gboolean
may_double (const char *word, gsize length)
{
  return length >= 3 && is_consonant (word[length - 1]) &&
         strchr ("wxy", word[length - 1]) == NULL && is_vowel (word[length - 2]) &&
         (is_consonant (word[length - 3]) ||
          (length >= 4 && g_str_has_prefix (word + length - 4, "qu")));
}

static void
add_form (GPtrArray *forms, const char *stem, gsize length, const char *ending)
{
  gsize ending_length = strlen (ending);
  char *form = g_malloc (length + ending_length + 1);

  memcpy (form, stem, length);
  memcpy (form + length, ending, ending_length + 1);
  g_ptr_array_add (forms, form);
}

static void
add_plural (GPtrArray *forms, const char *word, gsize length, const char *after)
{
  char last = word[length - 1];
  char before = length > 1 ? word[length - 2] : '\0';
  const char *ending = "s";

  if (last == 'y' && is_consonant (before)) {
    length--;
    ending = "ies";
  } else if (strchr ("sxzo", last) != NULL || (last == 'h' && strchr ("cs", before) != NULL)) {
    ending = "es";
  }
  g_autofree char *whole = g_strconcat (ending, after, NULL);
  add_form (forms, word, length, whole);
  if (last == 'o') {
    g_autofree char *plain = g_strconcat ("s", after, NULL);
    add_form (forms, word, length, plain);
  }
}

/* the past is formed with "ed", the participle with "ing" */
static void
add_verb_form (GPtrArray *forms, const char *word, gsize length, const char *ending)
{
  gboolean past = ending[0] == 'e';
  char last = word[length - 1];
  char before = length > 1 ? word[length - 2] : '\0';

  if (last == 'e' && past) {
    add_form (forms, word, length, "d");
  } else if (last == 'e' && before == 'i') {
    add_form (forms, word, length - 2, "ying");
  } else if (last == 'e' && strchr ("eoy", before) == NULL) {
    add_form (forms, word, length - 1, ending);
  } else if (last == 'y' && past && is_consonant (before)) {
    add_form (forms, word, length - 1, "ied");
  } else {
    gboolean doubles = may_double (word, length);
    if (!doubles || count_vowel_groups (word) > 1)
      add_form (forms, word, length, ending);
    if (doubles || last == 'c') {
      char doubled[] = {last == 'c' ? 'k' : last, '\0'};
      g_autofree char *whole = g_strconcat (doubled, ending, NULL);
      add_form (forms, word, length, whole);
    }
  }
}

static void
add_slot (GPtrArray *forms, const char *word, Slot slot)
{
  gsize length = strlen (word);

  switch (slot) {
  case SLOT_BASE:
    add_form (forms, word, length, "");
    break;
  case SLOT_PLURAL:
    add_plural (forms, word, length, "");
    break;
  case SLOT_POSSESSIVE:
    add_form (forms, word, length, "'s");
    break;
  case SLOT_PAST:
    add_verb_form (forms, word, length, "ed");
    break;
  case SLOT_ING:
    add_verb_form (forms, word, length, "ing");
    break;
  default:
    g_return_if_reached ();
  }
}

static gboolean
is_english (const DemarcheLanguage *language)
{
  return language->id == NULL || g_str_has_prefix (language->id, "en");
}

void
demarche_inflect (const DemarcheLanguage *language, const char *word, GPtrArray *forms)
{
  const GPtrArray *irregular =
      language->irregular != NULL ? g_hash_table_lookup (language->irregular, word) : NULL;

  if (!is_english (language) || *word == '\0')
    g_ptr_array_add (forms, g_strdup (word));
  else
    for (Slot slot = SLOT_BASE; slot < N_SLOTS; slot++)
      add_slot (forms, word, slot);
  for (guint i = 0; irregular != NULL && i < irregular->len; i++) {
    const char *form = g_ptr_array_index (irregular, i);
    g_ptr_array_add (forms, g_strdup (form));
    if (is_english (language))
      g_ptr_array_add (forms, g_strconcat (form, "'s", NULL));
  }
}

gboolean
demarche_inflects_to (const DemarcheLanguage *language, const char *word, const char *form)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DemarcheStemmer) stemmer = demarche_stemmer_new (language->id);

  demarche_inflect (language, word, forms);
  if (g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL))
    return TRUE;
  if (stemmer == NULL)
    return FALSE;
  g_autofree char *one = demarche_stemmer_stem (stemmer, word);
  g_autofree char *other = demarche_stemmer_stem (stemmer, form);
  g_autofree char *verb = demarche_stemmer_stem_verb (stemmer, form);
  return g_str_equal (one, other) || g_strcmp0 (one, verb) == 0;
}

static Ending
make_ending (const char *letters)
{
  return (Ending){letters, strlen (letters)};
}

static void
add_pair (DemarcheSpelling *spelling, char *second, char *first, gboolean is_ending)
{
  if (is_ending) {
    EndingPair pair = {make_ending (second), make_ending (first)};
    g_array_append_val (spelling->endings, pair);
  } else {
    g_hash_table_insert (spelling->to_first, second, first);
    g_hash_table_insert (spelling->to_second, first, second);
  }
}

static void
add_inflected_pair (DemarcheSpelling *spelling, const char *first, const char *second)
{
  gboolean is_ending = *first == '-' && *second == '-';
  GPtrArray *forms = spelling->forms;

  for (Slot slot = SLOT_BASE; slot < N_SLOTS; slot++) {
    guint firsts = forms->len;
    add_slot (forms, first + is_ending, slot);
    guint seconds = forms->len;
    add_slot (forms, second + is_ending, slot);
    for (guint i = seconds; i < forms->len; i++)
      add_pair (spelling, g_ptr_array_index (forms, i), g_ptr_array_index (forms, firsts),
                is_ending);
  }
}

DemarcheSpelling *
demarche_spelling_new (const DemarcheLanguage *language)
{
  DemarcheSpelling *spelling = g_new0 (DemarcheSpelling, 1);

  spelling->forms = g_ptr_array_new_with_free_func (g_free);
  spelling->to_first = g_hash_table_new (g_str_hash, g_str_equal);
  spelling->to_second = g_hash_table_new (g_str_hash, g_str_equal);
  spelling->endings = g_array_new (FALSE, FALSE, sizeof (EndingPair));
  for (guint i = 0; language->spellings != NULL && i + 1 < language->spellings->len; i += 2)
    add_inflected_pair (spelling, g_ptr_array_index (language->spellings, i),
                        g_ptr_array_index (language->spellings, i + 1));
  return spelling;
}

void
demarche_spelling_free (DemarcheSpelling *spelling)
{
  g_hash_table_unref (spelling->to_first);
  g_hash_table_unref (spelling->to_second);
  g_array_unref (spelling->endings);
  g_ptr_array_unref (spelling->forms);
  g_free (spelling);
}

/* the last letters differ more often than not */
static inline gboolean
ends_with (const char *word, gsize length, const Ending *ending)
{
  if (length <= ending->length || ending->length == 0)
    return length > ending->length;
  return word[length - 1] == ending->letters[ending->length - 1] &&
         memcmp (word + length - ending->length, ending->letters, ending->length) == 0;
}

static char *
replace_ending (const DemarcheSpelling *spelling, const char *word, gboolean to_first)
{
  gsize length = strlen (word);

  for (guint i = 0; i < spelling->endings->len; i++) {
    const EndingPair *pair = &g_array_index (spelling->endings, EndingPair, i);
    const Ending *from = to_first ? &pair->second : &pair->first;
    const Ending *to = to_first ? &pair->first : &pair->second;

    if (ends_with (word, length, from))
      return g_strdup_printf ("%.*s%s", (int)(length - from->length), word, to->letters);
  }
  return NULL;
}

char *
demarche_spelling_fold (const DemarcheSpelling *spelling, const char *word)
{
  const char *first = g_hash_table_lookup (spelling->to_first, word);

  return first != NULL ? g_strdup (first) : replace_ending (spelling, word, TRUE);
}

char *
demarche_spelling_unfold (const DemarcheSpelling *spelling, const char *word)
{
  const char *second = g_hash_table_lookup (spelling->to_second, word);

  return second != NULL ? g_strdup (second) : replace_ending (spelling, word, FALSE);
}

void
demarche_spelling_add_initials (const DemarcheSpelling *spelling, DemarcheInitials *initials)
{
  const DemarcheInitials before = *initials;
  GHashTableIter iter;
  gpointer second;
  gpointer first;

  g_hash_table_iter_init (&iter, spelling->to_first);
  while (g_hash_table_iter_next (&iter, &second, &first)) {
    guchar one = *(const guchar *)first;
    guchar other = *(const guchar *)second;
    initials->has[one] |= before.has[other];
    initials->has[other] |= before.has[one];
  }
}
