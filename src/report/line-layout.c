/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Marks take the first lane from the axis in which they and their label are free. */
#include "report/line-layout.h"

#include "report/words.h"

#define LABELLED 24     /* more than these are stacked without labels */
#define CHARACTER 6.9   /* width of a character of a label, generously */
#define OUTER_LENGTH 19 /* characters that fit outside a pole */
#define INNER_LENGTH 30
#define STACK_LANES 18 /* a stack wraps to the side above that */
#define STACK_STEP 10.0

char *
demarche_line_shorten (const char *name, glong length)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (name, -1) <= length)
    return g_strdup (name);
  start = g_utf8_substring (name, 0, length - 1);
  return g_strconcat (start, "…", NULL);
}

static void
free_item (gpointer data)
{
  DemarcheLineItem *item = data;

  g_free (item->name);
  g_free (item);
}

void
demarche_line_layout_free (DemarcheLineLayout *layout)
{
  g_ptr_array_unref (layout->items);
  g_free (layout);
}

static void
choose_side (DemarcheLineItem *item, const char *name)
{
  double width = DEMARCHE_LINE_RIGHT - DEMARCHE_LINE_LEFT;
  gboolean is_outer = TRUE;
  g_autofree char *shown = NULL;

  if (item->x < DEMARCHE_LINE_LEFT + width * 0.1) {
    item->side = DEMARCHE_LABEL_LEFT;
  } else if (item->x > DEMARCHE_LINE_RIGHT - width * 0.1) {
    item->side = DEMARCHE_LABEL_RIGHT;
  } else {
    gboolean from_right = item->mark.has_before && item->mark.before > item->mark.value;

    item->side = from_right ? DEMARCHE_LABEL_LEFT : DEMARCHE_LABEL_RIGHT;
    is_outer = FALSE;
  }
  shown = demarche_line_shorten (name, is_outer ? OUTER_LENGTH : INNER_LENGTH);
  item->name = g_strconcat (shown, item->mark.is_unproven ? DEMARCHE_DAGGER : "", NULL);
  item->change = item->shift != NULL ? demarche_words_shift (item->shift) : NULL;
  if (item->change != NULL && is_outer &&
      g_utf8_strlen (item->name, -1) + g_utf8_strlen (item->change, -1) > OUTER_LENGTH)
    item->change = NULL;
}

static DemarcheLineItem *
make_item (DemarchePage *page, const DemarcheCell *cell)
{
  DemarcheLineItem *item = g_new0 (DemarcheLineItem, 1);

  item->cell = cell;
  item->shift = demarche_report_find_shift (page->report, cell->actor, cell->issue, cell->window);
  item->mark = demarche_page_get_mark (page, cell, item->shift);
  item->x =
      demarche_svg_scale (cell->mean, item->mark.bound, DEMARCHE_LINE_LEFT, DEMARCHE_LINE_RIGHT);
  choose_side (item, demarche_report_get_actor (page->report, cell->actor)->name);
  return item;
}

/* what a mark with its tail, range and label covers */
static void
get_extent (const DemarcheLineItem *item, double *low, double *high)
{
  const DemarcheMark *mark = &item->mark;
  double label = 16 + CHARACTER * (double)g_utf8_strlen (item->name, -1);

  if (item->change != NULL)
    label += CHARACTER * (double)(g_utf8_strlen (item->change, -1) + 1);
  *low = item->x - (item->side == DEMARCHE_LABEL_LEFT ? label : 10);
  *high = item->x + (item->side == DEMARCHE_LABEL_RIGHT ? label : 10);
  for (guint i = 0; i < 3; i++) {
    double value = i == 0 ? mark->low : i == 1 ? mark->high : mark->before;
    double x = demarche_svg_scale (value, mark->bound, DEMARCHE_LINE_LEFT, DEMARCHE_LINE_RIGHT);

    if (i < 2 ? mark->is_mixed : mark->has_before) {
      *low = MIN (*low, x - 6);
      *high = MAX (*high, x + 6);
    }
  }
}

static gboolean
is_free (const DemarcheLineLayout *layout, guint n_placed, guint lane, double low, double high)
{
  for (guint i = 0; i < n_placed; i++) {
    const DemarcheLineItem *other = g_ptr_array_index (layout->items, i);
    double start;
    double end;

    if (other->lane != lane)
      continue;
    get_extent (other, &start, &end);
    if (start < high && low < end)
      return FALSE;
  }
  return TRUE;
}

static void
place_in_lanes (DemarcheLineLayout *layout)
{
  for (guint i = 0; i < layout->items->len; i++) {
    DemarcheLineItem *item = g_ptr_array_index (layout->items, i);
    double low;
    double high;

    get_extent (item, &low, &high);
    while (!is_free (layout, i, item->lane, low, high))
      item->lane++;
    layout->n_lanes = MAX (layout->n_lanes, item->lane + 1);
  }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DemarcheLineItem *first = *(const DemarcheLineItem *const *)a;
  const DemarcheLineItem *second = *(const DemarcheLineItem *const *)b;

  if (first->x != second->x)
    return first->x < second->x ? -1 : 1;
  return first->cell->actor < second->cell->actor ? -1 : first->cell->actor > second->cell->actor;
}

/* one above the other where they stand at one place, a new stack beside a full one */
static void
place_in_stacks (DemarcheLineLayout *layout)
{
  double last = -STACK_STEP;
  double beside = 0;
  guint height = 0;

  g_ptr_array_sort (layout->items, compare_places);
  for (guint i = 0; i < layout->items->len; i++) {
    DemarcheLineItem *item = g_ptr_array_index (layout->items, i);

    if (item->x - last >= STACK_STEP) {
      last = item->x;
      beside = 0;
      height = 0;
    } else if (height == STACK_LANES) {
      beside += last > (DEMARCHE_LINE_LEFT + DEMARCHE_LINE_RIGHT) / 2 ? STACK_STEP : -STACK_STEP;
      height = 0;
    }
    item->x = last + beside;
    item->lane = height++;
    item->side = DEMARCHE_LABEL_NONE;
    item->mark.has_before = item->mark.is_mixed = FALSE;
    layout->n_lanes = MAX (layout->n_lanes, height);
  }
}

DemarcheLineLayout *
demarche_line_layout_new (DemarchePage *page, guint issue)
{
  DemarcheLineLayout *layout = g_new0 (DemarcheLineLayout, 1);
  DemarcheReport *report = page->report;

  layout->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; i < report->shown->len; i++) {
    const DemarcheCell *cell = demarche_comparison_find_cell (
        report->comparison, g_array_index (report->shown, guint, i), issue, report->now);

    if (cell != NULL && cell->has_score)
      g_ptr_array_add (layout->items, make_item (page, cell));
  }
  layout->is_stacked = layout->items->len > LABELLED;
  if (layout->is_stacked)
    place_in_stacks (layout);
  else
    place_in_lanes (layout);
  return layout;
}
