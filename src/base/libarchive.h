/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* libarchive, for documents that are ZIP archives. See base/late-library.h */
#pragma once

#include "base/late-library.h"

#include <archive.h>
#include <archive_entry.h>

G_BEGIN_DECLS

#define DEMARCHE_LIBARCHIVE_FUNCTIONS(X)                                                           \
  X (archive_entry_free)                                                                           \
  X (archive_entry_is_encrypted)                                                                   \
  X (archive_entry_new)                                                                            \
  X (archive_entry_pathname)                                                                       \
  X (archive_entry_set_filetype)                                                                   \
  X (archive_entry_set_pathname)                                                                   \
  X (archive_entry_set_perm)                                                                       \
  X (archive_entry_set_size)                                                                       \
  X (archive_error_string)                                                                         \
  X (archive_read_data)                                                                            \
  X (archive_read_free)                                                                            \
  X (archive_read_new)                                                                             \
  X (archive_read_next_header)                                                                     \
  X (archive_read_open_memory)                                                                     \
  X (archive_read_support_format_zip_seekable)                                                     \
  X (archive_write_close)                                                                          \
  X (archive_write_data)                                                                           \
  X (archive_write_free)                                                                           \
  X (archive_write_header)                                                                         \
  X (archive_write_new)                                                                            \
  X (archive_write_open)                                                                           \
  X (archive_write_set_bytes_in_last_block)                                                        \
  X (archive_write_set_format_zip)                                                                 \
  X (archive_write_zip_set_compression_deflate)

typedef struct {
  DEMARCHE_LIBARCHIVE_FUNCTIONS (DEMARCHE_LATE_POINTER)
} DemarcheLibarchive;

/* usable once it was opened */
extern DemarcheLibarchive demarche_libarchive;

gboolean demarche_libarchive_open (GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
