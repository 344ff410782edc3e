/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The warnings that rules can get: the one table of their ids. */
#pragma once

#include "base/diagnostic.h"

G_BEGIN_DECLS

/* in the order of the table; ids are stable and never used again */
typedef enum {
  DEMARCHE_WARNING_CONTRADICTING_PHRASES,
  DEMARCHE_WARNING_LONE_LETTER,
  DEMARCHE_WARNING_INVISIBLE_CHARACTER,
  DEMARCHE_WARNING_UNUSED_LIST,
  DEMARCHE_WARNING_DUPLICATE_PHRASE,
  DEMARCHE_WARNING_SHARED_PHRASE,
  DEMARCHE_WARNING_SUBSUMED_PHRASE,
  DEMARCHE_WARNING_FUNCTION_WORDS,
  DEMARCHE_WARNING_IDLE_GAP,
  DEMARCHE_WARNING_GLUED_WORDS,
  DEMARCHE_WARNING_IMPOSSIBLE_PHRASE,
  DEMARCHE_WARNING_MIXED_SCRIPTS,
  DEMARCHE_WARNING_IDLE_UNLESS,
  DEMARCHE_WARNING_ALWAYS_CANCELLED,
  DEMARCHE_WARNING_IMPOSSIBLE_WHERE,
  DEMARCHE_WARNING_IDLE_WHERE,
  DEMARCHE_WARNING_NO_DIRECTION,
  DEMARCHE_WARNING_EQUAL_VALUES,
  DEMARCHE_WARNING_REPLACED_RULE,
  DEMARCHE_WARNING_UNTESTED_RULE,
  DEMARCHE_WARNING_OTHER_RULE_FIRST,
  DEMARCHE_WARNING_UNKNOWN_WARNING,
  DEMARCHE_WARNING_IDLE_IGNORE,
  DEMARCHE_WARNING_DEAD_RULE,
  DEMARCHE_WARNING_FLOOD_RULE,
  DEMARCHE_WARNING_INSIDE_NAME,
  DEMARCHE_WARNING_IDLE_NAME,
  DEMARCHE_N_WARNINGS
} DemarcheWarningId;

/**
 * DemarcheWarning:
 * @id: "W007"
 * @slug: "subsumed-phrase"
 * @code: "W007 subsumed-phrase", as diagnostics carry it
 * @explanation: one line, without a full stop
 *
 * One kind of warning. docs/warnings.md has a section on each.
 */
typedef struct {
  const char *id;
  const char *slug;
  const char *code;
  const char *explanation;
} DemarcheWarning;

DEMARCHE_API guint demarche_warnings_get_length (void);
/* %NULL past the end */
DEMARCHE_API const DemarcheWarning *demarche_warnings_get (guint index);
/* by id, slug or code, or by a text that begins with the id and a space; %NULL when there is
 * none */
DEMARCHE_API const DemarcheWarning *demarche_warnings_find (const char *name);

G_END_DECLS
