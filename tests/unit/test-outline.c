/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Outlines: what they keep of a tagged statement, and what is none. */
#include "comparison-fixture.h"
#include "model/outline.h"
#include "model/reference.h"
#include "model/sketch.h"

static Fixture fixture;

static void
set_up (void)
{
  fixture_open (&fixture);
}

static void
tear_down (void)
{
  fixture_close (&fixture);
}

/* the first statement of the fixture */
static DemarcheTagged *
get_tagged (void)
{
  g_autoptr (DemarcheComparison) comparison =
      fixture_compare (&fixture, &(DemarcheComparisonOptions){.speakers = NULL});

  return g_ptr_array_index (fixture.tagged, 0);
}

static DemarcheTagged *
read_again (GBytes *outline, DemarcheCodebook *codebook)
{
  g_autoptr (DemarcheStore) store = demarche_store_new (1024);
  g_autoptr (DemarcheStore) sketches = demarche_store_new (1024);
  g_autoptr (GError) error = NULL;
  DemarcheTagged *read =
      demarche_outline_read (g_bytes_get_data (outline, NULL), g_bytes_get_size (outline), "a",
                             codebook, store, sketches, &error);

  if (read == NULL)
    ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_DAMAGED));
  return read;
}

START_TEST (what_is_alike_stands_together)
{
  fixture_say (&fixture, "a", "Aldovia", "2025-03-04", "First", "");
  fixture_say (&fixture, "a", "Aldovia", "2025-03-04", "First", "norms.binding + firm");
  fixture_say (&fixture, "a", "Brenmark", "2025-03-04", "First", "");
  fixture_say (&fixture, "a", "Aldovia", "2025-03-04", "First", "");
  g_autoptr (GBytes) outline = demarche_outline_new (get_tagged (), fixture.codebook);
  g_autoptr (DemarcheTagged) read = read_again (outline, fixture.codebook);
  DemarcheStatement *statement = demarche_tagged_get_statement (read);
  const guint numbers[] = {1, 2, 3};
  const guint n_alike[] = {2, 1, 1};

  ck_assert (demarche_statement_is_outline (statement));
  ck_assert_uint_eq (demarche_statement_count_paragraphs (statement), 4);
  ck_assert_uint_eq (demarche_statement_get_n_paragraphs (statement), 3);
  for (guint i = 0; i < 3; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    ck_assert_uint_eq (paragraph->number, numbers[i]);
    ck_assert_uint_eq (paragraph->n_alike, n_alike[i]);
    ck_assert_ptr_null (paragraph->text);
    ck_assert_uint_eq (paragraph->length, strlen ("Paragraph 1."));
    ck_assert_str_eq (paragraph->occasion->event, "First");
    ck_assert_str_eq (paragraph->occasion->delegation, i == 2 ? "Brenmark" : "Aldovia");
  }
}
END_TEST

START_TEST (tags_come_back_with_their_references)
{
  fixture_say (&fixture, "a", "Aldovia", NULL, NULL, "");
  fixture_say (&fixture, "a", "Aldovia", NULL, NULL,
               "norms.binding - tentative other Brenmark; norms.voluntary + firm ambiguous");
  DemarcheTagged *tagged = get_tagged ();
  g_autoptr (GBytes) outline = demarche_outline_new (tagged, fixture.codebook);
  g_autoptr (DemarcheTagged) read = read_again (outline, fixture.codebook);
  g_autoptr (GPtrArray) before = demarche_references_new (fixture.tagged, fixture.codebook);
  g_autoptr (GPtrArray) outlines = g_ptr_array_new ();

  g_ptr_array_add (outlines, read);
  g_autoptr (GPtrArray) after = demarche_references_new (outlines, fixture.codebook);
  ck_assert_uint_eq (demarche_tagged_get_n_tags (read), 2);
  for (guint i = 0; i < 2; i++) {
    const DemarcheTag *one = demarche_tagged_get_tag (tagged, i);
    const DemarcheTag *two = demarche_tagged_get_tag (read, i);
    ck_assert_int_eq (demarche_tag_compare (one, two, fixture.codebook), 0);
    ck_assert_int_eq (one->force, two->force);
    ck_assert_int_eq (one->review, two->review);
    ck_assert_str_eq (one->held_by != NULL ? one->held_by : "",
                      two->held_by != NULL ? two->held_by : "");
    ck_assert_str_eq (before->pdata[i], after->pdata[i]);
  }
}
END_TEST

START_TEST (the_sketch_is_that_of_the_whole)
{
  for (guint i = 0; i < 12; i++)
    fixture_say (&fixture, "a", "Aldovia", NULL, NULL, "");
  DemarcheTagged *tagged = get_tagged ();
  g_autoptr (GBytes) outline = demarche_outline_new (tagged, fixture.codebook);
  g_autoptr (DemarcheTagged) read = read_again (outline, fixture.codebook);
  DemarcheSketch before = demarche_sketch_draw (demarche_tagged_get_statement (tagged));
  DemarcheSketch after = demarche_sketch_draw (demarche_tagged_get_statement (read));

  ck_assert_uint_gt (before.n, 0);
  ck_assert_uint_eq (before.n, after.n);
  ck_assert_mem_eq (before.hashes, after.hashes, before.n * sizeof (guint32));
  demarche_sketch_clear (&before);
  demarche_sketch_clear (&after);
}
END_TEST

START_TEST (a_sketch_can_be_forgotten)
{
  for (guint i = 0; i < 12; i++)
    fixture_say (&fixture, "a", "Aldovia", NULL, NULL, "");
  g_autoptr (GBytes) outline = demarche_outline_new (get_tagged (), fixture.codebook);
  g_autoptr (DemarcheTagged) read = read_again (outline, fixture.codebook);
  DemarcheStatement *statement = demarche_tagged_get_statement (read);

  demarche_sketch_forget (statement);
  DemarcheSketch sketch = demarche_sketch_draw (statement);
  ck_assert_uint_eq (sketch.n, 0);
  ck_assert (demarche_statement_is_outline (statement));
  demarche_sketch_clear (&sketch);
}
END_TEST

START_TEST (an_outline_of_other_rules_is_none)
{
  DemarcheCodebook *other = demarche_codebook_new ();

  fixture_say (&fixture, "a", "Aldovia", NULL, NULL, "norms.binding + firm");
  g_autoptr (GBytes) outline = demarche_outline_new (get_tagged (), fixture.codebook);
  ck_assert_ptr_null (read_again (outline, other));
  demarche_codebook_unref (other);
}
END_TEST

/* each byte changed in turn, and the outline cut at each: what comes back holds together, or there
 * is an error */
START_TEST (damaged_bytes_do_no_harm)
{
  fixture_say (&fixture, "a", "Aldovia", "2025-03-04", "First", "norms.binding + firm");
  g_autoptr (GBytes) outline = demarche_outline_new (get_tagged (), fixture.codebook);
  gsize length = g_bytes_get_size (outline);
  guint n_refused = 0;

  for (gsize i = 0; i < 2 * length; i++) {
    guint8 *bytes = g_memdup2 (g_bytes_get_data (outline, NULL), length);

    bytes[i % length] ^= 0x55;
    g_autoptr (GBytes) damaged =
        g_bytes_new_with_free_func (bytes, i < length ? length : i - length, g_free, bytes);
    g_autoptr (DemarcheTagged) read = read_again (damaged, fixture.codebook);
    n_refused += read == NULL;
    for (guint k = 0; read != NULL && k < demarche_tagged_get_n_tags (read); k++)
      ck_assert_uint_lt (
          demarche_tagged_get_tag (read, k)->paragraph,
          demarche_statement_get_n_paragraphs (demarche_tagged_get_statement (read)));
  }
  ck_assert_uint_gt (n_refused, length); /* all that are cut, and more */
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("outline");
  TCase *tests = tcase_create ("outline");

  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, what_is_alike_stands_together);
  tcase_add_test (tests, tags_come_back_with_their_references);
  tcase_add_test (tests, the_sketch_is_that_of_the_whole);
  tcase_add_test (tests, a_sketch_can_be_forgotten);
  tcase_add_test (tests, an_outline_of_other_rules_is_none);
  tcase_add_test (tests, damaged_bytes_do_no_harm);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
