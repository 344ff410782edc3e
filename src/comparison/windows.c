/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Puts each paragraph into a window of time. */
#include "comparison/comparison-private.h"

#include <string.h>

typedef struct {
  DemarcheStage *stage;
  GHashTable *by_key; /* to index + 1 */
  GPtrArray *names;   /* statement that each window was first seen in */
} WindowFinder;

static void
window_free (gpointer data)
{
  DemarcheWindow *window = data;
  g_free (window->label);
  g_free (window->from);
  g_free (window->to);
  g_free (window->series);
  g_free (window);
}

static char *
make_key (WindowFinder *finder, const char *statement, const char *event, const char *date)
{
  switch (finder->stage->options->windows) {
  case DEMARCHE_WINDOWS_EVENT:
    if (event != NULL)
      return g_strconcat ("e", event, NULL);
    return g_strconcat ("s", statement, NULL);
  case DEMARCHE_WINDOWS_MONTH:
    return date == NULL ? g_strdup ("undated") : g_strndup (date, 7);
  case DEMARCHE_WINDOWS_QUARTER:
    if (date == NULL)
      return g_strdup ("undated");
    return g_strdup_printf ("%.4s Q%u", date,
                            (10u * (guint)(date[5] - '0') + (guint)(date[6] - '0') + 2) / 3);
  case DEMARCHE_WINDOWS_YEAR:
  default:
    return date == NULL ? g_strdup ("undated") : g_strndup (date, 4);
  }
}

static void
widen (DemarcheWindow *window, const char *date)
{
  if (date == NULL)
    return;
  if (window->from == NULL || strcmp (date, window->from) < 0) {
    g_free (window->from);
    window->from = g_strdup (date);
  }
  if (window->to == NULL || strcmp (date, window->to) > 0) {
    g_free (window->to);
    window->to = g_strdup (date);
  }
}

static guint
find_window (WindowFinder *finder, DemarcheStatement *statement, const char *event,
             const char *date)
{
  GPtrArray *windows = finder->stage->comparison->windows;
  const char *name = demarche_statement_get_name (statement);
  g_autofree char *key = make_key (finder, name, event, date);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (finder->by_key, key));
  if (known == 0) {
    DemarcheWindow *window = g_new0 (DemarcheWindow, 1);
    if (finder->stage->options->windows == DEMARCHE_WINDOWS_EVENT)
      window->label = g_strdup (event); /* without an event: from its dates, later */
    else
      window->label = g_strdup (key);
    g_ptr_array_add (windows, window);
    g_ptr_array_add (finder->names, (char *)name);
    known = windows->len;
    g_hash_table_insert (finder->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (known));
  }
  DemarcheWindow *window = g_ptr_array_index (windows, known - 1);
  widen (window, date);
  if (window->series == NULL && event != NULL)
    window->series =
        g_strdup (demarche_statement_get_field (statement, DEMARCHE_FIELD_EVENT_SERIES));
  return known - 1;
}

static gboolean
is_in_period (DemarcheStage *stage, const char *date)
{
  const DemarcheComparisonOptions *options = stage->options;
  if (options->from == NULL && options->to == NULL)
    return TRUE;
  if (date == NULL) {
    stage->comparison->n_undated++;
    return FALSE;
  }
  return (options->from == NULL || strcmp (options->from, date) <= 0) &&
         (options->to == NULL || strcmp (date, options->to) <= 0);
}

static void
place_paragraphs (WindowFinder *finder, guint index)
{
  DemarcheStage *stage = finder->stage;
  DemarcheStatement *statement =
      demarche_tagged_get_statement (demarche_stage_get_tagged (stage, index));
  const DemarcheOccasion *before = NULL;
  guint window = DEMARCHE_NONE;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    const DemarcheOccasion *occasion = paragraph->occasion;
    if (!demarche_paragraph_kind_is_taggable (paragraph->kind) ||
        !is_in_period (stage, occasion->date))
      continue;
    stage->comparison->n_paragraphs += paragraph->n_alike;
    if (occasion != before)
      window = find_window (finder, statement, occasion->event, occasion->date);
    before = occasion;
    demarche_stage_get_placement (stage, index, i)->window = window;
  }
}

/* a file that could not be read belongs to a window by what the manifest says of it */
static void
place_failed (WindowFinder *finder, guint index)
{
  DemarcheStatement *statement =
      demarche_tagged_get_statement (demarche_stage_get_tagged (finder->stage, index));
  const char *event = demarche_statement_get_field (statement, DEMARCHE_FIELD_EVENT);
  const char *date = demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE);
  gboolean has_window =
      finder->stage->options->windows == DEMARCHE_WINDOWS_EVENT ? event != NULL : date != NULL;
  if (!has_window)
    return;
  if (date == NULL && (finder->stage->options->from != NULL || finder->stage->options->to != NULL))
    return;
  if (is_in_period (finder->stage, date))
    demarche_stage_get_statement (finder->stage, index)->window =
        find_window (finder, statement, event, date);
}

static int
compare_windows (gconstpointer first, gconstpointer second)
{
  const DemarcheWindow *one = *(DemarcheWindow *const *)first;
  const DemarcheWindow *two = *(DemarcheWindow *const *)second;
  if ((one->from == NULL) != (two->from == NULL))
    return one->from == NULL ? 1 : -1;
  int order = g_strcmp0 (one->from, two->from);
  if (order == 0)
    order = g_strcmp0 (one->to, two->to);
  return order != 0 ? order : strcmp (one->label, two->label);
}

static void
renumber (guint *window, const guint *places)
{
  if (*window != DEMARCHE_NONE)
    *window = places[*window];
}

static void
sort_windows (DemarcheStage *stage)
{
  GPtrArray *windows = stage->comparison->windows;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree guint *new_places = g_new0 (guint, windows->len + 1);
  g_autofree gpointer *before = g_memdup2 (windows->pdata, windows->len * sizeof (gpointer));
  g_ptr_array_sort (windows, compare_windows);
  for (guint i = 0; i < windows->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (windows, i), GUINT_TO_POINTER (i));
  for (guint i = 0; i < windows->len; i++)
    new_places[i] = GPOINTER_TO_UINT (g_hash_table_lookup (places, before[i]));
  for (guint i = 0; i < stage->placements->len; i++)
    renumber (&g_array_index (stage->placements, DemarchePlacement, i).window, new_places);
  for (guint i = 0; i < stage->statements->len; i++)
    renumber (&demarche_stage_get_statement (stage, i)->window, new_places);
}

static char *
describe_days (const DemarcheWindow *window)
{
  if (window->from == NULL)
    return g_strdup ("undated");
  if (g_str_equal (window->from, window->to))
    return g_strdup (window->from);
  return g_strconcat (window->from, " to ", window->to, NULL);
}

/* a statement without an event is called after its days, and by its name where these are not
 * its own */
static void
label_windows (const WindowFinder *finder)
{
  GPtrArray *windows = finder->stage->comparison->windows;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) shared = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < windows->len; i++) {
    const DemarcheWindow *window = g_ptr_array_index (windows, i);
    char *days = window->label == NULL ? describe_days (window) : g_strdup (window->label);
    gpointer known = NULL;
    if (g_hash_table_lookup_extended (seen, days, &known, NULL)) {
      g_hash_table_add (shared, known);
      g_free (days);
    } else {
      g_hash_table_add (seen, days);
    }
  }
  for (guint i = 0; i < windows->len; i++) {
    DemarcheWindow *window = g_ptr_array_index (windows, i);
    if (window->label != NULL)
      continue;
    window->label = describe_days (window);
    if (g_hash_table_contains (shared, window->label)) {
      char *label = g_strconcat (window->label, ", ", finder->names->pdata[i], NULL);
      g_free (window->label);
      window->label = label;
    }
  }
}

void
demarche_stage_place_windows (DemarcheStage *stage)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  WindowFinder finder = {stage, by_key, names};
  g_ptr_array_set_free_func (stage->comparison->windows, window_free);
  for (guint i = 0; i < stage->comparison->tagged->len; i++) {
    if (demarche_stage_get_statement (stage, i)->counts != i)
      continue;
    if (demarche_tagged_get_error (demarche_stage_get_tagged (stage, i)) != NULL)
      place_failed (&finder, i);
    else
      place_paragraphs (&finder, i);
  }
  label_windows (&finder);
  sort_windows (stage);
}
