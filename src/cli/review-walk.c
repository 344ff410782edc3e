/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Walks through tags and asks a person of each. */
#include "config.h"

#include "cli/review.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINE_BYTES 8192 /* of an answer with its remark */

static const char help_text[] =
    "  a [REMARK]          accept: the tag is right\n"
    "  r [REMARK]          reject: no such position is taken here\n"
    "  c WHAT [; REMARK]   correct: a position code, supports or opposes, speaker or other,\n"
    "                      firm or tentative; what is not said stays\n"
    "  m REMARK            comment, and decide nothing\n"
    "  u                   undo your last decision\n"
    "  s, b                skip this one; back to the one before\n"
    "  p, .                the paragraphs around; the tag once more\n"
    "  q                   quit: what you decided is kept already\n";

/* what was recorded, to be taken back. @is_decision: no mere remark */
typedef struct {
  guint item;
  gint64 id;
  gboolean is_decision;
} Recorded;

typedef struct {
  DemarcheReviewing *reviewing;
  DemarcheClassifier *classifier;
  GPtrArray *items; /* DemarcheReviewItem */
  guint at;
  GArray *recorded;
  guint n_skipped;
  gboolean is_shown; /* whether the tag at hand stands above the prompt */
  gboolean is_over;
} Walk;

/* ---- talking ---- */

static void
write_text (Walk *walk, const char *text)
{
  if (!demarche_command_write (walk->reviewing->context, text, -1))
    walk->is_over = TRUE;
}

static void G_GNUC_PRINTF (2, 3) say (Walk *walk, const char *format, ...)
{
  va_list arguments;
  g_autoptr (GString) shown = g_string_new ("  ");

  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  demarche_escape_terminal (shown, text, -1);
  g_string_append_c (shown, '\n');
  write_text (walk, shown->str);
}

static DemarcheReviewItem *
get_item (const Walk *walk, guint index)
{
  return g_ptr_array_index (walk->items, index);
}

static void
show (Walk *walk)
{
  const DemarcheReviewItem *item = get_item (walk, walk->at);
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "\n── %u of %u · %s ──\n", walk->at + 1, walk->items->len,
                          item->reference);
  demarche_review_append_item (out, walk->reviewing, walk->classifier, item);
  write_text (walk, out->str);
  walk->is_shown = TRUE;
}

/* a line without its end; NULL at the end of input */
static char *
read_line (Walk *walk)
{
  char buffer[LINE_BYTES];

  if (fgets (buffer, sizeof buffer, stdin) == NULL)
    return NULL;
  if (strchr (buffer, '\n') == NULL && !feof (stdin)) {
    for (int c = getc (stdin); c != '\n' && c != EOF; c = getc (stdin)) {
    }
    say (walk, "the line is too long: %d bytes at most", LINE_BYTES - 2);
    return g_strdup (".");
  }
  if (g_utf8_validate (buffer, -1, NULL))
    return g_strdup (buffer);
  say (walk, "the line is not UTF-8");
  return g_strdup (".");
}

/* an answer that was not typed is written behind the prompt, so that the record can be read */
static char *
ask (Walk *walk)
{
  write_text (walk, "accept, reject, correct, comment (m), undo, skip, back, quit; ? help > ");
  if (walk->is_over || !demarche_command_flush (walk->reviewing->context))
    return NULL;
  g_autofree char *line = read_line (walk);
  if (line == NULL || !isatty (STDIN_FILENO)) {
    g_autoptr (GString) echo = g_string_new (NULL);

    if (line != NULL)
      demarche_escape_terminal (echo, g_strchomp (line), -1);
    g_string_append_c (echo, '\n');
    write_text (walk, echo->str);
  }
  return g_steal_pointer (&line);
}

/* ---- answers ---- */

/* another run may be writing: that is no reason to end */
static void
say_error (Walk *walk, const GError *error)
{
  if (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_BUSY)) {
    say (walk, "not recorded: %s; answer again in a moment", error->message);
    return;
  }
  demarche_command_fail_file (walk->reviewing->context, walk->reviewing->path, error);
  walk->is_over = TRUE;
}

static void
go_to (Walk *walk, guint item)
{
  walk->at = item;
  walk->is_shown = FALSE;
}

static void
decide (Walk *walk, DemarcheDecision *model)
{
  const DemarcheReviewItem *item = get_item (walk, walk->at);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);
  Recorded recorded = {.item = walk->at, .is_decision = model->kind != DEMARCHE_DECISION_COMMENT};

  model->by = (char *)walk->reviewing->by;
  DemarcheDecision *decision = demarche_decision_name (model, item->reference, item->tagged,
                                                       item->tag, walk->reviewing->codebook);
  g_ptr_array_add (decisions, decision);
  if (!demarche_review_record (walk->reviewing, decisions, NULL, &recorded.id, &error)) {
    say_error (walk, error);
    return;
  }
  g_autofree char *what = demarche_decision_describe (decision);
  say (walk, "%s: %s", recorded.id > 0 ? "recorded" : "known already", what);
  if (recorded.id > 0)
    g_array_append_val (walk->recorded, recorded);
  if (recorded.is_decision)
    go_to (walk, walk->at + 1);
}

static void
undo (Walk *walk)
{
  g_autoptr (GError) error = NULL;

  if (walk->recorded->len == 0) {
    say (walk, "nothing was decided since you began; 'demarche list --decisions' has the numbers "
               "for 'demarche review --undo'");
    return;
  }
  Recorded last = g_array_index (walk->recorded, Recorded, walk->recorded->len - 1);
  if (!demarche_review_take_back (walk->reviewing, last.id, &error)) {
    say_error (walk, error);
    return;
  }
  g_array_set_size (walk->recorded, walk->recorded->len - 1);
  say (walk, "taken back: %s", get_item (walk, last.item)->reference);
  go_to (walk, last.item);
}

static void
show_around (Walk *walk)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_review_append_around (out, get_item (walk, walk->at));
  write_text (walk, out->str);
}

static void
act (Walk *walk, DemarcheReviewAction action, DemarcheDecision *decision)
{
  switch (action) {
  case DEMARCHE_REVIEW_DECIDE:
    decide (walk, decision);
    break;
  case DEMARCHE_REVIEW_UNDO:
    undo (walk);
    break;
  case DEMARCHE_REVIEW_SKIP:
    walk->n_skipped++;
    go_to (walk, walk->at + 1);
    break;
  case DEMARCHE_REVIEW_BACK:
    go_to (walk, walk->at > 0 ? walk->at - 1 : 0);
    break;
  case DEMARCHE_REVIEW_AROUND:
    show_around (walk);
    break;
  case DEMARCHE_REVIEW_AGAIN:
    walk->is_shown = FALSE;
    break;
  case DEMARCHE_REVIEW_HELP:
    write_text (walk, help_text);
    break;
  default:
    walk->is_over = TRUE;
  }
}

static void
answer (Walk *walk)
{
  DemarcheReviewAction action;
  DemarcheDecision decision;
  g_autofree char *why = NULL;
  g_autofree char *line = ask (walk);

  if (line == NULL)
    walk->is_over = TRUE;
  else if (demarche_review_parse (line, get_item (walk, walk->at)->tag, walk->reviewing->codebook,
                                  &action, &decision, &why))
    act (walk, action, &decision);
  else
    say (walk, "%s", why);
}

/* a tag on which somebody decided twice is one */
static void
say_end (const Walk *walk)
{
  g_autoptr (GHashTable) decided = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < walk->recorded->len; i++) {
    const Recorded *recorded = &g_array_index (walk->recorded, Recorded, i);
    if (recorded->is_decision)
      g_hash_table_add (decided, GUINT_TO_POINTER (recorded->item));
  }
  demarche_command_say ("%u of %u tags decided, %u skipped", g_hash_table_size (decided),
                        walk->items->len, walk->n_skipped);
}

void
demarche_review_walk (DemarcheReviewing *reviewing, GPtrArray *items)
{
  g_autoptr (GArray) recorded = g_array_new (FALSE, FALSE, sizeof (Recorded));
  g_autoptr (DemarcheClassifier) classifier =
      demarche_classifier_new (reviewing->rules, reviewing->speakers);
  Walk walk = {
      .reviewing = reviewing, .classifier = classifier, .items = items, .recorded = recorded};

  if (items->len == 0) {
    demarche_command_say ("no tag is left to decide; --all shows those that you decided too");
    return;
  }
  while (!walk.is_over && walk.at < items->len) {
    if (!walk.is_shown)
      show (&walk);
    if (!walk.is_over)
      answer (&walk);
  }
  demarche_command_flush (reviewing->context);
  say_end (&walk);
}
