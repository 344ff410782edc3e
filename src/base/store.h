/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Memory that is given back all at once. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/**
 * DemarcheStore:
 *
 * What is made together and lives together lies in one store: nothing of it is freed for itself.
 * Reference counted; one thread at a time may take from it.
 */
typedef struct _DemarcheStore DemarcheStore;

/* @block_bytes: how much is asked of the system at a time, at the least */
DemarcheStore *demarche_store_new (gsize block_bytes) DEMARCHE_MUST_USE;
DemarcheStore *demarche_store_ref (DemarcheStore *store);
void demarche_store_unref (DemarcheStore *store);
/* room of so many bytes, all zero, for anything; of none: NULL */
gpointer demarche_store_take (DemarcheStore *store, gsize n_bytes);
/* a copy of @n_bytes; of none: NULL */
gpointer demarche_store_copy (DemarcheStore *store, gconstpointer bytes, gsize n_bytes);
/* a string that begins with @first and ends with @second */
char *demarche_store_join (DemarcheStore *store, const char *first, char between,
                           const char *second);
/* the string as it lies in the store: once, however often it is kept; NULL of NULL */
const char *demarche_store_keep_string (DemarcheStore *store, const char *string);
/* no more strings come: those that lie there need not be found again */
void demarche_store_close_strings (DemarcheStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheStore, demarche_store_unref)

G_END_DECLS
