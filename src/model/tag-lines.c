/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes tags as JSON lines, fields in the fixed order of the format. */
#include "model/tag-lines.h"

#include "base/escape.h"

static void
append_key (GString *out, const char *key)
{
  if (out->str[out->len - 1] != '{')
    g_string_append (out, ", ");
  g_string_append_printf (out, "\"%s\": ", key);
}

static void
append_string (GString *out, const char *key, const char *value)
{
  append_key (out, key);
  if (value == NULL)
    g_string_append (out, "null");
  else
    demarche_escape_json (out, value, -1, FALSE);
}

static void
append_known_string (GString *out, const char *key, const char *value)
{
  if (value != NULL)
    append_string (out, key, value);
}

static void
append_number (GString *out, const char *key, gsize value)
{
  append_key (out, key);
  g_string_append_printf (out, "%" G_GSIZE_FORMAT, value);
}

static void
append_known_number (GString *out, const char *key, guint value)
{
  if (value != 0)
    append_number (out, key, value);
}

static void
append_span (GString *out, const DemarcheParagraph *paragraph, const DemarcheSpan *span)
{
  gsize before = (gsize)g_utf8_strlen (paragraph->text, (gssize)span->start);
  gsize inside =
      (gsize)g_utf8_strlen (paragraph->text + span->start, (gssize)(span->end - span->start));
  append_number (out, "start", before);
  append_number (out, "end", before + inside);
}

static void
append_cues (GString *out, const DemarcheParagraph *paragraph, const DemarcheTag *tag)
{
  append_key (out, "cues");
  g_string_append_c (out, '[');
  for (guint i = 0; i < tag->n_cues; i++) {
    g_string_append (out, i == 0 ? "{" : ", {");
    append_string (out, "id", tag->cues[i].id);
    append_string (out, "effect", demarche_cue_effect_get_name (tag->cues[i].effect));
    append_span (out, paragraph, &tag->cues[i].span);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_review (GString *out, DemarcheReview review)
{
  if (review == DEMARCHE_REVIEW_NONE)
    return;
  append_key (out, "review");
  g_string_append_c (out, '[');
  if (review & DEMARCHE_REVIEW_AMBIGUOUS)
    g_string_append (out, "\"ambiguous\"");
  if (review == (DEMARCHE_REVIEW_AMBIGUOUS | DEMARCHE_REVIEW_MIXED))
    g_string_append (out, ", ");
  if (review & DEMARCHE_REVIEW_MIXED)
    g_string_append (out, "\"mixed\"");
  g_string_append_c (out, ']');
}

static void
append_evidence (GString *out, const DemarcheParagraph *paragraph, const DemarcheTag *tag)
{
  append_key (out, "evidence");
  g_string_append_c (out, '[');
  for (guint i = 0; i < tag->n_evidence; i++) {
    const DemarcheSpan *span = &tag->evidence[i];
    g_string_append (out, i == 0 ? "{" : ", {");
    append_span (out, paragraph, span);
    append_key (out, "text");
    demarche_escape_json (out, paragraph->text + span->start, (gssize)(span->end - span->start),
                          FALSE);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_tag (GString *out, const DemarcheParagraph *paragraph, const DemarcheTag *tag,
            DemarcheCodebook *codebook)
{
  g_string_append_c (out, '{');
  append_string (out, "position", demarche_codebook_get_position (codebook, tag->position)->code);
  append_string (out, "holder", demarche_holder_get_name (tag->holder));
  append_known_string (out, "held-by", tag->held_by);
  append_string (out, "stance", demarche_stance_get_name (tag->stance));
  append_string (out, "force", demarche_force_get_name (tag->force));
  append_string (out, "rule", tag->rule);
  append_cues (out, paragraph, tag);
  append_review (out, tag->review);
  append_evidence (out, paragraph, tag);
  if (tag->optional) {
    append_key (out, "optional");
    g_string_append (out, "true");
  }
  g_string_append_c (out, '}');
}

static void
append_about (GString *out, DemarcheTagged *tagged, guint paragraph, DemarcheCodebook *codebook)
{
  gboolean is_first = TRUE;
  for (guint i = 0; i < demarche_codebook_get_n_issues (codebook); i++) {
    if (!demarche_tagged_is_about (tagged, paragraph, i))
      continue;
    if (is_first) {
      append_key (out, "about");
      g_string_append_c (out, '[');
    } else {
      g_string_append (out, ", ");
    }
    is_first = FALSE;
    demarche_escape_json (out, demarche_codebook_get_issue (codebook, i)->id, -1, FALSE);
  }
  if (!is_first)
    g_string_append_c (out, ']');
}

/* what stands between section and text only where it is known */
static void
append_known_fields (GString *out, DemarcheStatement *statement, const DemarcheParagraph *paragraph,
                     const char *rules_hash)
{
  static const DemarcheField fields[] = {DEMARCHE_FIELD_VERSION_OF, DEMARCHE_FIELD_EVENT_SERIES,
                                         DEMARCHE_FIELD_TITLE, DEMARCHE_FIELD_SOURCE,
                                         DEMARCHE_FIELD_SOURCE_KIND};
  const char *language = paragraph->language;
  if (language == NULL)
    language = demarche_statement_get_field (statement, DEMARCHE_FIELD_LANGUAGE);
  append_known_number (out, "turn", paragraph->turn);
  append_known_string (out, "role", paragraph->occasion->role);
  append_known_string (out, "groups", paragraph->occasion->groups);
  append_known_string (out, "language", language);
  append_known_number (out, "page", paragraph->page);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    append_known_string (out, demarche_field_get_name (fields[i]),
                         demarche_statement_get_field (statement, fields[i]));
  append_known_string (out, "text-hash", demarche_statement_get_text_hash (statement));
  append_known_string (out, "rules-hash", rules_hash);
}

/* writes the tags of one paragraph; returns the index of the next paragraph's first tag */
static guint
append_tags (GString *out, DemarcheTagged *tagged, guint paragraph, guint first_tag,
             DemarcheCodebook *codebook)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint next = first_tag;
  append_key (out, "tags");
  g_string_append_c (out, '[');
  for (; next < demarche_tagged_get_n_tags (tagged); next++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, next);
    if (tag->paragraph != paragraph)
      break;
    if (next > first_tag)
      g_string_append (out, ", ");
    append_tag (out, demarche_statement_get_paragraph (statement, paragraph), tag, codebook);
  }
  g_string_append_c (out, ']');
  return next;
}

static guint
append_line (GString *out, DemarcheTagged *tagged, guint index, guint first_tag,
             DemarcheCodebook *codebook, const char *rules_hash)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, index);
  g_string_append_c (out, '{');
  append_string (out, "statement", demarche_statement_get_name (statement));
  append_number (out, "paragraph", paragraph->number);
  append_string (out, "kind", demarche_paragraph_kind_get_name (paragraph->kind));
  append_string (out, "speaker", paragraph->occasion->speaker);
  append_string (out, "delegation", paragraph->occasion->delegation);
  append_string (out, "date", paragraph->occasion->date);
  append_string (out, "event", paragraph->occasion->event);
  append_string (out, "section", paragraph->occasion->section);
  append_known_fields (out, statement, paragraph, rules_hash);
  append_known_string (out, "unread", demarche_tagged_get_error (tagged));
  append_about (out, tagged, index, codebook);
  append_key (out, "text");
  demarche_escape_json (out, paragraph->text, (gssize)paragraph->length, FALSE);
  guint next = append_tags (out, tagged, index, first_tag, codebook);
  g_string_append (out, "}\n");
  return next;
}

void
demarche_tag_lines_append_some (GString *out, DemarcheTagged *tagged, DemarcheCodebook *codebook,
                                const gboolean *is_wanted)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint next_tag = 0;

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    gsize length = out->len;

    next_tag = append_line (out, tagged, i, next_tag, codebook, NULL);
    if (!is_wanted[i])
      g_string_truncate (out, length);
  }
}

void
demarche_tag_lines_append (GString *out, DemarcheTagged *tagged, DemarcheCodebook *codebook,
                           const char *rules_hash)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const char *error = demarche_tagged_get_error (tagged);
  guint n_paragraphs = demarche_statement_get_n_paragraphs (statement);
  guint next_tag = 0;
  if (n_paragraphs == 0) {
    g_string_append_c (out, '{');
    append_string (out, "statement", demarche_statement_get_name (statement));
    append_known_string (out, "error", error);
    g_string_append (out, error == NULL ? ", \"empty\": true}\n" : "}\n");
    return;
  }
  for (guint i = 0; i < n_paragraphs; i++)
    next_tag = append_line (out, tagged, i, next_tag, codebook, rules_hash);
}
