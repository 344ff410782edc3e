/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes pages as XML, with the three traps of writing HTML with it closed. */
#include "report/html.h"

#include <string.h>

#include "base/escape.h"

struct _DemarcheHtml {
  GString *out;
  GPtrArray *open;          /* names of elements not yet ended */
  gboolean is_in_tag;       /* whether '>' of the last start tag is still to come */
  gboolean has_declaration; /* it names the encoding */
};

DemarcheHtml *
demarche_html_new (void)
{
  DemarcheHtml *html = g_new0 (DemarcheHtml, 1);

  html->out = g_string_new (NULL);
  html->open = g_ptr_array_new_with_free_func (g_free);
  return html;
}

void
demarche_html_free (DemarcheHtml *html)
{
  g_string_free (html->out, TRUE);
  g_ptr_array_unref (html->open);
  g_free (html);
}

static void
end_tag (DemarcheHtml *html)
{
  if (html->is_in_tag)
    g_string_append_c (html->out, '>');
  html->is_in_tag = FALSE;
}

static void
write_raw (DemarcheHtml *html, const char *text, gsize length)
{
  end_tag (html);
  g_string_append_len (html->out, text, (gssize)length);
}

static void
start_element (DemarcheHtml *html, const char *element)
{
  end_tag (html);
  g_string_append_c (html->out, '<');
  g_string_append (html->out, element);
  g_ptr_array_add (html->open, g_strdup (element));
  html->is_in_tag = TRUE;
}

/* what stands for @c in text and in values of attributes; NULL: itself */
static const char *
find_reference (char c)
{
  switch (c) {
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '&':
    return "&amp;";
  case '"':
    return "&quot;";
  case '\r':
    return "&#13;";
  default:
    return NULL;
  }
}

static void
write_escaped (GString *out, const char *text)
{
  const char *start = text;

  for (; *text != '\0'; text++) {
    const char *reference = find_reference (*text);

    if (reference == NULL)
      continue;
    g_string_append_len (out, start, text - start);
    g_string_append (out, reference);
    start = text + 1;
  }
  g_string_append_len (out, start, text - start);
}

/* a reader may turn white space of an attribute into spaces, and what is not ASCII is safe from
 * a wrong guess of the encoding as a number only */
static void
write_value (DemarcheHtml *html, const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    const char *reference = find_reference (*p);

    if (reference != NULL)
      g_string_append (html->out, reference);
    else if (c == '\n' || c == '\t')
      g_string_append_printf (html->out, "&#%u;", c);
    else if (c < 0x80 || html->has_declaration)
      g_string_append_len (html->out, p, g_utf8_next_char (p) - p);
    else
      g_string_append_printf (html->out, "&#x%X;", c);
  }
}

void
demarche_html_doctype (DemarcheHtml *html)
{
  g_string_append (html->out, "<!DOCTYPE html>\n");
}

void
demarche_html_declaration (DemarcheHtml *html)
{
  g_string_append (html->out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  html->has_declaration = TRUE;
}

void
demarche_html_style (DemarcheHtml *html, const char *css, gsize length)
{
  start_element (html, "style");
  write_raw (html, css, length);
  demarche_html_close (html);
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
    g_string_append_printf (html->out, " %s=\"", name);
    write_value (html, clean);
    g_string_append_c (html->out, '"');
  }
}

void
demarche_html_open (DemarcheHtml *html, const char *element, ...)
{
  va_list attributes;

  start_element (html, element);
  va_start (attributes, element);
  write_attributes (html, attributes);
  va_end (attributes);
}

void
demarche_html_close (DemarcheHtml *html)
{
  g_return_if_fail (html->open->len > 0);

  g_autofree char *element = g_ptr_array_steal_index (html->open, html->open->len - 1);
  /* a full end even where nothing is inside: HTML reads <p/> as an open <p> */
  end_tag (html);
  g_string_append_printf (html->out, "</%s>", element);
}

void
demarche_html_element (DemarcheHtml *html, const char *element, const char *text, ...)
{
  va_list attributes;

  start_element (html, element);
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

  start_element (html, element);
  va_start (attributes, element);
  write_attributes (html, attributes);
  va_end (attributes);
  g_ptr_array_remove_index (html->open, html->open->len - 1);
  g_string_append (html->out, "/>");
  html->is_in_tag = FALSE;
}

void
demarche_html_text_length (DemarcheHtml *html, const char *text, gsize length)
{
  g_autofree char *clean = NULL;

  if (length == 0)
    return;
  clean = demarche_escape_clean (text, (gssize)length);
  end_tag (html);
  write_escaped (html->out, clean);
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
  write_raw (html, "\n", 1);
}

char *
demarche_html_finish (DemarcheHtml *html, gsize *length)
{
  g_string_append_c (html->out, '\n');
  if (html->open->len > 0 || html->out->len > G_MAXINT)
    return NULL;
  *length = html->out->len;
  return g_strndup (html->out->str, html->out->len);
}
