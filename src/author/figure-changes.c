/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which cells and headlines two versions of a rule set give differently. */
#include "author/figure-changes.h"

#include <string.h>

static const DemarcheActor *
get_actor (DemarcheComparison *comparison, guint index)
{
  return g_ptr_array_index (comparison->actors, index);
}

static const char *
get_issue (DemarcheComparison *comparison, guint index)
{
  return demarche_codebook_get_issue (comparison->codebook, index)->id;
}

/* ---- cells ---- */

/* the same for the same cell in both comparisons */
static char *
make_cell_key (DemarcheComparison *comparison, const DemarcheCell *cell)
{
  const DemarcheActor *actor = get_actor (comparison, cell->actor);

  return g_strdup_printf ("%d\n%s\n%s", actor->kind, actor->name,
                          get_issue (comparison, cell->issue));
}

static GHashTable *
index_cells (DemarcheComparison *comparison)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_comparison_get_cell (comparison, i);
    if (cell->window == DEMARCHE_WINDOW_ALL)
      g_hash_table_insert (cells, make_cell_key (comparison, cell), (gpointer)cell);
  }
  return cells;
}

/* @before, @after: (nullable); @comparison: of one that is there */
static void
add_cell_change (GPtrArray *changes, DemarcheComparison *comparison, const DemarcheCell *before,
                 const DemarcheCell *after)
{
  const DemarcheCell *shown = after != NULL ? after : before;
  DemarcheCellChange *change = g_new0 (DemarcheCellChange, 1);

  change->actor = get_actor (comparison, shown->actor)->name;
  change->issue = get_issue (comparison, shown->issue);
  change->label_before = before != NULL ? before->label : NULL;
  change->label_after = after != NULL ? after->label : NULL;
  change->n_before = before != NULL ? before->n_counted : 0;
  change->n_after = after != NULL ? after->n_counted : 0;
  g_ptr_array_add (changes, change);
}

static int
compare_cells (gconstpointer first, gconstpointer second)
{
  const DemarcheCellChange *one = *(const DemarcheCellChange *const *)first;
  const DemarcheCellChange *other = *(const DemarcheCellChange *const *)second;
  int by_actor = strcmp (one->actor, other->actor);

  return by_actor != 0 ? by_actor : strcmp (one->issue, other->issue);
}

GPtrArray *
demarche_cell_changes_new (DemarcheComparison *before, DemarcheComparison *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) old_cells = index_cells (before);
  GHashTableIter iter;
  gpointer left = NULL;

  for (guint i = 0; i < after->cells->len; i++) {
    const DemarcheCell *cell = demarche_comparison_get_cell (after, i);
    g_autofree char *key = make_cell_key (after, cell);
    if (cell->window != DEMARCHE_WINDOW_ALL)
      continue;
    const DemarcheCell *old = g_hash_table_lookup (old_cells, key);
    if (old == NULL || old->n_counted != cell->n_counted || strcmp (old->label, cell->label) != 0)
      add_cell_change (changes, after, old, cell);
    g_hash_table_remove (old_cells, key);
  }
  g_hash_table_iter_init (&iter, old_cells);
  while (g_hash_table_iter_next (&iter, NULL, &left))
    add_cell_change (changes, before, left, NULL);
  g_ptr_array_sort (changes, compare_cells);
  return changes;
}

/* ---- headlines ---- */

static void
headline_free (DemarcheHeadlineChange *headline)
{
  g_free (headline->text);
  g_free (headline);
}

static const char *
get_window (DemarcheComparison *comparison, guint index)
{
  return ((DemarcheWindow *)g_ptr_array_index (comparison->windows, index))->label;
}

static const char *
get_code (DemarcheComparison *comparison, guint position)
{
  return demarche_codebook_get_position (comparison->codebook, position)->code;
}

static void
append_label (GString *text, DemarcheComparison *comparison, guint cell, const char *before)
{
  if (cell != DEMARCHE_NONE)
    g_string_append_printf (text, "%s%s", before,
                            demarche_comparison_get_cell (comparison, cell)->label);
}

/* "reversed from voluntary (First session) to binding (Second session)" */
static char *
describe_shift (DemarcheComparison *comparison, const DemarcheShift *shift)
{
  GString *text = g_string_new (demarche_shift_kind_get_name (shift->kind));

  g_strdelimit (text->str, "-", ' ');
  if (shift->position != DEMARCHE_NONE)
    g_string_append_printf (text, ", %s", get_code (comparison, shift->position));
  append_label (text, comparison, shift->before, ": ");
  if (shift->window_before != DEMARCHE_NONE)
    g_string_append_printf (text, " (%s)", get_window (comparison, shift->window_before));
  append_label (text, comparison, shift->after, shift->before != DEMARCHE_NONE ? " → " : ": ");
  g_string_append_printf (text, " (%s)", get_window (comparison, shift->window));
  return g_string_free (text, FALSE);
}

/* "binding and voluntary supported (First session)", "binding supported and opposed (…)" */
static char *
describe_contradiction (DemarcheComparison *comparison, const DemarcheContradiction *found)
{
  const char *first = get_code (comparison, found->position_first);
  const char *second = get_code (comparison, found->position_second);
  const char *window = get_window (comparison, found->window);

  if (found->position_first == found->position_second)
    return g_strdup_printf ("supports and opposes %s (%s)", first, window);
  return g_strdup_printf ("supports %s and %s (%s)", first, second, window);
}

/* windows and position of a shift */
static char *
make_shift_key (DemarcheComparison *comparison, const DemarcheShift *shift)
{
  gboolean has_before = shift->window_before != DEMARCHE_NONE;
  gboolean has_position = shift->position != DEMARCHE_NONE;

  return g_strdup_printf ("%d\n%s\n%s\n%s", shift->kind,
                          has_position ? get_code (comparison, shift->position) : "",
                          has_before ? get_window (comparison, shift->window_before) : "",
                          get_window (comparison, shift->window));
}

/* a headline of one comparison; @key is the same in both, whatever cells are called */
typedef struct {
  DemarcheHeadlineKind kind;
  gboolean is_first;
  char *key;
  const char *actor;
  const char *issue;
  char *text;                 /* of a contradiction */
  const DemarcheShift *shift; /* of which most are in both: described where they are not */
} Headline;

static void
clear_headline (gpointer data)
{
  g_free (((Headline *)data)->key);
  g_free (((Headline *)data)->text);
}

/* @headline: with kind, text, which it keeps, and a key of its own for an actor and issue */
static void
add_headline (GArray *headlines, DemarcheComparison *comparison, guint actor, guint issue,
              Headline headline)
{
  const DemarcheActor *who = get_actor (comparison, actor);

  headline.actor = who->name;
  headline.issue = get_issue (comparison, issue);
  headline.key = g_strdup_printf ("%d\n%d\n%s\n%s\n%s", headline.kind, who->kind, who->name,
                                  headline.issue, headline.key);
  g_array_append_val (headlines, headline);
}

static GArray *
list_headlines (DemarcheComparison *comparison)
{
  GArray *headlines = g_array_new (FALSE, FALSE, sizeof (Headline));

  g_array_set_clear_func (headlines, clear_headline);
  for (guint i = 0; i < comparison->shifts->len; i++) {
    const DemarcheShift *shift = g_ptr_array_index (comparison->shifts, i);
    g_autofree char *key = make_shift_key (comparison, shift);
    Headline headline = {.kind = DEMARCHE_HEADLINE_SHIFT,
                         .is_first = shift->kind == DEMARCHE_SHIFT_FIRST_TAKEN,
                         .key = key,
                         .shift = shift};
    add_headline (headlines, comparison, shift->actor, shift->issue, headline);
  }
  for (guint i = 0; i < comparison->contradictions->len; i++) {
    const DemarcheContradiction *found = g_ptr_array_index (comparison->contradictions, i);
    char *text = describe_contradiction (comparison, found); /* all that it is */
    Headline headline = {.kind = DEMARCHE_HEADLINE_CONTRADICTION, .key = text, .text = text};
    add_headline (headlines, comparison, found->actor, found->issue, headline);
  }
  return headlines;
}

/* the headlines of a comparison */
typedef struct {
  DemarcheComparison *comparison;
  GArray *headlines;
} Page;

/* adds those that only the first page has */
static void
add_missing (GPtrArray *changes, const Page *page, GArray *others, DemarcheHeadlineKind kind,
             DemarcheChange change)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < others->len; i++)
    g_hash_table_add (known, g_array_index (others, Headline, i).key);
  for (guint i = 0; i < page->headlines->len; i++) {
    const Headline *headline = &g_array_index (page->headlines, Headline, i);
    if (headline->kind != kind || g_hash_table_contains (known, headline->key))
      continue;
    DemarcheHeadlineChange *added = g_new0 (DemarcheHeadlineChange, 1);
    *added = (DemarcheHeadlineChange){change,
                                      kind,
                                      headline->is_first,
                                      headline->actor,
                                      headline->issue,
                                      headline->shift != NULL
                                          ? describe_shift (page->comparison, headline->shift)
                                          : g_strdup (headline->text)};
    g_ptr_array_add (changes, added);
  }
}

GPtrArray *
demarche_headline_changes_new (DemarcheComparison *before, DemarcheComparison *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)headline_free);
  g_autoptr (GArray) old = list_headlines (before);
  g_autoptr (GArray) new = list_headlines (after);

  for (guint kind = 0; kind < DEMARCHE_N_HEADLINES; kind++) {
    add_missing (changes, &(Page){after, new}, old, kind, DEMARCHE_CHANGE_ADDED);
    add_missing (changes, &(Page){before, old}, new, kind, DEMARCHE_CHANGE_REMOVED);
  }
  return changes;
}
