/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads one JSON line of tags or gold as it is written. */
#include "model/tag-line-raw.h"

#include "base/limits.h"

/* the strings first, in the order of DemarcheLineString */
static const char *const line_keys[] = {
    "statement",   "kind",      "speaker",    "delegation", "date",         "event",  "section",
    "role",        "groups",    "language",   "version-of", "event-series", "title",  "source",
    "source-kind", "text-hash", "rules-hash", "text",       "error",        "unread", "paragraph",
    "turn",        "page",      "empty",      "about",      "tags",         "format", NULL,
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

const char *const demarche_raw_tag_keys[] = {"position", "holder",   "held-by", "stance",
                                             "force",    "rule",     "cues",    "review",
                                             "evidence", "optional", NULL};

static const DemarcheJsonLimits line_limits = {
    .max_depth = DEMARCHE_LIMIT_JSON_DEPTH,
    .max_keys = DEMARCHE_LIMIT_JSON_KEYS,
    .max_string = DEMARCHE_LIMIT_JSON_LINE_BYTES,
};

static void
piece_free (gpointer data)
{
  DemarcheRawPiece *piece = data;
  g_free (piece->id);
  g_free (piece->effect);
  g_free (piece->text);
  g_free (piece);
}

static void
raw_tag_free (gpointer data)
{
  DemarcheRawTag *tag = data;
  for (guint i = 0; i < DEMARCHE_N_RAW_STRINGS; i++)
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

static DemarcheRawPiece *
read_piece (DemarcheJsonReader *reader)
{
  static const char *const keys[] = {"start", "end", "text", "id", "effect", NULL};
  DemarcheRawPiece *piece = g_new0 (DemarcheRawPiece, 1);
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
      DemarcheRawPiece *piece = g_new0 (DemarcheRawPiece, 1);
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
read_tag_value (DemarcheJsonReader *reader, DemarcheRawTag *tag, int key)
{
  switch (key) {
  case DEMARCHE_RAW_CUES:
    read_pieces (reader, tag->cues);
    break;
  case DEMARCHE_RAW_REVIEW:
    tag->review = read_review (reader);
    break;
  case DEMARCHE_RAW_EVIDENCE:
    read_pieces (reader, tag->evidence);
    break;
  case DEMARCHE_RAW_OPTIONAL:
    tag->optional = demarche_json_reader_read_boolean (reader);
    break;
  default:
    demarche_json_reader_skip_value (reader);
  }
}

static DemarcheRawTag *
read_tag (DemarcheJsonReader *reader)
{
  DemarcheRawTag *tag = g_new0 (DemarcheRawTag, 1);
  tag->cues = g_ptr_array_new_with_free_func (piece_free);
  tag->evidence = g_ptr_array_new_with_free_func (piece_free);
  tag->start = reader->token.start;
  while (demarche_json_reader_next_key (reader)) {
    int key = demarche_json_reader_find_key (reader, demarche_raw_tag_keys);
    if (key >= 0 && key < DEMARCHE_N_RAW_STRINGS) {
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
read_about (DemarcheLineReader *self)
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
read_line_value (DemarcheLineReader *self, int key)
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
read_line (DemarcheLineReader *self)
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

DemarcheTagLine *
demarche_tag_line_parse (DemarcheTagLineParser *parser, gsize start, gsize end)
{
  g_autoptr (DemarcheTagLine) line = g_new0 (DemarcheTagLine, 1);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (gsize));
  DemarcheLineReader self = {.parser = parser, .line = line, .marks = marks};
  line->about = g_array_new (FALSE, FALSE, sizeof (guint));
  line->tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  line->source = parser->source;
  line->start = start;
  line->end = end;
  demarche_json_reader_init (&self.reader, parser->source, start, end, &line_limits,
                             parser->diagnostics);
  if (read_line (&self) && !self.reader.has_failed)
    demarche_tag_line_check (&self);
  gboolean is_good = !self.reader.has_failed;
  g_clear_pointer (&self.raw_tags, g_ptr_array_unref);
  demarche_json_reader_clear (&self.reader);
  return is_good ? g_steal_pointer (&line) : NULL;
}
