/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is kept of the last report. */
#pragma once

#include "report/since.h"

G_BEGIN_DECLS

#define DEMARCHE_SINCE_REFERENCE 8 /* characters by which references of two reports are matched */

/**
 * DemarcheSince:
 * @date: (nullable): the day that parts past and new; NULL: a report does
 * @day: (nullable): the day printed on the last report; @program: (nullable): its version
 * @by: (nullable): who was compared
 * @names: name of each statement to its text hash ("" where there was none)
 * @hashes: (element-type utf8): text hashes
 * @tags: reference of each tag that a rule gave to the name of its statement
 * @decisions: keys made by demarche_since_make_key()
 */
struct _DemarcheSince {
  gatomicrefcount references;
  char *date;
  char *day;
  char *program;
  char *by;
  char *rules_hash;
  GHashTable *names;
  GHashTable *hashes;
  GHashTable *tags;
  GHashTable *decisions;
};

/* one string for a decision about a tag. All but @reference and @kind may be NULL */
char *demarche_since_make_key (const char *reference, const char *kind, const char *position,
                               const char *holder, const char *stance, const char *force,
                               const char *by) DEMARCHE_MUST_USE;

G_END_DECLS
