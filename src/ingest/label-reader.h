/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A cursor over the label at the head of a turn. */
#pragma once

#include "base/text.h"

G_BEGIN_DECLS

/* the words of a head, and how far they have been read */
typedef struct {
  const char *text;
  gsize length;
  gsize at;
  gsize number;      /* bytes of the number that the text starts with, 0 for none */
  gboolean whole;    /* nothing follows after @length */
  gsize bold_length; /* bytes of the emphasis that the text starts with */
  gboolean labels;   /* a name that it starts with may be a label */
} DemarcheLabelReader;

/* the character at the cursor, 0 at the end */
static inline gunichar
demarche_label_peek (const DemarcheLabelReader *reader)
{
  const char *at = reader->text + reader->at;

  if (reader->at >= reader->length)
    return 0;
  return demarche_text_get_character (at);
}

/* whether the text goes on with a capital letter at @at */
gboolean demarche_label_is_large (const DemarcheLabelReader *reader, gsize at);
/* bytes from @from up to the first of @marks */
gsize demarche_label_count_until (const DemarcheLabelReader *reader, gsize from, const char *marks);
void demarche_label_skip_spaces (DemarcheLabelReader *reader);
/* whether @c stood there, and is passed */
gboolean demarche_label_skip_character (DemarcheLabelReader *reader, gunichar c);
/* a colon that ends a label: not that of "17:30" or "http://" */
gboolean demarche_label_skip_colon (DemarcheLabelReader *reader);
/* ". - " as the European Parliament has it */
gboolean demarche_label_skip_stop_and_dash (DemarcheLabelReader *reader);
/* "(words)" at the cursor, which replace @words; FALSE and unmoved when there is none */
gboolean demarche_label_read_brackets (DemarcheLabelReader *reader, char **words);
/* bytes of "5. " before a turn of a summary record; 0 when there is no number */
gsize demarche_label_count_number (const DemarcheLabelReader *reader);

G_END_DECLS
