/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Any bytes through the reader READER; see readers.h. */
#include "readers.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  read_fuzzed (READER, data, size);
  return 0;
}
