/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The tags of statements, by the rules of each run. */
#include "archive/archive-private.h"

#include <string.h>

/* ---- writing ---- */

static gboolean
write_evidence (DemarcheDatabase *database, gint64 id, const DemarcheTag *tag, GError **error)
{
  for (guint i = 0; i < tag->n_evidence; i++)
    if (!demarche_database_run (database, error,
                                "INSERT INTO evidence (tag, ordinal, start, end)"
                                " VALUES (?, ?, ?, ?)",
                                "iiii", id, (gint64)i, (gint64)tag->evidence[i].start,
                                (gint64)tag->evidence[i].end))
      return FALSE;
  return TRUE;
}

static gboolean
write_cues (DemarcheDatabase *database, gint64 id, const DemarcheTag *tag, GError **error)
{
  for (guint i = 0; i < tag->n_cues; i++) {
    const DemarcheTagCue *cue = &tag->cues[i];

    if (!demarche_database_run (database, error,
                                "INSERT INTO cue (tag, ordinal, cue, effect, start, end)"
                                " VALUES (?, ?, ?, ?, ?, ?)",
                                "iissii", id, (gint64)i, cue->id,
                                demarche_cue_effect_get_name (cue->effect), (gint64)cue->span.start,
                                (gint64)cue->span.end))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_tag (DemarcheArchive *archive, gint64 tagging, const DemarcheTag *tag, GError **error)
{
  DemarcheDatabase *database = archive->database;

  if (!demarche_database_run (
          database, error,
          "INSERT INTO tag (tagging, paragraph, position, holder, held_by, stance, force, rule,"
          " is_ambiguous, is_mixed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          "iissssssii", tagging, (gint64)tag->paragraph,
          demarche_codebook_get_position (archive->codebook, tag->position)->code,
          demarche_holder_get_name (tag->holder), tag->held_by,
          demarche_stance_get_name (tag->stance), demarche_force_get_name (tag->force), tag->rule,
          (gint64)((tag->review & DEMARCHE_REVIEW_AMBIGUOUS) != 0),
          (gint64)((tag->review & DEMARCHE_REVIEW_MIXED) != 0)))
    return FALSE;
  gint64 id = demarche_database_get_last_id (database);
  return write_evidence (database, id, tag, error) && write_cues (database, id, tag, error);
}

typedef struct {
  DemarcheArchive *archive;
  gint64 tagging;
  gboolean is_done; /* so far */
  GError **error;
} AboutWriting;

static void
write_about (guint paragraph, guint issue, gpointer data)
{
  AboutWriting *writing = data;

  writing->is_done =
      writing->is_done &&
      demarche_database_run (writing->archive->database, writing->error,
                             "INSERT INTO about (tagging, paragraph, issue) VALUES (?, ?, ?)",
                             "iis", writing->tagging, (gint64)paragraph,
                             demarche_codebook_get_issue (writing->archive->codebook, issue)->id);
}

/* paragraphs with a tag; tags stand in order of their paragraphs */
static guint
count_tagged (DemarcheTagged *tagged)
{
  guint n = 0;

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    n += i == 0 || demarche_tagged_get_tag (tagged, i)->paragraph !=
                       demarche_tagged_get_tag (tagged, i - 1)->paragraph;
  return n;
}

static gboolean
write_tagging (DemarcheArchive *archive, gint64 version, DemarcheTagged *tagged, gint64 *tagging,
               GError **error)
{
  if (!demarche_database_run (archive->database, error,
                              "INSERT INTO tagging (version, run, n_tagged, n_tags)"
                              " VALUES (?, ?, ?, ?)",
                              "iiii", version, archive->run, (gint64)count_tagged (tagged),
                              (gint64)demarche_tagged_get_n_tags (tagged)))
    return FALSE;
  *tagging = demarche_database_get_last_id (archive->database);
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    if (!write_tag (archive, *tagging, demarche_tagged_get_tag (tagged, i), error))
      return FALSE;
  AboutWriting writing = {archive, *tagging, TRUE, error};
  demarche_tagged_visit_about (tagged, write_about, &writing);
  return writing.is_done;
}

/* ---- reading ---- */

/* spans of a tag, by the query's columns from @first on; FALSE: not inside @length bytes */
static gboolean
get_span (sqlite3_stmt *query, int first, gsize length, DemarcheSpan *span)
{
  gint64 start = sqlite3_column_int64 (query, first);
  gint64 end = sqlite3_column_int64 (query, first + 1);

  *span = (DemarcheSpan){(gsize)start, (gsize)end};
  return start >= 0 && start <= end && (guint64)end <= length;
}

static gboolean
read_evidence (DemarcheDatabase *database, gint64 id, gsize length, GArray *spans, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      database, &problem, "SELECT start, end FROM evidence WHERE tag = ? ORDER BY ordinal", "i",
      id);

  while (query != NULL && demarche_database_next (database, query, &problem)) {
    DemarcheSpan span;

    if (!get_span (query, 0, length, &span)) {
      demarche_archive_set_damaged (&problem, "evidence lies outside its paragraph");
      break;
    }
    g_array_append_val (spans, span);
  }
  sqlite3_reset (query);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
clear_cue (gpointer cue)
{
  g_free ((char *)((DemarcheTagCue *)cue)->id);
}

static gboolean
read_cues (DemarcheDatabase *database, gint64 id, gsize length, GArray *cues, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      database, &problem, "SELECT cue, effect, start, end FROM cue WHERE tag = ? ORDER BY ordinal",
      "i", id);

  while (query != NULL && demarche_database_next (database, query, &problem)) {
    DemarcheTagCue cue = {NULL};

    if (!demarche_cue_effect_from_name (demarche_column_text (query, 1), &cue.effect) ||
        !get_span (query, 2, length, &cue.span)) {
      demarche_archive_set_damaged (&problem, "a cue is none of its paragraph");
      break;
    }
    cue.id = g_strdup (demarche_column_text (query, 0));
    g_array_append_val (cues, cue);
  }
  sqlite3_reset (query);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* what tags are read into */
typedef struct {
  DemarcheDatabase *database;
  DemarcheStatement *statement;
  DemarcheCodebook *codebook;
  GPtrArray *tags;
} TagReading;

static gboolean
read_plain (const TagReading *reading, sqlite3_stmt *query, DemarcheTag *tag, GError **error)
{
  const char *code = demarche_column_text (query, 2);
  int position = demarche_codebook_find_position (reading->codebook, code);

  tag->paragraph = demarche_column_count (query, 1);
  tag->position = (guint)MAX (position, 0);
  if (position < 0 || tag->paragraph >= demarche_statement_get_n_paragraphs (reading->statement) ||
      !demarche_holder_from_name (demarche_column_text (query, 3), &tag->holder) ||
      !demarche_stance_from_name (demarche_column_text (query, 5), &tag->stance) ||
      !demarche_force_from_name (demarche_column_text (query, 6), &tag->force))
    return demarche_archive_set_damaged (error, "a tag of '%s' is none of its rules",
                                         demarche_statement_get_name (reading->statement));
  tag->review = (sqlite3_column_int (query, 8) != 0 ? DEMARCHE_REVIEW_AMBIGUOUS : 0) |
                (sqlite3_column_int (query, 9) != 0 ? DEMARCHE_REVIEW_MIXED : 0);
  tag->held_by = demarche_column_text (query, 4);
  return TRUE;
}

static gboolean
read_tag (const TagReading *reading, sqlite3_stmt *query, GError **error)
{
  DemarcheTag tag = {.n_cues = 0};
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (DemarcheTagCue));

  g_array_set_clear_func (cues, clear_cue);
  if (!read_plain (reading, query, &tag, error))
    return FALSE;
  gint64 id = sqlite3_column_int64 (query, 0);
  gsize length = demarche_statement_get_paragraph (reading->statement, tag.paragraph)->length;
  if (!read_evidence (reading->database, id, length, spans, error) ||
      !read_cues (reading->database, id, length, cues, error))
    return FALSE;
  tag.rule = demarche_column_text (query, 7);
  tag.n_evidence = spans->len;
  tag.evidence = (DemarcheSpan *)(gpointer)spans->data;
  tag.n_cues = cues->len;
  tag.cues = (DemarcheTagCue *)(gpointer)cues->data;
  g_ptr_array_add (reading->tags, demarche_tag_copy (&tag));
  return TRUE;
}

static gboolean
read_about (DemarcheArchive *archive, gint64 tagging, DemarcheCodebook *codebook,
            DemarcheTagged *tagged, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem, "SELECT paragraph, issue FROM about WHERE tagging = ?", "i",
      tagging);

  while (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    int issue = demarche_codebook_find_issue (codebook, demarche_column_text (query, 1));
    if (issue >= 0)
      demarche_tagged_add_about (tagged, demarche_column_count (query, 0), (guint)issue);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

DemarcheTagged *
demarche_archive_read_tagging (DemarcheArchive *archive, gint64 tagging,
                               DemarcheStatement *statement, DemarcheCodebook *codebook,
                               GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  g_autoptr (GError) problem = NULL;
  TagReading reading = {archive->database, statement, codebook, tags};
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      "SELECT id, paragraph, position, holder, held_by, stance, force, rule, is_ambiguous, is_mixed"
      " FROM tag WHERE tagging = ? ORDER BY id",
      "i", tagging);

  while (query != NULL && demarche_database_next (archive->database, query, &problem))
    if (!read_tag (&reading, query, &problem))
      break;
  sqlite3_reset (query); /* one that is left open holds up the log of changes */
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  g_autoptr (DemarcheTagged) tagged =
      demarche_tagged_new (statement, g_steal_pointer (&tags), NULL);
  return read_about (archive, tagging, codebook, tagged, error) ? g_steal_pointer (&tagged) : NULL;
}

static gboolean
find_tagging (DemarcheArchive *archive, gint64 version, gint64 tagger, gint64 *tagging,
              GError **error)
{
  return demarche_database_get_number (
      archive->database, tagging, 0, error,
      "SELECT tagging FROM tagged WHERE version = ? AND tagger = ?", "ii", version, tagger);
}

static DemarcheTagged *
read_by_tagger (DemarcheArchive *archive, const char *name, gint64 tagger, DemarcheRuleSet *rules,
                GError **error)
{
  gint64 version;
  gint64 tagging;

  if (!demarche_archive_find_version (archive, name, &version, error) ||
      !find_tagging (archive, version, tagger, &tagging, error) || tagging == 0)
    return NULL;
  g_autoptr (DemarcheStatement) statement =
      demarche_archive_read_version (archive, version, name, FALSE, error);
  if (statement == NULL)
    return NULL;
  return demarche_archive_read_tagging (archive, tagging, statement,
                                        demarche_rule_set_get_codebook (rules), error);
}

DemarcheTagged *
demarche_archive_read_tagged (DemarcheArchive *archive, const char *name, DemarcheRuleSet *rules,
                              GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && name != NULL, NULL);
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  gint64 tagger;

  return demarche_archive_find_tagger (archive, rules, &tagger, error)
             ? read_by_tagger (archive, name, tagger, rules, error)
             : NULL;
}

DemarcheTagged *
demarche_archive_read_last_tagged (DemarcheArchive *archive, const char *name,
                                   DemarcheRuleSet *rules, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && name != NULL, NULL);
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  gint64 tagger;

  return demarche_database_get_number (archive->database, &tagger, 0, error,
                                       "SELECT tagger FROM run ORDER BY id DESC LIMIT 1", "")
             ? read_by_tagger (archive, name, tagger, rules, error)
             : NULL;
}

/* ---- keeping them ---- */

/* in one form, so that two can be compared */
static void
append_tag (GString *out, const DemarcheTag *tag, DemarcheCodebook *codebook)
{
  g_string_append_printf (out, "%u\t%s\t%d\t%d\t%d\t%u\t%s\t%s", tag->paragraph,
                          demarche_codebook_get_position (codebook, tag->position)->code,
                          tag->holder, tag->stance, tag->force, tag->review,
                          tag->held_by != NULL ? tag->held_by : "",
                          tag->rule != NULL ? tag->rule : "");
  for (guint i = 0; i < tag->n_evidence; i++)
    g_string_append_printf (out, "\t%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, tag->evidence[i].start,
                            tag->evidence[i].end);
  for (guint i = 0; i < tag->n_cues; i++)
    g_string_append_printf (out, "\t%s %d %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, tag->cues[i].id,
                            tag->cues[i].effect, tag->cues[i].span.start, tag->cues[i].span.end);
  g_string_append_c (out, '\n');
}

typedef struct {
  GString *out;
  DemarcheCodebook *codebook;
} Describing;

static void
append_about (guint paragraph, guint issue, gpointer data)
{
  const Describing *describing = data;

  g_string_append_printf (describing->out, "%u\t%s\n", paragraph,
                          demarche_codebook_get_issue (describing->codebook, issue)->id);
}

static char *
describe (DemarcheTagged *tagged, DemarcheCodebook *codebook)
{
  GString *out = g_string_new (NULL);
  Describing describing = {out, codebook};

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    append_tag (out, demarche_tagged_get_tag (tagged, i), codebook);
  demarche_tagged_visit_about (tagged, append_about, &describing);
  return g_string_free (out, FALSE);
}

/* whether what the version was tagged with last is the same; @tagging: that. Tags that the rules of
 * today know nothing of are not */
static gboolean
is_same_as_last (DemarcheArchive *archive, gint64 version, DemarcheTagged *tagged, gint64 *tagging)
{
  if (!demarche_database_get_number (
          archive->database, tagging, 0, NULL,
          "SELECT id FROM tagging WHERE version = ? ORDER BY id DESC LIMIT 1", "i", version) ||
      *tagging == 0)
    return FALSE;
  g_autoptr (DemarcheTagged) last = demarche_archive_read_tagging (
      archive, *tagging, demarche_tagged_get_statement (tagged), archive->codebook, NULL);
  if (last == NULL)
    return FALSE;
  g_autofree char *before = describe (last, archive->codebook);
  g_autofree char *now = describe (tagged, archive->codebook);
  return g_str_equal (before, now);
}

gboolean
demarche_archive_write_tags (DemarcheArchive *archive, gint64 version, DemarcheTagged *tagged,
                             GError **error)
{
  gint64 tagging;

  if (!is_same_as_last (archive, version, tagged, &tagging) &&
      !write_tagging (archive, version, tagged, &tagging, error))
    return FALSE;
  if (!demarche_archive_write_outline (archive, tagging, tagged, archive->codebook, error))
    return FALSE;
  return demarche_database_run (archive->database, error,
                                "INSERT OR REPLACE INTO tagged (version, tagger, tagging)"
                                " VALUES (?, ?, ?)",
                                "iii", version, archive->tagger, tagging);
}

static gboolean
set_tags (DemarcheArchive *archive, gpointer data, GError **error)
{
  DemarcheTagged *tagged = data;
  const char *name = demarche_statement_get_name (demarche_tagged_get_statement (tagged));
  gint64 version;

  return demarche_archive_find_version (archive, name, &version, error) &&
         demarche_archive_write_tags (archive, version, tagged, error);
}

gboolean
demarche_archive_set_tags (DemarcheArchive *archive, DemarcheTagged *tagged, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run != 0, FALSE);
  g_return_val_if_fail (tagged != NULL, FALSE);
  return demarche_archive_transact (archive, set_tags, tagged, error);
}

/* whether the run before tagged all, as the run that was begun would: it came to its end */
static gboolean
is_all_tagged (DemarcheArchive *archive, gboolean *is_done, GError **error)
{
  gint64 found;

  if (!demarche_database_get_number (archive->database, &found, 0, error,
                                     "SELECT tagger = ? AND ended IS NOT NULL FROM run"
                                     " WHERE id < ? ORDER BY id DESC LIMIT 1",
                                     "ii", archive->tagger, archive->run))
    return FALSE;
  *is_done = found != 0;
  return TRUE;
}

GPtrArray *
demarche_archive_list_untagged (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run != 0, NULL);
  gboolean is_done;

  if (!is_all_tagged (archive, &is_done, error))
    return NULL;
  if (is_done)
    return g_ptr_array_new_with_free_func (g_free);
  return demarche_archive_query_names (
      archive,
      "SELECT name FROM statement WHERE NOT EXISTS (SELECT 1 FROM tagged"
      " WHERE tagged.version = statement.version AND tagged.tagger = ?) ORDER BY name",
      archive->tagger, error);
}
