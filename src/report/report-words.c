/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of a paragraph: those of an outline are read when they are shown. */
#include "report/report-private.h"

#define N_KEPT 64 /* statements with their words, each in the place that its index gives it */

struct _DemarcheReportWords {
  DemarcheStatementReader read;
  gpointer data;
  guint indices[N_KEPT];
  DemarcheStatement *statements[N_KEPT];
  DemarcheParagraph unread; /* in place of what could not be read */
  GError *error;
};

DemarcheReportWords *
demarche_report_words_new (DemarcheStatementReader read, gpointer data)
{
  DemarcheReportWords *words = g_new0 (DemarcheReportWords, 1);

  words->read = read;
  words->data = data;
  return words;
}

void
demarche_report_words_free (DemarcheReportWords *words)
{
  for (guint i = 0; i < N_KEPT; i++)
    g_clear_pointer (&words->statements[i], demarche_statement_unref);
  g_clear_error (&words->error);
  g_free (words);
}

gboolean
demarche_report_words_check (DemarcheReportWords *words, GError **error)
{
  if (words->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&words->error));
  return FALSE;
}

/* (nullable): the statement of @evidence with its words, kept for a while */
static DemarcheStatement *
find_statement (DemarcheReportWords *words, const DemarcheEvidence *evidence)
{
  DemarcheStatement *outline = demarche_tagged_get_statement (evidence->tagged);
  guint place = evidence->statement % N_KEPT;

  if (!demarche_statement_is_outline (outline))
    return outline;
  if (words->statements[place] == NULL || words->indices[place] != evidence->statement) {
    g_clear_pointer (&words->statements[place], demarche_statement_unref);
    words->indices[place] = evidence->statement;
    if (words->error == NULL)
      words->statements[place] =
          words->read (demarche_statement_get_name (outline), words->data, &words->error);
  }
  return words->statements[place];
}

/* index of paragraph @number: numbers rise by one or more */
static guint
find_number (DemarcheStatement *statement, guint number)
{
  guint low = 0;
  guint high = demarche_statement_get_n_paragraphs (statement);

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (demarche_statement_get_paragraph (statement, middle)->number < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const DemarcheParagraph *
demarche_report_find_paragraph (DemarcheReport *report, const DemarcheEvidence *evidence, int step)
{
  DemarcheStatement *statement = find_statement (report->words, evidence);
  guint number = evidence->paragraph->number + (guint)step; /* before the first one: 0 */

  if (statement == NULL)
    return NULL;
  guint index = find_number (statement, number);
  if (index >= demarche_statement_get_n_paragraphs (statement))
    return NULL;
  const DemarcheParagraph *found = demarche_statement_get_paragraph (statement, index);
  return found->number == number ? found : NULL;
}

const DemarcheParagraph *
demarche_report_get_paragraph (DemarcheReport *report, const DemarcheEvidence *evidence)
{
  if (evidence->paragraph->text != NULL)
    return evidence->paragraph;
  const DemarcheParagraph *found = demarche_report_find_paragraph (report, evidence, 0);
  if (found != NULL)
    return found;
  report->words->unread = *evidence->paragraph;
  report->words->unread.text = "";
  report->words->unread.length = 0;
  return &report->words->unread;
}
