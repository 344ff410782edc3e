/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The two hashes of a rule set: of its files, and of what they mean. */
#include "rules/rule-contents.h"

#include "base/hash.h"
#include "base/text.h"
#include "rules/rule-meaning.h"

#include <math.h>
#include <string.h>

/* changes when the canonical form does */
#define FORM "demarche rules 1"
#define PASSED_BYTES (16u << 10)

/* a byte that no UTF-8 has ends a string, so that no two meanings have one form */
static void
put (GString *out, const char *text)
{
  g_string_append_c (out, text == NULL ? '-' : '=');
  if (text != NULL)
    g_string_append (out, text);
  g_string_append_c (out, '\xff');
}

/* the digits of whole numbers, which nearly all are, need no arithmetic of floating point; most are
 * one digit */
void
demarche_meaning_put_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE] = {0};

  if (number >= 0 && number < 10 && number == (int)number)
    *buffer = (char)('0' + (int)number);
  else if (fabs (number) < G_MAXINT && number == (int)number)
    g_snprintf (buffer, sizeof buffer, "%d", (int)number);
  else
    g_ascii_dtostr (buffer, sizeof buffer, number);
  put (out, buffer);
}

void
demarche_phrase_append_canonical (GString *out, const DemarchePhraseNode *node)
{
  const char head[] = {'(',
                       (char)('a' + node->type),
                       (char)('a' + node->joint),
                       (char)('a' + node->gap),
                       node->inflected ? '~' : '.',
                       node->wildcard ? '*' : '.',
                       node->exact ? '"' : '.'};

  g_string_append_len (out, head, sizeof head);
  put (out, node->word);
  for (guint i = 0; i < node->n_children; i++)
    demarche_phrase_append_canonical (out, &node->children[i]);
  g_string_append_c (out, ')');
}

void
demarche_meaning_put_phrases (GString *out, GPtrArray *phrases)
{
  if (phrases == NULL) {
    put (out, NULL);
    return;
  }
  g_string_append_c (out, '[');
  for (guint i = 0; i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    put (out, phrase->language);
    demarche_phrase_append_canonical (out, phrase->root);
  }
  g_string_append_c (out, ']');
}

static void
put_strings (GString *out, GPtrArray *strings)
{
  g_string_append_c (out, strings == NULL ? '-' : '[');
  for (guint i = 0; strings != NULL && i < strings->len; i++)
    put (out, g_ptr_array_index (strings, i));
  g_string_append_c (out, ']');
}

GPtrArray *
demarche_sort_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_sized_new (g_hash_table_size (table));
  GHashTableIter iter;
  gpointer key = NULL;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, demarche_compare_strings);
  return keys;
}

static void
put_codebook (GString *out, const DemarcheRuleContents *contents)
{
  DemarcheCodebook *codebook = contents->codebook;

  for (guint i = 0; i < demarche_codebook_get_n_issues (codebook); i++) {
    const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, i);
    put (out, issue->id);
    demarche_meaning_put_number (out, issue->kind);
    demarche_meaning_put_phrases (out, g_ptr_array_index (contents->about, i));
  }
  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++) {
    const DemarchePosition *position = demarche_codebook_get_position (codebook, i);
    put (out, position->code);
    demarche_meaning_put_number (out, position->value);
  }
}

void
demarche_meaning_put_unless (GString *out, const DemarcheUnless *unless)
{
  demarche_meaning_put_phrases (out, unless->before);
  demarche_meaning_put_phrases (out, unless->after);
  demarche_meaning_put_phrases (out, unless->inside);
  demarche_meaning_put_phrases (out, unless->sentence);
  demarche_meaning_put_phrases (out, unless->paragraph);
}

void
demarche_meaning_put_where (GString *out, const DemarcheWhere *where)
{
  for (guint i = 0; i < DEMARCHE_N_WHERE_FIELDS; i++) {
    put_strings (out, where->is[i]);
    put_strings (out, where->is_not[i]);
  }
  demarche_meaning_put_phrases (out, where->section);
  demarche_meaning_put_phrases (out, where->section_not);
  put (out, where->date_from);
  put (out, where->date_to);
}

void
demarche_rule_append_conditions (GString *out, const DemarcheRule *rule)
{
  demarche_meaning_put_phrases (out, rule->all);
  demarche_meaning_put_phrases (out, rule->with);
  demarche_meaning_put_number (out, rule->within);
  demarche_meaning_put_number (out, rule->within_words);
  demarche_meaning_put_unless (out, &rule->unless);
  demarche_meaning_put_where (out, rule->where);
  demarche_meaning_put_number (out, rule->force);
  demarche_meaning_put_number (out, rule->stance);
  demarche_meaning_put_number (out, rule->holder);
  demarche_meaning_put_number (out, rule->rhetorical);
}

static void
put_rule (GString *out, const DemarcheRule *rule)
{
  put (out, rule->id);
  put (out, rule->language);
  demarche_meaning_put_number (out, rule->position);
  demarche_meaning_put_phrases (out, rule->any);
  demarche_rule_append_conditions (out, rule);
}

static void
put_cue (GString *out, const DemarcheCue *cue)
{
  put (out, cue->id);
  put (out, cue->language);
  put (out, demarche_cue_effect_get_name (cue->effect));
  demarche_meaning_put_phrases (out, cue->phrases);
  demarche_meaning_put_number (out, cue->direction);
  demarche_meaning_put_number (out, cue->max);
  demarche_meaning_put_number (out, cue->of);
}

static void
put_lists (GString *out, GHashTable *lists)
{
  g_autoptr (GPtrArray) names = demarche_sort_keys (lists);

  for (guint i = 0; i < names->len; i++) {
    const DemarcheFileList *list = g_hash_table_lookup (lists, g_ptr_array_index (names, i));
    put (out, list->name.text);
    demarche_meaning_put_phrases (out, list->phrases);
  }
}

static void
put_words (GString *out, GHashTable *words)
{
  g_autoptr (GPtrArray) sorted = demarche_sort_keys (words);

  put_strings (out, sorted);
}

void
demarche_meaning_put_language (GString *out, const DemarcheLanguage *language)
{
  g_autoptr (GPtrArray) bases = demarche_sort_keys (language->irregular);

  put (out, language->id);
  for (guint i = 0; i < bases->len; i++) {
    const char *base = g_ptr_array_index (bases, i);
    const GPtrArray *forms = g_hash_table_lookup (language->irregular, base);
    put (out, base);
    for (guint j = 0; j < forms->len; j++)
      put (out, g_ptr_array_index (forms, j));
    put (out, NULL);
  }
  put_words (out, language->abbreviations);
  put_words (out, language->numbered_abbreviations);
  put_strings (out, language->spellings);
  put_words (out, language->subject_pronouns);
}

/* what is in @out goes on when it is much, so that the whole form never stands in memory */
static void
pass_on (GString *out, DemarcheHasher *hasher, gsize much)
{
  if (out->len < much)
    return;
  demarche_hasher_add (hasher, out->str, out->len);
  g_string_truncate (out, 0);
}

char *
demarche_rule_contents_hash_meaning (const DemarcheRuleContents *contents)
{
  DemarcheHasher *hasher = demarche_hasher_new ();
  g_autoptr (GString) out = g_string_new (FORM);
  g_autoptr (GPtrArray) languages = demarche_sort_keys (contents->languages);

  put_codebook (out, contents);
  put_lists (out, contents->lists);
  demarche_meaning_put_phrases (out, contents->names);
  for (guint i = 0; i < contents->rules->len; i++) {
    put_rule (out, g_ptr_array_index (contents->rules, i));
    pass_on (out, hasher, PASSED_BYTES);
  }
  for (guint i = 0; i < contents->cues->len; i++)
    put_cue (out, g_ptr_array_index (contents->cues, i));
  for (guint i = 0; i < languages->len; i++)
    demarche_meaning_put_language (
        out, g_hash_table_lookup (contents->languages, g_ptr_array_index (languages, i)));
  pass_on (out, hasher, 0);
  return demarche_hasher_finish (hasher);
}

/* the hash of the files' hashes, so that moving text from one file to the next changes it */
char *
demarche_rule_contents_hash_files (const DemarcheRuleContents *contents)
{
  g_autoptr (GString) hashes = g_string_new (NULL);

  for (guint i = 0; i < contents->files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (contents->files, i);
    gsize length = 0;
    const char *text = demarche_source_get_text (file->source, &length);
    g_autofree char *hash = demarche_hash_bytes (text, length);
    g_string_append_printf (hashes, "%s\n", hash);
  }
  return demarche_hash_bytes (hashes->str, hashes->len);
}
