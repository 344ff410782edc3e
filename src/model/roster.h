/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who was found in statements, under which spellings, and which names may be one. */
#pragma once

#include "model/speaker.h"
#include "model/statement.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_ROSTER_PERSON,
  DEMARCHE_ROSTER_DELEGATION,
  DEMARCHE_ROSTER_GROUP,
  DEMARCHE_N_ROSTER_KINDS
} DemarcheRosterKind;

/* "person", "delegation", "group" */
DEMARCHE_API const char *demarche_roster_kind_get_name (DemarcheRosterKind kind);

/* one way in which a name is written, and in how many statements */
typedef struct {
  const char *spelling;
  guint n_statements;
} DemarcheRosterSpelling;

/**
 * DemarcheRosterName:
 * @name: as the registry has it, else the best spelling that was found
 * @is_known: whether the registry has it
 * @spellings: (element-type DemarcheRosterSpelling): by how often they came, then by bytes
 * @delegations: (element-type utf8): for whom a person spoke, in order of bytes
 * @n_statements: in how many the name stands
 * @n_turns: how often it took the floor: turns of records, and statements without turns
 *
 * A person, delegation or group. All belongs to the roster.
 */
typedef struct {
  DemarcheRosterKind kind;
  const char *name;
  gboolean is_known;
  GArray *spellings;
  GPtrArray *delegations;
  guint n_statements;
  guint n_turns;
} DemarcheRosterName;

/**
 * DemarcheRosterPair:
 * @first, @second: two names of one kind that may be one; @first is the better one to keep
 * @reason: (unowned): "initials", "word order", …
 */
typedef struct {
  const DemarcheRosterName *first;
  const DemarcheRosterName *second;
  const char *reason;
} DemarcheRosterPair;

/**
 * DemarcheRoster:
 *
 * Names as the statements write them. Read the statements with an empty registry
 * (demarche_ingest_set_speakers()), else the registry's spellings hide what was written:
 * |[
 * g_autoptr (DemarcheRoster) roster = demarche_roster_new (speakers);
 * demarche_roster_add (roster, statement);
 * demarche_roster_finish (roster);
 * ]|
 */
typedef struct _DemarcheRoster DemarcheRoster;

DEMARCHE_API DemarcheRoster *demarche_roster_new (DemarcheSpeakers *speakers) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_roster_free (DemarcheRoster *roster);
DEMARCHE_API void demarche_roster_add (DemarcheRoster *roster, DemarcheStatement *statement);
/* sorts what was found and looks for names that may be one; nothing is added afterwards */
DEMARCHE_API void demarche_roster_finish (DemarcheRoster *roster);
/* (element-type DemarcheRosterName): by kind, then by name */
DEMARCHE_API GPtrArray *demarche_roster_get_names (DemarcheRoster *roster);
/* (element-type DemarcheRosterPair): in the order of their names */
DEMARCHE_API GArray *demarche_roster_get_pairs (DemarcheRoster *roster);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheRoster, demarche_roster_free)

/* ---- library-private ---- */

/* a name ready to be compared with many */
typedef struct _DemarcheNameKey DemarcheNameKey;

DemarcheNameKey *demarche_name_key_new (const char *name) DEMARCHE_MUST_USE;
void demarche_name_key_free (DemarcheNameKey *key);
/* why two names may be one, or NULL */
const char *demarche_name_keys_compare (DemarcheRosterKind kind, const DemarcheNameKey *first,
                                        const DemarcheNameKey *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheNameKey, demarche_name_key_free)

G_END_DECLS
