/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Subtitles: what was said is joined, what was shown twice counts once, who speaks is kept. */
#include "read-bytes.h"
#include "runner.h"

/* a cue of SubRip at a second and the next */
#define CUE(number, start, end, text)                                                              \
  number "\n00:00:" start ",000 --> 00:00:" end ",000\n" text "\n\n"
#define WEB(start, end, text) "00:" start ".000 --> 00:" end ".000 align:start\n" text "\n\n"

/* a file, and its paragraphs with who speaks */
static const struct {
  const char *name;
  const char *text;
  const char *kinds;
} files[] = {
    {"a.srt",
     CUE ("1", "01", "02", "We agree to the text")
         CUE ("2", "02", "03", "of the <i>whole</i> Group."),
     "paragraph: We agree to the text of the whole Group.\n"},
    {"a.srt",
     CUE ("1", "01", "02", "We agree.") CUE ("2", "02", "03", "We say so.")
         CUE ("3", "06", "07", "We differ on one.") CUE ("4", "08", "09", "We do."),
     "paragraph: We agree. We say so.\nparagraph: We differ on one. We do.\n"},
    {"a.srt",
     "1\r\n00:00:01,000 --> 00:00:02,000\r\nWe agree to self-\r\ndetermination.\r\n2\r\n"
     "00:00:02,000 --> 00:00:03,000\r\nWe did in\r\n\r\n2025.\r\n",
     "paragraph: We agree to self-determination. We did in 2025.\n"},
    /* captions that roll up, and that grow */
    {"a.srt",
     CUE ("1", "01", "03", "we want the norms")
         CUE ("2", "03", "03", "we want the norms\nto become binding")
             CUE ("3", "03", "05", "to become binding\nand we say so now"),
     "paragraph: we want the norms to become binding and we say so now\n"},
    {"a.srt",
     CUE ("1", "01", "02", "We") CUE ("2", "02", "03", "We want")
         CUE ("3", "03", "04", "We want norms.") CUE ("4", "04", "05", "No.")
             CUE ("5", "05", "06", "No."),
     "paragraph: We want norms. No. No.\n"},
    {"a.vtt",
     "WEBVTT - talks\nKind: captions\n\nNOTE\nWe note nothing.\n\nSTYLE\n::cue { color: red }\n\n"
     "first\n" WEB ("01", "02", "<v.loud Anna Rossi>We <b>agree</b> &amp; say so.</v>")
         WEB ("02", "03", "<v Henrik Vos>We do not."),
     "paragraph: Anna Rossi: We agree & say so.\nparagraph: Henrik Vos: We do not.\n"},
    {"a.vtt",
     "WEBVTT\n\n" WEB ("01", "02", "It&#39;s the caf&eacute;&#x2019;s, &lt;we&gt; say &so;."),
     "paragraph: It's the café’s, <we> say &so;.\n"},
    {"a.vtt",
     "WEBVTT\n\n" WEB ("01", "02", "<v The Chair>I give the floor to Aldovia.")
         WEB ("02", "03", "<v Rossi>We agree<00:02.500> to it.<v The Chair>Thank you all."),
     "paragraph: (chair) I give the floor to Aldovia.\nparagraph: Rossi: We agree to it.\n"
     "paragraph: (chair) Thank you all.\n"},
    {"a.srt",
     CUE ("1", "01", "02", "MS. ROSSI: We agree") CUE ("2", "02", "03", "to the text.")
         CUE ("3", "03", "04", "MR. VOS: We do not.") CUE ("4", "04", "05", ">> MS. ROSSI: We do.")
             CUE ("5", "05", "06", ">> We do not know."),
     "paragraph: Rossi: We agree to the text.\nparagraph: Vos: We do not.\nparagraph: Rossi: We "
     "do.\nparagraph: (unknown) We do not know.\n"},
    {"a.srt", CUE ("1", "01", "02", "- Do you agree?\n- We do, all of us."),
     "paragraph: (unknown) Do you agree?\nparagraph: (unknown) We do, all of us.\n"},
    {"a.srt", CUE ("1", "01", "02", "We call for:") CUE ("2", "02", "03", "- peace;"),
     "paragraph: We call for: - peace;\n"},
    {"a.srt",
     CUE ("1", "01", "02", "{\\an8}We agree [applause]") CUE ("2", "02", "03", "(laughter)")
         CUE ("3", "03", "04", "to all of it.") CUE ("4", "04", "05", "[speaking in\nCorvanian]"),
     "paragraph: We agree to all of it.\nboilerplate: [applause]\nboilerplate: (laughter)\n"
     "boilerplate: [speaking in Corvanian]\n"},
};

/* "kind: who: words", "(role)" where it says more than that somebody speaks */
static char *
describe_turns (DemarcheStatement *statement)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    g_string_append_printf (out, "%s: ", demarche_paragraph_kind_get_name (paragraph->kind));
    if (paragraph->occasion->role && strcmp (paragraph->occasion->role, "speaker") != 0)
      g_string_append_printf (out, "(%s) ", paragraph->occasion->role);
    else if (paragraph->turn && paragraph->occasion->speaker)
      g_string_append_printf (out, "%s: ", paragraph->occasion->speaker);
    g_string_append_printf (out, "%.*s\n", (int)paragraph->length, paragraph->text);
  }
  return g_string_free (out, FALSE);
}

START_TEST (test_files_are_read)
{
  g_autofree char *said = NULL;
  g_autoptr (DemarcheStatement) statement =
      read_bytes (files[_i].text, strlen (files[_i].text), files[_i].name, &said, NULL);
  g_autofree char *kinds = describe_turns (statement);

  ck_assert_str_eq (kinds, files[_i].kinds);
  ck_assert_str_eq (said, "");
}
END_TEST

START_TEST (test_a_lone_voice_is_the_speaker)
{
  static const char text[] = "WEBVTT\n\n" WEB ("01", "02", "<v Anna Rossi>We agree.");
  g_autoptr (DemarcheStatement) statement = read_bytes (text, strlen (text), "a.vtt", NULL, NULL);

  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_SPEAKER), "Anna Rossi");
}
END_TEST

/* the same words over and over take time in proportion */
START_TEST (test_long_files_are_read)
{
  g_autoptr (GString) text = g_string_new ("WEBVTT\n\n");
  g_autofree char *kinds = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (text, WEB ("01", "02", "we agree and we agree"));
  kinds = describe_bytes (text->str, text->len, "a.vtt");
  ck_assert_str_eq (kinds, "paragraph: we agree and we agree\n");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("subtitles");
  TCase *tests = tcase_create ("subtitles");

  tcase_add_loop_test (tests, test_files_are_read, 0, G_N_ELEMENTS (files));
  tcase_add_test (tests, test_a_lone_voice_is_the_speaker);
  tcase_add_test (tests, test_long_files_are_read);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
