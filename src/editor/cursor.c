/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds what stands at a place: reads up to it and keeps in mind which object it is in. */
#include "editor/cursor.h"

/* an open bracket: the object's keys where they are known, the guide to the key whose value it
 * is or is in */
typedef struct {
  gboolean is_list;
  gboolean is_map;               /* an object whose keys are names of the author */
  const DemarcheRuleKeys *keys;  /* (nullable) */
  const DemarcheKeyGuide *guide; /* (nullable): in an object, to its last key */
} Level;

typedef struct {
  GArray *levels; /* of Level */
  gsize offset;
} Search;

static Level *
get_level (const Search *search)
{
  return search->levels->len > 0 ? &g_array_index (search->levels, Level, search->levels->len - 1)
                                 : NULL;
}

static gboolean
is_map_shape (DemarcheKeyShape shape)
{
  return shape == DEMARCHE_SHAPE_PHRASE_LISTS || shape == DEMARCHE_SHAPE_RULE_LISTS ||
         shape == DEMARCHE_SHAPE_WORD_LISTS;
}

static void
open_level (Search *search, gboolean is_list)
{
  const Level *outer = get_level (search);
  Level level = {.is_list = is_list};

  if (outer == NULL) {
    level.keys = is_list ? NULL : &demarche_file_keys;
  } else {
    level.guide = outer->guide;
    level.is_map = !is_list && outer->keys != NULL && outer->guide != NULL &&
                   is_map_shape (outer->guide->shape);
    if (!is_list && outer->guide != NULL &&
        (outer->is_list || outer->guide->shape == DEMARCHE_SHAPE_OBJECT))
      level.keys = outer->guide->members;
  }
  g_array_append_val (search->levels, level);
}

static void
read_key (Search *search, const char *key)
{
  Level *level = get_level (search);

  if (level->keys != NULL)
    level->guide = demarche_key_guide_find (level->keys, key);
}

static void
read_token (Search *search, const DemarcheJsonToken *token)
{
  if (token->type == DEMARCHE_JSON_OBJECT_START || token->type == DEMARCHE_JSON_ARRAY_START)
    open_level (search, token->type == DEMARCHE_JSON_ARRAY_START);
  else if (token->type == DEMARCHE_JSON_OBJECT_END || token->type == DEMARCHE_JSON_ARRAY_END)
    g_array_set_size (search->levels, search->levels->len - 1);
  else if (token->type == DEMARCHE_JSON_KEY)
    read_key (search, token->string);
}

static DemarcheCursorKind
get_key_kind (const Level *level)
{
  if (level->keys != NULL)
    return level->guide != NULL ? DEMARCHE_CURSOR_KEY : DEMARCHE_CURSOR_NOTHING;
  if (!level->is_map)
    return DEMARCHE_CURSOR_NOTHING;
  if (level->guide->shape == DEMARCHE_SHAPE_PHRASE_LISTS)
    return DEMARCHE_CURSOR_LIST;
  return level->guide->shape == DEMARCHE_SHAPE_RULE_LISTS ? DEMARCHE_CURSOR_CODE
                                                          : DEMARCHE_CURSOR_VALUE;
}

static DemarcheCursorKind
get_string_kind (const Level *level)
{
  switch (level->guide->shape) {
  case DEMARCHE_SHAPE_PHRASES:
  case DEMARCHE_SHAPE_PHRASE_LISTS:
  case DEMARCHE_SHAPE_RULES:
  case DEMARCHE_SHAPE_RULE_LISTS:
    return level->is_list ? DEMARCHE_CURSOR_PHRASE : DEMARCHE_CURSOR_VALUE;
  case DEMARCHE_SHAPE_PATHS:
    return DEMARCHE_CURSOR_PATH;
  default:
    return DEMARCHE_CURSOR_VALUE;
  }
}

typedef struct {
  DemarcheCursor *cursor;
  DemarcheSource *source;
  gsize offset;
  char *list; /* (nullable): the name of the list at @offset */
  gsize start;
  gsize end;
} ListSearch;

static void
visit_list (const DemarchePhraseNode *node, gpointer data)
{
  ListSearch *search = data;
  gsize literal = search->cursor->start;
  gsize start = demarche_json_string_source_offset (search->source, literal, node->start);
  gsize end = demarche_json_string_source_offset (search->source, literal, node->end);

  if (search->list != NULL || search->offset < start || search->offset > end)
    return;
  search->list = g_strdup (node->word);
  search->start = start;
  search->end = end;
}

/* @name in a phrase is what people point at, when they point at it */
static void
look_for_list (DemarcheCursor *cursor, DemarcheSource *source, gsize offset)
{
  DemarchePhraseProblem problem = {0};
  g_autoptr (DemarchePhraseNode) root =
      demarche_phrase_parse (cursor->text, DEMARCHE_PHRASE_PLAIN, &problem);
  ListSearch search = {.cursor = cursor, .source = source, .offset = offset};

  if (root != NULL)
    demarche_phrase_visit_lists (root, visit_list, &search);
  demarche_phrase_problem_clear (&problem);
  if (search.list == NULL)
    return;
  g_free (cursor->text);
  cursor->kind = DEMARCHE_CURSOR_LIST;
  cursor->text = search.list;
  cursor->start = search.start;
  cursor->end = search.end;
}

static gboolean
is_scalar (DemarcheJsonType type)
{
  return type == DEMARCHE_JSON_STRING || type == DEMARCHE_JSON_NUMBER ||
         type == DEMARCHE_JSON_TRUE || type == DEMARCHE_JSON_FALSE || type == DEMARCHE_JSON_NULL;
}

static void
take_token (DemarcheCursor *cursor, const Search *search, DemarcheSource *source,
            const DemarcheJsonToken *token)
{
  const Level *level = get_level (search);

  if (level == NULL || level->guide == NULL || search->offset < token->start ||
      (token->type != DEMARCHE_JSON_KEY && !is_scalar (token->type)))
    return;
  cursor->guide = level->guide;
  cursor->start = token->start;
  cursor->end = token->end;
  cursor->text = g_strdup (token->string != NULL ? token->string : "");
  if (token->type == DEMARCHE_JSON_KEY)
    cursor->kind = get_key_kind (level);
  else if (token->type == DEMARCHE_JSON_STRING)
    cursor->kind = get_string_kind (level);
  else
    cursor->kind = DEMARCHE_CURSOR_VALUE;
  if (cursor->kind == DEMARCHE_CURSOR_PHRASE)
    look_for_list (cursor, source, search->offset);
}

void
demarche_cursor_init (DemarcheCursor *cursor, DemarcheSource *source, gsize offset)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr (DemarcheJsonScanner) scanner = NULL;
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  Search search = {levels, offset};
  DemarcheJsonToken token;
  gsize length = 0;

  *cursor = (DemarcheCursor){.kind = DEMARCHE_CURSOR_NOTHING};
  (void)demarche_source_get_text (source, &length);
  scanner = demarche_json_scanner_new (source, 0, length, &demarche_json_limits_default);
  while (demarche_json_scanner_next (scanner, &token, &problem)) {
    gboolean is_text = token.type == DEMARCHE_JSON_KEY || is_scalar (token.type);

    read_token (&search, &token);
    if (token.type == DEMARCHE_JSON_END || token.end > offset || (token.end == offset && is_text)) {
      take_token (cursor, &search, source, &token);
      return;
    }
  }
}

void
demarche_cursor_clear (DemarcheCursor *cursor)
{
  g_clear_pointer (&cursor->text, g_free);
}
