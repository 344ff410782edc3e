/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Fields of Word documents: which of their results are words of the text. */
#include "ingest/docx.h"

#include <string.h>

#define LONGEST_CODE 1024

enum {
  STATE_CODE,
  STATE_WORDS,
  STATE_FURNITURE,
};

void
demarche_docx_fields_init (DemarcheDocxFields *fields)
{
  fields->depth = 0;
  fields->code = g_string_new (NULL);
}

void
demarche_docx_fields_clear (DemarcheDocxFields *fields)
{
  g_string_free (fields->code, TRUE);
  fields->code = NULL;
}

gboolean
demarche_docx_field_is_furniture (const char *code)
{
  static const char *const names[] = {
      "page", "numpages", "sectionpages", "pageref", "noteref", "toc", "index",
      "toa",  "filename", "savedate",     "listnum", "autonum", NULL};
  const char *start = code + strspn (code, " \t\r\n");
  g_autofree char *name = g_ascii_strdown (start, (gssize)strcspn (start, " \t\r\n\\"));

  return g_strv_contains (names, name);
}

void
demarche_docx_fields_take (DemarcheDocxFields *fields, const char *type)
{
  if (strcmp (type, "begin") == 0) {
    if (fields->depth < G_N_ELEMENTS (fields->states))
      fields->states[fields->depth] = STATE_CODE;
    fields->depth++;
    g_string_truncate (fields->code, 0);
  } else if (strcmp (type, "separate") == 0) {
    if (fields->depth > 0 && fields->depth <= G_N_ELEMENTS (fields->states))
      fields->states[fields->depth - 1] =
          demarche_docx_field_is_furniture (fields->code->str) ? STATE_FURNITURE : STATE_WORDS;
  } else if (strcmp (type, "end") == 0 && fields->depth > 0) {
    fields->depth--;
  }
}

void
demarche_docx_fields_add_code (DemarcheDocxFields *fields, const char *code)
{
  if (fields->code->len + strlen (code) <= LONGEST_CODE)
    g_string_append (fields->code, code);
}

void
demarche_docx_fields_end_paragraph (DemarcheDocxFields *fields)
{
  fields->depth = 0;
}

gboolean
demarche_docx_fields_hide (const DemarcheDocxFields *fields)
{
  for (guint i = 0; i < MIN (fields->depth, G_N_ELEMENTS (fields->states)); i++) {
    if (fields->states[i] != STATE_WORDS)
      return TRUE;
  }
  return FALSE;
}
