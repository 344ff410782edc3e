/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What was found and makes no tag: matches without one, cues that do nothing. */
#include "config.h"

#include "cli/explain-format.h"
#include "cli/marked-text.h"

#include <string.h>

static void
append_item (GString *out, const char *text, guint width)
{
  g_string_append (out, "  ");
  demarche_columns_wrap (out, text, 2, 4, width);
}

/* ---- matches ---- */

static void
append_where (GString *out, const DemarcheExplanation *explanation,
              const DemarcheExplainedMatch *match)
{
  const char *actual =
      demarche_clause_get_value (match->clause, demarche_explain_get_paragraph (explanation));
  const char *name = demarche_clause_get_name (match->clause);

  g_string_append_printf (out, "its '%s' %s ", name,
                          g_str_has_suffix (name, "-not") ? "shuts out" : "asks for");
  if (match->clause_phrase.text != NULL) {
    g_string_append_c (out, '\'');
    demarche_escape_terminal (out, match->clause_phrase.text, -1);
    g_string_append_c (out, '\'');
    demarche_explain_place (out, &match->clause_phrase);
  } else {
    demarche_escape_terminal (out, match->clause_values != NULL ? match->clause_values : "", -1);
  }
  g_string_append (out, ", and this paragraph has ");
  if (actual != NULL)
    demarche_escape_terminal (out, actual, -1);
  else
    g_string_append (out, "none");
}

static void
append_cancelled (GString *out, const DemarcheExplanation *explanation,
                  const DemarcheExplainedMatch *match)
{
  g_string_append (out, "no tag: ");
  if (match->clause >= DEMARCHE_CLAUSE_ROLE) {
    append_where (out, explanation, match);
    return;
  }
  g_string_append_printf (out,
                          match->clause == DEMARCHE_CLAUSE_WITH ? "its '%s' is missing: "
                                                                : "cancelled by its '%s' ",
                          demarche_clause_get_name (match->clause));
  g_string_append_c (out, '\'');
  demarche_escape_terminal (out, match->clause_phrase.text, -1);
  g_string_append_c (out, '\'');
  demarche_explain_place (out, &match->clause_phrase);
  if (match->clause_span.end > match->clause_span.start) {
    g_string_append (out, ", which matches ");
    demarche_explain_quote (out, explanation, match->clause_span);
  }
}

static void
append_dropped (GString *out, const DemarcheExplanation *explanation,
                const DemarcheExplainedMatch *match)
{
  g_string_append (out, "no tag: ");
  if (match->in_question) {
    g_string_append (out, "its sentence ends in a question mark");
    return;
  }
  for (guint i = 0; i < match->roles->len; i++) {
    const DemarcheExplainedRole *role = &g_array_index (match->roles, DemarcheExplainedRole, i);
    DemarcheCueEffect effect = demarche_explain_get_cue (explanation, role->cue)->effect;
    if (role->role != DEMARCHE_ROLE_ACTS ||
        (effect != DEMARCHE_CUE_RECALL && effect != DEMARCHE_CUE_QUESTION))
      continue;
    demarche_explain_name_cue (out, explanation, role->cue);
    g_string_append (out, "; it ");
    demarche_explain_role (out, explanation, match, role);
    return;
  }
}

static void
append_beaten (GString *out, const DemarcheExplanation *explanation,
               const DemarcheExplainedReading *reading)
{
  if (reading->fate == DEMARCHE_READING_REPEATED) {
    const DemarcheTag *tag = g_ptr_array_index (explanation->tags, (guint)reading->tag);
    g_string_append_printf (out, "says the same%s: the tag shows ",
                            reading->force != tag->force ? ", less clearly" : " once more");
    demarche_explain_quote (out, explanation, tag->evidence[0]);
    return;
  }
  static const char *const wins[] = {
      [DEMARCHE_WON_BY_LENGTH] = "which is longer",
      [DEMARCHE_WON_BY_PLACE] = "which is as long and begins earlier",
      [DEMARCHE_WON_BY_ORDER] = "which is as long and whose rule stands first",
  };
  const DemarcheExplainedMatch *winner =
      demarche_explain_get_match (explanation, (guint)reading->winner);
  g_string_append (out, "lost to ");
  demarche_explain_match_words (out, explanation, winner);
  g_string_append (out, " of ");
  demarche_escape_terminal (out, winner->rule.text, -1);
  g_string_append_printf (out, ", %s", wins[reading->win]);
}

static void
append_match (GString *out, const DemarcheExplainView *view, const DemarcheExplainedMatch *match,
              const DemarcheExplainedReading *reading)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) reason = g_string_new (NULL);

  demarche_escape_terminal (line, match->rule.text, -1);
  g_string_append (line, ": ");
  demarche_explain_parts (line, view->explanation, match, TRUE);
  append_item (out, line->str, view->width);
  if (reading != NULL)
    append_beaten (reason, view->explanation, reading);
  else if (match->fate == DEMARCHE_MATCH_CANCELLED)
    append_cancelled (reason, view->explanation, match);
  else
    append_dropped (reason, view->explanation, match);
  demarche_columns_wrap (out, reason->str, 0, 6, view->width);
}

/* whether what became of a reading is what became of the one before: both lost alike */
static gboolean
is_said (const DemarcheExplainedMatch *match, guint index)
{
  const DemarcheExplainedReading *reading =
      &g_array_index (match->readings, DemarcheExplainedReading, index);

  return index > 0 && reading->fate == DEMARCHE_READING_LOST && reading[-1].fate == reading->fate &&
         reading[-1].winner == reading->winner;
}

/* a match that stands has readings, another one has none */
void
demarche_explain_append_untagged (GString *out, const DemarcheExplainView *view)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < view->explanation->matches->len; i++) {
    const DemarcheExplainedMatch *match = demarche_explain_get_match (view->explanation, i);
    if (!demarche_explain_is_shown (view, match->position))
      continue;
    if (match->fate != DEMARCHE_MATCH_STANDS)
      append_match (lines, view, match, NULL);
    for (guint j = 0; j < match->readings->len; j++) {
      const DemarcheExplainedReading *reading =
          &g_array_index (match->readings, DemarcheExplainedReading, j);
      if (reading->fate != DEMARCHE_READING_SHOWN && !is_said (match, j))
        append_match (lines, view, match, reading);
    }
  }
  if (lines->len > 0)
    g_string_append_printf (out, "\nmatches that no tag shows\n%s", lines->str);
}

/* ---- cues ---- */

/* a reason why a cue does nothing, and the matches for which it holds */
typedef struct {
  char *words;
  GPtrArray *matches; /* (element-type utf8): their words, each once */
} Reason;

/* why a cue does nothing */
typedef struct {
  GPtrArray *reasons; /* (element-type Reason) */
  gboolean acts;      /* on a match that a tag shows, or that it makes history */
  gboolean is_read;   /* with any match */
} Idleness;

static void
reason_free (gpointer data)
{
  Reason *reason = data;

  g_free (reason->words);
  g_ptr_array_unref (reason->matches);
  g_free (reason);
}

static Reason *
find_reason (GPtrArray *reasons, const char *words)
{
  for (guint i = 0; i < reasons->len; i++) {
    Reason *reason = g_ptr_array_index (reasons, i);
    if (g_str_equal (reason->words, words))
      return reason;
  }
  Reason *reason = g_new0 (Reason, 1);
  reason->words = g_strdup (words);
  reason->matches = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reasons, reason);
  return reason;
}

static void
add_reason (Idleness *idleness, const DemarcheExplanation *explanation,
            const DemarcheExplainedMatch *match, const DemarcheExplainedRole *role)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) about = g_string_new (NULL);

  demarche_explain_role (words, explanation, match, role);
  demarche_explain_match_words (about, explanation, match);
  Reason *reason = find_reason (idleness->reasons, words->str);
  if (!g_ptr_array_find_with_equal_func (reason->matches, about->str, g_str_equal, NULL))
    g_ptr_array_add (reason->matches, g_strdup (about->str));
}

/* what it does to a match that makes no difference is of no interest */
static gboolean
is_of_interest (const DemarcheExplainedMatch *match)
{
  for (guint i = 0; i < match->readings->len; i++)
    if (g_array_index (match->readings, DemarcheExplainedReading, i).fate == DEMARCHE_READING_SHOWN)
      return TRUE;
  return match->fate == DEMARCHE_MATCH_DROPPED;
}

/* whether it is only the shorter of two phrases of one cue */
static gboolean
is_own_part (const DemarcheExplanation *explanation, const DemarcheExplainedRole *role)
{
  return role->role == DEMARCHE_ROLE_SHORTER &&
         g_str_equal (demarche_explain_get_cue (explanation, role->cue)->cue.text,
                      demarche_explain_get_cue (explanation, (guint)role->by)->cue.text);
}

static void
read_match (Idleness *idleness, const DemarcheExplanation *explanation,
            const DemarcheExplainedMatch *match)
{
  gboolean is_shown = is_of_interest (match);

  for (guint i = 0; i < match->roles->len; i++) {
    const DemarcheExplainedRole *role = &g_array_index (match->roles, DemarcheExplainedRole, i);
    Idleness *own = &idleness[role->cue];

    own->is_read = TRUE;
    if (is_shown && (role->role == DEMARCHE_ROLE_ACTS || role->role == DEMARCHE_ROLE_OPPOSES))
      own->acts = TRUE;
    else if (is_shown && !is_own_part (explanation, role))
      add_reason (own, explanation, match, role);
  }
}

/* (array): what is to be said of each cue */
static Idleness *
find_idleness (const DemarcheExplainView *view)
{
  const DemarcheExplanation *explanation = view->explanation;
  Idleness *idleness = g_new0 (Idleness, explanation->cues->len + 1);

  for (guint i = 0; i < explanation->cues->len; i++)
    idleness[i].reasons = g_ptr_array_new_with_free_func (reason_free);
  for (guint i = 0; i < explanation->matches->len; i++) {
    const DemarcheExplainedMatch *match = demarche_explain_get_match (explanation, i);
    if (demarche_explain_is_shown (view, match->position))
      read_match (idleness, explanation, match);
  }
  return idleness;
}

/* “…”: why; matches are named where it is not the same for all */
static void
append_idle_cue (GString *out, const DemarcheExplainView *view, guint cue, const Idleness *idleness)
{
  gboolean is_named = idleness->acts || idleness->reasons->len > 1;
  g_autoptr (GString) line = g_string_new (NULL);

  demarche_explain_name_cue (line, view->explanation, cue);
  for (guint i = 0; i < idleness->reasons->len; i++) {
    const Reason *reason = g_ptr_array_index (idleness->reasons, i);
    g_string_append (line, i > 0 ? "; " : ": ");
    for (guint j = 0; is_named && j < reason->matches->len; j++)
      g_string_append_printf (line, "%s%s", j > 0 ? ", " : "for ",
                              (const char *)g_ptr_array_index (reason->matches, j));
    g_string_append_printf (line, "%s%s", is_named ? ": " : "", reason->words);
  }
  append_item (out, line->str, view->width);
}

static gboolean
is_helper (const DemarcheExplainedCue *cue)
{
  return cue->effect == DEMARCHE_CUE_PSEUDO || cue->effect == DEMARCHE_CUE_STOP;
}

/* adds the cue to those in sentences where no rule holds */
static void
append_unread (GString *unread, const DemarcheExplainView *view, guint index)
{
  const DemarcheExplainedCue *cue = demarche_explain_get_cue (view->explanation, index);

  g_string_append (unread, unread->len > 0 ? ", " : "where no rule matches near them: ");
  demarche_explain_quote (unread, view->explanation, cue->span);
  g_string_append_printf (unread, " (%s ", demarche_cue_effect_get_name (cue->effect));
  demarche_escape_terminal (unread, cue->cue.text, -1);
  g_string_append_c (unread, ')');
}

void
demarche_explain_append_idle (GString *out, const DemarcheExplainView *view)
{
  g_autofree Idleness *idleness = find_idleness (view);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) unread = g_string_new (NULL);

  for (guint i = 0; i < view->explanation->cues->len; i++) {
    gboolean is_cue = !is_helper (demarche_explain_get_cue (view->explanation, i));

    if (is_cue && idleness[i].reasons->len > 0)
      append_idle_cue (lines, view, i, &idleness[i]);
    else if (is_cue && !idleness[i].is_read && view->position < 0)
      append_unread (unread, view, i);
    g_ptr_array_unref (idleness[i].reasons);
  }
  if (unread->len > 0)
    append_item (lines, unread->str, view->width);
  if (lines->len > 0)
    g_string_append_printf (out, "\ncues that do nothing here\n%s", lines->str);
}
