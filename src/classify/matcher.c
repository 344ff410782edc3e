/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases indexed by classes of words that they may begin with. */
#include "classify/matcher-private.h"

/* a phrase and a class that it is listed under */
typedef struct {
  DemarcheWordClass class;
  guint phrase;
} Listing;

static void
list_starts (const DemarcheEntry *entry, guint phrase, GArray *listings, GArray *any)
{
  guint n_first;
  gboolean is_any;
  const DemarcheWordClass *first = demarche_program_get_first (entry->program, &n_first, &is_any);

  if (is_any)
    g_array_append_val (any, phrase);
  for (guint i = 0; !is_any && i < n_first; i++) {
    Listing listing = {first[i], phrase};
    g_array_append_val (listings, listing);
  }
}

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

static void
put_in_place (const DemarcheMatcher *matcher, DemarcheByClass *index, const GArray *listings,
              const guint *n_needing)
{
  guint from = 0;

  index->ends = g_new0 (guint, matcher->n_classes + 1);
  index->candidates = g_new (DemarcheCandidate, listings->len);
  for (guint i = 0; i < listings->len; i++)
    index->ends[g_array_index (listings, Listing, i).class]++;
  for (guint class = 0; class < matcher->n_classes; class ++) {
    guint n = index->ends[class];
    index->ends[class] = from;
    from += n;
  }
  for (guint i = 0; i < listings->len; i++) {
    const Listing *listing = &g_array_index (listings, Listing, i);
    const DemarcheEntry *entry = demarche_matcher_get_entry (matcher, listing->phrase);

    index->candidates[index->ends[listing->class]++] = (DemarcheCandidate){
        listing->phrase, choose_need (entry, listing->class, n_needing), entry->max_words};
  }
}

/* the phrases of @duty and above, by the classes that they may begin with */
static void
fill_index (const DemarcheMatcher *matcher, DemarcheByClass *index, DemarcheDuty duty,
            const guint *n_needing)
{
  g_autoptr (GArray) listings = g_array_new (FALSE, FALSE, sizeof (Listing));

  index->any = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint phrase = 0; phrase < matcher->phrases->len; phrase++) {
    const DemarcheEntry *entry = demarche_matcher_get_entry (matcher, phrase);
    if (entry->duty >= duty)
      list_starts (entry, phrase, listings, index->any);
  }
  put_in_place (matcher, index, listings, n_needing);
}

static void
clear_index (DemarcheByClass *index)
{
  g_free (index->candidates);
  g_free (index->ends);
  g_clear_pointer (&index->any, g_array_unref);
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
  return matcher;
}

void
demarche_matcher_free (DemarcheMatcher *matcher)
{
  g_array_unref (matcher->phrases);
  g_array_unref (matcher->names);
  clear_index (&matcher->starts);
  clear_index (&matcher->marks);
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
  g_autofree guint *n_needing = count_needing (matcher);
  fill_index (matcher, &matcher->starts, DEMARCHE_DUTY_ALWAYS, n_needing);
  fill_index (matcher, &matcher->marks, DEMARCHE_DUTY_WORTH_READING, n_needing);
}

const DemarcheProgram *
demarche_matcher_get_program (const DemarcheMatcher *matcher, guint phrase)
{
  return demarche_matcher_get_entry (matcher, phrase)->program;
}
