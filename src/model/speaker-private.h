/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The registry as the loader fills it. */
#pragma once

#include "model/speaker.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_NAME_PERSON,
  DEMARCHE_NAME_DELEGATION,
  DEMARCHE_NAME_GROUP,
  DEMARCHE_N_NAME_KINDS
} DemarcheNameKind;

/* a group that a delegation belongs to, with the days of its membership */
typedef struct {
  const char *group; /* as written, then the registry's spelling */
  const char *from;  /* (nullable) */
  const char *to;    /* (nullable) */
} DemarcheMembership;

/**
 * DemarcheNameEntry:
 * @name: the registry's spelling
 * @delegation: (nullable): of a person
 * @memberships: (element-type DemarcheMembership): of a delegation
 * @present: (element-type utf8): events of a delegation, NULL-terminated after loading
 *
 * A person, delegation or group. Strings belong to the registry.
 */
typedef struct {
  DemarcheNameKind kind;
  const char *name;
  const char *delegation;
  GArray *memberships;
  GPtrArray *present;
} DemarcheNameEntry;

struct _DemarcheSpeakers {
  gatomicrefcount references;
  GStringChunk *strings;
  GPtrArray *entries;                         /* DemarcheNameEntry */
  GHashTable *by_name[DEMARCHE_N_NAME_KINDS]; /* folded name, alias or id to entry */
  GPtrArray *names;                           /* names and aliases, NULL-terminated */
  GPtrArray *spellings;                       /* parallel */
};

/* keys of the file, of entries and of memberships; NULL-terminated */
extern const char *const demarche_speaker_file_keys[];
extern const char *const demarche_speaker_entry_keys[DEMARCHE_N_NAME_KINDS][8];
extern const char *const demarche_membership_keys[];

DemarcheNameEntry *demarche_speakers_add_entry (DemarcheSpeakers *speakers, DemarcheNameKind kind,
                                                const char *name);
/* the entry of that name, alias or id, or NULL */
DemarcheNameEntry *demarche_speakers_find_entry (DemarcheSpeakers *speakers, DemarcheNameKind kind,
                                                 const char *name);
/* another name of an entry; FALSE when it already names another one. @is_shown: a name that
 * people use (no id) */
gboolean demarche_speakers_add_alias (DemarcheSpeakers *speakers, DemarcheNameEntry *entry,
                                      const char *alias, gboolean is_shown) DEMARCHE_MUST_USE;
/* reads a registry; NULL after mistakes, which @diagnostics got */
DemarcheSpeakers *demarche_speakers_parse (DemarcheSource *source,
                                           DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;
/* resolves references between entries; nothing is added afterwards */
void demarche_speakers_finish (DemarcheSpeakers *speakers);

G_END_DECLS
