/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The report as Markdown: for mail, wikis and diffs. No HTML in it. */
#include "report/report-private.h"

#include <string.h>

#include "base/escape.h"
#include "report/quote.h"
#include "report/sentences.h"
#include "report/words.h"
#include "version.h"

#define ROOM_FOR_EVIDENCE 2000
#define EXCERPT_BYTES 320

typedef struct {
  GString *out;
  DemarcheReport *report;
  guint evidence_limit;
} Markdown;

/* text of others: controls made visible, line breaks folded, marks of Markdown escaped */
static void
add_text_length (Markdown *md, const char *text, gsize length)
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

static void
add_text (Markdown *md, const char *text)
{
  if (text != NULL)
    add_text_length (md, text, strlen (text));
}

/* own words, with the escaping of what is put into them */
static void G_GNUC_PRINTF (2, 3) add (Markdown *md, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (md->out, format, arguments);
  va_end (arguments);
}

static void
add_heading (Markdown *md, const char *title)
{
  add (md, "\n## %s\n\n", title);
}

static void
add_sentence (Markdown *md, GPtrArray *sentence)
{
  add (md, "- ");
  for (guint i = 0; i < sentence->len; i++) {
    const DemarcheRun *run = g_ptr_array_index (sentence, i);
    gboolean is_strong = run->kind == DEMARCHE_RUN_STRONG || run->kind == DEMARCHE_RUN_NAME;

    /* emphasis must not begin or end with a space */
    if (is_strong && run->text[0] != ' ' && !g_str_has_suffix (run->text, " ")) {
      add (md, "**");
      add_text (md, run->text);
      add (md, "**");
    } else if (demarche_run_is_reference (run) || run->kind == DEMARCHE_RUN_FLAG) {
      add (md, "(");
      add_text (md, run->text);
      add (md, ")");
    } else if (run->kind != DEMARCHE_RUN_LINK || g_ascii_isdigit (run->text[0])) {
      add_text (md, run->text);
    }
  }
  add (md, "\n");
}

static void
add_sentences (Markdown *md, const char *heading, GPtrArray *sentences, const char *nothing)
{
  add (md, "\n### ");
  add_text (md, heading);
  add (md, "\n\n");
  for (guint i = 0; i < sentences->len; i++)
    add_sentence (md, g_ptr_array_index (sentences, i));
  if (sentences->len == 0)
    add (md, "%s\n", nothing);
}

static void
write_summary (Markdown *md)
{
  g_autoptr (GPtrArray) changes = demarche_sentences_changes (md->report);
  g_autoptr (GPtrArray) stands = demarche_sentences_stands (md->report);
  g_autoptr (GPtrArray) reliance = demarche_sentences_reliance (md->report);
  g_autofree char *changes_heading = demarche_sentences_changes_heading (md->report);
  g_autofree char *stands_heading = demarche_sentences_stands_heading (md->report);
  g_autofree char *no_changes = demarche_sentences_no_changes (md->report);

  add_heading (md, "Summary");
  add_sentences (md, changes_heading, changes, no_changes);
  add_sentences (md, stands_heading, stands, "Nobody took a position.");
  add_sentences (md, "How far to rely on this", reliance, "");
}

/* ---- matrix ---- */

static void
write_cell (Markdown *md, guint actor, guint issue)
{
  DemarcheReport *report = md->report;
  const DemarcheCell *cell =
      demarche_comparison_find_cell (report->comparison, actor, issue, report->now);
  const DemarcheEvidenceGroup *group =
      demarche_report_find_group (report, issue, actor, report->now);
  const DemarcheShift *shift;
  g_autofree char *score = NULL;
  g_autofree char *label = NULL;

  add (md, " | ");
  if (cell == NULL || group == NULL) {
    if (report->now != DEMARCHE_WINDOW_ALL)
      add_text (md, demarche_words_silence (demarche_comparison_get_silence (
                                                report->comparison, actor, issue, report->now),
                                            demarche_report_get_issue (report, issue)->has_about));
    return;
  }
  shift = demarche_report_find_shift (report, actor, issue, report->now);
  score = cell->has_score ? demarche_words_score (cell->mean) : g_strdup ("");
  label = demarche_report_group_label (report, group);
  add_text (md, cell->label);
  add (md, " %s, %s, n %u (%s)", score, demarche_words_force (cell), cell->n_counted, label);
  if (shift != NULL)
    add (md, ", %s", demarche_words_shift (shift));
}

static void
write_matrix (Markdown *md)
{
  DemarcheReport *report = md->report;
  GArray *issues = report->issues;

  add_heading (md, "Position matrix");
  if (report->rows->len == 0 || issues->len == 0) {
    add (md, "Nobody spoke on any issue.\n");
    return;
  }
  add_text (md, demarche_report_get_window_label (report, report->now));
  add (md, "\n\n| %s", demarche_report_get_unit (report));
  for (guint i = 0; i < issues->len; i++) {
    add (md, " | ");
    add_text (md, demarche_report_get_issue (report, g_array_index (issues, guint, i))->title);
  }
  add (md, " |\n|");
  for (guint i = 0; i <= issues->len; i++)
    add (md, " --- |");
  for (guint i = 0; i < report->rows->len; i++) {
    guint row = g_array_index (report->rows, guint, i);

    add (md, "\n| ");
    add_text (md, demarche_report_get_actor (report, row)->name);
    for (guint k = 0; k < issues->len; k++)
      write_cell (md, row, g_array_index (issues, guint, k));
    add (md, " |");
  }
  add (md, "\n");
}

static void
write_lines (Markdown *md)
{
  DemarcheReport *report = md->report;
  GArray *issues = report->issues;

  add_heading (md, "Issue lines");
  for (guint i = 0; i < issues->len; i++) {
    guint issue = g_array_index (issues, guint, i);
    DemarcheZone zone = demarche_comparison_get_zone (report->comparison, issue, report->now);
    g_autofree char *low = demarche_words_score (zone.low);
    g_autofree char *high = demarche_words_score (zone.high);
    g_autofree char *median = demarche_words_score (zone.median);

    if (demarche_report_get_issue (report, issue)->kind != DEMARCHE_ISSUE_SCALE || zone.n == 0)
      continue;
    add (md, "- **");
    add_text (md, demarche_report_get_issue (report, issue)->title);
    add (md, "**: %u left, %u between, %u right; median %s; ", zone.n_left, zone.n_middle,
         zone.n_right, median);
    if (zone.has_zone)
      add (md, "landing zone %s to %s (%u of %u)\n", low, high, zone.n_inside, zone.n);
    else
      add (md, "no landing zone\n");
  }
}

/* ---- quotes ---- */

static void
write_quote (Markdown *md, guint index, gboolean is_whole)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (md->report, index);
  const DemarcheParagraph *paragraph = evidence->paragraph;
  DemarcheSpan part = is_whole ? (DemarcheSpan){0, paragraph->length}
                               : demarche_quote_excerpt (paragraph, evidence->tag, EXCERPT_BYTES);
  g_autoptr (GArray) pieces = demarche_quote_split (paragraph, evidence->tag, part);

  add (md, "> “%s", part.start > 0 ? "… " : "");
  for (guint i = 0; i < pieces->len; i++) {
    const DemarchePiece *piece = &g_array_index (pieces, DemarchePiece, i);
    gboolean is_match = piece->kind == DEMARCHE_PIECE_MATCH;

    add (md, "%s", is_match ? "**" : "");
    add_text_length (md, paragraph->text + piece->span.start, piece->span.end - piece->span.start);
    add (md, "%s", is_match ? "**" : "");
    if (is_whole && piece->ends_cue)
      add (md, " (%s)", demarche_cue_effect_get_name (piece->effect));
  }
  add (md, "%s”\n", part.end < paragraph->length ? " …" : "");
}

static void
write_short_quote (Markdown *md, const char *label, guint index)
{
  g_autofree char *source = NULL;

  if (index == DEMARCHE_NONE)
    return;
  source = demarche_words_source (demarche_report_get_evidence (md->report, index));
  add (md, "\n%s, ", label);
  add_text (md, source);
  add (md, " (E%u)\n\n", md->report->numbers[index]);
  write_quote (md, index, FALSE);
}

static void
write_shifts (Markdown *md)
{
  DemarcheReport *report = md->report;
  GPtrArray *shifts = report->comparison->shifts;

  add_heading (md, "Shift ledger");
  if (shifts->len == 0)
    add (md, "%s\n",
         report->comparison->windows->len < 2 ? "First report: nothing to compare with."
                                              : "Nobody changed position on these issues.");
  for (guint i = 0; i < shifts->len; i++) {
    const DemarcheShift *shift = g_ptr_array_index (shifts, i);
    g_autoptr (GPtrArray) flags = demarche_words_flags (shift->flags);
    g_autofree char *words = demarche_words_list (flags);

    add (md, "### S%u ", i + 1);
    add_text (md, demarche_report_get_actor (report, shift->actor)->name);
    add (md, " %s ", demarche_words_shift_verb (shift));
    add_text (md, demarche_report_get_issue (report, shift->issue)->title);
    add (md, "\n\n");
    add_text (md, demarche_report_get_window_label (report, shift->window));
    add (md, ": ");
    add_text (md, shift->before == DEMARCHE_NONE
                      ? "nothing"
                      : demarche_report_get_cell (report, shift->before)->label);
    add (md, " → ");
    add_text (md, shift->after == DEMARCHE_NONE
                      ? "nothing"
                      : demarche_report_get_cell (report, shift->after)->label);
    add (md, "%s%s\n", flags->len > 0 ? "; " : "", words);
    write_short_quote (md, "Before", shift->quote_before);
    write_short_quote (md, "After", shift->quote_after);
    add (md, "\n");
  }
}

static void
write_both_ways (Markdown *md)
{
  GPtrArray *contradictions = md->report->comparison->contradictions;

  add_heading (md, "Said both ways");
  if (contradictions->len == 0)
    add (md, "None.\n");
  for (guint i = 0; i < contradictions->len; i++) {
    const DemarcheContradiction *contradiction = g_ptr_array_index (contradictions, i);

    add (md, "### X%u ", i + 1);
    add_text (md, demarche_report_get_actor (md->report, contradiction->actor)->name);
    add (md, ": ");
    add_text (md, demarche_report_get_issue (md->report, contradiction->issue)->title);
    add (md, "\n\n");
    add_text (md, demarche_report_get_window_label (md->report, contradiction->window));
    add (md, "; %s\n", demarche_words_nearness (contradiction->nearness));
    write_short_quote (md, "One way", g_array_index (contradiction->first, guint, 0));
    write_short_quote (md, "The other", g_array_index (contradiction->second, guint, 0));
    add (md, "\n");
  }
}

static void
write_said_of_others (Markdown *md)
{
  GPtrArray *attributions = md->report->comparison->attributions;

  add_heading (md, "Said of others");
  if (attributions->len == 0)
    add (md, "Nobody ascribed a position to others.\n");
  for (guint i = 0; i < attributions->len; i++) {
    const DemarcheAttribution *attribution = g_ptr_array_index (attributions, i);

    add (md, "- ");
    add_text (md, demarche_report_get_actor (md->report, attribution->actor)->name);
    add (md, " says of ");
    add_text (md, attribution->held_by != NULL ? attribution->held_by : "others, not named");
    add (md, ": %s ", demarche_stance_get_name (attribution->stance));
    add_text (md, demarche_report_get_position (md->report, attribution->position)->title);
    add (md, " (E%u)\n", md->report->numbers[g_array_index (attribution->evidence, guint, 0)]);
  }
}

/* ---- evidence ---- */

static void
write_item (Markdown *md, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (md->report, index);
  g_autofree char *stance = demarche_words_stance (evidence->tag);
  g_autofree char *citation = demarche_words_citation (evidence);
  const char *use = demarche_words_use (evidence->use);

  add (md, "\n**E%u** ", md->report->numbers[index]);
  add_text (md, demarche_report_get_position (md->report, evidence->tag->position)->title);
  add (md, ": %s%s%s; rule ", stance, use != NULL ? "; " : "", use != NULL ? use : "");
  add_text (md, evidence->tag->rule != NULL ? evidence->tag->rule : "none");
  add (md, "; reference %s\n\n", evidence->reference);
  write_quote (md, index, TRUE);
  add (md, ">\n> — ");
  add_text (md, citation);
  add (md, "\n");
}

static void
write_evidence (Markdown *md)
{
  DemarcheReport *report = md->report;

  add_heading (md, "Evidence");
  if (report->groups->len == 0)
    add (md, "No paragraph was tagged.\n");
  for (guint i = 0; i < report->groups->len; i++) {
    const DemarcheEvidenceGroup *group = g_ptr_array_index (report->groups, i);
    guint n = MIN (group->own->len, md->evidence_limit);

    add (md, "\n### ");
    add_text (md, demarche_report_get_issue (report, group->issue)->title);
    add (md, ": ");
    add_text (md, demarche_report_get_actor (report, group->actor)->name);
    add (md, ", ");
    add_text (md, demarche_report_get_window_label (report, group->window));
    add (md, "\n");
    for (guint k = 0; k < n; k++)
      write_item (md, g_array_index (group->own, guint, k));
    if (n < group->own->len)
      add (md, "\n%u more are in the CSV table of evidence.\n", group->own->len - n);
  }
}

static void
write_statements (Markdown *md)
{
  GPtrArray *tagged = md->report->comparison->tagged;

  add_heading (md, "Statements used");
  for (guint i = 0; i < tagged->len; i++) {
    DemarcheStatement *statement = demarche_tagged_get_statement (g_ptr_array_index (tagged, i));
    const char *error = demarche_tagged_get_error (g_ptr_array_index (tagged, i));
    const char *hash = demarche_statement_get_text_hash (statement);

    add (md, "- ");
    add_text (md, demarche_statement_get_name (statement));
    if (error != NULL) {
      add (md, ": **not read**: ");
      add_text (md, error);
    } else {
      add (md, ": %u paragraphs%s%.12s", demarche_statement_get_n_paragraphs (statement),
           hash != NULL ? ", text hash " : "", hash != NULL ? hash : "");
    }
    add (md, "\n");
  }
}

static void
write_method (Markdown *md)
{
  DemarcheReport *report = md->report;
  DemarcheComparison *comparison = report->comparison;

  add_heading (md, "Method");
  add (md, "- Rule set, by meaning: %s\n",
       report->meaning_hash != NULL ? report->meaning_hash : "unknown");
  add (md, "- Rule set, by files: %s\n",
       report->files_hash != NULL ? report->files_hash : "unknown");
  add (md, "- Counted once per %s, holder and stance; windows: %s\n",
       demarche_counting_get_name (comparison->counting),
       demarche_window_kind_get_name (comparison->window_kind));
  add (md, "- Agreement with human reading: not measured\n");
  add (md, "- Statements: %u read, %u not read, %u empty, %u versions of another\n",
       comparison->n_read, comparison->n_failed, comparison->n_empty, comparison->versions->len);
  add (md, "- Made with demarche %s\n", demarche_get_version ());
}

static void
write_handling (Markdown *md)
{
  const char *handling =
      demarche_report_definition_get_text (md->report->definition, DEMARCHE_REPORT_HANDLING);

  if (handling == NULL)
    return;
  add (md, "**");
  add_text (md, handling);
  add (md, "**\n\n");
}

/* what a page draws has no part here: the matrix and the evidence hold the figures */
static void (*const writers[DEMARCHE_N_SECTIONS]) (Markdown *md) = {
    [DEMARCHE_SECTION_SUMMARY] = write_summary,
    [DEMARCHE_SECTION_MATRIX] = write_matrix,
    [DEMARCHE_SECTION_LINES] = write_lines,
    [DEMARCHE_SECTION_SHIFTS] = write_shifts,
    [DEMARCHE_SECTION_BOTH_WAYS] = write_both_ways,
    [DEMARCHE_SECTION_SAID_OF_OTHERS] = write_said_of_others,
    [DEMARCHE_SECTION_EVIDENCE] = write_evidence,
    [DEMARCHE_SECTION_STATEMENTS] = write_statements,
    [DEMARCHE_SECTION_METHOD] = write_method,
};

void
demarche_report_write_markdown (DemarcheReport *report, GString *out)
{
  Markdown md = {out, report, G_MAXUINT};
  DemarcheSection sections[DEMARCHE_N_SECTIONS];
  guint n = demarche_report_definition_get_sections (report->definition, sections);
  g_autofree char *facts = demarche_sentences_facts (report);
  const char *day = demarche_report_get_text (report, DEMARCHE_REPORT_DATE);
  g_autofree char *date = day != NULL ? demarche_words_date (day) : NULL;

  if (report->comparison->evidence->len > ROOM_FOR_EVIDENCE)
    md.evidence_limit = MAX (1, ROOM_FOR_EVIDENCE / MAX (1, report->groups->len));
  add (&md, "# ");
  add_text (&md, demarche_report_get_title (report));
  add (&md, "\n\n");
  write_handling (&md);
  if (date != NULL)
    add (&md, "%s\n\n", date);
  add_text (&md, facts);
  add (&md, "\n");
  if (demarche_report_is_incomplete (report))
    add (&md, "\n**Incomplete.** %u of %u statements could not be read; see Statements used.\n",
         report->comparison->n_failed, report->comparison->tagged->len);
  for (guint i = 0; i < n; i++)
    if (writers[sections[i]] != NULL)
      writers[sections[i]](&md);
  add (&md, "\n");
  write_handling (&md);
}
