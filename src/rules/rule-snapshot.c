/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* All texts of a rule set in one piece, to be loaded again when its files have changed. */
#include "rules/rule-snapshot.h"

#include "rules/rule-contents.h"
#include "rules/rule-files-private.h"

#include "base/error.h"

#include <string.h>

/* what it begins with, its root, where shipped rules were, and each file's path and bytes */
#define FORMAT "(sayaya(ayay))"
#define MAGIC "demarche rule set 1"

static GVariant *
make_bytes (const char *data, gsize length)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, length, 1);
}

/* an absolute path: it is loaded from wherever the user stands */
static GVariant *
make_path (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);

  return make_bytes (whole, strlen (whole) + 1);
}

GBytes *
demarche_rule_set_save (DemarcheRuleSet *rules)
{
  const DemarcheRuleContents *contents = NULL;
  GVariantBuilder files;

  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  contents = demarche_rule_set_get_contents (rules);
  g_variant_builder_init (&files, G_VARIANT_TYPE ("a(ayay)"));
  for (guint i = 0; i < contents->files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (contents->files, i);
    gsize length = 0;
    const char *text = demarche_source_get_text (file->source, &length);
    g_variant_builder_add (&files, "(@ay@ay)", make_path (file->path), make_bytes (text, length));
  }

  const char *data_dir = contents->data_dir != NULL ? contents->data_dir : "/";
  g_autoptr (GVariant) all = g_variant_ref_sink (g_variant_new (
      "(s@ay@aya(ayay))", MAGIC, make_path (contents->root), make_path (data_dir), &files));
  return g_variant_get_data_as_bytes (all);
}

/* reads only what is whole: every string ends, every offset is inside */
static GVariant *
open_saved (GBytes *saved, GError **error)
{
  g_autoptr (GVariant) all =
      g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), saved, FALSE));
  const char *magic = NULL;

  if (g_variant_is_normal_form (all)) {
    g_variant_get_child (all, 0, "&s", &magic);
    if (g_str_equal (magic, MAGIC))
      return g_steal_pointer (&all);
  }
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX, "is no saved rule set");
  return NULL;
}

static GBytes *
get_text (GVariant *text)
{
  gsize length = 0;
  const void *data = g_variant_get_fixed_array (text, &length, 1);

  return g_bytes_new (data, length);
}

static void
free_text (gpointer data)
{
  DemarcheRuleText *text = data;

  g_free (text->path);
  g_bytes_unref (text->bytes);
  g_free (text);
}

void
demarche_rule_snapshot_free (DemarcheRuleSnapshot *snapshot)
{
  g_return_if_fail (snapshot != NULL);
  g_free (snapshot->root);
  g_free (snapshot->data_dir);
  g_ptr_array_unref (snapshot->files);
  g_free (snapshot);
}

static DemarcheRuleText *
make_text (const char *path, GVariant *bytes)
{
  DemarcheRuleText *text = g_new0 (DemarcheRuleText, 1);

  text->path = g_canonicalize_filename (path, "/");
  text->bytes = get_text (bytes);
  return text;
}

DemarcheRuleSnapshot *
demarche_rule_snapshot_open (GBytes *saved, GError **error)
{
  g_autoptr (GVariant) all = open_saved (saved, error);
  g_autoptr (GVariantIter) iter = NULL;
  const char *path = NULL;
  GVariant *bytes = NULL;

  if (all == NULL)
    return NULL;
  DemarcheRuleSnapshot *snapshot = g_new0 (DemarcheRuleSnapshot, 1);
  snapshot->files = g_ptr_array_new_with_free_func (free_text);
  g_variant_get (all, "(&s^ay^aya(ayay))", NULL, &snapshot->root, &snapshot->data_dir, &iter);
  while (g_variant_iter_next (iter, "(^&ay@ay)", &path, &bytes)) {
    g_ptr_array_add (snapshot->files, make_text (path, bytes));
    g_variant_unref (bytes);
  }
  return snapshot;
}

DemarcheRuleSet *
demarche_rule_set_load_saved (GBytes *saved, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (DemarcheRuleSnapshot) snapshot = demarche_rule_snapshot_open (saved, error);
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (NULL);

  if (snapshot == NULL)
    return NULL;
  for (guint i = 0; i < snapshot->files->len; i++) {
    const DemarcheRuleText *text = g_ptr_array_index (snapshot->files, i);
    demarche_rule_files_set_text (files, text->path, text->bytes);
  }
  return demarche_rule_set_load_from (files, snapshot->root, snapshot->data_dir, diagnostics,
                                      error);
}
