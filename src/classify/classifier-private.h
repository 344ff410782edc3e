/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The classifier for one paragraph at a time. */
#pragma once

#include "classify/classifier.h"
#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* a paragraph speaks to an issue, both by index */
typedef struct {
  guint paragraph;
  guint issue;
} DemarcheAbout;

/**
 * demarche_classifier_tag_paragraph:
 * @paragraph: index of one that can be tagged
 * @tags: (element-type DemarcheTag): gets its tags, in no order
 * @about: (element-type DemarcheAbout): gets the issues that it speaks to
 *
 * Returns: whether any rule held, before cues were read
 */
gboolean demarche_classifier_tag_paragraph (DemarcheClassifier *classifier,
                                            DemarcheStatement *statement, guint paragraph,
                                            GPtrArray *tags, GArray *about);

/* sorts @tags and makes the result of them, which takes them */
DemarcheTagged *demarche_classifier_finish (DemarcheClassifier *classifier,
                                            DemarcheStatement *statement, GPtrArray *tags,
                                            const GArray *about) DEMARCHE_MUST_USE;

/* (nullable): the language that a paragraph of a statement is in, as far as it is known */
const char *demarche_paragraph_choose_language (const DemarcheParagraph *paragraph,
                                                DemarcheStatement *statement);
/* by which of its readers a paragraph in @language (nullable) is read: paragraphs of one reader are
 * read alike */
guint demarche_classifier_get_n_readers (DemarcheClassifier *classifier);
guint demarche_classifier_find_reader (DemarcheClassifier *classifier, const char *language);
/* the language that a reader takes a text for */
const DemarcheLanguage *demarche_classifier_get_language (DemarcheClassifier *classifier,
                                                          guint reader);

G_END_DECLS
