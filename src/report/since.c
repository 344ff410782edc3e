/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads of a JSON report what the next one is measured against. */
#include "report/since-private.h"

#include <string.h>

#include "base/limits.h"
#include "model/date.h"
#include "model/json-reader.h"

G_DEFINE_BOXED_TYPE (DemarcheSince, demarche_since, demarche_since_ref, demarche_since_unref)

static DemarcheSince *
since_new (void)
{
  DemarcheSince *since = g_new0 (DemarcheSince, 1);

  g_atomic_ref_count_init (&since->references);
  since->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  since->hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  since->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  since->decisions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return since;
}

DemarcheSince *
demarche_since_ref (DemarcheSince *since)
{
  g_return_val_if_fail (since != NULL, NULL);
  g_atomic_ref_count_inc (&since->references);
  return since;
}

void
demarche_since_unref (DemarcheSince *since)
{
  g_return_if_fail (since != NULL);
  if (!g_atomic_ref_count_dec (&since->references))
    return;
  g_hash_table_unref (since->names);
  g_hash_table_unref (since->hashes);
  g_hash_table_unref (since->tags);
  g_hash_table_unref (since->decisions);
  g_free (since->date);
  g_free (since->day);
  g_free (since->program);
  g_free (since->by);
  g_free (since->rules_hash);
  g_free (since);
}

DemarcheSince *
demarche_since_new_from_date (const char *date, GError **error)
{
  g_return_val_if_fail (date != NULL, NULL);
  if (!demarche_date_is_valid (date)) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "option '--since': '%s' is neither a file nor a day", date);
    return NULL;
  }
  DemarcheSince *since = since_new ();
  since->date = g_strdup (date);
  return since;
}

const char *
demarche_since_get_rules_hash (DemarcheSince *since)
{
  g_return_val_if_fail (since != NULL, NULL);
  return since->rules_hash;
}

static gboolean
is_dated_before (DemarcheStatement *statement, const char *date)
{
  const char *day = demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE);

  for (guint i = 0; day == NULL && i < demarche_statement_get_n_paragraphs (statement); i++)
    day = demarche_statement_get_paragraph (statement, i)->occasion->date;
  return day == NULL || strcmp (day, date) < 0;
}

gboolean
demarche_since_is_past (DemarcheSince *since, DemarcheStatement *statement)
{
  g_return_val_if_fail (since != NULL && statement != NULL, FALSE);
  const char *hash = demarche_statement_get_text_hash (statement);

  if (since->date != NULL)
    return is_dated_before (statement, since->date);
  return (hash != NULL && g_hash_table_contains (since->hashes, hash)) ||
         g_hash_table_contains (since->names, demarche_statement_get_name (statement));
}

char *
demarche_since_make_key (const char *reference, const char *kind, const char *position,
                         const char *holder, const char *stance, const char *force, const char *by)
{
  g_autofree char *start = g_strndup (reference, DEMARCHE_SINCE_REFERENCE);
  const char *parts[] = {start, kind, position, holder, stance, force, by};
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (key, "%s\n", parts[i] != NULL ? parts[i] : "");
  return g_string_free (key, FALSE);
}

/* ---- the report ---- */

/* reads the members named in @names of an object that has just begun, each a string or null;
 * others are stepped over */
static void
read_strings (DemarcheJsonReader *reader, const char *const *names, char **values)
{
  while (demarche_json_reader_next_key (reader)) {
    int found = demarche_json_reader_find_key (reader, names);

    if (found < 0) {
      demarche_json_reader_skip_value (reader);
      continue;
    }
    g_free (values[found]);
    values[found] = demarche_json_reader_read_string (reader);
  }
}

static void
clear_strings (char **values, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&values[i], g_free);
}

static void
read_rules (DemarcheJsonReader *reader, DemarcheSince *since)
{
  static const char *const names[] = {"meaning-hash", NULL};

  if (demarche_json_reader_enter (reader, DEMARCHE_JSON_OBJECT_START))
    read_strings (reader, names, &since->rules_hash);
}

static void
read_statements (DemarcheJsonReader *reader, DemarcheSince *since)
{
  static const char *const names[] = {"statement", "text-hash", NULL};

  if (!demarche_json_reader_enter (reader, DEMARCHE_JSON_ARRAY_START))
    return;
  while (demarche_json_reader_next_element (reader)) {
    char *values[2] = {NULL, NULL};

    if (!demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START))
      continue;
    read_strings (reader, names, values);
    if (values[0] != NULL)
      g_hash_table_insert (since->names, g_strdup (values[0]),
                           g_strdup (values[1] != NULL ? values[1] : ""));
    if (values[1] != NULL)
      g_hash_table_add (since->hashes, g_strdup (values[1]));
    clear_strings (values, G_N_ELEMENTS (values));
  }
}

/* (element-type utf8): keys without the reference, which may come later */
static void
read_decisions (DemarcheJsonReader *reader, GPtrArray *keys)
{
  static const char *const names[] = {"decision", "position", "holder", "stance",
                                      "force",    "by",       NULL};

  if (!demarche_json_reader_enter (reader, DEMARCHE_JSON_ARRAY_START))
    return;
  while (demarche_json_reader_next_element (reader)) {
    char *values[6] = {NULL};

    if (!demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START))
      continue;
    read_strings (reader, names, values);
    g_ptr_array_add (keys, demarche_since_make_key ("", values[0], values[1], values[2], values[3],
                                                    values[4], values[5]));
    clear_strings (values, G_N_ELEMENTS (values));
  }
}

typedef enum {
  KEY_REFERENCE,
  KEY_STATEMENT,
  KEY_RULE,
  KEY_DECISIONS,
} TagKey;

/* a tag without a rule was given by a person */
static void
keep_tag (DemarcheSince *since, char *const *values, GPtrArray *decisions)
{
  g_autofree char *reference = values[KEY_REFERENCE] != NULL
                                   ? g_strndup (values[KEY_REFERENCE], DEMARCHE_SINCE_REFERENCE)
                                   : NULL;

  if (reference == NULL)
    return;
  for (guint i = 0; i < decisions->len; i++)
    g_hash_table_add (since->decisions,
                      g_strconcat (reference, g_ptr_array_index (decisions, i), NULL));
  if (values[KEY_RULE] != NULL && values[KEY_STATEMENT] != NULL)
    g_hash_table_insert (since->tags, g_steal_pointer (&reference),
                         g_strdup (values[KEY_STATEMENT]));
}

static void
read_tag (DemarcheJsonReader *reader, DemarcheSince *since)
{
  static const char *const names[] = {"reference", "statement", "rule", "decisions", NULL};
  char *values[KEY_DECISIONS] = {NULL};
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (g_free);

  while (demarche_json_reader_next_key (reader)) {
    int found = demarche_json_reader_find_key (reader, names);

    if (found == KEY_DECISIONS) {
      read_decisions (reader, decisions);
    } else if (found >= 0) {
      g_free (values[found]);
      values[found] = demarche_json_reader_read_string (reader);
    } else {
      demarche_json_reader_skip_value (reader);
    }
  }
  keep_tag (since, values, decisions);
  clear_strings (values, G_N_ELEMENTS (values));
}

static void
read_evidence (DemarcheJsonReader *reader, DemarcheSince *since)
{
  if (!demarche_json_reader_enter (reader, DEMARCHE_JSON_ARRAY_START))
    return;
  while (demarche_json_reader_next_element (reader))
    if (demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START))
      read_tag (reader, since);
}

typedef enum {
  KEY_DATE,
  KEY_PROGRAM,
  KEY_BY,
  KEY_RULES,
  KEY_EVIDENCE,
  KEY_STATEMENTS,
} ReportKey;

static void
read_report (DemarcheJsonReader *reader, DemarcheSince *since)
{
  static const char *const names[] = {"date",     "program",    "by", "rules",
                                      "evidence", "statements", NULL};
  char **texts[] = {&since->day, &since->program, &since->by};

  while (demarche_json_reader_next_key (reader)) {
    int found = demarche_json_reader_find_key (reader, names);

    if (found == KEY_RULES)
      read_rules (reader, since);
    else if (found == KEY_EVIDENCE)
      read_evidence (reader, since);
    else if (found == KEY_STATEMENTS)
      read_statements (reader, since);
    else if (found >= 0)
      *texts[found] = demarche_json_reader_read_string (reader);
    else
      demarche_json_reader_skip_value (reader);
  }
}

DemarcheSince *
demarche_since_new_from_report (DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  /* a report is a program's own: as deep as ours are, with texts as long as a paragraph */
  static const DemarcheJsonLimits limits = {DEMARCHE_LIMIT_JSON_DEPTH, DEMARCHE_LIMIT_JSON_KEYS,
                                            4 * DEMARCHE_LIMIT_PARAGRAPH_BYTES};
  g_autoptr (DemarcheSince) since = since_new ();
  g_auto (DemarcheJsonReader) reader = {0};
  gsize length;

  g_return_val_if_fail (source != NULL && diagnostics != NULL, NULL);
  (void)demarche_source_get_text (source, &length);
  demarche_json_reader_init (&reader, source, 0, length, &limits, diagnostics);
  if (!demarche_json_reader_next (&reader) ||
      !demarche_json_reader_expect (&reader, DEMARCHE_JSON_OBJECT_START))
    return NULL;
  read_report (&reader, since);
  if (!reader.is_broken && (since->rules_hash == NULL || since->by == NULL))
    demarche_json_reader_complain (&reader, "this is no report",
                                   "it is written by 'demarche report --format json'");
  return reader.has_failed || reader.is_broken ? NULL : g_steal_pointer (&since);
}
