/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* PDF files: runs the helper, says why there is no text, hands over what there is. */
#include "ingest/pdf.h"

#include "ingest/layout.h"
#include "ingest/pdf-helper.h"

#include <string.h>

/* what programs put behind the end */
#define LONGEST_TAIL 2048
/* a picture that covers more of a page, in per cent, is what the page is about */
#define LEAST_PICTURE 50
#define LONGEST_LIST 60 /* bytes of page numbers */

static gboolean
has_pictures (const DemarcheLayout *layout)
{
  for (guint i = 0; i < layout->pages->len; i++) {
    if (g_array_index (layout->pages, DemarcheLayoutPage, i).pictures > 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_pages (const DemarcheLayout *layout, GError **error)
{
  for (guint i = 0; i < layout->pages->len; i++) {
    if (g_array_index (layout->pages, DemarcheLayoutPage, i).width > 0)
      continue;
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
                 "page %u of the PDF is damaged: get it again from where it came", i + 1);
    return FALSE;
  }
  return TRUE;
}

/* a file without words is never a statement that says nothing */
static gboolean
check_words (const DemarcheLayout *layout, GError **error)
{
  static const char how[] = "run OCR first, for example ocrmypdf scan.pdf scan-ocr.pdf";

  if (layout->words->len > 0)
    return TRUE;
  if (layout->pages->len == 0)
    g_set_error (
        error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
        "a PDF without pages, or with a damaged list of them: get it again from where it came");
  else if (has_pictures (layout))
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
                 "no text layer: the file holds pictures of pages; %s", how);
  else
    g_set_error (
        error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
        "no text on its pages (%u of them); if words can be seen there, they are drawn: %s",
        layout->pages->len, how);
  return FALSE;
}

/* the mark that a PDF ends with; of one that was cut off some pages can be read all the same, and
 * nobody would know what is missing */
static gboolean
check_end (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize n;

  while (length > 0 && (data[length - 1] == '\0' || g_ascii_isspace (data[length - 1])))
    length--;
  n = MIN (length, LONGEST_TAIL);
  if (n > 0 && memmem (data + length - n, n, "%%EOF", 5))
    return TRUE;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
               "a PDF that was cut off: get it again from where it came, or, if what is left is "
               "enough, mend it, for example with qpdf damaged.pdf mended.pdf");
  return FALSE;
}

/* pages of a file with words elsewhere */
static char *
list_unread (const DemarcheLayout *layout)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < layout->pages->len && out->len < LONGEST_LIST; i++) {
    const DemarcheLayoutPage *page = &g_array_index (layout->pages, DemarcheLayoutPage, i);

    if (page->n_words == 0 && page->pictures >= LEAST_PICTURE)
      g_string_append_printf (out, "%s%u", out->len > 0 ? ", " : "", i + 1);
  }
  if (out->len >= LONGEST_LIST)
    g_string_append (out, " …");
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* names of files and programs that land in a title by themselves */
static gboolean
is_made_by_program (const char *title)
{
  static const char *const endings[] = {".doc", ".docx", ".odt",   ".rtf", ".pdf",
                                        ".txt", ".indd", ".pages", ".wpd", ".pub"};
  static const char *const starts[] = {"microsoft ", "untitled", "document", "print", "slide "};
  g_autofree char *small = g_ascii_strdown (title, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++) {
    if (g_str_has_prefix (small, starts[i]))
      return TRUE;
  }
  return !strchr (title, ' ');
}

static void
set_properties (const DemarcheLayout *layout, DemarcheExtract *extract)
{
  if (layout->title && !is_made_by_program (layout->title))
    demarche_extract_set_field (extract, DEMARCHE_FIELD_TITLE, layout->title, "Title");
  if (layout->date)
    demarche_extract_set_field (extract, DEMARCHE_FIELD_DATE, layout->date, "CreationDate");
  if (layout->author)
    demarche_extract_set_author (extract, layout->author);
}

DemarcheExtract *
demarche_pdf_read_layout (const char *data, gsize length, GError **error)
{
  g_autoptr (DemarcheLayout) layout = demarche_layout_read (data, length, error);
  g_autoptr (DemarcheExtract) extract = NULL;

  if (!layout || !check_pages (layout, error) || !check_words (layout, error))
    return NULL;
  demarche_layout_find_lines (layout);
  demarche_layout_mark_margins (layout);
  demarche_layout_mark_notes (layout);
  extract = demarche_extract_new ();
  extract->unread = list_unread (layout);
  set_properties (layout, extract);
  return demarche_layout_write (layout, extract, error) ? g_steal_pointer (&extract) : NULL;
}

DemarcheExtract *
demarche_pdf_read (GBytes *bytes, const DemarcheReaderOptions *options, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GBytes) output = demarche_pdf_helper_run (
      options->helpers, bytes, &demarche_pdf_limits_default, cancellable, error);
  g_autoptr (DemarcheExtract) extract = NULL;
  gsize length;
  const char *data;

  if (!output)
    return NULL;
  data = g_bytes_get_data (output, &length);
  extract = demarche_pdf_read_layout (data ? data : "", length, error);
  return extract && check_end (bytes, error) ? g_steal_pointer (&extract) : NULL;
}
