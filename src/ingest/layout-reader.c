/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the lines that `demarche-pdf` writes, and believes none of them. */
#include "ingest/layout.h"

#include "base/limits.h"

#include <string.h>

#define VERSION "demarche-pdf 1"
#define LONGEST_NUMBER 7
#define MOST_WORD_NUMBERS 5

typedef struct {
  DemarcheLayout *layout;
  guint number; /* of the line */
  gboolean has_ended;
} Reader;

void
demarche_layout_free (DemarcheLayout *layout)
{
  if (!layout)
    return;
  g_array_unref (layout->pages);
  g_array_unref (layout->words);
  g_array_unref (layout->order);
  g_array_unref (layout->lines);
  g_array_unref (layout->columns);
  g_string_free (layout->letters, TRUE);
  g_free (layout->title);
  g_free (layout->author);
  g_free (layout->date);
  g_free (layout);
}

static DemarcheLayout *
layout_new (void)
{
  DemarcheLayout *layout = g_new0 (DemarcheLayout, 1);

  layout->pages = g_array_new (FALSE, FALSE, sizeof (DemarcheLayoutPage));
  layout->words = g_array_new (FALSE, FALSE, sizeof (DemarcheLayoutWord));
  layout->order = g_array_new (FALSE, FALSE, sizeof (guint));
  layout->lines = g_array_new (FALSE, FALSE, sizeof (DemarcheLayoutLine));
  layout->columns = g_array_new (FALSE, FALSE, sizeof (DemarcheLayoutColumn));
  layout->letters = g_string_new (NULL);
  return layout;
}

/* what stands behind "@name " */
static const char *
get_value (const char *line, const char *name)
{
  gsize n = strlen (name);

  return strncmp (line, name, n) == 0 && line[n] == ' ' && line[n + 1] ? line + n + 1 : NULL;
}

/* a whole number of at most seven digits and the space behind it */
static gboolean
read_number (const char **text, int *number)
{
  const char *p = *text + (**text == '-');
  gsize n = strspn (p, "0123456789");
  int value = 0;

  if (n == 0 || n > LONGEST_NUMBER || (p[n] != ' ' && p[n] != '\0'))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    value = value * 10 + (p[i] - '0');
  *number = **text == '-' ? -value : value;
  *text = p + n + (p[n] == ' ');
  return TRUE;
}

static gboolean
read_numbers (const char **text, int *numbers, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (!read_number (text, &numbers[i]))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_look (const char **text, guint *look)
{
  const char *p = *text;

  *look = 0;
  for (; *p && *p != ' '; p++) {
    if (*p == 'b')
      *look |= DEMARCHE_LOOK_BOLD;
    else if (*p == 'i')
      *look |= DEMARCHE_LOOK_ITALIC;
    else if (*p == 'g')
      *look |= DEMARCHE_LOOK_GLUED;
    else if (*p != '-')
      return FALSE;
  }
  *text = p + (*p == ' ');
  return *p == ' ';
}

static gboolean
read_word (DemarcheLayout *layout, const char *value)
{
  DemarcheLayoutWord word = {0};
  int numbers[MOST_WORD_NUMBERS];

  if (layout->pages->len == 0 || !read_numbers (&value, numbers, MOST_WORD_NUMBERS) ||
      !read_look (&value, &word.look) || *value == '\0')
    return FALSE;
  if (numbers[0] > numbers[2] || numbers[1] > numbers[3] || numbers[4] < 0)
    return FALSE;
  word.box = (DemarcheBox){numbers[0], numbers[1], numbers[2], numbers[3]};
  word.size = MAX (numbers[4], 1);
  word.text = layout->letters->len;
  g_string_append_len (layout->letters, value, (gssize)strlen (value) + 1);
  g_array_append_val (layout->words, word);
  g_array_index (layout->pages, DemarcheLayoutPage, layout->pages->len - 1).n_words++;
  return TRUE;
}

static gboolean
read_page (DemarcheLayout *layout, const char *value)
{
  DemarcheLayoutPage page = {.first_word = layout->words->len};
  int numbers[3];

  if (!read_numbers (&value, numbers, 3) || *value || numbers[0] < 0 || numbers[1] < 0 ||
      numbers[2] < 0 || numbers[2] > 100)
    return FALSE;
  page.width = numbers[0];
  page.height = numbers[1];
  page.pictures = (guint)numbers[2];
  g_array_append_val (layout->pages, page);
  return TRUE;
}

/* a name twice keeps its first value */
static gboolean
read_property (DemarcheLayout *layout, const char *line)
{
  const struct {
    const char *name;
    char **value;
  } properties[] = {
      {"title", &layout->title}, {"author", &layout->author}, {"date", &layout->date}};

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++) {
    const char *value = get_value (line, properties[i].name);

    if (value && layout->pages->len == 0 && !*properties[i].value)
      *properties[i].value = g_strdup (value);
    if (value)
      return layout->pages->len == 0;
  }
  return FALSE;
}

static gboolean
read_line (Reader *reader, const char *line)
{
  DemarcheLayout *layout = reader->layout;
  const char *value;
  int n;

  if (reader->has_ended)
    return FALSE;
  if (reader->number == 1)
    return strcmp (line, VERSION) == 0;
  if ((value = get_value (line, "word")))
    return read_word (layout, value);
  if ((value = get_value (line, "page")))
    return read_page (layout, value);
  if (!(value = get_value (line, "end")))
    return read_property (layout, line);
  reader->has_ended = read_number (&value, &n) && !*value && (guint)n == layout->pages->len;
  return reader->has_ended;
}

static gboolean
is_problem (const char *line, GError **error)
{
  const char *value = get_value (line, "problem");

  if (g_strcmp0 (value, "encrypted") == 0)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
                 "encrypted: it opens with a password only; save a copy without one, for example "
                 "qpdf --password=… --decrypt locked.pdf open.pdf");
  else if (g_strcmp0 (value, "damaged") == 0)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_SYNTAX,
                 "a damaged PDF, or one cut off: get it again from where it came, or repair it, "
                 "for example with qpdf damaged.pdf mended.pdf");
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_lines (Reader *reader, char *data, gsize length, GError **error)
{
  char *end = data + length;

  for (char *line = data; line < end;) {
    char *stop = memchr (line, '\n', (gsize)(end - line));

    reader->number++;
    if (!stop)
      break; /* cut off */
    *stop = '\0';
    if (reader->number == 2 && is_problem (line, error))
      return FALSE;
    if (!read_line (reader, line)) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO,
                   "what demarche-pdf says of it makes no sense, at its line %u; demarche and "
                   "demarche-pdf must be of one version",
                   reader->number);
      return FALSE;
    }
    if (reader->layout->pages->len > DEMARCHE_LIMIT_PAGES) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                   "more than %u pages, the limit of one statement", DEMARCHE_LIMIT_PAGES);
      return FALSE;
    }
    line = stop + 1;
  }
  if (!reader->has_ended)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO,
                 "demarche-pdf stopped before the end of it");
  return reader->has_ended;
}

DemarcheLayout *
demarche_layout_read (const char *data, gsize length, GError **error)
{
  g_autoptr (DemarcheLayout) layout = layout_new ();
  g_autofree char *copy = NULL;
  Reader reader = {layout, 0, FALSE};

  if (!g_utf8_validate_len (data, length, NULL)) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "what demarche-pdf wrote is not UTF-8");
    return NULL;
  }
  copy = g_memdup2 (data, length);
  return read_lines (&reader, copy, length, error) ? g_steal_pointer (&layout) : NULL;
}
