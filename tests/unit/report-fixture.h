/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A report in which every text is the same word, so that a hostile one gets everywhere. */
#pragma once

#include "base/escape.h"
#include "model/tag-lines.h"
#include "report/report.h"
#include "runner.h"

#include <string.h>

typedef struct {
  DemarcheCodebook *codebook;
  GPtrArray *tagged;
  DemarcheReport *report;
} ReportFixture;

/* two scales and a choice, called after @word where a title may say anything */
static inline DemarcheCodebook *
report_fixture_codebook (const char *word)
{
  DemarcheCodebook *codebook = demarche_codebook_new ();

  demarche_codebook_add_issue (codebook, "norms", word, DEMARCHE_ISSUE_SCALE, word, TRUE);
  demarche_codebook_add_position (codebook, "voluntary", word, word, -1);
  demarche_codebook_add_position (codebook, "binding", word, word, 1);
  demarche_codebook_add_issue (codebook, "access", word, DEMARCHE_ISSUE_SCALE, NULL, FALSE);
  demarche_codebook_add_position (codebook, "open", word, NULL, -1);
  demarche_codebook_add_position (codebook, "closed", word, NULL, 1);
  demarche_codebook_add_issue (codebook, "measures", word, DEMARCHE_ISSUE_CHOICE, NULL, TRUE);
  demarche_codebook_add_position (codebook, "contacts", word, word, 0);
  return codebook;
}

static inline void
report_fixture_add_text (GString *line, const char *key, const char *text)
{
  g_string_append_printf (line, "\"%s\": ", key);
  demarche_escape_json (line, text, -1, FALSE);
  g_string_append (line, ", ");
}

/* @tags: members of the array, as JSON; the whole @text is evidence where they say so */
static inline void
report_fixture_say (GString *lines, const char *statement, guint paragraph, const char *delegation,
                    const char *event, const char *date, const char *text, const char *tags)
{
  g_string_append_c (lines, '{');
  report_fixture_add_text (lines, "statement", statement);
  g_string_append_printf (lines, "\"paragraph\": %u, ", paragraph);
  report_fixture_add_text (lines, "speaker", delegation);
  report_fixture_add_text (lines, "delegation", delegation);
  report_fixture_add_text (lines, "date", date);
  report_fixture_add_text (lines, "event", event);
  report_fixture_add_text (lines, "text", text);
  g_string_append_printf (lines, "\"tags\": [%s]}\n", tags);
}

static inline char *
report_fixture_tag (const char *position, const char *stance, const char *force, const char *word)
{
  g_autoptr (GString) tag = g_string_new (NULL);
  g_autoptr (GString) rule = g_string_new (NULL);

  demarche_escape_json (rule, word, -1, FALSE);
  g_string_printf (tag,
                   "{\"position\": \"%s\", \"holder\": \"speaker\", \"stance\": \"%s\", "
                   "\"force\": \"%s\", \"rule\": %s, \"cues\": [{\"id\": %s, \"effect\": "
                   "\"hedge\", \"start\": 4, \"end\": 6}], \"evidence\": [{\"start\": 0, \"end\": "
                   "3}]}",
                   position, stance, force, rule->str, rule->str);
  return g_strdup (tag->str);
}

static inline void
report_fixture_open (ReportFixture *fixture, DemarcheCodebook *codebook, GString *lines,
                     DemarcheReportDefinition *definition, const char *word)
{
  g_autoptr (GBytes) bytes = g_bytes_new (lines->str, lines->len);
  g_autoptr (DemarcheSource) source = demarche_source_new ("tags.jsonl", bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheComparison) comparison = NULL;
  DemarcheComparisonOptions options = {0};
  DemarcheReportProvenance provenance = {
      .rules_title = word, .files_hash = "f00", .meaning_hash = "ba5", .n_files = 1};

  fixture->codebook = codebook;
  fixture->tagged =
      demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD, codebook, diagnostics);
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++)
    ck_assert_str_eq ("",
                      demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, i)));
  ck_assert_ptr_nonnull (fixture->tagged);
  demarche_report_definition_fill_options (definition, &options);
  comparison = demarche_comparison_new (fixture->tagged, codebook, &options);
  fixture->report = demarche_report_new (definition, comparison, &provenance);
}

static inline void
report_fixture_close (ReportFixture *fixture)
{
  g_clear_object (&fixture->report);
  g_clear_pointer (&fixture->tagged, g_ptr_array_unref);
  g_clear_pointer (&fixture->codebook, demarche_codebook_unref);
}

static inline GBytes *
report_fixture_write (ReportFixture *fixture, DemarcheReportFormat format,
                      DemarcheReportTable table)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = demarche_report_write (fixture->report, format, table, &error);

  ck_assert_ptr_null (error);
  ck_assert_ptr_nonnull (bytes);
  return bytes;
}

/* two delegations in two sessions: a shift, a contradiction, an ascription, a choice; @word in
 * every text, the delegations told apart by a letter behind it */
static inline void
report_fixture_open_full (ReportFixture *fixture, const char *word)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DemarcheReportDefinition) definition = demarche_report_definition_new ();
  g_autofree char *text = g_strdup_printf ("We could %s", word);
  g_autofree char *one = g_strdup_printf ("%s A", word);
  g_autofree char *two = g_strdup_printf ("%s B", word);
  g_autofree char *early = g_strdup_printf ("%s 1", word);
  g_autofree char *late = g_strdup_printf ("%s 2", word);
  g_autofree char *voluntary = report_fixture_tag ("norms.voluntary", "supports", "firm", word);
  g_autofree char *binding = report_fixture_tag ("norms.binding", "supports", "tentative", word);
  g_autofree char *contacts = report_fixture_tag ("measures.contacts", "opposes", "firm", word);
  g_autofree char *both = g_strdup_printf ("%s, %s", binding, voluntary);
  g_autofree char *ascribed = NULL;
  g_autoptr (GString) holder = g_string_new (NULL);

  demarche_escape_json (holder, two, -1, FALSE);
  ascribed = g_strdup_printf ("{\"position\": \"access.open\", \"holder\": \"other\", "
                              "\"held-by\": %s, \"stance\": \"supports\", \"force\": \"firm\", "
                              "\"evidence\": [{\"start\": 0, \"end\": 3}]}",
                              holder->str);
  report_fixture_say (lines, one, 1, one, early, "2024-03-04", text, voluntary);
  report_fixture_say (lines, two, 1, two, early, "2024-03-05", text, voluntary);
  report_fixture_say (lines, early, 1, one, late, "2025-03-04", text, binding);
  report_fixture_say (lines, early, 2, one, late, "2025-03-04", text, ascribed);
  report_fixture_say (lines, late, 1, two, late, "2025-03-05", text, both);
  report_fixture_say (lines, late, 2, two, late, "2025-03-05", text, contacts);
  ck_assert (demarche_report_definition_set_text (definition, DEMARCHE_REPORT_TITLE, word, NULL));
  ck_assert (
      demarche_report_definition_set_text (definition, DEMARCHE_REPORT_HANDLING, word, NULL));
  report_fixture_open (fixture, report_fixture_codebook (word), lines, definition, word);
}
