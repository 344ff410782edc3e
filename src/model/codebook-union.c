/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One codebook for rule sets that are compared. */
#include "model/codebook.h"

static void
add_positions (DemarcheCodebook *all, DemarcheCodebook *codebook, const DemarcheIssue *issue)
{
  for (guint i = 0; i < issue->n_positions; i++) {
    const DemarchePosition *position =
        demarche_codebook_get_position (codebook, issue->first_position + i);
    if (demarche_codebook_find_position (all, position->code) < 0)
      demarche_codebook_add_position (all, position->id, position->title, position->definition,
                                      position->value);
  }
}

/* the positions of an issue stand together, from whichever codebook they come */
static void
add_issue (DemarcheCodebook *all, GPtrArray *codebooks, const DemarcheIssue *issue)
{
  if (demarche_codebook_find_issue (all, issue->id) >= 0)
    return;
  demarche_codebook_add_issue (all, issue->id, issue->title, issue->kind, issue->note,
                               issue->has_about);
  for (guint i = 0; i < codebooks->len; i++) {
    DemarcheCodebook *codebook = g_ptr_array_index (codebooks, i);
    int index = demarche_codebook_find_issue (codebook, issue->id);
    if (index >= 0)
      add_positions (all, codebook, demarche_codebook_get_issue (codebook, (guint)index));
  }
}

DemarcheCodebook *
demarche_codebook_new_union (GPtrArray *codebooks)
{
  g_return_val_if_fail (codebooks != NULL && codebooks->len > 0, NULL);
  DemarcheCodebook *all = demarche_codebook_new ();
  for (guint i = 0; i < codebooks->len; i++) {
    DemarcheCodebook *codebook = g_ptr_array_index (codebooks, i);
    for (guint j = 0; j < demarche_codebook_get_n_issues (codebook); j++)
      add_issue (all, codebooks, demarche_codebook_get_issue (codebook, j));
  }
  return all;
}
