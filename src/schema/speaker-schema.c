/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The schema of speakers.json. */
#include "schema/schema.h"

#include "model/speaker-private.h"

#define NAME_OR_NULL "\"type\":[\"string\",\"null\"]"
#define NAMES_OR_NULL "\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"}"
#define DATE_OR_NULL "\"type\":[\"string\",\"null\"],\"pattern\":\"" SCHEMA_DATE "\""
#define ANYTHING "\"type\":[\"string\",\"number\",\"boolean\",\"array\",\"object\",\"null\"]"
#define ENTRIES(kind) "\"type\":[\"array\",\"null\"],\"items\":{\"$ref\":\"#/$defs/" kind "\"}"

static const struct {
  const char *key;
  const char *text;
  const char *value;
} guides[] = {
    {"format", "The version of this kind of file. It is 1.", "\"const\":1"},
    {"speakers", "The people who speak.", ENTRIES ("speaker")},
    {"delegations", "The States and bodies that they speak for.", ENTRIES ("delegation")},
    {"groups", "On the file: the blocs. On a delegation: those it belongs to.", NULL},
    {"note", "A remark for people; nothing reads it.", ANYTHING},
    {"id", "A short name, for tables and references.", NAME_OR_NULL},
    {"name", "The name as it is shown.", "\"type\":\"string\""},
    {"aliases", "Other spellings of the name.", NAMES_OR_NULL},
    {"delegation", "The delegation that the person speaks for.", NAME_OR_NULL},
    {"present", "Events at which the delegation was present.", NAMES_OR_NULL},
    {"group", "The name of the group.", "\"type\":\"string\""},
    {"from", "The first day of the membership; null: it has always been one.", DATE_OR_NULL},
    {"to", "The last day of the membership; null: it is one still.", DATE_OR_NULL},
};

static const char *const kinds[DEMARCHE_N_NAME_KINDS] = {"speaker", "delegation", "group"};

/* FALSE: a key without a guide. @groups: what "groups" means here */
static gboolean
append_keys (GString *out, const char *const *keys, const char *required, const char *groups)
{
  g_string_append_printf (out,
                          "\"type\":\"object\",\n\"additionalProperties\":false,\n"
                          "\"required\":[\"%s\"],\n\"properties\":{\n",
                          required);
  for (gsize i = 0; keys[i] != NULL; i++) {
    gsize at = 0;

    while (at < G_N_ELEMENTS (guides) && !g_str_equal (guides[at].key, keys[i]))
      at++;
    if (at == G_N_ELEMENTS (guides)) {
      g_printerr ("speakers: no guide to '%s'\n", keys[i]);
      return FALSE;
    }
    g_string_append (out, i > 0 ? ",\n" : "");
    demarche_schema_open_property (out, keys[i], guides[at].text);
    g_string_append (out, guides[at].value != NULL ? guides[at].value : groups);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "\n}");
  return TRUE;
}

gboolean
demarche_schema_append_speakers (GString *out)
{
  static const char memberships[] =
      "\"type\":[\"array\",\"null\"],\"items\":{\"anyOf\":[{\"type\":\"string\"},"
      "{\"$ref\":\"#/$defs/membership\"}]}";

  if (!append_keys (out, demarche_speaker_file_keys, "format", ENTRIES ("group")))
    return FALSE;
  g_string_append (out, ",\n\"$defs\":{\n");
  for (guint i = 0; i < DEMARCHE_N_NAME_KINDS; i++) {
    g_string_append_printf (out, "\"%s\":{\n", kinds[i]);
    if (!append_keys (out, demarche_speaker_entry_keys[i], "name", memberships))
      return FALSE;
    g_string_append (out, "\n},\n");
  }
  g_string_append (out, "\"membership\":{\n");
  if (!append_keys (out, demarche_membership_keys, "group", NULL))
    return FALSE;
  g_string_append (out, "\n}\n}\n");
  return TRUE;
}
