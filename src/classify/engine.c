/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compiles rules, cues and `about` phrases into one matcher; equal phrases are matched once. */
#include "classify/engine.h"

#include "base/store.h"

#include <string.h>

#define STORE_BLOCK_BYTES ((gsize)16 << 10)

struct _DemarcheEngine {
  DemarcheRuleSet *rule_set; /* (unowned) */
  const DemarcheLanguage *language;
  DemarcheLexicon *lexicon;
  DemarcheMatcher *matcher;
  DemarcheStore *store;  /* of rule codes and their indices of phrases */
  GPtrArray *rules;      /* of DemarcheRuleCode */
  GPtrArray *cues;       /* of DemarcheCue (unowned) */
  GPtrArray *phrases;    /* of DemarchePhrase (unowned) */
  DemarcheOwner *owners; /* phrase after phrase */
  guint *owners_end;     /* by phrase: where its owners end in there */
  GPtrArray *names;      /* of DemarchePhrase (unowned) */
};

typedef struct {
  guint phrase;
  DemarcheOwner owner;
} Ownership;

typedef struct {
  DemarcheEngine *engine;
  const char *language; /* (nullable) */
  GHashTable *known;    /* of DemarchePhrase, by language and text: to its index + 1 */
  GArray *ownerships;   /* of Ownership */
  DemarcheWorkbench *bench;
} Builder;

static void
clear_rule_code (gpointer data)
{
  DemarcheRuleCode *code = data;
  GPtrArray **programs[] = {&code->before, &code->after, &code->inside, &code->section,
                            &code->section_not};

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    g_clear_pointer (programs[i], g_ptr_array_unref);
}

static gboolean
is_wanted (const Builder *builder, const char *language)
{
  return builder->language == NULL || language == NULL || g_str_equal (builder->language, language);
}

static GPtrArray *
find_list (gpointer data, const char *name)
{
  return demarche_rule_set_get_list (data, name);
}

static DemarcheProgram *
compile (const Builder *builder, const DemarchePhrase *phrase)
{
  DemarcheRuleSet *rule_set = builder->engine->rule_set;
  DemarcheCompiler compiler = {
      .lexicon = builder->engine->lexicon,
      .language = phrase->language != NULL
                      ? demarche_rule_set_get_language_tables (rule_set, phrase->language)
                      : builder->engine->language,
      .find_list = find_list,
      .list_data = rule_set,
      .bench = builder->bench,
  };

  return demarche_program_new (&compiler, phrase->root);
}

static guint
hash_written (gconstpointer data)
{
  return g_str_hash (((const DemarchePhrase *)data)->text);
}

static gboolean
are_written_alike (gconstpointer first, gconstpointer second)
{
  const DemarchePhrase *a = first;
  const DemarchePhrase *b = second;

  return g_str_equal (a->text, b->text) && g_strcmp0 (a->language, b->language) == 0;
}

static guint
add_phrase (Builder *builder, const DemarchePhrase *phrase)
{
  DemarcheEngine *engine = builder->engine;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (builder->known, phrase));

  if (known != 0)
    return known - 1;
  guint index = demarche_matcher_add (engine->matcher, compile (builder, phrase));
  g_hash_table_insert (builder->known, (gpointer)phrase, GUINT_TO_POINTER (index + 1));
  g_ptr_array_add (engine->phrases, (gpointer)phrase);
  return index;
}

static DemarcheRulePhrases
add_phrases (Builder *builder, GPtrArray *phrases)
{
  guint n = phrases != NULL ? phrases->len : 0;
  guint *indices = demarche_store_take (builder->engine->store, n * sizeof *indices);

  for (guint i = 0; i < n; i++)
    indices[i] = add_phrase (builder, g_ptr_array_index (phrases, i));
  return (DemarcheRulePhrases){indices, n};
}

static GPtrArray *
compile_all (Builder *builder, GPtrArray *phrases)
{
  if (phrases == NULL)
    return NULL;
  GPtrArray *programs = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_program_free);
  for (guint i = 0; i < phrases->len; i++)
    g_ptr_array_add (programs, compile (builder, g_ptr_array_index (phrases, i)));
  return programs;
}

static void
own (Builder *builder, guint phrase, DemarcheOwnerKind kind, guint index)
{
  Ownership ownership = {phrase, {kind, index}};

  g_array_append_val (builder->ownerships, ownership);
}

static void
own_all (Builder *builder, DemarcheRulePhrases phrases, DemarcheOwnerKind kind, guint index)
{
  for (guint i = 0; i < phrases.n; i++)
    own (builder, phrases.indices[i], kind, index);
}

static void
add_rule (Builder *builder, const DemarcheRule *rule, guint order)
{
  DemarcheRuleCode *code = demarche_store_take (builder->engine->store, sizeof *code);
  guint index = builder->engine->rules->len;

  code->rule = rule;
  code->order = order;
  code->any = add_phrases (builder, rule->any);
  code->all = add_phrases (builder, rule->all);
  code->with = add_phrases (builder, rule->with);
  code->unless_sentence = add_phrases (builder, rule->unless.sentence);
  code->unless_paragraph = add_phrases (builder, rule->unless.paragraph);
  code->before = compile_all (builder, rule->unless.before);
  code->after = compile_all (builder, rule->unless.after);
  code->inside = compile_all (builder, rule->unless.inside);
  code->section = compile_all (builder, rule->where->section);
  code->section_not = compile_all (builder, rule->where->section_not);
  g_ptr_array_add (builder->engine->rules, code);
  own_all (builder, code->any, DEMARCHE_OWNER_RULE, index);
  own_all (builder, code->all, DEMARCHE_OWNER_RULE, index);
}

static void
add_rules (Builder *builder)
{
  GPtrArray *rules = demarche_rule_set_get_rules (builder->engine->rule_set);

  for (guint i = 0; i < rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (rules, i);
    if (is_wanted (builder, rule->language))
      add_rule (builder, rule, i);
  }
}

static void
add_cues (Builder *builder)
{
  GPtrArray *cues = demarche_rule_set_get_cues (builder->engine->rule_set);

  for (guint i = 0; i < cues->len; i++) {
    DemarcheCue *cue = g_ptr_array_index (cues, i);
    if (!is_wanted (builder, cue->language))
      continue;
    own_all (builder, add_phrases (builder, cue->phrases), DEMARCHE_OWNER_CUE,
             builder->engine->cues->len);
    g_ptr_array_add (builder->engine->cues, cue);
  }
}

static void
add_about (Builder *builder)
{
  DemarcheRuleSet *rule_set = builder->engine->rule_set;
  guint n_issues = demarche_codebook_get_n_issues (demarche_rule_set_get_codebook (rule_set));

  for (guint issue = 0; issue < n_issues; issue++) {
    GPtrArray *about = demarche_rule_set_get_about (rule_set, issue);
    for (guint i = 0; about != NULL && i < about->len; i++) {
      const DemarchePhrase *phrase = g_ptr_array_index (about, i);
      if (is_wanted (builder, phrase->language))
        own (builder, add_phrase (builder, phrase), DEMARCHE_OWNER_ABOUT, issue);
    }
  }
}

static void
add_names (Builder *builder)
{
  GPtrArray *names = demarche_rule_set_get_names (builder->engine->rule_set);

  for (guint i = 0; names != NULL && i < names->len; i++) {
    DemarchePhrase *name = g_ptr_array_index (names, i);
    if (!is_wanted (builder, name->language))
      continue;
    demarche_matcher_add_name (builder->engine->matcher, compile (builder, name));
    g_ptr_array_add (builder->engine->names, name);
  }
}

static void
add_searched (Builder *builder, GPtrArray *phrases)
{
  for (guint i = 0; i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    if (is_wanted (builder, phrase->language))
      own (builder, add_phrase (builder, phrase), DEMARCHE_OWNER_SEARCH, i);
  }
}

/* puts the owners of each phrase side by side, in the order in which they came */
static void
sort_owners (Builder *builder)
{
  DemarcheEngine *engine = builder->engine;
  guint n_phrases = engine->phrases->len;
  guint at = 0;

  engine->owners = g_new (DemarcheOwner, builder->ownerships->len);
  engine->owners_end = g_new0 (guint, n_phrases);
  for (guint i = 0; i < builder->ownerships->len; i++)
    engine->owners_end[g_array_index (builder->ownerships, Ownership, i).phrase]++;
  for (guint phrase = 0; phrase < n_phrases; phrase++) {
    guint n = engine->owners_end[phrase];
    engine->owners_end[phrase] = at;
    at += n;
  }
  for (guint i = 0; i < builder->ownerships->len; i++) {
    const Ownership *ownership = &g_array_index (builder->ownerships, Ownership, i);
    engine->owners[engine->owners_end[ownership->phrase]++] = ownership->owner;
  }
}

/* what only supports or bars a finding waits for it; cues alone make no paragraph worth reading */
static DemarcheDuty
choose_duty (const DemarcheEngine *engine, guint phrase)
{
  DemarcheDuty duty = DEMARCHE_DUTY_ON_DEMAND;
  guint n_owners;
  const DemarcheOwner *owners = demarche_engine_get_owners (engine, phrase, &n_owners);

  for (guint i = 0; i < n_owners; i++)
    duty = MAX (duty, owners[i].kind == DEMARCHE_OWNER_CUE ? DEMARCHE_DUTY_ALWAYS
                                                           : DEMARCHE_DUTY_WORTH_READING);
  return duty;
}

static void
set_duties (DemarcheEngine *engine)
{
  for (guint phrase = 0; phrase < engine->phrases->len; phrase++)
    demarche_matcher_set_duty (engine->matcher, phrase, choose_duty (engine, phrase));
}

/* @searched, @rule: (nullable): instead of rules, cues and issues */
static DemarcheEngine *
make_engine (DemarcheRuleSet *rule_set, const char *language, GPtrArray *searched,
             const DemarcheRule *rule)
{
  DemarcheEngine *engine = g_new0 (DemarcheEngine, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_written, are_written_alike);
  g_autoptr (GArray) ownerships = g_array_new (FALSE, FALSE, sizeof (Ownership));
  g_autoptr (DemarcheWorkbench) bench = demarche_workbench_new ();
  Builder builder = {engine, language, known, ownerships, bench};

  engine->rule_set = rule_set;
  engine->language = demarche_engine_choose_tables (rule_set, language);
  engine->lexicon = demarche_lexicon_new (engine->language);
  engine->matcher = demarche_matcher_new ();
  engine->store = demarche_store_new (STORE_BLOCK_BYTES);
  engine->rules = g_ptr_array_new_with_free_func (clear_rule_code);
  engine->cues = g_ptr_array_new ();
  engine->phrases = g_ptr_array_new ();
  engine->names = g_ptr_array_new ();
  if (searched != NULL) {
    add_searched (&builder, searched);
  } else if (rule != NULL) {
    add_rule (&builder, rule, 0);
  } else {
    add_rules (&builder);
    add_cues (&builder);
    add_about (&builder);
  }
  add_names (&builder);
  sort_owners (&builder);
  set_duties (engine);
  demarche_matcher_seal (engine->matcher, demarche_lexicon_get_n_classes (engine->lexicon));
  return engine;
}

DemarcheEngine *
demarche_engine_new (DemarcheRuleSet *rule_set, const char *language)
{
  return make_engine (rule_set, language, NULL, NULL);
}

DemarcheEngine *
demarche_engine_new_for_phrases (DemarcheRuleSet *rule_set, const char *language,
                                 GPtrArray *phrases)
{
  return make_engine (rule_set, language, phrases, NULL);
}

DemarcheEngine *
demarche_engine_new_for_rule (DemarcheRuleSet *rule_set, const char *language,
                              const DemarcheRule *rule)
{
  return make_engine (rule_set, language, NULL, rule);
}

void
demarche_engine_free (DemarcheEngine *engine)
{
  demarche_matcher_free (engine->matcher);
  demarche_lexicon_free (engine->lexicon);
  g_ptr_array_unref (engine->rules);
  g_ptr_array_unref (engine->cues);
  g_ptr_array_unref (engine->phrases);
  g_free (engine->owners);
  g_free (engine->owners_end);
  g_ptr_array_unref (engine->names);
  demarche_store_unref (engine->store);
  g_free (engine);
}

const DemarcheLanguage *
demarche_engine_get_language (const DemarcheEngine *engine)
{
  return engine->language;
}

const DemarcheLexicon *
demarche_engine_get_lexicon (const DemarcheEngine *engine)
{
  return engine->lexicon;
}

const DemarcheMatcher *
demarche_engine_get_matcher (const DemarcheEngine *engine)
{
  return engine->matcher;
}

guint
demarche_engine_get_n_rules (const DemarcheEngine *engine)
{
  return engine->rules->len;
}

const DemarcheRuleCode *
demarche_engine_get_rule (const DemarcheEngine *engine, guint index)
{
  return g_ptr_array_index (engine->rules, index);
}

const DemarcheCue *
demarche_engine_get_cue (const DemarcheEngine *engine, guint index)
{
  return g_ptr_array_index (engine->cues, index);
}

const DemarchePhrase *
demarche_engine_get_phrase (const DemarcheEngine *engine, guint phrase)
{
  return g_ptr_array_index (engine->phrases, phrase);
}

const DemarchePhrase *
demarche_engine_get_name (const DemarcheEngine *engine, guint index)
{
  return g_ptr_array_index (engine->names, index);
}

const DemarcheOwner *
demarche_engine_get_owners (const DemarcheEngine *engine, guint phrase, guint *n_owners)
{
  guint begin = phrase > 0 ? engine->owners_end[phrase - 1] : 0;

  *n_owners = engine->owners_end[phrase] - begin;
  return engine->owners + begin;
}

const DemarcheLanguage *
demarche_engine_choose_tables (DemarcheRuleSet *rule_set, const char *language)
{
  const char *const *languages = demarche_rule_set_get_languages (rule_set);
  const char *main_language = language != NULL ? language : languages[0];

  return demarche_rule_set_get_language_tables (rule_set,
                                                main_language != NULL ? main_language : "en");
}

static gboolean
is_language (const char *name, const char *language)
{
  gsize length = strcspn (name, "-_");

  return strlen (language) == length && g_ascii_strncasecmp (name, language, length) == 0;
}

const char *
demarche_engine_choose_language (DemarcheRuleSet *rule_set, const char *language)
{
  const char *const *languages = demarche_rule_set_get_languages (rule_set);

  if (language == NULL || languages[0] == NULL)
    return NULL;
  for (guint i = 0; languages[i] != NULL; i++)
    if (is_language (language, languages[i]))
      return languages[1] == NULL ? NULL : languages[i];
  return "";
}
