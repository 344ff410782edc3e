/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The tables of an archive. */
#include "archive/schema.h"

const char *const demarche_archive_tables[] = {
    "log",           "registry", "present",   "rule_set",   "tagger",    "run",      "text",
    "version",       "field",    "attribute", "paragraph",  "statement", "delivery", "failure",
    "failure_field", "tagging",  "tagged",    "tag",        "evidence",  "cue",      "about",
    "decision",      "anchor",   "sample",    "sample_tag", NULL,
};

/* Times are UTC, "YYYY-MM-DDTHH:MM:SSZ", and only shown: order is that of ids. Spans are bytes of
 * the paragraph's text. What is not known is null. */
static const char *const definitions[] = {
    "CREATE TABLE log (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  at TEXT NOT NULL,\n"
    "  run INTEGER,\n"
    "  what TEXT NOT NULL,\n"
    "  detail TEXT NOT NULL\n"
    ") STRICT",

    /* speakers.json, as it was when an import found it; the last one counts */
    "CREATE TABLE registry (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  hash TEXT NOT NULL,\n"
    "  text TEXT NOT NULL,\n"
    "  added TEXT NOT NULL\n"
    ") STRICT",

    /* who was at an event, by the manifests */
    "CREATE TABLE present (\n"
    "  event TEXT NOT NULL,\n"
    "  name TEXT NOT NULL,\n"
    "  PRIMARY KEY (event, name)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE rule_set (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  files_hash TEXT NOT NULL UNIQUE,\n"
    "  meaning_hash TEXT NOT NULL,\n"
    "  name TEXT NOT NULL,\n"
    "  saved BLOB NOT NULL\n"
    ") STRICT",

    /* all that decides which tags a text gets */
    "CREATE TABLE tagger (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  meaning_hash TEXT NOT NULL,\n"
    "  registry_hash TEXT NOT NULL,\n"
    "  engine TEXT NOT NULL,\n"
    "  UNIQUE (meaning_hash, registry_hash, engine)\n"
    ") STRICT",

    "CREATE TABLE run (\n"
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
    "  rule_set INTEGER NOT NULL REFERENCES rule_set,\n"
    "  tagger INTEGER NOT NULL REFERENCES tagger,\n"
    "  began TEXT NOT NULL,\n"
    "  ended TEXT\n"
    ") STRICT",

    "CREATE TABLE text (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  hash TEXT NOT NULL UNIQUE,\n"
    "  content TEXT NOT NULL\n"
    ") STRICT",

    /* a text as it was read, with what was known of it then. n_taggable: paragraphs that can be
     * tagged; n_named: those of them of which it is known who speaks */
    "CREATE TABLE version (\n"
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
    "  statement INTEGER NOT NULL REFERENCES statement DEFERRABLE INITIALLY DEFERRED,\n"
    "  number INTEGER NOT NULL,\n"
    "  cause TEXT NOT NULL CHECK (cause IN ('new', 'text', 'metadata')),\n"
    "  text INTEGER NOT NULL REFERENCES text,\n"
    "  content_type TEXT,\n"
    "  encoding TEXT,\n"
    "  n_taggable INTEGER NOT NULL,\n"
    "  n_named INTEGER NOT NULL,\n"
    "  run INTEGER NOT NULL REFERENCES run,\n"
    "  added TEXT NOT NULL,\n"
    "  UNIQUE (statement, number)\n"
    ") STRICT",
    "CREATE INDEX version_text ON version (text)",
    "CREATE INDEX version_run ON version (run)",

    "CREATE TABLE field (\n"
    "  version INTEGER NOT NULL REFERENCES version,\n"
    "  name TEXT NOT NULL,\n"
    "  value TEXT NOT NULL,\n"
    "  origin TEXT NOT NULL,\n"
    "  words TEXT,\n"
    "  PRIMARY KEY (version, name)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE attribute (\n"
    "  version INTEGER NOT NULL REFERENCES version,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  name TEXT NOT NULL,\n"
    "  value TEXT NOT NULL,\n"
    "  PRIMARY KEY (version, ordinal)\n"
    ") STRICT, WITHOUT ROWID",

    /* source: the absolute path that it came from; of a JSON line "-:" and the name it gives */
    "CREATE TABLE statement (\n"
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
    "  name TEXT NOT NULL UNIQUE,\n"
    "  source TEXT NOT NULL UNIQUE,\n"
    "  version INTEGER NOT NULL REFERENCES version DEFERRABLE INITIALLY DEFERRED\n"
    ") STRICT",
    "CREATE INDEX statement_version ON statement (version)",

    /* the same text from elsewhere. differs: what is said of it there and is said otherwise of the
     * statement, null: nothing */
    "CREATE TABLE delivery (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  statement INTEGER NOT NULL REFERENCES statement,\n"
    "  source TEXT NOT NULL UNIQUE,\n"
    "  name TEXT NOT NULL,\n"
    "  differs TEXT,\n"
    "  run INTEGER NOT NULL REFERENCES run\n"
    ") STRICT",
    "CREATE INDEX delivery_statement ON delivery (statement)",

    /* content_hash: SHA-256 of the file's bytes, null where it could not be opened */
    "CREATE TABLE failure (\n"
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
    "  content_hash TEXT,\n"
    "  name TEXT NOT NULL,\n"
    "  source TEXT NOT NULL,\n"
    "  message TEXT NOT NULL,\n"
    "  run INTEGER NOT NULL REFERENCES run,\n"
    "  first TEXT NOT NULL,\n"
    "  state TEXT NOT NULL CHECK (state IN ('open', 'dismissed', 'replaced')),\n"
    "  settled_by TEXT,\n"
    "  settled_at TEXT,\n"
    "  reason TEXT,\n"
    "  replaced_by INTEGER REFERENCES statement\n"
    ") STRICT",
    "CREATE INDEX failure_content ON failure (content_hash)",
    "CREATE INDEX failure_source ON failure (source)",
    "CREATE INDEX failure_replaced_by ON failure (replaced_by)",

    "CREATE TABLE failure_field (\n"
    "  failure INTEGER NOT NULL REFERENCES failure,\n"
    "  name TEXT NOT NULL,\n"
    "  value TEXT NOT NULL,\n"
    "  PRIMARY KEY (failure, name)\n"
    ") STRICT, WITHOUT ROWID",

    /* the tags that a version got in a run. n_tagged: paragraphs that have one */
    "CREATE TABLE tagging (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  version INTEGER NOT NULL REFERENCES version,\n"
    "  run INTEGER NOT NULL REFERENCES run,\n"
    "  n_tagged INTEGER NOT NULL,\n"
    "  n_tags INTEGER NOT NULL\n"
    ") STRICT",
    "CREATE INDEX tagging_version ON tagging (version)",

    /* which tags are those of a tagger; taggers that come to the same share them */
    "CREATE TABLE tagged (\n"
    "  version INTEGER NOT NULL REFERENCES version,\n"
    "  tagger INTEGER NOT NULL REFERENCES tagger,\n"
    "  tagging INTEGER NOT NULL REFERENCES tagging,\n"
    "  PRIMARY KEY (version, tagger)\n"
    ") STRICT, WITHOUT ROWID",
    "CREATE INDEX tagged_tagging ON tagged (tagging)",

    "CREATE TABLE tag (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  tagging INTEGER NOT NULL REFERENCES tagging,\n"
    "  paragraph INTEGER NOT NULL,\n"
    "  position TEXT NOT NULL,\n"
    "  holder TEXT NOT NULL,\n"
    "  held_by TEXT,\n"
    "  stance TEXT NOT NULL,\n"
    "  force TEXT NOT NULL,\n"
    "  rule TEXT,\n"
    "  is_ambiguous INTEGER NOT NULL,\n"
    "  is_mixed INTEGER NOT NULL\n"
    ") STRICT",
    "CREATE INDEX tag_tagging ON tag (tagging)",

    "CREATE TABLE evidence (\n"
    "  tag INTEGER NOT NULL REFERENCES tag,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  start INTEGER NOT NULL,\n"
    "  end INTEGER NOT NULL,\n"
    "  PRIMARY KEY (tag, ordinal)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE cue (\n"
    "  tag INTEGER NOT NULL REFERENCES tag,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  cue TEXT NOT NULL,\n"
    "  effect TEXT NOT NULL,\n"
    "  start INTEGER NOT NULL,\n"
    "  end INTEGER NOT NULL,\n"
    "  PRIMARY KEY (tag, ordinal)\n"
    ") STRICT, WITHOUT ROWID",

    "CREATE TABLE about (\n"
    "  tagging INTEGER NOT NULL REFERENCES tagging,\n"
    "  paragraph INTEGER NOT NULL,\n"
    "  issue TEXT NOT NULL,\n"
    "  PRIMARY KEY (tagging, paragraph, issue)\n"
    ") STRICT, WITHOUT ROWID",

    /* rows are added, never changed. A decision names its tag by what lasts: it stays when the
     * statement is removed or read otherwise. kind: "accept" … or "undo", of another row */
    "CREATE TABLE decision (\n"
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
    "  added TEXT NOT NULL,\n"
    "  kind TEXT NOT NULL,\n"
    "  reference TEXT,\n"
    "  statement TEXT,\n"
    "  text_hash TEXT,\n"
    "  paragraph_hash TEXT,\n"
    "  ordinal INTEGER,\n"
    "  number INTEGER,\n"
    "  quote TEXT,\n"
    "  words TEXT,\n"
    "  position TEXT,\n"
    "  holder TEXT,\n"
    "  stance TEXT,\n"
    "  force TEXT,\n"
    "  to_position TEXT,\n"
    "  to_holder TEXT,\n"
    "  to_stance TEXT,\n"
    "  to_force TEXT,\n"
    "  decided_by TEXT,\n"
    "  decided_on TEXT,\n"
    "  comment TEXT,\n"
    "  undoes INTEGER REFERENCES decision\n"
    ") STRICT",
    "CREATE INDEX decision_statement ON decision (statement)",
    "CREATE INDEX decision_undoes ON decision (undoes)",

    /* where a decision has its place in a corrected text of its statement; the last one counts.
     * why: it has none, and then the rest is null */
    "CREATE TABLE anchor (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  decision INTEGER NOT NULL REFERENCES decision,\n"
    "  added TEXT NOT NULL,\n"
    "  text_hash TEXT NOT NULL,\n"
    "  paragraph_hash TEXT,\n"
    "  ordinal INTEGER,\n"
    "  number INTEGER,\n"
    "  quote TEXT,\n"
    "  why TEXT\n"
    ") STRICT",
    "CREATE INDEX anchor_decision ON anchor (decision)",
};

static const char *const sample_definitions[] = {
    /* tags of a position drawn at random, to be judged; rows are never changed. size: how many were
     * asked for; n_tags: of how many; meaning_hash: of the rules that made them */
    "CREATE TABLE sample (\n"
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
    "  added TEXT NOT NULL,\n"
    "  position TEXT NOT NULL,\n"
    "  size INTEGER NOT NULL,\n"
    "  seed INTEGER NOT NULL,\n"
    "  n_tags INTEGER NOT NULL,\n"
    "  meaning_hash TEXT NOT NULL,\n"
    "  drawn_by TEXT\n"
    ") STRICT",

    /* names a tag of its position as a decision does */
    "CREATE TABLE sample_tag (\n"
    "  sample INTEGER NOT NULL REFERENCES sample,\n"
    "  number INTEGER NOT NULL,\n"
    "  statement TEXT NOT NULL,\n"
    "  paragraph_hash TEXT NOT NULL,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  holder TEXT NOT NULL,\n"
    "  stance TEXT NOT NULL,\n"
    "  PRIMARY KEY (sample, number)\n"
    ") STRICT, WITHOUT ROWID",
};

static const char *const outline_definitions[] = {
    /* see outline.h; made of the other tables */
    "CREATE TABLE outline (\n"
    "  tagging INTEGER PRIMARY KEY REFERENCES tagging,\n"
    "  content BLOB NOT NULL\n"
    ") STRICT",
};

static const char *const old_paragraph_definitions[] = {
    "CREATE TABLE paragraph (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  version INTEGER NOT NULL REFERENCES version,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  number INTEGER NOT NULL,\n"
    "  kind TEXT NOT NULL,\n"
    "  speaker TEXT,\n"
    "  delegation TEXT,\n"
    "  role TEXT,\n"
    "  groups TEXT,\n"
    "  date TEXT,\n"
    "  event TEXT,\n"
    "  section TEXT,\n"
    "  language TEXT,\n"
    "  turn INTEGER NOT NULL,\n"
    "  page INTEGER NOT NULL,\n"
    "  first_line INTEGER NOT NULL,\n"
    "  last_line INTEGER NOT NULL,\n"
    "  note TEXT,\n"
    "  text TEXT NOT NULL,\n"
    "  offsets BLOB NOT NULL,\n"
    "  UNIQUE (version, ordinal)\n"
    ") STRICT",
};

static const char *const paragraph_definitions[] = {
    /* offsets: pairs of numbers of 32 bits, the lowest byte first: from that byte of the text on,
     * the byte of the source. length: bytes of a text that is what the offsets say (passages.h);
     * then it is not kept twice and text is null */
    "CREATE TABLE paragraph (\n"
    "  version INTEGER NOT NULL REFERENCES version,\n"
    "  ordinal INTEGER NOT NULL,\n"
    "  number INTEGER NOT NULL,\n"
    "  kind TEXT NOT NULL,\n"
    "  speaker TEXT,\n"
    "  delegation TEXT,\n"
    "  role TEXT,\n"
    "  groups TEXT,\n"
    "  date TEXT,\n"
    "  event TEXT,\n"
    "  section TEXT,\n"
    "  language TEXT,\n"
    "  turn INTEGER NOT NULL,\n"
    "  page INTEGER NOT NULL,\n"
    "  first_line INTEGER NOT NULL,\n"
    "  last_line INTEGER NOT NULL,\n"
    "  note TEXT,\n"
    "  length INTEGER,\n"
    "  text TEXT,\n"
    "  offsets BLOB NOT NULL,\n"
    "  PRIMARY KEY (version, ordinal)\n"
    ") STRICT, WITHOUT ROWID",
};

/* those that a version added to the first; the last one's stand for the old paragraphs */
static const struct {
  const char *const *definitions;
  guint n;
  const char *done; /* says that the database has them */
} additions[] = {
    {sample_definitions, G_N_ELEMENTS (sample_definitions), "PRAGMA user_version = 2"},
    {outline_definitions, G_N_ELEMENTS (outline_definitions), "PRAGMA user_version = 3"},
    {paragraph_definitions, G_N_ELEMENTS (paragraph_definitions), "PRAGMA user_version = 4"},
};

static gboolean
run_all (DemarcheDatabase *database, const char *const *sql, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!demarche_database_run (database, error, sql[i], ""))
      return FALSE;
  return TRUE;
}

/* @version: that the database has */
static gboolean
add_tables (DemarcheDatabase *database, guint version, GError **error)
{
  for (guint i = version - 1; i < G_N_ELEMENTS (additions); i++)
    if (!run_all (database, additions[i].definitions, additions[i].n, error) ||
        !demarche_database_run (database, error, additions[i].done, ""))
      return FALSE;
  return TRUE;
}

gboolean
demarche_schema_create (DemarcheDatabase *database, GError **error)
{
  return run_all (database, definitions, G_N_ELEMENTS (definitions), error) &&
         demarche_database_run (database, error, "PRAGMA application_id = 0x446d7263", "") &&
         add_tables (database, 1, error);
}

guint
demarche_schema_get_version (DemarcheDatabase *database)
{
  gint64 version = 0;

  if (!demarche_database_get_number (database, &version, 0, NULL, "PRAGMA user_version", ""))
    return 0;
  return (guint)version;
}

gboolean
demarche_schema_has (DemarcheDatabase *database, guint version)
{
  return demarche_schema_get_version (database) >= version;
}

gboolean
demarche_schema_migrate (DemarcheDatabase *database, GError **error)
{
  guint version = demarche_schema_get_version (database);

  return (version >= DEMARCHE_SCHEMA_DERIVED ||
          demarche_database_run (database, error, "ALTER TABLE paragraph RENAME TO old_paragraph",
                                 "")) &&
         add_tables (database, version, error);
}

static gboolean
check_all (DemarcheDatabase *database, const char *const *sql, guint n, GError **error)
{
  for (guint i = 0; i < n; i++) {
    gint64 is_there;

    if (!demarche_database_get_number (database, &is_there, 0, error,
                                       "SELECT 1 FROM sqlite_schema WHERE sql = ?", "s", sql[i]))
      return FALSE;
    if (is_there)
      continue;
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_DAMAGED,
                         "the archive is damaged: its tables are not as this program made them");
    return FALSE;
  }
  return TRUE;
}

gboolean
demarche_schema_check (DemarcheDatabase *database, GError **error)
{
  guint version = demarche_schema_get_version (database);

  if (!check_all (database, definitions, G_N_ELEMENTS (definitions), error) ||
      (version < DEMARCHE_SCHEMA_DERIVED &&
       !check_all (database, old_paragraph_definitions, G_N_ELEMENTS (old_paragraph_definitions),
                   error)))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (additions) && i + 2 <= version; i++)
    if (!check_all (database, additions[i].definitions, additions[i].n, error))
      return FALSE;
  return TRUE;
}
