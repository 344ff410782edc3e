/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the tables of a language file may hold. */
#include "rules/rule-reader.h"

/* a table's word, or NULL after reporting */
static const char *
read_word (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *token)
{
  if (!demarche_rule_reader_accept (reader, token, DEMARCHE_VALUE_STRING, key->name, "a word"))
    return NULL;
  if (token->length > 0)
    return token->string;
  demarche_rule_reader_error (reader, token, NULL, "'%s': word is empty", key->name);
  return NULL;
}

static void
note_table (DemarcheRuleReader *reader, const DemarcheJsonToken *token)
{
  DemarcheRuleFile *file = reader->file;

  if (file->tables == NULL) {
    file->tables = demarche_language_new (NULL);
    file->tables_place = demarche_rule_reader_place (reader, token);
  }
}

void
demarche_rule_read_irregular (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                              const DemarcheJsonToken *start, gpointer object)
{
  DemarcheJsonToken token;

  note_table (reader, start);
  while (demarche_rule_reader_next_item (reader, &token)) {
    g_autofree char *base = g_strdup (token.string);
    if (!demarche_rule_reader_next (reader, &token))
      return;
    if (!demarche_rule_reader_accept (reader, &token, DEMARCHE_VALUE_LIST, base,
                                      "a list of irregular forms"))
      continue;
    while (demarche_rule_reader_next_item (reader, &token)) {
      const char *form = read_word (reader, key, &token);
      if (form != NULL)
        demarche_language_add_irregular (reader->file->tables, base, form);
    }
  }
}

/* `number` tells which set of words: 0 abbreviations, 1 numbered ones, 2 pronouns */
void
demarche_rule_read_words (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                          const DemarcheJsonToken *start, gpointer object)
{
  DemarcheJsonToken token;
  GHashTable *sets[3] = {NULL};

  note_table (reader, start);
  sets[0] = reader->file->tables->abbreviations;
  sets[1] = reader->file->tables->numbered_abbreviations;
  sets[2] = reader->file->tables->subject_pronouns;
  while (demarche_rule_reader_next_item (reader, &token)) {
    const char *word = read_word (reader, key, &token);
    g_autofree char *bare = NULL;
    if (word == NULL)
      continue;
    bare = g_str_has_suffix (word, ".") ? g_strndup (word, token.length - 1) : g_strdup (word);
    demarche_language_add_word (sets[key->number], bare);
  }
}

static void
check_pair (DemarcheRuleReader *reader, const DemarcheJsonToken *start, GPtrArray *pair)
{
  gboolean is_end[2] = {FALSE};

  if (pair->len != 2) {
    demarche_rule_reader_error (reader, start, "write [\"behaviour\", \"behavior\"]",
                                "'spellings': a pair has 2 words, this one %u", pair->len);
    return;
  }
  for (guint i = 0; i < 2; i++)
    is_end[i] = g_str_has_prefix (g_ptr_array_index (pair, i), "-");
  if (is_end[0] != is_end[1])
    demarche_rule_reader_error (reader, start, "begin both with a hyphen, or none",
                                "'spellings': a word is paired with the end of words");
  else
    demarche_language_add_spelling (reader->file->tables, g_ptr_array_index (pair, 0),
                                    g_ptr_array_index (pair, 1));
}

void
demarche_rule_read_spellings (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                              const DemarcheJsonToken *start, gpointer object)
{
  DemarcheJsonToken token;

  note_table (reader, start);
  while (demarche_rule_reader_next_item (reader, &token)) {
    DemarcheJsonToken list = token;
    g_autoptr (GPtrArray) pair = g_ptr_array_new_with_free_func (g_free);
    if (!demarche_rule_reader_accept (reader, &token, DEMARCHE_VALUE_LIST, key->name,
                                      "a pair of words"))
      continue;
    while (demarche_rule_reader_next_item (reader, &token)) {
      const char *word = read_word (reader, key, &token);
      if (word != NULL)
        g_ptr_array_add (pair, g_strdup (word));
    }
    if (!reader->broken)
      check_pair (reader, &list, pair);
  }
}
