/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents of Word: what is text, what is not, what is refused. */
#include "office-file.h"
#include "runner.h"

#define RELATION(id, kind, target)                                                                 \
  "<Relationship Id='" id "' Target='" target "' "                                                 \
  "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/" kind "'/>"
#define RELATIONS(relations)                                                                       \
  "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" relations \
  "</Relationships>"
#define P(text) "<w:p><w:r><w:t xml:space='preserve'>" text "</w:t></w:r></w:p>"
#define R(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr>" R (text) "</w:p>"
#define ITEM(list, level, text)                                                                    \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" list                          \
  "'/></w:numPr></w:pPr>" R (text) "</w:p>"
#define CHAR(type) "<w:r><w:fldChar w:fldCharType='" type "'/></w:r>"
#define FIELD(code, text)                                                                          \
  CHAR ("begin")                                                                                   \
  "<w:r><w:instrText>" code "</w:instrText></w:r>" CHAR ("separate") R (text) CHAR ("end")
#define BOX(text) "<w:txbxContent>" text "</w:txbxContent>"
#define CELL(text) "<w:tc>" text "</w:tc>"

static const char styles[] =
    "<w:styles" WORD_NAMES ">"
    "<w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='berschrift1'/></w:style>"
    "<w:style w:styleId='Circle'><w:name w:val='Circle'/><w:basedOn w:val='Circle'/></w:style>"
    "<w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>"
    "<w:style w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:styleId='Points'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='1'/>"
    "</w:numPr></w:pPr></w:style></w:styles>";

#define LEVEL(level, format, text)                                                                 \
  "<w:lvl w:ilvl='" level "'><w:start w:val='1'/><w:numFmt w:val='" format                         \
  "'/><w:lvlText w:val='" text "'/></w:lvl>"

static const char numbering[] =
    "<w:numbering" WORD_NAMES "><w:abstractNum w:abstractNumId='0'>" LEVEL (
        "0", "bullet",
        "x") "</w:abstractNum><w:abstractNum w:abstractNumId='1'>" LEVEL ("0", "decimal", "%1.")
        LEVEL ("1", "lowerLetter", "(%2)") LEVEL (
            "2", "lowerRoman",
            "%3)") "</w:abstractNum>"
                   "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
                   "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
                   "<w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'>"
                   "<w:startOverride w:val='4'/></w:lvlOverride></w:num></w:numbering>";

static const char notes[] =
    "<w:footnotes" WORD_NAMES "><w:footnote w:type='separator' w:id='-1'>" P (
        "We are a line.") "</w:footnote><w:footnote w:id='1'>" P ("We agree in a note,")
        P ("over two paragraphs.") "</w:footnote></w:footnotes>";

static const char core[] =
    "<cp:coreProperties "
    "xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/'>"
    "<dc:title>On norms</dc:title><dc:creator>M. Lind</dc:creator><dc:language>en-GB</dc:language>"
    "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
    "<dcterms:modified>2025-03-04T08:05:00Z</dcterms:modified></cp:coreProperties>";

static GBytes *
make_document (const char *document)
{
  const OfficePart parts[] = {
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", RELATIONS (RELATION ("a", "officeDocument", "/word/main.xml"))},
      {"word/_rels/main.xml.rels",
       RELATIONS (RELATION ("a", "styles", "styles.xml") RELATION (
           "b", "numbering", "numbering.xml") RELATION ("c", "footnotes", "../word/notes.xml"))},
      {"word/main.xml", document},
      {"word/styles.xml", styles},
      {"word/numbering.xml", numbering},
      {"word/notes.xml", notes},
      {"docProps/core.xml", core},
  };

  return pack_parts (parts, G_N_ELEMENTS (parts));
}

static char *
describe_body (const char *body)
{
  g_autofree char *document =
      g_strconcat ("<w:document" WORD_NAMES "><w:body>", body, "</w:body></w:document>", NULL);
  g_autoptr (GBytes) bytes = make_document (document);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return describe_bytes (data, length, "a.docx");
}

#define NOTE "boilerplate: We agree in a note, over two paragraphs.\n"

/* a body, and its paragraphs */
static const struct {
  const char *body;
  const char *kinds;
} bodies[] = {
    {P ("We agree to the <![CDATA[whole]]> text.") "<w:p/>" P ("We thank all."),
     "paragraph: We agree to the whole text.\nparagraph: We thank all.\n"},
    {"<w:p>" R ("We ag")
         R ("ree") "<w:r><w:tab/></w:r>" R ("to") "<w:r><w:br w:type='page'/></w:r>" R (
             "legal\xC2\xADly") "<w:r><w:noBreakHyphen/><w:t>binding</w:t><w:softHyphen/"
                                "><w:t>ness "
                                "now.</w:t></w:r></w:p>",
     "paragraph: We agree to legal\xC2\xADly\xE2\x80\x91"
     "binding\xC2\xADness now.\n"},
    {"<w:p>" R ("We agree,") "<w:r><w:br/></w:r>" R ("all of us.") "</w:p>",
     "paragraph: We agree, all of us.\n"},
    {STYLED ("berschrift1", "Norms") P ("We agree to them.") STYLED ("Own", "Law") P ("We differ."),
     "title: Norms\nparagraph: We agree to them.\nheading: Law\nparagraph: We differ.\n"},
    {STYLED ("Circle", "We go round in circles."), "paragraph: We go round in circles.\n"},
    {P ("We differ on it.") "<w:p><w:r><w:rPr><w:rStyle w:val='Strong'/></w:rPr><w:t>Our "
                            "view</w:t></w:r></w:p>" P ("We agree to the text."),
     "paragraph: We differ on it.\nheading: Our view\nparagraph: We agree to the text.\n"},
    {P ("We call for:")
         ITEM ("1", "0", "peace") "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
                                  "</w:pPr></w:p>" ITEM ("1", "0", "work"),
     "list: We call for: - peace - work\n"},
    {P ("We call for:") STYLED ("Points", "peace") STYLED ("Points", "work"),
     "list: We call for: - peace - work\n"},
    {P ("We call for:") ITEM ("2", "0", "peace:") ITEM ("2", "1", "here;") ITEM ("2", "1", "there;")
         ITEM ("2", "2", "there, too;") ITEM ("2", "0", "work."),
     "list: We call for: 1. peace: (a) here; (b) there; i) there, too; 2. work.\n"},
    {P ("We agree.") ITEM ("3", "0", "peace;") ITEM ("3", "0", "work."),
     "paragraph: We agree.\nlist: 4. peace; 5. work.\n"},
    {"<w:p>" R ("We agree to ") "<w:ins>" R (
         "binding ") "</w:ins><w:del><w:r><w:delText>voluntary "
                     "</w:delText></w:r></w:del>" R ("norms.") "<w:commentRangeStart "
                                                               "w:id='0'/><w:r><w:commentReference "
                                                               "w:id='0'/></w:r></w:p>",
     "paragraph: We agree to binding norms.\n"},
    {"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R ("We agree to ") "</w:p>" P ("all of it."),
     "paragraph: We agree to all of it.\n"},
    {"<w:p>" R ("We agree") "<w:r><w:footnoteReference w:id='1'/></w:r>" R (" to it.") "</w:p>",
     "paragraph: We agree to it.\n"},
    {"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>We hide. </w:t></w:r>" R ("We show all.") "</w:p>",
     "paragraph: We show all.\n"},
    {"<w:p>" R ("We agree on page ") FIELD (" PAGEREF a ", "7") R ("and to ")
         FIELD (" HYPERLINK \"https://aldovia.example\" ", "the text")
             R (" of it.") "<w:fldSimple w:instr='PAGE'>" R ("9") "</w:fldSimple></w:p>",
     "paragraph: We agree on page and to the text of it.\n"},
    {"<w:p>" CHAR ("begin") R ("We lose") "</w:p>" P ("We lose nothing."),
     "paragraph: We lose nothing.\n"},
    {STYLED ("TOC1", "We agree 1") "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table "
                                   "of "
                                   "Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>" P (
                                       "We agree 2") "</w:sdtContent></"
                                                     "w:sdt><w:sdt><w:sdtContent>" P ("We agree to "
                                                                                      "it.") "</"
                                                                                             "w:"
                                                                                             "sdtCo"
                                                                                             "ntent"
                                                                                             "></"
                                                                                             "w:"
                                                                                             "sdt>",
     "paragraph: We agree to it.\n"},
    {"<w:p><w:r><mc:AlternateContent><mc:Choice>" BOX (
         P ("We agree in a box.")) "</mc:Choice><mc:Fallback>" BOX (P ("We agree in a "
                                                                       "box.")) "</"
                                                                                "mc:"
                                                                                "Fallback>"
                                                                                "</"
                                                                                "mc:"
                                                                                "AlternateC"
                                                                                "ontent></"
                                                                                "w:r>" R (
                                                                                    "We "
                                                                                    "agree "
                                                                                    "outsid"
                                                                                    "e of "
                                                                                    "it.") "</w:p>",
     "paragraph: We agree in a box.\nparagraph: We agree outside of it.\n"},
    {"<w:tbl><w:tr>" CELL (P ("We agree")) CELL (P ("to all.")) "</w:tr><w:tr>" CELL (
         P ("We differ.") P ("We say why.")) CELL (P ("We stay.")) "</w:tr></w:tbl>",
     "paragraph: We agree to all.\nparagraph: We differ.\nparagraph: We say why. We "
     "stay.\n"},
};

START_TEST (test_bodies_are_read)
{
  g_autofree char *kinds = describe_body (bodies[_i].body);
  g_autofree char *expected = g_strconcat (bodies[_i].kinds, NOTE, NULL);

  ck_assert_str_eq (kinds, expected);
}
END_TEST

START_TEST (test_strict_names_are_known)
{
  static const OfficePart parts[] = {
      {"[Content_Types].xml", "<Types/>"},
      {"word/document.xml",
       "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'>"
       "<x:body><x:p><x:r><x:t>We agree.</x:t></x:r></x:p></x:body>"
       "</x:document>"},
  };
  g_autofree char *kinds = describe_parts (parts, G_N_ELEMENTS (parts), "a.docx");

  ck_assert_str_eq (kinds, "paragraph: We agree.\n");
}
END_TEST

START_TEST (test_properties_are_weak)
{
  g_autoptr (GBytes) bytes =
      make_document ("<w:document" WORD_NAMES "><w:body>" P ("We agree.") "</w:body></w:document>");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *said = NULL;
  g_autoptr (DemarcheStatement) statement = read_bytes (data, length, "a.docx", &said, NULL);

  ck_assert_str_eq (said, "");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE), "2025-03-04");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_TITLE), "On norms");
  ck_assert_int_eq (demarche_statement_get_origin (statement, DEMARCHE_FIELD_DATE, NULL),
                    DEMARCHE_ORIGIN_PROPERTY);
  ck_assert_ptr_null (demarche_statement_get_field (statement, DEMARCHE_FIELD_SPEAKER));
}
END_TEST

#define BODY(inside) "<w:document" WORD_NAMES "><w:body>" inside "</w:body></w:document>"

/* a main part, and what is said of it */
static const struct {
  const char *document;
  const char *message;
} damaged[] = {
    {"", "part 'word/main.xml' of the document is damaged"},
    {"<w:document" WORD_NAMES "><w:body>" P ("We agree."), "is damaged"},
    {BODY (P ("We agree & differ.")), "is damaged"},
    {BODY (P ("We &agree;.")), "is damaged"},
    {"<!DOCTYPE w:document [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" BODY (P ("We &a;.")),
     "has a document type definition"},
    {"<!DOCTYPE w:document SYSTEM 'http://aldovia.example/a.dtd'>" BODY (P ("We agree.")),
     "has a document type definition"},
};

START_TEST (test_damage_is_said)
{
  g_autoptr (GBytes) bytes = make_document (damaged[_i].document);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *kinds = describe_bytes (data, length, "a.docx");

  ck_assert_msg (g_str_has_prefix (kinds, "error: ") && strstr (kinds, damaged[_i].message), "%s",
                 kinds);
}
END_TEST

START_TEST (test_depth_is_bounded)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *kinds = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (body, "<w:smartTag>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (body, "</w:smartTag>");
  kinds = describe_body (body->str);
  ck_assert_msg (strstr (kinds, "nested deeper than any text"), "%s", kinds);
}
END_TEST

/* cut off anywhere it is refused, never read in part */
START_TEST (test_cut_off_files_are_refused)
{
  g_autoptr (GBytes) bytes = make_document (BODY (P ("We agree.") P ("We differ.")));
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (gsize n = 40; n < length - 1; n += 97) {
    g_autofree char *kinds = describe_bytes (data, n, "a.docx");

    ck_assert_msg (g_str_has_prefix (kinds, "error: "), "%u bytes: %s", (guint)n, kinds);
  }
}
END_TEST

START_TEST (test_missing_part_is_named)
{
  static const OfficePart parts[] = {{"[Content_Types].xml", "<Types/>"}, {"word/a.xml", "<a/>"}};
  g_autofree char *kinds = describe_parts (parts, G_N_ELEMENTS (parts), "a.docx");

  ck_assert_msg (strstr (kinds, "has no part 'word/document.xml'"), "%s", kinds);
}
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("docx");
  TCase *tests = tcase_create ("docx");

  tcase_add_loop_test (tests, test_bodies_are_read, 0, G_N_ELEMENTS (bodies));
  tcase_add_test (tests, test_strict_names_are_known);
  tcase_add_test (tests, test_properties_are_weak);
  tcase_add_loop_test (tests, test_damage_is_said, 0, G_N_ELEMENTS (damaged));
  tcase_add_test (tests, test_depth_is_bounded);
  tcase_add_test (tests, test_cut_off_files_are_refused);
  tcase_add_test (tests, test_missing_part_is_named);
  suite_add_tcase (suite, tests);
  return suite;
}

int
main (void)
{
  return demarche_run_suite (make_suite ());
}
