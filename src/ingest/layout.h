/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words with their places on pages, and what a reader of those pages would make of them: lines in
 * reading order, what belongs to the page and not to the words, paragraphs. Lengths are hundredths
 * of a point from the left and the top of the page. The stages run in the order in which they stand
 * here, each in a file of its own. */
#pragma once

#include "ingest/extract.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_LOOK_BOLD = 1 << 0,
  DEMARCHE_LOOK_ITALIC = 1 << 1,
  DEMARCHE_LOOK_GLUED = 1 << 2, /* no space between it and the word before */
} DemarcheLook;

typedef struct {
  int left;
  int top;
  int right;
  int bottom;
} DemarcheBox;

/* a word, or a part of one with a look of its own */
typedef struct {
  DemarcheBox box;
  int size;   /* of its letters */
  guint look; /* DemarcheLook */
  gsize text; /* offset in the layout's letters, NUL-terminated there */
} DemarcheLayoutWord;

/* per cent of the page are covered by @pictures */
typedef struct {
  int width;
  int height;
  guint pictures;
  guint first_word;
  guint n_words;
} DemarcheLayoutPage;

typedef enum {
  DEMARCHE_PLACE_TEXT,
  DEMARCHE_PLACE_MARGIN, /* running head, page number, letterhead */
  DEMARCHE_PLACE_NOTE,   /* footnote */
} DemarchePlace;

/**
 * DemarcheLayoutLine:
 * @page: from 0; @column: index of its edges
 * @first_word: index in the layout's order of words; @n_words
 * @size: that most of its letters have
 * @text: offset in the layout's letters; @length: bytes; @bold: how many of them lead in bold
 * @is_emphasised: all of it is bold or italic
 * @starts_with_mark: the raised mark of a footnote stands before its words
 */
typedef struct {
  DemarcheBox box;
  guint page;
  guint column;
  guint first_word;
  guint n_words;
  int size;
  gsize text;
  gsize length;
  gsize bold;
  gboolean is_emphasised;
  gboolean starts_with_mark;
  DemarchePlace place;
} DemarcheLayoutLine;

/* what the lines of one column reach from and to */
typedef struct {
  int left;
  int right;
} DemarcheLayoutColumn;

typedef struct {
  GArray *pages;    /* DemarcheLayoutPage */
  GArray *words;    /* DemarcheLayoutWord, as they came */
  GArray *order;    /* guint: words as they are read */
  GArray *lines;    /* DemarcheLayoutLine, as they are read */
  GArray *columns;  /* DemarcheLayoutColumn; the first is of all lines as wide as the page */
  GString *letters; /* of words and lines */
  int body_size;    /* that most letters have; 0 without words */
  char *title;
  char *author;
  char *date;
} DemarcheLayout;

void demarche_layout_free (DemarcheLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLayout, demarche_layout_free)

/* reads what `demarche-pdf` writes. Errors: SYNTAX for what it says of the file (`problem`), IO
 * for what is not its format, LIMIT */
DemarcheLayout *demarche_layout_read (const char *data, gsize length,
                                      GError **error) DEMARCHE_MUST_USE;

void demarche_layout_find_lines (DemarcheLayout *layout);
/* the words of one line, in the order in which they are read, become its text */
void demarche_layout_write_line (DemarcheLayout *layout, DemarcheLayoutLine *line);
void demarche_layout_mark_margins (DemarcheLayout *layout);
void demarche_layout_mark_notes (DemarcheLayout *layout);
/* "1 See …", "12. See …", "* See …", "[3] See …", "1See …"; @number: (out): 0 for one without */
gboolean demarche_layout_starts_note (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
                                      guint *number);
/* paragraphs, page by page. Errors: LIMIT */
gboolean demarche_layout_write (DemarcheLayout *layout, DemarcheExtract *extract,
                                GError **error) DEMARCHE_MUST_USE;

/* ---- hyphens at line ends ---- */

typedef struct _DemarcheHyphens DemarcheHyphens;

/* what the words of a document tell of its hyphens */
DemarcheHyphens *demarche_hyphens_new (const DemarcheLayout *layout) DEMARCHE_MUST_USE;
void demarche_hyphens_free (DemarcheHyphens *hyphens);
/* whether the hyphen that @line ends with only parts a word that goes on in @next */
gboolean demarche_hyphens_is_break (const DemarcheHyphens *hyphens, const char *line,
                                    const char *next);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheHyphens, demarche_hyphens_free)

static inline DemarcheLayoutLine *
demarche_layout_line (const DemarcheLayout *layout, guint index)
{
  return &g_array_index (layout->lines, DemarcheLayoutLine, index);
}

static inline const char *
demarche_layout_line_text (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return layout->letters->str + line->text;
}

/* in letters of headings */
static inline gboolean
demarche_layout_is_large (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return line->size * 100 >= layout->body_size * 112;
}

static inline const DemarcheLayoutWord *
demarche_layout_word (const DemarcheLayout *layout, const DemarcheLayoutLine *line, guint index)
{
  guint word = g_array_index (layout->order, guint, line->first_word + index);

  return &g_array_index (layout->words, DemarcheLayoutWord, word);
}

G_END_DECLS
