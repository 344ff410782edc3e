/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What may become of a match, and of a cue beside it. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

/* whether a scope takes words in, or what keeps them out */
typedef enum {
  DEMARCHE_REACH_IN_SCOPE,
  DEMARCHE_REACH_OTHER_SIDE, /* the cue does not look there */
  DEMARCHE_REACH_MAX,
  DEMARCHE_REACH_STOP,        /* a stop cue, a semicolon, a comma or "and" before a pronoun */
  DEMARCHE_REACH_MAIN_CLAUSE, /* what follows the main clause of a conditional */
  DEMARCHE_REACH_ATTRIBUTION, /* another attribution begins */
  DEMARCHE_REACH_SENTENCE,    /* the sentence ends: never an answer about words in it */
  DEMARCHE_N_REACHES
} DemarcheReach;

/* what a cue does to a match, or why it does nothing */
typedef enum {
  DEMARCHE_ROLE_ACTS,
  DEMARCHE_ROLE_OPPOSES, /* makes the speaker oppose what is ascribed to others */
  DEMARCHE_ROLE_SHIELDED,
  DEMARCHE_ROLE_PSEUDO,
  DEMARCHE_ROLE_SHORTER,
  DEMARCHE_ROLE_OUT_OF_SCOPE,
  DEMARCHE_ROLE_OTHERS_WORDS, /* it stands in the scope of another attribution */
  DEMARCHE_ROLE_NOT_ASCRIBED, /* a rejection, but the match is the speaker's own */
  DEMARCHE_ROLE_BEFORE,       /* a rejection before the match */
  DEMARCHE_ROLE_HELPER,       /* a pseudo cue or stop: it acts on other cues */
  DEMARCHE_N_ROLES
} DemarcheCueRole;

/* by what an overlapping match was stronger */
typedef enum {
  DEMARCHE_WON_BY_LENGTH,
  DEMARCHE_WON_BY_PLACE, /* it begins earlier */
  DEMARCHE_WON_BY_ORDER, /* its rule stands first */
} DemarcheWin;

/* "acts", "shielded", "out-of-scope" …; "max", "stop" … */
DEMARCHE_API const char *demarche_cue_role_get_name (DemarcheCueRole role);
DEMARCHE_API const char *demarche_reach_get_name (DemarcheReach reach);

/* the parts of a rule, beside its phrases, that a match may fail */
typedef enum {
  DEMARCHE_CLAUSE_NONE,
  DEMARCHE_CLAUSE_WITH, /* its phrase is missing; the phrases of the five below were found */
  DEMARCHE_CLAUSE_BEFORE,
  DEMARCHE_CLAUSE_AFTER,
  DEMARCHE_CLAUSE_INSIDE,
  DEMARCHE_CLAUSE_SENTENCE,
  DEMARCHE_CLAUSE_PARAGRAPH,
  DEMARCHE_CLAUSE_ROLE, /* as DemarcheWhereField, as the four below */
  DEMARCHE_CLAUSE_SPEAKER,
  DEMARCHE_CLAUSE_DELEGATION,
  DEMARCHE_CLAUSE_KIND,
  DEMARCHE_CLAUSE_ROLE_NOT,
  DEMARCHE_CLAUSE_SPEAKER_NOT,
  DEMARCHE_CLAUSE_DELEGATION_NOT,
  DEMARCHE_CLAUSE_KIND_NOT,
  DEMARCHE_CLAUSE_DATE_FROM,
  DEMARCHE_CLAUSE_DATE_TO,
  DEMARCHE_CLAUSE_SECTION,
  DEMARCHE_CLAUSE_SECTION_NOT,
  DEMARCHE_N_CLAUSES
} DemarcheClause;

/* as in a rule file: "with", "unless.before", "where.role-not" */
DEMARCHE_API const char *demarche_clause_get_name (DemarcheClause clause);
/* (nullable): what the paragraph has where a clause of `where` asks */
DEMARCHE_API const char *demarche_clause_get_value (DemarcheClause clause,
                                                    const DemarcheParagraph *paragraph);

G_END_DECLS
