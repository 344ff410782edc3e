/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes as a rule file: it loads or says why not, and what loads can tag. */
#include "classify/classifier.h"
#include "rules/rule-set.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char text[] =
    "We do not want binding norms; some States, however, could raise the status of norms. If so, "
    "they should: - act; - not act. Is it a non-binding norm? We see no merit in that.";

static void
tag (DemarcheRuleSet *rules)
{
  g_autoptr (DemarcheClassifier) classifier = demarche_classifier_new (rules, NULL);
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("statement");
  const DemarcheParagraph paragraph = {
      .kind = DEMARCHE_PARAGRAPH_LIST, .text = text, .length = strlen (text)};
  g_autoptr (DemarcheStatement) statement = NULL;
  g_autoptr (DemarcheTagged) tagged = NULL;

  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  statement = demarche_statement_builder_finish (g_steal_pointer (&builder));
  tagged = demarche_classifier_tag (classifier, statement, NULL, NULL);
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *found = demarche_tagged_get_tag (tagged, i);
    for (guint j = 0; j < found->n_evidence; j++)
      if (found->evidence[j].start >= found->evidence[j].end ||
          found->evidence[j].end > strlen (text))
        abort ();
  }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  int descriptor = memfd_create ("rules", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheRuleSet) rules = NULL;
  gboolean is_written = write (descriptor, data, size) == (gssize)size;

  if (is_written)
    rules = demarche_rule_set_load (path, NULL, diagnostics, NULL);
  close (descriptor);
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    g_autofree char *shown =
        demarche_diagnostic_format (demarche_diagnostics_get (diagnostics, i), FALSE);
    if (!g_utf8_validate (shown, -1, NULL))
      abort ();
  }
  if (rules != NULL)
    tag (rules);
  else if (is_written && demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) == 0)
    abort ();
  return 0;
}
