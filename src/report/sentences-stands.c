/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says where everybody stands now. */
#include "report/sentences-private.h"

#include "report/words.h"

#define AT_MOST 5
#define SIDE 0.2

typedef enum {
  LEFT,
  MIDDLE,
  RIGHT,
  BOTH,
  N_PLACES
} Place;

/* who stands where on one scale: names of the only one in a place */
typedef struct {
  guint n;
  guint at[N_PLACES];
  const char *name[N_PLACES]; /* (unowned): the last one */
  double spread;              /* mean distance of pairs as a share of the line */
} Stand;

static Place
get_place (const DemarcheCell *cell)
{
  if (cell->naming == DEMARCHE_NAMING_BOTH_WAYS)
    return BOTH;
  if (cell->mean <= -SIDE)
    return LEFT;
  return cell->mean >= SIDE ? RIGHT : MIDDLE;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return first < second ? -1 : first > second;
}

/* in order, the value at i stands above i others and below the rest */
static double
measure_spread (GArray *values, double bound)
{
  guint n = values->len;
  double sum = 0;

  if (n < 2)
    return 0;
  g_array_sort (values, compare_values);
  for (guint i = 0; i < n; i++)
    sum += g_array_index (values, double, i) * (2.0 * i - n + 1);
  return sum / (n * (n - 1) / 2.0) / (2 * bound);
}

static Stand
get_stand (DemarcheReport *report, guint issue)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  Stand stand = {0};

  for (guint i = 0; i < report->rows->len; i++) {
    guint row = g_array_index (report->rows, guint, i);
    const DemarcheActor *actor = demarche_report_get_actor (report, row);
    const DemarcheCell *cell =
        demarche_comparison_find_cell (report->comparison, row, issue, report->now);
    Place place;

    if (cell == NULL || !cell->has_score || actor->kind == DEMARCHE_ACTOR_GROUP)
      continue;
    place = get_place (cell);
    stand.n++;
    stand.at[place]++;
    stand.name[place] = actor->name;
    g_array_append_val (values, cell->mean);
  }
  stand.spread = measure_spread (values, demarche_report_get_bound (report, issue));
  return stand;
}

gboolean
demarche_sentences_stands_alone (DemarcheReport *report, const DemarcheCell *cell)
{
  Stand stand = get_stand (report, cell->issue);

  return cell->has_score && stand.n >= 3 && stand.at[get_place (cell)] == 1;
}

/* positions at the ends of a scale */
static const char *
get_pole (DemarcheReport *report, guint issue, gboolean right)
{
  const DemarcheIssue *about = demarche_report_get_issue (report, issue);
  const DemarchePosition *pole = demarche_report_get_position (report, about->first_position);

  for (guint i = 1; i < about->n_positions; i++) {
    const DemarchePosition *position =
        demarche_report_get_position (report, about->first_position + i);

    if (right ? position->value > pole->value : position->value < pole->value)
      pole = position;
  }
  return pole->id;
}

static void
add_places (GPtrArray *sentence, DemarcheReport *report, guint issue, const Stand *stand)
{
  static const char *const words[N_PLACES] = {"on the side of ", "in between", "on the side of ",
                                              "both ways"};
  gboolean is_first = TRUE;

  for (guint i = 0; i < N_PLACES; i++) {
    g_autofree char *number = demarche_words_number (stand->at[i]);

    if (stand->at[i] == 0)
      continue;
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "%s%s %s%s", is_first ? "" : ", ",
                           stand->at[i] == 1 ? stand->name[i] : number, words[i],
                           i == LEFT || i == RIGHT ? get_pole (report, issue, i == RIGHT) : "");
    is_first = FALSE;
  }
}

static void
add_zone (GPtrArray *sentence, DemarcheReport *report, guint issue)
{
  DemarcheZone zone = demarche_comparison_get_zone (report->comparison, issue, report->now);
  g_autofree char *low = demarche_words_score (zone.low);
  g_autofree char *high = demarche_words_score (zone.high);

  if (zone.has_zone)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "; landing zone %s to %s (%u of %u)", low,
                           high, zone.n_inside, zone.n);
  else if (zone.n >= 3)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "; no landing zone");
}

static void
add_issue_link (GPtrArray *sentence, guint issue)
{
  g_autofree char *anchor = g_strdup_printf ("i%u", issue + 1);

  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ". ");
  demarche_sentence_add_link (sentence, "line", anchor);
}

static void
add_stand (GPtrArray *sentences, DemarcheReport *report, guint issue, const Stand *stand,
           const char *heading)
{
  GPtrArray *sentence = demarche_sentence_new (sentences);

  demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "%s%s: ", heading,
                         demarche_report_get_issue (report, issue)->title);
  add_places (sentence, report, issue, stand);
  add_zone (sentence, report, issue);
  add_issue_link (sentence, issue);
  demarche_sentence_mark (sentence, demarche_report_is_issue_proven (report, issue, report->now));
}

static gboolean
has_moved (DemarcheReport *report, guint issue)
{
  for (guint i = 0; i < report->comparison->shifts->len; i++) {
    const DemarcheShift *shift = g_ptr_array_index (report->comparison->shifts, i);

    if (shift->issue == issue && shift->kind <= DEMARCHE_SHIFT_FIRMER &&
        (report->now == DEMARCHE_WINDOW_ALL || shift->window == report->now))
      return TRUE;
  }
  return FALSE;
}

/* the ends of the order by distance first, then the issues that moved */
static void
compare_stands (GPtrArray *sentences, DemarcheReport *report)
{
  GArray *issues = report->comparison->issues;
  g_autofree Stand *stands = g_new0 (Stand, issues->len + 1);
  guint furthest = DEMARCHE_NONE;
  guint closest = DEMARCHE_NONE;

  for (guint i = 0; i < issues->len; i++) {
    stands[i] = get_stand (report, g_array_index (issues, guint, i));
    if (stands[i].n >= 2 && stands[i].spread > 0 &&
        (furthest == DEMARCHE_NONE || stands[i].spread > stands[furthest].spread))
      furthest = i;
    if (stands[i].n >= 3 && (closest == DEMARCHE_NONE || stands[i].spread < stands[closest].spread))
      closest = i;
  }
  if (furthest != DEMARCHE_NONE)
    add_stand (sentences, report, g_array_index (issues, guint, furthest), &stands[furthest],
               "Furthest apart: ");
  if (closest != DEMARCHE_NONE && closest != furthest)
    add_stand (sentences, report, g_array_index (issues, guint, closest), &stands[closest],
               "Closest together: ");
  for (guint i = 0; i < issues->len && sentences->len < AT_MOST - 1; i++)
    if (i != furthest && i != closest && stands[i].n >= 2 &&
        has_moved (report, g_array_index (issues, guint, i)))
      add_stand (sentences, report, g_array_index (issues, guint, i), &stands[i], "");
}

static gboolean
has_several (DemarcheReport *report)
{
  guint first = DEMARCHE_NONE;

  for (guint i = 0; i < report->comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_report_get_cell (report, i);

    if (cell->window != report->now)
      continue;
    if (first != DEMARCHE_NONE && cell->actor != first)
      return TRUE;
    first = cell->actor;
  }
  return FALSE;
}

/* nobody to compare with, or nothing in which they differ: what each says */
static void
describe_alone (GPtrArray *sentences, DemarcheReport *report)
{
  gboolean is_named = has_several (report);

  for (guint i = 0; i < report->comparison->cells->len && sentences->len < AT_MOST; i++) {
    const DemarcheCell *cell = demarche_report_get_cell (report, i);
    GPtrArray *sentence;

    if (cell->window != report->now)
      continue;
    sentence = demarche_sentence_new (sentences);
    demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG,
                           "%s: ", demarche_report_get_issue (report, cell->issue)->title);
    if (is_named) {
      demarche_sentence_add (sentence, DEMARCHE_RUN_NAME, "%s",
                             demarche_report_get_actor (report, cell->actor)->name);
      demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ": ");
    }
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "%s, %s, n %u. ", cell->short_label,
                           demarche_words_force (cell), cell->n_counted);
    demarche_sentence_add_evidence (sentence, report, cell->issue, cell->actor, cell->window);
    demarche_sentence_mark (sentence, demarche_report_is_cell_proven (report, cell));
  }
}

static gboolean
is_contradiction_proven (DemarcheReport *report, const DemarcheContradiction *contradiction)
{
  return demarche_report_is_position_proven (report, contradiction->position_first) &&
         demarche_report_is_position_proven (report, contradiction->position_second);
}

static void
add_both_ways (GPtrArray *sentences, DemarcheReport *report)
{
  GPtrArray *contradictions = report->comparison->contradictions;
  GPtrArray *sentence = NULL;
  gboolean is_proven = TRUE;
  guint n = 0;

  for (guint i = 0; i < contradictions->len; i++) {
    const DemarcheContradiction *contradiction = g_ptr_array_index (contradictions, i);
    g_autofree char *number = g_strdup_printf ("X%u", i + 1);

    if (report->now != DEMARCHE_WINDOW_ALL && contradiction->window != report->now)
      continue;
    if (++n > 4)
      continue;
    is_proven = is_proven && is_contradiction_proven (report, contradiction);
    if (sentence == NULL) {
      sentence = demarche_sentence_new (sentences);
      demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "Said both ways: ");
    }
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "%s", n > 1 ? "; " : "");
    demarche_sentence_add (sentence, DEMARCHE_RUN_NAME, "%s",
                           demarche_report_get_actor (report, contradiction->actor)->name);
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, " on %s ",
                           demarche_report_get_issue (report, contradiction->issue)->title);
    demarche_sentence_add_link (sentence, number, number);
  }
  if (n > 4)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "; and %u more", n - 4);
  if (n > 0)
    demarche_sentence_mark (sentence, is_proven);
}

GPtrArray *
demarche_sentences_stands (DemarcheReport *report)
{
  GPtrArray *sentences = demarche_sentences_new ();

  if (demarche_report_count_actors (report) > 1)
    compare_stands (sentences, report);
  if (sentences->len == 0)
    describe_alone (sentences, report);
  add_both_ways (sentences, report);
  demarche_sentences_add_ours (sentences, report);
  return sentences;
}

char *
demarche_sentences_stands_heading (DemarcheReport *report)
{
  if (report->now == DEMARCHE_WINDOW_ALL)
    return g_strdup ("Where they stand");
  return g_strdup_printf ("Where they stand: %s",
                          demarche_report_get_window_short_label (report, report->now));
}
