/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Hits for programs: CSV rows and JSON objects. */
#include "author/concordance-private.h"

#include "base/escape.h"

static const char *const state_names[] = {NULL,        "untagged", "tagged",
                                          "elsewhere", "never",    "not-read"};

const char *
demarche_hit_state_get_name (DemarcheHitState state)
{
  g_return_val_if_fail ((guint)state < G_N_ELEMENTS (state_names), NULL);
  return state_names[state];
}

static const DemarcheParagraph *
get_paragraph (const DemarcheConcordancePage *page, const DemarcheConcordanceHit *hit)
{
  return demarche_statement_get_paragraph (page->statement, hit->paragraph);
}

static const char *
get_code (const DemarcheConcordancePage *page, const DemarcheTag *tag)
{
  return demarche_codebook_get_position (page->codebook, tag->position)->code;
}

/* ---- CSV ---- */

static const char csv_head[] =
    "statement,paragraph,kind,speaker,delegation,date,event,section,left,hit,right,tagged,position,"
    "holder,stance,force,rule,why,people,people-positions\r\n";

void
demarche_concordance_append_csv_head (GString *out)
{
  g_string_append (out, csv_head);
}

static void
append_cell (GString *out, const char *text, gssize length)
{
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  demarche_escape_csv (out, text != NULL ? text : "", text != NULL ? length : 0);
}

typedef const char *(*TagWord) (const DemarcheConcordancePage *page, const DemarcheTag *tag);

static const char *
get_holder (const DemarcheConcordancePage *page, const DemarcheTag *tag)
{
  (void)page;
  return demarche_holder_get_name (tag->holder);
}

static const char *
get_stance (const DemarcheConcordancePage *page, const DemarcheTag *tag)
{
  (void)page;
  return demarche_stance_get_name (tag->stance);
}

static const char *
get_force (const DemarcheConcordancePage *page, const DemarcheTag *tag)
{
  (void)page;
  return demarche_force_get_name (tag->force);
}

static const char *
get_rule (const DemarcheConcordancePage *page, const DemarcheTag *tag)
{
  (void)page;
  return tag->rule != NULL ? tag->rule : "";
}

/* one word for each tag, in the same order in every cell */
static void
append_tag_cell (GString *out, const DemarcheConcordancePage *page, GPtrArray *tags, TagWord get)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (cell, "%s%s", i == 0 ? "" : "; ",
                            get (page, g_ptr_array_index (tags, i)));
  append_cell (out, cell->str, (gssize)cell->len);
}

void
demarche_concordance_append_csv (GString *out, const DemarcheConcordancePage *page,
                                 const DemarcheConcordanceHit *hit)
{
  static const TagWord words[] = {get_code, get_holder, get_stance, get_force, get_rule};
  const DemarcheParagraph *paragraph = get_paragraph (page, hit);
  gsize start = demarche_concordance_hit_get_start (hit);
  gsize end = demarche_concordance_hit_get_end (hit);
  g_autofree char *number = g_strdup_printf ("%u", paragraph->number);

  append_cell (out, demarche_statement_get_name (page->statement), -1);
  append_cell (out, number, -1);
  append_cell (out, demarche_paragraph_kind_get_name (paragraph->kind), -1);
  append_cell (out, paragraph->occasion->speaker, -1);
  append_cell (out, paragraph->occasion->delegation, -1);
  append_cell (out, paragraph->occasion->date, -1);
  append_cell (out, paragraph->occasion->event, -1);
  append_cell (out, paragraph->occasion->section, -1);
  append_cell (out, paragraph->text, (gssize)start);
  append_cell (out, paragraph->text + start, (gssize)(end - start));
  append_cell (out, paragraph->text + end, (gssize)(paragraph->length - end));
  append_cell (out, demarche_hit_state_get_name (hit->state), -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    append_tag_cell (out, page, hit->tags, words[i]);
  append_cell (out, hit->why, -1);
  append_cell (out, demarche_hit_state_get_name (hit->people_state), -1);
  append_tag_cell (out, page, hit->people, get_code);
  g_string_append (out, "\r\n");
}

/* ---- JSON ---- */

static void
append_member (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, "%s\"%s\": ", out->str[out->len - 1] == '{' ? "" : ", ", key);
  if (value == NULL)
    g_string_append (out, "null");
  else
    demarche_escape_json (out, value, -1, FALSE);
}

static void
append_tags (GString *out, const char *key, const DemarcheConcordancePage *page, GPtrArray *tags)
{
  g_string_append_printf (out, ", \"%s\": [", key);
  for (guint i = 0; i < tags->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (tags, i);
    g_string_append (out, i == 0 ? "{" : ", {");
    append_member (out, "position", get_code (page, tag));
    append_member (out, "holder", get_holder (page, tag));
    append_member (out, "stance", get_stance (page, tag));
    append_member (out, "force", get_force (page, tag));
    append_member (out, "rule", tag->rule);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

/* offsets in code points, as in tags */
static void
append_spans (GString *out, const DemarcheParagraph *paragraph, const GArray *spans)
{
  g_string_append (out, ", \"evidence\": [");
  for (guint i = 0; i < spans->len; i++) {
    const DemarcheSpan *span = &g_array_index (spans, DemarcheSpan, i);
    g_string_append_printf (out, "%s{\"start\": %ld, \"end\": %ld, \"text\": ", i == 0 ? "" : ", ",
                            g_utf8_strlen (paragraph->text, (gssize)span->start),
                            g_utf8_strlen (paragraph->text, (gssize)span->end));
    demarche_escape_json (out, paragraph->text + span->start, (gssize)(span->end - span->start),
                          FALSE);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

void
demarche_concordance_append_json (GString *out, const DemarcheConcordancePage *page,
                                  const DemarcheConcordanceHit *hit)
{
  const DemarcheParagraph *paragraph = get_paragraph (page, hit);

  g_string_append_c (out, '{');
  append_member (out, "statement", demarche_statement_get_name (page->statement));
  g_string_append_printf (out, ", \"paragraph\": %u", paragraph->number);
  if (paragraph->page > 0)
    g_string_append_printf (out, ", \"page\": %u", paragraph->page);
  append_member (out, "kind", demarche_paragraph_kind_get_name (paragraph->kind));
  append_member (out, "speaker", paragraph->occasion->speaker);
  append_member (out, "delegation", paragraph->occasion->delegation);
  append_member (out, "date", paragraph->occasion->date);
  append_member (out, "event", paragraph->occasion->event);
  append_member (out, "section", paragraph->occasion->section);
  g_string_append (out, ", \"text\": ");
  demarche_escape_json (out, paragraph->text, (gssize)paragraph->length, FALSE);
  append_spans (out, paragraph, hit->spans);
  append_member (out, "tagged", demarche_hit_state_get_name (hit->state));
  append_tags (out, "tags", page, hit->tags);
  append_member (out, "why", hit->why);
  append_member (out, "people", demarche_hit_state_get_name (hit->people_state));
  append_tags (out, "people-tags", page, hit->people);
  g_string_append_c (out, '}');
}
