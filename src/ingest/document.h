/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A text while it is cut: lines, then blocks of lines, then paragraphs. Each stage has its own
 * file; they run in the order in which they stand here. */
#pragma once

#include "base/diagnostic.h"
#include "ingest/markers.h"
#include "ingest/turn-head.h"
#include "model/statement.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_LINE_PAGE_START = 1 << 0, /* a form feed stands before it */
  DEMARCHE_LINE_FURNITURE = 1 << 1,  /* page number, running head */
  DEMARCHE_LINE_HEADING = 1 << 2,    /* underlined, or the format says so */
  DEMARCHE_LINE_FOOTNOTE = 1 << 3,   /* the format says so */
  DEMARCHE_LINE_BLOCK = 1 << 4,      /* the format says that a block starts with it */
  DEMARCHE_LINE_EMPHASISED = 1 << 5, /* the format says that all of it is bold or italic */
  DEMARCHE_LINE_TURN = 1 << 6,       /* the format says that a turn begins; see below */
  DEMARCHE_LINE_PLAIN = 1 << 7,      /* no marks in it that cleaning looks at, one space a gap */
} DemarcheLineFlags;

/* a line that begins a turn starts with a name and a colon, or with this */
#define DEMARCHE_TURN_OF_UNKNOWN ">>"

/* stands beside the words: kept apart from them, and never tagged */
#define DEMARCHE_LINE_ASIDE (DEMARCHE_LINE_FURNITURE | DEMARCHE_LINE_FOOTNOTE)

/* a line that is not blank, without the space around it */
typedef struct {
  gsize start;
  gsize end;
  guint number; /* in the text, from 1 */
  guint blanks; /* blank lines before it */
  guint indent;
  guint flags;
  guint page; /* from 1 where form feeds part pages, else 0 */
  gsize bold; /* bytes that the format says are bold at its start */
} DemarcheLine;

/* what a block looks like, whatever stands around it */
typedef enum {
  DEMARCHE_SHAPE_PROSE,      /* sentences */
  DEMARCHE_SHAPE_SHORT,      /* some words without a sentence end */
  DEMARCHE_SHAPE_DATE,       /* a date line */
  DEMARCHE_SHAPE_SALUTATION, /* "Distinguished colleagues," */
  DEMARCHE_SHAPE_THANKS,     /* "Thank you." */
  DEMARCHE_SHAPE_TITLE,      /* "Statement by …" */
  DEMARCHE_SHAPE_HEADING,    /* marked as one, or in the words of one */
  DEMARCHE_SHAPE_MARGIN,     /* letterhead, address, navigation, "check against delivery" */
} DemarcheShape;

/**
 * DemarcheBlock:
 * @first, @last: its lines
 * @text, @length: its clean text in the document's buffer
 * @map: an entry of the document's map at or before its text, not far
 * @emphasised: all of it is bold or italic; @marked: a heading by its marks
 * @bold_length: bytes of clean text in the emphasis that it starts with
 * @marker, @ordinal: the list mark that it starts with
 * @head: index of the turn head that it starts with, 0 for none
 *
 * First what stands together in the source, then, after joining, one paragraph.
 */
typedef struct {
  guint first;
  guint last;
  gsize text;
  gsize length;
  guint map;
  gboolean emphasised;
  gboolean marked;
  gsize bold_length;
  DemarcheMarker marker;
  guint ordinal;
  guint head;
  DemarcheShape shape;
  DemarcheParagraphKind kind;
  guint n_items;        /* list marks after joining */
  guint lead_in;        /* nonzero: starts with a sentence that introduces its items */
  guint joined_at;      /* line number of a page break inside, 0 for none */
  gboolean in_preamble; /* stands before the first words of the speech */
} DemarcheBlock;

/* what a document is as a whole */
typedef enum {
  DEMARCHE_DOCUMENT_SPEECH, /* one speaker, or one a title */
  DEMARCHE_DOCUMENT_INTERVIEW,
  DEMARCHE_DOCUMENT_RECORD, /* of a meeting: each turn has its head */
} DemarcheDocumentForm;

typedef struct {
  const char *text; /* (unowned): the source */
  gsize length;
  const GArray *hints; /* (unowned) (nullable): DemarcheHint; only plain text has none */
  GArray *lines;       /* DemarcheLine */
  GArray *blocks;      /* DemarcheBlock */
  GString *clean;      /* (unowned): text of all blocks, then of the statement */
  GArray *map;         /* DemarcheOffset: clean to source, rising */
  GArray *piece;       /* DemarcheOffset: of the paragraph that is handed over */
  GArray *skips;       /* work space of cleaning */
  GArray *heads;       /* DemarcheTurnHead; the first is none */
  GHashTable *notes;   /* (nullable): marks of footnotes, of text without hints */
  DemarcheDocumentForm form;
  gboolean several_speakers; /* titles name more than one */
} DemarcheDocument;

DemarcheDocument *demarche_document_new (const char *text, gsize length,
                                         GString *clean) DEMARCHE_MUST_USE;
void demarche_document_free (DemarcheDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDocument, demarche_document_free)

static inline DemarcheLine *
demarche_document_line (const DemarcheDocument *document, guint index)
{
  return &g_array_index (document->lines, DemarcheLine, index);
}

static inline DemarcheBlock *
demarche_document_block (const DemarcheDocument *document, guint index)
{
  return &g_array_index (document->blocks, DemarcheBlock, index);
}

static inline const char *
demarche_block_text (const DemarcheDocument *document, const DemarcheBlock *block)
{
  return document->clean->str + block->text;
}

static inline gboolean
demarche_block_is_aside (const DemarcheDocument *document, const DemarcheBlock *block)
{
  return (demarche_document_line (document, block->first)->flags & DEMARCHE_LINE_ASIDE) != 0;
}

static inline const DemarcheTurnHead *
demarche_block_head (const DemarcheDocument *document, const DemarcheBlock *block)
{
  return block->head ? &g_array_index (document->heads, DemarcheTurnHead, block->head) : NULL;
}

/* "line 3", "lines 3-5"; of a format with pages and no lines "page 2". By numbers of lines */
char *demarche_document_name_lines (const DemarcheDocument *document, guint first,
                                    guint last) DEMARCHE_MUST_USE;

/* the stages. LIMIT when there are more lines or paragraphs than allowed */
gboolean demarche_document_find_lines (DemarcheDocument *document, gsize from,
                                       GError **error) DEMARCHE_MUST_USE;
void demarche_document_mark_furniture (DemarcheDocument *document);
void demarche_document_mark_notes (DemarcheDocument *document);
/* bytes of the mark of a footnote behind a word, and of the one that a footnote starts with */
gsize demarche_document_measure_note_mark (const DemarcheDocument *document, gsize at, gsize end);
gsize demarche_document_measure_note_label (const DemarcheDocument *document,
                                            const DemarcheLine *line);
gboolean demarche_document_find_blocks (DemarcheDocument *document,
                                        GError **error) DEMARCHE_MUST_USE;
void demarche_document_clean_block (DemarcheDocument *document, DemarcheBlock *block);
void demarche_document_split_answers (DemarcheDocument *document);
void demarche_document_find_shapes (DemarcheDocument *document);
/* "Distinguished colleagues," */
gboolean demarche_shape_is_salutation (const char *text, gsize length);
/* "Agenda item 5", "Within thematic discussion on …" */
gboolean demarche_shape_is_agenda (const char *text, gsize length);
void demarche_document_find_heads (DemarcheDocument *document);
void demarche_document_join_blocks (DemarcheDocument *document);
void demarche_document_find_kinds (DemarcheDocument *document);
/* what the preamble says of the statement as a whole goes into the builder's fields */
void demarche_document_read_title (DemarcheDocument *document, DemarcheStatementBuilder *builder);
/* the date of the statement as a whole; a date that cannot be read goes to @diagnostics */
void demarche_document_read_dates (DemarcheDocument *document, DemarcheStatementBuilder *builder,
                                   DemarcheSource *source, DemarcheDiagnostics *diagnostics);
/* whether it begins with "Statement by …": then others only come in what is told of them */
gboolean demarche_document_is_said_by_one (const DemarcheDocument *document);
/* speaker and delegation that one title names; both may come back NULL */
void demarche_title_read (const char *text, gsize length, char **speaker, char **delegation);

G_END_DECLS
