/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Styles and lists of OpenDocument texts. */
#include "ingest/odt.h"

#include "ingest/wording.h"

#include <string.h>

void
demarche_odt_styles_init (DemarcheOdtStyles *styles)
{
  styles->styles = demarche_office_styles_new ();
  styles->lists = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free,
                                         (GDestroyNotify)demarche_list_style_free);
}

void
demarche_odt_styles_clear (DemarcheOdtStyles *styles)
{
  g_clear_pointer (&styles->styles, g_hash_table_unref);
  g_clear_pointer (&styles->lists, g_hash_table_unref);
}

/* styles of paragraphs and of words may share a name */
static char *
name_style (const char *family, const char *name)
{
  return g_strconcat (family, " ", name, NULL);
}

/* ---- styles ---- */

/* the styles that every program has are called by their English names */
static gboolean
is_heading_name (const char *name)
{
  return strcmp (name, "Title") == 0 || strcmp (name, "Heading") == 0 ||
         g_str_has_prefix (name, "Heading_20_");
}

static void
read_words (DemarcheXmlReader *reader, DemarcheOfficeStyle *style)
{
  static const char *const plain[] = {"normal", "100", "200", "300", "400", "500", NULL};
  g_autofree char *weight = demarche_xml_reader_get (reader, "fo:font-weight");
  g_autofree char *slant = demarche_xml_reader_get (reader, "fo:font-style");
  g_autofree char *display = demarche_xml_reader_get (reader, "text:display");

  if (weight)
    style->emphasis = g_strv_contains (plain, weight) ? -1 : 1;
  if (slant && style->emphasis <= 0)
    style->emphasis = strcmp (slant, "normal") == 0 ? -1 : 1;
  if (display)
    style->hidden = strcmp (display, "none") == 0 ? 1 : -1;
}

static void
take_style (DemarcheOdtStyles *styles, DemarcheXmlReader *reader)
{
  g_autofree char *name = demarche_xml_reader_get (reader, "style:name");
  g_autofree char *family = demarche_xml_reader_get (reader, "style:family");
  g_autofree char *base = demarche_xml_reader_get (reader, "style:parent-style-name");
  g_autofree char *outline = demarche_xml_reader_get (reader, "style:default-outline-level");
  int depth = demarche_xml_reader_get_depth (reader);
  DemarcheOfficeStyle *style;

  if (!name || !family)
    return;
  style = g_new0 (DemarcheOfficeStyle, 1);
  g_hash_table_replace (styles->styles, name_style (family, name), style);
  style->base = base ? name_style (family, base) : NULL;
  style->list = demarche_xml_reader_get (reader, "style:list-style-name");
  style->is_heading = is_heading_name (name) || (outline && *outline);
  while (demarche_xml_reader_next (reader, depth)) {
    if (demarche_xml_reader_is (reader, "style:text-properties"))
      read_words (reader, style);
  }
}

void
demarche_odt_styles_get (const DemarcheOdtStyles *styles, DemarcheXmlReader *reader,
                         const char *family, DemarcheOfficeStyle *style)
{
  g_autofree char *name = demarche_xml_reader_get (reader, "text:style-name");

  style->base = name ? name_style (family, name) : NULL;
  demarche_office_style_resolve (style, styles->styles);
}

/* ---- lists ---- */

static char *
make_pattern (DemarcheXmlReader *reader, guint level)
{
  g_autofree char *before = demarche_xml_reader_get (reader, "style:num-prefix");
  g_autofree char *after = demarche_xml_reader_get (reader, "style:num-suffix");

  return g_strdup_printf ("%s%%%u%s", before ? before : "", level, after ? after : "");
}

static void
take_level (DemarcheXmlReader *reader, DemarcheListStyle *list)
{
  g_autofree char *number = demarche_xml_reader_get (reader, "text:level");
  g_autofree char *format = demarche_xml_reader_get (reader, "style:num-format");
  g_autofree char *start = demarche_xml_reader_get (reader, "text:start-value");
  guint64 index = number ? g_ascii_strtoull (number, NULL, 10) : 0;
  DemarcheListLevel *level;

  if (index < 1 || index > DEMARCHE_LIST_LEVELS)
    return;
  level = &list->levels[index - 1];
  if (demarche_xml_reader_is (reader, "text:list-level-style-bullet")) {
    level->numbering = '-';
  } else if (demarche_xml_reader_is (reader, "text:list-level-style-number")) {
    g_autofree char *pattern = make_pattern (reader, (guint)index);

    level->numbering = !format || !*format ? 0 : strchr ("aAiI", *format) ? *format : '1';
    if (start)
      demarche_list_level_set_start (level, start);
    demarche_list_level_set_pattern (level, pattern);
  }
}

static void
take_list (DemarcheOdtStyles *styles, DemarcheXmlReader *reader)
{
  g_autofree char *name = demarche_xml_reader_get (reader, "style:name");
  DemarcheListStyle *list;
  int depth = demarche_xml_reader_get_depth (reader);

  if (!name)
    return;
  list = demarche_list_style_new ();
  g_hash_table_replace (styles->lists, g_steal_pointer (&name), list);
  while (demarche_xml_reader_next (reader, depth)) {
    if (demarche_xml_reader_get_name (reader))
      take_level (reader, list);
  }
}

void
demarche_odt_styles_read (DemarcheOdtStyles *styles, DemarcheXmlReader *reader)
{
  int depth = demarche_xml_reader_get_depth (reader);

  while (demarche_xml_reader_next (reader, depth)) {
    if (demarche_xml_reader_is (reader, "style:style"))
      take_style (styles, reader);
    else if (demarche_xml_reader_is (reader, "text:list-style"))
      take_list (styles, reader);
  }
}
