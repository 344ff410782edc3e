/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `explain` for programs. Offsets count code points of the text, as in tags. */
#include "config.h"

#include "cli/explain-format.h"
#include "cli/json-object.h"

typedef struct {
  const DemarcheExplainView *view;
  const DemarcheExplanation *explanation;
  const guint *offsets; /* by byte of the text, in code points */
} Writer;

static void
append_number (GString *out, const char *key, int value)
{
  if (value < 0)
    demarche_json_object_string (out, key, NULL);
  else
    demarche_json_object_number (out, key, (guint)value);
}

static void
append_boolean (GString *out, const char *key, gboolean value)
{
  demarche_json_object_key (out, key);
  g_string_append (out, value ? "true" : "false");
}

/* start, end and, where @text is given, what stands there; null for none */
static void
append_range (GString *out, const Writer *writer, DemarcheSpan span, const char *text)
{
  if (span.end <= span.start) {
    g_string_append (out, "null");
    return;
  }
  g_string_append_printf (out, "{\"start\": %u, \"end\": %u", writer->offsets[span.start],
                          writer->offsets[span.end]);
  if (text != NULL) {
    g_string_append (out, ", \"text\": ");
    demarche_escape_json (out, text + span.start, (gssize)(span.end - span.start), FALSE);
  }
  g_string_append_c (out, '}');
}

/* {"start": 0, "end": 4, "text": "Some"} */
static void
append_span (GString *out, const Writer *writer, DemarcheSpan span)
{
  append_range (out, writer, span, demarche_explain_get_paragraph (writer->explanation)->text);
}

static void
append_span_member (GString *out, const Writer *writer, const char *key, DemarcheSpan span)
{
  demarche_json_object_key (out, key);
  append_span (out, writer, span);
}

/* {"text": "norm~", "file": "norms.json", "line": 3, "column": 5} */
static void
append_sourced (GString *out, const char *key, const DemarcheSourced *sourced)
{
  demarche_json_object_key (out, key);
  if (sourced->text == NULL) {
    g_string_append (out, "null");
    return;
  }
  g_string_append_c (out, '{');
  demarche_json_object_string (out, "text", sourced->text);
  demarche_json_object_string (out, "file", sourced->file);
  demarche_json_object_number (out, "line", sourced->line);
  demarche_json_object_number (out, "column", sourced->column);
  g_string_append_c (out, '}');
}

static void
open_list (GString *out, const char *key)
{
  demarche_json_object_key (out, key);
  g_string_append_c (out, '[');
}

static void
open_item (GString *out, guint index)
{
  g_string_append (out, index > 0 ? ",\n  {" : "\n  {");
}

static void
append_paragraph (GString *out, const Writer *writer)
{
  const DemarcheParagraph *paragraph = demarche_explain_get_paragraph (writer->explanation);

  demarche_json_object_string (out, "statement",
                               demarche_statement_get_name (writer->explanation->statement));
  demarche_json_object_number (out, "paragraph", paragraph->number);
  if (paragraph->page > 0)
    demarche_json_object_number (out, "page", paragraph->page);
  demarche_json_object_string (out, "kind", demarche_paragraph_kind_get_name (paragraph->kind));
  demarche_json_object_string (out, "speaker", paragraph->occasion->speaker);
  demarche_json_object_string (out, "delegation", paragraph->occasion->delegation);
  demarche_json_object_string (out, "date", paragraph->occasion->date);
  demarche_json_object_string (out, "section", paragraph->occasion->section);
  demarche_json_object_key (out, "text");
  demarche_escape_json (out, paragraph->text, (gssize)paragraph->length, FALSE);
  append_boolean (out, "taggable", writer->explanation->is_taggable);
}

static void
append_test (GString *out, const DemarcheTestResult *test)
{
  demarche_json_object_key (out, "test");
  g_string_append_c (out, '{');
  demarche_json_object_string (out, "file", test->file);
  demarche_json_object_number (out, "line", test->line);
  demarche_json_object_string (out, "subject", test->subject);
  demarche_json_object_string (out, "kind", test->kind);
  append_boolean (out, "failed", test->outcome == DEMARCHE_TEST_OUTCOME_FAILED);
  demarche_json_object_string (out, "message", *test->message != '\0' ? test->message : NULL);
  g_string_append_c (out, '}');
}

static void
append_tag (GString *out, const Writer *writer, guint index)
{
  const DemarcheTag *tag = g_ptr_array_index (writer->explanation->tags, index);
  const DemarcheParagraph *paragraph = demarche_explain_get_paragraph (writer->explanation);
  g_autoptr (GString) reading = g_string_new (NULL);

  demarche_tag_append_reading (reading, tag, paragraph, writer->view->codebook);
  demarche_json_object_string (out, "reading", reading->str);
  demarche_json_object_string (
      out, "position",
      demarche_codebook_get_position (writer->view->codebook, tag->position)->code);
  demarche_json_object_string (out, "holder", demarche_holder_get_name (tag->holder));
  demarche_json_object_string (out, "held-by", tag->held_by);
  demarche_json_object_string (out, "stance", demarche_stance_get_name (tag->stance));
  demarche_json_object_string (out, "force", demarche_force_get_name (tag->force));
  append_boolean (out, "ambiguous", (tag->review & DEMARCHE_REVIEW_AMBIGUOUS) != 0);
  append_boolean (out, "mixed", (tag->review & DEMARCHE_REVIEW_MIXED) != 0);
  demarche_json_object_string (out, "rule", tag->rule);
  demarche_json_object_string (out, "reference",
                               writer->view->references != NULL
                                   ? g_ptr_array_index (writer->view->references, index)
                                   : NULL);
  open_list (out, "evidence");
  for (guint i = 0; i < tag->n_evidence; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    append_span (out, writer, tag->evidence[i]);
  }
  g_string_append_c (out, ']');
}

static void
append_tags (GString *out, const Writer *writer)
{
  guint n_shown = 0;

  open_list (out, "tags");
  for (guint i = 0; i < writer->explanation->tags->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (writer->explanation->tags, i);
    if (!demarche_explain_is_shown (writer->view, tag->position))
      continue;
    open_item (out, n_shown++);
    append_tag (out, writer, i);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

/* ---- matches ---- */

static void
append_scope (GString *out, const Writer *writer, const char *key,
              const DemarcheExplainedScope *scope)
{
  demarche_json_object_key (out, key);
  if (scope == NULL) {
    g_string_append (out, "null");
    return;
  }
  g_string_append_c (out, '{');
  demarche_json_object_key (out, "words"); /* many and long: without their text */
  append_range (out, writer, scope->words, NULL);
  demarche_json_object_string (out, "ended-by", demarche_reach_get_name (scope->reach));
  append_span_member (out, writer, "ended-at", scope->stop);
  append_number (out, "ended-by-cue", scope->stop_cue);
  g_string_append_c (out, '}');
}

static void
append_roles (GString *out, const Writer *writer, const GArray *roles)
{
  open_list (out, "cues");
  for (guint i = 0; i < roles->len; i++) {
    const DemarcheExplainedRole *role = &g_array_index (roles, DemarcheExplainedRole, i);

    g_string_append (out, i > 0 ? ", {" : "{");
    demarche_json_object_number (out, "cue", role->cue);
    demarche_json_object_string (out, "role", demarche_cue_role_get_name (role->role));
    append_number (out, "by-cue", role->by);
    demarche_json_object_string (
        out, "reach",
        role->role == DEMARCHE_ROLE_OUT_OF_SCOPE ? demarche_reach_get_name (role->reach) : NULL);
    append_scope (out, writer, "scope", role->scope);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_readings (GString *out, const GArray *readings)
{
  static const char *const fates[] = {"shown", "repeated", "lost"};

  open_list (out, "readings");
  for (guint i = 0; i < readings->len; i++) {
    const DemarcheExplainedReading *reading =
        &g_array_index (readings, DemarcheExplainedReading, i);

    g_string_append (out, i > 0 ? ", {" : "{");
    demarche_json_object_string (out, "holder", demarche_holder_get_name (reading->holder));
    demarche_json_object_string (out, "stance", demarche_stance_get_name (reading->stance));
    demarche_json_object_string (out, "force", demarche_force_get_name (reading->force));
    append_boolean (out, "ambiguous", reading->is_ambiguous);
    demarche_json_object_string (out, "fate", fates[reading->fate]);
    append_number (out, "tag", reading->tag);
    append_number (out, "lost-to-match", reading->winner);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_parts (GString *out, const Writer *writer, const GArray *parts)
{
  open_list (out, "parts");
  for (guint i = 0; i < parts->len; i++) {
    const DemarcheExplainedPart *part = &g_array_index (parts, DemarcheExplainedPart, i);

    g_string_append (out, i > 0 ? ", {" : "{");
    append_sourced (out, "phrase", &part->phrase);
    demarche_json_object_number (out, "sentence", part->sentence);
    open_list (out, "words");
    append_span (out, writer, part->spans[0]);
    if (part->spans[1].end > part->spans[1].start) {
      g_string_append (out, ", ");
      append_span (out, writer, part->spans[1]);
    }
    g_string_append (out, "]}");
  }
  g_string_append_c (out, ']');
}

static void
append_match (GString *out, const Writer *writer, const DemarcheExplainedMatch *match)
{
  static const char *const fates[] = {"stands", "cancelled", "dropped"};

  append_sourced (out, "rule", &match->rule);
  demarche_json_object_string (
      out, "position",
      demarche_codebook_get_position (writer->view->codebook, match->position)->code);
  append_parts (out, writer, match->parts);
  demarche_json_object_string (out, "fate", fates[match->fate]);
  append_boolean (out, "in-question", match->in_question);
  append_boolean (out, "fixes-holder", match->fixes_holder);
  append_boolean (out, "fixes-stance", match->fixes_stance);
  append_boolean (out, "fixes-force", match->fixes_force);
  demarche_json_object_string (
      out, "clause",
      match->clause != DEMARCHE_CLAUSE_NONE ? demarche_clause_get_name (match->clause) : NULL);
  append_sourced (out, "clause-phrase", &match->clause_phrase);
  append_span_member (out, writer, "clause-words", match->clause_span);
  demarche_json_object_string (out, "clause-values", match->clause_values);
  append_readings (out, match->readings);
  append_roles (out, writer, match->roles);
}

/* all of them, whatever position is shown: others point to them by number */
static void
append_matches (GString *out, const Writer *writer)
{
  open_list (out, "matches");
  for (guint i = 0; i < writer->explanation->matches->len; i++) {
    const DemarcheExplainedMatch *match = demarche_explain_get_match (writer->explanation, i);

    open_item (out, i);
    append_match (out, writer, match);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

/* ---- cues, sentences, words ---- */

static void
append_cues (GString *out, const Writer *writer)
{
  open_list (out, "cues");
  for (guint i = 0; i < writer->explanation->cues->len; i++) {
    const DemarcheExplainedCue *cue = demarche_explain_get_cue (writer->explanation, i);

    open_item (out, i);
    append_sourced (out, "id", &cue->cue);
    demarche_json_object_string (out, "effect", demarche_cue_effect_get_name (cue->effect));
    append_sourced (out, "phrase", &cue->phrase);
    append_span_member (out, writer, "words", cue->span);
    demarche_json_object_number (out, "sentence", cue->sentence);
    append_scope (out, writer, "before", cue->before);
    append_scope (out, writer, "after", cue->after);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_sentences (GString *out, const Writer *writer)
{
  open_list (out, "sentences");
  for (guint i = 0; i < writer->explanation->sentences->len; i++) {
    const DemarcheExplainedSentence *sentence =
        &g_array_index (writer->explanation->sentences, DemarcheExplainedSentence, i);

    open_item (out, i);
    append_span_member (out, writer, "span", sentence->span);
    append_span_member (out, writer, "lead-in", sentence->lead);
    demarche_json_object_number (out, "first-word", sentence->first_word);
    demarche_json_object_number (out, "words", sentence->n_words);
    append_boolean (out, "question", sentence->is_question);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_words (GString *out, const Writer *writer)
{
  open_list (out, "words");
  for (guint i = 0; i < writer->explanation->words->len; i++) {
    const DemarcheExplainedWord *word =
        &g_array_index (writer->explanation->words, DemarcheExplainedWord, i);

    open_item (out, i);
    append_span_member (out, writer, "span", word->span);
    append_boolean (out, "joined", word->is_joined);
    append_number (out, "hidden-by", word->hidden_by);
    append_number (out, "name", word->name);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "]");
  open_list (out, "names");
  for (guint i = 0; i < writer->explanation->names->len; i++) {
    const DemarcheExplainedName *name =
        &g_array_index (writer->explanation->names, DemarcheExplainedName, i);

    open_item (out, i);
    append_sourced (out, "phrase", &name->phrase);
    append_span_member (out, writer, "words", name->span);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

/* by byte, how many code points stand before it */
static guint *
count_code_points (const DemarcheParagraph *paragraph)
{
  guint *offsets = g_new (guint, paragraph->length + 1);
  guint n = 0;

  for (gsize i = 0; i < paragraph->length; i++) {
    offsets[i] = n;
    n += ((guchar)paragraph->text[i] & 0xc0) != 0x80;
  }
  offsets[paragraph->length] = n;
  return offsets;
}

/* ---- why not ---- */

static void
append_why_not (GString *out, const Writer *writer, const char *key, const GPtrArray *answers)
{
  open_list (out, key);
  for (guint i = 0; i < answers->len; i++) {
    const DemarcheWhyNotAnswer *answer = g_ptr_array_index (answers, i);

    open_item (out, i);
    append_sourced (out, answer->effect >= 0 ? "cue" : "rule", &answer->rule);
    if (answer->effect >= 0)
      demarche_json_object_string (
          out, "effect", demarche_cue_effect_get_name ((DemarcheCueEffect)answer->effect));
    demarche_json_object_string (out, "outcome", demarche_why_not_kind_get_name (answer->kind));
    append_sourced (out, "phrase", &answer->phrase);
    demarche_json_object_number (out, "phrases-found", answer->n_found);
    demarche_json_object_number (out, "phrases-needed", answer->n_needed);
    append_span_member (out, writer, "words", answer->span);
    demarche_json_object_string (out, "message", answer->message);
    demarche_json_object_string (out, "next", answer->next);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

void
demarche_explain_append_json (GString *out, const DemarcheExplainView *view)
{
  g_autofree guint *offsets =
      count_code_points (demarche_explain_get_paragraph (view->explanation));
  const Writer writer = {view, view->explanation, offsets};

  g_string_append_c (out, '{');
  append_paragraph (out, &writer);
  if (view->test != NULL)
    append_test (out, view->test);
  append_tags (out, &writer);
  append_matches (out, &writer);
  append_cues (out, &writer);
  append_sentences (out, &writer);
  append_words (out, &writer);
  if (view->why_not != NULL) {
    append_why_not (out, &writer, "why-not", view->why_not->answers);
    append_why_not (out, &writer, "why-not-turned", view->why_not_turned->answers);
  }
  g_string_append_c (out, '}');
}
