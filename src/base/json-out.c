/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The last byte written tells whether a comma is due. */
#include "base/json-out.h"

#include <string.h>

#include "base/escape.h"

#define DECIMALS 6

static void
begin (GString *out, const char *key)
{
  gsize end = out->len;

  while (end > 0 && out->str[end - 1] == '\n')
    end--;
  if (end > 0 && strchr ("{[:", out->str[end - 1]) == NULL)
    g_string_insert_c (out, (gssize)end, ',');
  if (key == NULL)
    return;
  demarche_escape_json (out, key, -1, FALSE);
  g_string_append (out, ": ");
}

void
demarche_json_out_open (GString *out, const char *key, char bracket)
{
  begin (out, key);
  g_string_append_c (out, bracket);
}

void
demarche_json_out_close (GString *out, char bracket)
{
  g_string_append_c (out, bracket);
}

void
demarche_json_out_newline (GString *out)
{
  g_string_append_c (out, '\n');
}

void
demarche_json_out_string_length (GString *out, const char *key, const char *value, gsize length)
{
  begin (out, key);
  if (value == NULL)
    g_string_append (out, "null");
  else
    demarche_escape_json (out, value, (gssize)length, FALSE);
}

void
demarche_json_out_string (GString *out, const char *key, const char *value)
{
  demarche_json_out_string_length (out, key, value, value != NULL ? strlen (value) : 0);
}

void
demarche_json_out_count (GString *out, const char *key, gsize value)
{
  begin (out, key);
  g_string_append_printf (out, "%" G_GSIZE_FORMAT, value);
}

void
demarche_json_out_number (GString *out, const char *key, double value, gboolean is_known)
{
  begin (out, key);
  if (is_known)
    demarche_escape_number (out, value, DECIMALS);
  else
    g_string_append (out, "null");
}

void
demarche_json_out_boolean (GString *out, const char *key, gboolean value)
{
  begin (out, key);
  g_string_append (out, value ? "true" : "false");
}
