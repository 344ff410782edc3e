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

/* a node while its phrase is being parsed: what it has below it is not yet known */
typedef struct _Draft Draft;
struct _Draft {
  DemarchePhraseNode node; /* without word and children */
  gsize word;              /* where it begins in the parser's words */
  Draft *first;            /* of its children */
  Draft *last;
  Draft *next; /* of its siblings */
};

typedef DemarchePhraseParser Parser;
struct _DemarchePhraseParser {
  DemarcheStore *store; /* (nullable) (unowned): where trees go */
  const char *text;
  const char *at;
  guint nesting;
  guint n_gaps;
  DemarchePhraseProblem *problem;
  Draft *drafts;
  guint n_drafts;
  guint n_room;   /* for drafts */
  GString *words; /* of the phrase at hand, each with a zero behind it */
};

static Draft *parse_alternatives (Parser *parser);

void
demarche_phrase_problem_clear (DemarchePhraseProblem *problem)
{
  g_clear_pointer (&problem->message, g_free);
  g_clear_pointer (&problem->help, g_free);
}

void
demarche_phrase_node_free (DemarchePhraseNode *root)
{
  g_free (root);
}

/* a byte opens at most two nodes: a run of letters and its first word; the root is two more */
static guint
get_most_drafts (gsize length)
{
  return 2 * (guint)length + 2;
}

static guint16
get_offset (const Parser *parser, const char *at)
{
  return (guint16)(at - parser->text);
}

static Draft *
node_new (Parser *parser, DemarchePhraseType type, const char *start)
{
  Draft *draft = &parser->drafts[parser->n_drafts++];

  *draft = (Draft){0};
  draft->node.type = type;
  draft->node.start = get_offset (parser, start);
  draft->node.end = get_offset (parser, parser->at);
  return draft;
}

static void
node_add (Draft *parent, Draft *child)
{
  if (parent->first == NULL)
    parent->first = child;
  else
    parent->last->next = child;
  parent->last = child;
  parent->node.n_children++;
}

static void
set_word (Parser *parser, Draft *draft, const char *start, const char *end, gboolean exact)
{
  gsize length = (gsize)(end - start);

  draft->word = parser->words->len;
  if (exact)
    demarche_text_normalise (parser->words, start, length);
  else
    demarche_text_fold (parser->words, start, length);
  draft->node.wildcard = strchr (parser->words->str + draft->word, '*') != NULL;
  g_string_append_c (parser->words, '\0');
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

/* nearly all characters of phrases are ASCII */
static inline gunichar
get_char (const char *at)
{
  return (guchar)*at < 0x80 ? (gunichar)*at : g_utf8_get_char (at);
}

static void
skip_ignored (Parser *parser)
{
  while (demarche_text_is_ignored (get_char (parser->at)))
    parser->at = g_utf8_next_char (parser->at);
}

static void
skip_space (Parser *parser)
{
  skip_ignored (parser);
  while (demarche_text_is_space (get_char (parser->at))) {
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
    while (g_ascii_isalnum (*at) || *at == '*')
      at++;
    gunichar c = get_char (at);
    const char *next = g_utf8_next_char (at);

    if (demarche_text_is_apostrophe (c) && !demarche_text_is_word_char (get_char (next)))
      return at;
    if (!is_literal_start (c) && !demarche_text_is_apostrophe (c) && !demarche_text_is_ignored (c))
      return at;
    at = next;
  }
}

static Draft *
word_new (Parser *parser, const char *start, const char *end, gboolean exact)
{
  Draft *draft = node_new (parser, DEMARCHE_PHRASE_WORD, start);

  set_word (parser, draft, start, end, exact);
  draft->node.end = get_offset (parser, end);
  draft->node.exact = exact;
  return draft;
}

/* adds the words of a run: one, or one a character where a script has no spaces */
static void
add_words (Parser *parser, Draft *parent, const char *start, const char *end, gboolean exact)
{
  DemarcheJoint joint = DEMARCHE_JOINT_ANY;

  while (start < end) {
    const char *next = g_utf8_next_char (start);

    if (!demarche_text_is_unspaced (get_char (start)))
      while (next < end && !demarche_text_is_unspaced (get_char (next)))
        next = g_utf8_next_char (next);
    Draft *word = word_new (parser, start, next, exact);
    word->node.joint = joint;
    joint = DEMARCHE_JOINT_ATTACHED;
    start = next;
    node_add (parent, word);
  }
}

static Draft *
parse_literal (Parser *parser)
{
  const char *start = parser->at;
  const char *end = literal_end (start);
  Draft *sequence = node_new (parser, DEMARCHE_PHRASE_SEQUENCE, start);

  parser->at = end;
  add_words (parser, sequence, start, end, FALSE);
  sequence->node.end = get_offset (parser, end);
  Draft *last = sequence->last;
  if (*parser->at == '~') {
    parser->at++;
    if (last->node.wildcard)
      return fail (parser, start, parser->at, "a word has either '*' or '~', not both",
                   "'~' reaches inflections, '*' any ending");
    if (demarche_text_is_word_char (get_char (parser->at)))
      return fail (parser, start, literal_end (parser->at), "'~' ends its word",
                   "write '~' after the last letter, and a space before the next word");
    last->node.inflected = TRUE;
    last->node.end = sequence->node.end = get_offset (parser, parser->at);
  }
  return sequence->first == last ? last : sequence;
}

static Draft *
parse_group (Parser *parser)
{
  const char *start = parser->at;

  if (++parser->nesting > MAX_NESTING)
    return fail (parser, start, start + 1, "brackets are nested too deeply", NULL);
  parser->at++;
  Draft *inside = parse_alternatives (parser);
  if (inside == NULL)
    return NULL;
  if (*parser->at != ')')
    return fail (parser, start, start + 1, "bracket is not closed", "add ')'");
  parser->at++;
  parser->nesting--;
  return inside;
}

static Draft *
parse_part (Parser *parser)
{
  return *parser->at == '(' ? parse_group (parser) : parse_literal (parser);
}

static guint
count_letters (const Parser *parser, const Draft *draft)
{
  guint n_letters = 0;

  if (draft->node.type != DEMARCHE_PHRASE_WORD)
    return draft->node.type == DEMARCHE_PHRASE_HYPHENATED ? 0 : MIN_WILDCARD_LETTERS;
  for (const char *at = parser->words->str + draft->word; *at != '\0'; at = g_utf8_next_char (at))
    n_letters += *at != '*';
  return n_letters;
}

static gboolean
check_wildcards (Parser *parser, const Draft *word)
{
  gboolean any = word->node.type == DEMARCHE_PHRASE_WORD && word->node.wildcard;
  gboolean is_joined = word->node.type == DEMARCHE_PHRASE_HYPHENATED;
  guint n_letters = count_letters (parser, word);

  for (const Draft *part = is_joined ? word->first : NULL; part != NULL; part = part->next) {
    any = any || (part->node.type == DEMARCHE_PHRASE_WORD && part->node.wildcard);
    n_letters += count_letters (parser, part);
  }
  if (any && n_letters < MIN_WILDCARD_LETTERS) {
    fail (parser, parser->text + word->node.start, parser->text + word->node.end,
          "a wildcard needs at least 3 letters", "write more of the word, or list the words");
    return FALSE;
  }
  return TRUE;
}

static Draft *
parse_word (Parser *parser)
{
  const char *start = parser->at;
  Draft *word = parse_part (parser);

  if (word == NULL)
    return NULL;
  if (demarche_text_is_hyphen (get_char (parser->at))) {
    Draft *whole = node_new (parser, DEMARCHE_PHRASE_HYPHENATED, start);

    node_add (whole, word);
    while (demarche_text_is_hyphen (get_char (parser->at))) {
      const char *hyphen = parser->at;

      parser->at = g_utf8_next_char (parser->at);
      skip_ignored (parser);
      if (*parser->at != '(' && !is_literal_start (get_char (parser->at)))
        return fail (parser, hyphen, parser->at, "a hyphen joins two parts of a word",
                     "write the second part right after it");
      Draft *part = parse_part (parser);
      if (part == NULL)
        return NULL;
      node_add (whole, part);
    }
    whole->node.end = get_offset (parser, parser->at);
    word = whole;
  }
  return check_wildcards (parser, word) ? word : NULL;
}

static Draft *
parse_list (Parser *parser)
{
  const char *start = parser->at++;
  const char *name = parser->at;

  while (g_ascii_isalnum (*parser->at) || *parser->at == '-' || *parser->at == '_')
    parser->at++;
  if (parser->at == name)
    return fail (parser, start, parser->at, "'@' needs the name of a list", NULL);
  Draft *list = node_new (parser, DEMARCHE_PHRASE_LIST, start);
  list->word = parser->words->len;
  g_string_append_len (parser->words, name, parser->at - name);
  g_string_append_c (parser->words, '\0');
  return list;
}

static Draft *
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
  if (*parser->at == '.' || demarche_text_is_word_char (get_char (parser->at)))
    return fail (parser, start, parser->at + 1, "a gap is '...' (up to 3 words) or '..5'",
                 "write a space after the gap");
  if (words < 1 || words > DEMARCHE_LIMIT_GAP_WORDS)
    return fail (parser, start, parser->at, "a gap holds 1 to 20 words", NULL);
  Draft *gap = node_new (parser, DEMARCHE_PHRASE_GAP, start);
  gap->node.gap = (guint8)words;
  parser->n_gaps++;
  return gap;
}

static Draft *
parse_quoted (Parser *parser)
{
  const char *start = parser->at++;
  Draft *words = node_new (parser, DEMARCHE_PHRASE_SEQUENCE, start);

  while (*parser->at != '"') {
    gunichar c = get_char (parser->at);
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
  words->node.end = get_offset (parser, parser->at);
  if (words->first == NULL)
    return fail (parser, start, parser->at, "there is no word between the quotation marks", NULL);
  return words;
}

static Draft *
parse_anchor (Parser *parser)
{
  const char *start = parser->at++;

  return node_new (parser, *start == '^' ? DEMARCHE_PHRASE_START : DEMARCHE_PHRASE_END, start);
}

static Draft *
parse_atom (Parser *parser)
{
  gunichar c = get_char (parser->at);

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

static Draft *
parse_item (Parser *parser)
{
  const char *start = parser->at;
  Draft *atom = parse_atom (parser);

  if (atom == NULL || *parser->at != '?')
    return atom;
  parser->at++;
  if (atom->node.type == DEMARCHE_PHRASE_GAP || is_anchor (&atom->node))
    return fail (parser, start, parser->at, "'?' stands right after a word, a list or a bracket",
                 NULL);
  Draft *optional = node_new (parser, DEMARCHE_PHRASE_OPTIONAL, start);
  node_add (optional, atom);
  return optional;
}

static Draft *
parse_sequence (Parser *parser)
{
  const char *start = parser->at;
  Draft *sequence = node_new (parser, DEMARCHE_PHRASE_SEQUENCE, start);

  skip_space (parser);
  while (*parser->at != '\0' && *parser->at != '|' && *parser->at != ')') {
    Draft *item = parse_item (parser);
    if (item == NULL)
      return NULL;
    node_add (sequence, item);
    skip_space (parser);
  }
  if (sequence->first == NULL)
    return fail (parser, start, *parser->at ? parser->at + 1 : parser->at,
                 start == parser->text && *parser->at == '\0' ? "phrase is empty"
                                                              : "an alternative is empty",
                 "write a word on each side of '|'; '?' after an item makes it optional");
  sequence->node.end = get_offset (parser, parser->at);
  return sequence;
}

static Draft *
parse_alternatives (Parser *parser)
{
  Draft *choice = node_new (parser, DEMARCHE_PHRASE_ALTERNATIVES, parser->at);

  while (TRUE) {
    Draft *sequence = parse_sequence (parser);
    if (sequence == NULL)
      return NULL;
    node_add (choice, sequence);
    if (*parser->at != '|')
      break;
    parser->at++;
  }
  choice->node.end = get_offset (parser, parser->at);
  return choice->first == choice->last ? choice->first : choice;
}

static guint
count_drafts (const Draft *root)
{
  guint n = 1;

  for (const Draft *child = root->first; child != NULL; child = child->next)
    n += count_drafts (child);
  return n;
}

typedef struct {
  DemarchePhraseNode *free; /* the nodes not yet used */
  const char *words;
} Packing;

/* the children of a node lie side by side */
static void
pack (Packing *packing, const Draft *draft, DemarchePhraseNode *node)
{
  DemarchePhraseNode *children = packing->free;
  guint i = 0;

  *node = draft->node;
  if (node->type == DEMARCHE_PHRASE_WORD || node->type == DEMARCHE_PHRASE_LIST)
    node->word = packing->words + draft->word;
  if (node->n_children == 0)
    return;
  node->children = children;
  packing->free += node->n_children;
  for (const Draft *child = draft->first; child != NULL; child = child->next)
    pack (packing, child, &children[i++]);
}

static DemarchePhraseNode *
pack_tree (const Parser *parser, const Draft *root)
{
  gsize n = count_drafts (root);
  gsize size = n * sizeof (DemarchePhraseNode) + parser->words->len;
  DemarchePhraseNode *nodes =
      parser->store != NULL ? demarche_store_take (parser->store, size) : g_malloc (size);
  Packing packing = {nodes + 1, (const char *)(nodes + n)};

  memcpy (nodes + n, parser->words->str, parser->words->len);
  pack (&packing, root, nodes);
  return nodes;
}

/* the first (or last) child that is no anchor; the outermost when all are */
static const DemarchePhraseNode *
get_edge (const DemarchePhraseNode *node, gboolean at_end)
{
  guint n_children = node->n_children;

  for (guint i = 0; i < n_children; i++) {
    const DemarchePhraseNode *child = &node->children[at_end ? n_children - 1 - i : i];
    if (!is_anchor (child))
      return child;
  }
  return &node->children[0];
}

/* the first gap that stands at the beginning (or end) of the node, or NULL */
static const DemarchePhraseNode *
find_edge_gap (const DemarchePhraseNode *node, gboolean at_end)
{
  if (node->type == DEMARCHE_PHRASE_GAP)
    return node;
  if (node->n_children == 0)
    return NULL;
  if (node->type == DEMARCHE_PHRASE_SEQUENCE || node->type == DEMARCHE_PHRASE_HYPHENATED)
    return find_edge_gap (get_edge (node, at_end), at_end);
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *gap = find_edge_gap (&node->children[i], at_end);
    if (gap != NULL)
      return gap;
  }
  return NULL;
}

gboolean
demarche_phrase_is_wordless (const DemarchePhraseNode *node)
{
  gboolean is_choice = node->type == DEMARCHE_PHRASE_ALTERNATIVES;

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
    for (guint i = 0; i < node->n_children; i++)
      if (demarche_phrase_is_wordless (&node->children[i]) == is_choice)
        return is_choice;
    return !is_choice;
  }
}

static gboolean
check_gap_at (Parser *parser, const DemarchePhraseNode *root, gboolean at_end)
{
  const DemarchePhraseNode *gap = parser->n_gaps > 0 ? find_edge_gap (root, at_end) : NULL;

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
  if (parser->n_gaps > DEMARCHE_LIMIT_PHRASE_GAPS) {
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

static DemarchePhraseNode *
parse_whole (Parser *parser, DemarchePhraseUse use)
{
  const Draft *draft = parse_alternatives (parser);

  if (draft == NULL)
    return NULL;
  if (*parser->at == ')')
    return fail (parser, parser->at, parser->at + 1, "bracket was never opened", "remove ')'");
  DemarchePhraseNode *root = pack_tree (parser, draft);
  if (check_whole (parser, root, use))
    return root;
  if (parser->store == NULL)
    demarche_phrase_node_free (root);
  return NULL;
}

DemarchePhraseParser *
demarche_phrase_parser_new (DemarcheStore *store)
{
  DemarchePhraseParser *parser = g_new0 (DemarchePhraseParser, 1);

  parser->store = store;
  parser->words = g_string_new (NULL);
  return parser;
}

void
demarche_phrase_parser_free (DemarchePhraseParser *parser)
{
  g_free (parser->drafts);
  g_string_free (parser->words, TRUE);
  g_free (parser);
}

static void
begin (Parser *parser, const char *text, gsize length, DemarchePhraseProblem *problem)
{
  parser->text = parser->at = text;
  parser->nesting = 0;
  parser->n_gaps = 0;
  parser->problem = problem;
  parser->n_drafts = 0;
  g_string_truncate (parser->words, 0);
  if (parser->n_room < get_most_drafts (length)) {
    parser->n_room = get_most_drafts (length);
    parser->drafts = g_renew (Draft, parser->drafts, parser->n_room);
  }
}

DemarchePhraseNode *
demarche_phrase_parser_read (DemarchePhraseParser *parser, const char *text, DemarchePhraseUse use,
                             DemarchePhraseProblem *problem)
{
  gsize length = strlen (text);

  *problem = (DemarchePhraseProblem){0};
  begin (parser, text, MIN (length, DEMARCHE_LIMIT_PHRASE_BYTES), problem);
  if (length > DEMARCHE_LIMIT_PHRASE_BYTES)
    return fail (parser, text, text + DEMARCHE_LIMIT_PHRASE_BYTES,
                 "phrase is longer than 1,024 bytes", "split it into several phrases");
  return parse_whole (parser, use);
}

DemarchePhraseNode *
demarche_phrase_parse (const char *text, DemarchePhraseUse use, DemarchePhraseProblem *problem)
{
  g_autoptr (DemarchePhraseParser) parser = demarche_phrase_parser_new (NULL);

  return demarche_phrase_parser_read (parser, text, use, problem);
}

void
demarche_phrase_visit_lists (const DemarchePhraseNode *node, DemarchePhraseVisitor visit,
                             gpointer data)
{
  if (node->type == DEMARCHE_PHRASE_LIST)
    visit (node, data);
  for (guint i = 0; node->children != NULL && i < node->n_children; i++)
    demarche_phrase_visit_lists (&node->children[i], visit, data);
}

guint
demarche_phrase_count_gaps (const DemarchePhraseNode *node)
{
  guint n_gaps = node->type == DEMARCHE_PHRASE_GAP;

  for (guint i = 0; node->children != NULL && i < node->n_children; i++)
    n_gaps += demarche_phrase_count_gaps (&node->children[i]);
  return n_gaps;
}

guint
demarche_phrase_node_hash (const DemarchePhraseNode *node)
{
  guint hash = node->word != NULL ? g_str_hash (node->word) : node->gap;

  hash = hash * 16 + node->type;
  for (guint i = 0; i < node->n_children; i++)
    hash = hash * 31 + demarche_phrase_node_hash (&node->children[i]);
  return hash;
}

gboolean
demarche_phrase_node_equal (const DemarchePhraseNode *first, const DemarchePhraseNode *second)
{
  if (first->type != second->type || first->joint != second->joint || first->gap != second->gap ||
      first->inflected != second->inflected || first->wildcard != second->wildcard ||
      first->exact != second->exact || first->n_children != second->n_children ||
      g_strcmp0 (first->word, second->word) != 0)
    return FALSE;
  for (guint i = 0; i < first->n_children; i++)
    if (!demarche_phrase_node_equal (&first->children[i], &second->children[i]))
      return FALSE;
  return TRUE;
}
