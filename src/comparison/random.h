/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* SplitMix64: the same numbers on every machine, from a seed that is part of the method. */
#pragma once

#include <glib.h>

typedef struct {
  guint64 state;
} DemarcheRandom;

static inline guint64
demarche_random_next (DemarcheRandom *random)
{
  guint64 z = random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* a number below @limit, which is not 0 */
static inline guint
demarche_random_below (DemarcheRandom *random, guint limit)
{
  return (guint)(((demarche_random_next (random) >> 32) * limit) >> 32);
}
