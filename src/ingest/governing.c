/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What governs a paragraph: the date line and heading above it, the turn it belongs to. */
#include "ingest/governing.h"

#include "base/limits.h"
#include "ingest/behalf.h"
#include "ingest/dates.h"
#include "ingest/wording.h"

#include <string.h>

static void
replace (char **place, const char *value)
{
  g_free (*place);
  *place = g_strdup (value);
}

/* the registry's spellings, where it knows the names */
static void
resolve_names (DemarcheGoverning *governing)
{
  const char *person;
  const char *delegation;

  if (!governing->speakers)
    return;
  person = governing->speaker
               ? demarche_speakers_find_person (governing->speakers, governing->speaker)
               : NULL;
  if (person)
    replace (&governing->speaker, person);
  if (governing->delegation) {
    delegation = demarche_speakers_find_delegation (governing->speakers, governing->delegation);
    if (delegation)
      replace (&governing->delegation, delegation);
  } else if (person) {
    replace (&governing->delegation,
             demarche_speakers_get_delegation (governing->speakers, person));
  }
}

/* the State is often named at a person's first turn only */
static void
remember_delegation (DemarcheGoverning *governing)
{
  g_autofree char *folded = NULL;

  if (!governing->speaker)
    return;
  folded = demarche_speakers_fold_name (governing->speaker);
  if (governing->delegation)
    g_hash_table_replace (governing->delegations, g_steal_pointer (&folded),
                          g_strdup (governing->delegation));
  else if (g_hash_table_contains (governing->delegations, folded))
    replace (&governing->delegation, g_hash_table_lookup (governing->delegations, folded));
}

/* "AK" of "Andrey Krutskikh", or one of its words */
static gboolean
names_speaker (const DemarcheTurnHead *head, const char *speaker)
{
  g_autofree char *label = head->name ? demarche_speakers_fold_name (head->name) : NULL;
  g_autofree char *name = NULL;
  GString *initials;
  gboolean same;

  if (!label || !speaker)
    return FALSE;
  name = demarche_speakers_fold_name (speaker);
  if (head->form != DEMARCHE_HEAD_INITIALS) {
    g_auto (GStrv) words = g_strsplit (name, " ", -1);

    return strcmp (name, label) == 0 || g_strv_contains ((const char *const *)words, label);
  }
  initials = g_string_new (NULL);
  for (const char *p = name; p && *p; p = strchr (p, ' ')) {
    p += *p == ' ';
    g_string_append_unichar (initials, g_utf8_get_char (p));
  }
  g_strdelimit (label, ".", ' ');
  for (char *p = label; (p = strchr (p, ' '));)
    memmove (p, p + 1, strlen (p));
  same = strcmp (initials->str, label) == 0;
  g_string_free (initials, TRUE);
  return same;
}

static void
start_turn (DemarcheGoverning *governing, const DemarcheTurnHead *head)
{
  const char *speaker =
      demarche_statement_builder_get_field (governing->builder, DEMARCHE_FIELD_SPEAKER);
  gboolean own = head->form == DEMARCHE_HEAD_ANSWER || names_speaker (head, speaker);
  gboolean asks = g_strcmp0 (head->role, "interviewer") == 0;

  governing->turn++;
  governing->n_in_turn = 0;
  governing->role = head->role ? head->role : "speaker";
  replace (&governing->speaker, own ? speaker : head->name);
  replace (&governing->delegation, own ? demarche_statement_builder_get_field (
                                             governing->builder, DEMARCHE_FIELD_DELEGATION)
                                       : head->delegation);
  replace (&governing->groups, head->groups);
  replace (&governing->turn_note, head->note);
  if (asks && !governing->speaker)
    governing->speaker = g_strdup ("Interviewer");
  resolve_names (governing);
  if (!asks)
    remember_delegation (governing);
}

/* after an unlabelled question in bold, the text is the answer */
static void
end_question (DemarcheGoverning *governing)
{
  const DemarcheTurnHead answer = {.form = DEMARCHE_HEAD_ANSWER};

  start_turn (governing, &answer);
}

/* "On agenda item 3 “Organization of work”:" without marks around names and at the end */
static char *
make_section (const char *text, gsize length)
{
  GString *section = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c != '"' && c != 0x201C && c != 0x201D && c != 0x201E && c != 0xAB && c != 0xBB)
      g_string_append_unichar (section, c);
  }
  g_strstrip (section->str);
  section->len = strlen (section->str);
  while (section->len > 0 && strchr (": ", section->str[section->len - 1]))
    g_string_truncate (section, section->len - 1);
  if (section->len > DEMARCHE_LIMIT_NAME_BYTES) {
    gsize n = DEMARCHE_LIMIT_NAME_BYTES;

    while (((guchar)section->str[n] & 0xC0) == 0x80)
      n--;
    g_string_truncate (section, n);
  }
  return g_string_free (section, FALSE);
}

/* a title inside the text starts another statement; the heading right above it is its own */
static void
take_title (DemarcheGoverning *governing, const DemarcheBlock *block)
{
  g_autofree char *speaker = NULL;
  g_autofree char *delegation = NULL;

  if (!block->in_preamble && governing->kind != DEMARCHE_PARAGRAPH_HEADING)
    g_clear_pointer (&governing->section, g_free);
  if (!governing->document->several_speakers ||
      demarche_statement_builder_get_field (governing->builder, DEMARCHE_FIELD_SPEAKER))
    return;
  demarche_title_read (demarche_block_text (governing->document, block), block->length, &speaker,
                       &delegation);
  if (!speaker)
    return;
  replace (&governing->speaker, speaker);
  replace (&governing->delegation, delegation ? delegation
                                              : demarche_statement_builder_get_field (
                                                    governing->builder, DEMARCHE_FIELD_DELEGATION));
  resolve_names (governing);
}

static void
take_turn (DemarcheGoverning *governing, const DemarcheBlock *block)
{
  const DemarcheTurnHead *head = demarche_block_head (governing->document, block);

  if (head) {
    start_turn (governing, head);
    governing->form = head->form;
  } else if (governing->form == DEMARCHE_HEAD_ASKED && !block->emphasised) {
    end_question (governing);
    governing->form = DEMARCHE_HEAD_ANSWER;
  }
}

/* what the first words of a paragraph may say of whom the speaker speaks for */
#define OPENING_BYTES 600

/* "I speak on behalf of the X" at the start of a turn, "In my national capacity" later */
static void
take_capacity (DemarcheGoverning *governing, const DemarcheBlock *block)
{
  const DemarcheTurnHead *head = demarche_block_head (governing->document, block);
  gsize label = head != NULL ? MIN (head->label, block->length) : 0;
  const char *text = demarche_block_text (governing->document, block) + label;
  gsize length = MIN (block->length - label, OPENING_BYTES);
  gboolean is_opening = governing->turn > 0 && governing->n_in_turn++ < 2;

  DemarcheBehalf said = demarche_behalf_look (text, length);

  if (said == 0)
    return;
  g_autofree char *state =
      said & DEMARCHE_BEHALF_CAPACITY ? demarche_behalf_find_capacity (text, length) : NULL;
  g_autofree char *aligned =
      said & DEMARCHE_BEHALF_ALIGNED ? demarche_behalf_find_alignment (text, length) : NULL;
  g_autofree char *group = (said & DEMARCHE_BEHALF_GROUP) && is_opening && governing->groups == NULL
                               ? demarche_behalf_find_in_opening (text, length)
                               : NULL;

  if (state != NULL) {
    replace (&governing->delegation, state);
    governing->role = "speaker";
  }
  if (group != NULL)
    replace (&governing->groups, group);
  else if ((said & DEMARCHE_BEHALF_NATIONAL) && demarche_behalf_is_national (text, length))
    replace (&governing->groups, "");
  governing->said = aligned != NULL ? g_strdup_printf ("aligned with %s", aligned) : NULL;
}

static void
take_date (DemarcheGoverning *governing, const DemarcheBlock *block)
{
  char day[11];

  DemarcheDateFound found = demarche_date_line (demarche_block_text (governing->document, block),
                                                block->length, governing->year, day);

  if (found == DEMARCHE_DATE_DAY)
    memcpy (governing->day, day, sizeof day);
  else if (found != DEMARCHE_DATE_RANGE || !block->in_preamble)
    governing->day[0] = '\0';
}

void
demarche_governing_take (DemarcheGoverning *governing, DemarcheBlock *block)
{
  g_clear_pointer (&governing->said, g_free);
  take_turn (governing, block);
  switch (block->kind) {
  case DEMARCHE_PARAGRAPH_DATELINE:
    take_date (governing, block);
    break;
  case DEMARCHE_PARAGRAPH_HEADING:
    if (block->head)
      break;
    g_free (governing->section);
    governing->section =
        make_section (demarche_block_text (governing->document, block), block->length);
    break;
  case DEMARCHE_PARAGRAPH_TITLE:
    take_title (governing, block);
    break;
  case DEMARCHE_PARAGRAPH_PARAGRAPH:
  case DEMARCHE_PARAGRAPH_LIST:
    take_capacity (governing, block);
    if (g_strcmp0 (governing->role, "interviewer") == 0)
      block->kind = DEMARCHE_PARAGRAPH_QUESTION;
    break;
  default:
    break;
  }
  governing->kind = block->kind;
}

void
demarche_governing_init (DemarcheGoverning *governing, const DemarcheDocument *document,
                         DemarcheStatementBuilder *builder, DemarcheSpeakers *speakers)
{
  memset (governing, 0, sizeof *governing);
  governing->document = document;
  governing->builder = builder;
  governing->speakers = speakers;
  governing->delegations =
      g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, g_free);
  /* before the first head of a record nobody knows who speaks */
  if (document->form == DEMARCHE_DOCUMENT_RECORD)
    governing->role = "unknown";
}

void
demarche_governing_clear (DemarcheGoverning *governing)
{
  g_clear_pointer (&governing->delegations, g_hash_table_unref);
  g_clear_pointer (&governing->section, g_free);
  g_clear_pointer (&governing->speaker, g_free);
  g_clear_pointer (&governing->delegation, g_free);
  g_clear_pointer (&governing->groups, g_free);
  g_clear_pointer (&governing->turn_note, g_free);
  g_clear_pointer (&governing->said, g_free);
}
