/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The classifier: an engine for each language, and idle workspaces for any thread to take. */
#include "classify/classifier-private.h"

#include "classify/competition.h"
#include "classify/examine.h"
#include "classify/find.h"

/* what one thread works with */
typedef struct {
  DemarcheWorkspace *workspace;
  DemarcheCues *cues;
  DemarcheCompetition *competition;
} Session;

typedef struct {
  char *language; /* NULL: of every language; "": phrases of files without a language only */
  GMutex lock;
  DemarcheEngine *engine; /* guarded by lock; made when first needed, then constant */
  GPtrArray *idle;        /* of Session, guarded by lock */
} Reader;

struct _DemarcheClassifier {
  GObject parent_instance;
  DemarcheRuleSet *rules;
  DemarcheHolderNames *names;
  GPtrArray *readers; /* of Reader: the first for statements of unknown language */
};

G_DEFINE_FINAL_TYPE (DemarcheClassifier, demarche_classifier, G_TYPE_OBJECT)

static void
session_free (gpointer data)
{
  Session *session = data;

  demarche_workspace_free (session->workspace);
  demarche_cues_free (session->cues);
  demarche_competition_free (session->competition);
  g_free (session);
}

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  g_ptr_array_unref (reader->idle);
  g_clear_pointer (&reader->engine, demarche_engine_free);
  g_mutex_clear (&reader->lock);
  g_free (reader->language);
  g_free (reader);
}

static void
demarche_classifier_finalize (GObject *object)
{
  DemarcheClassifier *self = DEMARCHE_CLASSIFIER (object);

  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_clear_pointer (&self->names, demarche_holder_names_free);
  g_clear_object (&self->rules);
  G_OBJECT_CLASS (demarche_classifier_parent_class)->finalize (object);
}

static void
demarche_classifier_class_init (DemarcheClassifierClass *class)
{
  G_OBJECT_CLASS (class)->finalize = demarche_classifier_finalize;
}

static void
demarche_classifier_init (DemarcheClassifier *self)
{
  self->readers = g_ptr_array_new_with_free_func (reader_free);
}

static void
add_reader (DemarcheClassifier *self, const char *language)
{
  Reader *reader = g_new0 (Reader, 1);

  g_mutex_init (&reader->lock);
  reader->language = g_strdup (language);
  reader->idle = g_ptr_array_new_with_free_func (session_free);
  g_ptr_array_add (self->readers, reader);
}

DemarcheClassifier *
demarche_classifier_new (DemarcheRuleSet *rules, DemarcheSpeakers *speakers)
{
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  DemarcheClassifier *self = g_object_new (DEMARCHE_TYPE_CLASSIFIER, NULL);
  const char *const *languages = demarche_rule_set_get_languages (rules);

  self->rules = g_object_ref (rules);
  self->names = demarche_holder_names_new (speakers);
  add_reader (self, NULL);
  add_reader (self, "");
  for (guint i = 0; languages[0] != NULL && languages[1] != NULL && languages[i] != NULL; i++)
    add_reader (self, languages[i]);
  return self;
}

static Reader *
find_reader (DemarcheClassifier *self, const char *language)
{
  const char *wanted = demarche_engine_choose_language (self->rules, language);

  for (guint i = 0; i < self->readers->len; i++) {
    Reader *reader = g_ptr_array_index (self->readers, i);
    if (g_strcmp0 (wanted, reader->language) == 0)
      return reader;
  }
  return g_ptr_array_index (self->readers, 1); /* unreached: there is one for every language */
}

/* with the reader's lock held */
static void
make_engine (DemarcheClassifier *self, Reader *reader)
{
  if (reader->engine == NULL)
    reader->engine = demarche_engine_new (self->rules, reader->language);
}

static Session *
take_session (DemarcheClassifier *self, Reader *reader)
{
  Session *session = NULL;

  g_mutex_lock (&reader->lock);
  make_engine (self, reader);
  if (reader->idle->len > 0)
    session = g_ptr_array_steal_index (reader->idle, reader->idle->len - 1);
  g_mutex_unlock (&reader->lock);
  if (session == NULL) {
    session = g_new0 (Session, 1);
    session->workspace = demarche_workspace_new (reader->engine);
    session->cues = demarche_cues_new ();
    session->competition =
        demarche_competition_new (demarche_rule_set_get_codebook (self->rules), self->names);
  }
  return session;
}

static void
return_session (Reader *reader, Session *session)
{
  g_mutex_lock (&reader->lock);
  g_ptr_array_add (reader->idle, session);
  g_mutex_unlock (&reader->lock);
}

static void
add_about (const DemarcheWorkspace *workspace, guint paragraph, GArray *about)
{
  guint n_phrases;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);

  for (guint i = 0; i < n_phrases; i++) {
    guint n_owners;
    const DemarcheOwner *owners =
        demarche_engine_get_owners (workspace->engine, phrases[i], &n_owners);
    for (guint j = 0; j < n_owners; j++) {
      DemarcheAbout found = {paragraph, owners[j].index};
      if (owners[j].kind == DEMARCHE_OWNER_ABOUT)
        g_array_append_val (about, found);
    }
  }
}

/* FALSE: no phrase can match in it */
static gboolean
classify (const Session *session, const DemarcheParagraph *paragraph, guint index, GPtrArray *tags)
{
  if (!demarche_find (session->workspace, paragraph))
    return FALSE;
  demarche_cues_collect (session->cues, session->workspace);
  demarche_competition_decide (session->competition, session->workspace, session->cues, index,
                               paragraph->text, tags);
  return TRUE;
}

const char *
demarche_paragraph_choose_language (const DemarcheParagraph *paragraph,
                                    DemarcheStatement *statement)
{
  return paragraph->language != NULL
             ? paragraph->language
             : demarche_statement_get_field (statement, DEMARCHE_FIELD_LANGUAGE);
}

static Reader *
find_reader_of (DemarcheClassifier *self, DemarcheStatement *statement,
                const DemarcheParagraph *paragraph)
{
  return find_reader (self, demarche_paragraph_choose_language (paragraph, statement));
}

gboolean
demarche_classifier_tag_paragraph (DemarcheClassifier *self, DemarcheStatement *statement,
                                   guint index, GPtrArray *tags, GArray *about)
{
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, index);
  Reader *reader = find_reader_of (self, statement, paragraph);
  Session *session = take_session (self, reader);
  gboolean is_found = classify (session, paragraph, index, tags);

  if (is_found)
    add_about (session->workspace, index, about);
  is_found = is_found && session->workspace->findings->len > 0;
  return_session (reader, session);
  return is_found;
}

static int
compare_tags (gconstpointer first, gconstpointer second, gpointer codebook)
{
  return demarche_tag_compare (*(DemarcheTag *const *)first, *(DemarcheTag *const *)second,
                               codebook);
}

DemarcheTagged *
demarche_classifier_finish (DemarcheClassifier *self, DemarcheStatement *statement, GPtrArray *tags,
                            const GArray *about)
{
  g_ptr_array_sort_with_data (tags, compare_tags, demarche_rule_set_get_codebook (self->rules));
  DemarcheTagged *tagged = demarche_tagged_new (statement, tags, NULL);
  for (guint i = 0; i < about->len; i++) {
    const DemarcheAbout *found = &g_array_index (about, DemarcheAbout, i);
    demarche_tagged_add_about (tagged, found->paragraph, found->issue);
  }
  return tagged;
}

guint
demarche_classifier_get_n_readers (DemarcheClassifier *self)
{
  return self->readers->len;
}

guint
demarche_classifier_find_reader (DemarcheClassifier *self, const char *language)
{
  guint index = 0;

  g_ptr_array_find (self->readers, find_reader (self, language), &index);
  return index;
}

const DemarcheLanguage *
demarche_classifier_get_language (DemarcheClassifier *self, guint reader)
{
  const Reader *asked = g_ptr_array_index (self->readers, reader);

  return demarche_engine_choose_tables (self->rules, asked->language);
}

/* whether some rule is tried on statements in @language; in a set without rules none is missing */
static gboolean
has_rules (DemarcheRuleSet *rules, const char *language)
{
  GPtrArray *all = demarche_rule_set_get_rules (rules);

  for (guint i = 0; i < all->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (all, i);
    if (language == NULL || rule->language == NULL || g_str_equal (rule->language, language))
      return TRUE;
  }
  return all->len == 0;
}

char *
demarche_classifier_explain_unread (DemarcheRuleSet *rules, DemarcheStatement *statement)
{
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules) && statement != NULL, NULL);
  const char *language = NULL;

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    if (!demarche_paragraph_kind_is_taggable (paragraph->kind))
      continue;
    language = demarche_paragraph_choose_language (paragraph, statement);
    if (has_rules (rules, demarche_engine_choose_language (rules, language)))
      return NULL;
  }
  return language != NULL ? g_strdup_printf ("no rules for its language (%s)", language) : NULL;
}

DemarcheTagged *
demarche_classifier_tag (DemarcheClassifier *self, DemarcheStatement *statement,
                         GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_CLASSIFIER (self), NULL);
  g_return_val_if_fail (statement != NULL, NULL);
  g_autofree char *unread = demarche_classifier_explain_unread (self->rules, statement);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  g_autoptr (GArray) about = g_array_new (FALSE, FALSE, sizeof (DemarcheAbout));

  if (unread != NULL)
    return demarche_tagged_new_unread (statement, unread);
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    if (demarche_paragraph_kind_is_taggable (demarche_statement_get_paragraph (statement, i)->kind))
      (void)demarche_classifier_tag_paragraph (self, statement, i, tags, about);
  }
  return demarche_classifier_finish (self, statement, g_steal_pointer (&tags), about);
}

DemarcheRuleSet *
demarche_classifier_get_rules (DemarcheClassifier *self)
{
  return self->rules;
}

void
demarche_classifier_examine (DemarcheClassifier *self, DemarcheStatement *statement,
                             guint paragraph, DemarcheExaminer examine, gpointer data)
{
  const DemarcheParagraph *read = demarche_statement_get_paragraph (statement, paragraph);
  Reader *reader = find_reader_of (self, statement, read);
  Session *session = take_session (self, reader);
  g_autoptr (DemarcheTrace) trace = demarche_trace_new ();
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  DemarcheExamination examination = {.rules = self->rules,
                                     .statement = statement,
                                     .paragraph = paragraph,
                                     .workspace = session->workspace,
                                     .cues = session->cues,
                                     .tags = tags};

  session->workspace->trace = trace;
  (void)classify (session, read, paragraph, tags); /* with a trace it always reads */
  examine (&examination, data);
  session->workspace->trace = NULL;
  return_session (reader, session);
}
