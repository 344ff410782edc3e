/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Members of JSON objects, for commands that write them. */
#include "cli/json-object.h"

#include "demarche.h"

void
demarche_json_object_key (GString *out, const char *key)
{
  if (out->str[out->len - 1] != '{')
    g_string_append (out, ", ");
  demarche_escape_json (out, key, -1, FALSE);
  g_string_append (out, ": ");
}

void
demarche_json_object_string (GString *out, const char *key, const char *value)
{
  demarche_json_object_key (out, key);
  if (value == NULL)
    g_string_append (out, "null");
  else
    demarche_escape_json (out, value, -1, FALSE);
}

void
demarche_json_object_number (GString *out, const char *key, guint value)
{
  demarche_json_object_key (out, key);
  g_string_append_printf (out, "%u", value);
}
