/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people decided, as an archive keeps it: a log that only grows. */
#pragma once

#include "archive/archive.h"
#include "model/decision.h"

G_BEGIN_DECLS

/**
 * DemarcheArchiveDecision:
 * @id: from 1, in the order in which they were recorded
 * @added: "YYYY-MM-DDTHH:MM:SSZ"
 * @undoes: the decision that this row takes back, 0: it is a decision
 * @is_undone: whether a later row takes it back
 * @why_lost: (nullable): why it has no place in the text that its statement has now
 * @decision: what was decided, with its place in that text; of an undo only who took it back
 *
 * A row of the log.
 */
typedef struct {
  gint64 id;
  char *added;
  gint64 undoes;
  gboolean is_undone;
  char *why_lost;
  DemarcheDecision *decision;
} DemarcheArchiveDecision;

DEMARCHE_API void demarche_archive_decision_free (DemarcheArchiveDecision *decision);

/**
 * demarche_archive_add_decisions:
 * @decisions: (element-type DemarcheDecision): with statement, paragraph hash, ordinal, position,
 *   holder and stance, as the rows of a #DemarcheDecided have them, and with the words of the tag,
 *   by which they find their place when the text is corrected; without a day they get that of now
 * @n_added: (out) (optional): how many were not there
 *
 * Records decisions, all or none. One that repeats what the same person decided last of the same
 * tag adds nothing: a table may be imported again.
 */
DEMARCHE_API gboolean demarche_archive_add_decisions (DemarcheArchive *archive,
                                                      GPtrArray *decisions, guint *n_added,
                                                      GError **error) DEMARCHE_MUST_USE;
/* takes a decision back, by a row of its own. @by: (nullable): who. Errors: NOT_FOUND, INVALID (it
 * was taken back before, or is no decision) */
DEMARCHE_API gboolean demarche_archive_undo_decision (DemarcheArchive *archive, gint64 id,
                                                      const char *by,
                                                      GError **error) DEMARCHE_MUST_USE;
/* (element-type DemarcheArchiveDecision): in order. @whole_log: also what was taken back, and what
 * takes back; else those that hold, of which a person's last about a tag counts */
DEMARCHE_API GPtrArray *demarche_archive_list_decisions (DemarcheArchive *archive,
                                                         gboolean whole_log,
                                                         GError **error) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheArchiveDecision, demarche_archive_decision_free)

G_END_DECLS
