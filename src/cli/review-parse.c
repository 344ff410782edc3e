/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a reviewer asks for in one line. */
#include "config.h"

#include "cli/review.h"

#include <string.h>

/* the first letter of a word is as good as the word */
static const struct {
  const char *word;
  char letter;
  DemarcheReviewAction action;
  DemarcheDecisionKind kind;
} commands[] = {
    {"accept", 'a', DEMARCHE_REVIEW_DECIDE, DEMARCHE_DECISION_ACCEPT},
    {"reject", 'r', DEMARCHE_REVIEW_DECIDE, DEMARCHE_DECISION_REJECT},
    {"correct", 'c', DEMARCHE_REVIEW_DECIDE, DEMARCHE_DECISION_CORRECT},
    {"comment", 'm', DEMARCHE_REVIEW_DECIDE, DEMARCHE_DECISION_COMMENT},
    {"undo", 'u', DEMARCHE_REVIEW_UNDO, DEMARCHE_DECISION_COMMENT},
    {"skip", 's', DEMARCHE_REVIEW_SKIP, DEMARCHE_DECISION_COMMENT},
    {"back", 'b', DEMARCHE_REVIEW_BACK, DEMARCHE_DECISION_COMMENT},
    {"paragraphs", 'p', DEMARCHE_REVIEW_AROUND, DEMARCHE_DECISION_COMMENT},
    {"again", '.', DEMARCHE_REVIEW_AGAIN, DEMARCHE_DECISION_COMMENT},
    {"help", '?', DEMARCHE_REVIEW_HELP, DEMARCHE_DECISION_COMMENT},
    {"quit", 'q', DEMARCHE_REVIEW_QUIT, DEMARCHE_DECISION_COMMENT},
};

static int
find_command (const char *word)
{
  g_autofree char *small = g_ascii_strdown (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].word, small) ||
        (small[0] == commands[i].letter && small[1] == '\0'))
      return (int)i;
  return -1;
}

/* ---- a correction ---- */

/* a code, or the last part of one of the same issue */
static const char *
find_position (DemarcheCodebook *codebook, const DemarcheTag *tag, const char *word)
{
  const char *code = demarche_codebook_get_position (codebook, tag->position)->code;
  g_autofree char *sibling = g_strdup_printf ("%.*s.%s", (int)strcspn (code, "."), code, word);
  int found = demarche_codebook_find_position (codebook, word);

  if (found < 0)
    found = demarche_codebook_find_position (codebook, sibling);
  return found >= 0 ? demarche_codebook_get_position (codebook, (guint)found)->code : NULL;
}

static char *
describe_unknown (DemarcheCodebook *codebook, const char *word)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint n = demarche_codebook_get_n_positions (codebook);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (codes, (gpointer)demarche_codebook_get_position (codebook, i)->code);
  g_ptr_array_add (codes, NULL);
  const char *nearest = demarche_nearest_name (word, (const char *const *)codes->pdata);
  return g_strdup_printf ("'%s' is no position code, and none of supports, opposes, speaker, "
                          "other, firm, tentative%s%s%s",
                          word, nearest != NULL ? "; did you mean '" : "",
                          nearest != NULL ? nearest : "", nearest != NULL ? "'?" : "");
}

static gboolean
read_part (const char *word, const DemarcheTag *tag, DemarcheCodebook *codebook,
           DemarcheDecision *decision)
{
  if (demarche_holder_from_name (word, &decision->to_holder)) {
    decision->corrects |= DEMARCHE_CORRECTS_HOLDER;
  } else if (demarche_stance_from_name (word, &decision->to_stance)) {
    decision->corrects |= DEMARCHE_CORRECTS_STANCE;
  } else if (demarche_force_from_name (word, &decision->to_force)) {
    decision->corrects |= DEMARCHE_CORRECTS_FORCE;
  } else {
    decision->to_position = (char *)find_position (codebook, tag, word);
    decision->corrects |= DEMARCHE_CORRECTS_POSITION;
  }
  return !(decision->corrects & DEMARCHE_CORRECTS_POSITION) || decision->to_position != NULL;
}

/* what is said as it is anyway corrects nothing */
static void
drop_same (const DemarcheTag *tag, DemarcheCodebook *codebook, DemarcheDecision *decision)
{
  const char *code = demarche_codebook_get_position (codebook, tag->position)->code;

  if (g_strcmp0 (decision->to_position, code) == 0) {
    decision->corrects &= ~(guint)DEMARCHE_CORRECTS_POSITION;
    decision->to_position = NULL;
  }
  if (decision->to_holder == tag->holder)
    decision->corrects &= ~(guint)DEMARCHE_CORRECTS_HOLDER;
  if (decision->to_stance == tag->stance)
    decision->corrects &= ~(guint)DEMARCHE_CORRECTS_STANCE;
  if (decision->to_force == tag->force)
    decision->corrects &= ~(guint)DEMARCHE_CORRECTS_FORCE;
}

static gboolean
read_correction (char *words, const DemarcheTag *tag, DemarcheCodebook *codebook,
                 DemarcheDecision *decision, char **why)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t,", -1);

  decision->to_holder = tag->holder;
  decision->to_stance = tag->stance;
  decision->to_force = tag->force;
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !read_part (parts[i], tag, codebook, decision)) {
      *why = describe_unknown (codebook, parts[i]);
      return FALSE;
    }
  gboolean is_said = decision->corrects != 0;
  drop_same (tag, codebook, decision);
  if (decision->corrects == 0)
    *why =
        g_strdup (is_said ? "so it is tagged already; a accepts it"
                          : "say what is right: a position code, supports or opposes, speaker or "
                            "other, firm or tentative; behind ; a remark");
  return decision->corrects != 0;
}

/* ---- a line ---- */

/* cuts off what stands behind a mark; NULL: nothing */
static char *
cut_remark (char *words)
{
  char *mark = strchr (words, ';');

  if (mark == NULL)
    return NULL;
  *mark = '\0';
  g_strstrip (mark + 1);
  return mark[1] != '\0' ? mark + 1 : NULL;
}

static gboolean
read_decision (char *words, const DemarcheTag *tag, DemarcheCodebook *codebook,
               DemarcheDecision *decision, char **why)
{
  if (decision->kind == DEMARCHE_DECISION_CORRECT) {
    decision->comment = cut_remark (words);
    return read_correction (words, tag, codebook, decision, why);
  }
  decision->comment = *words != '\0' ? words : NULL;
  if (decision->kind != DEMARCHE_DECISION_COMMENT || decision->comment != NULL)
    return TRUE;
  *why = g_strdup ("say what there is to remark, behind the m");
  return FALSE;
}

gboolean
demarche_review_parse (char *line, const DemarcheTag *tag, DemarcheCodebook *codebook,
                       DemarcheReviewAction *action, DemarcheDecision *decision, char **why)
{
  char *words = g_strstrip (line);
  gsize length = strcspn (words, " \t");
  g_autofree char *word = g_strndup (words, length);
  int command = find_command (*word != '\0' ? word : "again");

  if (command < 0) {
    *why = g_strdup_printf ("'%s' is no answer; ? lists them", word);
    return FALSE;
  }
  *action = commands[command].action;
  *decision = (DemarcheDecision){.kind = commands[command].kind};
  if (*action == DEMARCHE_REVIEW_DECIDE)
    return read_decision (g_strstrip (words + length), tag, codebook, decision, why);
  if (words[length] == '\0')
    return TRUE;
  *why = g_strdup_printf ("'%s' stands alone", word);
  return FALSE;
}
