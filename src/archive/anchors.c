/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Gives decisions their place in a corrected text. */
#include "archive/archive-private.h"

#include "model/anchor.h"

#define QUOTED_CHARS 80

static gboolean
write_anchor (DemarcheArchive *archive, gint64 id, const char *text_hash,
              const DemarcheDecision *found, const char *why, GError **error)
{
  g_autofree char *now = demarche_archive_get_now (archive);

  return demarche_database_run (
      archive->database, error,
      "INSERT INTO anchor (decision, added, text_hash, paragraph_hash, ordinal, number, quote, why)"
      " VALUES (?, ?, ?, ?, nullif (?, -1), nullif (?, 0), ?, ?)",
      "isssiiss", id, now, text_hash, found != NULL ? found->paragraph_hash : NULL,
      found != NULL ? (gint64)found->ordinal : -1, found != NULL ? (gint64)found->number : 0,
      found != NULL ? found->quote : NULL, why);
}

/* "Anna rejects it: “the words”: why" */
static void
add_lost (GStrvBuilder *lost, const DemarcheDecision *decision, const char *why)
{
  g_autofree char *said = demarche_decision_describe (decision);
  const char *words = decision->words != NULL ? decision->words : decision->quote;
  g_autofree char *cut =
      words != NULL ? g_utf8_substring (words, 0, MIN (g_utf8_strlen (words, -1), QUOTED_CHARS))
                    : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("%s: “%s”: %s", said, cut, why);

  g_strv_builder_add (lost, line);
}

gboolean
demarche_archive_anchor_decisions (DemarcheArchive *archive, const char *name,
                                   DemarcheStatement *statement, DemarcheAddition *addition,
                                   GError **error)
{
  g_autoptr (GPtrArray) rows = demarche_archive_list_decisions (archive, FALSE, error);
  g_autoptr (GStrvBuilder) lost = g_strv_builder_new ();
  const char *hash = demarche_statement_get_text_hash (statement);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    const DemarcheArchiveDecision *row = g_ptr_array_index (rows, i);
    const char *why = NULL;

    if (g_strcmp0 (row->decision->statement, name) != 0)
      continue;
    g_autoptr (DemarcheDecision) found = demarche_decision_anchor (row->decision, statement, &why);
    if (!write_anchor (archive, row->id, hash, found, found == NULL ? why : NULL, error))
      return FALSE;
    addition->n_anchored += found != NULL;
    if (found == NULL)
      add_lost (lost, row->decision, why);
  }
  g_strfreev (addition->lost);
  addition->lost = g_strv_builder_end (lost);
  return TRUE;
}
