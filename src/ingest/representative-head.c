/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Heads that name a State by who speaks for it: "The representative of Cuba said that". */
#include "ingest/representative-head.h"

#include "base/text.h"
#include "ingest/names.h"
#include "ingest/states.h"
#include "ingest/turn-words.h"
#include "ingest/wording.h"

#include <string.h>

gboolean
demarche_head_is_saying_next (const DemarcheLabelReader *reader)
{
  static DemarcheWords saying = DEMARCHE_WORDS (demarche_turn_saying);
  g_autofree char *word = NULL;
  gsize at = reader->at;

  while (at < reader->length && (reader->text[at] == ' ' || reader->text[at] == ','))
    at++;
  if (at == reader->at)
    return FALSE;
  word = demarche_wording_first_word (reader->text + at, reader->length - at);
  return demarche_words_have (&saying, word);
}

/* where a verb of saying starts, before @end; @end when there is none */
static gsize
find_saying (const DemarcheLabelReader *reader, gsize from, gsize end)
{
  for (gsize at = from; at < end; at++) {
    DemarcheLabelReader ahead = *reader;

    ahead.at = at;
    if (reader->text[at] == ' ' && demarche_head_is_saying_next (&ahead))
      return at;
  }
  return end;
}

/* bytes of "The representative of " and its like at the start of a text; 0 for none */
static gsize
count_representative (const char *text, gsize length)
{
  static const char *const starts[] = {"representative of ",  "observer for ",
                                       "observer of ",        "delegation of ",
                                       "representatives of ", "delegations of "};

  if (length < 5 || demarche_text_lower_ascii (*text) != 't' ||
      g_ascii_strncasecmp (text, "the ", 4) != 0)
    return 0;
  char first = demarche_text_lower_ascii (text[4]);
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++) {
    gsize n = strlen (starts[i]);

    if (length - 4 > n && first == starts[i][0] &&
        g_ascii_strncasecmp (text + 4, starts[i], n) == 0)
      return 4 + n;
  }
  return 0;
}

gboolean
demarche_head_may_be_representative (const DemarcheLabelReader *reader)
{
  return count_representative (reader->text + reader->number, reader->length - reader->number) > 0;
}

/* ", Ms. Roy," behind the State */
static void
take_person_behind (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  DemarcheLabelReader ahead = *reader;

  if (!demarche_label_skip_character (&ahead, ','))
    return;
  demarche_label_skip_spaces (&ahead);
  gsize start = ahead.at;
  gsize address = demarche_name_skip_address (ahead.text + start, ahead.length - start);
  gsize name =
      demarche_name_scan (ahead.text + start + address, ahead.length - start - address, NULL);
  ahead.at += address + name;
  if (address == 0 || name == 0)
    return;
  head->name = demarche_name_tidy (ahead.text + start, address + name);
  demarche_label_skip_character (&ahead, ',');
  *reader = ahead;
}

/* a colon, alone or behind "said the following", "replied as follows" */
static gboolean
read_saying_with_colon (DemarcheLabelReader *reader)
{
  static const char *const ends[] = {" the following", " as follows", ""};
  DemarcheLabelReader ahead = *reader;

  if (demarche_label_skip_colon (reader))
    return TRUE;
  if (!demarche_head_is_saying_next (reader))
    return FALSE;
  demarche_label_skip_spaces (&ahead);
  ahead.at += demarche_label_count_until (&ahead, ahead.at, " :.,");
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++) {
    gsize n = strlen (ends[i]);

    if (ahead.length - ahead.at < n || strncmp (ahead.text + ahead.at, ends[i], n) != 0)
      continue;
    reader->at = ahead.at + n;
    return demarche_label_skip_colon (reader);
  }
  return FALSE;
}

/* "Cuba", or "The representatives of Cuba and Iran" when it is no one State or body; FALSE when no
 * name stands there. @start, @from, @end: of the whole, and of the name in it */
static gboolean
take_represented (DemarcheTurnHead *head, const char *text, gsize start, gsize from, gsize end)
{
  const char *state = demarche_state_find (text + from, end - from);
  gboolean is_name = demarche_name_scan_proper (text, end, from) == end;

  if (state)
    head->delegation = g_strdup (state);
  else if (is_name && !g_strstr_len (text + from, (gssize)(end - from), " and "))
    head->delegation = g_strndup (text + from, end - from);
  else if (!head->name)
    head->name = g_strndup (text + start, end - start);
  return state || is_name;
}

gboolean
demarche_head_read_representative (DemarcheTurnHead *head, DemarcheLabelReader *reader)
{
  gboolean numbered = reader->number > 0;
  gsize start = reader->number;
  gsize from = start + count_representative (reader->text + start, reader->length - start);
  gsize end = from + demarche_label_count_until (reader, from, ":.,");
  end = find_saying (reader, from, end);
  reader->at = end;
  take_person_behind (head, reader);
  gboolean says = demarche_head_is_saying_next (reader);
  gboolean labelled = read_saying_with_colon (reader);
  if (!labelled && !(numbered && says))
    return FALSE;
  gboolean is_named = take_represented (head, reader->text, start, from, end);
  if (!is_named && !(numbered && says))
    return FALSE;
  head->form = labelled ? DEMARCHE_HEAD_TITLED : DEMARCHE_HEAD_SAID;
  head->label = labelled ? reader->at : 0;
  return TRUE;
}
