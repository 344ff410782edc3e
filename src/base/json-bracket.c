/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the JSON scanner says about brackets: which one is missing, where it belongs, and which
 * one it would close. */

#include "base/json-scanner-private.h"

#include <string.h>

/* a bracket that was opened, as far as its place tells where it should be closed */
typedef struct {
  gsize start;
  gsize indentation; /* of its line */
  gsize line;        /* where its line begins */
} Opened;

static const DemarcheJsonLevel *
get_level (const DemarcheJsonScanner *scanner)
{
  return &scanner->levels[scanner->n_levels - 1];
}

static char
get_closing (const DemarcheJsonLevel *level)
{
  return level->is_object ? '}' : ']';
}

static guint
get_line (const DemarcheJsonScanner *scanner, gsize offset)
{
  guint line;

  demarche_source_locate (scanner->source, offset, &line, NULL);
  return line;
}

static gsize
skip_blanks (const DemarcheJsonScanner *scanner, gsize at)
{
  while (demarche_json_peek (scanner, at) == ' ' || demarche_json_peek (scanner, at) == '\t')
    at++;
  return at;
}

/* past the closing quotation mark of the string at @at */
static gsize
skip_string (const DemarcheJsonScanner *scanner, gsize at)
{
  for (at++; at < scanner->end && scanner->text[at] != '"'; at++)
    if (scanner->text[at] == '\\')
      at++;
  return at + 1;
}

/* the closing bracket at @at ends what was opened last, or shows by its place that it was meant
 * for something outside of it */
static gboolean
closes_too_much (const DemarcheJsonScanner *scanner, const Opened *opened, gsize line, gsize at)
{
  gsize indentation = skip_blanks (scanner, line) - line;

  return line != opened->line && line + indentation == at && indentation < opened->indentation;
}

/* the first bracket that a bracket of an outer one's indentation closes: its own is missing.
 * What was read so far is known to be sound, so only brackets and strings count */
static gboolean
find_unclosed (const DemarcheJsonScanner *scanner, gsize *unclosed)
{
  g_autoptr (GArray) opened = g_array_new (FALSE, FALSE, sizeof (Opened));
  gsize line = scanner->start;

  for (gsize at = scanner->start; at < scanner->end; at++) {
    char c = scanner->text[at];
    if (c == '"') {
      at = skip_string (scanner, at) - 1;
    } else if (c == '\n' || c == '\r') {
      line = at + 1;
    } else if (c == '{' || c == '[') {
      const Opened bracket = {at, skip_blanks (scanner, line) - line, line};
      g_array_append_val (opened, bracket);
    } else if ((c == '}' || c == ']') && opened->len > 0) {
      const Opened *last = &g_array_index (opened, Opened, opened->len - 1);
      *unclosed = last->start;
      if (closes_too_much (scanner, last, line, at))
        return TRUE;
      g_array_set_size (opened, opened->len - 1);
    }
  }
  return FALSE;
}

static gboolean
fail_at_end (DemarcheJsonScanner *scanner)
{
  gsize start = get_level (scanner)->start;
  g_autofree char *help = NULL;

  if (find_unclosed (scanner, &start)) {
    help = g_strdup_printf ("write '%c' after the last thing that belongs to it",
                            scanner->text[start] == '{' ? '}' : ']');
    return demarche_json_fail (scanner, start, start + 1, help,
                               "'%c' is never closed, as the indentation after it shows",
                               scanner->text[start]);
  }
  start = get_level (scanner)->start;
  help = g_strdup_printf ("its '%c' is missing: the text ends", get_closing (get_level (scanner)));
  return demarche_json_fail (scanner, start, start + 1, help, "'%c' is never closed",
                             scanner->text[start]);
}

/* whether a bracket that @closing would close is open */
static gboolean
is_open (const DemarcheJsonScanner *scanner, char closing)
{
  for (guint i = 0; i < scanner->n_levels; i++)
    if (get_closing (&scanner->levels[i]) == closing)
      return TRUE;
  return FALSE;
}

gboolean
demarche_json_fail_unclosed (DemarcheJsonScanner *scanner, gsize place)
{
  const DemarcheJsonLevel *level = get_level (scanner);
  g_autofree char *help = NULL;

  if (demarche_json_peek (scanner, place) == ',')
    help = g_strdup_printf ("write '%c' before this comma", get_closing (level));
  else
    help = g_strdup_printf ("write '%c' here", get_closing (level));
  return demarche_json_fail (
      scanner, place, place, help, "'%c' is missing: the '%c' in line %u is still open",
      get_closing (level), scanner->text[level->start], get_line (scanner, level->start));
}

gboolean
demarche_json_fail_bracket (DemarcheJsonScanner *scanner)
{
  const DemarcheJsonLevel *level = get_level (scanner);
  char closing;

  if (scanner->at == scanner->end)
    return fail_at_end (scanner);
  closing = scanner->text[scanner->at];
  if (is_open (scanner, closing))
    return demarche_json_fail_unclosed (scanner, scanner->last_end);
  return demarche_json_fail (scanner, scanner->at, scanner->at + 1, "remove it",
                             "'%c' is one bracket too many: what is open is the '%c' in line %u",
                             closing, scanner->text[level->start],
                             get_line (scanner, level->start));
}

/* the last byte before @at that is no white space; the scanner's start when there is none */
static gsize
find_before (const DemarcheJsonScanner *scanner, gsize at)
{
  while (at > scanner->start && g_ascii_isspace (scanner->text[at - 1]))
    at--;
  return at > scanner->start ? at - 1 : at;
}

gboolean
demarche_json_fail_colon_in_list (DemarcheJsonScanner *scanner, gsize key)
{
  gsize before = find_before (scanner, key);

  if (before == get_level (scanner)->start)
    return demarche_json_fail (scanner, before, before + 1,
                               "write { and } for [ and ]: \"key\": value stands in { }",
                               "'[' begins a list, but a key and ':' follow");
  return demarche_json_fail_unclosed (scanner, scanner->text[before] == ',' ? before : before + 1);
}

gboolean
demarche_json_fail_bracket_for_key (DemarcheJsonScanner *scanner)
{
  gsize before = find_before (scanner, scanner->at);
  g_autofree char *help = NULL;

  if (scanner->text[before] == ',')
    return demarche_json_fail_unclosed (scanner, before);
  help = g_strdup_printf ("write \"key\": before it, or '[' for the '{' in line %u",
                          get_line (scanner, before));
  return demarche_json_fail (scanner, scanner->at, scanner->at + 1, help,
                             "a key is missing before '%c'", scanner->text[scanner->at]);
}

gboolean
demarche_json_fail_text_in_object (DemarcheJsonScanner *scanner, gsize start)
{
  gsize before = find_before (scanner, start);

  if (before == get_level (scanner)->start)
    return demarche_json_fail (scanner, before, before + 1,
                               "write [ and ] for { and }: in { } stands \"key\": value",
                               "texts without ':' are a list, and a list stands in [ ]");
  return demarche_json_fail (
      scanner, start, scanner->last_end,
      "write ':' and a value after a key; several texts for one key stand in square brackets: "
      "\"key\": [\"one\", \"two\"]",
      "':' is missing: this text stands where a key is due");
}
