/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The report as an object: what it holds, plain access to it, and the way to the writers. */
#include "report/report-private.h"

#include <math.h>

#include "base/parallel.h"
#include "report/news.h"

G_DEFINE_FINAL_TYPE (DemarcheReport, demarche_report, G_TYPE_OBJECT)

static void
demarche_report_finalize (GObject *object)
{
  DemarcheReport *report = DEMARCHE_REPORT (object);

  g_clear_pointer (&report->definition, demarche_report_definition_unref);
  g_clear_pointer (&report->comparison, demarche_comparison_unref);
  g_clear_pointer (&report->news, demarche_news_free);
  g_clear_pointer (&report->words, demarche_report_words_free);
  g_clear_pointer (&report->decided, demarche_decided_unref);
  g_clear_pointer (&report->by_rules, demarche_comparison_unref);
  g_free (report->rules_title);
  g_free (report->files_hash);
  g_free (report->meaning_hash);
  g_array_unref (report->rows);
  g_array_unref (report->shown);
  g_free (report->is_shown);
  g_array_unref (report->bystanders);
  g_array_unref (report->silent);
  g_array_unref (report->issues);
  g_array_unref (report->unspoken);
  g_free (report->ranks);
  g_array_unref (report->groups);
  g_array_unref (report->grouped);
  g_array_unref (report->shared);
  g_hash_table_unref (report->shift_index);
  g_hash_table_unref (report->shifts_of);
  g_free (report->numbers);
  g_free (report->copies);
  g_free (report->title);
  g_clear_pointer (&report->gate, demarche_gate_unref);
  g_clear_pointer (&report->samples, g_ptr_array_unref);
  g_free (report->measure);
  g_free (report->is_proven);
  g_free (report->is_held);
  g_ptr_array_unref (report->labels);
  g_ptr_array_unref (report->short_labels);
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
  report->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  report->bystanders = g_array_new (FALSE, FALSE, sizeof (guint));
  report->silent = g_array_new (FALSE, FALSE, sizeof (guint));
  report->issues = g_array_new (FALSE, FALSE, sizeof (guint));
  report->unspoken = g_array_new (FALSE, FALSE, sizeof (guint));
  report->labels = g_ptr_array_new_with_free_func (g_free);
  report->short_labels = g_ptr_array_new_with_free_func (g_free);
  report->groups = g_array_new (FALSE, FALSE, sizeof (DemarcheEvidenceGroup));
  report->grouped = g_array_new (FALSE, FALSE, sizeof (guint));
  report->shared = g_array_new (FALSE, FALSE, sizeof (guint));
  report->shift_index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  report->shifts_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify)g_ptr_array_unref);
}

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
  return demarche_comparison_get_evidence (report->comparison, evidence);
}

const DemarcheCell *
demarche_report_get_cell (DemarcheReport *report, guint cell)
{
  return demarche_comparison_get_cell (report->comparison, cell);
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

guint
demarche_report_get_sections (DemarcheReport *report, DemarcheSection sections[DEMARCHE_N_SECTIONS])
{
  const char *const *named =
      demarche_report_definition_get_list (report->definition, DEMARCHE_REPORT_SECTIONS);
  guint n = demarche_report_definition_get_sections (report->definition, sections);
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (sections[i] != DEMARCHE_SECTION_NEWS || report->news != NULL || named[0] != NULL)
      sections[kept++] = sections[i];
  return kept;
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

/* neither part looks at what the other one finds */
static void
index_part (guint index, gpointer report)
{
  if (index == 0)
    demarche_report_group_evidence (report);
  else
    demarche_report_index_shifts (report);
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
  if (provenance->decided != NULL) {
    report->decided = demarche_decided_ref (provenance->decided);
    report->by_rules = demarche_comparison_ref (provenance->by_rules);
  }
  report->words = demarche_report_words_new (provenance->read, provenance->read_data);
  report->gate = provenance->gate != NULL ? demarche_gate_ref (provenance->gate) : NULL;
  report->samples = provenance->samples != NULL ? g_ptr_array_ref (provenance->samples) : NULL;
  report->measure = g_strdup (provenance->measure);
  demarche_report_arrange (report);
  demarche_parallel_run (0, 2, index_part, report);
  demarche_report_prove (report);
  if (provenance->news != NULL)
    report->news = demarche_news_new (report, provenance->news);
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

static GBytes *
write_format (DemarcheReport *report, DemarcheReportFormat format, DemarcheReportTable table,
              GError **error)
{
  GString *text;
  gsize length = 0;
  char *data;

  switch (format) {
  case DEMARCHE_REPORT_HTML:
    data = demarche_report_write_html (report, &length);
    break;
  case DEMARCHE_REPORT_JSON:
    data = demarche_report_write_json (report, &length);
    break;
  case DEMARCHE_REPORT_DOCX:
    return demarche_report_write_docx (report, error);
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

GBytes *
demarche_report_write (DemarcheReport *report, DemarcheReportFormat format,
                       DemarcheReportTable table, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_REPORT (report), NULL);
  g_autoptr (GBytes) written = write_format (report, format, table, error);

  return written != NULL && demarche_report_words_check (report->words, error)
             ? g_steal_pointer (&written)
             : NULL;
}

char *
demarche_report_get_abstract (DemarcheReport *report)
{
  GString *out = g_string_new (NULL);
  g_autofree char *facts = NULL;
  g_autoptr (GPtrArray) lack = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) stands = NULL;

  g_return_val_if_fail (DEMARCHE_IS_REPORT (report), NULL);
  facts = demarche_sentences_facts (report);
  lack = demarche_sentences_lack (report);
  changes = demarche_sentences_changes (report);
  stands = demarche_sentences_stands (report);
  g_string_append_printf (out, "%s\n", facts);
  append_plain (out, lack, 1);
  append_plain (out, changes, 2);
  append_plain (out, stands, 2);
  return g_string_free (out, FALSE);
}
