/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases indexed by classes of words that they may begin with. */
#include "classify/matcher-private.h"

/* @n_needing: by class: how many phrases cannot do without it */
static DemarcheWordClass
choose_need (const DemarcheEntry *entry, DemarcheWordClass listed, const guint *n_needing)
{
  DemarcheWordClass need = listed;

  for (guint i = 0; i < entry->n_required; i++) {
    DemarcheWordClass class = entry->required[i];
    if (class != listed && (need == listed || n_needing[class] <= n_needing[need]))
      need = class;
  }
  return need;
}

/* lists the phrase under the classes that it may begin with */
static void
list_starts (DemarcheMatcher *matcher, guint phrase, const guint *n_needing)
{
  const DemarcheEntry *entry = demarche_matcher_get_entry (matcher, phrase);
  guint n_first;
  gboolean is_any;
  const DemarcheWordClass *first = demarche_program_get_first (entry->program, &n_first, &is_any);

  if (is_any)
    g_array_append_val (matcher->any, phrase);
  for (guint i = 0; !is_any && i < n_first; i++) {
    DemarcheWordClass need = choose_need (entry, first[i], n_needing);
    DemarcheCandidate candidate = {.phrase = phrase,
                                   .slot = need % DEMARCHE_CLASS_SLOTS,
                                   .reach = (guint8)(MIN (entry->max_words, 256) - 1)};
    demarche_start_index_add (matcher->starts, first[i], &candidate,
                              entry->duty == DEMARCHE_DUTY_WORTH_READING);
  }
}

/* of those that have the duty */
static void
list_all_starts (DemarcheMatcher *matcher, DemarcheDuty duty, const guint *n_needing)
{
  for (guint phrase = 0; phrase < matcher->phrases->len; phrase++)
    if (demarche_matcher_get_entry (matcher, phrase)->duty == duty)
      list_starts (matcher, phrase, n_needing);
}

static guint *
count_needing (const DemarcheMatcher *matcher)
{
  guint *n_needing = g_new0 (guint, matcher->n_classes + 1);

  for (guint phrase = 0; phrase < matcher->phrases->len; phrase++) {
    const DemarcheEntry *entry = demarche_matcher_get_entry (matcher, phrase);
    for (guint i = 0; i < entry->n_required; i++)
      n_needing[entry->required[i]]++;
  }
  return n_needing;
}

static void
clear_entry (gpointer data)
{
  demarche_program_free (((DemarcheEntry *)data)->program);
}

static GArray *
new_entries (void)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (DemarcheEntry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

static void
add_entry (GArray *entries, DemarcheProgram *program)
{
  DemarcheEntry entry = {.program = program,
                         .max_words = demarche_program_get_max_words (program),
                         .duty = DEMARCHE_DUTY_ALWAYS};

  entry.required = demarche_program_get_required (program, &entry.n_required);
  g_array_append_val (entries, entry);
}

DemarcheMatcher *
demarche_matcher_new (void)
{
  DemarcheMatcher *matcher = g_new0 (DemarcheMatcher, 1);

  matcher->phrases = new_entries ();
  matcher->names = new_entries ();
  matcher->any = g_array_new (FALSE, FALSE, sizeof (guint));
  return matcher;
}

void
demarche_matcher_free (DemarcheMatcher *matcher)
{
  g_array_unref (matcher->phrases);
  g_array_unref (matcher->names);
  g_array_unref (matcher->any);
  g_clear_pointer (&matcher->starts, demarche_start_index_free);
  g_free (matcher);
}

guint
demarche_matcher_add (DemarcheMatcher *matcher, DemarcheProgram *program)
{
  add_entry (matcher->phrases, program);
  return matcher->phrases->len - 1;
}

void
demarche_matcher_set_duty (DemarcheMatcher *matcher, guint phrase, DemarcheDuty duty)
{
  g_array_index (matcher->phrases, DemarcheEntry, phrase).duty = duty;
}

void
demarche_matcher_add_name (DemarcheMatcher *matcher, DemarcheProgram *program)
{
  add_entry (matcher->names, program);
}

void
demarche_matcher_seal (DemarcheMatcher *matcher, guint n_classes)
{
  matcher->n_classes = n_classes;
  matcher->starts = demarche_start_index_new (n_classes);
  g_autofree guint *n_needing = count_needing (matcher);
  list_all_starts (matcher, DEMARCHE_DUTY_WORTH_READING, n_needing);
  matcher->n_any_worth_reading = matcher->any->len;
  list_all_starts (matcher, DEMARCHE_DUTY_ALWAYS, n_needing);
}

const DemarcheStartIndex *
demarche_matcher_get_starts (const DemarcheMatcher *matcher)
{
  return matcher->starts;
}

const DemarcheProgram *
demarche_matcher_get_program (const DemarcheMatcher *matcher, guint phrase)
{
  return demarche_matcher_get_entry (matcher, phrase)->program;
}
