/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `speakers` for programs and spreadsheets. */
#include "config.h"

#include "cli/json-object.h"
#include "cli/speakers-format.h"

static void
append_spellings (GString *out, const DemarcheRosterName *name)
{
  demarche_json_object_key (out, "spellings");
  g_string_append_c (out, '[');
  for (guint i = 0; i < name->spellings->len; i++) {
    const DemarcheRosterSpelling *one = &g_array_index (name->spellings, DemarcheRosterSpelling, i);
    g_string_append (out, i > 0 ? ", {" : "{");
    demarche_json_object_string (out, "spelling", one->spelling);
    demarche_json_object_number (out, "statements", one->n_statements);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_delegations (GString *out, const DemarcheRosterName *name)
{
  demarche_json_object_key (out, "delegations");
  g_string_append_c (out, '[');
  for (guint i = 0; i < name->delegations->len; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    demarche_escape_json (out, g_ptr_array_index (name->delegations, i), -1, FALSE);
  }
  g_string_append_c (out, ']');
}

static void
append_name (GString *out, const DemarcheRosterName *name)
{
  demarche_json_object_string (out, "kind", demarche_roster_kind_get_name (name->kind));
  demarche_json_object_string (out, "name", name->name);
  append_delegations (out, name);
  demarche_json_object_key (out, "in-registry");
  g_string_append (out, name->is_known ? "true" : "false");
  demarche_json_object_number (out, "statements", name->n_statements);
  demarche_json_object_number (out, "turns", name->n_turns);
  append_spellings (out, name);
}

void
demarche_speakers_append_json (GString *out, DemarcheRoster *roster)
{
  GPtrArray *names = demarche_roster_get_names (roster);
  GArray *pairs = demarche_roster_get_pairs (roster);

  g_string_append (out, "{\"names\": [");
  for (guint i = 0; i < names->len; i++) {
    g_string_append (out, i > 0 ? ",\n  {" : "\n  {");
    append_name (out, g_ptr_array_index (names, i));
    g_string_append_c (out, '}');
  }
  g_string_append (out, "],\n\"suggestions\": [");
  for (guint i = 0; i < pairs->len; i++) {
    const DemarcheRosterPair *pair = &g_array_index (pairs, DemarcheRosterPair, i);
    g_string_append (out, i > 0 ? ",\n  {" : "\n  {");
    demarche_json_object_string (out, "kind", demarche_roster_kind_get_name (pair->first->kind));
    demarche_json_object_string (out, "keep", pair->first->name);
    demarche_json_object_string (out, "alias", pair->second->name);
    demarche_json_object_string (out, "reason", pair->reason);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "]}\n");
}

static void
append_joined (GString *out, const GPtrArray *words)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "; " : "",
                            (const char *)g_ptr_array_index (words, i));
  g_string_append_c (out, ',');
  demarche_escape_csv (out, joined->str, -1);
}

/* the names that may be the same one */
static GPtrArray *
list_like (DemarcheRoster *roster, const DemarcheRosterName *name)
{
  GArray *pairs = demarche_roster_get_pairs (roster);
  GPtrArray *like = g_ptr_array_new ();

  for (guint i = 0; i < pairs->len; i++) {
    const DemarcheRosterPair *pair = &g_array_index (pairs, DemarcheRosterPair, i);
    if (pair->first == name)
      g_ptr_array_add (like, (gpointer)pair->second->name);
    else if (pair->second == name)
      g_ptr_array_add (like, (gpointer)pair->first->name);
  }
  return like;
}

void
demarche_speakers_append_csv (GString *out, DemarcheRoster *roster)
{
  GPtrArray *names = demarche_roster_get_names (roster);

  g_string_append (out, "kind,name,delegations,in-registry,statements,turns,spellings,may-be\r\n");
  for (guint i = 0; i < names->len; i++) {
    const DemarcheRosterName *name = g_ptr_array_index (names, i);
    g_autoptr (GPtrArray) spellings = g_ptr_array_new ();
    g_autoptr (GPtrArray) like = list_like (roster, name);

    for (guint j = 0; j < name->spellings->len; j++)
      g_ptr_array_add (
          spellings, (gpointer)g_array_index (name->spellings, DemarcheRosterSpelling, j).spelling);
    g_string_append_printf (out, "%s,", demarche_roster_kind_get_name (name->kind));
    demarche_escape_csv (out, name->name, -1);
    append_joined (out, name->delegations);
    g_string_append_printf (out, ",%s,%u,%u", name->is_known ? "yes" : "no", name->n_statements,
                            name->n_turns);
    append_joined (out, spellings);
    append_joined (out, like);
    g_string_append (out, "\r\n");
  }
}
