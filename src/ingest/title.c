/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What titles and letterhead say of a statement: who speaks, for whom, where, in what version. */
#include "base/text.h"
#include "ingest/behalf.h"
#include "ingest/document.h"
#include "ingest/names.h"
#include "ingest/states.h"
#include "ingest/wording.h"

#include <string.h>

#define LONGEST_TITLE 1200
#define LONGEST_VERSION_NOTE 600

/* how sure it is that the State named here is the one that speaks */
static guint
weigh_state (const char *folded, const DemarcheStateName *name)
{
  static const char *const of[] = {"of the", "of", "for", "by", "by the", "from", "for the", NULL};
  static const char *const bodies[] = {"delegation",  "mission",        "ambassador", "minister",
                                       "interagency", "representative", "government", "president",
                                       "foreign",     "deputy",         "statement",  NULL};
  const char *after = folded + name->end + strspn (folded + name->end, " ");
  g_autofree char *before = g_strndup (folded, name->start);

  if (name->adjective)
    return demarche_wording_starts (after, bodies) ? 2 : 0;
  g_strchomp (before);
  for (guint i = 0; of[i]; i++) {
    if (g_str_has_suffix (before, of[i]))
      return 2;
  }
  return *after == '\0' || name->start == 0 ? 2 : 1;
}

/* whether a State is one of several on whose behalf a title speaks: "on behalf of Chile, Kenya
 * and Peru"; @listed: whether the one before, which ends at @last, was */
static gboolean
is_listed (const char *folded, const DemarcheStateName *name, gsize last, gboolean listed)
{
  g_autofree char *before = g_strndup (folded, name->start);
  const char *after = folded + name->end;

  g_strchomp (before);
  if (g_str_has_suffix (before, "on behalf of") || g_str_has_suffix (before, "on behalf of the"))
    return *after == ',' || g_str_has_prefix (after, " and ");
  return listed && strspn (folded + last, " ,andthe") >= name->start - last;
}

/* the State that a title speaks for: the first one with an office or a body beside it */
static const char *
find_state (const char *folded)
{
  DemarcheStateName name;
  const char *best = NULL;
  guint best_weight = 0;
  gboolean listed = FALSE;

  for (gsize from = 0; demarche_state_next (folded, from, &name); from = name.end) {
    guint weight = weigh_state (folded, &name);

    listed = is_listed (folded, &name, from, listed);
    if (listed)
      continue;

    if (weight > best_weight) {
      best = name.state;
      best_weight = weight;
    }
  }
  return best;
}

/* bytes of "the Republic of " and its like, which a short name does without */
static gsize
count_form_of_state (const char *small)
{
  static const char *const forms[] = {"the ",           "federal ",         "islamic ",
                                      "democratic ",    "people's ",        "united ",
                                      "republic of ",   "kingdom of ",      "state of ",
                                      "federation of ", "commonwealth of ", "principality of ",
                                      "union of "};
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++) {
    if (g_str_has_prefix (small + n, forms[i]))
      n += strlen (forms[i]);
  }
  return n;
}

/* a State that the table does not know: "Permanent Mission of Aldovia to …" */
static char *
find_unknown_state (const char *text, gsize length)
{
  static const char *const bodies[] = {"permanent mission of ",
                                       "delegation of ",
                                       "permanent representative of ",
                                       "ministry of foreign affairs of ",
                                       "foreign minister of ",
                                       "minister for foreign affairs of ",
                                       "minister of foreign affairs of ",
                                       "prime minister of ",
                                       "president of ",
                                       "embassy of ",
                                       "government of ",
                                       "statement of ",
                                       "ambassador of ",
                                       "representative of ",
                                       NULL};
  g_autofree char *small = g_ascii_strdown (text, (gssize)length);

  for (guint i = 0; bodies[i]; i++) {
    const char *found = strstr (small, bodies[i]);
    gsize start;
    gsize end;
    g_autofree char *name = NULL;

    if (!found)
      continue;
    start = (gsize)(found - small) + strlen (bodies[i]);
    start += count_form_of_state (small + start);
    end = demarche_name_scan_proper (text, length, start);
    if (end == start)
      continue;
    name = demarche_name_tidy (text + start, end - start);
    if (!demarche_name_scan (name, strlen (name), NULL))
      continue;
    return g_steal_pointer (&name);
  }
  return NULL;
}

/* "Statement by A. Rossi (Aldovia)": what stands in brackets behind the name */
static char *
find_bracketed_state (const char *text, gsize length)
{
  const char *open = memchr (text, '(', length);
  const char *close = open ? memchr (open, ')', length - (gsize)(open - text)) : NULL;
  gsize n = close ? (gsize)(close - open) - 1 : 0;
  guint n_words;

  if (n == 0 || demarche_name_scan (open + 1, n, &n_words) != n || n_words > 3 ||
      demarche_wording_is_capitals (open + 1, n))
    return NULL;
  return g_strndup (open + 1, n);
}

void
demarche_title_read (const char *text, gsize length, char **speaker, char **delegation)
{
  gsize n = MIN (length, LONGEST_TITLE);
  g_autofree char *folded = demarche_wording_fold (text, length, n);
  const char *state = find_state (folded);

  *speaker = demarche_name_find (text, length);
  *delegation = state ? g_strdup (state) : find_unknown_state (text, length);
  if (!*delegation && *speaker)
    *delegation = find_bracketed_state (text, n);
}

static void
set_guess (const DemarcheDocument *document, const DemarcheBlock *block,
           DemarcheStatementBuilder *builder, DemarcheField field, const char *value)
{
  g_autofree char *lines = NULL;

  if (!value || demarche_statement_builder_get_field (builder, field))
    return;
  lines = demarche_document_name_lines (document,
                                        demarche_document_line (document, block->first)->number,
                                        demarche_document_line (document, block->last)->number);
  demarche_statement_builder_set_field (builder, field, value, DEMARCHE_ORIGIN_TEXT, lines);
}

/* " MS. " after the name of a meeting starts the name of a person */
static gboolean
is_address_next (const char *text, gsize length)
{
  return *text == ' ' && demarche_name_skip_address (text + 1, length - 1) > 0;
}

/* " under agenda item" is what is spoken to there */
static gboolean
is_item_next (const char *text, gsize length)
{
  return (length > 7 && g_ascii_strncasecmp (text, " under ", 7) == 0) ||
         (length > 10 && g_ascii_strncasecmp (text, " on agenda", 10) == 0);
}

/* whether words start as the name of a meeting does: large, with a figure, "third", "informal" */
static gboolean
starts_event (const char *text, gsize length)
{
  static const char *const firsts[] = {
      "first",    "second",     "third",          "fourth",         "fifth",       "sixth",
      "seventh",  "eighth",     "ninth",          "tenth",          "eleventh",    "twelfth",
      "informal", "opening",    "closing",        "conference",     "meeting",     "general",
      "regular",  "annual",     "final",          "organizational", "substantive", "plenary",
      "session",  "high-level", "intersessional", "joint",          "special",     "thematic",
      "working",  "committee",  "ministerial",    "international",  "un",          NULL};
  g_autofree char *first = demarche_wording_first_word (text, length);
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isupper (c) || g_unichar_isdigit (c) || demarche_wording_is (first, firsts);
}

/* "seventh session of the Working Group on ICTs on norms": without what was spoken on; bytes */
static gsize
cut_topic (const char *text, gsize length)
{
  gsize last = length;
  guint n = 0;

  for (gsize i = 0; i + 4 < length; i++) {
    if (strncmp (text + i, " on ", 4) != 0 && strncmp (text + i, " ON ", 4) != 0)
      continue;
    last = i;
    n++;
  }
  return n >= 2 ? last : length;
}

/* bytes of the name of a meeting: up to what cannot be in one; a colon can in quotation marks */
static gsize
count_event (const char *text, gsize length)
{
  gboolean quoted = FALSE;
  gsize n = 0;

  for (; n < length; n++) {
    gunichar c = ((guchar)text[n] & 0xC0) == 0x80 ? 0 : g_utf8_get_char (text + n);

    if (c == '"' || c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB)
      quoted = !quoted;
    if ((!quoted && strchr (",(;:", text[n])) || is_address_next (text + n, length - n) ||
        is_item_next (text + n, length - n))
      break;
  }
  return n;
}

/* the name of a meeting at @start; NULL when it is none */
static char *
read_event (const char *text, gsize length, gsize start)
{
  static const char *const meetings[] = {
      "session", "meeting", "conference", "committee", "assembly",      "council", "debate",
      "forum",   "summit",  "workshop",   "group",     "consultations", "seminar", NULL};
  g_autofree char *folded = NULL;
  gsize n = count_event (text + start, length - start);

  if (n <= 4 || n >= 250 || !starts_event (text + start, n))
    return NULL;
  folded = demarche_wording_fold (text + start, n, 300);
  if (!demarche_wording_has (folded, meetings, NULL))
    return NULL;
  return g_strchomp (g_strndup (text + start, cut_topic (text + start, n)));
}

/* which of @phrases, the first @n, begins a text, whatever its case; @n when none does */
static guint
find_start (const char *text, gsize length, const char *const *phrases, guint n)
{
  for (guint i = 0; i < n; i++)
    if (demarche_text_lower_ascii (*text) == phrases[i][0] && length >= strlen (phrases[i]) &&
        g_ascii_strncasecmp (text, phrases[i], strlen (phrases[i])) == 0)
      return i;
  return n;
}

/* what a title says after "at the" or "to the", when it names a meeting; the earlier in the list,
 * the better */
static char *
find_event (const char *text, gsize length)
{
  static const char *const before[] = {"at the ", "to the ", "during the ", "in the ",
                                       "at a ",   "at an ",  "before the ", "to a "};
  guint best = G_N_ELEMENTS (before);
  char *found = NULL;

  for (const char *p = text; p != NULL && p < text + length;) {
    gsize at = (gsize)(p - text);
    guint i = find_start (p, length - at, before, best);
    char *event = i < best ? read_event (text, length, at + strlen (before[i])) : NULL;

    if (event != NULL) {
      g_free (found);
      found = event;
      best = i;
    }
    p = memchr (p, ' ', length - at);
    p = p != NULL ? p + 1 : NULL;
  }
  return found;
}

/* notes on the version, the one that says most about it first */
static const struct {
  const char *const words[8];
  const char *kind;
} version_notes[] = {
    {{"machine translation", "automatic translation", "machine-translated", "machine translated"},
     "machine-translation"},
    {{"unofficial translation", "courtesy translation", "translated from", "translation from",
      "неофициальный перевод", "traduction non officielle", "traducción no oficial"},
     "translation"},
    {{"as delivered", "check against delivery", "seul le prononcé fait foi", "transcript"},
     "as-delivered"},
    {{"summary record", "verbatim record", "provisional verbatim"}, "record"},
    {{"press release", "press service", "newspaper", "news agency"}, "press"},
};

/* index of the first note that a block holds */
static gsize
find_version_note (const DemarcheDocument *document, const DemarcheBlock *block)
{
  g_autofree char *folded = demarche_wording_fold (demarche_block_text (document, block),
                                                   block->length, LONGEST_VERSION_NOTE);

  for (gsize i = 0; i < G_N_ELEMENTS (version_notes); i++) {
    if (demarche_wording_has (folded, version_notes[i].words, NULL))
      return i;
  }
  return G_N_ELEMENTS (version_notes);
}

/* notes on the version stand in short blocks at the top or at the end */
static void
read_source_kind (const DemarcheDocument *document, DemarcheStatementBuilder *builder)
{
  const DemarcheBlock *found = NULL;
  gsize best = G_N_ELEMENTS (version_notes);

  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);
    gsize note;

    if (block->length > LONGEST_VERSION_NOTE ||
        (block->kind != DEMARCHE_PARAGRAPH_BOILERPLATE && block->kind != DEMARCHE_PARAGRAPH_TITLE))
      continue;
    note = find_version_note (document, block);
    if (note < best) {
      best = note;
      found = block;
    }
  }
  if (found)
    set_guess (document, found, builder, DEMARCHE_FIELD_SOURCE_KIND, version_notes[best].kind);
  else if (document->form == DEMARCHE_DOCUMENT_RECORD &&
           !demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_SOURCE_KIND))
    demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_SOURCE_KIND, "record",
                                          DEMARCHE_ORIGIN_TEXT, "turn headings");
}

/* what follows "Statement by" when nothing else stands in the line */
static gsize
skip_by (const char *line, gsize length)
{
  static const char *const starts[] = {"statement by ",    "statement of ", "remarks by ",
                                       "intervention by ", "address by ",   "speech by "};

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    gsize n = strlen (starts[i]);
    if (length > n && g_ascii_strncasecmp (line, starts[i], n) == 0)
      return n;
  }
  return 0;
}

gboolean
demarche_document_is_said_by_one (const DemarcheDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);
    if (!demarche_block_is_aside (document, block))
      return skip_by (demarche_block_text (document, block), block->length) > 0;
  }
  return FALSE;
}

/* whether a line is the name of a person, and nothing or an office after a comma */
static gboolean
is_person_line (const char *line, gsize length, gboolean *office)
{
  gsize address = demarche_name_skip_address (line, length);
  guint n_words;
  gsize end = address + demarche_name_scan (line + address, length - address, &n_words);

  *office = end < length || address > 0;
  return n_words + (address > 0) >= 2 && n_words <= 4 && (end == length || line[end] == ',') &&
         !demarche_state_find (line, end);
}

/* "Statement by Aldovia", and on the next line "Anna Rossi, Head of Delegation": a State that no
 * table knows is one word, or the person's office shows who is who */
static gboolean
read_two_lines (const DemarcheDocument *document, const DemarcheBlock *block, char **speaker,
                char **delegation)
{
  const DemarcheLine *first = demarche_document_line (document, block->first);
  const char *state = document->text + first->start;
  gsize length = first->end - first->start;
  gsize by = skip_by (state, length);
  gboolean office = FALSE;

  if (by == 0 || block->last == block->first)
    return FALSE;
  const char *person = document->text + (first + 1)->start;
  gsize person_length = (first + 1)->end - (first + 1)->start;
  if (demarche_name_scan_proper (state, length, by) != length ||
      !is_person_line (person, person_length, &office))
    return FALSE;
  if (!demarche_state_find (state + by, length - by) && !office &&
      memchr (state + by, ' ', length - by))
    return FALSE;
  gsize address = demarche_name_skip_address (person, person_length);
  gsize n = demarche_name_scan (person + address, person_length - address, NULL);
  *speaker = demarche_name_tidy (person + address, n);
  *delegation = demarche_name_tidy (state + by, length - by);
  return TRUE;
}

/* a title block and those right after it */
static char *
join_titles (const DemarcheDocument *document, const DemarcheBlock *block)
{
  GString *title = g_string_new (NULL);
  const DemarcheBlock *end = demarche_document_block (document, document->blocks->len - 1) + 1;

  for (; block < end && block->kind == DEMARCHE_PARAGRAPH_TITLE && block->in_preamble; block++) {
    if (title->len + block->length > LONGEST_TITLE)
      break;
    if (title->len == block->length &&
        strncmp (title->str, demarche_block_text (document, block), block->length) == 0)
      continue; /* pages print it twice */
    g_string_append_printf (title, "%s%.*s", title->len > 0 ? " " : "", (int)block->length,
                            demarche_block_text (document, block));
  }
  return g_string_free (title, title->len == 0);
}

static void
read_title_block (const DemarcheDocument *document, const DemarcheBlock *block,
                  DemarcheStatementBuilder *builder)
{
  const char *text = demarche_block_text (document, block);
  g_autofree char *title = demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_TITLE)
                               ? NULL
                               : join_titles (document, block);
  g_autofree char *speaker = NULL;
  g_autofree char *delegation = NULL;
  g_autofree char *group = demarche_behalf_find_in_title (text, MIN (block->length, LONGEST_TITLE));
  g_autofree char *event = find_event (text, MIN (block->length, LONGEST_TITLE));

  if (!read_two_lines (document, block, &speaker, &delegation))
    demarche_title_read (text, block->length, &speaker, &delegation);
  set_guess (document, block, builder, DEMARCHE_FIELD_TITLE, title);
  set_guess (document, block, builder, DEMARCHE_FIELD_EVENT, event);
  if (document->form == DEMARCHE_DOCUMENT_RECORD)
    return;
  if (!document->several_speakers)
    set_guess (document, block, builder, DEMARCHE_FIELD_SPEAKER, speaker);
  set_guess (document, block, builder, DEMARCHE_FIELD_DELEGATION, delegation);
  set_guess (document, block, builder, DEMARCHE_FIELD_GROUPS, group);
}

/* a group is often named in the first sentences only */
static void
read_opening (const DemarcheDocument *document, DemarcheStatementBuilder *builder)
{
  guint n = 0;

  for (guint i = 0; i < document->blocks->len && n < 2; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);
    g_autofree char *group = NULL;

    if (block->kind != DEMARCHE_PARAGRAPH_PARAGRAPH)
      continue;
    n++;
    group = demarche_behalf_find_in_opening (demarche_block_text (document, block),
                                             MIN (block->length, 600));
    set_guess (document, block, builder, DEMARCHE_FIELD_GROUPS, group);
  }
}

static guint
count_titles (const DemarcheDocument *document)
{
  guint n = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    n += demarche_document_block (document, i)->kind == DEMARCHE_PARAGRAPH_TITLE;
  return n;
}

/* whether titles in the text name somebody else than the first one */
static gboolean
has_several_speakers (const DemarcheDocument *document)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);
    g_autofree char *speaker = NULL;

    if (block->kind != DEMARCHE_PARAGRAPH_TITLE)
      continue;
    speaker = demarche_name_find (demarche_block_text (document, block), block->length);
    if (first != NULL && speaker != NULL && strcmp (first, speaker) != 0)
      return TRUE;
    if (first == NULL)
      first = g_steal_pointer (&speaker);
  }
  return FALSE;
}

/* letterhead says for whom, when the title does not */
static void
read_letterhead (const DemarcheDocument *document, DemarcheStatementBuilder *builder)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);
    g_autofree char *speaker = NULL;
    g_autofree char *delegation = NULL;

    if (!block->in_preamble || block->kind != DEMARCHE_PARAGRAPH_BOILERPLATE)
      continue;
    demarche_title_read (demarche_block_text (document, block), block->length, &speaker,
                         &delegation);
    set_guess (document, block, builder, DEMARCHE_FIELD_DELEGATION, delegation);
  }
}

void
demarche_document_read_title (DemarcheDocument *document, DemarcheStatementBuilder *builder)
{
  document->several_speakers = document->form == DEMARCHE_DOCUMENT_SPEECH &&
                               count_titles (document) > 1 && has_several_speakers (document);
  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);

    if (block->in_preamble && block->kind == DEMARCHE_PARAGRAPH_TITLE)
      read_title_block (document, block, builder);
  }
  read_source_kind (document, builder);
  if (document->form == DEMARCHE_DOCUMENT_RECORD)
    return;
  read_letterhead (document, builder);
  if (document->form == DEMARCHE_DOCUMENT_SPEECH)
    read_opening (document, builder);
}
