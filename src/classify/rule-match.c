/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds where a rule's phrases hold together, and in which paragraphs it applies. */
#include "classify/rule-match.h"

#include <string.h>

/* one match of a part in the coordinates of a window: words of the sentence or paragraph */
typedef struct {
  guint part;
  guint first;
  guint last;
  guint sentence;
  int hit;
} Place;

typedef struct {
  DemarcheWorkspace *workspace;
  const DemarcheRuleCode *code;
  guint n_parts;
  GArray *places; /* of Place */
} WindowSearch;

static void
add_finding (DemarcheWorkspace *workspace, const DemarcheRuleCode *code, const int *parts,
             guint n_parts)
{
  DemarcheFinding finding = {code, workspace->parts->len, n_parts};

  g_array_append_vals (workspace->parts, parts, n_parts);
  g_array_append_val (workspace->findings, finding);
}

/* a match wholly in a list's lead-in is found where the lead-in is read alone */
static gboolean
is_in_lead (const DemarcheWorkspace *workspace, const DemarcheHit *hit)
{
  return hit->end < demarche_workspace_get_sentence (workspace, hit->sentence)->n_lead;
}

static void
find_any (DemarcheWorkspace *workspace, const DemarcheRuleCode *code)
{
  for (guint i = 0; i < code->any.n; i++) {
    int index = demarche_hits_get_first (workspace->hits, code->any.indices[i]);
    while (index >= 0) {
      const DemarcheHit *hit = demarche_hits_get (workspace->hits, index);
      if (!is_in_lead (workspace, hit))
        add_finding (workspace, code, &index, 1);
      index = hit->next;
    }
  }
}

static void
add_places (WindowSearch *search, guint phrase, guint part, int sentence)
{
  DemarcheWorkspace *workspace = search->workspace;

  int index = demarche_hits_get_first_from (workspace->hits, phrase, (guint)MAX (sentence, 0));

  while (index >= 0) {
    const DemarcheHit *hit = demarche_hits_get (workspace->hits, index);
    Place place = {part, hit->start, hit->end, hit->sentence, index};
    if (sentence >= 0 && hit->sentence != (guint)sentence)
      break;
    if (sentence < 0) {
      place.first = demarche_workspace_get_token (workspace, hit->sentence, hit->start);
      place.last = demarche_workspace_get_token (workspace, hit->sentence, hit->end);
    }
    g_array_append_val (search->places, place);
    index = hit->next;
  }
}

/* later first words first, so that windows grow towards the start of the text */
static int
compare_places (gconstpointer first, gconstpointer second)
{
  const Place *a = first;
  const Place *b = second;

  if (a->first != b->first)
    return a->first > b->first ? -1 : 1;
  if (a->sentence != b->sentence)
    return a->sentence > b->sentence ? -1 : 1;
  return a->part < b->part ? -1 : a->part > b->part;
}

/* all parts, `all` first so that the head leads; places of one sentence, or of all (-1) */
static void
collect_places (WindowSearch *search, int sentence)
{
  const DemarcheRuleCode *code = search->code;

  g_array_set_size (search->places, 0);
  for (guint i = 0; i < code->all.n; i++)
    add_places (search, code->all.indices[i], i, sentence);
  for (guint i = 0; i < code->any.n; i++)
    add_places (search, code->any.indices[i], code->all.n, sentence);
  g_array_sort (search->places, compare_places);
}

/**
 * The smallest window with every part, the earlier of equal ones; its words in @size, 0 when
 * there is none. A window must reach beyond the first @n_lead words, and at most @max words.
 */
static guint
find_smallest (const WindowSearch *search, guint n_lead, guint max, int *parts)
{
  g_autofree int *nearest = g_new (int, search->n_parts);
  guint n_known = 0;
  guint smallest = 0;

  for (guint part = 0; part < search->n_parts; part++)
    nearest[part] = -1;
  for (guint i = 0; i < search->places->len; i++) {
    const Place *places = (const Place *)(gpointer)search->places->data;
    guint last = 0;

    n_known += nearest[places[i].part] < 0;
    if (nearest[places[i].part] < 0 || places[nearest[places[i].part]].last >= places[i].last)
      nearest[places[i].part] = (int)i;
    if (n_known < search->n_parts)
      continue;
    for (guint part = 0; part < search->n_parts; part++)
      last = MAX (last, places[nearest[part]].last);
    guint size = last - places[i].first + 1;
    if (last < n_lead || size > max || (smallest != 0 && size > smallest))
      continue;
    smallest = size;
    for (guint part = 0; part < search->n_parts; part++)
      parts[part] = places[nearest[part]].hit;
  }
  return smallest;
}

/* leaves out one part's places in the lead-in after the other, so that a window that needs
 * words of the item is found behind a smaller one in the lead-in */
static guint
find_beyond_lead (WindowSearch *search, guint n_lead, int *parts)
{
  g_autofree int *tried = g_new (int, search->n_parts);
  g_autoptr (GArray) all = g_array_ref (search->places);
  guint smallest = 0;

  for (guint part = 0; part < search->n_parts; part++) {
    g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
    for (guint i = 0; i < all->len; i++) {
      const Place *place = &g_array_index (all, Place, i);
      if (place->part != part || place->last >= n_lead)
        g_array_append_vals (places, place, 1);
    }
    search->places = places;
    guint size = find_smallest (search, n_lead, G_MAXUINT, tried);
    search->places = all;
    if (size == 0 || (smallest != 0 && size >= smallest))
      continue;
    smallest = size;
    memcpy (parts, tried, search->n_parts * sizeof (int));
  }
  return smallest;
}

static void
find_in_sentences (WindowSearch *search, int *parts)
{
  DemarcheWorkspace *workspace = search->workspace;
  guint head = search->code->all.indices[0];
  int done = -1;

  for (int index = demarche_hits_get_first (workspace->hits, head); index >= 0;) {
    const DemarcheHit *hit = demarche_hits_get (workspace->hits, index);
    int sentence = (int)hit->sentence;

    index = hit->next;
    if (sentence == done)
      continue;
    done = sentence;
    guint n_lead = demarche_workspace_get_sentence (workspace, (guint)sentence)->n_lead;
    collect_places (search, sentence);
    guint size = n_lead > 0 ? find_beyond_lead (search, n_lead, parts)
                            : find_smallest (search, 0, G_MAXUINT, parts);
    if (size > 0)
      add_finding (workspace, search->code, parts, search->n_parts);
  }
}

void
demarche_rule_find (DemarcheWorkspace *workspace, const DemarcheRuleCode *code)
{
  if (code->all.n == 0) {
    find_any (workspace, code);
    return;
  }
  guint n_parts = code->all.n + (code->any.n > 0);
  g_autofree int *parts = g_new (int, n_parts);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  WindowSearch search = {workspace, code, n_parts, places};

  if (code->rule->within == DEMARCHE_WITHIN_SENTENCE) {
    find_in_sentences (&search, parts);
    return;
  }
  guint max = code->rule->within == DEMARCHE_WITHIN_WORDS ? code->rule->within_words : G_MAXUINT;
  collect_places (&search, -1);
  if (find_smallest (&search, 0, max, parts) > 0)
    add_finding (workspace, code, parts, n_parts);
}

static gboolean
is_one_of (const GPtrArray *values, const char *value)
{
  for (guint i = 0; i < values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (values, i), value) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
section_matches (DemarcheWorkspace *workspace, const GPtrArray *programs, guint *index)
{
  DemarcheReading *section = workspace->section;
  DemarcheStretch stretch = {.tokens = (const DemarcheToken *)(gpointer)section->tokens->data,
                             .words = (const guint32 *)(gpointer)section->words->data,
                             .n_words = section->words->len};
  DemarcheRun run;

  return demarche_programs_match (programs, demarche_hits_get_runner (workspace->hits), &stretch,
                                  index, &run);
}

/* what of the rule's `where` does not hold; @phrase: of a section that must not be */
static DemarcheClause
find_bar (DemarcheWorkspace *workspace, const DemarcheRuleCode *code,
          const DemarcheParagraph *paragraph, guint *phrase)
{
  const DemarcheWhere *where = code->rule->where;
  const char *values[DEMARCHE_N_WHERE_FIELDS] = {
      [DEMARCHE_WHERE_ROLE] = paragraph->occasion->role,
      [DEMARCHE_WHERE_SPEAKER] = paragraph->occasion->speaker,
      [DEMARCHE_WHERE_DELEGATION] = paragraph->occasion->delegation,
      [DEMARCHE_WHERE_KIND] = demarche_paragraph_kind_get_name (paragraph->kind),
  };

  for (guint i = 0; i < DEMARCHE_N_WHERE_FIELDS; i++) {
    if (where->is[i] != NULL && (values[i] == NULL || !is_one_of (where->is[i], values[i])))
      return DEMARCHE_CLAUSE_ROLE + i;
    if (where->is_not[i] != NULL && values[i] != NULL && is_one_of (where->is_not[i], values[i]))
      return DEMARCHE_CLAUSE_ROLE_NOT + i;
  }
  if (where->date_from != NULL && g_strcmp0 (paragraph->occasion->date, where->date_from) < 0)
    return DEMARCHE_CLAUSE_DATE_FROM;
  if (where->date_to != NULL &&
      (paragraph->occasion->date == NULL || strcmp (paragraph->occasion->date, where->date_to) > 0))
    return DEMARCHE_CLAUSE_DATE_TO;
  if (code->section != NULL && !section_matches (workspace, code->section, phrase))
    return DEMARCHE_CLAUSE_SECTION;
  if (code->section_not != NULL && section_matches (workspace, code->section_not, phrase))
    return DEMARCHE_CLAUSE_SECTION_NOT;
  return DEMARCHE_CLAUSE_NONE;
}

gboolean
demarche_rule_applies (DemarcheWorkspace *workspace, const DemarcheRuleCode *code,
                       const DemarcheParagraph *paragraph, DemarcheObstacle *obstacle)
{
  *obstacle = (DemarcheObstacle){0};
  obstacle->clause = find_bar (workspace, code, paragraph, &obstacle->phrase);
  return obstacle->clause == DEMARCHE_CLAUSE_NONE;
}
