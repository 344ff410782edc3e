/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* ICU's break iterator takes hundreds of instructions a character. These are the same rules, SB3 to
 * SB11, without SB5: what extends a character is left to ICU. */
#include "classify/break-rules.h"

#include "base/text.h"

#include <unicode/uchar.h>

/* of ASCII characters; with others ICU is asked */
static guint8 properties[128];

static void
fill_properties (void)
{
  static gsize filled = 0;

  if (!g_once_init_enter (&filled))
    return;
  for (int c = 0; c < 128; c++)
    properties[c] = (guint8)u_getIntPropertyValue (c, UCHAR_SENTENCE_BREAK);
  g_once_init_leave (&filled, 1);
}

static inline guint
get_property (const char *at)
{
  return (guchar)*at < 0x80
             ? properties[(guchar)*at]
             : (guint)u_getIntPropertyValue ((UChar32)g_utf8_get_char (at), UCHAR_SENTENCE_BREAK);
}

gboolean
demarche_break_rules_suffice (const char *text, gsize length)
{
  const char *limit = text + length;

  fill_properties ();
  for (const char *at = demarche_text_skip_ascii (text, limit); at < limit;
       at = demarche_text_skip_ascii (g_utf8_next_char (at), limit)) {
    guint property = get_property (at);

    if (property == U_SB_EXTEND || property == U_SB_FORMAT)
      return FALSE;
  }
  return TRUE;
}

static inline gboolean
is_terminator (guint property)
{
  return property == U_SB_ATERM || property == U_SB_STERM;
}

static inline gboolean
is_separator (guint property)
{
  return property == U_SB_SEP || property == U_SB_CR || property == U_SB_LF;
}

static const char *
skip (const char *at, const char *limit, guint property)
{
  while (at < limit && get_property (at) == property)
    at = g_utf8_next_char (at);
  return at;
}

/* SB6, SB7: "3.5", "U.N" */
static gboolean
joins (const char *after, const char *limit, guint before)
{
  guint property = after < limit ? get_property (after) : U_SB_OTHER;

  return property == U_SB_NUMERIC ||
         (property == U_SB_UPPER && (before == U_SB_UPPER || before == U_SB_LOWER));
}

/* SB8: the next letter is a small one */
static gboolean
goes_on_small (const char *at, const char *limit)
{
  for (; at < limit; at = g_utf8_next_char (at)) {
    guint property = get_property (at);

    if (property == U_SB_LOWER)
      return TRUE;
    if (property == U_SB_OLETTER || property == U_SB_UPPER || is_separator (property) ||
        is_terminator (property))
      return FALSE;
  }
  return FALSE;
}

/* SB3, SB9 to SB11: the break after a mark that ends at @after, NULL when the sentence goes on */
static const char *
find_break_after (const char *after, const char *limit, guint mark, guint before)
{
  const char *at = skip (skip (after, limit, U_SB_CLOSE), limit, U_SB_SP);
  guint property;

  if (at == limit || (mark == U_SB_ATERM && joins (after, limit, before)))
    return NULL;
  property = get_property (at);
  if (property == U_SB_CR && at + 1 < limit && at[1] == '\n')
    return at + 2;
  if (is_separator (property))
    return g_utf8_next_char (at);
  if (property == U_SB_SCONTINUE || is_terminator (property)) /* SB8a */
    return NULL;
  return mark == U_SB_ATERM && goes_on_small (at, limit) ? NULL : at;
}

const char *
demarche_find_break (const char *at, const char *limit)
{
  guint before = U_SB_OTHER;

  while (at < limit) {
    guint property = get_property (at);
    const char *found;

    at = g_utf8_next_char (at);
    found = is_terminator (property) ? find_break_after (at, limit, property, before) : NULL;
    if (found != NULL && found < limit)
      return found;
    before = property;
  }
  return NULL;
}
