/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the main text of a web page is, and what stands around it. The tree is at most 256
 * elements deep, so that functions may call themselves. */
#include "ingest/html.h"

#define MOST_SLACK 400 /* characters of title and date around the main text */

/* characters in an element, and how many of them lead elsewhere */
typedef struct {
  gsize text;
  gsize linked;
  guint n_links;
} Measure;

struct _DemarcheHtmlPage {
  xmlNode *body;
  GArray *measures; /* Measure; an element's _private is its index, from 1 */
};

gboolean
demarche_html_is_any (const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *)node->name);
}

char *
demarche_html_get (const xmlNode *element, const char *attribute)
{
  xmlChar *value = xmlGetProp (element, (const xmlChar *)attribute);
  char *copy = value ? g_strdup ((const char *)value) : NULL;

  xmlFree (value);
  return copy;
}

static gboolean
has_value (const xmlNode *element, const char *attribute, const char *const *values)
{
  g_autofree char *value = demarche_html_get (element, attribute);
  g_autofree char *small = value ? g_ascii_strdown (g_strstrip (value), -1) : NULL;

  return small && g_strv_contains (values, small);
}

/* what holds no words for a reader, whatever is in it */
static gboolean
is_no_text (const xmlNode *element)
{
  static const char *const names[] = {"script", "style",  "noscript", "template", "iframe", "svg",
                                      "object", "button", "select",   "textarea", "head",   "audio",
                                      "video",  "canvas", "math",     NULL};
  static const char *const yes[] = {"true", NULL};
  g_autofree char *style = NULL;

  if (demarche_html_is_any (element, names) || xmlHasProp (element, (const xmlChar *)"hidden") ||
      has_value (element, "aria-hidden", yes))
    return TRUE;
  style = demarche_html_get (element, "style");
  if (!style)
    return FALSE;
  g_strdelimit (style, " \t\n", ':');
  return strstr (style, "display::none") || strstr (style, "display:none") ||
         strstr (style, "visibility:hidden") || strstr (style, "visibility::hidden");
}

static gsize
count_characters (const xmlNode *text)
{
  gsize n = 0;

  for (const char *p = (const char *)text->content; p && *p; p++)
    n += !g_ascii_isspace (*p);
  return n;
}

static Measure
measure (DemarcheHtmlPage *page, xmlNode *element)
{
  Measure sum = {0};

  for (xmlNode *child = element->children; child; child = child->next) {
    Measure part = {0};

    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      part.text = count_characters (child);
    else if (child->type == XML_ELEMENT_NODE && !is_no_text (child))
      part = measure (page, child);
    sum.text += part.text;
    sum.linked += part.linked;
    sum.n_links += part.n_links;
  }
  if (demarche_html_is (element, "a") && xmlHasProp (element, (const xmlChar *)"href")) {
    sum.linked = sum.text;
    sum.n_links++;
  }
  g_array_append_val (page->measures, sum);
  element->_private = GUINT_TO_POINTER (page->measures->len);
  return sum;
}

static Measure
get_measure (const DemarcheHtmlPage *page, const xmlNode *element)
{
  guint index = GPOINTER_TO_UINT (element->_private);

  return index ? g_array_index (page->measures, Measure, index - 1) : (Measure){0};
}

static gsize
count_own (const DemarcheHtmlPage *page, const xmlNode *element)
{
  Measure all = get_measure (page, element);

  return all.text - all.linked;
}

static xmlNode *
find_element (xmlNode *root, const char *name)
{
  for (xmlNode *child = root->children; child; child = child->next) {
    xmlNode *found = demarche_html_is (child, name) ? child : NULL;

    if (!found && child->type == XML_ELEMENT_NODE)
      found = find_element (child, name);
    if (found)
      return found;
  }
  return NULL;
}

DemarcheHtmlPage *
demarche_html_page_new (xmlNode *root)
{
  DemarcheHtmlPage *page = g_new0 (DemarcheHtmlPage, 1);

  page->measures = g_array_new (FALSE, FALSE, sizeof (Measure));
  page->body = demarche_html_is (root, "body") ? root : find_element (root, "body");
  if (!page->body)
    page->body = root;
  measure (page, page->body);
  return page;
}

void
demarche_html_page_free (DemarcheHtmlPage *page)
{
  if (!page)
    return;
  g_array_unref (page->measures);
  g_free (page);
}

/* ---- the main text ---- */

static gboolean
is_article_body (const xmlNode *element)
{
  static const char *const values[] = {"articlebody", NULL};

  return has_value (element, "itemprop", values);
}

static gboolean
is_article (const xmlNode *element)
{
  return demarche_html_is (element, "article");
}

static gboolean
is_main (const xmlNode *element)
{
  static const char *const roles[] = {"main", NULL};

  return demarche_html_is (element, "main") || has_value (element, "role", roles);
}

static xmlNode *
find_largest (const DemarcheHtmlPage *page, xmlNode *root, gboolean (*is) (const xmlNode *element))
{
  xmlNode *best = NULL;

  for (xmlNode *child = root->children; child; child = child->next) {
    xmlNode *found;

    if (child->type != XML_ELEMENT_NODE)
      continue;
    found = is (child) ? child : find_largest (page, child, is);
    if (found && (!best || count_own (page, found) > count_own (page, best)))
      best = found;
  }
  return best;
}

/* up to the element that holds title and date beside the words */
static xmlNode *
climb (const DemarcheHtmlPage *page, xmlNode *element)
{
  gsize limit = count_own (page, element) + MOST_SLACK;

  while (element != page->body && element->parent && element->parent != page->body &&
         count_own (page, element->parent) <= limit)
    element = element->parent;
  return element;
}

xmlNode *
demarche_html_page_find_main (const DemarcheHtmlPage *page)
{
  static gboolean (*const kinds[]) (const xmlNode *element) = {is_article_body, is_article,
                                                               is_main};

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    xmlNode *found = find_largest (page, page->body, kinds[i]);

    if (found && count_own (page, found) * 5 >= count_own (page, page->body) * 2)
      return climb (page, found);
  }
  return page->body;
}

/* ---- clutter ---- */

/* "cookieNotice", "share-bar": whether a class or id has one of the words in it */
static gboolean
has_cluttering_name (const xmlNode *element, const char *attribute)
{
  static const char *const words[] = {
      "nav",          "navbar",    "navigation",    "menu",    "breadcrumb",  "breadcrumbs",
      "cookie",       "cookies",   "consent",       "gdpr",    "share",       "sharing",
      "social",       "related",   "sidebar",       "widget",  "newsletter",  "subscribe",
      "subscription", "advert",    "advertisement", "ads",     "footer",      "pagination",
      "pager",        "comments",  "skip",          "toolbar", "popup",       "modal",
      "langswitch",   "languages", "tags",          "print",   "recommended", NULL};
  g_autofree char *value = demarche_html_get (element, attribute);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = value; p; p++) {
    if (!g_ascii_isalpha (*p) || (g_ascii_isupper (*p) && p > value && g_ascii_islower (p[-1]))) {
      if (g_strv_contains (words, word->str))
        return TRUE;
      g_string_truncate (word, 0);
    }
    if (*p == '\0')
      return FALSE;
    if (g_ascii_isalpha (*p))
      g_string_append_c (word, g_ascii_tolower (*p));
  }
  return FALSE;
}

static gboolean
is_inside (const xmlNode *element, const char *const *names)
{
  for (const xmlNode *parent = element->parent; parent; parent = parent->parent) {
    if (demarche_html_is_any (parent, names))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_cluttering_element (const xmlNode *element)
{
  static const char *const names[] = {"nav", "aside", "form", "figure", "dialog", NULL};
  static const char *const ends[] = {"header", "footer", NULL};
  static const char *const articles[] = {"article", "main", NULL};
  static const char *const roles[] = {"navigation", "banner",        "contentinfo", "search",
                                      "dialog",     "alertdialog",   "menu",        "menubar",
                                      "toolbar",    "complementary", NULL};

  return demarche_html_is_any (element, names) || has_value (element, "role", roles) ||
         (demarche_html_is_any (element, ends) && !is_inside (element, articles));
}

/* lists and boxes of little else than links */
static gboolean
is_link_list (const xmlNode *element, Measure all)
{
  static const char *const names[] = {"ul", "ol", "dl", "div", "section", "table", "p", NULL};

  return all.n_links >= 3 && all.linked * 10 >= all.text * 6 &&
         demarche_html_is_any (element, names);
}

gboolean
demarche_html_page_is_clutter (const DemarcheHtmlPage *page, const xmlNode *element)
{
  Measure all = get_measure (page, element);

  if (is_no_text (element))
    return TRUE;
  /* whatever it is called: half of the page's words are its text */
  if (count_own (page, element) * 2 >= count_own (page, page->body))
    return FALSE;
  return is_cluttering_element (element) || has_cluttering_name (element, "class") ||
         has_cluttering_name (element, "id") || is_link_list (element, all);
}
