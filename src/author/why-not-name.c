/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the position or rule that a question is about. */
#include "author/why-not-name.h"

#include "author/concordance-query.h"

#include <string.h>

static const DemarcheRule *
find_disabled (DemarcheRuleSet *rules, const char *id)
{
  GPtrArray *disabled = demarche_rule_set_get_disabled (rules);

  for (guint i = 0; i < disabled->len; i++)
    if (g_str_equal (((DemarcheRule *)g_ptr_array_index (disabled, i))->id, id))
      return g_ptr_array_index (disabled, i);
  return NULL;
}

static const DemarcheRule *
find_rule (DemarcheRuleSet *rules, const char *name, DemarcheDiagnostics *diagnostics)
{
  const DemarcheRule *rule = find_disabled (rules, name);

  return rule != NULL ? rule : demarche_query_find_rule (rules, name, diagnostics);
}

/* the code of a position has a dot, the id of a rule a slash; a rule's name alone has neither */
static gboolean
is_rule (const char *name)
{
  return strchr (name, '/') != NULL || (*name != '\0' && strchr (name, '.') == NULL);
}

gboolean
demarche_why_not_find_name (DemarcheRuleSet *rules, const char *name, guint *position,
                            const char **rule, DemarcheDiagnostics *diagnostics)
{
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), FALSE);
  int found = demarche_codebook_find_position (demarche_rule_set_get_codebook (rules), name);

  *rule = NULL;
  if (found < 0 && is_rule (name)) {
    const DemarcheRule *asked = find_rule (rules, name, diagnostics);
    if (asked == NULL)
      return FALSE;
    *position = asked->position;
    *rule = asked->id;
    return TRUE;
  }
  found = demarche_query_find_position (rules, name, diagnostics);
  *position = (guint)MAX (found, 0);
  return found >= 0;
}
