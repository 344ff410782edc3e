/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Decisions as a table for a spreadsheet. */
#include "model/decision-table.h"

#include "base/escape.h"
#include "model/anchor.h"
#include "model/tag-reading.h"

static void
add (GString *out, const char *text)
{
  if (text != NULL)
    demarche_escape_csv (out, text, -1);
  g_string_append_c (out, ',');
}

void
demarche_decision_table_append_head (GString *out)
{
  g_return_if_fail (out != NULL);
  g_string_append (out, "reference,statement,event,date,speaker,delegation,section,paragraph,"
                        "position,holder,stance,force,reading,review,rule,words,text,"
                        "decision,position,holder,stance,force,by,comment,on\r\n");
}

const char *
demarche_decision_table_name_review (const DemarcheTag *tag)
{
  static const char *const names[] = {NULL, "ambiguous", "mixed", "ambiguous; mixed"};

  g_return_val_if_fail (tag != NULL, NULL);
  return names[tag->review & (DEMARCHE_REVIEW_AMBIGUOUS | DEMARCHE_REVIEW_MIXED)];
}

void
demarche_decision_table_append_cells (GString *out, const DemarcheDecision *decision)
{
  static const DemarcheDecision nothing = {0};
  const DemarcheDecision *said = decision != NULL ? decision : &nothing;
  guint corrects = said->corrects;

  add (out, decision != NULL ? demarche_decision_kind_get_name (said->kind) : NULL);
  add (out, said->to_position);
  add (out,
       corrects & DEMARCHE_CORRECTS_HOLDER ? demarche_holder_get_name (said->to_holder) : NULL);
  add (out,
       corrects & DEMARCHE_CORRECTS_STANCE ? demarche_stance_get_name (said->to_stance) : NULL);
  add (out, corrects & DEMARCHE_CORRECTS_FORCE ? demarche_force_get_name (said->to_force) : NULL);
  add (out, said->by);
  if (said->comment != NULL)
    demarche_escape_csv (out, said->comment, -1);
}

static void
end_row (GString *out, const DemarcheDecision *decision)
{
  demarche_decision_table_append_cells (out, decision);
  g_string_append_c (out, ',');
  if (decision != NULL && decision->when != NULL)
    demarche_escape_csv (out, decision->when, -1);
  g_string_append (out, "\r\n");
}

static void
add_where (GString *out, DemarcheStatement *statement, const DemarcheParagraph *paragraph)
{
  add (out, demarche_statement_get_name (statement));
  add (out, paragraph->occasion->event);
  add (out, paragraph->occasion->date);
  add (out, paragraph->occasion->speaker);
  add (out, paragraph->occasion->delegation);
  add (out, paragraph->occasion->section);
  g_string_append_printf (out, "%u,", paragraph->number);
}

static void
add_reading (GString *out, const DemarcheTag *tag, const DemarcheParagraph *paragraph,
             DemarcheCodebook *codebook)
{
  g_autoptr (GString) reading = g_string_new (NULL);

  demarche_tag_append_reading (reading, tag, paragraph, codebook);
  add (out, reading->str);
}

void
demarche_decision_table_append (GString *out, const char *reference, DemarcheTagged *tagged,
                                const DemarcheTag *tag, DemarcheCodebook *codebook,
                                const DemarcheDecision *decision)
{
  g_return_if_fail (out != NULL && tagged != NULL && tag != NULL && codebook != NULL);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, tag->paragraph);
  g_autofree char *words = demarche_tag_get_words (tag, paragraph);
  g_autofree char *text = g_strndup (paragraph->text, paragraph->length);

  add (out, reference);
  add_where (out, statement, paragraph);
  add (out, demarche_codebook_get_position (codebook, tag->position)->code);
  add (out, demarche_holder_get_name (tag->holder));
  add (out, demarche_stance_get_name (tag->stance));
  add (out, demarche_force_get_name (tag->force));
  add_reading (out, tag, paragraph, codebook);
  add (out, demarche_decision_table_name_review (tag));
  add (out, tag->rule);
  add (out, words);
  add (out, text);
  end_row (out, decision);
}

void
demarche_decision_table_append_kept (GString *out, const DemarcheDecision *decision)
{
  g_return_if_fail (out != NULL && decision != NULL);
  gboolean is_known = decision->position != NULL;

  add (out, decision->reference);
  add (out, decision->statement);
  g_string_append (out, ",,,,,");
  if (decision->number > 0)
    g_string_append_printf (out, "%u", decision->number);
  g_string_append_c (out, ',');
  add (out, decision->position);
  add (out, is_known ? demarche_holder_get_name (decision->holder) : NULL);
  add (out, is_known ? demarche_stance_get_name (decision->stance) : NULL);
  add (out, is_known ? demarche_force_get_name (decision->force) : NULL);
  g_string_append (out, ",,,");
  add (out, decision->words);
  add (out, decision->quote);
  end_row (out, decision);
}
