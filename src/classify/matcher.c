/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases indexed by classes of words that they may begin with. */
#include "classify/matcher-private.h"

/* of the phrase's needs behind the first word, but @other (nullable), that whose words fewest
 * phrases name; NULL: there is none */
static const DemarcheNeed *
find_rarest (const DemarcheEntry *entry, const guint *n_naming, const DemarcheNeed *other)
{
  const DemarcheNeed *rarest = NULL;

  for (guint i = 0; i < entry->n_needs; i++) {
    const DemarcheNeed *need = &entry->needs[i];
    if (need->is_behind && need != other &&
        (rarest == NULL || n_naming[need->class] <= n_naming[rarest->class]))
      rarest = need;
  }
  return rarest;
}

/* lists the phrase under the classes that it may begin with; @n_naming: by class: how many phrases
 * name it */
static void
list_starts (DemarcheMatcher *matcher, guint phrase, const guint *n_naming)
{
  const DemarcheEntry *entry = demarche_matcher_get_entry (matcher, phrase);
  gboolean is_worth_reading = entry->duty == DEMARCHE_DUTY_WORTH_READING;
  const DemarcheNeed *need = find_rarest (entry, n_naming, NULL);
  const DemarcheNeed *also = find_rarest (entry, n_naming, need);
  DemarcheCandidate candidate = {
      .phrase = phrase,
      .need = demarche_start_index_glance_at (matcher->starts, need, is_worth_reading),
      .also = demarche_start_index_glance_at (matcher->starts, also, is_worth_reading)};
  guint n_first;
  gboolean is_any;
  const DemarcheWordClass *first = demarche_program_get_first (entry->program, &n_first, &is_any);

  if (is_any)
    g_array_append_val (matcher->any, candidate);
  for (guint i = 0; !is_any && i < n_first; i++)
    demarche_start_index_add (matcher->starts, first[i], &candidate, is_worth_reading);
}

/* of those that have the duty */
static void
list_all_starts (DemarcheMatcher *matcher, DemarcheDuty duty, const guint *n_naming)
{
  for (guint phrase = 0; phrase < matcher->phrases->len; phrase++)
    if (demarche_matcher_get_entry (matcher, phrase)->duty == duty)
      list_starts (matcher, phrase, n_naming);
}

static guint *
count_naming (const DemarcheMatcher *matcher)
{
  guint *n_naming = g_new0 (guint, matcher->n_classes + 1);

  for (guint phrase = 0; phrase < matcher->phrases->len; phrase++) {
    const DemarcheEntry *entry = demarche_matcher_get_entry (matcher, phrase);
    guint n_first;
    gboolean is_any;
    const DemarcheWordClass *first = demarche_program_get_first (entry->program, &n_first, &is_any);

    for (guint i = 0; i < n_first; i++)
      n_naming[first[i]]++;
    for (guint i = 0; i < entry->n_needs; i++)
      if (entry->needs[i].is_behind)
        n_naming[entry->needs[i].class]++;
  }
  return n_naming;
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
  DemarcheEntry entry = {.program = program, .duty = DEMARCHE_DUTY_ALWAYS};

  entry.needs = demarche_program_get_needs (program, &entry.n_needs);
  g_array_append_val (entries, entry);
}

DemarcheMatcher *
demarche_matcher_new (void)
{
  DemarcheMatcher *matcher = g_new0 (DemarcheMatcher, 1);

  matcher->phrases = new_entries ();
  matcher->names = new_entries ();
  matcher->any = g_array_new (FALSE, FALSE, sizeof (DemarcheCandidate));
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
  g_autofree guint *n_naming = count_naming (matcher);
  list_all_starts (matcher, DEMARCHE_DUTY_WORTH_READING, n_naming);
  matcher->n_any_worth_reading = matcher->any->len;
  list_all_starts (matcher, DEMARCHE_DUTY_ALWAYS, n_naming);
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
