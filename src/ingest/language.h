/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Recognises the language of a whole statement by its script and commonest words. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* "en", "fr", "es", "ru", "ar", "zh", or NULL when the text is too short or shows none clearly */
const char *demarche_language_recognise (const char *text, gsize length);

G_END_DECLS
