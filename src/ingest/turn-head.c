/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads what stands at the head of a turn. Works on the first bytes of a paragraph only. */
#include "ingest/turn-head.h"

#include "base/text.h"
#include "ingest/label-reader.h"
#include "ingest/names.h"
#include "ingest/representative-head.h"
#include "ingest/states.h"
#include "ingest/turn-words.h"
#include "ingest/wording.h"

#include <string.h>

#define LONGEST_HEAD 320
/* marks of groups, such as "VERTS/ALE"; without a mark in them longer ones are States */
#define LONGEST_MARK 12
#define SHORTEST_STATE 8
#define LONGEST_STATE 80

/* "spoke in Russian": about the delivery, nobody's name */
static gboolean
is_delivery_note (const char *words)
{
  static const char *const marks[] = {
      "spoke",    "interpretation", "speaking",  "translation", "translated", "via",
      "by video", "virtually",      "in person", "delivered",   NULL};
  g_autofree char *folded = demarche_wording_fold (words, strlen (words), 120);

  return demarche_wording_has (folded, marks, NULL) != NULL;
}

/* letters of a parliamentary group or a bloc, "PPE", "S&D", "VERTS/ALE", rather than a State */
static gboolean
is_group_mark (const char *words)
{
  gsize length = strlen (words);

  if (strchr (words, ' ') || length > LONGEST_MARK)
    return FALSE;
  return strpbrk (words, "/&") ||
         (demarche_wording_is_capitals (words, length) && length < SHORTEST_STATE);
}

/* what stands in brackets behind a name: a State, a group, a note on the delivery */
static void
take_affiliation (DemarcheTurnHead *head, const char *words)
{
  const char *state = demarche_state_find (words, strlen (words));

  if (*words == '\0')
    return;
  if (state) {
    g_free (head->delegation);
    head->delegation = g_strdup (state);
  } else if (is_delivery_note (words)) {
    g_free (head->note);
    head->note = g_strdup (words);
  } else if (is_group_mark (words)) {
    g_free (head->groups);
    head->groups = g_strdup (words);
  } else if (demarche_name_skip_address (words, strlen (words)) > 0) {
    g_free (head->name); /* "The Chair (Ms. Holm)" */
    head->name = demarche_name_tidy (words, strlen (words));
  } else if (!head->delegation && g_unichar_isupper (g_utf8_get_char (words))) {
    head->delegation = demarche_name_tidy (words, strlen (words));
  }
}

/* all brackets that follow */
static void
take_brackets (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  g_autofree char *words = NULL;

  while (demarche_label_read_brackets (reader, &words))
    take_affiliation (head, words);
}

static void
take_group (DemarcheTurnHead *head, const char *words, gsize length)
{
  g_autofree char *group = g_strndup (words, length);

  g_strstrip (group);
  g_free (head->groups);
  head->groups = g_strdup (g_str_has_prefix (group, "the ") ? group + 4 : group);
}

/* ", rapporteur", ", on behalf of the X Group", ", in writing", ", Vice President of Y" */
static gboolean
take_function (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  static const char *const behalf[] = {"on behalf of", "speaking on behalf of", NULL};
  static const char *const reporter[] = {"rapporteur", "deputising for the rapporteur",
                                         "deputizing for the rapporteur", "draftsman", NULL};
  gsize start = reader->at;
  gsize from;
  g_autofree char *folded = NULL;

  if (!demarche_label_skip_character (reader, ','))
    return FALSE;
  demarche_label_skip_spaces (reader);
  from = reader->at;
  reader->at += demarche_label_count_until (reader, from, ".:(");
  if (reader->at >= reader->length || reader->at == from) {
    reader->at = start;
    return FALSE;
  }
  folded = demarche_wording_fold (reader->text + from, reader->at - from, LONGEST_HEAD);
  if (demarche_wording_starts (folded, behalf)) {
    const char *of = g_strstr_len (reader->text + from, (gssize)(reader->at - from), " of ");

    if (of)
      take_group (head, of + 4, (gsize)(reader->text + reader->at - of) - 4);
  } else if (demarche_wording_starts (folded, reporter))
    head->role = "rapporteur";
  else if (g_str_has_prefix (folded, "in writing") && !head->note)
    head->note = g_strdup ("in writing");
  return TRUE;
}

/* "(DE) ": the language it was spoken in */
static void
skip_language_mark (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  const char *text = reader->text + reader->at;

  if (reader->length - reader->at < 5 || text[0] != '(' || !g_ascii_isupper (text[1]) ||
      !g_ascii_isupper (text[2]) || text[3] != ')')
    return;
  if (!head->note)
    head->note = g_strdup_printf ("spoken in %.2s", text + 1);
  reader->at += 4;
  demarche_label_skip_spaces (reader);
}

static gboolean
finish (DemarcheTurnHead *head, DemarcheHeadForm form, const DemarcheLabelReader *reader)
{
  head->form = form;
  head->label = reader->at;
  return TRUE;
}

static gboolean
may_be_question (const DemarcheLabelReader *reader)
{
  static DemarchePhrases questions = DEMARCHE_PHRASES (demarche_turn_questions);
  static DemarchePhrases answers = DEMARCHE_PHRASES (demarche_turn_answers);

  return demarche_label_is_large (reader, 0) &&
         (demarche_phrases_may_begin (&questions, reader->text, reader->length) ||
          demarche_phrases_may_begin (&answers, reader->text, reader->length));
}

/* "Question:", "Q.", "Question 3:" */
static gboolean
read_question (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  while (g_unichar_isalpha (demarche_label_peek (reader)))
    demarche_label_skip_character (reader, demarche_label_peek (reader));
  demarche_label_skip_spaces (reader);
  if (g_unichar_isalpha (demarche_label_peek (reader))) /* another word */
    return FALSE;
  g_autofree char *word = demarche_wording_first_word (reader->text, reader->length);
  g_autofree char *words = NULL;
  gboolean question = demarche_wording_is (word, demarche_turn_questions);
  if (!question && !demarche_wording_is (word, demarche_turn_answers))
    return FALSE;
  while (g_unichar_isdigit (demarche_label_peek (reader)))
    demarche_label_skip_character (reader, demarche_label_peek (reader));
  demarche_label_read_brackets (reader, &words);
  if (demarche_label_skip_character (reader, '.') &&
      demarche_label_peek (reader) != ':') /* "Q.:" */
    reader->at--;
  if (!demarche_label_skip_colon (reader)) {
    if (!demarche_label_skip_character (reader, '.') || reader->at == reader->length ||
        !demarche_text_is_space (demarche_label_peek (reader)))
      return FALSE;
    demarche_label_skip_spaces (reader);
  }
  if (question)
    head->role = "interviewer";
  return finish (head, question ? DEMARCHE_HEAD_QUESTION : DEMARCHE_HEAD_ANSWER, reader);
}

/* ", speaking on behalf of the X, said": the group of a summary record's turn */
static void
find_group_inside (DemarcheTurnHead *head, const DemarcheLabelReader *reader)
{
  const char *start = g_strstr_len (reader->text + reader->at,
                                    (gssize)MIN (60, reader->length - reader->at), "on behalf of ");
  gsize from;
  gsize n;

  if (!start)
    return;
  from = (gsize)(start - reader->text) + strlen ("on behalf of ");
  n = demarche_label_count_until (reader, from, ",.;:");
  if (from + n < reader->length)
    take_group (head, reader->text + from, n);
}

/* the longest of @offices that @words begin with as whole words; NULL for none */
static const char *
find_office (const char *words, const char *const *offices)
{
  const char *best = NULL;

  for (gsize i = 0; offices[i]; i++) {
    const char *const one[] = {offices[i], NULL};

    if (offices[i][0] == words[0] && demarche_wording_starts (words, one) &&
        (!best || strlen (offices[i]) > strlen (best)))
      best = offices[i];
  }
  return best;
}

/* bytes of "The " and its like at the start of a text */
static gsize
count_article (const char *text, gsize length)
{
  static const char *const articles[] = {"the ", "le ", "la ", "el "};

  for (gsize i = 0; length > 0 && i < G_N_ELEMENTS (articles); i++)
    if (demarche_text_lower_ascii (*text) == articles[i][0] && length >= strlen (articles[i]) &&
        g_ascii_strncasecmp (text, articles[i], strlen (articles[i])) == 0)
      return strlen (articles[i]);
  return 0;
}

/* behind the number of its paragraph */
static gboolean
may_be_chair (const DemarcheLabelReader *reader)
{
  static DemarchePhrases chairs = DEMARCHE_PHRASES (demarche_turn_chairs);
  static DemarchePhrases officers = DEMARCHE_PHRASES (demarche_turn_officers);

  if (!demarche_label_is_large (reader, reader->number))
    return FALSE;
  const char *text = reader->text + reader->number;
  gsize length = reader->length - reader->number;
  gsize n = count_article (text, length);
  return demarche_phrases_may_begin (&chairs, text + n, length - n) ||
         demarche_phrases_may_begin (&officers, text + n, length - n);
}

/* passes over the words of an office at the cursor; FALSE when there are none */
static gboolean
read_office (DemarcheLabelReader *reader, gboolean *chair)
{
  g_autofree char *folded =
      demarche_wording_fold (reader->text + reader->at, reader->length - reader->at, 64);
  const char *words = folded + count_article (folded, strlen (folded));
  const char *office;

  office = find_office (words, demarche_turn_chairs);
  *chair = office != NULL;
  if (!office)
    office = find_office (words, demarche_turn_officers);
  if (office)
    reader->at += strlen (office) + (gsize)(words - folded);
  return office != NULL;
}

/* "Chair: Mr. Rossi (Aldovia)": says who was in the chair, nobody speaks */
static gboolean
only_person_follows (const DemarcheLabelReader *reader)
{
  DemarcheLabelReader ahead = *reader;
  g_autofree char *words = NULL;
  gsize name;

  if (!reader->whole || reader->at == reader->length)
    return FALSE;
  ahead.at += demarche_name_skip_address (ahead.text + ahead.at, ahead.length - ahead.at);
  name = demarche_name_scan (ahead.text + ahead.at, ahead.length - ahead.at, NULL);
  ahead.at += name;
  while (demarche_label_peek (&ahead) == '.' ||
         demarche_label_peek (&ahead) == ' ') /* dots lead up to the State */
    ahead.at++;
  while (demarche_label_read_brackets (&ahead, &words))
    ;
  return name > 0 && ahead.at == ahead.length;
}

/* "The President:", "12. The Chair said", "President. – " */
static gboolean
read_chair (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  gboolean numbered = reader->number > 0;
  gsize start = reader->number;
  gboolean chair;

  reader->at = start;
  if (!read_office (reader, &chair))
    return FALSE;
  head->role = chair ? "chair" : NULL;
  head->name = demarche_name_tidy (reader->text + start, reader->at - start);
  take_brackets (head, reader);
  if (demarche_label_skip_colon (reader) || demarche_label_skip_stop_and_dash (reader)) {
    skip_language_mark (head, reader);
    return !only_person_follows (reader) && finish (head, DEMARCHE_HEAD_CHAIR, reader);
  }
  if (!(numbered && demarche_label_peek (reader) == ',') &&
      (!demarche_head_is_saying_next (reader) ||
       (!numbered && !g_str_has_prefix (reader->text + start, "The "))))
    return FALSE;
  reader->at = 0;
  return finish (head, DEMARCHE_HEAD_SAID, reader);
}

static gboolean
may_be_person (const DemarcheLabelReader *reader)
{
  return reader->labels;
}

/* "Mr. X (State): text", "5. Ms. X (State) said that", "NAME SURNAME (State), speaking for …",
 * "Name (GROUP), in writing. - (DE) text" */
static gboolean
read_person (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  gboolean numbered = reader->number > 0;
  gsize start = reader->number;
  gsize address = demarche_name_skip_address (reader->text + start, reader->length - start);
  guint n_words;
  gsize name = demarche_name_scan (reader->text + start + address, reader->length - start - address,
                                   &n_words);
  gboolean capitals = n_words >= 2 && demarche_wording_is_capitals (reader->text + start, name);
  gboolean bracketed;

  if (name == 0)
    return FALSE;
  reader->at = start + address + name;
  head->name = demarche_name_tidy (reader->text + start, address + name);
  take_brackets (head, reader);
  bracketed = head->delegation || head->groups;
  if ((address > 0 || capitals) && bracketed &&
      (demarche_head_is_saying_next (reader) ||
       ((numbered || capitals) && demarche_label_peek (reader) == ','))) {
    find_group_inside (head, reader);
    reader->at = 0;
    return finish (head, DEMARCHE_HEAD_SAID, reader);
  }
  while (take_function (head, reader))
    take_brackets (head, reader);
  if (demarche_label_skip_stop_and_dash (reader) && n_words + (address > 0) + bracketed >= 2) {
    skip_language_mark (head, reader);
    return finish (head, DEMARCHE_HEAD_DASH, reader);
  }
  if (numbered || !demarche_label_skip_colon (reader) || (address == 0 && !bracketed))
    return FALSE;
  return finish (head, DEMARCHE_HEAD_TITLED, reader);
}

/* "Ms. Rossi (Aldovia)": all of it has to be a name and brackets. @length of the name alone */
static gboolean
read_name_and_brackets (DemarcheTurnHead *head, const char *inside, gsize *length)
{
  DemarcheLabelReader within = {.text = inside, .length = *length, .whole = TRUE};
  gsize address = demarche_name_skip_address (inside, *length);
  guint n_words;

  within.at = address + demarche_name_scan (inside + address, *length - address, &n_words);
  if (n_words + (address > 0) < 2)
    return FALSE;
  gsize name = within.at;
  take_brackets (head, &within);
  if (within.at != *length)
    return FALSE;
  *length = name;
  return TRUE;
}

static gboolean
may_be_bracketed (const DemarcheLabelReader *reader)
{
  return demarche_label_peek (reader) == '[';
}

/* "[Name]", "[Name]: text", "[Ms. X (State)]: text" */
static gboolean
read_bracketed (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  const char *close = memchr (reader->text, ']', MIN (reader->length, 100));
  const char *inside = reader->text + 1;
  gsize length;
  gsize name;
  const char *state;

  if (!close)
    return FALSE;
  length = (gsize)(close - inside);
  name = length;
  state = demarche_state_find (inside, length);
  if (state)
    head->delegation = g_strdup (state);
  else if (!read_name_and_brackets (head, inside, &name))
    return FALSE;
  if (!state)
    head->name = demarche_name_tidy (inside, name);
  reader->at = length + 2;
  demarche_label_skip_colon (reader);
  demarche_label_skip_spaces (reader);
  return finish (head, DEMARCHE_HEAD_BRACKET, reader);
}

static gboolean
starts_large (const DemarcheLabelReader *reader)
{
  return demarche_label_is_large (reader, 0);
}

/* a State or group on a line of its own, or with a colon; "Canada (Ms. Roy): text" */
static gboolean
read_state (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  DemarcheLabelReader near = *reader;
  const char *state;
  g_autofree char *folded = NULL;
  g_autofree char *person = NULL;

  near.length = MIN (near.length, LONGEST_STATE + 1);
  gsize n = demarche_label_count_until (&near, 0, ":(");
  if (n > LONGEST_STATE)
    return FALSE;
  folded = demarche_wording_fold (reader->text, n, LONGEST_STATE);
  g_strchomp (folded);
  state = demarche_state_find (folded, strlen (folded));
  if (!state && !demarche_wording_is (folded, demarche_turn_groups))
    return FALSE;
  if (state)
    head->delegation = g_strdup (state);
  else
    take_group (head, reader->text, n);
  reader->at = n;
  if (demarche_label_read_brackets (reader, &person))
    head->name = demarche_name_tidy (person, strlen (person));
  if (!demarche_label_skip_colon (reader) && !(reader->whole && reader->at == reader->length))
    return FALSE;
  return finish (head, DEMARCHE_HEAD_STATE, reader);
}

/* "S.L.:", "AK:" */
static gboolean
read_initials (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  guint n = 0;

  while (n < 4 && g_unichar_isupper (demarche_label_peek (reader))) {
    demarche_label_skip_character (reader, demarche_label_peek (reader));
    demarche_label_skip_character (reader, '.');
    n++;
  }
  if (n < 2)
    return FALSE;
  head->name = g_strndup (reader->text, reader->at);
  return demarche_label_skip_colon (reader) && finish (head, DEMARCHE_HEAD_INITIALS, reader);
}

static gboolean
is_not_name (const char *text, gsize length)
{
  static DemarcheWords not_names = DEMARCHE_WORDS (demarche_turn_not_names);
  g_autofree char *first = demarche_wording_first_word (text, length);

  return demarche_words_have (&not_names, first) || demarche_wording_is_function_word (first);
}

static gboolean
may_be_name (const DemarcheLabelReader *reader)
{
  return reader->labels || reader->bold_length > 0;
}

/* "Name Surname: text", "NAME: text", "**Name** text" */
static gboolean
read_name (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  guint n_words;
  gsize name = demarche_name_scan (
      reader->text,
      reader->bold_length ? MIN (reader->bold_length, reader->length) : reader->length, &n_words);
  gboolean bold;

  if (name == 0 || n_words > 5 || is_not_name (reader->text, name))
    return FALSE;
  head->name = demarche_name_tidy (reader->text, name);
  reader->at = name;
  bold = n_words >= 2 && reader->bold_length == name && reader->at < reader->length;
  if (!demarche_label_skip_colon (reader) && !bold)
    return FALSE;
  demarche_label_skip_spaces (reader);
  return finish (head, DEMARCHE_HEAD_NAME, reader);
}

/* whether a colon, a bracket or a stop with a dash behind it stands in the text: without one the
 * name of a person is no label */
static gboolean
may_hold_label (const char *text, gsize length)
{
  const char *end = text + length;

  if (memchr (text, ':', length) || memchr (text, '(', length) || memchr (text, 0xEF, length))
    return TRUE;
  for (const char *p = text; (p = memchr (p, '.', (gsize)(end - p)));) {
    while (++p < end && *p == ' ')
      ;
    if (p < end && (*p == '-' || (guchar)*p >= 0x80))
      return TRUE;
  }
  return FALSE;
}

static gsize
cut_length (const char *text, gsize length)
{
  gsize n = MIN (length, LONGEST_HEAD);

  while (n > 0 && n < length && ((guchar)text[n] & 0xC0) == 0x80)
    n--;
  return n;
}

/* a form of heads, and what tells soon that a text has another one */
typedef struct {
  gboolean (*may_be) (const DemarcheLabelReader *reader);
  gboolean (*read) (DemarcheTurnHead *head, DemarcheLabelReader *reader);
} Form;

gboolean
demarche_turn_head_read (const char *text, gsize length, gsize bold_length, DemarcheTurnHead *head)
{
  static const Form forms[] = {
      {may_be_question, read_question},
      {may_be_chair, read_chair},
      {demarche_head_may_be_representative, demarche_head_read_representative},
      {starts_large, read_state},
      {may_be_person, read_person},
      {may_be_bracketed, read_bracketed},
      {starts_large, read_initials},
      {may_be_name, read_name},
  };
  gsize n = cut_length (text, length);
  DemarcheLabelReader start = {
      .text = text, .length = n, .whole = n == length, .bold_length = bold_length};

  start.number = demarche_label_count_number (&start);
  start.labels = demarche_name_may_be_whole (text + start.number, n - start.number) &&
                 may_hold_label (text, n);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    DemarcheLabelReader reader = start;

    if (!forms[i].may_be (&start))
      continue;
    memset (head, 0, sizeof *head);
    if (forms[i].read (head, &reader))
      return TRUE;
    demarche_turn_head_clear (head);
  }
  return FALSE;
}

gboolean
demarche_turn_head_is_question (const char *text, gsize length)
{
  gsize n = cut_length (text, length);
  DemarcheLabelReader reader = {.text = text, .length = n, .whole = n == length};
  DemarcheTurnHead head = {0};
  gboolean found = may_be_question (&reader) && read_question (&head, &reader) &&
                   head.form == DEMARCHE_HEAD_QUESTION;

  demarche_turn_head_clear (&head);
  return found;
}

gboolean
demarche_turn_head_is_strong (DemarcheHeadForm form)
{
  return form == DEMARCHE_HEAD_CHAIR || form == DEMARCHE_HEAD_DASH ||
         form == DEMARCHE_HEAD_TITLED || form == DEMARCHE_HEAD_SAID ||
         form == DEMARCHE_HEAD_BRACKET;
}

void
demarche_turn_head_clear (DemarcheTurnHead *head)
{
  g_clear_pointer (&head->name, g_free);
  g_clear_pointer (&head->delegation, g_free);
  g_clear_pointer (&head->groups, g_free);
  g_clear_pointer (&head->note, g_free);
  head->form = DEMARCHE_HEAD_NONE;
}
