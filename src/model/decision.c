/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Decisions of people: copies, comparison and words. */
#include "model/decision.h"

#include "base/names.h"

static const char *const kind_names[] = {
    [DEMARCHE_DECISION_COMMENT] = "comment",
    [DEMARCHE_DECISION_ACCEPT] = "accept",
    [DEMARCHE_DECISION_REJECT] = "reject",
    [DEMARCHE_DECISION_CORRECT] = "correct",
};

G_DEFINE_BOXED_TYPE (DemarcheDecision, demarche_decision, demarche_decision_ref,
                     demarche_decision_unref)

DEMARCHE_DEFINE_NAMES (DemarcheDecisionKind, demarche_decision_kind, kind_names)

/* every string of a decision */
static void
list_strings (DemarcheDecision *decision, char **strings[10])
{
  char **all[] = {&decision->reference,   &decision->statement, &decision->paragraph_hash,
                  &decision->quote,       &decision->words,     &decision->position,
                  &decision->to_position, &decision->by,        &decision->when,
                  &decision->comment};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    strings[i] = all[i];
}

DemarcheDecision *
demarche_decision_new (const DemarcheDecision *model)
{
  char **strings[10];

  g_return_val_if_fail (model != NULL, NULL);
  DemarcheDecision *decision = g_new0 (DemarcheDecision, 1);
  *decision = *model;
  g_atomic_ref_count_init (&decision->references);
  list_strings (decision, strings);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    *strings[i] = g_strdup (*strings[i]);
  return decision;
}

DemarcheDecision *
demarche_decision_ref (DemarcheDecision *decision)
{
  g_return_val_if_fail (decision != NULL, NULL);
  g_atomic_ref_count_inc (&decision->references);
  return decision;
}

void
demarche_decision_unref (DemarcheDecision *decision)
{
  char **strings[10];

  g_return_if_fail (decision != NULL);
  if (!g_atomic_ref_count_dec (&decision->references))
    return;
  list_strings (decision, strings);
  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (*strings[i]);
  g_free (decision);
}

gboolean
demarche_decision_agrees (const DemarcheDecision *first, const DemarcheDecision *second)
{
  g_return_val_if_fail (first != NULL && second != NULL, FALSE);
  guint corrects = first->corrects;

  return first->kind == second->kind && corrects == second->corrects &&
         g_strcmp0 (first->to_position, second->to_position) == 0 &&
         (!(corrects & DEMARCHE_CORRECTS_HOLDER) || first->to_holder == second->to_holder) &&
         (!(corrects & DEMARCHE_CORRECTS_STANCE) || first->to_stance == second->to_stance) &&
         (!(corrects & DEMARCHE_CORRECTS_FORCE) || first->to_force == second->to_force);
}

static void
append_correction (GString *out, const DemarcheDecision *decision)
{
  const char *parts[] = {
      decision->corrects & DEMARCHE_CORRECTS_POSITION ? decision->to_position : NULL,
      decision->corrects & DEMARCHE_CORRECTS_HOLDER ? demarche_holder_get_name (decision->to_holder)
                                                    : NULL,
      decision->corrects & DEMARCHE_CORRECTS_STANCE ? demarche_stance_get_name (decision->to_stance)
                                                    : NULL,
      decision->corrects & DEMARCHE_CORRECTS_FORCE ? demarche_force_get_name (decision->to_force)
                                                   : NULL,
  };
  const char *mark = ": ";

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i] == NULL)
      continue;
    g_string_append_printf (out, "%s%s", mark, parts[i]);
    mark = ", ";
  }
}

char *
demarche_decision_describe (const DemarcheDecision *decision)
{
  static const char *const verbs[] = {
      [DEMARCHE_DECISION_COMMENT] = "remarks",
      [DEMARCHE_DECISION_ACCEPT] = "accepts it",
      [DEMARCHE_DECISION_REJECT] = "rejects it",
      [DEMARCHE_DECISION_CORRECT] = "corrects it",
  };

  g_return_val_if_fail (decision != NULL, NULL);
  GString *out = g_string_new (decision->by != NULL ? decision->by : "somebody");
  g_string_append_printf (out, " %s", verbs[decision->kind]);
  append_correction (out, decision);
  return g_string_free (out, FALSE);
}
