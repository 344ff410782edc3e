/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes tags as CSV rows and as text. */
#include "model/tag-rows.h"

#include "base/escape.h"
#include "model/tag-reading.h"

/* all that a row is made from */
typedef struct {
  DemarcheStatement *statement;
  const DemarcheParagraph *paragraph;
  const DemarcheTag *tag;
  DemarcheCodebook *codebook;
} Row;

typedef void (*CellWriter) (GString *cell, const Row *row);

static void
add (GString *cell, const char *value)
{
  if (value != NULL)
    g_string_append (cell, value);
}

static void
write_statement (GString *cell, const Row *row)
{
  add (cell, demarche_statement_get_name (row->statement));
}

static void
write_number (GString *cell, const Row *row)
{
  g_string_append_printf (cell, "%u", row->paragraph->number);
}

static void
write_kind (GString *cell, const Row *row)
{
  add (cell, demarche_paragraph_kind_get_name (row->paragraph->kind));
}

static void
write_speaker (GString *cell, const Row *row)
{
  add (cell, row->paragraph->occasion->speaker);
}

static void
write_delegation (GString *cell, const Row *row)
{
  add (cell, row->paragraph->occasion->delegation);
}

static void
write_date (GString *cell, const Row *row)
{
  add (cell, row->paragraph->occasion->date);
}

static void
write_event (GString *cell, const Row *row)
{
  add (cell, row->paragraph->occasion->event);
}

static void
write_section (GString *cell, const Row *row)
{
  add (cell, row->paragraph->occasion->section);
}

static void
write_position (GString *cell, const Row *row)
{
  add (cell, demarche_codebook_get_position (row->codebook, row->tag->position)->code);
}

static void
write_holder (GString *cell, const Row *row)
{
  add (cell, demarche_holder_get_name (row->tag->holder));
}

static void
write_held_by (GString *cell, const Row *row)
{
  add (cell, row->tag->held_by);
}

static void
write_stance (GString *cell, const Row *row)
{
  add (cell, demarche_stance_get_name (row->tag->stance));
}

static void
write_force (GString *cell, const Row *row)
{
  add (cell, demarche_force_get_name (row->tag->force));
}

static void
write_reading (GString *cell, const Row *row)
{
  demarche_tag_append_reading (cell, row->tag, row->paragraph, row->codebook);
}

static void
write_rule (GString *cell, const Row *row)
{
  add (cell, row->tag->rule);
}

static void
write_cues (GString *cell, const Row *row)
{
  for (guint i = 0; i < row->tag->n_cues; i++)
    g_string_append_printf (cell, "%s%s:%s", i == 0 ? "" : " ",
                            demarche_cue_effect_get_name (row->tag->cues[i].effect),
                            row->tag->cues[i].id);
}

static void
write_review (GString *cell, const Row *row)
{
  if (row->tag->review & DEMARCHE_REVIEW_AMBIGUOUS)
    add (cell, "ambiguous");
  if (row->tag->review & DEMARCHE_REVIEW_MIXED)
    add (cell, cell->len > 0 ? " mixed" : "mixed");
}

static void
write_evidence (GString *cell, const Row *row)
{
  for (guint i = 0; i < row->tag->n_evidence; i++) {
    const DemarcheSpan *span = &row->tag->evidence[i];
    add (cell, i == 0 ? NULL : " … ");
    g_string_append_len (cell, row->paragraph->text + span->start,
                         (gssize)(span->end - span->start));
  }
}

static void
write_text (GString *cell, const Row *row)
{
  g_string_append_len (cell, row->paragraph->text, (gssize)row->paragraph->length);
}

static const struct {
  const char *name;
  CellWriter write;
} columns[] = {
    {"statement", write_statement}, {"paragraph", write_number},      {"kind", write_kind},
    {"speaker", write_speaker},     {"delegation", write_delegation}, {"date", write_date},
    {"event", write_event},         {"section", write_section},       {"position", write_position},
    {"holder", write_holder},       {"held-by", write_held_by},       {"stance", write_stance},
    {"force", write_force},         {"reading", write_reading},       {"rule", write_rule},
    {"cues", write_cues},           {"review", write_review},         {"evidence", write_evidence},
    {"text", write_text},
};

void
demarche_tag_rows_append_head (GString *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : ",", columns[i].name);
  g_string_append (out, "\r\n");
}

static Row
row_of (DemarcheTagged *tagged, guint index, DemarcheCodebook *codebook)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const DemarcheTag *tag = demarche_tagged_get_tag (tagged, index);

  return (Row){statement, demarche_statement_get_paragraph (statement, tag->paragraph), tag,
               codebook};
}

void
demarche_tag_rows_append (GString *out, DemarcheTagged *tagged, DemarcheCodebook *codebook)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    Row row = row_of (tagged, i, codebook);
    for (guint c = 0; c < G_N_ELEMENTS (columns); c++) {
      g_string_truncate (cell, 0);
      columns[c].write (cell, &row);
      if (c > 0)
        g_string_append_c (out, ',');
      demarche_escape_csv (out, cell->str, (gssize)cell->len);
    }
    g_string_append (out, "\r\n");
  }
}

static void
append_paragraph_head (GString *out, const Row *row)
{
  const DemarcheParagraph *paragraph = row->paragraph;
  const char *parts[] = {paragraph->occasion->speaker, paragraph->occasion->delegation,
                         paragraph->occasion->date, paragraph->occasion->section};

  demarche_escape_terminal (out, demarche_statement_get_name (row->statement), -1);
  g_string_append_printf (out, ", paragraph %u", paragraph->number);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL) {
      g_string_append (out, " · ");
      demarche_escape_terminal (out, parts[i], -1);
    }
  g_string_append (out, "\n  ");
  demarche_escape_terminal (out, paragraph->text, (gssize)paragraph->length);
  g_string_append_c (out, '\n');
}

static void
append_tag_line (GString *out, const Row *row)
{
  const DemarcheTag *tag = row->tag;
  g_autoptr (GString) quote = g_string_new (NULL);

  g_string_append_printf (out, "    %s  %s · %s · %s",
                          demarche_codebook_get_position (row->codebook, tag->position)->code,
                          demarche_stance_get_name (tag->stance),
                          demarche_holder_get_name (tag->holder),
                          demarche_force_get_name (tag->force));
  if (tag->held_by != NULL) {
    g_string_append (out, " · held by ");
    demarche_escape_terminal (out, tag->held_by, -1);
  }
  write_evidence (quote, row);
  g_string_append (out, "\n      “");
  demarche_escape_terminal (out, quote->str, (gssize)quote->len);
  g_string_append_printf (out, "”  rule %s", tag->rule != NULL ? tag->rule : "none");
  g_string_truncate (quote, 0);
  write_cues (quote, row);
  if (quote->len > 0)
    g_string_append_printf (out, "; cues %s", quote->str);
  g_string_truncate (quote, 0);
  write_review (quote, row);
  if (quote->len > 0)
    g_string_append_printf (out, "; %s", quote->str);
  g_string_append_c (out, '\n');
}

void
demarche_tag_text_append (GString *out, DemarcheTagged *tagged, DemarcheCodebook *codebook)
{
  const DemarcheParagraph *last = NULL;

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    Row row = row_of (tagged, i, codebook);
    if (row.paragraph != last)
      append_paragraph_head (out, &row);
    last = row.paragraph;
    append_tag_line (out, &row);
  }
}
