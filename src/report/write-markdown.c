/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The report as Markdown: for mail, wikis and diffs. No HTML in it. */
#include "report/decisions.h"
#include "report/news.h"

#include "report/sentences.h"
#include "report/words.h"
#include "version.h"

#define ROOM_FOR_EVIDENCE 2000

static void
add_runs (DemarcheMarkdown *md, GPtrArray *sentence)
{
  for (guint i = 0; i < sentence->len; i++) {
    const DemarcheRun *run = g_ptr_array_index (sentence, i);
    gboolean is_strong = run->kind == DEMARCHE_RUN_STRONG || run->kind == DEMARCHE_RUN_NAME;

    /* emphasis must not begin or end with a space */
    if (is_strong && run->text[0] != ' ' && !g_str_has_suffix (run->text, " ")) {
      demarche_markdown_add (md, "**");
      demarche_markdown_add_text (md, run->text);
      demarche_markdown_add (md, "**");
    } else if (demarche_run_is_reference (run) || run->kind == DEMARCHE_RUN_FLAG) {
      demarche_markdown_add (md, "(");
      demarche_markdown_add_text (md, run->text);
      demarche_markdown_add (md, ")");
    } else if (run->kind == DEMARCHE_RUN_CODE) {
      demarche_markdown_add_code (md, run->text);
    } else if (run->kind != DEMARCHE_RUN_LINK || g_ascii_isdigit (run->text[0])) {
      demarche_markdown_add_text (md, run->text);
    } else if (g_str_has_suffix (md->out->str, " ")) {
      g_string_truncate (md->out, md->out->len - 1);
    }
  }
  demarche_markdown_add (md, "\n");
}

static void
add_sentence (DemarcheMarkdown *md, GPtrArray *sentence)
{
  demarche_markdown_add (md, "- ");
  add_runs (md, sentence);
}

static void
add_sentences (DemarcheMarkdown *md, const char *heading, GPtrArray *sentences, const char *nothing)
{
  demarche_markdown_add (md, "\n### ");
  demarche_markdown_add_text (md, heading);
  demarche_markdown_add (md, "\n\n");
  for (guint i = 0; i < sentences->len; i++)
    add_sentence (md, g_ptr_array_index (sentences, i));
  if (sentences->len == 0)
    demarche_markdown_add (md, "%s\n", nothing);
}

static void
write_summary (DemarcheMarkdown *md)
{
  g_autoptr (GPtrArray) changes = demarche_sentences_changes (md->report);
  g_autoptr (GPtrArray) stands = demarche_sentences_stands (md->report);
  g_autoptr (GPtrArray) reliance = demarche_sentences_reliance (md->report);
  g_autoptr (GPtrArray) lack = demarche_sentences_lack (md->report);
  g_autofree char *changes_heading = demarche_sentences_changes_heading (md->report);
  g_autofree char *stands_heading = demarche_sentences_stands_heading (md->report);
  g_autofree char *no_changes = demarche_sentences_no_changes (md->report);

  demarche_markdown_add_heading (md, "Summary");
  for (guint i = 0; i < lack->len; i++)
    add_runs (md, lack->pdata[i]);
  add_sentences (md, changes_heading, changes, no_changes);
  add_sentences (md, stands_heading, stands, "Nobody took a position.");
  add_sentences (md, "How far to rely on this", reliance, "");
}

static void
write_cell (DemarcheMarkdown *md, guint actor, guint issue)
{
  DemarcheReport *report = md->report;
  const DemarcheCell *cell =
      demarche_comparison_find_cell (report->comparison, actor, issue, report->now);
  const DemarcheEvidenceGroup *group =
      demarche_report_find_group (report, issue, actor, report->now);
  const DemarcheShift *shift;
  g_autofree char *score = NULL;
  g_autofree char *label = NULL;

  demarche_markdown_add (md, " | ");
  if (cell == NULL || group == NULL) {
    if (report->now != DEMARCHE_WINDOW_ALL)
      demarche_markdown_add_text (
          md, demarche_words_silence (
                  demarche_comparison_get_silence (report->comparison, actor, issue, report->now),
                  demarche_report_get_issue (report, issue)->has_about));
    return;
  }
  shift = demarche_report_find_shift (report, actor, issue, report->now);
  score = cell->has_score ? demarche_words_score (cell->mean) : g_strdup ("");
  label = demarche_report_group_label (report, group);
  demarche_markdown_add_text (md, cell->short_label);
  demarche_markdown_add (md, "%s", demarche_report_get_dagger (report, cell));
  demarche_markdown_add (md, " %s, %s, n %u (%s)", score, demarche_words_force (cell),
                         cell->n_counted, label);
  if (shift != NULL)
    demarche_markdown_add (md, ", %s", demarche_words_shift (shift));
}

static void
write_matrix (DemarcheMarkdown *md)
{
  DemarcheReport *report = md->report;
  GArray *issues = report->issues;

  demarche_markdown_add_heading (md, "Position matrix");
  if (report->rows->len == 0 || issues->len == 0) {
    demarche_markdown_add (md, "Nobody spoke on any issue.\n");
    return;
  }
  demarche_markdown_add_text (md, demarche_report_get_window_label (report, report->now));
  demarche_markdown_add (md, "\n\n| %s", demarche_report_get_unit (report));
  for (guint i = 0; i < issues->len; i++) {
    demarche_markdown_add (md, " | ");
    demarche_markdown_add_text (
        md, demarche_report_get_issue (report, g_array_index (issues, guint, i))->title);
  }
  demarche_markdown_add (md, " |\n|");
  for (guint i = 0; i <= issues->len; i++)
    demarche_markdown_add (md, " --- |");
  for (guint i = 0; i < report->shown->len; i++) {
    guint row = g_array_index (report->shown, guint, i);

    demarche_markdown_add (md, "\n| ");
    demarche_markdown_add_text (md, demarche_report_get_actor (report, row)->name);
    for (guint k = 0; k < issues->len; k++)
      write_cell (md, row, g_array_index (issues, guint, k));
    demarche_markdown_add (md, " |");
  }
  demarche_markdown_add (md, "\n\n" DEMARCHE_DAGGER
                             " unproven: a position in it has no 30 gold tags, or a precision "
                             "below 0.85, on statements that the rules were not developed on\n");
}

static void
write_lines (DemarcheMarkdown *md)
{
  DemarcheReport *report = md->report;
  GArray *issues = report->issues;

  demarche_markdown_add_heading (md, "Issue lines");
  for (guint i = 0; i < issues->len; i++) {
    guint issue = g_array_index (issues, guint, i);
    DemarcheZone zone = demarche_comparison_get_zone (report->comparison, issue, report->now);
    g_autofree char *low = demarche_words_score (zone.low);
    g_autofree char *high = demarche_words_score (zone.high);
    g_autofree char *median = demarche_words_score (zone.median);

    if (demarche_report_get_issue (report, issue)->kind != DEMARCHE_ISSUE_SCALE || zone.n == 0)
      continue;
    demarche_markdown_add (md, "- **");
    demarche_markdown_add_text (md, demarche_report_get_issue (report, issue)->title);
    demarche_markdown_add (md, "**: %u left, %u between, %u right; median %s; ", zone.n_left,
                           zone.n_middle, zone.n_right, median);
    if (zone.has_zone)
      demarche_markdown_add (md, "landing zone %s to %s (%u of %u)", low, high, zone.n_inside,
                             zone.n);
    else
      demarche_markdown_add (md, "no landing zone");
    if (!demarche_report_is_issue_proven (report, issue, report->now))
      demarche_markdown_add (md, " (unproven)");
    demarche_markdown_add (md, "\n");
  }
}

static void
write_statements (DemarcheMarkdown *md)
{
  GPtrArray *tagged = md->report->comparison->tagged;

  demarche_markdown_add_heading (md, "Statements used");
  for (guint i = 0; i < tagged->len; i++) {
    DemarcheStatement *statement = demarche_tagged_get_statement (g_ptr_array_index (tagged, i));
    const char *error = demarche_tagged_get_error (g_ptr_array_index (tagged, i));
    const char *hash = demarche_statement_get_text_hash (statement);

    demarche_markdown_add (md, "- ");
    demarche_markdown_add_text (md, demarche_statement_get_name (statement));
    if (error != NULL) {
      demarche_markdown_add (md, ": **not read**: ");
      demarche_markdown_add_text (md, error);
    } else {
      g_autofree char *paragraphs =
          demarche_words_count (demarche_statement_count_paragraphs (statement), "paragraph");

      demarche_markdown_add (md, ": %s%s%.12s", paragraphs, hash != NULL ? ", text hash " : "",
                             hash != NULL ? hash : "");
    }
    demarche_markdown_add (md, "\n");
  }
}

static void
write_method (DemarcheMarkdown *md)
{
  DemarcheReport *report = md->report;
  DemarcheComparison *comparison = report->comparison;
  g_autofree char *versions = demarche_words_count (comparison->versions->len, "version");

  demarche_markdown_add_heading (md, "Method");
  demarche_markdown_add (md, "- Rule set, by meaning: %s\n",
                         report->meaning_hash != NULL ? report->meaning_hash : "unknown");
  demarche_markdown_add (md, "- Rule set, by files: %s\n",
                         report->files_hash != NULL ? report->files_hash : "unknown");
  demarche_markdown_add (md, "- Counted once per %s, holder and stance; windows: %s\n",
                         demarche_counting_get_name (comparison->counting),
                         demarche_window_kind_get_name (comparison->window_kind));
  demarche_markdown_add (md, "- Statements: %u read, %u not read, %u empty, %s of another\n",
                         comparison->n_read, comparison->n_failed, comparison->n_empty, versions);
  demarche_markdown_add (md, "- Made with demarche %s\n", demarche_get_version ());
  demarche_markdown_write_agreement (md);
  demarche_markdown_write_decisions (md);
}

static void
write_handling (DemarcheMarkdown *md)
{
  const char *handling =
      demarche_report_definition_get_text (md->report->definition, DEMARCHE_REPORT_HANDLING);

  if (handling == NULL)
    return;
  demarche_markdown_add (md, "**");
  demarche_markdown_add_text (md, handling);
  demarche_markdown_add (md, "**\n\n");
}

/* what a page draws has no part here: the matrix and the evidence hold the figures */
static void (*const writers[DEMARCHE_N_SECTIONS]) (DemarcheMarkdown *md) = {
    [DEMARCHE_SECTION_SUMMARY] = write_summary,
    [DEMARCHE_SECTION_MATRIX] = write_matrix,
    [DEMARCHE_SECTION_LINES] = write_lines,
    [DEMARCHE_SECTION_SHIFTS] = demarche_markdown_write_shifts,
    [DEMARCHE_SECTION_BOTH_WAYS] = demarche_markdown_write_both_ways,
    [DEMARCHE_SECTION_SAID_OF_OTHERS] = demarche_markdown_write_said_of_others,
    [DEMARCHE_SECTION_EVIDENCE] = demarche_markdown_write_evidence,
    [DEMARCHE_SECTION_STATEMENTS] = write_statements,
    [DEMARCHE_SECTION_METHOD] = write_method,
    [DEMARCHE_SECTION_BRIEF] = demarche_markdown_write_brief,
    [DEMARCHE_SECTION_QUOTES] = demarche_markdown_write_quotes,
    [DEMARCHE_SECTION_NEWS] = demarche_markdown_write_news,
};

void
demarche_report_write_markdown (DemarcheReport *report, GString *out)
{
  DemarcheMarkdown md = {out, report, report->groups->len <= ROOM_FOR_EVIDENCE, G_MAXUINT};
  DemarcheSection sections[DEMARCHE_N_SECTIONS];
  guint n = demarche_report_get_sections (report, sections);
  g_autofree char *facts = demarche_sentences_facts (report);
  const char *day = demarche_report_get_text (report, DEMARCHE_REPORT_DATE);
  g_autofree char *date = day != NULL ? demarche_words_date (day) : NULL;

  if (report->comparison->evidence->len > ROOM_FOR_EVIDENCE)
    md.evidence_limit = MAX (1, ROOM_FOR_EVIDENCE / MAX (1, report->groups->len));
  demarche_markdown_add (&md, "# ");
  demarche_markdown_add_text (&md, demarche_report_get_title (report));
  demarche_markdown_add (&md, "\n\n");
  write_handling (&md);
  if (date != NULL)
    demarche_markdown_add (&md, "%s\n\n", date);
  demarche_markdown_add_text (&md, facts);
  demarche_markdown_add (&md, "\n");
  if (demarche_report_is_incomplete (report))
    demarche_markdown_add (
        &md, "\n**Incomplete.** %u of %u statements could not be read; see Statements used.\n",
        report->comparison->n_failed, report->comparison->tagged->len);
  for (guint i = 0; i < n; i++)
    if (writers[sections[i]] != NULL)
      writers[sections[i]](&md);
  demarche_markdown_add (&md, "\n");
  write_handling (&md);
}
