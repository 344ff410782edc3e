/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lays out JSON: where the author broke a line it stays broken, all other white space is ours. */

#include "base/json-format.h"

#include "base/json-scanner.h"
#include "base/limits.h"

#define COLUMNS 100
#define INDENTATION 2
#define TOO_WIDE (G_MAXUINT / 4) /* a sum of two of them is a number yet */

/* A value, with its key in an object. Those inside a container follow it, up to @last */
typedef struct {
  gsize start; /* bytes of the source; of a container only what opens it is looked at */
  gsize end;
  gsize key_start;
  gsize key_end; /* 0: no key */
  guint key_width;
  guint width;    /* columns on one line; TOO_WIDE when it takes several */
  guint last;     /* index of what ends it: its own, or that of its last member */
  guint n_breaks; /* line breaks before it: 2 when a blank line is among them */
  gboolean is_container;
  gboolean is_object;
  gboolean is_broken;   /* the author broke a line somewhere inside */
  gboolean is_split;    /* the same between its own members or before its end */
  gboolean is_of_boxes; /* all its members are containers */
} Item;

typedef struct {
  const char *text; /* (unowned): of the source */
  GArray *items;    /* (element-type Item) */
  GString *out;
  guint column;
} Layout;

static Item *
get_item (const Layout *layout, guint index)
{
  return &g_array_index (layout->items, Item, index);
}

static guint
measure (const char *text, gsize length)
{
  guint width = 0;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    gunichar c = (guchar)*at < 0x80 ? (gunichar)*at : g_utf8_get_char (at);

    if (c < 0x80 || !g_unichar_iszerowidth (c))
      width += c >= 0x80 && g_unichar_iswide (c) ? 2 : 1;
  }
  return width;
}

/* line breaks between two tokens: none, one, or two where a line between them is blank */
static guint
count_breaks (const char *text, gsize start, gsize end)
{
  guint n_in_a_row = 0;
  guint most = 0;

  for (gsize at = start; at < end; at++) {
    if (text[at] == '\n' || (text[at] == '\r' && text[at + 1] != '\n'))
      n_in_a_row++;
    else if (text[at] == ',')
      n_in_a_row = 0;
    most = MAX (most, n_in_a_row);
  }
  return MIN (most, 2);
}

/* ---- reading ---- */

typedef struct {
  Layout *layout;
  GArray *open; /* (element-type guint): containers, outermost first */
  gsize before; /* end of the token before */
  Item next;    /* what is known of the next item */
} Reading;

static Item *
get_open (const Reading *reading)
{
  if (reading->open->len == 0)
    return NULL;
  return get_item (reading->layout, g_array_index (reading->open, guint, reading->open->len - 1));
}

static void
note_breaks (Reading *reading, Item *container, guint n_breaks)
{
  if (container != NULL && n_breaks > 0)
    container->is_split = container->is_broken = TRUE;
}

static void
read_key (Reading *reading, const DemarcheJsonToken *token)
{
  reading->next.key_start = token->start;
  reading->next.key_end = token->end;
  reading->next.n_breaks = count_breaks (reading->layout->text, reading->before, token->start);
  reading->next.key_width =
      measure (reading->layout->text + token->start, token->end - token->start) + 2;
}

static void
read_value (Reading *reading, const DemarcheJsonToken *token)
{
  Item item = reading->next;
  Item *container = get_open (reading);
  guint index = reading->layout->items->len;

  item.start = token->start;
  item.end = token->end;
  item.last = index;
  item.is_object = token->type == DEMARCHE_JSON_OBJECT_START;
  item.is_container = item.is_object || token->type == DEMARCHE_JSON_ARRAY_START;
  item.is_of_boxes = item.is_container;
  if (item.key_end == 0)
    item.n_breaks = count_breaks (reading->layout->text, reading->before, token->start);
  if (!item.is_container)
    item.width = measure (reading->layout->text + token->start, token->end - token->start);
  note_breaks (reading, container, item.n_breaks);
  if (container != NULL && !item.is_container)
    container->is_of_boxes = FALSE;
  g_array_append_val (reading->layout->items, item);
  reading->next = (Item){0};
  if (item.is_container)
    g_array_append_val (reading->open, index);
}

/* what it takes on one line: brackets, members, ", " between them, blanks inside braces */
static guint
add_up (const Layout *layout, guint index)
{
  const Item *item = get_item (layout, index);
  guint width = 2;

  if (item->is_broken)
    return TOO_WIDE;
  for (guint i = index + 1; i <= item->last; i = get_item (layout, i)->last + 1) {
    const Item *member = get_item (layout, i);

    width += member->key_width + member->width + (i > index + 1 ? 2 : 0);
    width = MIN (width, TOO_WIDE);
  }
  return width + (item->is_object && item->last > index ? 2 : 0);
}

static void
read_end (Reading *reading, const DemarcheJsonToken *token)
{
  Layout *layout = reading->layout;
  guint index = g_array_index (reading->open, guint, reading->open->len - 1);
  Item *item = get_item (layout, index);
  Item *outer;

  item->last = layout->items->len - 1;
  if (item->last > index)
    note_breaks (reading, item, count_breaks (layout->text, reading->before, token->start));
  item->width = add_up (layout, index);
  g_array_set_size (reading->open, reading->open->len - 1);
  outer = get_open (reading);
  if (outer != NULL && item->is_broken)
    outer->is_broken = TRUE;
}

static gboolean
read_items (Reading *reading, DemarcheJsonScanner *scanner, DemarcheDiagnostic **problem)
{
  DemarcheJsonToken token;

  while (demarche_json_scanner_next (scanner, &token, problem)) {
    if (token.type == DEMARCHE_JSON_END)
      return TRUE;
    if (token.type == DEMARCHE_JSON_KEY)
      read_key (reading, &token);
    else if (token.type == DEMARCHE_JSON_OBJECT_END || token.type == DEMARCHE_JSON_ARRAY_END)
      read_end (reading, &token);
    else
      read_value (reading, &token);
    reading->before = token.end;
  }
  return FALSE;
}

/* ---- writing ---- */

static void
write_text (Layout *layout, const char *text, gsize length, guint width)
{
  g_string_append_len (layout->out, text, (gssize)length);
  layout->column += width;
}

static void
write_line_break (Layout *layout, guint indentation, gboolean is_blank)
{
  g_string_append (layout->out, is_blank ? "\n\n" : "\n");
  for (guint i = 0; i < indentation; i++)
    g_string_append_c (layout->out, ' ');
  layout->column = indentation;
}

static void
write_key (Layout *layout, const Item *item)
{
  if (item->key_end == 0)
    return;
  write_text (layout, layout->text + item->key_start, item->key_end - item->key_start,
              item->key_width - 2);
  write_text (layout, ": ", 2, 2);
}

/* whether an item fits on the rest of a line, with the comma that may follow it */
static gboolean
fits (const Item *item, guint column)
{
  return column + item->key_width + item->width + 1 <= COLUMNS;
}

static void write_value (Layout *layout, guint index, guint indentation);

static void
write_flat (Layout *layout, guint index)
{
  const Item *item = get_item (layout, index);
  gboolean has_blanks = item->is_object && item->last > index;

  if (!item->is_container) {
    write_text (layout, layout->text + item->start, item->end - item->start, item->width);
    return;
  }
  write_text (layout, item->is_object ? "{ " : "[", has_blanks ? 2 : 1, has_blanks ? 2 : 1);
  for (guint i = index + 1; i <= item->last; i = get_item (layout, i)->last + 1) {
    if (i > index + 1)
      write_text (layout, ", ", 2, 2);
    write_key (layout, get_item (layout, i));
    write_flat (layout, i);
  }
  if (has_blanks)
    write_text (layout, " ", 1, 1);
  write_text (layout, item->is_object ? "}" : "]", 1, 1);
}

/* members on lines of their own, several on one where the author had them so and they fit */
static void
write_members (Layout *layout, guint index, guint indentation)
{
  guint last = get_item (layout, index)->last;
  gboolean is_line_full = TRUE;

  for (guint i = index + 1; i <= last; i = get_item (layout, i)->last + 1) {
    const Item *member = get_item (layout, i);
    gboolean is_tall = member->is_container && !fits (member, indentation);
    gboolean is_first = i == index + 1;

    if (!is_first)
      write_text (layout, ",", 1, 1);
    if (is_line_full || is_tall || member->n_breaks > 0 || !fits (member, layout->column + 1))
      write_line_break (layout, indentation, !is_first && member->n_breaks > 1);
    else
      write_text (layout, " ", 1, 1);
    write_key (layout, member);
    write_value (layout, i, indentation);
    is_line_full = is_tall;
  }
}

/* "[{ … }, { … }]": members that open and close on the lines of their list's brackets */
static void
write_hugged (Layout *layout, guint index, guint indentation)
{
  guint last = get_item (layout, index)->last;

  for (guint i = index + 1; i <= last; i = get_item (layout, i)->last + 1) {
    if (i > index + 1)
      write_text (layout, ", ", 2, 2);
    write_value (layout, i, indentation);
  }
}

static void
write_value (Layout *layout, guint index, guint indentation)
{
  const Item *item = get_item (layout, index);

  if (!item->is_container || layout->column + item->width + 1 <= COLUMNS) {
    write_flat (layout, index);
    return;
  }
  write_text (layout, item->is_object ? "{" : "[", 1, 1);
  if (!item->is_object && item->is_broken && !item->is_split && item->is_of_boxes) {
    write_hugged (layout, index, indentation);
  } else {
    write_members (layout, index, indentation + INDENTATION);
    write_line_break (layout, indentation, FALSE);
  }
  write_text (layout, item->is_object ? "}" : "]", 1, 1);
}

char *
demarche_json_format (DemarcheSource *source, gsize *length, DemarcheDiagnostic **problem)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DemarcheJsonScanner) scanner = NULL;
  gsize end = 0;
  Layout layout = {.text = demarche_source_get_text (source, &end), .items = items};
  Reading reading = {.layout = &layout, .open = open};

  scanner = demarche_json_scanner_new (source, 0, end, &demarche_json_limits_default);
  if (!read_items (&reading, scanner, problem))
    return NULL;
  layout.out = g_string_sized_new (end);
  write_value (&layout, 0, 0);
  g_string_append_c (layout.out, '\n');
  *length = layout.out->len;
  return g_string_free (layout.out, FALSE);
}
