/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which gold opens the gate, and what a report makes of it. */
#include "comparison-fixture.h"

#include "comparison/gate.h"
#include "report/report-private.h"

/* @n paragraphs, each with the same tag */
static void
say_often (Fixture *fixture, guint n, const char *statement, const char *delegation,
           const char *hash, const char *tags)
{
  g_autofree char *more =
      hash != NULL ? g_strdup_printf ("\"language\": \"en\", \"text-hash\": \"%s\", ", hash)
                   : g_strdup ("");

  for (guint i = 0; i < n; i++)
    fixture_say_more (fixture, statement, delegation, "2025-03-04", "Session", tags, more);
}

static GPtrArray *
read_lines (Fixture *fixture)
{
  DemarcheComparisonOptions options = {0};

  demarche_comparison_unref (fixture_compare (fixture, &options));
  return g_ptr_array_ref (fixture->tagged);
}

static const char *const developed_on[] = {"seen", NULL};

START_TEST (gold_on_unseen_statements_alone_opens_the_gate)
{
  Fixture fixture;

  fixture_open (&fixture);
  say_often (&fixture, 30, "new.txt", "Aldovia", "new", "norms.binding + firm");
  say_often (&fixture, 29, "new.txt", "Aldovia", "new", "access.open + firm");
  say_often (&fixture, 40, "old.txt", "Brenmark", "seen", "norms.voluntary + firm");
  g_autoptr (GPtrArray) tagged = read_lines (&fixture);
  g_autoptr (DemarcheGate) gate =
      demarche_gate_new (tagged, tagged, developed_on, fixture.codebook);

  ck_assert_uint_eq (demarche_gate_get_verdict (gate, BINDING), DEMARCHE_SCORE_MEASURED);
  ck_assert_uint_eq (demarche_gate_get_verdict (gate, OPEN), DEMARCHE_SCORE_TOO_FEW);
  ck_assert_uint_eq (demarche_gate_get_verdict (gate, VOLUNTARY), DEMARCHE_SCORE_TOO_FEW);
  ck_assert_uint_eq (gate->seen.agreement->n_paragraphs, 40);
  ck_assert_uint_eq (gate->unseen.agreement->n_paragraphs, 59);
  ck_assert_uint_eq (gate->unseen.delegations->len, 1);
  ck_assert_str_eq (gate->unseen.delegations->pdata[0], "Aldovia");
  ck_assert_uint_eq (gate->unseen.languages->len, 1);
  ck_assert_str_eq (gate->unseen.languages->pdata[0], "en");
  ck_assert_str_eq (gate->seen.delegations->pdata[0], "Brenmark");
  fixture_close (&fixture);
}
END_TEST

/* the rules may have been made from a statement whose text is not known */
START_TEST (unknown_text_counts_as_seen)
{
  Fixture fixture;

  fixture_open (&fixture);
  say_often (&fixture, 30, "a.txt", "Aldovia", NULL, "norms.binding + firm");
  g_autoptr (GPtrArray) tagged = read_lines (&fixture);
  g_autoptr (DemarcheGate) gate =
      demarche_gate_new (tagged, tagged, developed_on, fixture.codebook);
  g_autoptr (DemarcheGate) open = demarche_gate_new (tagged, tagged, NULL, fixture.codebook);

  ck_assert_ptr_null (gate->unseen.agreement);
  ck_assert_uint_eq (demarche_gate_get_verdict (gate, BINDING), DEMARCHE_SCORE_TOO_FEW);
  ck_assert_uint_eq (demarche_gate_get_verdict (open, BINDING), DEMARCHE_SCORE_MEASURED);
  ck_assert_uint_eq (demarche_gate_get_verdict (NULL, BINDING), DEMARCHE_SCORE_TOO_FEW);
  fixture_close (&fixture);
}
END_TEST

START_TEST (too_many_wrong_tags_shut_it)
{
  Fixture gold;
  Fixture found;

  fixture_open (&gold);
  fixture_open (&found);
  say_often (&gold, 34, "a.txt", "Aldovia", "new", "norms.binding + firm");
  say_often (&gold, 7, "a.txt", "Aldovia", "new", "");
  say_often (&found, 41, "a.txt", "Aldovia", "new", "norms.binding + firm");
  g_autoptr (GPtrArray) people = read_lines (&gold);
  g_autoptr (GPtrArray) tagged = read_lines (&found);
  g_autoptr (DemarcheGate) gate = demarche_gate_new (people, tagged, NULL, gold.codebook);

  ck_assert_uint_eq (demarche_gate_get_verdict (gate, BINDING), DEMARCHE_SCORE_IMPRECISE);
  fixture_close (&gold);
  fixture_close (&found);
}
END_TEST

/* they count for nothing, while a changed text counts as missed */
START_TEST (gold_on_other_statements_is_left_out)
{
  Fixture gold;
  Fixture found;

  fixture_open (&gold);
  fixture_open (&found);
  say_often (&gold, 30, "a.txt", "Aldovia", "new", "norms.binding + firm");
  say_often (&found, 29, "a.txt", "Aldovia", "new", "norms.binding + firm");
  say_often (&gold, 5, "b.txt", "Brenmark", "other", "norms.voluntary + firm");
  g_autoptr (GPtrArray) people = read_lines (&gold);
  g_autoptr (GPtrArray) tagged = read_lines (&found);
  g_ptr_array_add (tagged, demarche_tagged_new_failed ("b.txt", "no text"));
  g_autoptr (DemarcheGate) gate = demarche_gate_new (people, tagged, NULL, gold.codebook);

  ck_assert_uint_eq (gate->n_gold, 35);
  ck_assert_uint_eq (gate->n_elsewhere, 5);
  ck_assert_uint_eq (gate->n_unpaired, 1);
  ck_assert_uint_eq (demarche_gate_get_verdict (gate, BINDING), DEMARCHE_SCORE_MEASURED);
  fixture_close (&gold);
  fixture_close (&found);
}
END_TEST

/* ---- the report ---- */

static DemarcheReport *
make_report (Fixture *fixture, DemarcheGate *gate)
{
  g_autoptr (DemarcheReportDefinition) definition = demarche_report_definition_new ();
  DemarcheComparisonOptions options = {0};
  DemarcheReportProvenance provenance = {.gate = gate, .measure = "demarche report --gold GOLD"};

  demarche_report_definition_fill_options (definition, &options);
  g_autoptr (DemarcheComparison) comparison = fixture_compare (fixture, &options);
  return demarche_report_new (definition, comparison, &provenance);
}

static char *
write_report (DemarcheReport *report, DemarcheReportFormat format, DemarcheReportTable table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_report_write (report, format, table, &error);

  ck_assert_ptr_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
open_proven (Fixture *fixture)
{
  fixture_open (fixture);
  say_often (fixture, 30, "a.txt", "Aldovia", "new", "norms.binding + firm");
  say_often (fixture, 2, "b.txt", "Brenmark", "other", "norms.voluntary + firm");
  say_often (fixture, 2, "c.txt", "Corvania", "third", "norms.binding + firm");
}

START_TEST (a_figure_is_proven_when_all_its_positions_are)
{
  Fixture fixture;

  open_proven (&fixture);
  g_autoptr (GPtrArray) tagged = read_lines (&fixture);
  g_autoptr (DemarcheGate) gate = demarche_gate_new (tagged, tagged, NULL, fixture.codebook);
  g_autoptr (DemarcheReport) report = make_report (&fixture, gate);
  DemarcheComparison *comparison = report->comparison;
  guint n_held;

  ck_assert (demarche_report_is_cell_proven (
      report, fixture_cell (comparison, "Aldovia", NORMS, DEMARCHE_WINDOW_ALL)));
  ck_assert (!demarche_report_is_cell_proven (
      report, fixture_cell (comparison, "Brenmark", NORMS, DEMARCHE_WINDOW_ALL)));
  ck_assert (!demarche_report_is_issue_proven (report, NORMS, DEMARCHE_WINDOW_ALL));
  ck_assert_uint_eq (demarche_report_count_proven (report, &n_held), 1);
  ck_assert_uint_eq (n_held, 2);
  ck_assert_ptr_null (demarche_report_describe_lack (report));
  fixture_close (&fixture);
}
END_TEST

START_TEST (every_format_marks_what_is_unproven)
{
  Fixture fixture;

  open_proven (&fixture);
  g_autoptr (GPtrArray) tagged = read_lines (&fixture);
  g_autoptr (DemarcheGate) gate = demarche_gate_new (tagged, tagged, NULL, fixture.codebook);
  g_autoptr (DemarcheReport) report = make_report (&fixture, gate);
  g_autofree char *html = write_report (report, DEMARCHE_REPORT_HTML, 0);
  g_autofree char *md = write_report (report, DEMARCHE_REPORT_MARKDOWN, 0);
  g_autofree char *json = write_report (report, DEMARCHE_REPORT_JSON, 0);
  g_autofree char *csv = write_report (report, DEMARCHE_REPORT_CSV, DEMARCHE_TABLE_MATRIX);

  ck_assert_ptr_nonnull (strstr (html, "hatch\"><a href"));
  ck_assert_ptr_nonnull (strstr (html, "<span class=\"sr\">, unproven</span>"));
  ck_assert_ptr_nonnull (strstr (html, "class=\"flag\">unproven<"));
  ck_assert_ptr_null (strstr (html, "class=\"unp\""));
  ck_assert_ptr_nonnull (strstr (md, "| voluntary† −1.00"));
  ck_assert_ptr_nonnull (strstr (md, "| binding +1.00"));
  ck_assert_ptr_nonnull (
      strstr (md, "| norms.voluntary† | 2 | 1.00 | 1.00 | 1.00 | fewer than 30"));
  ck_assert_ptr_nonnull (strstr (json, "\"proven\": false"));
  ck_assert_ptr_nonnull (strstr (json, "\"proven\": true"));
  ck_assert_ptr_nonnull (strstr (json, "\"delegations\": [\"Aldovia\",\"Brenmark\""));
  ck_assert_ptr_nonnull (strstr (csv, ",silence,proven,references"));
  ck_assert_ptr_nonnull (strstr (csv, ",no,"));
  ck_assert_ptr_nonnull (strstr (csv, ",yes,"));
  fixture_close (&fixture);
}
END_TEST

START_TEST (without_gold_everything_is_unproven)
{
  Fixture fixture;

  open_proven (&fixture);
  g_autoptr (DemarcheReport) report = make_report (&fixture, NULL);
  g_autofree char *html = write_report (report, DEMARCHE_REPORT_HTML, 0);
  g_autofree char *abstract = demarche_report_get_abstract (report);

  ck_assert_ptr_nonnull (strstr (html, "<code>demarche report --gold GOLD</code>"));
  ck_assert_ptr_nonnull (strstr (abstract, "Not measured: how far"));
  ck_assert_ptr_nonnull (strstr (abstract, "[unproven]"));
  for (guint i = 0; i < report->comparison->cells->len; i++)
    ck_assert (!demarche_report_is_cell_proven (
        report, demarche_comparison_get_cell (report->comparison, i)));
  fixture_close (&fixture);
}
END_TEST

START_TEST (the_line_above_says_what_is_missing)
{
  Fixture fixture;
  Fixture few;

  fixture_open (&few);
  say_often (&few, 3, "a.txt", "Aldovia", "new", "norms.binding + firm");
  open_proven (&fixture);
  g_autoptr (GPtrArray) tagged = read_lines (&fixture);
  g_autoptr (GPtrArray) little = read_lines (&few);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  const char *const all[] = {"new", "other", "third", NULL};
  g_autoptr (DemarcheGate) seen = demarche_gate_new (tagged, tagged, all, fixture.codebook);
  g_autoptr (DemarcheGate) elsewhere = demarche_gate_new (tagged, nothing, NULL, fixture.codebook);
  g_autoptr (DemarcheGate) short_one = demarche_gate_new (little, little, NULL, fixture.codebook);
  struct {
    DemarcheGate *gate;
    const char *words;
  } cases[] = {{NULL, "no gold was given"},
               {seen, "only of those that the rules were developed on"},
               {elsewhere, "no statement of this report"},
               {short_one, "no position here has 30 gold tags"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (DemarcheReport) report = make_report (&fixture, cases[i].gate);
    const char *lack = demarche_report_describe_lack (report);

    ck_assert_ptr_nonnull (lack);
    ck_assert_msg (strstr (lack, cases[i].words) != NULL, "%s", lack);
  }
  fixture_close (&fixture);
  fixture_close (&few);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("gate");
  TCase *gold = tcase_create ("gold");
  TCase *report = tcase_create ("report");

  tcase_add_test (gold, gold_on_unseen_statements_alone_opens_the_gate);
  tcase_add_test (gold, unknown_text_counts_as_seen);
  tcase_add_test (gold, too_many_wrong_tags_shut_it);
  tcase_add_test (gold, gold_on_other_statements_is_left_out);
  suite_add_tcase (suite, gold);
  tcase_add_test (report, a_figure_is_proven_when_all_its_positions_are);
  tcase_add_test (report, every_format_marks_what_is_unproven);
  tcase_add_test (report, without_gold_everything_is_unproven);
  tcase_add_test (report, the_line_above_says_what_is_missing);
  suite_add_tcase (suite, report);
  return demarche_run_suite (suite);
}
