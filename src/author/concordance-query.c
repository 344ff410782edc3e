/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds positions and rules by the names that an author types. */
#include "author/concordance-query.h"

#include <string.h>

/* rules that a message lists; there may be thousands */
#define N_RULES_SAID 10

static void report (DemarcheDiagnostics *diagnostics, const char *help, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
report (DemarcheDiagnostics *diagnostics, const char *help, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  demarche_diagnostics_take (
      diagnostics, demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, NULL, message, help));
}

/* "did you mean 'x'? rules: a, b and 12 more"; @near: among which the nearest is sought */
static char *
suggest (const char *wrong, const char *introduction, GPtrArray *near, GPtrArray *names, guint most)
{
  GString *help = g_string_new (NULL);

  g_ptr_array_add (near, NULL);
  const char *nearest = demarche_nearest_name (wrong, (const char *const *)near->pdata);
  g_ptr_array_set_size (near, (int)near->len - 1);
  if (nearest != NULL)
    g_string_append_printf (help, "did you mean '%s'? ", nearest);
  g_string_append_printf (help, "%s: ", introduction);
  for (guint i = 0; i < MIN (names->len, most); i++)
    g_string_append_printf (help, "%s%s", i == 0 ? "" : ", ", (const char *)names->pdata[i]);
  if (names->len > most)
    g_string_append_printf (help, " and %u more", names->len - most);
  return g_string_free (help, FALSE);
}

int
demarche_query_find_position (DemarcheRuleSet *rules, const char *code,
                              DemarcheDiagnostics *diagnostics)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);
  int position = demarche_codebook_find_position (codebook, code);

  if (position >= 0)
    return position;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++)
    g_ptr_array_add (codes, (gpointer)demarche_codebook_get_position (codebook, i)->code);
  g_autofree char *help = suggest (code, "positions", codes, codes, G_MAXUINT);
  report (diagnostics, help, "unknown position '%s'", code);
  return -1;
}

static const char *
get_short_name (const DemarcheRule *rule)
{
  const char *slash = strchr (rule->id, '/');

  return slash != NULL ? slash + 1 : rule->id;
}

static void
report_unknown_rule (GPtrArray *rules, const char *id, DemarcheDiagnostics *diagnostics)
{
  gsize n_code = strcspn (id, "/");
  g_autoptr (GPtrArray) names = g_ptr_array_new (); /* whole ids, or names alone, as it was typed */
  g_autoptr (GPtrArray) of_position = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (rules, i);
    gboolean is_whole = id[n_code] == '/';
    g_ptr_array_add (names, (gpointer)(is_whole ? rule->id : get_short_name (rule)));
    if (is_whole && strncmp (rule->id, id, n_code + 1) == 0)
      g_ptr_array_add (of_position, rule->id);
  }
  gboolean is_position = of_position->len > 0;
  g_autofree char *help =
      suggest (id, is_position ? "rules of the position" : "rules", names,
               is_position ? of_position : names, is_position ? G_MAXUINT : N_RULES_SAID);
  report (diagnostics, help, "unknown rule '%s'", id);
}

const DemarcheRule *
demarche_query_find_rule (DemarcheRuleSet *rule_set, const char *id,
                          DemarcheDiagnostics *diagnostics)
{
  GPtrArray *rules = demarche_rule_set_get_rules (rule_set);
  const DemarcheRule *found = NULL;

  for (guint i = 0; i < rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (rules, i);
    if (g_str_equal (rule->id, id))
      return rule;
    if (!g_str_equal (get_short_name (rule), id))
      continue;
    if (found != NULL) {
      g_autofree char *help = g_strdup_printf ("write '%s' or '%s'", found->id, rule->id);
      report (diagnostics, help, "several rules are called '%s'", id);
      return NULL;
    }
    found = rule;
  }
  if (found == NULL)
    report_unknown_rule (rules, id, diagnostics);
  return found;
}
