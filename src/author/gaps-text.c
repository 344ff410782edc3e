/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Gaps for people and for programs. */
#include "author/gaps.h"

#include "author/concordance-private.h"
#include "base/escape.h"
#include "base/json-out.h"

#define INDENT 5

static const DemarcheIssue *
get_issue (const DemarcheGaps *gaps, const DemarcheIssueGaps *issue)
{
  return demarche_codebook_get_issue (gaps->codebook, issue->issue);
}

static const char *
plural (guint n)
{
  return n == 1 ? "" : "s";
}

/* ---- text ---- */

static void
append_part (GString *out, const char *part, gboolean *is_first)
{
  if (part == NULL)
    return;
  g_string_append (out, *is_first ? "" : ", ");
  demarche_escape_terminal (out, part, -1);
  *is_first = FALSE;
}

static void
append_gap (GString *out, const DemarcheGap *gap, const DemarcheConcordanceLayout *layout)
{
  const DemarcheParagraph paragraph = {
      .number = gap->number, .text = gap->text, .length = gap->length};
  /* quoted are the first words; a line has no room for all */
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  gboolean is_first = TRUE;

  g_array_append_vals (first, gap->words->data, 1);
  g_string_append_printf (out, "%*s", INDENT, "");
  demarche_concordance_append_quote (out, gap->statement, &paragraph, first, layout);
  g_string_append_printf (out, "%*s", INDENT + (int)layout->location + 2, "");
  append_part (out, gap->delegation, &is_first);
  append_part (out, gap->speaker, &is_first);
  append_part (out, gap->date, &is_first);
  if (is_first)
    g_string_append (out, "nobody known");
  g_string_append_c (out, '\n');
}

static void
append_issue (GString *out, const DemarcheGaps *gaps, const DemarcheIssueGaps *issue, guint width,
              gboolean colour)
{
  const DemarcheIssue *about = get_issue (gaps, issue);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  DemarcheConcordanceLayout layout;

  for (guint i = 0; i < issue->gaps->len; i++)
    g_ptr_array_add (names, ((DemarcheGap *)g_ptr_array_index (issue->gaps, i))->statement);
  demarche_concordance_layout_init (&layout, width - INDENT, names, FALSE);
  layout.colour = colour;
  demarche_escape_terminal (out, about->id, -1);
  if (about->title != NULL) {
    g_string_append (out, ": ");
    demarche_escape_terminal (out, about->title, -1);
  }
  g_string_append_printf (out, "\n%*sno tag in %u of %u paragraph%s that speak%s to it\n", INDENT,
                          "", issue->n_untagged, issue->n_about, plural (issue->n_about),
                          issue->n_about == 1 ? "s" : "");
  for (guint i = 0; i < issue->gaps->len; i++)
    append_gap (out, g_ptr_array_index (issue->gaps, i), &layout);
  if (issue->n_untagged > issue->gaps->len)
    g_string_append_printf (out, "%*sand %u more: --limit\n", INDENT, "",
                            issue->n_untagged - issue->gaps->len);
  g_string_append_c (out, '\n');
}

void
demarche_gaps_append_text (GString *out, const DemarcheGaps *gaps, guint width, gboolean colour,
                           guint n_failed)
{
  guint n_issues = 0;

  for (guint i = 0; i < gaps->issues->len; i++) {
    const DemarcheIssueGaps *issue = g_ptr_array_index (gaps->issues, i);
    if (issue->n_untagged == 0)
      continue;
    append_issue (out, gaps, issue, width, colour);
    n_issues++;
  }
  g_string_append_printf (out,
                          "%u paragraph%s without a tag that speak%s to %u issue%s, of %u "
                          "paragraph%s in %u statement%s",
                          gaps->n_untagged, plural (gaps->n_untagged),
                          gaps->n_untagged == 1 ? "s" : "", n_issues, plural (n_issues),
                          gaps->n_paragraphs, plural (gaps->n_paragraphs), gaps->n_statements,
                          plural (gaps->n_statements));
  if (n_failed > 0)
    g_string_append_printf (out, "; incomplete: %u statement%s could not be read", n_failed,
                            plural (n_failed));
  g_string_append_c (out, '\n');
}

/* ---- CSV ---- */

static void
append_cell (GString *out, const char *text)
{
  g_string_append_c (out, ',');
  demarche_escape_csv (out, text != NULL ? text : "", -1);
}

static void
append_row (GString *out, const char *issue, const DemarcheGap *gap)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < gap->words->len; i++) {
    const DemarcheSpan *span = &g_array_index (gap->words, DemarcheSpan, i);
    g_string_append (words, i > 0 ? " … " : "");
    g_string_append_len (words, gap->text + span->start, (gssize)(span->end - span->start));
  }
  demarche_escape_csv (out, issue, -1);
  append_cell (out, gap->statement);
  g_string_append_printf (out, ",%u", gap->number);
  append_cell (out, gap->speaker);
  append_cell (out, gap->delegation);
  append_cell (out, gap->date);
  append_cell (out, words->str);
  append_cell (out, gap->text);
  g_string_append (out, "\r\n");
}

void
demarche_gaps_append_csv (GString *out, const DemarcheGaps *gaps)
{
  g_string_append (out, "issue,statement,paragraph,speaker,delegation,date,words,text\r\n");
  for (guint i = 0; i < gaps->issues->len; i++) {
    const DemarcheIssueGaps *issue = g_ptr_array_index (gaps->issues, i);
    for (guint k = 0; k < issue->gaps->len; k++)
      append_row (out, get_issue (gaps, issue)->id, g_ptr_array_index (issue->gaps, k));
  }
}

/* ---- JSON ---- */

static void
write_words (GString *out, const DemarcheGap *gap)
{
  demarche_json_out_open (out, "words", '[');
  for (guint i = 0; i < gap->words->len; i++) {
    const DemarcheSpan *span = &g_array_index (gap->words, DemarcheSpan, i);
    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_count (out, "start",
                             (gsize)g_utf8_pointer_to_offset (gap->text, gap->text + span->start));
    demarche_json_out_count (out, "end",
                             (gsize)g_utf8_pointer_to_offset (gap->text, gap->text + span->end));
    demarche_json_out_string_length (out, "text", gap->text + span->start, span->end - span->start);
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
}

static void
write_gap (GString *out, const DemarcheGap *gap)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "statement", gap->statement);
  demarche_json_out_count (out, "paragraph", gap->number);
  demarche_json_out_string (out, "speaker", gap->speaker);
  demarche_json_out_string (out, "delegation", gap->delegation);
  demarche_json_out_string (out, "date", gap->date);
  write_words (out, gap);
  demarche_json_out_string_length (out, "text", gap->text, gap->length);
  demarche_json_out_close (out, '}');
}

static void
write_count (GString *out, const char *key, guint n, gboolean is_known)
{
  if (is_known)
    demarche_json_out_count (out, key, n);
  else
    demarche_json_out_string (out, key, NULL);
}

/* an issue without `about` phrases has null where nobody can count */
static void
write_issue (GString *out, const DemarcheGaps *gaps, const DemarcheIssueGaps *issue)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "issue", get_issue (gaps, issue)->id);
  write_count (out, "about", issue->n_about, issue->has_about);
  write_count (out, "untagged", issue->n_untagged, issue->has_about);
  demarche_json_out_open (out, "gaps", '[');
  for (guint i = 0; i < issue->gaps->len; i++)
    write_gap (out, g_ptr_array_index (issue->gaps, i));
  demarche_json_out_close (out, ']');
  demarche_json_out_close (out, '}');
}

void
demarche_gaps_append_json (GString *out, const DemarcheGaps *gaps, guint n_failed)
{
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_open (out, "issues", '[');
  for (guint i = 0; i < gaps->issues->len; i++)
    write_issue (out, gaps, g_ptr_array_index (gaps->issues, i));
  demarche_json_out_close (out, ']');
  demarche_json_out_newline (out);
  demarche_json_out_count (out, "statements", gaps->n_statements);
  demarche_json_out_count (out, "failed", n_failed);
  demarche_json_out_count (out, "paragraphs", gaps->n_paragraphs);
  demarche_json_out_count (out, "untagged", gaps->n_untagged);
  demarche_json_out_count (out, "limit", gaps->limit);
  demarche_json_out_boolean (out, "complete", n_failed == 0);
  demarche_json_out_close (out, '}');
  g_string_append_c (out, '\n');
}
