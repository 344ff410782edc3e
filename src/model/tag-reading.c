/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words for who holds what, and how. */
#include "model/tag-reading.h"

#include <string.h>

/* ---- who ---- */

/* "A and B", "A, B and C" from "A; B; C"; whether there are several */
static gboolean
append_groups (GString *out, const char *groups)
{
  g_auto (GStrv) names = g_strsplit (groups, ";", -1);
  guint n = g_strv_length (names);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s",
                            i == 0       ? ""
                            : i + 1 == n ? " and "
                                         : ", ",
                            g_strstrip (names[i]));
  return n > 1;
}

/* who chairs, asks or reports speaks for no delegation */
static const char *
name_speaker (const DemarcheParagraph *paragraph)
{
  static const char *const roles[][2] = {
      {"chair", "The chair"},
      {"interviewer", "The interviewer"},
      {"rapporteur", "The rapporteur"},
      {"unknown", "An unknown speaker"},
  };
  const char *role = paragraph->occasion->role != NULL ? paragraph->occasion->role : "speaker";

  if (paragraph->occasion->delegation != NULL && g_str_equal (role, "speaker"))
    return paragraph->occasion->delegation;
  if (paragraph->occasion->speaker != NULL)
    return paragraph->occasion->speaker;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (role, roles[i][0]))
      return roles[i][1];
  return "The speaker";
}

/* the subject of the sentence; whether it takes a verb in the plural */
static gboolean
append_subject (GString *out, const DemarcheParagraph *paragraph)
{
  if (paragraph->occasion->groups != NULL && *paragraph->occasion->groups != '\0')
    return append_groups (out, paragraph->occasion->groups);
  g_string_append (out, name_speaker (paragraph));
  return FALSE;
}

/* ---- what ---- */

/* a word that a title begins with and that is never a name */
static gboolean
is_function_word (const char *word, gsize length)
{
  static const char *const words[] = {
      "a",     "all",   "an",      "another", "any",   "at",    "both",  "by",     "each",
      "every", "for",   "from",    "how",     "in",    "into",  "less",  "more",   "most",
      "no",    "not",   "of",      "on",      "one",   "only",  "other", "some",   "that",
      "the",   "their", "these",   "this",    "those", "to",    "two",   "under",  "what",
      "when",  "where", "whether", "which",   "who",   "whose", "with",  "without"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (word, words[i], length) == 0 && words[i][length] == '\0')
      return TRUE;
  return FALSE;
}

/* "Programme of Action": a word with a capital and a small letter after the first word */
static gboolean
has_capital (const char *text)
{
  gboolean at_start = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    gunichar c = g_utf8_get_char (text);
    if (at_start && g_unichar_isupper (c) &&
        g_unichar_islower (g_utf8_get_char (g_utf8_next_char (text))))
      return TRUE;
    at_start = !g_unichar_isalnum (c);
  }
  return FALSE;
}

/* whether the definition has the word with its capital in mid-sentence */
static gboolean
is_name_in (const char *definition, const char *word, gsize length)
{
  g_autofree char *wanted = g_strdup_printf (" %.*s", (int)length, word);

  for (const char *at = definition; at != NULL && (at = strstr (at, wanted)) != NULL; at++)
    if (at > definition && strchr (".:?!", at[-1]) == NULL && !g_ascii_isalnum (at[length + 1]))
      return TRUE;
  return FALSE;
}

/* whether the first word of a title keeps its capital: an acronym or a name */
static gboolean
keeps_capital (const DemarchePosition *position)
{
  const char *title = position->title;
  gsize length = strcspn (title, " ,;:-");

  if (is_function_word (title, length))
    return FALSE;
  return !g_unichar_islower (g_utf8_get_char (g_utf8_next_char (title))) || has_capital (title) ||
         is_name_in (position->definition, title, length);
}

/* "norms stay voluntary" for "Norms stay voluntary" */
static void
append_title (GString *out, const DemarchePosition *position)
{
  const char *title = *position->title != '\0' ? position->title : position->code;

  if (*position->title != '\0' && !keeps_capital (position)) {
    g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (title)));
    title = g_utf8_next_char (title);
  }
  g_string_append (out, title);
}

/* ---- the sentence ---- */

static void
append_verb (GString *out, const DemarcheTag *tag, gboolean is_plural)
{
  g_string_append (out, tag->force == DEMARCHE_FORCE_FIRM ? " firmly" : " tentatively");
  g_string_append (out, tag->stance == DEMARCHE_STANCE_SUPPORTS ? " support" : " oppose");
  g_string_append (out, is_plural ? "" : "s");
}

static void
append_statement (GString *out, const DemarcheTag *tag, const DemarcheParagraph *paragraph)
{
  gboolean is_plural = append_subject (out, paragraph);

  if (tag->holder == DEMARCHE_HOLDER_OTHER) {
    g_string_append_printf (out, " %s that %s", is_plural ? "say" : "says",
                            tag->held_by != NULL ? tag->held_by : "others");
    is_plural = tag->held_by == NULL;
  }
  append_verb (out, tag, is_plural);
}

static void
append_doubt (GString *out, const DemarcheTag *tag, const DemarcheParagraph *paragraph)
{
  gboolean is_plural;

  if (tag->holder == DEMARCHE_HOLDER_OTHER) {
    is_plural = append_subject (out, paragraph);
    g_string_append_printf (
        out, " %s of %s, but it is unclear whether %s", is_plural ? "speak" : "speaks",
        tag->held_by != NULL ? tag->held_by : "others",
        tag->held_by != NULL ? "it supports or opposes" : "they support or oppose");
    return;
  }
  g_string_append (out, "It is unclear whether ");
  gsize start = out->len;
  is_plural = append_subject (out, paragraph);
  if (g_str_has_prefix (out->str + start, "The ") || g_str_has_prefix (out->str + start, "An "))
    out->str[start] = g_ascii_tolower (out->str[start]);
  g_string_append (out, is_plural ? " support or oppose" : " supports or opposes");
}

void
demarche_tag_append_reading (GString *out, const DemarcheTag *tag,
                             const DemarcheParagraph *paragraph, DemarcheCodebook *codebook)
{
  if (tag->review & DEMARCHE_REVIEW_AMBIGUOUS)
    append_doubt (out, tag, paragraph);
  else
    append_statement (out, tag, paragraph);
  g_string_append (out, ": ");
  append_title (out, demarche_codebook_get_position (codebook, tag->position));
  if (tag->review & DEMARCHE_REVIEW_MIXED)
    g_string_append (out, " (mixed: beside an opposed position)");
  if (!g_str_has_suffix (out->str, ".") && !g_str_has_suffix (out->str, "?"))
    g_string_append_c (out, '.');
}
