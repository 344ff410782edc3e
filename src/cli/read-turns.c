/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who takes the floor in a record or interview, and how often: to be checked at a glance. */
#include "config.h"

#include "cli/read-format.h"

#define MOST_SHOWN 60 /* speakers */

typedef struct {
  const DemarcheOccasion *first; /* of the first turn */
  guint n_turns;
  guint n_paragraphs;
  guint last_turn;
} Voice;

/* "" where the speaker goes on for the own State */
static const char *
get_groups (const DemarcheOccasion *occasion)
{
  return occasion->groups != NULL ? occasion->groups : "";
}

static gboolean
is_same (const Voice *voice, const DemarcheOccasion *occasion)
{
  return g_strcmp0 (voice->first->speaker, occasion->speaker) == 0 &&
         g_strcmp0 (voice->first->delegation, occasion->delegation) == 0 &&
         g_strcmp0 (get_groups (voice->first), get_groups (occasion)) == 0 &&
         g_strcmp0 (voice->first->role, occasion->role) == 0;
}

static Voice *
find_voice (GArray *voices, const DemarcheOccasion *occasion)
{
  const Voice fresh = {occasion, 0, 0, 0};

  for (guint i = 0; i < voices->len; i++)
    if (is_same (&g_array_index (voices, Voice, i), occasion))
      return &g_array_index (voices, Voice, i);
  if (voices->len > MOST_SHOWN)
    return NULL;
  g_array_append_val (voices, fresh);
  return &g_array_index (voices, Voice, voices->len - 1);
}

static void
count_paragraph (GArray *voices, const DemarcheParagraph *paragraph)
{
  Voice *voice = find_voice (voices, paragraph->occasion);

  if (voice == NULL)
    return;
  voice->n_paragraphs += demarche_paragraph_kind_is_taggable (paragraph->kind);
  voice->n_turns += voice->last_turn != paragraph->turn;
  voice->last_turn = paragraph->turn;
}

static void
append_known (GString *out, const char *before, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append (out, before);
  demarche_escape_terminal (out, value, -1);
}

static void
append_voice (GString *out, const Voice *voice)
{
  const DemarcheOccasion *first = voice->first;

  g_string_append_printf (out, "%5u × ", voice->n_turns);
  if (first->speaker == NULL && first->delegation == NULL)
    g_string_append (out, "(nobody named)");
  append_known (out, "", first->speaker);
  append_known (out, first->speaker != NULL ? ", " : "", first->delegation);
  append_known (out, ", for ", first->groups);
  if (g_strcmp0 (first->role, "speaker") != 0)
    append_known (out, ", ", first->role);
  g_string_append_printf (out, ": %u paragraph%s\n", voice->n_paragraphs,
                          voice->n_paragraphs == 1 ? "" : "s");
}

void
demarche_read_append_turns (GString *out, DemarcheStatement *statement)
{
  g_autoptr (GArray) voices = g_array_new (FALSE, FALSE, sizeof (Voice));

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    if (paragraph->turn > 0 && paragraph->kind != DEMARCHE_PARAGRAPH_BOILERPLATE)
      count_paragraph (voices, paragraph);
  }
  for (guint i = 0; i < voices->len && i < MOST_SHOWN; i++)
    append_voice (out, &g_array_index (voices, Voice, i));
  if (voices->len > MOST_SHOWN)
    g_string_append (out, "      … and more\n");
}
