/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Marks and tracks, drawn as SVG inside a page. Colours come from the style sheet. */
#pragma once

#include "report/html.h"

G_BEGIN_DECLS

/**
 * DemarcheMark:
 * @bound: the line reaches from -bound to +bound
 * @low, @high: lowest and highest value, where @is_mixed
 * @before: where it stood before, where @has_before
 * @is_group: a group's own place
 * @is_unproven: a hatch stands behind the mark
 *
 * One subject's place on the line of an issue.
 */
typedef struct {
  double bound;
  double value;
  double low;
  double high;
  double before;
  gboolean is_firm;
  gboolean is_mixed;
  gboolean has_before;
  gboolean is_group;
  gboolean is_unproven;
} DemarcheMark;

/* "neg", "pos" or "mid": the class that gives the colour */
const char *demarche_svg_tone (double value);

/* attributes of numbers: writes one decimal place, whatever the locale */
void demarche_svg_circle (DemarcheHtml *html, const char *class_name, double x, double y,
                          double radius);
void demarche_svg_rectangle (DemarcheHtml *html, const char *class_name, double x, double y,
                             double width, double height);
void demarche_svg_text (DemarcheHtml *html, const char *class_name, double x, double y,
                        const char *text);
/* @format knows %f only: each is the next of @numbers */
void demarche_svg_path (DemarcheHtml *html, const char *class_name, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void demarche_svg_path_data (DemarcheHtml *html, const char *class_name, const char *data);
void demarche_svg_append_number (GString *out, double value);

/* opens an <svg>; with a @label it is an image that says it, else it is hidden from readers */
void demarche_svg_open (DemarcheHtml *html, const char *class_name, double width, double height,
                        const char *label);

double demarche_svg_scale (double value, double bound, double left, double right);
/* range, tail and mark of one subject at height @y, between @left and @right */
void demarche_svg_mark (DemarcheHtml *html, const DemarcheMark *mark, double left, double right,
                        double y, double radius);
/* a small picture: axis and mark */
void demarche_svg_track (DemarcheHtml *html, const DemarcheMark *mark, double width);

/* how a position of a choice issue is held */
typedef enum {
  DEMARCHE_OPTION_FIRM,
  DEMARCHE_OPTION_TENTATIVE,
  DEMARCHE_OPTION_OPPOSED,
  DEMARCHE_OPTION_BOTH,
} DemarcheOption;

/* a square, at @x */
void demarche_svg_option (DemarcheHtml *html, DemarcheOption option, double x);

G_END_DECLS
