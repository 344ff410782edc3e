/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Issues and the positions that answer them. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_CODEBOOK (demarche_codebook_get_type ())

typedef enum {
  DEMARCHE_ISSUE_CHOICE, /* positions are alternatives or go together; none is opposed to another */
  DEMARCHE_ISSUE_SCALE,  /* positions carry values */
} DemarcheIssueKind;

/**
 * DemarcheIssue:
 * @id: as written in the rule file
 * @first_position: index of its first position; they stand together in the codebook
 * @has_about: whether phrases are known that show that a paragraph speaks to it
 *
 * A question in the negotiation. Strings are never %NULL unless said so.
 */
typedef struct {
  const char *id;
  const char *title;
  const char *note; /* (nullable) */
  DemarcheIssueKind kind;
  guint first_position;
  guint n_positions;
  gboolean has_about;
} DemarcheIssue;

/**
 * DemarchePosition:
 * @code: `issue.position`
 * @definition: (nullable)
 * @value: place on the scale, 0 when the issue is none
 * @issue: index of its issue
 *
 * An answer to an issue.
 */
typedef struct {
  const char *code;
  const char *id;
  const char *title;
  const char *definition;
  double value;
  guint issue;
} DemarchePosition;

/**
 * DemarcheCodebook:
 *
 * The issues and positions of a rule set, in the order of its files. Immutable and reference
 * counted; issues and positions are named by index.
 */
typedef struct _DemarcheCodebook DemarcheCodebook;

DEMARCHE_API GType demarche_codebook_get_type (void);
DEMARCHE_API DemarcheCodebook *demarche_codebook_ref (DemarcheCodebook *codebook);
DEMARCHE_API void demarche_codebook_unref (DemarcheCodebook *codebook);
DEMARCHE_API guint demarche_codebook_get_n_issues (DemarcheCodebook *codebook);
DEMARCHE_API guint demarche_codebook_get_n_positions (DemarcheCodebook *codebook);
DEMARCHE_API const DemarcheIssue *demarche_codebook_get_issue (DemarcheCodebook *codebook,
                                                               guint index);
DEMARCHE_API const DemarchePosition *demarche_codebook_get_position (DemarcheCodebook *codebook,
                                                                     guint index);
/* index of a position code, or -1 */
DEMARCHE_API int demarche_codebook_find_position (DemarcheCodebook *codebook, const char *code);
/* index of an issue's id, or -1 */
DEMARCHE_API int demarche_codebook_find_issue (DemarcheCodebook *codebook, const char *id);
/* whether two positions belong to one scale and their values differ in sign */
DEMARCHE_API gboolean demarche_codebook_is_opposed (DemarcheCodebook *codebook, guint first,
                                                    guint second);
/* whether issues, positions and languages are the same, in one order; titles and notes aside */
gboolean demarche_codebook_is_equal (DemarcheCodebook *first, DemarcheCodebook *second);
/* all issues and positions of several: those of the first, in its order, then what later ones add.
 * @codebooks: (element-type DemarcheCodebook), at least one */
DEMARCHE_API DemarcheCodebook *demarche_codebook_new_union (GPtrArray *codebooks) DEMARCHE_MUST_USE;

/* whether an issue has rules in a language; TRUE where that is not known, or the language is not.
 * @language: (nullable) */
DEMARCHE_API gboolean demarche_codebook_has_language (DemarcheCodebook *codebook, guint issue,
                                                      const char *language);

/* library-private: a codebook is built by the rule loader (and by tests). Adding an issue opens
 * it; positions are added to the issue opened last. Strings are copied. */
DemarcheCodebook *demarche_codebook_new (void) DEMARCHE_MUST_USE;
guint demarche_codebook_add_issue (DemarcheCodebook *codebook, const char *id, const char *title,
                                   DemarcheIssueKind kind, const char *note, gboolean has_about);
guint demarche_codebook_add_position (DemarcheCodebook *codebook, const char *id, const char *title,
                                      const char *definition, double value);

/* an issue has a rule in a language; NULL: one for every language */
void demarche_codebook_add_language (DemarcheCodebook *codebook, guint issue, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCodebook, demarche_codebook_unref)

G_END_DECLS
