/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Takes a statement out of an archive. */
#include "archive/export.h"

#include "archive/archive-private.h"

typedef struct {
  const char *name;
  const char *by;
  const char *reason;
  gboolean purge;
} Removing;

/* what belongs to a statement, in an order in which nothing refers to what is gone; ?1: its id */
static const char *const deletions[] = {
#define VERSIONS "(SELECT id FROM version WHERE statement = ?1)"
#define TAGGINGS "(SELECT id FROM tagging WHERE version IN " VERSIONS ")"
#define TAGS "(SELECT id FROM tag WHERE tagging IN " TAGGINGS ")"
    "DELETE FROM evidence WHERE tag IN " TAGS,
    "DELETE FROM cue WHERE tag IN " TAGS,
    "DELETE FROM tag WHERE tagging IN " TAGGINGS,
    "DELETE FROM about WHERE tagging IN " TAGGINGS,
    "DELETE FROM tagged WHERE version IN " VERSIONS,
    "DELETE FROM outline WHERE tagging IN " TAGGINGS,
    "DELETE FROM tagging WHERE version IN " VERSIONS,
    "DELETE FROM paragraph WHERE version IN " VERSIONS,
    "DELETE FROM attribute WHERE version IN " VERSIONS,
    "DELETE FROM field WHERE version IN " VERSIONS,
    "DELETE FROM delivery WHERE statement = ?1",
    "UPDATE failure SET replaced_by = NULL WHERE replaced_by = ?1",
    "DELETE FROM version WHERE statement = ?1",
    "DELETE FROM statement WHERE id = ?1",
    "DELETE FROM text WHERE NOT EXISTS (SELECT 1 FROM version WHERE version.text = text.id)"
    " AND ?1 > 0",
};

static gboolean
forget_words (DemarcheArchive *archive, const char *name, GError **error)
{
  return demarche_database_run (archive->database, error,
                                "UPDATE anchor SET quote = NULL WHERE decision IN"
                                " (SELECT id FROM decision WHERE statement = ?)",
                                "s", name) &&
         demarche_database_run (archive->database, error,
                                "UPDATE decision SET quote = NULL, words = NULL, comment = NULL"
                                " WHERE statement = ?",
                                "s", name);
}

static gboolean
remove_statement (DemarcheArchive *archive, gpointer data, GError **error)
{
  const Removing *removing = data;
  gint64 version;
  gint64 id;

  if (!demarche_archive_find_version (archive, removing->name, &version, error) ||
      !demarche_database_get_number (archive->database, &id, 0, error,
                                     "SELECT id FROM statement WHERE name = ?", "s",
                                     removing->name))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    if (!demarche_database_run (archive->database, error, deletions[i], "i", id))
      return FALSE;
  if (removing->purge && !forget_words (archive, removing->name, error))
    return FALSE;
  g_autofree char *detail =
      g_strdup_printf ("%s: %s%s%s", removing->name, removing->by != NULL ? removing->by : "",
                       removing->by != NULL ? ": " : "", removing->reason);
  return demarche_archive_log (archive, removing->purge ? "purged" : "removed", detail, error);
}

/* pages that are free and the log of changes hold no words any more */
static gboolean
overwrite (DemarcheArchive *archive, GError **error)
{
  return demarche_database_run (archive->database, error, "VACUUM", "") &&
         demarche_database_run (archive->database, error, "PRAGMA wal_checkpoint (TRUNCATE)", "");
}

gboolean
demarche_archive_remove (DemarcheArchive *archive, const char *name, const char *by,
                         const char *reason, gboolean purge, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && name != NULL && reason != NULL, FALSE);
  Removing removing = {name, by, reason, purge};

  if (purge && !demarche_database_run (archive->database, error, "PRAGMA secure_delete = ON", ""))
    return FALSE;
  return demarche_archive_transact (archive, remove_statement, &removing, error) &&
         (!purge || overwrite (archive, error));
}
