/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What paragraphs, runs and styles of Word documents say of how they look. */
#include "ingest/docx.h"

#include <string.h>

#define BODY_LEVEL 9 /* the outline level that is no heading's */

static guint
read_number (const char *value, guint most)
{
  guint64 number = value ? g_ascii_strtoull (value, NULL, 10) : 0;

  return (guint)MIN (number, most);
}

/* 1 for a property that is on, -1 for one that is switched off */
static gint8
read_switch (DemarcheXmlReader *reader)
{
  static const char *const off[] = {"0", "false", "off", "none", NULL};
  g_autofree char *value = demarche_xml_reader_get (reader, "w:val");

  return value && g_strv_contains (off, value) ? -1 : 1;
}

static void
take_value (DemarcheXmlReader *reader, char **place)
{
  g_free (*place);
  *place = demarche_xml_reader_get (reader, "w:val");
}

/* bold without italics is emphasis, too */
static void
take_emphasis (DemarcheXmlReader *reader, DemarcheOfficeStyle *style)
{
  gint8 value = read_switch (reader);

  style->emphasis = style->emphasis == 0 ? value : MAX (style->emphasis, value);
}

void
demarche_docx_read_run_style (DemarcheXmlReader *reader, DemarcheOfficeStyle *style)
{
  int depth = demarche_xml_reader_get_depth (reader);

  while (demarche_xml_reader_next (reader, depth)) {
    if (demarche_xml_reader_is (reader, "w:b") || demarche_xml_reader_is (reader, "w:i"))
      take_emphasis (reader, style);
    else if (demarche_xml_reader_is (reader, "w:vanish"))
      style->hidden = read_switch (reader);
    else if (demarche_xml_reader_is (reader, "w:rStyle"))
      take_value (reader, &style->base);
  }
}

static void
read_list (DemarcheXmlReader *reader, DemarcheOfficeStyle *style)
{
  int depth = demarche_xml_reader_get_depth (reader);

  while (demarche_xml_reader_next (reader, depth)) {
    g_autofree char *value = demarche_xml_reader_get (reader, "w:val");

    if (demarche_xml_reader_is (reader, "w:ilvl"))
      style->level = read_number (value, DEMARCHE_LIST_LEVELS - 1);
    else if (demarche_xml_reader_is (reader, "w:numId"))
      take_value (reader, &style->list);
  }
}

/* `w:rPr` of a paragraph is about the mark at its end */
static gboolean
is_mark_deleted (DemarcheXmlReader *reader)
{
  int depth = demarche_xml_reader_get_depth (reader);
  gboolean deleted = FALSE;

  while (demarche_xml_reader_next (reader, depth))
    deleted |=
        demarche_xml_reader_is (reader, "w:del") || demarche_xml_reader_is (reader, "w:moveFrom");
  return deleted;
}

void
demarche_docx_read_paragraph_style (DemarcheXmlReader *reader, DemarcheOfficeStyle *style,
                                    gboolean *joins)
{
  int depth = demarche_xml_reader_get_depth (reader);

  while (demarche_xml_reader_next (reader, depth)) {
    if (demarche_xml_reader_is (reader, "w:pStyle")) {
      take_value (reader, &style->base);
    } else if (demarche_xml_reader_is (reader, "w:numPr")) {
      read_list (reader, style);
    } else if (demarche_xml_reader_is (reader, "w:outlineLvl")) {
      g_autofree char *value = demarche_xml_reader_get (reader, "w:val");

      style->is_heading = read_number (value, BODY_LEVEL) < BODY_LEVEL;
    } else if (joins && demarche_xml_reader_is (reader, "w:rPr")) {
      *joins = is_mark_deleted (reader);
    }
  }
}
