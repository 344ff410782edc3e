/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes one codebook of the issues of several files: key by key, the later file wins. */
#include "rules/rule-merge.h"
#include "rules/rule-reader.h"

/* a position or issue as merged so far; strings belong to the files */
typedef struct {
  DemarcheFilePosition merged;
  const char *language; /* of the tests' file */
} Position;

typedef struct {
  DemarcheFileIssue merged;
  GPtrArray *order;      /* (element-type Position) */
  GHashTable *positions; /* (element-type utf8 Position) */
} Issue;

static void
issue_free (Issue *issue)
{
  g_ptr_array_unref (issue->order);
  g_hash_table_unref (issue->positions);
  g_free (issue);
}

/* whether an id came before in the same file, which is reported */
static gboolean
is_repeated (const DemarcheFileName *old, const DemarcheFileName *now, const char *what,
             DemarcheDiagnostics *diagnostics)
{
  g_autofree char *where = NULL;
  g_autofree char *help = NULL;

  if (old->place.source != now->place.source)
    return FALSE;
  where = demarche_place_describe (&old->place);
  help = g_strdup_printf ("the first is at %s", where);
  demarche_report_at (diagnostics, DEMARCHE_SEVERITY_ERROR, &now->place, NULL, help,
                      "%s '%s' stands twice in this file", what, now->text);
  return TRUE;
}

static void
merge_position (Issue *issue, const DemarcheFilePosition *position, const char *language,
                DemarcheDiagnostics *diagnostics)
{
  Position *known = g_hash_table_lookup (issue->positions, position->id.text);

  if (known == NULL) {
    known = g_new0 (Position, 1);
    known->merged.id = position->id;
    g_ptr_array_add (issue->order, known);
    g_hash_table_insert (issue->positions, position->id.text, known);
  } else if (is_repeated (&known->merged.id, &position->id, "position", diagnostics)) {
    return;
  }
  known->merged.id = position->id;
  known->merged.is_faulty |= position->is_faulty;
  if (position->title != NULL)
    known->merged.title = position->title;
  if (position->definition != NULL)
    known->merged.definition = position->definition;
  if (position->has_value) {
    known->merged.has_value = TRUE;
    known->merged.value = position->value;
    known->merged.value_place = position->value_place;
  }
  if (position->tests != NULL) {
    known->merged.tests = position->tests;
    known->language = language;
  }
}

static void
merge_issue (GPtrArray *order, GHashTable *issues, const DemarcheFileIssue *issue,
             const char *language, DemarcheDiagnostics *diagnostics)
{
  Issue *known = g_hash_table_lookup (issues, issue->id.text);

  if (known == NULL) {
    known = g_new0 (Issue, 1);
    known->merged.kind = -1;
    known->order = g_ptr_array_new_with_free_func (g_free);
    known->positions = g_hash_table_new (g_str_hash, g_str_equal);
    g_ptr_array_add (order, known);
    g_hash_table_insert (issues, issue->id.text, known);
  } else if (is_repeated (&known->merged.id, &issue->id, "issue", diagnostics)) {
    return;
  }
  known->merged.id = issue->id;
  if (issue->title != NULL)
    known->merged.title = issue->title;
  if (issue->note != NULL)
    known->merged.note = issue->note;
  if (issue->kind >= 0)
    known->merged.kind = issue->kind;
  if (issue->about != NULL)
    known->merged.about = issue->about;
  for (guint i = 0; issue->positions != NULL && i < issue->positions->len; i++) {
    const DemarcheFilePosition *position = g_ptr_array_index (issue->positions, i);
    if (position->id.text != NULL)
      merge_position (known, position, language, diagnostics);
  }
}

static void
check_value (const DemarcheFilePosition *position, gboolean is_scale,
             DemarcheDiagnostics *diagnostics)
{
  if (is_scale && !position->has_value && !position->is_faulty)
    demarche_report_at (diagnostics, DEMARCHE_SEVERITY_ERROR, &position->id.place, NULL,
                        "add its place on the scale, such as \"value\": 1",
                        "position '%s' of a scale has no 'value'", position->id.text);
  if (!is_scale && position->has_value)
    demarche_report_at (diagnostics, DEMARCHE_SEVERITY_ERROR, &position->value_place, NULL,
                        "leave it out, or give the issue \"kind\": \"scale\"",
                        "position '%s' has a 'value', but its issue is no scale",
                        position->id.text);
}

static void
add_issue (DemarcheRuleContents *contents, const Issue *issue, GPtrArray *position_tests,
           DemarcheDiagnostics *diagnostics)
{
  const DemarcheFileIssue *merged = &issue->merged;
  gboolean is_scale = merged->kind == DEMARCHE_ISSUE_SCALE;

  demarche_codebook_add_issue (
      contents->codebook, merged->id.text, merged->title != NULL ? merged->title : merged->id.text,
      is_scale ? DEMARCHE_ISSUE_SCALE : DEMARCHE_ISSUE_CHOICE, merged->note, merged->about != NULL);
  g_ptr_array_add (contents->about, merged->about);
  for (guint i = 0; i < issue->order->len; i++) {
    const Position *position = g_ptr_array_index (issue->order, i);
    const DemarcheFilePosition *own = &position->merged;
    DemarchePositionTests *tests = g_new0 (DemarchePositionTests, 1);
    check_value (own, is_scale, diagnostics);
    demarche_codebook_add_position (contents->codebook, own->id.text,
                                    own->title != NULL ? own->title : own->id.text, own->definition,
                                    is_scale ? own->value : 0);
    tests->tests = own->tests;
    tests->language = position->language;
    g_ptr_array_add (position_tests, tests);
  }
}

void
demarche_rule_contents_merge_issues (DemarcheRuleContents *contents, GPtrArray *position_tests,
                                     DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify)issue_free);
  g_autoptr (GHashTable) issues = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < contents->files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (contents->files, i);
    for (guint j = 0; j < file->issues->len; j++) {
      const DemarcheFileIssue *issue = g_ptr_array_index (file->issues, j);
      if (issue->id.text != NULL)
        merge_issue (order, issues, issue, file->language.text, diagnostics);
    }
  }
  for (guint i = 0; i < order->len; i++)
    add_issue (contents, g_ptr_array_index (order, i), position_tests, diagnostics);
}
