/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The one error domain of the library. */

#include "base/error.h"

G_DEFINE_QUARK (demarche - error - quark, demarche_error)
