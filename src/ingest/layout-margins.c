/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What belongs to the page and not to the words: lines that come again at one place on several
 * pages, page numbers, and what stands above the text of the first page. */
#include "ingest/layout-breaks.h"

#include "ingest/dates.h"
#include "ingest/wording.h"

#include <string.h>

#define MOST_EDGE_LINES 4     /* at the top of a page, and at its foot */
#define EDGE_SHARE 6          /* they stand in the outer sixth of it */
#define LEAST_EDGE 8500       /* of small pages */
#define SAME_PLACE 600        /* places that differ by less are one */
#define LONGEST_MARGIN 240    /* bytes */
#define LONGEST_PAGE_LABEL 24 /* bytes: "Page xviii of xxxviii" */

/* a line at the edge of a page */
typedef struct {
  guint line;
  int place;  /* from that edge */
  char *text; /* folded, every number alike */
} Edge;

typedef struct {
  DemarcheLayout *layout;
  GArray *edges; /* Edge: page after page */
} Margins;

static const DemarcheLayoutPage *
get_page (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return &g_array_index (layout->pages, DemarcheLayoutPage, line->page);
}

/* how far from its edges margins of a page stand */
static int
get_edge (const DemarcheLayoutPage *page)
{
  return MIN (MAX (page->height / EDGE_SHARE, LEAST_EDGE), page->height / 4);
}

static gboolean
is_at_top (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return line->box.bottom < get_edge (get_page (layout, line));
}

static gboolean
is_at_foot (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  const DemarcheLayoutPage *page = get_page (layout, line);

  return line->box.top > page->height - get_edge (page);
}

/* lines of one page that are nearer to its edge */
static guint
count_outer_lines (const DemarcheLayout *layout, guint first, guint end, guint index)
{
  const DemarcheBox *box = &demarche_layout_line (layout, index)->box;
  gboolean at_top = is_at_top (layout, demarche_layout_line (layout, index));
  guint n = 0;

  for (guint i = first; i < end && n <= MOST_EDGE_LINES; i++) {
    const DemarcheBox *other = &demarche_layout_line (layout, i)->box;

    n += at_top ? other->bottom <= box->top : other->top >= box->bottom;
  }
  return n;
}

static guint
find_page_end (const DemarcheLayout *layout, guint first)
{
  guint page = demarche_layout_line (layout, first)->page;
  guint i = first;

  while (i < layout->lines->len && demarche_layout_line (layout, i)->page == page)
    i++;
  return i;
}

static char *
fold_numbers (const char *text, gsize length)
{
  g_autofree char *folded = demarche_wording_fold (text, length, length);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p; p++) {
    if (!g_ascii_isdigit (*p))
      g_string_append_c (out, *p);
    else if (out->len == 0 || out->str[out->len - 1] != '#')
      g_string_append_c (out, '#');
  }
  return g_string_free (out, FALSE);
}

static void
add_edge (Margins *margins, guint index)
{
  const DemarcheLayoutLine *line = demarche_layout_line (margins->layout, index);
  Edge edge = {index, line->box.top, NULL};

  if (!is_at_top (margins->layout, line))
    edge.place = get_page (margins->layout, line)->height - line->box.bottom;
  edge.text = fold_numbers (demarche_layout_line_text (margins->layout, line), line->length);
  g_array_append_val (margins->edges, edge);
}

static void
find_edges (Margins *margins)
{
  DemarcheLayout *layout = margins->layout;

  for (guint first = 0; first < layout->lines->len;) {
    guint end = find_page_end (layout, first);
    guint n = 0; /* of a page that is odd beyond reading */

    for (guint i = first; i < end && n < 64; i++) {
      const DemarcheLayoutLine *line = demarche_layout_line (layout, i);

      if (line->length > LONGEST_MARGIN ||
          (!is_at_top (layout, line) && !is_at_foot (layout, line)))
        continue;
      n++;
      if (count_outer_lines (layout, first, end, i) < MOST_EDGE_LINES)
        add_edge (margins, i);
    }
    first = end;
  }
}

static DemarcheLayoutLine *
get_line (const Margins *margins, guint edge)
{
  return demarche_layout_line (margins->layout, g_array_index (margins->edges, Edge, edge).line);
}

static gboolean
is_same (const Margins *margins, guint one, guint other)
{
  const Edge *first = &g_array_index (margins->edges, Edge, one);
  const Edge *second = &g_array_index (margins->edges, Edge, other);

  return ABS (first->place - second->place) < SAME_PLACE &&
         is_at_top (margins->layout, get_line (margins, one)) ==
             is_at_top (margins->layout, get_line (margins, other)) &&
         strcmp (first->text, second->text) == 0;
}

/* left and right pages may have heads of their own */
static void
mark_repeated (Margins *margins)
{
  for (guint i = 0; i < margins->edges->len; i++) {
    guint page = get_line (margins, i)->page;

    for (guint k = i + 1; k < margins->edges->len && get_line (margins, k)->page <= page + 2; k++) {
      if (get_line (margins, k)->page == page || !is_same (margins, i, k))
        continue;
      get_line (margins, i)->place = DEMARCHE_PLACE_MARGIN;
      get_line (margins, k)->place = DEMARCHE_PLACE_MARGIN;
    }
  }
}

/* "3", "- iv -", "(12)", "Page 3 of 7": alone at an edge */
static gboolean
is_page_label (const char *text, gsize length)
{
  static const char *const around[] = {"page", "p.", "of", "/", "de", "sur", "стр.", "из", NULL};
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  guint n_numbers = 0;

  if (length > LONGEST_PAGE_LABEL)
    return FALSE;
  folded = demarche_wording_fold (text, length, length);
  g_strdelimit (folded, "-()[]|/", ' ');
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i]; i++) {
    gboolean is_number = *words[i] && (words[i][strspn (words[i], "0123456789")] == '\0' ||
                                       words[i][strspn (words[i], "ivxl")] == '\0');

    if (*words[i] && !is_number && !demarche_wording_is (words[i], around))
      return FALSE;
    n_numbers += is_number;
  }
  return n_numbers > 0;
}

static void
mark_page_labels (Margins *margins)
{
  for (guint i = 0; i < margins->edges->len; i++) {
    DemarcheLayoutLine *line = get_line (margins, i);

    if (is_page_label (demarche_layout_line_text (margins->layout, line), line->length))
      line->place = DEMARCHE_PLACE_MARGIN;
  }
}

/* whether text stands between a line and the edge that it is near to */
static gboolean
is_inside_text (const Margins *margins, guint edge)
{
  const DemarcheLayoutLine *line = get_line (margins, edge);
  guint i = edge;

  while (i > 0 && get_line (margins, i - 1)->page == line->page)
    i--;
  for (; i < margins->edges->len && get_line (margins, i)->page == line->page; i++) {
    const DemarcheLayoutLine *other = get_line (margins, i);
    gboolean at_top = is_at_top (margins->layout, line);

    if (other->place == DEMARCHE_PLACE_TEXT &&
        (at_top ? other->box.bottom <= line->box.top
                : other->box.top >= line->box.bottom && !is_at_top (margins->layout, other)))
      return TRUE;
  }
  return FALSE;
}

static void
unmark_inner (Margins *margins)
{
  for (guint i = 0; i < margins->edges->len; i++) {
    if (is_inside_text (margins, i))
      get_line (margins, i)->place = DEMARCHE_PLACE_TEXT;
  }
}

/* ---- margins by their place alone ---- */

/* what stands at the top of a page with much space below it */
typedef struct {
  int end;  /* where the lines above that space end; 0 for none */
  int text; /* where text begins below */
} Head;

static Head
find_head (const DemarcheLayout *layout, guint first, guint end, int pitch)
{
  Head head = {0, G_MAXINT};
  const DemarcheLayoutLine *last = NULL;

  for (guint i = first; i < end; i++) {
    const DemarcheLayoutLine *line = demarche_layout_line (layout, i);

    if (line->place != DEMARCHE_PLACE_TEXT)
      continue;
    if (last && line->box.bottom - last->box.bottom > pitch * 7 / 4) {
      head.end = last->box.bottom;
      head.text = line->box.top;
      return head;
    }
    if (!last)
      head.text = line->box.top;
    if (!is_at_top (layout, line))
      break;
    last = line;
  }
  return head;
}

static GArray *
find_heads (const DemarcheLayout *layout)
{
  GArray *heads = g_array_new (FALSE, TRUE, sizeof (Head));
  int pitch = demarche_layout_find_pitch (layout);

  g_array_set_size (heads, layout->pages->len);
  for (guint first = 0; first < layout->lines->len;) {
    guint end = find_page_end (layout, first);

    g_array_index (heads, Head, demarche_layout_line (layout, first)->page) =
        find_head (layout, first, end, pitch);
    first = end;
  }
  return heads;
}

/* the two pages on which text begins at the highest */
typedef struct {
  guint page[2];
} Highest;

static Highest
find_highest (const GArray *heads)
{
  Highest highest = {{G_MAXUINT, G_MAXUINT}};

  for (guint i = 0; i < heads->len; i++) {
    int text = g_array_index (heads, Head, i).text;

    if (text == 0)
      continue;
    if (highest.page[0] == G_MAXUINT || text < g_array_index (heads, Head, highest.page[0]).text) {
      highest.page[1] = highest.page[0];
      highest.page[0] = i;
    } else if (highest.page[1] == G_MAXUINT ||
               text < g_array_index (heads, Head, highest.page[1]).text) {
      highest.page[1] = i;
    }
  }
  return highest;
}

/* where text begins at the highest on the other pages; 0: there are none */
static int
find_text_top (const GArray *heads, const Highest *highest, guint page)
{
  guint other = highest->page[highest->page[0] == page];

  return other == G_MAXUINT ? 0 : g_array_index (heads, Head, other).text;
}

static gboolean
is_date (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  char day[11];

  return demarche_date_line (demarche_layout_line_text (layout, line), line->length, NULL, day) ==
         DEMARCHE_DATE_DAY;
}

/* plain letters above the place where text begins on all other pages, with space below: a
 * letterhead, or the running head of a single page. The day of the statement may stand there */
static void
mark_heads (DemarcheLayout *layout)
{
  g_autoptr (GArray) heads = find_heads (layout);
  Highest highest = find_highest (heads);

  for (guint i = 0; i < layout->lines->len; i++) {
    DemarcheLayoutLine *line = demarche_layout_line (layout, i);
    int end = g_array_index (heads, Head, line->page).end;

    if (line->box.bottom <= end && end < find_text_top (heads, &highest, line->page) &&
        !line->is_emphasised && !demarche_layout_is_large (layout, line) && !is_date (layout, line))
      line->place = DEMARCHE_PLACE_MARGIN;
  }
}

/* a document that is nothing but margins is one of pages that are alike */
static void
keep_some_text (DemarcheLayout *layout)
{
  for (guint i = 0; i < layout->lines->len; i++) {
    if (demarche_layout_line (layout, i)->place == DEMARCHE_PLACE_TEXT)
      return;
  }
  for (guint i = 0; i < layout->lines->len; i++)
    demarche_layout_line (layout, i)->place = DEMARCHE_PLACE_TEXT;
}

static void
clear_edge (gpointer edge)
{
  g_free (((Edge *)edge)->text);
}

void
demarche_layout_mark_margins (DemarcheLayout *layout)
{
  Margins margins = {layout, g_array_new (FALSE, FALSE, sizeof (Edge))};

  g_array_set_clear_func (margins.edges, clear_edge);
  find_edges (&margins);
  mark_repeated (&margins);
  mark_page_labels (&margins);
  unmark_inner (&margins);
  mark_heads (layout);
  keep_some_text (layout);
  g_array_unref (margins.edges);
}
