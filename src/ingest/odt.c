/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* OpenDocument texts: walks over the text and hands over its blocks. Elements nest no deeper than
 * a limit, so that functions may call themselves. */
#include "ingest/odt.h"

#include "ingest/document.h"

#include <string.h>

typedef struct {
  DemarcheXmlReader *reader; /* (unowned) */
  DemarcheOdtStyles styles;
  DemarcheExtract *extract;  /* (unowned) */
  GCancellable *cancellable; /* (unowned) (nullable) */
  DemarcheBlockText *block;  /* (unowned): of the paragraph, or the box or note around */
  GPtrArray *notes;          /* (element-type utf8) */
  DemarcheOfficeFlow flow;
  char *list;            /* (nullable): name of the style of the list around */
  guint list_depth;      /* lists around */
  gboolean starts_item;  /* the next paragraph is the first of an item */
  gboolean starts_list;  /* and its item the first of a list */
  gboolean in_paragraph; /* else text between elements is none */
  guint flags;           /* of lines here */
  gboolean emphasised;   /* the words here are */
  gboolean hidden;       /* the words here are */
  gboolean has_text;     /* the document holds one, and no table or drawing only */
  gboolean is_changed;   /* words were inserted or deleted, which nobody accepted */
  GError **error;
} Walk;

static gboolean walk_element (Walk *walk);

/* only elements of text hold text: others describe a picture or a person */
static gboolean
walk_children (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);
  gboolean holds_text =
      walk->in_paragraph && g_str_has_prefix (demarche_xml_reader_get_name (walk->reader), "text:");

  while (demarche_xml_reader_next (walk->reader, depth)) {
    const char *text = demarche_xml_reader_get_text (walk->reader);

    if (text && holds_text && !walk->hidden)
      demarche_block_text_append (walk->block, text, walk->emphasised, FALSE);
    else if (!text && !walk_element (walk))
      return FALSE;
  }
  return TRUE;
}

/* ---- words ---- */

static gboolean
take_space (Walk *walk)
{
  if (walk->in_paragraph && !walk->hidden)
    demarche_block_text_append (walk->block, " ", walk->emphasised, FALSE);
  return TRUE;
}

static gboolean
take_break (Walk *walk)
{
  if (walk->in_paragraph && !walk->hidden)
    demarche_block_text_break (walk->block, walk->flags || walk->flow.n_rows || walk->flow.in_note);
  return TRUE;
}

static gboolean
walk_span (Walk *walk)
{
  g_auto (DemarcheOfficeStyle) style = {0};
  gboolean emphasised = walk->emphasised;
  gboolean hidden = walk->hidden;
  gboolean done;

  demarche_odt_styles_get (&walk->styles, walk->reader, "text", &style);
  if (style.emphasis)
    walk->emphasised = style.emphasis > 0;
  if (style.hidden)
    walk->hidden = style.hidden > 0;
  done = walk_children (walk);
  walk->emphasised = emphasised;
  walk->hidden = hidden;
  return done;
}

/* ---- blocks ---- */

/* the mark of the item that a paragraph starts; NULL: none. Headings are numbered without
 * becoming items */
static char *
count_item (Walk *walk, const DemarcheOfficeStyle *style)
{
  DemarcheListStyle *list;

  if (!walk->starts_item || walk->flow.in_note || style->is_heading)
    return NULL;
  walk->starts_item = FALSE;
  list = walk->list ? g_hash_table_lookup (walk->styles.lists, walk->list) : NULL;
  if (!list && style->list)
    list = g_hash_table_lookup (walk->styles.lists, style->list);
  if (!list)
    return g_strdup ("- ");
  return demarche_list_style_count (list, walk->list_depth - 1);
}

static gboolean
start_paragraph (Walk *walk)
{
  g_auto (DemarcheOfficeStyle) style = {0};
  g_autofree char *mark = NULL;

  demarche_odt_styles_get (&walk->styles, walk->reader, "paragraph", &style);
  style.is_heading |= demarche_xml_reader_is (walk->reader, "text:h");
  walk->emphasised = style.emphasis > 0;
  walk->hidden = style.hidden > 0;
  if (walk->flow.in_note)
    return TRUE;
  mark = count_item (walk, &style);
  if (!demarche_office_flow_start_paragraph (&walk->flow, walk->block, mark || style.is_heading,
                                             walk->error))
    return FALSE;
  if (mark)
    demarche_block_text_start_item (walk->block, mark, walk->starts_list);
  walk->starts_list = walk->starts_list && !mark;
  if (style.is_heading)
    walk->flags |= DEMARCHE_LINE_HEADING;
  return TRUE;
}

static gboolean
end_paragraph (Walk *walk)
{
  return demarche_office_flow_end_paragraph (&walk->flow, walk->block, walk->flags, walk->error);
}

/* what stands apart inside a paragraph: a box, a note */
static Walk
start_inner (const Walk *walk, DemarcheBlockText *block)
{
  Walk inner = *walk;

  demarche_block_text_init (block, walk->extract);
  inner.block = block;
  inner.flow = (DemarcheOfficeFlow){0};
  inner.list = NULL;
  inner.list_depth = 0;
  inner.starts_item = FALSE;
  inner.in_paragraph = FALSE;
  inner.flags = 0;
  return inner;
}

/* the words of a box stand before the paragraph to which it is tied */
static gboolean
walk_box (Walk *walk, gboolean (*walk_inside) (Walk *walk))
{
  DemarcheBlockText block;
  Walk inner = start_inner (walk, &block);
  gboolean done = walk_inside (&inner) && demarche_block_text_flush (&block, 0, walk->error);

  demarche_block_text_clear (&block);
  return done;
}

static gboolean
walk_paragraph (Walk *walk)
{
  guint before = walk->flags;
  gboolean done = !g_cancellable_set_error_if_cancelled (walk->cancellable, walk->error);

  if (walk->in_paragraph)
    return walk_box (walk, walk_paragraph);
  done = done && start_paragraph (walk);
  walk->in_paragraph = TRUE;
  done = done && walk_children (walk);
  walk->in_paragraph = FALSE;
  done = done && end_paragraph (walk);
  walk->flags = before;
  return done;
}

static gboolean
walk_frame (Walk *walk)
{
  return walk->in_paragraph ? walk_box (walk, walk_children) : walk_children (walk);
}

static gboolean
walk_list (Walk *walk)
{
  g_autofree char *style = demarche_xml_reader_get (walk->reader, "text:style-name");
  g_autofree char *continues = demarche_xml_reader_get (walk->reader, "text:continue-numbering");
  g_autofree char *follows = demarche_xml_reader_get (walk->reader, "text:continue-list");
  char *before = walk->list;
  gboolean done;
  DemarcheListStyle *list;

  walk->list = style ? style : before;
  list = walk->list ? g_hash_table_lookup (walk->styles.lists, walk->list) : NULL;
  if (list && !follows && g_strcmp0 (continues, "true") != 0)
    demarche_list_style_restart (list, walk->list_depth);
  walk->starts_list = walk->list_depth == 0;
  walk->list_depth++;
  done = walk_children (walk);
  walk->list_depth--;
  walk->list = before;
  walk->starts_item = FALSE;
  return done;
}

static gboolean
walk_item (Walk *walk)
{
  walk->starts_item = walk->list_depth > 0;
  return walk_children (walk);
}

static gboolean
walk_row (Walk *walk)
{
  return demarche_office_flow_start_row (&walk->flow, walk->block, walk->error) &&
         walk_children (walk) &&
         demarche_office_flow_end_row (&walk->flow, walk->block, walk->error);
}

static gboolean
walk_cell (Walk *walk)
{
  demarche_office_flow_start_cell (&walk->flow, walk->block);
  return walk_children (walk);
}

static gboolean
walk_section (Walk *walk)
{
  g_autofree char *display = demarche_xml_reader_get (walk->reader, "text:display");

  return g_strcmp0 (display, "none") == 0 || walk_children (walk);
}

static gboolean
walk_note (Walk *walk)
{
  DemarcheBlockText block;
  Walk inner = start_inner (walk, &block);
  gboolean done;

  inner.flow.in_note = TRUE;
  done = walk_children (&inner);
  if (done && !walk->hidden)
    g_ptr_array_add (walk->notes, g_strdup (block.words->str));
  demarche_block_text_clear (&block);
  return done;
}

static gboolean
pass_over (Walk *walk)
{
  return TRUE;
}

/* holds what was deleted; insertions stand in the text */
static gboolean
pass_over_changes (Walk *walk)
{
  walk->is_changed = TRUE;
  return TRUE;
}

/* elements that are not here hold others, or words */
static const struct {
  const char *name;
  gboolean (*walk) (Walk *walk);
} elements[] = {
    {"text:p", walk_paragraph},
    {"text:h", walk_paragraph},
    {"text:span", walk_span},
    {"text:s", take_space},
    {"text:tab", take_space},
    {"text:line-break", take_break},
    {"text:list", walk_list},
    {"text:list-item", walk_item},
    {"text:section", walk_section},
    {"text:note", walk_note},
    {"table:table-row", walk_row},
    {"table:table-cell", walk_cell},
    {"draw:text-box", walk_frame},
    {"text:tracked-changes", pass_over_changes},
    /* said of the text, counted, hidden, how a word sounds */
    {"office:annotation", pass_over},
    {"text:note-citation", pass_over},
    {"text:note-ref", pass_over},
    {"text:page-number", pass_over},
    {"text:page-count", pass_over},
    {"text:hidden-text", pass_over},
    {"text:hidden-paragraph", pass_over},
    {"text:ruby-text", pass_over},
    {"text:number", pass_over},
    {"text:script", pass_over},
    {"text:table-of-content", pass_over},
    {"text:illustration-index", pass_over},
    {"text:table-index", pass_over},
    {"text:object-index", pass_over},
    {"text:user-index", pass_over},
    {"text:alphabetical-index", pass_over},
    {"text:sequence-decls", pass_over},
    {"text:variable-decls", pass_over},
    {"text:user-field-decls", pass_over},
    {"office:forms", pass_over},
    {"table:covered-table-cell", pass_over},
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

static gboolean
walk_body (Walk *walk)
{
  int depth = demarche_xml_reader_get_depth (walk->reader);

  while (demarche_xml_reader_next (walk->reader, depth)) {
    if (!demarche_xml_reader_is (walk->reader, "office:text"))
      continue;
    walk->has_text = TRUE;
    if (!walk_children (walk))
      return FALSE;
  }
  return demarche_block_text_flush (walk->block, 0, walk->error);
}

/* styles stand before the text that uses them */
static gboolean
walk_root (Walk *walk)
{
  while (demarche_xml_reader_next (walk->reader, 0)) {
    if (demarche_xml_reader_is (walk->reader, "office:styles") ||
        demarche_xml_reader_is (walk->reader, "office:automatic-styles"))
      demarche_odt_styles_read (&walk->styles, walk->reader);
    else if (demarche_xml_reader_is (walk->reader, "office:body") && !walk_body (walk))
      return FALSE;
  }
  return demarche_xml_reader_check (walk->reader, walk->error);
}

static gboolean
walk_part (Walk *walk, const DemarchePackage *package, const char *name)
{
  g_autoptr (GBytes) bytes = demarche_package_read (package, name, walk->error);
  g_autoptr (DemarcheXmlReader) reader = bytes ? demarche_xml_reader_new (bytes, name) : NULL;

  walk->reader = reader;
  return reader && demarche_xml_reader_start (reader, walk->error) && walk_root (walk);
}

static gboolean
add_notes (Walk *walk)
{
  for (guint i = 0; i < walk->notes->len; i++) {
    demarche_block_text_append (walk->block, g_ptr_array_index (walk->notes, i), FALSE, FALSE);
    if (!demarche_block_text_flush (walk->block, DEMARCHE_LINE_FOOTNOTE, walk->error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
is_protected (const DemarchePackage *package)
{
  static const char mark[] = "encryption-data";
  g_autoptr (GBytes) manifest = demarche_package_has (package, "META-INF/manifest.xml")
                                    ? demarche_package_read (package, "META-INF/manifest.xml", NULL)
                                    : NULL;
  gsize length = 0;
  const char *data = manifest ? g_bytes_get_data (manifest, &length) : NULL;

  return data && memmem (data, length, mark, strlen (mark)) != NULL;
}

static gboolean
walk_package (Walk *walk, const DemarchePackage *package)
{
  if (is_protected (package)) {
    demarche_package_fail_protected (walk->error);
    return FALSE;
  }
  if (demarche_package_has (package, "styles.xml") && !walk_part (walk, package, "styles.xml"))
    return FALSE;
  if (!walk_part (walk, package, "content.xml"))
    return FALSE;
  if (!walk->has_text) {
    demarche_package_fail_no_text (walk->error);
    return FALSE;
  }
  return add_notes (walk);
}

DemarcheExtract *
demarche_odt_read (GBytes *bytes, const DemarcheReaderOptions *options, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (DemarchePackage) package = demarche_package_new (bytes, error);
  g_autoptr (DemarcheExtract) extract = demarche_extract_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  DemarcheBlockText block;
  Walk walk = {.extract = extract,
               .block = &block,
               .notes = notes,
               .cancellable = cancellable,
               .error = error};
  gboolean done;

  if (!package)
    return NULL;
  demarche_block_text_init (&block, extract);
  demarche_odt_styles_init (&walk.styles);
  done = walk_package (&walk, package);
  demarche_odt_styles_clear (&walk.styles);
  demarche_block_text_clear (&block);
  if (!done)
    return NULL;
  if (walk.is_changed)
    demarche_extract_add_remark (extract, DEMARCHE_OFFICE_CHANGED);
  demarche_office_read_properties (package, "meta.xml", extract);
  return g_steal_pointer (&extract);
}
