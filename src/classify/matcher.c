/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases indexed by the word classes they may begin with. */
#include "classify/matcher-private.h"

static void
starts_init (DemarcheStarts *starts)
{
  starts->by_class = g_ptr_array_new ();
  starts->any = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
starts_clear (DemarcheStarts *starts)
{
  for (guint i = 0; i < starts->by_class->len; i++)
    if (g_ptr_array_index (starts->by_class, i) != NULL)
      g_array_unref (g_ptr_array_index (starts->by_class, i));
  g_ptr_array_unref (starts->by_class);
  g_array_unref (starts->any);
}

static void
starts_add_class (DemarcheStarts *starts, DemarcheWordClass class, guint phrase)
{
  GArray *phrases = g_ptr_array_index (starts->by_class, class);

  if (phrases == NULL) {
    phrases = g_array_new (FALSE, FALSE, sizeof (guint));
    g_ptr_array_index (starts->by_class, class) = phrases;
  }
  g_array_append_val (phrases, phrase);
}

static void
starts_add (DemarcheStarts *starts, const DemarcheProgram *program, guint phrase)
{
  guint n_first;
  gboolean any;
  const DemarcheWordClass *first = demarche_program_get_first (program, &n_first, &any);

  if (any)
    g_array_append_val (starts->any, phrase);
  for (guint i = 0; !any && i < n_first; i++)
    starts_add_class (starts, first[i], phrase);
}

DemarcheMatcher *
demarche_matcher_new (void)
{
  DemarcheMatcher *matcher = g_new0 (DemarcheMatcher, 1);

  matcher->programs = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_program_free);
  matcher->bounds = g_array_new (FALSE, FALSE, sizeof (DemarcheBounds));
  matcher->duties = g_array_new (FALSE, FALSE, sizeof (DemarcheDuty));
  matcher->names = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_program_free);
  starts_init (&matcher->starts);
  starts_init (&matcher->marks);
  starts_init (&matcher->name_starts);
  return matcher;
}

void
demarche_matcher_free (DemarcheMatcher *matcher)
{
  g_ptr_array_unref (matcher->programs);
  g_array_unref (matcher->bounds);
  g_array_unref (matcher->duties);
  g_ptr_array_unref (matcher->names);
  starts_clear (&matcher->starts);
  starts_clear (&matcher->marks);
  starts_clear (&matcher->name_starts);
  g_free (matcher);
}

guint
demarche_matcher_add (DemarcheMatcher *matcher, DemarcheProgram *program)
{
  DemarcheBounds bounds = {.max_words = demarche_program_get_max_words (program)};
  DemarcheDuty duty = DEMARCHE_DUTY_ALWAYS;

  bounds.required = demarche_program_get_required (program, &bounds.n_required);
  g_ptr_array_add (matcher->programs, program);
  g_array_append_val (matcher->bounds, bounds);
  g_array_append_val (matcher->duties, duty);
  return matcher->programs->len - 1;
}

void
demarche_matcher_set_duty (DemarcheMatcher *matcher, guint phrase, DemarcheDuty duty)
{
  g_array_index (matcher->duties, DemarcheDuty, phrase) = duty;
}

void
demarche_matcher_add_name (DemarcheMatcher *matcher, DemarcheProgram *program)
{
  g_ptr_array_add (matcher->names, program);
}

void
demarche_matcher_seal (DemarcheMatcher *matcher, guint n_classes)
{
  DemarcheStarts *all[] = {&matcher->starts, &matcher->marks, &matcher->name_starts};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_set_size (all[i]->by_class, (int)n_classes);
  for (guint phrase = 0; phrase < matcher->programs->len; phrase++) {
    const DemarcheProgram *program = demarche_matcher_get_program (matcher, phrase);
    DemarcheDuty duty = demarche_matcher_get_duty (matcher, phrase);

    if (duty != DEMARCHE_DUTY_ON_DEMAND)
      starts_add (&matcher->starts, program, phrase);
    if (duty == DEMARCHE_DUTY_WORTH_READING)
      starts_add (&matcher->marks, program, phrase);
  }
  for (guint name = 0; name < matcher->names->len; name++)
    starts_add (&matcher->name_starts, g_ptr_array_index (matcher->names, name), name);
  matcher->n_classes = n_classes;
}

const DemarcheProgram *
demarche_matcher_get_program (const DemarcheMatcher *matcher, guint phrase)
{
  return g_ptr_array_index (matcher->programs, phrase);
}
