/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The annex: every tag with its whole paragraph, what matched, which cues acted, and where it is
 * from. */
#include "report/decisions.h"

#include "report/words.h"

/* each cue in words, so that nothing is said by style alone */
static void
write_cues (DemarchePage *page, const DemarcheEvidence *evidence)
{
  const DemarcheTag *tag = evidence->tag;
  const DemarcheParagraph *paragraph =
      tag->n_cues > 0 ? demarche_report_get_paragraph (page->report, evidence) : NULL;

  for (guint i = 0; i < tag->n_cues; i++) {
    DemarcheSpan span = tag->cues[i].span;

    span.end = MIN (span.end, paragraph->length);
    if (span.start >= span.end)
      continue;
    demarche_html_void (page->html, "br", NULL);
    demarche_html_textf (page->html, "%s, by “", demarche_words_effect (tag->cues[i].effect));
    demarche_html_open (page->html, "bdi", NULL);
    demarche_html_text_length (page->html, paragraph->text + span.start, span.end - span.start);
    demarche_html_close (page->html);
    demarche_html_text (page->html, "” ");
    demarche_html_element (page->html, "code", tag->cues[i].id, NULL);
  }
}

static void
write_review (DemarchePage *page, const DemarcheEvidence *evidence)
{
  const char *use = demarche_words_use (evidence->use);

  if (use != NULL) {
    demarche_html_void (page->html, "br", NULL);
    demarche_html_text (page->html, use);
  }
}

static void
write_decisions (DemarchePage *page, guint index)
{
  GPtrArray *decisions = demarche_decisions_find (page->report, index);

  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    g_autofree char *what = demarche_decisions_describe (g_ptr_array_index (decisions, i));

    demarche_html_void (page->html, "br", NULL);
    demarche_html_name (page->html, what);
  }
}

/* what the tag says, cues, rule, reference: how it came to be tagged */
static void
write_explanation (DemarchePage *page, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (page->report, index);
  g_autofree char *reading = demarche_report_read_evidence (page->report, index);

  demarche_html_open (page->html, "p", "class", "m", NULL);
  demarche_html_element (page->html, "b", reading, "dir", "ltr", NULL);
  write_cues (page, evidence);
  write_review (page, evidence);
  write_decisions (page, index);
  demarche_html_void (page->html, "br", NULL);
  demarche_html_text (page->html, "rule ");
  demarche_html_element (page->html, "code",
                         evidence->tag->rule != NULL ? evidence->tag->rule : "none", NULL);
  demarche_html_text (page->html, ", reference ");
  demarche_html_element (page->html, "code", evidence->reference, NULL);
  demarche_html_close (page->html);
}

static void
write_neighbour (DemarchePage *page, const DemarcheEvidence *evidence, int step)
{
  const DemarcheParagraph *neighbour =
      demarche_report_find_paragraph (page->report, evidence, step);

  if (neighbour == NULL)
    return;
  demarche_html_open (page->html, "p", NULL);
  demarche_html_open (page->html, "span", "class", "m", NULL);
  demarche_html_textf (page->html, "%s, paragraph %u", step < 0 ? "Before" : "After",
                       neighbour->number);
  if (g_strcmp0 (neighbour->occasion->speaker, evidence->paragraph->occasion->speaker) != 0) {
    demarche_html_text (page->html, ", ");
    demarche_html_name (page->html, neighbour->occasion->speaker != NULL
                                        ? neighbour->occasion->speaker
                                        : "speaker not known");
  }
  demarche_html_text (page->html, ": ");
  demarche_html_close (page->html);
  demarche_html_open (page->html, "q", "dir", "auto", NULL);
  demarche_html_text_length (page->html, neighbour->text, neighbour->length);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

/* what stands around the paragraph, to be opened; on a large page the room for it runs out */
static void
write_context (DemarchePage *page, const DemarcheEvidence *evidence)
{
  const DemarcheParagraph *before = demarche_report_find_paragraph (page->report, evidence, -1);
  const DemarcheParagraph *after = demarche_report_find_paragraph (page->report, evidence, 1);
  gsize length = (before != NULL ? before->length : 0) + (after != NULL ? after->length : 0);

  if (length == 0 || length > page->room_for_context)
    return;
  page->room_for_context -= length;
  demarche_html_open (page->html, "details", NULL);
  demarche_html_element (page->html, "summary", "Paragraphs before and after", NULL);
  write_neighbour (page, evidence, -1);
  write_neighbour (page, evidence, 1);
  demarche_html_close (page->html);
}

static void
write_item (DemarchePage *page, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (page->report, index);
  g_autofree char *anchor = demarche_report_evidence_anchor (page->report, index);
  g_autofree char *target = g_strconcat ("#", anchor, NULL);
  g_autofree char *label = demarche_report_evidence_label (page->report, index);
  g_autofree char *citation = demarche_words_citation (evidence);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "div", "class", "ei", "id", anchor, NULL);
  demarche_html_element (page->html, "a", label, "class", "id", "href", target, NULL);
  demarche_html_open (page->html, "div", NULL);
  demarche_page_quote (page, index, "blockquote", TRUE);
  demarche_html_open (page->html, "p", "class", "m", NULL);
  demarche_html_name (page->html, citation);
  demarche_html_close (page->html);
  write_context (page, evidence);
  demarche_html_close (page->html);
  write_explanation (page, index);
  demarche_html_close (page->html);
}

static void
write_elsewhere (DemarchePage *page, const DemarcheEvidenceGroup *group)
{
  if (group->n_shared == 0)
    return;
  demarche_html_open (page->html, "p", "class", "m", NULL);
  demarche_html_text (page->html, "Counts here too: ");
  for (guint i = 0; i < MIN (group->n_shared, page->evidence_limit); i++) {
    demarche_html_text (page->html, i > 0 ? ", " : "");
    demarche_page_evidence_link (page, group->shared[i]);
  }
  demarche_html_close (page->html);
}

static void
write_group_head (DemarchePage *page, const DemarcheEvidenceGroup *group)
{
  const DemarcheCell *cell = demarche_comparison_find_cell (page->report->comparison, group->actor,
                                                            group->issue, group->window);
  g_autofree char *score =
      cell != NULL && cell->has_score ? demarche_words_score (cell->mean) : NULL;

  demarche_html_open (page->html, "div", NULL);
  demarche_html_open (page->html, "h4", NULL);
  demarche_page_actor_link (page, group->actor);
  demarche_html_text (page->html, ", ");
  demarche_html_name (page->html, demarche_report_get_window_label (page->report, group->window));
  demarche_html_close (page->html);
  demarche_html_open (page->html, "p", "class", "st", NULL);
  if (cell != NULL)
    demarche_html_textf (page->html, "%s%s%s%s, %s, n %u", cell->short_label,
                         demarche_report_get_dagger (page->report, cell), score != NULL ? ", " : "",
                         score != NULL ? score : "", demarche_words_force (cell), cell->n_counted);
  else
    demarche_html_text (page->html, "nothing that counts");
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_group (DemarchePage *page, const DemarcheEvidenceGroup *group)
{
  g_autofree char *anchor = demarche_report_group_anchor (group);
  guint n = MIN (group->n_own, page->evidence_limit);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "div", "class", "eg", "id", anchor, NULL);
  write_group_head (page, group);
  demarche_html_open (page->html, "div", NULL);
  for (guint i = 0; i < n; i++)
    write_item (page, group->own[i]);
  if (n < group->n_own) {
    g_autofree char *rest = g_strdup_printf ("%u more, to E%u, are in the CSV table of evidence.",
                                             group->n_own - n, group->last);

    demarche_html_element (page->html, "p", rest, "class", "m", NULL);
  }
  write_elsewhere (page, group);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_contents (DemarchePage *page)
{
  guint issue = DEMARCHE_NONE;

  demarche_html_open (page->html, "p", "class", "facts", NULL);
  demarche_html_text (page->html, "Go to: ");
  for (guint i = 0; i < page->report->groups->len; i++) {
    const DemarcheEvidenceGroup *group = demarche_report_get_group (page->report, i);

    if (group->issue == issue || !demarche_page_lists (page, group))
      continue;
    g_autofree char *anchor = g_strdup_printf ("e%u", group->issue + 1);
    if (issue != DEMARCHE_NONE)
      demarche_html_text (page->html, ", ");
    issue = group->issue;
    demarche_page_link (page, DEMARCHE_SECTION_EVIDENCE, anchor, NULL,
                        demarche_report_get_issue (page->report, issue)->title);
  }
  demarche_html_close (page->html);
}

static void
write_groups (DemarchePage *page)
{
  guint issue = DEMARCHE_NONE;

  for (guint i = 0; i < page->report->groups->len; i++) {
    const DemarcheEvidenceGroup *group = demarche_report_get_group (page->report, i);

    if (!demarche_page_lists (page, group))
      continue;
    if (group->issue != issue) {
      g_autofree char *anchor = g_strdup_printf ("e%u", group->issue + 1);

      if (issue != DEMARCHE_NONE)
        demarche_html_close (page->html);
      issue = group->issue;
      demarche_html_open (page->html, "div", "class",
                          page->report->groups->len > 500 ? "big" : NULL, NULL);
      demarche_html_element (page->html, "h3",
                             demarche_report_get_issue (page->report, issue)->title, "class", "eh",
                             "id", anchor, NULL);
    }
    write_group (page, group);
  }
  if (issue != DEMARCHE_NONE)
    demarche_html_close (page->html);
}

static void
write_rest (DemarchePage *page)
{
  if (page->leaves_out)
    demarche_html_element (page->html, "p",
                           "There is more than a page has room for: listed is the newest evidence "
                           "of those that the tables show. All of it is in the CSV table of "
                           "evidence.",
                           "class", "note", NULL);
}

void
demarche_page_write_evidence (DemarchePage *page)
{
  demarche_page_open_section (
      page, DEMARCHE_SECTION_EVIDENCE, "Evidence", NULL,
      "The tags with the paragraphs they stand in, by issue, actor and window. Matched words are "
      "marked; a cue is underlined with dots and followed by its effect. Each citation can be "
      "pasted as it is; a reference stays the same from run to run.");
  if (page->report->groups->len == 0) {
    demarche_page_empty (page, "No paragraph was tagged. 'demarche explain' says why one was not, "
                               "'demarche suggest' finds phrasings worth a rule.");
  } else {
    demarche_html_element (page->html, "p", DEMARCHE_HOW_TO_CORRECT, "class", "note", NULL);
    write_contents (page);
    write_groups (page);
    write_rest (page);
  }
  demarche_page_close_section (page);
}
