/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The matcher against a naive one that tries every way through a phrase (design.md 5.1), on random
 * phrases and texts. */
#include "classify/matcher.h"
#include "rules/language.h"
#include "runner.h"

#include <string.h>

#define SEED 20250304
#define N_ROUNDS 2000
#define N_TEXTS 5
#define MAX_TEXT_WORDS 9

static DemarcheLanguage *language;
static GHashTable *lists; /* name to GPtrArray of DemarchePhrase */

/* ---- phrases ---- */

static void
free_phrase (gpointer data)
{
  DemarchePhrase *phrase = data;

  demarche_phrase_node_free (phrase->root);
  g_free (phrase);
}

static DemarchePhraseNode *
try_parse (const char *text, DemarchePhraseUse use)
{
  DemarchePhraseProblem problem = {0};
  DemarchePhraseNode *root = demarche_phrase_parse (text, use, &problem);

  ck_assert_int_eq (root == NULL, problem.message != NULL);
  demarche_phrase_problem_clear (&problem);
  return root;
}

static void
add_list (const char *name, const char *first, const char *second)
{
  const char *texts[] = {first, second};
  GPtrArray *phrases = g_ptr_array_new_with_free_func (free_phrase);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    DemarchePhrase *phrase = g_new0 (DemarchePhrase, 1);
    phrase->root = try_parse (texts[i], DEMARCHE_PHRASE_PLAIN);
    ck_assert_ptr_nonnull (phrase->root);
    g_ptr_array_add (phrases, phrase);
  }
  g_hash_table_insert (lists, g_strdup (name), phrases);
}

static GPtrArray *
find_list (gpointer data, const char *name)
{
  return g_hash_table_lookup (data, name);
}

static void
set_up (void)
{
  language = demarche_language_new ("en");
  lists =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  add_list ("law", "norm~ | bind*", "open ..1 group");
  add_list ("two", "open-ended", "@law ended");
}

static void
tear_down (void)
{
  g_clear_pointer (&lists, g_hash_table_unref);
  g_clear_pointer (&language, demarche_language_free);
}

static const char *
pick (GRand *random, const char *const *choices, guint n)
{
  return choices[g_rand_int_range (random, 0, (gint32)n)];
}

static void append_alternatives (GRand *random, GString *out, guint depth);

static void
append_atom (GRand *random, GString *out, guint depth)
{
  static const char *const words[] = {"norm",  "norm~", "bind", "bind*", "open",
                                      "ended", "non",   "anti", "group", "\"Open\""};
  static const char *const others[] = {"...",
                                       "..1",
                                       "..2",
                                       "@law",
                                       "@two",
                                       "non-bind*",
                                       "open-ended",
                                       "*-ended",
                                       "bind-*",
                                       "^",
                                       "$",
                                       "open-(bind | norm~)",
                                       "non-(bind | open)",
                                       "*-(open | norm~)",
                                       "*-(@law)",
                                       "(open | norm)-*"};
  gint32 choice = g_rand_int_range (random, 0, 10);

  if (choice < 5 || depth == 0) {
    g_string_append (out, pick (random, words, G_N_ELEMENTS (words)));
  } else if (choice < 8) {
    g_string_append (out, pick (random, others, G_N_ELEMENTS (others)));
  } else {
    g_string_append_c (out, '(');
    append_alternatives (random, out, depth - 1);
    g_string_append_c (out, ')');
  }
}

static void
append_alternatives (GRand *random, GString *out, guint depth)
{
  gint32 n_alternatives = g_rand_int_range (random, 0, 3) == 0 ? 2 : 1;

  for (gint32 i = 0; i < n_alternatives; i++) {
    gint32 n_items = g_rand_int_range (random, 1, 4);
    if (i > 0)
      g_string_append (out, " | ");
    for (gint32 j = 0; j < n_items; j++) {
      if (j > 0)
        g_string_append_c (out, ' ');
      append_atom (random, out, depth);
      if (g_rand_int_range (random, 0, 5) == 0)
        g_string_append_c (out, '?');
    }
  }
}

/* ---- texts ---- */

typedef struct {
  const char *word; /* as written */
  gboolean hyphen;  /* before it */
  gboolean space;   /* nothing but space before it */
  int hidden_by;    /* -1: not */
  int name_start;   /* -1: in no name */
  int name_end;
} Word;

typedef struct {
  Word words[MAX_TEXT_WORDS];
  guint n_words;
} Text;

static gboolean
is_prefix (const char *word)
{
  return g_ascii_strcasecmp (word, "non") == 0 || g_ascii_strcasecmp (word, "anti") == 0;
}

/* a word after a prefix and a hyphen is hidden, and so is what hyphens join to it; so is the word
 * after "non" and a space */
static int
find_hider (const Text *text, guint index)
{
  const Word *word = &text->words[index];

  if (index == 0)
    return -1;
  if (word->hyphen)
    return is_prefix (word[-1].word) ? (int)index - 1 : word[-1].hidden_by;
  return word->space && strcmp (word[-1].word, "non") == 0 ? (int)index - 1 : -1;
}

static void
make_text (GRand *random, Text *text, GString *written)
{
  static const char *const words[] = {"norm",  "norms", "bind", "binding", "open", "Open",
                                      "ended", "non",   "anti", "group",   "x",    "nonbind"};
  static const char *const joints[] = {" ", " ", " ", "-", "-", ", "};

  text->n_words = (guint)g_rand_int_range (random, 1, MAX_TEXT_WORDS + 1);
  g_string_truncate (written, 0);
  for (guint i = 0; i < text->n_words; i++) {
    const char *joint = i > 0 ? pick (random, joints, G_N_ELEMENTS (joints)) : "";
    Word *word = &text->words[i];

    *word = (Word){.word = pick (random, words, G_N_ELEMENTS (words)),
                   .hyphen = *joint == '-',
                   .space = *joint == ' ',
                   .name_start = -1,
                   .name_end = -1};
    word->hidden_by = find_hider (text, i);
    g_string_append (written, joint);
    g_string_append (written, word->word);
  }
}

/* ---- the naive matcher ---- */

/* what is still to be matched */
typedef struct Rest {
  const DemarchePhraseNode *node;
  const char *closed; /* a prefix that the next word must begin with, or NULL */
  gboolean hyphen;    /* which must stand before the node's first word */
  const struct Rest *next;
} Rest;

typedef struct {
  const Text *text;
  guint start;
  int wanted_end; /* -1: any */
  gboolean open;  /* a gap may begin the match */
  gboolean found;
  guint gaps;
  guint end;
} Try;

typedef struct {
  guint at;
  guint gaps;
  int spelled;
  int need_end;
  gboolean after_gap;
} State;

static void walk (Try *try, const Rest *rest, State state);

static void
finish (Try *try, State state)
{
  guint end = state.at - 1;

  if (state.at == try->start || state.need_end > (int)end)
    return;
  if (try->wanted_end >= 0 ? (int)end != try->wanted_end : state.after_gap)
    return;
  if (try->found && (state.gaps > try->gaps || (state.gaps == try->gaps && end <= try->end)))
    return;
  try->found = TRUE;
  try->gaps = state.gaps;
  try->end = end;
}

static gboolean
is_lone_star (const DemarchePhraseNode *node)
{
  return node->type == DEMARCHE_PHRASE_WORD && strcmp (node->word, "*") == 0;
}

static gboolean
fits (const DemarchePhraseNode *node, const char *closed, const char *word)
{
  g_autofree char *small = g_ascii_strdown (word, -1);
  g_autofree char *wanted = g_strconcat (closed != NULL ? closed : "", node->word, NULL);
  gsize length = strlen (wanted);

  if (node->exact)
    return strcmp (node->word, word) == 0;
  if (node->wildcard)
    return strncmp (wanted, small, length - 1) == 0;
  if (node->inflected && strncmp (wanted, small, length) == 0)
    return small[length] == '\0' || strcmp (small + length, "s") == 0;
  return strcmp (wanted, small) == 0;
}

static void
walk_word (Try *try, const Rest *rest, State state)
{
  const Word *word = &try->text->words[state.at];
  gboolean star = is_lone_star (rest->node);

  if (state.at >= try->text->n_words || (!star && !fits (rest->node, rest->closed, word->word)))
    return;
  if (rest->hyphen && !word->hyphen && state.at > try->start)
    return;
  if (word->hidden_by >= 0 && word->hidden_by != state.spelled)
    return;
  if (word->name_start >= 0) {
    if (word->name_start < (int)try->start)
      return;
    state.need_end = MAX (state.need_end, word->name_end);
  }
  if (is_prefix (word->word) && !star)
    state.spelled = (int)state.at;
  state.at++;
  state.after_gap = FALSE;
  walk (try, rest->next, state);
}

static void
walk_gap (Try *try, const Rest *rest, State state)
{
  walk (try, rest->next, state);
  if (state.at == try->start && !try->open)
    return;
  state.after_gap = TRUE;
  for (guint i = 0; i < rest->node->gap && state.at < try->text->n_words; i++) {
    state.at++;
    state.gaps++;
    walk (try, rest->next, state);
  }
}

/* the children from @index on, one after the other */
static void
walk_parts (Try *try, const Rest *rest, guint index, const char *closed, State state)
{
  const DemarchePhraseNode *node = rest->node;
  const DemarchePhraseNode *children = node->children;
  Rest parts[16];

  ck_assert_uint_le (node->n_children, G_N_ELEMENTS (parts));
  for (guint i = index; i < node->n_children; i++) {
    const DemarchePhraseNode *child = &children[i];
    gboolean hyphen = node->type == DEMARCHE_PHRASE_HYPHENATED && i > index &&
                      (is_lone_star (child) || is_lone_star (child - 1));

    parts[i] = (Rest){child, i == index ? closed : NULL, hyphen,
                      i + 1 < node->n_children ? &parts[i + 1] : rest->next};
  }
  parts[index].hyphen = parts[index].hyphen || rest->hyphen;
  walk (try, &parts[index], state);
}

/* "nonbinding" for "non-binding" */
static void
walk_hyphenated (Try *try, const Rest *rest, State state)
{
  const DemarchePhraseNode *first = &rest->node->children[0];

  if (first->type == DEMARCHE_PHRASE_WORD && is_prefix (first->word))
    walk_parts (try, rest, 1, first->word, state);
  walk_parts (try, rest, 0, NULL, state);
}

static void
walk_choice (Try *try, const Rest *rest, State state)
{
  const DemarchePhraseNode *node = rest->node;
  GPtrArray *entries =
      node->type == DEMARCHE_PHRASE_LIST ? g_hash_table_lookup (lists, node->word) : NULL;
  guint n_entries = entries != NULL ? entries->len : node->n_children;

  for (guint i = 0; i < n_entries; i++) {
    Rest one = *rest;
    one.node = entries != NULL ? ((DemarchePhrase *)g_ptr_array_index (entries, i))->root
                               : &node->children[i];
    walk (try, &one, state);
  }
}

static void
walk (Try *try, const Rest *rest, State state)
{
  if (rest == NULL) {
    finish (try, state);
    return;
  }
  switch (rest->node->type) {
  case DEMARCHE_PHRASE_WORD:
    walk_word (try, rest, state);
    break;
  case DEMARCHE_PHRASE_GAP:
    walk_gap (try, rest, state);
    break;
  case DEMARCHE_PHRASE_HYPHENATED:
    walk_hyphenated (try, rest, state);
    break;
  case DEMARCHE_PHRASE_SEQUENCE:
    walk_parts (try, rest, 0, rest->closed, state);
    break;
  case DEMARCHE_PHRASE_ALTERNATIVES:
  case DEMARCHE_PHRASE_LIST:
    walk_choice (try, rest, state);
    break;
  case DEMARCHE_PHRASE_OPTIONAL:
    walk (try, rest->next, state);
    walk_parts (try, rest, 0, NULL, state);
    break;
  case DEMARCHE_PHRASE_START:
    if (state.at == 0)
      walk (try, rest->next, state);
    break;
  case DEMARCHE_PHRASE_END:
    if (state.at == try->text->n_words)
      walk (try, rest->next, state);
    break;
  }
}

static Try
try_at (const Text *text, const DemarchePhraseNode *root, guint start, int wanted_end,
        gboolean open)
{
  Try try = {.text = text, .start = start, .wanted_end = wanted_end, .open = open};
  Rest rest = {.node = root};

  walk (&try, &rest, (State){.at = start, .spelled = -1, .need_end = -1});
  return try;
}

/* of two names that overlap the longer counts, then the earlier */
static void
mark_names (Text *text, DemarchePhraseNode *const *names, guint n_names)
{
  gboolean is_name[MAX_TEXT_WORDS][MAX_TEXT_WORDS + 1] = {0};

  for (guint i = 0; i < n_names; i++)
    for (guint start = 0; start < text->n_words; start++) {
      Try try = try_at (text, names[i], start, -1, FALSE);
      if (try.found)
        is_name[start][try.end - start + 1] = TRUE;
    }
  for (guint length = text->n_words; length > 0; length--)
    for (guint start = 0; start + length <= text->n_words; start++) {
      gboolean is_free = is_name[start][length];

      for (guint at = start; at < start + length; at++)
        is_free = is_free && text->words[at].name_start < 0;
      for (guint at = start; is_free && at < start + length; at++) {
        text->words[at].name_start = (int)start;
        text->words[at].name_end = (int)(start + length - 1);
      }
    }
}

/* ---- both side by side ---- */

static const char *const name_texts[] = {"open ended group", "norm~ group", "group ..1 bind"};

typedef struct {
  DemarcheLexicon *lexicon;
  DemarcheMatcher *matcher;
  DemarcheWordMemo *memo;
  DemarcheHits *hits;
  DemarcheReading *reading;
  DemarchePhraseNode *root;
  DemarchePhraseNode *names[G_N_ELEMENTS (name_texts)];
  guint n_names;
} Machine;

static void
machine_init (Machine *machine, DemarchePhraseNode *root, gboolean with_names)
{
  machine->lexicon = demarche_lexicon_new (language);
  g_autoptr (DemarcheWorkbench) bench = demarche_workbench_new ();
  DemarcheCompiler compiler = {
      .lexicon = machine->lexicon,
      .language = language,
      .find_list = find_list,
      .list_data = lists,
      .bench = bench,
  };

  machine->root = root;
  machine->matcher = demarche_matcher_new ();
  guint index = demarche_matcher_add (machine->matcher, demarche_program_new (&compiler, root));
  demarche_matcher_set_duty (machine->matcher, index, DEMARCHE_DUTY_WORTH_READING);
  machine->n_names = with_names ? G_N_ELEMENTS (name_texts) : 0;
  for (guint i = 0; i < machine->n_names; i++) {
    machine->names[i] = try_parse (name_texts[i], DEMARCHE_PHRASE_PLAIN);
    demarche_matcher_add_name (machine->matcher,
                               demarche_program_new (&compiler, machine->names[i]));
  }
  demarche_matcher_seal (machine->matcher, demarche_lexicon_get_n_classes (machine->lexicon));
  machine->memo =
      demarche_word_memo_new (machine->lexicon, demarche_matcher_get_starts (machine->matcher));
  machine->hits = demarche_hits_new (machine->matcher);
  machine->reading = demarche_reading_new ();
}

static void
machine_clear (Machine *machine)
{
  for (guint i = 0; i < machine->n_names; i++)
    demarche_phrase_node_free (machine->names[i]);
  demarche_reading_free (machine->reading);
  demarche_hits_free (machine->hits);
  demarche_word_memo_free (machine->memo);
  demarche_matcher_free (machine->matcher);
  demarche_lexicon_free (machine->lexicon);
  demarche_phrase_node_free (machine->root);
}

static void
read_text (Machine *machine, Text *text, const GString *written)
{
  demarche_tokenise (machine->memo, written->str, written->len, machine->reading->tokens);
  demarche_reading_keep_whole (machine->reading, written->len);
  ck_assert_uint_eq (machine->reading->tokens->len, text->n_words);
  mark_names (text, machine->names, machine->n_names);
  demarche_hits_find (machine->hits, machine->reading);
}

/* roles name as many gap words as were counted, none at an end */
static void
assert_roles (const Machine *machine, const DemarcheHit *hit)
{
  const guint8 *roles = demarche_hits_get_roles (machine->hits, hit);
  guint n_gap_words = 0;

  for (guint i = hit->start; i <= hit->end; i++)
    n_gap_words += roles[i - hit->start] == 0;
  ck_assert_uint_eq (n_gap_words, hit->n_gap_words);
  ck_assert_uint_ne (roles[0], 0);
  ck_assert_uint_ne (roles[hit->end - hit->start], 0);
}

static gboolean
may_find (Machine *machine, const char *written)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DemarcheToken));
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (guint));

  demarche_skim (machine->memo, written, strlen (written), tokens, marked);
  return demarche_hits_may_find (machine->hits, tokens, marked, FALSE);
}

/* every start: the same match, or none in both, and none where skimming sees none; returns how many
 * matched */
static guint
compare_hits (Machine *machine, const Text *text, const char *phrase, const char *written)
{
  int index = demarche_hits_get_first (machine->hits, 0);
  guint n_found = 0;

  for (guint start = 0; start < text->n_words; start++) {
    const DemarcheHit *hit = index >= 0 ? demarche_hits_get (machine->hits, index) : NULL;
    gboolean found = hit != NULL && hit->start == start;
    Try try = try_at (text, machine->root, start, -1, FALSE);

    if (found != try.found || (found && (hit->end != try.end || hit->n_gap_words != try.gaps)))
      ck_abort_msg ("'%s' on '%s' at word %u: %s %u, naively %s %u", phrase, written, start,
                    found ? "to" : "no", found ? hit->end : 0, try.found ? "to" : "no",
                    try.found ? try.end : 0);
    if (!found)
      continue;
    assert_roles (machine, hit);
    n_found++;
    index = hit->next;
  }
  ck_assert_int_eq (index, -1);
  ck_assert (n_found == 0 || may_find (machine, written));
  return n_found;
}

static guint
run_round (GRand *random, gboolean with_names)
{
  g_autoptr (GString) phrase = g_string_new (NULL);
  g_autoptr (GString) written = g_string_new (NULL);
  Machine machine;
  guint n_found = 0;

  append_alternatives (random, phrase, 2);
  DemarchePhraseNode *root = try_parse (phrase->str, DEMARCHE_PHRASE_PLAIN);
  if (root == NULL)
    return 0;
  machine_init (&machine, root, with_names);
  for (guint i = 0; i < N_TEXTS; i++) {
    Text text;
    make_text (random, &text, written);
    read_text (&machine, &text, written);
    n_found += compare_hits (&machine, &text, phrase->str, written->str);
  }
  machine_clear (&machine);
  return n_found;
}

START_TEST (test_matches_like_the_naive_matcher)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_found = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    n_found += run_round (random, FALSE);
  ck_assert_uint_gt (n_found, 1500);
}
END_TEST

START_TEST (test_names_like_the_naive_matcher)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 1);
  guint n_found = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    n_found += run_round (random, TRUE);
  ck_assert_uint_gt (n_found, 1000);
}
END_TEST

/* two ways with as many gap words, of which only one may go on */
START_TEST (test_ways_that_meet)
{
  Text text = {.n_words = 4};
  g_autoptr (GString) written = g_string_new ("norm bind non-open");
  const char *phrase = "norm (bind ..1 | ..1 non) open";
  const char *const words[] = {"norm", "bind", "non", "open"};
  Machine machine;

  for (guint i = 0; i < text.n_words; i++)
    text.words[i] = (Word){words[i], i == 3, i > 0 && i < 3, i == 3 ? 2 : -1, -1, -1};
  machine_init (&machine, try_parse (phrase, DEMARCHE_PHRASE_PLAIN), FALSE);
  read_text (&machine, &text, written);
  ck_assert_uint_eq (compare_hits (&machine, &text, phrase, written->str), 1);
  machine_clear (&machine);
}
END_TEST

/* whether skimming tells that a phrase may match */
START_TEST (test_skimming_asks_where_words_stand)
{
  static const struct {
    const char *phrase;
    const char *text;
    gboolean may_match;
  } cases[] = {
      {"norm", "the norm", TRUE},
      {"norm", "the group", FALSE},
      {"open norm", "an open norm", TRUE},
      {"open norm", "a norm is open", FALSE},
      {"norm of norm", "norm of norm", TRUE},
      {"norm of norm", "norm of group", FALSE},
      {"norm ..2 open", "norm is so open", TRUE},
      {"norm ..2 open", "norm is not so open", FALSE},
      {"the? norm", "norm", TRUE},
      {"(open | norm of) group", "norm of group", TRUE},
      {"(open | norm of) group", "norm of a group", FALSE},
      {"*-norm", "non-norm", TRUE},
      {"*-norm", "non-group", FALSE},
      {"*-open norm", "half-open, norm", TRUE},
      {"*-open norm", "half-open and so norm", FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    Machine machine;
    DemarchePhraseNode *root = try_parse (cases[i].phrase, DEMARCHE_PHRASE_PLAIN);
    ck_assert_msg (root != NULL, "%s", cases[i].phrase);
    machine_init (&machine, root, FALSE);
    if (may_find (&machine, cases[i].text) != cases[i].may_match)
      ck_abort_msg ("'%s' on '%s'", cases[i].phrase, cases[i].text);
    machine_clear (&machine);
  }
}
END_TEST

/* beside a match: the phrase must end at a word, or begin at one, gaps at that side included */
static void
run_beside (GRand *random, DemarchePhraseUse use, guint *n_found)
{
  g_autoptr (GString) phrase = g_string_new (use == DEMARCHE_PHRASE_AFTER ? "..2 " : "");
  g_autoptr (GString) written = g_string_new (NULL);
  gboolean after = use == DEMARCHE_PHRASE_AFTER;
  Machine machine;

  append_atom (random, phrase, 2);
  g_string_append (phrase, after ? "" : " ...");
  DemarchePhraseNode *root = try_parse (phrase->str, use);
  if (root == NULL)
    return;
  machine_init (&machine, root, FALSE);
  const DemarcheProgram *program = demarche_matcher_get_program (machine.matcher, 0);
  for (guint i = 0; i < N_TEXTS; i++) {
    Text text;
    DemarcheStretch stretch;
    DemarcheRun run;

    make_text (random, &text, written);
    read_text (&machine, &text, written);
    demarche_hits_get_stretch (machine.hits, 0, &stretch);
    for (guint start = 0; start < text.n_words; start++)
      for (int end = after ? -1 : (int)start; end < (after ? 0 : (int)text.n_words); end++) {
        gboolean found = demarche_program_run (program, demarche_hits_get_runner (machine.hits),
                                               &stretch, start, end, after, &run, NULL);
        if (found != try_at (&text, machine.root, start, end, after).found)
          ck_abort_msg ("'%s' on '%s' from %u to %d", phrase->str, written->str, start, end);
        if (found && end >= 0)
          ck_assert_uint_le (run.end - run.start + 1, demarche_program_get_max_words (program));
        *n_found += found;
      }
  }
  machine_clear (&machine);
}

START_TEST (test_beside_like_the_naive_matcher)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED + 2);
  guint n_before = 0;
  guint n_after = 0;

  for (guint i = 0; i < N_ROUNDS / 2; i++) {
    run_beside (random, DEMARCHE_PHRASE_BEFORE, &n_before);
    run_beside (random, DEMARCHE_PHRASE_AFTER, &n_after);
  }
  ck_assert_uint_gt (n_before, 500);
  ck_assert_uint_gt (n_after, 500);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("matcher");
  TCase *random = tcase_create ("random");

  tcase_add_checked_fixture (random, set_up, tear_down);
  tcase_set_timeout (random, 60);
  tcase_add_test (random, test_matches_like_the_naive_matcher);
  tcase_add_test (random, test_names_like_the_naive_matcher);
  tcase_add_test (random, test_ways_that_meet);
  tcase_add_test (random, test_skimming_asks_where_words_stand);
  tcase_add_test (random, test_beside_like_the_naive_matcher);
  suite_add_tcase (suite, random);
  return demarche_run_suite (suite);
}
