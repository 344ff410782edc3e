/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Word classes by hash look-up: whole words, exact words, wildcards by their prefix. */
#include "classify/lexicon.h"

#include "base/text.h"
#include "rules/stemmer.h"

#include <string.h>

typedef struct {
  char *pattern;
  DemarcheWordClass class;
} Glob;

/* the inflected words of a language that has stems */
typedef struct {
  char *language;
  DemarcheStemmer *stemmer;
  GHashTable *classes; /* stem, to GArray of classes */
} Stems;

/* what tells one WORD node from others. @language: (nullable): where inflections depend on it */
typedef struct {
  const char *word;
  const char *language;
  gboolean inflected;
  gboolean exact;
} WordKey;

struct _DemarcheLexicon {
  const DemarcheLanguage *language; /* (unowned) */
  DemarcheSpelling *spelling;
  GHashTable *words;      /* WordKey to class */
  GHashTable *unions;     /* GBytes of classes, to the class of their union */
  GHashTable *folded;     /* word in its first spelling, to GArray of classes */
  GHashTable *exact;      /* the same with case */
  GHashTable *prefixes;   /* letters before a final `*`, to GArray of classes */
  guint64 prefix_lengths; /* bit n: some prefix has n bytes; 63 stands for longer ones */
  gsize longest_prefix;   /* in bytes */
  GArray *globs;          /* of Glob: wildcards of any other form */
  GPtrArray *stems;       /* of Stems: one for each language with a stemmer */
  GPtrArray *parents;     /* class to GArray of the unions it is in, or NULL */
  GPtrArray *members;     /* class to GArray of what it is the union of, or NULL */
  GArray *lengths;        /* of guint: by class, see demarche_lexicon_get_length() */
};

static guint
hash_key (gconstpointer data)
{
  const WordKey *key = data;

  return g_str_hash (key->word) * 4 + (key->inflected ? 2 : 0) + (key->exact ? 1 : 0);
}

static gboolean
equal_keys (gconstpointer first, gconstpointer second)
{
  const WordKey *a = first;
  const WordKey *b = second;

  return a->inflected == b->inflected && a->exact == b->exact && g_str_equal (a->word, b->word) &&
         g_strcmp0 (a->language, b->language) == 0;
}

static WordKey *
copy_key (const WordKey *key)
{
  WordKey *copy = g_memdup2 (key, sizeof *key);

  copy->word = g_strdup (key->word);
  return copy;
}

static void
free_key (gpointer data)
{
  WordKey *key = data;

  g_free ((char *)key->word);
  g_free (key);
}

static void
clear_glob (gpointer data)
{
  g_free (((Glob *)data)->pattern);
}

static void
free_stems (gpointer data)
{
  Stems *stems = data;

  g_free (stems->language);
  demarche_stemmer_free (stems->stemmer);
  g_hash_table_unref (stems->classes);
  g_free (stems);
}

static void
free_classes (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static GHashTable *
table_of_classes (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_classes);
}

DemarcheLexicon *
demarche_lexicon_new (const DemarcheLanguage *language)
{
  DemarcheLexicon *lexicon = g_new0 (DemarcheLexicon, 1);

  lexicon->language = language;
  lexicon->spelling = demarche_spelling_new (language);
  lexicon->words = g_hash_table_new_full (hash_key, equal_keys, free_key, NULL);
  lexicon->unions =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  lexicon->folded = table_of_classes ();
  lexicon->exact = table_of_classes ();
  lexicon->prefixes = table_of_classes ();
  lexicon->globs = g_array_new (FALSE, FALSE, sizeof (Glob));
  g_array_set_clear_func (lexicon->globs, clear_glob);
  lexicon->stems = g_ptr_array_new_with_free_func (free_stems);
  lexicon->parents = g_ptr_array_new_with_free_func (free_classes);
  lexicon->members = g_ptr_array_new_with_free_func (free_classes);
  lexicon->lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  return lexicon;
}

void
demarche_lexicon_free (DemarcheLexicon *lexicon)
{
  demarche_spelling_free (lexicon->spelling);
  g_hash_table_unref (lexicon->words);
  g_hash_table_unref (lexicon->unions);
  g_hash_table_unref (lexicon->folded);
  g_hash_table_unref (lexicon->exact);
  g_hash_table_unref (lexicon->prefixes);
  g_array_unref (lexicon->globs);
  g_ptr_array_unref (lexicon->stems);
  g_ptr_array_unref (lexicon->parents);
  g_ptr_array_unref (lexicon->members);
  g_array_unref (lexicon->lengths);
  g_free (lexicon);
}

guint
demarche_lexicon_get_n_classes (const DemarcheLexicon *lexicon)
{
  return lexicon->parents->len;
}

guint
demarche_lexicon_get_length (const DemarcheLexicon *lexicon, DemarcheWordClass class)
{
  return g_array_index (lexicon->lengths, guint, class);
}

/* TRUE when @class was made before */
static gboolean
find_class (GHashTable *table, gconstpointer key, DemarcheWordClass *class)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (table, key, NULL, &known))
    return FALSE;
  *class = GPOINTER_TO_UINT (known);
  return TRUE;
}

static DemarcheWordClass
open_class (DemarcheLexicon *lexicon, guint length)
{
  g_ptr_array_add (lexicon->parents, NULL);
  g_ptr_array_add (lexicon->members, NULL);
  g_array_append_val (lexicon->lengths, length);
  return lexicon->parents->len - 1;
}

static void
add_member (GHashTable *table, const char *word, DemarcheWordClass class)
{
  GArray *classes = g_hash_table_lookup (table, word);

  if (classes == NULL) {
    classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
    g_hash_table_insert (table, g_strdup (word), classes);
  }
  g_array_append_val (classes, class);
}

static void
add_folded (DemarcheLexicon *lexicon, const char *word, DemarcheWordClass class)
{
  g_autofree char *first = demarche_spelling_fold (lexicon->spelling, word);

  add_member (lexicon->folded, first != NULL ? first : word, class);
}

static void
add_wildcard (DemarcheLexicon *lexicon, const char *pattern, DemarcheWordClass class)
{
  gsize length = strlen (pattern);

  if (strchr (pattern, '*') == pattern + length - 1) {
    g_autofree char *prefix = g_strndup (pattern, length - 1);
    lexicon->longest_prefix = MAX (lexicon->longest_prefix, length - 1);
    lexicon->prefix_lengths |= (guint64)1 << MIN (length - 1, 63);
    add_member (lexicon->prefixes, prefix, class);
  } else {
    Glob glob = {g_strdup (pattern), class};
    g_array_append_val (lexicon->globs, glob);
  }
}

/* the stems of a language, NULL where it has none */
static Stems *
get_stems (DemarcheLexicon *lexicon, const char *language)
{
  for (guint i = 0; i < lexicon->stems->len; i++) {
    Stems *known = g_ptr_array_index (lexicon->stems, i);
    if (g_strcmp0 (known->language, language) == 0)
      return known;
  }
  DemarcheStemmer *stemmer = demarche_stemmer_new (language);
  if (stemmer == NULL)
    return NULL;
  Stems *stems = g_new0 (Stems, 1);
  stems->language = g_strdup (language);
  stems->stemmer = stemmer;
  stems->classes = table_of_classes ();
  g_ptr_array_add (lexicon->stems, stems);
  return stems;
}

static void
add_inflected (DemarcheLexicon *lexicon, const DemarcheLanguage *language, const char *word,
               DemarcheWordClass class)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  Stems *stems = get_stems (lexicon, language->id);

  demarche_inflect (language, word, forms);
  for (guint i = 0; i < forms->len; i++)
    add_folded (lexicon, g_ptr_array_index (forms, i), class);
  if (stems != NULL) {
    g_autofree char *stem = demarche_stemmer_stem (stems->stemmer, word);
    add_member (stems->classes, stem, class);
  }
}

DemarcheWordClass
demarche_lexicon_add_word (DemarcheLexicon *lexicon, const DemarcheLanguage *language,
                           const char *word, gboolean inflected, gboolean wildcard, gboolean exact)
{
  WordKey key = {word, inflected ? language->id : NULL, inflected, exact};
  DemarcheWordClass class;

  if (find_class (lexicon->words, &key, &class))
    return class;
  class = open_class (lexicon, (guint)g_utf8_strlen (word, -1));
  g_hash_table_insert (lexicon->words, copy_key (&key), GUINT_TO_POINTER (class));
  if (exact) {
    add_member (lexicon->exact, word, class);
  } else if (wildcard) {
    add_wildcard (lexicon, word, class);
  } else if (inflected) {
    add_inflected (lexicon, language, word, class);
  } else {
    add_folded (lexicon, word, class);
  }
  return class;
}

static int
compare_classes (gconstpointer first, gconstpointer second)
{
  DemarcheWordClass a = *(const DemarcheWordClass *)first;
  DemarcheWordClass b = *(const DemarcheWordClass *)second;

  return a < b ? -1 : a > b;
}

static void
sort_unique (GArray *classes)
{
  guint n_kept = 0;

  g_array_sort (classes, compare_classes);
  for (guint i = 0; i < classes->len; i++) {
    DemarcheWordClass class = g_array_index (classes, DemarcheWordClass, i);
    if (n_kept == 0 || g_array_index (classes, DemarcheWordClass, n_kept - 1) != class)
      g_array_index (classes, DemarcheWordClass, n_kept++) = class;
  }
  g_array_set_size (classes, n_kept);
}

/* unions give way to what they are made of */
static void
flatten (const DemarcheLexicon *lexicon, GArray *members)
{
  guint n = members->len;

  for (guint i = 0; i < n; i++) {
    const GArray *parts =
        g_ptr_array_index (lexicon->members, g_array_index (members, DemarcheWordClass, i));
    if (parts == NULL)
      continue;
    g_array_index (members, DemarcheWordClass, i) = g_array_index (parts, DemarcheWordClass, 0);
    g_array_append_vals (members, &g_array_index (parts, DemarcheWordClass, 1), parts->len - 1);
  }
  sort_unique (members);
}

static guint
find_shortest (const DemarcheLexicon *lexicon, const GArray *members)
{
  guint shortest = G_MAXUINT;

  for (guint i = 0; i < members->len; i++)
    shortest =
        MIN (shortest,
             demarche_lexicon_get_length (lexicon, g_array_index (members, DemarcheWordClass, i)));
  return shortest;
}

static void
add_parent (DemarcheLexicon *lexicon, DemarcheWordClass member, DemarcheWordClass parent)
{
  GArray *parents = g_ptr_array_index (lexicon->parents, member);

  if (parents == NULL) {
    parents = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
    g_ptr_array_index (lexicon->parents, member) = parents;
  }
  g_array_append_val (parents, parent);
}

DemarcheWordClass
demarche_lexicon_add_union (DemarcheLexicon *lexicon, GArray *members)
{
  DemarcheWordClass class;

  flatten (lexicon, members);
  if (members->len == 1)
    return g_array_index (members, DemarcheWordClass, 0);
  g_autoptr (GBytes) key = g_bytes_new (members->data, members->len * sizeof (DemarcheWordClass));
  if (find_class (lexicon->unions, key, &class))
    return class;
  class = open_class (lexicon, find_shortest (lexicon, members));
  g_hash_table_insert (lexicon->unions, g_bytes_ref (key), GUINT_TO_POINTER (class));
  g_ptr_array_index (lexicon->members, class) = g_array_copy (members);
  for (guint i = 0; i < members->len; i++)
    add_parent (lexicon, g_array_index (members, DemarcheWordClass, i), class);
  return class;
}

static void
collect (GHashTable *table, const char *word, GArray *found)
{
  GArray *classes = g_hash_table_lookup (table, word);

  if (classes != NULL)
    g_array_append_vals (found, classes->data, classes->len);
}

static void
collect_prefixes (const DemarcheLexicon *lexicon, const char *word, GArray *found)
{
  g_autofree char *prefix = g_strdup (word);

  for (gsize length = MIN (strlen (word), lexicon->longest_prefix); length > 0; length--) {
    prefix[length] = '\0';
    if (lexicon->prefix_lengths & ((guint64)1 << MIN (length, 63)))
      collect (lexicon->prefixes, prefix, found);
  }
}

/* `*` takes any run of letters, none too; linear but for backing up to the last star */
static gboolean
glob_matches (const char *pattern, const char *word)
{
  const char *star = NULL;
  const char *retry = NULL;

  while (*word != '\0') {
    if (*pattern == '*') {
      star = pattern++;
      retry = word;
    } else if (*pattern == *word) {
      pattern++;
      word++;
    } else if (star != NULL) {
      pattern = star + 1;
      word = ++retry;
    } else {
      return FALSE;
    }
  }
  while (*pattern == '*')
    pattern++;
  return *pattern == '\0';
}

static void
collect_wildcards (const DemarcheLexicon *lexicon, const char *word, GArray *found)
{
  collect_prefixes (lexicon, word, found);
  for (guint i = 0; i < lexicon->globs->len; i++) {
    const Glob *glob = &g_array_index (lexicon->globs, Glob, i);
    if (glob_matches (glob->pattern, word))
      g_array_append_val (found, glob->class);
  }
}

static void
collect_unions (const DemarcheLexicon *lexicon, GArray *found)
{
  guint n_words = found->len;

  for (guint i = 0; i < n_words; i++) {
    guint class = g_array_index (found, DemarcheWordClass, i);
    GArray *parents = g_ptr_array_index (lexicon->parents, class);
    if (parents != NULL)
      g_array_append_vals (found, parents->data, parents->len);
  }
}

gboolean
demarche_lexicon_is_prefix (const char *folded)
{
  static const char *const prefixes[] = {"non", "anti", "quasi", "pseudo", NULL};

  return g_strv_contains (prefixes, folded);
}

static guint
get_flags (const DemarcheLexicon *lexicon, const char *folded)
{
  GHashTable *pronouns = lexicon->language->subject_pronouns;
  guint flags = 0;

  if (demarche_lexicon_is_prefix (folded))
    flags |= DEMARCHE_WORD_PREFIX;
  if (g_str_equal (folded, "non"))
    flags |= DEMARCHE_WORD_NON;
  if (g_str_equal (folded, "and"))
    flags |= DEMARCHE_WORD_AND;
  if (pronouns != NULL && g_hash_table_contains (pronouns, folded))
    flags |= DEMARCHE_WORD_PRONOUN;
  if (g_str_equal (folded, "they") || g_str_equal (folded, "it"))
    flags |= DEMARCHE_WORD_THIRD_PERSON;
  return flags;
}

static void
collect_stems (const DemarcheLexicon *lexicon, const char *word, GArray *found)
{
  for (guint i = 0; i < lexicon->stems->len; i++) {
    const Stems *stems = g_ptr_array_index (lexicon->stems, i);
    g_autofree char *stem = demarche_stemmer_stem (stems->stemmer, word);
    g_autofree char *verb = demarche_stemmer_stem_verb (stems->stemmer, word);
    collect (stems->classes, stem, found);
    if (verb != NULL)
      collect (stems->classes, verb, found);
  }
}

static void
collect_all (const DemarcheLexicon *lexicon, const char *folded, const char *text, gsize length,
             GArray *found)
{
  g_autofree char *first = demarche_spelling_fold (lexicon->spelling, folded);
  g_autofree char *second = demarche_spelling_unfold (lexicon->spelling, folded);

  collect (lexicon->folded, first != NULL ? first : folded, found);
  collect_stems (lexicon, folded, found);
  collect_wildcards (lexicon, folded, found);
  if (first != NULL)
    collect_wildcards (lexicon, first, found);
  if (second != NULL)
    collect_wildcards (lexicon, second, found);
  if (g_hash_table_size (lexicon->exact) > 0) {
    GString *exact = g_string_new (NULL);
    demarche_text_normalise (exact, text, length);
    collect (lexicon->exact, exact->str, found);
    g_string_free (exact, TRUE);
  }
}

/* "l'accord" is "accord" too. The apostrophe of the text is the curly one, or the straight one
 * that folding makes of it: the rest has the same letters in both */
static void
collect_elided (const DemarcheLexicon *lexicon, const char *folded, const char *text, gsize length,
                GArray *found)
{
  const char *rest = demarche_stemmer_skip_elision (lexicon->language->id, folded);
  const char *at = text;

  if (rest == NULL)
    return;
  while (!demarche_text_is_apostrophe (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  at = g_utf8_next_char (at);
  collect_all (lexicon, rest, at, (gsize)(text + length - at), found);
}

DemarcheWord *
demarche_lexicon_look_up (const DemarcheLexicon *lexicon, const char *text, gsize length)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  GString *folded = g_string_new (NULL);

  demarche_text_fold (folded, text, length);
  collect_all (lexicon, folded->str, text, length, found);
  collect_elided (lexicon, folded->str, text, length, found);
  collect_unions (lexicon, found);
  sort_unique (found);
  DemarcheWord *word = g_malloc (sizeof (DemarcheWord) + found->len * sizeof (DemarcheWordClass));
  word->flags = get_flags (lexicon, folded->str);
  word->n_classes = found->len;
  if (found->len > 0)
    memcpy (word->classes, found->data, found->len * sizeof (DemarcheWordClass));
  g_string_free (folded, TRUE);
  return word;
}
