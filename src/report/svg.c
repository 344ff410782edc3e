/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Draws marks: filled is firm, a ring is tentative, half filled is mixed. */
#include "report/svg.h"

#include <math.h>
#include <string.h>

#include "base/escape.h"

#define SIDE 0.2 /* from here on a value stands on a side */

const char *
demarche_svg_tone (double value)
{
  if (value <= -SIDE)
    return "neg";
  return value >= SIDE ? "pos" : "mid";
}

void
demarche_svg_append_number (GString *out, double value)
{
  gsize start = out->len;

  demarche_escape_number (out, value, 1);
  if (g_str_has_suffix (out->str + start, ".0"))
    g_string_truncate (out, out->len - 2);
}

static char *
format_number (double value)
{
  GString *out = g_string_sized_new (8);

  demarche_svg_append_number (out, value);
  return g_string_free (out, FALSE);
}

void
demarche_svg_circle (DemarcheHtml *html, const char *class_name, double x, double y, double radius)
{
  g_autofree char *cx = format_number (x);
  g_autofree char *cy = format_number (y);
  g_autofree char *r = format_number (radius);

  demarche_html_void (html, "circle", "class", class_name, "cx", cx, "cy", cy, "r", r, NULL);
}

void
demarche_svg_rectangle (DemarcheHtml *html, const char *class_name, double x, double y,
                        double width, double height)
{
  g_autofree char *left = format_number (x);
  g_autofree char *top = format_number (y);
  g_autofree char *w = format_number (width);
  g_autofree char *h = format_number (height);

  demarche_html_void (html, "rect", "class", class_name, "x", left, "y", top, "width", w, "height",
                      h, NULL);
}

void
demarche_svg_text (DemarcheHtml *html, const char *class_name, double x, double y, const char *text)
{
  g_autofree char *left = format_number (x);
  g_autofree char *base = format_number (y);

  demarche_html_element (html, "text", text, "class", class_name, "x", left, "y", base, NULL);
}

void
demarche_svg_path_data (DemarcheHtml *html, const char *class_name, const char *data)
{
  demarche_html_void (html, "path", "class", class_name, "d", data, NULL);
}

/* printf would write a decimal comma in some locales */
void
demarche_svg_path (DemarcheHtml *html, const char *class_name, const char *format, ...)
{
  g_autoptr (GString) data = g_string_new (NULL);
  va_list numbers;

  va_start (numbers, format);
  for (const char *p = format; *p != '\0'; p++) {
    if (p[0] == '%' && p[1] == 'f') {
      demarche_svg_append_number (data, va_arg (numbers, double));
      p++;
    } else {
      g_string_append_c (data, *p);
    }
  }
  va_end (numbers);
  demarche_svg_path_data (html, class_name, data->str);
}

void
demarche_svg_open (DemarcheHtml *html, const char *class_name, double width, double height,
                   const char *label)
{
  g_autofree char *w = format_number (width);
  g_autofree char *h = format_number (height);
  g_autofree char *box = g_strdup_printf ("0 0 %s %s", w, h);

  demarche_html_open (html, "svg", "class", class_name, "viewBox", box, "width", w, "height", h,
                      "role", label != NULL ? "img" : NULL, "aria-label", label, "aria-hidden",
                      label != NULL ? NULL : "true", NULL);
}

double
demarche_svg_scale (double value, double bound, double left, double right)
{
  double share = bound > 0 ? (CLAMP (value, -bound, bound) + bound) / (2 * bound) : 0.5;

  return left + share * (right - left);
}

/* from a small ring where it stood to an arrowhead beside the mark */
static void
draw_tail (DemarcheHtml *html, double from, double to, double y, double radius)
{
  double direction = to >= from ? 1 : -1;
  double tip = to - direction * (radius + 1);

  if (fabs (to - from) > radius + 7) {
    demarche_svg_path (html, "tail", "M%f %fH%f", from, y, tip - 4 * direction);
    demarche_svg_path (html, "head", "M%f %fl%f -3.5v7z", tip, y, -6 * direction);
  }
  demarche_svg_circle (html, "old", from, y, 2.5);
}

/* strokes that reach beyond the mark on both sides */
static void
draw_hatch (DemarcheHtml *html, double x, double y, double radius)
{
  double half = radius + 3;

  for (int i = -2; i <= 2; i++)
    demarche_svg_path (html, "ht", "M%f %fl%f %f", x + i * half * 0.6 - half, y + half, 2 * half,
                       -2 * half);
}

void
demarche_svg_mark (DemarcheHtml *html, const DemarcheMark *mark, double left, double right,
                   double y, double radius)
{
  double x = demarche_svg_scale (mark->value, mark->bound, left, right);

  if (mark->is_unproven)
    draw_hatch (html, x, y, radius);
  if (mark->is_mixed)
    demarche_svg_path (html, "rng", "M%f %fH%f",
                       demarche_svg_scale (mark->low, mark->bound, left, right), y,
                       demarche_svg_scale (mark->high, mark->bound, left, right));
  if (mark->has_before)
    draw_tail (html, demarche_svg_scale (mark->before, mark->bound, left, right), x, y, radius);
  if (mark->is_group)
    demarche_svg_path (html, "mk o", "M%f %fl%f %fl%f %fl%f %fz", x, y - radius, radius, radius,
                       -radius, radius, -radius, -radius);
  else
    demarche_svg_circle (html, mark->is_firm && !mark->is_mixed ? "mk" : "mk o", x, y, radius);
  if (mark->is_mixed && !mark->is_group)
    demarche_svg_path (html, "mk h", "M%f %fa%f %f 0 0 0 0 %fz", x, y - radius, radius, radius,
                       2 * radius);
}

void
demarche_svg_track (DemarcheHtml *html, const DemarcheMark *mark, double width)
{
  double right = width - 7;

  demarche_svg_open (html, demarche_svg_tone (mark->value), width, 15, NULL);
  demarche_svg_path (html, "ax", "M7 7.5H%fM7 4.5v6M%f 5.5v4M%f 4.5v6", right, width / 2, right);
  demarche_svg_mark (html, mark, 7, right, 7.5, 4.5);
  demarche_html_close (html);
}

void
demarche_svg_option (DemarcheHtml *html, DemarcheOption option, double x)
{
  demarche_svg_rectangle (html, option == DEMARCHE_OPTION_FIRM ? "mk" : "mk o", x + 1, 1, 11, 11);
  if (option == DEMARCHE_OPTION_OPPOSED)
    demarche_svg_path (html, "wh", "M%f 1l11 11m0 -11l-11 11", x + 1);
  if (option == DEMARCHE_OPTION_BOTH)
    demarche_svg_path (html, "mk h", "M%f 12h11v-11z", x + 1);
}
