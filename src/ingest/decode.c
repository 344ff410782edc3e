/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Decodes the bytes of a file: byte order marks, iconv, repair of UTF-8, one kind of line end. */
#include "ingest/decode.h"

#include "base/limits.h"
#include "base/text-block.h"

#include <string.h>

static const struct {
  const char *bytes;
  gsize length;
  const char *encoding;
} marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"},    {"\xFF\xFE\0\0", 4, "UTF-32LE"}, /* before UTF-16LE, whose mark
                                                                         it begins with */
    {"\0\0\xFE\xFF", 4, "UTF-32BE"}, {"\xFF\xFE", 2, "UTF-16LE"},     {"\xFE\xFF", 2, "UTF-16BE"},
};

/* the encoding that a byte order mark names, or NULL */
static const char *
find_mark (const char *data, gsize length, gsize *skip)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++) {
    if (length >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0) {
      *skip = marks[i].length;
      return marks[i].encoding;
    }
  }
  *skip = 0;
  return NULL;
}

static gboolean
is_utf8_name (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0;
}

gboolean
demarche_decode_knows (const char *encoding)
{
  GIConv converter = g_iconv_open ("UTF-8", encoding);

  if (converter == (GIConv)-1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

/* bytes of a sequence that starts with @lead, 1 when it starts none */
static gsize
sequence_length (guchar lead)
{
  if (lead >= 0xF0 && lead <= 0xF4)
    return 4;
  if (lead >= 0xE0)
    return lead < 0xF0 ? 3 : 1;
  return lead >= 0xC2 ? 2 : 1;
}

/* length of the ill-formed piece at @text, which becomes one U+FFFD */
static gsize
invalid_length (const char *text, gsize left)
{
  gsize want = MIN (sequence_length ((guchar)*text), left);
  gsize n = 1;

  while (n < want && ((guchar)text[n] & 0xC0) == 0x80)
    n++;
  return n;
}

/* length of a terminal control sequence after ESC: CSI and OSC with what they carry */
static gsize
escape_length (const char *text, gsize left)
{
  gsize n = 1;

  if (left < 2)
    return n;
  if (text[1] == '[') {
    for (n = 2; n < left && n < 64 && text[n] >= 0x20 && text[n] < 0x40; n++)
      ;
    return n < left && text[n] >= 0x40 && text[n] < 0x7F ? n + 1 : n;
  }
  if (text[1] == ']') {
    for (n = 2; n < left && n < 1024 && text[n] != '\a' && text[n] != '\n' && text[n] != '\x1b';
         n++)
      ;
    if (n < left && text[n] == '\x1b' && n + 1 < left && text[n + 1] == '\\')
      return n + 2;
    return n < left && text[n] == '\a' ? n + 1 : n;
  }
  return n;
}

/* appends an ASCII control character as the text keeps it; returns the bytes read */
static gsize
append_control (GString *out, const char *text, gsize left, gsize *n_stripped)
{
  switch (*text) {
  case '\t':
  case '\n':
  case '\f':
    g_string_append_c (out, *text);
    return 1;
  case '\v':
    g_string_append_c (out, '\n');
    return 1;
  case '\r':
    g_string_append_c (out, '\n');
    return left > 1 && text[1] == '\n' ? 2 : 1;
  case '\x1b':
    (*n_stripped)++;
    return escape_length (text, left);
  default:
    (*n_stripped)++;
    return 1;
  }
}

static gboolean
is_wide_line_end (gunichar c)
{
  return c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* printable ASCII and line feeds stay as they are */
static inline gboolean
is_plain (char c)
{
  return (guchar)(c - 0x20) < 0x7F - 0x20 || c == '\n';
}

static gsize
plain_length (const char *text, gsize left)
{
  gsize n = 0;

  for (; left - n >= DEMARCHE_TEXT_BLOCK_BYTES; n += DEMARCHE_TEXT_BLOCK_BYTES) {
    guint64 others = ~demarche_text_map_printable (text + n);

    if (others != 0)
      return n + (gsize)__builtin_ctzll (others);
  }
  while (n < left && is_plain (text[n]))
    n++;
  return n;
}

/* bytes of a character beyond ASCII that stays as it is; 0: it does not */
static gsize
wide_length (const char *text, gsize left)
{
  gunichar c = g_utf8_get_char_validated (text, (gssize)MIN (left, 4));

  if (c == (gunichar)-1 || c == (gunichar)-2 || c < 0xA0 || is_wide_line_end (c))
    return 0;
  return sequence_length ((guchar)*text);
}

static gsize
kept_length (const char *text, gsize left)
{
  gsize n = 0;

  while (n < left) {
    gsize more = (guchar)text[n] < 0x80 ? plain_length (text + n, left - n)
                                        : wide_length (text + n, left - n);

    if (more == 0)
      return n;
    n += more;
  }
  return n;
}

/* most files need no copy */
static gboolean
stays_whole (const char *data, gsize length)
{
  return length <= DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES && kept_length (data, length) == length;
}

/* appends what stands at @text and does not stay as it is; returns the bytes read */
static gsize
append_next (DemarcheDecoded *decoded, GString *out, const char *text, gsize left, gsize offset)
{
  gunichar c;

  if ((guchar)*text < 0x80)
    return append_control (out, text, left, &decoded->n_stripped);
  c = g_utf8_get_char_validated (text, (gssize)MIN (left, 4));
  if (c != (gunichar)-1 && c != (gunichar)-2) {
    if (is_wide_line_end (c))
      g_string_append_c (out, '\n');
    else
      decoded->n_stripped++;
    return sequence_length ((guchar)*text);
  }
  if (decoded->n_repaired++ == 0)
    decoded->first_repaired = offset;
  g_string_append (out, "\xEF\xBF\xBD");
  return invalid_length (text, left);
}

static gboolean
check_nuls (const char *data, gsize length, GError **error)
{
  gsize n_nuls = 0;

  for (const char *p = data; (p = memchr (p, '\0', length - (gsize)(p - data))); p++)
    n_nuls++;
  if (n_nuls <= length / 100)
    return TRUE;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_ENCODING,
               "not UTF-8 text: %" G_GSIZE_FORMAT " NUL byte%s; if it is text in another encoding, "
               "name it with --encoding, for example --encoding UTF-16LE",
               n_nuls, n_nuls == 1 ? "" : "s");
  return FALSE;
}

/* cleans bytes that should be UTF-8; @offset is added to offsets in messages */
static gboolean
clean_utf8 (DemarcheDecoded *decoded, const char *data, gsize length, gsize offset, GError **error)
{
  g_autoptr (GString) out = g_string_sized_new (length + 1);
  gsize allowed = MAX (length / 1000, 3);
  gsize i = 0;

  if (!check_nuls (data, length, error))
    return FALSE;
  while (i < length) {
    gsize n = kept_length (data + i, length - i);

    g_string_append_len (out, data + i, (gssize)n);
    i += n;
    if (i < length)
      i += append_next (decoded, out, data + i, length - i, offset + i);
    if (decoded->n_repaired > allowed) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_ENCODING,
                   "not UTF-8: invalid bytes from offset %" G_GSIZE_FORMAT
                   " on; name the encoding with --encoding, for example --encoding WINDOWS-1252",
                   decoded->first_repaired);
      return FALSE;
    }
    if (out->len > DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                   "text is larger than %u MiB, the limit of one statement",
                   DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES >> 20);
      return FALSE;
    }
  }
  decoded->text = g_string_free_to_bytes (g_steal_pointer (&out));
  return TRUE;
}

static char *
convert (const char *data, gsize length, const char *encoding, gsize *converted, GError **error)
{
  gsize n_read = 0;
  char *text;

  if (!demarche_decode_knows (encoding)) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_ENCODING,
                 "encoding '%s' is not known; 'iconv --list' shows the names", encoding);
    return NULL;
  }
  text = g_convert (data, (gssize)length, "UTF-8", encoding, &n_read, converted, NULL);
  if (text && n_read == length)
    return text;
  g_free (text); /* cut off in the middle of a character */
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_ENCODING,
               "not %s: the bytes at offset %" G_GSIZE_FORMAT " make no character", encoding,
               n_read);
  return NULL;
}

DemarcheDecoded *
demarche_decode (GBytes *bytes, const char *encoding, GError **error)
{
  g_autoptr (DemarcheDecoded) decoded = g_new0 (DemarcheDecoded, 1);
  g_autofree char *converted = NULL;
  gsize length;
  gsize skip;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *mark = find_mark (data, length, &skip);

  decoded->encoding = g_strdup (mark ? mark : (encoding ? encoding : "UTF-8"));
  if (is_utf8_name (decoded->encoding)) {
    if (stays_whole (data + skip, length - skip))
      decoded->text = g_bytes_new_from_bytes (bytes, skip, length - skip);
    else if (!clean_utf8 (decoded, data + skip, length - skip, skip, error))
      return NULL;
    return g_steal_pointer (&decoded);
  }
  converted = convert (data + skip, length - skip, decoded->encoding, &length, error);
  if (!converted || !clean_utf8 (decoded, converted, length, 0, error))
    return NULL;
  return g_steal_pointer (&decoded);
}

void
demarche_decoded_free (DemarcheDecoded *decoded)
{
  if (!decoded)
    return;
  g_clear_pointer (&decoded->text, g_bytes_unref);
  g_free (decoded->encoding);
  g_free (decoded);
}
