/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs git for reading: by an argument vector, without a shell, pager, hooks or network. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

/* what git says when a folder is in no repository */
#define DEMARCHE_GIT_NO_REPOSITORY "not a git repository"

/* the program in one of the folders (NULL-terminated), or %NULL. PATH is not asked: it may lead to
 * a program of the same name that came with the rules */
char *demarche_git_find (const char *const *folders) DEMARCHE_MUST_USE;

/**
 * demarche_git_run:
 * @folder: where it runs
 * @limit: most bytes that it may answer
 * @arguments: (array zero-terminated=1): the command and what it takes
 *
 * Returns: what git wrote to standard output; else the error is what it said of it (IO), that
 * there is no git (NOT_FOUND), or that the answer is too large (LIMIT)
 */
GBytes *demarche_git_run (const char *folder, gsize limit, const char *const *arguments,
                          GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
