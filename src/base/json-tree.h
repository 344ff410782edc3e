/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A small JSON text as a tree, for messages of a protocol. Files of people are read token by
 * token instead, so that each mistake has its place. */
#pragma once

#include "base/json-scanner.h"

G_BEGIN_DECLS

/**
 * DemarcheJsonNode:
 * @type: OBJECT_START, ARRAY_START, STRING, NUMBER, TRUE, FALSE or NULL
 * @key: (nullable): in its object
 * @string: (nullable): of a STRING
 * @start, @end: bytes of the source
 * @members: (nullable) (element-type DemarcheJsonNode): of an object or list
 */
typedef struct {
  DemarcheJsonType type;
  char *key;
  char *string;
  double number;
  gsize start;
  gsize end;
  GPtrArray *members;
} DemarcheJsonNode;

/* NULL when @problem was set */
DemarcheJsonNode *demarche_json_tree_read (DemarcheSource *source, const DemarcheJsonLimits *limits,
                                           DemarcheDiagnostic **problem) DEMARCHE_MUST_USE;
void demarche_json_node_free (DemarcheJsonNode *node);

/* the member of an object; NULL when there is none, or @node is NULL or no object */
const DemarcheJsonNode *demarche_json_node_get (const DemarcheJsonNode *node, const char *key);
/* the same for a string, its text */
const char *demarche_json_node_get_string (const DemarcheJsonNode *node, const char *key);
/* the same for a whole number from 0 on; FALSE when it is none */
gboolean demarche_json_node_get_count (const DemarcheJsonNode *node, const char *key,
                                       guint *count) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheJsonNode, demarche_json_node_free)

G_END_DECLS
