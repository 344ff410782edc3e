/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What each key of a rule file is for. */
#include "rules/key-guide.h"

/* shorthand for the table below */
#define FILE_KEY(key, shape, members, text)                                                        \
  {                                                                                                \
    &demarche_file_keys, key, DEMARCHE_SHAPE_##shape, members, text                                \
  }
#define ISSUE_KEY(key, shape, members, text)                                                       \
  {                                                                                                \
    &demarche_issue_keys, key, DEMARCHE_SHAPE_##shape, members, text                               \
  }
#define POSITION_KEY(key, shape, members, text)                                                    \
  {                                                                                                \
    &demarche_position_keys, key, DEMARCHE_SHAPE_##shape, members, text                            \
  }
#define RULE_KEY(key, shape, members, text)                                                        \
  {                                                                                                \
    &demarche_rule_keys, key, DEMARCHE_SHAPE_##shape, members, text                                \
  }
#define UNLESS_KEY(key, text)                                                                      \
  {                                                                                                \
    &demarche_unless_keys, key, DEMARCHE_SHAPE_PHRASES, NULL, text                                 \
  }
#define WHERE_KEY(key, shape, text)                                                                \
  {                                                                                                \
    &demarche_where_keys, key, DEMARCHE_SHAPE_##shape, NULL, text                                  \
  }
#define TESTS_KEY(key, text)                                                                       \
  {                                                                                                \
    &demarche_tests_keys, key, DEMARCHE_SHAPE_TEXTS_OR_OBJECTS, &demarche_test_keys, text          \
  }
#define TEST_KEY(key, shape, text)                                                                 \
  {                                                                                                \
    &demarche_test_keys, key, DEMARCHE_SHAPE_##shape, NULL, text                                   \
  }
#define CUE_KEY(key, shape, text)                                                                  \
  {                                                                                                \
    &demarche_cue_keys, key, DEMARCHE_SHAPE_##shape, NULL, text                                    \
  }

static const DemarcheKeyGuide guides[] = {
    FILE_KEY ("format", FORMAT, NULL, "The version of this kind of file. It is 1."),
    FILE_KEY ("title", TEXT, NULL, "What the rules are about, for people."),
    FILE_KEY ("language", LANGUAGE, NULL,
              "The language of the phrases in this file, such as en, fr or ru: they are tried on "
              "statements in that language only."),
    FILE_KEY ("extends", PATHS, NULL,
              "Other rule files that are read first, as paths from this file, or from the shipped "
              "rules: \"context/en.json\" holds the cues of English."),
    FILE_KEY ("lists", PHRASE_LISTS, NULL,
              "Phrases under a name. In a phrase, @name stands for any one of them."),
    FILE_KEY ("names", PHRASES, NULL,
              "Fixed expressions, such as names of bodies. A word inside one is matched only by a "
              "phrase that covers the whole expression."),
    FILE_KEY ("issues", OBJECTS, &demarche_issue_keys,
              "The questions of the negotiation, each with the positions that can be taken."),
    FILE_KEY ("rules", RULE_LISTS, &demarche_rule_keys,
              "The rules of each position, under its code \"issue.position\": phrases, or objects "
              "with phrases and conditions."),
    FILE_KEY ("cues", OBJECTS, &demarche_cue_keys,
              "Phrases that change how a match is read: negation, attribution, hedges and so on."),
    FILE_KEY ("developed-on", HASHES, NULL,
              "Text hashes of the statements that the rules were written on ('demarche read' shows "
              "them). 'demarche score' counts these apart."),
    FILE_KEY ("lint-ignore", STRINGS, NULL,
              "Ids of warnings that are not given for anything in the file: \"W007\"; with a list, "
              "for that list: \"W004 @norm\"."),
    FILE_KEY ("note", TEXT, NULL, "A remark for people; nothing reads it."),
    FILE_KEY ("irregular", WORD_LISTS, NULL,
              "Irregular forms of words that '~' reaches: \"go\": [\"went\", \"gone\"]."),
    FILE_KEY ("abbreviations", WORDS, NULL, "Words whose full stop ends no sentence: \"mr\"."),
    FILE_KEY ("numbered-abbreviations", WORDS, NULL,
              "Words whose full stop ends no sentence before a digit: \"para\"."),
    FILE_KEY ("spellings", SPELLINGS, NULL,
              "Pairs of spellings that count as equal: [\"behaviour\", \"behavior\"]. With a "
              "hyphen first they are ends of words: [\"-ise\", \"-ize\"]."),
    FILE_KEY ("subject-pronouns", WORDS, NULL,
              "Pronouns that begin a clause of their own, and so end what a cue reaches: \"we\"."),

    ISSUE_KEY ("id", CODE_PART, NULL, "The first half of position codes: short, no blanks."),
    ISSUE_KEY ("title", TEXT, NULL, "The question, as reports show it."),
    ISSUE_KEY ("kind", CHOICE, NULL,
               "scale: the positions have values and two of them can be opposed. choice: they are "
               "answers side by side."),
    ISSUE_KEY ("about", PHRASES, NULL,
               "Phrases that show that a paragraph speaks to the issue at all. They make no tag; "
               "without them silence on the issue cannot be told."),
    ISSUE_KEY ("positions", OBJECTS, &demarche_position_keys, "The answers that can be given."),
    ISSUE_KEY ("lint-ignore", STRINGS, NULL,
               "Ids of warnings that are not given for anything in here: \"W007\"."),
    ISSUE_KEY ("note", TEXT, NULL, "A remark for people; nothing reads it."),

    POSITION_KEY ("id", CODE_PART, NULL, "The second half of the position code: short, no blanks."),
    POSITION_KEY ("title", TEXT, NULL, "The answer, as reports show it."),
    POSITION_KEY ("value", NUMBER, NULL,
                  "Its place on the scale, such as -1, 0 or 1. Opposed positions differ in sign."),
    POSITION_KEY ("definition", TEXT, NULL,
                  "One sentence that says when a paragraph takes this position, for those who tag "
                  "by hand and those who read the report."),
    POSITION_KEY ("rules", RULES, &demarche_rule_keys,
                  "Its rules, as they could also stand in the \"rules\" of the file."),
    POSITION_KEY ("tests", OBJECT, &demarche_tests_keys,
                  "Sentences that 'demarche check' tries on the position with all its rules."),
    POSITION_KEY ("lint-ignore", STRINGS, NULL,
                  "Ids of warnings that are not given for anything in here: \"W007\"."),
    POSITION_KEY ("note", TEXT, NULL, "A remark for people; nothing reads it."),

    RULE_KEY ("id", ID, NULL,
              "The rule's name within its position. The same in a later file replaces the rule."),
    RULE_KEY ("any", PHRASES, NULL, "Phrases of which one is enough."),
    RULE_KEY ("all", PHRASES, NULL,
              "Phrases that must all stand there; cues are read at the first. See \"within\"."),
    RULE_KEY ("within", CHOICE_OR_COUNT, NULL,
              "Where all of it must stand: in one sentence (the default), in one paragraph, or "
              "within this many words."),
    RULE_KEY ("with", PHRASES, NULL,
              "Phrases of which one must stand near too. They are no part of the evidence."),
    RULE_KEY ("unless", OBJECT, &demarche_unless_keys, "Phrases that cancel the match."),
    RULE_KEY ("where", OBJECT, &demarche_where_keys,
              "Which paragraphs the rule looks at; all when there is no such key."),
    RULE_KEY ("force", CHOICE, NULL, "Fixes how firmly the position is taken, whatever cues say."),
    RULE_KEY ("stance", CHOICE, NULL,
              "Fixes whether the words support or oppose the position, whatever cues say."),
    RULE_KEY ("holder", CHOICE, NULL,
              "Fixes whose position it is, the speaker's or another's, whatever cues say."),
    RULE_KEY ("rhetorical", FLAG, NULL,
              "true: a question counts too. Otherwise a sentence that ends in a question mark "
              "takes no position."),
    RULE_KEY ("enabled", FLAG, NULL,
              "false switches the rule of this id off, one of an extended file for example."),
    RULE_KEY ("tests", OBJECT, &demarche_tests_keys,
              "Sentences that 'demarche check' tries, so that a later edit cannot break the rule "
              "unseen."),
    RULE_KEY ("lint-ignore", STRINGS, NULL,
              "Ids of warnings that are not given for anything in here: \"W007\"."),
    RULE_KEY ("note", TEXT, NULL, "A remark for people; nothing reads it."),

    UNLESS_KEY ("before", "Phrases that cancel it right before the match: \"not to\"."),
    UNLESS_KEY ("after", "Phrases that cancel it right after the match."),
    UNLESS_KEY ("inside", "Phrases that cancel it in the gaps of the matched phrase."),
    UNLESS_KEY ("sentence", "Phrases that cancel it anywhere in the sentence."),
    UNLESS_KEY ("paragraph", "Phrases that cancel it anywhere in the paragraph."),

    WHERE_KEY ("role", CHOICES, "Only what people in these roles say."),
    WHERE_KEY ("role-not", CHOICES, "Nothing that people in these roles say."),
    WHERE_KEY ("speaker", NAMES, "Only what these people say."),
    WHERE_KEY ("speaker-not", NAMES, "Nothing that these people say."),
    WHERE_KEY ("delegation", NAMES, "Only what these delegations say."),
    WHERE_KEY ("delegation-not", NAMES, "Nothing that these delegations say."),
    WHERE_KEY ("kind", CHOICES, "Only paragraphs of these kinds."),
    WHERE_KEY ("kind-not", CHOICES, "No paragraph of these kinds."),
    WHERE_KEY ("section", PHRASES, "Only under headings with one of these phrases."),
    WHERE_KEY ("section-not", PHRASES, "Under no heading with one of these phrases."),
    WHERE_KEY ("date-from", DATE, "Only what was said on this day or later: 2025-03-04."),
    WHERE_KEY ("date-to", DATE, "Only what was said on this day or earlier: 2025-03-04."),

    TESTS_KEY ("hit", "The speaker supports the position, firmly or not."),
    TESTS_KEY ("firm", "The speaker supports it firmly."),
    TESTS_KEY ("tentative", "The speaker supports it tentatively."),
    TESTS_KEY ("opposes", "The speaker opposes it."),
    TESTS_KEY ("other", "The words say it of somebody else."),
    TESTS_KEY ("miss", "The position is not tagged at all."),
    TESTS_KEY ("todo", "It should hit one day: never fails, and is named when it begins to hit."),

    TEST_KEY ("text", TEXT, "The sentence or paragraph."),
    TEST_KEY ("section", TEXT, "The heading that it stands under."),
    TEST_KEY ("speaker", TEXT, "The person who says it."),
    TEST_KEY ("delegation", TEXT, "The delegation that says it."),
    TEST_KEY ("kind", CHOICE, "The kind of the paragraph."),
    TEST_KEY ("date", DATE, "When it is said: 2025-03-04."),

    CUE_KEY ("id", ID, "The cue's name. The same in a later file replaces the cue."),
    CUE_KEY ("effect", CHOICE,
             "What it does to a match: negation turns the stance; rejection says that the "
             "speaker opposes what others were just said to want; attribution makes the holder "
             "another; hedge and conditional make "
             "it tentative; recall and question make no tag; pseudo is no cue; stop ends what "
             "cues reach."),
    CUE_KEY ("cue", PHRASES, "Its phrases, of which one is enough."),
    CUE_KEY ("direction", CHOICE,
             "Which matches it reaches: those after it (the default), before it, both (the default "
             "of recall and question), or around it: in the one gap of its phrase."),
    CUE_KEY ("max", COUNT,
             "The most words that it reaches; otherwise it reaches to the end of "
             "the sentence or to a stop."),
    CUE_KEY ("of", CHOICES,
             "Which effects a pseudo or stop is about; all when there is no such "
             "key."),
    CUE_KEY ("enabled", FLAG,
             "false switches the cue of this id off, one of an extended file for "
             "example."),
    CUE_KEY ("lint-ignore", STRINGS,
             "Ids of warnings that are not given for anything in here: \"W007\"."),
    CUE_KEY ("note", TEXT, "A remark for people; nothing reads it."),
};

const DemarcheKeyGuide *
demarche_key_guides_get (guint *n_guides)
{
  *n_guides = G_N_ELEMENTS (guides);
  return guides;
}

const DemarcheKeyGuide *
demarche_key_guide_find (const DemarcheRuleKeys *keys, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    if (guides[i].keys == keys && g_str_equal (guides[i].key, key))
      return &guides[i];
  return NULL;
}
