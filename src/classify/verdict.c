/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names of verdicts and clauses, as JSON has them. */
#include "classify/verdict.h"

const char *
demarche_clause_get_name (DemarcheClause clause)
{
  static const char *const names[DEMARCHE_N_CLAUSES] = {
      [DEMARCHE_CLAUSE_NONE] = "none",
      [DEMARCHE_CLAUSE_WITH] = "with",
      [DEMARCHE_CLAUSE_BEFORE] = "unless.before",
      [DEMARCHE_CLAUSE_AFTER] = "unless.after",
      [DEMARCHE_CLAUSE_INSIDE] = "unless.inside",
      [DEMARCHE_CLAUSE_SENTENCE] = "unless.sentence",
      [DEMARCHE_CLAUSE_PARAGRAPH] = "unless.paragraph",
      [DEMARCHE_CLAUSE_ROLE] = "where.role",
      [DEMARCHE_CLAUSE_SPEAKER] = "where.speaker",
      [DEMARCHE_CLAUSE_DELEGATION] = "where.delegation",
      [DEMARCHE_CLAUSE_KIND] = "where.kind",
      [DEMARCHE_CLAUSE_ROLE_NOT] = "where.role-not",
      [DEMARCHE_CLAUSE_SPEAKER_NOT] = "where.speaker-not",
      [DEMARCHE_CLAUSE_DELEGATION_NOT] = "where.delegation-not",
      [DEMARCHE_CLAUSE_KIND_NOT] = "where.kind-not",
      [DEMARCHE_CLAUSE_DATE_FROM] = "where.date-from",
      [DEMARCHE_CLAUSE_DATE_TO] = "where.date-to",
      [DEMARCHE_CLAUSE_SECTION] = "where.section",
      [DEMARCHE_CLAUSE_SECTION_NOT] = "where.section-not",
  };

  g_return_val_if_fail ((guint)clause < DEMARCHE_N_CLAUSES, NULL);
  return names[clause];
}

const char *
demarche_cue_role_get_name (DemarcheCueRole role)
{
  static const char *const names[DEMARCHE_N_ROLES] = {
      [DEMARCHE_ROLE_ACTS] = "acts",
      [DEMARCHE_ROLE_OPPOSES] = "speaker-opposes",
      [DEMARCHE_ROLE_SHIELDED] = "shielded",
      [DEMARCHE_ROLE_PSEUDO] = "pseudo",
      [DEMARCHE_ROLE_SHORTER] = "shorter",
      [DEMARCHE_ROLE_OUT_OF_SCOPE] = "out-of-scope",
      [DEMARCHE_ROLE_OTHERS_WORDS] = "in-others-words",
      [DEMARCHE_ROLE_NOT_ASCRIBED] = "not-ascribed",
      [DEMARCHE_ROLE_BEFORE] = "before-the-match",
      [DEMARCHE_ROLE_HELPER] = "helper",
  };

  g_return_val_if_fail ((guint)role < DEMARCHE_N_ROLES, NULL);
  return names[role];
}

const char *
demarche_reach_get_name (DemarcheReach reach)
{
  static const char *const names[DEMARCHE_N_REACHES] = {
      [DEMARCHE_REACH_IN_SCOPE] = "in-scope",
      [DEMARCHE_REACH_OTHER_SIDE] = "other-side",
      [DEMARCHE_REACH_MAX] = "max",
      [DEMARCHE_REACH_STOP] = "stop",
      [DEMARCHE_REACH_MAIN_CLAUSE] = "main-clause",
      [DEMARCHE_REACH_ATTRIBUTION] = "attribution",
      [DEMARCHE_REACH_SENTENCE] = "sentence",
  };

  g_return_val_if_fail ((guint)reach < DEMARCHE_N_REACHES, NULL);
  return names[reach];
}

const char *
demarche_clause_get_value (DemarcheClause clause, const DemarcheParagraph *paragraph)
{
  switch (clause) {
  case DEMARCHE_CLAUSE_ROLE:
  case DEMARCHE_CLAUSE_ROLE_NOT:
    return paragraph->occasion->role;
  case DEMARCHE_CLAUSE_SPEAKER:
  case DEMARCHE_CLAUSE_SPEAKER_NOT:
    return paragraph->occasion->speaker;
  case DEMARCHE_CLAUSE_DELEGATION:
  case DEMARCHE_CLAUSE_DELEGATION_NOT:
    return paragraph->occasion->delegation;
  case DEMARCHE_CLAUSE_DATE_FROM:
  case DEMARCHE_CLAUSE_DATE_TO:
    return paragraph->occasion->date;
  case DEMARCHE_CLAUSE_KIND:
  case DEMARCHE_CLAUSE_KIND_NOT:
    return demarche_paragraph_kind_get_name (paragraph->kind);
  default:
    return paragraph->occasion->section;
  }
}
