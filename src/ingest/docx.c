/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents of Word: walks over the text and hands over its blocks. Elements nest no deeper than
 * a limit, so that functions may call themselves. */
#include "ingest/docx.h"

#include "ingest/document.h"

#include <string.h>

typedef struct {
  DemarcheXmlReader *reader; /* (unowned) */
  DemarcheDocxParts *parts;  /* (unowned) */
  DemarcheExtract *extract;  /* (unowned) */
  GCancellable *cancellable; /* (unowned) (nullable) */
  DemarcheBlockText *block;  /* (unowned): of the paragraph, or the text box around */
  DemarcheDocxFields fields;
  DemarcheOfficeFlow flow;
  const DemarcheListStyle *last_list; /* (unowned) (nullable): of the paragraph before */
  guint flags;                        /* of lines here */
  gint8 emphasis;                     /* of the paragraph's style */
  gboolean emphasised;                /* the run is */
  gboolean hidden;                    /* the run is */
  gboolean joins;                     /* the end of the paragraph before was deleted */
  gboolean is_changed;                /* words were inserted or deleted, which nobody accepted */
  GError **error;
} Walk;

static gboolean walk_element (Walk *walk);

static gboolean
walk_children (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);

  while (demarche_xml_reader_next (walk->reader, depth)) {
    if (demarche_xml_reader_get_name (walk->reader) && !walk_element (walk))
      return FALSE;
  }
  return TRUE;
}

/* ---- words ---- */

static void
append (Walk *walk, const char *text)
{
  if (!walk->hidden && !demarche_docx_fields_hide (&walk->fields))
    demarche_block_text_append (walk->block, text, walk->emphasised, FALSE);
}

static gboolean
take_text (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);

  while (demarche_xml_reader_next (walk->reader, depth)) {
    const char *text = demarche_xml_reader_get_text (walk->reader);

    if (text)
      append (walk, text);
  }
  return TRUE;
}

static gboolean
take_tab (Walk *walk)
{
  append (walk, " ");
  return TRUE;
}

static gboolean
take_hard_hyphen (Walk *walk)
{
  append (walk, "\xE2\x80\x91");
  return TRUE;
}

static gboolean
take_soft_hyphen (Walk *walk)
{
  append (walk, "\xC2\xAD");
  return TRUE;
}

/* pages and columns end anywhere in a sentence */
static gboolean
take_break (Walk *walk)
{
  g_autofree char *type = demarche_xml_reader_get (walk->reader, "w:type");

  if (type && strcmp (type, "textWrapping") != 0)
    return take_tab (walk);
  if (!walk->hidden && !demarche_docx_fields_hide (&walk->fields))
    demarche_block_text_break (walk->block, walk->flags || walk->flow.n_rows);
  return TRUE;
}

static gboolean
take_field_mark (Walk *walk)
{
  g_autofree char *type = demarche_xml_reader_get (walk->reader, "w:fldCharType");

  if (type)
    demarche_docx_fields_take (&walk->fields, type);
  return TRUE;
}

static gboolean
take_code (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);

  while (demarche_xml_reader_next (walk->reader, depth)) {
    const char *text = demarche_xml_reader_get_text (walk->reader);

    if (text)
      demarche_docx_fields_add_code (&walk->fields, text);
  }
  return TRUE;
}

static gboolean
walk_simple_field (Walk *walk)
{
  g_autofree char *code = demarche_xml_reader_get (walk->reader, "w:instr");

  return (code && demarche_docx_field_is_furniture (code)) || walk_children (walk);
}

static void
read_run_style (Walk *walk)
{
  g_auto (DemarcheOfficeStyle) style = {0};

  demarche_docx_read_run_style (walk->reader, &style);
  demarche_office_style_resolve (&style, demarche_docx_parts_get_styles (walk->parts));
  walk->emphasised = (style.emphasis ? style.emphasis : walk->emphasis) > 0;
  walk->hidden = style.hidden > 0;
}

static gboolean
walk_run (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);
  gboolean done = TRUE;

  walk->emphasised = walk->emphasis > 0;
  while (done && demarche_xml_reader_next (walk->reader, depth)) {
    if (demarche_xml_reader_is (walk->reader, "w:rPr"))
      read_run_style (walk);
    else if (demarche_xml_reader_get_name (walk->reader))
      done = walk_element (walk);
  }
  walk->hidden = FALSE;
  return done;
}

/* ---- blocks ---- */

/* the mark of an item; headings are numbered without becoming items */
static char *
count_item (Walk *walk, const DemarcheOfficeStyle *style, gboolean *is_first)
{
  DemarcheListStyle *list =
      style->list ? demarche_docx_parts_get_list (walk->parts, style->list) : NULL;
  char *mark = NULL;

  if (list && !style->is_heading)
    mark = demarche_list_style_count (list, style->level);
  *is_first = mark && walk->last_list != list;
  walk->last_list = mark ? list : NULL;
  return mark;
}

/* takes in what a paragraph says of itself; @passed_over: (out): holds no text of the document */
static gboolean
start_paragraph (Walk *walk, gboolean *passed_over)
{
  g_auto (DemarcheOfficeStyle) style = {0};
  g_autofree char *mark = NULL;
  gboolean continues = walk->joins;
  gboolean is_first;

  walk->joins = FALSE;
  demarche_docx_read_paragraph_style (walk->reader, &style, &walk->joins);
  demarche_office_style_resolve (&style, demarche_docx_parts_get_styles (walk->parts));
  *passed_over = style.is_contents;
  walk->emphasis = style.emphasis;
  if (continues || walk->flow.in_note || style.is_contents)
    return TRUE;
  mark = count_item (walk, &style, &is_first);
  if (!demarche_office_flow_start_paragraph (&walk->flow, walk->block, mark || style.is_heading,
                                             walk->error))
    return FALSE;
  if (mark)
    demarche_block_text_start_item (walk->block, mark, is_first);
  if (style.is_heading)
    walk->flags |= DEMARCHE_LINE_HEADING;
  return TRUE;
}

/* a paragraph that says nothing of itself is no item */
static gboolean
start_plain_paragraph (Walk *walk)
{
  gboolean continues = walk->joins;

  walk->joins = FALSE;
  walk->last_list = NULL;
  return continues ||
         demarche_office_flow_start_paragraph (&walk->flow, walk->block, FALSE, walk->error);
}

static gboolean
end_paragraph (Walk *walk)
{
  demarche_docx_fields_end_paragraph (&walk->fields);
  return walk->joins ||
         demarche_office_flow_end_paragraph (&walk->flow, walk->block, walk->flags, walk->error);
}

static gboolean
walk_paragraph (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);
  guint before = walk->flags;
  gboolean started = FALSE;
  gboolean passed_over = FALSE;
  gboolean done = !g_cancellable_set_error_if_cancelled (walk->cancellable, walk->error);

  walk->emphasis = 0;
  while (done && demarche_xml_reader_next (walk->reader, depth)) {
    if (!demarche_xml_reader_get_name (walk->reader) || passed_over)
      continue;
    if (!started && demarche_xml_reader_is (walk->reader, "w:pPr"))
      done = start_paragraph (walk, &passed_over);
    else
      done = (started || start_plain_paragraph (walk)) && walk_element (walk);
    started = TRUE;
  }
  done = done && (!started || end_paragraph (walk));
  walk->flags = before;
  return done;
}

static gboolean
walk_cell (Walk *walk)
{
  demarche_office_flow_start_cell (&walk->flow, walk->block);
  return walk_children (walk);
}

static gboolean
walk_row (Walk *walk)
{
  if (!demarche_office_flow_start_row (&walk->flow, walk->block, walk->error) ||
      !walk_children (walk))
    return FALSE;
  walk->last_list = NULL;
  return demarche_office_flow_end_row (&walk->flow, walk->block, walk->error);
}

/* the words of a text box stand before the paragraph to which it is tied */
static gboolean
walk_box (Walk *walk)
{
  Walk inner = *walk;
  DemarcheBlockText block;
  gboolean done;

  demarche_block_text_init (&block, walk->extract);
  demarche_docx_fields_init (&inner.fields);
  inner.block = &block;
  inner.flow = (DemarcheOfficeFlow){0};
  inner.joins = FALSE;
  inner.flags = walk->flags & ~(guint)DEMARCHE_LINE_HEADING;
  inner.last_list = NULL;
  done = walk_children (&inner) && demarche_block_text_flush (&block, inner.flags, walk->error);
  walk->is_changed |= inner.is_changed;
  demarche_docx_fields_clear (&inner.fields);
  demarche_block_text_clear (&block);
  return done;
}

/* of several ways to show one thing the first is enough */
static gboolean
walk_first_choice (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);

  while (demarche_xml_reader_next (walk->reader, depth)) {
    if (demarche_xml_reader_get_name (walk->reader))
      return walk_children (walk);
  }
  return TRUE;
}

/* whether `w:sdtPr`, on which the reader stands, is that of a table of contents */
static gboolean
is_contents (Walk *walk)
{
  static const char *const galleries[] = {"Table of Contents", "Page Numbers (Top of Page)", NULL};
  int depth = demarche_xml_reader_get_depth (walk->reader);
  gboolean found = FALSE;

  while (demarche_xml_reader_next (walk->reader, depth)) {
    if (!demarche_xml_reader_is (walk->reader, "w:docPartObj"))
      continue;
    while (demarche_xml_reader_next (walk->reader, depth + 1)) {
      g_autofree char *value = demarche_xml_reader_get (walk->reader, "w:val");

      found |= demarche_xml_reader_is (walk->reader, "w:docPartGallery") && value &&
               g_strv_contains (galleries, value);
    }
  }
  return found;
}

static gboolean
walk_content_control (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);
  gboolean contents = FALSE;

  while (demarche_xml_reader_next (walk->reader, depth)) {
    if (demarche_xml_reader_is (walk->reader, "w:sdtPr"))
      contents = is_contents (walk);
    else if (demarche_xml_reader_is (walk->reader, "w:sdtContent") && !contents &&
             !walk_children (walk))
      return FALSE;
  }
  return TRUE;
}

static gboolean
pass_over (Walk *walk)
{
  return TRUE;
}

static gboolean
pass_over_deleted (Walk *walk)
{
  walk->is_changed = TRUE;
  return TRUE;
}

static gboolean
walk_inserted (Walk *walk)
{
  walk->is_changed = TRUE;
  return walk_children (walk);
}

/* elements that are not here hold others, or nothing that is text */
static const struct {
  const char *name;
  gboolean (*walk) (Walk *walk);
} elements[] = {
    {"w:p", walk_paragraph},
    {"w:r", walk_run},
    {"w:t", take_text},
    {"w:tab", take_tab},
    {"w:ptab", take_tab},
    {"w:br", take_break},
    {"w:cr", take_break},
    {"w:noBreakHyphen", take_hard_hyphen},
    {"w:softHyphen", take_soft_hyphen},
    {"w:fldChar", take_field_mark},
    {"w:instrText", take_code},
    {"w:fldSimple", walk_simple_field},
    {"w:tr", walk_row},
    {"w:tc", walk_cell},
    {"w:sdt", walk_content_control},
    {"w:txbxContent", walk_box},
    {"mc:AlternateContent", walk_first_choice},
    {"w:ins", walk_inserted},
    {"w:moveTo", walk_inserted},
    {"w:del", pass_over_deleted},
    {"w:moveFrom", pass_over_deleted},
    /* how something looks or looked, how a word sounds */
    {"w:pPr", pass_over},
    {"w:rPr", pass_over},
    {"w:sectPr", pass_over},
    {"w:rt", pass_over},
};

static gboolean
walk_element (Walk *walk)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
    if (demarche_xml_reader_is (walk->reader, elements[i].name))
      return elements[i].walk (walk);
  }
  return walk_children (walk);
}

/* ---- parts ---- */

/* lines that part notes from the text, which Word keeps among them */
static gboolean
is_separator (Walk *walk)
{
  static const char *const types[] = {"separator", "continuationSeparator", "continuationNotice",
                                      NULL};
  g_autofree char *type = demarche_xml_reader_get (walk->reader, "w:type");

  return type && g_strv_contains (types, type);
}

static gboolean
walk_notes (Walk *walk)
{
  walk->flow.in_note = TRUE;
  while (demarche_xml_reader_next (walk->reader, 0)) {
    if (!demarche_xml_reader_get_name (walk->reader) || is_separator (walk))
      continue;
    if (!walk_children (walk) ||
        !demarche_block_text_flush (walk->block, DEMARCHE_LINE_FOOTNOTE, walk->error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
walk_body (Walk *walk)
{
  gboolean has_text = FALSE;

  while (demarche_xml_reader_next (walk->reader, 0)) {
    has_text |= demarche_xml_reader_is (walk->reader, "w:body");
    if (demarche_xml_reader_is (walk->reader, "w:body") && !walk_children (walk))
      return FALSE;
  }
  if (!demarche_xml_reader_check (walk->reader, walk->error))
    return FALSE;
  if (!has_text)
    demarche_package_fail_no_text (walk->error);
  return has_text && demarche_block_text_flush (walk->block, 0, walk->error);
}

static gboolean
walk_part (Walk *walk, const DemarchePackage *package, const char *name,
           gboolean (*walk_root) (Walk *walk))
{
  g_autoptr (GBytes) bytes = demarche_package_read (package, name, walk->error);
  g_autoptr (DemarcheXmlReader) reader = bytes ? demarche_xml_reader_new (bytes, name) : NULL;
  DemarcheBlockText block;
  gboolean done;

  if (!reader || !demarche_xml_reader_start (reader, walk->error))
    return FALSE;
  demarche_block_text_init (&block, walk->extract);
  demarche_docx_fields_init (&walk->fields);
  walk->reader = reader;
  walk->block = &block;
  done = walk_root (walk) && demarche_xml_reader_check (reader, walk->error);
  demarche_docx_fields_clear (&walk->fields);
  demarche_block_text_clear (&block);
  return done;
}

static gboolean
walk_all_notes (Walk *walk, const DemarchePackage *package)
{
  static const char *const kinds[] = {"footnotes", "endnotes"};

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    const char *name = demarche_docx_parts_get (walk->parts, kinds[i]);

    if (name && demarche_package_has (package, name) &&
        !walk_part (walk, package, name, walk_notes))
      return FALSE;
  }
  return TRUE;
}

DemarcheExtract *
demarche_docx_read (GBytes *bytes, const DemarcheReaderOptions *options, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (DemarchePackage) package = demarche_package_new (bytes, error);
  g_autoptr (DemarcheDocxParts) parts = package ? demarche_docx_parts_new (package, error) : NULL;
  g_autoptr (DemarcheExtract) extract = NULL;
  Walk walk = {.parts = parts, .cancellable = cancellable, .error = error};

  if (!parts)
    return NULL;
  extract = demarche_extract_new ();
  walk.extract = extract;
  if (!walk_part (&walk, package, demarche_docx_parts_get_main (parts), walk_body) ||
      !walk_all_notes (&walk, package))
    return NULL;
  if (walk.is_changed)
    demarche_extract_add_remark (extract, DEMARCHE_OFFICE_CHANGED);
  if (demarche_package_has (package, "word/vbaProject.bin"))
    demarche_extract_add_remark (extract, "the document holds macros, which are not looked at");
  demarche_office_read_properties (package, "docProps/core.xml", extract);
  return g_steal_pointer (&extract);
}
