/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Collects warnings, silences them in place, reports the rest in order. */
#include "rules/lint-private.h"

#include <stdarg.h>
#include <string.h>

typedef struct {
  DemarcheWarningId id;
  DemarcheSeverity severity;
  DemarchePlace place;
  char *message;
  char *help;
} DemarcheLintFinding;

/* one `lint-ignore` string that is well formed */
typedef struct {
  const DemarcheFileIgnore *ignore;
  DemarcheWarningId id;
  DemarchePlace scope;
  gboolean is_used;
} Silence;

typedef struct {
  DemarcheLint *lint;
  GPtrArray *by_id[DEMARCHE_N_WARNINGS]; /* (element-type Silence), by start of scope */
} Silences;

/* warnings that only whoever works on the file can act on: not given in files that were reached
 * by `extends` alone */
#define OWN_ONLY                                                                                   \
  ((guint64)1 << DEMARCHE_WARNING_UNUSED_LIST | (guint64)1 << DEMARCHE_WARNING_UNTESTED_RULE |     \
   (guint64)1 << DEMARCHE_WARNING_IDLE_IGNORE | (guint64)1 << DEMARCHE_WARNING_DEAD_RULE |         \
   (guint64)1 << DEMARCHE_WARNING_IDLE_NAME)

static void
clear_finding (gpointer data)
{
  DemarcheLintFinding *finding = data;

  g_free (finding->message);
  g_free (finding->help);
}

DemarcheLint *
demarche_lint_new (const DemarcheRuleContents *contents)
{
  DemarcheLint *lint = g_new0 (DemarcheLint, 1);

  lint->contents = contents;
  lint->findings = g_array_new (FALSE, FALSE, sizeof (DemarcheLintFinding));
  g_array_set_clear_func (lint->findings, clear_finding);
  lint->extents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return lint;
}

void
demarche_lint_free (DemarcheLint *lint)
{
  g_array_unref (lint->findings);
  g_hash_table_unref (lint->extents);
  g_free (lint);
}

void
demarche_lint_look_for (DemarcheLint *lint, DemarcheWarningId id)
{
  lint->looked_for |= (guint64)1 << id;
}

static void G_GNUC_PRINTF (6, 0)
    add_finding (DemarcheLint *lint, DemarcheWarningId id, DemarcheSeverity severity,
                 const DemarchePlace *place, const char *help, const char *format,
                 va_list arguments)
{
  DemarcheLintFinding finding = {.id = id,
                                 .severity = severity,
                                 .place = *place,
                                 .message = g_strdup_vprintf (format, arguments),
                                 .help = g_strdup (help)};

  g_array_append_val (lint->findings, finding);
}

void
demarche_lint_add (DemarcheLint *lint, DemarcheWarningId id, const DemarchePlace *place,
                   const char *help, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_finding (lint, id, DEMARCHE_SEVERITY_WARNING, place, help, format, arguments);
  va_end (arguments);
}

void
demarche_lint_add_note (DemarcheLint *lint, DemarcheWarningId id, const DemarchePlace *place,
                        const char *help, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_finding (lint, id, DEMARCHE_SEVERITY_NOTE, place, help, format, arguments);
  va_end (arguments);
}

/* ---- where a finding stands ---- */

static const DemarcheRuleFile *
find_file (const DemarcheLint *lint, const DemarcheSource *source, guint *index)
{
  GPtrArray *files = lint->contents->files;

  for (guint i = 0; i < files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (files, i);
    if (file->source == source) {
      *index = i;
      return file;
    }
  }
  return NULL;
}

static gboolean
is_in_own_file (const DemarcheLint *lint, const DemarchePlace *place)
{
  guint index = 0;
  const DemarcheRuleFile *file = find_file (lint, place->source, &index);

  return file != NULL && file->is_root;
}

static int
compare_findings (gconstpointer first, gconstpointer second, gpointer data)
{
  const DemarcheLintFinding *a = first;
  const DemarcheLintFinding *b = second;
  guint files[2] = {0, 0};

  (void)find_file (data, a->place.source, &files[0]);
  (void)find_file (data, b->place.source, &files[1]);
  if (files[0] != files[1])
    return files[0] < files[1] ? -1 : 1;
  if (a->place.start != b->place.start)
    return a->place.start < b->place.start ? -1 : 1;
  if (a->id != b->id)
    return a->id < b->id ? -1 : 1;
  return strcmp (a->message, b->message);
}

/* ---- what is silenced ---- */

static gboolean
contains (const DemarchePlace *outer, const DemarchePlace *inner)
{
  return outer->source == inner->source && outer->start <= inner->start &&
         inner->start < outer->end;
}

/* rules and cues that are switched off or replaced get no warnings; nothing to say of them */
static gboolean
is_out_of_force (const DemarcheLint *lint, const DemarcheRuleFile *file, const DemarchePlace *place)
{
  const DemarcheRuleContents *contents = lint->contents;

  for (guint i = 0; i < file->rules->len; i++) {
    DemarcheFileRule *rule = g_ptr_array_index (file->rules, i);
    if (contains (&rule->rule.place, place))
      return !g_ptr_array_find (contents->rules, &rule->rule, NULL);
  }
  for (guint i = 0; i < file->cues->len; i++) {
    DemarcheFileCue *cue = g_ptr_array_index (file->cues, i);
    if (contains (&cue->cue.place, place))
      return !g_ptr_array_find (contents->cues, &cue->cue, NULL);
  }
  return FALSE;
}

/* the list that "W004 @name" is about; FALSE when the file has none of that name */
static gboolean
find_list_scope (const DemarcheRuleFile *file, const char *name, DemarchePlace *scope)
{
  for (guint i = 0; i < file->lists->len; i++) {
    const DemarcheFileList *list = g_ptr_array_index (file->lists, i);
    if (!g_str_equal (list->name.text, name))
      continue;
    *scope = list->name.place;
    if (list->phrases->len > 0)
      scope->end =
          ((DemarchePhrase *)g_ptr_array_index (list->phrases, list->phrases->len - 1))->place.end;
    return TRUE;
  }
  return FALSE;
}

static void
report_unknown (DemarcheLint *lint, const DemarcheFileIgnore *ignore)
{
  demarche_lint_add (lint, DEMARCHE_WARNING_UNKNOWN_WARNING, &ignore->place,
                     "write an id such as \"W007\", or \"W007 @list\" for one list of the file; "
                     "docs/warnings.md lists them",
                     "there is no warning '%s'", ignore->text);
}

/* "W007", "W007 subsumed-phrase" as messages show it, "W004 @list" */
static void
add_silence (Silences *silences, const DemarcheRuleFile *file, const DemarcheFileIgnore *ignore)
{
  const DemarcheWarning *warning = demarche_warnings_find (ignore->text);
  const char *rest = strchr (ignore->text, ' ');
  DemarchePlace scope = ignore->scope;
  Silence *silence = NULL;

  if (warning == NULL ||
      (rest != NULL && rest[1] != '@' && !g_str_equal (rest + 1, warning->slug))) {
    report_unknown (silences->lint, ignore);
    return;
  }
  if (rest != NULL && rest[1] == '@' && !find_list_scope (file, rest + 2, &scope)) {
    demarche_lint_add (silences->lint, DEMARCHE_WARNING_IDLE_IGNORE, &ignore->place, NULL,
                       "this file has no list '%s'", rest + 2);
    return;
  }
  silence = g_new0 (Silence, 1);
  silence->ignore = ignore;
  silence->id = (DemarcheWarningId)(warning - demarche_warnings_get (0));
  silence->scope = scope;
  g_ptr_array_add (silences->by_id[silence->id], silence);
}

static void
collect_silences (Silences *silences)
{
  GPtrArray *files = silences->lint->contents->files;

  for (guint id = 0; id < DEMARCHE_N_WARNINGS; id++)
    silences->by_id[id] = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (files, i);
    for (guint j = 0; j < file->ignores->len; j++)
      add_silence (silences, file, &g_array_index (file->ignores, DemarcheFileIgnore, j));
  }
}

static void
clear_silences (Silences *silences)
{
  for (guint id = 0; id < DEMARCHE_N_WARNINGS; id++)
    g_clear_pointer (&silences->by_id[id], g_ptr_array_unref);
}

/* every one that covers the place counts as used: each alone would do */
static gboolean
is_silenced (Silences *silences, DemarcheWarningId id, const DemarchePlace *place)
{
  gboolean is_silent = FALSE;

  for (guint i = 0; i < silences->by_id[id]->len; i++) {
    Silence *silence = g_ptr_array_index (silences->by_id[id], i);
    if (!contains (&silence->scope, place))
      continue;
    silence->is_used = TRUE;
    is_silent = TRUE;
  }
  return is_silent;
}

static void
report_idle (Silences *silences, const Silence *silence)
{
  DemarcheLint *lint = silences->lint;
  const DemarchePlace *place = &silence->ignore->place;
  guint index = 0;
  const DemarcheRuleFile *file = find_file (lint, place->source, &index);

  if (silence->is_used || (lint->looked_for >> silence->id & 1) == 0 ||
      is_out_of_force (lint, file, place))
    return;
  demarche_lint_add (lint, DEMARCHE_WARNING_IDLE_IGNORE, place, "delete it",
                     "nothing here gets the warning %s", demarche_warnings_get (silence->id)->code);
}

static gboolean
is_wanted (Silences *silences, const DemarcheLintFinding *finding)
{
  return !is_silenced (silences, finding->id, &finding->place) &&
         (((OWN_ONLY >> finding->id) & 1) == 0 || is_in_own_file (silences->lint, &finding->place));
}

/* drops what is silenced; what is said about silencing itself is judged last */
static void
silence_findings (DemarcheLint *lint)
{
  Silences silences = {.lint = lint};
  guint n_kept = 0;

  demarche_lint_look_for (lint, DEMARCHE_WARNING_UNKNOWN_WARNING);
  collect_silences (&silences);
  for (guint i = 0; i < lint->findings->len; i++)
    (void)is_silenced (&silences, g_array_index (lint->findings, DemarcheLintFinding, i).id,
                       &g_array_index (lint->findings, DemarcheLintFinding, i).place);
  for (guint id = 0; id < DEMARCHE_N_WARNINGS; id++)
    for (guint i = 0; i < silences.by_id[id]->len; i++)
      report_idle (&silences, g_ptr_array_index (silences.by_id[id], i));
  for (guint i = 0; i < lint->findings->len; i++) {
    DemarcheLintFinding *finding = &g_array_index (lint->findings, DemarcheLintFinding, i);
    DemarcheLintFinding *slot = &g_array_index (lint->findings, DemarcheLintFinding, n_kept);
    if (!is_wanted (&silences, finding))
      continue;
    DemarcheLintFinding kept = *finding;
    *finding = *slot;
    *slot = kept;
    n_kept++;
  }
  g_array_set_size (lint->findings, n_kept);
  clear_silences (&silences);
}

void
demarche_lint_rules (DemarcheLint *lint)
{
  if (lint->memory != NULL)
    demarche_lint_memory_begin (lint->memory, lint->contents);
  demarche_lint_load_warnings (lint);
  demarche_lint_phrases (lint);
  demarche_lint_duplicates (lint);
  demarche_lint_conditions (lint);
  demarche_lint_file_parts (lint);
  if (lint->memory != NULL)
    demarche_lint_memory_end (lint->memory);
}

void
demarche_lint_report (DemarcheLint *lint, guint64 but_not, DemarcheDiagnostics *diagnostics)
{
  silence_findings (lint);
  g_array_sort_with_data (lint->findings, compare_findings, lint);
  for (guint i = 0; i < lint->findings->len; i++) {
    const DemarcheLintFinding *finding = &g_array_index (lint->findings, DemarcheLintFinding, i);
    if (but_not >> finding->id & 1)
      continue;
    demarche_diagnostics_take (diagnostics,
                               demarche_diagnostic_new (finding->severity, finding->place.source,
                                                        finding->place.start, finding->place.end,
                                                        demarche_warnings_get (finding->id)->code,
                                                        finding->message, finding->help));
  }
}
