/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Two versions in Markdown: struck out what only the first has, bold what only the second has. */
#include "report/versions-private.h"

#include "report/markdown.h"
#include "version.h"

static void
add_changed (DemarcheMarkdown *md, const DemarcheVersionSide *side, const char *mark)
{
  const char *text = side->paragraph->text;
  gsize at = 0;

  for (guint i = 0; i < side->changes->len; i++) {
    DemarcheSpan span = g_array_index (side->changes, DemarcheSpan, i);

    demarche_markdown_add_text_length (md, text + at, span.start - at);
    demarche_markdown_add (md, "%s", mark);
    demarche_markdown_add_text_length (md, text + span.start, span.end - span.start);
    demarche_markdown_add (md, "%s", mark);
    at = span.end;
  }
  demarche_markdown_add_text_length (md, text + at, side->paragraph->length - at);
}

static void
add_tags (DemarcheMarkdown *md, const DemarcheVersions *versions, const DemarcheVersionSide *side)
{
  for (guint i = 0; i < side->tags->len; i++) {
    const DemarcheVersionTag *tag = g_ptr_array_index (side->tags, i);
    g_autofree char *reading = demarche_versions_read_tag (versions, side, tag);

    demarche_markdown_add (md, "- ");
    demarche_markdown_add_text (md, reading);
    demarche_markdown_add (md, " (reference %s%s%s)\n", tag->reference,
                           tag->note != NULL ? "; differs: " : "",
                           tag->note != NULL ? tag->note : "");
  }
}

static void
add_side (DemarcheMarkdown *md, const DemarcheVersions *versions, const DemarcheVersionRow *row,
          guint index)
{
  const DemarcheVersionSide *side = &row->sides[index];

  if (side->paragraph == NULL)
    return;
  demarche_markdown_add (md, "\n%s:\n\n> ", index == 0 ? "First" : "Second");
  add_changed (md, side, index == 0 ? "~~" : "**");
  demarche_markdown_add (md, "\n");
  if (side->tags->len > 0)
    demarche_markdown_add (md, "\n");
  add_tags (md, versions, side);
}

/* what is the same in words and tags stands once */
static void
add_row (DemarcheMarkdown *md, const DemarcheVersions *versions, const DemarcheVersionRow *row)
{
  g_autofree char *number = demarche_versions_number (row);
  gboolean is_once = row->kind == DEMARCHE_ROW_SAME && !demarche_versions_has_differing_tags (row);

  demarche_markdown_add (md, "\n### %s, %s\n", number, demarche_versions_name_kind (row->kind));
  if (!is_once) {
    add_side (md, versions, row, 0);
    add_side (md, versions, row, 1);
    return;
  }
  demarche_markdown_add (md, "\n> ");
  add_changed (md, &row->sides[0], "");
  demarche_markdown_add (md, "\n");
  if (row->sides[0].tags->len > 0)
    demarche_markdown_add (md, "\n");
  add_tags (md, versions, &row->sides[0]);
}

static void
add_handling (DemarcheMarkdown *md, const DemarcheVersions *versions)
{
  const char *handling =
      demarche_report_definition_get_text (versions->definition, DEMARCHE_REPORT_HANDLING);

  if (handling == NULL)
    return;
  demarche_markdown_add (md, "**");
  demarche_markdown_add_text (md, handling);
  demarche_markdown_add (md, "**\n\n");
}

void
demarche_versions_write_markdown (const DemarcheVersions *versions, GString *out)
{
  DemarcheMarkdown md = {.out = out};
  g_autofree char *summary = demarche_versions_summarise (versions);

  demarche_markdown_add (&md, "# ");
  demarche_markdown_add_text (&md, demarche_versions_get_title (versions));
  demarche_markdown_add (&md, "\n\n");
  add_handling (&md, versions);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *facts = demarche_versions_describe_side (versions, i);

    demarche_markdown_add (&md, "- %s: ", i == 0 ? "First" : "Second");
    demarche_markdown_add_text (&md, facts);
    demarche_markdown_add (&md, "\n");
  }
  demarche_markdown_add (&md, "\n%s\n", summary);
  demarche_markdown_add (&md, "\nStruck out: in the first only. Bold: in the second only.\n");
  for (guint i = 0; i < versions->rows->len; i++)
    add_row (&md, versions, g_ptr_array_index (versions->rows, i));
  demarche_markdown_add (&md, "\nMade with demarche %s, rule set %.8s.\n\n",
                         demarche_get_version (),
                         versions->rules_hash != NULL ? versions->rules_hash : "unknown");
  add_handling (&md, versions);
}
