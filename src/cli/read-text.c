/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `read` for people: what is known of a statement and from where, then a line a paragraph. */
#include "config.h"

#include "cli/read-format.h"

#include <string.h>

#define EXCERPT_CHARS 72

static void
append_escaped (GString *out, const char *text)
{
  demarche_escape_terminal (out, text, -1);
}

static void
append_head (GString *out, DemarcheStatement *statement)
{
  const char *type = demarche_statement_get_content_type (statement);
  const char *encoding = demarche_statement_get_encoding (statement);
  const char *language = demarche_statement_get_field (statement, DEMARCHE_FIELD_LANGUAGE);
  const char *hash = demarche_statement_get_text_hash (statement);
  gsize length = 0;

  demarche_statement_get_source_text (statement, &length);
  append_escaped (out, demarche_statement_get_name (statement));
  if (type != NULL)
    g_string_append_printf (out, " · %s", type);
  if (encoding != NULL)
    g_string_append_printf (out, " · %s", encoding);
  g_string_append (out, " · ");
  append_escaped (out,
                  language != NULL ? demarche_language_get_name (language) : "language unknown");
  g_string_append_printf (out, " · %" G_GSIZE_FORMAT " bytes", length);
  if (hash != NULL)
    g_string_append_printf (out, " · sha256 %.8s…", hash);
  g_string_append_c (out, '\n');
}

/* "from the text, lines 20-31", "from statements.csv:4" */
static void
append_origin (GString *out, DemarcheStatement *statement, DemarcheField field)
{
  static const char *const names[] = {"",
                                      "from the file's properties",
                                      "from the text",
                                      "from front matter",
                                      "from",
                                      "from the option"};
  const char *words = NULL;
  DemarcheOrigin origin = demarche_statement_get_origin (statement, field, &words);

  g_string_append_printf (out, "   %s", names[origin]);
  if (words == NULL)
    return;
  g_string_append (out, origin <= DEMARCHE_ORIGIN_FRONT_MATTER ? ", " : " ");
  append_escaped (out, words);
}

static void
append_field (GString *out, DemarcheStatement *statement, DemarcheField field)
{
  const char *value = demarche_statement_get_field (statement, field);

  if (value == NULL)
    return;
  g_string_append_printf (out, "%-13s", demarche_field_get_name (field));
  append_escaped (out, value);
  append_origin (out, statement, field);
  g_string_append_c (out, '\n');
}

static void
append_attributes (GString *out, DemarcheStatement *statement)
{
  const char *const *names = demarche_statement_get_attribute_names (statement);

  for (guint i = 0; names[i] != NULL; i++) {
    gsize start = out->len;

    append_escaped (out, names[i]);
    g_string_append_printf (out, "%*s", (int)MAX (1, 13 - (int)(out->len - start)), "");
    append_escaped (out, demarche_statement_get_attribute (statement, names[i]));
    g_string_append_c (out, '\n');
  }
}

/* "2021-12-13 … 2021-12-17 from date lines" when paragraphs differ */
static void
append_dates (GString *out, DemarcheStatement *statement)
{
  const char *first = NULL;
  const char *last = NULL;

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const char *date = demarche_statement_get_paragraph (statement, i)->occasion->date;

    if (date != NULL && (first == NULL || strcmp (date, first) < 0))
      first = date;
    if (date != NULL && (last == NULL || strcmp (date, last) > 0))
      last = date;
  }
  if (first != NULL && strcmp (first, last) != 0)
    g_string_append_printf (out, "%-13s%s … %s   from date lines\n", "dates", first, last);
  else if (first == NULL)
    g_string_append_printf (out, "%-13sunknown\n", "date");
}

static void
append_counts (GString *out, DemarcheStatement *statement)
{
  guint n = demarche_statement_get_n_paragraphs (statement);
  guint n_headings = 0;
  guint n_turns = 0;
  guint n_taggable = 0;

  for (guint i = 0; i < n; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    n_headings += paragraph->kind == DEMARCHE_PARAGRAPH_HEADING;
    n_turns = MAX (n_turns, paragraph->turn);
    n_taggable += demarche_paragraph_kind_is_taggable (paragraph->kind);
  }
  if (n_headings > 0)
    g_string_append_printf (out, "%-13s%u\n", "headings", n_headings);
  if (n_turns > 0)
    g_string_append_printf (out, "%-13s%u\n", "turns", n_turns);
  demarche_read_append_turns (out, statement);
  g_string_append_printf (out, "%-13s%u, of which %u can take tags\n", "paragraphs", n, n_taggable);
}

/* where it stands in the file: lines of a text, the page of what has no lines */
static void
append_place (GString *out, const DemarcheParagraph *paragraph)
{
  g_autofree char *lines = NULL;

  if (paragraph->first_line == 0)
    lines = paragraph->page > 0 ? g_strdup_printf ("page %u", paragraph->page) : g_strdup ("");
  else if (paragraph->first_line == paragraph->last_line)
    lines = g_strdup_printf ("line %u", paragraph->first_line);
  else
    lines = g_strdup_printf ("lines %u-%u", paragraph->first_line, paragraph->last_line);
  g_string_append_printf (out, "%-14s", lines);
}

static void
append_excerpt (GString *out, const DemarcheParagraph *paragraph)
{
  const char *end = paragraph->text + paragraph->length;
  const char *p = paragraph->text;

  for (guint n = 0; p < end && n < EXCERPT_CHARS; n++)
    p = g_utf8_next_char (p);
  demarche_escape_terminal (out, paragraph->text, p - paragraph->text);
  if (p < end)
    g_string_append (out, "…");
}

/* a value that differs from the paragraph before, so that a change is seen */
static void
append_change (GString *out, const char *value, const char *before)
{
  if (value == NULL || g_strcmp0 (value, before) == 0)
    return;
  append_escaped (out, value);
  g_string_append (out, " · ");
}

/* none after some: the speaker goes on for the own State */
static void
append_groups (GString *out, const char *groups, const char *before)
{
  if (groups != NULL && *groups == '\0')
    g_string_append (out, before == NULL || *before != '\0' ? "in a national capacity · " : "");
  else
    append_change (out, groups, before);
}

static void
append_paragraph (GString *out, const DemarcheParagraph *paragraph, const DemarcheParagraph *before)
{
  g_autofree char *number = g_strdup_printf ("¶%u", paragraph->number);
  const DemarcheOccasion *occasion = paragraph->occasion;
  const DemarcheOccasion *known = before != NULL ? before->occasion : &demarche_occasion_unknown;

  g_string_append_printf (out, "%7s  %-11s  ", number,
                          demarche_paragraph_kind_get_name (paragraph->kind));
  append_place (out, paragraph);
  append_change (out, occasion->date, known->date);
  append_change (out, occasion->speaker, known->speaker);
  append_change (out, occasion->delegation, known->delegation);
  append_groups (out, occasion->groups, known->groups);
  append_excerpt (out, paragraph);
  if (paragraph->note != NULL) {
    g_string_append (out, " · ");
    append_escaped (out, paragraph->note);
  }
  g_string_append_c (out, '\n');
}

void
demarche_read_append_text (GString *out, DemarcheStatement *statement, gboolean first)
{
  const DemarcheParagraph *before = NULL;

  if (!first)
    g_string_append_c (out, '\n');
  append_head (out, statement);
  for (guint field = 0; field < DEMARCHE_N_FIELDS; field++)
    append_field (out, statement, (DemarcheField)field);
  append_attributes (out, statement);
  append_dates (out, statement);
  append_counts (out, statement);
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    append_paragraph (out, paragraph, before);
    before = paragraph;
  }
}
