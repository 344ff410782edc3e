/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes through the JSON scanner: each token is sound, each message can be printed. */
#include "base/json-scanner.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (gboolean sound)
{
  if (!sound)
    abort ();
}

static void
check_string (DemarcheSource *source, const DemarcheJsonToken *token)
{
  gsize previous = token->start;

  check (strlen (token->string) == token->length);
  check (g_utf8_validate (token->string, -1, NULL));
  for (gsize i = 0; i <= token->length; i++) {
    gsize place = demarche_json_string_source_offset (source, token->start, i);

    check (place >= previous && place < token->end);
    previous = place;
  }
}

static void
check_token (DemarcheSource *source, const DemarcheJsonToken *token, gsize last_end, gsize size)
{
  check (last_end <= token->start && token->start <= token->end && token->end <= size);
  /* the way to each byte of a string starts anew: long ones would take most of the time */
  if ((token->type == DEMARCHE_JSON_KEY || token->type == DEMARCHE_JSON_STRING) &&
      token->length < 256)
    check_string (source, token);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const DemarcheJsonLimits limits = {6, 8, 300};
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DemarcheSource) source = demarche_source_new ("input", bytes);
  g_autoptr (DemarcheJsonScanner) scanner = demarche_json_scanner_new (source, 0, size, &limits);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  DemarcheJsonToken token = {0};
  gsize last_end = 0;

  do {
    if (!demarche_json_scanner_next (scanner, &token, &problem)) {
      g_autofree char *text = demarche_diagnostic_format (problem, TRUE);

      check (g_utf8_validate (text, -1, NULL));
      return 0;
    }
    check_token (source, &token, last_end, size);
    last_end = token.end;
  } while (token.type != DEMARCHE_JSON_END);
  return 0;
}
