/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases indexed by classes of words that they begin with or cannot do without. */
#include "classify/matcher-private.h"

static void
by_class_init (DemarcheByClass *index)
{
  index->by_class = g_ptr_array_new ();
  index->any = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
by_class_clear (DemarcheByClass *index)
{
  for (guint i = 0; i < index->by_class->len; i++)
    if (g_ptr_array_index (index->by_class, i) != NULL)
      g_array_unref (g_ptr_array_index (index->by_class, i));
  g_ptr_array_unref (index->by_class);
  g_array_unref (index->any);
}

static void
by_class_add (DemarcheByClass *index, DemarcheWordClass class, guint phrase)
{
  GArray *phrases = g_ptr_array_index (index->by_class, class);

  if (phrases == NULL) {
    phrases = g_array_new (FALSE, FALSE, sizeof (guint));
    g_ptr_array_index (index->by_class, class) = phrases;
  }
  g_array_append_val (phrases, phrase);
}

static void
add_starts (DemarcheByClass *index, const DemarcheProgram *program, guint phrase)
{
  guint n_first;
  gboolean any;
  const DemarcheWordClass *first = demarche_program_get_first (program, &n_first, &any);

  if (any)
    g_array_append_val (index->any, phrase);
  for (guint i = 0; !any && i < n_first; i++)
    by_class_add (index, first[i], phrase);
}

static void
add_anchor (DemarcheMatcher *matcher, const DemarcheEntry *entry, guint phrase)
{
  if (entry->n_required > 0)
    by_class_add (&matcher->anchors, entry->required[entry->n_required - 1], phrase);
  else
    g_array_append_val (matcher->anchors.any, phrase);
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
  by_class_init (&matcher->anchors);
  by_class_init (&matcher->marks);
  return matcher;
}

void
demarche_matcher_free (DemarcheMatcher *matcher)
{
  g_array_unref (matcher->phrases);
  g_array_unref (matcher->names);
  by_class_clear (&matcher->anchors);
  by_class_clear (&matcher->marks);
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
  g_ptr_array_set_size (matcher->anchors.by_class, (int)n_classes);
  g_ptr_array_set_size (matcher->marks.by_class, (int)n_classes);
  for (guint phrase = 0; phrase < matcher->phrases->len; phrase++) {
    const DemarcheEntry *entry = demarche_matcher_get_entry (matcher, phrase);

    if (entry->duty != DEMARCHE_DUTY_ON_DEMAND)
      add_anchor (matcher, entry, phrase);
    if (entry->duty == DEMARCHE_DUTY_WORTH_READING)
      add_starts (&matcher->marks, entry->program, phrase);
  }
  matcher->n_classes = n_classes;
}

const DemarcheProgram *
demarche_matcher_get_program (const DemarcheMatcher *matcher, guint phrase)
{
  return demarche_matcher_get_entry (matcher, phrase)->program;
}
