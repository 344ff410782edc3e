/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads a PDF from standard input and writes where its words stand, a line each, to standard
 * output. It runs apart from the program: a PDF that makes the library spin, swell or crash takes
 * nothing with it. What the words mean on a page is decided by who reads the lines:
 *
 *   demarche-pdf 1
 *   problem encrypted                       or `damaged`; nothing follows
 *   title, author, date                     a line each, where the file has them
 *   page WIDTH HEIGHT PICTURES              the last: per cent of the page that pictures cover
 *   word LEFT TOP RIGHT BOTTOM SIZE LOOK TEXT
 *   end PAGES
 *
 * Lengths are hundredths of a point from the left and the top. LOOK is `-` or letters: b bold,
 * i italic, g glued to the word before. */
#include <errno.h>
#include <poppler.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MOST_BYTES (64u << 20)
#define MOST_LENGTH 2000000 /* hundredths of a point; pages are at most 14400 points */

/* what a run of letters with the same look is */
typedef struct {
  PopplerRectangle box;
  double size;
  gboolean is_bold;
  gboolean is_italic;
  gboolean is_glued;
  GString *text;
} Word;

static GBytes *
read_input (void)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n;

  while ((n = read (STDIN_FILENO, buffer, sizeof buffer)) != 0) {
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0 || data->len + (gsize)n > MOST_BYTES)
      return NULL;
    g_byte_array_append (data, buffer, (guint)n);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static void
write_property (const char *name, const char *value)
{
  g_autofree char *line = value ? g_utf8_make_valid (value, -1) : g_strdup ("");

  for (char *p = line; *p; p++) {
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  }
  g_strstrip (line);
  if (*line)
    printf ("%s %s\n", name, line);
}

static void
write_properties (PopplerDocument *document)
{
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);
  g_autoptr (GDateTime) date = poppler_document_get_creation_date_time (document);
  g_autofree char *day = date ? g_date_time_format (date, "%Y-%m-%d") : NULL;

  write_property ("title", title);
  write_property ("author", author);
  write_property ("date", day);
}

static int
to_hundredths (double points)
{
  return points > -MOST_LENGTH / 100 && points < MOST_LENGTH / 100 ? (int)(points * 100) : 0;
}

static void
flush_word (Word *word)
{
  char look[4];
  guint n = 0;

  if (word->text->len > 0) {
    if (word->is_bold)
      look[n++] = 'b';
    if (word->is_italic)
      look[n++] = 'i';
    if (word->is_glued)
      look[n++] = 'g';
    look[n] = '\0';
    printf ("word %d %d %d %d %d %s %s\n", to_hundredths (word->box.x1),
            to_hundredths (word->box.y1), to_hundredths (word->box.x2),
            to_hundredths (word->box.y2), to_hundredths (word->size), n > 0 ? look : "-",
            word->text->str);
  }
  g_string_truncate (word->text, 0);
}

static gboolean
has_any (const char *name, const char *const *parts)
{
  g_autofree char *small = g_ascii_strdown (name ? name : "", -1);

  for (; *parts; parts++) {
    if (strstr (small, *parts))
      return TRUE;
  }
  return FALSE;
}

/* marks of direction around words, which have no place on the page */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

static void
start_word (Word *word, const PopplerRectangle *box, const PopplerTextAttributes *look,
            gboolean is_glued)
{
  static const char *const bold[] = {"bold", "black", "heavy", "-demi", NULL};
  static const char *const italic[] = {"italic", "oblique", NULL};

  word->box = *box;
  word->size = look ? look->font_size : box->y2 - box->y1;
  word->is_bold = look && has_any (look->font_name, bold);
  word->is_italic = look && has_any (look->font_name, italic);
  word->is_glued = is_glued;
}

/* words of two columns, and a bullet and its item, come without a space between them */
static gboolean
is_apart (const Word *word, const PopplerRectangle *box)
{
  double gap = box->x1 - word->box.x2;

  return gap > word->size / 4 || gap < -word->size * 4;
}

static void
add_letter (Word *word, gunichar c, const PopplerRectangle *box, const PopplerTextAttributes *look,
            gboolean changes)
{
  gboolean is_far = word->text->len > 0 && is_apart (word, box);
  gboolean is_glued = word->text->len > 0 && !is_far;

  if (is_far || (is_glued && (changes || ABS (box->y1 - word->box.y1) > 0.5)))
    flush_word (word);
  if (word->text->len == 0)
    start_word (word, box, look, is_glued);
  word->box.x1 = MIN (word->box.x1, box->x1);
  word->box.y1 = MIN (word->box.y1, box->y1);
  word->box.x2 = MAX (word->box.x2, box->x2);
  word->box.y2 = MAX (word->box.y2, box->y2);
  g_string_append_unichar (word->text, c);
}

static void
write_words (const char *text, const PopplerRectangle *boxes, guint n_boxes, GList *looks)
{
  Word word = {.text = g_string_new (NULL)};
  guint i = 0;
  gboolean changes = FALSE;

  for (const char *p = text; *p && i < n_boxes; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (is_direction_mark (c))
      continue;
    while (looks && (int)i > ((PopplerTextAttributes *)looks->data)->end_index) {
      looks = looks->next;
      changes = TRUE;
    }
    if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
      flush_word (&word);
    else
      add_letter (&word, c, &boxes[i], looks ? looks->data : NULL, changes);
    changes = FALSE;
    i++;
  }
  flush_word (&word);
  g_string_free (word.text, TRUE);
}

/* per cent; one picture over another counts twice */
static int
measure_pictures (PopplerPage *page, double width, double height)
{
  GList *mapping = poppler_page_get_image_mapping (page);
  double area = 0;

  for (GList *item = mapping; item; item = item->next) {
    const PopplerRectangle *box = &((PopplerImageMapping *)item->data)->area;

    area += ABS ((box->x2 - box->x1) * (box->y2 - box->y1));
  }
  poppler_page_free_image_mapping (mapping);
  return width * height > 0 ? (int)MIN (100, 100 * area / (width * height)) : 0;
}

static void
write_page (PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree PopplerRectangle *boxes = NULL;
  GList *looks = poppler_page_get_text_attributes (page);
  guint n_boxes = 0;
  double width;
  double height;

  poppler_page_get_size (page, &width, &height);
  printf ("page %d %d %d\n", to_hundredths (width), to_hundredths (height),
          measure_pictures (page, width, height));
  if (text && poppler_page_get_text_layout (page, &boxes, &n_boxes))
    write_words (text, boxes, n_boxes, looks);
  poppler_page_free_text_attributes (looks);
}

static gboolean
write_document (PopplerDocument *document)
{
  int n_pages = poppler_document_get_n_pages (document);

  write_properties (document);
  for (int i = 0; i < n_pages; i++) {
    PopplerPage *page = poppler_document_get_page (document, i);

    if (page)
      write_page (page);
    else
      printf ("page 0 0 0\n");
    g_clear_object (&page);
    if (ferror (stdout))
      return FALSE;
  }
  printf ("end %d\n", n_pages);
  return TRUE;
}

int
main (void)
{
  g_autoptr (GBytes) bytes = read_input ();
  g_autoptr (GError) error = NULL;
  PopplerDocument *document;
  gboolean done = TRUE;

  if (!bytes)
    return 1;
  printf ("demarche-pdf 1\n");
  document = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (document)
    done = write_document (document);
  else
    printf ("problem %s\n", g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                                ? "encrypted"
                                : "damaged");
  g_clear_object (&document);
  return done && fflush (stdout) == 0 ? 0 : 1;
}
