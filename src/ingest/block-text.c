/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of one block while a reader walks over marked-up text. */
#include "ingest/block-text.h"

#include "base/limits.h"
#include "ingest/document.h"

#include <string.h>

void
demarche_block_text_init (DemarcheBlockText *block, DemarcheExtract *extract)
{
  block->extract = extract;
  block->words = g_string_new (NULL);
  block->mark_length = 0;
  block->first_plain = G_MAXSIZE;
  block->is_first_item = FALSE;
}

void
demarche_block_text_clear (DemarcheBlockText *block)
{
  g_string_free (block->words, TRUE);
  block->words = NULL;
}

static gboolean
ends_in_space (const DemarcheBlockText *block)
{
  gsize n = block->words->len;

  return n == 0 || block->words->str[n - 1] == ' ' || block->words->str[n - 1] == '\n';
}

void
demarche_block_text_append (DemarcheBlockText *block, const char *text, gboolean emphasised,
                            gboolean verbatim)
{
  if (block->words->len > DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES)
    return; /* handing it over fails */
  for (const char *p = text; *p; p++) {
    if (g_ascii_isspace (*p)) {
      if (verbatim && *p == '\n')
        demarche_block_text_break (block, FALSE);
      else if (!ends_in_space (block))
        g_string_append_c (block->words, ' ');
      continue;
    }
    if (!emphasised && block->first_plain == G_MAXSIZE)
      block->first_plain = block->words->len;
    g_string_append_c (block->words, *p);
  }
}

void
demarche_block_text_break (DemarcheBlockText *block, gboolean as_space)
{
  while (block->words->len > 0 && block->words->str[block->words->len - 1] == ' ')
    g_string_truncate (block->words, block->words->len - 1);
  if (block->words->len > 0)
    g_string_append_c (block->words, as_space ? ' ' : '\n');
}

void
demarche_block_text_start_item (DemarcheBlockText *block, const char *mark, gboolean is_first)
{
  g_string_assign (block->words, mark);
  block->mark_length = strlen (mark);
  block->is_first_item = is_first;
}

void
demarche_block_text_drop_empty_item (DemarcheBlockText *block)
{
  if (block->mark_length > 0 && block->words->len <= block->mark_length)
    demarche_block_text_start_item (block, "", FALSE);
}

gboolean
demarche_block_text_flush (DemarcheBlockText *block, guint flags, GError **error)
{
  gsize n = block->words->len;
  gboolean apart = block->mark_length == 0 || block->is_first_item;
  gsize bold = 0;
  gboolean done = TRUE;

  while (n > block->mark_length && g_ascii_isspace (block->words->str[n - 1]))
    n--;
  if (n > 0 && n == block->mark_length)
    return TRUE; /* the words of the item are in a block inside */
  if (block->mark_length == 0 && block->first_plain == G_MAXSIZE)
    flags |= DEMARCHE_LINE_EMPHASISED;
  else if (block->mark_length == 0)
    bold = block->first_plain;
  if (n > 0)
    done = demarche_extract_add (block->extract, block->words->str, n, flags, bold, apart, error);
  g_string_truncate (block->words, 0);
  block->mark_length = 0;
  block->is_first_item = FALSE;
  block->first_plain = G_MAXSIZE;
  return done;
}
