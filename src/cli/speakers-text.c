/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `speakers` for people: who was found, and the commands that confirm what may be one. */
#include "config.h"

#include "cli/speakers-format.h"

static void
append_escaped (GString *out, const char *text)
{
  demarche_escape_terminal (out, text, -1);
}

static void
append_count (GString *out, guint n, const char *noun)
{
  g_string_append_printf (out, "%u %s%s", n, noun, n == 1 ? "" : "s");
}

/* a single spelling that is the name itself says nothing new */
static void
append_spellings (GString *out, const DemarcheRosterName *name)
{
  for (guint i = 0; i < name->spellings->len; i++) {
    const DemarcheRosterSpelling *one = &g_array_index (name->spellings, DemarcheRosterSpelling, i);
    if (name->spellings->len == 1 && g_str_equal (one->spelling, name->name))
      return;
    g_string_append (out, i == 0 ? "      written " : ", ");
    append_escaped (out, one->spelling);
    g_string_append_printf (out, " (%u)", one->n_statements);
  }
  g_string_append_c (out, '\n');
}

static void
append_name (GString *out, const DemarcheRosterName *name)
{
  g_string_append (out, "  ");
  append_escaped (out, name->name);
  for (guint i = 0; i < name->delegations->len; i++) {
    g_string_append (out, i == 0 ? " (" : ", ");
    append_escaped (out, g_ptr_array_index (name->delegations, i));
  }
  g_string_append (out, name->delegations->len > 0 ? "): " : ": ");
  append_count (out, name->n_statements, "statement");
  if (name->n_turns != name->n_statements) {
    g_string_append (out, ", ");
    append_count (out, name->n_turns, "turn");
  }
  g_string_append (out, name->is_known ? "; in the registry\n" : "\n");
  append_spellings (out, name);
}

static void
append_names (GString *out, DemarcheRoster *roster)
{
  GPtrArray *names = demarche_roster_get_names (roster);
  int kind = -1;

  for (guint i = 0; i < names->len; i++) {
    const DemarcheRosterName *name = g_ptr_array_index (names, i);
    if ((int)name->kind != kind)
      g_string_append_printf (out, "%s%ss\n", i > 0 ? "\n" : "",
                              demarche_roster_kind_get_name (name->kind));
    kind = (int)name->kind;
    append_name (out, name);
  }
}

/* for a shell: in single quotes */
static void
append_argument (GString *out, const char *text)
{
  g_autofree char *quoted = g_shell_quote (text);

  append_escaped (out, quoted);
}

static void
append_command (GString *out, const DemarcheRosterPair *pair, const char *registry)
{
  const DemarcheRosterName *first = pair->first;

  g_string_append (out, "      demarche speakers --merge ");
  append_argument (out, first->name);
  g_string_append_c (out, ' ');
  append_argument (out, pair->second->name);
  if (first->kind != DEMARCHE_ROSTER_PERSON)
    g_string_append_printf (out, " --as %s", demarche_roster_kind_get_name (first->kind));
  if (first->delegations->len == 1) {
    g_string_append (out, " --delegation ");
    append_argument (out, g_ptr_array_index (first->delegations, 0));
  }
  g_string_append (out, " -o ");
  append_argument (out, registry);
  g_string_append_c (out, '\n');
}

void
demarche_speakers_append_text (GString *out, DemarcheRoster *roster, const char *registry)
{
  GArray *pairs = demarche_roster_get_pairs (roster);

  append_names (out, roster);
  for (guint i = 0; i < pairs->len; i++) {
    const DemarcheRosterPair *pair = &g_array_index (pairs, DemarcheRosterPair, i);
    if (i == 0)
      g_string_append (out, "\nmay be one; nothing is merged until you confirm it\n");
    g_string_append (out, "  ");
    append_escaped (out, pair->first->name);
    g_string_append (out, " = ");
    append_escaped (out, pair->second->name);
    g_string_append_printf (out, "? %s\n", pair->reason);
    append_command (out, pair, registry);
  }
}
