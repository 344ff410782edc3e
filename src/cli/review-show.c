/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A tag as who decides on it sees it. */
#include "config.h"

#include "cli/explain-format.h"
#include "cli/marked-text.h"
#include "cli/review.h"

#define N_AROUND 2 /* paragraphs before, and as many after */

static void
append_line (GString *out, const char *text, guint first, guint indent)
{
  g_autoptr (GString) shown = g_string_new (NULL);

  demarche_escape_terminal (shown, text, -1);
  g_string_append_printf (out, "%*s", (int)first, "");
  demarche_columns_wrap (out, shown->str, MAX (first, 1), indent, demarche_text_width ());
}

/* paragraph, evidence and cues marked, rule and phrases */
static void
append_explanation (GString *out, const DemarcheReviewing *reviewing,
                    DemarcheClassifier *classifier, const DemarcheReviewItem *item)
{
  g_autoptr (DemarcheExplanation) explanation = demarche_classifier_explain (
      classifier, demarche_tagged_get_statement (item->tagged), item->tag->paragraph);
  const DemarcheExplainView view = {.explanation = explanation,
                                    .codebook = reviewing->codebook,
                                    .position = (int)item->tag->position,
                                    .width = demarche_text_width (),
                                    .colour = reviewing->context->colour_results};

  demarche_explain_append_brief (out, &view);
}

static char *
describe (const DemarcheDecision *decision)
{
  g_autofree char *what = demarche_decision_describe (decision);
  GString *text = g_string_new (what);

  if (decision->comment != NULL)
    g_string_append_printf (text, " (“%s”)", decision->comment);
  if (decision->when != NULL)
    g_string_append_printf (text, ", %s", decision->when);
  return g_string_free (text, FALSE);
}

static void
append_decisions (GString *out, const DemarcheReviewItem *item)
{
  if (item->tag->standing == DEMARCHE_STANDING_DISPUTED)
    append_line (out, "disputed, and out of figures until settled", 2, 4);
  if (item->tag->standing == DEMARCHE_STANDING_ADDED)
    append_line (out, "a person gave it: the rules do not find it", 2, 4);
  for (guint i = 0; item->decisions != NULL && i < item->decisions->len; i++) {
    g_autofree char *text = describe (g_ptr_array_index (item->decisions, i));

    append_line (out, text, 2, 4);
  }
}

/* whose words they are is for a person to say: in a manifest, which the next `add` reads */
static void
append_contested (GString *out, const DemarcheReviewing *reviewing, const DemarcheReviewItem *item)
{
  const char *name = demarche_statement_get_name (demarche_tagged_get_statement (item->tagged));
  const char *differs = g_hash_table_lookup (reviewing->contested, name);

  if (differs == NULL)
    return;
  g_autofree char *line = g_strdup_printf (
      "this text came twice, and whose is it? %s. Correct the manifest that is wrong and add again",
      differs);
  append_line (out, line, 2, 4);
}

static const char *
name_standing (DemarcheStanding standing)
{
  static const char *const names[] = {
      "", " · accepted", " · rejected", " · corrected", " · disputed", " · given by a person"};

  return names[standing];
}

/* the other tags of the paragraph, a sentence each */
static void
append_others (GString *out, const DemarcheReviewing *reviewing, const DemarcheReviewItem *item)
{
  const char *before = "also in this paragraph:\n";

  for (guint i = 0; i < demarche_tagged_get_n_tags (item->tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (item->tagged, i);
    g_autoptr (GString) line = g_string_new (NULL);

    if (tag == item->tag || tag->paragraph != item->tag->paragraph)
      continue;
    demarche_tag_append_reading (line, tag, demarche_review_item_get_paragraph (item),
                                 reviewing->codebook);
    g_string_append (line, name_standing (tag->standing));
    g_string_append (out, before);
    before = "";
    append_line (out, line->str, 2, 4);
  }
}

void
demarche_review_append_item (GString *out, const DemarcheReviewing *reviewing,
                             DemarcheClassifier *classifier, const DemarcheReviewItem *item)
{
  const DemarchePosition *position =
      demarche_codebook_get_position (reviewing->codebook, item->tag->position);
  g_autoptr (GString) question = g_string_new ("Is this right?  ");

  append_explanation (out, reviewing, classifier, item);
  if (position->definition != NULL) {
    g_autofree char *line = g_strdup_printf ("%s: %s", position->code, position->definition);
    append_line (out, line, 2, 4);
  }
  append_others (out, reviewing, item);
  append_contested (out, reviewing, item);
  append_decisions (out, item);
  demarche_tag_append_reading (question, item->tag, demarche_review_item_get_paragraph (item),
                               reviewing->codebook);
  g_string_append_printf (
      question, "  [%s, %s, %s, %s]", position->code, demarche_holder_get_name (item->tag->holder),
      demarche_stance_get_name (item->tag->stance), demarche_force_get_name (item->tag->force));
  g_string_append_c (out, '\n');
  append_line (out, question->str, 0, 4);
}

void
demarche_review_append_around (GString *out, const DemarcheReviewItem *item)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (item->tagged);
  guint n = demarche_statement_get_n_paragraphs (statement);
  guint from = item->tag->paragraph >= N_AROUND ? item->tag->paragraph - N_AROUND : 0;

  for (guint i = from; i < n && i <= item->tag->paragraph + N_AROUND; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    g_autofree char *text =
        g_strdup_printf ("%s%u  %.*s", i == item->tag->paragraph ? "→ " : "  ", paragraph->number,
                         (int)paragraph->length, paragraph->text);

    append_line (out, text, 0, 6);
  }
}
