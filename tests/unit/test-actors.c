/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Units, groups, kinds of silence, alignment and landing zones. */
#include "comparison-fixture.h"

#include <glib/gstdio.h>

static const DemarcheComparisonOptions by_default = {0};

/* loads a registry from text, by way of a file */
static DemarcheSpeakers *
load_speakers (const char *text)
{
  g_autofree char *path = NULL;
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  int descriptor = g_file_open_tmp ("speakers-XXXXXX.json", &path, NULL);
  ck_assert_int_ge (descriptor, 0);
  ck_assert (g_close (descriptor, NULL));
  ck_assert (g_file_set_contents (path, text, -1, NULL));
  DemarcheSpeakers *speakers = demarche_speakers_load (path, diagnostics, NULL);
  ck_assert_ptr_nonnull (speakers);
  ck_assert_int_eq (g_unlink (path), 0);
  return speakers;
}

static const char registry[] =
    "{\"format\": 1, \"delegations\": ["
    "{\"name\": \"Brenmark\", \"groups\": [{\"group\": \"Harbour Group\", \"to\": "
    "\"2024-12-31\"}], \"present\": [\"First\"]},"
    "{\"name\": \"Aldovia\", \"present\": [\"First\", \"Second\"]}]}";

static DemarcheSilence
get_silence (DemarcheComparison *c, const char *actor, guint issue, guint window)
{
  return demarche_comparison_get_silence (c, demarche_comparison_find_actor (c, actor), issue,
                                          window);
}

START_TEST (test_kinds_of_silence)
{
  Fixture f;
  fixture_open (&f);
  fixture_say_more (&f, "a", "Aldovia", "2024-03-04", "First", "access.open + firm",
                    "\"about\": [\"measures\"], ");
  fixture_say_more (&f, "h", "Fenwold", "2024-03-04", "First", "norms.voluntary + firm",
                    "\"groups\": \"Harbour Group\", ");
  fixture_say_more (&f, "h", "Fenwold", "2025-03-04", "Second", "norms.voluntary + firm",
                    "\"groups\": \"Harbour Group\", ");
  fixture_say (&f, "b", "Brenmark", "2024-03-04", "First", "access.open + firm");
  fixture_say (&f, "c", "Corvania", "2025-03-04", "Second", "access.open + firm");
  g_autoptr (DemarcheSpeakers) speakers = load_speakers (registry);
  DemarcheComparisonOptions options = {.speakers = speakers};
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);

  ck_assert_int_eq (get_silence (c, "Aldovia", ACCESS, 0), DEMARCHE_SILENCE_NONE);
  ck_assert_int_eq (get_silence (c, "Aldovia", NORMS, 0), DEMARCHE_SILENCE_NOT_ON_ISSUE);
  ck_assert_int_eq (get_silence (c, "Aldovia", MEASURES, 0), DEMARCHE_SILENCE_NO_POSITION);
  ck_assert_int_eq (get_silence (c, "Aldovia", NORMS, 1), DEMARCHE_SILENCE_NO_STATEMENT);
  /* a member then, no more at the second session, where it is known who was present */
  ck_assert_int_eq (get_silence (c, "Brenmark", NORMS, 0), DEMARCHE_SILENCE_GROUP_ONLY);
  ck_assert_int_eq (get_silence (c, "Brenmark", NORMS, 1), DEMARCHE_SILENCE_ABSENT);
  /* who delivers the group's statement has no position of its own */
  ck_assert_int_eq (get_silence (c, "Fenwold", NORMS, 0), DEMARCHE_SILENCE_GROUP_ONLY);
  guint fenwold = demarche_comparison_find_actor (c, "Fenwold");
  ck_assert_ptr_null (demarche_comparison_find_cell (c, fenwold, NORMS, 0));
  ck_assert_ptr_eq (demarche_comparison_find_group_cell (c, fenwold, NORMS, 0),
                    fixture_cell (c, "Harbour Group", NORMS, 0));
  ck_assert_uint_eq (fixture_cell (c, "Harbour Group", NORMS, DEMARCHE_WINDOW_ALL)->n, 2);
  fixture_close (&f);
}
END_TEST

START_TEST (test_a_file_that_could_not_be_read_is_no_silence)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2024-03-04", "First", "access.open + firm");
  g_autoptr (DemarcheComparison) before = fixture_compare (&f, &by_default);
  ck_assert_int_eq (get_silence (before, "Aldovia", NORMS, 0), DEMARCHE_SILENCE_NOT_ON_ISSUE);

  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("scan.pdf");
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_DELEGATION, "Aldovia",
                                        DEMARCHE_ORIGIN_MANIFEST, NULL);
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_EVENT, "First",
                                        DEMARCHE_ORIGIN_MANIFEST, NULL);
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  g_ptr_array_add (f.tagged, demarche_tagged_new (statement, g_ptr_array_new (), "no text layer"));
  g_autoptr (DemarcheComparison) c = demarche_comparison_new (f.tagged, f.codebook, &by_default);
  ck_assert_uint_eq (c->n_failed, 1);
  ck_assert_int_eq (get_silence (c, "Aldovia", NORMS, 0), DEMARCHE_SILENCE_NOT_READ);
  ck_assert_int_eq (get_silence (c, "Aldovia", ACCESS, 0), DEMARCHE_SILENCE_NONE);
  fixture_close (&f);
}
END_TEST

START_TEST (test_units)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Brenmark", "2024-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "b", "Brenmark", "2024-03-05", "First", "norms.binding + firm");
  fixture_say_more (&f, "c", "Brenmark", "2024-03-05", "First", "norms.binding + firm",
                    "\"role\": \"chair\", ");
  g_autoptr (DemarcheSpeakers) speakers = load_speakers (registry);
  static const struct {
    DemarcheUnit unit;
    const char *actor;
    guint n;
  } cases[] = {
      {DEMARCHE_UNIT_DELEGATION, "BRENMARK", 2},
      {DEMARCHE_UNIT_DELEGATION, "c of Brenmark", 1}, /* a chair speaks for nobody */
      {DEMARCHE_UNIT_SPEAKER, "a of Brenmark", 1},
      {DEMARCHE_UNIT_GROUP, "Harbour Group", 2},
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    DemarcheComparisonOptions options = {.unit = cases[i].unit, .speakers = speakers};
    g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);
    ck_assert_uint_eq (fixture_cell (c, cases[i].actor, NORMS, 0)->n, cases[i].n);
  }
  fixture_close (&f);
}
END_TEST

/* @delegation: a member of the line with a comma after it, or "" */
static void
speak (Fixture *f, const char *statement, const char *speaker, const char *delegation,
       const char *tags)
{
  g_string_append_printf (f->lines,
                          "{\"statement\": \"%s\", \"paragraph\": 1, \"speaker\": \"%s\", %s"
                          "\"event\": \"First\", \"text\": \"Words.\", \"tags\": [",
                          statement, speaker, delegation);
  fixture_add_tags (f, tags);
  g_string_append (f->lines, "]}\n");
}

static const char members[] =
    "{\"format\": 1, \"speakers\": [{\"name\": \"T. Berek\", \"delegation\": \"Ostrany\"}],"
    "\"delegations\": ["
    "{\"name\": \"Tarsia\", \"groups\": [{\"group\": \"Harbour Group\"}]},"
    "{\"name\": \"Norvale\", \"groups\": [{\"group\": \"Harbour Group\", \"to\": "
    "\"2020-12-31\"}]},"
    "{\"name\": \"Pellan\", \"aliases\": [\"Republic of Pellan\"], \"present\": [\"First\"]},"
    "{\"name\": \"Lumara\", \"present\": [\"Another\"]}]}";

START_TEST (test_who_says_nothing_has_a_row)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2024-03-04", "First", "access.open + firm");
  fixture_say_more (&f, "h", "Fenwold", "2024-03-04", "First", "norms.voluntary + firm",
                    "\"groups\": \"Harbour Group\", ");
  g_autoptr (DemarcheSpeakers) speakers = load_speakers (members);
  g_autoptr (GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  const char *there[] = {"Tarsia", "T. Berek", "Republic of Pellan", "ALDOVIA", "Velmora", NULL};
  const char *elsewhere[] = {"Corvania", NULL};
  g_hash_table_insert (present, (char *)"First", there);
  g_hash_table_insert (present, (char *)"Another", elsewhere);
  DemarcheComparisonOptions options = {.speakers = speakers, .present = present};
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < c->actors->len; i++) {
    const DemarcheActor *actor = g_ptr_array_index (c->actors, i);
    g_string_append_printf (names, "%s%s,", actor->name, actor->is_silent ? " silent" : "");
  }

  ck_assert_str_eq (names->str, "Aldovia,Fenwold,Ostrany silent,Pellan silent,Tarsia silent,"
                                "Velmora silent,Harbour Group,");
  ck_assert_int_eq (get_silence (c, "Tarsia", NORMS, 0), DEMARCHE_SILENCE_GROUP_ONLY);
  /* its group said nothing on that, and it said nothing at all */
  ck_assert_int_eq (get_silence (c, "Tarsia", ACCESS, 0), DEMARCHE_SILENCE_NO_STATEMENT);
  ck_assert_int_eq (get_silence (c, "Pellan", NORMS, 0), DEMARCHE_SILENCE_NO_STATEMENT);
  options.unit = DEMARCHE_UNIT_SPEAKER;
  g_autoptr (DemarcheComparison) by_speaker = fixture_compare (&f, &options);
  ck_assert_uint_eq (by_speaker->actors->len, 2);
  fixture_close (&f);
}
END_TEST

START_TEST (test_who_is_named_counts_among_speakers)
{
  Fixture f;
  fixture_open (&f);
  speak (&f, "a", "Anna Rossi", "\"groups\": \"Harbour Group\", ", "norms.binding + firm");
  speak (&f, "b", "Anna Rossi", "\"groups\": \"Isles\", ", "norms.binding + firm");
  g_string_append (f.lines, "{\"statement\": \"c\", \"paragraph\": 1, \"groups\": \"Isles\", "
                            "\"event\": \"First\", \"text\": \"Words.\", \"tags\": [");
  fixture_add_tags (&f, "norms.binding + firm");
  g_string_append (f.lines, "]}\n");
  DemarcheComparisonOptions options = {.unit = DEMARCHE_UNIT_SPEAKER};
  g_autoptr (DemarcheComparison) by_speaker = fixture_compare (&f, &options);
  options.unit = DEMARCHE_UNIT_DELEGATION;
  g_autoptr (DemarcheComparison) by_delegation = fixture_compare (&f, &options);

  ck_assert_uint_eq (by_speaker->actors->len, 2);
  ck_assert_uint_eq (fixture_cell (by_speaker, "Anna Rossi", NORMS, 0)->n, 2);
  ck_assert_uint_eq (fixture_cell (by_speaker, "Isles", NORMS, 0)->n, 1);
  ck_assert_uint_eq (fixture_cell (by_delegation, "Harbour Group", NORMS, 0)->n, 1);
  ck_assert_uint_eq (fixture_cell (by_delegation, "Isles", NORMS, 0)->n, 2);
  fixture_close (&f);
}
END_TEST

START_TEST (test_namesakes_of_two_delegations_are_two)
{
  Fixture f;
  fixture_open (&f);
  speak (&f, "a", "Ms. Rossi", "\"delegation\": \"Aldovia\", ", "norms.binding + firm");
  speak (&f, "b", "Mr. Rossi", "\"delegation\": \"Brenmark\", ", "norms.voluntary + firm");
  speak (&f, "c", "ROSSI", "\"delegation\": \"ALDOVIA\", ", "norms.binding + firm");
  speak (&f, "d", "Rossi", "", "norms.binding + firm");
  speak (&f, "e", "The Chair", "", "norms.binding + firm");
  speak (&f, "f", "The Chair", "", "norms.binding + firm");
  speak (&f, "g", "A. Calder", "\"delegation\": \"Fenwold\", ", "norms.binding + firm");
  DemarcheComparisonOptions options = {.unit = DEMARCHE_UNIT_SPEAKER};
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);

  ck_assert_uint_eq (c->contradictions->len, 0);
  ck_assert_uint_eq (c->actors->len, 5);
  ck_assert_uint_eq (fixture_cell (c, "Rossi (Aldovia)", NORMS, 0)->n, 2);
  ck_assert_str_eq (((DemarcheActor *)c->actors->pdata[2])->name, "Ms. Rossi (Aldovia)");
  ck_assert_uint_eq (fixture_cell (c, "Rossi (Brenmark)", NORMS, 0)->n, 1);
  ck_assert_uint_eq (fixture_cell (c, "Rossi", NORMS, 0)->n, 1);
  ck_assert_uint_eq (fixture_cell (c, "The Chair", NORMS, 0)->n, 2);
  ck_assert_uint_eq (fixture_cell (c, "A. Calder", NORMS, 0)->n, 1);

  static const char *const one[] = {"Rossi (Brenmark)", NULL};
  options.actors = one;
  g_autoptr (DemarcheComparison) chosen = fixture_compare (&f, &options);
  ck_assert_uint_eq (chosen->actors->len, 1);
  static const char *const both[] = {"Rossi", NULL};
  options.actors = both;
  g_autoptr (DemarcheComparison) all = fixture_compare (&f, &options);
  ck_assert_uint_eq (all->actors->len, 3);
  fixture_close (&f);
}
END_TEST

START_TEST (test_plainest_spelling_is_shown)
{
  Fixture f;
  fixture_open (&f);
  speak (&f, "a", "H.E.  Ms. ANNA  ROSSI", "", "norms.binding + firm");
  speak (&f, "b", "Ms. Anna Rossi", "", "norms.binding + firm");
  speak (&f, "c", "Anna  Rossi", "", "norms.binding + firm");
  speak (&f, "d", "ANNA ROSSI", "", "norms.binding + firm");
  speak (&f, "e", "Mr. DRAGO  VELL", "", "norms.binding + firm");
  DemarcheComparisonOptions options = {.unit = DEMARCHE_UNIT_SPEAKER};
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);

  ck_assert_uint_eq (c->actors->len, 2);
  ck_assert_str_eq (((DemarcheActor *)c->actors->pdata[0])->name, "Anna Rossi");
  ck_assert_str_eq (((DemarcheActor *)c->actors->pdata[1])->name, "Mr. DRAGO VELL");
  fixture_close (&f);
}
END_TEST

START_TEST (test_names_that_differ_in_accents_are_warned_of)
{
  Fixture f;
  fixture_open (&f);
  speak (&f, "a", "In\303\250s Calder", "", "norms.binding + firm");
  speak (&f, "b", "INES CALDER", "", "norms.binding + firm");
  speak (&f, "c", "In\303\250s  CALDER", "", "norms.binding + firm");
  speak (&f, "d", "Ina Calder", "", "norms.binding + firm");
  DemarcheComparisonOptions options = {.unit = DEMARCHE_UNIT_SPEAKER};
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  ck_assert_uint_eq (c->actors->len, 3);
  demarche_comparison_check_names (c, diagnostics);
  ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), 1);
  ck_assert_str_eq (
      demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)),
      "'INES CALDER' and 'In\303\250s Calder' differ in accents only and are compared as two");
  fixture_close (&f);
}
END_TEST

START_TEST (test_alignment_is_normalised_for_activity)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2024-03-04", "First",
               "norms.binding + firm; access.open + firm");
  fixture_say (&f, "b", "Brenmark", "2024-03-04", "First", "norms.binding + firm");
  fixture_say (&f, "c", "Corvania", "2024-03-04", "First",
               "norms.voluntary + firm; access.informal + firm");
  fixture_say (&f, "d", "Fenwold", "2024-03-04", "First",
               "measures.contacts + firm; measures.discretion - firm");
  fixture_say (&f, "e", "Ostrany", "2024-03-04", "First", "measures.contacts + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  /* one shared issue of one and a half on average */
  DemarcheAlignment near = demarche_comparison_get_alignment (c, 0, 1, 0);
  ck_assert_uint_eq (near.n_shared, 1);
  ck_assert_double_eq_tol (near.value, 1 / 1.5, 1e-12);
  /* norms -1, access: open against informal 0, over two issues */
  DemarcheAlignment far = demarche_comparison_get_alignment (c, 0, 2, DEMARCHE_WINDOW_ALL);
  ck_assert_double_eq_tol (far.value, -.5, 1e-12);
  ck_assert_double_eq_tol (far.agreement, .25, 1e-12);
  /* one of two options in common */
  ck_assert_double_eq_tol (demarche_comparison_get_alignment (c, 3, 4, 0).value, .5, 1e-12);
  ck_assert_uint_eq (demarche_comparison_get_alignment (c, 0, 4, 0).n_shared, 0);
  fixture_close (&f);
}
END_TEST

START_TEST (test_neighbours_in_the_order_agree)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2024-03-04", "First", "norms.binding + firm");
  fixture_say (&f, "b", "Brenmark", "2024-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "c", "Corvania", "2024-03-04", "First", "norms.binding + firm");
  fixture_say (&f, "d", "Fenwold", "2024-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "e", "Ostrany", "2024-03-04", "First", "");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
  static const guint expected[] = {0, 2, 1, 3, 4};

  ck_assert_uint_eq (c->order->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_uint_eq (g_array_index (c->order, guint, i), expected[i]);
  ck_assert_uint_eq (c->merges->len, 3);
  ck_assert_double_eq (g_array_index (c->merges, DemarcheMerge, 2).alignment, -1);
  ck_assert_uint_eq (g_array_index (c->merges, DemarcheMerge, 2).first, 5);
  fixture_close (&f);
}
END_TEST

START_TEST (test_pairs_that_moved)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2024-03-04", "First", "norms.binding + firm");
  fixture_say (&f, "b", "Brenmark", "2024-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "c", "Aldovia", "2025-03-04", "Second", "norms.voluntary + firm");
  fixture_say (&f, "d", "Brenmark", "2025-03-04", "Second", "norms.voluntary + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  ck_assert_uint_eq (c->pairs->len, 1);
  const DemarchePair *pair = g_ptr_array_index (c->pairs, 0);
  ck_assert_double_eq (pair->before, -1);
  ck_assert_double_eq (pair->after, 1);
  ck_assert_uint_eq (pair->window_before, 0);
  fixture_close (&f);
}
END_TEST

START_TEST (test_landing_zone_is_the_shortest_stretch)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2024-03-04", "First", "access.open + firm");
  fixture_say (&f, "b", "Brenmark", "2024-03-04", "First", "access.informal + firm");
  fixture_say (&f, "c", "Corvania", "2024-03-04", "First", "access.informal + firm");
  fixture_say (&f, "d", "Fenwold", "2024-03-04", "First",
               "access.informal + firm; access.by-consensus + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
  DemarcheZone zone = demarche_comparison_get_zone (c, ACCESS, 0);

  /* -1 0 0 .5: three of four stand between 0 and .5 */
  ck_assert (zone.has_zone);
  ck_assert_double_eq (zone.low, 0);
  ck_assert_double_eq (zone.high, .5);
  ck_assert_uint_eq (zone.n_inside, 3);
  ck_assert_double_eq (zone.median, 0);
  ck_assert_uint_eq (zone.n_left, 1);
  ck_assert_uint_eq (zone.n_right, 1);
  ck_assert (!demarche_comparison_get_zone (c, NORMS, 0).has_zone);
  fixture_close (&f);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("actors");
  TCase *tests = tcase_create ("actors");

  tcase_add_test (tests, test_kinds_of_silence);
  tcase_add_test (tests, test_a_file_that_could_not_be_read_is_no_silence);
  tcase_add_test (tests, test_units);
  tcase_add_test (tests, test_who_says_nothing_has_a_row);
  tcase_add_test (tests, test_who_is_named_counts_among_speakers);
  tcase_add_test (tests, test_namesakes_of_two_delegations_are_two);
  tcase_add_test (tests, test_plainest_spelling_is_shown);
  tcase_add_test (tests, test_names_that_differ_in_accents_are_warned_of);
  tcase_add_test (tests, test_alignment_is_normalised_for_activity);
  tcase_add_test (tests, test_neighbours_in_the_order_agree);
  tcase_add_test (tests, test_pairs_that_moved);
  tcase_add_test (tests, test_landing_zone_is_the_shortest_stretch);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
