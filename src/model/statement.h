/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One document as delivered, and the paragraphs it was cut into. */
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_STATEMENT (demarche_statement_get_type ())

typedef enum {
  DEMARCHE_PARAGRAPH_TITLE,
  DEMARCHE_PARAGRAPH_DATELINE,
  DEMARCHE_PARAGRAPH_HEADING,
  DEMARCHE_PARAGRAPH_SALUTATION,
  DEMARCHE_PARAGRAPH_PARAGRAPH,
  DEMARCHE_PARAGRAPH_LIST,
  DEMARCHE_PARAGRAPH_QUESTION,
  DEMARCHE_PARAGRAPH_CLOSING,
  DEMARCHE_PARAGRAPH_BOILERPLATE,
} DemarcheParagraphKind;

/* the names used in files: "paragraph", "list" … */
DEMARCHE_API const char *demarche_paragraph_kind_get_name (DemarcheParagraphKind kind);
DEMARCHE_API gboolean demarche_paragraph_kind_from_name (const char *name,
                                                         DemarcheParagraphKind *kind);
/* paragraph, list and question are tagged, nothing else */
DEMARCHE_API gboolean demarche_paragraph_kind_is_taggable (DemarcheParagraphKind kind);

/**
 * DemarcheOccasion:
 * @speaker: (nullable): who speaks; @delegation: (nullable): for whom
 * @role: (nullable): "speaker", "chair", "interviewer", "rapporteur" or "unknown"
 * @groups: (nullable): groups it is said on behalf of, `; ` between
 * @date: (nullable): "YYYY-MM-DD"
 * @event: (nullable)
 * @section: (nullable): the heading that governs it, without mark-up, quotes and final colon
 *
 * Who says something, when and where.
 */
typedef struct {
  const char *speaker;
  const char *delegation;
  const char *role;
  const char *groups;
  const char *date;
  const char *event;
  const char *section;
} DemarcheOccasion;

/* nothing is known */
DEMARCHE_API extern const DemarcheOccasion demarche_occasion_unknown;

/**
 * DemarcheParagraph:
 * @number: from 1 within the statement
 * @text: its words without mark-up, labels and line breaks; valid UTF-8, in a buffer of the
 *   statement, not NUL-terminated. NULL in an outline, where they are not at hand
 * @length: bytes of @text
 * @occasion: who says it, when and where; paragraphs of a statement that have the same share one
 * @language: (nullable): ISO 639-1, where it differs from the statement's
 * @turn: number of the turn in a meeting record or interview, 0 where there are none
 * @page: page of the source, 0 when unknown
 * @first_line: first line in the source; @last_line: last one; 0 when there is no source. Of a
 *   gold line both are its line in the gold file
 * @note: (nullable): what segmentation did, such as "joined across a page break at line 58"
 * @n_alike: paragraphs that it stands for: 1; in an outline also those that are left out for it
 *
 * The unit that gets tagged. All strings belong to the statement.
 */
typedef struct {
  guint number;
  DemarcheParagraphKind kind;
  const char *text;
  gsize length;
  const DemarcheOccasion *occasion;
  const char *language;
  guint turn;
  guint page;
  guint first_line;
  guint last_line;
  const char *note;
  guint n_alike;
} DemarcheParagraph;

/* properties of the statement as a whole; a paragraph may say otherwise for itself */
typedef enum {
  DEMARCHE_FIELD_SPEAKER,
  DEMARCHE_FIELD_DELEGATION,
  DEMARCHE_FIELD_GROUPS,
  DEMARCHE_FIELD_DATE,
  DEMARCHE_FIELD_EVENT,
  DEMARCHE_FIELD_EVENT_SERIES,
  DEMARCHE_FIELD_LANGUAGE,
  DEMARCHE_FIELD_TITLE,
  DEMARCHE_FIELD_SOURCE,      /* a link or archive mark, as given */
  DEMARCHE_FIELD_SOURCE_KIND, /* official, as-delivered, record, translation … */
  DEMARCHE_FIELD_ROLE,
  DEMARCHE_FIELD_VERSION_OF,
  DEMARCHE_N_FIELDS
} DemarcheField;

/* "speaker", "event-series" …: columns of a manifest and keys of front matter */
DEMARCHE_API const char *demarche_field_get_name (DemarcheField field);
DEMARCHE_API gboolean demarche_field_from_name (const char *name, DemarcheField *field);

typedef enum {
  DEMARCHE_ORIGIN_NONE,
  DEMARCHE_ORIGIN_PROPERTY, /* the file's own properties: a web page's head, a document's title */
  DEMARCHE_ORIGIN_TEXT,     /* understood from the text itself: a guess that a person may correct */
  DEMARCHE_ORIGIN_FRONT_MATTER,
  DEMARCHE_ORIGIN_MANIFEST,
  DEMARCHE_ORIGIN_OPTION,
} DemarcheOrigin;

/* "text", "front-matter" … */
DEMARCHE_API const char *demarche_origin_get_name (DemarcheOrigin origin);
DEMARCHE_API gboolean demarche_origin_from_name (const char *name, DemarcheOrigin *origin);

/**
 * DemarcheStatement:
 *
 * One document as delivered. It owns its text; paragraphs and evidence are byte ranges of
 * their paragraph's text. Immutable once returned, reference counted, usable from any thread.
 */
typedef struct _DemarcheStatement DemarcheStatement;

DEMARCHE_API GType demarche_statement_get_type (void);
DEMARCHE_API DemarcheStatement *demarche_statement_ref (DemarcheStatement *statement);
DEMARCHE_API void demarche_statement_unref (DemarcheStatement *statement);

/* the path below the folder that was given, with '/'; unique in a run */
DEMARCHE_API const char *demarche_statement_get_name (DemarcheStatement *statement);
DEMARCHE_API const char *demarche_statement_get_field (DemarcheStatement *statement,
                                                       DemarcheField field); /* (nullable) */
/* where the field was understood from, and the words for it: "lines 20-31", "statements.csv:4" */
DEMARCHE_API DemarcheOrigin demarche_statement_get_origin (DemarcheStatement *statement,
                                                           DemarcheField field, const char **words);
/* an unknown column of the manifest, or NULL; and their names in order, NULL-terminated */
DEMARCHE_API const char *demarche_statement_get_attribute (DemarcheStatement *statement,
                                                           const char *name);
DEMARCHE_API const char *const *demarche_statement_get_attribute_names (
    DemarcheStatement *statement);

DEMARCHE_API guint demarche_statement_get_n_paragraphs (DemarcheStatement *statement);
DEMARCHE_API const DemarcheParagraph *demarche_statement_get_paragraph (
    DemarcheStatement *statement, guint index);

/* how many the document has: more than demarche_statement_get_n_paragraphs() of an outline */
DEMARCHE_API guint demarche_statement_count_paragraphs (DemarcheStatement *statement);

/* SHA-256 in hex of the text as UTF-8 with LF line ends, before segmentation; NULL for a
 * statement that was not read from a source. Worked out when first asked for */
DEMARCHE_API const char *demarche_statement_get_text_hash (DemarcheStatement *statement);
/* byte offset in the decoded source text of a byte offset in a paragraph's text */
DEMARCHE_API gsize demarche_statement_get_source_offset (DemarcheStatement *statement,
                                                         guint paragraph, gsize offset);
/* the decoded source text; NULL for a statement that was not read from a source. Borrowed. */
DEMARCHE_API const char *demarche_statement_get_source_text (DemarcheStatement *statement,
                                                             gsize *length);
/* content type and encoding for `read`: "text/markdown", "UTF-8"; NULL when unknown */
DEMARCHE_API const char *demarche_statement_get_content_type (DemarcheStatement *statement);
DEMARCHE_API const char *demarche_statement_get_encoding (DemarcheStatement *statement);

/**
 * demarche_statement_is_outline:
 *
 * Whether the statement came from an outline (outline.h): it has the paragraphs with tags, of the
 * others one of each kind, and no words.
 */
DEMARCHE_API gboolean demarche_statement_is_outline (DemarcheStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheStatement, demarche_statement_unref)

/* ---- library-private: building one ---- */

typedef struct _DemarcheStatementBuilder DemarcheStatementBuilder;

DemarcheStatementBuilder *demarche_statement_builder_new (const char *name) DEMARCHE_MUST_USE;
/* keeps the strongest origin: a weaker one never replaces a stronger one. @words may be NULL */
void demarche_statement_builder_set_field (DemarcheStatementBuilder *builder, DemarcheField field,
                                           const char *value, DemarcheOrigin origin,
                                           const char *words);
const char *demarche_statement_builder_get_field (DemarcheStatementBuilder *builder,
                                                  DemarcheField field);
DemarcheOrigin demarche_statement_builder_get_origin (DemarcheStatementBuilder *builder,
                                                      DemarcheField field);
void demarche_statement_builder_set_attribute (DemarcheStatementBuilder *builder, const char *name,
                                               const char *value);
/* the decoded source text; takes a reference. Once only */
void demarche_statement_builder_set_source (DemarcheStatementBuilder *builder, GBytes *text,
                                            const char *content_type, const char *encoding);

/* the text in which paragraphs lie; what makes them may write it there */
GString *demarche_statement_builder_get_text (DemarcheStatementBuilder *builder);

/* NULL before one of the two is set */
const char *demarche_statement_builder_get_text_hash (DemarcheStatementBuilder *builder);
/* of a statement whose text is not at hand (tag lines) */
void demarche_statement_builder_set_text_hash (DemarcheStatementBuilder *builder, const char *hash);

/* from byte @text of the paragraph on, text byte + (source - text) is the source byte */
typedef struct {
  gsize text;
  gsize source;
} DemarcheOffset;

/**
 * demarche_statement_builder_add_paragraph:
 * @paragraph: `number` 0: the one after the last; all strings are copied, and the text, unless it
 *   lies in that of the builder. Without text it is one of an outline
 * @map: (nullable): rising offsets, the first at text 0
 */
void demarche_statement_builder_add_paragraph (DemarcheStatementBuilder *builder,
                                               const DemarcheParagraph *paragraph,
                                               const DemarcheOffset *map, guint n_map);
guint demarche_statement_builder_get_n_paragraphs (DemarcheStatementBuilder *builder);
/* the paragraphs are as they were once finished: they get nothing from the statement */
void demarche_statement_builder_set_complete (DemarcheStatementBuilder *builder);
/* frees the builder. Paragraphs whose speaker, delegation, groups, date, event or role is NULL
 * get the statement's, except boilerplate, which keeps what it has; another speaker than the
 * statement's, an interviewer and the unknown get no more than date and event */
DemarcheStatement *demarche_statement_builder_finish (DemarcheStatementBuilder *builder)
    DEMARCHE_MUST_USE;
void demarche_statement_builder_free (DemarcheStatementBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheStatementBuilder, demarche_statement_builder_free)

G_END_DECLS
