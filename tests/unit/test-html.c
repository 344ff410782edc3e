/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Web pages: what is text, what stands around it, what the page says of itself. */
#include "read-bytes.h"
#include "runner.h"

/* a body, and its paragraphs */
static const struct {
  const char *html;
  const char *kinds;
} bodies[] = {
    {"<p>We want a text,\n and we   want it&nbsp;now.</p>",
     "paragraph: We want a text, and we want it\xC2\xA0now.\n"},
    {"<h1>Statement by Aldovia</h1><p>We agree to the text.</p><h2>On norms</h2><p>We agree to "
     "the norms.</p>",
     "title: Statement by Aldovia\nparagraph: We agree to the text.\nheading: On norms\n"
     "paragraph: We agree to the norms.\n"},
    {"<p>We call for:</p><ul><li>peace</li><li><p>work</p></li></ul><p>We agree.</p>",
     "list: We call for: - peace - work\nparagraph: We agree.\n"},
    {"<p>We call for:</p><ol><li>peace;</li><li>work.</li></ol>",
     "list: We call for: 1. peace; 2. work.\n"},
    {"<p>We agree to this text.<br><br>We do not agree to that one.</p>",
     "paragraph: We agree to this text.\nparagraph: We do not agree to that one.\n"},
    {"<p>Unclosed, we agree.<p>Unclosed, we do not agree.",
     "paragraph: Unclosed, we agree.\nparagraph: Unclosed, we do not agree.\n"},
    {"<p>We agree&#0; to&#x110000; it&#146;s text.</p>",
     "paragraph: We agree\xEF\xBF\xBD to\xEF\xBF\xBD it\xE2\x80\x99s text.\n"},
    {"<p>A note<sup><a href='#n'>1</a></sup> and a link<a href='#f'>[2]</a> to the 80<sup>th</sup> "
     "session.</p><div class='footnotes'><p>1 We agree to nothing.</p></div>",
     "paragraph: A note and a link to the 80th session.\nboilerplate: 1 We agree to nothing.\n"},
    {"<script>We agree.</script><style>p{}</style><p hidden>We agree.</p><p>We hide nothing of "
     "it.</p><p style='display: none'>We agree.</p><template>We agree.</template>",
     "paragraph: We hide nothing of it.\n"},
    {"<p>We differ on it.</p><p><strong>Our view of it</strong></p><p>We agree to the text.</p>",
     "paragraph: We differ on it.\nheading: Our view of it\nparagraph: We agree to the text.\n"},
    {"<pre>We agree to\nthe text.</pre>", "paragraph: We agree to the text.\n"},
    {"<table><tr><td>We agree</td><td>to all.</td></tr></table>", "paragraph: We agree to all.\n"},
};

START_TEST (test_bodies_are_read)
{
  g_autofree char *page =
      g_strdup_printf ("<!DOCTYPE html><html><body>%s</body></html>", bodies[_i].html);
  g_autofree char *kinds = describe_bytes (page, strlen (page), "a.html");

  ck_assert_str_eq (kinds, bodies[_i].kinds);
}
END_TEST

#define WORDS "We have said in every session of the Group that a text is needed."

/* what stands around a text of two paragraphs */
static const char *const clutter[] = {
    "<nav><p>We agree to menus.</p></nav>",
    "<ul><li><a href='a'>We agree.</a></li><li><a href='b'>We differ.</a></li>"
    "<li><a href='c'>We do not know.</a></li></ul>",
    "<div class='cookie-notice'><p>We use cookies.</p></div>",
    "<div id='cookieConsent'><p>We use cookies.</p></div>",
    "<div class=\"share-bar\">We share this.</div>",
    "<aside><p>We agree to this.</p></aside>",
    "<div class='related-links'><h2>Related</h2><p>We agree to this.</p></div>",
    "<header><p>We are the Mission.</p></header>",
    "<footer><p>We reserve all rights.</p></footer>",
    "<form><p>We search.</p></form>",
    "<div role='dialog'><p>We ask you.</p></div>",
    "<p aria-hidden='true'>We hide.</p>",
};

START_TEST (test_clutter_is_left_out)
{
  g_autofree char *page = g_strdup_printf ("<html><body>%s<div class='text'><p>" WORDS
                                           "</p><p>" WORDS "</p></div>%s</body></html>",
                                           clutter[_i], clutter[_i]);
  g_autofree char *kinds = describe_bytes (page, strlen (page), "a.html");

  ck_assert_str_eq (kinds, "paragraph: " WORDS "\nparagraph: " WORDS "\n");
}
END_TEST

/* a name of clutter around the whole text is a bad name */
START_TEST (test_text_is_never_clutter)
{
  static const char page[] =
      "<html><body><div class='nav menu'><form><p>" WORDS "</p></form></div></body></html>";
  g_autofree char *kinds = describe_bytes (page, strlen (page), "a.html");

  ck_assert_str_eq (kinds, "paragraph: " WORDS "\n");
}
END_TEST

START_TEST (test_main_text_is_found)
{
  static const char page[] =
      "<html><body><div><p>We are a page about many things.</p></div><main><article><header>"
      "<h1>Statement by Aldovia</h1></header><div itemprop='articleBody'><p>" WORDS "</p><p>" WORDS
      "</p></div></article></main><div><p>We are its end.</p></div></body></html>";
  g_autofree char *kinds = describe_bytes (page, strlen (page), "a.html");

  ck_assert_str_eq (kinds,
                    "title: Statement by Aldovia\nparagraph: " WORDS "\nparagraph: " WORDS "\n");
}
END_TEST

/* @head of a page, the field it fills, NULL when it must not */
static const struct {
  const char *head;
  DemarcheField field;
  const char *value;
} heads[] = {
    {"<meta property='article:published_time' content='2025-03-04T10:00:00Z'>", DEMARCHE_FIELD_DATE,
     "2025-03-04"},
    {"<meta name='date' content='yesterday'>", DEMARCHE_FIELD_DATE, NULL},
    {"<meta name='DC.date' content='2025-02-30'>", DEMARCHE_FIELD_DATE, NULL},
    {"<script type='application/ld+json'>{\"@graph\": [{\"datePublished\": \"2025-03-05\", "
     "\"headline\": \"On norms\"}]}</script>",
     DEMARCHE_FIELD_DATE, "2025-03-05"},
    {"<script type='application/ld+json'>{\"datePublished\": </script>", DEMARCHE_FIELD_DATE, NULL},
    {"<title>On &amp; norms</title>", DEMARCHE_FIELD_TITLE, "On & norms"},
    {"<title>Mission</title><meta property='og:title' content='On norms'>", DEMARCHE_FIELD_TITLE,
     "On norms"},
    {"<link rel='canonical' href='https://aldovia.example/a'>", DEMARCHE_FIELD_SOURCE,
     "https://aldovia.example/a"},
    {"<link rel='canonical' href='javascript:alert(1)'>", DEMARCHE_FIELD_SOURCE, NULL},
    {"<meta name='author' content='The press office'>", DEMARCHE_FIELD_SPEAKER, NULL},
};

START_TEST (test_heads_are_weak_metadata)
{
  g_autofree char *page = g_strdup_printf (
      "<html><head>%s</head><body><p>Norms bind.</p></body></html>", heads[_i].head);
  g_autoptr (DemarcheStatement) statement = read_bytes (page, strlen (page), "a.html", NULL, NULL);

  ck_assert_pstr_eq (demarche_statement_get_field (statement, heads[_i].field), heads[_i].value);
  if (heads[_i].value)
    ck_assert_int_eq (demarche_statement_get_origin (statement, heads[_i].field, NULL),
                      DEMARCHE_ORIGIN_PROPERTY);
}
END_TEST

START_TEST (test_what_the_text_says_is_stronger)
{
  static const char page[] =
      "<html lang='fr'><head><meta name='date' content='2025-03-09'></head><body><h1>Statement by "
      "Aldovia</h1><p>4 March 2025</p><p>" WORDS "</p><p>" WORDS "</p></body></html>";
  g_autoptr (DemarcheStatement) statement = read_bytes (page, strlen (page), "a.html", NULL, NULL);

  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE), "2025-03-04");
  ck_assert_str_eq (demarche_statement_get_field (statement, DEMARCHE_FIELD_LANGUAGE), "en");
}
END_TEST

/* bytes of a page, and what the letter in it comes out as: a mark, then the page's own word, then
 * UTF-8 */
static const struct {
  const char *bytes;
  const char *words;
} encodings[] = {
    {"<html><meta charset=utf-8><p>We agr\xC3\xA9 to it.", "We agr\xC3\xA9 to it."},
    {"<html><meta charset=\"iso-8859-1\"><p>We agr\xE9 \x80 1.", "We agr\xC3\xA9 \xE2\x82\xAC 1."},
    {"<html><meta http-equiv='Content-Type' content='text/html; charset=koi8-r'><p>\xC1\xC2 is.",
     "\xD0\xB0\xD0\xB1 is."},
    {"\xEF\xBB\xBF<html><meta charset=koi8-r><p>We agr\xC3\xA9 to it.", "We agr\xC3\xA9 to it."},
    {"<?xml version='1.0' encoding='iso-8859-1'?><html><p>We agr\xE9 to it.</p></html>",
     "We agr\xC3\xA9 to it."},
    {"<html><p>We agr\xC3\xA9 to it.", "We agr\xC3\xA9 to it."},
    {"<html><meta charset='utf-\xFF'><p>We agr\xC3\xA9 to it.", "We agr\xC3\xA9 to it."},
};

START_TEST (test_encodings_have_an_order)
{
  g_autofree char *kinds =
      describe_bytes (encodings[_i].bytes, strlen (encodings[_i].bytes), "a.html");
  g_autofree char *expected = g_strdup_printf ("paragraph: %s\n", encodings[_i].words);

  ck_assert_str_eq (kinds, expected);
}
END_TEST

START_TEST (test_text_is_never_lost_silently)
{
  g_autoptr (GString) page = g_string_new ("<html><body>");
  g_autofree char *kinds = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (page, "<div>");
  g_string_append (page, "<p>We agree.");
  kinds = describe_bytes (page->str, page->len, "a.html");
  ck_assert_ptr_nonnull (strstr (kinds, "error: elements nested deeper"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("html");
  TCase *tests = tcase_create ("html");

  tcase_add_loop_test (tests, test_bodies_are_read, 0, G_N_ELEMENTS (bodies));
  tcase_add_loop_test (tests, test_clutter_is_left_out, 0, G_N_ELEMENTS (clutter));
  tcase_add_test (tests, test_text_is_never_clutter);
  tcase_add_test (tests, test_main_text_is_found);
  tcase_add_loop_test (tests, test_heads_are_weak_metadata, 0, G_N_ELEMENTS (heads));
  tcase_add_test (tests, test_what_the_text_says_is_stronger);
  tcase_add_loop_test (tests, test_encodings_have_an_order, 0, G_N_ELEMENTS (encodings));
  tcase_add_test (tests, test_text_is_never_lost_silently);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
