/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which arguments of `diff` are rule sets. */
#pragma once

#include "cli/common.h"

G_BEGIN_DECLS

/* whether an argument is a rule set rather than a statement: a file *.json, a folder with a rule
 * file in it, and, where there is no such file, REV:path or the name of a shipped rule set */
gboolean demarche_diff_is_rule_set (const char *path, const char *data_dir);

G_END_DECLS
