/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From words to lines in reading order. Words side by side are a run; runs that overlap from top to
 * bottom are a strip; strips with one gap through all of them stand in columns. */
#include "ingest/layout.h"

#include "base/text.h"

#include <string.h>

#define MOST_GAPS 8 /* of one strip that are followed down the page */
#define LEAST_COLUMN_LINES 3
#define LEAST_COLUMN_LETTERS 8 /* of a line on average: markers of lists are no column */

/* words on one line without a wide gap */
typedef struct {
  DemarcheBox box;
  guint first_word;
  guint n_words;
  int size;
  gsize n_letters;
} Run;

/* white space from top to bottom */
typedef struct {
  int left;
  int right;
} Gap;

typedef struct {
  DemarcheLayout *layout;
  guint page;
  GArray *runs;   /* Run: sorted by their tops */
  GArray *strips; /* guint: the run that each starts with, then one past the last */
  gboolean is_right_to_left;
} Page;

static Run *
get_run (const Page *page, guint index)
{
  return &g_array_index (page->runs, Run, index);
}

static guint
get_strip (const Page *page, guint index)
{
  return g_array_index (page->strips, guint, index);
}

static void
widen (DemarcheBox *box, const DemarcheBox *other)
{
  box->left = MIN (box->left, other->left);
  box->top = MIN (box->top, other->top);
  box->right = MAX (box->right, other->right);
  box->bottom = MAX (box->bottom, other->bottom);
}

/* whether two boxes stand on one line: they share more than half of the lower one's height */
static gboolean
is_level (const DemarcheBox *one, const DemarcheBox *other)
{
  int shared = MIN (one->bottom, other->bottom) - MAX (one->top, other->top);
  int least = MIN (one->bottom - one->top, other->bottom - other->top);

  return shared * 2 > least;
}

/* ---- runs ---- */

static gboolean
goes_on (const Run *run, const DemarcheLayoutWord *word)
{
  int room = MAX (run->size, word->size);

  return is_level (&run->box, &word->box) && word->box.left > run->box.right - room / 2 &&
         word->box.left - run->box.right < room;
}

static void
find_runs (Page *page)
{
  const DemarcheLayoutPage *place =
      &g_array_index (page->layout->pages, DemarcheLayoutPage, page->page);

  for (guint i = place->first_word; i < place->first_word + place->n_words; i++) {
    const DemarcheLayoutWord *word = &g_array_index (page->layout->words, DemarcheLayoutWord, i);
    Run *last = page->runs->len > 0 ? get_run (page, page->runs->len - 1) : NULL;
    gsize n = strlen (page->layout->letters->str + word->text);

    if (last && goes_on (last, word)) {
      widen (&last->box, &word->box);
      last->n_words++;
      last->n_letters += n;
      last->size = MAX (last->size, word->size);
    } else {
      Run run = {word->box, i, 1, word->size, n};

      g_array_append_val (page->runs, run);
    }
  }
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const Run *first = a;
  const Run *second = b;
  int one = first->box.top + first->box.bottom;
  int other = second->box.top + second->box.bottom;

  if (one != other)
    return one < other ? -1 : 1;
  return first->first_word < second->first_word ? -1 : first->first_word > second->first_word;
}

static int
compare_lefts (gconstpointer a, gconstpointer b)
{
  const Run *first = a;
  const Run *second = b;

  if (first->box.left != second->box.left)
    return first->box.left < second->box.left ? -1 : 1;
  return first->first_word < second->first_word ? -1 : first->first_word > second->first_word;
}

/* ---- strips ---- */

static void
find_strips (Page *page)
{
  int bottom = G_MININT;

  for (guint i = 0; i < page->runs->len; i++) {
    const DemarcheBox *box = &get_run (page, i)->box;
    int slack = (box->bottom - box->top) / 5; /* boxes of lines that follow closely overlap */

    if (i == 0 || box->top + slack >= bottom)
      g_array_append_val (page->strips, i);
    bottom = MAX (bottom, box->bottom - slack);
  }
  g_array_append_val (page->strips, page->runs->len);
}

/* the runs of a strip from left to right, in an array of their own */
static GArray *
sort_strip (const Page *page, guint strip)
{
  guint from = get_strip (page, strip);
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  g_array_append_vals (runs, get_run (page, from), get_strip (page, strip + 1) - from);
  g_array_sort (runs, compare_lefts);
  return runs;
}

/* the white space between the runs of a strip; outside of them it reaches to both edges */
static void
find_gaps (const Page *page, guint strip, GArray *gaps)
{
  g_autoptr (GArray) runs = sort_strip (page, strip);
  int right = G_MININT;

  g_array_set_size (gaps, 0);
  for (guint i = 0; i < runs->len; i++) {
    const Run *run = &g_array_index (runs, Run, i);
    Gap gap = {right, run->box.left};

    if (gap.right > gap.left)
      g_array_append_val (gaps, gap);
    right = MAX (right, run->box.right);
  }
  g_array_append_vals (gaps, &(Gap){right, G_MAXINT}, 1);
}

/* the one part of a gap that is white in @other too; FALSE: there is none, or words stand inside */
static gboolean
narrow (Gap *gap, const GArray *other, guint *next, int least)
{
  Gap part = {0, 0};
  guint n = 0;

  while (*next < other->len && g_array_index (other, Gap, *next).right <= gap->left)
    (*next)++;
  for (guint i = *next; i < other->len && g_array_index (other, Gap, i).left < gap->right; i++) {
    const Gap *white = &g_array_index (other, Gap, i);

    part = (Gap){MAX (gap->left, white->left), MIN (gap->right, white->right)};
    n++;
  }
  *gap = part;
  return n == 1 && part.right - least >= part.left;
}

/* what is white in both; both rise from left to right */
static void
intersect (GArray *gaps, const GArray *other, int least)
{
  guint n_kept = 0;
  guint next = 0;

  for (guint i = 0; i < gaps->len; i++) {
    Gap gap = g_array_index (gaps, Gap, i);

    if (narrow (&gap, other, &next, least))
      g_array_index (gaps, Gap, n_kept++) = gap;
  }
  g_array_set_size (gaps, n_kept);
}

/* ---- bands: strips in columns ---- */

typedef struct {
  guint first; /* strip */
  guint end;
  GArray *gaps; /* between the columns */
} Band;

/* strips from @first on that have a gap in common inside them */
static void
grow_band (const Page *page, guint first, Band *band)
{
  int least = page->layout->body_size;
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Gap));

  band->first = first;
  band->end = first + 1;
  find_gaps (page, first, kept);
  g_array_remove_index (kept, 0); /* the margins are no gaps */
  g_array_set_size (kept, MIN (kept->len - 1, MOST_GAPS));
  while (kept->len > 0) {
    g_array_set_size (band->gaps, 0);
    g_array_append_vals (band->gaps, kept->data, kept->len);
    if (band->end + 1 >= page->strips->len)
      return;
    find_gaps (page, band->end, gaps);
    intersect (kept, gaps, least);
    band->end += kept->len > 0;
  }
}

static guint
find_column (const GArray *gaps, const Run *run)
{
  guint column = 0;

  while (column < gaps->len && run->box.left >= g_array_index (gaps, Gap, column).left)
    column++;
  return column;
}

/* whether each side of each gap holds lines of text */
static gboolean
is_in_columns (const Page *page, const Band *band)
{
  guint n_lines[MOST_GAPS + 1] = {0};
  gsize n_letters[MOST_GAPS + 1] = {0};

  for (guint i = get_strip (page, band->first); i < get_strip (page, band->end); i++) {
    guint column = find_column (band->gaps, get_run (page, i));

    n_lines[column]++;
    n_letters[column] += get_run (page, i)->n_letters;
  }
  for (guint i = 0; i <= band->gaps->len; i++) {
    if (n_lines[i] < LEAST_COLUMN_LINES || n_letters[i] < LEAST_COLUMN_LETTERS * n_lines[i])
      return FALSE;
  }
  return TRUE;
}

/* ---- lines ---- */

static void
add_line (Page *page, const GArray *runs, guint column)
{
  DemarcheLayout *layout = page->layout;
  DemarcheLayoutLine line = {
      .page = page->page, .column = column, .first_word = layout->order->len};

  line.box = g_array_index (runs, Run, 0).box;
  for (guint i = 0; i < runs->len; i++) {
    const Run *run = &g_array_index (runs, Run, i);

    widen (&line.box, &run->box);
    for (guint k = run->first_word; k < run->first_word + run->n_words; k++)
      g_array_append_val (layout->order, k);
  }
  line.n_words = layout->order->len - line.first_word;
  demarche_layout_write_line (layout, &line);
  if (line.length > 0)
    g_array_append_val (layout->lines, line);
}

/* runs that are sorted by their tops: those that are level are one line */
static void
add_lines (Page *page, const GArray *runs, guint column)
{
  g_autoptr (GArray) level = g_array_new (FALSE, FALSE, sizeof (Run));

  for (guint i = 0; i < runs->len; i++) {
    const Run *run = &g_array_index (runs, Run, i);

    if (level->len > 0 && !is_level (&g_array_index (level, Run, 0).box, &run->box)) {
      g_array_sort (level, compare_lefts);
      add_line (page, level, column);
      g_array_set_size (level, 0);
    }
    g_array_append_vals (level, run, 1);
  }
  if (level->len == 0)
    return;
  g_array_sort (level, compare_lefts);
  add_line (page, level, column);
}

static guint
add_column (DemarcheLayout *layout, const GArray *runs)
{
  DemarcheLayoutColumn column = {G_MAXINT, G_MININT};

  for (guint i = 0; i < runs->len; i++) {
    column.left = MIN (column.left, g_array_index (runs, Run, i).box.left);
    column.right = MAX (column.right, g_array_index (runs, Run, i).box.right);
  }
  g_array_append_val (layout->columns, column);
  return layout->columns->len - 1;
}

static void
add_band (Page *page, const Band *band)
{
  guint n = band->gaps->len;

  for (guint i = 0; i <= n; i++) {
    guint column = page->is_right_to_left ? n - i : i;
    g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));

    for (guint k = get_strip (page, band->first); k < get_strip (page, band->end); k++) {
      if (find_column (band->gaps, get_run (page, k)) == column)
        g_array_append_vals (runs, get_run (page, k), 1);
    }
    if (runs->len > 0)
      add_lines (page, runs, add_column (page->layout, runs));
  }
}

static void
add_strip (Page *page, guint strip)
{
  guint from = get_strip (page, strip);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));

  g_array_append_vals (runs, get_run (page, from), get_strip (page, strip + 1) - from);
  add_lines (page, runs, 0);
}

static void
read_page (Page *page)
{
  Band band = {.gaps = g_array_new (FALSE, FALSE, sizeof (Gap))};

  find_runs (page);
  g_array_sort (page->runs, compare_tops);
  find_strips (page);
  for (guint i = 0; i + 1 < page->strips->len;) {
    grow_band (page, i, &band);
    if (band.gaps->len > 0 && is_in_columns (page, &band)) {
      add_band (page, &band);
    } else {
      for (guint k = i; k < band.end; k++)
        add_strip (page, k);
    }
    i = band.end;
    g_array_set_size (band.gaps, 0);
  }
  g_array_unref (band.gaps);
}

/* ---- what holds for all pages ---- */

/* the size that most letters have, in steps of half a point */
static int
find_body_size (const DemarcheLayout *layout)
{
  enum {
    STEP = 50,
    N_STEPS = 200
  };
  gsize n_letters[N_STEPS] = {0};
  int most = 0;

  for (guint i = 0; i < layout->words->len; i++) {
    const DemarcheLayoutWord *word = &g_array_index (layout->words, DemarcheLayoutWord, i);

    n_letters[MIN ((word->size + STEP / 2) / STEP, N_STEPS - 1)] +=
        strlen (layout->letters->str + word->text);
  }
  for (int i = 0; i < N_STEPS; i++) {
    if (n_letters[i] > n_letters[most])
      most = i;
  }
  return MAX (most * STEP, STEP);
}

static gboolean
is_right_to_left (const DemarcheLayout *layout)
{
  gsize n_right = 0;
  gsize n_left = 0;

  for (guint i = 0; i < layout->words->len; i++) {
    const DemarcheLayoutWord *word = &g_array_index (layout->words, DemarcheLayoutWord, i);
    const char *text = layout->letters->str + word->text;
    DemarcheScriptDirection direction = demarche_text_find_direction (text, strlen (text));

    n_right += direction == DEMARCHE_SCRIPT_RIGHT_TO_LEFT;
    n_left += direction == DEMARCHE_SCRIPT_LEFT_TO_RIGHT;
  }
  return n_right > n_left;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int first = *(const int *)a;
  int second = *(const int *)b;

  return first < second ? -1 : first > second;
}

/* edges that hold for lines as wide as the page; the few lines beyond them are tables */
static void
measure_page_column (DemarcheLayout *layout)
{
  g_autoptr (GArray) lefts = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) rights = g_array_new (FALSE, FALSE, sizeof (int));
  DemarcheLayoutColumn *column = &g_array_index (layout->columns, DemarcheLayoutColumn, 0);

  for (guint i = 0; i < layout->lines->len; i++) {
    const DemarcheLayoutLine *line = demarche_layout_line (layout, i);

    if (line->column != 0 || line->size * 5 < layout->body_size * 4)
      continue;
    g_array_append_val (lefts, line->box.left);
    g_array_append_val (rights, line->box.right);
  }
  if (lefts->len == 0)
    return;
  g_array_sort (lefts, compare_ints);
  g_array_sort (rights, compare_ints);
  column->left = g_array_index (lefts, int, lefts->len / 20);
  column->right = g_array_index (rights, int, rights->len - 1 - rights->len / 20);
}

void
demarche_layout_find_lines (DemarcheLayout *layout)
{
  DemarcheLayoutColumn whole = {0, G_MAXINT};
  gboolean right_to_left = is_right_to_left (layout);

  layout->body_size = find_body_size (layout);
  g_array_append_val (layout->columns, whole);
  for (guint i = 0; i < layout->pages->len; i++) {
    Page page = {layout, i, g_array_new (FALSE, FALSE, sizeof (Run)),
                 g_array_new (FALSE, FALSE, sizeof (guint)), right_to_left};

    read_page (&page);
    g_array_unref (page.runs);
    g_array_unref (page.strips);
  }
  measure_page_column (layout);
}
