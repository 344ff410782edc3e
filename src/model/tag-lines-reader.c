/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Puts the lines of each statement together, wherever in the file they stand. */
#include "model/tag-lines-private.h"

#include <string.h>

/* the lines of one statement, in the order of the file */
typedef struct {
  const char *name; /* (unowned) */
  GPtrArray *lines; /* DemarcheTagLine */
} Gathered;

typedef struct {
  DemarcheTagLineParser parser;
  GPtrArray *gathered;    /* Gathered, by first line */
  GHashTable *by_name;    /* to Gathered (unowned) */
  const char *rules_hash; /* (unowned) of the first line that has one */
  gboolean is_mixed;
  gboolean has_failed;
} TagReader;

static void
gathered_free (gpointer data)
{
  Gathered *gathered = data;
  g_ptr_array_unref (gathered->lines);
  g_free (gathered);
}

static void
report_at (TagReader *self, DemarcheSeverity severity, const DemarcheTagLine *line,
           const char *message, const char *help)
{
  demarche_diagnostics_take (self->parser.diagnostics,
                             demarche_diagnostic_new (severity, line->source, line->start,
                                                      line->end, NULL, message, help));
  self->has_failed |= severity == DEMARCHE_SEVERITY_ERROR;
}

/* a comparison must not mix rule sets silently */
static void
check_rules_hash (TagReader *self, const DemarcheTagLine *line)
{
  const char *hash = line->strings[DEMARCHE_LINE_RULES_HASH];
  if (hash == NULL || self->is_mixed)
    return;
  if (self->rules_hash == NULL)
    self->rules_hash = hash;
  if (g_str_equal (hash, self->rules_hash))
    return;
  self->is_mixed = TRUE;
  report_at (self, DEMARCHE_SEVERITY_WARNING, line, "tagged by other rules than the lines before",
             "tag all statements again with one rule set");
}

static void
gather_line (TagReader *self, DemarcheTagLine *line)
{
  const char *name = line->strings[DEMARCHE_LINE_STATEMENT];
  Gathered *gathered = g_hash_table_lookup (self->by_name, name);
  check_rules_hash (self, line);
  if (gathered == NULL) {
    gathered = g_new0 (Gathered, 1);
    gathered->name = name;
    gathered->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_line_free);
    g_ptr_array_add (self->gathered, gathered);
    g_hash_table_insert (self->by_name, (char *)name, gathered);
  }
  g_ptr_array_add (gathered->lines, line);
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  }
  return TRUE;
}

static void
read_lines (TagReader *self)
{
  gsize length = 0;
  const char *text = demarche_source_get_text (self->parser.source, &length);
  for (gsize start = 0; start < length;) {
    const char *newline = memchr (text + start, '\n', length - start);
    gsize end = newline == NULL ? length : (gsize)(newline - text);
    if (!is_blank (text + start, end - start)) {
      DemarcheTagLine *line = demarche_tag_line_parse (&self->parser, start, end);
      if (line == NULL)
        self->has_failed = TRUE;
      else
        gather_line (self, line);
    }
    start = end + 1;
  }
}

static int
compare_lines (gconstpointer first, gconstpointer second)
{
  const DemarcheTagLine *one = *(DemarcheTagLine *const *)first;
  const DemarcheTagLine *two = *(DemarcheTagLine *const *)second;
  if (one->number != two->number)
    return one->number < two->number ? -1 : 1;
  return 0; /* sorting keeps the order of the files */
}

static int
compare_tags (gconstpointer first, gconstpointer second, gpointer codebook)
{
  return demarche_tag_compare (*(DemarcheTag *const *)first, *(DemarcheTag *const *)second,
                               codebook);
}

static void
set_fields (DemarcheStatementBuilder *builder, const DemarcheTagLine *line)
{
  static const struct {
    DemarcheField field;
    DemarcheLineString string;
  } pairs[] = {
      {DEMARCHE_FIELD_EVENT_SERIES, DEMARCHE_LINE_EVENT_SERIES},
      {DEMARCHE_FIELD_LANGUAGE, DEMARCHE_LINE_LANGUAGE},
      {DEMARCHE_FIELD_TITLE, DEMARCHE_LINE_TITLE},
      {DEMARCHE_FIELD_SOURCE, DEMARCHE_LINE_SOURCE},
      {DEMARCHE_FIELD_SOURCE_KIND, DEMARCHE_LINE_SOURCE_KIND},
      {DEMARCHE_FIELD_VERSION_OF, DEMARCHE_LINE_VERSION_OF},
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    if (demarche_statement_builder_get_field (builder, pairs[i].field) == NULL)
      demarche_statement_builder_set_field (builder, pairs[i].field, line->strings[pairs[i].string],
                                            DEMARCHE_ORIGIN_MANIFEST, NULL);
  }
  if (line->strings[DEMARCHE_LINE_TEXT_HASH] != NULL)
    demarche_statement_builder_set_text_hash (builder, line->strings[DEMARCHE_LINE_TEXT_HASH]);
}

/* whether what the statement says of itself would hold for this line */
static gboolean
is_of_statement (const DemarcheTagLine *line, DemarcheLineString string)
{
  const char *role = line->strings[DEMARCHE_LINE_ROLE];
  return line->kind != DEMARCHE_PARAGRAPH_BOILERPLATE &&
         (string == DEMARCHE_LINE_ROLE || role == NULL || g_str_equal (role, "speaker"));
}

/* the value that all lines have, or NULL */
static const char *
find_common (const Gathered *gathered, DemarcheLineString string)
{
  const char *common = NULL;
  for (guint i = 0; i < gathered->lines->len; i++) {
    const DemarcheTagLine *line = g_ptr_array_index (gathered->lines, i);
    const char *value = line->strings[string];
    if (!is_of_statement (line, string))
      continue;
    if (value == NULL || (common != NULL && !g_str_equal (common, value)))
      return NULL;
    common = value;
  }
  return common;
}

/* what all paragraphs agree on is said of the statement as a whole */
static void
set_common_fields (DemarcheStatementBuilder *builder, const Gathered *gathered)
{
  static const struct {
    DemarcheField field;
    DemarcheLineString string;
  } pairs[] = {
      {DEMARCHE_FIELD_SPEAKER, DEMARCHE_LINE_SPEAKER},
      {DEMARCHE_FIELD_DELEGATION, DEMARCHE_LINE_DELEGATION},
      {DEMARCHE_FIELD_GROUPS, DEMARCHE_LINE_GROUPS},
      {DEMARCHE_FIELD_DATE, DEMARCHE_LINE_DATE},
      {DEMARCHE_FIELD_EVENT, DEMARCHE_LINE_EVENT},
      {DEMARCHE_FIELD_ROLE, DEMARCHE_LINE_ROLE},
  };
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    demarche_statement_builder_set_field (builder, pairs[i].field,
                                          find_common (gathered, pairs[i].string),
                                          DEMARCHE_ORIGIN_MANIFEST, NULL);
}

/* a gold line has no source but the gold file: the line there is what people look for */
static guint
find_line (const TagReader *self, const DemarcheTagLine *line)
{
  guint number = 0;
  guint column;
  if (self->parser.kind == DEMARCHE_TAG_LINES_GOLD)
    demarche_source_locate (line->source, line->start, &number, &column);
  return number;
}

static void
add_paragraph (const TagReader *self, DemarcheStatementBuilder *builder,
               const DemarcheTagLine *line)
{
  const char *text = line->strings[DEMARCHE_LINE_TEXT];
  const DemarcheOccasion occasion = {
      .speaker = line->strings[DEMARCHE_LINE_SPEAKER],
      .delegation = line->strings[DEMARCHE_LINE_DELEGATION],
      .role = line->strings[DEMARCHE_LINE_ROLE],
      .groups = line->strings[DEMARCHE_LINE_GROUPS],
      .date = line->strings[DEMARCHE_LINE_DATE],
      .event = line->strings[DEMARCHE_LINE_EVENT],
      .section = line->strings[DEMARCHE_LINE_SECTION],
  };
  const DemarcheParagraph paragraph = {
      .number = line->number,
      .kind = line->kind,
      .text = text,
      .length = strlen (text),
      .occasion = &occasion,
      .language = line->strings[DEMARCHE_LINE_LANGUAGE],
      .turn = line->turn,
      .page = line->page,
      .first_line = find_line (self, line),
      .last_line = find_line (self, line),
  };
  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
}

/* what people wrote twice counts once */
static void
drop_repeated (TagReader *self, const Gathered *gathered, GPtrArray *tags)
{
  for (guint i = tags->len; i > 1; i--) {
    const DemarcheTag *tag = g_ptr_array_index (tags, i - 1);
    if (demarche_tag_compare (g_ptr_array_index (tags, i - 2), tag, self->parser.codebook) != 0)
      continue;
    report_at (self, DEMARCHE_SEVERITY_WARNING, g_ptr_array_index (gathered->lines, tag->paragraph),
               "the same position, holder and stance twice: counts once", NULL);
    g_ptr_array_remove_index (tags, i - 1);
  }
}

/* the tags of all lines with the index of their paragraph, in order */
static GPtrArray *
collect_tags (TagReader *self, const Gathered *gathered)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  for (guint i = 0; i < gathered->lines->len; i++) {
    const DemarcheTagLine *line = g_ptr_array_index (gathered->lines, i);
    for (guint j = 0; j < line->tags->len; j++) {
      DemarcheTag *tag = demarche_tag_copy (g_ptr_array_index (line->tags, j));
      tag->paragraph = i; /* nobody else has seen it yet */
      g_ptr_array_add (tags, tag);
    }
  }
  g_ptr_array_sort_with_data (tags, compare_tags, self->parser.codebook);
  if (self->parser.kind == DEMARCHE_TAG_LINES_GOLD)
    drop_repeated (self, gathered, tags);
  return tags;
}

static void
copy_about (DemarcheTagged *tagged, const Gathered *gathered)
{
  for (guint i = 0; i < gathered->lines->len; i++) {
    const DemarcheTagLine *line = g_ptr_array_index (gathered->lines, i);
    for (guint j = 0; j < line->about->len; j++)
      demarche_tagged_add_about (tagged, i, g_array_index (line->about, guint, j));
  }
}

/* each number once; a line that says that there are no paragraphs stands alone */
static gboolean
check_lines (TagReader *self, const Gathered *gathered)
{
  for (guint i = 1; i < gathered->lines->len; i++) {
    const DemarcheTagLine *before = g_ptr_array_index (gathered->lines, i - 1);
    const DemarcheTagLine *line = g_ptr_array_index (gathered->lines, i);
    g_autofree char *message = NULL;
    if (before->strings[DEMARCHE_LINE_TEXT] == NULL)
      message =
          g_strdup_printf ("another line of '%s' says that it has no paragraphs", gathered->name);
    else if (line->number == before->number)
      message = g_strdup_printf ("paragraph %u of '%s' comes twice", line->number, gathered->name);
    if (message != NULL) {
      report_at (self, DEMARCHE_SEVERITY_ERROR, line, message, NULL);
      return FALSE;
    }
  }
  return TRUE;
}

static DemarcheTagged *
build_tagged (TagReader *self, Gathered *gathered)
{
  g_ptr_array_sort (gathered->lines, compare_lines);
  if (!check_lines (self, gathered))
    return NULL;
  const DemarcheTagLine *first = g_ptr_array_index (gathered->lines, 0);
  gboolean has_text = first->strings[DEMARCHE_LINE_TEXT] != NULL;
  DemarcheStatementBuilder *builder = demarche_statement_builder_new (gathered->name);
  for (guint i = 0; i < gathered->lines->len; i++) {
    const DemarcheTagLine *line = g_ptr_array_index (gathered->lines, i);
    set_fields (builder, line);
    if (line->strings[DEMARCHE_LINE_TEXT] != NULL)
      add_paragraph (self, builder, line);
  }
  set_common_fields (builder, gathered);
  demarche_statement_builder_set_complete (builder);
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  DemarcheTagged *tagged =
      demarche_tagged_new (statement, collect_tags (self, gathered),
                           first->strings[has_text ? DEMARCHE_LINE_UNREAD : DEMARCHE_LINE_ERROR]);
  copy_about (tagged, gathered);
  return tagged;
}

static GPtrArray *
list_codes (DemarcheCodebook *codebook)
{
  GPtrArray *codes = g_ptr_array_new ();
  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++)
    g_ptr_array_add (codes, (char *)demarche_codebook_get_position (codebook, i)->code);
  g_ptr_array_add (codes, NULL);
  return codes;
}

GPtrArray *
demarche_tag_lines_read_files (GPtrArray *sources, DemarcheTagLinesKind kind,
                               DemarcheCodebook *codebook, DemarcheDiagnostics *diagnostics)
{
  g_return_val_if_fail (sources != NULL && codebook != NULL && diagnostics != NULL, NULL);
  g_autoptr (GPtrArray) result =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GPtrArray) codes = list_codes (codebook);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (gathered_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  TagReader self = {
      .parser = {NULL, codebook, diagnostics, kind, codes},
      .gathered = all,
      .by_name = by_name,
  };
  for (guint i = 0; i < sources->len; i++) {
    self.parser.source = g_ptr_array_index (sources, i);
    read_lines (&self);
  }
  for (guint i = 0; i < all->len && !self.has_failed; i++) {
    DemarcheTagged *tagged = build_tagged (&self, g_ptr_array_index (all, i));
    if (tagged != NULL)
      g_ptr_array_add (result, tagged);
  }
  return self.has_failed ? NULL : g_steal_pointer (&result);
}

GPtrArray *
demarche_tag_lines_read (DemarcheSource *source, DemarcheTagLinesKind kind,
                         DemarcheCodebook *codebook, DemarcheDiagnostics *diagnostics)
{
  g_return_val_if_fail (source != NULL, NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_ptr_array_add (sources, source);
  return demarche_tag_lines_read_files (sources, kind, codebook, diagnostics);
}
