/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What an editor shows about the thing under the pointer. */
#include "editor/session.h"

#include "author/concordance.h"
#include "base/json-out.h"
#include "editor/cursor.h"
#include "editor/lookup.h"
#include "rules/phrase-words.h"
#include "rules/rule-set.h"

#include <glib/gstdio.h>

#define MOST_PHRASES 20 /* of a list */
#define MOST_HITS 5
#define WIDTH 90 /* columns of a hit's line */
/* of statements: a folder chosen by mistake is not read to its end */
#define MOST_STATEMENT_BYTES (64 << 20)

typedef struct {
  DemarcheSession *session;
  const DemarcheDocument *document;
  GString *out;
} Hover;

static void
append_phrases (GString *out, const DemarcheFileList *list)
{
  guint n = list->phrases->len;

  for (guint i = 0; i < MIN (n, MOST_PHRASES); i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (list->phrases, i);
    g_string_append_printf (out, "\n  %s", phrase->text);
  }
  if (n > MOST_PHRASES)
    g_string_append_printf (out, "\n  and %u more", n - MOST_PHRASES);
}

static void
describe_list (const Hover *hover, const char *name)
{
  g_autoptr (GPtrArray) files = demarche_lookup_load_files (hover->session, hover->document->path);
  const DemarcheFileList *list = demarche_lookup_list (files, name);
  g_autofree char *file = NULL;

  if (list == NULL) {
    g_string_append_printf (hover->out, "@%s is not defined", name);
    return;
  }
  file = g_path_get_basename (demarche_source_get_name (list->name.place.source));
  g_string_append_printf (hover->out, "@%s: %u %s, in %s", name, list->phrases->len,
                          list->phrases->len == 1 ? "phrase" : "phrases", file);
  append_phrases (hover->out, list);
}

static void
append_position (GString *out, const DemarcheFilePosition *position)
{
  if (position->title != NULL)
    g_string_append_printf (out, ": %s", position->title);
  if (position->has_value) {
    char value[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd (value, sizeof value, "%g", position->value);
    g_string_append_printf (out, " (value %s)", value);
  }
  if (position->definition != NULL)
    g_string_append_printf (out, "\n%s", position->definition);
}

static void
describe_code (const Hover *hover, const char *code)
{
  g_autoptr (GPtrArray) files = demarche_lookup_load_files (hover->session, hover->document->path);
  const DemarcheFilePosition *position = demarche_lookup_position (files, code);

  g_string_append (hover->out, code);
  if (position != NULL)
    append_position (hover->out, position);
  else
    g_string_append (hover->out, " is not among the positions of the issues");
}

static void
describe_key (const Hover *hover, const DemarcheCursor *cursor)
{
  const DemarcheKeyGuide *guide = cursor->guide;

  g_string_append_printf (hover->out, "%s: %s", guide->key, guide->text);
  for (guint i = 0; i < guide->keys->n_keys; i++) {
    const DemarcheRuleKey *key = &guide->keys->keys[i];
    if (g_str_equal (key->name, guide->key) && key->values != NULL) {
      g_autofree char *values = g_strjoinv (", ", (char **)key->values);
      g_string_append_printf (hover->out, "\nvalues: %s", values);
    }
  }
}

/* ---- hits ---- */

static void
read_statement (DemarcheSession *session, const DemarcheInput *input, goffset *n_left)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheStatement *statement;
  GStatBuf status;

  if (g_stat (input->path, &status) != 0 || status.st_size > *n_left)
    return;
  *n_left -= status.st_size;
  statement = demarche_ingest_read (session->ingest, input, diagnostics, NULL, NULL);
  if (statement != NULL)
    g_ptr_array_add (session->statements, statement);
}

/* what can be read of the client's statements, once */
static void
read_statements (DemarcheSession *session)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) inputs = NULL;
  goffset n_left = MOST_STATEMENT_BYTES;

  if (session->statements != NULL)
    return;
  session->ingest = demarche_ingest_new ();
  session->statements = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);
  inputs = demarche_ingest_list (session->ingest, (const char *const *)session->statement_paths,
                                 diagnostics, NULL);
  for (guint i = 0; inputs != NULL && i < inputs->len; i++)
    read_statement (session, g_ptr_array_index (inputs, i), &n_left);
}

static void
append_hits (GString *lines, const DemarcheConcordancePage *page,
             const DemarcheConcordanceLayout *layout, guint *n_lines)
{
  for (guint i = 0; i < page->hits->len && *n_lines < MOST_HITS; i++, (*n_lines)++)
    demarche_concordance_append_line (lines, page, g_ptr_array_index (page->hits, i), layout);
}

static void
look_through (const Hover *hover, DemarcheConcordance *concordance, GPtrArray *statements)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  const DemarcheConcordanceTotals *totals;
  DemarcheConcordanceLayout layout;
  guint n_lines = 0;

  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (names,
                     (gpointer)demarche_statement_get_name (g_ptr_array_index (statements, i)));
  demarche_concordance_layout_init (&layout, WIDTH, names, TRUE);
  for (guint i = 0; i < statements->len; i++) {
    g_autoptr (DemarcheConcordancePage) page =
        demarche_concordance_read (concordance, g_ptr_array_index (statements, i), NULL, NULL);
    if (page != NULL)
      append_hits (lines, page, &layout, &n_lines);
  }
  totals = demarche_concordance_get_totals (concordance);
  g_string_append_printf (hover->out, "\n%u %s in %u of %u paragraphs, %u statements",
                          totals->n_hits, totals->n_hits == 1 ? "hit" : "hits",
                          totals->n_hit_paragraphs, totals->n_paragraphs, totals->n_statements);
  if (lines->len > 0)
    g_string_append_printf (hover->out, "\n%.*s", (int)lines->len - 1, lines->str);
}

static void
describe_hits (const Hover *hover, const char *phrase)
{
  g_autofree char *root = demarche_session_find_root (hover->session, hover->document->path);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheRuleSet) rules = demarche_rule_set_load_from (
      hover->session->files, root, hover->session->data_dir, diagnostics, NULL);
  const DemarcheConcordanceQuery query = {.phrase = phrase};
  g_autoptr (DemarcheConcordance) concordance = NULL;

  if (rules == NULL) {
    g_string_append (hover->out, "\nno hits are shown while the rules have mistakes");
    return;
  }
  read_statements (hover->session);
  concordance = demarche_concordance_new (
      &query, rules, demarche_ingest_get_speakers (hover->session->ingest), diagnostics);
  if (concordance != NULL)
    look_through (hover, concordance, hover->session->statements);
}

static void
describe_phrase (const Hover *hover, const char *text)
{
  DemarchePhraseProblem problem = {0};
  g_autoptr (DemarchePhraseNode) root = NULL;
  g_autofree char *words = NULL;

  /* a gap may end a phrase where a match follows; that is no matter here */
  root = demarche_phrase_parse (text, DEMARCHE_PHRASE_PLAIN, &problem);
  demarche_phrase_problem_clear (&problem);
  if (root == NULL)
    return;
  words = demarche_phrase_describe (root, text);
  g_string_append (hover->out, words);
  if (hover->session->statement_paths != NULL)
    describe_hits (hover, text);
}

static void
describe (const Hover *hover, const DemarcheCursor *cursor)
{
  switch (cursor->kind) {
  case DEMARCHE_CURSOR_LIST:
    describe_list (hover, cursor->text);
    break;
  case DEMARCHE_CURSOR_CODE:
    describe_code (hover, cursor->text);
    break;
  case DEMARCHE_CURSOR_PHRASE:
    describe_phrase (hover, cursor->text);
    break;
  case DEMARCHE_CURSOR_NOTHING:
    break;
  default:
    describe_key (hover, cursor);
    break;
  }
}

void
demarche_session_append_hover (DemarcheSession *session, GString *out,
                               const DemarcheDocument *document, gsize offset)
{
  g_auto (DemarcheCursor) cursor = {0};
  g_autoptr (GString) text = g_string_new (NULL);
  const Hover hover = {session, document, text};

  if (demarche_document_get_kind (document->source) == DEMARCHE_DOCUMENT_RULES) {
    demarche_cursor_init (&cursor, document->source, offset);
    describe (&hover, &cursor);
  }
  if (text->len == 0) {
    g_string_append (out, "null");
    return;
  }
  g_string_append (out, "{\"contents\": {\"kind\": \"plaintext\"");
  demarche_json_out_string_length (out, "value", text->str, text->len);
  g_string_append_c (out, '}');
  demarche_position_append_range (out, document->source, cursor.start, cursor.end,
                                  session->encoding);
  g_string_append_c (out, '}');
}
