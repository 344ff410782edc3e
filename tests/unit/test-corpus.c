/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tagging again after an edit: the same as tagging everything, and less of it read. */
#include "author/corpus.h"
#include "author/lint.h"
#include "author/rule-diff.h"
#include "author/rule-tests.h"
#include "base/io.h"
#include "model/tag-lines.h"
#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>

#define SEED 2718
#define N_ROUNDS 4 /* rule sets, each made from nothing */
#define N_EDITS 90 /* of each */
#define N_STATEMENTS 24
#define N_RULES 14
#define N_CUES 7
#define N_LISTS 3
#define N_POSITIONS 4

static char *path;                /* of the rule file */
static gboolean has_many_windows; /* a statement is an event of its own, some without a date */

static void
set_up (void)
{
  g_autofree char *folder = g_dir_make_tmp ("demarche-corpus-XXXXXX", NULL);

  ck_assert_ptr_nonnull (folder);
  path = g_build_filename (folder, "rules.json", NULL);
}

static void
tear_down (void)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_clear_pointer (&path, g_free);
}

static DemarcheRuleSet *
load (const char *text)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  ck_assert (demarche_io_write (path, text, strlen (text), NULL));
  DemarcheRuleSet *rules = demarche_rule_set_load (path, NULL, diagnostics, NULL);
  if (rules == NULL) {
    g_autofree char *shown =
        demarche_diagnostic_format (demarche_diagnostics_get (diagnostics, 0), FALSE);
    ck_abort_msg ("%s", shown);
  }
  return rules;
}

/* ---- statements ---- */

/* who speaks: one delegation or another, now and then for a group, at one of four events or at
 * as many as there are statements */
static DemarcheOccasion
make_occasion (guint statement, guint index)
{
  static const char *const delegations[] = {"Aldovia", "Brenmark", "Ostrany"};
  static const char *const events[] = {"First", "Second", "Third", NULL};
  static const char *const dates[] = {"2031-01-05", "2031-02-05", "2031-03-05", "2031-04-05"};

  return (DemarcheOccasion){
      .delegation = delegations[(statement + index / 4) % 3],
      .groups = statement % 5 == 4 ? "Group of Coasts" : NULL,
      .event = has_many_windows ? NULL : events[statement % 4],
      .date = has_many_windows && statement % 9 == 8 ? NULL : dates[statement % 4],
      .section = index % 2 == 0 ? "Norms" : "Other business",
  };
}

static DemarcheStatement *
make_statement (const char *name, const char *const *texts, const char *language)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new (name);

  if (language != NULL)
    demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_LANGUAGE, language,
                                          DEMARCHE_ORIGIN_OPTION, NULL);
  for (guint i = 0; texts[i] != NULL; i++) {
    const DemarcheOccasion occasion =
        make_occasion ((guint)g_ascii_strtoull (name + 1, NULL, 10), i);
    DemarcheParagraph paragraph = {.kind = i % 3 == 2 ? DEMARCHE_PARAGRAPH_LIST
                                                      : DEMARCHE_PARAGRAPH_PARAGRAPH,
                                   .text = texts[i],
                                   .length = strlen (texts[i]),
                                   .occasion = &occasion};
    if (i % 7 == 6)
      paragraph.kind = DEMARCHE_PARAGRAPH_HEADING;
    if (i % 11 == 10)
      paragraph.language = "fr";
    demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  }
  return demarche_statement_builder_finish (builder);
}

static const char *
pick (GRand *rand, const char *const *from)
{
  return from[g_rand_int_range (rand, 0, (gint32)g_strv_length ((char **)from))];
}

static char *
make_text (GRand *rand)
{
  static const char *const words[] = {
      "norm",    "norms",      "Norms",     "rule",       "rules",    "binding",   "non-binding",
      "legally", "ICT",        "ict",       "voluntary",  "treaty",   "behaviour", "behavior",
      "States",  "some",       "we",        "not",        "no",       "merit",     "might",
      "if",      "and",        "they",      "working",    "group",    "open",      "the",
      "a",       "regulation", "regulates", "nonbinding", "recalled", "only",      "agree",
      "need",    "x",          "y",         "z",          NULL};
  static const char *const marks[] = {" ",  " ",  " ",  " ",  " ",      " ",      " ", " ",
                                      ", ", "; ", ". ", "? ", ": (a) ", "; (b) ", "-", NULL};
  GString *text = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (rand, 3, 24); n > 0; n--) {
    g_string_append (text, pick (rand, words));
    g_string_append (text, n > 1 ? pick (rand, marks) : ".");
  }
  return g_string_free (text, FALSE);
}

static DemarcheCorpus *
make_corpus (GRand *rand)
{
  static const char *const languages[] = {"en", "en", "en", "fr", NULL};
  g_autoptr (GPtrArray) statements =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);

  for (guint s = 0; s < N_STATEMENTS; s++) {
    g_autofree char *name = g_strdup_printf ("s%u", s);
    g_auto (GStrv) texts = g_new0 (char *, 16);
    for (gint32 i = 0, n = g_rand_int_range (rand, 0, 15); i < n; i++)
      texts[i] = make_text (rand);
    g_ptr_array_add (statements, make_statement (name, (const char *const *)texts,
                                                 s == 0 ? NULL : pick (rand, languages)));
  }
  return demarche_corpus_new (statements, NULL);
}

/* ---- a rule set that can be edited ---- */

enum {
  ANY,
  ALL,
  WITH,
  BEFORE,
  AFTER,
  INSIDE,
  SENTENCE,
  PARAGRAPH,
  SECTION,
  N_SLOTS
};

static const char *const slot_names[N_SLOTS] = {
    "any", "all", "with", "before", "after", "inside", "sentence", "paragraph", "section"};

typedef struct {
  guint id;
  guint position;
  GPtrArray *slots[N_SLOTS];
  guint within; /* 0: absent, 1: "paragraph", else words */
  guint fixed;  /* 0: nothing, 1: force, 2: stance, 3: holder, 4: rhetorical */
  gboolean is_off;
} Rule;

typedef struct {
  guint id;
  guint effect;
  GPtrArray *phrases;
  guint direction;
  guint max;
} Cue;

typedef struct {
  GRand *rand;
  GPtrArray *rules; /* of Rule */
  GPtrArray *cues;  /* of Cue */
  GPtrArray *lists[N_LISTS];
  GPtrArray *names;
  GPtrArray *about[2];
  int values[N_POSITIONS]; /* 9: no such position */
  gboolean is_swapped;     /* the issues stand in the other order */
  gboolean is_choice;
  guint next_id;
} Model;

static const char *const phrases[] = {"norm~",
                                      "@l0",
                                      "@l1",
                                      "@l2 binding",
                                      "binding ... @l0",
                                      "norm binding",
                                      "legally? binding",
                                      "non-binding",
                                      "\\\"ICT\\\"",
                                      "regulat*",
                                      "rule | @l1",
                                      "^ we",
                                      "@l0 ... @l1",
                                      "behaviour",
                                      "x | y z",
                                      "treaty",
                                      "*-binding",
                                      "some States",
                                      "(norm | open) ..5 rule~",
                                      "need $",
                                      "norm ... (binding | legally x)",
                                      "anti-(norm | rule)",
                                      "organise | agree",
                                      NULL};

static const char *const members[] = {"norm",           "rule~",     "treaty",
                                      "voluntary norm", "behaviour", "ICT",
                                      "open ... group", "regulat*",  NULL};
static const char *const cue_phrases[] = {"not",
                                          "no merit",
                                          "some States",
                                          "might",
                                          "if",
                                          "they",
                                          "recalled",
                                          "not only",
                                          "no need",
                                          "we (x | y)",
                                          "@l1",
                                          "agree",
                                          "need ... (x | agree)",
                                          NULL};

/* phrases for an array: cues and lists have their own, a list uses only lists before it */
static char *
make_phrase (Model *model, const GPtrArray *array)
{
  for (guint i = 0; i < N_LISTS; i++)
    if (model->lists[i] == array) {
      if (i > 0 && g_rand_boolean (model->rand))
        return g_strdup_printf ("@l%u", i - 1);
      return g_strdup (pick (model->rand, members));
    }
  for (guint i = 0; i < model->cues->len; i++)
    if (((Cue *)g_ptr_array_index (model->cues, i))->phrases == array)
      return g_strdup (pick (model->rand, cue_phrases));
  return g_strdup (pick (model->rand, phrases));
}

static GPtrArray *
new_array (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  for (guint i = 0; i < N_SLOTS; i++)
    g_ptr_array_unref (rule->slots[i]);
  g_free (rule);
}

static void
cue_free (gpointer data)
{
  g_ptr_array_unref (((Cue *)data)->phrases);
  g_free (data);
}

static void
add_rule (Model *model)
{
  Rule *rule = g_new0 (Rule, 1);

  rule->id = model->next_id++;
  rule->position = (guint)g_rand_int_range (model->rand, 0, N_POSITIONS);
  for (guint i = 0; i < N_SLOTS; i++)
    rule->slots[i] = new_array ();
  g_ptr_array_add (rule->slots[ANY], g_strdup (pick (model->rand, phrases)));
  g_ptr_array_insert (model->rules,
                      g_rand_int_range (model->rand, 0, (gint32)model->rules->len + 1), rule);
}

static void
add_cue (Model *model)
{
  Cue *cue = g_new0 (Cue, 1);

  cue->id = model->next_id++;
  cue->effect = (guint)g_rand_int_range (model->rand, 0, 9);
  cue->direction = (guint)g_rand_int_range (model->rand, 0, 3);
  cue->phrases = new_array ();
  g_ptr_array_add (cue->phrases, g_strdup (pick (model->rand, cue_phrases)));
  g_ptr_array_insert (model->cues, g_rand_int_range (model->rand, 0, (gint32)model->cues->len + 1),
                      cue);
}

static void
model_init (Model *model, GRand *rand)
{
  *model = (Model){.rand = rand,
                   .names = new_array (),
                   .about = {new_array (), new_array ()},
                   .values = {-1, 1, 0, 0}};
  model->rules = g_ptr_array_new_with_free_func (rule_free);
  model->cues = g_ptr_array_new_with_free_func (cue_free);
  for (guint i = 0; i < N_LISTS; i++) {
    model->lists[i] = new_array ();
    g_ptr_array_add (model->lists[i], make_phrase (model, model->lists[i]));
  }
  for (guint i = 0; i < N_RULES; i++)
    add_rule (model);
  for (guint i = 0; i < N_CUES; i++)
    add_cue (model);
}

static void
model_clear (Model *model)
{
  g_ptr_array_unref (model->rules);
  g_ptr_array_unref (model->cues);
  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_unref (model->lists[i]);
  g_ptr_array_unref (model->names);
  g_ptr_array_unref (model->about[0]);
  g_ptr_array_unref (model->about[1]);
}

/* ---- as a file ---- */

static void
put_array (GString *out, const char *key, const GPtrArray *array)
{
  if (array->len == 0)
    return;
  g_string_append_printf (out, ", \"%s\": [", key);
  for (guint i = 0; i < array->len; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (array, i));
  g_string_append_c (out, ']');
}

static void
put_rule (GString *out, const Rule *rule)
{
  static const char *const fixed[] = {"", ", \"force\": \"tentative\"", ", \"stance\": \"opposes\"",
                                      ", \"holder\": \"other\"", ", \"rhetorical\": true"};
  guint n_unless = 0;

  g_string_append_printf (out, "{\"id\": \"r%u\"%s%s", rule->id, fixed[rule->fixed],
                          rule->is_off ? ", \"enabled\": false" : "");
  if (rule->id % 3 == 0)
    g_string_append_printf (out,
                            ", \"tests\": {\"hit\": [\"We want %u binding norms.\"],"
                            " \"miss\": [{\"text\": \"Some States recalled no rule.\","
                            " \"section\": \"Norms\"}]}",
                            rule->id % 2);
  for (guint i = ANY; i <= WITH; i++)
    put_array (out, slot_names[i], rule->slots[i]);
  if (rule->within == 1)
    g_string_append (out, ", \"within\": \"paragraph\"");
  else if (rule->within > 1)
    g_string_append_printf (out, ", \"within\": %u", rule->within);
  for (guint i = BEFORE; i <= PARAGRAPH; i++)
    n_unless += rule->slots[i]->len;
  if (n_unless > 0) {
    g_autoptr (GString) unless = g_string_new (NULL);
    for (guint i = BEFORE; i <= PARAGRAPH; i++)
      put_array (unless, slot_names[i], rule->slots[i]);
    g_string_append_printf (out, ", \"unless\": {%s}", unless->str + 2);
  }
  if (rule->slots[SECTION]->len > 0) {
    g_autoptr (GString) where = g_string_new (NULL);
    put_array (where, "section", rule->slots[SECTION]);
    g_string_append_printf (out, ", \"where\": {%s}", where->str + 2);
  }
  g_string_append_c (out, '}');
}

static void
put_cue (GString *out, const Cue *cue)
{
  static const char *const effects[] = {"negation", "rejection",   "attribution",
                                        "hedge",    "conditional", "recall",
                                        "question", "pseudo",      "stop"};
  static const char *const directions[] = {"after", "before", "both"};
  gboolean is_directed = cue->effect != 1 && cue->effect < 7;

  g_string_append_printf (out, "{\"id\": \"c%u\", \"effect\": \"%s\"", cue->id,
                          effects[cue->effect]);
  if (is_directed)
    g_string_append_printf (out, ", \"direction\": \"%s\"", directions[cue->direction]);
  if (is_directed && cue->max > 0)
    g_string_append_printf (out, ", \"max\": %u", cue->max);
  if (cue->effect >= 7)
    g_string_append (out, ", \"of\": [\"negation\", \"hedge\"]");
  put_array (out, "cue", cue->phrases);
  g_string_append_c (out, '}');
}

static void
put_issue (GString *out, const Model *model, guint issue)
{
  const char *separator = "";

  g_string_append_printf (out, "{\"id\": \"i%u\", \"kind\": \"%s\"", issue,
                          model->is_choice && issue == 1 ? "choice" : "scale");
  put_array (out, "about", model->about[issue]);
  g_string_append (out, ", \"positions\": [");
  for (guint i = issue * 2; i < issue * 2 + 2; i++) {
    if (model->values[i] == 9)
      continue;
    g_string_append_printf (out, "%s{\"id\": \"p%u\"", separator, i);
    if (!(model->is_choice && issue == 1))
      g_string_append_printf (out, ", \"value\": %d", model->values[i]);
    g_string_append_c (out, '}');
    separator = ", ";
  }
  g_string_append (out, "]}");
}

static void
put_rules (GString *out, const Model *model)
{
  const char *separator = "";

  for (guint position = 0; position < N_POSITIONS; position++) {
    const char *comma = "";
    if (model->values[position] == 9)
      continue;
    g_string_append_printf (out, "%s\"i%u.p%u\": [", separator, position / 2, position);
    for (guint i = 0; i < model->rules->len; i++) {
      const Rule *rule = g_ptr_array_index (model->rules, i);
      if (rule->position != position)
        continue;
      g_string_append (out, comma);
      put_rule (out, rule);
      comma = ", ";
    }
    g_string_append_printf (out, "%s\"treaty binding group open\"]", comma);
    separator = ", ";
  }
}

static char *
model_write (const Model *model)
{
  GString *out = g_string_new ("{\"format\": 1, \"language\": \"en\"");

  put_array (out, "names", model->names);
  g_string_append (out, ", \"lists\": {");
  for (guint i = 0; i < N_LISTS; i++) {
    g_autoptr (GString) list = g_string_new (NULL);
    g_autofree char *name = g_strdup_printf ("l%u", i);
    put_array (list, name, model->lists[i]);
    g_string_append (out, list->str + (i == 0 ? 2 : 0));
  }
  g_string_append (out, "}, \"issues\": [");
  put_issue (out, model, model->is_swapped);
  g_string_append (out, ", ");
  put_issue (out, model, !model->is_swapped);
  g_string_append (out, "], \"rules\": {");
  put_rules (out, model);
  g_string_append (out, "}, \"cues\": [");
  for (guint i = 0; i < model->cues->len; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    put_cue (out, g_ptr_array_index (model->cues, i));
  }
  g_string_append (out, "]}");
  return g_string_free (out, FALSE);
}

/* ---- edits ---- */

static void
swap (Model *model, GPtrArray *array)
{
  gint32 n = (gint32)array->len;

  if (n < 2)
    return;
  gpointer *a = &g_ptr_array_index (array, g_rand_int_range (model->rand, 0, n));
  gpointer *b = &g_ptr_array_index (array, g_rand_int_range (model->rand, 0, n));
  gpointer kept = *a;
  *a = *b;
  *b = kept;
}

/* adds, takes out, replaces or moves a phrase; @least stay */
static void
edit_array (Model *model, GPtrArray *array, guint least)
{
  gint32 n = (gint32)array->len;

  switch (g_rand_int_range (model->rand, 0, 4)) {
  case 0:
    g_ptr_array_insert (array, g_rand_int_range (model->rand, 0, n + 1),
                        make_phrase (model, array));
    break;
  case 1:
    if (array->len > least)
      g_ptr_array_remove_index (array, (guint)g_rand_int_range (model->rand, 0, n));
    break;
  case 2:
    swap (model, array);
    break;
  default:
    if (array->len > 0) {
      gpointer *at = &g_ptr_array_index (array, g_rand_int_range (model->rand, 0, n));
      g_free (*at);
      *at = make_phrase (model, array);
    }
  }
}

static void
edit_rule (Model *model)
{
  Rule *rule = g_ptr_array_index (model->rules,
                                  g_rand_int_range (model->rand, 0, (gint32)model->rules->len));

  switch (g_rand_int_range (model->rand, 0, 8)) {
  case 0:
    rule->within = (guint)g_rand_int_range (model->rand, 0, 9);
    break;
  case 1:
    rule->fixed = (guint)g_rand_int_range (model->rand, 0, 5);
    break;
  case 2:
    rule->is_off = !rule->is_off;
    break;
  case 3:
    rule->position = (guint)g_rand_int_range (model->rand, 0, N_POSITIONS);
    break;
  default: {
    guint slot = (guint)g_rand_int_range (model->rand, 0, N_SLOTS);
    edit_array (model, rule->slots[slot], slot == ANY ? 1 : 0);
  }
  }
  /* words of a window are for windows */
  if (rule->slots[ALL]->len == 0 && rule->slots[WITH]->len == 0)
    rule->within = 0;
}

static void
edit_cue (Model *model)
{
  Cue *cue =
      g_ptr_array_index (model->cues, g_rand_int_range (model->rand, 0, (gint32)model->cues->len));

  switch (g_rand_int_range (model->rand, 0, 6)) {
  case 0:
    cue->effect = (guint)g_rand_int_range (model->rand, 0, 9);
    break;
  case 1:
    cue->direction = (guint)g_rand_int_range (model->rand, 0, 3);
    break;
  case 2:
    cue->max = (guint)g_rand_int_range (model->rand, 0, 5);
    break;
  default:
    edit_array (model, cue->phrases, 1);
  }
}

static void
edit_codebook (Model *model)
{
  switch (g_rand_int_range (model->rand, 0, 4)) {
  case 0:
    model->is_swapped = !model->is_swapped;
    break;
  case 1:
    model->is_choice = !model->is_choice;
    break;
  case 2:
    model->values[2] = model->values[2] == 9 ? 1 : 9;
    break;
  default:
    model->values[g_rand_int_range (model->rand, 0, 2)] = g_rand_int_range (model->rand, -1, 2);
  }
}

static void
edit (Model *model)
{
  gint32 kind = g_rand_int_range (model->rand, 0, 22);

  if (kind < 8)
    edit_rule (model);
  else if (kind < 11)
    edit_cue (model);
  else if (kind < 14)
    edit_array (model, model->lists[g_rand_int_range (model->rand, 0, N_LISTS)], 1);
  else if (kind == 14)
    edit_array (model, model->names, 0);
  else if (kind == 15)
    edit_array (model, model->about[g_rand_int_range (model->rand, 0, 2)], 0);
  else if (kind == 16)
    edit_codebook (model);
  else if (kind == 17)
    add_rule (model);
  else if (kind == 18 && model->rules->len > 4)
    g_ptr_array_remove_index (model->rules,
                              (guint)g_rand_int_range (model->rand, 0, (gint32)model->rules->len));
  else if (kind == 19)
    swap (model, model->rules);
  else if (kind == 20)
    add_cue (model);
  else if (model->cues->len > 2)
    g_ptr_array_remove_index (model->cues,
                              (guint)g_rand_int_range (model->rand, 0, (gint32)model->cues->len));
}

/* ---- comparing ---- */

static char *
describe (DemarcheTagging *tagging)
{
  DemarcheCodebook *codebook =
      demarche_rule_set_get_codebook (demarche_tagging_get_rules (tagging));
  GPtrArray *tagged = demarche_tagging_get_tagged (tagging);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < tagged->len; i++) {
    DemarcheTagged *one = g_ptr_array_index (tagged, i);
    guint n = demarche_statement_get_n_paragraphs (demarche_tagged_get_statement (one));
    demarche_tag_lines_append (out, one, codebook, NULL);
    for (guint p = 0; p < n; p++)
      for (guint issue = 0; issue < demarche_codebook_get_n_issues (codebook); issue++)
        if (demarche_tagged_is_about (one, p, issue))
          g_string_append_printf (out, "%u is about %s\n", p,
                                  demarche_codebook_get_issue (codebook, issue)->id);
  }
  return g_string_free (out, FALSE);
}

static DemarcheTagging *
tag (DemarcheCorpus *corpus, DemarcheRuleSet *rules, DemarcheTagging *before)
{
  DemarcheTagging *tagging = demarche_corpus_tag (corpus, rules, before, NULL, NULL);

  ck_assert_ptr_nonnull (tagging);
  return tagging;
}

static void
assert_same (DemarcheTagging *again, DemarcheTagging *anew, const char *old_text,
             const char *new_text)
{
  g_autofree char *first = describe (again);
  g_autofree char *second = describe (anew);

  if (g_str_equal (first, second))
    return;
  gsize at = 0;
  while (first[at] == second[at])
    at++;
  while (at > 0 && first[at - 1] != '\n')
    at--;
  g_printerr ("old: %s\nnew: %s\n", old_text, new_text); /* too long for a message */
  ck_abort_msg ("not the same\nagain: %.900s\nanew: %.900s", first + at, second + at);
}

/* tags that were kept elsewhere do as well as those of a tagging at hand */
static void
assert_restored_same (DemarcheCorpus *corpus, DemarcheTagging *before, DemarcheRuleSet *rules,
                      DemarcheTagging *anew)
{
  g_autoptr (DemarcheTagging) restored = demarche_corpus_restore (
      corpus, demarche_tagging_get_rules (before), demarche_tagging_get_tagged (before));
  g_autoptr (DemarcheTagging) again = tag (corpus, rules, restored);

  assert_same (again, anew, "restored", "");
}

static char *
describe_diff (const DemarcheRuleDiff *diff)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < diff->tags->len; i++) {
    const DemarcheTagChange *change = g_ptr_array_index (diff->tags, i);
    g_string_append_printf (out, "%d %s %s\n", (int)change->change, change->code,
                            (const char *)g_ptr_array_index (diff->references, i));
  }
  for (guint i = 0; i < diff->cells->len; i++) {
    const DemarcheCellChange *cell = g_ptr_array_index (diff->cells, i);
    g_string_append_printf (out, "%s %s %s %s %u %u\n", cell->actor, cell->issue,
                            cell->label_before != NULL ? cell->label_before : "nothing",
                            cell->label_after != NULL ? cell->label_after : "nothing",
                            cell->n_before, cell->n_after);
  }
  for (guint i = 0; i < diff->headlines->len; i++) {
    const DemarcheHeadlineChange *headline = g_ptr_array_index (diff->headlines, i);
    g_string_append_printf (out, "%d %d %s %s %s\n", (int)headline->change, (int)headline->kind,
                            headline->actor, headline->issue, headline->text);
  }
  return g_string_free (out, FALSE);
}

/* comparing only what an edit changes finds what comparing everything does */
static void
assert_same_diff (DemarcheTagging *before, DemarcheTagging *after)
{
  g_autoptr (DemarcheRuleDiff) part = demarche_rule_diff_new_retagged (before, after);
  g_autoptr (DemarcheRuleDiff) whole = demarche_rule_diff_new (
      demarche_tagging_get_rules (before), demarche_tagging_get_tagged (before),
      demarche_tagging_get_rules (after), demarche_tagging_get_tagged (after),
      &(DemarcheComparisonOptions){0});
  g_autofree char *first = describe_diff (part);
  g_autofree char *second = describe_diff (whole);

  ck_assert_str_eq (first, second);
}

static char *
describe_tests (const DemarcheTestReport *report)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->results->len; i++) {
    const DemarcheTestResult *result = g_ptr_array_index (report->results, i);
    g_string_append_printf (out, "%d %u %s %s %s %s\n", (int)result->outcome, result->line,
                            result->subject, result->message,
                            result->detail != NULL ? result->detail : "",
                            result->next != NULL ? result->next : "");
  }
  for (guint i = 0; i < report->untested->len; i++)
    g_string_append_printf (out, "%s\n", (char *)g_ptr_array_index (report->untested, i));
  return g_string_free (out, FALSE);
}

/* tests run again end as they do at first. Takes @before (nullable) and returns the next one */
static DemarcheTestReport *
assert_same_tests (DemarcheRuleSet *rules, DemarcheTestReport *before)
{
  g_autoptr (DemarcheTestReport) old = before;
  g_autoptr (DemarcheTestReport) anew = demarche_rule_tests_run (rules, NULL, NULL);
  DemarcheTestReport *again = demarche_rule_tests_run_again (rules, old, NULL, NULL);
  g_autofree char *first = describe_tests (again);
  g_autofree char *second = describe_tests (anew);

  ck_assert_str_eq (first, second);
  return again;
}

static char *
describe_warnings (DemarcheRuleSet *rules, DemarcheLintMemory *memory)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  const DemarcheLintOptions options = {.memory = memory};
  GString *out = g_string_new (NULL);

  demarche_rule_set_lint (rules, &options, diagnostics);
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    g_autofree char *line =
        demarche_diagnostic_format (demarche_diagnostics_get (diagnostics, i), FALSE);
    g_string_append (out, line);
  }
  return g_string_free (out, FALSE);
}

/* what was without fault before the edit is passed over, and nothing else */
static void
assert_same_warnings (DemarcheRuleSet *rules, DemarcheLintMemory *memory)
{
  g_autofree char *again = describe_warnings (rules, memory);
  g_autofree char *anew = describe_warnings (rules, NULL);

  ck_assert_msg (g_str_equal (again, anew), "not the same\nagain: %.900s\nanew: %.900s", again,
                 anew);
}

/* returns the share of paragraphs that was read again */
static double
edit_at_random (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (DemarcheCorpus) corpus = make_corpus (rand);
  g_autoptr (DemarcheTagging) before = NULL;
  g_autoptr (DemarcheTestReport) tests = NULL;
  g_autoptr (DemarcheLintMemory) memory = demarche_lint_memory_new ();
  g_autofree char *old_text = NULL;
  guint n_read = 0;
  Model model;

  model_init (&model, rand);
  for (guint i = 0; i < N_EDITS; i++) {
    g_autofree char *text = model_write (&model);
    g_autoptr (DemarcheRuleSet) rules = load (text);
    g_autoptr (DemarcheTagging) again = tag (corpus, rules, before);
    g_autoptr (DemarcheTagging) anew = tag (corpus, rules, NULL);

    assert_same (again, anew, old_text, text);
    tests = assert_same_tests (rules, tests);
    assert_same_warnings (rules, memory);
    if (before != NULL && i % 3 == 0)
      assert_restored_same (corpus, before, rules, anew);
    if (before != NULL && i % 3 != 2)
      assert_same_diff (before, again);
    ck_assert_uint_eq (demarche_tagging_get_n_read (anew),
                       demarche_corpus_get_n_paragraphs (corpus));
    n_read += i > 0 ? demarche_tagging_get_n_read (again) : 0;
    g_clear_pointer (&before, demarche_tagging_unref);
    before = g_steal_pointer (&again);
    g_free (old_text);
    old_text = g_steal_pointer (&text);
    for (gint32 n = g_rand_int_range (rand, 1, 3); n > 0; n--)
      edit (&model);
  }
  model_clear (&model);
  return (double)n_read / (N_EDITS - 1) / demarche_corpus_get_n_paragraphs (corpus);
}

START_TEST (test_random_edits)
{
  has_many_windows = _i % 2 == 1;
  double share = edit_at_random (SEED + (guint32)_i);
  has_many_windows = FALSE;

  /* in texts of forty words most edits touch much; reading all each time would be no index */
  ck_assert_double_lt (share, 0.5);
}
END_TEST

/* ---- what an edit may touch ---- */

#define HEAD                                                                                       \
  "{\"format\": 1, \"language\": \"en\", \"issues\": [{\"id\": \"i\", \"kind\": \"scale\","        \
  " \"positions\": [{\"id\": \"p\", \"value\": 1}, {\"id\": \"q\", \"value\": -1}]}],"

static const char *const texts[] = {"We want binding norms.",
                                    "We do not want binding rules.",
                                    "Let us not be late.",
                                    "- binding norms; - no binding treaty.",
                                    "Norms not rules treaty.",
                                    "Norms and rules.",
                                    "A heading",
                                    NULL};

typedef struct {
  const char *name;
  const char *old_rules; /* what follows HEAD */
  const char *new_rules;
  guint n_read;
} Touch;

#define RULE "\"rules\": {\"i.p\": [\"binding norm~\"]}}"
#define LIST(words) "\"lists\": {\"l\": [" words "]}, \"rules\": {\"i.p\": [\"binding @l\"]}}"
#define CUE(words)                                                                                 \
  "\"rules\": {\"i.p\": [\"binding (norms | rules)\"]}, \"cues\": [{\"id\": \"c\", \"effect\":"    \
  " \"negation\", \"direction\": \"after\", \"cue\": [" words "]}]}"

#define SHORT "{\"id\": \"short\", \"any\": [\"binding norms\"]}"
#define LONG "{\"id\": \"long\", \"any\": [\"binding norm~\"]}"

/* "norms not rules treaty": the gap may be "not", which is a cue then, or "rules" */
#define TWO_WAYS "\"i.p\": [\"(norms ... (rules | not) treaty | norm* (rules | not) ... treaty)\"]"
#define NOT                                                                                        \
  "\"cues\": [{\"id\": \"c\", \"effect\": \"negation\", \"direction\": \"both\","                  \
  " \"cue\": [\"not\"]}]"

#define SPELT "\"spellings\": [[\"rules\", \"norms\"]], "

static const Touch touches[] = {
    {"nothing", RULE, RULE, 0},
    {"a title", RULE, "\"title\": \"T\", " RULE, 0},
    {"a phrase more", RULE, "\"rules\": {\"i.p\": [\"binding norm~\", \"binding rules\"]}}", 1},
    {"a phrase less", "\"rules\": {\"i.p\": [\"binding norm~\", \"treaty\"]}}", RULE, 2},
    {"a list", LIST ("\"norms\""), LIST ("\"norms\", \"treaty\""), 1},
    {"a list's order", LIST ("\"norms\", \"treaty\""), LIST ("\"treaty\", \"norms\""), 2},
    {"a cue, where rules found something", CUE ("\"no\""), CUE ("\"no\", \"not\""), 1},
    {"exact words", RULE, "\"rules\": {\"i.p\": [\"binding norm~\", \"\\\"Norms\\\"\"]}}", 2},
    {"what cancels", "\"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"binding\"]}]}}",
     "\"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"binding\"], \"unless\": {\"sentence\":"
     " [\"treaty\"]}}]}}",
     1},
    {"what is asked for", "\"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"binding\"]}]}}",
     "\"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"binding\"], \"with\": [\"treaty\"]}]}}", 3},
    {"the order of rules", "\"rules\": {\"i.p\": [" SHORT ", " LONG "]}}",
     "\"rules\": {\"i.p\": [" LONG ", " SHORT "]}}", 2},
    {"which of two equal ways a match goes", "\"rules\": {" TWO_WAYS "}," NOT "}",
     "\"rules\": {\"i.q\": [\"norm* zebra\"], " TWO_WAYS "}, " NOT "}", 0},
    {"another spelling, which begins otherwise", SPELT "\"rules\": {\"i.p\": [\"treaty\"]}}",
     SPELT "\"rules\": {\"i.p\": [\"treaty\", \"binding rules\"]}}", 3},
    {"a table", RULE, "\"subject-pronouns\": [\"one\"], " RULE, 6},
};

START_TEST (test_touch)
{
  const Touch *touch = &touches[_i];
  g_autoptr (GPtrArray) statements =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);
  g_autofree char *old_text = g_strconcat (HEAD, touch->old_rules, NULL);
  g_autofree char *new_text = g_strconcat (HEAD, touch->new_rules, NULL);
  g_autoptr (DemarcheRuleSet) old_rules = load (old_text);
  g_autoptr (DemarcheRuleSet) new_rules = load (new_text);

  g_ptr_array_add (statements, make_statement ("a.txt", texts, "en"));
  g_autoptr (DemarcheCorpus) corpus = demarche_corpus_new (statements, NULL);
  g_autoptr (DemarcheTagging) before = tag (corpus, old_rules, NULL);
  g_autoptr (DemarcheTagging) again = tag (corpus, new_rules, before);
  g_autoptr (DemarcheTagging) anew = tag (corpus, new_rules, NULL);
  assert_same (again, anew, old_text, new_text);
  ck_assert_msg (demarche_tagging_get_n_read (again) == touch->n_read, "%s: %u read, not %u",
                 touch->name, demarche_tagging_get_n_read (again), touch->n_read);
}
END_TEST

#define ABOUT(words)                                                                               \
  "{\"format\": 1, \"language\": \"en\", \"issues\": [{\"id\": \"i\", \"kind\": \"scale\","        \
  " \"about\": [" words "], \"positions\": [{\"id\": \"p\", \"value\": 1}]}],"                     \
  " \"rules\": {\"i.p\": [\"binding norms\"]}}"

/* no tag differs, but who spoke to an issue has not dropped it */
#define NESTED(word)                                                                               \
  "\"lists\": {\"l\": [\"@m\"], \"m\": [\"" word "\"]},"                                           \
  " \"rules\": {\"i.p\": [\"binding @l\", \"binding norms\"]}}"
#define FORMS(word)                                                                                \
  "\"irregular\": {\"treaty\": [\"" word "\"]},"                                                   \
  " \"rules\": {\"i.p\": [\"treaty~ norms\", \"treatise norms\"]}}"
#define LONGER(word)                                                                               \
  "\"rules\": {\"i.p\": [\"binding not?\", \"binding\"]}, \"cues\": [{\"id\": \"c\","              \
  " \"effect\": \"negation\", \"direction\": \"after\", \"cue\": [\"" word "\"]}]}"

/* one after the other; most differ in one word from the one before */
static const struct {
  const char *rules; /* what follows HEAD */
  gboolean is_included;
} lints[] = {
    {"\"rules\": {\"i.p\": [\"binding norms\", \"treaty norms\"]}}", FALSE},
    {"\"rules\": {\"i.p\": [\"binding norm~\", \"binding norms\"]}}", TRUE},
    {NESTED ("rules"), FALSE},
    {NESTED ("norms"), TRUE},
    {NESTED ("treaty"), FALSE},
    {"\"rules\": {\"i.p\": [" SHORT ", " LONG "]}}", FALSE},
    {"\"rules\": {\"i.p\": [" LONG ", " SHORT "]}}", TRUE},
    {FORMS ("treatises"), FALSE},
    {FORMS ("treatise"), TRUE},
    {LONGER ("not"), FALSE},
    {LONGER ("no"), TRUE},
};

START_TEST (test_warnings_again)
{
  g_autoptr (DemarcheLintMemory) memory = demarche_lint_memory_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (lints); i++) {
    guint next = i % G_N_ELEMENTS (lints);
    g_autofree char *text = g_strconcat (HEAD, lints[next].rules, NULL);
    g_autoptr (DemarcheRuleSet) rules = load (text);
    g_autofree char *warnings = describe_warnings (rules, memory);

    ck_assert_msg ((strstr (warnings, "W007") != NULL) == lints[next].is_included, "%s: %s", text,
                   warnings);
  }
}
END_TEST

START_TEST (test_about)
{
  static const char *const first[] = {"We want binding norms.", NULL};
  static const char *const second[] = {"The harbour is open.", NULL};
  g_autoptr (GPtrArray) statements =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);
  g_autoptr (DemarcheRuleSet) old_rules = load (ABOUT ("\"norms\""));
  g_autoptr (DemarcheRuleSet) new_rules = load (ABOUT ("\"norms\", \"harbour\""));

  g_ptr_array_add (statements, make_statement ("s0", first, "en"));
  g_ptr_array_add (statements, make_statement ("s21", second, "en"));
  g_autoptr (DemarcheCorpus) corpus = demarche_corpus_new (statements, NULL);
  g_autoptr (DemarcheTagging) before = tag (corpus, old_rules, NULL);
  g_autoptr (DemarcheTagging) after = tag (corpus, new_rules, before);
  g_autoptr (DemarcheRuleDiff) diff = demarche_rule_diff_new_retagged (before, after);
  assert_same_diff (before, after);
  ck_assert_uint_eq (diff->tags->len, 0);
  ck_assert_uint_eq (diff->headlines->len, 1);
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (DemarcheCorpus) corpus = make_corpus (rand);
  g_autoptr (DemarcheRuleSet) rules = load (HEAD RULE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (demarche_corpus_tag (corpus, rules, NULL, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

START_TEST (test_nothing)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  g_autoptr (DemarcheCorpus) corpus = demarche_corpus_new (statements, NULL);
  g_autoptr (DemarcheRuleSet) rules = load (HEAD RULE);
  g_autoptr (DemarcheRuleSet) others = load (HEAD "\"rules\": {\"i.p\": [\"binding\"]}}");
  g_autoptr (DemarcheTagging) before = tag (corpus, rules, NULL);
  g_autoptr (DemarcheTagging) again = tag (corpus, others, before);

  ck_assert_uint_eq (demarche_corpus_get_n_statements (corpus), 0);
  ck_assert_uint_eq (demarche_tagging_get_tagged (again)->len, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("corpus");
  TCase *edits = tcase_create ("edits");

  tcase_add_checked_fixture (edits, set_up, tear_down);
  tcase_set_timeout (edits, 60);
  tcase_add_loop_test (edits, test_random_edits, 0, N_ROUNDS);
  tcase_add_loop_test (edits, test_touch, 0, (int)G_N_ELEMENTS (touches));
  tcase_add_test (edits, test_warnings_again);
  tcase_add_test (edits, test_about);
  tcase_add_test (edits, test_cancelled);
  tcase_add_test (edits, test_nothing);
  suite_add_tcase (suite, edits);
  return demarche_run_suite (suite);
}
