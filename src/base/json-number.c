/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers of JSON: the grammar, and that a double holds what is written. */

#include "base/json-scanner-private.h"
#include "base/limits.h"

#include <math.h>
#include <string.h>

#define FAST_DIGITS 15               /* an integer that short is exact in a double */
#define MAX_EXACT 9007199254740992.0 /* 2^53 */

static const char as_string_help[] = "when it names something, write it as a string in \" \"";

static gsize
skip_digits (const DemarcheJsonScanner *scanner, gsize at)
{
  while (g_ascii_isdigit (demarche_json_peek (scanner, at)))
    at++;
  return at;
}

static gboolean
is_number_byte (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '-' || c == '.' || c == '_';
}

/* the whole run that was meant as a number */
static gsize
find_end (const DemarcheJsonScanner *scanner, gsize at)
{
  while (is_number_byte (demarche_json_peek (scanner, at)))
    at++;
  return at;
}

static gboolean
fail (DemarcheJsonScanner *scanner, const char *help, const char *message)
{
  gsize end = find_end (scanner, scanner->at);
  g_autofree char *shown = demarche_json_shorten (scanner->text + scanner->at, end - scanner->at);

  return demarche_json_fail (scanner, scanner->at, MAX (end, scanner->at + 1), help, "%s: '%s'",
                             message, shown);
}

static gboolean
fail_leading_zero (DemarcheJsonScanner *scanner, gsize zero)
{
  char next = demarche_json_peek (scanner, zero + 1);

  if (next == 'x' || next == 'X')
    return fail (scanner, "write it as a decimal number", "hexadecimal numbers are no JSON");
  return fail (scanner, as_string_help, "number with a leading zero");
}

/* the end of a fraction or exponent whose digits begin at @at; 0 when there is none */
static gsize
read_tail (DemarcheJsonScanner *scanner, gsize at, const char *missing)
{
  gsize end = skip_digits (scanner, at);

  if (end > at)
    return end;
  (void)fail (scanner, NULL, missing);
  return 0;
}

static gsize
read_fraction_and_exponent (DemarcheJsonScanner *scanner, gsize at)
{
  char c;

  if (demarche_json_peek (scanner, at) == '.')
    at = read_tail (scanner, at + 1, "digit missing after the point");
  if (at == 0)
    return 0;
  c = demarche_json_peek (scanner, at);
  if (c != 'e' && c != 'E')
    return at;
  c = demarche_json_peek (scanner, at + 1);
  return read_tail (scanner, c == '+' || c == '-' ? at + 2 : at + 1,
                    "digit missing in the exponent");
}

/* whether a digit other than 0 stands before the exponent */
static gboolean
is_written_nonzero (const char *literal)
{
  return literal[strcspn (literal, "123456789eE")] != '\0' &&
         strchr ("eE", literal[strcspn (literal, "123456789eE")]) == NULL;
}

static gboolean
check_value (DemarcheJsonScanner *scanner, const char *literal, gboolean is_integer, double value)
{
  if (isinf (value))
    return fail (scanner, NULL, "number is too large");
  if (is_integer && fabs (value) > MAX_EXACT)
    return fail (scanner, as_string_help, "number has more digits than can be kept exactly");
  if (fpclassify (value) == FP_ZERO && is_written_nonzero (literal))
    return fail (scanner, NULL, "number is too small");
  if (fpclassify (value) == FP_ZERO && literal[0] == '-')
    return fail (scanner, "write 0", "zero has no sign");
  return TRUE;
}

static gboolean
convert (DemarcheJsonScanner *scanner, gsize end, gboolean is_integer, double *value)
{
  char literal[DEMARCHE_LIMIT_JSON_NUMBER_BYTES + 1];
  gsize length = end - scanner->at;

  if (length > DEMARCHE_LIMIT_JSON_NUMBER_BYTES)
    return fail (scanner, as_string_help, "number has more digits than can be kept exactly");
  memcpy (literal, scanner->text + scanner->at, length);
  literal[length] = '\0';
  *value = g_ascii_strtod (literal, NULL);
  return check_value (scanner, literal, is_integer, *value);
}

static double
convert_digits (const char *digits, gsize length)
{
  gint64 value = 0;

  for (gsize i = 0; i < length; i++)
    value = value * 10 + (digits[i] - '0');
  return (double)value;
}

gboolean
demarche_json_read_number (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  gsize digits = scanner->at + (scanner->text[scanner->at] == '-' ? 1 : 0);
  gsize integer_end = skip_digits (scanner, digits);
  gsize end;

  if (integer_end == digits)
    return fail (scanner, NULL, "digit missing after the minus sign");
  if (scanner->text[digits] == '0' &&
      (integer_end > digits + 1 ||
       g_ascii_tolower (demarche_json_peek (scanner, digits + 1)) == 'x'))
    return fail_leading_zero (scanner, digits);
  end = read_fraction_and_exponent (scanner, integer_end);
  if (end == 0)
    return FALSE;
  if (is_number_byte (demarche_json_peek (scanner, end)))
    return fail (scanner, "a string stands in quotation marks", "not a number");
  if (end == integer_end && digits == scanner->at && end - digits <= FAST_DIGITS)
    token->number = convert_digits (scanner->text + digits, end - digits);
  else if (!convert (scanner, end, end == integer_end, &token->number))
    return FALSE;
  scanner->at = end;
  return TRUE;
}
