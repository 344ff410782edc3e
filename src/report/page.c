/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the sections of the page share: headings, links, quotations, changes. */
#include "report/page.h"

#include <string.h>

#include "report/quote.h"
#include "report/sentences.h"
#include "report/words.h"

#define EXCERPT_BYTES 320 /* a long sentence; more is for the annex */

void
demarche_page_open_section (DemarchePage *page, DemarcheSection section, const char *title,
                            const char *class_name, const char *lede)
{
  g_autofree char *number = g_strdup_printf ("%u", ++page->number);
  gboolean is_printed = demarche_report_definition_is_printed (page->report->definition, section);
  g_autofree char *classes =
      is_printed ? g_strdup (class_name) : g_strjoin (" ", "screen", class_name, NULL);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "section", "id", demarche_section_get_name (section), "class",
                      classes, NULL);
  demarche_html_open (page->html, "div", "class", "sh", NULL);
  demarche_html_open (page->html, "h2", NULL);
  demarche_html_element (page->html, "span", number, "class", "no", NULL);
  demarche_html_text (page->html, title);
  demarche_html_close (page->html);
  if (lede != NULL)
    demarche_html_element (page->html, "p", lede, "class", "lede", NULL);
  demarche_html_close (page->html);
}

void
demarche_page_close_section (DemarchePage *page)
{
  demarche_html_close (page->html);
}

void
demarche_page_open_scroll (DemarchePage *page, const char *label)
{
  demarche_html_open (page->html, "div", "class", "scroll", "tabindex", "0", "role", "region",
                      "aria-label", label, NULL);
}

void
demarche_page_empty (DemarchePage *page, const char *sentence)
{
  demarche_html_element (page->html, "p", sentence, "class", "empty", NULL);
}

void
demarche_page_open_link (DemarchePage *page, DemarcheSection section, const char *anchor,
                         const char *class_name)
{
  g_autofree char *target = g_strconcat ("#", anchor, NULL);

  if (page->has[section])
    demarche_html_open (page->html, "a", "class", class_name, "href", target, NULL);
  else
    demarche_html_open (page->html, "span", "class", class_name, NULL);
}

void
demarche_page_link (DemarchePage *page, DemarcheSection section, const char *anchor,
                    const char *class_name, const char *text)
{
  demarche_page_open_link (page, section, anchor, class_name);
  demarche_html_text (page->html, text);
  demarche_html_close (page->html);
}

void
demarche_page_open_group_link (DemarchePage *page, const DemarcheEvidenceGroup *group,
                               const char *class_name)
{
  g_autofree char *anchor = demarche_report_group_anchor (group);

  if (demarche_page_lists (page, group))
    demarche_page_open_link (page, DEMARCHE_SECTION_EVIDENCE, anchor, class_name);
  else
    demarche_html_open (page->html, "span", "class", class_name, NULL);
}

void
demarche_page_evidence_link (DemarchePage *page, guint evidence)
{
  const DemarcheEvidence *tag = demarche_report_get_evidence (page->report, evidence);
  const DemarcheEvidenceGroup *group =
      demarche_report_find_group (page->report, tag->issue, tag->actor, tag->window);
  g_autofree char *label = demarche_report_evidence_label (page->report, evidence);
  g_autofree char *anchor = demarche_report_evidence_anchor (page->report, evidence);

  if (group == NULL)
    return;
  if (page->report->numbers[evidence] - group->first >= page->evidence_limit) {
    g_free (anchor);
    anchor = demarche_report_group_anchor (group);
  }
  if (demarche_page_lists (page, group))
    demarche_page_link (page, DEMARCHE_SECTION_EVIDENCE, anchor, "ev", label);
  else
    demarche_html_element (page->html, "span", label, "class", "ev", NULL);
}

void
demarche_page_group_link (DemarchePage *page, guint issue, guint actor, guint window)
{
  const DemarcheEvidenceGroup *group =
      demarche_report_find_group (page->report, issue, actor, window);
  g_autofree char *label = NULL;

  if (group == NULL)
    return;
  label = demarche_report_group_label (page->report, group);
  demarche_page_open_group_link (page, group, "ev");
  demarche_html_text (page->html, label);
  demarche_html_close (page->html);
}

void
demarche_page_actor_link (DemarchePage *page, guint actor)
{
  g_autofree char *anchor = g_strdup_printf ("d%u", actor + 1);

  if (page->report->is_shown[actor])
    demarche_page_open_link (page, DEMARCHE_SECTION_DELEGATIONS, anchor, NULL);
  else
    demarche_html_open (page->html, "span", NULL);
  demarche_html_name (page->html, demarche_report_get_actor (page->report, actor)->name);
  demarche_html_close (page->html);
}

void
demarche_page_issue_link (DemarchePage *page, guint issue)
{
  g_autofree char *anchor = g_strdup_printf ("i%u", issue + 1);

  demarche_page_link (page, DEMARCHE_SECTION_LINES, anchor, NULL,
                      demarche_report_get_issue (page->report, issue)->title);
}

/* ---- quotations ---- */

/* a language tag as HTML takes it, else NULL */
static const char *
get_language (const DemarcheEvidence *evidence)
{
  const char *language = evidence->paragraph->language;

  if (language == NULL)
    language = demarche_statement_get_field (demarche_tagged_get_statement (evidence->tagged),
                                             DEMARCHE_FIELD_LANGUAGE);
  if (language == NULL || strlen (language) < 2 || strlen (language) > 12)
    return NULL;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p) && *p != '-')
      return NULL;
  return language;
}

static void
write_piece (DemarchePage *page, const DemarcheParagraph *paragraph, const DemarchePiece *piece,
             gboolean with_effects)
{
  const char *text = paragraph->text + piece->span.start;
  gsize length = piece->span.end - piece->span.start;

  if (piece->kind == DEMARCHE_PIECE_MATCH) {
    demarche_html_open (page->html, "mark", NULL);
    demarche_html_text_length (page->html, text, length);
    demarche_html_close (page->html);
  } else if (piece->kind == DEMARCHE_PIECE_CUE) {
    demarche_html_open (page->html, "span", "class", "cue", NULL);
    demarche_html_text_length (page->html, text, length);
    demarche_html_close (page->html);
    if (piece->ends_cue && with_effects)
      demarche_html_element (page->html, "span", demarche_cue_effect_get_name (piece->effect),
                             "class", "cl", "lang", "en", "dir", "ltr", NULL);
  } else {
    demarche_html_text_length (page->html, text, length);
  }
}

void
demarche_page_quote (DemarchePage *page, guint evidence, const char *element, gboolean is_whole)
{
  const DemarcheEvidence *tag = demarche_report_get_evidence (page->report, evidence);
  const DemarcheParagraph *paragraph = demarche_report_get_paragraph (page->report, tag);
  DemarcheSpan part = is_whole ? (DemarcheSpan){0, paragraph->length}
                               : demarche_quote_excerpt (paragraph, tag->tag, EXCERPT_BYTES);
  g_autoptr (GArray) pieces = demarche_quote_split (paragraph, tag->tag, part);

  demarche_html_open (page->html, element, "lang", get_language (tag), "dir", "auto", "class",
                      is_whole ? NULL : "u", NULL);
  if (part.start > 0)
    demarche_html_text (page->html, "… ");
  for (guint i = 0; i < pieces->len; i++)
    write_piece (page, paragraph, &g_array_index (pieces, DemarchePiece, i), is_whole);
  if (part.end < paragraph->length)
    demarche_html_text (page->html, " …");
  demarche_html_close (page->html);
}

void
demarche_page_source (DemarchePage *page, guint evidence)
{
  g_autofree char *source =
      demarche_words_source (demarche_report_get_evidence (page->report, evidence));

  demarche_html_open (page->html, "span", "class", "meta", NULL);
  demarche_html_name (page->html, source);
  demarche_html_text (page->html, ". ");
  demarche_page_evidence_link (page, evidence);
  demarche_html_close (page->html);
}

/* ---- sentences ---- */

static DemarcheSection
get_target_section (const char *target)
{
  for (guint i = 0; i < DEMARCHE_N_SECTIONS; i++)
    if (strcmp (target, demarche_section_get_name ((DemarcheSection)i)) == 0)
      return (DemarcheSection)i;
  switch (target[0]) {
  case 'i':
    return DEMARCHE_SECTION_LINES;
  case 'X':
    return DEMARCHE_SECTION_BOTH_WAYS;
  case 'u':
    return DEMARCHE_SECTION_METHOD;
  default:
    return DEMARCHE_SECTION_EVIDENCE;
  }
}

/* "g12" leads to the twelfth group, which may have been left out */
static gboolean
is_on_page (DemarchePage *page, const char *target)
{
  const DemarcheEvidenceGroup *group;
  guint64 number;

  if (target[0] != 'g' ||
      !g_ascii_string_to_unsigned (target + 1, 10, 1, page->report->groups->len, &number, NULL))
    return TRUE;
  group = demarche_report_get_group (page->report, (guint)number - 1);
  return demarche_page_lists (page, group);
}

/* on paper that lacks the evidence references are left out, counts are not */
static const char *
get_link_class (const DemarcheRun *run)
{
  return g_ascii_isdigit (run->text[0]) ? "ev n" : "ev";
}

static void
write_run (DemarchePage *page, const DemarcheRun *run)
{
  switch (run->kind) {
  case DEMARCHE_RUN_STRONG:
    demarche_html_element (page->html, "b", run->text, NULL);
    break;
  case DEMARCHE_RUN_NAME:
    demarche_html_open (page->html, "b", NULL);
    demarche_html_name (page->html, run->text);
    demarche_html_close (page->html);
    break;
  case DEMARCHE_RUN_FLAG:
    demarche_html_element (page->html, "span", run->text, "class", "flag", NULL);
    break;
  case DEMARCHE_RUN_CODE:
    demarche_html_element (page->html, "code", run->text, NULL);
    break;
  case DEMARCHE_RUN_LINK:
    if (is_on_page (page, run->target))
      demarche_page_link (page, get_target_section (run->target), run->target, get_link_class (run),
                          run->text);
    else
      demarche_html_element (page->html, "span", run->text, "class", get_link_class (run), NULL);
    break;
  case DEMARCHE_RUN_ARROW:
    demarche_html_element (page->html, "span", run->text, "class", "ev", NULL);
    break;
  case DEMARCHE_RUN_TEXT:
  default:
    demarche_html_text (page->html, run->text);
  }
}

/* the space goes where the reference goes */
static void
write_before_reference (DemarchePage *page, const char *text)
{
  demarche_html_text_length (page->html, text, strlen (text) - 1);
  demarche_html_element (page->html, "span", " ", "class", "ev", NULL);
}

void
demarche_page_sentence (DemarchePage *page, GPtrArray *sentence)
{
  for (guint i = 0; i < sentence->len; i++) {
    const DemarcheRun *run = g_ptr_array_index (sentence, i);

    if (i + 1 < sentence->len && run->kind == DEMARCHE_RUN_TEXT &&
        g_str_has_suffix (run->text, " ") &&
        demarche_run_is_reference (g_ptr_array_index (sentence, i + 1)))
      write_before_reference (page, run->text);
    else
      write_run (page, run);
  }
}

/* ---- marks ---- */

DemarcheMark
demarche_page_get_mark (DemarchePage *page, const DemarcheCell *cell, const DemarcheShift *shift)
{
  DemarcheMark mark = {
      .bound = demarche_report_get_bound (page->report, cell->issue),
      .value = cell->mean,
      .low = cell->lowest,
      .high = cell->highest,
      .is_firm = cell->share_firm >= 0.5,
      .is_mixed = cell->n_left > 0 && cell->n_right > 0,
      .is_group =
          demarche_report_get_actor (page->report, cell->actor)->kind == DEMARCHE_ACTOR_GROUP,
      .is_unproven = !demarche_report_is_cell_proven (page->report, cell),
  };

  if (shift != NULL && shift->before != DEMARCHE_NONE &&
      (shift->kind == DEMARCHE_SHIFT_REVERSED || shift->kind == DEMARCHE_SHIFT_MOVED)) {
    mark.has_before = TRUE;
    mark.before = demarche_report_get_cell (page->report, shift->before)->mean;
  }
  return mark;
}

void
demarche_page_unproven (DemarchePage *page, gboolean is_proven)
{
  if (!is_proven)
    demarche_html_element (page->html, "span", ", unproven", "class", "sr", NULL);
}

void
demarche_page_label (DemarchePage *page, const DemarcheCell *cell)
{
  demarche_html_open (page->html, "b", NULL);
  demarche_html_textf (page->html, "%s%s", cell->short_label,
                       demarche_report_get_dagger (page->report, cell));
  demarche_html_close (page->html);
}

void
demarche_page_change (DemarchePage *page, const DemarcheShift *shift)
{
  demarche_html_open (page->html, "span", "class", "chg", NULL);
  demarche_html_element (page->html, "span", demarche_words_shift_mark (shift), "aria-hidden",
                         "true", NULL);
  demarche_html_textf (page->html, " %s", demarche_words_shift (shift));
  demarche_html_close (page->html);
}
