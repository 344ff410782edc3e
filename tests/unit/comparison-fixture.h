/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A small codebook and a short way to write tagged paragraphs. */
#pragma once

#include "comparison/comparison.h"
#include "model/tag-lines.h"
#include "runner.h"

#include <string.h>

enum {
  VOLUNTARY,
  BINDING,
  OPEN,
  INFORMAL,
  CONSENSUS,
  CONTACTS,
  DISCRETION,
};

enum {
  NORMS,
  ACCESS,
  MEASURES,
};

typedef struct {
  DemarcheCodebook *codebook;
  GString *lines;
  guint n_lines;
  GPtrArray *tagged;
} Fixture;

static inline void
fixture_open (Fixture *fixture)
{
  DemarcheCodebook *codebook = demarche_codebook_new ();
  demarche_codebook_add_issue (codebook, "norms", "Norms", DEMARCHE_ISSUE_SCALE, NULL, TRUE);
  demarche_codebook_add_position (codebook, "voluntary", NULL, NULL, -1);
  demarche_codebook_add_position (codebook, "binding", NULL, NULL, 1);
  demarche_codebook_add_issue (codebook, "access", "Access", DEMARCHE_ISSUE_SCALE, NULL, FALSE);
  demarche_codebook_add_position (codebook, "open", NULL, NULL, -1);
  demarche_codebook_add_position (codebook, "informal", NULL, NULL, 0);
  demarche_codebook_add_position (codebook, "by-consensus", NULL, NULL, 1);
  demarche_codebook_add_issue (codebook, "measures", "Measures", DEMARCHE_ISSUE_CHOICE, NULL, TRUE);
  demarche_codebook_add_position (codebook, "contacts", NULL, NULL, 0);
  demarche_codebook_add_position (codebook, "discretion", NULL, NULL, 0);
  *fixture = (Fixture){codebook, g_string_new (NULL), 0, NULL};
}

static inline void
fixture_close (Fixture *fixture)
{
  demarche_codebook_unref (fixture->codebook);
  g_string_free (fixture->lines, TRUE);
  g_clear_pointer (&fixture->tagged, g_ptr_array_unref);
}

/* "norms.binding + firm; norms.voluntary - tentative other Ostrany" */
static inline void
fixture_add_tags (Fixture *fixture, const char *tags)
{
  g_auto (GStrv) parts = g_strsplit (tags, ";", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", 5);
    guint n = g_strv_length (words);
    gboolean is_other = n > 3 && strcmp (words[3], "other") == 0;
    if (n < 3)
      continue;
    g_string_append_printf (fixture->lines, "%s{\"position\": \"%s\", \"holder\": \"%s\"",
                            i == 0 ? "" : ", ", words[0], is_other ? "other" : "speaker");
    if (n > 4)
      g_string_append_printf (fixture->lines, ", \"held-by\": \"%s\"", words[4]);
    g_string_append_printf (fixture->lines, ", \"stance\": \"%s\", \"force\": \"%s\"",
                            words[1][0] == '+' ? "supports" : "opposes", words[2]);
    if (n > 3 && strcmp (words[3], "ambiguous") == 0)
      g_string_append (fixture->lines, ", \"review\": [\"ambiguous\"]");
    g_string_append (fixture->lines, "}");
  }
}

/* a paragraph of @statement; @more: further members of the line, each with a comma after it */
static inline void
fixture_say_more (Fixture *fixture, const char *statement, const char *delegation, const char *date,
                  const char *event, const char *tags, const char *more)
{
  guint number = ++fixture->n_lines;
  g_string_append_printf (fixture->lines,
                          "{\"statement\": \"%s\", \"paragraph\": %u, \"speaker\": \"%s of %s\", "
                          "\"delegation\": \"%s\", ",
                          statement, number, statement, delegation, delegation);
  if (date != NULL)
    g_string_append_printf (fixture->lines, "\"date\": \"%s\", ", date);
  if (event != NULL)
    g_string_append_printf (fixture->lines, "\"event\": \"%s\", ", event);
  g_string_append_printf (fixture->lines, "%s\"text\": \"Paragraph %u.\", \"tags\": [", more,
                          number);
  fixture_add_tags (fixture, tags);
  g_string_append (fixture->lines, "]}\n");
}

static inline void
fixture_say (Fixture *fixture, const char *statement, const char *delegation, const char *date,
             const char *event, const char *tags)
{
  fixture_say_more (fixture, statement, delegation, date, event, tags, "");
}

static inline DemarcheComparison *
fixture_compare (Fixture *fixture, const DemarcheComparisonOptions *options)
{
  g_autoptr (GBytes) bytes = g_bytes_new (fixture->lines->str, fixture->lines->len);
  g_autoptr (DemarcheSource) source = demarche_source_new ("tags.jsonl", bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_clear_pointer (&fixture->tagged, g_ptr_array_unref);
  fixture->tagged =
      demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD, fixture->codebook, diagnostics);
  ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), 0);
  ck_assert_ptr_nonnull (fixture->tagged);
  return demarche_comparison_new (fixture->tagged, fixture->codebook, options);
}

static inline const DemarcheCell *
fixture_cell (DemarcheComparison *comparison, const char *actor, guint issue, guint window)
{
  guint index = demarche_comparison_find_actor (comparison, actor);
  ck_assert_uint_ne (index, DEMARCHE_NONE);
  const DemarcheCell *cell = demarche_comparison_find_cell (comparison, index, issue, window);
  ck_assert_ptr_nonnull (cell);
  return cell;
}
