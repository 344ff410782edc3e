/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The page of two versions: a table that becomes blocks on a narrow screen. */
#include "report/versions-private.h"

#include <string.h>

#include "report/page.h"
#include "report/words.h"
#include "version.h"

#define MOST_ROWS 2000 /* beyond that paragraphs without any difference are counted, not shown */

static void
write_changed (DemarcheHtml *html, const DemarcheVersionSide *side, const char *element)
{
  const char *text = side->paragraph->text;
  gsize at = 0;

  for (guint i = 0; i < side->changes->len; i++) {
    DemarcheSpan span = g_array_index (side->changes, DemarcheSpan, i);

    demarche_html_text_length (html, text + at, span.start - at);
    demarche_html_open (html, element, NULL);
    demarche_html_text_length (html, text + span.start, span.end - span.start);
    demarche_html_close (html);
    at = span.end;
  }
  demarche_html_text_length (html, text + at, side->paragraph->length - at);
}

static void
write_tags (DemarcheHtml *html, const DemarcheVersions *versions, const DemarcheVersionSide *side)
{
  if (side->tags->len == 0)
    return;
  demarche_html_open (html, "ul", "class", "vt", NULL);
  for (guint i = 0; i < side->tags->len; i++) {
    const DemarcheVersionTag *tag = g_ptr_array_index (side->tags, i);
    g_autofree char *reading = demarche_versions_read_tag (versions, side, tag);

    demarche_html_open (html, "li", NULL);
    demarche_html_name (html, reading);
    demarche_html_text (html, " ");
    demarche_html_element (html, "code", tag->reference, NULL);
    if (tag->note != NULL) {
      demarche_html_text (html, " ");
      demarche_html_element (html, "span", tag->note, "class", "flag", NULL);
    }
    demarche_html_close (html);
  }
  demarche_html_close (html);
}

static void
write_side (DemarcheHtml *html, const DemarcheVersions *versions, const DemarcheVersionRow *row,
            guint index)
{
  const DemarcheVersionSide *side = &row->sides[index];

  demarche_html_open (html, "td", "data-l", demarche_versions_name_side (index), NULL);
  if (side->paragraph == NULL) {
    demarche_html_element (html, "span", "nothing like it", "class", "muted", NULL);
  } else {
    demarche_html_open (html, "blockquote", "dir", "auto", NULL);
    if (row->kind == DEMARCHE_ROW_REWORDED)
      write_changed (html, side, index == 0 ? "del" : "ins");
    else
      demarche_html_text_length (html, side->paragraph->text, side->paragraph->length);
    demarche_html_close (html);
    write_tags (html, versions, side);
  }
  demarche_html_close (html);
}

static void
write_row (DemarcheHtml *html, const DemarcheVersions *versions, guint index)
{
  const DemarcheVersionRow *row = g_ptr_array_index (versions->rows, index);
  g_autofree char *id = g_strdup_printf ("v%u", index + 1);
  g_autofree char *number = demarche_versions_number (row);

  demarche_html_newline (html);
  demarche_html_open (html, "tr", "id", id, NULL);
  demarche_html_open (html, "th", "scope", "row", NULL);
  demarche_html_text (html, number);
  demarche_html_element (html, "span", demarche_versions_name_kind (row->kind), "class", "meta",
                         NULL);
  demarche_html_close (html);
  write_side (html, versions, row, 0);
  write_side (html, versions, row, 1);
  demarche_html_close (html);
}

static gboolean
is_shown (const DemarcheVersions *versions, const DemarcheVersionRow *row)
{
  return versions->rows->len <= MOST_ROWS || row->kind != DEMARCHE_ROW_SAME ||
         demarche_versions_has_differing_tags (row);
}

static void
write_table (DemarcheHtml *html, const DemarcheVersions *versions)
{
  static const char *const heads[] = {"Paragraph", "First", "Second"};

  demarche_html_open (html, "table", "class", "vers blk", NULL);
  demarche_html_element (html, "caption", "The paragraphs of both versions, side by side", "class",
                         "sr", NULL);
  demarche_html_open (html, "thead", NULL);
  demarche_html_open (html, "tr", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (html, "th", heads[i], "scope", "col", NULL);
  demarche_html_close (html);
  demarche_html_close (html);
  demarche_html_open (html, "tbody", NULL);
  for (guint i = 0; i < versions->rows->len; i++)
    if (is_shown (versions, g_ptr_array_index (versions->rows, i)))
      write_row (html, versions, i);
  demarche_html_close (html);
  demarche_html_close (html);
}

static void
write_differing (DemarcheHtml *html, const DemarcheVersions *versions, guint index)
{
  const DemarcheVersionRow *row = g_ptr_array_index (versions->rows, index);
  g_autofree char *target = g_strdup_printf ("#v%u", index + 1);
  g_autofree char *number = demarche_versions_number (row);

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < row->sides[side].tags->len; i++) {
      const DemarcheVersionTag *tag = g_ptr_array_index (row->sides[side].tags, i);

      if (tag->note == NULL)
        continue;
      g_autofree char *reading = demarche_versions_read_tag (versions, &row->sides[side], tag);
      demarche_html_open (html, "li", NULL);
      demarche_html_element (html, "a", number, "class", "ev", "href", target, NULL);
      demarche_html_textf (html, ", %s: ", demarche_versions_name_side (side));
      demarche_html_name (html, reading);
      demarche_html_text (html, " ");
      demarche_html_element (html, "span", tag->note, "class", "flag", NULL);
      demarche_html_close (html);
    }
}

static void
write_tags_section (DemarcheHtml *html, const DemarcheVersions *versions)
{
  demarche_html_open (html, "section", "id", "tags", NULL);
  demarche_html_element (html, "h2", "Tags that differ", NULL);
  if (versions->n_differing_tags == 0) {
    demarche_html_element (html, "p", "None: both versions are tagged alike.", "class", "empty",
                           NULL);
  } else {
    demarche_html_open (html, "ul", NULL);
    for (guint i = 0; i < versions->rows->len; i++)
      write_differing (html, versions, i);
    demarche_html_close (html);
  }
  demarche_html_close (html);
}

static void
write_title (DemarcheHtml *html, const DemarcheVersions *versions)
{
  g_autofree char *summary = demarche_versions_summarise (versions);
  const char *day =
      demarche_report_definition_get_text (versions->definition, DEMARCHE_REPORT_DATE);
  g_autofree char *date = day != NULL ? demarche_words_date (day) : NULL;

  demarche_html_open (html, "p", "class", "kick", NULL);
  demarche_html_element (html, "span", "Comparison of versions", NULL);
  if (date != NULL)
    demarche_html_element (html, "span", date, NULL);
  demarche_html_close (html);
  demarche_html_element (html, "h1", demarche_versions_get_title (versions), "dir", "auto", NULL);
  demarche_html_element (html, "p", summary, "class", "facts", NULL);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *facts = demarche_versions_describe_side (versions, i);

    demarche_html_open (html, "p", "class", "facts", NULL);
    demarche_html_element (html, "b", i == 0 ? "First: " : "Second: ", NULL);
    demarche_html_name (html, facts);
    demarche_html_close (html);
  }
}

static void
write_main (DemarcheHtml *html, const DemarcheVersions *versions)
{
  write_title (html, versions);
  write_tags_section (html, versions);
  demarche_html_open (html, "section", "id", "text", NULL);
  demarche_html_open (html, "div", "class", "sh", NULL);
  demarche_html_element (html, "h2", "Side by side", NULL);
  demarche_html_element (html, "p",
                         "Words struck out stand in the first only, words underlined in the second "
                         "only. Paragraphs meet where they have the most words in common.",
                         "class", "lede", NULL);
  demarche_html_close (html);
  write_table (html, versions);
  if (versions->rows->len > MOST_ROWS)
    demarche_html_element (html, "p", "Paragraphs without any difference are not shown.", "class",
                           "note", NULL);
  demarche_html_close (html);
}

static void
write_handling (DemarcheHtml *html, const char *handling)
{
  if (handling == NULL)
    return;
  demarche_html_open (html, "p", "class", "handling", NULL);
  demarche_html_name (html, handling);
  demarche_html_close (html);
}

char *
demarche_versions_write_html (const DemarcheVersions *versions, gsize *length)
{
  g_autoptr (DemarcheHtml) html = demarche_html_new ();
  const char *handling =
      demarche_report_definition_get_text (versions->definition, DEMARCHE_REPORT_HANDLING);

  demarche_html_doctype (html);
  demarche_html_open (html, "html", "lang", "en", NULL);
  demarche_page_write_head (html, demarche_versions_get_title (versions), handling);
  demarche_html_open (html, "body", NULL);
  demarche_html_open (html, "main", "id", "main", "class", "wrap", NULL);
  write_handling (html, handling);
  write_main (html, versions);
  demarche_html_close (html);
  demarche_html_open (html, "footer", "class", "wrap", NULL);
  write_handling (html, handling);
  demarche_html_textf (html,
                       "Made with demarche %s, rule set %.8s. This page loads nothing and runs no "
                       "script.",
                       demarche_get_version (),
                       versions->rules_hash != NULL ? versions->rules_hash : "unknown");
  demarche_html_close (html);
  demarche_html_close (html);
  demarche_html_close (html);
  return demarche_html_finish (html, length);
}
