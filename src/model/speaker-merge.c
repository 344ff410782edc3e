/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Edits the text of a registry in place: what people wrote into it stays. */
#include "model/speaker-merge.h"

#include "base/escape.h"
#include "base/json-tree.h"
#include "model/speaker-private.h"

#include <string.h>

/* bytes [start, end) of the text give way to @words */
typedef struct {
  gsize start;
  gsize end;
  char *words;
} Edit;

typedef struct {
  const char *text; /* (unowned): of the registry */
  gsize length;
  DemarcheRosterKind kind;
  const DemarcheJsonNode *list; /* (nullable): the entries of the kind */
  GArray *edits;
  GPtrArray *aliases; /* to add to the entry that is kept; (unowned) strings */
} Merge;

static const char empty[] = "{\n  \"format\": 1,\n  \"speakers\": [],\n  \"delegations\": [],\n"
                            "  \"groups\": []\n}\n";

static void
clear_edit (gpointer data)
{
  g_free (((Edit *)data)->words);
}

static void
replace (Merge *merge, gsize start, gsize end, char *words)
{
  Edit edit = {start, end, words};

  g_array_append_val (merge->edits, edit);
}

static gboolean
is_name (const char *one, const char *other)
{
  g_autofree char *folded = demarche_speakers_fold_name (one);
  g_autofree char *other_folded = demarche_speakers_fold_name (other);

  return g_str_equal (folded, other_folded);
}

static gboolean
has_name (const DemarcheJsonNode *entry, const char *name)
{
  static const char *const keys[] = {"name", "id"};
  const DemarcheJsonNode *aliases = demarche_json_node_get (entry, "aliases");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    const char *own = demarche_json_node_get_string (entry, keys[i]);
    if (own != NULL && is_name (own, name))
      return TRUE;
  }
  for (guint i = 0; aliases != NULL && aliases->members != NULL && i < aliases->members->len; i++) {
    const DemarcheJsonNode *alias = g_ptr_array_index (aliases->members, i);
    if (alias->string != NULL && is_name (alias->string, name))
      return TRUE;
  }
  return FALSE;
}

static guint
count_entries (const Merge *merge)
{
  return merge->list != NULL && merge->list->members != NULL ? merge->list->members->len : 0;
}

static const DemarcheJsonNode *
get_entry (const Merge *merge, guint index)
{
  return g_ptr_array_index (merge->list->members, index);
}

/* the index of the entry that has the name, or -1 */
static int
find_entry (const Merge *merge, const char *name)
{
  for (guint i = 0; i < count_entries (merge); i++)
    if (has_name (get_entry (merge, i), name))
      return (int)i;
  return -1;
}

static gboolean
is_blank (const DemarcheJsonNode *node)
{
  return node == NULL || node->type == DEMARCHE_JSON_NULL ||
         (node->type == DEMARCHE_JSON_ARRAY_START &&
          (node->members == NULL || node->members->len == 0));
}

/* what an entry says beside its names would be lost with it */
static gboolean
check_removable (const Merge *merge, const DemarcheJsonNode *entry, const DemarcheJsonNode *kept,
                 GError **error)
{
  static const char *const keys[] = {"groups", "present", "note", "delegation"};

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    const char *value = demarche_json_node_get_string (entry, keys[i]);
    const char *kept_value = demarche_json_node_get_string (kept, keys[i]);

    if (is_blank (demarche_json_node_get (entry, keys[i])) ||
        (value != NULL && g_strcmp0 (value, kept_value) == 0))
      continue;
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "the entry of '%s' also has '%s': put that where it belongs, then merge",
                 demarche_json_node_get_string (entry, "name"), keys[i]);
    return FALSE;
  }
  return TRUE;
}

/* an entry goes with the comma between it and the entry that is kept */
static void
remove_entry (Merge *merge, guint index, guint kept)
{
  const DemarcheJsonNode *entry = get_entry (merge, index);

  if (index > kept)
    replace (merge, get_entry (merge, index - 1)->end, entry->end, g_strdup (""));
  else
    replace (merge, entry->start, get_entry (merge, index + 1)->start, g_strdup (""));
}

static void
take_names (Merge *merge, const DemarcheJsonNode *entry)
{
  const DemarcheJsonNode *aliases = demarche_json_node_get (entry, "aliases");

  g_ptr_array_add (merge->aliases, (gpointer)demarche_json_node_get_string (entry, "name"));
  for (guint i = 0; aliases != NULL && aliases->members != NULL && i < aliases->members->len; i++)
    g_ptr_array_add (merge->aliases,
                     ((DemarcheJsonNode *)g_ptr_array_index (aliases->members, i))->string);
}

static void
append_aliases (GString *out, const Merge *merge, gboolean is_first)
{
  for (guint i = 0; i < merge->aliases->len; i++) {
    g_string_append (out, is_first && i == 0 ? "" : ", ");
    demarche_escape_json (out, g_ptr_array_index (merge->aliases, i), -1, FALSE);
  }
}

/* into the list of aliases of an entry, which may lack or be null */
static void
add_aliases (Merge *merge, const DemarcheJsonNode *entry)
{
  const DemarcheJsonNode *aliases = demarche_json_node_get (entry, "aliases");
  gboolean is_empty = is_blank (aliases);
  GString *out = g_string_new (NULL);

  if (merge->aliases->len == 0) {
    g_string_free (out, TRUE);
    return;
  }
  if (aliases == NULL)
    g_string_append (out, ", \"aliases\": ");
  g_string_append (out, is_empty ? "[" : "");
  append_aliases (out, merge, is_empty);
  g_string_append (out, is_empty ? "]" : "");
  if (aliases == NULL)
    replace (merge, entry->end - 1, entry->end - 1, g_string_free (out, FALSE));
  else if (is_empty)
    replace (merge, aliases->start, aliases->end, g_string_free (out, FALSE));
  else
    replace (merge, aliases->end - 1, aliases->end - 1, g_string_free (out, FALSE));
}

static char *
make_entry (const Merge *merge, const char *name, const char *delegation)
{
  GString *out = g_string_new ("{\"name\": ");

  demarche_escape_json (out, name, -1, FALSE);
  g_string_append (out, ", \"aliases\": [");
  append_aliases (out, merge, TRUE);
  g_string_append_c (out, ']');
  if (delegation != NULL && merge->kind == DEMARCHE_ROSTER_PERSON) {
    g_string_append (out, ", \"delegation\": ");
    demarche_escape_json (out, delegation, -1, FALSE);
  }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

/* at the end of the list of its kind, which may lack */
static void
add_entry (Merge *merge, const DemarcheJsonNode *root, const char *name, const char *delegation)
{
  const char *key = demarche_speaker_file_keys[merge->kind];
  g_autofree char *entry = make_entry (merge, name, delegation);
  guint n = count_entries (merge);

  if (n > 0)
    replace (merge, get_entry (merge, n - 1)->end, get_entry (merge, n - 1)->end,
             g_strdup_printf (",\n    %s", entry));
  else if (merge->list != NULL)
    replace (merge, merge->list->start, merge->list->end,
             g_strdup_printf ("[\n    %s\n  ]", entry));
  else
    replace (merge, root->end - 1, root->end - 1,
             g_strdup_printf (",\n  \"%s\": [\n    %s\n  ]\n", key, entry));
}

/* what becomes of each name that is not to be kept. @kept: (nullable): the entry of the first */
static gboolean
take_others (Merge *merge, const char *const *names, int kept, GError **error)
{
  for (guint i = 1; names[i] != NULL; i++) {
    int index = find_entry (merge, names[i]);

    for (guint j = 0; j < i; j++)
      if (is_name (names[i], names[j])) {
        g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                     "'%s' and '%s' count as one name already", names[j], names[i]);
        return FALSE;
      }
    if (index >= 0 && index == kept)
      continue;
    if (index < 0) {
      g_ptr_array_add (merge->aliases, (gpointer)names[i]);
      continue;
    }
    if (kept < 0) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                   "'%s' has an entry and '%s' has none: name the first one first", names[i],
                   names[0]);
      return FALSE;
    }
    if (!check_removable (merge, get_entry (merge, (guint)index), get_entry (merge, (guint)kept),
                          error))
      return FALSE;
    take_names (merge, get_entry (merge, (guint)index));
    remove_entry (merge, (guint)index, (guint)kept);
  }
  return TRUE;
}

static int
compare_edits (gconstpointer first, gconstpointer second)
{
  const Edit *one = first;
  const Edit *two = second;

  return one->start < two->start ? -1 : one->start > two->start;
}

static char *
apply_edits (Merge *merge)
{
  GString *out = g_string_new (NULL);
  gsize at = 0;

  g_array_sort (merge->edits, compare_edits);
  for (guint i = 0; i < merge->edits->len; i++) {
    const Edit *edit = &g_array_index (merge->edits, Edit, i);

    g_string_append_len (out, merge->text + at, (gssize)(edit->start - at));
    g_string_append (out, edit->words);
    at = edit->end;
  }
  g_string_append_len (out, merge->text + at, (gssize)(merge->length - at));
  return g_string_free (out, FALSE);
}

/* whether the registry reads without a mistake, before it is changed and after */
static gboolean
check_registry (DemarcheSource *source, DemarcheDiagnostics *diagnostics, GError **error)
{
  DemarcheSpeakers *speakers = demarche_speakers_parse (source, diagnostics);

  if (speakers == NULL) {
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX, "the registry was not read");
    return FALSE;
  }
  demarche_speakers_unref (speakers);
  return TRUE;
}

static char *
merge_names (Merge *merge, const DemarcheJsonNode *root, const char *const *names,
             const char *delegation, GError **error)
{
  int kept = 0;

  merge->list = demarche_json_node_get (root, demarche_speaker_file_keys[merge->kind]);
  kept = find_entry (merge, names[0]);
  if (!take_others (merge, names, kept, error))
    return NULL;
  if (kept < 0)
    add_entry (merge, root, names[0], delegation);
  else
    add_aliases (merge, get_entry (merge, (guint)kept));
  return apply_edits (merge);
}

char *
demarche_speakers_merge (DemarcheSource *source, DemarcheRosterKind kind, const char *const *names,
                         const char *delegation, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_return_val_if_fail (kind < DEMARCHE_N_ROSTER_KINDS && names != NULL && names[0] != NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (empty, strlen (empty));
  g_autoptr (DemarcheSource) none = demarche_source_new ("speakers.json", bytes);
  DemarcheSource *used = source != NULL ? source : none;
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_autoptr (GPtrArray) aliases = g_ptr_array_new ();
  Merge merge = {.kind = kind, .edits = edits, .aliases = aliases};

  merge.text = demarche_source_get_text (used, &merge.length);
  g_array_set_clear_func (edits, clear_edit);
  if (!check_registry (used, diagnostics, error))
    return NULL;
  g_autoptr (DemarcheJsonNode) root =
      demarche_json_tree_read (used, &demarche_json_limits_default, &problem);
  if (root == NULL) {
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX, "the registry was not read");
    return NULL;
  }
  return merge_names (&merge, root, names, delegation, error);
}
