/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which position was taken for which, and who was taken to hold it how. */
#include "comparison/agreement-private.h"

/* what both sides have of one position: bit sets of sayings */
typedef struct {
  guint gold;
  guint found;
} Said;

static void
read_side (const DemarcheCoded *coded, GArray *said, gboolean is_gold, guint *left_out)
{
  for (guint i = coded->tag; i < coded->tag_end; i++) {
    const DemarcheTag *tag = demarche_coded_get_tag (coded, i);
    Said *one = &g_array_index (said, Said, tag->position);
    guint bit = 1u << demarche_coding_get_saying (tag);
    if (tag->optional)
      left_out[tag->position] |= bit;
    else if (!demarche_coding_is_clear (tag))
      continue;
    else if (is_gold)
      one->gold |= bit;
    else
      one->found |= bit;
  }
}

static guint
count_bits (guint set)
{
  guint n = 0;
  for (; set != 0; set &= set - 1)
    n++;
  return n;
}

static guint
take_bit (guint *set, guint none)
{
  for (guint i = 0; i < none; i++) {
    if ((*set & 1u << i) == 0)
      continue;
    *set &= ~(1u << i);
    return i;
  }
  return none;
}

/* speaker first, supports first: as people read them */
static guint
get_held (guint saying)
{
  return saying == DEMARCHE_N_SAYINGS ? saying : DEMARCHE_N_SAYINGS - 1 - saying;
}

static void
confuse_held (guint *held, const Said *said)
{
  guint both = said->gold & said->found;
  guint gold = said->gold & ~both;
  guint found = said->found & ~both;
  while (both != 0) {
    guint saying = get_held (take_bit (&both, DEMARCHE_N_SAYINGS));
    held[saying * DEMARCHE_N_HELD + saying]++;
  }
  for (guint n = MAX (count_bits (gold), count_bits (found)); n > 0; n--) {
    guint row = get_held (take_bit (&gold, DEMARCHE_N_SAYINGS));
    guint column = get_held (take_bit (&found, DEMARCHE_N_SAYINGS));
    held[row * DEMARCHE_N_HELD + column]++;
  }
}

static DemarcheConfusion *
get_confusion (const DemarcheMeasuring *measuring, guint issue)
{
  GPtrArray *confusions = measuring->agreement->confusions;
  for (guint i = confusions->len; i <= issue; i++) {
    DemarcheConfusion confusion = {
        .issue = i, .n = demarche_codebook_get_issue (measuring->codebook, i)->n_positions};
    confusion.cells = g_new0 (guint, (gsize)(confusion.n + 1) * (confusion.n + 1));
    g_ptr_array_add (confusions, g_memdup2 (&confusion, sizeof confusion));
  }
  return g_ptr_array_index (confusions, issue);
}

/* the next position that only one side has, or n for none */
static guint
find_alone (const Said *said, guint n, guint from, gboolean is_gold)
{
  for (guint i = from; i < n; i++) {
    gboolean has_gold = said[i].gold != 0;
    gboolean has_found = said[i].found != 0;
    if (has_gold != has_found && has_gold == is_gold)
      return i;
  }
  return n;
}

static void
confuse_issue (DemarcheConfusion *confusion, const Said *said)
{
  guint n = confusion->n;
  guint n_said = 0;
  for (guint i = 0; i < n; i++) {
    n_said += (said[i].gold | said[i].found) != 0;
    if (said[i].gold != 0 && said[i].found != 0)
      confusion->cells[i * (n + 1) + i]++;
  }
  if (n_said == 0)
    confusion->cells[n * (n + 1) + n]++;
  guint gold = find_alone (said, n, 0, TRUE);
  guint found = find_alone (said, n, 0, FALSE);
  while (gold < n || found < n) {
    confusion->cells[gold * (n + 1) + found]++;
    gold = find_alone (said, n, gold + 1, TRUE);
    found = find_alone (said, n, found + 1, FALSE);
  }
}

void
demarche_measuring_confuse (const DemarcheMeasuring *measuring, const DemarcheJudged *judged)
{
  guint n_positions = demarche_codebook_get_n_positions (measuring->codebook);
  g_autoptr (GArray) said = g_array_new (FALSE, TRUE, sizeof (Said));
  g_autofree guint *left_out = g_new0 (guint, n_positions + 1);
  g_array_set_size (said, n_positions);
  read_side (&judged->gold, said, TRUE, left_out);
  read_side (&judged->found, said, FALSE, left_out);
  for (guint i = 0; i < n_positions; i++) {
    Said *one = &g_array_index (said, Said, i);
    one->found &= ~left_out[i];
    one->gold &= ~left_out[i];
    confuse_held (measuring->agreement->held, one);
  }
  for (guint i = 0; i < demarche_codebook_get_n_issues (measuring->codebook); i++) {
    const DemarcheIssue *issue = demarche_codebook_get_issue (measuring->codebook, i);
    if (issue->n_positions > 0)
      confuse_issue (get_confusion (measuring, i),
                     &g_array_index (said, Said, issue->first_position));
  }
}
