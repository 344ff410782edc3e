/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people decided, as an archive keeps it: a log that only grows. */
#include "archive/decisions.h"

#include "archive/archive-private.h"
#include "model/anchor.h"

#define DAY_CHARS 10 /* of a time */

void
demarche_archive_decision_free (DemarcheArchiveDecision *decision)
{
  g_return_if_fail (decision != NULL);
  g_free (decision->added);
  g_free (decision->why_lost);
  g_clear_pointer (&decision->decision, demarche_decision_unref);
  g_free (decision);
}

/* ---- recording ---- */

/* @last: what each person said last of each tag */
typedef struct {
  GPtrArray *decisions;
  GHashTable *last;
  guint n_added;
} Adding;

/* names of what a decision has and need not have; NULL without it */
typedef struct {
  gint64 ordinal; /* -1: not known */
  const char *holder;
  const char *stance;
  const char *force;
  const char *to_holder;
  const char *to_stance;
  const char *to_force;
} Names;

static void
get_names (const DemarcheDecision *decision, Names *names)
{
  gboolean is_known = decision->position != NULL;
  guint corrects = decision->corrects;

  *names = (Names){
      .ordinal = decision->ordinal != DEMARCHE_ORDINAL_UNKNOWN ? (gint64)decision->ordinal : -1,
      .holder = is_known ? demarche_holder_get_name (decision->holder) : NULL,
      .stance = is_known ? demarche_stance_get_name (decision->stance) : NULL,
      .force = is_known ? demarche_force_get_name (decision->force) : NULL,
  };
  if (corrects & DEMARCHE_CORRECTS_HOLDER)
    names->to_holder = demarche_holder_get_name (decision->to_holder);
  if (corrects & DEMARCHE_CORRECTS_STANCE)
    names->to_stance = demarche_stance_get_name (decision->to_stance);
  if (corrects & DEMARCHE_CORRECTS_FORCE)
    names->to_force = demarche_force_get_name (decision->to_force);
}

/* who decided of which tag; remarks apart. Where its place is known the reference is not looked at,
 * which is another one once the text was corrected */
static char *
make_key (const DemarcheDecision *decision)
{
  gboolean is_placed = decision->paragraph_hash != NULL && decision->position != NULL;
  g_autofree char *tag = is_placed
                             ? demarche_decision_make_tag_key (decision)
                             : g_strdup_printf ("%s\n%s", decision->statement, decision->reference);

  return g_strdup_printf ("%d\n%s\n%s", decision->kind == DEMARCHE_DECISION_COMMENT,
                          decision->by != NULL ? decision->by : "", tag);
}

static void
remember (Adding *adding, DemarcheDecision *decision)
{
  g_hash_table_replace (adding->last, make_key (decision), demarche_decision_ref (decision));
}

/* whether it says what its person said last of its tag */
static gboolean
is_repeated (const Adding *adding, const DemarcheDecision *decision)
{
  g_autofree char *key = make_key (decision);
  const DemarcheDecision *last = g_hash_table_lookup (adding->last, key);

  return last != NULL && demarche_decision_agrees (last, decision) &&
         g_strcmp0 (last->comment, decision->comment) == 0;
}

static gboolean
insert (DemarcheArchive *archive, const DemarcheDecision *decision, const Names *names,
        GError **error)
{
  g_autofree char *now = demarche_archive_get_now (archive);
  g_autofree char *day = g_strndup (now, DAY_CHARS);

  return demarche_database_run (
      archive->database, error,
      "INSERT INTO decision (added, kind, reference, statement, paragraph_hash, ordinal, number,"
      " quote, words, position, holder, stance, force, to_position, to_holder, to_stance, to_force,"
      " decided_by, decided_on, comment, text_hash)"
      " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, -1), nullif (?7, 0), ?8, ?9, ?10, ?11, ?12, ?13,"
      " ?14, ?15, ?16, ?17, ?18, ?19, ?20, (SELECT hash FROM statement"
      " JOIN version ON version.id = statement.version JOIN text ON text.id = version.text"
      " WHERE statement.name = ?4))",
      "sssssiisssssssssssss", now, demarche_decision_kind_get_name (decision->kind),
      decision->reference, decision->statement, decision->paragraph_hash, names->ordinal,
      (gint64)decision->number, decision->quote, decision->words, decision->position, names->holder,
      names->stance, names->force, decision->to_position, names->to_holder, names->to_stance,
      names->to_force, decision->by, decision->when != NULL ? decision->when : day,
      decision->comment);
}

static gboolean
read_last (DemarcheArchive *archive, Adding *adding, GError **error)
{
  g_autoptr (GPtrArray) rows = demarche_archive_list_decisions (archive, FALSE, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    remember (adding, ((DemarcheArchiveDecision *)g_ptr_array_index (rows, i))->decision);
  return rows != NULL;
}

static gboolean
add (DemarcheArchive *archive, gpointer data, GError **error)
{
  Adding *adding = data;

  if (!read_last (archive, adding, error))
    return FALSE;
  for (guint i = 0; i < adding->decisions->len; i++) {
    DemarcheDecision *decision = g_ptr_array_index (adding->decisions, i);
    Names names;

    if (is_repeated (adding, decision))
      continue;
    get_names (decision, &names);
    if (!insert (archive, decision, &names, error))
      return FALSE;
    remember (adding, decision);
    adding->n_added++;
  }
  return TRUE;
}

gboolean
demarche_archive_add_decisions (DemarcheArchive *archive, GPtrArray *decisions, guint *n_added,
                                GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && decisions != NULL, FALSE);
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify)demarche_decision_unref);
  Adding adding = {decisions, last, 0};
  gboolean is_done = demarche_archive_transact (archive, add, &adding, error);

  if (n_added != NULL)
    *n_added = is_done ? adding.n_added : 0;
  return is_done;
}

/* ---- taking back ---- */

typedef struct {
  gint64 id;
  const char *by;
} Undoing;

static gboolean
check_undo (DemarcheArchive *archive, gint64 id, GError **error)
{
  gint64 state; /* 1: holds, 2: does not */

  if (!demarche_database_get_number (
          archive->database, &state, 0, error,
          "SELECT iif (undoes IS NOT NULL"
          " OR EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = decision.id), 2, 1)"
          " FROM decision WHERE id = ?",
          "i", id))
    return FALSE;
  if (state == 0)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "the archive has no decision %" G_GINT64_FORMAT, id);
  else if (state == 2)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "decision %" G_GINT64_FORMAT " does not hold any more", id);
  return state == 1;
}

static gboolean
undo (DemarcheArchive *archive, gpointer data, GError **error)
{
  const Undoing *undoing = data;
  g_autofree char *now = demarche_archive_get_now (archive);

  return check_undo (archive, undoing->id, error) &&
         demarche_database_run (archive->database, error,
                                "INSERT INTO decision (added, kind, decided_by, undoes)"
                                " VALUES (?, 'undo', ?, ?)",
                                "ssi", now, undoing->by, undoing->id);
}

gboolean
demarche_archive_undo_decision (DemarcheArchive *archive, gint64 id, const char *by, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), FALSE);
  Undoing undoing = {id, by};

  return demarche_archive_transact (archive, undo, &undoing, error);
}

/* ---- listing ---- */

/* a name that was stored; FALSE leaves the value at 0 where there is none */
#define READ_NAME(prefix, query, column, value)                                                    \
  (demarche_column_text (query, column) != NULL &&                                                 \
   prefix##_from_name (demarche_column_text (query, column), value))

static void
read_correction (sqlite3_stmt *query, DemarcheDecision *model)
{
  model->to_position = (char *)demarche_column_text (query, 17);
  if (model->to_position != NULL)
    model->corrects |= DEMARCHE_CORRECTS_POSITION;
  if (READ_NAME (demarche_holder, query, 18, &model->to_holder))
    model->corrects |= DEMARCHE_CORRECTS_HOLDER;
  if (READ_NAME (demarche_stance, query, 19, &model->to_stance))
    model->corrects |= DEMARCHE_CORRECTS_STANCE;
  if (READ_NAME (demarche_force, query, 20, &model->to_force))
    model->corrects |= DEMARCHE_CORRECTS_FORCE;
}

static DemarcheArchiveDecision *
make_row (sqlite3_stmt *query)
{
  DemarcheArchiveDecision *row = g_new0 (DemarcheArchiveDecision, 1);
  DemarcheDecision model = {
      .reference = (char *)demarche_column_text (query, 6),
      .statement = (char *)demarche_column_text (query, 7),
      .paragraph_hash = (char *)demarche_column_text (query, 8),
      .ordinal = sqlite3_column_type (query, 9) != SQLITE_NULL ? demarche_column_count (query, 9)
                                                               : DEMARCHE_ORDINAL_UNKNOWN,
      .number = demarche_column_count (query, 10),
      .quote = (char *)demarche_column_text (query, 11),
      .words = (char *)demarche_column_text (query, 12),
      .position = (char *)demarche_column_text (query, 13),
      .by = (char *)demarche_column_text (query, 21),
      .when = (char *)demarche_column_text (query, 22),
      .comment = (char *)demarche_column_text (query, 23),
  };

  row->id = sqlite3_column_int64 (query, 0);
  row->added = g_strdup (demarche_column_text (query, 1));
  row->undoes = sqlite3_column_int64 (query, 3);
  row->is_undone = sqlite3_column_int (query, 4) != 0;
  row->why_lost = g_strdup (demarche_column_text (query, 5));
  (void)READ_NAME (demarche_decision_kind, query, 2, &model.kind);
  (void)READ_NAME (demarche_holder, query, 14, &model.holder);
  (void)READ_NAME (demarche_stance, query, 15, &model.stance);
  (void)READ_NAME (demarche_force, query, 16, &model.force);
  read_correction (query, &model);
  row->decision = demarche_decision_new (&model);
  return row;
}

GPtrArray *
demarche_archive_list_decisions (DemarcheArchive *archive, gboolean whole_log, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_archive_decision_free);
  g_autoptr (GError) problem = NULL;
  /* a place found in a corrected text stands for the first one, also where there is none */
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      "SELECT decision.id, decision.added, kind, ifnull (undoes, 0),"
      "  EXISTS (SELECT 1 FROM decision AS undo WHERE undo.undoes = decision.id) AS is_undone, why,"
      "  iif (anchor.id IS NULL, reference, NULL), statement,"
      "  ifnull (anchor.paragraph_hash, decision.paragraph_hash),"
      "  iif (anchor.paragraph_hash IS NULL, decision.ordinal, anchor.ordinal),"
      "  ifnull (anchor.number, decision.number), ifnull (anchor.quote, decision.quote), words,"
      "  position, holder, stance, force, to_position, to_holder, to_stance, to_force, decided_by,"
      "  decided_on, comment"
      " FROM decision LEFT JOIN anchor ON anchor.id ="
      "  (SELECT max (id) FROM anchor AS place WHERE place.decision = decision.id)"
      " WHERE ? OR (undoes IS NULL AND NOT is_undone) ORDER BY decision.id",
      "i", (gint64)whole_log);

  while (query != NULL && demarche_database_next (archive->database, query, &problem))
    g_ptr_array_add (rows, make_row (query));
  if (problem == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
