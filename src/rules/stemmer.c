/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Stems by Snowball. One stemmer has one buffer, hence the lock. */
#include "config.h"

#include "rules/stemmer.h"

#include "base/late-library.h"

#include <libstemmer.h>
#include <string.h>

#define LIBSTEMMER_FUNCTIONS(X)                                                                    \
  X (sb_stemmer_delete) X (sb_stemmer_length) X (sb_stemmer_new) X (sb_stemmer_stem)

static struct {
  LIBSTEMMER_FUNCTIONS (DEMARCHE_LATE_POINTER)
} libstemmer;

struct _DemarcheStemmer {
  GMutex lock;
  struct sb_stemmer *snowball;
  gboolean is_french;
};

static const char *const languages[] = {"fr", "ru", "es", "ar"};

static gboolean
is_language (const char *tag, const char *language)
{
  gsize length = strlen (language);

  return g_ascii_strncasecmp (tag, language, length) == 0 && !g_ascii_isalnum (tag[length]);
}

/* the algorithm of a language; NULL: none */
static const char *
find_algorithm (const char *language)
{
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (languages); i++)
    if (is_language (language, languages[i]))
      return languages[i];
  return NULL;
}

gboolean
demarche_stemmer_prepare (const char *language, GError **error)
{
  static const char *const names[] = {LIBSTEMMER_FUNCTIONS (DEMARCHE_LATE_NAME) NULL};
  static DemarcheLateLibrary library = {DEMARCHE_LIBSTEMMER, "this language", names, &libstemmer,
                                        0};

  return find_algorithm (language) == NULL || demarche_late_library_open (&library, error);
}

DemarcheStemmer *
demarche_stemmer_new (const char *language)
{
  const char *algorithm = find_algorithm (language);
  struct sb_stemmer *snowball = NULL;

  if (algorithm != NULL && demarche_stemmer_prepare (language, NULL))
    snowball = libstemmer.sb_stemmer_new (algorithm, "UTF_8");
  if (snowball == NULL)
    return NULL;
  DemarcheStemmer *stemmer = g_new0 (DemarcheStemmer, 1);
  g_mutex_init (&stemmer->lock);
  stemmer->snowball = snowball;
  stemmer->is_french = is_language (language, "fr");
  return stemmer;
}

void
demarche_stemmer_free (DemarcheStemmer *stemmer)
{
  if (stemmer == NULL)
    return;
  libstemmer.sb_stemmer_delete (stemmer->snowball);
  g_mutex_clear (&stemmer->lock);
  g_free (stemmer);
}

char *
demarche_stemmer_stem (DemarcheStemmer *stemmer, const char *word)
{
  gsize length = strlen (word);
  char *stem = NULL;

  if (length > G_MAXINT)
    return g_strdup (word);
  g_mutex_lock (&stemmer->lock);
  const sb_symbol *found =
      libstemmer.sb_stemmer_stem (stemmer->snowball, (const sb_symbol *)word, (int)length);
  if (found != NULL)
    stem = g_strndup ((const char *)found, (gsize)libstemmer.sb_stemmer_length (stemmer->snowball));
  g_mutex_unlock (&stemmer->lock);
  return stem != NULL ? stem : g_strdup (word);
}

char *
demarche_stemmer_stem_verb (DemarcheStemmer *stemmer, const char *word)
{
  gsize length = strlen (word);

  if (!stemmer->is_french || length < 6 ||
      !(g_str_has_suffix (word, "ent") || g_str_has_suffix (word, "ons")))
    return NULL;
  g_autofree char *infinitive = g_strdup_printf ("%.*ser", (int)(length - 3), word);
  return demarche_stemmer_stem (stemmer, infinitive);
}

const char *
demarche_stemmer_skip_elision (const char *language, const char *word)
{
  static const char *const heads[] = {"l", "d",  "j",     "m",      "t",      "s",      "n",
                                      "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", NULL};
  const char *apostrophe = strchr (word, '\'');

  if (apostrophe == NULL || language == NULL || !is_language (language, "fr"))
    return NULL;
  g_autofree char *head = g_strndup (word, (gsize)(apostrophe - word));
  return g_strv_contains (heads, head) ? apostrophe + 1 : NULL;
}
