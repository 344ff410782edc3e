/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The brief and the few quotes of the shortest report, for a word processor. Here the quotes are
 * no notes: they are what the reader came for. */
#include "report/document.h"
#include "report/profile.h"
#include "report/sentences.h"
#include "report/words.h"

#define QUOTES 3
#define MOST_BRIEFS 20

static void
write_quotes (DemarcheDocument *document, const char *heading, GArray *quotes)
{
  if (quotes->len > 0)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_3, heading);
  for (guint i = 0; i < quotes->len; i++) {
    guint index = g_array_index (quotes, guint, i);
    g_autofree char *citation =
        demarche_words_citation (demarche_report_get_evidence (document->report, index));

    demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_QUOTE);
    demarche_document_quote (document, index);
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, " %s", citation);
    demarche_docx_close_paragraph (document->docx);
  }
}

static void
write_neighbour (DemarcheDocument *document, guint actor, guint other, const char *heading)
{
  DemarcheAlignment alignment;
  g_autofree char *value = NULL;

  if (other == DEMARCHE_NONE)
    return;
  alignment = demarche_comparison_get_alignment (document->report->comparison, actor, other,
                                                 DEMARCHE_WINDOW_ALL);
  value = demarche_words_score (alignment.value);
  demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BULLET);
  demarche_docx_textf (
      document->docx, DEMARCHE_DOCX_PLAIN, "%s: %s (alignment %s%s).", heading,
      demarche_report_get_actor (document->report, other)->name, value,
      demarche_report_is_pair_proven (document->report, actor, other, DEMARCHE_WINDOW_ALL)
          ? ""
          : ", unproven");
  demarche_docx_close_paragraph (document->docx);
}

static void
write_brief (DemarcheDocument *document, guint actor)
{
  g_autoptr (DemarcheProfile) profile = demarche_profile_new (document->report, actor);
  g_autoptr (GPtrArray) reliance = demarche_sentences_reliance (document->report);

  demarche_document_write_actor (document, actor);
  write_quotes (document, "Firmest words, to cite", profile->firmest);
  write_quotes (document, "On conditions", profile->conditions);
  write_neighbour (document, actor, profile->nearest, "Nearest");
  write_neighbour (document, actor, profile->furthest, "Furthest");
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_3, "How far to rely on this");
  for (guint i = 0; i < reliance->len; i++) {
    demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BULLET);
    demarche_document_sentence (document, g_ptr_array_index (reliance, i));
    demarche_docx_close_paragraph (document->docx);
  }
}

void
demarche_document_write_brief (DemarcheDocument *document)
{
  g_autoptr (GArray) subjects = demarche_profile_choose_subjects (document->report);

  if (subjects->len == 0)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY,
                             "Nothing at hand of the one this brief is about.");
  for (guint i = 0; i < MIN (subjects->len, MOST_BRIEFS); i++)
    write_brief (document, g_array_index (subjects, guint, i));
}

void
demarche_document_write_quotes (DemarcheDocument *document)
{
  g_autoptr (GArray) quotes = demarche_profile_choose_quotes (document->report, QUOTES);

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Quotes to cite");
  if (quotes->len == 0)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY,
                             "No position was found, so there is nothing to quote.");
  for (guint i = 0; i < quotes->len; i++) {
    guint index = g_array_index (quotes, guint, i);
    g_autofree char *reading = demarche_report_read_evidence (document->report, index);
    g_autofree char *citation =
        demarche_words_citation (demarche_report_get_evidence (document->report, index));

    demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_QUOTE);
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_BOLD, "%s ", reading);
    demarche_document_quote (document, index);
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, " %s", citation);
    demarche_docx_close_paragraph (document->docx);
  }
}
