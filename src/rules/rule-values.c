/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Readers for the values of rule files: names, choices, dates, phrases. */
#include "rules/rule-reader.h"

#include "base/limits.h"
#include "base/text.h"

#include <math.h>
#include <string.h>

#define MEMBER(type, object, key) (G_STRUCT_MEMBER (type, object, (key)->offset))

/* bidi controls and zero-width characters change what a reader sees, or hide from them */
static void
note_invisible (DemarcheRuleReader *reader, const DemarcheJsonToken *token)
{
  if (demarche_text_is_ascii (token->string, token->length))
    return;
  for (const char *at = token->string; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    gsize offset = (gsize)(at - token->string);
    gsize start = 0;

    if (g_unichar_type (c) != G_UNICODE_FORMAT)
      continue;
    start = demarche_json_string_source_offset (reader->source, token->start, offset);
    DemarcheFileInvisible invisible = {
        .place = {.source = reader->source, .start = start, .end = start + 1}, .c = c};
    g_array_append_val (reader->file->invisible, invisible);
    return;
  }
}

static void
report_phrase_problem (DemarcheRuleReader *reader, const DemarcheJsonToken *token,
                       const DemarchePhraseProblem *problem)
{
  DemarcheJsonToken span = *token;

  span.start = demarche_json_string_source_offset (reader->source, token->start, problem->start);
  span.end = demarche_json_string_source_offset (reader->source, token->start, problem->end);
  demarche_rule_reader_error (reader, &span, problem->help, "%s", problem->message);
}

DemarchePhrase *
demarche_rule_reader_read_phrase (DemarcheRuleReader *reader, const DemarcheJsonToken *token,
                                  DemarchePhraseUse use)
{
  DemarchePhraseProblem problem;

  note_invisible (reader, token);
  DemarchePhraseNode *root =
      demarche_phrase_parser_read (reader->phrases, token->string, use, &problem);
  if (root == NULL) {
    report_phrase_problem (reader, token, &problem);
    demarche_phrase_problem_clear (&problem);
    return NULL;
  }
  DemarchePhrase *phrase = demarche_store_take (reader->file->store, sizeof *phrase);
  phrase->text = demarche_rule_reader_keep (reader, token);
  phrase->root = root;
  phrase->place = demarche_rule_reader_place (reader, token);
  g_ptr_array_add (reader->file->phrases, phrase);
  return phrase;
}

GPtrArray *
demarche_rule_reader_read_phrase_list (DemarcheRuleReader *reader, const DemarcheJsonToken *start,
                                       DemarchePhraseUse use)
{
  GPtrArray *phrases = demarche_rule_file_add_array (reader->file);
  DemarcheJsonToken first = *start;
  DemarcheJsonToken token;
  guint n_items = 0;

  for (; demarche_rule_reader_next_item (reader, &token); n_items++) {
    DemarchePhrase *phrase = NULL;
    if (demarche_rule_reader_accept (reader, &token, DEMARCHE_VALUE_STRING, "phrase", "a string"))
      phrase = demarche_rule_reader_read_phrase (reader, &token, use);
    if (phrase != NULL)
      g_ptr_array_add (phrases, phrase);
  }
  if (n_items == 0 && !reader->broken)
    demarche_rule_reader_error (reader, &first, NULL, "list holds no phrase");
  return phrases;
}

/* why @text can be no name, or NULL */
static char *
find_name_fault (const char *text, const char *forbidden)
{
  if (*text == '\0')
    return g_strdup ("is empty");
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    if (g_unichar_iscntrl (c))
      return g_strdup_printf ("holds the control character U+%04X", c);
    if (forbidden != NULL && c < 0x80 && strchr (forbidden, (int)c) != NULL)
      return g_strdup_printf ("may not hold '%c'", (char)c);
  }
  return NULL;
}

gboolean
demarche_rule_reader_read_name (DemarcheRuleReader *reader, const DemarcheJsonToken *token,
                                const char *what, const char *forbidden, DemarcheFileName *name)
{
  g_autofree char *fault = find_name_fault (token->string, forbidden);

  if (fault != NULL) {
    demarche_rule_reader_error (reader, token, NULL, "%s %s", what, fault);
    return FALSE;
  }
  note_invisible (reader, token);
  name->text = demarche_rule_reader_keep (reader, token);
  name->place = demarche_rule_reader_place (reader, token);
  return TRUE;
}

void
demarche_rule_read_nothing (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                            const DemarcheJsonToken *token, gpointer object)
{
  demarche_rule_reader_skip (reader, token);
}

void
demarche_rule_read_text (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                         const DemarcheJsonToken *token, gpointer object)
{
  MEMBER (char *, object, key) = demarche_rule_reader_keep (reader, token);
}

void
demarche_rule_read_id (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                       const DemarcheJsonToken *token, gpointer object)
{
  /* a position code is issue, full stop, position; a rule's full id adds a slash */
  static const char *const forbidden[] = {NULL, "./ \t"};

  (void)demarche_rule_reader_read_name (reader, token, "id", forbidden[key->number],
                                        &MEMBER (DemarcheFileName, object, key));
}

void
demarche_rule_read_flag (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                         const DemarcheJsonToken *token, gpointer object)
{
  MEMBER (gboolean, object, key) = token->type == DEMARCHE_JSON_TRUE;
}

void
demarche_rule_read_count (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                          const DemarcheJsonToken *token, gpointer object)
{
  if (token->number < 1 || token->number > DEMARCHE_RULE_MOST_WORDS ||
      floor (token->number) != token->number) {
    demarche_rule_reader_error (reader, token, NULL, "'%s': expected a whole number from 1 to %d",
                                key->name, DEMARCHE_RULE_MOST_WORDS);
    return;
  }
  MEMBER (guint, object, key) = (guint)token->number;
}

/* index of a string in the key's values, or -1 after reporting */
static int
find_value (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *token)
{
  g_autofree char *introduction = NULL;
  g_autofree char *hint = NULL;

  for (int i = 0; key->values[i] != NULL; i++)
    if (g_str_equal (key->values[i], token->string))
      return i;
  introduction = g_strdup_printf ("values of '%s'", key->name);
  hint = demarche_rule_hint (token->string, introduction, "", key->values);
  demarche_rule_reader_error (reader, token, hint, "'%s' has no value '%s'", key->name,
                              token->string);
  return -1;
}

void
demarche_rule_read_choice (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                           const DemarcheJsonToken *token, gpointer object)
{
  int value = find_value (reader, key, token);

  if (value >= 0)
    MEMBER (int, object, key) = value;
}

void
demarche_rule_read_strings (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                            const DemarcheJsonToken *list, gpointer object)
{
  GPtrArray *strings = demarche_rule_file_add_array (reader->file);
  DemarcheJsonToken first = *list;
  DemarcheJsonToken token;
  guint n_items = 0;

  MEMBER (GPtrArray *, object, key) = strings;
  for (; demarche_rule_reader_next_item (reader, &token); n_items++) {
    if (!demarche_rule_reader_accept (reader, &token, DEMARCHE_VALUE_STRING, key->name, "a string"))
      continue;
    if (key->values == NULL || find_value (reader, key, &token) >= 0)
      g_ptr_array_add (strings, demarche_rule_reader_keep (reader, &token));
  }
  if (n_items < key->number && !reader->broken)
    demarche_rule_reader_error (reader, &first, NULL, "'%s': list is empty", key->name);
}

void
demarche_rule_read_ignores (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                            const DemarcheJsonToken *list, gpointer object)
{
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token)) {
    DemarcheFileIgnore ignore = {.text = NULL};
    if (!demarche_rule_reader_accept (reader, &token, DEMARCHE_VALUE_STRING, key->name, "a string"))
      continue;
    ignore.text = demarche_rule_reader_keep (reader, &token);
    ignore.place = demarche_rule_reader_place (reader, &token);
    g_array_append_val (reader->file->ignores, ignore);
  }
}

void
demarche_rule_read_phrases (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                            const DemarcheJsonToken *token, gpointer object)
{
  MEMBER (GPtrArray *, object, key) =
      demarche_rule_reader_read_phrase_list (reader, token, (DemarchePhraseUse)key->number);
}

static gboolean
is_date (const char *text)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = (guint)g_ascii_strtoull (text, NULL, 10);
  month = (guint)g_ascii_strtoull (text + 5, NULL, 10);
  day = (guint)g_ascii_strtoull (text + 8, NULL, 10);
  return g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

void
demarche_rule_read_date (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                         const DemarcheJsonToken *token, gpointer object)
{
  if (is_date (token->string))
    demarche_rule_read_text (reader, key, token, object);
  else
    demarche_rule_reader_error (reader, token, "write it as year-month-day: 2025-03-04",
                                "'%s': '%s' is no date", key->name, token->string);
}
