/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a web page says of itself: `<meta>`, JSON-LD, `<time>`, `<title>`, `lang`. */
#include "ingest/html.h"

#include "base/json-tree.h"

/* a name in the head of a page, and the field it fills */
typedef struct {
  const char *name;
  DemarcheField field;
} Property;

/* the strongest first */
static const Property meta_properties[] = {
    {"dcterms.date", DEMARCHE_FIELD_DATE},    {"dc.date", DEMARCHE_FIELD_DATE},
    {"dcterms.created", DEMARCHE_FIELD_DATE}, {"article:published_time", DEMARCHE_FIELD_DATE},
    {"datepublished", DEMARCHE_FIELD_DATE},   {"date", DEMARCHE_FIELD_DATE},
    {"dcterms.title", DEMARCHE_FIELD_TITLE},  {"dc.title", DEMARCHE_FIELD_TITLE},
    {"og:title", DEMARCHE_FIELD_TITLE},       {"og:url", DEMARCHE_FIELD_SOURCE},
    {"dc.language", DEMARCHE_FIELD_LANGUAGE},
};

static const Property linked_properties[] = {
    {"datePublished", DEMARCHE_FIELD_DATE},
    {"headline", DEMARCHE_FIELD_TITLE},
    {"inLanguage", DEMARCHE_FIELD_LANGUAGE},
    {"url", DEMARCHE_FIELD_SOURCE},
};

/* of addresses only those of the web are one */
static void
set_field (DemarcheExtract *extract, DemarcheField field, const char *value, const char *words)
{
  if (field == DEMARCHE_FIELD_SOURCE && !g_str_has_prefix (value, "https://") &&
      !g_str_has_prefix (value, "http://"))
    return;
  demarche_extract_set_field (extract, field, value, words);
}

/* elements of one name in the order of the page */
static void
collect (xmlNode *root, const char *name, GPtrArray *found)
{
  for (xmlNode *child = root->children; child; child = child->next) {
    if (demarche_html_is (child, name))
      g_ptr_array_add (found, child);
    if (child->type == XML_ELEMENT_NODE)
      collect (child, name, found);
  }
}

static void
read_meta (const GPtrArray *metas, const Property *property, DemarcheExtract *extract)
{
  static const char *const keys[] = {"name", "property", "itemprop"};

  for (guint i = 0; i < metas->len; i++) {
    const xmlNode *meta = metas->pdata[i];
    g_autofree char *content = demarche_html_get (meta, "content");

    for (gsize k = 0; content && k < G_N_ELEMENTS (keys); k++) {
      g_autofree char *name = demarche_html_get (meta, keys[k]);
      g_autofree char *words = NULL;

      if (!name || g_ascii_strcasecmp (name, property->name) != 0)
        continue;
      words = g_strdup_printf ("<meta %s=\"%s\">", keys[k], property->name);
      if (property->field == DEMARCHE_N_FIELDS)
        demarche_extract_set_author (extract, content);
      else
        set_field (extract, property->field, content, words);
    }
  }
}

static void
take_linked (const DemarcheJsonNode *node, DemarcheExtract *extract)
{
  const DemarcheJsonNode *author = demarche_json_node_get (node, "author");
  const char *name = demarche_json_node_get_string (author, "name");

  for (gsize i = 0; i < G_N_ELEMENTS (linked_properties); i++) {
    const char *value = demarche_json_node_get_string (node, linked_properties[i].name);
    g_autofree char *words = g_strdup_printf ("JSON-LD \"%s\"", linked_properties[i].name);

    if (value)
      set_field (extract, linked_properties[i].field, value, words);
  }
  if (name)
    demarche_extract_set_author (extract, name);
}

/* what tells of an article or page; JSON that is none is passed over, as pages have it */
static void
read_linked (xmlNode *script, DemarcheExtract *extract)
{
  xmlChar *content = xmlNodeGetContent (script);
  g_autoptr (GBytes) bytes =
      g_bytes_new (content ? (const char *)content : "", content ? strlen ((char *)content) : 0);
  g_autoptr (DemarcheSource) source = demarche_source_new ("JSON-LD", bytes);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autoptr (DemarcheJsonNode) root =
      demarche_json_tree_read (source, &demarche_json_limits_default, &problem);
  const DemarcheJsonNode *graph = demarche_json_node_get (root, "@graph");
  const DemarcheJsonNode *list = graph ? graph : root;

  xmlFree (content);
  if (!list)
    return;
  if (list->type == DEMARCHE_JSON_OBJECT_START)
    take_linked (list, extract);
  for (guint i = 0; list->type == DEMARCHE_JSON_ARRAY_START && i < list->members->len; i++)
    take_linked (list->members->pdata[i], extract);
}

static void
read_scripts (xmlNode *root, DemarcheExtract *extract)
{
  g_autoptr (GPtrArray) scripts = g_ptr_array_new ();

  collect (root, "script", scripts);
  for (guint i = 0; i < scripts->len; i++) {
    g_autofree char *type = demarche_html_get (scripts->pdata[i], "type");

    if (g_strcmp0 (type, "application/ld+json") == 0)
      read_linked (scripts->pdata[i], extract);
  }
}

static void
read_canonical (xmlNode *root, DemarcheExtract *extract)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new ();

  collect (root, "link", links);
  for (guint i = 0; i < links->len; i++) {
    g_autofree char *relation = demarche_html_get (links->pdata[i], "rel");
    g_autofree char *address = demarche_html_get (links->pdata[i], "href");

    if (address && g_strcmp0 (relation, "canonical") == 0)
      set_field (extract, DEMARCHE_FIELD_SOURCE, address, "<link rel=\"canonical\">");
  }
}

/* one day in all of them; more are of other articles */
static void
read_times (xmlNode *root, DemarcheExtract *extract)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new ();
  g_autofree char *day = NULL;

  collect (root, "time", times);
  for (guint i = 0; i < times->len; i++) {
    g_autofree char *value = demarche_html_get (times->pdata[i], "datetime");

    if (!value)
      continue;
    value[MIN (strlen (value), 10)] = '\0';
    if (day && strcmp (day, value) != 0)
      return;
    g_free (day);
    day = g_steal_pointer (&value);
  }
  if (day)
    set_field (extract, DEMARCHE_FIELD_DATE, day, "<time>");
}

static void
read_title (xmlNode *root, DemarcheExtract *extract)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  xmlChar *content;

  collect (root, "title", titles);
  if (titles->len == 0)
    return;
  content = xmlNodeGetContent (titles->pdata[0]);
  if (content)
    set_field (extract, DEMARCHE_FIELD_TITLE, (const char *)content, "<title>");
  xmlFree (content);
}

void
demarche_html_read_properties (xmlDoc *document, DemarcheExtract *extract)
{
  static const Property author = {"author", DEMARCHE_N_FIELDS};
  xmlNode *root = xmlDocGetRootElement (document);
  g_autoptr (GPtrArray) metas = g_ptr_array_new ();
  g_autofree char *language = demarche_html_get (root, "lang");

  collect (root, "meta", metas);
  for (gsize i = 0; i < G_N_ELEMENTS (meta_properties); i++)
    read_meta (metas, &meta_properties[i], extract);
  read_meta (metas, &author, extract);
  read_scripts (root, extract);
  read_canonical (root, extract);
  read_times (root, extract);
  read_title (root, extract);
  if (language)
    set_field (extract, DEMARCHE_FIELD_LANGUAGE, language, "<html lang>");
}
