/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Word classes by hash look-up: whole words, exact words, wildcards by their prefix. */
#include "classify/lexicon.h"

#include "base/text.h"
#include "rules/stemmer.h"

#include <stdlib.h>
#include <string.h>

#define FEW_CLASSES 24
#define N_PREFIX_HASHES 8192

typedef struct {
  char *pattern;
  DemarcheWordClass class;
} Glob;

/* the inflected words of one language */
typedef struct {
  char *language;           /* (nullable) */
  GHashTable *words;        /* to the class plus one */
  DemarcheStemmer *stemmer; /* (nullable) */
  GHashTable *stems;        /* to a chain of classes */
} Inflections;

/* classes that belong to one thing are a chain of links: a thing rarely has more than one. A link's
 * number is its index plus one, 0 ends the chain */
typedef struct {
  DemarcheWordClass class;
  guint32 next;
} Link;

/* the classes that a union is made of, rising */
typedef struct {
  guint32 n;
  DemarcheWordClass classes[];
} Union;

struct _DemarcheLexicon {
  const DemarcheLanguage *language; /* (unowned) */
  DemarcheSpelling *spelling;
  GStringChunk *strings; /* the words of all tables below */
  GHashTable *words;     /* those neither exact nor inflected, `*` and all, to the class plus one */
  GHashTable *unions;    /* Union to its class */
  GHashTable *folded;    /* word in its first spelling, to a chain of classes */
  GHashTable *exact;     /* words with case, to the class plus one */
  GHashTable *prefixes;  /* letters before a final `*`, to a chain of classes */
  guint8 prefix_hashes[N_PREFIX_HASHES]; /* TRUE: that of a prefix */
  gsize longest_prefix;                  /* in bytes */
  GArray *globs;                         /* of Glob: wildcards of any other form */
  GPtrArray *inflections;                /* of Inflections: by language */
  GHashTable *flags;                     /* folded word to DemarcheWordFlags */
  GArray *links;                         /* of Link */
  GArray *parents;     /* of guint32: by class: the chain of the unions it is in */
  GPtrArray *members;  /* of Union (unowned): by class, NULL of words */
  GArray *lengths;     /* of guint: by class, see demarche_lexicon_get_length() */
  GArray *members_key; /* scratch: of guint32, laid out as a Union */
};

static guint
hash_union (gconstpointer data)
{
  const Union *key = data;
  guint hash = key->n;

  for (guint i = 0; i < key->n; i++)
    hash = (hash ^ key->classes[i]) * 0x9e3779b1u;
  return hash ^ hash >> 15;
}

static gboolean
equal_unions (gconstpointer first, gconstpointer second)
{
  const Union *a = first;
  const Union *b = second;

  return a->n == b->n && memcmp (a->classes, b->classes, a->n * sizeof *a->classes) == 0;
}

static void
clear_glob (gpointer data)
{
  g_free (((Glob *)data)->pattern);
}

static void
free_inflections (gpointer data)
{
  Inflections *inflections = data;

  g_free (inflections->language);
  g_hash_table_unref (inflections->words);
  g_clear_pointer (&inflections->stemmer, demarche_stemmer_free);
  g_hash_table_unref (inflections->stems);
  g_free (inflections);
}

static GHashTable *
table_of_strings (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

static const struct {
  const char *word;
  guint flags;
} flagged_words[] = {
    {"non", DEMARCHE_WORD_PREFIX | DEMARCHE_WORD_NON},
    {"anti", DEMARCHE_WORD_PREFIX},
    {"quasi", DEMARCHE_WORD_PREFIX},
    {"pseudo", DEMARCHE_WORD_PREFIX},
    {"and", DEMARCHE_WORD_AND},
    {"they", DEMARCHE_WORD_THIRD_PERSON},
    {"it", DEMARCHE_WORD_THIRD_PERSON},
};

static void
add_flags (GHashTable *table, const char *word, guint flags)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (table, word));

  g_hash_table_insert (table, (gpointer)word, GUINT_TO_POINTER (known | flags));
}

static GHashTable *
make_flags (const DemarcheLanguage *language)
{
  GHashTable *table = table_of_strings ();
  GHashTableIter iter;
  gpointer pronoun;

  for (guint i = 0; i < G_N_ELEMENTS (flagged_words); i++)
    add_flags (table, flagged_words[i].word, flagged_words[i].flags);
  if (language->subject_pronouns == NULL)
    return table;
  g_hash_table_iter_init (&iter, language->subject_pronouns);
  while (g_hash_table_iter_next (&iter, &pronoun, NULL))
    add_flags (table, pronoun, DEMARCHE_WORD_PRONOUN);
  return table;
}

DemarcheLexicon *
demarche_lexicon_new (const DemarcheLanguage *language)
{
  DemarcheLexicon *lexicon = g_new0 (DemarcheLexicon, 1);

  lexicon->language = language;
  lexicon->spelling = demarche_spelling_new (language);
  lexicon->strings = g_string_chunk_new (4096);
  lexicon->words = table_of_strings ();
  lexicon->unions = g_hash_table_new_full (hash_union, equal_unions, g_free, NULL);
  lexicon->folded = table_of_strings ();
  lexicon->exact = table_of_strings ();
  lexicon->prefixes = table_of_strings ();
  lexicon->flags = make_flags (language);
  lexicon->globs = g_array_new (FALSE, FALSE, sizeof (Glob));
  g_array_set_clear_func (lexicon->globs, clear_glob);
  lexicon->inflections = g_ptr_array_new_with_free_func (free_inflections);
  lexicon->links = g_array_new (FALSE, FALSE, sizeof (Link));
  lexicon->parents = g_array_new (FALSE, TRUE, sizeof (guint32));
  lexicon->members = g_ptr_array_new ();
  lexicon->lengths = g_array_new (FALSE, FALSE, sizeof (guint));
  lexicon->members_key = g_array_new (FALSE, FALSE, sizeof (guint32));
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
  g_hash_table_unref (lexicon->flags);
  g_string_chunk_free (lexicon->strings);
  g_array_unref (lexicon->globs);
  g_ptr_array_unref (lexicon->inflections);
  g_array_unref (lexicon->links);
  g_array_unref (lexicon->parents);
  g_ptr_array_unref (lexicon->members);
  g_array_unref (lexicon->lengths);
  g_array_unref (lexicon->members_key);
  g_free (lexicon);
}

guint
demarche_lexicon_get_n_classes (const DemarcheLexicon *lexicon)
{
  return lexicon->members->len;
}

guint
demarche_lexicon_get_length (const DemarcheLexicon *lexicon, DemarcheWordClass class)
{
  return g_array_index (lexicon->lengths, guint, class);
}

/* TRUE when @class was made before */
static DemarcheWordClass
open_class (DemarcheLexicon *lexicon, guint length, const Union *members)
{
  g_array_set_size (lexicon->parents, lexicon->members->len + 1);
  g_ptr_array_add (lexicon->members, (gpointer)members);
  g_array_append_val (lexicon->lengths, length);
  return lexicon->members->len - 1;
}

/* returns the number of the chain that was @chain */
static guint32
add_link (DemarcheLexicon *lexicon, guint32 chain, DemarcheWordClass class)
{
  Link link = {class, chain};

  g_array_append_val (lexicon->links, link);
  return lexicon->links->len;
}

static void
collect_chain (const DemarcheLexicon *lexicon, guint32 chain, GArray *found)
{
  while (chain != 0) {
    const Link *link = &g_array_index (lexicon->links, Link, chain - 1);
    g_array_append_val (found, link->class);
    chain = link->next;
  }
}

static void
add_member (DemarcheLexicon *lexicon, GHashTable *table, const char *word, DemarcheWordClass class)
{
  guint32 known = GPOINTER_TO_UINT (g_hash_table_lookup (table, word));
  const char *key = known != 0 ? word : g_string_chunk_insert (lexicon->strings, word);

  /* a key that is in the table stays there */
  g_hash_table_insert (table, (gpointer)key, GUINT_TO_POINTER (add_link (lexicon, known, class)));
}

static void
add_folded (DemarcheLexicon *lexicon, const char *word, DemarcheWordClass class)
{
  g_autofree char *first = demarche_spelling_fold (lexicon->spelling, word);

  add_member (lexicon, lexicon->folded, first != NULL ? first : word, class);
}

/* that of a prefix with one byte more */
static inline guint
hash_further (guint hash, char byte)
{
  return (hash * 31 + (guchar)byte) % N_PREFIX_HASHES;
}

static void
add_prefix (DemarcheLexicon *lexicon, const char *prefix, DemarcheWordClass class)
{
  gsize length = strlen (prefix);
  guint hash = 0;

  for (gsize i = 0; i < length; i++)
    hash = hash_further (hash, prefix[i]);
  lexicon->prefix_hashes[hash] = TRUE;
  lexicon->longest_prefix = MAX (lexicon->longest_prefix, length);
  add_member (lexicon, lexicon->prefixes, prefix, class);
}

static void
add_wildcard (DemarcheLexicon *lexicon, const char *pattern, DemarcheWordClass class)
{
  gsize length = strlen (pattern);

  if (strchr (pattern, '*') == pattern + length - 1) {
    g_autofree char *prefix = g_strndup (pattern, length - 1);
    add_prefix (lexicon, prefix, class);
  } else {
    Glob glob = {g_strdup (pattern), class};
    g_array_append_val (lexicon->globs, glob);
  }
}

static Inflections *
get_inflections (DemarcheLexicon *lexicon, const char *language)
{
  for (guint i = 0; i < lexicon->inflections->len; i++) {
    Inflections *known = g_ptr_array_index (lexicon->inflections, i);
    if (g_strcmp0 (known->language, language) == 0)
      return known;
  }
  Inflections *inflections = g_new0 (Inflections, 1);
  inflections->language = g_strdup (language);
  inflections->words = table_of_strings ();
  inflections->stemmer = demarche_stemmer_new (language);
  inflections->stems = table_of_strings ();
  g_ptr_array_add (lexicon->inflections, inflections);
  return inflections;
}

static void
add_inflected (DemarcheLexicon *lexicon, const DemarcheLanguage *language, const char *word,
               DemarcheWordClass class)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  const Inflections *inflections = get_inflections (lexicon, language->id);

  demarche_inflect (language, word, forms);
  for (guint i = 0; i < forms->len; i++)
    add_folded (lexicon, g_ptr_array_index (forms, i), class);
  if (inflections->stemmer != NULL) {
    g_autofree char *stem = demarche_stemmer_stem (inflections->stemmer, word);
    add_member (lexicon, inflections->stems, stem, class);
  }
}

DemarcheWordClass
demarche_lexicon_add_word (DemarcheLexicon *lexicon, const DemarcheLanguage *language,
                           const char *word, gboolean inflected, gboolean wildcard, gboolean exact)
{
  GHashTable *table = exact       ? lexicon->exact
                      : inflected ? get_inflections (lexicon, language->id)->words
                                  : lexicon->words;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (table, word));

  if (known != 0)
    return known - 1;
  DemarcheWordClass class = open_class (lexicon, (guint)g_utf8_strlen (word, -1), NULL);
  g_hash_table_insert (table, g_string_chunk_insert (lexicon->strings, word),
                       GUINT_TO_POINTER (class + 1));
  if (exact)
    return class;
  if (wildcard)
    add_wildcard (lexicon, word, class);
  else if (inflected)
    add_inflected (lexicon, language, word, class);
  else
    add_folded (lexicon, word, class);
  return class;
}

static int
compare_classes (gconstpointer first, gconstpointer second)
{
  DemarcheWordClass a = *(const DemarcheWordClass *)first;
  DemarcheWordClass b = *(const DemarcheWordClass *)second;

  return a < b ? -1 : a > b;
}

/* few are put in their places one by one */
static void
sort_classes (DemarcheWordClass *classes, guint n)
{
  if (n > FEW_CLASSES) {
    qsort (classes, n, sizeof *classes, compare_classes);
    return;
  }
  for (guint i = 1; i < n; i++) {
    DemarcheWordClass class = classes[i];
    guint at = i;
    for (; at > 0 && classes[at - 1] > class; at--)
      classes[at] = classes[at - 1];
    classes[at] = class;
  }
}

/* returns how many are left */
static guint
sort_unique (DemarcheWordClass *classes, guint n)
{
  guint n_kept = 0;

  sort_classes (classes, n);
  for (guint i = 0; i < n; i++)
    if (n_kept == 0 || classes[n_kept - 1] != classes[i])
      classes[n_kept++] = classes[i];
  return n_kept;
}

/* unions give way to what they are made of. The result is valid until the next call */
static const Union *
flatten (DemarcheLexicon *lexicon, const DemarcheWordClass *members, guint n)
{
  GArray *key = lexicon->members_key;

  g_array_set_size (key, 1);
  for (guint i = 0; i < n; i++) {
    const Union *parts = g_ptr_array_index (lexicon->members, members[i]);
    if (parts != NULL)
      g_array_append_vals (key, parts->classes, parts->n);
    else
      g_array_append_val (key, members[i]);
  }
  Union *whole = (Union *)(gpointer)key->data;
  whole->n = sort_unique (whole->classes, key->len - 1);
  return whole;
}

static guint
find_shortest (const DemarcheLexicon *lexicon, const Union *members)
{
  guint shortest = G_MAXUINT;

  for (guint i = 0; i < members->n; i++)
    shortest = MIN (shortest, demarche_lexicon_get_length (lexicon, members->classes[i]));
  return shortest;
}

DemarcheWordClass
demarche_lexicon_add_union (DemarcheLexicon *lexicon, const DemarcheWordClass *members, guint n)
{
  const Union *whole = flatten (lexicon, members, n);
  gpointer known = NULL;

  if (whole->n == 1)
    return whole->classes[0];
  if (g_hash_table_lookup_extended (lexicon->unions, whole, NULL, &known))
    return GPOINTER_TO_UINT (known);
  Union *kept = g_memdup2 (whole, sizeof *whole + whole->n * sizeof *whole->classes);
  DemarcheWordClass class = open_class (lexicon, find_shortest (lexicon, kept), kept);
  g_hash_table_insert (lexicon->unions, kept, GUINT_TO_POINTER (class));
  for (guint i = 0; i < kept->n; i++) {
    guint32 *parents = &g_array_index (lexicon->parents, guint32, kept->classes[i]);
    *parents = add_link (lexicon, *parents, class);
  }
  return class;
}

static void
collect (const DemarcheLexicon *lexicon, GHashTable *table, const char *word, GArray *found)
{
  collect_chain (lexicon, GPOINTER_TO_UINT (g_hash_table_lookup (table, word)), found);
}

/* cuts @word meanwhile */
static void
collect_prefixes (const DemarcheLexicon *lexicon, char *word, GArray *found)
{
  gsize longest = MIN (strlen (word), lexicon->longest_prefix);
  guint hash = 0;

  for (gsize length = 1; length <= longest; length++) {
    char next = word[length];

    hash = hash_further (hash, word[length - 1]);
    if (!lexicon->prefix_hashes[hash])
      continue;
    word[length] = '\0';
    collect (lexicon, lexicon->prefixes, word, found);
    word[length] = next;
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
collect_wildcards (const DemarcheLexicon *lexicon, char *word, GArray *found)
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
    DemarcheWordClass class = g_array_index (found, DemarcheWordClass, i);
    collect_chain (lexicon, g_array_index (lexicon->parents, guint32, class), found);
  }
}

gboolean
demarche_lexicon_is_prefix (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (flagged_words); i++)
    if (g_str_equal (flagged_words[i].word, folded))
      return (flagged_words[i].flags & DEMARCHE_WORD_PREFIX) != 0;
  return FALSE;
}

static void
collect_stems (const DemarcheLexicon *lexicon, const char *word, GArray *found)
{
  for (guint i = 0; i < lexicon->inflections->len; i++) {
    const Inflections *inflections = g_ptr_array_index (lexicon->inflections, i);
    if (inflections->stemmer == NULL)
      continue;
    g_autofree char *stem = demarche_stemmer_stem (inflections->stemmer, word);
    g_autofree char *verb = demarche_stemmer_stem_verb (inflections->stemmer, word);
    collect (lexicon, inflections->stems, stem, found);
    if (verb != NULL)
      collect (lexicon, inflections->stems, verb, found);
  }
}

static void
collect_exact (const DemarcheLexicon *lexicon, const char *word, GArray *found)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (lexicon->exact, word));
  DemarcheWordClass class = known - 1;

  if (known != 0)
    g_array_append_val (found, class);
}

static void
collect_all (const DemarcheLexicon *lexicon, char *folded, const char *text, gsize length,
             GArray *found)
{
  g_autofree char *first = demarche_spelling_fold (lexicon->spelling, folded);
  g_autofree char *second = demarche_spelling_unfold (lexicon->spelling, folded);

  collect (lexicon, lexicon->folded, first != NULL ? first : folded, found);
  collect_stems (lexicon, folded, found);
  collect_wildcards (lexicon, folded, found);
  if (first != NULL)
    collect_wildcards (lexicon, first, found);
  if (second != NULL)
    collect_wildcards (lexicon, second, found);
  if (g_hash_table_size (lexicon->exact) > 0) {
    GString *exact = g_string_new (NULL);
    demarche_text_normalise (exact, text, length);
    collect_exact (lexicon, exact->str, found);
    g_string_free (exact, TRUE);
  }
}

/* "l'accord" is "accord" too. The apostrophe of the text is the curly one, or the straight one
 * that folding makes of it: the rest has the same letters in both */
static void
collect_elided (const DemarcheLexicon *lexicon, char *folded, const char *text, gsize length,
                GArray *found)
{
  const char *rest = demarche_stemmer_skip_elision (lexicon->language->id, folded);
  const char *at = text;

  if (rest == NULL)
    return;
  while (!demarche_text_is_apostrophe (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  at = g_utf8_next_char (at);
  collect_all (lexicon, folded + (rest - folded), at, (gsize)(text + length - at), found);
}

guint
demarche_lexicon_find_classes (const DemarcheLexicon *lexicon, char *folded, const char *text,
                               gsize length, GArray *found)
{
  g_array_set_size (found, 0);
  collect_all (lexicon, folded, text, length, found);
  collect_elided (lexicon, folded, text, length, found);
  collect_unions (lexicon, found);
  return sort_unique ((DemarcheWordClass *)(gpointer)found->data, found->len);
}

static void
add_initials (GHashTable *words, DemarcheInitials *initials)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    initials->has[*(const guchar *)word] = TRUE;
}

static void
add_exact_initials (const DemarcheLexicon *lexicon, DemarcheInitials *initials)
{
  GHashTableIter iter;
  gpointer word;
  g_autoptr (GString) folded = g_string_new (NULL);

  g_hash_table_iter_init (&iter, lexicon->exact);
  while (g_hash_table_iter_next (&iter, &word, NULL)) {
    g_string_truncate (folded, 0);
    demarche_text_fold (folded, word, strlen (word));
    initials->has[(guchar)*folded->str] = TRUE;
  }
}

/* stems and stars may stand for any beginning */
static gboolean
is_any_initial (const DemarcheLexicon *lexicon)
{
  for (guint i = 0; i < lexicon->inflections->len; i++) {
    const Inflections *inflections = g_ptr_array_index (lexicon->inflections, i);
    if (g_hash_table_size (inflections->stems) > 0)
      return TRUE;
  }
  for (guint i = 0; i < lexicon->globs->len; i++)
    if (*g_array_index (lexicon->globs, Glob, i).pattern == '*')
      return TRUE;
  return g_hash_table_contains (lexicon->prefixes, "");
}

void
demarche_lexicon_get_initials (const DemarcheLexicon *lexicon, DemarcheInitials *initials)
{
  gboolean is_any = is_any_initial (lexicon);

  memset (initials->has, is_any, sizeof initials->has);
  if (is_any)
    return;
  add_initials (lexicon->folded, initials);
  add_initials (lexicon->prefixes, initials);
  add_exact_initials (lexicon, initials);
  for (guint i = 0; i < lexicon->globs->len; i++)
    initials->has[(guchar)*g_array_index (lexicon->globs, Glob, i).pattern] = TRUE;
  demarche_spelling_add_initials (lexicon->spelling, initials);
}

guint
demarche_lexicon_look_up (const DemarcheLexicon *lexicon, const char *text, gsize length,
                          GString *folded, GArray *found)
{
  g_string_truncate (folded, 0);
  demarche_text_fold (folded, text, length);
  g_array_set_size (found,
                    demarche_lexicon_find_classes (lexicon, folded->str, text, length, found));
  return GPOINTER_TO_UINT (g_hash_table_lookup (lexicon->flags, folded->str));
}
