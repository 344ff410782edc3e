/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any text against rules that use every construct: each tag is sound, and twice the same. The
 * first byte chooses the kind of paragraph, and whether the others are text or numbers of words. */
#include "classify/classifier.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const words[] = {
    "alpha ",
    "beta ",
    "gamma ",
    "delta ",
    "norm ",
    "norms, ",
    "binding ",
    "not ",
    "no need ",
    "for ",
    "if ",
    "could ",
    "some ",
    "states ",
    "others ",
    "they say ",
    "rule ",
    "out ",
    "we ",
    ", we ",
    "and it ",
    "; ",
    ". ",
    "? ",
    "only ",
    "but ",
    "draft ",
    "omega ",
    "psi ",
    "voluntary ",
    "members ",
    "legally ",
    "non-",
    "open-ended working group ",
    "see no merit ",
    "in the past ",
    "- ",
    "(a) ",
    ": ",
    "\n",
    "x ",
    "process ",
    "state-led ",
    "We want ",
    "many ",
    "delegation ",
};

static void
check (gboolean sound)
{
  if (!sound)
    abort ();
}

static DemarcheClassifier *
get_classifier (void)
{
  static DemarcheClassifier *classifier;

  if (classifier == NULL) {
    g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
    g_autoptr (DemarcheRuleSet) rules = demarche_rule_set_load (RULES, NULL, diagnostics, NULL);
    check (rules != NULL);
    classifier = demarche_classifier_new (rules, NULL);
  }
  return classifier;
}

static gboolean
is_boundary (const char *text, gsize length, gsize offset)
{
  return offset <= length && (offset == length || (text[offset] & 0xc0) != 0x80);
}

static void
check_span (const DemarcheSpan *span, const char *text, gsize length)
{
  check (span->start < span->end);
  check (is_boundary (text, length, span->start) && is_boundary (text, length, span->end));
}

static void
check_tag (const DemarcheTag *tag, const char *text, gsize length)
{
  check (tag->n_evidence > 0);
  for (guint i = 0; i < tag->n_evidence; i++) {
    check_span (&tag->evidence[i], text, length);
    check (i == 0 || tag->evidence[i - 1].end <= tag->evidence[i].start);
  }
  for (guint i = 0; i < tag->n_cues; i++)
    check_span (&tag->cues[i].span, text, length);
}

static DemarcheTagged *
tag_text (const char *text, gsize length, DemarcheParagraphKind kind)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("input");
  DemarcheParagraph paragraph = {.kind = kind, .text = text, .length = length};

  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  return demarche_classifier_tag (get_classifier (), statement, NULL, NULL);
}

static void
check_equal (const DemarcheTag *one, const DemarcheTag *other)
{
  check (one->position == other->position && one->holder == other->holder);
  check (one->stance == other->stance && one->force == other->force);
  check (one->review == other->review && g_str_equal (one->rule, other->rule));
  check (one->n_cues == other->n_cues && one->n_evidence == other->n_evidence);
  check (memcmp (one->evidence, other->evidence, one->n_evidence * sizeof *one->evidence) == 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DemarcheParagraphKind kind = DEMARCHE_PARAGRAPH_PARAGRAPH;

  if (size == 0)
    return 0;
  if (data[0] & 1)
    kind = DEMARCHE_PARAGRAPH_LIST;
  if (data[0] & 2)
    g_string_append_len (text, (const char *)data + 1, (gssize)size - 1);
  else
    for (gsize i = 1; i < size; i++)
      g_string_append (text, words[data[i] % G_N_ELEMENTS (words)]);
  if (!g_utf8_validate_len (text->str, text->len, NULL))
    return 0;
  g_autoptr (DemarcheTagged) first = tag_text (text->str, text->len, kind);
  g_autoptr (DemarcheTagged) second = tag_text (text->str, text->len, kind);
  check (demarche_tagged_get_n_tags (first) == demarche_tagged_get_n_tags (second));
  for (guint i = 0; i < demarche_tagged_get_n_tags (first); i++) {
    check_tag (demarche_tagged_get_tag (first, i), text->str, text->len);
    check_equal (demarche_tagged_get_tag (first, i), demarche_tagged_get_tag (second, i));
  }
  return 0;
}
