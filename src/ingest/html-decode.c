/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The bytes of a web page: which encoding counts, and character references that are none. */
#include "ingest/html.h"

#define HEAD_BYTES 4096 /* where a page has to say what its encoding is */
#define LONGEST_LABEL 40
#define LABEL_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-_.:+()" /* in small letters */

/* names under which pages mean another encoding than the one of that name */
static const char *
resolve_label (const char *label)
{
  static const char *const western[] = {"iso-8859-1", "latin1",    "latin-1", "us-ascii",
                                        "ascii",      "iso8859-1", NULL};

  return g_strv_contains (western, label) ? "WINDOWS-1252" : label;
}

/* `charset=` in the head of a page, or `encoding=` in its XML declaration */
static char *
find_label (const char *data, gsize length)
{
  g_autofree char *head = g_ascii_strdown (data, (gssize)MIN (length, HEAD_BYTES));
  const char *declaration = g_str_has_prefix (head, "<?xml") ? strstr (head, "encoding=") : NULL;
  const char *meta = head;
  const char *start = NULL;
  gsize n;

  while (!start && (meta = strstr (meta, "<meta"))) {
    g_autofree char *tag = g_strndup (meta, strcspn (meta, ">"));
    const char *charset = strstr (tag, "charset=");

    if (charset)
      start = meta + (charset - tag) + strlen ("charset=");
    meta += strlen ("<meta");
  }
  if (!start && declaration)
    start = declaration + strlen ("encoding=");
  if (!start)
    return NULL;
  start += strspn (start, "\"' ");
  n = strcspn (start, "\"' ;/>");
  return n > 0 && n < LONGEST_LABEL && strspn (start, LABEL_CHARACTERS) >= n ? g_strndup (start, n)
                                                                             : NULL;
}

/* what a reference to a C1 control means on pages */
static gunichar
resolve_number (guint64 number)
{
  static const gunichar western[32] = {
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

  if (number >= 0x80 && number < 0xA0)
    return western[number - 0x80];
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000))
    return 0xFFFD;
  return (gunichar)number;
}

/* reads "&#38;" or "&#x26;" at @at; returns where it ends, NULL when it is no reference */
static const char *
read_reference (const char *at, const char *end, gunichar *character)
{
  gboolean hexadecimal = at + 2 < end && (at[2] == 'x' || at[2] == 'X');
  const char *p = at + (hexadecimal ? 3 : 2);
  const char *digits = p;
  guint64 number = 0;

  for (; p < end && (hexadecimal ? g_ascii_isxdigit (*p) : g_ascii_isdigit (*p)); p++)
    number = MIN (number * (hexadecimal ? 16 : 10) + (guint64)g_ascii_xdigit_value (*p), 0x110000);
  if (p == digits)
    return NULL;
  *character = resolve_number (number);
  return p < end && *p == ';' ? p + 1 : p;
}

/* the parser drops references that stand for no character, and words would run together */
static GBytes *
resolve_references (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  const char *end = data + length;
  const char *done = data;
  g_autoptr (GString) out = g_string_sized_new (length + 1);

  for (const char *p = data; (p = memmem (p, (gsize)(end - p), "&#", 2));) {
    gunichar character;
    const char *after = read_reference (p, end, &character);

    if (after && character > 0x7F) {
      g_string_append_len (out, done, p - done);
      g_string_append_unichar (out, character);
      done = after;
    }
    p = after ? after : p + 2;
  }
  g_string_append_len (out, done, end - done);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}

DemarcheDecoded *
demarche_html_decode (GBytes *bytes, const char *encoding, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *label = encoding ? g_strdup (encoding) : find_label (data, length);
  g_autoptr (DemarcheDecoded) decoded = NULL;
  GBytes *text;

  if (label && !encoding && g_str_has_prefix (label, "utf-16"))
    g_clear_pointer (&label, g_free); /* a page that says so in ASCII is not */
  decoded = demarche_decode (bytes, label ? resolve_label (label) : NULL, error);
  if (!decoded)
    return NULL;
  text = resolve_references (decoded->text);
  g_bytes_unref (decoded->text);
  decoded->text = text;
  return g_steal_pointer (&decoded);
}
