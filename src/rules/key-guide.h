/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What each key of a rule file is for, in words for its author, and what its value looks like:
 * for the JSON Schema and for editors. The loader's tables say which keys there are. */
#pragma once

#include "rules/rule-reader.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_SHAPE_FORMAT, /* 1 */
  DEMARCHE_SHAPE_TEXT,
  DEMARCHE_SHAPE_ID,
  DEMARCHE_SHAPE_CODE_PART, /* id that is part of a position code */
  DEMARCHE_SHAPE_LANGUAGE,
  DEMARCHE_SHAPE_DATE,
  DEMARCHE_SHAPE_FLAG,
  DEMARCHE_SHAPE_NUMBER,
  DEMARCHE_SHAPE_COUNT,  /* of words, from 1 */
  DEMARCHE_SHAPE_CHOICE, /* one of the key's values */
  DEMARCHE_SHAPE_CHOICE_OR_COUNT,
  DEMARCHE_SHAPE_CHOICES, /* some of them, at least one */
  DEMARCHE_SHAPE_PHRASES, /* at least one */
  DEMARCHE_SHAPE_PHRASE_LISTS,
  DEMARCHE_SHAPE_STRINGS,
  DEMARCHE_SHAPE_NAMES, /* at least one string */
  DEMARCHE_SHAPE_PATHS,
  DEMARCHE_SHAPE_HASHES,
  DEMARCHE_SHAPE_WORDS,
  DEMARCHE_SHAPE_WORD_LISTS,
  DEMARCHE_SHAPE_SPELLINGS,
  DEMARCHE_SHAPE_OBJECT, /* of the guide's member keys */
  DEMARCHE_SHAPE_OBJECTS,
  DEMARCHE_SHAPE_TEXTS_OR_OBJECTS,
  DEMARCHE_SHAPE_RULES, /* phrases or objects */
  DEMARCHE_SHAPE_RULE_LISTS,
} DemarcheKeyShape;

/**
 * DemarcheKeyGuide:
 * @keys: the object that has the key
 * @members: (nullable): keys of the objects that its value is or holds
 * @text: one or two sentences
 */
typedef struct {
  const DemarcheRuleKeys *keys;
  const char *key;
  DemarcheKeyShape shape;
  const DemarcheRuleKeys *members;
  const char *text;
} DemarcheKeyGuide;

/* all of them, object by object in the order of design and of the loader's tables */
const DemarcheKeyGuide *demarche_key_guides_get (guint *n_guides);

/* NULL when the object has no such key */
const DemarcheKeyGuide *demarche_key_guide_find (const DemarcheRuleKeys *keys, const char *key);

G_END_DECLS
