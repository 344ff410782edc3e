/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A rule set compiled for the statements of one language. */
#pragma once

#include "classify/matcher.h"
#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* phrases in the matcher; none where a rule lacks the key */
typedef struct {
  const guint *indices; /* (array length=n) */
  guint n;
} DemarcheRulePhrases;

/**
 * DemarcheRuleCode:
 * @before, @after, @inside, @section, @section_not: (nullable) (element-type DemarcheProgram):
 *   run only beside or inside a match, or on a section's name
 *
 * A rule with its phrases compiled.
 */
typedef struct {
  const DemarcheRule *rule;
  guint order;
  DemarcheRulePhrases any;
  DemarcheRulePhrases all;
  DemarcheRulePhrases with;
  DemarcheRulePhrases unless_sentence;
  DemarcheRulePhrases unless_paragraph;
  GPtrArray *before;
  GPtrArray *after;
  GPtrArray *inside;
  GPtrArray *section;
  GPtrArray *section_not;
} DemarcheRuleCode;

/* what a phrase of the matcher is for; one phrase may serve many */
typedef enum {
  DEMARCHE_OWNER_RULE, /* it can begin a finding of the rule: one of its `any` or `all` */
  DEMARCHE_OWNER_CUE,
  DEMARCHE_OWNER_ABOUT,  /* an issue */
  DEMARCHE_OWNER_SEARCH, /* somebody looks for it: see demarche_engine_new_for_phrases() */
} DemarcheOwnerKind;

typedef struct {
  DemarcheOwnerKind kind;
  guint index; /* of the rule code, the cue, the issue, the phrase looked for */
} DemarcheOwner;

/**
 * DemarcheEngine:
 *
 * Immutable after creation; usable from any thread.
 */
typedef struct _DemarcheEngine DemarcheEngine;

/* @language: (nullable): phrases of this language and of files without one; NULL: of every
 * language. The rule set must outlive the engine */
DemarcheEngine *demarche_engine_new (DemarcheRuleSet *rules,
                                     const char *language) DEMARCHE_MUST_USE;
/* one that only looks for @phrases (element-type DemarchePhrase), which must outlive it; lists,
 * names and language tables are those of the rule set */
DemarcheEngine *demarche_engine_new_for_phrases (DemarcheRuleSet *rules, const char *language,
                                                 GPtrArray *phrases) DEMARCHE_MUST_USE;
/* one that knows only @rule, which need not be one of the set and must outlive it */
DemarcheEngine *demarche_engine_new_for_rule (DemarcheRuleSet *rules, const char *language,
                                              const DemarcheRule *rule) DEMARCHE_MUST_USE;
void demarche_engine_free (DemarcheEngine *engine);

/* which engine of a rule set reads a statement in @language (nullable): the @language to make it
 * with. A set in one language reads it, and what is in no known language, with all it has */
const char *demarche_engine_choose_language (DemarcheRuleSet *rules, const char *language);
/* the tables by which an engine made with @language (nullable) reads a text */
const DemarcheLanguage *demarche_engine_choose_tables (DemarcheRuleSet *rules,
                                                       const char *language);

const DemarcheLanguage *demarche_engine_get_language (const DemarcheEngine *engine);
const DemarcheLexicon *demarche_engine_get_lexicon (const DemarcheEngine *engine);
const DemarcheMatcher *demarche_engine_get_matcher (const DemarcheEngine *engine);
guint demarche_engine_get_n_rules (const DemarcheEngine *engine);
const DemarcheRuleCode *demarche_engine_get_rule (const DemarcheEngine *engine, guint index);
const DemarcheCue *demarche_engine_get_cue (const DemarcheEngine *engine, guint index);
/* the phrase of the matcher as its first owner wrote it, and the fixed name at @index */
const DemarchePhrase *demarche_engine_get_phrase (const DemarcheEngine *engine, guint phrase);
const DemarchePhrase *demarche_engine_get_name (const DemarcheEngine *engine, guint index);
/* (array length=n_owners) */
const DemarcheOwner *demarche_engine_get_owners (const DemarcheEngine *engine, guint phrase,
                                                 guint *n_owners);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheEngine, demarche_engine_free)

G_END_DECLS
