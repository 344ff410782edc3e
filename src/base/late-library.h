/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Libraries that few runs need, opened when one does: linking all of them at every start took
 * longer than reading and tagging a statement. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/**
 * DemarcheLateLibrary:
 * @file: its name as the linker would record it, from the build
 * @purpose: what needs it, for the message
 * @names: its functions, ended by %NULL
 * @functions: where their addresses go, in the order of @names
 *
 * The functions are named once, in a list `#define SOME_FUNCTIONS(X) X (one) X (two)`: a struct of
 * pointers is `{SOME_FUNCTIONS (DEMARCHE_LATE_POINTER)}`, checked by the compiler against the
 * library's header, and @names is `{SOME_FUNCTIONS (DEMARCHE_LATE_NAME) NULL}`.
 */
typedef struct {
  const char *file;
  const char *purpose;
  const char *const *names;
  gpointer functions;
  gsize is_open;
} DemarcheLateLibrary;

#define DEMARCHE_LATE_POINTER(function) __typeof__ (function) *function;
#define DEMARCHE_LATE_NAME(function) #function,

/* opens @library, once, for the rest of the run; from any thread. FALSE: %DEMARCHE_ERROR_NOT_FOUND
 */
gboolean demarche_late_library_open (DemarcheLateLibrary *library,
                                     GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
