/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What warnings need not be looked for again while rules are edited. */
#pragma once

#include "base/macros.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemarcheLintMemory:
 *
 * Which phrases the last look at one rule set found nothing in. The warnings are the same with it
 * and without. Not thread safe.
 */
typedef struct _DemarcheLintMemory DemarcheLintMemory;

DEMARCHE_API DemarcheLintMemory *demarche_lint_memory_new (void) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_lint_memory_free (DemarcheLintMemory *memory);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLintMemory, demarche_lint_memory_free)

G_END_DECLS
