/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is in an archive, as tables. */
#include "archive/overview.h"

#include "archive/archive-private.h"

#define FIELD(name)                                                                                \
  "(SELECT value FROM field WHERE field.version = version.id AND name = '" name "') AS " name
#define DATE FIELD ("date")
#define DELEGATION FIELD ("delegation")
#define SPEAKER FIELD ("speaker")
#define EVENT FIELD ("event")
#define LAST_TAGGER "(SELECT tagger FROM run ORDER BY id DESC LIMIT 1)"

/* of each statement its version, and its tags by the tagger of the last run */
#define STATEMENTS                                                                                 \
  " FROM statement JOIN version ON version.id = statement.version"                                 \
  " LEFT JOIN tagged ON tagged.version = version.id AND tagged.tagger = " LAST_TAGGER              \
  " LEFT JOIN tagging ON tagging.id = tagged.tagging"

#define FAILURES(condition)                                                                        \
  "SELECT failure.name AS file, first, message, failure.source AS source, state,"                  \
  "  settled_by, reason, statement.name AS statement FROM failure"                                 \
  " LEFT JOIN statement ON statement.id = replaced_by WHERE " condition " ORDER BY failure.id"

/* decisions that hold, each with its place in the text that its statement has now */
#define HOLDING                                                                                    \
  "WITH holding AS (SELECT decision.*, ifnull (anchor.number, decision.number) AS paragraph,"      \
  "  ifnull (anchor.paragraph_hash, decision.paragraph_hash) AS hash,"                             \
  "  iif (anchor.paragraph_hash IS NULL, decision.ordinal, anchor.ordinal) AS which,"              \
  "  trim (ifnull (to_position || ' ', '') || ifnull (to_holder || ' ', '')"                       \
  "   || ifnull (to_stance || ' ', '') || ifnull (to_force, '')) AS becomes"                       \
  " FROM decision LEFT JOIN anchor ON anchor.id ="                                                 \
  "  (SELECT max (id) FROM anchor AS place WHERE place.decision = decision.id)"                    \
  " WHERE undoes IS NULL AND NOT EXISTS"                                                           \
  "  (SELECT 1 FROM decision AS undo WHERE undo.undoes = decision.id))"
#define TAG "statement, hash, which, position, holder, stance"
#define DECISION                                                                                   \
  "id AS decision, decided_on AS \"on\", decided_by AS by, statement, paragraph, position, "       \
  "holder,"                                                                                        \
  " stance, kind, nullif (becomes, '') AS becomes, comment"

static const char *const queries[] = {
    [DEMARCHE_OVERVIEW_STATEMENTS] =
        "SELECT statement.name AS statement, " DATE ", " DELEGATION ", " SPEAKER ", " EVENT
        ", version.number AS version, n_taggable AS paragraphs, n_tagged AS tagged,"
        "  n_tags AS tags" STATEMENTS " ORDER BY statement.name",
    [DEMARCHE_OVERVIEW_SPEAKERS] =
        "SELECT delegation, speaker, count (DISTINCT paragraph.version) AS statements,"
        "  count (*) AS paragraphs, sum ((SELECT count (*) FROM tag"
        "    WHERE tag.tagging = tagged.tagging AND tag.paragraph = paragraph.ordinal)) AS tags,"
        "  min (date) AS first, max (date) AS last" STATEMENTS
        " JOIN paragraph ON paragraph.version = version.id"
        " WHERE kind IN ('paragraph', 'list', 'question') GROUP BY delegation, speaker"
        " ORDER BY delegation, speaker",
    [DEMARCHE_OVERVIEW_COVERAGE] =
        "WITH spoken AS (SELECT " EVENT ", " DATE ", " DELEGATION
        ", n_taggable, n_tagged" STATEMENTS ")"
        " SELECT event, min (date) AS first, max (date) AS last, count (*) AS statements,"
        "  count (DISTINCT delegation) AS delegations, sum (n_taggable) AS paragraphs,"
        "  sum (n_tagged) AS tagged, round (1.0 * sum (n_tagged) / sum (n_taggable), 2) AS share"
        " FROM spoken GROUP BY event ORDER BY first, event",
    [DEMARCHE_OVERVIEW_FAILED] = FAILURES ("state = 'open'"),
    [DEMARCHE_OVERVIEW_SETTLED] = FAILURES ("state <> 'open'"),
    [DEMARCHE_OVERVIEW_DELIVERIES] =
        "SELECT statement.name AS statement, delivery.name AS file, differs,"
        "  delivery.source AS source FROM delivery"
        " JOIN statement ON statement.id = delivery.statement ORDER BY delivery.id",
    [DEMARCHE_OVERVIEW_LOST] =
        "SELECT decision.id AS decision, decision.statement AS statement, decided_by AS by, kind,"
        "  position, words, why FROM decision JOIN anchor ON anchor.id ="
        "  (SELECT max (id) FROM anchor AS place WHERE place.decision = decision.id)"
        " WHERE why IS NOT NULL AND NOT EXISTS"
        "  (SELECT 1 FROM decision AS undo WHERE undo.undoes = decision.id) ORDER BY decision.id",
    [DEMARCHE_OVERVIEW_DECISIONS] = HOLDING " SELECT " DECISION " FROM holding ORDER BY id",
    /* a tag of which people say different things; or that one rejects, and another's correction
     * gives */
    [DEMARCHE_OVERVIEW_DISPUTED] =
        HOLDING ", last AS (SELECT max (id) AS id FROM holding WHERE kind <> 'comment'"
                "  GROUP BY " TAG ", decided_by),"
                " opinion AS (SELECT holding.* FROM last JOIN holding ON holding.id = last.id),"
                " disputed AS (SELECT " TAG " FROM opinion GROUP BY " TAG
                "  HAVING count (DISTINCT kind || becomes) > 1),"
                " agreed AS (SELECT * FROM opinion WHERE id NOT IN"
                "  (SELECT id FROM opinion JOIN disputed USING (" TAG "))),"
                " crossed AS (SELECT gives.id AS gives, rejects.id AS rejects FROM agreed AS gives"
                "  JOIN agreed AS rejects ON gives.kind = 'correct' AND rejects.kind = 'reject'"
                "  AND gives.statement = rejects.statement AND gives.hash = rejects.hash"
                "  AND gives.which = rejects.which AND gives.id <> rejects.id"
                "  AND ifnull (gives.to_position, gives.position) = rejects.position"
                "  AND ifnull (gives.to_holder, gives.holder) = rejects.holder"
                "  AND ifnull (gives.to_stance, gives.stance) = rejects.stance)"
                " SELECT " DECISION " FROM opinion WHERE id IN"
                "  (SELECT id FROM opinion JOIN disputed USING (" TAG ")"
                "   UNION SELECT gives FROM crossed UNION SELECT rejects FROM crossed)"
                " ORDER BY statement, paragraph, position, holder, stance, id",
    [DEMARCHE_OVERVIEW_RUNS] =
        "WITH versions AS (SELECT run, count (*) AS n FROM version GROUP BY run),"
        " others AS (SELECT tagging.run AS run, count (*) AS n FROM tagging"
        "   JOIN version ON version.id = tagging.version WHERE version.run <> tagging.run"
        "   GROUP BY tagging.run),"
        " tags AS (SELECT run, sum (n_tags) AS n FROM tagging GROUP BY run)"
        " SELECT run.id AS run, began, ended, rule_set.name AS rules,"
        "  substr (rule_set.meaning_hash, 1, 8) AS meaning, substr (files_hash, 1, 8) AS files,"
        "  engine, ifnull (versions.n, 0) AS statements, ifnull (others.n, 0) AS retagged,"
        "  ifnull (tags.n, 0) AS tags"
        " FROM run JOIN rule_set ON rule_set.id = run.rule_set JOIN tagger ON tagger.id = tagger"
        " LEFT JOIN versions ON versions.run = run.id LEFT JOIN others ON others.run = run.id"
        " LEFT JOIN tags ON tags.run = run.id ORDER BY run.id",
    [DEMARCHE_OVERVIEW_LOG] = "SELECT at, run, what, detail FROM log ORDER BY id",
};

/* columns that hold numbers, by their names above */
static gboolean
is_number (const char *column)
{
  static const char *const numbers[] = {"version",    "paragraphs",  "tagged",   "tags",
                                        "statements", "share",       "decision", "run",
                                        "paragraph",  "delegations", "retagged", NULL};

  return g_strv_contains (numbers, column);
}

static void
add_columns (DemarcheTable *table, sqlite3_stmt *query)
{
  for (int i = 0; i < sqlite3_column_count (query); i++)
    demarche_table_add_column (table, sqlite3_column_name (query, i),
                               is_number (sqlite3_column_name (query, i)));
}

static void
add_row (DemarcheTable *table, sqlite3_stmt *query)
{
  for (int i = 0; i < sqlite3_column_count (query); i++)
    demarche_table_add_cell (table, demarche_column_text (query, i));
}

DemarcheTable *
demarche_archive_get_overview (DemarcheArchive *archive, DemarcheOverview overview, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  g_return_val_if_fail ((guint)overview < G_N_ELEMENTS (queries), NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (DemarcheTable) table = demarche_table_new ();
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query =
      demarche_database_query (archive->database, &problem, queries[overview], "");

  if (query != NULL)
    add_columns (table, query);
  while (query != NULL && demarche_database_next (archive->database, query, &problem))
    add_row (table, query);
  if (problem == NULL)
    return g_steal_pointer (&table);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

GHashTable *
demarche_archive_find_contested (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      "SELECT statement.name, group_concat (delivery.name || ': ' || differs, '; ') FROM delivery"
      " JOIN statement ON statement.id = delivery.statement WHERE differs IS NOT NULL"
      " GROUP BY statement.id",
      "");

  while (query != NULL && demarche_database_next (archive->database, query, &problem))
    g_hash_table_insert (found, g_strdup (demarche_column_text (query, 0)),
                         g_strdup (demarche_column_text (query, 1)));
  if (problem == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
