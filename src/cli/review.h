/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of the command `review`. */
#pragma once

#include "cli/archive-inputs.h"

G_BEGIN_DECLS

/**
 * DemarcheReviewing:
 * @path: of the archive, which is open only while it is read or written: others may use it
 *   between two decisions
 * @by: (nullable): who decides
 * @by_rules: (element-type DemarcheTagged): tags of the last run
 * @rows: (element-type DemarcheArchiveDecision): those that hold
 * @samples: (element-type DemarcheSample)
 * @contested: (element-type utf8 utf8): what is said otherwise of a statement where it came from a
 *   second time
 * @decided: the tags after them
 * @items: (element-type DemarcheReviewItem): every tag of @decided, in order
 *
 * One run of the command, and the archive as it was when it began.
 */
typedef struct {
  DemarcheCommandContext *context;
  const char *path;
  const char *by;
  DemarcheRuleSet *rules;
  char *rules_name;
  DemarcheCodebook *codebook; /* (unowned) */
  DemarcheSpeakers *speakers;
  GPtrArray *by_rules;
  GPtrArray *rows;
  GPtrArray *samples;
  GHashTable *contested;
  DemarcheDecided *decided;
  GPtrArray *references;
  GPtrArray *items;
} DemarcheReviewing;

/* a tag. @decisions: (nullable) (element-type DemarcheDecision): about it, by whomever */
typedef struct {
  DemarcheTagged *tagged; /* (unowned) */
  const DemarcheTag *tag; /* (unowned) */
  const char *reference;  /* (unowned) */
  GPtrArray *decisions;   /* (unowned) */
} DemarcheReviewItem;

/* reads the archive and closes it; FALSE after an error, which was said */
gboolean demarche_reviewing_load (DemarcheReviewing *reviewing) DEMARCHE_MUST_USE;
void demarche_reviewing_clear (DemarcheReviewing *reviewing);
const DemarcheParagraph *demarche_review_item_get_paragraph (const DemarcheReviewItem *item);

/**
 * DemarcheReviewFilters:
 * @position, @rule: (nullable): only tags of these
 * @selection: of whom and when
 * @is_new: nobody has decided on it; the next three: as the report calls them
 * @is_low: by rules of whose tags people refused too many
 * @is_all: also what the reviewer has decided
 * @names: statements, folders, paragraphs or references of tags; none: all
 *
 * Which tags are looked at. What is asked for together must hold together.
 */
typedef struct {
  char *position;
  char *rule;
  DemarcheSelection selection;
  gboolean is_new;
  gboolean is_ambiguous;
  gboolean is_mixed;
  gboolean is_disputed;
  gboolean is_low;
  gboolean is_all;
  char **names;
} DemarcheReviewFilters;

/* whether anything is asked for */
gboolean demarche_review_filters_are_set (const DemarcheReviewFilters *filters);
/* (element-type DemarcheReviewItem), borrowed; %NULL after an error */
GPtrArray *demarche_review_choose (DemarcheReviewing *reviewing,
                                   const DemarcheReviewFilters *filters) DEMARCHE_MUST_USE;
/* whether the reviewer has decided on it; remarks do not count */
gboolean demarche_review_is_decided (const DemarcheReviewing *reviewing,
                                     const DemarcheReviewItem *item);

/* what one line of the reviewer asks for */
typedef enum {
  DEMARCHE_REVIEW_DECIDE,
  DEMARCHE_REVIEW_UNDO,
  DEMARCHE_REVIEW_SKIP,
  DEMARCHE_REVIEW_BACK,
  DEMARCHE_REVIEW_AROUND, /* the paragraphs before and after */
  DEMARCHE_REVIEW_AGAIN,
  DEMARCHE_REVIEW_HELP,
  DEMARCHE_REVIEW_QUIT,
} DemarcheReviewAction;

/* @decision: filled in by DECIDE, with text of the line or of @codebook; @line is changed. FALSE:
 * @why says what is wrong with it */
gboolean demarche_review_parse (char *line, const DemarcheTag *tag, DemarcheCodebook *codebook,
                                DemarcheReviewAction *action, DemarcheDecision *decision,
                                char **why) DEMARCHE_MUST_USE;

/* the tag for who decides, safe for a terminal */
void demarche_review_append_item (GString *out, const DemarcheReviewing *reviewing,
                                  DemarcheClassifier *classifier, const DemarcheReviewItem *item);
/* the paragraphs before and after */
void demarche_review_append_around (GString *out, const DemarcheReviewItem *item);

/* walks through tags, asking for each */
void demarche_review_walk (DemarcheReviewing *reviewing, GPtrArray *items);

/* opens the archive to write, records and closes it. @id: (out) (optional): of the last one that
 * was new, 0: all were there. Nothing is said of an error */
gboolean demarche_review_record (DemarcheReviewing *reviewing, GPtrArray *decisions, guint *n_added,
                                 gint64 *id, GError **error) DEMARCHE_MUST_USE;
gboolean demarche_review_take_back (DemarcheReviewing *reviewing, gint64 id,
                                    GError **error) DEMARCHE_MUST_USE;

gboolean demarche_review_record_sample (DemarcheReviewing *reviewing, const DemarcheSample *sample,
                                        GError **error) DEMARCHE_MUST_USE;

/* (element-type DemarcheReviewItem), borrowed: the tags of a sample, which is drawn and kept when
 * it was not drawn before; %NULL after an error */
GPtrArray *demarche_review_sample (DemarcheReviewing *reviewing, guint position, guint size,
                                   guint seed) DEMARCHE_MUST_USE;
/* who decided how much, how far they agree, and what samples say */
void demarche_review_summarise (DemarcheReviewing *reviewing, gboolean is_json);

void demarche_review_import (DemarcheReviewing *reviewing, char **paths);
/* @items: (nullable): tags of which it writes what was decided; without them all decisions */
void demarche_review_export (DemarcheReviewing *reviewing, GPtrArray *items);
void demarche_review_export_gold (DemarcheReviewing *reviewing);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheReviewing, demarche_reviewing_clear)

G_END_DECLS
