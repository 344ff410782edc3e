/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words akin to those of a phrase: inflections without `~`, derivations, spellings, compounds. */
#include "base/text.h"
#include "classify/near-miss-private.h"

#include <string.h>

/* a list may name the whole dictionary; its first words show the reason as well */
#define MAX_MEMBERS 400
/* shorter stems are those of unlike words: "stat" of state and status */
#define MIN_STEM 5
/* shorter words differ by a letter and are other words: norms, forms */
#define MIN_MISSPELT 7

static const DemarchePhraseNode *
unwrap (const DemarchePhraseNode *node)
{
  while ((node->type == DEMARCHE_PHRASE_SEQUENCE || node->type == DEMARCHE_PHRASE_ALTERNATIVES) &&
         node->n_children == 1)
    node = &node->children[0];
  return node;
}

/* appends the words that alone make the item: those of a list and of a choice too */
static void
collect_members (DemarcheRuleSet *rules, const DemarchePhraseNode *node, GPtrArray *members)
{
  node = unwrap (node);
  if (members->len >= MAX_MEMBERS)
    return;
  if (node->type == DEMARCHE_PHRASE_WORD && !node->wildcard) {
    g_ptr_array_add (members, (gpointer)node);
  } else if (node->type == DEMARCHE_PHRASE_ALTERNATIVES) {
    for (guint i = 0; i < node->n_children; i++)
      collect_members (rules, &node->children[i], members);
  } else if (node->type == DEMARCHE_PHRASE_LIST) {
    GPtrArray *phrases = demarche_rule_set_get_list (rules, node->word);
    for (guint i = 0; phrases != NULL && i < phrases->len; i++)
      collect_members (rules, ((DemarchePhrase *)g_ptr_array_index (phrases, i))->root, members);
  }
}

/* ---- derivations ---- */

/* the beginning that a word shares with its derivations: the word itself, or what is left of it
 * without @ending; NULL when the word has none such */
static char *
make_stem (const char *word, const char *ending)
{
  gsize length = strlen (word);
  gsize cut = strlen (ending);

  if (cut == 0)
    return length >= MIN_STEM - 1 ? g_strdup (word) : NULL;
  if (length < cut + MIN_STEM || !g_str_has_suffix (word, ending))
    return NULL;
  return g_strndup (word, length - cut);
}

static const char *const stem_endings[] = {"",     "e",    "y",   "ion", "ive", "ing",
                                           "ment", "ance", "ity", "al",  "ory", "ary"};

static gboolean
is_derivation_ending (const char *ending)
{
  static const char *const endings[] = {
      "ability", "able",   "al",    "ally",  "ance", "ant",   "ary",  "arily", "ate",    "ated",
      "ation",   "ations", "ative", "e",     "ed",   "ee",    "ees",  "ence",  "ent",    "er",
      "ers",     "es",     "ful",   "fully", "hood", "ial",   "ible", "ic",    "ically", "ily",
      "iness",   "ing",    "ingly", "ings",  "ion",  "ional", "ions", "ism",   "ist",    "ists",
      "ity",     "ive",    "ively", "ise",   "ize",  "less",  "ly",   "ment",  "ments",  "ness",
      "or",      "ors",    "ory",   "ship",  "s",    "um",    "ure",  "y",     NULL};

  return g_strv_contains (endings, ending);
}

/* ---- inflections and spellings ---- */

static char *
strip_marks (const char *word)
{
  g_autofree char *apart = g_utf8_normalize (word, -1, G_NORMALIZE_NFD);
  GString *bare = g_string_new (NULL);

  for (const char *at = apart; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (bare, g_utf8_get_char (at));
  return g_string_free (bare, FALSE);
}

/* one letter more, less or other; not the first */
static gboolean
is_one_letter_off (const char *first, const char *second)
{
  gsize n_first = strlen (first);
  gsize n_second = strlen (second);
  gsize same = 0;

  if (n_first < MIN_MISSPELT || n_second < MIN_MISSPELT ||
      MAX (n_first, n_second) > MIN (n_first, n_second) + 1)
    return FALSE;
  while (same < n_first && first[same] == second[same])
    same++;
  if (first[n_first - 1] != second[n_second - 1])
    return FALSE; /* endings differ between words, not between spellings */
  const char *rest = first + same + (n_first >= n_second);
  return same > 0 && same < MAX (n_first, n_second) &&
         g_str_equal (rest, second + same + (n_second >= n_first));
}

static gboolean
is_ascii (const char *word)
{
  return word[strspn (word, "abcdefghijklmnopqrstuvwxyz0123456789'")] == '\0';
}

static gboolean
is_respelt (const char *first, const char *second)
{
  if (is_ascii (first) && is_ascii (second))
    return is_one_letter_off (first, second);
  g_autofree char *bare_first = strip_marks (first);
  g_autofree char *bare_second = strip_marks (second);

  return g_str_equal (bare_first, bare_second) || is_one_letter_off (bare_first, bare_second);
}

/* ---- classes, so that the alignment sees kin at a glance ---- */

static void
add_class (DemarcheLexicon *lexicon, const DemarcheLanguage *language, const char *word,
           gboolean inflected, gboolean wildcard, GArray *classes)
{
  DemarcheWordClass class =
      demarche_lexicon_add_word (lexicon, language, word, inflected, wildcard, FALSE);

  g_array_append_val (classes, class);
}

static void
add_member_classes (DemarcheLexicon *lexicon, const DemarcheLanguage *language,
                    const DemarchePhraseNode *member, GArray *classes)
{
  GString *folded = g_string_new (NULL);

  demarche_text_fold (folded, member->word, strlen (member->word));
  add_class (lexicon, language, folded->str, !member->exact, FALSE, classes);
  if (g_str_has_suffix (folded->str, "s") && folded->len >= MIN_STEM - 1) {
    g_autofree char *singular = g_strndup (folded->str, folded->len - 1);
    add_class (lexicon, language, singular, FALSE, FALSE, classes);
  }
  for (guint i = 0; !member->exact && i < G_N_ELEMENTS (stem_endings); i++) {
    g_autofree char *stem = make_stem (folded->str, stem_endings[i]);
    g_autofree char *pattern = stem != NULL ? g_strconcat (stem, "*", NULL) : NULL;
    if (pattern != NULL)
      add_class (lexicon, language, pattern, FALSE, TRUE, classes);
  }
  g_string_free (folded, TRUE);
}

void
demarche_kin_add_classes (DemarcheLexicon *lexicon, const DemarcheLanguage *language,
                          DemarcheRuleSet *rules, const DemarchePhraseNode *node, GArray *classes)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  collect_members (rules, node, members);
  for (guint i = 0; i < members->len; i++)
    add_member_classes (lexicon, language, g_ptr_array_index (members, i), classes);
}

/* ---- how a word is akin ---- */

void
demarche_kinship_clear (DemarcheKinship *kinship)
{
  g_clear_pointer (&kinship->reach, g_free);
}

static gboolean
set_kinship (DemarcheKinship *kinship, DemarcheBlock block, const DemarchePhraseNode *member,
             char *reach)
{
  *kinship = (DemarcheKinship){block, member, reach};
  return TRUE;
}

static gboolean
compare_derivation (const DemarchePhraseNode *member, const char *word, DemarcheKinship *kinship)
{
  for (guint i = 0; i < G_N_ELEMENTS (stem_endings); i++) {
    g_autofree char *stem = make_stem (member->word, stem_endings[i]);
    if (stem != NULL && g_str_has_prefix (word, stem) &&
        (word[strlen (stem)] == '\0' || is_derivation_ending (word + strlen (stem))))
      return set_kinship (kinship, DEMARCHE_BLOCK_DERIVATION, member,
                          g_strconcat (stem, "*", NULL));
  }
  return FALSE;
}

/* most words are no kin of most others: they begin otherwise */
static gboolean
may_be_kin (const DemarcheLanguage *language, const DemarchePhraseNode *member, const char *word)
{
  if (member->exact || member->word[0] == word[0] || !is_ascii (member->word) || !is_ascii (word))
    return TRUE;
  return language->irregular != NULL && g_hash_table_contains (language->irregular, member->word);
}

static gboolean
compare_member (const DemarcheLanguage *language, const DemarchePhraseNode *member,
                const char *word, DemarcheKinship *kinship)
{
  if (!may_be_kin (language, member, word))
    return FALSE;
  if (member->exact) {
    g_autoptr (GString) folded = g_string_new (NULL);
    demarche_text_fold (folded, member->word, strlen (member->word));
    if (g_str_equal (folded->str, word))
      return set_kinship (kinship, DEMARCHE_BLOCK_CASE, member, g_strdup (folded->str));
    return demarche_inflects_to (language, folded->str, word) &&
           set_kinship (kinship, DEMARCHE_BLOCK_INFLECTION, member, NULL);
  }
  if (g_str_equal (member->word, word))
    return FALSE; /* it is the word itself */
  if (!member->inflected && demarche_inflects_to (language, member->word, word))
    return set_kinship (kinship, DEMARCHE_BLOCK_INFLECTION, member,
                        g_strconcat (member->word, "~", NULL));
  if (demarche_inflects_to (language, word, member->word))
    return set_kinship (kinship, DEMARCHE_BLOCK_INFLECTION, member, g_strconcat (word, "~", NULL));
  if (compare_derivation (member, word, kinship))
    return TRUE;
  return is_respelt (member->word, word) &&
         set_kinship (kinship, DEMARCHE_BLOCK_SPELLING, member, NULL);
}

/* the parts of a hyphenated word in one; NULL when they are not all plain words */
static char *
join_parts (const DemarchePhraseNode *node)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *part = unwrap (&node->children[i]);
    if (part->type != DEMARCHE_PHRASE_WORD || part->wildcard)
      return NULL;
    g_string_append (joined, part->word);
  }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* one word in the phrase, two in the text, or the other way round */
static gboolean
is_compound (const DemarchePhraseNode *member, const char *word, const char *next)
{
  if (next != NULL && member->type == DEMARCHE_PHRASE_WORD) {
    g_autofree char *joined = g_strconcat (word, next, NULL);
    return g_str_equal (joined, member->word);
  }
  if (next != NULL || member->type != DEMARCHE_PHRASE_HYPHENATED)
    return FALSE;
  g_autofree char *joined = join_parts (member);
  return joined != NULL && g_str_equal (joined, word);
}

gboolean
demarche_kin_compare (const DemarcheProber *prober, const DemarcheProbe *probe,
                      const DemarcheProbeItem *item, guint sentence, guint first, guint last,
                      DemarcheKinship *kinship)
{
  g_autofree char *word = demarche_prober_fold (prober, sentence, first);
  g_autofree char *next = last == first + 1 ? demarche_prober_fold (prober, sentence, last) : NULL;
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  gboolean is_found = FALSE;

  if (last > first + 1)
    return FALSE;
  if (is_compound (unwrap (item->node), word, next))
    return set_kinship (kinship, DEMARCHE_BLOCK_COMPOUND, unwrap (item->node), NULL);
  collect_members (prober->rules, item->node, members);
  for (guint i = 0; i < members->len; i++) {
    const DemarchePhraseNode *member = g_ptr_array_index (members, i);
    DemarcheKinship found = {0};

    if (next != NULL ? is_compound (member, word, next) &&
                           set_kinship (&found, DEMARCHE_BLOCK_COMPOUND, member, NULL)
                     : compare_member (probe->language, member, word, &found)) {
      if (!is_found || found.block < kinship->block) {
        if (is_found)
          demarche_kinship_clear (kinship);
        *kinship = found;
        is_found = TRUE;
      } else {
        demarche_kinship_clear (&found);
      }
    }
  }
  return is_found;
}

gboolean
demarche_kin_is_joined (const DemarcheProber *prober, const DemarcheProbeItem *item,
                        const DemarcheProbeItem *next, guint sentence, guint position)
{
  const DemarchePhraseNode *first = unwrap (item->node);
  const DemarchePhraseNode *second = unwrap (next->node);

  if (first->type != DEMARCHE_PHRASE_WORD || second->type != DEMARCHE_PHRASE_WORD)
    return FALSE;
  g_autofree char *word = demarche_prober_fold (prober, sentence, position);
  g_autofree char *joined = g_strconcat (first->word, second->word, NULL);
  return g_str_equal (joined, word);
}
