/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is said in a cue of subtitles, and by whom: tags, marks of layout and sounds out. */
#include "ingest/subtitles.h"

#include "ingest/turn-head.h"
#include "ingest/wording.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define LONGEST_TAG 300
#define LONGEST_ENTITY 12
#define LONGEST_SOUND 80

/* a cue while it is split */
typedef struct {
  const DemarcheCaption *caption;
  GArray *utterances;
  char *voice; /* (nullable): around the words here */
  gboolean is_dialogue;
} Splitter;

void
demarche_utterance_clear (DemarcheUtterance *utterance)
{
  g_free (utterance->voice);
  g_free (utterance->words);
}

static void
add (Splitter *splitter, DemarcheUtteranceKind kind, const char *words)
{
  DemarcheUtterance utterance = {splitter->caption->start, splitter->caption->end, kind,
                                 g_strdup (splitter->voice), g_strdup (words)};

  g_strstrip (utterance.words);
  if (*utterance.words)
    g_array_append_val (splitter->utterances, utterance);
  else
    demarche_utterance_clear (&utterance);
}

/* ---- tags ---- */

/* length of "<i>", "</v>", "<00:01.000>" or "{\an8}" at @p; 0: none */
static gsize
measure_tag (const char *p)
{
  gsize n = strcspn (p, *p == '{' ? "}" : ">");

  if (p[n] == '\0' || n > LONGEST_TAG)
    return 0;
  if (*p == '{')
    return p[1] == '\\' ? n + 1 : 0;
  return *p == '<' && (g_ascii_isalnum (p[1]) || p[1] == '/') ? n + 1 : 0;
}

/* "<v Anna Rossi>", "<v.loud Anna Rossi>" */
static char *
read_voice (const char *tag, gsize length)
{
  const char *space = memchr (tag, ' ', length);
  char *name;

  if (tag[1] != 'v' || (tag[2] != ' ' && tag[2] != '.') || !space)
    return NULL;
  name = g_strstrip (g_strndup (space, length - (gsize)(space - tag) - 1));
  if (*name == '\0')
    g_clear_pointer (&name, g_free);
  return name;
}

static gboolean
read_number (const char *digits, guint base, gunichar *character)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (digits, base, ' ', 0x10FFFF, &number, NULL))
    return FALSE;
  *character = (gunichar)number;
  return g_unichar_validate (*character);
}

/* "&amp;", "&#39;" at @p; returns its length, 0: none */
static gsize
read_entity (const char *p, gunichar *character)
{
  gsize n = strcspn (p, ";");
  g_autofree char *name = NULL;
  const htmlEntityDesc *entity;

  if (*p != '&' || p[n] != ';' || n > LONGEST_ENTITY)
    return 0;
  name = g_strndup (p + 1, n - 1);
  if (g_str_has_prefix (name, "#x"))
    return read_number (name + 2, 16, character) ? n + 1 : 0;
  if (*name == '#')
    return read_number (name + 1, 10, character) ? n + 1 : 0;
  entity = htmlEntityLookup ((const xmlChar *)name);
  *character = entity ? entity->value : 0;
  return entity ? n + 1 : 0;
}

/* ---- sounds ---- */

/* "[applause]"; "[Anna Rossi]" is a name above her words */
static gboolean
is_name_in_brackets (const char *line)
{
  static const char *const sounds[] = {
      "applause",       "music",      "laughter", "laughs",   "inaudible",
      "crosstalk",      "silence",    "pause",    "speaking", "interpreted",
      "interpretation", "foreign",    "noise",    "gavel",    "cheering",
      "chatter",        "indistinct", "audio",    "video",    "sound",
      "microphone",     "coughs",     NULL};
  g_autofree char *folded = demarche_wording_fold (line, strlen (line), LONGEST_SOUND);
  DemarcheTurnHead head = {0};
  gboolean is_name =
      demarche_turn_head_read (line, strlen (line), 0, &head) && head.form == DEMARCHE_HEAD_BRACKET;

  demarche_turn_head_clear (&head);
  return is_name && !demarche_wording_has (folded, sounds, NULL);
}

/* "(applause)" as all of a line, a line of a song */
static gboolean
is_sound_line (const char *line)
{
  gsize n = strlen (line);

  return strstr (line, "\xE2\x99\xAA") ||
         (n > 2 && n <= LONGEST_SOUND && line[0] == '(' && strchr (line, ')') == line + n - 1);
}

/* takes "[sounds]" out of a line */
static void
take_sounds (Splitter *splitter, char *line)
{
  char *open = line;

  while ((open = strchr (open, '['))) {
    char *close = strchr (open, ']');
    g_autofree char *sound = NULL;

    if (!close || close - open > LONGEST_SOUND)
      return;
    sound = g_strndup (open, (gsize)(close - open) + 1);
    add (splitter, DEMARCHE_UTTERANCE_SOUND, sound);
    memmove (open, close + 1, strlen (close + 1) + 1);
  }
}

/* ---- lines ---- */

static gboolean
has_head (const char *line)
{
  DemarcheTurnHead head = {0};
  gboolean found = demarche_turn_head_read (line, strlen (line), 0, &head) &&
                   head.form != DEMARCHE_HEAD_SAID && head.label > 0;

  demarche_turn_head_clear (&head);
  return found;
}

/* ">> ", "- " where two speak in a cue: whether somebody else begins. Leaves the mark out */
static gboolean
skip_change (const Splitter *splitter, const char **line)
{
  if (g_str_has_prefix (*line, ">>"))
    *line += strspn (*line, "> ");
  else if (splitter->is_dialogue && g_str_has_prefix (*line, "-"))
    *line += strspn (*line, "- ");
  else
    return FALSE;
  return TRUE;
}

static void
take_line (Splitter *splitter, char *line)
{
  const char *words = line;
  gboolean is_other;

  g_strstrip (line);
  if (is_sound_line (line)) {
    add (splitter, DEMARCHE_UTTERANCE_SOUND, line);
    return;
  }
  is_other = skip_change (splitter, &words);
  if (is_name_in_brackets (words)) {
    add (splitter, DEMARCHE_UTTERANCE_NAMED, words);
    return;
  }
  take_sounds (splitter, line + (words - line));
  words += strspn (words, " ");
  add (splitter,
       is_other           ? DEMARCHE_UTTERANCE_OTHER
       : has_head (words) ? DEMARCHE_UTTERANCE_NAMED
                          : DEMARCHE_UTTERANCE_SAME,
       words);
}

/* two lines or more that begin with a dash are two speakers; one may be an item */
static gboolean
is_dialogue (const char *text)
{
  guint n = *text == '-';

  for (const char *p = text; (p = strchr (p, '\n')); p++)
    n += p[1] == '-';
  return n >= 2;
}

/* a sound may go over two lines */
static gboolean
ends_in_sound (const GString *line)
{
  const char *open = strrchr (line->str, '[');

  return open && !strchr (open, ']');
}

void
demarche_caption_split (const DemarcheCaption *caption, GArray *utterances)
{
  Splitter splitter = {caption, utterances, NULL, is_dialogue (caption->text)};
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = caption->text; *p;) {
    gunichar character = 0;
    gsize tag = measure_tag (p);
    gsize entity = tag ? 0 : read_entity (p, &character);
    char *voice = tag ? read_voice (p, tag) : NULL;

    if (voice || (*p == '\n' && !ends_in_sound (line))) {
      take_line (&splitter, line->str);
      g_string_truncate (line, 0);
    }
    if (voice) {
      g_free (splitter.voice);
      splitter.voice = voice;
    }
    if (entity)
      g_string_append_unichar (line, character);
    else if (!tag)
      g_string_append_c (line, *p == '\n' ? ' ' : *p);
    p += tag + entity + (!tag && !entity);
  }
  take_line (&splitter, line->str);
  g_free (splitter.voice);
}
