/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of a document that is a ZIP archive. */
#include "ingest/package.h"

#include "base/libarchive.h"
#include "base/limits.h"
#include "ingest/wording.h"

#include <string.h>

#define CHUNK_BYTES (64u << 10)

typedef struct archive Archive;

struct _DemarchePackage {
  GBytes *bytes;
  GHashTable *names; /* of parts */
};

static void
close_archive (Archive *archive)
{
  demarche_libarchive.archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, close_archive)

void
demarche_package_fail_protected (GError **error)
{
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
                       "the document is protected by a password; save it without one");
}

void
demarche_package_fail_no_text (GError **error)
{
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
                       "the document has no body of text; save its text as DOCX, ODT or plain "
                       "text");
}

static gboolean
fail_damaged (GError **error, Archive *archive)
{
  const char *given = demarche_libarchive.archive_error_string (archive);
  g_autofree char *why = g_strchomp (g_strdup (given ? given : "no archive"));

  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
               "the document is damaged or cut off (%s); open it in a word processor and save it "
               "anew",
               why);
  return FALSE;
}

static Archive *
open_archive (GBytes *bytes, GError **error)
{
  g_autoptr (Archive) archive = demarche_libarchive.archive_read_new ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (demarche_libarchive.archive_read_support_format_zip_seekable (archive) != ARCHIVE_OK ||
      demarche_libarchive.archive_read_open_memory (archive, data, length) != ARCHIVE_OK) {
    fail_damaged (error, archive);
    return NULL;
  }
  return g_steal_pointer (&archive);
}

/* goes on to the next part; @entry becomes NULL after the last one */
static gboolean
read_header (Archive *archive, struct archive_entry **entry, GError **error)
{
  int result = demarche_libarchive.archive_read_next_header (archive, entry);

  if (result == ARCHIVE_EOF)
    *entry = NULL;
  else if (result < ARCHIVE_WARN)
    return fail_damaged (error, archive);
  return TRUE;
}

static gboolean
list_names (DemarchePackage *package, GError **error)
{
  g_autoptr (Archive) archive = open_archive (package->bytes, error);
  struct archive_entry *entry;

  if (!archive)
    return FALSE;
  for (guint n = 0; n <= DEMARCHE_LIMIT_PACKAGE_PARTS; n++) {
    const char *name;

    if (!read_header (archive, &entry, error))
      return FALSE;
    if (!entry)
      return TRUE;
    if (demarche_libarchive.archive_entry_is_encrypted (entry)) {
      demarche_package_fail_protected (error);
      return FALSE;
    }
    name = demarche_libarchive.archive_entry_pathname (entry);
    if (name && g_utf8_validate (name, -1, NULL))
      g_hash_table_add (package->names, g_strdup (name));
  }
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
               "more than %u parts in one document, which no word processor makes",
               DEMARCHE_LIMIT_PACKAGE_PARTS);
  return FALSE;
}

DemarchePackage *
demarche_package_new (GBytes *bytes, GError **error)
{
  g_autoptr (DemarchePackage) package = NULL;

  if (!demarche_libarchive_open (error))
    return NULL;
  package = g_new0 (DemarchePackage, 1);
  package->bytes = g_bytes_ref (bytes);
  package->names = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  return list_names (package, error) ? g_steal_pointer (&package) : NULL;
}

void
demarche_package_free (DemarchePackage *package)
{
  if (!package)
    return;
  g_bytes_unref (package->bytes);
  g_hash_table_unref (package->names);
  g_free (package);
}

gboolean
demarche_package_has (const DemarchePackage *package, const char *name)
{
  return g_hash_table_contains (package->names, name);
}

/* whether a part has grown beyond all measure; @packed: bytes of the whole document */
static gboolean
check_size (gsize length, gsize packed, GError **error)
{
  if (length > DEMARCHE_LIMIT_PART_BYTES) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "a part of the document is larger than %u MiB when unpacked",
                 DEMARCHE_LIMIT_PART_BYTES >> 20);
    return FALSE;
  }
  if (length > DEMARCHE_LIMIT_PART_FREE_BYTES && length / DEMARCHE_LIMIT_PART_INFLATION > packed) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "a part of the document grows to more than %u times the size of the file when "
                 "unpacked",
                 DEMARCHE_LIMIT_PART_INFLATION);
    return FALSE;
  }
  return TRUE;
}

static GBytes *
read_data (Archive *archive, gsize packed, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);

  while (TRUE) {
    la_ssize_t n = demarche_libarchive.archive_read_data (archive, chunk, CHUNK_BYTES);

    if (n < 0) {
      fail_damaged (error, archive);
      return NULL;
    }
    if (n == 0)
      return g_byte_array_free_to_bytes (g_steal_pointer (&data));
    g_byte_array_append (data, chunk, (guint)n);
    if (!check_size (data->len, packed, error))
      return NULL;
  }
}

GBytes *
demarche_package_read (const DemarchePackage *package, const char *name, GError **error)
{
  g_autoptr (Archive) archive = open_archive (package->bytes, error);
  struct archive_entry *entry = NULL;

  while (archive && read_header (archive, &entry, error)) {
    if (!entry) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                   "the document has no part '%s'; open it in a word processor and save it anew",
                   name);
      return NULL;
    }
    if (g_strcmp0 (demarche_libarchive.archive_entry_pathname (entry), name) == 0)
      return read_data (archive, g_bytes_get_size (package->bytes), error);
  }
  return NULL;
}
