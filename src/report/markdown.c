/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What keeps text of others from acting as Markdown. */
#include "report/markdown.h"

#include <string.h>

#include "base/escape.h"

/* text of others: controls made visible, line breaks folded, marks of Markdown escaped */
void
demarche_markdown_add_text_length (DemarcheMarkdown *md, const char *text, gsize length)
{
  g_autofree char *clean = demarche_escape_clean (text, (gssize)length);

  for (const char *p = clean; *p != '\0'; p++) {
    if (*p == '\n' || *p == '\r' || *p == '\t') {
      g_string_append_c (md->out, ' ');
      continue;
    }
    if (strchr ("\\`*_[]<>|~&#!", *p) != NULL)
      g_string_append_c (md->out, '\\');
    g_string_append_c (md->out, *p);
  }
}

void
demarche_markdown_add_text (DemarcheMarkdown *md, const char *text)
{
  if (text != NULL)
    demarche_markdown_add_text_length (md, text, strlen (text));
}

/* own words, with the escaping of what is put into them */
void
demarche_markdown_add (DemarcheMarkdown *md, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (md->out, format, arguments);
  va_end (arguments);
}

void
demarche_markdown_add_code (DemarcheMarkdown *md, const char *text)
{
  g_autofree char *clean = demarche_escape_clean (text, -1);
  gboolean has_mark = strchr (clean, '`') != NULL;

  demarche_markdown_add (md, has_mark ? "`` %s ``" : "`%s`", clean);
}

void
demarche_markdown_add_heading (DemarcheMarkdown *md, const char *title)
{
  demarche_markdown_add (md, "\n## %s\n\n", title);
}
