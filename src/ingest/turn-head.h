/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What stands at the head of a turn in a record or an interview, and says who speaks. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_HEAD_NONE,
  DEMARCHE_HEAD_QUESTION, /* "Question:", "Q." */
  DEMARCHE_HEAD_ANSWER,   /* "Answer:", "A:" */
  DEMARCHE_HEAD_CHAIR,    /* "The President:" */
  DEMARCHE_HEAD_DASH,     /* "Name (GROUP). - text", "Name, rapporteur. - text" */
  DEMARCHE_HEAD_TITLED,   /* "Mr. X (State): text" */
  DEMARCHE_HEAD_SAID,     /* "5. Ms. X (State) said that": the words stay in the text */
  DEMARCHE_HEAD_NAME,     /* "Name: text", "NAME: text" */
  DEMARCHE_HEAD_INITIALS, /* "S.L.: text" */
  DEMARCHE_HEAD_BRACKET,  /* "[Name]" */
  DEMARCHE_HEAD_STATE,    /* "Australia" on a line of its own, or "Australia: text" */
  DEMARCHE_HEAD_LINE,     /* "Chair", "Society of Friends" on a line of its own */
  DEMARCHE_HEAD_ASKED,    /* a question in bold, without any label */
} DemarcheHeadForm;

/**
 * DemarcheTurnHead:
 * @label: bytes to leave out of the text
 * @name: (nullable): the person, tidy; or the words of the label
 * @delegation: (nullable): State, by its short name where it is known
 * @groups: (nullable)
 * @role: (nullable) (unowned)
 * @note: (nullable): what else the head says, such as "in writing"
 *
 * One head, as it was read.
 */
typedef struct {
  DemarcheHeadForm form;
  gsize label;
  char *name;
  char *delegation;
  char *groups;
  const char *role;
  char *note;
} DemarcheTurnHead;

/* reads the head at the start of a text, whose first @bold_length bytes are bold; FALSE: none.
 * A weak form (a name with a colon) still needs company to count, see turns.c */
gboolean demarche_turn_head_read (const char *text, gsize length, gsize bold_length,
                                  DemarcheTurnHead *head);
/* whether a text starts with the label of a question: "Question 3:", "Q." */
gboolean demarche_turn_head_is_question (const char *text, gsize length);
/* whether the form alone shows that somebody else begins to speak */
gboolean demarche_turn_head_is_strong (DemarcheHeadForm form);
void demarche_turn_head_clear (DemarcheTurnHead *head);

G_END_DECLS
