/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The page: inert, well-formed, every link answered, whatever the texts in it. */
#include "report-fixture.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

/* what statements may hold: mark-up, template marks, controls, spreadsheet formulas */
#define HOSTILE                                                                                    \
  "<script>alert(1)</script>\"'><img src=x onerror=alert(1)></style></title><!-- {{title}} ${x} "  \
  "]]> &lt;&#60; javascript:alert(1) \xe2\x80\xae\xe2\x81\xa6 \x1b[31m\x07 \xef\xbf\xbe =1+1"

/* as many words, since statements that read alike are reported */
#define TAME                                                                                       \
  "one two three four five six seven eight nine ten eleven twelve thirteen "                       \
  "fourteen fifteen sixteen seventeen eighteen nineteen twenty again more over out end"

typedef struct {
  GHashTable *elements; /* name to count */
  GHashTable *ids;
  GPtrArray *targets;
  guint n_h1;
  guint level;
} Page;

static void
check_attribute (Page *page, xmlNode *node, xmlAttr *attribute)
{
  const char *name = (const char *)attribute->name;
  g_autofree char *value = (char *)xmlNodeListGetString (node->doc, attribute->children, 1);

  ck_assert_msg (!g_str_has_prefix (name, "on"), "attribute %s", name);
  ck_assert_str_ne (name, "style");
  ck_assert_str_ne (name, "src");
  if (strcmp (name, "id") == 0)
    ck_assert_msg (g_hash_table_add (page->ids, g_strdup (value)), "id %s twice", value);
  if (strcmp (name, "href") == 0) {
    ck_assert_msg (value[0] == '#', "link to %s", value);
    g_ptr_array_add (page->targets, g_strdup (value + 1));
  }
}

static void
check_heading (Page *page, const char *name)
{
  guint level;

  if (name[0] != 'h' || name[1] < '1' || name[1] > '6' || name[2] != '\0')
    return;
  level = (guint)(name[1] - '0');
  page->n_h1 += level == 1;
  ck_assert_msg (level <= page->level + 1, "%s after a heading of level %u", name, page->level);
  page->level = level;
}

static gboolean
has_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp ((const char *)child->name, name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_attribute (xmlNode *node, const char *name)
{
  return xmlHasProp (node, (const xmlChar *)name) != NULL;
}

static void
check_element (Page *page, xmlNode *node)
{
  const char *name = (const char *)node->name;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (page->elements, name));

  g_hash_table_insert (page->elements, g_strdup (name), GUINT_TO_POINTER (n + 1));
  ck_assert_str_ne (name, "script");
  ck_assert_str_ne (name, "img");
  if (strcmp (name, "table") == 0)
    ck_assert_msg (has_child (node, "caption"), "a table without a caption");
  if (strcmp (name, "th") == 0)
    ck_assert_msg (has_attribute (node, "scope"), "a head without a scope");
  if (strcmp (name, "svg") == 0)
    ck_assert_msg (has_attribute (node, "role") || has_attribute (node, "aria-hidden"),
                   "a drawing without words");
  check_heading (page, name);
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    check_attribute (page, node, attribute);
}

static void
walk (Page *page, xmlNode *node)
{
  for (; node != NULL; node = node->next) {
    ck_assert_int_ne (node->type, XML_COMMENT_NODE);
    ck_assert_int_ne (node->type, XML_PI_NODE);
    if (node->type == XML_ELEMENT_NODE) {
      check_element (page, node);
      walk (page, node->children);
    }
  }
}

static void
page_open (Page *page, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  xmlDoc *document;

  *page = (Page){g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                 g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                 g_ptr_array_new_with_free_func (g_free), 0, 0};
  ck_assert (g_utf8_validate (data, (gssize)length, NULL));
  /* it has no entity and closes all it opens, so that the strictest parser takes it */
  document = xmlReadMemory (data, (int)length, "page", "UTF-8",
                            XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR);
  ck_assert_ptr_nonnull (document);
  walk (page, xmlDocGetRootElement (document));
  xmlFreeDoc (document);
  ck_assert_uint_eq (page->n_h1, 1);
  for (guint i = 0; i < page->targets->len; i++)
    ck_assert_msg (g_hash_table_contains (page->ids, page->targets->pdata[i]), "no target #%s",
                   (char *)page->targets->pdata[i]);
}

static void
page_close (Page *page)
{
  g_hash_table_unref (page->elements);
  g_hash_table_unref (page->ids);
  g_ptr_array_unref (page->targets);
}

static void
open_full (ReportFixture *fixture, Page *page, const char *word)
{
  g_autoptr (GBytes) bytes = NULL;

  report_fixture_open_full (fixture, word);
  bytes = report_fixture_write (fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  page_open (page, bytes);
}

START_TEST (hostile_text_adds_no_element)
{
  ReportFixture tame_fixture;
  ReportFixture hostile_fixture;
  Page tame;
  Page hostile;
  GHashTableIter iter;
  gpointer name;
  gpointer count;

  open_full (&tame_fixture, &tame, TAME);
  open_full (&hostile_fixture, &hostile, HOSTILE);
  ck_assert_uint_eq (g_hash_table_size (tame.elements), g_hash_table_size (hostile.elements));
  g_hash_table_iter_init (&iter, tame.elements);
  while (g_hash_table_iter_next (&iter, &name, &count))
    ck_assert_msg (g_hash_table_lookup (hostile.elements, name) == count, "%s: %u and %u",
                   (char *)name, GPOINTER_TO_UINT (count),
                   GPOINTER_TO_UINT (g_hash_table_lookup (hostile.elements, name)));
  page_close (&tame);
  page_close (&hostile);
  report_fixture_close (&tame_fixture);
  report_fixture_close (&hostile_fixture);
}
END_TEST

START_TEST (controls_never_reach_the_page)
{
  ReportFixture fixture;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  report_fixture_open_full (&fixture, HOSTILE);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  data = g_bytes_get_data (bytes, &length);
  for (gsize i = 0; i < length; i++)
    ck_assert_msg ((guchar)data[i] >= ' ' || data[i] == '\n', "byte %d", data[i]);
  ck_assert_ptr_null (g_strstr_len (data, (gssize)length, "\xe2\x80\xae"));
  ck_assert_ptr_null (g_strstr_len (data, (gssize)length, "\xef\xbf\xbe"));
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (page_holds_what_was_said)
{
  ReportFixture fixture;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;

  report_fixture_open_full (&fixture, "word");
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  data = g_bytes_get_data (bytes, NULL);
  ck_assert_ptr_nonnull (strstr (data, "default-src 'none'"));
  ck_assert_ptr_nonnull (strstr (data, "reversed on"));
  ck_assert_ptr_nonnull (strstr (data, "Said both ways"));
  ck_assert_ptr_nonnull (strstr (data, " tentatively supports: "));
  ck_assert_ptr_nonnull (strstr (data, "<mark>We </mark>"));
  ck_assert_ptr_nonnull (strstr (data, ">hedge</span>"));
  ck_assert_ptr_nonnull (strstr (data, "<summary>Paragraphs before and after</summary>"));
  ck_assert_ptr_nonnull (strstr (data, ">After, paragraph 2: </span>"));
  ck_assert_ptr_nonnull (strstr (data, "@top-center { content: \"word\"; }"));
  ck_assert_ptr_nonnull (strstr (data, "\xe2\x88\x92"
                                       "1.00"));
  ck_assert_ptr_null (strstr (data, "Incomplete."));
  report_fixture_close (&fixture);
}
END_TEST

static void
open_lines (ReportFixture *fixture, GString *lines)
{
  g_autoptr (DemarcheReportDefinition) definition = demarche_report_definition_new ();

  report_fixture_open (fixture, report_fixture_codebook ("word"), lines, definition, "word");
}

START_TEST (nothing_said_is_a_page)
{
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  Page page;

  open_lines (&fixture, lines);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  page_open (&page, bytes);
  ck_assert_ptr_nonnull (strstr (g_bytes_get_data (bytes, NULL), "nothing to compare with"));
  page_close (&page);
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (what_was_not_read_stands_above_all)
{
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new ("{\"statement\": \"scan.pdf\", \"error\": \"no "
                                            "text layer\"}\n");
  g_autoptr (GBytes) bytes = NULL;
  Page page;

  open_lines (&fixture, lines);
  ck_assert (demarche_report_is_incomplete (fixture.report));
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  page_open (&page, bytes);
  ck_assert_ptr_nonnull (strstr (g_bytes_get_data (bytes, NULL), "Incomplete."));
  ck_assert_ptr_nonnull (strstr (g_bytes_get_data (bytes, NULL), "no text layer"));
  page_close (&page);
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (one_speaker_is_a_page)
{
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *tag = report_fixture_tag ("norms.binding", "supports", "firm", "rule");
  g_autoptr (GBytes) bytes = NULL;
  Page page;

  report_fixture_say (lines, "a.txt", 1, "Aldovia", "First", "2024-03-04", "We want it.", tag);
  open_lines (&fixture, lines);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  page_open (&page, bytes);
  ck_assert_ptr_nonnull (strstr (g_bytes_get_data (bytes, NULL), "Nobody to compare with"));
  page_close (&page);
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (a_hundred_delegations_fit)
{
  static const char *const sessions[] = {"First", "Second", "Third"};
  static const char *const positions[] = {"norms.binding", "norms.voluntary", "access.open",
                                          "measures.contacts"};
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  Page page;

  for (guint i = 0; i < 300; i++) {
    g_autofree char *name = g_strdup_printf ("State %u", i % 100);
    g_autofree char *file = g_strdup_printf ("%u.txt", i);
    g_autofree char *date = g_strdup_printf ("2024-0%u-01", i / 100 + 1);

    for (guint k = 0; k < 4; k++) {
      g_autofree char *tag =
          report_fixture_tag (positions[k], (i + k) % 3 == 0 ? "opposes" : "supports",
                              i % 4 == 0 ? "tentative" : "firm", "rule");

      report_fixture_say (lines, file, k + 1, name, sessions[i / 100], date, "We want it.", tag);
    }
  }
  open_lines (&fixture, lines);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  page_open (&page, bytes);
  ck_assert_uint_lt (g_bytes_get_size (bytes), 4u << 20);
  page_close (&page);
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (five_thousand_speakers_are_bounded)
{
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *tag = report_fixture_tag ("norms.binding", "supports", "firm", "rule");
  g_autofree char *other = report_fixture_tag ("norms.voluntary", "supports", "firm", "rule");
  g_autoptr (GBytes) bytes = NULL;
  Page page;

  for (guint i = 0; i < 10000; i++) {
    g_autofree char *name = g_strdup_printf ("State %u", i % 5000);
    g_autofree char *file = g_strdup_printf ("%u.txt", i);

    report_fixture_say (lines, file, 1, name, i < 5000 ? "First" : "Second",
                        i < 5000 ? "2024-01-01" : "2025-01-01", "We want it.",
                        i < 5000 ? tag : other);
  }
  open_lines (&fixture, lines);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  page_open (&page, bytes);
  ck_assert_uint_lt (g_bytes_get_size (bytes), 4u << 20);
  page_close (&page);
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (sections_as_asked_for)
{
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  const char *json = "{\"format\": 1, \"sections\": [\"shifts\", \"matrix\"]}";
  g_autoptr (GBytes) text = g_bytes_new_static (json, strlen (json));
  g_autoptr (DemarcheSource) source = demarche_source_new ("d.json", text);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheReportDefinition) definition =
      demarche_report_definition_parse (source, diagnostics);
  g_autofree char *tag = report_fixture_tag ("norms.binding", "supports", "firm", "rule");
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  Page page;

  ck_assert_ptr_nonnull (definition);
  report_fixture_say (lines, "a.txt", 1, "Aldovia", "First", "2024-03-04", "We want it.", tag);
  report_fixture_open (&fixture, report_fixture_codebook ("word"), lines, definition, "word");
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_HTML, DEMARCHE_TABLE_EVIDENCE);
  page_open (&page, bytes);
  data = g_bytes_get_data (bytes, NULL);
  ck_assert (strstr (data, "<section id=\"shifts\"") < strstr (data, "<section id=\"matrix\""));
  ck_assert_ptr_null (strstr (data, "<section id=\"evidence\""));
  ck_assert_ptr_null (strstr (data, "How far to rely"));
  page_close (&page);
  report_fixture_close (&fixture);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-page");
  TCase *inert = tcase_create ("inert");
  TCase *sizes = tcase_create ("sizes");

  tcase_add_test (inert, hostile_text_adds_no_element);
  tcase_add_test (inert, controls_never_reach_the_page);
  tcase_add_test (inert, page_holds_what_was_said);
  tcase_add_test (inert, sections_as_asked_for);
  suite_add_tcase (suite, inert);
  tcase_add_test (sizes, nothing_said_is_a_page);
  tcase_add_test (sizes, what_was_not_read_stands_above_all);
  tcase_add_test (sizes, one_speaker_is_a_page);
  tcase_add_test (sizes, a_hundred_delegations_fit);
  tcase_add_test (sizes, five_thousand_speakers_are_bounded);
  tcase_set_timeout (sizes, 60);
  suite_add_tcase (suite, sizes);
  return demarche_run_suite (suite);
}
