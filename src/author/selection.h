/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which paragraphs an author looks at: by who speaks, for whom, and when. */
#pragma once

#include "model/speaker.h"
#include "model/statement.h"

G_BEGIN_DECLS

/**
 * DemarcheSelection:
 * @speaker, @delegation: (nullable): only theirs
 * @from, @to: (nullable): first and last day, "YYYY-MM-DD"; what has no date is left out then
 */
typedef struct {
  char *speaker;
  char *delegation;
  char *from;
  char *to;
} DemarcheSelection;

/* library-private: whether it is of a kind that is tagged, and by nobody who gives the floor or
 * asks: who does so takes no position */
gboolean demarche_paragraph_may_take_position (const DemarcheParagraph *paragraph);

/**
 * DemarcheSelector:
 *
 * Applies a selection. Remembers the names that it met, so that a misspelt one can be told. Not
 * thread safe.
 */
typedef struct _DemarcheSelector DemarcheSelector;

/* @speakers: (nullable): the registry whose aliases count. Errors: INVALID (a date) */
DEMARCHE_API DemarcheSelector *demarche_selector_new (const DemarcheSelection *selection,
                                                      DemarcheSpeakers *speakers,
                                                      GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_selector_free (DemarcheSelector *selector);
/* whether a speaker or delegation is asked for */
DEMARCHE_API gboolean demarche_selector_has_name (DemarcheSelector *selector);
/* whether the paragraph is by whom the selection asks for, whenever it was said */
DEMARCHE_API gboolean demarche_selector_is_theirs (DemarcheSelector *selector,
                                                   const DemarcheParagraph *paragraph);
/* whether it was said in the time that the selection asks for */
DEMARCHE_API gboolean demarche_selector_is_then (DemarcheSelector *selector,
                                                 const DemarcheParagraph *paragraph);
/* what to say when a name asked for was never met, with the nearest one that was; NULL else */
DEMARCHE_API char *demarche_selector_describe_unmet (DemarcheSelector *selector) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSelector, demarche_selector_free)

G_END_DECLS
