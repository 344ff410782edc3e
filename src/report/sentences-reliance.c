/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says how far to rely on the figures. */
#include "report/sentences-private.h"

#include "ingest/ingest.h"
#include "report/words.h"

#define MOST_NAMES 12

static void
add_measure (GPtrArray *sentence, DemarcheReport *report)
{
  if (report->measure == NULL)
    return;
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                         report->gate == NULL ? " Measure it: " : " Measure it with more gold: ");
  demarche_sentence_add (sentence, DEMARCHE_RUN_CODE, "%s", report->measure);
}

GPtrArray *
demarche_sentences_lack (DemarcheReport *report)
{
  const char *lack = demarche_report_describe_lack (report);
  GPtrArray *sentences = demarche_sentences_new ();

  if (lack != NULL) {
    GPtrArray *sentence = demarche_sentence_new (sentences);

    demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "Unproven.");
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, " %s", lack);
    add_measure (sentence, report);
  }
  return sentences;
}

/* "0.82 (0.77 to 0.87)" */
static char *
describe_alpha (const DemarcheUnits *units)
{
  g_autofree char *alpha = demarche_words_ratio (units->alpha);
  g_autofree char *low = demarche_words_ratio (units->interval.low);
  g_autofree char *high = demarche_words_ratio (units->interval.high);

  if (!demarche_interval_is_known (units->interval))
    return g_steal_pointer (&alpha);
  return g_strdup_printf ("%s (%s to %s)", alpha, low, high);
}

static void
add_alpha (GPtrArray *sentence, const DemarcheAgreement *agreement)
{
  const DemarcheUnits *units = &agreement->reliability.all;
  g_autofree char *alpha = describe_alpha (units);
  g_autofree char *paragraphs = demarche_words_count (agreement->n_paragraphs, "paragraph");
  g_autofree char *statements =
      demarche_words_count (agreement->tables[DEMARCHE_SCORED_ALL].n_statements, "statement");

  if (demarche_alpha_get_verdict (units->alpha) != DEMARCHE_ALPHA_UNKNOWN)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "Krippendorff’s alpha %s on ", alpha);
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                         "%s tagged by people, of %s that the rules were not developed on.",
                         paragraphs, statements);
}

static void
add_gate (GPtrArray *sentences, DemarcheReport *report)
{
  GPtrArray *sentence = demarche_sentence_new (sentences);
  guint n_held;
  guint n_proven = demarche_report_count_proven (report, &n_held);

  demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "%u of %u", n_proven, n_held);
  demarche_sentence_add (
      sentence, DEMARCHE_RUN_TEXT,
      " positions used here pass the gate (precision 0.85 or more on 30 gold "
      "tags or more%s)",
      report->samples != NULL ? ", or on as many tags drawn at random and judged by people" : "");
  if (n_proven < n_held)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                           "; figures that rest on others are hatched, marked † and called "
                           "unproven");
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ". ");
  demarche_sentence_add_link (sentence, "Method", "method");
}

static void
add_names (GPtrArray *sentence, GPtrArray *names)
{
  guint n = MIN (names->len, MOST_NAMES);

  for (guint i = 0; i < n; i++) {
    if (i > 0)
      demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, i + 1 == names->len ? " and " : ", ");
    demarche_sentence_add (sentence, DEMARCHE_RUN_NAME, "%s", (const char *)names->pdata[i]);
  }
  if (names->len > n)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, " and %u more", names->len - n);
}

static char *
list_languages (GPtrArray *codes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < codes->len; i++)
    g_ptr_array_add (names, (gpointer)demarche_language_get_name (codes->pdata[i]));
  return names->len > 0 ? demarche_words_list (names) : g_strdup ("language unknown");
}

static void
add_coverage (GPtrArray *sentences, const DemarcheGatePart *part)
{
  GPtrArray *sentence = demarche_sentence_new (sentences);
  g_autofree char *languages = list_languages (part->languages);

  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "Gold covers ");
  if (part->delegations->len > 0)
    add_names (sentence, part->delegations);
  else
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "nobody by name");
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "; %s.", languages);
}

/* apart, for it says little of other statements */
static void
add_seen (GPtrArray *sentences, const DemarcheAgreement *agreement)
{
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];
  GPtrArray *sentence = demarche_sentence_new (sentences);
  g_autofree char *statements = demarche_words_count (table->n_statements, "statement");
  g_autofree char *precision =
      demarche_words_ratio (demarche_score_get_ratio (&table->micro, DEMARCHE_PRECISION));
  g_autofree char *recall =
      demarche_words_ratio (demarche_score_get_ratio (&table->micro, DEMARCHE_RECALL));

  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                         "Apart from that, on %s that the rules were developed on: precision %s, "
                         "recall %s. This opens no gate.",
                         statements, precision, recall);
}

static void
add_agreement (GPtrArray *sentences, DemarcheReport *report)
{
  const DemarcheGate *gate = report->gate;
  GPtrArray *sentence = demarche_sentence_new (sentences);

  demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "Agreement with human reading: ");
  if (gate != NULL && gate->unseen.agreement != NULL) {
    add_alpha (sentence, gate->unseen.agreement);
    add_gate (sentences, report);
    add_coverage (sentences, &gate->unseen);
  } else if (report->samples != NULL) {
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                           "measured by tags drawn at random, which people judged.");
    add_gate (sentences, report);
  } else {
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                           gate == NULL ? "not measured: no paragraph tagged by hand. Every figure "
                                          "is hatched, marked † and unproven; read the quotes "
                                          "before you rely on one."
                                        : "not measured on statements that the rules were not "
                                          "developed on. Every figure is hatched, marked † and "
                                          "unproven.");
    add_measure (sentence, report);
  }
  if (gate == NULL || gate->seen.agreement == NULL)
    return;
  add_seen (sentences, gate->seen.agreement);
  if (gate->unseen.agreement == NULL)
    add_coverage (sentences, &gate->seen);
}

static void
add_rules (GPtrArray *sentences, DemarcheReport *report)
{
  GPtrArray *sentence = demarche_sentence_new (sentences);
  g_autofree char *rules = demarche_words_count (report->n_rules, "rule");
  g_autofree char *files = demarche_words_count (report->n_files, "file");

  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "Rule set %.8s: %s in %s. ",
                         report->meaning_hash != NULL ? report->meaning_hash : "unknown", rules,
                         files);
  demarche_sentence_add_link (sentence, "Method", "method");
}

GPtrArray *
demarche_sentences_reliance (DemarcheReport *report)
{
  DemarcheComparison *comparison = report->comparison;
  GPtrArray *sentences = demarche_sentences_new ();

  add_agreement (sentences, report);
  add_rules (sentences, report);
  if (comparison->duplicates->len > 0) {
    g_autofree char *pairs = demarche_words_count (comparison->duplicates->len, "pair");
    GPtrArray *sentence = demarche_sentence_new (sentences);

    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                           "%s of statements read like versions of one; both count. ", pairs);
    demarche_sentence_add_link (sentence, "Details", "unread");
  }
  return sentences;
}
