/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of a document that is a ZIP archive. All stays in memory: nothing is ever written
 * under a name from the archive. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

typedef struct _DemarchePackage DemarchePackage;

/* looks through the table of contents. Errors: SYNTAX for what is damaged or encrypted, LIMIT */
DemarchePackage *demarche_package_new (GBytes *bytes, GError **error) DEMARCHE_MUST_USE;
void demarche_package_free (DemarchePackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarchePackage, demarche_package_free)

gboolean demarche_package_has (const DemarchePackage *package, const char *name);
/* the bytes of a part, the first of its name. Errors: NOT_FOUND, SYNTAX, LIMIT */
GBytes *demarche_package_read (const DemarchePackage *package, const char *name,
                               GError **error) DEMARCHE_MUST_USE;

/* what is said of a document that only a password opens */
void demarche_package_fail_protected (GError **error);
/* and of one that is none of a word processor */
void demarche_package_fail_no_text (GError **error);

G_END_DECLS
