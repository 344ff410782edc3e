/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The samples that an archive keeps: only what was drawn before it was judged measures anything. */
#pragma once

#include "archive/archive.h"
#include "model/sample.h"

G_BEGIN_DECLS

/* keeps a sample, whole or not at all */
DEMARCHE_API gboolean demarche_archive_add_sample (DemarcheArchive *archive,
                                                   const DemarcheSample *sample,
                                                   GError **error) DEMARCHE_MUST_USE;
/* (element-type DemarcheSample): in the order in which they were drawn */
DEMARCHE_API GPtrArray *demarche_archive_list_samples (DemarcheArchive *archive,
                                                       GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
