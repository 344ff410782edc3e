/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words by which heads of turns are known; lists end with NULL, all in small letters. */
#pragma once

#include "base/macros.h"

extern const char *const demarche_turn_questions[]; /* labels of who asks */
extern const char *const demarche_turn_answers[];   /* labels of who answers */
extern const char *const demarche_turn_chairs[];    /* who leads a meeting */
extern const char *const demarche_turn_officers[];  /* who else has a turn by office */
extern const char *const demarche_turn_groups[];    /* groups that speak as States do */
extern const char *const demarche_turn_saying[];    /* what a summary record lets people do */
extern const char *const demarche_turn_not_names[]; /* words with a colon that are no names */
