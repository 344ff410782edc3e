/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Gathers the names of statements. */
#include "model/roster.h"

#include "base/text.h"

#include <string.h>

/* more names of one kind are not compared with each other: the time grows with the square */
#define MOST_COMPARED 3000

/* a name while statements are added */
typedef struct {
  DemarcheRosterName name;
  GHashTable *counts; /* spelling (interned) to statements */
  GHashTable *seen;   /* spellings of the current statement */
  guint last_turn;    /* of the current statement, 1 more than its number */
  guint statement;    /* number of the last statement it stood in, from 1 */
} Entry;

struct _DemarcheRoster {
  DemarcheSpeakers *speakers;
  GStringChunk *strings;
  GHashTable *entries[DEMARCHE_N_ROSTER_KINDS]; /* folded name to Entry */
  GPtrArray *names;                             /* DemarcheRosterName (unowned) */
  GArray *pairs;
  guint n_statements;
};

static const char *const kind_names[] = {"person", "delegation", "group"};

const char *
demarche_roster_kind_get_name (DemarcheRosterKind kind)
{
  g_return_val_if_fail (kind < DEMARCHE_N_ROSTER_KINDS, NULL);
  return kind_names[kind];
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_hash_table_unref (entry->counts);
  g_hash_table_unref (entry->seen);
  g_array_unref (entry->name.spellings);
  g_ptr_array_unref (entry->name.delegations);
  g_free (entry);
}

DemarcheRoster *
demarche_roster_new (DemarcheSpeakers *speakers)
{
  g_return_val_if_fail (speakers != NULL, NULL);
  DemarcheRoster *roster = g_new0 (DemarcheRoster, 1);

  roster->speakers = demarche_speakers_ref (speakers);
  roster->strings = g_string_chunk_new (1024);
  for (guint i = 0; i < DEMARCHE_N_ROSTER_KINDS; i++)
    roster->entries[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  roster->names = g_ptr_array_new ();
  roster->pairs = g_array_new (FALSE, FALSE, sizeof (DemarcheRosterPair));
  return roster;
}

void
demarche_roster_free (DemarcheRoster *roster)
{
  for (guint i = 0; i < DEMARCHE_N_ROSTER_KINDS; i++)
    g_hash_table_unref (roster->entries[i]);
  g_ptr_array_unref (roster->names);
  g_array_unref (roster->pairs);
  g_string_chunk_free (roster->strings);
  demarche_speakers_unref (roster->speakers);
  g_free (roster);
}

static const char *
find_known (DemarcheRoster *roster, DemarcheRosterKind kind, const char *name)
{
  switch (kind) {
  case DEMARCHE_ROSTER_PERSON:
    return demarche_speakers_find_person (roster->speakers, name);
  case DEMARCHE_ROSTER_DELEGATION:
    return demarche_speakers_find_delegation (roster->speakers, name);
  default:
    return demarche_speakers_find_group (roster->speakers, name);
  }
}

static Entry *
find_entry (DemarcheRoster *roster, DemarcheRosterKind kind, const char *spelling)
{
  const char *known = find_known (roster, kind, spelling);
  g_autofree char *key = demarche_speakers_fold_name (known != NULL ? known : spelling);
  Entry *entry = g_hash_table_lookup (roster->entries[kind], key);

  if (entry == NULL) {
    entry = g_new0 (Entry, 1);
    entry->counts = g_hash_table_new (g_str_hash, g_str_equal);
    entry->seen = g_hash_table_new (g_str_hash, g_str_equal);
    entry->name.kind = kind;
    entry->name.is_known = known != NULL;
    entry->name.name = known != NULL ? g_string_chunk_insert_const (roster->strings, known) : NULL;
    entry->name.spellings = g_array_new (FALSE, FALSE, sizeof (DemarcheRosterSpelling));
    entry->name.delegations = g_ptr_array_new ();
    g_hash_table_insert (roster->entries[kind], g_steal_pointer (&key), entry);
  }
  return entry;
}

static void
add_delegation (DemarcheRoster *roster, Entry *entry, const char *delegation)
{
  const char *known = demarche_speakers_find_delegation (roster->speakers, delegation);
  const char *kept =
      g_string_chunk_insert_const (roster->strings, known != NULL ? known : delegation);

  if (!g_ptr_array_find (entry->name.delegations, kept, NULL))
    g_ptr_array_add (entry->name.delegations, (gpointer)kept);
}

/* counts the name once in a statement, each of its spellings too, and each turn */
static Entry *
take_name (DemarcheRoster *roster, DemarcheRosterKind kind, const char *written, guint turn)
{
  g_autofree char *tidy = demarche_speakers_tidy_name (written);
  const char *spelling = g_string_chunk_insert_const (roster->strings, tidy);

  if (*spelling == '\0')
    return NULL;
  Entry *entry = find_entry (roster, kind, spelling);
  if (entry->statement != roster->n_statements) {
    entry->statement = roster->n_statements;
    entry->last_turn = 0;
    entry->name.n_statements++;
    g_hash_table_remove_all (entry->seen);
  }
  if (entry->last_turn != turn + 1) {
    entry->last_turn = turn + 1;
    entry->name.n_turns++;
  }
  if (g_hash_table_add (entry->seen, (gpointer)spelling)) {
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (entry->counts, spelling));
    g_hash_table_insert (entry->counts, (gpointer)spelling, GUINT_TO_POINTER (n + 1));
  }
  return entry;
}

static void
take_paragraph (DemarcheRoster *roster, const DemarcheParagraph *paragraph)
{
  g_auto (GStrv) groups = paragraph->occasion->groups != NULL
                              ? g_strsplit (paragraph->occasion->groups, ";", -1)
                              : NULL;
  Entry *person = NULL;

  if (paragraph->occasion->speaker != NULL)
    person =
        take_name (roster, DEMARCHE_ROSTER_PERSON, paragraph->occasion->speaker, paragraph->turn);
  if (person != NULL && paragraph->occasion->delegation != NULL)
    add_delegation (roster, person, paragraph->occasion->delegation);
  if (paragraph->occasion->delegation != NULL)
    take_name (roster, DEMARCHE_ROSTER_DELEGATION, paragraph->occasion->delegation,
               paragraph->turn);
  for (guint i = 0; groups != NULL && groups[i] != NULL; i++)
    take_name (roster, DEMARCHE_ROSTER_GROUP, groups[i], paragraph->turn);
}

void
demarche_roster_add (DemarcheRoster *roster, DemarcheStatement *statement)
{
  g_return_if_fail (roster != NULL && statement != NULL);
  roster->n_statements++;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++)
    take_paragraph (roster, demarche_statement_get_paragraph (statement, i));
}

static int
compare_spellings (gconstpointer first, gconstpointer second)
{
  const DemarcheRosterSpelling *one = first;
  const DemarcheRosterSpelling *two = second;

  if (one->n_statements != two->n_statements)
    return one->n_statements > two->n_statements ? -1 : 1;
  return strcmp (one->spelling, two->spelling);
}

static int
compare_names (gconstpointer first, gconstpointer second)
{
  const DemarcheRosterName *one = *(DemarcheRosterName *const *)first;
  const DemarcheRosterName *two = *(DemarcheRosterName *const *)second;

  return one->kind != two->kind ? (int)one->kind - (int)two->kind : strcmp (one->name, two->name);
}

static void
finish_entry (DemarcheRoster *roster, Entry *entry)
{
  DemarcheRosterName *name = &entry->name;
  GHashTableIter iter;
  gpointer spelling;
  gpointer count;

  g_hash_table_iter_init (&iter, entry->counts);
  while (g_hash_table_iter_next (&iter, &spelling, &count)) {
    DemarcheRosterSpelling one = {spelling, GPOINTER_TO_UINT (count)};
    g_array_append_val (name->spellings, one);
  }
  g_array_sort (name->spellings, compare_spellings);
  g_ptr_array_sort (name->delegations, demarche_compare_strings);
  for (guint i = 0; i < name->spellings->len && !name->is_known; i++) {
    const char *other = g_array_index (name->spellings, DemarcheRosterSpelling, i).spelling;
    if (name->name == NULL || demarche_speakers_is_better_name (other, name->name))
      name->name = other;
  }
  g_ptr_array_add (roster->names, name);
}

/* whether two delegations are one, or may be */
static gboolean
share_delegation (const DemarcheRosterName *first, const DemarcheRosterName *second)
{
  for (guint i = 0; i < first->delegations->len; i++)
    for (guint j = 0; j < second->delegations->len; j++) {
      g_autoptr (DemarcheNameKey) one =
          demarche_name_key_new (g_ptr_array_index (first->delegations, i));
      g_autoptr (DemarcheNameKey) two =
          demarche_name_key_new (g_ptr_array_index (second->delegations, j));
      if (demarche_name_keys_compare (DEMARCHE_ROSTER_DELEGATION, one, two) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* persons of two delegations are namesakes */
static gboolean
may_be_one (const DemarcheRosterName *first, const DemarcheRosterName *second)
{
  if (first->is_known && second->is_known)
    return FALSE;
  return first->delegations->len == 0 || second->delegations->len == 0 ||
         share_delegation (first, second);
}

/* the registry's name is kept, else a person's longer one, and of a State what most statements say
 */
static gboolean
is_to_keep (const DemarcheRosterName *name, const DemarcheRosterName *other)
{
  glong length = g_utf8_strlen (name->name, -1);
  glong other_length = g_utf8_strlen (other->name, -1);

  if (name->is_known != other->is_known)
    return name->is_known;
  if (name->kind == DEMARCHE_ROSTER_PERSON && length != other_length)
    return length > other_length;
  if (name->n_statements != other->n_statements)
    return name->n_statements > other->n_statements;
  return length < other_length;
}

static void
compare_two (DemarcheRoster *roster, GPtrArray *keys, guint i, guint j)
{
  const DemarcheRosterName *one = g_ptr_array_index (roster->names, i);
  const DemarcheRosterName *two = g_ptr_array_index (roster->names, j);
  gboolean swap = is_to_keep (two, one);
  DemarcheRosterPair pair = {swap ? two : one, swap ? one : two, NULL};

  if (one->kind == two->kind)
    pair.reason = demarche_name_keys_compare (one->kind, g_ptr_array_index (keys, i),
                                              g_ptr_array_index (keys, j));
  if (pair.reason != NULL && may_be_one (one, two))
    g_array_append_val (roster->pairs, pair);
}

static void
compare_all (DemarcheRoster *roster)
{
  g_autoptr (GPtrArray) keys =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_name_key_free);

  for (guint i = 0; i < roster->names->len; i++)
    g_ptr_array_add (keys,
                     demarche_name_key_new (((DemarcheRosterName *)roster->names->pdata[i])->name));
  for (guint i = 0; i < roster->names->len; i++)
    for (guint j = i + 1; j < MIN (roster->names->len, i + MOST_COMPARED); j++)
      compare_two (roster, keys, i, j);
}

void
demarche_roster_finish (DemarcheRoster *roster)
{
  g_return_if_fail (roster != NULL);
  for (guint kind = 0; kind < DEMARCHE_N_ROSTER_KINDS; kind++) {
    GHashTableIter iter;
    gpointer entry;

    g_hash_table_iter_init (&iter, roster->entries[kind]);
    while (g_hash_table_iter_next (&iter, NULL, &entry))
      finish_entry (roster, entry);
  }
  g_ptr_array_sort (roster->names, compare_names);
  compare_all (roster);
}

GPtrArray *
demarche_roster_get_names (DemarcheRoster *roster)
{
  g_return_val_if_fail (roster != NULL, NULL);
  return roster->names;
}

GArray *
demarche_roster_get_pairs (DemarcheRoster *roster)
{
  g_return_val_if_fail (roster != NULL, NULL);
  return roster->pairs;
}
