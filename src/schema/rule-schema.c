/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The schema of rule files: the loader's tables of keys and the guide to them. */
#include "schema/schema.h"

#include "rules/key-guide.h"

#include <string.h>

/* the value of a key of each shape; those with "%s" take the members' schema, an empty one is
 * written from the key's values */
static const char *const shapes[] = {
    [DEMARCHE_SHAPE_FORMAT] = "\"const\":1",
    [DEMARCHE_SHAPE_TEXT] = "\"type\":\"string\"",
    [DEMARCHE_SHAPE_ID] = "\"$ref\":\"#/$defs/id\"",
    [DEMARCHE_SHAPE_CODE_PART] = "\"$ref\":\"#/$defs/code-part\"",
    [DEMARCHE_SHAPE_LANGUAGE] = "\"type\":\"string\",\"pattern\":\"^[a-z]{2,3}$\"",
    [DEMARCHE_SHAPE_DATE] = "\"type\":\"string\",\"pattern\":\"" SCHEMA_DATE "\"",
    [DEMARCHE_SHAPE_FLAG] = "\"type\":\"boolean\"",
    [DEMARCHE_SHAPE_NUMBER] = "\"type\":\"number\"",
    [DEMARCHE_SHAPE_COUNT] = "\"$ref\":\"#/$defs/count\"",
    [DEMARCHE_SHAPE_CHOICE] = "",
    [DEMARCHE_SHAPE_CHOICE_OR_COUNT] = "",
    [DEMARCHE_SHAPE_CHOICES] = "",
    [DEMARCHE_SHAPE_PHRASES] = "\"$ref\":\"#/$defs/phrases\"",
    [DEMARCHE_SHAPE_PHRASE_LISTS] = "\"type\":\"object\","
                                    "\"propertyNames\":{\"pattern\":\"^[A-Za-z0-9_-]+$\"},"
                                    "\"additionalProperties\":{\"$ref\":\"#/$defs/phrases\"}",
    [DEMARCHE_SHAPE_STRINGS] = "\"type\":\"array\",\"items\":{\"type\":\"string\"}",
    [DEMARCHE_SHAPE_NAMES] = "\"type\":\"array\",\"items\":{\"type\":\"string\"},\"minItems\":1",
    [DEMARCHE_SHAPE_PATHS] =
        "\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^[^/]\"}",
    [DEMARCHE_SHAPE_HASHES] =
        "\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^[0-9a-f]{64}$\"}",
    [DEMARCHE_SHAPE_WORDS] = "\"$ref\":\"#/$defs/words\"",
    [DEMARCHE_SHAPE_WORD_LISTS] =
        "\"type\":\"object\",\"additionalProperties\":{\"$ref\":\"#/$defs/words\"}",
    [DEMARCHE_SHAPE_SPELLINGS] =
        "\"type\":\"array\",\"items\":{\"type\":\"array\",\"minItems\":2,\"maxItems\":2,"
        "\"oneOf\":[{\"items\":{\"type\":\"string\",\"pattern\":\"^-\"}},"
        "{\"items\":{\"type\":\"string\",\"pattern\":\"^[^-]\"}}]}",
    [DEMARCHE_SHAPE_OBJECT] = "\"$ref\":\"#/$defs/%s\"",
    [DEMARCHE_SHAPE_OBJECTS] = "\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/%s\"}",
    [DEMARCHE_SHAPE_TEXTS_OR_OBJECTS] =
        "\"type\":\"array\",\"items\":{\"anyOf\":[{\"$ref\":\"#/$defs/test-text\"},"
        "{\"$ref\":\"#/$defs/%s\"}]}",
    [DEMARCHE_SHAPE_RULES] =
        "\"type\":\"array\",\"items\":{\"anyOf\":[{\"$ref\":\"#/$defs/phrase\"},"
        "{\"$ref\":\"#/$defs/%s\"}]}",
    [DEMARCHE_SHAPE_RULE_LISTS] =
        "\"type\":\"object\",\"propertyNames\":{\"pattern\":\"^[^./ \\\\t]+[.][^./ \\\\t]+$\"},"
        "\"additionalProperties\":{\"type\":\"array\",\"items\":{\"anyOf\":"
        "[{\"$ref\":\"#/$defs/phrase\"},{\"$ref\":\"#/$defs/%s\"}]}}",
};

/* definitions that several keys share */
static const char definitions[] =
    "\"phrase\":\n{\"description\":\"Words, and marks: ~ inflections, * any ending, ... up to 3 "
    "words between, ..5 up to 5, ? optional, | or, ( ) groups, @name a list, ^ $ start and end of "
    "a sentence, \\\\\\\" \\\\\\\" exact case.\",\n"
    "\"type\":\"string\",\"pattern\":"
    "\"^[^!#%&+,/:;<=>\\\\[\\\\\\\\\\\\]`{}]*[^ !#%&+,/:;<=>\\\\[\\\\\\\\\\\\]`{}]"
    "[^!#%&+,/:;<=>\\\\[\\\\\\\\\\\\]`{}]*$\"},\n"
    "\"phrases\":\n{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/phrase\"},\"minItems\":1},\n"
    "\"id\":\n{\"type\":\"string\",\"pattern\":\"^[^\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f]+$\"},\n"
    "\"code-part\":\n{\"type\":\"string\","
    "\"pattern\":\"^[^./ \\\\u0000-\\\\u001f\\\\u007f-\\\\u009f]+$\"},\n"
    "\"words\":\n{\"type\":\"array\",\"items\":{\"type\":\"string\",\"minLength\":1}},\n"
    "\"test-text\":\n{\"type\":\"string\",\"pattern\":\"\\\\S\"},\n";

/* what an object needs beside its keys */
static const struct {
  const DemarcheRuleKeys *keys;
  const char *name;
  const char *text;
} objects[] = {
    {&demarche_issue_keys, "issue", "\"required\":[\"id\"]"},
    {&demarche_position_keys, "position", "\"required\":[\"id\"]"},
    {&demarche_rule_keys, "rule",
     "\"if\":{\"properties\":{\"enabled\":{\"const\":false}},\"required\":[\"enabled\"]},\n"
     "\"then\":{\"required\":[\"id\"]},\n"
     "\"else\":{\"anyOf\":[{\"required\":[\"any\"]},{\"required\":[\"all\"]}]}"},
    {&demarche_unless_keys, "unless", NULL},
    {&demarche_where_keys, "where", NULL},
    {&demarche_tests_keys, "tests", NULL},
    {&demarche_test_keys, "test",
     "\"required\":[\"text\"],\n"
     "\"allOf\":[{\"properties\":{\"text\":{\"$ref\":\"#/$defs/test-text\"}}}]"},
    {&demarche_cue_keys, "cue",
     "\"required\":[\"id\"],\n\"allOf\":[\n"
     "{\"if\":{\"properties\":{\"enabled\":{\"const\":false}},\"required\":[\"enabled\"]},"
     "\"else\":{\"required\":[\"effect\",\"cue\"]}},\n"
     "{\"if\":{\"properties\":{\"effect\":{\"enum\":[\"rejection\",\"pseudo\",\"stop\"]}},"
     "\"required\":[\"effect\"]},"
     "\"then\":{\"properties\":{\"direction\":false,\"max\":false}}},\n"
     "{\"if\":{\"properties\":{\"effect\":{\"not\":{\"enum\":[\"pseudo\",\"stop\"]}}},"
     "\"required\":[\"effect\"]},\"then\":{\"properties\":{\"of\":false}}}\n]"},
};

/* tables of a language need to say which */
static const char file_text[] = "\"required\":[\"format\"],\n\"dependentRequired\":{"
                                "\"irregular\":[\"language\"],\"abbreviations\":[\"language\"],"
                                "\"numbered-abbreviations\":[\"language\"],"
                                "\"spellings\":[\"language\"],\"subject-pronouns\":[\"language\"]}";

static const char *
get_object_name (const DemarcheRuleKeys *keys)
{
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    if (objects[i].keys == keys)
      return objects[i].name;
  return NULL;
}

/* a template's "%s" is the name of the members' definition */
static void
append_shape (GString *out, const DemarcheKeyGuide *guide)
{
  const char *shape = shapes[guide->shape];
  const char *place = strstr (shape, "%s");

  if (place == NULL) {
    g_string_append (out, shape);
    return;
  }
  g_string_append_len (out, shape, place - shape);
  g_string_append (out, get_object_name (guide->members));
  g_string_append (out, place + 2);
}

static void
append_value (GString *out, const DemarcheRuleKey *key, const DemarcheKeyGuide *guide)
{
  if (guide->shape == DEMARCHE_SHAPE_CHOICE) {
    demarche_schema_append_enum (out, key->values);
  } else if (guide->shape == DEMARCHE_SHAPE_CHOICES) {
    g_string_append (out, "\"type\":\"array\",\"minItems\":1,\"items\":{");
    demarche_schema_append_enum (out, key->values);
    g_string_append_c (out, '}');
  } else if (guide->shape == DEMARCHE_SHAPE_CHOICE_OR_COUNT) {
    g_string_append (out, "\"anyOf\":[{");
    demarche_schema_append_enum (out, key->values);
    g_string_append (out, "},{\"$ref\":\"#/$defs/count\"}]");
  } else {
    append_shape (out, guide);
  }
}

/* FALSE: a key that the guide does not know */
static gboolean
append_object (GString *out, const DemarcheRuleKeys *keys, const char *text)
{
  g_string_append (out, "\"type\":\"object\",\n\"additionalProperties\":false,\n");
  if (text != NULL)
    g_string_append_printf (out, "%s,\n", text);
  g_string_append (out, "\"properties\":{\n");
  for (guint i = 0; i < keys->n_keys; i++) {
    const DemarcheKeyGuide *guide = demarche_key_guide_find (keys, keys->keys[i].name);

    if (guide == NULL) {
      g_printerr ("%s: no guide to '%s'\n", keys->name, keys->keys[i].name);
      return FALSE;
    }
    g_string_append (out, i > 0 ? ",\n" : "");
    demarche_schema_open_property (out, guide->key, guide->text);
    append_value (out, &keys->keys[i], guide);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "\n}");
  return TRUE;
}

gboolean
demarche_schema_append_rules (GString *out)
{
  if (!append_object (out, &demarche_file_keys, file_text))
    return FALSE;
  g_string_append (out, ",\n\"$defs\":{\n");
  g_string_append (out, definitions);
  g_string_append_printf (out, "\"count\":\n{\"type\":\"integer\",\"minimum\":1,\"maximum\":%d}",
                          DEMARCHE_RULE_MOST_WORDS);
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++) {
    g_string_append_printf (out, ",\n\"%s\":{\n", objects[i].name);
    if (!append_object (out, objects[i].keys, objects[i].text))
      return FALSE;
    g_string_append (out, "\n}");
  }
  g_string_append (out, "\n}\n");
  return TRUE;
}
