/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A small JSON text as a tree. The scanner bounds its depth, so that it may be freed by
 * recursion. */

#include "base/json-tree.h"

#include <math.h>
#include <string.h>

typedef struct {
  DemarcheJsonScanner *scanner; /* (unowned) */
  GPtrArray *open;              /* (unowned): containers, outermost first */
  DemarcheJsonNode *root;
  char *key; /* (nullable): of the next value */
} Builder;

void
demarche_json_node_free (DemarcheJsonNode *node)
{
  g_free (node->key);
  g_free (node->string);
  g_clear_pointer (&node->members, g_ptr_array_unref);
  g_free (node);
}

static void
add_value (Builder *builder, const DemarcheJsonToken *token)
{
  DemarcheJsonNode *node = g_new0 (DemarcheJsonNode, 1);

  node->type = token->type;
  node->key = g_steal_pointer (&builder->key);
  node->start = token->start;
  node->end = token->end;
  node->number = token->number;
  if (token->type == DEMARCHE_JSON_STRING)
    node->string = g_strdup (token->string);
  if (builder->open->len > 0) {
    DemarcheJsonNode *parent = g_ptr_array_index (builder->open, builder->open->len - 1);
    g_ptr_array_add (parent->members, node);
  } else {
    builder->root = node;
  }
  if (token->type == DEMARCHE_JSON_OBJECT_START || token->type == DEMARCHE_JSON_ARRAY_START) {
    node->members = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_json_node_free);
    g_ptr_array_add (builder->open, node);
  }
}

static void
close_container (Builder *builder, const DemarcheJsonToken *token)
{
  DemarcheJsonNode *node = g_ptr_array_steal_index (builder->open, builder->open->len - 1);

  node->end = token->end;
}

static gboolean
build (Builder *builder, DemarcheDiagnostic **problem)
{
  DemarcheJsonToken token;

  while (demarche_json_scanner_next (builder->scanner, &token, problem)) {
    if (token.type == DEMARCHE_JSON_END)
      return TRUE;
    if (token.type == DEMARCHE_JSON_KEY)
      builder->key = g_strdup (token.string);
    else if (token.type == DEMARCHE_JSON_OBJECT_END || token.type == DEMARCHE_JSON_ARRAY_END)
      close_container (builder, &token);
    else
      add_value (builder, &token);
  }
  return FALSE;
}

DemarcheJsonNode *
demarche_json_tree_read (DemarcheSource *source, const DemarcheJsonLimits *limits,
                         DemarcheDiagnostic **problem)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (DemarcheJsonScanner) scanner = NULL;
  Builder builder = {.open = open};
  gsize length = 0;

  (void)demarche_source_get_text (source, &length);
  scanner = demarche_json_scanner_new (source, 0, length, limits);
  builder.scanner = scanner;
  if (build (&builder, problem))
    return builder.root;
  g_free (builder.key);
  g_clear_pointer (&builder.root, demarche_json_node_free);
  return NULL;
}

const DemarcheJsonNode *
demarche_json_node_get (const DemarcheJsonNode *node, const char *key)
{
  if (node == NULL || node->type != DEMARCHE_JSON_OBJECT_START)
    return NULL;
  for (guint i = 0; i < node->members->len; i++) {
    const DemarcheJsonNode *member = g_ptr_array_index (node->members, i);
    if (strcmp (member->key, key) == 0)
      return member;
  }
  return NULL;
}

const char *
demarche_json_node_get_string (const DemarcheJsonNode *node, const char *key)
{
  const DemarcheJsonNode *member = demarche_json_node_get (node, key);

  return member != NULL ? member->string : NULL;
}

gboolean
demarche_json_node_get_count (const DemarcheJsonNode *node, const char *key, guint *count)
{
  const DemarcheJsonNode *member = demarche_json_node_get (node, key);

  if (member == NULL || member->type != DEMARCHE_JSON_NUMBER || member->number < 0 ||
      member->number > G_MAXINT32 || floor (member->number) != member->number)
    return FALSE;
  *count = (guint)member->number;
  return TRUE;
}
