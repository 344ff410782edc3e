/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Web pages: walks over the main text and hands over its blocks. */
#include "ingest/html.h"

#include "ingest/block-text.h"
#include "ingest/document.h"

#include <libxml/HTMLparser.h>

#define LONGEST_NOTE_MARK 5

typedef struct {
  const DemarcheHtmlPage *page;
  DemarcheBlockText block;
  guint n_bold;     /* elements around that make bold, and italic */
  guint n_verbatim; /* around, in which white space counts */
  guint flags;      /* of lines here */
  GError **error;
} Walk;

static gboolean
is_block (const xmlNode *element)
{
  static const char *const names[] = {
      "p",     "div",     "h1",      "h2",   "h3",     "h4",         "h5",     "h6",    "li",
      "ul",    "ol",      "dl",      "dt",   "dd",     "blockquote", "pre",    "table", "tr",
      "tbody", "thead",   "section", "main", "header", "footer",     "aside",  "hr",    "form",
      "body",  "article", "address", "nav",  "figure", "figcaption", "center", NULL};

  return demarche_html_is_any (element, names);
}

static gboolean
is_heading (const xmlNode *element)
{
  static const char *const names[] = {"h1", "h2", "h3", "h4", "h5", "h6", NULL};

  return demarche_html_is_any (element, names);
}

static gboolean
is_emphasis (const xmlNode *element)
{
  static const char *const names[] = {"b", "strong", "i", "em", NULL};

  return demarche_html_is_any (element, names);
}

/* "[1]", "2", "*" */
static gboolean
is_mark_text (const char *text)
{
  gsize n = strlen (text);

  return n > 0 && n <= LONGEST_NOTE_MARK && strspn (text, "[]()0123456789") == n &&
         strpbrk (text, "0123456789");
}

/* the number of a footnote: raised, or a link into the page */
static gboolean
is_note_mark (const xmlNode *element)
{
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;
  xmlChar *content;

  if (!demarche_html_is (element, "sup") && !demarche_html_is (element, "a"))
    return FALSE;
  address = demarche_html_get (element, "href");
  if (demarche_html_is (element, "a") && !(address && strchr (address, '#')))
    return FALSE;
  content = xmlNodeGetContent (element);
  text = g_strstrip (g_strdup (content ? (const char *)content : ""));
  xmlFree (content);
  return is_mark_text (text);
}

static gboolean
has_notes_inside (const xmlNode *element)
{
  static const char *const names[] = {"footnotes",    "endnotes",     "footnote", "endnote",
                                      "doc-endnotes", "doc-footnote", NULL};
  static const char *const attributes[] = {"class", "id", "role"};

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++) {
    g_autofree char *value = demarche_html_get (element, attributes[i]);
    g_auto (GStrv) words = value ? g_strsplit (value, " ", -1) : NULL;

    for (guint k = 0; words && words[k]; k++) {
      if (g_strv_contains (names, words[k]))
        return TRUE;
    }
  }
  return FALSE;
}

/* the place of an item in its list, from 1 */
static guint
count_items (const xmlNode *item)
{
  guint n = 1;

  for (const xmlNode *before = item->prev; before; before = before->prev)
    n += demarche_html_is (before, "li");
  return n;
}

static void
start_item (Walk *walk, const xmlNode *item)
{
  g_autofree char *mark = demarche_html_is (item->parent, "ol") && count_items (item) < 1000
                              ? g_strdup_printf ("%u. ", count_items (item))
                              : g_strdup ("- ");

  demarche_block_text_start_item (&walk->block, mark, count_items (item) == 1);
}

static gboolean walk_element (Walk *walk, xmlNode *element);

static gboolean
walk_children (Walk *walk, xmlNode *element)
{
  for (xmlNode *child = element->children; child; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      demarche_block_text_append (&walk->block, (const char *)child->content, walk->n_bold > 0,
                                  walk->n_verbatim > 0);
    else if (child->type == XML_ELEMENT_NODE && !walk_element (walk, child))
      return FALSE;
  }
  return TRUE;
}

static gboolean
walk_block (Walk *walk, xmlNode *element)
{
  guint before = walk->flags;
  gboolean done;

  if (!demarche_block_text_flush (&walk->block, walk->flags, walk->error))
    return FALSE;
  if (demarche_html_is (element, "li"))
    start_item (walk, element);
  if (is_heading (element))
    walk->flags |= DEMARCHE_LINE_HEADING;
  if (has_notes_inside (element))
    walk->flags |= DEMARCHE_LINE_FOOTNOTE;
  walk->n_verbatim += demarche_html_is (element, "pre");
  done = walk_children (walk, element) &&
         demarche_block_text_flush (&walk->block, walk->flags, walk->error);
  walk->n_verbatim -= demarche_html_is (element, "pre");
  walk->flags = before;
  return done;
}

static gboolean
walk_element (Walk *walk, xmlNode *element)
{
  static const char *const cells[] = {"td", "th", NULL};
  gboolean done;

  if (demarche_html_page_is_clutter (walk->page, element) || is_note_mark (element))
    return TRUE;
  if (demarche_html_is (element, "br")) {
    demarche_block_text_break (&walk->block, walk->flags & DEMARCHE_LINE_HEADING);
    return TRUE;
  }
  if (is_block (element))
    return walk_block (walk, element);
  if (demarche_html_is_any (element, cells))
    demarche_block_text_append (&walk->block, " ", FALSE, FALSE);
  walk->n_bold += is_emphasis (element);
  done = walk_children (walk, element);
  walk->n_bold -= is_emphasis (element);
  return done;
}

static void
ignore_problem (void *data, xmlErrorPtr problem)
{
}

/* @is_whole: (out): whether the tree holds the whole page */
static xmlDoc *
parse (GBytes *text, gboolean *is_whole)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  htmlParserCtxt *parser = htmlNewParserCtxt ();
  xmlDoc *document;

  if (!parser)
    return NULL;
  parser->sax->serror = ignore_problem;
  document = htmlCtxtReadMemory (parser, data, (int)length, NULL, "UTF-8",
                                 HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                     HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  *is_whole = parser->disableSAX == 0;
  htmlFreeParserCtxt (parser);
  return document;
}

static gboolean
read_page (xmlDoc *document, DemarcheExtract *extract, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (document);
  g_autoptr (DemarcheHtmlPage) page = NULL;
  gboolean done;
  Walk walk = {.error = error};

  if (!root)
    return TRUE;
  page = demarche_html_page_new (root);
  walk.page = page;
  demarche_block_text_init (&walk.block, extract);
  done = walk_element (&walk, demarche_html_page_find_main (page)) &&
         demarche_block_text_flush (&walk.block, 0, error);
  demarche_block_text_clear (&walk.block);
  demarche_html_read_properties (document, extract);
  return done;
}

DemarcheExtract *
demarche_html_read (GBytes *bytes, const DemarcheReaderOptions *options, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (DemarcheDecoded) decoded = demarche_html_decode (bytes, options->encoding, error);
  g_autoptr (DemarcheExtract) extract = NULL;
  gboolean is_whole = TRUE;
  gboolean done;
  xmlDoc *document;

  if (!decoded)
    return NULL;
  extract = demarche_extract_new ();
  demarche_extract_set_decoded (extract, decoded);
  document = parse (decoded->text, &is_whole);
  if (!is_whole)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "elements nested deeper than the parser follows, so that text would be lost; "
                 "save the page as text");
  done = is_whole && (!document || read_page (document, extract, error));
  xmlFreeDoc (document);
  return done ? g_steal_pointer (&extract) : NULL;
}
