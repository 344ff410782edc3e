/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The order of rows and issues, the names of windows, and which of them is now. */
#include "report/report-private.h"

#include <string.h>

#include "report/words.h"

/* what tables have room for; the rest is in the CSV and JSON files */
#define MOST_CELLS 2000
#define MOST_ROWS 150

#define SHORT_LENGTH 36 /* characters of a name that a heading has room for */

/* a chair who takes no position is no row of a table of positions, and among delegations an
 * interviewer never is: what they say stands in the evidence and in the part on them */
static gboolean
is_bystander (DemarcheReport *report, const DemarcheActor *actor)
{
  gboolean among_speakers = report->comparison->unit == DEMARCHE_UNIT_SPEAKER;

  if (!among_speakers && g_strcmp0 (actor->role, "interviewer") == 0)
    return TRUE;
  if (actor->n_tags > 0 || actor->kind != DEMARCHE_ACTOR_SPEAKER)
    return FALSE;
  return actor->role != NULL || !among_speakers;
}

static void
add_row (DemarcheReport *report, guint actor)
{
  const DemarcheActor *row = demarche_report_get_actor (report, actor);

  if (row->is_silent)
    g_array_append_val (report->silent, actor);
  else
    g_array_append_val (is_bystander (report, row) ? report->bystanders : report->rows, actor);
}

static void
order_rows (DemarcheReport *report)
{
  DemarcheComparison *comparison = report->comparison;
  g_autofree gboolean *is_placed = g_new0 (gboolean, comparison->actors->len + 1);

  for (guint i = 0; i < comparison->order->len; i++) {
    guint actor = g_array_index (comparison->order, guint, i);

    if (demarche_report_get_actor (report, actor)->kind == DEMARCHE_ACTOR_GROUP)
      continue;
    add_row (report, actor);
    is_placed[actor] = TRUE;
  }
  for (guint i = 0; i < comparison->actors->len; i++)
    if (!is_placed[i])
      add_row (report, i);
}

/* most tags first, then the order of the rows */
static int
compare_activity (gconstpointer a, gconstpointer b, gpointer report)
{
  const DemarcheActor *first = demarche_report_get_actor (report, *(const guint *)a);
  const DemarcheActor *second = demarche_report_get_actor (report, *(const guint *)b);

  if (first->n_tags != second->n_tags)
    return first->n_tags > second->n_tags ? -1 : 1;
  return 0;
}

static void
choose_shown (DemarcheReport *report)
{
  guint room = CLAMP (MOST_CELLS / MAX (1, report->issues->len), 1, MOST_ROWS);
  g_autoptr (GArray) by_activity = g_array_copy (report->rows);

  report->is_shown = g_new0 (gboolean, report->comparison->actors->len + 1);
  g_array_sort_with_data (by_activity, compare_activity, report);
  for (guint i = 0; i < MIN (room, by_activity->len); i++)
    report->is_shown[g_array_index (by_activity, guint, i)] = TRUE;
  for (guint i = 0; i < report->rows->len; i++) {
    guint row = g_array_index (report->rows, guint, i);

    if (report->is_shown[row])
      g_array_append_val (report->shown, row);
  }
  for (guint i = 0; i < MIN (room, report->bystanders->len); i++)
    report->is_shown[g_array_index (report->bystanders, guint, i)] = TRUE;
}

char *
demarche_report_describe_rest (DemarcheReport *report)
{
  guint n = report->rows->len - report->shown->len;

  if (n == 0)
    return NULL;
  return g_strdup_printf ("Shown are those with the most tags; %u more are in the CSV table of the "
                          "matrix.",
                          n);
}

static void
split_issues (DemarcheReport *report)
{
  GArray *issues = report->comparison->issues;
  g_autofree gboolean *is_spoken =
      g_new0 (gboolean, demarche_codebook_get_n_issues (report->comparison->codebook) + 1);

  for (guint i = 0; i < report->comparison->cells->len; i++)
    is_spoken[demarche_report_get_cell (report, i)->issue] = TRUE;
  for (guint i = 0; i < issues->len; i++) {
    guint issue = g_array_index (issues, guint, i);

    g_array_append_val (is_spoken[issue] ? report->issues : report->unspoken, issue);
  }
}

guint
demarche_report_count_actors (DemarcheReport *report)
{
  static const DemarcheActorKind kinds[] = {[DEMARCHE_UNIT_DELEGATION] = DEMARCHE_ACTOR_DELEGATION,
                                            [DEMARCHE_UNIT_SPEAKER] = DEMARCHE_ACTOR_SPEAKER,
                                            [DEMARCHE_UNIT_GROUP] = DEMARCHE_ACTOR_GROUP};
  guint n = 0;

  for (guint i = 0; i < report->rows->len; i++) {
    guint row = g_array_index (report->rows, guint, i);

    n += demarche_report_get_actor (report, row)->kind == kinds[report->comparison->unit];
  }
  return n;
}

char *
demarche_report_get_period (DemarcheReport *report)
{
  const char *from = NULL;
  const char *to = NULL;

  for (guint i = 0; i < report->comparison->windows->len; i++) {
    const DemarcheWindow *window = demarche_report_get_window (report, i);

    if (from == NULL || (window->from != NULL && strcmp (window->from, from) < 0))
      from = window->from;
    if (to == NULL || (window->to != NULL && strcmp (window->to, to) > 0))
      to = window->to;
  }
  return demarche_words_period (from, to);
}

/* how many actors hold something in each window, and in all (last) */
static guint *
count_holders (DemarcheReport *report)
{
  guint n_windows = report->comparison->windows->len;
  guint *holders = g_new0 (guint, n_windows + 1);
  g_autofree guint *last_actor = g_new (guint, n_windows + 1);

  for (guint i = 0; i <= n_windows; i++)
    last_actor[i] = DEMARCHE_NONE;
  for (guint i = 0; i < report->comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_report_get_cell (report, i);
    guint window = cell->window == DEMARCHE_WINDOW_ALL ? n_windows : cell->window;

    if (last_actor[window] == cell->actor)
      continue;
    last_actor[window] = cell->actor;
    holders[window]++;
  }
  return holders;
}

/* the newest window, unless only one speaks there of several who spoke before */
static void
choose_now (DemarcheReport *report)
{
  guint n_windows = report->comparison->windows->len;
  g_autofree guint *holders = count_holders (report);
  guint now = DEMARCHE_WINDOW_ALL;

  for (guint i = 0; i < n_windows; i++)
    if (holders[i] > 0 && demarche_report_get_window (report, i)->to != NULL)
      now = i;
  if (now != DEMARCHE_WINDOW_ALL && holders[now] < 2 && holders[n_windows] > 1)
    now = DEMARCHE_WINDOW_ALL;
  report->now = now;
  report->before = now == DEMARCHE_WINDOW_ALL || now == 0 ? DEMARCHE_NONE : now - 1;
}

/* a statement without an event is called after its days, which read better in words */
static void
name_window (DemarcheReport *report, guint index)
{
  const DemarcheWindow *window = demarche_report_get_window (report, index);
  g_autofree char *period = demarche_words_period (window->from, window->to);
  gboolean is_days = window->from != NULL && g_str_has_prefix (window->label, window->from);
  gboolean is_long = g_utf8_strlen (window->label, -1) > SHORT_LENGTH && period != NULL;

  report->labels->pdata[index] = g_strdup (is_days ? period : window->label);
  report->short_labels->pdata[index] = g_strdup (is_days || is_long ? period : window->label);
}

const char *
demarche_report_get_window_label (DemarcheReport *report, guint window)
{
  if (window == DEMARCHE_WINDOW_ALL)
    return "all windows together";
  if (g_ptr_array_index (report->labels, window) == NULL)
    name_window (report, window);
  return g_ptr_array_index (report->labels, window);
}

const char *
demarche_report_get_window_short_label (DemarcheReport *report, guint window)
{
  const char *label = demarche_report_get_window_label (report, window);

  return window == DEMARCHE_WINDOW_ALL ? label : g_ptr_array_index (report->short_labels, window);
}

static char *
make_title (DemarcheReport *report)
{
  const char *title = demarche_report_get_text (report, DEMARCHE_REPORT_TITLE);
  g_autofree char *period = demarche_report_get_period (report);

  if (title != NULL)
    return g_strdup (title);
  if (report->now != DEMARCHE_WINDOW_ALL)
    return g_strdup_printf ("Positions: %s",
                            demarche_report_get_window_short_label (report, report->now));
  return period != NULL ? g_strdup_printf ("Positions, %s", period) : g_strdup ("Positions");
}

void
demarche_report_arrange (DemarcheReport *report)
{
  order_rows (report);
  split_issues (report);
  choose_shown (report);
  choose_now (report);
  g_ptr_array_set_size (report->labels, (gint)report->comparison->windows->len);
  g_ptr_array_set_size (report->short_labels, (gint)report->comparison->windows->len);
  report->title = make_title (report);
}
