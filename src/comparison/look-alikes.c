/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds names that differ in accents only: two people, or one spelt in two ways. */
#include "comparison/comparison-private.h"

/* of Latin, Greek and Cyrillic letters; marks of other scripts are vowels and more */
static gboolean
is_accent (gunichar character)
{
  return character >= 0x300 && character <= 0x36f;
}

static char *
strip_accents (const char *name)
{
  g_autofree char *folded = demarche_speakers_fold_name (name);
  g_autofree char *parts = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  GString *bare = g_string_new (NULL);
  for (const char *at = parts; at != NULL && *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar character = g_utf8_get_char (at);
    if (!is_accent (character))
      g_string_append_unichar (bare, character);
  }
  return g_string_free (bare, FALSE);
}

static void
warn (DemarcheDiagnostics *diagnostics, const DemarcheActor *first, const DemarcheActor *second)
{
  g_autofree char *message = g_strdup_printf (
      "'%s' and '%s' differ in accents only and are compared as two", first->name, second->name);
  demarche_diagnostics_take (
      diagnostics,
      demarche_diagnostic_new_for_file (
          DEMARCHE_SEVERITY_WARNING, NULL, message,
          "when they are one, give one as an alias of the other in the registry, speakers.json"));
}

void
demarche_comparison_check_names (DemarcheComparison *comparison, DemarcheDiagnostics *diagnostics)
{
  g_return_if_fail (comparison != NULL && diagnostics != NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < comparison->actors->len; i++) {
    DemarcheActor *actor = g_ptr_array_index (comparison->actors, i);
    g_autofree char *bare = strip_accents (actor->name);
    g_autofree char *key = g_strdup_printf ("%d %s", (int)actor->kind, bare);
    const DemarcheActor *other = g_hash_table_lookup (known, key);
    if (other != NULL)
      warn (diagnostics, other, actor);
    else
      g_hash_table_insert (known, g_steal_pointer (&key), actor);
  }
}
