/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which turn heads of a document count, and so whether it is a record or an interview: a weak
 * head (a name with a colon) needs company, a lone one is part of the words. */
#include "ingest/document.h"
#include "ingest/margins.h"
#include "ingest/names.h"
#include "ingest/wording.h"

#include <string.h>

#define FOLDED_BYTES 256
#define FIRST_BLOCKS 12
#define LONGEST_BODY_LINE 80
#define LONGEST_BODY_WORDS 8
#define LONGEST_GIVEN_NAME 200
/* lines with States that show a record in which each turn stands under such a line */
#define LEAST_STATES 3

/* a head that was read, until it counts */
typedef struct {
  guint block;
  DemarcheTurnHead head;
  gboolean given; /* the format says that it is one */
} Found;

/* what the heads of a document say together */
typedef struct {
  GHashTable *labels; /* name to how often it came */
  guint n_questions;
  guint n_answers;
  guint n_strong;
  guint n_states;
  guint n_distinct_states;
  guint n_names; /* names and initials that come again */
  guint n_once;  /* full names with a colon */
  guint n_asked;
} Tally;

static void
clear_found (gpointer found)
{
  demarche_turn_head_clear (&((Found *)found)->head);
}

static const char *
label_of (const DemarcheTurnHead *head)
{
  return head->name ? head->name : (head->delegation ? head->delegation : "");
}

static guint
count_label (const Tally *tally, const DemarcheTurnHead *head)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (tally->labels, label_of (head)));
}

/* where an answer begins inside the paragraph of its question: "… agree? Answer: I do." */
static gsize
find_answer (const char *text, gsize length)
{
  static const char *const labels[] = {"Answer:", "A:", "Ответ:", "Respuesta:", "Réponse:"};
  gsize best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    const char *found = g_strstr_len (text, (gssize)length, labels[i]);
    gsize at = found ? (gsize)(found - text) : 0;

    if (at > 2 && text[at - 1] == ' ' && strchr ("?.!", text[at - 2]) && (best == 0 || at < best))
      best = at;
  }
  return best;
}

/* where the answer inside a block begins; 0: none does */
static gsize
find_answer_inside (const DemarcheDocument *document, const DemarcheBlock *block)
{
  const char *text = demarche_block_text (document, block);

  return block->length > 2 && demarche_turn_head_is_question (text, block->length)
             ? find_answer (text, block->length)
             : 0;
}

/* the paragraph of a question is parted before the answer that runs on in it */
void
demarche_document_split_answers (DemarcheDocument *document)
{
  GArray *blocks = document->blocks;
  GArray *parted = NULL;

  for (guint i = 0; i < blocks->len; i++) {
    DemarcheBlock block = g_array_index (blocks, DemarcheBlock, i);
    gsize at = find_answer_inside (document, &block);

    if (at > 0) {
      DemarcheBlock question = block;

      if (parted == NULL) {
        parted = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheBlock), blocks->len + 1);
        g_array_append_vals (parted, blocks->data, i);
      }
      question.length = at - 1;
      g_array_append_val (parted, question);
      block.text += at;
      block.length -= at;
      block.bold_length = 0;
    }
    if (parted != NULL)
      g_array_append_val (parted, block);
  }
  if (parted == NULL)
    return;
  g_array_unref (blocks);
  document->blocks = parted;
}

static gboolean
is_asked (const DemarcheDocument *document, const DemarcheBlock *block)
{
  return block->emphasised && block->shape != DEMARCHE_SHAPE_TITLE &&
         demarche_wording_last (demarche_block_text (document, block), block->length) == '?';
}

static gboolean
is_dash_turn (const DemarcheDocument *document, const DemarcheBlock *block)
{
  return block->marker == DEMARCHE_MARKER_DASH && !demarche_block_is_aside (document, block) &&
         demarche_document_line (document, block->first)->blanks > 0;
}

static gboolean
is_question (const DemarcheDocument *document, const DemarcheBlock *block)
{
  return demarche_wording_last (demarche_block_text (document, block), block->length) == '?';
}

/* "- What was it?" and "- It was this." in turn, as newspapers print a talk */
static gboolean
is_dash_dialogue (const DemarcheDocument *document)
{
  gboolean asked = FALSE;
  guint n_pairs = 0;

  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);

    if (!is_dash_turn (document, block))
      continue;
    if (is_question (document, block) == asked)
      return FALSE;
    asked = !asked;
    n_pairs += !asked;
  }
  return n_pairs >= 2;
}

static void
read_dash_turn (const DemarcheDocument *document, const DemarcheBlock *block,
                DemarcheTurnHead *head)
{
  guint ordinal;

  demarche_marker_find (demarche_block_text (document, block), block->length, &ordinal,
                        &head->label);
  head->form = DEMARCHE_HEAD_ANSWER;
  if (!is_question (document, block))
    return;
  head->form = DEMARCHE_HEAD_QUESTION;
  head->role = "interviewer";
}

/* "3. Ms. Roy (Canada), Vice-Chair, took the Chair." */
static gboolean
is_stage_direction (const DemarcheDocument *document, const DemarcheBlock *block)
{
  const char *text = demarche_block_text (document, block);
  g_autofree char *folded = NULL;

  if (block->shape != DEMARCHE_SHAPE_MARGIN)
    return FALSE;
  folded = demarche_wording_fold (text, block->length, FOLDED_BYTES);
  return demarche_margin_is_stage_direction (text, block->length, folded);
}

static gboolean
is_chair_line (const char *text, gsize length)
{
  static const char *const offices[] = {"chair",         "the chair",   "chairperson", "co-chair",
                                        "the president", "moderator",   "president",   "vice-chair",
                                        "facilitator",   "secretariat", NULL};
  g_autofree char *folded = demarche_wording_fold (text, length, 64);

  return demarche_wording_is (folded, offices);
}

/* every word of it large but small ones between: how bodies are written, and many headings */
static gboolean
is_body_line (const char *text, gsize length)
{
  static const char *const topics[] = {"session",    "break",     "remarks",    "segment",
                                       "part",       "panel",     "opening",    "closing",
                                       "lunch",      "agenda",    "item",       "annex",
                                       "discussion", "statement", "statements", "introduction",
                                       "conclusion", "question",  "questions",  "day",
                                       "norms",      NULL};
  g_auto (GStrv) words = NULL;
  g_autofree char *line = g_strndup (text, length);
  guint n = 0;

  words = g_strsplit (line, " ", -1);
  for (; words[n]; n++) {
    g_autofree char *folded = demarche_wording_fold (words[n], strlen (words[n]), 64);
    gboolean large = g_unichar_isupper (g_utf8_get_char (words[n]));

    if (demarche_wording_is (folded, topics) || strpbrk (words[n], ":.,;?!()\""))
      return FALSE;
    if (!large && (n == 0 || !demarche_wording_is_function_word (folded)))
      return FALSE;
  }
  return n >= 1 && n <= LONGEST_BODY_WORDS;
}

/* what says who speaks only among lines with States: words of somebody have to follow */
static gboolean
read_line_head (const DemarcheDocument *document, guint index, DemarcheTurnHead *head)
{
  const DemarcheBlock *block = demarche_document_block (document, index);
  const DemarcheBlock *next = index + 1 < document->blocks->len ? block + 1 : NULL;
  const char *text = demarche_block_text (document, block);
  gboolean chair;

  if (block->length > LONGEST_BODY_LINE || !next || next->shape != DEMARCHE_SHAPE_PROSE)
    return FALSE;
  chair = is_chair_line (text, block->length);
  if (!chair && (block->shape != DEMARCHE_SHAPE_SHORT || !is_body_line (text, block->length)))
    return FALSE;
  head->form = DEMARCHE_HEAD_LINE;
  head->label = block->length;
  head->name = g_strndup (text, block->length);
  head->role = chair ? "chair" : NULL;
  return TRUE;
}

/* "Name: ", or the mark of somebody unknown, where the format says that a turn begins */
static void
read_given_head (const DemarcheDocument *document, const DemarcheBlock *block,
                 DemarcheTurnHead *head)
{
  const char *text = demarche_block_text (document, block);
  const char *end = memchr (text, ':', MIN (block->length, LONGEST_GIVEN_NAME));

  if (g_str_has_prefix (text, DEMARCHE_TURN_OF_UNKNOWN)) {
    *head = (DemarcheTurnHead){
        .form = DEMARCHE_HEAD_NAME, .label = strlen (DEMARCHE_TURN_OF_UNKNOWN), .role = "unknown"};
  } else if (!demarche_turn_head_read (text, block->length, 0, head) && end) {
    head->form = DEMARCHE_HEAD_NAME;
    head->name = demarche_name_tidy (text, (gsize)(end - text));
    head->label = (gsize)(end - text) + 1;
  }
  while (head->label < block->length && text[head->label] == ' ')
    head->label++;
}

static GArray *
read_heads (const DemarcheDocument *document)
{
  gboolean dialogue = is_dash_dialogue (document);
  gboolean said_by_one = demarche_document_is_said_by_one (document);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (all, clear_found);
  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);
    Found found = {i, {0}, FALSE};

    if (demarche_block_is_aside (document, block) || is_stage_direction (document, block))
      continue;
    if (demarche_document_line (document, block->first)->flags & DEMARCHE_LINE_TURN) {
      read_given_head (document, block, &found.head);
      found.given = found.head.label > 0;
      if (found.given)
        g_array_append_val (all, found);
    } else if (dialogue && is_dash_turn (document, block)) {
      read_dash_turn (document, block, &found.head);
      g_array_append_val (all, found);
    } else if (demarche_turn_head_read (demarche_block_text (document, block), block->length,
                                        block->bold_length, &found.head)) {
      if (found.head.form == DEMARCHE_HEAD_SAID && said_by_one)
        clear_found (&found);
      else
        g_array_append_val (all, found);
    } else if (is_asked (document, block)) {
      found.head.form = DEMARCHE_HEAD_ASKED;
      found.head.role = "interviewer";
      g_array_append_val (all, found);
    } else if (read_line_head (document, i, &found.head)) {
      g_array_append_val (all, found);
    }
  }
  return all;
}

static void
count_heads (const GArray *all, Tally *tally)
{
  for (guint i = 0; i < all->len; i++) {
    const DemarcheTurnHead *head = &g_array_index (all, Found, i).head;
    guint n = count_label (tally, head) + 1;

    g_hash_table_replace (tally->labels, g_strdup (label_of (head)), GUINT_TO_POINTER (n));
    tally->n_questions += head->form == DEMARCHE_HEAD_QUESTION;
    tally->n_answers += head->form == DEMARCHE_HEAD_ANSWER;
    tally->n_asked += head->form == DEMARCHE_HEAD_ASKED;
    tally->n_strong += demarche_turn_head_is_strong (head->form);
    tally->n_states += head->form == DEMARCHE_HEAD_STATE;
    tally->n_distinct_states += head->form == DEMARCHE_HEAD_STATE && n == 1;
    tally->n_once +=
        head->form == DEMARCHE_HEAD_NAME && head->name && strchr (head->name, ' ') != NULL;
    tally->n_names +=
        (head->form == DEMARCHE_HEAD_NAME || head->form == DEMARCHE_HEAD_INITIALS) && n == 2;
  }
}

static gboolean
is_interview (const Tally *tally)
{
  return tally->n_questions + tally->n_answers + tally->n_once >= 2 && tally->n_questions > 0;
}

static gboolean
has_states (const Tally *tally)
{
  return tally->n_distinct_states >= 2 ||
         (tally->n_states >= 1 && tally->n_strong + tally->n_names >= 1);
}

/* a chair opens a meeting; a body is told from a heading by States before it */
static gboolean
line_counts (const Tally *tally, const DemarcheTurnHead *head, guint n_before)
{
  if (head->role)
    return tally->n_distinct_states >= 2;
  return tally->n_distinct_states >= LEAST_STATES && n_before > 0;
}

static gboolean
counts (const Tally *tally, const DemarcheTurnHead *head, guint n_before)
{
  guint n = count_label (tally, head);

  switch (head->form) {
  case DEMARCHE_HEAD_QUESTION:
  case DEMARCHE_HEAD_ANSWER:
    return is_interview (tally);
  case DEMARCHE_HEAD_ASKED:
    return tally->n_asked >= 2 && !is_interview (tally) && tally->n_strong < 2;
  case DEMARCHE_HEAD_STATE:
    return has_states (tally);
  case DEMARCHE_HEAD_LINE:
    return line_counts (tally, head, n_before);
  case DEMARCHE_HEAD_INITIALS:
    return n >= 2 || (tally->n_names >= 1 && tally->n_strong == 0);
  case DEMARCHE_HEAD_NAME:
    /* with one name that comes again, or other heads, full names that come once count too */
    return (n >= 2 && (tally->n_names >= 2 || tally->n_strong + tally->n_questions > 0)) ||
           (strchr (head->name, ' ') && (tally->n_names >= 1 || tally->n_strong >= 2 ||
                                         has_states (tally) || tally->n_questions >= 1));
  default:
    return tally->n_strong >= 2 || tally->n_names + tally->n_distinct_states >= 1;
  }
}

/* a label whose turns all end in a question is the interviewer's */
static void
add_questions (const DemarcheDocument *document, const GArray *all, GHashTable *asking)
{
  g_autoptr (GHashTable) telling = g_hash_table_new (demarche_wording_hash, g_str_equal);

  for (guint i = 0; i < all->len; i++) {
    const Found *found = &g_array_index (all, Found, i);
    guint next = i + 1 < all->len ? g_array_index (all, Found, i + 1).block : document->blocks->len;
    const DemarcheBlock *last = demarche_document_block (document, next - 1);
    gboolean asks =
        demarche_wording_last (demarche_block_text (document, last), last->length) == '?';

    if (found->head.form != DEMARCHE_HEAD_NAME && found->head.form != DEMARCHE_HEAD_INITIALS)
      continue;
    if (asks)
      g_hash_table_add (asking, (gpointer)label_of (&found->head));
    else
      g_hash_table_add (telling, (gpointer)label_of (&found->head));
  }
  for (guint i = 0; i < all->len; i++) {
    const char *label = label_of (&g_array_index (all, Found, i).head);

    if (g_hash_table_contains (telling, label))
      g_hash_table_remove (asking, label);
  }
}

/* whether a text calls itself an interview near its start */
static gboolean
is_called_interview (const DemarcheDocument *document)
{
  static const char *const words[] = {"interview", "interviewed", "questions", "conversation",
                                      "talked to", "talks to",    "talk with", "интервью",
                                      "entretien", "entrevista",  NULL};

  for (guint i = 0; i < MIN (document->blocks->len, FIRST_BLOCKS); i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);
    g_autofree char *folded =
        demarche_wording_fold (demarche_block_text (document, block), block->length, FOLDED_BYTES);

    if (demarche_wording_has (folded, words, NULL))
      return TRUE;
  }
  return FALSE;
}

/* of two in an interview, the one who speaks first asks, also where no question mark shows it */
static void
add_first_of_two (const DemarcheDocument *document, const GArray *all, const Tally *tally,
                  GHashTable *asking)
{
  if (tally->n_strong + tally->n_states > 0 || g_hash_table_size (tally->labels) != 2 ||
      g_hash_table_size (asking) > 0 || !is_called_interview (document))
    return;
  g_hash_table_add (asking, (gpointer)label_of (&g_array_index (all, Found, 0).head));
}

static DemarcheDocumentForm
choose_form (const Tally *tally, guint n_counting, gboolean asks)
{
  if (n_counting == 0)
    return DEMARCHE_DOCUMENT_SPEECH;
  if (is_interview (tally) || tally->n_asked >= 2)
    return DEMARCHE_DOCUMENT_INTERVIEW;
  return asks && tally->n_strong == 0 && tally->n_states == 0 ? DEMARCHE_DOCUMENT_INTERVIEW
                                                              : DEMARCHE_DOCUMENT_RECORD;
}

void
demarche_document_find_heads (DemarcheDocument *document)
{
  g_autoptr (GArray) all = read_heads (document);

  if (all->len == 0)
    return;
  g_autoptr (GHashTable) asking = g_hash_table_new (demarche_wording_hash, g_str_equal);
  g_autoptr (GHashTable) labels =
      g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  Tally tally = {.labels = labels};
  guint n_counting = 0;

  count_heads (all, &tally);
  add_questions (document, all, asking);
  add_first_of_two (document, all, &tally, asking);
  for (guint i = 0; i < all->len; i++) {
    Found *found = &g_array_index (all, Found, i);

    if (!found->given && !counts (&tally, &found->head, n_counting))
      continue;
    if (g_hash_table_contains (asking, label_of (&found->head)) && !found->head.role)
      found->head.role = "interviewer";
    demarche_document_block (document, found->block)->head = document->heads->len;
    g_array_append_val (document->heads, found->head);
    n_counting++;
  }
  document->form = choose_form (&tally, n_counting, g_hash_table_size (asking) > 0);
  /* what counts now belongs to the document */
  for (guint i = 0; i < all->len; i++) {
    Found *found = &g_array_index (all, Found, i);

    if (demarche_document_block (document, found->block)->head)
      memset (&found->head, 0, sizeof found->head);
  }
}
