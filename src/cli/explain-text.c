/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `explain` for people: the paragraph with its tags, and what made them. */
#include "config.h"

#include "cli/explain-format.h"
#include "cli/marked-text.h"

#include <string.h>

static void
append_head (GString *text, const DemarcheExplainView *view)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const DemarcheParagraph *paragraph = demarche_explain_get_paragraph (view->explanation);
  const char *speaker = paragraph->occasion->speaker;
  const char *parts[] = {paragraph->occasion->groups, paragraph->occasion->date,
                         paragraph->occasion->event, paragraph->occasion->section};

  demarche_escape_terminal (out,
                            view->title != NULL
                                ? view->title
                                : demarche_statement_get_name (view->explanation->statement),
                            -1);
  if (view->title == NULL && paragraph->page > 0)
    g_string_append_printf (out, ", page %u", paragraph->page);
  if (view->title == NULL)
    g_string_append_printf (out, ", paragraph %u", paragraph->number);
  if (speaker != NULL || paragraph->occasion->delegation != NULL) {
    g_string_append (out, " · ");
    demarche_escape_terminal (out, speaker != NULL ? speaker : paragraph->occasion->delegation, -1);
  }
  if (speaker != NULL && paragraph->occasion->delegation != NULL) {
    g_string_append (out, " (");
    demarche_escape_terminal (out, paragraph->occasion->delegation, -1);
    g_string_append_c (out, ')');
  }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL) {
      g_string_append (out, " · ");
      demarche_escape_terminal (out, parts[i], -1);
    }
  if (paragraph->kind != DEMARCHE_PARAGRAPH_PARAGRAPH)
    g_string_append_printf (out, " · %s", demarche_paragraph_kind_get_name (paragraph->kind));
  demarche_columns_wrap (text, out->str, 1, 4, view->width);
}

typedef struct {
  DemarcheSpan span;
  DemarcheMark mark;
} Stroke;

static void
add_stroke (GArray *strokes, DemarcheSpan span, DemarcheMark mark)
{
  Stroke stroke = {span, mark};

  g_array_append_val (strokes, stroke);
}

/* longer ones first, so that a cue in a gap is seen, and a match in the gap of a cue */
static int
compare_strokes (gconstpointer first, gconstpointer second)
{
  gsize a = ((const Stroke *)first)->span.end - ((const Stroke *)first)->span.start;
  gsize b = ((const Stroke *)second)->span.end - ((const Stroke *)second)->span.start;

  return a > b ? -1 : a < b;
}

/* (element-type Stroke): the evidence and the acting cues of the tags */
static GArray *
list_strokes (const DemarcheExplainView *view)
{
  GArray *strokes = g_array_new (FALSE, FALSE, sizeof (Stroke));

  for (guint i = 0; i < view->explanation->tags->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (view->explanation->tags, i);
    if (!demarche_explain_is_shown (view, tag->position))
      continue;
    for (guint j = 0; j < tag->n_evidence; j++)
      add_stroke (strokes, tag->evidence[j], DEMARCHE_MARK_EVIDENCE);
    for (guint j = 0; j < tag->n_cues; j++)
      add_stroke (strokes, tag->cues[j].span, DEMARCHE_MARK_CUE);
  }
  g_array_sort (strokes, compare_strokes);
  return strokes;
}

static void
append_paragraph (GString *out, const DemarcheExplainView *view)
{
  const DemarcheParagraph *paragraph = demarche_explain_get_paragraph (view->explanation);
  g_autofree guint8 *marks = g_new0 (guint8, paragraph->length + 1);
  g_autoptr (GArray) strokes = list_strokes (view);

  for (guint i = 0; i < strokes->len; i++) {
    const Stroke *stroke = &g_array_index (strokes, Stroke, i);
    memset (marks + stroke->span.start, (int)stroke->mark, stroke->span.end - stroke->span.start);
  }
  demarche_marked_text_append (out, paragraph->text, paragraph->length, marks, 2, view->width,
                               view->colour);
}

/* the one match that a tag shows */
static const DemarcheExplainedMatch *
find_shown (const DemarcheExplanation *explanation, guint tag, gboolean *is_second)
{
  for (guint i = 0; i < explanation->matches->len; i++) {
    const DemarcheExplainedMatch *match = demarche_explain_get_match (explanation, i);
    for (guint j = 0; j < match->readings->len; j++) {
      const DemarcheExplainedReading *reading =
          &g_array_index (match->readings, DemarcheExplainedReading, j);
      *is_second = reading->is_second;
      if (reading->fate == DEMARCHE_READING_SHOWN && reading->tag == (int)tag)
        return match;
    }
  }
  return NULL;
}

static void
append_field (GString *out, const DemarcheExplainView *view, const char *name, const char *value)
{
  g_string_append_printf (out, "  %-4s  ", name);
  demarche_columns_wrap (out, value, 8, 8, view->width);
}

static void
append_match (GString *out, const DemarcheExplainView *view, const DemarcheExplainedMatch *match)
{
  g_autoptr (GString) rule = g_string_new (NULL);

  demarche_escape_terminal (rule, match->rule.text, -1);
  g_string_append (rule, ": ");
  demarche_explain_parts (rule, view->explanation, match, FALSE);
  append_field (out, view, "rule", rule->str);
}

/* the cues that made this tag; those of the holder's view too where it is the speaker's */
static void
append_cues (GString *out, const DemarcheExplainView *view, const DemarcheExplainedMatch *match,
             gboolean is_second)
{
  for (guint i = 0; i < match->roles->len; i++) {
    const DemarcheExplainedRole *role = &g_array_index (match->roles, DemarcheExplainedRole, i);
    DemarcheCueRole wanted = is_second ? DEMARCHE_ROLE_OPPOSES : DEMARCHE_ROLE_ACTS;
    g_autoptr (GString) line = g_string_new (NULL);

    if (role->role != wanted)
      continue;
    demarche_explain_name_cue (line, view->explanation, role->cue);
    g_string_append (line, "; it ");
    demarche_explain_role (line, view->explanation, match, role);
    append_field (out, view, "cue", line->str);
  }
}

static void
append_tag_line (GString *out, const DemarcheExplainView *view, guint index)
{
  const DemarcheTag *tag = g_ptr_array_index (view->explanation->tags, index);

  g_string_append_printf (
      out, "  %s · %s · %s", demarche_codebook_get_position (view->codebook, tag->position)->code,
      demarche_stance_get_name (tag->stance), demarche_holder_get_name (tag->holder));
  if (tag->held_by != NULL) {
    g_string_append (out, " (");
    demarche_escape_terminal (out, tag->held_by, -1);
    g_string_append_c (out, ')');
  }
  g_string_append_printf (out, " · %s", demarche_force_get_name (tag->force));
  if (tag->review & DEMARCHE_REVIEW_AMBIGUOUS)
    g_string_append (out, " · ambiguous: two negations");
  if (tag->review & DEMARCHE_REVIEW_MIXED)
    g_string_append (out, " · mixed");
  if (view->references != NULL)
    g_string_append_printf (out, " · reference %s",
                            (const char *)g_ptr_array_index (view->references, index));
  g_string_append_c (out, '\n');
}

static void
append_tag (GString *out, const DemarcheExplainView *view, guint index)
{
  const DemarcheTag *tag = g_ptr_array_index (view->explanation->tags, index);
  g_autoptr (GString) reading = g_string_new (NULL);
  g_autoptr (GString) shown = g_string_new (NULL);
  gboolean is_second = FALSE;
  const DemarcheExplainedMatch *match = find_shown (view->explanation, index, &is_second);

  demarche_tag_append_reading (reading, tag, demarche_explain_get_paragraph (view->explanation),
                               view->codebook);
  demarche_escape_terminal (shown, reading->str, (gssize)reading->len);
  g_string_append (out, view->colour ? "\n\x1b[1m" : "\n");
  g_string_append_printf (out, "%s%s\n", shown->str, view->colour ? "\x1b[0m" : "");
  append_tag_line (out, view, index);
  append_match (out, view, match);
  append_cues (out, view, match, is_second);
}

static guint
append_tags (GString *out, const DemarcheExplainView *view)
{
  guint n_shown = 0;

  for (guint i = 0; i < view->explanation->tags->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (view->explanation->tags, i);
    if (!demarche_explain_is_shown (view, tag->position))
      continue;
    append_tag (out, view, i);
    n_shown++;
  }
  return n_shown;
}

/* what the test asks for, and how it goes */
static void
append_test (GString *out, const DemarcheExplainView *view)
{
  static const char *const outcomes[] = {
      [DEMARCHE_TEST_OUTCOME_PASSED] = "it passes",
      [DEMARCHE_TEST_OUTCOME_BY_ANOTHER] = "it has ",
      [DEMARCHE_TEST_OUTCOME_FAILED] = "it fails: ",
      [DEMARCHE_TEST_OUTCOME_TO_DO] = "it is to do, and does not hit yet",
      [DEMARCHE_TEST_OUTCOME_DONE] = "it is to do, and ",
  };
  const DemarcheTestResult *test = view->test;
  g_autoptr (GString) line = g_string_new ("a test of ");

  demarche_escape_terminal (line, test->subject, -1);
  g_string_append_printf (line, " (\"%s\"): %s", test->kind, outcomes[test->outcome]);
  demarche_escape_terminal (line, test->message, -1);
  demarche_columns_wrap (out, line->str, 0, 2, view->width);
}

static void
append_nothing (GString *out, const DemarcheExplainView *view)
{
  const char *code =
      view->position >= 0
          ? demarche_codebook_get_position (view->codebook, (guint)view->position)->code
          : NULL;

  if (code != NULL)
    g_string_append_printf (out, "\nno tag of %s\n", code);
  else
    g_string_append_printf (out, "\nno tag%s\n",
                            view->explanation->matches->len == 0 ? ": no rule matches here" : "");
}

void
demarche_explain_append_brief (GString *out, const DemarcheExplainView *view)
{
  append_head (out, view);
  append_paragraph (out, view);
  append_tags (out, view);
}

void
demarche_explain_append_text (GString *out, const DemarcheExplainView *view)
{
  append_head (out, view);
  append_paragraph (out, view);
  if (view->test != NULL)
    append_test (out, view);
  if (!view->explanation->is_taggable) {
    const DemarcheParagraph *paragraph = demarche_explain_get_paragraph (view->explanation);
    g_string_append_printf (out,
                            "\nno tag: this is of kind '%s', and only 'paragraph', 'list' and "
                            "'question' are tagged\n",
                            demarche_paragraph_kind_get_name (paragraph->kind));
    return;
  }
  guint n_tags = append_tags (out, view);
  if (view->why_not != NULL) {
    demarche_explain_append_why_not (out, view);
    return;
  }
  if (n_tags == 0)
    append_nothing (out, view);
  demarche_explain_append_untagged (out, view);
  demarche_explain_append_idle (out, view);
  if (view->with_words)
    demarche_explain_append_words (out, view);
}
