/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `read` for programs. */
#include "config.h"

#include "cli/read-format.h"

static void
append_key (GString *out, const char *key)
{
  if (out->str[out->len - 1] != '{')
    g_string_append (out, ", ");
  demarche_escape_json (out, key, -1, FALSE);
  g_string_append (out, ": ");
}

static void
append_string (GString *out, const char *key, const char *value)
{
  append_key (out, key);
  if (value == NULL)
    g_string_append (out, "null");
  else
    demarche_escape_json (out, value, -1, FALSE);
}

static void
append_known (GString *out, const char *key, const char *value)
{
  if (value != NULL)
    append_string (out, key, value);
}

static void
append_known_number (GString *out, const char *key, guint value)
{
  if (value == 0)
    return;
  append_key (out, key);
  g_string_append_printf (out, "%u", value);
}

/* {"speaker": {"value": …, "origin": "text", "where": "lines 20-31"}} */
static void
append_fields (GString *out, DemarcheStatement *statement)
{
  static const char *const origins[] = {"none", "text", "front-matter", "manifest", "option"};

  append_key (out, "fields");
  g_string_append_c (out, '{');
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    const char *value = demarche_statement_get_field (statement, (DemarcheField)i);
    const char *words = NULL;
    DemarcheOrigin origin;

    if (value == NULL)
      continue;
    origin = demarche_statement_get_origin (statement, (DemarcheField)i, &words);
    append_key (out, demarche_field_get_name ((DemarcheField)i));
    g_string_append_c (out, '{');
    append_string (out, "value", value);
    append_string (out, "origin", origins[origin]);
    append_known (out, "where", words);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, '}');
}

static void
append_attributes (GString *out, DemarcheStatement *statement)
{
  const char *const *names = demarche_statement_get_attribute_names (statement);

  append_key (out, "attributes");
  g_string_append_c (out, '{');
  for (guint i = 0; names[i] != NULL; i++)
    append_string (out, names[i], demarche_statement_get_attribute (statement, names[i]));
  g_string_append_c (out, '}');
}

static void
append_paragraph (GString *out, const DemarcheParagraph *paragraph)
{
  g_string_append_c (out, '{');
  append_known_number (out, "paragraph", paragraph->number);
  append_string (out, "kind", demarche_paragraph_kind_get_name (paragraph->kind));
  append_string (out, "speaker", paragraph->speaker);
  append_string (out, "delegation", paragraph->delegation);
  append_string (out, "date", paragraph->date);
  append_string (out, "event", paragraph->event);
  append_string (out, "section", paragraph->section);
  append_known_number (out, "turn", paragraph->turn);
  append_known (out, "role", paragraph->role);
  append_known (out, "groups", paragraph->groups);
  append_known (out, "language", paragraph->language);
  append_known_number (out, "page", paragraph->page);
  append_known_number (out, "first-line", paragraph->first_line);
  append_known_number (out, "last-line", paragraph->last_line);
  append_known (out, "note", paragraph->note);
  append_key (out, "text");
  demarche_escape_json (out, paragraph->text, (gssize)paragraph->length, FALSE);
  g_string_append_c (out, '}');
}

void
demarche_read_append_json (GString *out, DemarcheStatement *statement, gboolean first)
{
  g_string_append (out, first ? "\n{" : ",\n{");
  append_string (out, "statement", demarche_statement_get_name (statement));
  append_string (out, "content-type", demarche_statement_get_content_type (statement));
  append_string (out, "encoding", demarche_statement_get_encoding (statement));
  append_string (out, "text-hash", demarche_statement_get_text_hash (statement));
  append_fields (out, statement);
  append_attributes (out, statement);
  append_key (out, "paragraphs");
  g_string_append_c (out, '[');
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    g_string_append (out, i > 0 ? ",\n  " : "\n  ");
    append_paragraph (out, demarche_statement_get_paragraph (statement, i));
  }
  g_string_append (out, "]}");
}
