/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a rule may hold: its keys, `unless`, `where` and the tests inside. */
#include "rules/rule-reader.h"

#include "base/limits.h"

#include <string.h>

/* shorthand for the tables below */
#define STRING DEMARCHE_VALUE_STRING
#define NUMBER DEMARCHE_VALUE_NUMBER
#define BOOLEAN DEMARCHE_VALUE_BOOLEAN
#define LIST DEMARCHE_VALUE_LIST
#define OBJECT DEMARCHE_VALUE_OBJECT
#define IN_UNLESS(member) G_STRUCT_OFFSET (DemarcheUnless, member)
#define IN_WHERE(member) G_STRUCT_OFFSET (DemarcheWhere, member)
#define IN_TEST(member) G_STRUCT_OFFSET (DemarcheRuleTest, member)
#define IN_RULE(member) G_STRUCT_OFFSET (DemarcheFileRule, member)

static const char *const holders[] = {"other", "speaker", NULL};
static const char *const stances[] = {"opposes", "supports", NULL};
static const char *const forces[] = {"firm", "tentative", NULL};
static const char *const places[] = {"sentence", "paragraph", NULL}; /* of DemarcheWithin */
static const char *const roles[] = {"speaker",    "chair",   "interviewer",
                                    "rapporteur", "unknown", NULL};
static const char *const kinds[] = {"title", "dateline", "heading", "salutation",  "paragraph",
                                    "list",  "question", "closing", "boilerplate", NULL};

static const DemarcheRuleKey unless_keys[] = {
    {"before", LIST, "a list of phrases", demarche_rule_read_phrases, IN_UNLESS (before), NULL,
     DEMARCHE_PHRASE_BEFORE},
    {"after", LIST, "a list of phrases", demarche_rule_read_phrases, IN_UNLESS (after), NULL,
     DEMARCHE_PHRASE_AFTER},
    {"inside", LIST, "a list of phrases", demarche_rule_read_phrases, IN_UNLESS (inside), NULL, 0},
    {"sentence", LIST, "a list of phrases", demarche_rule_read_phrases, IN_UNLESS (sentence), NULL,
     0},
    {"paragraph", LIST, "a list of phrases", demarche_rule_read_phrases, IN_UNLESS (paragraph),
     NULL, 0},
};
const DemarcheRuleKeys demarche_unless_keys = {"'unless'", unless_keys, G_N_ELEMENTS (unless_keys)};

#define IS(field) IN_WHERE (is[DEMARCHE_WHERE_##field])
#define IS_NOT(field) IN_WHERE (is_not[DEMARCHE_WHERE_##field])

static const DemarcheRuleKey where_keys[] = {
    {"role", LIST, "a list of roles", demarche_rule_read_strings, IS (ROLE), roles, 1},
    {"role-not", LIST, "a list of roles", demarche_rule_read_strings, IS_NOT (ROLE), roles, 1},
    {"speaker", LIST, "a list of names", demarche_rule_read_strings, IS (SPEAKER), NULL, 1},
    {"speaker-not", LIST, "a list of names", demarche_rule_read_strings, IS_NOT (SPEAKER), NULL, 1},
    {"delegation", LIST, "a list of names", demarche_rule_read_strings, IS (DELEGATION), NULL, 1},
    {"delegation-not", LIST, "a list of names", demarche_rule_read_strings, IS_NOT (DELEGATION),
     NULL, 1},
    {"kind", LIST, "a list of kinds of paragraphs", demarche_rule_read_strings, IS (KIND), kinds,
     1},
    {"kind-not", LIST, "a list of kinds of paragraphs", demarche_rule_read_strings, IS_NOT (KIND),
     kinds, 1},
    {"section", LIST, "a list of phrases", demarche_rule_read_phrases, IN_WHERE (section), NULL, 0},
    {"section-not", LIST, "a list of phrases", demarche_rule_read_phrases, IN_WHERE (section_not),
     NULL, 0},
    {"date-from", STRING, "a date", demarche_rule_read_date, IN_WHERE (date_from), NULL, 0},
    {"date-to", STRING, "a date", demarche_rule_read_date, IN_WHERE (date_to), NULL, 0},
};
const DemarcheWhere demarche_where_nothing = {.date_from = NULL};
const DemarcheRuleKeys demarche_where_keys = {"'where'", where_keys, G_N_ELEMENTS (where_keys)};

static void
read_paragraph_kind (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                     const DemarcheJsonToken *token, gpointer object)
{
  int kind = -1;
  const DemarcheRuleKey choice = {.name = key->name, .values = key->values};

  demarche_rule_read_choice (reader, &choice, token, &kind);
  if (kind >= 0)
    demarche_rule_read_text (reader, key, token, object);
}

static const DemarcheRuleKey test_keys[] = {
    {"text", STRING, "a string", demarche_rule_read_text, IN_TEST (text), NULL, 0},
    {"section", STRING, "a string", demarche_rule_read_text, IN_TEST (section), NULL, 0},
    {"speaker", STRING, "a string", demarche_rule_read_text, IN_TEST (speaker), NULL, 0},
    {"delegation", STRING, "a string", demarche_rule_read_text, IN_TEST (delegation), NULL, 0},
    {"kind", STRING, "a kind of paragraph", read_paragraph_kind, IN_TEST (paragraph_kind), kinds,
     0},
    {"date", STRING, "a date", demarche_rule_read_date, IN_TEST (date), NULL, 0},
};
const DemarcheRuleKeys demarche_test_keys = {"a test", test_keys, G_N_ELEMENTS (test_keys)};

static void
read_test (DemarcheRuleReader *reader, const DemarcheJsonToken *token, DemarcheTestKind kind,
           GPtrArray *tests)
{
  DemarcheRuleTest *test = demarche_store_take (reader->file->store, sizeof *test);
  DemarcheJsonToken start = *token;
  gboolean is_whole = TRUE;

  g_ptr_array_add (tests, test);
  test->kind = kind;
  test->place = demarche_rule_reader_place (reader, token);
  if (token->type == DEMARCHE_JSON_STRING)
    test->text = demarche_rule_reader_keep (reader, token);
  else
    is_whole = demarche_rule_reader_read_object (reader, &demarche_test_keys, test);
  if (!is_whole)
    return;
  test->place.end = reader->last_end;
  if (test->text == NULL || *g_strstrip (test->text) == '\0')
    demarche_rule_reader_error (reader, &start, NULL, "test has no text");
}

/* @object holds the array of tests that all kinds share */
static void
read_tests_of_kind (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                    const DemarcheJsonToken *list, gpointer object)
{
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token))
    if (demarche_rule_reader_accept (reader, &token, STRING | OBJECT, key->name,
                                     "a text or an object with 'text'"))
      read_test (reader, &token, (DemarcheTestKind)key->number, object);
}

#define TESTS(name, kind)                                                                          \
  {                                                                                                \
    name, LIST, "a list of tests", read_tests_of_kind, 0, NULL, DEMARCHE_TEST_##kind               \
  }

static const DemarcheRuleKey tests_keys[] = {
    TESTS ("hit", HIT),         TESTS ("firm", FIRM),   TESTS ("tentative", TENTATIVE),
    TESTS ("opposes", OPPOSES), TESTS ("other", OTHER), TESTS ("miss", MISS),
    TESTS ("todo", TODO),
};
const DemarcheRuleKeys demarche_tests_keys = {"'tests'", tests_keys, G_N_ELEMENTS (tests_keys)};

void
demarche_rule_read_tests (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                          const DemarcheJsonToken *token, gpointer object)
{
  GPtrArray *tests = demarche_rule_file_add_array (reader->file);

  G_STRUCT_MEMBER (GPtrArray *, object, key->offset) = tests;
  (void)demarche_rule_reader_read_object (reader, &demarche_tests_keys, tests);
}

static void
read_unless (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *token,
             gpointer object)
{
  (void)demarche_rule_reader_read_object (reader, &demarche_unless_keys,
                                          &G_STRUCT_MEMBER (DemarcheUnless, object, key->offset));
}

static void
read_where (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *token,
            gpointer object)
{
  DemarcheWhere *where = demarche_store_take (reader->file->store, sizeof *where);
  DemarcheJsonToken start = *token;

  G_STRUCT_MEMBER (const DemarcheWhere *, object, key->offset) = where;
  where->place = demarche_rule_reader_place (reader, token);
  if (demarche_rule_reader_read_object (reader, &demarche_where_keys, where) &&
      where->date_from != NULL && where->date_to != NULL &&
      strcmp (where->date_from, where->date_to) > 0)
    demarche_rule_reader_error (reader, &start, NULL,
                                "no date is from %s to %s: the first is the later one",
                                where->date_from, where->date_to);
}

static void
read_within (DemarcheRuleReader *reader, const DemarcheRuleKey *key, const DemarcheJsonToken *token,
             gpointer object)
{
  DemarcheFileRule *rule = object;
  const DemarcheRuleKey words = {.name = key->name,
                                 .offset = G_STRUCT_OFFSET (DemarcheRule, within_words)};
  const DemarcheRuleKey choice = {.name = key->name, .values = key->values};
  int place = DEMARCHE_WITHIN_SENTENCE;

  if (token->type == DEMARCHE_JSON_NUMBER) {
    rule->rule.within = DEMARCHE_WITHIN_WORDS;
    demarche_rule_read_count (reader, &words, token, &rule->rule);
    return;
  }
  demarche_rule_read_choice (reader, &choice, token, &place);
  rule->rule.within = (DemarcheWithin)place;
}

static const DemarcheRuleKey rule_keys[] = {
    {"id", STRING, "a string", demarche_rule_read_id, IN_RULE (id), NULL, 0},
    {"any", LIST, "a list of phrases", demarche_rule_read_phrases, IN_RULE (rule.any), NULL, 0},
    {"all", LIST, "a list of phrases", demarche_rule_read_phrases, IN_RULE (rule.all), NULL, 0},
    {"within", STRING | NUMBER, "'sentence', 'paragraph' or a number of words", read_within, 0,
     places, 0},
    {"with", LIST, "a list of phrases", demarche_rule_read_phrases, IN_RULE (rule.with), NULL, 0},
    {"unless", OBJECT, "an object", read_unless, IN_RULE (rule.unless), NULL, 0},
    {"where", OBJECT, "an object", read_where, IN_RULE (rule.where), NULL, 0},
    {"force", STRING, "a string", demarche_rule_read_choice, IN_RULE (rule.force), forces, 0},
    {"stance", STRING, "a string", demarche_rule_read_choice, IN_RULE (rule.stance), stances, 0},
    {"holder", STRING, "a string", demarche_rule_read_choice, IN_RULE (rule.holder), holders, 0},
    {"rhetorical", BOOLEAN, "true or false", demarche_rule_read_flag, IN_RULE (rule.rhetorical),
     NULL, 0},
    {"enabled", BOOLEAN, "true or false", demarche_rule_read_flag, IN_RULE (enabled), NULL, 0},
    {"tests", OBJECT, "an object", demarche_rule_read_tests, IN_RULE (tests), NULL, 0},
    DEMARCHE_LINT_IGNORE_KEY,
    {"note", STRING, "a string", demarche_rule_read_nothing, 0, NULL, 0},
};
const DemarcheRuleKeys demarche_rule_keys = {"a rule", rule_keys, G_N_ELEMENTS (rule_keys)};

static DemarcheFileRule *
new_rule (DemarcheRuleReader *reader, const DemarcheFileName *code)
{
  DemarcheFileRule *rule = demarche_store_take (reader->file->store, sizeof *rule);

  rule->enabled = TRUE;
  rule->rule.force = DEMARCHE_NOT_FIXED;
  rule->rule.stance = DEMARCHE_NOT_FIXED;
  rule->rule.holder = DEMARCHE_NOT_FIXED;
  rule->rule.where = &demarche_where_nothing;
  rule->code = code;
  return rule;
}

/* a bare string is a rule with that one phrase */
static void
read_bare_rule (DemarcheRuleReader *reader, const DemarcheJsonToken *token, DemarcheFileRule *rule)
{
  DemarchePhrase *phrase = demarche_rule_reader_read_phrase (reader, token, DEMARCHE_PHRASE_PLAIN);

  rule->rule.any = demarche_rule_file_add_array (reader->file);
  if (phrase != NULL)
    g_ptr_array_add (rule->rule.any, phrase);
}

static void
check_rule (DemarcheRuleReader *reader, const DemarcheJsonToken *start,
            const DemarcheFileRule *rule)
{
  if (rule->rule.any == NULL && rule->rule.all == NULL && rule->enabled)
    demarche_rule_reader_error (reader, start, "give the phrases as \"any\" or \"all\"",
                                "rule has no phrases");
  if (!rule->enabled && rule->id.text == NULL)
    demarche_rule_reader_error (reader, start, "give the \"id\" of the rule to switch off",
                                "rule without 'id' is switched off");
}

static void
read_rule (DemarcheRuleReader *reader, const DemarcheJsonToken *token, DemarcheFileRule *rule)
{
  DemarcheJsonToken start = *token;

  if (token->type == DEMARCHE_JSON_STRING)
    read_bare_rule (reader, token, rule);
  else if (demarche_rule_reader_read_object (reader, &demarche_rule_keys, rule))
    check_rule (reader, &start, rule);
  rule->rule.place = demarche_rule_reader_place (reader, &start);
  rule->rule.place.end = reader->last_end;
}

void
demarche_rule_read_rules (DemarcheRuleReader *reader, const DemarcheFileName *code,
                          GPtrArray *rules)
{
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token)) {
    DemarcheFileRule *rule = NULL;
    if (!demarche_rule_reader_accept (reader, &token, STRING | OBJECT, "rule",
                                      "a phrase or an object"))
      continue;
    rule = new_rule (reader, code);
    g_ptr_array_add (rules, rule);
    read_rule (reader, &token, rule);
  }
}
