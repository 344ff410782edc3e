/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Marks that the public headers share: exported symbols and must-use results. */
#pragma once

#include <glib-object.h>

/* everything else is hidden in the shared library */
#define DEMARCHE_API __attribute__ ((visibility ("default")))

#define DEMARCHE_MUST_USE __attribute__ ((warn_unused_result))
