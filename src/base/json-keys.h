/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The keys of all open objects of a scan, to find those that come twice. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DemarcheJsonKeys DemarcheJsonKeys;

DemarcheJsonKeys *demarche_json_keys_new (void);
void demarche_json_keys_free (DemarcheJsonKeys *keys);

/* adds a key to the object opened at @object, unless it has it: then FALSE, and @first is where
 * it stands */
gboolean demarche_json_keys_add (DemarcheJsonKeys *keys, gsize object, const char *key,
                                 gsize length, gsize place, gsize *first);
/* forgets the last @n keys: those of the object that ends */
void demarche_json_keys_drop (DemarcheJsonKeys *keys, gsize n);

G_END_DECLS
