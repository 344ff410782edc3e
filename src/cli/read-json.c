/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `read` for programs. */
#include "config.h"

#include "cli/read-format.h"
#include "cli/json-object.h"

static void
append_known (GString *out, const char *key, const char *value)
{
  if (value != NULL)
    demarche_json_object_string (out, key, value);
}

static void
append_known_number (GString *out, const char *key, guint value)
{
  if (value != 0)
    demarche_json_object_number (out, key, value);
}

/* {"speaker": {"value": …, "origin": "text", "where": "lines 20-31"}} */
static void
append_fields (GString *out, DemarcheStatement *statement)
{
  demarche_json_object_key (out, "fields");
  g_string_append_c (out, '{');
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    const char *value = demarche_statement_get_field (statement, (DemarcheField)i);
    const char *words = NULL;
    DemarcheOrigin origin;

    if (value == NULL)
      continue;
    origin = demarche_statement_get_origin (statement, (DemarcheField)i, &words);
    demarche_json_object_key (out, demarche_field_get_name ((DemarcheField)i));
    g_string_append_c (out, '{');
    demarche_json_object_string (out, "value", value);
    demarche_json_object_string (out, "origin", demarche_origin_get_name (origin));
    append_known (out, "where", words);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, '}');
}

static void
append_attributes (GString *out, DemarcheStatement *statement)
{
  const char *const *names = demarche_statement_get_attribute_names (statement);

  demarche_json_object_key (out, "attributes");
  g_string_append_c (out, '{');
  for (guint i = 0; names[i] != NULL; i++)
    demarche_json_object_string (out, names[i],
                                 demarche_statement_get_attribute (statement, names[i]));
  g_string_append_c (out, '}');
}

static void
append_paragraph (GString *out, const DemarcheParagraph *paragraph)
{
  g_string_append_c (out, '{');
  append_known_number (out, "paragraph", paragraph->number);
  demarche_json_object_string (out, "kind", demarche_paragraph_kind_get_name (paragraph->kind));
  demarche_json_object_string (out, "speaker", paragraph->occasion->speaker);
  demarche_json_object_string (out, "delegation", paragraph->occasion->delegation);
  demarche_json_object_string (out, "date", paragraph->occasion->date);
  demarche_json_object_string (out, "event", paragraph->occasion->event);
  demarche_json_object_string (out, "section", paragraph->occasion->section);
  append_known_number (out, "turn", paragraph->turn);
  append_known (out, "role", paragraph->occasion->role);
  append_known (out, "groups", paragraph->occasion->groups);
  append_known (out, "language", paragraph->language);
  append_known_number (out, "page", paragraph->page);
  append_known_number (out, "first-line", paragraph->first_line);
  append_known_number (out, "last-line", paragraph->last_line);
  append_known (out, "note", paragraph->note);
  demarche_json_object_key (out, "text");
  demarche_escape_json (out, paragraph->text, (gssize)paragraph->length, FALSE);
  g_string_append_c (out, '}');
}

void
demarche_read_append_json (GString *out, DemarcheStatement *statement, gboolean first)
{
  g_string_append (out, first ? "\n{" : ",\n{");
  demarche_json_object_string (out, "statement", demarche_statement_get_name (statement));
  demarche_json_object_string (out, "content-type",
                               demarche_statement_get_content_type (statement));
  demarche_json_object_string (out, "encoding", demarche_statement_get_encoding (statement));
  demarche_json_object_string (out, "text-hash", demarche_statement_get_text_hash (statement));
  append_fields (out, statement);
  append_attributes (out, statement);
  demarche_json_object_key (out, "paragraphs");
  g_string_append_c (out, '[');
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    g_string_append (out, i > 0 ? ",\n  " : "\n  ");
    append_paragraph (out, demarche_statement_get_paragraph (statement, i));
  }
  g_string_append (out, "]}");
}
