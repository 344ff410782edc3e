/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How near each pair stands: a triangle of numbers, and the pairs that moved. */
#include "report/line-layout.h"

#include <math.h>

#include "report/svg.h"
#include "report/words.h"

#define MOST_ROWS 40 /* above it the strongest pairs only */
#define MOST_PAIRS 10
#define NAME_WIDTH 150.0 /* of a chart alone */
#define CELL_WIDTH 46.0
#define CELL_HEIGHT 28.0

/* actors that are no groups, in the order in which neighbours agree */
static GArray *
get_members (DemarcheReport *report)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < report->shown->len; i++) {
    guint row = g_array_index (report->shown, guint, i);

    if (demarche_report_get_actor (report, row)->kind != DEMARCHE_ACTOR_GROUP)
      g_array_append_val (members, row);
  }
  return members;
}

static const char *
get_tint (double value)
{
  static const char *const tints[] = {NULL, "a1", "a2", "a3", "a4", "a5"};

  if (value <= -0.05)
    return "cf";
  return tints[CLAMP ((int)ceil (value * 5 - 0.25), 0, 5)];
}

/* the mark of what is unproven, "" where all that both hold is proven */
static const char *
get_pair_dagger (DemarchePage *page, guint first, guint second)
{
  return demarche_report_is_pair_proven (page->report, first, second, DEMARCHE_WINDOW_ALL) ? ""
                                                                                           : "†";
}

static void
write_pair_cell (DemarchePage *page, guint first, guint second)
{
  DemarcheAlignment alignment = demarche_comparison_get_alignment (page->report->comparison, first,
                                                                   second, DEMARCHE_WINDOW_ALL);
  g_autofree char *value = demarche_words_score (alignment.value);
  g_autofree char *anchor = g_strdup_printf ("d%u", first + 1);

  if (alignment.n_shared == 0) {
    demarche_html_open (page->html, "td", NULL);
    demarche_html_element (page->html, "span", "·", "aria-hidden", "true", NULL);
    demarche_html_element (page->html, "span", "no issue shared", "class", "sr", NULL);
    demarche_html_close (page->html);
    return;
  }
  demarche_html_open (page->html, "td", "class", get_tint (alignment.value), NULL);
  demarche_page_open_link (page, DEMARCHE_SECTION_DELEGATIONS, anchor, NULL);
  demarche_html_textf (page->html, "%s%s ", value, get_pair_dagger (page, first, second));
  demarche_html_open (page->html, "small", NULL);
  demarche_html_textf (page->html, "%u", alignment.n_shared);
  demarche_html_element (page->html, "span", alignment.n_shared == 1 ? " issue" : " issues",
                         "class", "sr", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_triangle (DemarchePage *page, GArray *members)
{
  demarche_page_open_scroll (page, "Alignment of pairs");
  demarche_html_open (page->html, "table", "class", "heat", NULL);
  demarche_html_element (page->html, "caption",
                         "Alignment of each pair, with the number of shared issues", "class", "sr",
                         NULL);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < members->len; i++) {
    guint row = g_array_index (members, guint, i);

    demarche_html_newline (page->html);
    demarche_html_open (page->html, "tr", NULL);
    demarche_html_open (page->html, "th", "scope", "row", NULL);
    demarche_page_actor_link (page, row);
    demarche_html_close (page->html);
    for (guint k = 0; k < i; k++)
      write_pair_cell (page, row, g_array_index (members, guint, k));
    demarche_html_open (page->html, "td", "class", "dg", NULL);
    demarche_html_name (page->html, demarche_report_get_actor (page->report, row)->name);
    demarche_html_close (page->html);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
draw_pair (DemarchePage *page, guint first, guint second, double x, double y)
{
  DemarcheAlignment alignment = demarche_comparison_get_alignment (page->report->comparison, first,
                                                                   second, DEMARCHE_WINDOW_ALL);
  const char *tint = alignment.n_shared > 0 ? get_tint (alignment.value) : NULL;
  g_autofree char *score = demarche_words_score (alignment.value);
  g_autofree char *value = alignment.n_shared > 0
                               ? g_strconcat (score, get_pair_dagger (page, first, second), NULL)
                               : g_strdup ("·");

  demarche_svg_rectangle (page->html, tint != NULL ? tint : "a0", x, y, CELL_WIDTH - 2,
                          CELL_HEIGHT - 2);
  if (g_strcmp0 (tint, "cf") == 0)
    demarche_svg_path (page->html, "ht", "M%f %fl8 -8M%f %fl8 -8", x + 2, y + CELL_HEIGHT - 4,
                       x + CELL_WIDTH - 12, y + 10);
  demarche_svg_text (page->html, "sm ct", x + CELL_WIDTH / 2 - 1, y + CELL_HEIGHT / 2 + 3, value);
}

double
demarche_page_draw_alignment (DemarchePage *page, double *width)
{
  g_autoptr (GArray) members = get_members (page->report);

  *width = NAME_WIDTH + CELL_WIDTH * members->len + NAME_WIDTH;
  if (members->len < 3 || members->len > MOST_ROWS)
    return 0;
  for (guint i = 0; i < members->len; i++) {
    guint row = g_array_index (members, guint, i);
    g_autofree char *name =
        demarche_line_shorten (demarche_report_get_actor (page->report, row)->name, 22);

    demarche_svg_text (page->html, "b end", NAME_WIDTH - 8, CELL_HEIGHT * i + 18, name);
    for (guint k = 0; k < i; k++)
      draw_pair (page, row, g_array_index (members, guint, k), NAME_WIDTH + CELL_WIDTH * k,
                 CELL_HEIGHT * i);
    demarche_svg_text (page->html, "sm mu", NAME_WIDTH + CELL_WIDTH * i + 4, CELL_HEIGHT * i + 18,
                       name);
  }
  return CELL_HEIGHT * members->len;
}

typedef struct {
  guint first;
  guint second;
  DemarcheAlignment alignment;
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *first = a;
  const Pair *second = b;
  double one = fabs (first->alignment.value);
  double two = fabs (second->alignment.value);

  if (one != two)
    return one > two ? -1 : 1;
  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return first->second < second->second ? -1 : first->second > second->second;
}

static GArray *
rank_pairs (DemarchePage *page, GArray *members)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < members->len; i++)
    for (guint k = 0; k < i; k++) {
      Pair pair;

      pair.first = g_array_index (members, guint, i);
      pair.second = g_array_index (members, guint, k);
      pair.alignment = demarche_comparison_get_alignment (page->report->comparison, pair.first,
                                                          pair.second, DEMARCHE_WINDOW_ALL);
      if (pair.alignment.n_shared > 0)
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static void
open_pair_table (DemarchePage *page, const char *caption, const char *const *heads)
{
  demarche_page_open_scroll (page, caption);
  demarche_html_open (page->html, "table", NULL);
  demarche_html_element (page->html, "caption", caption, NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; heads[i] != NULL; i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", "class", i > 0 ? "r" : NULL,
                           NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tbody", NULL);
}

static void
close_pair_table (DemarchePage *page)
{
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
open_pair_row (DemarchePage *page, guint first, guint second)
{
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_page_actor_link (page, first);
  demarche_html_text (page->html, " and ");
  demarche_page_actor_link (page, second);
  demarche_html_close (page->html);
}

static void
write_strongest (DemarchePage *page, GArray *members)
{
  static const char *const heads[] = {"Pair", "Alignment", "Issues shared", NULL};
  g_autoptr (GArray) pairs = rank_pairs (page, members);

  open_pair_table (page, "The strongest agreements and conflicts", heads);
  for (guint i = 0; i < MIN (pairs->len, MOST_PAIRS); i++) {
    const Pair *pair = &g_array_index (pairs, Pair, i);
    g_autofree char *score = demarche_words_score (pair->alignment.value);
    g_autofree char *value =
        g_strconcat (score, get_pair_dagger (page, pair->first, pair->second), NULL);
    g_autofree char *shared = g_strdup_printf ("%u", pair->alignment.n_shared);

    open_pair_row (page, pair->first, pair->second);
    demarche_html_element (page->html, "td", value, "class", "r", NULL);
    demarche_html_element (page->html, "td", shared, "class", "r", NULL);
    demarche_html_close (page->html);
  }
  close_pair_table (page);
}

static void
write_moved (DemarchePage *page)
{
  static const char *const heads[] = {"Pair", "Before", "After", "Change", NULL};
  GPtrArray *pairs = page->report->comparison->pairs;

  if (pairs->len == 0)
    return;
  open_pair_table (page, "Pairs that drew nearer or apart", heads);
  for (guint i = 0; i < MIN (pairs->len, MOST_PAIRS); i++) {
    const DemarchePair *pair = g_ptr_array_index (pairs, i);
    g_autofree char *before = demarche_words_score (pair->before);
    g_autofree char *after = demarche_words_score (pair->after);
    g_autofree char *score = demarche_words_score (pair->after - pair->before);
    g_autofree char *change =
        g_strconcat (score, get_pair_dagger (page, pair->first, pair->second), NULL);

    open_pair_row (page, pair->first, pair->second);
    demarche_html_element (page->html, "td", before, "class", "r", NULL);
    demarche_html_element (page->html, "td", after, "class", "r", NULL);
    demarche_html_element (page->html, "td", change, "class", "r", NULL);
    demarche_html_close (page->html);
  }
  close_pair_table (page);
}

static void
write_two (DemarchePage *page, GArray *members)
{
  guint first = g_array_index (members, guint, 0);
  guint second = g_array_index (members, guint, 1);
  DemarcheAlignment alignment = demarche_comparison_get_alignment (page->report->comparison, first,
                                                                   second, DEMARCHE_WINDOW_ALL);
  g_autofree char *value = demarche_words_score (alignment.value);
  g_autofree char *issues = demarche_words_count (alignment.n_shared, "shared issue");

  demarche_html_open (page->html, "p", NULL);
  demarche_page_actor_link (page, first);
  demarche_html_text (page->html, " and ");
  demarche_page_actor_link (page, second);
  if (alignment.n_shared == 0)
    demarche_html_text (page->html, " share no issue.");
  else
    demarche_html_textf (page->html, ": alignment %s%s over %s.", value,
                         get_pair_dagger (page, first, second), issues);
  demarche_html_close (page->html);
}

void
demarche_page_write_alignment (DemarchePage *page)
{
  g_autoptr (GArray) members = get_members (page->report);

  demarche_page_open_section (
      page, DEMARCHE_SECTION_ALIGNMENT, "Alignment", NULL,
      "Agreement minus conflict over the issues both have addressed, from −1 to +1, all windows "
      "together. Neighbours agree. Small figure: issues shared. Tint is agreement, hatching "
      "conflict. †: unproven.");
  demarche_html_open (page->html, "div", "class", "al", NULL);
  if (members->len < 2)
    demarche_page_empty (page, "Nobody to compare with: give statements of a second one.");
  else if (members->len == 2)
    write_two (page, members);
  else if (members->len <= MOST_ROWS)
    write_triangle (page, members);
  else
    write_strongest (page, members);
  write_moved (page);
  demarche_html_close (page->html);
  demarche_page_close_section (page);
}
