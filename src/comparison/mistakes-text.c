/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Mistakes with their words, and the tables of what was taken for what. */
#include "comparison/agreement-words.h"

#include "base/escape.h"

#include <string.h>

#define INDENT 11

static void
append_reasons (GString *out, const DemarcheTag *tag)
{
  if (tag->rule == NULL)
    return;
  g_string_append_printf (out, "  %-*s", INDENT - 2, "by");
  demarche_escape_terminal (out, tag->rule, -1);
  for (guint i = 0; i < tag->n_cues; i++) {
    g_string_append (out, i == 0 ? "; cues " : " ");
    demarche_escape_terminal (out, tag->cues[i].id, -1);
  }
  g_string_append_c (out, '\n');
}

/* @reference: (nullable) */
static void
append_side (GString *out, const char *name, const DemarcheSidedTag *sided, const char *reference)
{
  const DemarcheTag *tag = sided->tag;
  if (tag == NULL)
    return;
  g_string_append (out, "  ");
  g_string_append_printf (out, "%-*s", INDENT - 2, name);
  g_string_append_printf (out, "%s %s%s%s", demarche_holder_get_name (tag->holder),
                          demarche_stance_get_name (tag->stance), tag->lacks_force ? "" : " ",
                          tag->lacks_force ? "" : demarche_force_get_name (tag->force));
  if (reference != NULL)
    g_string_append_printf (out, "  [%s]", reference);
  g_string_append_printf (out, "\n%*s", INDENT, "");
  demarche_words_append_quote (out, sided, INDENT);
  append_reasons (out, tag);
}

static void
append_instead (GString *out, const DemarcheMistake *mistake, DemarcheCodebook *codebook)
{
  for (guint i = 0; mistake->instead != NULL && i < mistake->instead->len; i++) {
    guint position = g_array_index (mistake->instead, guint, i);
    g_string_append_printf (out, "  %-*s", INDENT - 2, "instead");
    demarche_words_append_name (out, demarche_codebook_get_position (codebook, position)->code, 0);
    g_string_append_c (out, '\n');
  }
}

/* among equals nobody is wrong: "only A", "other stance" */
static void
append_kind (GString *out, DemarcheMistakeKind kind, const char *const names[2])
{
  const char *name = demarche_mistake_kind_get_name (kind);
  if (names == NULL)
    g_string_append (out, name);
  else if (kind == DEMARCHE_MISTAKE_MISSED || kind == DEMARCHE_MISTAKE_SPURIOUS)
    g_string_append_printf (out, "only %s", names[kind == DEMARCHE_MISTAKE_SPURIOUS]);
  else
    g_string_append_printf (out, "other %s", name + strlen ("wrong "));
}

static void
append_mistake (GString *out, const DemarcheMistake *mistake, DemarcheCodebook *codebook,
                const char *const names[2])
{
  static const char *const gold_and_found[] = {"gold", "found"};
  DemarcheStatement *statement = demarche_tagged_get_statement (mistake->tagged);
  g_string_append_c (out, '\n');
  append_kind (out, mistake->kind, names);
  g_string_append (out, "  ");
  if (names == NULL)
    names = gold_and_found;
  demarche_escape_terminal (out, demarche_statement_get_name (statement), -1);
  g_string_append_printf (out, ":%u  ",
                          demarche_statement_get_paragraph (statement, mistake->paragraph)->number);
  demarche_words_append_name (
      out, demarche_codebook_get_position (codebook, mistake->position)->code, 0);
  g_string_append_c (out, '\n');
  append_side (out, names[0], &mistake->gold, NULL);
  append_side (out, names[1], &mistake->found, mistake->reference);
  append_instead (out, mistake, codebook);
}

static void
append_counts (GString *out, const guint *n_mistakes, const char *const names[2])
{
  guint n = 0;
  guint n_kinds = 0;
  for (guint i = 0; i < DEMARCHE_N_MISTAKES; i++)
    n += i == DEMARCHE_MISTAKE_WRONG_FORCE ? 0 : n_mistakes[i];
  g_string_append_c (out, '\n');
  demarche_words_append_count (out, n, names == NULL ? "error" : "difference");
  for (guint i = 0; i < DEMARCHE_N_MISTAKES; i++) {
    if (n_mistakes[i] == 0 || i == DEMARCHE_MISTAKE_WRONG_FORCE)
      continue;
    g_string_append_printf (out, "%s%u ", n_kinds++ == 0 ? ": " : ", ", n_mistakes[i]);
    append_kind (out, (DemarcheMistakeKind)i, names);
  }
  if (n_mistakes[DEMARCHE_MISTAKE_WRONG_FORCE] > 0)
    g_string_append_printf (out, "\n%u more in nothing but force",
                            n_mistakes[DEMARCHE_MISTAKE_WRONG_FORCE]);
  g_string_append_c (out, '\n');
}

/* with few gold tags its figures say little: said here, where the author looks at one position */
static void
append_support (GString *out, DemarcheAgreement *agreement, DemarcheCodebook *codebook,
                const DemarcheMistakeFilter *filter)
{
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];
  if (filter->end_position - filter->first_position != 1)
    return;
  const DemarcheScore *score =
      &g_array_index (table->positions, DemarcheScore, filter->first_position);
  demarche_words_append_name (
      out, demarche_codebook_get_position (codebook, filter->first_position)->code, 0);
  g_string_append (out, ": ");
  demarche_words_append_count (out, score->n_gold, "gold tag");
  g_string_append (out, demarche_score_get_verdict (score) == DEMARCHE_SCORE_TOO_FEW
                            ? ": too few to rely on its figures\n"
                            : "\n");
}

void
demarche_agreement_append_mistakes_text (GString *out, DemarcheAgreement *agreement,
                                         DemarcheCodebook *codebook,
                                         const DemarcheMistakeFilter *filter,
                                         const char *const names[2])
{
  guint n_mistakes[DEMARCHE_N_MISTAKES] = {0};
  guint n_listed = 0;
  for (guint i = 0; i < agreement->mistakes->len; i++) {
    const DemarcheMistake *mistake = g_ptr_array_index (agreement->mistakes, i);
    if (!demarche_words_is_listed (mistake, filter))
      continue;
    n_mistakes[mistake->kind]++;
    if (filter->limit == 0 || n_listed < filter->limit)
      append_mistake (out, mistake, codebook, names);
    n_listed++;
  }
  append_counts (out, n_mistakes, names);
  if (filter->limit > 0 && n_listed > filter->limit)
    g_string_append_printf (out, "not shown: %u more; --limit 0 shows all\n",
                            n_listed - filter->limit);
  append_support (out, agreement, codebook, filter);
}

/* ---- confusion ---- */

static void
append_cells (GString *out, const guint *cells, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%7u", cells[i]);
  g_string_append_c (out, '\n');
}

static gboolean
is_empty (const DemarcheConfusion *confusion)
{
  guint n_cells = (confusion->n + 1) * (confusion->n + 1);
  for (guint i = 0; i + 1 < n_cells; i++) {
    if (confusion->cells[i] > 0)
      return FALSE;
  }
  return TRUE;
}

static void
append_confusion (GString *out, const DemarcheConfusion *confusion, DemarcheCodebook *codebook)
{
  const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, confusion->issue);
  demarche_words_append_name (out, issue->id, 36);
  for (guint i = 0; i < confusion->n; i++) {
    g_autofree char *head = g_strdup_printf ("(%u)", i + 1);
    g_string_append_printf (out, "%7s", head);
  }
  g_string_append (out, "   none\n");
  for (guint i = 0; i <= confusion->n; i++) {
    g_autofree char *name =
        i == confusion->n
            ? g_strdup ("none")
            : g_strdup_printf (
                  "(%u) %s", i + 1,
                  demarche_codebook_get_position (codebook, issue->first_position + i)->id);
    g_string_append (out, "  ");
    demarche_words_append_name (out, name, 34);
    append_cells (out, &confusion->cells[i * (confusion->n + 1)], confusion->n + 1);
  }
}

static void
append_held (GString *out, const guint *held)
{
  static const char *const names[DEMARCHE_N_HELD] = {"(1) speaker supports", "(2) speaker opposes",
                                                     "(3) other supports", "(4) other opposes",
                                                     "none"};
  g_string_append (out,
                   "\nholder and stance: rows gold, columns found; each paragraph and position "
                   "that\none of them has\n");
  g_string_append_printf (out, "%-36s    (1)    (2)    (3)    (4)   none\n", "");
  for (guint i = 0; i < DEMARCHE_N_HELD; i++) {
    g_string_append_printf (out, "  %-34s", names[i]);
    append_cells (out, &held[i * DEMARCHE_N_HELD], DEMARCHE_N_HELD);
  }
}

void
demarche_agreement_append_confusion_text (GString *out, DemarcheAgreement *agreement,
                                          DemarcheCodebook *codebook)
{
  g_string_append (out, "\nconfusion: rows gold, columns found; a paragraph counts once for each "
                        "position\nof the issue, in none x none when neither has one\n");
  for (guint i = 0; i < agreement->confusions->len; i++) {
    const DemarcheConfusion *confusion = g_ptr_array_index (agreement->confusions, i);
    if (!is_empty (confusion))
      append_confusion (out, confusion, codebook);
  }
  append_held (out, agreement->held);
}
