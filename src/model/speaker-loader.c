/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads `speakers.json`. */
#include "model/speaker-private.h"

#include "base/io.h"
#include "base/limits.h"
#include "model/date.h"
#include "model/json-reader.h"

typedef struct {
  DemarcheJsonReader reader;
  DemarcheSpeakers *speakers;
} Loader;

const char *const demarche_speaker_file_keys[] = {"speakers", "delegations", "groups",
                                                  "format",   "note",        NULL};

const char *const demarche_membership_keys[] = {"group", "from", "to", NULL};

const char *const demarche_speaker_entry_keys[DEMARCHE_N_NAME_KINDS][8] = {
    [DEMARCHE_NAME_PERSON] = {"id", "name", "aliases", "note", "delegation", NULL},
    [DEMARCHE_NAME_DELEGATION] = {"id", "name", "aliases", "note", "groups", "present", NULL},
    [DEMARCHE_NAME_GROUP] = {"id", "name", "aliases", "note", NULL},
};

enum {
  ENTRY_ID,
  ENTRY_NAME,
  ENTRY_ALIASES,
  ENTRY_NOTE,
  ENTRY_FIRST_OWN, /* delegation of a person, groups of a delegation */
  ENTRY_PRESENT,
};

static const char *
keep_string (Loader *loader)
{
  g_autofree char *string = demarche_json_reader_read_string (&loader->reader);
  return string == NULL ? NULL : g_string_chunk_insert (loader->speakers->strings, string);
}

static const char *
read_date (Loader *loader)
{
  const char *date = keep_string (loader);
  if (date != NULL && !demarche_date_is_valid (date))
    demarche_json_reader_complain (&loader->reader, "a date that does not exist",
                                   "YYYY-MM-DD or null");
  return date;
}

static void
read_membership (Loader *loader, DemarcheNameEntry *entry)
{
  const char *const *keys = demarche_membership_keys;
  DemarcheJsonReader *reader = &loader->reader;
  DemarcheMembership membership = {NULL, NULL, NULL};
  if (reader->token.type == DEMARCHE_JSON_STRING) {
    membership.group = g_string_chunk_insert (loader->speakers->strings, reader->token.string);
    g_array_append_val (entry->memberships, membership);
    return;
  }
  if (!demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START))
    return;
  while (demarche_json_reader_next_key (reader)) {
    int key = demarche_json_reader_find_key (reader, keys);
    if (key == 0)
      membership.group = keep_string (loader);
    else if (key == 1)
      membership.from = read_date (loader);
    else if (key == 2)
      membership.to = read_date (loader);
    else
      demarche_json_reader_reject_key (reader, keys);
  }
  if (membership.group != NULL)
    g_array_append_val (entry->memberships, membership);
  else
    demarche_json_reader_complain (reader, "a membership without 'group'", NULL);
}

static void
read_memberships (Loader *loader, DemarcheNameEntry *entry)
{
  if (!demarche_json_reader_enter (&loader->reader, DEMARCHE_JSON_ARRAY_START))
    return;
  while (demarche_json_reader_next_element (&loader->reader))
    read_membership (loader, entry);
}

static void
read_present (Loader *loader, DemarcheNameEntry *entry)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_free);
  demarche_json_reader_read_strings (&loader->reader, events);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (entry->present, g_string_chunk_insert (loader->speakers->strings,
                                                            g_ptr_array_index (events, i)));
}

static void
add_name (Loader *loader, DemarcheNameEntry *entry, const char *name, gboolean is_shown)
{
  if (demarche_speakers_add_alias (loader->speakers, entry, name, is_shown))
    return;
  g_autofree char *message = g_strdup_printf ("'%s' is already the name of another", name);
  demarche_json_reader_complain (&loader->reader, message, "each name, alias and id once");
}

/* names come last: the spelling of an alias is the entry's name, wherever that stands */
static void
add_names (Loader *loader, DemarcheNameEntry *entry, const char *id, const char *name,
           GPtrArray *aliases)
{
  if (name == NULL) {
    demarche_json_reader_complain (&loader->reader, "an entry without 'name'", NULL);
    return;
  }
  entry->name = name;
  add_name (loader, entry, name, TRUE);
  for (guint i = 0; i < aliases->len; i++)
    add_name (loader, entry, g_ptr_array_index (aliases, i), TRUE);
  if (id != NULL)
    add_name (loader, entry, id, FALSE);
}

static void
read_own_key (Loader *loader, DemarcheNameEntry *entry, int key)
{
  if (key == ENTRY_PRESENT)
    read_present (loader, entry);
  else if (entry->kind == DEMARCHE_NAME_PERSON)
    entry->delegation = keep_string (loader);
  else
    read_memberships (loader, entry);
}

static void
read_entry (Loader *loader, DemarcheNameKind kind)
{
  DemarcheJsonReader *reader = &loader->reader;
  g_autoptr (GPtrArray) aliases = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;
  const char *id = NULL;
  if (!demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START))
    return;
  DemarcheNameEntry *entry = demarche_speakers_add_entry (loader->speakers, kind, "");
  while (demarche_json_reader_next_key (reader)) {
    int key = demarche_json_reader_find_key (reader, demarche_speaker_entry_keys[kind]);
    if (key < 0)
      demarche_json_reader_reject_key (reader, demarche_speaker_entry_keys[kind]);
    else if (key == ENTRY_ID)
      id = keep_string (loader);
    else if (key == ENTRY_NAME)
      name = keep_string (loader);
    else if (key == ENTRY_ALIASES)
      demarche_json_reader_read_strings (reader, aliases);
    else if (key == ENTRY_NOTE)
      demarche_json_reader_skip_value (reader);
    else
      read_own_key (loader, entry, key);
  }
  if (!reader->is_broken)
    add_names (loader, entry, id, name, aliases);
}

static void
read_entries (Loader *loader, DemarcheNameKind kind)
{
  if (!demarche_json_reader_enter (&loader->reader, DEMARCHE_JSON_ARRAY_START))
    return;
  while (demarche_json_reader_next_element (&loader->reader))
    read_entry (loader, kind);
}

static void
read_file (Loader *loader)
{
  const char *const *keys = demarche_speaker_file_keys;
  DemarcheJsonReader *reader = &loader->reader;
  gboolean has_format = FALSE;
  if (!demarche_json_reader_next (reader) ||
      !demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START))
    return;
  while (demarche_json_reader_next_key (reader)) {
    int key = demarche_json_reader_find_key (reader, keys);
    if (key < 0) {
      demarche_json_reader_reject_key (reader, keys);
    } else if (key < DEMARCHE_N_NAME_KINDS) {
      read_entries (loader, (DemarcheNameKind)key);
    } else if (g_str_equal (keys[key], "format")) {
      has_format = TRUE;
      if (demarche_json_reader_read_count (reader) != 1)
        demarche_json_reader_complain (reader, "a format that this version does not know", "1");
    } else {
      demarche_json_reader_skip_value (reader);
    }
  }
  if (!reader->is_broken && !has_format)
    demarche_json_reader_complain (reader, "'format' is missing", "\"format\": 1");
  if (!reader->is_broken && demarche_json_reader_next (reader))
    demarche_speakers_finish (loader->speakers);
}

DemarcheSpeakers *
demarche_speakers_parse (DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  Loader loader = {.speakers = demarche_speakers_new ()};
  gsize length;
  (void)demarche_source_get_text (source, &length);
  demarche_json_reader_init (&loader.reader, source, 0, length, &demarche_json_limits_default,
                             diagnostics);
  read_file (&loader);
  gboolean has_failed = loader.reader.has_failed;
  demarche_json_reader_clear (&loader.reader);
  if (!has_failed)
    return loader.speakers;
  demarche_speakers_unref (loader.speakers);
  return NULL;
}

DemarcheSpeakers *
demarche_speakers_load (const char *path, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_return_val_if_fail (path != NULL && diagnostics != NULL, NULL);
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, error);
  if (bytes == NULL)
    return NULL;
  g_autoptr (DemarcheSource) source = demarche_source_new (path, bytes);
  DemarcheSpeakers *speakers = demarche_speakers_parse (source, diagnostics);
  if (speakers == NULL)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX, "the registry '%s' was not read",
                 path);
  return speakers;
}
