/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/shared-string.h"

GRefString *
demarche_share_string (const char *text)
{
  static GMutex lock;
  static GHashTable *shared;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GRefString *string;

  if (shared == NULL)
    shared = g_hash_table_new (g_str_hash, g_str_equal);
  string = g_hash_table_lookup (shared, text);
  if (string == NULL) {
    string = g_ref_string_new (text);
    g_hash_table_add (shared, string);
  }
  return g_ref_string_acquire (string);
}
