/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Orders the rows, numbers the tags and finds where figures lead. */
#include "report/report-private.h"
#include "report/sentences.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

#define EN_DASH "\xe2\x80\x93"

G_DEFINE_FINAL_TYPE (DemarcheReport, demarche_report, G_TYPE_OBJECT)

static void
free_group (gpointer data)
{
  DemarcheEvidenceGroup *group = data;

  g_array_unref (group->own);
  g_array_unref (group->shared);
  g_free (group);
}

static void
demarche_report_finalize (GObject *object)
{
  DemarcheReport *report = DEMARCHE_REPORT (object);

  g_clear_pointer (&report->definition, demarche_report_definition_unref);
  g_clear_pointer (&report->comparison, demarche_comparison_unref);
  g_free (report->rules_title);
  g_free (report->files_hash);
  g_free (report->meaning_hash);
  g_array_unref (report->rows);
  g_array_unref (report->bystanders);
  g_array_unref (report->issues);
  g_array_unref (report->unspoken);
  g_ptr_array_unref (report->groups);
  g_hash_table_unref (report->group_index);
  g_hash_table_unref (report->shift_index);
  g_free (report->numbers);
  g_free (report->title);
  g_ptr_array_unref (report->labels);
  G_OBJECT_CLASS (demarche_report_parent_class)->finalize (object);
}

static void
demarche_report_class_init (DemarcheReportClass *class)
{
  G_OBJECT_CLASS (class)->finalize = demarche_report_finalize;
}

static void
demarche_report_init (DemarcheReport *report)
{
  report->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  report->bystanders = g_array_new (FALSE, FALSE, sizeof (guint));
  report->issues = g_array_new (FALSE, FALSE, sizeof (guint));
  report->unspoken = g_array_new (FALSE, FALSE, sizeof (guint));
  report->labels = g_ptr_array_new_with_free_func (g_free);
  report->groups = g_ptr_array_new_with_free_func (free_group);
  report->group_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  report->shift_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* ---- plain access ---- */

const DemarcheIssue *
demarche_report_get_issue (DemarcheReport *report, guint issue)
{
  return demarche_codebook_get_issue (report->comparison->codebook, issue);
}

const DemarchePosition *
demarche_report_get_position (DemarcheReport *report, guint position)
{
  return demarche_codebook_get_position (report->comparison->codebook, position);
}

const DemarcheActor *
demarche_report_get_actor (DemarcheReport *report, guint actor)
{
  return g_ptr_array_index (report->comparison->actors, actor);
}

const DemarcheWindow *
demarche_report_get_window (DemarcheReport *report, guint window)
{
  return g_ptr_array_index (report->comparison->windows, window);
}

const DemarcheEvidence *
demarche_report_get_evidence (DemarcheReport *report, guint evidence)
{
  return g_ptr_array_index (report->comparison->evidence, evidence);
}

const DemarcheCell *
demarche_report_get_cell (DemarcheReport *report, guint cell)
{
  return g_ptr_array_index (report->comparison->cells, cell);
}

const char *
demarche_report_get_window_label (DemarcheReport *report, guint window)
{
  if (window == DEMARCHE_WINDOW_ALL)
    return "all windows together";
  return g_ptr_array_index (report->labels, window);
}

const char *
demarche_report_get_unit (DemarcheReport *report)
{
  return demarche_unit_get_name (report->comparison->unit);
}

const char *
demarche_report_get_text (DemarcheReport *report, DemarcheReportText text)
{
  return demarche_report_definition_get_text (report->definition, text);
}

const char *
demarche_report_get_title (DemarcheReport *report)
{
  return report->title;
}

double
demarche_report_get_bound (DemarcheReport *report, guint issue)
{
  const DemarcheIssue *about = demarche_report_get_issue (report, issue);
  double bound = 0;

  for (guint i = 0; i < about->n_positions; i++) {
    const DemarchePosition *position =
        demarche_report_get_position (report, about->first_position + i);

    bound = MAX (bound, fabs (position->value));
  }
  return bound > 0 ? bound : 1;
}

gboolean
demarche_report_is_incomplete (DemarcheReport *report)
{
  return report->comparison->n_failed > 0;
}

/* ---- groups of evidence ---- */

static gint64
make_key (guint issue, guint actor, guint window)
{
  return ((gint64)issue << 42) | ((gint64)actor << 21) | (gint64)window;
}

static DemarcheEvidenceGroup *
lookup_group (DemarcheReport *report, guint issue, guint actor, guint window)
{
  gint64 key = make_key (issue, actor, window);

  return g_hash_table_lookup (report->group_index, &key);
}

static DemarcheEvidenceGroup *
ensure_group (DemarcheReport *report, guint issue, guint actor, guint window)
{
  DemarcheEvidenceGroup *group = lookup_group (report, issue, actor, window);
  gint64 key = make_key (issue, actor, window);

  if (group != NULL)
    return group;
  group = g_new0 (DemarcheEvidenceGroup, 1);
  group->issue = issue;
  group->actor = actor;
  group->window = window;
  group->own = g_array_new (FALSE, FALSE, sizeof (guint));
  group->shared = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (report->groups, group);
  g_hash_table_insert (report->group_index, g_memdup2 (&key, sizeof key), group);
  return group;
}

/* tags left out by the options or as another version are not shown */
static gboolean
is_shown (const DemarcheEvidence *evidence)
{
  return evidence->use != DEMARCHE_USE_OUTSIDE && evidence->use != DEMARCHE_USE_VERSION &&
         evidence->actor != DEMARCHE_NONE && evidence->window != DEMARCHE_NONE;
}

static void
collect_own (DemarcheReport *report)
{
  for (guint i = 0; i < report->comparison->evidence->len; i++) {
    const DemarcheEvidence *evidence = demarche_report_get_evidence (report, i);

    if (is_shown (evidence))
      g_array_append_val (
          ensure_group (report, evidence->issue, evidence->actor, evidence->window)->own, i);
  }
}

/* one tag may count for two actors (two groups): it is listed once and named at the other */
static void
collect_shared (DemarcheReport *report)
{
  for (guint i = 0; i < report->comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_report_get_cell (report, i);
    DemarcheEvidenceGroup *group;

    if (cell->window == DEMARCHE_WINDOW_ALL)
      continue;
    group = ensure_group (report, cell->issue, cell->actor, cell->window);
    for (guint k = 0; k < cell->evidence->len; k++) {
      guint index = g_array_index (cell->evidence, guint, k);

      if (demarche_report_get_evidence (report, index)->actor != cell->actor)
        g_array_append_val (group->shared, index);
    }
  }
}

typedef struct {
  guint *rank; /* of each actor among the rows */
} Order;

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  const DemarcheEvidenceGroup *first = *(const DemarcheEvidenceGroup *const *)a;
  const DemarcheEvidenceGroup *second = *(const DemarcheEvidenceGroup *const *)b;
  const Order *order = data;

  if (first->issue != second->issue)
    return first->issue < second->issue ? -1 : 1;
  if (first->actor != second->actor)
    return order->rank[first->actor] < order->rank[second->actor] ? -1 : 1;
  return first->window < second->window ? -1 : first->window > second->window;
}

static void
number_groups (DemarcheReport *report)
{
  guint next = 1;

  report->numbers = g_new0 (guint, report->comparison->evidence->len + 1);
  for (guint i = 0; i < report->groups->len; i++) {
    DemarcheEvidenceGroup *group = g_ptr_array_index (report->groups, i);

    group->number = i + 1;
    group->first = group->own->len > 0 ? next : 0;
    for (guint k = 0; k < group->own->len; k++)
      report->numbers[g_array_index (group->own, guint, k)] = next++;
    group->last = group->own->len > 0 ? next - 1 : 0;
  }
}

static void
group_evidence (DemarcheReport *report)
{
  g_autofree guint *rank = g_new0 (guint, report->comparison->actors->len + 1);
  Order order = {rank};

  for (guint i = 0; i < report->rows->len; i++)
    rank[g_array_index (report->rows, guint, i)] = i;
  for (guint i = 0; i < report->bystanders->len; i++)
    rank[g_array_index (report->bystanders, guint, i)] = report->rows->len + i;
  collect_own (report);
  collect_shared (report);
  g_ptr_array_sort_with_data (report->groups, compare_groups, &order);
  number_groups (report);
}

const DemarcheEvidenceGroup *
demarche_report_find_group (DemarcheReport *report, guint issue, guint actor, guint window)
{
  const DemarcheEvidenceGroup *group = NULL;

  if (window != DEMARCHE_WINDOW_ALL)
    return lookup_group (report, issue, actor, window);
  for (guint i = 0; i < report->comparison->windows->len && group == NULL; i++)
    group = lookup_group (report, issue, actor, i);
  return group;
}

char *
demarche_report_group_anchor (const DemarcheEvidenceGroup *group)
{
  return g_strdup_printf ("g%u", group->number);
}

char *
demarche_report_group_label (DemarcheReport *report, const DemarcheEvidenceGroup *group)
{
  if (group->first == 0)
    return g_strdup_printf ("E%u", report->numbers[g_array_index (group->shared, guint, 0)]);
  if (group->first == group->last)
    return g_strdup_printf ("E%u", group->first);
  return g_strdup_printf ("E%u" EN_DASH "%u", group->first, group->last);
}

char *
demarche_report_evidence_anchor (DemarcheReport *report, guint evidence)
{
  return g_strconcat ("r-", demarche_report_get_evidence (report, evidence)->reference, NULL);
}

char *
demarche_report_evidence_label (DemarcheReport *report, guint evidence)
{
  return g_strdup_printf ("E%u", report->numbers[evidence]);
}

/* ---- what is compared with what ---- */

/* a chair or an interviewer who takes no position is no row of a table of positions */
static gboolean
is_bystander (DemarcheReport *report, const DemarcheActor *actor)
{
  if (actor->n_tags > 0 || actor->kind != DEMARCHE_ACTOR_SPEAKER)
    return FALSE;
  return actor->role != NULL || report->comparison->unit != DEMARCHE_UNIT_SPEAKER;
}

static void
add_row (DemarcheReport *report, guint actor)
{
  gboolean is_out = is_bystander (report, demarche_report_get_actor (report, actor));

  g_array_append_val (is_out ? report->bystanders : report->rows, actor);
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
name_windows (DemarcheReport *report)
{
  for (guint i = 0; i < report->comparison->windows->len; i++) {
    const DemarcheWindow *window = demarche_report_get_window (report, i);
    gboolean is_days = window->from != NULL && g_str_has_prefix (window->label, window->from);

    g_ptr_array_add (report->labels, is_days ? demarche_words_period (window->from, window->to)
                                             : g_strdup (window->label));
  }
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
                            demarche_report_get_window_label (report, report->now));
  return period != NULL ? g_strdup_printf ("Positions, %s", period) : g_strdup ("Positions");
}

static void
index_shifts (DemarcheReport *report)
{
  for (guint i = 0; i < report->comparison->shifts->len; i++) {
    DemarcheShift *shift = g_ptr_array_index (report->comparison->shifts, i);
    gint64 key = make_key (shift->issue, shift->actor, shift->window);

    if (!g_hash_table_contains (report->shift_index, &key))
      g_hash_table_insert (report->shift_index, g_memdup2 (&key, sizeof key), shift);
  }
}

const DemarcheShift *
demarche_report_find_shift (DemarcheReport *report, guint actor, guint issue, guint window)
{
  const DemarcheShift *shift = NULL;
  gint64 key;

  if (window != DEMARCHE_WINDOW_ALL) {
    key = make_key (issue, actor, window);
    return g_hash_table_lookup (report->shift_index, &key);
  }
  for (guint i = report->comparison->windows->len; i > 0 && shift == NULL; i--) {
    key = make_key (issue, actor, i - 1);
    shift = g_hash_table_lookup (report->shift_index, &key);
  }
  return shift;
}

DemarcheReport *
demarche_report_new (DemarcheReportDefinition *definition, DemarcheComparison *comparison,
                     const DemarcheReportProvenance *provenance)
{
  DemarcheReport *report;

  g_return_val_if_fail (definition != NULL && comparison != NULL && provenance != NULL, NULL);
  report = g_object_new (DEMARCHE_TYPE_REPORT, NULL);
  report->definition = demarche_report_definition_ref (definition);
  report->comparison = demarche_comparison_ref (comparison);
  report->rules_title = g_strdup (provenance->rules_title);
  report->files_hash = g_strdup (provenance->files_hash);
  report->meaning_hash = g_strdup (provenance->meaning_hash);
  report->n_files = provenance->n_files;
  report->n_rules = provenance->n_rules;
  report->n_phrases = provenance->n_phrases;
  order_rows (report);
  split_issues (report);
  group_evidence (report);
  index_shifts (report);
  choose_now (report);
  name_windows (report);
  report->title = make_title (report);
  return report;
}

const char *
demarche_report_table_get_name (DemarcheReportTable table)
{
  static const char *const names[] = {"evidence", "matrix", "shifts"};

  return names[table];
}

static void
append_plain (GString *out, GPtrArray *sentences, guint at_most)
{
  for (guint i = 0; i < MIN (sentences->len, at_most); i++) {
    g_autofree char *text = demarche_sentence_to_plain (g_ptr_array_index (sentences, i));

    g_string_append_printf (out, "%s\n", text);
  }
}

GBytes *
demarche_report_write (DemarcheReport *report, DemarcheReportFormat format,
                       DemarcheReportTable table, GError **error)
{
  GString *text;
  gsize length = 0;
  char *data;

  g_return_val_if_fail (DEMARCHE_IS_REPORT (report), NULL);
  switch (format) {
  case DEMARCHE_REPORT_HTML:
    data = demarche_report_write_html (report, &length);
    break;
  case DEMARCHE_REPORT_JSON:
    data = demarche_report_write_json (report, &length);
    break;
  case DEMARCHE_REPORT_MARKDOWN:
  case DEMARCHE_REPORT_CSV:
  default:
    text = g_string_new (NULL);
    if (format == DEMARCHE_REPORT_CSV)
      demarche_report_write_csv (report, table, text);
    else
      demarche_report_write_markdown (report, text);
    return g_string_free_to_bytes (text);
  }
  if (data == NULL) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT, "the report is too large to build");
    return NULL;
  }
  return g_bytes_new_take (data, length);
}

char *
demarche_report_get_abstract (DemarcheReport *report)
{
  GString *out = g_string_new (NULL);
  g_autofree char *facts = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) stands = NULL;

  g_return_val_if_fail (DEMARCHE_IS_REPORT (report), NULL);
  facts = demarche_sentences_facts (report);
  changes = demarche_sentences_changes (report);
  stands = demarche_sentences_stands (report);
  g_string_append_printf (out, "%s\n", facts);
  append_plain (out, changes, 2);
  append_plain (out, stands, 2);
  return g_string_free (out, FALSE);
}
