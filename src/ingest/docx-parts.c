/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of a Word document beside the text: relations, styles, lists. */
#include "ingest/docx.h"

#include "ingest/wording.h"

#include <string.h>

struct _DemarcheDocxParts {
  char *main;
  GHashTable *relations; /* kind to the name of a part */
  GHashTable *styles;    /* id to DemarcheOfficeStyle */
  GHashTable *abstracts; /* id to DemarcheListStyle */
  GHashTable *lists;     /* number to DemarcheListStyle (unowned): of an abstract, or in @own */
  GPtrArray *own;        /* DemarcheListStyle of numbers that count apart */
};

void
demarche_docx_parts_free (DemarcheDocxParts *parts)
{
  if (!parts)
    return;
  g_free (parts->main);
  g_hash_table_unref (parts->relations);
  g_hash_table_unref (parts->styles);
  g_hash_table_unref (parts->lists);
  g_hash_table_unref (parts->abstracts);
  g_ptr_array_unref (parts->own);
  g_free (parts);
}

/* hands over what stands right below the root of a part, when there is such a part */
static gboolean
read_part (const DemarchePackage *package, const char *name,
           void (*take) (DemarcheXmlReader *reader, gpointer data), gpointer data, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DemarcheXmlReader) reader = NULL;

  if (!name || !demarche_package_has (package, name))
    return TRUE;
  bytes = demarche_package_read (package, name, error);
  if (!bytes)
    return FALSE;
  reader = demarche_xml_reader_new (bytes, name);
  if (!demarche_xml_reader_start (reader, error))
    return FALSE;
  while (demarche_xml_reader_next (reader, 0)) {
    if (demarche_xml_reader_get_name (reader))
      take (reader, data);
  }
  return demarche_xml_reader_check (reader, error);
}

/* ---- relations ---- */

/* "word" and "../x/styles.xml" lead to "x/styles.xml" */
static char *
resolve_target (const char *folder, const char *target)
{
  g_autofree char *absolute =
      *target == '/' ? g_strdup (target) : g_build_filename ("/", folder, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (absolute, "/");

  return g_strdup (canonical + 1);
}

/* where the relations of a part stand */
static char *
name_relations (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);

  return g_strconcat (strcmp (folder, ".") == 0 ? "" : folder, strcmp (folder, ".") == 0 ? "" : "/",
                      "_rels/", base, ".rels", NULL);
}

/* what relations are gathered into. @folder: that they count from */
typedef struct {
  const char *folder;
  GHashTable *relations;
} Relations;

static void
take_relation (DemarcheXmlReader *reader, gpointer data)
{
  const Relations *into = data;
  g_autofree char *type = demarche_xml_reader_get (reader, "Type");
  g_autofree char *target = demarche_xml_reader_get (reader, "Target");
  g_autofree char *mode = demarche_xml_reader_get (reader, "TargetMode");
  const char *kind = type ? strrchr (type, '/') : NULL;

  if (demarche_xml_reader_is (reader, "rel:Relationship") && kind && target &&
      g_strcmp0 (mode, "External") != 0 && !g_hash_table_contains (into->relations, kind + 1))
    g_hash_table_insert (into->relations, g_strdup (kind + 1),
                         resolve_target (into->folder, target));
}

static gboolean
find_parts (DemarcheDocxParts *parts, const DemarchePackage *package, GError **error)
{
  g_autoptr (GHashTable) top =
      g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, g_free);
  g_autofree char *folder = NULL;
  g_autofree char *relations = NULL;
  const char *found;

  if (!read_part (package, "_rels/.rels", take_relation, &(Relations){"", top}, error))
    return FALSE;
  found = g_hash_table_lookup (top, "officeDocument");
  parts->main = g_strdup (found ? found : "word/document.xml");
  folder = g_path_get_dirname (parts->main);
  relations = name_relations (parts->main);
  return read_part (package, relations, take_relation, &(Relations){folder, parts->relations},
                    error);
}

/* ---- styles ---- */

/* built-in styles have English names in every language of Word */
static void
take_name (const char *name, DemarcheOfficeStyle *style)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  style->is_heading |= g_str_has_prefix (small, "heading ") || strcmp (small, "title") == 0;
  style->is_contents |= g_str_has_prefix (small, "toc ") || g_str_has_prefix (small, "index ") ||
                        strcmp (small, "table of figures") == 0;
}

static void
take_style (DemarcheXmlReader *reader, gpointer data)
{
  DemarcheDocxParts *parts = data;
  g_autofree char *id = demarche_xml_reader_get (reader, "w:styleId");
  DemarcheOfficeStyle *style;
  int depth = demarche_xml_reader_get_depth (reader);

  if (!id)
    return;
  style = g_new0 (DemarcheOfficeStyle, 1);
  g_hash_table_replace (parts->styles, g_steal_pointer (&id), style);
  while (demarche_xml_reader_next (reader, depth)) {
    g_autofree char *value = demarche_xml_reader_get (reader, "w:val");

    if (demarche_xml_reader_is (reader, "w:name") && value) {
      take_name (value, style);
    } else if (demarche_xml_reader_is (reader, "w:basedOn")) {
      g_free (style->base);
      style->base = g_steal_pointer (&value);
    } else if (demarche_xml_reader_is (reader, "w:pPr")) {
      demarche_docx_read_paragraph_style (reader, style, NULL);
    } else if (demarche_xml_reader_is (reader, "w:rPr")) {
      demarche_docx_read_run_style (reader, style);
    }
  }
}

/* ---- lists ---- */

static char
read_numbering (const char *format)
{
  static const struct {
    const char *format;
    char numbering;
  } formats[] = {{"bullet", '-'},      {"none", 0},         {"lowerLetter", 'a'},
                 {"upperLetter", 'A'}, {"lowerRoman", 'i'}, {"upperRoman", 'I'}};

  for (gsize i = 0; format && i < G_N_ELEMENTS (formats); i++) {
    if (strcmp (formats[i].format, format) == 0)
      return formats[i].numbering;
  }
  return '1';
}

static void
take_level (DemarcheXmlReader *reader, DemarcheListStyle *list)
{
  g_autofree char *number = demarche_xml_reader_get (reader, "w:ilvl");
  guint64 index = number ? g_ascii_strtoull (number, NULL, 10) : 0;
  int depth = demarche_xml_reader_get_depth (reader);
  DemarcheListLevel *level;

  if (index >= DEMARCHE_LIST_LEVELS)
    return;
  level = &list->levels[index];
  while (demarche_xml_reader_next (reader, depth)) {
    g_autofree char *value = demarche_xml_reader_get (reader, "w:val");

    if (!value)
      continue;
    if (demarche_xml_reader_is (reader, "w:start"))
      demarche_list_level_set_start (level, value);
    else if (demarche_xml_reader_is (reader, "w:numFmt"))
      level->numbering = read_numbering (value);
    else if (demarche_xml_reader_is (reader, "w:lvlText"))
      demarche_list_level_set_pattern (level, value);
  }
}

static void
take_abstract (DemarcheXmlReader *reader, DemarcheDocxParts *parts)
{
  g_autofree char *id = demarche_xml_reader_get (reader, "w:abstractNumId");
  g_autoptr (DemarcheListStyle) list = demarche_list_style_new ();
  int depth = demarche_xml_reader_get_depth (reader);

  while (demarche_xml_reader_next (reader, depth)) {
    if (demarche_xml_reader_is (reader, "w:lvl"))
      take_level (reader, list);
  }
  if (id && !g_hash_table_contains (parts->abstracts, id)) /* lists lead to the first */
    g_hash_table_insert (parts->abstracts, g_steal_pointer (&id), g_steal_pointer (&list));
}

/* a number whose levels begin anew, or look otherwise, counts apart from its kin */
static void
take_override (DemarcheXmlReader *reader, DemarcheListStyle *list)
{
  g_autofree char *number = demarche_xml_reader_get (reader, "w:ilvl");
  guint64 index = number ? g_ascii_strtoull (number, NULL, 10) : 0;
  int depth = demarche_xml_reader_get_depth (reader);

  while (demarche_xml_reader_next (reader, depth)) {
    g_autofree char *value = demarche_xml_reader_get (reader, "w:val");

    if (demarche_xml_reader_is (reader, "w:lvl"))
      take_level (reader, list);
    else if (demarche_xml_reader_is (reader, "w:startOverride") && value &&
             index < DEMARCHE_LIST_LEVELS)
      demarche_list_level_set_start (&list->levels[index], value);
  }
}

static void
take_list (DemarcheXmlReader *reader, DemarcheDocxParts *parts)
{
  g_autofree char *id = demarche_xml_reader_get (reader, "w:numId");
  DemarcheListStyle *list = NULL;
  gboolean is_own = FALSE;
  int depth = demarche_xml_reader_get_depth (reader);

  while (demarche_xml_reader_next (reader, depth)) {
    if (!list && demarche_xml_reader_is (reader, "w:abstractNumId")) {
      g_autofree char *value = demarche_xml_reader_get (reader, "w:val");

      list = value ? g_hash_table_lookup (parts->abstracts, value) : NULL;
    } else if (list && demarche_xml_reader_is (reader, "w:lvlOverride")) {
      if (!is_own) {
        list = demarche_list_style_copy (list);
        g_ptr_array_add (parts->own, list);
        is_own = TRUE;
      }
      take_override (reader, list);
    }
  }
  if (id && list)
    g_hash_table_replace (parts->lists, g_steal_pointer (&id), list);
}

static void
take_numbering (DemarcheXmlReader *reader, gpointer data)
{
  if (demarche_xml_reader_is (reader, "w:abstractNum"))
    take_abstract (reader, data);
  else if (demarche_xml_reader_is (reader, "w:num"))
    take_list (reader, data);
}

DemarcheDocxParts *
demarche_docx_parts_new (const DemarchePackage *package, GError **error)
{
  g_autoptr (DemarcheDocxParts) parts = g_new0 (DemarcheDocxParts, 1);

  parts->relations = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, g_free);
  parts->styles = demarche_office_styles_new ();
  parts->abstracts = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free,
                                            (GDestroyNotify)demarche_list_style_free);
  parts->lists = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  parts->own = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_list_style_free);
  if (!find_parts (parts, package, error) ||
      !read_part (package, demarche_docx_parts_get (parts, "styles"), take_style, parts, error) ||
      !read_part (package, demarche_docx_parts_get (parts, "numbering"), take_numbering, parts,
                  error))
    return NULL;
  return g_steal_pointer (&parts);
}

GHashTable *
demarche_docx_parts_get_styles (const DemarcheDocxParts *parts)
{
  return parts->styles;
}

const char *
demarche_docx_parts_get_main (const DemarcheDocxParts *parts)
{
  return parts->main;
}

const char *
demarche_docx_parts_get (const DemarcheDocxParts *parts, const char *kind)
{
  return g_hash_table_lookup (parts->relations, kind);
}

DemarcheListStyle *
demarche_docx_parts_get_list (const DemarcheDocxParts *parts, const char *number)
{
  return g_hash_table_lookup (parts->lists, number);
}
