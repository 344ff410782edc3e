/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Takes statements in: new, corrected, known by their text whatever their name. */
#include "archive/archive-private.h"

#include <string.h>

/* one statement on its way in */
typedef struct {
  DemarcheTagged *tagged;
  DemarcheStatement *statement;
  const char *source;
  DemarcheAddition *addition;
} Adding;

void
demarche_addition_clear (DemarcheAddition *addition)
{
  g_clear_pointer (&addition->name, g_free);
  g_clear_pointer (&addition->changes, g_free);
  g_clear_pointer (&addition->lost, g_strfreev);
}

static void
set_addition (DemarcheAddition *addition, DemarcheAddedKind kind, const char *name,
              const char *changes)
{
  demarche_addition_clear (addition);
  *addition =
      (DemarcheAddition){.kind = kind, .name = g_strdup (name), .changes = g_strdup (changes)};
}

/* ---- what is there already ---- */

/* a statement in the archive */
typedef struct {
  gint64 id; /* 0: there is none */
  gint64 version;
  gboolean has_text; /* the one looked for, now and not only in an older version */
  char *name;
  char *source;
} Known;

static void
known_clear (Known *known)
{
  g_free (known->name);
  g_free (known->source);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

/* @query: (nullable): gives the columns of a Known; FALSE after an error, also one that is set */
static gboolean
get_known (DemarcheArchive *archive, sqlite3_stmt *query, Known *known, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (query == NULL)
    return FALSE;
  if (demarche_database_next (archive->database, query, &problem)) {
    known->id = sqlite3_column_int64 (query, 0);
    known->version = sqlite3_column_int64 (query, 1);
    known->name = g_strdup (demarche_column_text (query, 2));
    known->source = g_strdup (demarche_column_text (query, 3));
    known->has_text = sqlite3_column_int (query, 4) != 0;
    sqlite3_reset (query);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
find_by_source (DemarcheArchive *archive, const char *source, const char *hash, Known *known,
                GError **error)
{
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error,
      "SELECT statement.id, version, name, source, hash = ? FROM statement"
      " JOIN version ON version.id = statement.version JOIN text ON text.id = version.text"
      " WHERE source = ?",
      "ss", hash, source);

  return get_known (archive, query, known, error);
}

/* the statement that has this text, or else had it */
static gboolean
find_by_text (DemarcheArchive *archive, const char *hash, Known *known, GError **error)
{
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error,
      "SELECT statement.id, statement.version, name, source, statement.version = version.id"
      " FROM text JOIN version ON version.text = text.id"
      " JOIN statement ON statement.id = version.statement WHERE hash = ?"
      " ORDER BY 5 DESC, version.id LIMIT 1",
      "s", hash);

  return get_known (archive, query, known, error);
}

gboolean
demarche_archive_has_text (DemarcheArchive *archive, const char *text_hash)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && text_hash != NULL, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  gint64 is_there;

  return demarche_database_get_number (archive->database, &is_there, 0, NULL,
                                       "SELECT 1 FROM text JOIN version ON version.text = text.id"
                                       " JOIN statement ON statement.version = version.id"
                                       " WHERE hash = ?",
                                       "s", text_hash) &&
         is_there != 0;
}

/* ---- other metadata ---- */

/* what is said of a statement now and was said otherwise, in words. @only_given: what is not said
 * now stays; NULL: nothing changes */
static char *
describe_changes (DemarcheStatement *before, DemarcheStatement *now, gboolean only_given)
{
  g_autoptr (GString) changes = g_string_new (NULL);

  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    const char *old = demarche_statement_get_field (before, (DemarcheField)i);
    const char *value = demarche_statement_get_field (now, (DemarcheField)i);

    if (g_strcmp0 (old, value) == 0 || (only_given && value == NULL))
      continue;
    g_string_append_printf (changes, "%s%s %s, was %s", changes->len > 0 ? "; " : "",
                            demarche_field_get_name ((DemarcheField)i),
                            value != NULL ? value : "not known", old != NULL ? old : "not known");
  }
  return changes->len > 0 ? g_string_free (g_steal_pointer (&changes), FALSE) : NULL;
}

/* FALSE after an error; @changes: (out) (nullable) */
static gboolean
compare_with_known (DemarcheArchive *archive, const Known *known, DemarcheStatement *statement,
                    gboolean only_given, char **changes, GError **error)
{
  g_autoptr (DemarcheStatement) before =
      demarche_archive_read_fields (archive, known->version, known->name, error);

  if (before == NULL)
    return FALSE;
  *changes = describe_changes (before, statement, only_given);
  return TRUE;
}

/* ---- the same text from elsewhere ---- */

/* a delegation or event that contradicts the statement's makes it another delivery */
static gboolean
describe_delivery (DemarcheArchive *archive, const Known *known, DemarcheStatement *statement,
                   char **differs, GError **error)
{
  static const DemarcheField telling[] = {DEMARCHE_FIELD_DELEGATION, DEMARCHE_FIELD_EVENT};
  g_autoptr (DemarcheStatement) before =
      demarche_archive_read_fields (archive, known->version, known->name, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (before == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (telling); i++) {
    const char *old = demarche_statement_get_field (before, telling[i]);
    const char *value = demarche_statement_get_field (statement, telling[i]);

    if (old != NULL && value != NULL && !g_str_equal (old, value))
      g_string_append_printf (text, "%s%s %s, not %s", text->len > 0 ? "; " : "",
                              demarche_field_get_name (telling[i]), value, old);
  }
  *differs = text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
  return TRUE;
}

static gboolean
note_delivery (DemarcheArchive *archive, const Known *known, const Adding *adding, GError **error)
{
  g_autofree char *differs = NULL;
  gint64 is_there;
  DemarcheDatabase *database = archive->database;

  /* it may differ otherwise than before: a manifest was corrected */
  if (!describe_delivery (archive, known, adding->statement, &differs, error) ||
      !demarche_database_get_number (database, &is_there, 0, error,
                                     "SELECT 1 FROM delivery WHERE source = ? AND statement = ?"
                                     " AND differs IS ?",
                                     "sis", adding->source, known->id, differs))
    return FALSE;
  if (is_there != 0) {
    set_addition (adding->addition, DEMARCHE_ADDED_KNOWN, known->name, NULL);
    return TRUE;
  }
  if (!demarche_database_run (
          database, error,
          "INSERT OR REPLACE INTO delivery (statement, source, name, differs, run)"
          " VALUES (?, ?, ?, ?, ?)",
          "isssi", known->id, adding->source, demarche_statement_get_name (adding->statement),
          differs, archive->run))
    return FALSE;
  set_addition (adding->addition, DEMARCHE_ADDED_DELIVERY, known->name, differs);
  return TRUE;
}

/* of a text that is there: what it is, and that it came from there too */
static gboolean
recognise (DemarcheArchive *archive, const Known *known, const Adding *adding, GError **error)
{
  g_autofree char *changes = NULL;
  gboolean is_described = adding->tagged == NULL;

  if (!g_str_equal (known->source, adding->source))
    return note_delivery (archive, known, adding, error);
  if (!compare_with_known (archive, known, adding->statement, is_described, &changes, error))
    return FALSE;
  set_addition (adding->addition, changes != NULL ? DEMARCHE_ADDED_METADATA : DEMARCHE_ADDED_KNOWN,
                known->name, changes);
  return TRUE;
}

static gboolean
recognise_given (DemarcheArchive *archive, gpointer data, GError **error)
{
  const Adding *adding = data;
  g_auto (Known) known = {0};

  if (!find_by_text (archive, demarche_statement_get_text_hash (adding->statement), &known, error))
    return FALSE;
  if (known.id == 0)
    return demarche_archive_set_damaged (error, "a text is there no more");
  return recognise (archive, &known, adding, error);
}

gboolean
demarche_archive_recognise (DemarcheArchive *archive, DemarcheStatement *statement,
                            const char *source, DemarcheAddition *addition, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run != 0, FALSE);
  g_return_val_if_fail (statement != NULL && source != NULL && addition != NULL, FALSE);
  Adding adding = {NULL, statement, source, addition};

  return demarche_archive_transact (archive, recognise_given, &adding, error);
}

/* ---- adding ---- */

static gboolean
keep_text (DemarcheArchive *archive, DemarcheStatement *statement, gint64 *id, GError **error)
{
  DemarcheDatabase *database = archive->database;
  const char *hash = demarche_statement_get_text_hash (statement);
  gsize length;
  const char *text = demarche_statement_get_source_text (statement, &length);

  if (!demarche_database_get_number (database, id, 0, error, "SELECT id FROM text WHERE hash = ?",
                                     "s", hash))
    return FALSE;
  if (*id != 0)
    return TRUE;
  if (!demarche_database_run (database, error, "INSERT INTO text (hash, content) VALUES (?, ?)",
                              "st", hash, text, length))
    return FALSE;
  *id = demarche_database_get_last_id (database);
  return TRUE;
}

static gboolean
is_name_free (DemarcheArchive *archive, const char *name, gboolean *is_free, GError **error)
{
  gint64 is_taken;

  if (!demarche_database_get_number (archive->database, &is_taken, 0, error,
                                     "SELECT 1 FROM statement WHERE name = ?", "s", name))
    return FALSE;
  *is_free = is_taken == 0;
  return TRUE;
}

/* its own name; where another statement has it, one with more folders before it, then a number.
 * NULL after an error */
static char *
choose_name (DemarcheArchive *archive, const Adding *adding, GError **error)
{
  g_autofree char *name = g_strdup (demarche_statement_get_name (adding->statement));
  g_autofree char *rest = g_path_get_dirname (adding->source);
  gboolean has_folders = g_path_is_absolute (adding->source);
  gboolean is_free;

  for (guint n = 2;; n++) {
    g_autofree char *folder = g_path_get_basename (rest);
    char *longer;

    if (!is_name_free (archive, name, &is_free, error))
      return NULL;
    if (is_free)
      return g_steal_pointer (&name);
    has_folders = has_folders && !g_str_equal (rest, "/");
    longer = has_folders
                 ? g_strconcat (folder, "/", name, NULL)
                 : g_strdup_printf ("%s (%u)", demarche_statement_get_name (adding->statement), n);
    g_free (name);
    name = longer;
    char *above = g_path_get_dirname (rest);
    g_free (rest);
    rest = above;
  }
}

static void
count_paragraphs (DemarcheStatement *statement, gint64 *n_taggable, gint64 *n_named)
{
  *n_taggable = 0;
  *n_named = 0;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    if (!demarche_paragraph_kind_is_taggable (paragraph->kind))
      continue;
    ++*n_taggable;
    *n_named += paragraph->occasion->speaker != NULL || paragraph->occasion->delegation != NULL;
  }
}

static gboolean
add_version (DemarcheArchive *archive, const Adding *adding, gint64 statement, const char *cause,
             gint64 *version, GError **error)
{
  DemarcheDatabase *database = archive->database;
  g_autofree char *now = demarche_archive_get_now (archive);
  gint64 n_taggable;
  gint64 n_named;
  gint64 text;

  count_paragraphs (adding->statement, &n_taggable, &n_named);
  if (!keep_text (archive, adding->statement, &text, error) ||
      !demarche_database_run (
          database, error,
          "INSERT INTO version (statement, number, cause, text, content_type, encoding,"
          " n_taggable, n_named, run, added) VALUES (?1, (SELECT ifnull (max (number), 0) + 1"
          " FROM version WHERE statement = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
          "isissiiis", statement, cause, text,
          demarche_statement_get_content_type (adding->statement),
          demarche_statement_get_encoding (adding->statement), n_taggable, n_named, archive->run,
          now))
    return FALSE;
  *version = demarche_database_get_last_id (database);
  return demarche_archive_write_reading (archive, *version, adding->statement, error) &&
         demarche_archive_write_tags (archive, *version, adding->tagged, error);
}

/* what came from this path before is settled: it could not be read, or was a copy of another */
static gboolean
settle_source (DemarcheArchive *archive, const Adding *adding, gint64 statement, GError **error)
{
  g_autofree char *now = demarche_archive_get_now (archive);

  return demarche_database_run (archive->database, error,
                                "UPDATE failure SET state = 'replaced', settled_at = ?,"
                                " replaced_by = ? WHERE state = 'open' AND source = ?",
                                "sis", now, statement, adding->source) &&
         demarche_database_run (archive->database, error, "DELETE FROM delivery WHERE source = ?",
                                "s", adding->source);
}

static gboolean
add_new (DemarcheArchive *archive, const Adding *adding, GError **error)
{
  DemarcheDatabase *database = archive->database;
  g_autofree char *name = choose_name (archive, adding, error);
  gint64 version;

  /* it refers to its version, which is there when the transaction ends */
  if (name == NULL ||
      !demarche_database_run (database, error,
                              "INSERT INTO statement (name, source, version) VALUES (?, ?, -1)",
                              "ss", name, adding->source))
    return FALSE;
  gint64 id = demarche_database_get_last_id (database);
  if (!add_version (archive, adding, id, "new", &version, error) ||
      !demarche_database_run (database, error, "UPDATE statement SET version = ? WHERE id = ?",
                              "ii", version, id) ||
      !settle_source (archive, adding, id, error))
    return FALSE;
  set_addition (adding->addition, DEMARCHE_ADDED_NEW, name, NULL);
  return TRUE;
}

static gboolean
replace (DemarcheArchive *archive, const Known *known, const Adding *adding, gboolean is_text,
         GError **error)
{
  g_autofree char *changes = NULL;
  gint64 version;

  if (!compare_with_known (archive, known, adding->statement, FALSE, &changes, error) ||
      !add_version (archive, adding, known->id, is_text ? "text" : "metadata", &version, error) ||
      !demarche_database_run (archive->database, error,
                              "UPDATE statement SET version = ? WHERE id = ?", "ii", version,
                              known->id))
    return FALSE;
  g_autofree char *detail = g_strconcat (known->name, changes != NULL ? ": " : NULL, changes, NULL);
  set_addition (adding->addition, is_text ? DEMARCHE_ADDED_TEXT : DEMARCHE_ADDED_METADATA,
                known->name, changes);
  return settle_source (archive, adding, known->id, error) &&
         (!is_text || demarche_archive_anchor_decisions (archive, known->name, adding->statement,
                                                         adding->addition, error)) &&
         demarche_archive_log (archive, is_text ? "new text" : "new metadata", detail, error);
}

/* a text is known wherever it comes from, unless its own statement takes an older one up again */
static gboolean
add (DemarcheArchive *archive, gpointer data, GError **error)
{
  const Adding *adding = data;
  const char *hash = demarche_statement_get_text_hash (adding->statement);
  g_auto (Known) by_text = {0};
  g_auto (Known) by_source = {0};

  if (!find_by_text (archive, hash, &by_text, error) ||
      !find_by_source (archive, adding->source, hash, &by_source, error))
    return FALSE;
  if (by_text.id == 0 && by_source.id == 0)
    return add_new (archive, adding, error);
  if (by_text.id == 0 || (by_text.id == by_source.id && !by_source.has_text))
    return replace (archive, &by_source, adding, TRUE, error);
  if (!recognise (archive, &by_text, adding, error))
    return FALSE;
  return adding->addition->kind != DEMARCHE_ADDED_METADATA ||
         replace (archive, &by_text, adding, FALSE, error);
}

gboolean
demarche_archive_add (DemarcheArchive *archive, DemarcheTagged *tagged, const char *source,
                      DemarcheAddition *addition, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run != 0, FALSE);
  g_return_val_if_fail (tagged != NULL && source != NULL && addition != NULL, FALSE);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  Adding adding = {tagged, statement, source, addition};

  g_return_val_if_fail (demarche_statement_get_text_hash (statement) != NULL, FALSE);
  return demarche_archive_transact (archive, add, &adding, error);
}
