/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which words of the phrases a word of the text is: looked up once per distinct word. */
#pragma once

#include "rules/inflection.h"

G_BEGIN_DECLS

/* a class is a set of words that one item of a phrase takes: `norm~`, `regulat*`, (a | b) */
typedef guint32 DemarcheWordClass;

typedef enum {
  DEMARCHE_WORD_PREFIX = 1 << 0, /* non, anti, quasi, pseudo: hides what it is joined to */
  DEMARCHE_WORD_NON = 1 << 1,    /* "non", which hides across a space too */
  DEMARCHE_WORD_AND = 1 << 2,
  DEMARCHE_WORD_PRONOUN = 1 << 3,      /* a subject pronoun of the language */
  DEMARCHE_WORD_THIRD_PERSON = 1 << 4, /* they, it: may go on with what is ascribed */
} DemarcheWordFlags;

/**
 * DemarcheLexicon:
 *
 * Every word that the phrases of a rule set name, for one language. Filled while phrases are
 * compiled, then only read, from any thread.
 */
typedef struct _DemarcheLexicon DemarcheLexicon;

/* @language and what it points to must outlive the lexicon */
DemarcheLexicon *demarche_lexicon_new (const DemarcheLanguage *language) DEMARCHE_MUST_USE;
void demarche_lexicon_free (DemarcheLexicon *lexicon);

/* the class of one WORD node, whose inflections are those of @language */
DemarcheWordClass demarche_lexicon_add_word (DemarcheLexicon *lexicon,
                                             const DemarcheLanguage *language, const char *word,
                                             gboolean inflected, gboolean wildcard, gboolean exact);
/* the class of all words in @members, of which some may be unions */
DemarcheWordClass demarche_lexicon_add_union (DemarcheLexicon *lexicon,
                                              const DemarcheWordClass *members, guint n);
/* letters of the class's word as the phrase writes it, of its shortest one in a union */
guint demarche_lexicon_get_length (const DemarcheLexicon *lexicon, DemarcheWordClass class);
guint demarche_lexicon_get_n_classes (const DemarcheLexicon *lexicon);

/* how many classes a word of the text has. @folded: what folding makes of it, in bytes of the
 * caller's; @found: (element-type DemarcheWordClass): gets them, rising, and may be longer */
guint demarche_lexicon_find_classes (const DemarcheLexicon *lexicon, char *folded, const char *text,
                                     gsize length, GArray *found);
/* with which bytes a word of the text begins, when it is folded, or what follows its apostrophe, if
 * it has a class */
void demarche_lexicon_get_initials (const DemarcheLexicon *lexicon, DemarcheInitials *initials);
/* looks a word of the text up; returns its flags. @folded: the caller's working memory; @found:
 * gets its classes, rising, each once */
guint demarche_lexicon_look_up (const DemarcheLexicon *lexicon, const char *text, gsize length,
                                GString *folded, GArray *found);

/* non, anti, quasi, pseudo */
gboolean demarche_lexicon_is_prefix (const char *folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLexicon, demarche_lexicon_free)

G_END_DECLS
