/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Pages by xmlTextWriter, with the three traps of writing HTML with it closed. */
#include "report/html.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#include "base/escape.h"

struct _DemarcheHtml {
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
  gboolean failed;
};

#define X(text) ((const xmlChar *)(text))

static void
note (DemarcheHtml *html, int result)
{
  if (result < 0)
    html->failed = TRUE;
}

DemarcheHtml *
demarche_html_new (void)
{
  DemarcheHtml *html = g_new0 (DemarcheHtml, 1);

  html->buffer = xmlBufferCreate ();
  xmlBufferSetAllocationScheme (html->buffer, XML_BUFFER_ALLOC_DOUBLEIT);
  html->writer = xmlNewTextWriterMemory (html->buffer, 0);
  return html;
}

void
demarche_html_free (DemarcheHtml *html)
{
  g_clear_pointer (&html->writer, xmlFreeTextWriter);
  g_clear_pointer (&html->buffer, xmlBufferFree);
  g_free (html);
}

void
demarche_html_doctype (DemarcheHtml *html)
{
  note (html, xmlTextWriterWriteRaw (html->writer, X ("<!DOCTYPE html>\n")));
}

void
demarche_html_declaration (DemarcheHtml *html)
{
  note (html, xmlTextWriterStartDocument (html->writer, "1.0", "UTF-8", "yes"));
}

void
demarche_html_style (DemarcheHtml *html, const char *css, gsize length)
{
  note (html, xmlTextWriterStartElement (html->writer, X ("style")));
  note (html, xmlTextWriterWriteRawLen (html->writer, X (css), (int)length));
  note (html, xmlTextWriterFullEndElement (html->writer));
}

static void
write_attributes (DemarcheHtml *html, va_list attributes)
{
  for (;;) {
    const char *name = va_arg (attributes, const char *);
    g_autofree char *clean = NULL;
    const char *value;

    if (name == NULL)
      return;
    value = va_arg (attributes, const char *);
    if (value == NULL)
      continue;
    clean = demarche_escape_clean (value, -1);
    note (html, xmlTextWriterWriteAttribute (html->writer, X (name), X (clean)));
  }
}

void
demarche_html_open (DemarcheHtml *html, const char *element, ...)
{
  va_list attributes;

  note (html, xmlTextWriterStartElement (html->writer, X (element)));
  va_start (attributes, element);
  write_attributes (html, attributes);
  va_end (attributes);
}

void
demarche_html_close (DemarcheHtml *html)
{
  /* a full end even where nothing is inside: HTML reads <p/> as an open <p> */
  note (html, xmlTextWriterFullEndElement (html->writer));
}

void
demarche_html_element (DemarcheHtml *html, const char *element, const char *text, ...)
{
  va_list attributes;

  note (html, xmlTextWriterStartElement (html->writer, X (element)));
  va_start (attributes, text);
  write_attributes (html, attributes);
  va_end (attributes);
  demarche_html_text (html, text);
  demarche_html_close (html);
}

void
demarche_html_void (DemarcheHtml *html, const char *element, ...)
{
  va_list attributes;

  note (html, xmlTextWriterStartElement (html->writer, X (element)));
  va_start (attributes, element);
  write_attributes (html, attributes);
  va_end (attributes);
  note (html, xmlTextWriterEndElement (html->writer));
}

void
demarche_html_text_length (DemarcheHtml *html, const char *text, gsize length)
{
  g_autofree char *clean = NULL;

  if (length == 0)
    return;
  clean = demarche_escape_clean (text, (gssize)length);
  note (html, xmlTextWriterWriteString (html->writer, X (clean)));
}

void
demarche_html_text (DemarcheHtml *html, const char *text)
{
  if (text != NULL)
    demarche_html_text_length (html, text, strlen (text));
}

void
demarche_html_textf (DemarcheHtml *html, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  demarche_html_text (html, text);
}

void
demarche_html_name (DemarcheHtml *html, const char *name)
{
  demarche_html_element (html, "bdi", name, NULL);
}

void
demarche_html_newline (DemarcheHtml *html)
{
  note (html, xmlTextWriterWriteRaw (html->writer, X ("\n")));
}

char *
demarche_html_finish (DemarcheHtml *html, gsize *length)
{
  note (html, xmlTextWriterEndDocument (html->writer));
  note (html, xmlTextWriterFlush (html->writer));
  if (html->failed)
    return NULL;
  *length = (gsize)xmlBufferLength (html->buffer);
  return g_strndup ((const char *)xmlBufferContent (html->buffer), *length);
}
