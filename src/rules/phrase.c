/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The phrase language: a recursive-descent parser for design.md 5.1. */
#include "rules/phrase.h"

#include "base/limits.h"
#include "base/text.h"

#include <string.h>

/* groups nest by recursion; nobody reads a phrase with more brackets in brackets */
#define MAX_NESTING 16
/* shorter wildcards reach half the dictionary */
#define MIN_WILDCARD_LETTERS 3

typedef struct {
  const char *text;
  const char *at;
  guint nesting;
  DemarchePhraseProblem *problem;
} Parser;

static DemarchePhraseNode *parse_alternatives (Parser *parser);

void
demarche_phrase_problem_clear (DemarchePhraseProblem *problem)
{
  g_clear_pointer (&problem->message, g_free);
  g_clear_pointer (&problem->help, g_free);
}

void
demarche_phrase_node_free (DemarchePhraseNode *node)
{
  if (node == NULL)
    return;
  g_free (node->word);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

static DemarchePhraseNode *
node_new (Parser *parser, DemarchePhraseType type, const char *start)
{
  DemarchePhraseNode *node = g_new0 (DemarchePhraseNode, 1);

  node->type = type;
  node->start = (gsize)(start - parser->text);
  node->end = (gsize)(parser->at - parser->text);
  return node;
}

static void
node_add (DemarchePhraseNode *parent, DemarchePhraseNode *child)
{
  if (parent->children == NULL)
    parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_phrase_node_free);
  g_ptr_array_add (parent->children, child);
}

/* always NULL, so that callers can return it */
static gpointer
fail (Parser *parser, const char *start, const char *end, const char *message, const char *help)
{
  if (parser->problem->message == NULL) {
    parser->problem->start = (gsize)(start - parser->text);
    parser->problem->end = (gsize)(MAX (end, start) - parser->text);
    parser->problem->message = g_strdup (message);
    parser->problem->help = g_strdup (help);
  }
  return NULL;
}

static gpointer
fail_at_mark (Parser *parser)
{
  const char *next = g_utf8_next_char (parser->at);
  g_autofree char *message =
      g_strdup_printf ("a phrase has no mark '%.*s'", (int)(next - parser->at), parser->at);

  return fail (parser, parser->at, next, message,
               "marks of a phrase: ~ * ... ..5 ? | ( ) @list ^ $ \"exact\" and the hyphen; "
               "punctuation between words is ignored, so leave it out");
}

static void
skip_ignored (Parser *parser)
{
  while (demarche_text_is_ignored (g_utf8_get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
}

static void
skip_space (Parser *parser)
{
  skip_ignored (parser);
  while (demarche_text_is_space (g_utf8_get_char (parser->at))) {
    parser->at = g_utf8_next_char (parser->at);
    skip_ignored (parser);
  }
}

static gboolean
is_literal_start (gunichar c)
{
  return c == '*' || demarche_text_is_word_char (c);
}

/* the end of a run of letters, marks, digits, `*` and apostrophes between two of them */
static const char *
literal_end (const char *at)
{
  while (TRUE) {
    gunichar c = g_utf8_get_char (at);
    const char *next = g_utf8_next_char (at);

    if (demarche_text_is_apostrophe (c) && !demarche_text_is_word_char (g_utf8_get_char (next)))
      return at;
    if (!is_literal_start (c) && !demarche_text_is_apostrophe (c) && !demarche_text_is_ignored (c))
      return at;
    at = next;
  }
}

static DemarchePhraseNode *
word_new (Parser *parser, const char *start, const char *end, gboolean exact)
{
  DemarchePhraseNode *node = node_new (parser, DEMARCHE_PHRASE_WORD, start);
  GString *word = g_string_new (NULL);

  if (exact)
    demarche_text_normalise (word, start, (gsize)(end - start));
  else
    demarche_text_fold (word, start, (gsize)(end - start));
  node->end = (gsize)(end - parser->text);
  node->word = g_string_free (word, FALSE);
  node->exact = exact;
  node->wildcard = strchr (node->word, '*') != NULL;
  return node;
}

/* adds the words of a run: one, or one a character where a script has no spaces */
static void
add_words (Parser *parser, DemarchePhraseNode *parent, const char *start, const char *end,
           gboolean exact)
{
  DemarcheJoint joint = DEMARCHE_JOINT_ANY;

  while (start < end) {
    const char *next = g_utf8_next_char (start);

    if (!demarche_text_is_unspaced (g_utf8_get_char (start)))
      while (next < end && !demarche_text_is_unspaced (g_utf8_get_char (next)))
        next = g_utf8_next_char (next);
    DemarchePhraseNode *word = word_new (parser, start, next, exact);
    word->joint = joint;
    joint = DEMARCHE_JOINT_ATTACHED;
    start = next;
    node_add (parent, word);
  }
}

static DemarchePhraseNode *
parse_literal (Parser *parser)
{
  const char *start = parser->at;
  const char *end = literal_end (start);
  g_autoptr (DemarchePhraseNode) sequence = node_new (parser, DEMARCHE_PHRASE_SEQUENCE, start);

  parser->at = end;
  add_words (parser, sequence, start, end, FALSE);
  sequence->end = (gsize)(end - parser->text);
  DemarchePhraseNode *last = g_ptr_array_index (sequence->children, sequence->children->len - 1);
  if (*parser->at == '~') {
    parser->at++;
    if (last->wildcard)
      return fail (parser, start, parser->at, "a word has either '*' or '~', not both",
                   "'~' reaches inflections, '*' any ending");
    if (demarche_text_is_word_char (g_utf8_get_char (parser->at)))
      return fail (parser, start, literal_end (parser->at), "'~' ends its word",
                   "write '~' after the last letter, and a space before the next word");
    last->inflected = TRUE;
    last->end = sequence->end = (gsize)(parser->at - parser->text);
  }
  if (sequence->children->len > 1)
    return g_steal_pointer (&sequence);
  return g_ptr_array_steal_index (sequence->children, 0);
}

static DemarchePhraseNode *
parse_group (Parser *parser)
{
  const char *start = parser->at;

  if (++parser->nesting > MAX_NESTING)
    return fail (parser, start, start + 1, "brackets are nested too deeply", NULL);
  parser->at++;
  g_autoptr (DemarchePhraseNode) inside = parse_alternatives (parser);
  if (inside == NULL)
    return NULL;
  if (*parser->at != ')')
    return fail (parser, start, start + 1, "bracket is not closed", "add ')'");
  parser->at++;
  parser->nesting--;
  return g_steal_pointer (&inside);
}

static DemarchePhraseNode *
parse_part (Parser *parser)
{
  return *parser->at == '(' ? parse_group (parser) : parse_literal (parser);
}

static guint
count_letters (const DemarchePhraseNode *node)
{
  guint n_letters = 0;

  if (node->type != DEMARCHE_PHRASE_WORD)
    return node->type == DEMARCHE_PHRASE_HYPHENATED ? 0 : MIN_WILDCARD_LETTERS;
  for (const char *at = node->word; *at != '\0'; at = g_utf8_next_char (at))
    n_letters += *at != '*';
  return n_letters;
}

static gboolean
check_wildcards (Parser *parser, const DemarchePhraseNode *word)
{
  gboolean any = word->type == DEMARCHE_PHRASE_WORD && word->wildcard;
  guint n_letters = count_letters (word);

  for (guint i = 0; word->type == DEMARCHE_PHRASE_HYPHENATED && i < word->children->len; i++) {
    const DemarchePhraseNode *part = g_ptr_array_index (word->children, i);
    any = any || (part->type == DEMARCHE_PHRASE_WORD && part->wildcard);
    n_letters += count_letters (part);
  }
  if (any && n_letters < MIN_WILDCARD_LETTERS) {
    fail (parser, parser->text + word->start, parser->text + word->end,
          "a wildcard needs at least 3 letters", "write more of the word, or list the words");
    return FALSE;
  }
  return TRUE;
}

static DemarchePhraseNode *
parse_word (Parser *parser)
{
  const char *start = parser->at;
  g_autoptr (DemarchePhraseNode) word = parse_part (parser);

  if (word == NULL)
    return NULL;
  if (demarche_text_is_hyphen (g_utf8_get_char (parser->at))) {
    g_autoptr (DemarchePhraseNode) whole = node_new (parser, DEMARCHE_PHRASE_HYPHENATED, start);

    node_add (whole, g_steal_pointer (&word));
    while (demarche_text_is_hyphen (g_utf8_get_char (parser->at))) {
      const char *hyphen = parser->at;

      parser->at = g_utf8_next_char (parser->at);
      skip_ignored (parser);
      if (*parser->at != '(' && !is_literal_start (g_utf8_get_char (parser->at)))
        return fail (parser, hyphen, parser->at, "a hyphen joins two parts of a word",
                     "write the second part right after it");
      DemarchePhraseNode *part = parse_part (parser);
      if (part == NULL)
        return NULL;
      node_add (whole, part);
    }
    whole->end = (gsize)(parser->at - parser->text);
    word = g_steal_pointer (&whole);
  }
  return check_wildcards (parser, word) ? g_steal_pointer (&word) : NULL;
}

static DemarchePhraseNode *
parse_list (Parser *parser)
{
  const char *start = parser->at++;
  const char *name = parser->at;

  while (g_ascii_isalnum (*parser->at) || *parser->at == '-' || *parser->at == '_')
    parser->at++;
  if (parser->at == name)
    return fail (parser, start, parser->at, "'@' needs the name of a list", NULL);
  DemarchePhraseNode *node = node_new (parser, DEMARCHE_PHRASE_LIST, start);
  node->word = g_strndup (name, (gsize)(parser->at - name));
  return node;
}

static DemarchePhraseNode *
parse_gap (Parser *parser)
{
  const char *start = parser->at;
  guint64 words = 3;

  if (g_str_has_prefix (start, "...")) {
    parser->at += 3;
  } else if (g_str_has_prefix (start, "..") && g_ascii_isdigit (start[2])) {
    char *end;
    words = g_ascii_strtoull (start + 2, &end, 10);
    parser->at = end;
  } else {
    return fail_at_mark (parser);
  }
  if (*parser->at == '.' || demarche_text_is_word_char (g_utf8_get_char (parser->at)))
    return fail (parser, start, parser->at + 1, "a gap is '...' (up to 3 words) or '..5'",
                 "write a space after the gap");
  if (words < 1 || words > DEMARCHE_LIMIT_GAP_WORDS)
    return fail (parser, start, parser->at, "a gap holds 1 to 20 words", NULL);
  DemarchePhraseNode *node = node_new (parser, DEMARCHE_PHRASE_GAP, start);
  node->gap = (guint)words;
  return node;
}

static DemarchePhraseNode *
parse_quoted (Parser *parser)
{
  const char *start = parser->at++;
  g_autoptr (DemarchePhraseNode) words = node_new (parser, DEMARCHE_PHRASE_SEQUENCE, start);

  while (*parser->at != '"') {
    gunichar c = g_utf8_get_char (parser->at);
    if (c == 0)
      return fail (parser, start, start + 1, "quotation mark is not closed", NULL);
    if (c == '*')
      return fail (parser, parser->at, parser->at + 1, "'*' stands outside quotation marks",
                   "words between them match just as they are written");
    if (!is_literal_start (c)) {
      if (!demarche_text_is_space (c) && !demarche_text_is_hyphen (c) &&
          !demarche_text_is_ignored (c))
        return fail_at_mark (parser);
      parser->at = g_utf8_next_char (parser->at);
      continue;
    }
    const char *end = literal_end (parser->at);
    const char *star = memchr (parser->at, '*', (gsize)(end - parser->at));
    end = star != NULL ? star : end;
    add_words (parser, words, parser->at, end, TRUE);
    parser->at = end;
  }
  parser->at++;
  words->end = (gsize)(parser->at - parser->text);
  if (words->children == NULL)
    return fail (parser, start, parser->at, "there is no word between the quotation marks", NULL);
  return g_steal_pointer (&words);
}

static DemarchePhraseNode *
parse_anchor (Parser *parser)
{
  const char *start = parser->at++;

  return node_new (parser, *start == '^' ? DEMARCHE_PHRASE_START : DEMARCHE_PHRASE_END, start);
}

static DemarchePhraseNode *
parse_atom (Parser *parser)
{
  gunichar c = g_utf8_get_char (parser->at);

  switch (c) {
  case '@':
    return parse_list (parser);
  case '.':
    return parse_gap (parser);
  case '"':
    return parse_quoted (parser);
  case '^':
  case '$':
    return parse_anchor (parser);
  case '~':
    return fail (parser, parser->at, parser->at + 1, "'~' stands right after a word",
                 "in a bracket, write it after each word that it is for");
  case '?':
    return fail (parser, parser->at, parser->at + 1,
                 "'?' stands right after a word, a list or a bracket", NULL);
  default:
    return c == '(' || is_literal_start (c) ? parse_word (parser) : fail_at_mark (parser);
  }
}

static gboolean
is_anchor (const DemarchePhraseNode *node)
{
  return node->type == DEMARCHE_PHRASE_START || node->type == DEMARCHE_PHRASE_END;
}

static DemarchePhraseNode *
parse_item (Parser *parser)
{
  const char *start = parser->at;
  g_autoptr (DemarchePhraseNode) atom = parse_atom (parser);

  if (atom == NULL || *parser->at != '?')
    return g_steal_pointer (&atom);
  parser->at++;
  if (atom->type == DEMARCHE_PHRASE_GAP || is_anchor (atom))
    return fail (parser, start, parser->at, "'?' stands right after a word, a list or a bracket",
                 NULL);
  DemarchePhraseNode *optional = node_new (parser, DEMARCHE_PHRASE_OPTIONAL, start);
  node_add (optional, g_steal_pointer (&atom));
  return optional;
}

static DemarchePhraseNode *
parse_sequence (Parser *parser)
{
  const char *start = parser->at;
  g_autoptr (DemarchePhraseNode) sequence = node_new (parser, DEMARCHE_PHRASE_SEQUENCE, start);

  skip_space (parser);
  while (*parser->at != '\0' && *parser->at != '|' && *parser->at != ')') {
    DemarchePhraseNode *item = parse_item (parser);
    if (item == NULL)
      return NULL;
    node_add (sequence, item);
    skip_space (parser);
  }
  if (sequence->children == NULL)
    return fail (parser, start, *parser->at ? parser->at + 1 : parser->at,
                 start == parser->text && *parser->at == '\0' ? "phrase is empty"
                                                              : "an alternative is empty",
                 "write a word on each side of '|'; '?' after an item makes it optional");
  sequence->end = (gsize)(parser->at - parser->text);
  return g_steal_pointer (&sequence);
}

static DemarchePhraseNode *
parse_alternatives (Parser *parser)
{
  g_autoptr (DemarchePhraseNode) choice =
      node_new (parser, DEMARCHE_PHRASE_ALTERNATIVES, parser->at);

  while (TRUE) {
    DemarchePhraseNode *sequence = parse_sequence (parser);
    if (sequence == NULL)
      return NULL;
    node_add (choice, sequence);
    if (*parser->at != '|')
      break;
    parser->at++;
  }
  choice->end = (gsize)(parser->at - parser->text);
  if (choice->children->len > 1)
    return g_steal_pointer (&choice);
  return g_ptr_array_steal_index (choice->children, 0);
}

/* the first (or last) child that is no anchor; the outermost when all are */
static const DemarchePhraseNode *
get_edge (const DemarchePhraseNode *node, gboolean at_end)
{
  guint n_children = node->children->len;

  for (guint i = 0; i < n_children; i++) {
    const DemarchePhraseNode *child =
        g_ptr_array_index (node->children, at_end ? n_children - 1 - i : i);
    if (!is_anchor (child))
      return child;
  }
  return g_ptr_array_index (node->children, 0);
}

/* the first gap that stands at the beginning (or end) of the node, or NULL */
static const DemarchePhraseNode *
find_edge_gap (const DemarchePhraseNode *node, gboolean at_end)
{
  if (node->type == DEMARCHE_PHRASE_GAP)
    return node;
  if (node->children == NULL)
    return NULL;
  if (node->type == DEMARCHE_PHRASE_SEQUENCE || node->type == DEMARCHE_PHRASE_HYPHENATED)
    return find_edge_gap (get_edge (node, at_end), at_end);
  for (guint i = 0; i < node->children->len; i++) {
    const DemarchePhraseNode *gap = find_edge_gap (g_ptr_array_index (node->children, i), at_end);
    if (gap != NULL)
      return gap;
  }
  return NULL;
}

gboolean
demarche_phrase_is_wordless (const DemarchePhraseNode *node)
{
  gboolean all = TRUE;
  gboolean any = FALSE;

  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
  case DEMARCHE_PHRASE_LIST:
    return FALSE;
  case DEMARCHE_PHRASE_OPTIONAL:
  case DEMARCHE_PHRASE_GAP:
  case DEMARCHE_PHRASE_START:
  case DEMARCHE_PHRASE_END:
    return TRUE;
  default:
    for (guint i = 0; i < node->children->len; i++) {
      gboolean wordless = demarche_phrase_is_wordless (g_ptr_array_index (node->children, i));
      all = all && wordless;
      any = any || wordless;
    }
    return node->type == DEMARCHE_PHRASE_ALTERNATIVES ? any : all;
  }
}

static gboolean
check_gap_at (Parser *parser, const DemarchePhraseNode *root, gboolean at_end)
{
  const DemarchePhraseNode *gap = find_edge_gap (root, at_end);

  if (gap == NULL)
    return TRUE;
  fail (parser, parser->text + gap->start, parser->text + gap->end,
        at_end ? "a gap cannot end a phrase" : "a gap cannot begin a phrase",
        "a gap stands between two words; leave it out here");
  return FALSE;
}

static gboolean
check_whole (Parser *parser, const DemarchePhraseNode *root, DemarchePhraseUse use)
{
  if (use != DEMARCHE_PHRASE_AFTER && !check_gap_at (parser, root, FALSE))
    return FALSE;
  if (use != DEMARCHE_PHRASE_BEFORE && !check_gap_at (parser, root, TRUE))
    return FALSE;
  if (demarche_phrase_count_gaps (root) > DEMARCHE_LIMIT_PHRASE_GAPS) {
    fail (parser, parser->text, parser->at, "more than 8 gaps in a phrase",
          "split it: a rule's \"all\" takes several phrases");
    return FALSE;
  }
  if (demarche_phrase_is_wordless (root)) {
    fail (parser, parser->text, parser->at,
          "phrase matches everything: it can match without a word",
          "make at least one word stand without '?'");
    return FALSE;
  }
  return TRUE;
}

DemarchePhraseNode *
demarche_phrase_parse (const char *text, DemarchePhraseUse use, DemarchePhraseProblem *problem)
{
  Parser parser = {.text = text, .at = text, .problem = problem};

  *problem = (DemarchePhraseProblem){0};
  if (strlen (text) > DEMARCHE_LIMIT_PHRASE_BYTES)
    return fail (&parser, text, text + DEMARCHE_LIMIT_PHRASE_BYTES,
                 "phrase is longer than 1,024 bytes", "split it into several phrases");
  g_autoptr (DemarchePhraseNode) root = parse_alternatives (&parser);
  if (root == NULL)
    return NULL;
  if (*parser.at == ')')
    return fail (&parser, parser.at, parser.at + 1, "bracket was never opened", "remove ')'");
  return check_whole (&parser, root, use) ? g_steal_pointer (&root) : NULL;
}

void
demarche_phrase_visit_lists (const DemarchePhraseNode *node, DemarchePhraseVisitor visit,
                             gpointer data)
{
  if (node->type == DEMARCHE_PHRASE_LIST)
    visit (node, data);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    demarche_phrase_visit_lists (g_ptr_array_index (node->children, i), visit, data);
}

guint
demarche_phrase_count_gaps (const DemarchePhraseNode *node)
{
  guint n_gaps = node->type == DEMARCHE_PHRASE_GAP;

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    n_gaps += demarche_phrase_count_gaps (g_ptr_array_index (node->children, i));
  return n_gaps;
}
