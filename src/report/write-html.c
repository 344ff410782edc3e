/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Puts the page together: one file that loads nothing and runs nothing. */
#include "report/news.h"

#include "base/escape.h"
#include "report/resources.h"
#include "version.h"

typedef struct {
  const char *name; /* in the bar; NULL: not there */
  DemarchePageSection write;
} SectionWriter;

static const SectionWriter writers[DEMARCHE_N_SECTIONS] = {
    [DEMARCHE_SECTION_SUMMARY] = {NULL, NULL}, /* with the head of the page */
    [DEMARCHE_SECTION_MATRIX] = {"Matrix", demarche_page_write_matrix},
    [DEMARCHE_SECTION_LINES] = {"Issue lines", demarche_page_write_lines},
    [DEMARCHE_SECTION_TIME] = {"Time lines", demarche_page_write_time},
    [DEMARCHE_SECTION_SHIFTS] = {"Shifts", demarche_page_write_shifts},
    [DEMARCHE_SECTION_BOTH_WAYS] = {"Both ways", demarche_page_write_both_ways},
    [DEMARCHE_SECTION_SILENCE] = {"Silence", demarche_page_write_silence},
    [DEMARCHE_SECTION_SAID_OF_OTHERS] = {"Said of others", demarche_page_write_said_of_others},
    [DEMARCHE_SECTION_ALIGNMENT] = {"Alignment", demarche_page_write_alignment},
    [DEMARCHE_SECTION_DELEGATIONS] = {"Delegations", demarche_page_write_delegations},
    [DEMARCHE_SECTION_EVIDENCE] = {"Evidence", demarche_page_write_evidence},
    [DEMARCHE_SECTION_STATEMENTS] = {"Statements", demarche_page_write_statements},
    [DEMARCHE_SECTION_DEFINITIONS] = {"Definitions", demarche_page_write_definitions},
    [DEMARCHE_SECTION_METHOD] = {"Method", demarche_page_write_method},
    [DEMARCHE_SECTION_BRIEF] = {"Brief", demarche_page_write_brief},
    [DEMARCHE_SECTION_QUOTES] = {"Quotes", demarche_page_write_quotes},
    [DEMARCHE_SECTION_NEWS] = {"New", demarche_page_write_news},
};

static GBytes *
get_style (void)
{
  return g_resource_lookup_data (demarche_report_get_resource (), "/org/demarche/reports/style.css",
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* nothing may be loaded or run, and the only style is the one with this hash */
static char *
make_policy (const char *css, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  g_autofree char *hash = NULL;

  g_checksum_update (checksum, (const guchar *)css, (gssize)length);
  g_checksum_get_digest (checksum, digest, &size);
  hash = g_base64_encode (digest, size);
  return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
                          "form-action 'none'",
                          hash);
}

/* our own style sheet; the marking stands in it as an escaped string, for the margins of each
 * printed page, which the elements of the page do not reach */
static GString *
make_style (const char *handling)
{
  g_autoptr (GBytes) style = get_style ();
  gsize length;
  const char *css = g_bytes_get_data (style, &length);
  g_autoptr (GString) marking = g_string_new (NULL);
  GString *out = g_string_new_len (css, (gssize)length);

  if (handling == NULL)
    return out;
  demarche_escape_css (marking, handling, -1);
  g_string_append_printf (out,
                          "@media print { @page { @top-center { content: %s; } "
                          "@bottom-center { content: %s; } } }\n",
                          marking->str, marking->str);
  return out;
}

void
demarche_page_write_head (DemarcheHtml *html, const char *title, const char *handling)
{
  GString *style = make_style (handling);
  g_autofree char *policy = make_policy (style->str, style->len);

  demarche_html_open (html, "head", NULL);
  demarche_html_void (html, "meta", "charset", "utf-8", NULL);
  demarche_html_void (html, "meta", "name", "viewport", "content",
                      "width=device-width,initial-scale=1", NULL);
  demarche_html_void (html, "meta", "http-equiv", "Content-Security-Policy", "content", policy,
                      NULL);
  demarche_html_void (html, "meta", "name", "referrer", "content", "no-referrer", NULL);
  demarche_html_element (html, "title", title, NULL);
  demarche_html_style (html, style->str, style->len);
  demarche_html_close (html);
  demarche_html_newline (html);
  g_string_free (style, TRUE);
}

static void
write_bar (DemarchePage *page, const DemarcheSection *sections, guint n)
{
  demarche_html_element (page->html, "a", "Skip to the report", "class", "skip", "href", "#main",
                         NULL);
  demarche_html_open (page->html, "header", "class", "bar", NULL);
  demarche_html_open (page->html, "div", "class", "wrap", NULL);
  demarche_html_open (page->html, "nav", "aria-label", "Sections", NULL);
  demarche_html_open (page->html, "ul", NULL);
  for (guint i = 0; i < n; i++) {
    g_autofree char *target = g_strconcat ("#", demarche_section_get_name (sections[i]), NULL);

    if (writers[sections[i]].name == NULL)
      continue;
    demarche_html_open (page->html, "li", NULL);
    demarche_html_element (page->html, "a", writers[sections[i]].name, "href", target, NULL);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_newline (page->html);
}

static void
write_handling (DemarchePage *page)
{
  const char *handling =
      demarche_report_definition_get_text (page->report->definition, DEMARCHE_REPORT_HANDLING);

  if (handling == NULL)
    return;
  demarche_html_open (page->html, "p", "class", "handling", NULL);
  demarche_html_name (page->html, handling);
  demarche_html_close (page->html);
}

static void
write_foot (DemarchePage *page)
{
  demarche_html_open (page->html, "footer", "class", "wrap", NULL);
  write_handling (page);
  demarche_html_textf (page->html,
                       "Made with demarche %s, rule set %.8s. This page loads nothing and runs no "
                       "script.",
                       demarche_get_version (),
                       page->report->meaning_hash != NULL ? page->report->meaning_hash : "unknown");
  demarche_html_close (page->html);
}

static void
write_body (DemarchePage *page, const DemarcheSection *sections, guint n)
{
  const char *const *printed =
      demarche_report_definition_get_list (page->report->definition, DEMARCHE_REPORT_PRINT);

  demarche_html_open (
      page->html, "body", "class",
      printed[0] == NULL ? NULL
      : demarche_report_definition_is_printed (page->report->definition, DEMARCHE_SECTION_EVIDENCE)
          ? "short"
          : "short bare",
      NULL);
  write_bar (page, sections, n);
  demarche_html_open (page->html, "main", "id", "main", "class", "wrap", NULL);
  write_handling (page);
  demarche_page_write_summary (page);
  for (guint i = 0; i < n; i++)
    if (writers[sections[i]].write != NULL)
      writers[sections[i]].write (page);
  demarche_html_close (page->html);
  write_foot (page);
  demarche_html_close (page->html);
}

char *
demarche_report_write_html (DemarcheReport *report, gsize *length)
{
  g_autoptr (DemarcheHtml) html = demarche_html_new ();
  DemarchePage page = {.html = html, .report = report};
  DemarcheSection sections[DEMARCHE_N_SECTIONS];
  guint n = demarche_report_get_sections (report, sections);

  for (guint i = 0; i < n; i++)
    page.has[sections[i]] = TRUE;
  demarche_page_make_room (&page);
  demarche_html_doctype (html);
  demarche_html_open (html, "html", "lang", "en", NULL);
  demarche_page_write_head (html, demarche_report_get_title (report),
                            demarche_report_get_text (report, DEMARCHE_REPORT_HANDLING));
  write_body (&page, sections, n);
  demarche_html_close (html);
  g_free (page.is_listed);
  return demarche_html_finish (html, length);
}
