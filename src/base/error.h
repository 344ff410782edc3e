/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The one error domain of the library. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

#define DEMARCHE_ERROR (demarche_error_quark ())

/**
 * DemarcheError:
 * @DEMARCHE_ERROR_SYNTAX: a file is not written as its format asks
 * @DEMARCHE_ERROR_INVALID: well formed, but a value makes no sense (a date that does not exist)
 * @DEMARCHE_ERROR_LIMIT: an input is larger than a limit in `base/limits.h`
 * @DEMARCHE_ERROR_ENCODING: bytes that are not text in the expected encoding
 * @DEMARCHE_ERROR_NOT_FOUND: a file, paragraph or name that does not exist
 * @DEMARCHE_ERROR_IO: reading or writing failed
 * @DEMARCHE_ERROR_BUSY: another run has an archive open for writing
 * @DEMARCHE_ERROR_DAMAGED: an archive that does not hold what it should
 *
 * What went wrong, coarsely; the message says the rest.
 */
typedef enum {
  DEMARCHE_ERROR_SYNTAX,
  DEMARCHE_ERROR_INVALID,
  DEMARCHE_ERROR_LIMIT,
  DEMARCHE_ERROR_ENCODING,
  DEMARCHE_ERROR_NOT_FOUND,
  DEMARCHE_ERROR_IO,
  DEMARCHE_ERROR_BUSY,
  DEMARCHE_ERROR_DAMAGED,
} DemarcheError;

DEMARCHE_API GQuark demarche_error_quark (void);

G_END_DECLS
