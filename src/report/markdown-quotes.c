/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The sections of the Markdown report that are made of quotations. */
#include "report/decisions.h"

#include "report/quote.h"
#include "report/words.h"

#define EXCERPT_BYTES 320
#define MOST_SHIFTS 250 /* newest first, as on the page */

static void
write_quote (DemarcheMarkdown *md, guint index, gboolean is_whole)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (md->report, index);
  const DemarcheParagraph *paragraph = demarche_report_get_paragraph (md->report, evidence);
  DemarcheSpan part = is_whole ? (DemarcheSpan){0, paragraph->length}
                               : demarche_quote_excerpt (paragraph, evidence->tag, EXCERPT_BYTES);
  g_autoptr (GArray) pieces = demarche_quote_split (paragraph, evidence->tag, part);

  demarche_markdown_add (md, "> “%s", part.start > 0 ? "… " : "");
  for (guint i = 0; i < pieces->len; i++) {
    const DemarchePiece *piece = &g_array_index (pieces, DemarchePiece, i);
    gboolean is_match = piece->kind == DEMARCHE_PIECE_MATCH;

    demarche_markdown_add (md, "%s", is_match ? "**" : "");
    demarche_markdown_add_text_length (md, paragraph->text + piece->span.start,
                                       piece->span.end - piece->span.start);
    demarche_markdown_add (md, "%s", is_match ? "**" : "");
    if (is_whole && piece->ends_cue)
      demarche_markdown_add (md, " (%s)", demarche_cue_effect_get_name (piece->effect));
  }
  demarche_markdown_add (md, "%s”\n", part.end < paragraph->length ? " …" : "");
}

static void
write_short_quote (DemarcheMarkdown *md, const char *label, guint index)
{
  g_autofree char *source = NULL;

  if (index == DEMARCHE_NONE)
    return;
  source = demarche_words_source (demarche_report_get_evidence (md->report, index));
  demarche_markdown_add (md, "\n%s, ", label);
  demarche_markdown_add_text (md, source);
  demarche_markdown_add (md, " (E%u)\n\n", md->report->numbers[index]);
  write_quote (md, index, FALSE);
}

void
demarche_markdown_write_cited (DemarcheMarkdown *md, guint index)
{
  g_autofree char *citation =
      demarche_words_citation (demarche_report_get_evidence (md->report, index));

  demarche_markdown_add (md, "\n");
  write_quote (md, index, FALSE);
  demarche_markdown_add (md, ">\n> ");
  demarche_markdown_add_text (md, citation);
  demarche_markdown_add (md, "\n");
}

void
demarche_markdown_write_shifts (DemarcheMarkdown *md)
{
  DemarcheReport *report = md->report;
  GPtrArray *shifts = report->comparison->shifts;

  demarche_markdown_add_heading (md, "Shift ledger");
  if (shifts->len == 0)
    demarche_markdown_add (md, "%s\n",
                           report->comparison->windows->len < 2
                               ? "First report: nothing to compare with."
                               : "Nobody changed position on these issues.");
  for (guint i = 0; i < MIN (shifts->len, MOST_SHIFTS); i++) {
    const DemarcheShift *shift = g_ptr_array_index (shifts, i);
    g_autoptr (GPtrArray) flags = demarche_words_flags (shift->flags);
    g_autofree char *words = demarche_words_list (flags);

    demarche_markdown_add (md, "### S%u ", i + 1);
    demarche_markdown_add_text (md, demarche_report_get_actor (report, shift->actor)->name);
    demarche_markdown_add (md, " %s ", demarche_words_shift_verb (shift));
    demarche_markdown_add_text (md, demarche_report_get_issue (report, shift->issue)->title);
    demarche_markdown_add (md, "\n\n");
    demarche_markdown_add_text (md, demarche_report_get_window_label (report, shift->window));
    demarche_markdown_add (md, ": ");
    demarche_markdown_add_text (
        md, shift->before == DEMARCHE_NONE
                ? "nothing"
                : demarche_report_get_cell (report, shift->before)->short_label);
    demarche_markdown_add (md, " → ");
    demarche_markdown_add_text (md,
                                shift->after == DEMARCHE_NONE
                                    ? "nothing"
                                    : demarche_report_get_cell (report, shift->after)->short_label);
    demarche_markdown_add (md, "%s%s\n", flags->len > 0 ? "; " : "", words);
    write_short_quote (md, "Before", shift->quote_before);
    write_short_quote (md, "After", shift->quote_after);
    demarche_markdown_add (md, "\n");
  }
  if (shifts->len > MOST_SHIFTS)
    demarche_markdown_add (md, "%u older changes are in the CSV table of shifts.\n",
                           shifts->len - MOST_SHIFTS);
}

void
demarche_markdown_write_both_ways (DemarcheMarkdown *md)
{
  GPtrArray *contradictions = md->report->comparison->contradictions;

  demarche_markdown_add_heading (md, "Said both ways");
  if (contradictions->len == 0)
    demarche_markdown_add (md, "None.\n");
  for (guint i = 0; i < contradictions->len; i++) {
    const DemarcheContradiction *contradiction = g_ptr_array_index (contradictions, i);

    demarche_markdown_add (md, "### X%u ", i + 1);
    demarche_markdown_add_text (md,
                                demarche_report_get_actor (md->report, contradiction->actor)->name);
    demarche_markdown_add (md, ": ");
    demarche_markdown_add_text (
        md, demarche_report_get_issue (md->report, contradiction->issue)->title);
    demarche_markdown_add (md, "\n\n");
    demarche_markdown_add_text (
        md, demarche_report_get_window_label (md->report, contradiction->window));
    demarche_markdown_add (md, "; %s\n", demarche_words_nearness (contradiction->nearness));
    write_short_quote (md, "One way", g_array_index (contradiction->first, guint, 0));
    write_short_quote (md, "The other", g_array_index (contradiction->second, guint, 0));
    demarche_markdown_add (md, "\n");
  }
}

void
demarche_markdown_write_said_of_others (DemarcheMarkdown *md)
{
  GPtrArray *attributions = md->report->comparison->attributions;

  demarche_markdown_add_heading (md, "Said of others");
  if (attributions->len == 0)
    demarche_markdown_add (md, "Nobody ascribed a position to others.\n");
  for (guint i = 0; i < attributions->len; i++) {
    const DemarcheAttribution *attribution = g_ptr_array_index (attributions, i);

    demarche_markdown_add (md, "- ");
    demarche_markdown_add_text (md,
                                demarche_report_get_actor (md->report, attribution->actor)->name);
    demarche_markdown_add (md, " says of ");
    demarche_markdown_add_text (md, attribution->held_by != NULL ? attribution->held_by
                                                                 : "others, not named");
    demarche_markdown_add (md, ": %s ", demarche_stance_get_name (attribution->stance));
    demarche_markdown_add_text (
        md, demarche_report_get_position (md->report, attribution->position)->title);
    demarche_markdown_add (md, " (E%u)\n",
                           md->report->numbers[g_array_index (attribution->evidence, guint, 0)]);
  }
}

static void
write_decisions (DemarcheMarkdown *md, guint index)
{
  GPtrArray *decisions = demarche_decisions_find (md->report, index);

  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    g_autofree char *what = demarche_decisions_describe (g_ptr_array_index (decisions, i));

    demarche_markdown_add_text (md, what);
    demarche_markdown_add (md, "\n\n");
  }
}

static void
write_item (DemarcheMarkdown *md, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (md->report, index);
  g_autofree char *reading = demarche_report_read_evidence (md->report, index);
  g_autofree char *citation = demarche_words_citation (evidence);
  const char *use = demarche_words_use (evidence->use);

  demarche_markdown_add (md, "\n**E%u** ", md->report->numbers[index]);
  demarche_markdown_add_text (md, reading);
  demarche_markdown_add (md, " (%s%srule ", use != NULL ? use : "", use != NULL ? "; " : "");
  demarche_markdown_add_text (md, evidence->tag->rule != NULL ? evidence->tag->rule : "none");
  demarche_markdown_add (md, "; reference %s)\n\n", evidence->reference);
  write_decisions (md, index);
  write_quote (md, index, TRUE);
  demarche_markdown_add (md, ">\n> — ");
  demarche_markdown_add_text (md, citation);
  demarche_markdown_add (md, "\n");
}

void
demarche_markdown_write_evidence (DemarcheMarkdown *md)
{
  DemarcheReport *report = md->report;

  demarche_markdown_add_heading (md, "Evidence");
  if (report->groups->len == 0)
    demarche_markdown_add (md, "No paragraph was tagged.\n");
  else
    demarche_markdown_add (md, "%s\n", DEMARCHE_HOW_TO_CORRECT);
  for (guint i = 0; i < report->groups->len; i++) {
    const DemarcheEvidenceGroup *group = demarche_report_get_group (report, i);
    guint n = MIN (group->n_own, md->evidence_limit);

    if (!md->has_all_evidence && !report->is_shown[group->actor])
      continue;
    demarche_markdown_add (md, "\n### ");
    demarche_markdown_add_text (md, demarche_report_get_issue (report, group->issue)->title);
    demarche_markdown_add (md, ": ");
    demarche_markdown_add_text (md, demarche_report_get_actor (report, group->actor)->name);
    demarche_markdown_add (md, ", ");
    demarche_markdown_add_text (md, demarche_report_get_window_label (report, group->window));
    demarche_markdown_add (md, "\n");
    for (guint k = 0; k < n; k++)
      write_item (md, group->own[k]);
    if (n < group->n_own)
      demarche_markdown_add (md, "\n%u more are in the CSV table of evidence.\n", group->n_own - n);
  }
}
