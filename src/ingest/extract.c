/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a reader takes out of a file. */
#include "ingest/extract.h"

#include "base/limits.h"
#include "ingest/document.h"
#include "ingest/manifest.h"

#include <string.h>

DemarcheExtract *
demarche_extract_new (void)
{
  DemarcheExtract *extract = g_new0 (DemarcheExtract, 1);

  extract->text = g_string_new (NULL);
  extract->hints = g_array_new (FALSE, FALSE, sizeof (DemarcheHint));
  extract->remarks = g_ptr_array_new_with_free_func (g_free);
  return extract;
}

void
demarche_extract_free (DemarcheExtract *extract)
{
  if (!extract)
    return;
  if (extract->text)
    g_string_free (extract->text, TRUE);
  g_clear_pointer (&extract->whole, g_bytes_unref);
  g_clear_pointer (&extract->hints, g_array_unref);
  g_free (extract->encoding);
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    g_free (extract->fields[i]);
    g_free (extract->words[i]);
  }
  g_free (extract->unread);
  g_free (extract->author);
  g_ptr_array_unref (extract->remarks);
  g_free (extract);
}

static void
append_hint (DemarcheExtract *extract, guint flags, gsize bold)
{
  DemarcheHint hint = {extract->text->len, flags, bold};

  if (flags || bold)
    g_array_append_val (extract->hints, hint);
}

static void
append_line_end (DemarcheExtract *extract)
{
  gsize n = extract->text->len;

  if (n > 0 && extract->text->str[n - 1] != '\n')
    g_string_append_c (extract->text, '\n');
}

/* looks at the end only: the text may be long */
static gboolean
stands_at_page_start (const DemarcheExtract *extract)
{
  gsize n = extract->text->len;

  return n >= 2 && memcmp (extract->text->str + n - 2, "\f\n", 2) == 0;
}

gboolean
demarche_extract_add (DemarcheExtract *extract, const char *text, gsize length, guint flags,
                      gsize bold, gboolean apart, GError **error)
{
  const char *end = text + length;

  if (extract->text->len + length > DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "text is larger than %u MiB, the limit of one statement",
                 DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES >> 20);
    return FALSE;
  }
  append_line_end (extract);
  if (apart && extract->text->len > 0 && !stands_at_page_start (extract))
    g_string_append_c (extract->text, '\n');
  append_hint (extract, flags | DEMARCHE_LINE_BLOCK, bold);
  for (const char *p = text; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '\n') {
      g_string_append_c (extract->text, '\n');
      append_hint (extract, flags, 0);
    } else if (c == '\t' || !g_unichar_iscntrl (c)) {
      g_string_append_len (extract->text, p, g_utf8_next_char (p) - p);
    }
  }
  g_string_append_c (extract->text, '\n');
  return TRUE;
}

void
demarche_extract_set_decoded (DemarcheExtract *extract, const DemarcheDecoded *decoded)
{
  extract->encoding = g_strdup (decoded->encoding);
  extract->n_repaired = decoded->n_repaired;
  extract->first_repaired = decoded->first_repaired;
  extract->n_stripped = decoded->n_stripped;
}

void
demarche_extract_end_page (DemarcheExtract *extract)
{
  append_line_end (extract);
  g_string_append (extract->text, "\f\n");
}

/* "2025-03-04T10:00:00Z": the day of it */
static char *
cut_time (const char *value)
{
  gsize n = strlen (value);

  return g_strndup (value, n > 10 && strchr ("T ", value[10]) ? 10 : n);
}

/* "en-GB" is "en" here */
static char *
cut_country (const char *value)
{
  return g_ascii_strdown (value, (gssize)strcspn (value, "-_"));
}

void
demarche_extract_set_field (DemarcheExtract *extract, DemarcheField field, const char *value,
                            const char *words)
{
  g_autofree char *cut = field == DEMARCHE_FIELD_DATE       ? cut_time (value)
                         : field == DEMARCHE_FIELD_LANGUAGE ? cut_country (value)
                                                            : g_strdup (value);
  g_autofree char *tidy = NULL;
  const char *note;

  if (extract->fields[field] || !g_utf8_validate (cut, -1, NULL))
    return;
  tidy = demarche_field_check (field, cut, &note, NULL);
  if (!tidy || !*tidy)
    return;
  extract->fields[field] = g_steal_pointer (&tidy);
  extract->words[field] = g_strdup (words);
}

void
demarche_extract_set_author (DemarcheExtract *extract, const char *author)
{
  g_autofree char *tidy = NULL;

  if (extract->author || strlen (author) > DEMARCHE_LIMIT_NAME_BYTES)
    return;
  tidy = g_utf8_make_valid (author, -1);
  g_strstrip (g_strdelimit (tidy, "\r\n\t", ' '));
  if (*tidy)
    extract->author = g_steal_pointer (&tidy);
}

void
demarche_extract_add_remark (DemarcheExtract *extract, const char *remark)
{
  g_ptr_array_add (extract->remarks, g_strdup (remark));
}

GBytes *
demarche_extract_take_text (DemarcheExtract *extract)
{
  return extract->whole ? g_steal_pointer (&extract->whole)
                        : g_string_free_to_bytes (g_steal_pointer (&extract->text));
}

void
demarche_extract_apply (const DemarcheExtract *extract, DemarcheStatementBuilder *builder)
{
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    if (extract->fields[i] && !demarche_statement_builder_get_field (builder, (DemarcheField)i))
      demarche_statement_builder_set_field (builder, (DemarcheField)i, extract->fields[i],
                                            DEMARCHE_ORIGIN_PROPERTY, extract->words[i]);
  }
  if (extract->author)
    demarche_statement_builder_set_attribute (builder, "file-author", extract->author);
}
