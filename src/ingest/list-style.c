/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The marks of list items that a word processor counts itself. */
#include "ingest/list-style.h"

#include <string.h>

#define LONGEST_PATTERN 32
#define HIGHEST_START 10000

DemarcheListStyle *
demarche_list_style_new (void)
{
  DemarcheListStyle *style = g_new0 (DemarcheListStyle, 1);

  for (guint i = 0; i < DEMARCHE_LIST_LEVELS; i++)
    style->levels[i].start = 1;
  return style;
}

DemarcheListStyle *
demarche_list_style_copy (const DemarcheListStyle *style)
{
  DemarcheListStyle *copy = g_memdup2 (style, sizeof *style);

  for (guint i = 0; i < DEMARCHE_LIST_LEVELS; i++) {
    copy->levels[i].pattern = g_strdup (style->levels[i].pattern);
    copy->levels[i].count = 0;
  }
  return copy;
}

void
demarche_list_style_free (DemarcheListStyle *style)
{
  if (!style)
    return;
  for (guint i = 0; i < DEMARCHE_LIST_LEVELS; i++)
    g_free (style->levels[i].pattern);
  g_free (style);
}

void
demarche_list_level_set_pattern (DemarcheListLevel *level, const char *pattern)
{
  g_free (level->pattern);
  level->pattern = strlen (pattern) <= LONGEST_PATTERN ? g_strdup (pattern) : NULL;
}

void
demarche_list_level_set_start (DemarcheListLevel *level, const char *number)
{
  level->start = (guint)MIN (g_ascii_strtoull (number, NULL, 10), HIGHEST_START);
}

void
demarche_list_style_restart (DemarcheListStyle *style, guint level)
{
  for (guint i = level; i < DEMARCHE_LIST_LEVELS; i++)
    style->levels[i].count = 0;
}

static void
append_roman (GString *out, guint number)
{
  static const struct {
    guint value;
    const char *letters;
  } numerals[] = {{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"},
                  {9, "ix"},  {5, "v"},   {4, "iv"}, {1, "i"}};

  for (gsize i = 0; i < G_N_ELEMENTS (numerals); i++) {
    for (; number >= numerals[i].value; number -= numerals[i].value)
      g_string_append (out, numerals[i].letters);
  }
}

/* the number of the last item on a level, as the level writes it */
static void
append_number (GString *out, const DemarcheListLevel *level)
{
  guint number = level->start + MAX (level->count, 1) - 1;
  gsize from = out->len;

  if (g_ascii_tolower (level->numbering) == 'a' && number >= 1 && number <= 26)
    g_string_append_c (out, (char)('a' + number - 1));
  else if (g_ascii_tolower (level->numbering) == 'i' && number < 400)
    append_roman (out, number);
  else
    g_string_append_printf (out, "%u", number);
  for (gsize i = from; g_ascii_isupper (level->numbering) && i < out->len; i++)
    out->str[i] = g_ascii_toupper (out->str[i]);
}

static void
append_pattern (GString *out, const DemarcheListStyle *style, const char *pattern)
{
  for (const char *p = pattern; *p; p++) {
    if (p[0] == '%' && p[1] >= '1' && p[1] <= '9')
      append_number (out, &style->levels[*++p - '1']);
    else
      g_string_append_c (out, *p);
  }
}

char *
demarche_list_style_count (DemarcheListStyle *style, guint level)
{
  DemarcheListLevel *here = &style->levels[MIN (level, DEMARCHE_LIST_LEVELS - 1)];
  g_autoptr (GString) mark = g_string_new (NULL);
  g_autofree char *usual = g_strdup_printf ("%%%u.", MIN (level, DEMARCHE_LIST_LEVELS - 1) + 1);

  here->count++;
  demarche_list_style_restart (style, level + 1);
  if (here->numbering == 0)
    return NULL;
  if (here->numbering == '-')
    return g_strdup ("- ");
  append_pattern (mark, style, here->pattern ? here->pattern : usual);
  g_strstrip (mark->str);
  return *mark->str ? g_strconcat (mark->str, " ", NULL) : NULL;
}
