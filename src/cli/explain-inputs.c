/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds what `explain` is asked about. */
#include "config.h"

#include "cli/explain.h"
#include "cli/marked-text.h"
#include "cli/references.h"

#include <string.h>

#define MOST_LISTED 60 /* of a longer statement: half of them from either end */
#define EXCERPT_CHARS 50

/* ---- a paragraph of a statement ---- */

/* what was read. @tagged: (element-type DemarcheTagged): one for each input that could be read;
 * @references: of all their tags, in order */
typedef struct {
  DemarcheExplaining *explaining;
  DemarcheClassifier *classifier;
  GPtrArray *tagged;
  GPtrArray *references;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_object (&reading->classifier);
  g_clear_pointer (&reading->tagged, g_ptr_array_unref);
  g_clear_pointer (&reading->references, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* "a.txt:7" where there is no such file: cuts off and returns the 7 */
static const char *
split_place (const DemarcheExplaining *explaining, char *argument)
{
  char *colon = strrchr (argument, ':');

  if (colon == NULL ||
      (explaining->context->archive == NULL && g_file_test (argument, G_FILE_TEST_EXISTS)))
    return NULL;
  *colon = '\0';
  return colon + 1;
}

/* no paragraph number is as long as a reference */
static gboolean
is_number (const char *place)
{
  gsize length = strlen (place);

  return length > 0 && length < DEMARCHE_REFERENCE_CHARS && strspn (place, "0123456789") == length;
}

/* FALSE after an error that ends the command */
static gboolean
read_statements (Reading *reading, char *path)
{
  DemarcheExplaining *explaining = reading->explaining;
  char *paths[] = {path, NULL};
  g_autoptr (GPtrArray) inputs =
      demarche_command_list (explaining->context, explaining->ingest, paths);

  if (inputs == NULL)
    return FALSE;
  reading->classifier = demarche_classifier_new (explaining->rules,
                                                 demarche_ingest_get_speakers (explaining->ingest));
  reading->tagged = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  for (guint i = 0; i < inputs->len; i++) {
    g_autoptr (DemarcheStatement) statement = demarche_command_read_statement (
        explaining->context, explaining->ingest, g_ptr_array_index (inputs, i), NULL);
    if (statement != NULL)
      g_ptr_array_add (reading->tagged,
                       demarche_classifier_tag (reading->classifier, statement, NULL, NULL));
  }
  reading->references =
      demarche_references_new (reading->tagged, demarche_rule_set_get_codebook (explaining->rules));
  return TRUE;
}

/* those of one paragraph's tags, in order: (element-type utf8), borrowed */
static GPtrArray *
list_references (const Reading *reading, guint index, guint paragraph)
{
  GPtrArray *references = g_ptr_array_new ();
  guint at = 0;

  for (guint i = 0; i <= index; i++) {
    DemarcheTagged *tagged = g_ptr_array_index (reading->tagged, i);
    for (guint j = 0; j < demarche_tagged_get_n_tags (tagged); j++, at++)
      if (i == index && demarche_tagged_get_tag (tagged, j)->paragraph == paragraph)
        g_ptr_array_add (references, g_ptr_array_index (reading->references, at));
  }
  return references;
}

static void
write_paragraph (const Reading *reading, guint index, guint paragraph)
{
  DemarcheTagged *tagged = g_ptr_array_index (reading->tagged, index);
  g_autoptr (GPtrArray) references = list_references (reading, index, paragraph);

  demarche_explain_write (reading->explaining, reading->classifier,
                          demarche_tagged_get_statement (tagged), paragraph, NULL, references,
                          NULL);
}

/* the first words of a paragraph */
static char *
make_excerpt (const DemarcheParagraph *paragraph, guint n_chars)
{
  const char *end = paragraph->text;
  const char *cut = NULL; /* before the last word that does not fit */
  guint n = 0;

  while (end < paragraph->text + paragraph->length && n++ < n_chars) {
    cut = *end == ' ' ? end : cut;
    end = g_utf8_next_char (end);
  }
  if (end == paragraph->text + paragraph->length)
    return g_strdup_printf ("“%.*s”", (int)paragraph->length, paragraph->text);
  if (cut == NULL)
    cut = end;
  return g_strdup_printf ("“%.*s…”", (int)(cut - paragraph->text), paragraph->text);
}

static void
say_paragraphs (DemarcheStatement *statement)
{
  guint n = demarche_statement_get_n_paragraphs (statement);

  for (guint i = 0; i < n; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    g_autofree char *excerpt = make_excerpt (paragraph, EXCERPT_CHARS);

    if (n > MOST_LISTED && i == MOST_LISTED / 2) {
      demarche_command_say ("   …");
      i = n - MOST_LISTED / 2 - 1;
      continue;
    }
    demarche_command_say ("%4u  %-11s %s", paragraph->number,
                          demarche_paragraph_kind_get_name (paragraph->kind), excerpt);
  }
}

static void
fail (const Reading *reading, const char *file, const char *message)
{
  g_autoptr (GError) error =
      g_error_new_literal (DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, message);

  demarche_command_fail (reading->explaining->context, file, error);
}

static void
explain_number (const Reading *reading, const char *path, const char *place)
{
  guint number = (guint)g_ascii_strtoull (place, NULL, 10);
  g_autofree char *message = NULL;

  if (reading->tagged->len != 1) {
    message = g_strdup_printf ("%u statements are in it; name the one whose paragraph %u it is",
                               reading->tagged->len, number);
    fail (reading, path, message);
    return;
  }
  DemarcheStatement *statement =
      demarche_tagged_get_statement (g_ptr_array_index (reading->tagged, 0));
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++)
    if (demarche_statement_get_paragraph (statement, i)->number == number) {
      write_paragraph (reading, 0, i);
      return;
    }
  gboolean is_empty = demarche_statement_get_n_paragraphs (statement) == 0;
  message = g_strdup_printf ("it has no paragraph %u%s", number,
                             is_empty ? ", and no other" : "; it has these:");
  fail (reading, path, message);
  say_paragraphs (statement);
}

/* the tag whose reference begins so, or that is the beginning of this one */
static void
explain_reference (const Reading *reading, const char *path, const char *reference)
{
  guint n_found = 0;
  guint at = 0;

  for (guint i = 0; i < reading->tagged->len; i++) {
    DemarcheTagged *tagged = g_ptr_array_index (reading->tagged, i);
    for (guint j = 0; j < demarche_tagged_get_n_tags (tagged); j++, at++) {
      const char *known = g_ptr_array_index (reading->references, at);
      if (!g_str_has_prefix (known, reference) && !g_str_has_prefix (reference, known))
        continue;
      write_paragraph (reading, i, demarche_tagged_get_tag (tagged, j)->paragraph);
      n_found++;
    }
  }
  if (n_found > 0)
    return;
  g_autofree char *message = g_strdup_printf (
      "no tag here has the reference '%s': with these rules the paragraph may be tagged otherwise",
      reference);
  fail (reading, path, message);
}

/* ---- all paragraphs, a line each ---- */

/* the tags of a paragraph that are asked for, a line each; how many there are */
static guint
append_tags (GString *out, const Reading *reading, guint index, guint paragraph)
{
  DemarcheTagged *tagged = g_ptr_array_index (reading->tagged, index);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (reading->explaining->rules);
  const DemarcheParagraph *read = demarche_statement_get_paragraph (statement, paragraph);
  int position = reading->explaining->position;
  guint n = 0;

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    g_autoptr (GString) line = g_string_new (NULL);
    g_autoptr (GString) shown = g_string_new (NULL);

    if (tag->paragraph != paragraph || (position >= 0 && tag->position != (guint)position))
      continue;
    demarche_tag_append_reading (line, tag, read, codebook);
    demarche_escape_terminal (shown, line->str, (gssize)line->len);
    if (n++ == 0)
      g_string_append_printf (out, "%4u  ", read->number);
    else
      g_string_append (out, "      ");
    demarche_columns_wrap (out, shown->str, 6, 8, demarche_text_width ());
  }
  return n;
}

static void
append_untagged (GString *out, const DemarcheParagraph *paragraph)
{
  g_autofree char *excerpt = make_excerpt (paragraph, demarche_text_width () - 20);

  g_string_append_printf (out, "%4u  no tag  ", paragraph->number);
  demarche_escape_terminal (out, excerpt, -1);
  g_string_append_c (out, '\n');
}

static void
write_overview (const Reading *reading, guint index)
{
  DemarcheStatement *statement =
      demarche_tagged_get_statement (g_ptr_array_index (reading->tagged, index));
  g_autoptr (GString) out = g_string_new (index > 0 ? "\n" : NULL);

  demarche_escape_terminal (out, demarche_statement_get_name (statement), -1);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    if (!demarche_paragraph_kind_is_taggable (paragraph->kind))
      continue;
    if (append_tags (out, reading, index, i) == 0 && reading->explaining->position < 0)
      append_untagged (out, paragraph);
  }
  demarche_command_write (reading->explaining->context, out->str, (gssize)out->len);
}

static void
explain_all (const Reading *reading, const char *path)
{
  DemarcheExplaining *explaining = reading->explaining;

  for (guint i = 0; i < reading->tagged->len; i++) {
    DemarcheStatement *statement =
        demarche_tagged_get_statement (g_ptr_array_index (reading->tagged, i));
    if (!explaining->is_json)
      write_overview (reading, i);
    for (guint j = 0; explaining->is_json && j < demarche_statement_get_n_paragraphs (statement);
         j++)
      if (demarche_paragraph_kind_is_taggable (
              demarche_statement_get_paragraph (statement, j)->kind))
        write_paragraph (reading, i, j);
  }
  if (!explaining->is_json && reading->tagged->len == 1) {
    demarche_command_flush (explaining->context);
    demarche_command_say ("why a paragraph has its tags: demarche explain %s:NUMBER%s -r %s", path,
                          explaining->context->archive != NULL ? " -a ARCHIVE" : "",
                          explaining->rules_path);
  }
}

/* ---- what is asked for ---- */

/* @place: (nullable): a paragraph's number, or a reference */
static void
explain_place (DemarcheExplaining *explaining, char *path, const char *place)
{
  g_auto (Reading) reading = {.explaining = explaining};

  if (place != NULL && !is_number (place) && !demarche_command_is_reference (place)) {
    g_autofree char *message = g_strdup_printf ("'%s' is no paragraph", place);
    demarche_command_usage_error (explaining->context, message,
                                  "a number, as 'demarche read' shows it, or the reference of a "
                                  "tag: 8 or more small letters and digits 2 to 7");
    return;
  }
  if (place == NULL && (explaining->as_test || explaining->with_words)) {
    demarche_command_usage_error (explaining->context,
                                  explaining->as_test ? "which paragraph is to be a test?"
                                                      : "which paragraph's words?",
                                  "name it as STATEMENT:PARAGRAPH");
    return;
  }
  if (!read_statements (&reading, path))
    return;
  if (reading.tagged->len == 0)
    return; /* why was said */
  if (place == NULL)
    explain_all (&reading, path);
  else if (is_number (place))
    explain_number (&reading, path, place);
  else
    explain_reference (&reading, path, place);
}

/* the statement of an archive that a reference alone names; NULL after saying that there is none */
static char *
find_statement (DemarcheExplaining *explaining, const char *reference)
{
  g_autoptr (GError) error = NULL;
  guint number;
  char *name = demarche_command_find_reference (explaining->context, explaining->ingest,
                                                explaining->rules, reference, &number, &error);

  if (name == NULL && error == NULL)
    g_set_error (&error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "the archive has no statement and, by these rules, no tag '%s'", reference);
  if (name == NULL)
    demarche_command_fail_archive (explaining->context, error);
  return name;
}

/* a reference without a statement, which no statement or folder is called */
static gboolean
is_bare_reference (const DemarcheExplaining *explaining, const char *argument)
{
  g_autoptr (GPtrArray) names = NULL;
  gsize length = strlen (argument);

  if (explaining->context->archive == NULL || !demarche_command_is_reference (argument))
    return FALSE;
  names = demarche_archive_list_names (explaining->context->archive, NULL);
  for (guint i = 0; names != NULL && i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    if (g_str_has_prefix (name, argument) && (name[length] == '\0' || name[length] == '/'))
      return FALSE;
  }
  return TRUE;
}

void
demarche_explain_statement (DemarcheExplaining *explaining, char *argument)
{
  g_autofree char *found = NULL;

  if (!is_bare_reference (explaining, argument)) {
    const char *place = split_place (explaining, argument);

    explain_place (explaining, argument, place);
    return;
  }
  found = find_statement (explaining, argument);
  if (found != NULL)
    explain_place (explaining, found, argument);
}
