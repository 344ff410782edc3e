/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Explains matches: what cancelled them, what they say of whom, which of them made the tags. */
#include "classify/explain-private.h"

#include "base/limits.h"
#include "classify/near-miss.h"

#include <string.h>

/* a finding on its way into the explanation. @index: among the findings that were kept, or -1 */
typedef struct {
  const DemarcheFinding *finding;
  const DemarcheObstacle *obstacle; /* NULL: it was kept */
  int index;
  guint first_token;
} Entry;

static int
compare_entries (gconstpointer first, gconstpointer second)
{
  const Entry *a = first;
  const Entry *b = second;

  if (a->first_token != b->first_token)
    return a->first_token < b->first_token ? -1 : 1;
  if (a->finding->code->order != b->finding->code->order)
    return a->finding->code->order < b->finding->code->order ? -1 : 1;
  return a->finding->parts < b->finding->parts ? -1 : a->finding->parts > b->finding->parts;
}

static void
add_entry (const DemarcheExplainer *explainer, GArray *entries, const DemarcheFinding *finding,
           const DemarcheObstacle *obstacle, int index)
{
  const DemarcheHit *head = demarche_workspace_get_part (explainer->workspace, finding, 0);
  Entry entry = {finding, obstacle, index,
                 demarche_workspace_get_token (explainer->workspace, head->sentence, head->start)};

  g_array_append_val (entries, entry);
}

/* (element-type Entry): kept and cancelled findings in text order */
static GArray *
list_entries (const DemarcheExplainer *explainer)
{
  const DemarcheWorkspace *workspace = explainer->workspace;
  const GArray *cancelled = workspace->trace->cancelled;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < workspace->findings->len; i++)
    add_entry (explainer, entries, &g_array_index (workspace->findings, DemarcheFinding, i), NULL,
               (int)i);
  for (guint i = 0; i < cancelled->len; i++) {
    const DemarcheCancelled *entry = &g_array_index (cancelled, DemarcheCancelled, i);
    add_entry (explainer, entries, &entry->finding, &entry->obstacle, -1);
  }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* ---- phrases ---- */

/* a phrase of the matcher with long choices cut; belongs to the explanation */
static const char *
shorten (const DemarcheExplainer *explainer, guint index)
{
  const DemarchePhrase *phrase = demarche_engine_get_phrase (explainer->workspace->engine, index);
  g_autofree char *shown =
      demarche_phrase_shorten (phrase->text, phrase->root, 0, strlen (phrase->text));

  return g_string_chunk_insert_const (explainer->explanation->strings, shown);
}

static DemarcheExplainedPart
explain_part (const DemarcheExplainer *explainer, const DemarcheHit *hit, const GPtrArray *phrases)
{
  const DemarcheWorkspace *workspace = explainer->workspace;
  guint n_lead = demarche_workspace_get_sentence (workspace, hit->sentence)->n_lead;
  DemarcheExplainedPart part = {
      .phrase = demarche_explainer_find_phrase (explainer, phrases, hit->phrase),
      .shown = shorten (explainer, hit->phrase),
      .sentence = hit->sentence};

  if (hit->start < n_lead && hit->end >= n_lead) {
    part.spans[0] = demarche_explainer_span (explainer, hit->sentence, hit->start, n_lead - 1);
    part.spans[1] = demarche_explainer_span (explainer, hit->sentence, n_lead, hit->end);
  } else {
    part.spans[0] = demarche_explainer_span (explainer, hit->sentence, hit->start, hit->end);
  }
  return part;
}

/* the parts of `all`, then that of `any` */
static GArray *
explain_parts (const DemarcheExplainer *explainer, const DemarcheFinding *finding)
{
  const DemarcheRule *rule = finding->code->rule;
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (DemarcheExplainedPart));
  guint n_all = rule->all != NULL ? rule->all->len : 0;

  for (guint i = 0; i < finding->n_parts; i++) {
    DemarcheExplainedPart part =
        explain_part (explainer, demarche_workspace_get_part (explainer->workspace, finding, i),
                      i < n_all ? rule->all : rule->any);
    g_array_append_val (parts, part);
  }
  return parts;
}

/* ---- what cancelled a match ---- */

static const GPtrArray *
get_clause_phrases (const DemarcheRule *rule, DemarcheClause clause)
{
  switch (clause) {
  case DEMARCHE_CLAUSE_WITH:
    return rule->with;
  case DEMARCHE_CLAUSE_BEFORE:
    return rule->unless.before;
  case DEMARCHE_CLAUSE_AFTER:
    return rule->unless.after;
  case DEMARCHE_CLAUSE_INSIDE:
    return rule->unless.inside;
  case DEMARCHE_CLAUSE_SENTENCE:
    return rule->unless.sentence;
  case DEMARCHE_CLAUSE_PARAGRAPH:
    return rule->unless.paragraph;
  case DEMARCHE_CLAUSE_SECTION_NOT:
    return rule->where->section_not;
  default:
    return NULL;
  }
}

/* what `where` asks for: "chair, rapporteur" */
static char *
list_values (const DemarcheWhere *where, DemarcheClause clause)
{
  g_autoptr (GString) values = g_string_new (NULL);
  const GPtrArray *strings = NULL;

  if (clause == DEMARCHE_CLAUSE_DATE_FROM || clause == DEMARCHE_CLAUSE_DATE_TO)
    return g_strdup (clause == DEMARCHE_CLAUSE_DATE_FROM ? where->date_from : where->date_to);
  if (clause >= DEMARCHE_CLAUSE_ROLE && clause < DEMARCHE_CLAUSE_ROLE_NOT)
    strings = where->is[clause - DEMARCHE_CLAUSE_ROLE];
  else if (clause >= DEMARCHE_CLAUSE_ROLE_NOT && clause < DEMARCHE_CLAUSE_DATE_FROM)
    strings = where->is_not[clause - DEMARCHE_CLAUSE_ROLE_NOT];
  for (guint i = 0; strings != NULL && i < strings->len; i++)
    g_string_append_printf (values, "%s%s", i > 0 ? ", " : "",
                            (const char *)g_ptr_array_index (strings, i));
  for (guint i = 0; clause == DEMARCHE_CLAUSE_SECTION && i < where->section->len; i++)
    g_string_append_printf (values, "%s%s", i > 0 ? ", " : "",
                            ((DemarchePhrase *)g_ptr_array_index (where->section, i))->text);
  return values->len > 0 ? g_string_free (g_steal_pointer (&values), FALSE) : NULL;
}

static void
explain_obstacle (DemarcheExplainer *explainer, const DemarcheRule *rule,
                  const DemarcheObstacle *obstacle, DemarcheExplainedMatch *match)
{
  const GPtrArray *phrases = get_clause_phrases (rule, obstacle->clause);
  g_autofree char *values = list_values (rule->where, obstacle->clause);

  match->fate = DEMARCHE_MATCH_CANCELLED;
  match->clause = obstacle->clause;
  if (values != NULL)
    match->clause_values = g_string_chunk_insert (explainer->explanation->strings, values);
  if (phrases != NULL) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, obstacle->phrase);
    match->clause_phrase = demarche_explainer_source (phrase->text, &phrase->place);
  }
  if (obstacle->has_words)
    match->clause_span =
        demarche_explainer_span (explainer, obstacle->sentence, obstacle->start, obstacle->end);
}

/* ---- what a match says ---- */

/* index in the explanation of a tag that the trace knows by its own number */
static int
find_tag (const DemarcheExplainer *explainer, guint number)
{
  const GPtrArray *tags = explainer->found;
  gconstpointer tag = g_ptr_array_index (explainer->examination->tags, number);

  for (guint i = 0; i < tags->len; i++)
    if (g_ptr_array_index (tags, i) == tag)
      return (int)i;
  return -1;
}

/* adds what each match says, in the order of the verdicts: own view, then the speaker's */
static void
explain_verdicts (DemarcheExplainer *explainer, const guint *matches)
{
  const GArray *verdicts = explainer->workspace->trace->verdicts;

  for (guint second = 0; second <= 1; second++)
    for (guint i = 0; i < verdicts->len; i++) {
      const DemarcheVerdict *verdict = &g_array_index (verdicts, DemarcheVerdict, i);
      gboolean is_lost = verdict->fate == DEMARCHE_FATE_LOST;
      DemarcheExplainedReading reading = {
          .holder = verdict->holder,
          .stance = verdict->stance,
          .force = verdict->force,
          .is_ambiguous = verdict->is_ambiguous,
          .is_second = verdict->is_second,
          .fate = (DemarcheReadingFate)verdict->fate,
          .tag = is_lost ? -1 : find_tag (explainer, verdict->by),
          .winner = is_lost ? (int)matches[verdict->by] : -1,
          .win = verdict->win,
      };
      DemarcheExplainedMatch *match = &g_array_index (
          explainer->explanation->matches, DemarcheExplainedMatch, matches[verdict->finding]);
      if (verdict->is_second == (gboolean)second)
        g_array_append_val (match->readings, reading);
    }
}

/* reads the cues, and writes down what they do while there is room */
static gboolean
is_dropped (DemarcheExplainer *explainer, const DemarcheFinding *finding, GArray *roles)
{
  if (explainer->explanation->matches->len < DEMARCHE_LIMIT_EXPLAINED_MATCHES)
    return demarche_explain_roles (explainer, finding, roles)->is_dropped;
  return demarche_cues_read (explainer->examination->cues, explainer->workspace, finding)
      ->is_dropped;
}

static void
clear_role (gpointer data)
{
  g_free (((DemarcheExplainedRole *)data)->scope);
}

static void
add_match (DemarcheExplainer *explainer, const Entry *entry)
{
  const DemarcheRule *rule = entry->finding->code->rule;
  DemarcheExplainedMatch match = {
      .rule = demarche_explainer_source (rule->id, &rule->place),
      .position = rule->position,
      .parts = explain_parts (explainer, entry->finding),
      .fixes_holder = rule->holder != DEMARCHE_NOT_FIXED,
      .fixes_stance = rule->stance != DEMARCHE_NOT_FIXED,
      .fixes_force = rule->force != DEMARCHE_NOT_FIXED,
      .readings = g_array_new (FALSE, FALSE, sizeof (DemarcheExplainedReading)),
      .roles = g_array_new (FALSE, FALSE, sizeof (DemarcheExplainedRole)),
  };
  guint sentence = g_array_index (match.parts, DemarcheExplainedPart, 0).sentence;

  match.in_question = !rule->rhetorical &&
                      demarche_workspace_get_sentence (explainer->workspace, sentence)->is_question;
  g_array_set_clear_func (match.roles, clear_role);
  if (entry->obstacle != NULL)
    explain_obstacle (explainer, rule, entry->obstacle, &match);
  else if (is_dropped (explainer, entry->finding, match.roles))
    match.fate = DEMARCHE_MATCH_DROPPED;
  g_array_append_val (explainer->explanation->matches, match);
}

void
demarche_explain_matches (DemarcheExplainer *explainer)
{
  g_autoptr (GArray) entries = list_entries (explainer);
  g_autofree guint *matches = g_new0 (guint, explainer->workspace->findings->len + 1);

  for (guint i = 0; i < entries->len; i++) {
    const Entry *entry = &g_array_index (entries, Entry, i);
    if (entry->index >= 0)
      matches[entry->index] = i;
    add_match (explainer, entry);
  }
  explain_verdicts (explainer, matches);
}
