/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the JSON scanner says when something else follows a key or value than can follow it. */

#include "base/json-scanner-private.h"

#include <string.h>

static const char *const commas[] = {"，", "、", "،", "；", ";", ".", "‚", NULL};
static const char *const colons[] = {"：", "=>", "=", "->", "﹕", "∶", NULL};

/* the mark of @marks that stands here, or NULL */
static const char *
find_mark (const DemarcheJsonScanner *scanner, const char *const *marks)
{
  for (; *marks != NULL; marks++)
    if (demarche_json_is_at (scanner, *marks))
      return *marks;
  return NULL;
}

/* a mark taken for a comma: words after it would make it part of a sentence */
static const char *
find_comma (const DemarcheJsonScanner *scanner)
{
  const char *mark = find_mark (scanner, commas);
  gsize at = scanner->at;

  if (mark == NULL)
    return NULL;
  for (at += strlen (mark); at < scanner->end && g_ascii_isspace (scanner->text[at]); at++)
    if (scanner->text[at] == '\n')
      return mark;
  return at == scanner->end || strchr ("\"{[]}", scanner->text[at]) != NULL ? mark : NULL;
}

/* a string just ended where no string can end: at a quotation mark of its own words */
static gboolean
is_inner_quote (const DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);

  if (scanner->last != DEMARCHE_JSON_STRING && scanner->last != DEMARCHE_JSON_KEY)
    return FALSE;
  if (demarche_json_is_at (scanner, "true") || demarche_json_is_at (scanner, "false") ||
      demarche_json_is_at (scanner, "null"))
    return scanner->at == scanner->last_end;
  if (scanner->at == scanner->last_end)
    return demarche_json_is_word_byte (c) || (g_ascii_ispunct (c) && strchr ("\"{[:=,", c) == NULL);
  return g_ascii_isalpha (c);
}

/* what was read as the end of a string may be the beginning of the next: then the one before it
 * lacks its end, which a comma or colon within shows */
static gboolean
fail_inner_quote (DemarcheJsonScanner *scanner)
{
  const char *text = scanner->text;
  gsize quote = scanner->last_end - 1;
  gsize at = quote;

  while (at > scanner->last_start + 1 && text[at - 1] == ' ')
    at--;
  if (at > scanner->last_start + 2 && strchr (":,", text[at - 1]) != NULL) {
    g_autofree char *help = g_strdup_printf ("write \" before this '%c'", text[at - 1]);
    return demarche_json_fail (scanner, at - 1, at - 1, help, "a quotation mark is missing");
  }
  return demarche_json_fail (scanner, quote, quote + 1,
                             "write \\\" for each quotation mark that belongs to the words",
                             "the quotation mark inside the string ends it, but text follows");
}

gboolean
demarche_json_fail_at_colon (DemarcheJsonScanner *scanner)
{
  const char *mark = find_mark (scanner, colons);
  char c = demarche_json_peek (scanner, scanner->at);

  if (mark != NULL)
    return demarche_json_fail (scanner, scanner->at, scanner->at + strlen (mark), "write ':' here",
                               "'%s' where ':' is due", mark);
  if (c == ',' || c == '}' || c == ']')
    return demarche_json_fail_text_in_object (scanner, scanner->last_start);
  if (!demarche_json_check_common (scanner))
    return FALSE;
  if (is_inner_quote (scanner))
    return fail_inner_quote (scanner);
  return demarche_json_fail (scanner, scanner->last_end, scanner->last_end, "write ':' here",
                             "':' is missing after the key");
}

/* what can begin the next member, if only a comma stood before it */
static gboolean
is_at_member (const DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);

  return c == '"' || c == '{' || c == '[' || c == '-' || demarche_json_is_word_byte (c) ||
         demarche_json_is_at_slip (scanner);
}

/* whether the string that begins here is a key: its ':' follows */
static gboolean
is_at_key (const DemarcheJsonScanner *scanner)
{
  gsize at = scanner->at;

  if (demarche_json_peek (scanner, at) != '"')
    return FALSE;
  for (at++; at < scanner->end && strchr ("\"\n\r", scanner->text[at]) == NULL; at++)
    if (scanner->text[at] == '\\')
      at++;
  for (at++; demarche_json_peek (scanner, at) == ' ';)
    at++;
  return demarche_json_peek (scanner, at) == ':';
}

static gboolean
is_in_list (const DemarcheJsonScanner *scanner)
{
  return scanner->n_levels > 0 && !scanner->levels[scanner->n_levels - 1].is_object;
}

static gboolean
fail_colon (DemarcheJsonScanner *scanner)
{
  if (scanner->last == DEMARCHE_JSON_STRING && is_in_list (scanner))
    return demarche_json_fail_colon_in_list (scanner, scanner->last_start);
  if (is_in_list (scanner))
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1,
                               "\"key\": value stands in { }, a list in [ ]", "unexpected ':'");
  return demarche_json_fail (
      scanner, scanner->at, scanner->at + 1,
      "what holds keys of its own stands in { }, as in \"key\": {\"inner\": 1}",
      "a second ':' after one key");
}

gboolean
demarche_json_fail_after_value (DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);
  const char *mark = find_comma (scanner);

  if (mark != NULL)
    return demarche_json_fail (scanner, scanner->at, scanner->at + strlen (mark),
                               "write a plain comma here", "'%s' where a comma is due", mark);
  if (c == '#' && is_inner_quote (scanner))
    return fail_inner_quote (scanner);
  if (!demarche_json_check_common (scanner))
    return FALSE;
  if (c == ':')
    return fail_colon (scanner);
  if (is_inner_quote (scanner))
    return fail_inner_quote (scanner);
  if (is_in_list (scanner) && is_at_key (scanner))
    return demarche_json_fail_unclosed (scanner, scanner->last_end);
  if (is_at_member (scanner))
    return demarche_json_fail (scanner, scanner->last_end, scanner->last_end, "put a comma here",
                               "a comma is missing");
  return demarche_json_fail_unexpected (scanner, "a comma or the closing bracket stands here");
}

gboolean
demarche_json_fail_after_document (DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);

  if (c == ':' && scanner->last == DEMARCHE_JSON_STRING)
    return demarche_json_fail (scanner, scanner->last_start, scanner->last_start,
                               "begin the file with {", "the opening '{' is missing");
  if (!demarche_json_check_common (scanner))
    return FALSE;
  if (c == ']' || c == '}')
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1,
                               "remove it, or look for a bracket too many before it",
                               "'%c' closes nothing", c);
  if (c == '{' || c == '[')
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1,
                               "move what it holds into the first one, or into a file of its own",
                               "a second value: a file holds one only");
  return demarche_json_fail (scanner, scanner->at, scanner->at + 1,
                             "remove it; if it belongs to the file, a closing bracket before it is "
                             "one too many",
                             "text after the end of the value");
}
