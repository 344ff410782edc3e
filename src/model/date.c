/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Days as files write them. */
#include "model/date.h"

#include <string.h>

gboolean
demarche_date_is_valid (const char *text)
{
  static const gsize widths[] = {4, 2, 2};
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  guint64 numbers[G_N_ELEMENTS (widths)];
  if (g_strv_length (parts) != G_N_ELEMENTS (widths))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++) {
    if (strlen (parts[i]) != widths[i] ||
        !g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &numbers[i], NULL))
      return FALSE;
  }
  return numbers[1] <= 12 && numbers[2] <= 31 &&
         g_date_valid_dmy ((GDateDay)numbers[2], (GDateMonth)numbers[1], (GDateYear)numbers[0]);
}
