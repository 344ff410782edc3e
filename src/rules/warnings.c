/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The warnings that rules can get: the one table of their ids. */
#include "rules/warnings.h"

#include <string.h>

#define WARNING(id, slug, explanation)                                                             \
  {                                                                                                \
    id, slug, id " " slug, explanation                                                             \
  }

static const DemarcheWarning warnings[] = {
    WARNING ("W001", "contradicting-phrases",
             "one phrase shows two opposed positions, and nothing tells them apart"),
    WARNING ("W002", "lone-letter", "a phrase matches every such letter that stands by itself"),
    WARNING ("W003", "invisible-character",
             "a phrase or name holds a character that does not show"),
    WARNING ("W004", "unused-list", "no phrase names the list"),
    WARNING ("W005", "duplicate-phrase", "the phrase stands twice for the same purpose"),
    WARNING ("W006", "shared-phrase", "one phrase shows two positions"),
    WARNING ("W007", "subsumed-phrase",
             "the phrase does nothing: another one has each of its matches"),
    WARNING ("W008", "function-words", "the phrase can match words that every text is full of"),
    WARNING ("W009", "idle-gap", "the gap does nothing: all that follows it is optional"),
    WARNING ("W010", "glued-words",
             "a mark inside a word, as in a regular expression, makes two words of it"),
    WARNING ("W011", "impossible-phrase", "no text can match: '^' after a word, '$' before one"),
    WARNING ("W012", "mixed-scripts", "a word mixes letters of alphabets that look alike"),
    WARNING ("W013", "idle-unless", "an 'unless' can never apply"),
    WARNING ("W014", "always-cancelled", "what must match is what cancels the match"),
    WARNING ("W015", "impossible-where", "no paragraph meets the 'where'"),
    WARNING ("W016", "idle-where", "a value in the 'where' shuts nothing out"),
    WARNING ("W017", "no-direction", "the cue does not say which way it acts"),
    WARNING ("W018", "equal-values", "two positions stand at the same place of the scale"),
    WARNING ("W019", "replaced-rule", "a rule or cue takes the place of one in an earlier file"),
    WARNING ("W020", "untested-rule", "no test hits the rule"),
    WARNING ("W021", "other-rule-first", "a test of the rule passes, but by another rule"),
    WARNING ("W022", "unknown-warning", "'lint-ignore' names a warning that does not exist"),
    WARNING ("W023", "idle-ignore", "'lint-ignore' names a warning that is not given here"),
    WARNING ("W024", "dead-rule", "the rule makes no tag in any of the statements"),
    WARNING ("W025", "flood-rule", "the rule holds in more than 20 % of the paragraphs"),
    WARNING ("W026", "inside-name", "the phrase matches mostly inside a capitalised name"),
    WARNING ("W027", "idle-name", "the fixed name occurs in none of the statements"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (warnings) == DEMARCHE_N_WARNINGS);

guint
demarche_warnings_get_length (void)
{
  return DEMARCHE_N_WARNINGS;
}

const DemarcheWarning *
demarche_warnings_get (guint index)
{
  return index < DEMARCHE_N_WARNINGS ? &warnings[index] : NULL;
}

const DemarcheWarning *
demarche_warnings_find (const char *name)
{
  gsize length = strcspn (name, " ");

  for (guint i = 0; i < DEMARCHE_N_WARNINGS; i++) {
    const DemarcheWarning *warning = &warnings[i];
    if (g_str_equal (name, warning->slug) ||
        (strlen (warning->id) == length && strncmp (name, warning->id, length) == 0))
      return warning;
  }
  return NULL;
}
