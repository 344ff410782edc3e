/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* OpenDocument texts: what is text, what is not, what is refused. */
#include "office-file.h"
#include "runner.h"

#define P(text) "<text:p>" text "</text:p>"
#define ITEM(text) "<text:list-item>" P (text) "</text:list-item>"
#define CELL(text) "<table:table-cell>" text "</table:table-cell>"

static const char automatic[] =
    "<office:automatic-styles>"
    "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>"
    "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/>"
    "</style:style>"
    "<style:style style:name='T2' style:family='text'><style:text-properties "
    "fo:font-weight='bold'/></style:style>"
    "<text:list-style style:name='L1'><text:list-level-style-bullet text:level='1'/>"
    "</text:list-style>"
    "<text:list-style style:name='L2'><text:list-level-style-number text:level='1' "
    "style:num-format='1' style:num-suffix='.'/><text:list-level-style-number text:level='2' "
    "style:num-format='a' style:num-prefix='(' style:num-suffix=')'/></text:list-style>"
    "</office:automatic-styles>";

static const char named[] = "<office:document-styles" ODF_NAMES "><office:styles>"
                            "<style:style style:name='Title' style:family='paragraph'/>"
                            "</office:styles></office:document-styles>";

static const char meta[] =
    "<office:document-meta" ODF_NAMES "><office:meta><meta:initial-creator>M. Lind"
    "</meta:initial-creator><dc:creator>A. Vos</dc:creator><dc:date>2025-03-04T08:05:00</dc:date>"
    "<dc:title>On norms</dc:title><dc:language>en-GB</dc:language></office:meta>"
    "</office:document-meta>";

static char *
describe_content (const char *content, const char *manifest)
{
  const OfficePart parts[] = {
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"styles.xml", named},
      {"content.xml", content},
      {"meta.xml", meta},
      {"META-INF/manifest.xml", manifest},
  };

  return describe_parts (parts, G_N_ELEMENTS (parts), "a.odt");
}

static char *
describe_body (const char *body)
{
  g_autofree char *content = g_strconcat (
      "<office:document-content" ODF_NAMES ">", automatic, "<office:body><office:text>", body,
      "</office:text></office:body></office:document-content>", NULL);

  return describe_content (content, "<manifest/>");
}

/* a body, and its paragraphs */
static const struct {
  const char *body;
  const char *kinds;
} bodies[] = {
    {P ("We  agree<text:s text:c='3'/>to <text:span>all</text:span><text:tab/>of "
        "<text:a>this"
        "</text:a>.") P (""),
     "paragraph: We agree to all of this.\n"},
    {"<text:p text:style-name='P1'>Statement by Aldovia</text:p>" P (
         "We agree to the "
         "text.") "<text:h "
                  "text:"
                  "outline-"
                  "level='1'>"
                  "On "
                  "norms</"
                  "text:h>" P ("We "
                               "agree "
                               "to the "
                               "norms."),
     "title: Statement by Aldovia\nparagraph: We agree to the text.\nheading: On norms\n"
     "paragraph: We agree to the norms.\n"},
    {P ("We call for:") "<text:list text:style-name='L1'>" ITEM ("peace") ITEM ("")
         ITEM ("work") "</text:list>",
     "list: We call for: - peace - work\n"},
    {P ("We call for:") "<text:list text:style-name='L2'>" ITEM (
         "peace:") "<text:list-item><text:list>" ITEM ("here;")
         ITEM ("there;") "</text:list></text:list-item>" ITEM ("work.") "</text:list>",
     "list: We call for: 1. peace: (a) here; (b) there; 2. work.\n"},
    {P ("We call for:") "<text:list text:style-name='L2'>" ITEM (
         "peace;") "</text:list><text:list "
                   "text:style-name='L2' text:continue-numbering='true'>" ITEM (
                       "work.") "</text:list>",
     "list: We call for: 1. peace; 2. work.\n"},
    {"<text:tracked-changes><text:changed-region><text:deletion>" P (
         "We delete it.") "</text:deletion></text:changed-region></"
                          "text:tracked-changes>" P (
                              "<text:change text:change-id='c'/>We "
                              "agree<office:annotation><dc:creator>"
                              "A. Vos"
                              "</dc:creator>" P ("We comment.") "</"
                                                                "office:annotation>"
                                                                " to it."),
     "paragraph: We agree to it.\n"},
    {P ("We agree<text:note "
        "text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        "<text:note-body>" P ("We note this,") P ("and that.") "</text:note-body></text:note> to "
                                                               "it."),
     "paragraph: We agree to it.\nboilerplate: We note this, and that.\n"},
    {P ("<text:span text:style-name='T1'>We hide. </text:span>We show all on page "
        "<text:page-number>7</text:page-number>.") "<text:section text:display='none'>" P ("We "
                                                                                           "hide.") "</text:section>",
     "paragraph: We show all on page .\n"},
    {P ("We differ on it.") P ("<text:span text:style-name='T2'>Our view</text:span>")
         P ("We agree to the text."),
     "paragraph: We differ on it.\nheading: Our view\nparagraph: We agree to the text.\n"},
    {P ("<draw:frame><draw:text-box>" P (
         "We agree in a box.") "</draw:text-box><svg:title>We "
                               "are a picture.</svg:title></draw:frame>We agree outside of "
                               "it."),
     "paragraph: We agree in a box.\nparagraph: We agree outside of it.\n"},
    {P ("<draw:custom-shape>" P ("We agree in a shape.") "</draw:custom-shape>We agree outside."),
     "paragraph: We agree in a shape.\nparagraph: We agree outside.\n"},
    {"<text:table-of-content><text:index-body>" P ("We agree 1") "</text:index-body>"
                                                                 "</text:table-of-content>" P (
                                                                     "We agree to it."),
     "paragraph: We agree to it.\n"},
    {"<table:table><table:table-row>" CELL (P ("We agree"))
         CELL (P ("to all.")) "<table:covered-"
                              "table-cell>" P ("We hide.") "</table:covered-table-cell></"
                                                           "table:table-row></table:table>",
     "paragraph: We agree to all.\n"},
    {P ("We agree,<text:line-break/>all of us.<text:line-break/><text:line-break/>We "
        "differ on the rest."),
     "paragraph: We agree, all of us.\nparagraph: We differ on the rest.\n"},
};

START_TEST (test_bodies_are_read)
{
  g_autofree char *kinds = describe_body (bodies[_i].body);

  ck_assert_str_eq (kinds, bodies[_i].kinds);
}
END_TEST

START_TEST (test_properties_are_weak)
{
  static const OfficePart parts[] = {
      {"mimetype", "application/vnd.oasis.opendocument.text"},
      {"content.xml", "<office:document-content" ODF_NAMES "><office:body><office:text>" P (
                          "We agree.") "</office:text></office:body></office:document-content>"},
      {"meta.xml", meta},
  };
  g_autoptr (GBytes) bytes = pack_parts (parts, G_N_ELEMENTS (parts));
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *said = NULL;
  g_autoptr (DemarcheStatement) statement = read_bytes (data, length, "a.odt", &said, NULL);

  ck_assert_str_eq (said, "");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE), "2025-03-04");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_TITLE), "On norms");
  ck_assert_ptr_null (demarche_statement_get_field (statement, DEMARCHE_FIELD_SPEAKER));
}
END_TEST

/* content and manifest, and what is said of it */
static const struct {
  const char *content;
  const char *manifest;
  const char *message;
} refused[] = {
    {"x", "<manifest><encryption-data/></manifest>", "protected by a password"},
    {"<a><b></a>", "", "part 'content.xml' of the document is damaged"},
    {"<office:document-content" ODF_NAMES "><office:body><office:spreadsheet/></office:body>"
     "</office:document-content>",
     "", "has no body of text"},
    {"<!DOCTYPE a [<!ENTITY b 'b'>]><a/>", "", "has a document type definition"},
};

START_TEST (test_what_cannot_be_read_is_said)
{
  g_autofree char *kinds = describe_content (refused[_i].content, refused[_i].manifest);

  ck_assert_msg (g_str_has_prefix (kinds, "error: ") && strstr (kinds, refused[_i].message), "%s",
                 kinds);
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("odt");
  TCase *tests = tcase_create ("odt");

  tcase_add_loop_test (tests, test_bodies_are_read, 0, G_N_ELEMENTS (bodies));
  tcase_add_test (tests, test_properties_are_weak);
  tcase_add_loop_test (tests, test_what_cannot_be_read_is_said, 0, G_N_ELEMENTS (refused));
  suite_add_tcase (suite, tests);
  return suite;
}

int
main (void)
{
  return demarche_run_suite (make_suite ());
}
