/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The document for a word processor: a package of well-formed parts, whatever the texts in it. */
#include "report-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

/* mark-up, template marks, controls, fields, another direction */
#define HOSTILE                                                                                    \
  "</w:t></w:r><w:r><w:instrText>QUIT</w:instrText>\"'><img src=x></style><!-- {{title}} ]]> "     \
  "&lt;&#60; \xe2\x80\xae\xe2\x81\xa6 \x1b[31m\x07 \xef\xbf\xbe =1+1"
#define TAME                                                                                       \
  "one two three four five six seven eight nine ten eleven twelve thirteen "                       \
  "fourteen fifteen sixteen seventeen eighteen nineteen twenty again more over out end"

typedef struct {
  GHashTable *parts;    /* name to GString */
  GHashTable *elements; /* name to count */
} Package;

static GString *
read_part (struct archive *archive)
{
  GString *text = g_string_new (NULL);
  char buffer[4096];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  ck_assert_int_eq (n, 0);
  return text;
}

static void
count_elements (Package *package, xmlNode *node)
{
  for (; node != NULL; node = node->next) {
    const char *name = (const char *)node->name;
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (package->elements, name));

    ck_assert_int_ne (node->type, XML_COMMENT_NODE);
    ck_assert_int_ne (node->type, XML_PI_NODE);
    if (node->type != XML_ELEMENT_NODE)
      continue;
    g_hash_table_insert (package->elements, g_strdup (name), GUINT_TO_POINTER (n + 1));
    count_elements (package, node->children);
  }
}

static void
check_part (Package *package, const char *name, const GString *text)
{
  xmlDoc *part = xmlReadMemory (text->str, (int)text->len, name, NULL,
                                XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR);

  ck_assert_msg (part != NULL, "%s is not well-formed", name);
  for (gsize i = 0; i < text->len; i++)
    ck_assert_msg ((guchar)text->str[i] >= ' ' || text->str[i] == '\n', "%s: byte %d", name,
                   text->str[i]);
  count_elements (package, xmlDocGetRootElement (part));
  xmlFreeDoc (part);
}

static void
package_open (Package *package, GBytes *bytes)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  package->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  package->elements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  archive_read_support_format_zip (archive);
  ck_assert_int_eq (archive_read_open_memory (archive, data, length), ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK) {
    const char *name = archive_entry_pathname (entry);
    GString *text = read_part (archive);

    check_part (package, name, text);
    ck_assert (g_hash_table_insert (package->parts, g_strdup (name), text));
  }
  archive_read_free (archive);
}

static const char *
get_part (Package *package, const char *name)
{
  GString *text = g_hash_table_lookup (package->parts, name);

  ck_assert_msg (text != NULL, "no part %s", name);
  return text->str;
}

static void
package_close (Package *package)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, package->parts);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    g_string_free (text, TRUE);
  g_hash_table_unref (package->parts);
  g_hash_table_unref (package->elements);
}

static void
open_full (Package *package, const char *word)
{
  ReportFixture fixture;
  g_autoptr (GBytes) bytes = NULL;

  report_fixture_open_full (&fixture, word);
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_DOCX, DEMARCHE_TABLE_EVIDENCE);
  package_open (package, bytes);
  report_fixture_close (&fixture);
}

START_TEST (hostile_text_adds_no_element)
{
  Package tame;
  Package hostile;
  GHashTableIter iter;
  gpointer name;
  gpointer count;

  open_full (&tame, TAME);
  open_full (&hostile, HOSTILE);
  ck_assert_uint_eq (g_hash_table_size (tame.elements), g_hash_table_size (hostile.elements));
  g_hash_table_iter_init (&iter, tame.elements);
  while (g_hash_table_iter_next (&iter, &name, &count))
    ck_assert_msg (g_hash_table_lookup (hostile.elements, name) == count, "%s: %u and %u",
                   (char *)name, GPOINTER_TO_UINT (count),
                   GPOINTER_TO_UINT (g_hash_table_lookup (hostile.elements, name)));
  package_close (&tame);
  package_close (&hostile);
}
END_TEST

START_TEST (document_holds_what_was_said)
{
  Package package;
  const char *body;

  open_full (&package, "word");
  body = get_part (&package, "word/document.xml");
  ck_assert_ptr_nonnull (strstr (body, "w:val=\"Heading1\""));
  ck_assert_ptr_nonnull (strstr (body, "w:val=\"Caption\""));
  ck_assert_ptr_nonnull (strstr (body, "w:orient=\"landscape\""));
  ck_assert_ptr_nonnull (strstr (body, " reversed on word"));
  ck_assert_ptr_nonnull (strstr (body, "<w:tblHeader/>"));
  ck_assert_ptr_nonnull (strstr (get_part (&package, "word/header.xml"), ">word<"));
  ck_assert_ptr_nonnull (strstr (get_part (&package, "word/footer.xml"), ">word<"));
  ck_assert_ptr_nonnull (strstr (get_part (&package, "docProps/core.xml"), ">word<"));
  package_close (&package);
}
END_TEST

/* each quote is set once; later the same note is named */
START_TEST (quotes_are_notes)
{
  Package package;
  const char *notes;
  guint n = 0;

  open_full (&package, "word");
  notes = get_part (&package, "word/footnotes.xml");
  while (TRUE) {
    g_autofree char *id = g_strdup_printf ("<w:footnote w:id=\"%u\">", n + 1);
    g_autofree char *number = g_strdup_printf ("<w:footnoteReference w:id=\"%u\"/>", n + 1);
    const char *set = strstr (get_part (&package, "word/document.xml"), number);

    if (strstr (notes, id) == NULL)
      break;
    ck_assert_ptr_nonnull (set);
    ck_assert_ptr_null (strstr (set + 1, number));
    n++;
  }
  ck_assert_uint_ge (n, 5);
  ck_assert_ptr_nonnull (strstr (notes, "We "));
  ck_assert_ptr_nonnull (strstr (notes, "paragraph 1. Reference "));
  ck_assert_ptr_nonnull (
      strstr (get_part (&package, "word/document.xml"), "w:instr=\" NOTEREF note1 \\h \""));
  package_close (&package);
}
END_TEST

START_TEST (nothing_said_is_a_document)
{
  ReportFixture fixture;
  Package package;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DemarcheReportDefinition) definition = demarche_report_definition_new ();
  g_autoptr (GBytes) bytes = NULL;

  report_fixture_open (&fixture, report_fixture_codebook ("word"), lines, definition, "word");
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_DOCX, DEMARCHE_TABLE_EVIDENCE);
  package_open (&package, bytes);
  ck_assert_ptr_nonnull (
      strstr (get_part (&package, "word/document.xml"), "nothing to compare with"));
  package_close (&package);
  report_fixture_close (&fixture);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-document");
  TCase *tests = tcase_create ("document");

  tcase_add_test (tests, hostile_text_adds_no_element);
  tcase_add_test (tests, document_holds_what_was_said);
  tcase_add_test (tests, quotes_are_notes);
  tcase_add_test (tests, nothing_said_is_a_document);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
