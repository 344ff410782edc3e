/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A distinct word of the text, as the phrases of a rule set see it. */
#pragma once

#include "classify/lexicon.h"

G_BEGIN_DECLS

#define DEMARCHE_CLASS_SLOTS 4096

/**
 * DemarcheGlance:
 * @slot: of the need's class: its number modulo DEMARCHE_CLASS_SLOTS
 * @reach: that of the need; G_MAXUINT16 for any distance
 *
 * What of a need can be asked at next to no cost.
 */
typedef struct {
  guint16 slot;
  guint16 reach;
} DemarcheGlance;

/**
 * DemarcheCandidate:
 * @need, @also: of its needs behind the first word, at best those that few phrases have
 *
 * A phrase that may begin with a word.
 */
typedef struct {
  guint phrase;
  DemarcheGlance need;
  DemarcheGlance also;
} DemarcheCandidate;

/**
 * DemarcheWord:
 * @flags: of DemarcheWordFlags
 * @slots: of those of its classes that a glance asks for; the first @n_slots_worth_reading for
 *   phrases that make a paragraph worth reading
 * @candidates: phrases that may begin with it, each once; the first @n_worth_reading make a
 * paragraph worth reading
 * @classes: sorted
 *
 * What matching asks first lies first, and side by side.
 */
typedef struct {
  guint n_slots_worth_reading;
  guint n_slots;
  guint n_worth_reading;
  guint n_candidates;
  const guint16 *slots;
  const DemarcheCandidate *candidates;
  guint flags;
  guint n_classes;
  DemarcheWordClass classes[];
} DemarcheWord;

/* what most words of a text are: no phrase names them, and they are nothing special */
extern const DemarcheWord demarche_plain_word;

/* index of the first class from @from on that is not below @class: in steps that double, so that
 * a near one is found at once */
static inline guint
demarche_word_skip_classes (const DemarcheWord *word, guint from, DemarcheWordClass class)
{
  guint step = 1;

  while (from + step < word->n_classes && word->classes[from + step] < class) {
    from += step;
    step *= 2;
  }
  guint high = MIN (from + step, word->n_classes);
  while (from < high) {
    guint middle = (from + high) / 2;
    if (word->classes[middle] < class)
      from = middle + 1;
    else
      high = middle;
  }
  return from;
}

static inline gboolean
demarche_word_has_class (const DemarcheWord *word, DemarcheWordClass class)
{
  guint at = demarche_word_skip_classes (word, 0, class);

  return at < word->n_classes && word->classes[at] == class;
}

G_END_DECLS
