/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Keeps what came of one file. */
#include "config.h"

#include "cli/add.h"

#define GROUP_MICROSECONDS (G_USEC_PER_SEC / 5) /* lost when the machine stops, and done again */

gboolean
demarche_add_end_group (DemarcheAdding *adding)
{
  DemarcheArchive *archive = adding->context->archive;
  g_autoptr (GError) error = NULL;

  if (adding->group_began == 0)
    return TRUE;
  adding->group_began = 0;
  if (demarche_archive_has_group (archive) && demarche_archive_end_group (archive, &error)) {
    adding->kept = adding->counts;
    return TRUE;
  }
  if (error != NULL)
    demarche_command_fail_archive (adding->context, error);
  adding->counts = adding->kept;
  return FALSE;
}

gboolean
demarche_add_begin_group (DemarcheAdding *adding)
{
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_monotonic_time ();

  if (adding->group_began != 0 && now - adding->group_began < GROUP_MICROSECONDS)
    return TRUE;
  if (!demarche_add_end_group (adding))
    return FALSE;
  if (!demarche_archive_begin_group (adding->context->archive, &error)) {
    demarche_command_fail_archive (adding->context, error);
    return FALSE;
  }
  adding->group_began = now;
  return TRUE;
}

/* who was at its events, by the manifests */
static gboolean
keep_present (DemarcheAdding *adding, const char *event, GError **error)
{
  if (event == NULL || !g_hash_table_add (adding->events, g_strdup (event)))
    return TRUE;
  g_autofree const char **names = demarche_ingest_get_present (adding->ingest, event);
  return names == NULL || demarche_archive_add_present (adding->context->archive, event,
                                                        (const char *const *)names, error);
}

static gboolean
keep_all_present (DemarcheAdding *adding, DemarcheStatement *statement, GError **error)
{
  if (!keep_present (adding, demarche_statement_get_field (statement, DEMARCHE_FIELD_EVENT), error))
    return FALSE;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++)
    if (!keep_present (adding, demarche_statement_get_paragraph (statement, i)->occasion->event,
                       error))
      return FALSE;
  return TRUE;
}

gboolean
demarche_add_tagged (DemarcheAdding *adding, DemarcheTagged *tagged, const char *file,
                     const char *source)
{
  g_autoptr (GError) error = NULL;
  g_auto (DemarcheAddition) addition = {0};
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);

  if (demarche_archive_add (adding->context->archive, tagged, source, &addition, &error) &&
      keep_all_present (adding, statement, &error)) {
    demarche_add_count (adding, file, &addition, tagged);
    return TRUE;
  }
  demarche_command_fail_archive (adding->context, error);
  return FALSE;
}

gboolean
demarche_add_failure (DemarcheAdding *adding, DemarcheStatement *described, const char *file,
                      const char *source, const char *content_hash, const GError *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheFailure) known = NULL;

  if (!demarche_archive_add_failure (adding->context->archive, described, source, content_hash,
                                     why->message, &known, &error)) {
    demarche_command_fail_archive (adding->context, error);
    return FALSE;
  }
  if (known == NULL) {
    adding->counts.n_failed_new++;
    demarche_command_fail (adding->context, file, why);
  } else if (known->state == DEMARCHE_FAILURE_OPEN) {
    adding->counts.n_failed_known++;
  } else {
    adding->counts.n_known++;
    adding->counts.n_settled++;
  }
  return TRUE;
}
