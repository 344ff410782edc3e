/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The registry of names: who is who, who speaks for whom, who belongs to what. */
#include "model/speaker-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (DemarcheSpeakers, demarche_speakers, demarche_speakers_ref,
                     demarche_speakers_unref)

static void
entry_free (gpointer data)
{
  DemarcheNameEntry *entry = data;
  g_array_unref (entry->memberships);
  g_ptr_array_unref (entry->present);
  g_free (entry);
}

DemarcheSpeakers *
demarche_speakers_new (void)
{
  DemarcheSpeakers *speakers = g_new0 (DemarcheSpeakers, 1);
  g_atomic_ref_count_init (&speakers->references);
  speakers->strings = g_string_chunk_new (1024);
  speakers->entries = g_ptr_array_new_with_free_func (entry_free);
  for (guint i = 0; i < DEMARCHE_N_NAME_KINDS; i++)
    speakers->by_name[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  speakers->names = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  speakers->spellings = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  return speakers;
}

DemarcheSpeakers *
demarche_speakers_ref (DemarcheSpeakers *speakers)
{
  g_return_val_if_fail (speakers != NULL, NULL);
  g_atomic_ref_count_inc (&speakers->references);
  return speakers;
}

void
demarche_speakers_unref (DemarcheSpeakers *speakers)
{
  g_return_if_fail (speakers != NULL);
  if (!g_atomic_ref_count_dec (&speakers->references))
    return;
  for (guint i = 0; i < DEMARCHE_N_NAME_KINDS; i++)
    g_hash_table_unref (speakers->by_name[i]);
  g_ptr_array_unref (speakers->names);
  g_ptr_array_unref (speakers->spellings);
  g_ptr_array_unref (speakers->entries);
  g_string_chunk_free (speakers->strings);
  g_free (speakers);
}

DemarcheNameEntry *
demarche_speakers_find_entry (DemarcheSpeakers *speakers, DemarcheNameKind kind, const char *name)
{
  g_autofree char *folded = demarche_speakers_fold_name (name);
  return g_hash_table_lookup (speakers->by_name[kind], folded);
}

gboolean
demarche_speakers_add_alias (DemarcheSpeakers *speakers, DemarcheNameEntry *entry,
                             const char *alias, gboolean is_shown)
{
  char *folded = demarche_speakers_fold_name (alias);
  DemarcheNameEntry *known = g_hash_table_lookup (speakers->by_name[entry->kind], folded);
  if (known != NULL) {
    g_free (folded);
    return known == entry;
  }
  g_hash_table_insert (speakers->by_name[entry->kind], folded, entry);
  if (is_shown) {
    g_ptr_array_add (speakers->names, g_string_chunk_insert (speakers->strings, alias));
    g_ptr_array_add (speakers->spellings, (char *)entry->name);
  }
  return TRUE;
}

DemarcheNameEntry *
demarche_speakers_add_entry (DemarcheSpeakers *speakers, DemarcheNameKind kind, const char *name)
{
  DemarcheNameEntry *entry = g_new0 (DemarcheNameEntry, 1);
  entry->kind = kind;
  entry->name = g_string_chunk_insert (speakers->strings, name);
  entry->memberships = g_array_new (FALSE, TRUE, sizeof (DemarcheMembership));
  entry->present = g_ptr_array_new_null_terminated (0, NULL, TRUE);
  g_ptr_array_add (speakers->entries, entry);
  return entry;
}

/* the registry's spelling of what another entry refers to, which need not have an entry yet */
static const char *
resolve (DemarcheSpeakers *speakers, DemarcheNameKind kind, const char *name)
{
  DemarcheNameEntry *entry = demarche_speakers_find_entry (speakers, kind, name);
  if (entry != NULL)
    return entry->name;
  entry = demarche_speakers_add_entry (speakers, kind, name);
  if (!demarche_speakers_add_alias (speakers, entry, name, TRUE))
    return name;
  return entry->name;
}

void
demarche_speakers_finish (DemarcheSpeakers *speakers)
{
  guint n_entries = speakers->entries->len; /* resolving adds more, which refer to nothing */
  for (guint i = 0; i < n_entries; i++) {
    DemarcheNameEntry *entry = g_ptr_array_index (speakers->entries, i);
    if (entry->delegation != NULL)
      entry->delegation = resolve (speakers, DEMARCHE_NAME_DELEGATION, entry->delegation);
    for (guint j = 0; j < entry->memberships->len; j++) {
      DemarcheMembership *membership = &g_array_index (entry->memberships, DemarcheMembership, j);
      membership->group = resolve (speakers, DEMARCHE_NAME_GROUP, membership->group);
    }
  }
}

static const char *
find_spelling (DemarcheSpeakers *speakers, DemarcheNameKind kind, const char *name)
{
  g_return_val_if_fail (speakers != NULL && name != NULL, NULL);
  DemarcheNameEntry *entry = demarche_speakers_find_entry (speakers, kind, name);
  return entry == NULL ? NULL : entry->name;
}

const char *
demarche_speakers_find_person (DemarcheSpeakers *speakers, const char *name)
{
  return find_spelling (speakers, DEMARCHE_NAME_PERSON, name);
}

const char *
demarche_speakers_find_delegation (DemarcheSpeakers *speakers, const char *name)
{
  return find_spelling (speakers, DEMARCHE_NAME_DELEGATION, name);
}

const char *
demarche_speakers_find_group (DemarcheSpeakers *speakers, const char *name)
{
  return find_spelling (speakers, DEMARCHE_NAME_GROUP, name);
}

const char *
demarche_speakers_get_delegation (DemarcheSpeakers *speakers, const char *person)
{
  g_return_val_if_fail (speakers != NULL && person != NULL, NULL);
  DemarcheNameEntry *entry = demarche_speakers_find_entry (speakers, DEMARCHE_NAME_PERSON, person);
  return entry == NULL ? NULL : entry->delegation;
}

static gboolean
is_member_on (const DemarcheMembership *membership, const char *date)
{
  if (date == NULL)
    return TRUE;
  return (membership->from == NULL || strcmp (membership->from, date) <= 0) &&
         (membership->to == NULL || strcmp (date, membership->to) <= 0);
}

const char **
demarche_speakers_get_groups (DemarcheSpeakers *speakers, const char *delegation, const char *date)
{
  g_return_val_if_fail (speakers != NULL && delegation != NULL, NULL);
  DemarcheNameEntry *entry =
      demarche_speakers_find_entry (speakers, DEMARCHE_NAME_DELEGATION, delegation);
  GPtrArray *groups = g_ptr_array_new ();
  for (guint i = 0; entry != NULL && i < entry->memberships->len; i++) {
    const DemarcheMembership *membership =
        &g_array_index (entry->memberships, DemarcheMembership, i);
    if (is_member_on (membership, date) && !g_ptr_array_find (groups, membership->group, NULL))
      g_ptr_array_add (groups, (char *)membership->group);
  }
  g_ptr_array_add (groups, NULL);
  return (const char **)g_ptr_array_free (groups, FALSE);
}

/* an array that never got a member has no data at all */
static const char *const *
strings_of (const GPtrArray *array)
{
  static const char *const nothing[] = {NULL};

  return array->pdata != NULL ? (const char *const *)array->pdata : nothing;
}

void
demarche_speakers_get_names (DemarcheSpeakers *speakers, const char *const **names,
                             const char *const **spellings)
{
  g_return_if_fail (speakers != NULL);
  *names = strings_of (speakers->names);
  *spellings = strings_of (speakers->spellings);
}

const char *const *
demarche_speakers_get_present (DemarcheSpeakers *speakers, const char *delegation)
{
  static const char *const nothing[] = {NULL};
  g_return_val_if_fail (speakers != NULL && delegation != NULL, nothing);
  DemarcheNameEntry *entry =
      demarche_speakers_find_entry (speakers, DEMARCHE_NAME_DELEGATION, delegation);
  return entry == NULL ? nothing : strings_of (entry->present);
}
