/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who may speak, and who was there: what imports found beside the statements. */
#include "archive/archive-private.h"

#include "base/hash.h"
#include "model/speaker-private.h"

#include <string.h>

typedef struct {
  const char *text;
  gsize length;
  char *hash;
} Registry;

static gboolean
add_registry (DemarcheArchive *archive, gpointer data, GError **error)
{
  const Registry *registry = data;
  g_autofree char *now = demarche_archive_get_now (archive);

  return demarche_database_run (archive->database, error,
                                "INSERT INTO registry (hash, text, added) VALUES (?, ?, ?)", "sts",
                                registry->hash, registry->text, registry->length, now) &&
         demarche_archive_log (archive, "registry", registry->hash, error);
}

gboolean
demarche_archive_set_registry (DemarcheArchive *archive, const char *text, gsize length,
                               GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && text != NULL, FALSE);
  g_autofree char *hash = demarche_hash_bytes (text, length);
  g_autofree char *known = demarche_archive_get_registry_hash (archive, error);
  Registry registry = {text, length, hash};

  if (known == NULL)
    return FALSE;
  return g_str_equal (known, hash) ||
         demarche_archive_transact (archive, add_registry, &registry, error);
}

/* a column of the registry kept last; "" when there is none */
static char *
get_last (DemarcheArchive *archive, const char *sql, GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (archive->database, error, sql, "");
  char *value = NULL;

  if (query == NULL)
    return NULL;
  if (demarche_database_next (archive->database, query, &problem)) {
    value = g_strdup (demarche_column_text (query, 0));
    sqlite3_reset (query);
  }
  if (problem == NULL)
    return value != NULL ? value : g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

char *
demarche_archive_get_registry_hash (DemarcheArchive *archive, GError **error)
{
  return get_last (archive, "SELECT hash FROM registry ORDER BY id DESC LIMIT 1", error);
}

DemarcheSpeakers *
demarche_archive_get_speakers (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  g_autofree char *text =
      get_last (archive, "SELECT text FROM registry ORDER BY id DESC LIMIT 1", error);

  if (text == NULL)
    return NULL;
  if (*text == '\0')
    return demarche_speakers_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DemarcheSource) source = demarche_source_new ("speakers.json", bytes);
  DemarcheSpeakers *speakers = demarche_speakers_parse (source, diagnostics);
  if (speakers == NULL)
    demarche_archive_set_damaged (error, "the registry of speakers does not load");
  return speakers;
}

typedef struct {
  const char *event;
  const char *const *names;
} Presence;

static gboolean
add_present (DemarcheArchive *archive, gpointer data, GError **error)
{
  const Presence *presence = data;

  for (guint i = 0; presence->names[i] != NULL; i++)
    if (!demarche_database_run (archive->database, error,
                                "INSERT OR IGNORE INTO present (event, name) VALUES (?, ?)", "ss",
                                presence->event, presence->names[i]))
      return FALSE;
  return TRUE;
}

gboolean
demarche_archive_add_present (DemarcheArchive *archive, const char *event, const char *const *names,
                              GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && event != NULL && names != NULL, FALSE);
  Presence presence = {event, names};

  return demarche_archive_transact (archive, add_present, &presence, error);
}

char **
demarche_archive_get_present (DemarcheArchive *archive, const char *event, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && event != NULL, NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) problem = NULL;
  gboolean is_known = FALSE;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error, "SELECT name FROM present WHERE event = ? ORDER BY name", "s",
      event);

  if (query == NULL)
    return NULL;
  while (demarche_database_next (archive->database, query, &problem)) {
    g_strv_builder_add (builder, demarche_column_text (query, 0));
    is_known = TRUE;
  }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (is_known)
    return g_strv_builder_end (builder);
  return NULL;
}
