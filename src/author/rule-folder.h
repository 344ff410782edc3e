/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A small rule folder to begin with. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

/* names of the files that a new folder holds, by byte order; NULL-terminated */
DEMARCHE_API const char *const *demarche_rule_folder_get_files (void);

/**
 * demarche_rule_folder_create:
 * @path: a folder that does not exist yet or holds no file that shows
 *
 * Fills a new folder with rules about an invented topic: lists, an issue, two positions, rules
 * with tests inside, all of which pass. A folder that did not exist appears whole or not at all;
 * no file is ever replaced. Errors: NOT_FOUND (no such parent), INVALID (not empty, no folder),
 * IO.
 */
DEMARCHE_API gboolean demarche_rule_folder_create (const char *path,
                                                   GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
