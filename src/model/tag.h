/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One finding: a paragraph takes a position. */
#pragma once

#include "model/codebook.h"
#include "model/statement.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_TAG (demarche_tag_get_type ())

typedef enum {
  DEMARCHE_HOLDER_OTHER, /* in the order in which tags are sorted */
  DEMARCHE_HOLDER_SPEAKER,
} DemarcheHolder;

typedef enum {
  DEMARCHE_STANCE_OPPOSES,
  DEMARCHE_STANCE_SUPPORTS,
} DemarcheStance;

typedef enum {
  DEMARCHE_FORCE_FIRM,
  DEMARCHE_FORCE_TENTATIVE,
} DemarcheForce;

typedef enum {
  DEMARCHE_CUE_NEGATION,
  DEMARCHE_CUE_REJECTION,
  DEMARCHE_CUE_ATTRIBUTION,
  DEMARCHE_CUE_HEDGE,
  DEMARCHE_CUE_CONDITIONAL,
  DEMARCHE_CUE_RECALL,
  DEMARCHE_CUE_QUESTION,
  DEMARCHE_CUE_PSEUDO,
  DEMARCHE_CUE_STOP,
  DEMARCHE_N_CUE_EFFECTS
} DemarcheCueEffect;

typedef enum {
  DEMARCHE_REVIEW_NONE = 0,
  DEMARCHE_REVIEW_AMBIGUOUS = 1 << 0,
  DEMARCHE_REVIEW_MIXED = 1 << 1,
} DemarcheReview;

/* what people decided of a tag; see decision.h */
typedef enum {
  DEMARCHE_STANDING_FOUND,     /* nothing: it stands as the rules found it */
  DEMARCHE_STANDING_ACCEPTED,  /* that it is right, perhaps with another force */
  DEMARCHE_STANDING_REJECTED,  /* that it is wrong */
  DEMARCHE_STANDING_CORRECTED, /* that another tag is right, which stands beside it */
  DEMARCHE_STANDING_DISPUTED,  /* they do not agree */
  DEMARCHE_STANDING_ADDED,     /* a person gave it, not a rule */
} DemarcheStanding;

DEMARCHE_API const char *demarche_holder_get_name (DemarcheHolder holder);
DEMARCHE_API gboolean demarche_holder_from_name (const char *name, DemarcheHolder *holder);
DEMARCHE_API const char *demarche_stance_get_name (DemarcheStance stance);
DEMARCHE_API gboolean demarche_stance_from_name (const char *name, DemarcheStance *stance);
DEMARCHE_API const char *demarche_force_get_name (DemarcheForce force);
DEMARCHE_API gboolean demarche_force_from_name (const char *name, DemarcheForce *force);
DEMARCHE_API const char *demarche_cue_effect_get_name (DemarcheCueEffect effect);
DEMARCHE_API gboolean demarche_cue_effect_from_name (const char *name, DemarcheCueEffect *effect);

/* bytes [start, end) of a paragraph's text */
typedef struct {
  gsize start;
  gsize end;
} DemarcheSpan;

typedef struct {
  const char *id;
  DemarcheCueEffect effect;
  DemarcheSpan span;
} DemarcheTagCue;

/**
 * DemarcheTag:
 * @paragraph: index of the paragraph in its statement (not its number)
 * @position: index in the codebook
 * @held_by: (nullable): named holder, only where @holder is other
 * @rule: (nullable): id of the rule, `issue.position/rule`; gold has none
 * @standing: what people decided of it
 * @optional: gold only: neither missing nor wrong in a score
 * @lacks_force: gold only: @force is not said
 *
 * One finding. What it points to lies with it, or with the statement whose tag it is; a copy has
 * its own.
 */
typedef struct {
  guint paragraph;
  guint position;
  DemarcheHolder holder;
  DemarcheStance stance;
  DemarcheForce force;
  DemarcheReview review;
  DemarcheStanding standing;
  guint optional : 1;
  guint lacks_force : 1;
  guint n_cues;
  guint n_evidence;
  const char *held_by;
  const char *rule;
  DemarcheTagCue *cues;
  DemarcheSpan *evidence;
} DemarcheTag;

DEMARCHE_API GType demarche_tag_get_type (void);
DEMARCHE_API DemarcheTag *demarche_tag_copy (const DemarcheTag *tag) DEMARCHE_MUST_USE;
/* of one made by demarche_tag_copy() */
DEMARCHE_API void demarche_tag_free (DemarcheTag *tag);
/* paragraph, then position code, holder and stance by name, as tags are written */
DEMARCHE_API int demarche_tag_compare (const DemarcheTag *first, const DemarcheTag *second,
                                       DemarcheCodebook *codebook);
/* the place on its scale that the tag speaks for: supports +v, opposes -v. FALSE: it has none, its
 * issue is no scale, or it opposes what is no end of it */
DEMARCHE_API gboolean demarche_tag_get_value (const DemarcheTag *tag, DemarcheCodebook *codebook,
                                              double *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheTag, demarche_tag_free)

#define DEMARCHE_TYPE_TAGGED (demarche_tagged_get_type ())

/**
 * DemarcheTagged:
 *
 * A statement with its tags, by a classifier or by a human: what comparison, score and report
 * work on. A statement that could not be read has an error and no paragraphs. Immutable once
 * returned and reference counted.
 */
typedef struct _DemarcheTagged DemarcheTagged;

DEMARCHE_API GType demarche_tagged_get_type (void);
/* @tags: (element-type DemarcheTag) (transfer full): sorted by demarche_tag_compare(), their
 * elements freed with the array; @error: (nullable): why it could not be read */
DemarcheTagged *demarche_tagged_new (DemarcheStatement *statement, GPtrArray *tags,
                                     const char *error) DEMARCHE_MUST_USE;
/* one for a statement that could not be read: what is known of it, and why */
DEMARCHE_API DemarcheTagged *demarche_tagged_new_unread (DemarcheStatement *statement,
                                                         const char *error) DEMARCHE_MUST_USE;
/* the same where only its name is known */
DEMARCHE_API DemarcheTagged *demarche_tagged_new_failed (const char *name,
                                                         const char *error) DEMARCHE_MUST_USE;
/* the same tags in another codebook, which has all their positions: @positions gives for the index
 * of each in their own codebook that in the other. `about` is not taken along */
DEMARCHE_API DemarcheTagged *demarche_tagged_recode (DemarcheTagged *tagged,
                                                     const guint *positions) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheTagged *demarche_tagged_ref (DemarcheTagged *tagged);
DEMARCHE_API void demarche_tagged_unref (DemarcheTagged *tagged);
DEMARCHE_API DemarcheStatement *demarche_tagged_get_statement (DemarcheTagged *tagged);
DEMARCHE_API guint demarche_tagged_get_n_tags (DemarcheTagged *tagged);
DEMARCHE_API const DemarcheTag *demarche_tagged_get_tag (DemarcheTagged *tagged, guint index);
DEMARCHE_API const char *demarche_tagged_get_error (DemarcheTagged *tagged); /* (nullable) */
/* whether a paragraph speaks to an issue by its `about` phrases, tag or no tag */
DEMARCHE_API gboolean demarche_tagged_is_about (DemarcheTagged *tagged, guint paragraph,
                                                guint issue);
/* library-private, before the object is shared */
void demarche_tagged_add_about (DemarcheTagged *tagged, guint paragraph, guint issue);
/* library-private, for reference.h: the whole references of the tags, each with a NUL behind it */
void demarche_tagged_keep_references (DemarcheTagged *tagged, const char *references);
/* library-private: the whole reference of a tag, or NULL where it is not known */
const char *demarche_tagged_get_reference (DemarcheTagged *tagged, guint index);
/* library-private: calls @visit for each paragraph and issue that it speaks to, in order */
typedef void (*DemarcheAboutVisitor) (guint paragraph, guint issue, gpointer data);
void demarche_tagged_visit_about (DemarcheTagged *tagged, DemarcheAboutVisitor visit,
                                  gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheTagged, demarche_tagged_unref)

G_END_DECLS
