/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads one JSON line of tags or gold and checks what it says. */
#include "model/tag-lines-private.h"

#include "base/limits.h"
#include "model/date.h"
#include "model/json-reader.h"

#include <string.h>

/* the strings first, in the order of DemarcheLineString */
static const char *const line_keys[] = {
    "statement",   "kind",      "speaker",    "delegation", "date",         "event",     "section",
    "role",        "groups",    "language",   "version-of", "event-series", "title",     "source",
    "source-kind", "text-hash", "rules-hash", "text",       "error",        "paragraph", "turn",
    "page",        "empty",     "about",      "tags",       "format",       NULL,
};

enum {
  KEY_PARAGRAPH = DEMARCHE_N_LINE_STRINGS,
  KEY_TURN,
  KEY_PAGE,
  KEY_EMPTY,
  KEY_ABOUT,
  KEY_TAGS,
  KEY_FORMAT,
};

static const char *const tag_keys[] = {"position", "holder",   "held-by", "stance",
                                       "force",    "rule",     "cues",    "review",
                                       "evidence", "optional", NULL};

enum {
  TAG_POSITION,
  TAG_HOLDER,
  TAG_HELD_BY,
  TAG_STANCE,
  TAG_FORCE,
  TAG_RULE,
  N_TAG_STRINGS,
  TAG_CUES = N_TAG_STRINGS,
  TAG_REVIEW,
  TAG_EVIDENCE,
  TAG_OPTIONAL,
};

static const DemarcheJsonLimits line_limits = {
    .max_depth = DEMARCHE_LIMIT_JSON_DEPTH,
    .max_keys = DEMARCHE_LIMIT_JSON_KEYS,
    .max_string = DEMARCHE_LIMIT_JSON_LINE_BYTES,
};

/* a place in the text, as written: code points, words or both */
typedef struct {
  char *id;
  char *effect;
  char *text;
  guint start;
  guint end;
  gboolean has_start;
  gboolean has_end;
} Piece;

/* a tag as written; the text it points into may come later in the line */
typedef struct {
  char *strings[N_TAG_STRINGS];
  DemarcheReview review;
  gboolean optional;
  GPtrArray *cues;     /* Piece */
  GPtrArray *evidence; /* Piece */
  gsize start;
  gsize end;
} RawTag;

typedef struct {
  DemarcheTagLineParser *parser;
  DemarcheJsonReader reader;
  DemarcheTagLine *line;
  GPtrArray *raw_tags;
} LineReader;

static void
piece_free (gpointer data)
{
  Piece *piece = data;
  g_free (piece->id);
  g_free (piece->effect);
  g_free (piece->text);
  g_free (piece);
}

static void
raw_tag_free (gpointer data)
{
  RawTag *tag = data;
  for (guint i = 0; i < N_TAG_STRINGS; i++)
    g_free (tag->strings[i]);
  g_ptr_array_unref (tag->cues);
  g_ptr_array_unref (tag->evidence);
  g_free (tag);
}

void
demarche_tag_line_free (DemarcheTagLine *line)
{
  for (guint i = 0; i < DEMARCHE_N_LINE_STRINGS; i++)
    g_free (line->strings[i]);
  g_array_unref (line->about);
  g_ptr_array_unref (line->tags);
  g_free (line);
}

void
demarche_tag_line_complain (DemarcheTagLineParser *parser, gsize start, gsize end,
                            const char *message, const char *help)
{
  demarche_diagnostics_take (parser->diagnostics,
                             demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, parser->source,
                                                      start, end, NULL, message, help));
}

/* ---- reading ---- */

static Piece *
read_piece (DemarcheJsonReader *reader)
{
  static const char *const keys[] = {"start", "end", "text", "id", "effect", NULL};
  Piece *piece = g_new0 (Piece, 1);
  while (demarche_json_reader_next_key (reader)) {
    switch (demarche_json_reader_find_key (reader, keys)) {
    case 0:
      piece->start = demarche_json_reader_read_count (reader);
      piece->has_start = TRUE;
      break;
    case 1:
      piece->end = demarche_json_reader_read_count (reader);
      piece->has_end = TRUE;
      break;
    case 2:
      g_free (piece->text);
      piece->text = demarche_json_reader_read_string (reader);
      break;
    case 3:
      g_free (piece->id);
      piece->id = demarche_json_reader_read_string (reader);
      break;
    case 4:
      g_free (piece->effect);
      piece->effect = demarche_json_reader_read_string (reader);
      break;
    default:
      demarche_json_reader_skip_value (reader);
    }
  }
  return piece;
}

/* a list of objects, or of plain words as people write evidence */
static void
read_pieces (DemarcheJsonReader *reader, GPtrArray *pieces)
{
  if (!demarche_json_reader_enter (reader, DEMARCHE_JSON_ARRAY_START))
    return;
  while (demarche_json_reader_next_element (reader)) {
    if (reader->token.type == DEMARCHE_JSON_STRING) {
      Piece *piece = g_new0 (Piece, 1);
      piece->text = g_strndup (reader->token.string, reader->token.length);
      g_ptr_array_add (pieces, piece);
    } else if (demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START)) {
      g_ptr_array_add (pieces, read_piece (reader));
    }
  }
}

static DemarcheReview
read_review (DemarcheJsonReader *reader)
{
  static const char *const marks[] = {"ambiguous", "mixed", NULL};
  guint review = DEMARCHE_REVIEW_NONE;
  if (!demarche_json_reader_enter (reader, DEMARCHE_JSON_ARRAY_START))
    return DEMARCHE_REVIEW_NONE;
  while (demarche_json_reader_next_element (reader)) {
    if (!demarche_json_reader_expect (reader, DEMARCHE_JSON_STRING))
      continue;
    int mark = demarche_json_reader_find_key (reader, marks);
    if (mark < 0)
      demarche_json_reader_complain (reader, "unknown review mark", "ambiguous, mixed");
    else
      review |= 1u << mark;
  }
  return (DemarcheReview)review;
}

static void
read_tag_value (DemarcheJsonReader *reader, RawTag *tag, int key)
{
  switch (key) {
  case TAG_CUES:
    read_pieces (reader, tag->cues);
    break;
  case TAG_REVIEW:
    tag->review = read_review (reader);
    break;
  case TAG_EVIDENCE:
    read_pieces (reader, tag->evidence);
    break;
  case TAG_OPTIONAL:
    tag->optional = demarche_json_reader_read_boolean (reader);
    break;
  default:
    demarche_json_reader_skip_value (reader);
  }
}

static RawTag *
read_tag (DemarcheJsonReader *reader)
{
  RawTag *tag = g_new0 (RawTag, 1);
  tag->cues = g_ptr_array_new_with_free_func (piece_free);
  tag->evidence = g_ptr_array_new_with_free_func (piece_free);
  tag->start = reader->token.start;
  while (demarche_json_reader_next_key (reader)) {
    int key = demarche_json_reader_find_key (reader, tag_keys);
    if (key >= 0 && key < N_TAG_STRINGS) {
      g_free (tag->strings[key]);
      tag->strings[key] = demarche_json_reader_read_string (reader);
    } else {
      read_tag_value (reader, tag, key);
    }
  }
  tag->end = reader->token.end;
  return tag;
}

static void
read_tags (DemarcheJsonReader *reader, GPtrArray *tags)
{
  if (!demarche_json_reader_enter (reader, DEMARCHE_JSON_ARRAY_START))
    return;
  while (demarche_json_reader_next_element (reader)) {
    if (demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START))
      g_ptr_array_add (tags, read_tag (reader));
  }
}

static void
read_about (LineReader *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  demarche_json_reader_read_strings (&self->reader, ids);
  for (guint i = 0; i < ids->len; i++) {
    int issue = demarche_codebook_find_issue (self->parser->codebook, g_ptr_array_index (ids, i));
    guint index = (guint)issue;
    if (issue >= 0)
      g_array_append_val (self->line->about, index);
  }
}

static void
read_line_value (LineReader *self, int key)
{
  DemarcheJsonReader *reader = &self->reader;
  switch (key) {
  case KEY_PARAGRAPH:
    self->line->number = demarche_json_reader_read_count (reader);
    break;
  case KEY_TURN:
    self->line->turn = demarche_json_reader_read_count (reader);
    break;
  case KEY_PAGE:
    self->line->page = demarche_json_reader_read_count (reader);
    break;
  case KEY_EMPTY:
    self->line->is_empty = demarche_json_reader_read_boolean (reader);
    break;
  case KEY_ABOUT:
    read_about (self);
    break;
  case KEY_TAGS:
    if (self->raw_tags == NULL)
      self->raw_tags = g_ptr_array_new_with_free_func (raw_tag_free);
    read_tags (reader, self->raw_tags);
    break;
  case KEY_FORMAT:
    if (demarche_json_reader_read_count (reader) != 1)
      demarche_json_reader_complain (reader, "a format that this version does not know", "1");
    break;
  default:
    demarche_json_reader_skip_value (reader);
  }
}

/* FALSE when the line is no JSON object */
static gboolean
read_line (LineReader *self)
{
  DemarcheJsonReader *reader = &self->reader;
  if (!demarche_json_reader_next (reader) ||
      !demarche_json_reader_expect (reader, DEMARCHE_JSON_OBJECT_START))
    return FALSE;
  while (demarche_json_reader_next_key (reader)) {
    int key = demarche_json_reader_find_key (reader, line_keys);
    if (key >= 0 && key < DEMARCHE_N_LINE_STRINGS) {
      g_free (self->line->strings[key]);
      self->line->strings[key] = demarche_json_reader_read_string (reader);
    } else {
      read_line_value (self, key);
    }
  }
  return demarche_json_reader_next (reader);
}

/* ---- checking ---- */

static void
complain (LineReader *self, gsize start, gsize end, const char *message, const char *help)
{
  demarche_tag_line_complain (self->parser, start, end, message, help);
  self->reader.has_failed = TRUE;
}

static void
complain_about_value (LineReader *self, const RawTag *tag, int key, const char *help)
{
  const char *value = tag->strings[key];
  g_autofree char *message = value == NULL
                                 ? g_strdup_printf ("a tag without '%s'", tag_keys[key])
                                 : g_strdup_printf ("unknown %s '%s'", tag_keys[key], value);
  complain (self, tag->start, tag->end, message, help);
}

static void
complain_about_position (LineReader *self, const RawTag *tag)
{
  const char *value = tag->strings[TAG_POSITION];
  const char *nearest = NULL;
  if (value != NULL)
    nearest = demarche_nearest_name (value, (const char *const *)self->parser->codes->pdata);
  g_autofree char *help = nearest == NULL ? NULL : g_strdup_printf ("did you mean '%s'?", nearest);
  complain_about_value (self, tag, TAG_POSITION, help);
}

/* bytes of a piece; FALSE when it is not in the text */
static gboolean
locate_piece (const Piece *piece, const char *text, DemarcheSpan *span)
{
  if (!piece->has_start || !piece->has_end) {
    const char *found = piece->text == NULL ? NULL : strstr (text, piece->text);
    if (found == NULL)
      return FALSE;
    span->start = (gsize)(found - text);
    span->end = span->start + strlen (piece->text);
    return TRUE;
  }
  if (piece->end < piece->start || (glong)piece->end > g_utf8_strlen (text, -1))
    return FALSE;
  const char *start = g_utf8_offset_to_pointer (text, piece->start);
  const char *end = g_utf8_offset_to_pointer (start, (glong)(piece->end - piece->start));
  span->start = (gsize)(start - text);
  span->end = (gsize)(end - text);
  return piece->text == NULL || (strlen (piece->text) == span->end - span->start &&
                                 strncmp (piece->text, start, span->end - span->start) == 0);
}

static GArray *
check_evidence (LineReader *self, const RawTag *tag)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  for (guint i = 0; i < tag->evidence->len; i++) {
    DemarcheSpan span;
    if (locate_piece (g_ptr_array_index (tag->evidence, i), self->line->strings[DEMARCHE_LINE_TEXT],
                      &span))
      g_array_append_val (spans, span);
    else if (self->parser->kind == DEMARCHE_TAG_LINES_TAGS)
      complain (self, tag->start, tag->end, "evidence that is not at its place in the text", NULL);
  }
  return spans;
}

static GArray *
check_cues (LineReader *self, const RawTag *tag)
{
  GArray *cues = g_array_new (FALSE, FALSE, sizeof (DemarcheTagCue));
  for (guint i = 0; i < tag->cues->len; i++) {
    const Piece *piece = g_ptr_array_index (tag->cues, i);
    DemarcheTagCue cue = {.id = piece->id};
    if (piece->id == NULL || !demarche_cue_effect_from_name (piece->effect, &cue.effect) ||
        !locate_piece (piece, self->line->strings[DEMARCHE_LINE_TEXT], &cue.span))
      complain (self, tag->start, tag->end, "a cue without id, known effect and place in the text",
                NULL);
    else
      g_array_append_val (cues, cue);
  }
  return cues;
}

static void
check_tag (LineReader *self, const RawTag *raw)
{
  gboolean is_gold = self->parser->kind == DEMARCHE_TAG_LINES_GOLD;
  const char *code = raw->strings[TAG_POSITION];
  int position = code == NULL ? -1 : demarche_codebook_find_position (self->parser->codebook, code);
  DemarcheTag tag = {.position = (guint)position, .review = raw->review};
  if (position < 0)
    complain_about_position (self, raw);
  if (!demarche_holder_from_name (raw->strings[TAG_HOLDER], &tag.holder))
    complain_about_value (self, raw, TAG_HOLDER, "speaker, other");
  if (!demarche_stance_from_name (raw->strings[TAG_STANCE], &tag.stance))
    complain_about_value (self, raw, TAG_STANCE, "supports, opposes");
  if (!(is_gold && raw->strings[TAG_FORCE] == NULL) &&
      !demarche_force_from_name (raw->strings[TAG_FORCE], &tag.force))
    complain_about_value (self, raw, TAG_FORCE, "firm, tentative");
  g_autoptr (GArray) evidence = check_evidence (self, raw);
  g_autoptr (GArray) cues = check_cues (self, raw);
  if (self->reader.has_failed)
    return;
  g_autoptr (GRefString) rule = NULL;
  if (raw->strings[TAG_RULE] != NULL)
    rule = g_ref_string_new_intern (raw->strings[TAG_RULE]);
  tag.held_by = raw->strings[TAG_HELD_BY];
  tag.optional = raw->optional;
  tag.rule = rule;
  tag.n_evidence = evidence->len;
  tag.evidence = (DemarcheSpan *)(void *)evidence->data;
  tag.n_cues = cues->len;
  tag.cues = (DemarcheTagCue *)(void *)cues->data;
  g_ptr_array_add (self->line->tags, demarche_tag_new (&tag));
}

static void
check_line (LineReader *self)
{
  DemarcheTagLine *line = self->line;
  const char *kind = line->strings[DEMARCHE_LINE_KIND];
  const char *date = line->strings[DEMARCHE_LINE_DATE];
  gboolean is_gold = self->parser->kind == DEMARCHE_TAG_LINES_GOLD;
  const char *missing = NULL;
  if (line->strings[DEMARCHE_LINE_STATEMENT] == NULL)
    missing = "'statement'";
  else if (line->is_empty || line->strings[DEMARCHE_LINE_ERROR] != NULL)
    return;
  else if (line->number == 0)
    missing = "'paragraph' from 1 on";
  else if (line->strings[DEMARCHE_LINE_TEXT] == NULL)
    missing = "'text'";
  else if (self->raw_tags == NULL)
    missing = "'tags'";
  if (missing != NULL) {
    g_autofree char *message = g_strdup_printf ("a line without %s", missing);
    complain (self, line->start, line->end, message,
              "a line needs statement, paragraph, text and tags");
    return;
  }
  line->kind = DEMARCHE_PARAGRAPH_PARAGRAPH;
  if (!(is_gold && kind == NULL) && !demarche_paragraph_kind_from_name (kind, &line->kind))
    complain (self, line->start, line->end, "a line without a known 'kind'", NULL);
  if (date != NULL && !demarche_date_is_valid (date))
    complain (self, line->start, line->end, "a 'date' that does not exist", "YYYY-MM-DD or null");
  for (guint i = 0; i < self->raw_tags->len; i++)
    check_tag (self, g_ptr_array_index (self->raw_tags, i));
}

DemarcheTagLine *
demarche_tag_line_parse (DemarcheTagLineParser *parser, gsize start, gsize end)
{
  g_autoptr (DemarcheTagLine) line = g_new0 (DemarcheTagLine, 1);
  LineReader self = {.parser = parser, .line = line};
  line->about = g_array_new (FALSE, FALSE, sizeof (guint));
  line->tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_unref);
  line->source = parser->source;
  line->start = start;
  line->end = end;
  demarche_json_reader_init (&self.reader, parser->source, start, end, &line_limits,
                             parser->diagnostics);
  if (read_line (&self) && !self.reader.has_failed)
    check_line (&self);
  gboolean is_good = !self.reader.has_failed;
  g_clear_pointer (&self.raw_tags, g_ptr_array_unref);
  demarche_json_reader_clear (&self.reader);
  return is_good ? g_steal_pointer (&line) : NULL;
}
