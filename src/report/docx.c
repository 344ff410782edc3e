/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* WordprocessingML, as far as a report needs it. What never changes is a resource. */
#include "report/docx-private.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "report/resources.h"

#define RESOURCES "/org/demarche/reports/docx/"
#define WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

struct _DemarcheDocx {
  DemarcheHtml *body;
  DemarcheHtml *notes;
  DemarcheHtml *out; /* (unowned): one of the two */
  guint n_notes;
  guint n_tables;
  gboolean is_in_table;
};

/* an element with one attribute and nothing inside */
static void
write_value (DemarcheHtml *out, const char *element, const char *value)
{
  demarche_html_void (out, element, "w:val", value, NULL);
}

static DemarcheHtml *
open_part (const char *root)
{
  DemarcheHtml *part = demarche_html_new ();

  demarche_html_declaration (part);
  demarche_html_open (part, root, "xmlns:w", WORD, "xmlns:r", RELATIONS, NULL);
  return part;
}

/* the lines above notes, which the format wants among them */
static void
write_separator (DemarcheHtml *out, const char *id, const char *type, const char *mark)
{
  demarche_html_open (out, "w:footnote", "w:type", type, "w:id", id, NULL);
  demarche_html_open (out, "w:p", NULL);
  demarche_html_open (out, "w:r", NULL);
  demarche_html_void (out, mark, NULL);
  demarche_html_close (out);
  demarche_html_close (out);
  demarche_html_close (out);
}

DemarcheDocx *
demarche_docx_new (void)
{
  DemarcheDocx *docx = g_new0 (DemarcheDocx, 1);

  docx->body = open_part ("w:document");
  demarche_html_open (docx->body, "w:body", NULL);
  docx->notes = open_part ("w:footnotes");
  write_separator (docx->notes, "-1", "separator", "w:separator");
  write_separator (docx->notes, "0", "continuationSeparator", "w:continuationSeparator");
  docx->out = docx->body;
  return docx;
}

void
demarche_docx_free (DemarcheDocx *docx)
{
  demarche_html_free (docx->body);
  demarche_html_free (docx->notes);
  g_free (docx);
}

/* ---- paragraphs ---- */

void
demarche_docx_open_paragraph (DemarcheDocx *docx, const char *style)
{
  if (style == NULL && docx->is_in_table && docx->out == docx->body)
    style = "TableText";
  demarche_html_open (docx->out, "w:p", NULL);
  if (style == NULL)
    return;
  demarche_html_open (docx->out, "w:pPr", NULL);
  write_value (docx->out, "w:pStyle", style);
  demarche_html_close (docx->out);
}

void
demarche_docx_close_paragraph (DemarcheDocx *docx)
{
  demarche_html_close (docx->out);
}

static void
write_look (DemarcheHtml *out, DemarcheDocxLook look, gboolean is_reversed)
{
  if (look == DEMARCHE_DOCX_PLAIN && !is_reversed)
    return;
  demarche_html_open (out, "w:rPr", NULL);
  if (look & DEMARCHE_DOCX_BOLD)
    demarche_html_void (out, "w:b", NULL);
  if (look & DEMARCHE_DOCX_ITALIC)
    demarche_html_void (out, "w:i", NULL);
  if (look & DEMARCHE_DOCX_UNDERLINED)
    write_value (out, "w:u", "single");
  if (is_reversed)
    demarche_html_void (out, "w:rtl", NULL);
  demarche_html_close (out);
}

void
demarche_docx_text_length (DemarcheDocx *docx, DemarcheDocxLook look, const char *text,
                           gsize length)
{
  if (length == 0)
    return;
  demarche_html_open (docx->out, "w:r", NULL);
  write_look (docx->out, look,
              demarche_text_find_direction (text, length) == DEMARCHE_SCRIPT_RIGHT_TO_LEFT);
  demarche_html_open (docx->out, "w:t", "xml:space", "preserve", NULL);
  demarche_html_text_length (docx->out, text, length);
  demarche_html_close (docx->out);
  demarche_html_close (docx->out);
}

void
demarche_docx_text (DemarcheDocx *docx, DemarcheDocxLook look, const char *text)
{
  if (text != NULL)
    demarche_docx_text_length (docx, look, text, strlen (text));
}

void
demarche_docx_textf (DemarcheDocx *docx, DemarcheDocxLook look, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  demarche_docx_text (docx, look, text);
}

void
demarche_docx_paragraph (DemarcheDocx *docx, const char *style, const char *text)
{
  demarche_docx_open_paragraph (docx, style);
  demarche_docx_text (docx, DEMARCHE_DOCX_PLAIN, text);
  demarche_docx_close_paragraph (docx);
}

/* ---- notes ---- */

/* a run in the style of note numbers, to be closed */
static void
open_number (DemarcheHtml *out)
{
  demarche_html_open (out, "w:r", NULL);
  demarche_html_open (out, "w:rPr", NULL);
  write_value (out, "w:rStyle", "FootnoteReference");
  demarche_html_close (out);
}

guint
demarche_docx_open_note (DemarcheDocx *docx)
{
  g_autofree char *id = g_strdup_printf ("%u", ++docx->n_notes);
  g_autofree char *name = g_strdup_printf ("note%u", docx->n_notes);

  demarche_html_void (docx->body, "w:bookmarkStart", "w:id", id, "w:name", name, NULL);
  open_number (docx->body);
  demarche_html_void (docx->body, "w:footnoteReference", "w:id", id, NULL);
  demarche_html_close (docx->body);
  demarche_html_void (docx->body, "w:bookmarkEnd", "w:id", id, NULL);
  docx->out = docx->notes;
  demarche_html_open (docx->out, "w:footnote", "w:id", id, NULL);
  demarche_docx_open_paragraph (docx, "FootnoteText");
  open_number (docx->out);
  demarche_html_void (docx->out, "w:footnoteRef", NULL);
  demarche_html_close (docx->out);
  demarche_docx_text (docx, DEMARCHE_DOCX_PLAIN, " ");
  return docx->n_notes;
}

void
demarche_docx_close_note (DemarcheDocx *docx)
{
  demarche_docx_close_paragraph (docx);
  demarche_html_close (docx->out);
  docx->out = docx->body;
}

void
demarche_docx_refer_to_note (DemarcheDocx *docx, guint number)
{
  g_autofree char *field = g_strdup_printf (" NOTEREF note%u \\h ", number);

  demarche_docx_text (docx, DEMARCHE_DOCX_PLAIN, " (note ");
  demarche_html_open (docx->out, "w:fldSimple", "w:instr", field, NULL);
  demarche_docx_textf (docx, DEMARCHE_DOCX_PLAIN, "%u", number);
  demarche_html_close (docx->out);
  demarche_docx_text (docx, DEMARCHE_DOCX_PLAIN, ")");
}

/* ---- tables ---- */

void
demarche_docx_caption (DemarcheDocx *docx, const char *text)
{
  demarche_docx_open_paragraph (docx, "Caption");
  demarche_docx_text (docx, DEMARCHE_DOCX_PLAIN, "Table ");
  demarche_html_open (docx->out, "w:fldSimple", "w:instr", " SEQ Table \\* ARABIC ", NULL);
  demarche_docx_textf (docx, DEMARCHE_DOCX_PLAIN, "%u", ++docx->n_tables);
  demarche_html_close (docx->out);
  demarche_docx_textf (docx, DEMARCHE_DOCX_PLAIN, ": %s", text);
  demarche_docx_close_paragraph (docx);
}

void
demarche_docx_open_table (DemarcheDocx *docx, const guint *widths, guint n_columns)
{
  demarche_html_open (docx->out, "w:tbl", NULL);
  demarche_html_open (docx->out, "w:tblPr", NULL);
  write_value (docx->out, "w:tblStyle", "TableGrid");
  demarche_html_void (docx->out, "w:tblW", "w:w", "5000", "w:type", "pct", NULL);
  demarche_html_void (docx->out, "w:tblLayout", "w:type", "fixed", NULL);
  demarche_html_void (docx->out, "w:tblLook", "w:firstRow", "1", "w:firstColumn", "1", NULL);
  demarche_html_close (docx->out);
  demarche_html_open (docx->out, "w:tblGrid", NULL);
  for (guint i = 0; i < n_columns; i++) {
    g_autofree char *width = g_strdup_printf ("%u", widths[i]);

    demarche_html_void (docx->out, "w:gridCol", "w:w", width, NULL);
  }
  demarche_html_close (docx->out);
  docx->is_in_table = TRUE;
}

void
demarche_docx_open_row (DemarcheDocx *docx, gboolean is_head)
{
  demarche_html_open (docx->out, "w:tr", NULL);
  demarche_html_open (docx->out, "w:trPr", NULL);
  demarche_html_void (docx->out, "w:cantSplit", NULL);
  if (is_head)
    demarche_html_void (docx->out, "w:tblHeader", NULL);
  demarche_html_close (docx->out);
}

void
demarche_docx_open_cell (DemarcheDocx *docx)
{
  demarche_html_open (docx->out, "w:tc", NULL);
}

void
demarche_docx_close_cell (DemarcheDocx *docx)
{
  demarche_html_close (docx->out);
}

void
demarche_docx_close_row (DemarcheDocx *docx)
{
  demarche_html_close (docx->out);
}

void
demarche_docx_close_table (DemarcheDocx *docx)
{
  demarche_html_close (docx->out);
  docx->is_in_table = FALSE;
}

/* ---- pages ---- */

static void
write_pages (DemarcheHtml *out, gboolean is_landscape)
{
  demarche_html_open (out, "w:sectPr", NULL);
  demarche_html_void (out, "w:headerReference", "w:type", "default", "r:id", "rId1", NULL);
  demarche_html_void (out, "w:footerReference", "w:type", "default", "r:id", "rId2", NULL);
  demarche_html_void (out, "w:pgSz", "w:w", is_landscape ? "16838" : "11906", "w:h",
                      is_landscape ? "11906" : "16838", "w:orient",
                      is_landscape ? "landscape" : NULL, NULL);
  demarche_html_void (out, "w:pgMar", "w:top", is_landscape ? "1134" : "1304", "w:right",
                      is_landscape ? "851" : "1134", "w:bottom", "1134", "w:left",
                      is_landscape ? "851" : "1134", "w:header", "567", "w:footer", "567",
                      "w:gutter", "0", NULL);
  demarche_html_close (out);
}

void
demarche_docx_end_pages (DemarcheDocx *docx, gboolean is_landscape, const char *text)
{
  demarche_html_open (docx->out, "w:p", NULL);
  demarche_html_open (docx->out, "w:pPr", NULL);
  write_value (docx->out, "w:pStyle", "TableText");
  write_pages (docx->out, is_landscape);
  demarche_html_close (docx->out);
  demarche_docx_text (docx, DEMARCHE_DOCX_PLAIN, text);
  demarche_html_close (docx->out);
}

/* ---- the package ---- */

static void
write_field (DemarcheHtml *out, const char *instruction)
{
  demarche_html_open (out, "w:fldSimple", "w:instr", instruction, NULL);
  demarche_html_open (out, "w:r", NULL);
  demarche_html_element (out, "w:t", "1", NULL);
  demarche_html_close (out);
  demarche_html_close (out);
}

static void
write_marking (DemarcheHtml *out, const char *style, const char *handling)
{
  demarche_html_open (out, "w:p", NULL);
  demarche_html_open (out, "w:pPr", NULL);
  write_value (out, "w:pStyle", style);
  demarche_html_close (out);
  demarche_html_open (out, "w:r", NULL);
  write_look (out, DEMARCHE_DOCX_BOLD, FALSE);
  demarche_html_element (out, "w:t", handling, "xml:space", "preserve", NULL);
  demarche_html_close (out);
  demarche_html_close (out);
}

static DemarcheHtml *
make_header (const char *handling)
{
  DemarcheHtml *part = open_part ("w:hdr");

  write_marking (part, "Header", handling);
  demarche_html_close (part);
  return part;
}

static DemarcheHtml *
make_footer (const char *handling)
{
  DemarcheHtml *part = open_part ("w:ftr");

  if (handling != NULL)
    write_marking (part, "Footer", handling);
  demarche_html_open (part, "w:p", NULL);
  demarche_html_open (part, "w:pPr", NULL);
  write_value (part, "w:pStyle", "Footer");
  demarche_html_close (part);
  write_field (part, " PAGE ");
  demarche_html_open (part, "w:r", NULL);
  demarche_html_element (part, "w:t", " / ", "xml:space", "preserve", NULL);
  demarche_html_close (part);
  write_field (part, " NUMPAGES ");
  demarche_html_close (part);
  demarche_html_close (part);
  return part;
}

static DemarcheHtml *
make_properties (const char *title)
{
  DemarcheHtml *part = demarche_html_new ();

  demarche_html_declaration (part);
  demarche_html_open (part, "cp:coreProperties", "xmlns:cp",
                      "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                      "xmlns:dc", "http://purl.org/dc/elements/1.1/", NULL);
  demarche_html_element (part, "dc:title", title, NULL);
  demarche_html_close (part);
  return part;
}

typedef struct {
  const char *name;
  const char *resource; /* or */
  DemarcheHtml *part;
} Source;

/* ends the parts; NULL when one of them failed */
static GBytes *
pack (Source *sources, guint n, GError **error)
{
  g_autofree DemarchePart *parts = g_new0 (DemarchePart, n);
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  for (guint i = 0; i < n; i++) {
    g_autofree char *path = g_strconcat (RESOURCES, sources[i].resource, NULL);
    gsize length = 0;
    char *text = sources[i].part != NULL ? demarche_html_finish (sources[i].part, &length) : NULL;
    GBytes *bytes = text != NULL ? g_bytes_new_take (text, length) : NULL;

    if (sources[i].part == NULL)
      bytes = g_resource_lookup_data (demarche_report_get_resource (), path,
                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    else if (bytes == NULL)
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT, "the report is too large to build");
    if (bytes == NULL)
      return NULL;
    g_ptr_array_add (owned, bytes);
    parts[i].name = sources[i].name;
    parts[i].data = g_bytes_get_data (bytes, &parts[i].length);
  }
  return demarche_package_write (parts, n, error);
}

GBytes *
demarche_docx_finish (DemarcheDocx *docx, const char *title, const char *handling, GError **error)
{
  g_autoptr (DemarcheHtml) header = make_header (handling);
  g_autoptr (DemarcheHtml) footer = make_footer (handling);
  g_autoptr (DemarcheHtml) properties = make_properties (title);
  Source sources[] = {
      {"[Content_Types].xml", "content-types.xml", NULL},
      {"_rels/.rels", "package-relations.xml", NULL},
      {"word/document.xml", NULL, docx->body},
      {"word/_rels/document.xml.rels", "document-relations.xml", NULL},
      {"word/styles.xml", "styles.xml", NULL},
      {"word/numbering.xml", "numbering.xml", NULL},
      {"word/footnotes.xml", NULL, docx->notes},
      {"word/header.xml", NULL, header},
      {"word/footer.xml", NULL, footer},
      {"docProps/core.xml", NULL, properties},
  };

  write_pages (docx->body, FALSE);
  demarche_html_close (docx->body);
  demarche_html_close (docx->body);
  demarche_html_close (docx->notes);
  return pack (sources, G_N_ELEMENTS (sources), error);
}
