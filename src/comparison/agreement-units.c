/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reliability: cuts what coders did into units, and measures alpha and kappa over them. */
#include "comparison/agreement-private.h"

#include "comparison/resampling.h"

#include <math.h>
#include <string.h>

/* none, or the set of who holds a position and how */
#define N_VALUES (1u << DEMARCHE_N_SAYINGS)
#define N_HOLDERS 2

/* values of one statement, with none and without */
typedef struct {
  DemarcheCoincidences *all;
  DemarcheCoincidences *coded;
} Part;

/**
 * Units:
 * @sets: by coder and position what is said in the row at hand; @is_read: by coder
 * @is_optional: by position, in the row at hand
 * @is_used: by position whether any coder found it
 * @parts: (element-type Part): by statement
 * @issues: (element-type DemarcheCoincidences): by issue
 * @places: (element-type GArray of double): by issue the places on its scale, unit by unit
 */
typedef struct {
  const DemarcheCoding *coding;
  DemarcheCodebook *codebook;
  DemarcheReliability *reliability;
  guint n_positions;
  guint8 *sets;
  gboolean *is_read;
  gboolean *is_optional;
  gboolean *is_used;
  Part *parts;
  GPtrArray *issues;
  GPtrArray *places;
  guint64 *table; /* of the first two coders */
  int *values;    /* of the unit at hand, with none and without */
} Units;

static guint8 *
get_set (const Units *units, guint coder, guint position)
{
  return &units->sets[(gsize)coder * units->n_positions + position];
}

/* FALSE: fewer than two coders read it, or it is no paragraph to tag */
static gboolean
read_row (const Units *units, const DemarcheCodingRow *row)
{
  guint n_coders = units->coding->n_coders;
  guint n_read = 0;
  memset (units->sets, 0, (gsize)n_coders * units->n_positions);
  memset (units->is_optional, 0, units->n_positions * sizeof (gboolean));
  for (guint i = 0; i < n_coders; i++) {
    const DemarcheCoded *coded = &row->coded[i];
    units->is_read[i] = demarche_coding_is_read (units->coding, row, i);
    n_read += units->is_read[i];
    for (guint j = coded->tag; j < coded->tag_end; j++) {
      const DemarcheTag *tag = demarche_coded_get_tag (coded, j);
      if (tag->optional)
        units->is_optional[tag->position] = TRUE;
      else if (demarche_coding_is_clear (tag))
        *get_set (units, i, tag->position) |= (guint8)(1u << demarche_coding_get_saying (tag));
    }
  }
  return n_read >= 2 && demarche_coding_is_taggable (units->coding, row);
}

static void
mark_used (const Units *units)
{
  for (guint i = 0; i < units->coding->n_coders; i++) {
    for (guint j = 0; j < units->n_positions; j++)
      units->is_used[j] |= *get_set (units, i, j) != 0;
  }
}

/* one paragraph and one position */
static void
add_unit (const Units *units, guint statement, guint position)
{
  guint n_coders = units->coding->n_coders;
  DemarcheReliability *reliability = units->reliability;
  int *values = units->values;
  int *coded = units->values + n_coders;
  guint any = 0;
  if (units->is_optional[position]) {
    reliability->n_left_out++;
    return;
  }
  for (guint i = 0; i < n_coders; i++) {
    guint set = *get_set (units, i, position);
    values[i] = units->is_read[i] ? (int)set : -1;
    coded[i] = set != 0 ? (int)set : -1;
    any |= set;
  }
  reliability->n_none += any == 0;
  guint issue = demarche_codebook_get_position (units->codebook, position)->issue;
  demarche_coincidences_add_unit (units->parts[statement].all, values, n_coders);
  demarche_coincidences_add_unit (units->parts[statement].coded, coded, n_coders);
  demarche_coincidences_add_unit (g_ptr_array_index (units->issues, issue), values, n_coders);
  if (values[0] >= 0 && values[1] >= 0)
    units->table[(guint)values[0] * N_VALUES + (guint)values[1]]++;
}

/* where a coder places the holder on the scale of an issue: the mean of what it found; NAN: nowhere
 */
static double
find_place (const Units *units, const DemarcheCoded *coded, guint issue, DemarcheHolder holder)
{
  double sum = 0;
  guint n = 0;
  for (guint i = coded->tag; i < coded->tag_end; i++) {
    const DemarcheTag *tag = demarche_coded_get_tag (coded, i);
    double value;
    if (demarche_codebook_get_position (units->codebook, tag->position)->issue != issue ||
        tag->holder != holder || !demarche_coding_is_clear (tag) ||
        units->is_optional[tag->position] || !demarche_tag_get_value (tag, units->codebook, &value))
      continue;
    sum += value;
    n++;
  }
  return n == 0 ? NAN : sum / n;
}

static void
add_places (const Units *units, const DemarcheCodingRow *row, guint issue)
{
  guint n_coders = units->coding->n_coders;
  GArray *places = g_ptr_array_index (units->places, issue);
  for (guint holder = 0; holder < N_HOLDERS; holder++) {
    guint n_placed = 0;
    guint start = places->len;
    for (guint i = 0; i < n_coders; i++) {
      double place = find_place (units, &row->coded[i], issue, (DemarcheHolder)holder);
      n_placed += !isnan (place);
      g_array_append_val (places, place);
    }
    if (n_placed < 2)
      g_array_set_size (places, start);
  }
}

static void
add_row (const Units *units, const DemarcheCodingRow *row)
{
  units->reliability->n_paragraphs++;
  for (guint i = 0; i < units->n_positions; i++) {
    if (units->is_used[i])
      add_unit (units, row->statement, i);
  }
  for (guint i = 0; i < units->places->len; i++) {
    if (demarche_codebook_get_issue (units->codebook, i)->kind == DEMARCHE_ISSUE_SCALE)
      add_places (units, row, i);
  }
}

/* the parts with units first; returns how many */
static guint
list_parts (const Units *units, const DemarcheCoincidences **list, gboolean is_coded)
{
  guint n = 0;
  for (guint i = 0; i < units->coding->names->len; i++) {
    const DemarcheCoincidences *part = is_coded ? units->parts[i].coded : units->parts[i].all;
    if (part->n_units > 0)
      list[n++] = part;
  }
  return n;
}

static DemarcheInterval
resample (const DemarcheCoincidences **list, guint n)
{
  DemarcheRandom random = demarche_resampling_start ();
  g_autoptr (DemarcheCoincidences) sum = demarche_coincidences_new (N_VALUES);
  double samples[DEMARCHE_N_RESAMPLES];
  for (guint i = 0; i < DEMARCHE_N_RESAMPLES; i++) {
    demarche_coincidences_reset (sum);
    for (guint j = 0; j < n; j++)
      demarche_coincidences_add (sum, list[demarche_random_below (&random, n)]);
    samples[i] = demarche_coincidences_get_alpha (sum, DEMARCHE_METRIC_NOMINAL, NULL);
  }
  return demarche_resampling_get_interval (samples, DEMARCHE_N_RESAMPLES);
}

static void
measure_units (const Units *units, DemarcheUnits *measured, gboolean is_coded)
{
  g_autofree const DemarcheCoincidences **list =
      g_new (const DemarcheCoincidences *, units->coding->names->len + 1);
  g_autoptr (DemarcheCoincidences) sum = demarche_coincidences_new (N_VALUES);
  measured->n_statements = list_parts (units, list, is_coded);
  for (guint i = 0; i < measured->n_statements; i++)
    demarche_coincidences_add (sum, list[i]);
  measured->n_units = sum->n_units;
  measured->same = demarche_coincidences_get_same (sum);
  measured->alpha = demarche_coincidences_get_alpha (sum, DEMARCHE_METRIC_NOMINAL, NULL);
  measured->interval = (DemarcheInterval){NAN, NAN};
  if (measured->n_statements >= DEMARCHE_MIN_RESAMPLED)
    measured->interval = resample (list, measured->n_statements);
  measured->kappa = units->coding->n_coders == 2 ? demarche_kappa (units->table, N_VALUES) : NAN;
}

static void
drop_none (guint64 *table)
{
  for (guint i = 0; i < N_VALUES; i++)
    table[i] = table[i * N_VALUES] = 0;
}

static gboolean
is_issue_used (const Units *units, const DemarcheIssue *issue)
{
  for (guint i = 0; i < issue->n_positions; i++) {
    if (units->is_used[issue->first_position + i])
      return TRUE;
  }
  return FALSE;
}

static void
measure_issues (const Units *units)
{
  for (guint i = 0; i < units->issues->len; i++) {
    const DemarcheCoincidences *sum = g_ptr_array_index (units->issues, i);
    GArray *places = g_ptr_array_index (units->places, i);
    const double *values = (const double *)(void *)places->data;
    guint n_coders = units->coding->n_coders;
    guint n = places->len / n_coders;
    DemarcheIssueReliability issue = {
        .issue = i,
        .n_units = sum->n_units,
        .alpha = demarche_coincidences_get_alpha (sum, DEMARCHE_METRIC_NOMINAL, NULL),
        .n_placed = n,
        .ordinal = demarche_alpha (values, n, n_coders, DEMARCHE_METRIC_ORDINAL),
        .interval = demarche_alpha (values, n, n_coders, DEMARCHE_METRIC_INTERVAL),
    };
    if (is_issue_used (units, demarche_codebook_get_issue (units->codebook, i)))
      g_array_append_val (units->reliability->issues, issue);
  }
}

static void
open_units (Units *units)
{
  guint n_issues = demarche_codebook_get_n_issues (units->codebook);
  guint n_statements = units->coding->names->len;
  gsize n_coders = units->coding->n_coders;
  units->n_positions = demarche_codebook_get_n_positions (units->codebook);
  units->sets = g_new0 (guint8, n_coders * units->n_positions + 1);
  units->is_read = g_new0 (gboolean, n_coders);
  units->is_optional = g_new0 (gboolean, units->n_positions + 1);
  units->is_used = g_new0 (gboolean, units->n_positions + 1);
  units->table = g_new0 (guint64, N_VALUES * N_VALUES);
  units->values = g_new (int, n_coders * 2);
  units->parts = g_new0 (Part, n_statements + 1);
  for (guint i = 0; i < n_statements; i++)
    units->parts[i] =
        (Part){demarche_coincidences_new (N_VALUES), demarche_coincidences_new (N_VALUES)};
  units->issues = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_coincidences_free);
  units->places = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  for (guint i = 0; i < n_issues; i++) {
    g_ptr_array_add (units->issues, demarche_coincidences_new (N_VALUES));
    g_ptr_array_add (units->places, g_array_new (FALSE, FALSE, sizeof (double)));
  }
}

static void
close_units (Units *units)
{
  for (guint i = 0; i < units->coding->names->len; i++) {
    demarche_coincidences_free (units->parts[i].all);
    demarche_coincidences_free (units->parts[i].coded);
  }
  g_free (units->parts);
  g_free (units->sets);
  g_free (units->is_read);
  g_free (units->is_optional);
  g_free (units->is_used);
  g_free (units->table);
  g_free (units->values);
  g_ptr_array_unref (units->issues);
  g_ptr_array_unref (units->places);
}

void
demarche_reliability_measure (DemarcheReliability *reliability, const DemarcheCoding *coding,
                              DemarcheCodebook *codebook)
{
  Units units = {.coding = coding, .codebook = codebook, .reliability = reliability};
  open_units (&units);
  reliability->issues = g_array_new (FALSE, FALSE, sizeof (DemarcheIssueReliability));
  for (guint i = 0; i < coding->rows->len; i++) {
    if (read_row (&units, g_ptr_array_index (coding->rows, i)))
      mark_used (&units);
  }
  for (guint i = 0; i < units.n_positions; i++)
    reliability->n_positions += units.is_used[i];
  for (guint i = 0; i < coding->rows->len; i++) {
    const DemarcheCodingRow *row = g_ptr_array_index (coding->rows, i);
    if (read_row (&units, row))
      add_row (&units, row);
  }
  measure_units (&units, &reliability->all, FALSE);
  drop_none (units.table);
  measure_units (&units, &reliability->coded, TRUE);
  measure_issues (&units);
  close_units (&units);
}

void
demarche_reliability_clear (DemarcheReliability *reliability)
{
  g_clear_pointer (&reliability->issues, g_array_unref);
}
