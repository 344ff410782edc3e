/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Subtitles: joins what was said in many cues to paragraphs and turns. */
#include "ingest/subtitles.h"

#include "ingest/document.h"
#include "ingest/turn-head.h"
#include "ingest/wording.h"

#include <string.h>

/* milliseconds without words that part paragraphs: after a sentence, and anywhere */
#define PAUSE_AFTER_SENTENCE 1500
#define PAUSE_ANYWHERE 4000
/* how far captions that roll up repeat what stood there before */
#define MOST_REPEATED_WORDS 60
#define LEAST_REPEATED_WORDS 3

typedef struct {
  DemarcheExtract *extract; /* (unowned) */
  GString *words;           /* of the paragraph */
  GPtrArray *sounds;        /* (element-type utf8): heard during the paragraph */
  GPtrArray *tail;          /* (element-type utf8): the last words said in this turn */
  guint n_last;             /* how many of them the last cue showed */
  char *voice;              /* (nullable): of the turn */
  gint64 end;               /* of the last cue with words */
  guint flags;              /* of the paragraph */
  gboolean names_voices;    /* more than one speaks */
  GError **error;
} Joining;

/* ---- what was there before ---- */

static gboolean
are_same (const GPtrArray *tail, char **words, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (strcmp (tail->pdata[tail->len - n + i], words[i]) != 0)
      return FALSE;
  }
  return TRUE;
}

/* how many of the first @words are the last ones said: captions that roll or grow show them again.
 * A word or two said twice may be meant so */
static guint
count_repeated (const Joining *joining, char **words, guint n_words)
{
  guint most = MIN (n_words, joining->tail->len);

  for (guint n = most; n > 0; n--) {
    gboolean grows = n == joining->n_last && n < n_words;

    if ((n >= LEAST_REPEATED_WORDS || grows) && are_same (joining->tail, words, n))
      return n;
  }
  return 0;
}

static void
remember (Joining *joining, char **words, guint n_repeated, guint n_words)
{
  for (guint i = n_repeated; i < n_words; i++)
    g_ptr_array_add (joining->tail, g_strdup (words[i]));
  if (joining->tail->len > MOST_REPEATED_WORDS)
    g_ptr_array_remove_range (joining->tail, 0, joining->tail->len - MOST_REPEATED_WORDS);
  joining->n_last = n_words;
}

static void
forget (Joining *joining)
{
  g_ptr_array_set_size (joining->tail, 0);
  joining->n_last = 0;
}

/* ---- paragraphs ---- */

static gboolean
flush (Joining *joining)
{
  if (joining->words->len > 0 &&
      !demarche_extract_add (joining->extract, joining->words->str, joining->words->len,
                             joining->flags, 0, TRUE, joining->error))
    return FALSE;
  g_string_truncate (joining->words, 0);
  joining->flags = 0;
  for (guint i = 0; i < joining->sounds->len; i++) {
    const char *sound = g_ptr_array_index (joining->sounds, i);

    if (!demarche_extract_add (joining->extract, sound, strlen (sound), 0, 0, TRUE, joining->error))
      return FALSE;
  }
  g_ptr_array_set_size (joining->sounds, 0);
  return TRUE;
}

static void
add_sound (Joining *joining, const char *sound)
{
  GPtrArray *sounds = joining->sounds;

  if (sounds->len == 0 || strcmp (g_ptr_array_index (sounds, sounds->len - 1), sound) != 0)
    g_ptr_array_add (sounds, g_strdup (sound));
}

/* a word that a line end parts at its hyphen is one */
static void
append_word (GString *words, const char *word)
{
  gboolean torn = words->len > 1 && words->str[words->len - 1] == '-' &&
                  g_ascii_isalnum (words->str[words->len - 2]) && g_ascii_islower (*word);

  if (words->len > 0 && !torn)
    g_string_append_c (words, ' ');
  g_string_append (words, word);
}

static gboolean
is_other_voice (const Joining *joining, const DemarcheUtterance *utterance)
{
  return utterance->voice && g_strcmp0 (utterance->voice, joining->voice) != 0;
}

static gboolean
is_pause (const Joining *joining, const DemarcheUtterance *utterance)
{
  gint64 pause = utterance->start - joining->end;
  gunichar last = demarche_wording_last (joining->words->str, joining->words->len);

  return pause >= PAUSE_ANYWHERE ||
         (pause >= PAUSE_AFTER_SENTENCE && demarche_wording_is_sentence_end (last));
}

static gboolean
has_name (const char *words)
{
  DemarcheTurnHead head = {0};
  gboolean found = demarche_turn_head_read (words, strlen (words), 0, &head) && head.label > 0;

  demarche_turn_head_clear (&head);
  return found;
}

/* whoever speaks now is named as in a record, as far as the file says it */
static void
start_turn (Joining *joining, const DemarcheUtterance *utterance)
{
  forget (joining);
  if (is_other_voice (joining, utterance)) {
    g_free (joining->voice);
    joining->voice = g_strdup (utterance->voice);
    if (!joining->names_voices)
      return;
    g_string_append_printf (joining->words, "%s:", joining->voice);
    joining->flags = DEMARCHE_LINE_TURN;
  } else if (utterance->kind == DEMARCHE_UTTERANCE_OTHER) {
    joining->flags = DEMARCHE_LINE_TURN;
    if (!has_name (utterance->words))
      g_string_append (joining->words, DEMARCHE_TURN_OF_UNKNOWN);
  }
}

static gboolean
take_words (Joining *joining, const DemarcheUtterance *utterance)
{
  g_auto (GStrv) words = g_strsplit_set (utterance->words, " \t", -1);
  gboolean turns = is_other_voice (joining, utterance) ||
                   utterance->kind == DEMARCHE_UTTERANCE_OTHER ||
                   utterance->kind == DEMARCHE_UTTERANCE_NAMED;
  guint n = g_strv_length (words);
  guint n_repeated;

  if (turns && !flush (joining))
    return FALSE;
  if (turns)
    start_turn (joining, utterance);
  n_repeated = count_repeated (joining, words, n);
  if (n_repeated < n && is_pause (joining, utterance) && joining->flags == 0 && !flush (joining))
    return FALSE;
  for (guint i = n_repeated; i < n; i++) {
    if (*words[i])
      append_word (joining->words, words[i]);
  }
  remember (joining, words, n_repeated, n);
  joining->end = utterance->end;
  return TRUE;
}

static gboolean
join (Joining *joining, const GArray *utterances)
{
  for (guint i = 0; i < utterances->len; i++) {
    const DemarcheUtterance *utterance = &g_array_index (utterances, DemarcheUtterance, i);

    if (utterance->kind == DEMARCHE_UTTERANCE_SOUND)
      add_sound (joining, utterance->words);
    else if (!take_words (joining, utterance))
      return FALSE;
  }
  return flush (joining);
}

/* a lone voice is whose statement it is */
static void
look_at_voices (Joining *joining, const GArray *utterances)
{
  const char *first = NULL;

  for (guint i = 0; i < utterances->len && !joining->names_voices; i++) {
    const char *voice = g_array_index (utterances, DemarcheUtterance, i).voice;

    first = first ? first : voice;
    joining->names_voices = voice && strcmp (voice, first) != 0;
  }
  if (first && !joining->names_voices)
    demarche_extract_set_field (joining->extract, DEMARCHE_FIELD_SPEAKER, first, "<v>");
}

static GArray *
split (const GArray *captions)
{
  GArray *utterances = g_array_new (FALSE, FALSE, sizeof (DemarcheUtterance));

  g_array_set_clear_func (utterances, (GDestroyNotify)demarche_utterance_clear);
  for (guint i = 0; i < captions->len; i++)
    demarche_caption_split (&g_array_index (captions, DemarcheCaption, i), utterances);
  return utterances;
}

static gboolean
join_all (DemarcheExtract *extract, const GArray *utterances, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) sounds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tail = g_ptr_array_new_with_free_func (g_free);
  Joining joining = {
      .extract = extract, .words = words, .sounds = sounds, .tail = tail, .error = error};
  gboolean done;

  look_at_voices (&joining, utterances);
  done = join (&joining, utterances);
  g_free (joining.voice);
  return done;
}

DemarcheExtract *
demarche_subtitles_read (GBytes *bytes, const DemarcheReaderOptions *options,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (DemarcheDecoded) decoded = demarche_decode (bytes, options->encoding, error);
  g_autoptr (DemarcheExtract) extract = NULL;
  g_autoptr (GArray) captions = NULL;
  g_autoptr (GArray) utterances = NULL;
  gsize length;
  const char *text;

  if (!decoded)
    return NULL;
  text = g_bytes_get_data (decoded->text, &length);
  captions = demarche_captions_read (text, length, error);
  if (!captions)
    return NULL;
  utterances = split (captions);
  extract = demarche_extract_new ();
  demarche_extract_set_decoded (extract, decoded);
  return join_all (extract, utterances, error) ? g_steal_pointer (&extract) : NULL;
}
