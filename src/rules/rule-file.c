/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a rule file may hold: its own keys, issues and positions. */
#include "rules/rule-file.h"

#include "rules/rule-reader.h"
#include "rules/stemmer.h"

#include <string.h>

#define STRING DEMARCHE_VALUE_STRING
#define NUMBER DEMARCHE_VALUE_NUMBER
#define LIST DEMARCHE_VALUE_LIST
#define OBJECT DEMARCHE_VALUE_OBJECT
#define STORE_BLOCK_BYTES ((gsize)64 << 10)
#define IN_FILE(member) G_STRUCT_OFFSET (DemarcheRuleFile, member)
#define IN_ISSUE(member) G_STRUCT_OFFSET (DemarcheFileIssue, member)
#define IN_POSITION(member) G_STRUCT_OFFSET (DemarcheFilePosition, member)

static const char *const issue_kinds[] = {"choice", "scale", NULL};

static void
read_value (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *token,
            gpointer object)
{
  DemarcheFilePosition *position = object;

  position->has_value = TRUE;
  position->value = token->number;
  position->value_place = demarche_rule_reader_place (reader, token);
}

/* the position's code is known only when all its keys were read */
static void
read_own_rules (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                const DemarcheJsonToken *token, gpointer object)
{
  DemarcheFilePosition *position = object;

  position->rules = demarche_rule_file_add_array (reader->file);
  demarche_rule_read_rules (reader, NULL, position->rules);
}

static const DemarcheRuleKey position_keys[] = {
    {"id", STRING, "a string", demarche_rule_read_id, IN_POSITION (id), NULL, 1},
    {"title", STRING, "a string", demarche_rule_read_text, IN_POSITION (title), NULL, 0},
    {"value", NUMBER, "a number", read_value, 0, NULL, 0},
    {"definition", STRING, "a string", demarche_rule_read_text, IN_POSITION (definition), NULL, 0},
    {"rules", LIST, "a list of rules", read_own_rules, 0, NULL, 0},
    {"tests", OBJECT, "an object", demarche_rule_read_tests, IN_POSITION (tests), NULL, 0},
    DEMARCHE_LINT_IGNORE_KEY,
    {"note", STRING, "a string", demarche_rule_read_nothing, 0, NULL, 0},
};
const DemarcheRuleKeys demarche_position_keys = {"a position", position_keys,
                                                 G_N_ELEMENTS (position_keys)};

static void
read_positions (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                const DemarcheJsonToken *list, gpointer object)
{
  DemarcheFileIssue *issue = object;
  DemarcheJsonToken token;

  issue->positions = demarche_rule_file_add_array (reader->file);
  while (demarche_rule_reader_next_item (reader, &token)) {
    DemarcheJsonToken start = token;
    DemarcheFilePosition *position = NULL;
    if (!demarche_rule_reader_accept (reader, &token, OBJECT, "position", "an object"))
      continue;
    position = demarche_store_take (reader->file->store, sizeof *position);
    g_ptr_array_add (issue->positions, position);
    position->is_faulty =
        !demarche_rule_reader_read_object (reader, &demarche_position_keys, position);
    if (position->id.text == NULL && !position->is_faulty)
      demarche_rule_reader_error (reader, &start, NULL, "position has no 'id'");
  }
}

static const DemarcheRuleKey issue_keys[] = {
    {"id", STRING, "a string", demarche_rule_read_id, IN_ISSUE (id), NULL, 1},
    {"title", STRING, "a string", demarche_rule_read_text, IN_ISSUE (title), NULL, 0},
    {"kind", STRING, "a string", demarche_rule_read_choice, IN_ISSUE (kind), issue_kinds, 0},
    {"about", LIST, "a list of phrases", demarche_rule_read_phrases, IN_ISSUE (about), NULL, 0},
    {"positions", LIST, "a list of positions", read_positions, 0, NULL, 0},
    DEMARCHE_LINT_IGNORE_KEY,
    {"note", STRING, "a string", demarche_rule_read_text, IN_ISSUE (note), NULL, 0},
};
const DemarcheRuleKeys demarche_issue_keys = {"an issue", issue_keys, G_N_ELEMENTS (issue_keys)};

/* hands the rules that stand in positions to the file, now that their codes are known */
static void
take_own_rules (DemarcheRuleFile *file, DemarcheFileIssue *issue)
{
  for (guint i = 0; issue->positions != NULL && i < issue->positions->len; i++) {
    DemarcheFilePosition *position = g_ptr_array_index (issue->positions, i);
    if (position->rules == NULL || position->id.text == NULL || issue->id.text == NULL)
      continue;
    position->code.text = demarche_store_join (file->store, issue->id.text, '.', position->id.text);
    position->code.place = position->id.place;
    for (guint j = 0; j < position->rules->len; j++)
      ((DemarcheFileRule *)g_ptr_array_index (position->rules, j))->code = &position->code;
    g_ptr_array_extend (file->rules, position->rules, NULL, NULL);
  }
}

static void
read_issues (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *list,
             gpointer object)
{
  DemarcheRuleFile *file = object;
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token)) {
    DemarcheJsonToken start = token;
    DemarcheFileIssue *issue = NULL;
    if (!demarche_rule_reader_accept (reader, &token, OBJECT, "issue", "an object"))
      continue;
    issue = demarche_store_take (file->store, sizeof *issue);
    issue->kind = -1;
    g_ptr_array_add (file->issues, issue);
    if (demarche_rule_reader_read_object (reader, &demarche_issue_keys, issue) &&
        issue->id.text == NULL)
      demarche_rule_reader_error (reader, &start, NULL, "issue has no 'id'");
    take_own_rules (file, issue);
  }
}

/* a name that @names keeps; NULL after reporting */
static DemarcheFileName *
add_name (DemarcheRuleReader *reader, const DemarcheJsonToken *token, const char *what,
          GPtrArray *names)
{
  DemarcheFileName *name = demarche_store_take (reader->file->store, sizeof *name);

  if (!demarche_rule_reader_read_name (reader, token, what, NULL, name))
    return NULL;
  g_ptr_array_add (names, name);
  return name;
}

static void
read_rule_map (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *map,
               gpointer object)
{
  DemarcheRuleFile *file = object;
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token)) {
    const DemarcheFileName *code = add_name (reader, &token, "position code", file->codes);
    if (!demarche_rule_reader_next (reader, &token))
      return;
    if (code == NULL)
      demarche_rule_reader_skip (reader, &token);
    else if (demarche_rule_reader_accept (reader, &token, LIST, code->text, "a list of rules"))
      demarche_rule_read_rules (reader, code, file->rules);
  }
}

/* what can be written after '@' in a phrase */
static gboolean
read_list_name (DemarcheRuleReader *reader, const DemarcheJsonToken *token, DemarcheFileName *name)
{
  gboolean is_name = token->length > 0;

  for (gsize i = 0; i < token->length; i++)
    is_name = is_name && (g_ascii_isalnum (token->string[i]) || token->string[i] == '-' ||
                          token->string[i] == '_');
  if (is_name)
    return demarche_rule_reader_read_name (reader, token, "name of a list", NULL, name);
  demarche_rule_reader_error (reader, token, "a name holds letters a to z, digits, '-' and '_'",
                              "'%s' is no name for a list", token->string);
  return FALSE;
}

static void
read_lists (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *map,
            gpointer object)
{
  DemarcheRuleFile *file = object;
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token)) {
    DemarcheFileList *list = demarche_store_take (file->store, sizeof *list);
    gboolean is_name = read_list_name (reader, &token, &list->name);
    if (!demarche_rule_reader_next (reader, &token))
      is_name = FALSE;
    else if (!is_name)
      demarche_rule_reader_skip (reader, &token);
    else if (demarche_rule_reader_accept (reader, &token, LIST, list->name.text,
                                          "a list of phrases"))
      list->phrases = demarche_rule_reader_read_phrase_list (reader, &token, DEMARCHE_PHRASE_PLAIN);
    if (list->phrases == NULL)
      list->phrases = demarche_rule_file_add_array (reader->file);
    if (list->name.text != NULL)
      g_ptr_array_add (file->lists, list);
  }
}

static void
read_format (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *token,
             gpointer object)
{
  DemarcheRuleFile *file = object;

  file->format = token->number;
  if (token->number != 1)
    demarche_rule_reader_error (reader, token, "this program reads format 1",
                                "format of the file is not known");
}

static void
read_language (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
               const DemarcheJsonToken *token, gpointer object)
{
  DemarcheRuleFile *file = object;
  gboolean is_code = token->length == 2 || token->length == 3;
  g_autoptr (GError) problem = NULL;

  for (gsize i = 0; i < token->length; i++)
    is_code = is_code && g_ascii_islower (token->string[i]);
  file->language.place = demarche_rule_reader_place (reader, token);
  if (!is_code) {
    demarche_rule_reader_error (reader, token, "write the ISO 639 code: en, fr, es, ru, ar, zh",
                                "'%s' is no language", token->string);
    return;
  }
  if (!demarche_stemmer_prepare (token->string, &problem))
    demarche_rule_reader_error (reader, token, NULL, "%s", problem->message);
  (void)demarche_rule_reader_read_name (reader, token, "language", NULL, &file->language);
}

static void
read_extends (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *list,
              gpointer object)
{
  DemarcheRuleFile *file = object;
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token))
    if (demarche_rule_reader_accept (reader, &token, STRING, key->name, "a path"))
      (void)add_name (reader, &token, "path", file->extends);
}

static void
read_developed_on (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                   const DemarcheJsonToken *list, gpointer object)
{
  DemarcheRuleFile *file = object;
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token)) {
    if (!demarche_rule_reader_accept (reader, &token, STRING, key->name, "a text hash"))
      continue;
    if (token.length == 64 && strspn (token.string, "0123456789abcdef") == 64)
      g_ptr_array_add (file->developed_on, demarche_rule_reader_keep (reader, &token));
    else
      demarche_rule_reader_error (reader, &token, "'demarche read' shows a statement's text hash",
                                  "'%s' is no text hash", token.string);
  }
}

#define WORDS(name, number)                                                                        \
  {                                                                                                \
    name, LIST, "a list of words", demarche_rule_read_words, 0, NULL, number                       \
  }

static const DemarcheRuleKey file_keys[] = {
    {"format", NUMBER, "1", read_format, 0, NULL, 0},
    {"title", STRING, "a string", demarche_rule_read_text, IN_FILE (title), NULL, 0},
    {"language", STRING, "a language", read_language, 0, NULL, 0},
    {"extends", LIST, "a list of paths", read_extends, 0, NULL, 0},
    {"lists", OBJECT, "an object", read_lists, 0, NULL, 0},
    {"names", LIST, "a list of phrases", demarche_rule_read_phrases, IN_FILE (names), NULL, 0},
    {"issues", LIST, "a list of issues", read_issues, 0, NULL, 0},
    {"rules", OBJECT, "an object of position codes and their rules", read_rule_map, 0, NULL, 0},
    {"cues", LIST, "a list of cues", demarche_rule_read_cues, IN_FILE (cues), NULL, 0},
    {"developed-on", LIST, "a list of text hashes", read_developed_on, 0, NULL, 0},
    DEMARCHE_LINT_IGNORE_KEY,
    {"note", STRING, "a string", demarche_rule_read_nothing, 0, NULL, 0},
    {"irregular", OBJECT, "an object of words and their forms", demarche_rule_read_irregular, 0,
     NULL, 0},
    WORDS ("abbreviations", 0),
    WORDS ("numbered-abbreviations", 1),
    {"spellings", LIST, "a list of pairs", demarche_rule_read_spellings, 0, NULL, 0},
    WORDS ("subject-pronouns", 2),
};
const DemarcheRuleKeys demarche_file_keys = {"a rule file", file_keys, G_N_ELEMENTS (file_keys)};

GPtrArray *
demarche_rule_file_add_array (DemarcheRuleFile *file)
{
  GPtrArray *array = g_ptr_array_new ();

  g_ptr_array_add (file->arrays, array);
  return array;
}

static DemarcheRuleFile *
new_file (DemarcheSource *source, const char *path)
{
  DemarcheRuleFile *file = g_new0 (DemarcheRuleFile, 1);

  file->source = demarche_source_ref (source);
  file->path = g_strdup (path);
  file->store = demarche_store_new (STORE_BLOCK_BYTES);
  file->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  file->extends = demarche_rule_file_add_array (file);
  file->parents = demarche_rule_file_add_array (file);
  file->phrases = demarche_rule_file_add_array (file);
  file->lists = demarche_rule_file_add_array (file);
  file->issues = demarche_rule_file_add_array (file);
  file->codes = demarche_rule_file_add_array (file);
  file->rules = demarche_rule_file_add_array (file);
  file->cues = demarche_rule_file_add_array (file);
  file->developed_on = demarche_rule_file_add_array (file);
  file->ignores = g_array_new (FALSE, TRUE, sizeof (DemarcheFileIgnore));
  file->invisible = g_array_new (FALSE, FALSE, sizeof (DemarcheFileInvisible));
  return file;
}

void
demarche_rule_file_free (DemarcheRuleFile *file)
{
  if (file == NULL)
    return;
  demarche_source_unref (file->source);
  g_free (file->path);
  demarche_language_free (file->tables);
  g_array_unref (file->ignores);
  g_array_unref (file->invisible);
  g_ptr_array_unref (file->arrays);
  demarche_store_unref (file->store);
  g_free (file);
}

/* an empty file has a message of its own: it is the commonest slip */
static gboolean
is_blank (DemarcheSource *source)
{
  gsize length = 0;
  const char *text = demarche_source_get_text (source, &length);
  gsize start = length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  for (gsize i = start; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
finish_file (DemarcheRuleReader *reader, const DemarcheJsonToken *start)
{
  DemarcheRuleFile *file = reader->file;
  DemarcheJsonToken token;

  if (file->format == 0)
    demarche_rule_reader_error (reader, start, "begin the file with \"format\": 1",
                                "file has no 'format'");
  if (file->tables != NULL && file->language.place.source == NULL) {
    token = (DemarcheJsonToken){.start = file->tables_place.start, .end = file->tables_place.end};
    demarche_rule_reader_error (reader, &token, "add \"language\"",
                                "tables of a language in a file without 'language'");
  }
  for (guint i = 0; i < file->phrases->len; i++)
    ((DemarchePhrase *)g_ptr_array_index (file->phrases, i))->language = file->language.text;
}

DemarcheRuleFile *
demarche_rule_file_read (DemarcheSource *source, const char *path, DemarcheDiagnostics *diagnostics)
{
  DemarcheRuleFile *file = new_file (source, path);
  gsize length = 0;
  DemarcheRuleReader reader = {.source = source, .diagnostics = diagnostics, .file = file};
  g_autoptr (DemarcheJsonScanner) scanner = NULL;
  g_autoptr (DemarchePhraseParser) phrases = NULL;
  DemarcheJsonToken token = {0};

  (void)demarche_source_get_text (source, &length);
  if (is_blank (source)) {
    demarche_rule_reader_error (&reader, &token, "begin the file with { \"format\": 1",
                                "no rules: the file is empty");
    file->is_broken = TRUE;
    return file;
  }
  scanner = demarche_json_scanner_new (source, 0, length, &demarche_json_limits_default);
  reader.scanner = scanner;
  reader.phrases = phrases = demarche_phrase_parser_new (file->store);
  if (demarche_rule_reader_next (&reader, &token) &&
      demarche_rule_reader_accept (&reader, &token, OBJECT, "rule file", "an object")) {
    DemarcheJsonToken start = token;
    (void)demarche_rule_reader_read_object (&reader, &demarche_file_keys, file);
    if (!reader.broken)
      finish_file (&reader, &start);
  }
  if (demarche_rule_reader_next (&reader, &token) && token.type != DEMARCHE_JSON_END)
    demarche_rule_reader_error (&reader, &token, NULL, "something follows the rule file's object");
  file->is_broken = reader.broken;
  return file;
}

gboolean
demarche_rule_file_extends (DemarcheRuleFile *file, DemarcheRuleFile *other)
{
  for (guint i = 0; i < file->parents->len; i++) {
    DemarcheRuleFile *parent = g_ptr_array_index (file->parents, i);
    if (parent == other || demarche_rule_file_extends (parent, other))
      return TRUE;
  }
  return FALSE;
}
