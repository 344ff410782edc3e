/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The ZIP archive around the parts of a document, the same bytes for the same parts. */
#include "report/docx-private.h"

#include "base/error.h"
#include "base/libarchive.h"

static la_ssize_t
append (struct archive *archive, void *data, const void *buffer, size_t length)
{
  g_byte_array_append (data, buffer, (guint)length);
  return (la_ssize_t)length;
}

/* without a time the writer takes the earliest that the format knows, in every time zone */
static gboolean
add_part (struct archive *archive, const DemarchePart *part)
{
  struct archive_entry *entry = demarche_libarchive.archive_entry_new ();
  gboolean done;

  demarche_libarchive.archive_entry_set_pathname (entry, part->name);
  demarche_libarchive.archive_entry_set_filetype (entry, AE_IFREG);
  demarche_libarchive.archive_entry_set_perm (entry, 0644);
  demarche_libarchive.archive_entry_set_size (entry, (la_int64_t)part->length);
  done = demarche_libarchive.archive_write_header (archive, entry) == ARCHIVE_OK &&
         demarche_libarchive.archive_write_data (archive, part->data, part->length) ==
             (la_ssize_t)part->length;
  demarche_libarchive.archive_entry_free (entry);
  return done;
}

static gboolean
write_parts (struct archive *archive, GByteArray *out, const DemarchePart *parts, guint n_parts)
{
  if (demarche_libarchive.archive_write_set_format_zip (archive) != ARCHIVE_OK ||
      demarche_libarchive.archive_write_zip_set_compression_deflate (archive) != ARCHIVE_OK ||
      demarche_libarchive.archive_write_set_bytes_in_last_block (archive, 1) != ARCHIVE_OK ||
      demarche_libarchive.archive_write_open (archive, out, NULL, append, NULL) != ARCHIVE_OK)
    return FALSE;
  for (guint i = 0; i < n_parts; i++)
    if (!add_part (archive, &parts[i]))
      return FALSE;
  return demarche_libarchive.archive_write_close (archive) == ARCHIVE_OK;
}

GBytes *
demarche_package_write (const DemarchePart *parts, guint n_parts, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  struct archive *archive;
  gboolean done;

  if (!demarche_libarchive_open (error))
    return NULL;
  archive = demarche_libarchive.archive_write_new ();
  done = write_parts (archive, out, parts, n_parts);
  if (!done)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "the document could not be packed: %s",
                 demarche_libarchive.archive_error_string (archive));
  demarche_libarchive.archive_write_free (archive);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
