/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Applies decisions to tags. */
#include "model/decided-private.h"

#include <string.h>

#define QUOTED_CHARS 80 /* of the words of a lost row */

/* the tags of a statement while decisions change them */
typedef struct {
  GPtrArray *tags; /* DemarcheTag, not shared */
} Draft;

/* decisions about one tag */
typedef struct {
  DemarchePlace place;
  GArray *rows;               /* guint: of the result, in the order given */
  DemarcheDecidedRow *chosen; /* (unowned) (nullable): the one that counts */
  gboolean is_disputed;
} Group;

typedef struct {
  DemarcheDecided *decided;
  GPtrArray *tagged; /* (unowned) */
  DemarcheCodebook *codebook;
  GPtrArray *groups;  /* Group, in order of their first decision */
  GHashTable *by_key; /* Group (unowned) */
  GPtrArray *drafts;  /* Draft or NULL, one a statement */
} Application;

G_DEFINE_BOXED_TYPE (DemarcheDecided, demarche_decided, demarche_decided_ref,
                     demarche_decided_unref)

static void
free_row (gpointer data)
{
  DemarcheDecidedRow *row = data;

  demarche_decision_unref (row->decision);
  g_free (row->why);
  g_free (row);
}

static void
free_group (gpointer data)
{
  Group *group = data;

  g_array_unref (group->rows);
  g_free (group);
}

static void
free_draft (gpointer data)
{
  Draft *draft = data;

  if (draft == NULL)
    return;
  g_clear_pointer (&draft->tags, g_ptr_array_unref);
  g_free (draft);
}

static DemarcheDecidedRow *
get_row (const Application *application, guint index)
{
  return g_ptr_array_index (application->decided->rows, index);
}

/* ---- which decisions are about one tag ---- */

static void
join_group (Application *application, const DemarchePlace *place, guint row)
{
  g_autofree char *key = g_strdup_printf ("%u %u %u %d %d", place->statement, place->paragraph,
                                          place->position, (int)place->holder, (int)place->stance);
  Group *group = g_hash_table_lookup (application->by_key, key);

  if (group == NULL) {
    group = g_new0 (Group, 1);
    group->place = *place;
    group->rows = g_array_new (FALSE, FALSE, sizeof (guint));
    g_ptr_array_add (application->groups, group);
    g_hash_table_insert (application->by_key, g_steal_pointer (&key), group);
  }
  g_array_append_val (group->rows, row);
}

static void
place_decision (Application *application, DemarchePlaces *places, DemarcheDecision *decision)
{
  const char *why = NULL;
  g_autoptr (GArray) found = demarche_places_find (places, decision, &why);
  DemarcheDecidedRow *row = g_new0 (DemarcheDecidedRow, 1);
  guint index = application->decided->rows->len;

  g_ptr_array_add (application->decided->rows, row);
  if (found == NULL) {
    row->decision = demarche_decision_ref (decision);
    row->outcome = DEMARCHE_OUTCOME_LOST;
    row->why = g_strdup (why);
    return;
  }
  row->decision =
      demarche_places_anchor (places, decision, &g_array_index (found, DemarchePlace, 0));
  row->outcome = DEMARCHE_OUTCOME_APPLIED;
  row->statement = g_array_index (found, DemarchePlace, 0).statement;
  row->paragraph = g_array_index (found, DemarchePlace, 0).paragraph;
  for (guint i = 0; i < found->len; i++)
    join_group (application, &g_array_index (found, DemarchePlace, i), index);
}

/* ---- what they come to ---- */

/* whether the same person decided again further down */
static gboolean
is_replaced (const Application *application, const Group *group, guint place)
{
  const DemarcheDecision *decision =
      get_row (application, g_array_index (group->rows, guint, place))->decision;

  for (guint i = place + 1; i < group->rows->len; i++) {
    const DemarcheDecision *later =
        get_row (application, g_array_index (group->rows, guint, i))->decision;

    if (later->kind != DEMARCHE_DECISION_COMMENT && g_strcmp0 (later->by, decision->by) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
set_disputed (const Application *application, const Group *group)
{
  for (guint i = 0; i < group->rows->len; i++) {
    DemarcheDecidedRow *row = get_row (application, g_array_index (group->rows, guint, i));

    if (row->outcome == DEMARCHE_OUTCOME_APPLIED &&
        row->decision->kind != DEMARCHE_DECISION_COMMENT)
      row->outcome = DEMARCHE_OUTCOME_DISPUTED;
  }
}

/* the row that counts: none when there are comments only or they do not agree */
static void
choose (const Application *application, Group *group)
{
  for (guint i = 0; i < group->rows->len; i++) {
    DemarcheDecidedRow *row = get_row (application, g_array_index (group->rows, guint, i));

    if (row->decision->kind == DEMARCHE_DECISION_COMMENT)
      continue;
    if (is_replaced (application, group, i)) {
      row->outcome = DEMARCHE_OUTCOME_REPLACED;
      continue;
    }
    group->is_disputed |=
        group->chosen != NULL && !demarche_decision_agrees (group->chosen->decision, row->decision);
    group->chosen = row;
  }
  if (!group->is_disputed)
    return;
  group->chosen = NULL;
  set_disputed (application, group);
}

/* corrections come first: what others reject may be what one of them gives */
static gboolean
comes_late (const Group *group)
{
  return group->chosen != NULL && group->chosen->decision->kind == DEMARCHE_DECISION_REJECT;
}

/* ---- tags ---- */

static Draft *
open_draft (const Application *application, guint statement)
{
  Draft *draft = g_ptr_array_index (application->drafts, statement);
  DemarcheTagged *tagged = g_ptr_array_index (application->tagged, statement);

  if (draft != NULL)
    return draft;
  draft = g_new0 (Draft, 1);
  draft->tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    g_ptr_array_add (draft->tags, demarche_tag_copy (demarche_tagged_get_tag (tagged, i)));
  application->drafts->pdata[statement] = draft;
  return draft;
}

static DemarcheTag *
find_tag (const Draft *draft, const DemarchePlace *place)
{
  for (guint i = 0; i < draft->tags->len; i++) {
    DemarcheTag *tag = g_ptr_array_index (draft->tags, i);

    if (tag->paragraph == place->paragraph && tag->position == place->position &&
        tag->holder == place->holder && tag->stance == place->stance)
      return tag;
  }
  return NULL;
}

/* the words of a tag that the rules no longer find: where they stand now, else the paragraph */
static GArray *
find_words (const DemarcheParagraph *paragraph, const char *words)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  g_auto (GStrv) pieces = g_strsplit (words != NULL ? words : "", " … ", -1);
  DemarcheSpan span = {0, 0};

  for (guint i = 0; pieces[i] != NULL; i++) {
    const char *at = *pieces[i] == '\0'
                         ? NULL
                         : g_strstr_len (paragraph->text + span.end,
                                         (gssize)(paragraph->length - span.end), pieces[i]);

    if (at == NULL)
      continue;
    span.start = (gsize)(at - paragraph->text);
    span.end = span.start + strlen (pieces[i]);
    g_array_append_val (spans, span);
  }
  span = (DemarcheSpan){0, paragraph->length};
  if (spans->len == 0)
    g_array_append_val (spans, span);
  return spans;
}

static void
add_found_again (const Application *application, Draft *draft, const DemarchePlace *place,
                 const DemarcheDecision *decision)
{
  DemarcheStatement *statement =
      demarche_tagged_get_statement (g_ptr_array_index (application->tagged, place->statement));
  g_autoptr (GArray) spans =
      find_words (demarche_statement_get_paragraph (statement, place->paragraph), decision->words);
  DemarcheTag model = {.paragraph = place->paragraph,
                       .position = place->position,
                       .holder = place->holder,
                       .stance = place->stance,
                       .force = decision->force,
                       .standing = DEMARCHE_STANDING_ADDED,
                       .n_evidence = spans->len,
                       .evidence = (DemarcheSpan *)(gpointer)spans->data};

  g_ptr_array_add (draft->tags, demarche_tag_copy (&model));
}

/* @tag as the decision has it */
static DemarcheTag *
correct (const Application *application, const DemarcheTag *tag, const DemarcheDecision *decision)
{
  DemarcheTag model = *tag;

  if (decision->corrects & DEMARCHE_CORRECTS_POSITION)
    model.position =
        (guint)demarche_codebook_find_position (application->codebook, decision->to_position);
  if (decision->corrects & DEMARCHE_CORRECTS_HOLDER)
    model.holder = decision->to_holder;
  if (decision->corrects & DEMARCHE_CORRECTS_STANCE)
    model.stance = decision->to_stance;
  if (decision->corrects & DEMARCHE_CORRECTS_FORCE)
    model.force = decision->to_force;
  if (model.holder == DEMARCHE_HOLDER_SPEAKER)
    model.held_by = NULL;
  model.review = DEMARCHE_REVIEW_NONE;
  model.standing = DEMARCHE_STANDING_ADDED;
  model.rule = NULL;
  model.n_cues = 0;
  return demarche_tag_copy (&model);
}

/* a correction to what is there already adds nothing */
static void
add_corrected (Draft *draft, DemarcheTag *corrected)
{
  const DemarchePlace place = {0, corrected->paragraph, corrected->position, corrected->holder,
                               corrected->stance};
  DemarcheTag *known = find_tag (draft, &place);

  if (known == NULL) {
    g_ptr_array_add (draft->tags, corrected);
    return;
  }
  if (known->standing == DEMARCHE_STANDING_FOUND)
    known->standing = DEMARCHE_STANDING_ACCEPTED;
  known->review = DEMARCHE_REVIEW_NONE;
  demarche_tag_free (corrected);
}

static void
apply_correction (const Application *application, Draft *draft, DemarcheTag *tag,
                  DemarcheDecidedRow *row)
{
  DemarcheTag *corrected = correct (application, tag, row->decision);

  tag->review = DEMARCHE_REVIEW_NONE;
  if (corrected->position == tag->position && corrected->holder == tag->holder &&
      corrected->stance == tag->stance) {
    tag->force = corrected->force;
    tag->standing = DEMARCHE_STANDING_ACCEPTED;
    demarche_tag_free (corrected);
    return;
  }
  tag->standing = DEMARCHE_STANDING_CORRECTED;
  add_corrected (draft, corrected);
}

/* the rules no longer find the tag, but its paragraph is there */
static void
apply_to_missing (const Application *application, Draft *draft, const DemarchePlace *place,
                  DemarcheDecidedRow *row)
{
  const DemarcheDecision *decision = row->decision;

  if (decision->kind == DEMARCHE_DECISION_REJECT) {
    row->outcome = DEMARCHE_OUTCOME_SETTLED;
    return;
  }
  add_found_again (application, draft, place, decision);
  if (decision->kind == DEMARCHE_DECISION_CORRECT) {
    DemarcheTag *tag = g_ptr_array_steal_index (draft->tags, draft->tags->len - 1);

    add_corrected (draft, correct (application, tag, decision));
    demarche_tag_free (tag);
  }
}

static void
apply_row (const Application *application, Draft *draft, DemarcheTag *tag, DemarcheDecidedRow *row)
{
  if (row->decision->kind == DEMARCHE_DECISION_CORRECT) {
    apply_correction (application, draft, tag, row);
  } else if (row->decision->kind == DEMARCHE_DECISION_ACCEPT) {
    tag->standing = DEMARCHE_STANDING_ACCEPTED;
    tag->review &= ~(guint)DEMARCHE_REVIEW_AMBIGUOUS;
  } else if (tag->standing == DEMARCHE_STANDING_FOUND) {
    tag->standing = DEMARCHE_STANDING_REJECTED;
  } else { /* the one that somebody's correction gives */
    tag->standing = DEMARCHE_STANDING_DISPUTED;
    row->outcome = DEMARCHE_OUTCOME_DISPUTED;
  }
}

static void
remember (const Application *application, const Group *group, DemarcheTag *tag)
{
  GPtrArray *decisions = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);

  for (guint i = 0; i < group->rows->len; i++)
    g_ptr_array_add (decisions,
                     demarche_decision_ref (
                         get_row (application, g_array_index (group->rows, guint, i))->decision));
  g_hash_table_insert (application->decided->by_tag, tag, decisions);
}

static void
apply_group (const Application *application, const Group *group)
{
  Draft *draft = open_draft (application, group->place.statement);
  DemarcheTag *tag = find_tag (draft, &group->place);
  DemarcheDecidedRow *row = group->chosen;

  if (row != NULL && tag != NULL)
    apply_row (application, draft, tag, row);
  else if (row != NULL)
    apply_to_missing (application, draft, &group->place, row);
  else if (group->is_disputed && tag != NULL)
    tag->standing = DEMARCHE_STANDING_DISPUTED;
  if (tag == NULL)
    tag = find_tag (draft, &group->place);
  if (tag != NULL)
    remember (application, group, tag);
}

/* ---- the statements again ---- */

static gboolean
is_out (const DemarcheTag *tag)
{
  return tag->standing == DEMARCHE_STANDING_REJECTED ||
         tag->standing == DEMARCHE_STANDING_CORRECTED ||
         tag->standing == DEMARCHE_STANDING_DISPUTED;
}

static gboolean
is_opposite (const DemarcheTag *one, const DemarcheTag *other, DemarcheCodebook *codebook)
{
  return one->paragraph == other->paragraph && one->holder == other->holder &&
         one->stance == DEMARCHE_STANCE_SUPPORTS && other->stance == DEMARCHE_STANCE_SUPPORTS &&
         !is_out (one) && !is_out (other) &&
         demarche_codebook_is_opposed (codebook, one->position, other->position);
}

/* one holder for two opposed positions: decisions may have made or ended that */
static void
mark_mixed (GPtrArray *tags, DemarcheCodebook *codebook)
{
  for (guint i = 0; i < tags->len; i++) {
    DemarcheTag *tag = g_ptr_array_index (tags, i);

    tag->review &= ~(guint)DEMARCHE_REVIEW_MIXED;
    for (guint k = i; k-- > 0 && ((DemarcheTag *)tags->pdata[k])->paragraph == tag->paragraph;) {
      DemarcheTag *other = g_ptr_array_index (tags, k);

      if (!is_opposite (tag, other, codebook))
        continue;
      tag->review |= DEMARCHE_REVIEW_MIXED;
      other->review |= DEMARCHE_REVIEW_MIXED;
    }
  }
}

static void
count_standing (DemarcheDecided *decided, const DemarcheTag *tag)
{
  decided->n_accepted += tag->standing == DEMARCHE_STANDING_ACCEPTED;
  decided->n_rejected += tag->standing == DEMARCHE_STANDING_REJECTED;
  decided->n_corrected += tag->standing == DEMARCHE_STANDING_CORRECTED;
  decided->n_disputed += tag->standing == DEMARCHE_STANDING_DISPUTED;
  decided->n_added += tag->standing == DEMARCHE_STANDING_ADDED;
}

static void
copy_about (guint paragraph, guint issue, gpointer tagged)
{
  demarche_tagged_add_about (tagged, paragraph, issue);
}

static int
compare_tags (gconstpointer first, gconstpointer second, gpointer codebook)
{
  return demarche_tag_compare (*(DemarcheTag *const *)first, *(DemarcheTag *const *)second,
                               codebook);
}

/* what was decided of a tag of the draft is found by the tag that was made of it */
static void
move_decisions (DemarcheDecided *decided, GPtrArray *drafts, DemarcheTagged *after)
{
  for (guint i = 0; i < drafts->len; i++) {
    gpointer decisions = NULL;

    if (g_hash_table_steal_extended (decided->by_tag, drafts->pdata[i], NULL, &decisions))
      g_hash_table_insert (decided->by_tag, (gpointer)demarche_tagged_get_tag (after, i),
                           decisions);
  }
}

static DemarcheTagged *
close_draft (const Application *application, guint statement)
{
  Draft *draft = g_ptr_array_index (application->drafts, statement);
  DemarcheTagged *before = g_ptr_array_index (application->tagged, statement);
  DemarcheTagged *after;

  if (draft == NULL)
    return demarche_tagged_ref (before);
  g_ptr_array_sort_with_data (draft->tags, compare_tags, application->codebook);
  mark_mixed (draft->tags, application->codebook);
  for (guint i = 0; i < draft->tags->len; i++)
    count_standing (application->decided, g_ptr_array_index (draft->tags, i));
  after = demarche_tagged_new (demarche_tagged_get_statement (before),
                               g_ptr_array_ref (draft->tags), demarche_tagged_get_error (before));
  move_decisions (application->decided, draft->tags, after);
  demarche_tagged_visit_about (before, copy_about, after);
  return after;
}

static DemarcheDecided *
new_decided (void)
{
  DemarcheDecided *decided = g_new0 (DemarcheDecided, 1);

  g_atomic_ref_count_init (&decided->references);
  decided->tagged = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  decided->rows = g_ptr_array_new_with_free_func (free_row);
  decided->by_tag = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  return decided;
}

DemarcheDecided *
demarche_decided_new (GPtrArray *decisions, GPtrArray *tagged, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (decisions != NULL && tagged != NULL && codebook != NULL, NULL);
  g_autoptr (DemarchePlaces) places = demarche_places_new (tagged, codebook);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (free_draft);
  Application application = {new_decided (), tagged, codebook, groups, by_key, drafts};
  DemarcheDecided *decided = application.decided;

  g_ptr_array_set_size (drafts, (int)tagged->len);
  for (guint i = 0; i < decisions->len; i++)
    place_decision (&application, places, g_ptr_array_index (decisions, i));
  for (guint i = 0; i < groups->len; i++)
    choose (&application, g_ptr_array_index (groups, i));
  for (guint late = FALSE; late <= TRUE; late++)
    for (guint i = 0; i < groups->len; i++)
      if (comes_late (g_ptr_array_index (groups, i)) == (gboolean)late)
        apply_group (&application, g_ptr_array_index (groups, i));
  for (guint i = 0; i < tagged->len; i++)
    g_ptr_array_add (decided->tagged, close_draft (&application, i));
  for (guint i = 0; i < decided->rows->len; i++)
    decided->n_outcomes[get_row (&application, i)->outcome]++;
  return decided;
}

DemarcheDecided *
demarche_decided_ref (DemarcheDecided *decided)
{
  g_return_val_if_fail (decided != NULL, NULL);
  g_atomic_ref_count_inc (&decided->references);
  return decided;
}

void
demarche_decided_unref (DemarcheDecided *decided)
{
  g_return_if_fail (decided != NULL);
  if (!g_atomic_ref_count_dec (&decided->references))
    return;
  g_hash_table_unref (decided->by_tag);
  g_ptr_array_unref (decided->tagged);
  g_ptr_array_unref (decided->rows);
  g_free (decided);
}

GPtrArray *
demarche_decided_find (DemarcheDecided *decided, const DemarcheTag *tag)
{
  g_return_val_if_fail (decided != NULL, NULL);
  return g_hash_table_lookup (decided->by_tag, tag);
}

const DemarcheTag *
demarche_decision_find_tag (const DemarcheDecision *decision, DemarcheTagged *tagged,
                            guint paragraph, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (decision != NULL && tagged != NULL && codebook != NULL, NULL);
  int position = decision->position != NULL
                     ? demarche_codebook_find_position (codebook, decision->position)
                     : -1;

  for (guint i = 0; position >= 0 && i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);

    if (tag->paragraph == paragraph && tag->position == (guint)position &&
        tag->holder == decision->holder && tag->stance == decision->stance)
      return tag;
  }
  return NULL;
}

char *
demarche_decided_row_describe (const DemarcheDecidedRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);
  const DemarcheDecision *decision = row->decision;
  GString *out = g_string_new (NULL);
  const char *words = decision->words != NULL ? decision->words : decision->quote;

  if (decision->line > 0)
    g_string_append_printf (out, "line %u", decision->line);
  if (decision->reference != NULL)
    g_string_append_printf (out, "%sreference %s", out->len > 0 ? ", " : "", decision->reference);
  if (decision->statement != NULL)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", decision->statement);
  if (decision->number > 0)
    g_string_append_printf (out, " ¶ %u", decision->number);
  if (words != NULL) {
    g_autofree char *start =
        g_utf8_substring (words, 0, MIN (QUOTED_CHARS, g_utf8_strlen (words, -1)));

    g_string_append_printf (out, ", “%s”", start);
  }
  if (row->why != NULL)
    g_string_append_printf (out, ": %s", row->why);
  return g_string_free (out, FALSE);
}
