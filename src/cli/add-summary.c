/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What `add` says of each statement and of the run. */
#include "config.h"

#include "cli/add.h"
#include "cli/json-object.h"

#define BY_SIGNAL 128
#define RULES_CHARS 8 /* of the hash, in the summary */

static void
say_of_file (const DemarcheAdding *adding, DemarcheSeverity severity, const char *file,
             const char *message, const char *help)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  if (adding->is_quiet && severity == DEMARCHE_SEVERITY_NOTE)
    return;
  demarche_diagnostics_take (diagnostics,
                             demarche_diagnostic_new_for_file (severity, file, message, help));
  demarche_command_print_diagnostics (adding->context, diagnostics);
}

static void
say_of_delivery (const DemarcheAdding *adding, const char *file, const DemarcheAddition *addition)
{
  g_autofree char *message = addition->changes != NULL
                                 ? g_strdup_printf ("the text of '%s' in another delivery: %s",
                                                    addition->name, addition->changes)
                                 : g_strdup_printf ("already archived as '%s'", addition->name);

  say_of_file (
      adding, addition->changes != NULL ? DEMARCHE_SEVERITY_WARNING : DEMARCHE_SEVERITY_NOTE, file,
      message,
      addition->changes != NULL ? "both were noted, the text is kept and counted once" : NULL);
}

static void
say_of_change (const DemarcheAdding *adding, const char *file, const DemarcheAddition *addition)
{
  gboolean is_text = addition->kind == DEMARCHE_ADDED_TEXT;
  g_autofree char *message = g_strdup_printf (
      "%s of '%s'%s%s", is_text ? "a corrected text" : "other metadata", addition->name,
      addition->changes != NULL ? ": " : "", addition->changes != NULL ? addition->changes : "");

  say_of_file (adding, DEMARCHE_SEVERITY_NOTE, file, message, NULL);
  for (guint i = 0; addition->lost != NULL && addition->lost[i] != NULL; i++) {
    g_autofree char *lost = g_strdup_printf ("a decision has no place in the corrected text of "
                                             "'%s': %s",
                                             addition->name, addition->lost[i]);
    say_of_file (adding, DEMARCHE_SEVERITY_WARNING, file, lost, NULL);
  }
}

/* archived, and not read by any rule */
static void
say_of_unread (DemarcheAdding *adding, const char *file, DemarcheTagged *tagged)
{
  say_of_file (adding, DEMARCHE_SEVERITY_ERROR, file, demarche_tagged_get_error (tagged),
               "it is in the archive; rules in that language will tag it");
}

static void
count_tags (DemarcheAdding *adding, const char *file, DemarcheTagged *tagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint n_tags = demarche_tagged_get_n_tags (tagged);
  guint tag = 0;

  if (demarche_tagged_get_error (tagged) != NULL) {
    say_of_unread (adding, file, tagged);
    return;
  }
  adding->counts.n_tags += n_tags;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    guint first = tag;
    while (tag < n_tags && demarche_tagged_get_tag (tagged, tag)->paragraph == i)
      tag++;
    if (!demarche_paragraph_kind_is_taggable (
            demarche_statement_get_paragraph (statement, i)->kind))
      continue;
    adding->counts.n_taggable++;
    adding->counts.n_untagged += tag == first;
  }
}

void
demarche_add_count (DemarcheAdding *adding, const char *file, const DemarcheAddition *addition,
                    DemarcheTagged *tagged)
{
  g_free (adding->last);
  adding->last = g_strdup (addition->name);
  switch (addition->kind) {
  case DEMARCHE_ADDED_NEW:
    adding->counts.n_new++;
    count_tags (adding, file, tagged);
    break;
  case DEMARCHE_ADDED_TEXT:
  case DEMARCHE_ADDED_METADATA:
    adding->counts.n_changed++;
    count_tags (adding, file, tagged);
    say_of_change (adding, file, addition);
    break;
  case DEMARCHE_ADDED_DELIVERY:
    adding->counts.n_known++;
    say_of_delivery (adding, file, addition);
    break;
  case DEMARCHE_ADDED_KNOWN:
    adding->counts.n_known++;
    break;
  }
}

/* ---- the run ---- */

static void
append_count (GString *out, guint n, const char *what)
{
  if (n > 0)
    g_string_append_printf (out, "%s%u %s", out->len > 0 ? ", " : "", n, what);
}

static void
say_retagged (const DemarcheAdding *adding)
{
  g_autofree char *read =
      adding->n_readable > 0
          ? g_strdup_printf ("; the edit can change %u of %u paragraphs, which were read",
                             adding->n_reread, adding->n_readable)
          : g_strdup ("");

  demarche_command_say ("%u statement%s tagged anew%s", adding->counts.n_retagged,
                        adding->counts.n_retagged == 1 ? "" : "s", read);
}

static void
say_arriving (const DemarcheAdding *adding)
{
  if (adding->settle > 0)
    demarche_command_say ("still arriving: changed in the last %u second%s, or named .part, .tmp "
                          "or ~$; the next run takes them ('--settle 0': now)",
                          adding->settle, adding->settle == 1 ? "" : "s");
  else
    demarche_command_say ("still arriving, by their names: .part, .tmp or ~$");
}

static void
append_news (GString *out, guint n, const char *one, const char *many)
{
  if (n > 0)
    g_string_append_printf (out, "%s%u %s", out->len > 0 ? ", " : "", n, n == 1 ? one : many);
}

/* where there was no record everything is new */
static void
say_news (const DemarcheAdding *adding)
{
  g_autoptr (GString) news = g_string_new (NULL);

  append_news (news, adding->n_shifts, "shift", "shifts");
  append_news (news, adding->n_contradictions, "contradiction", "contradictions");
  append_news (news, adding->n_first, "first position", "first positions");
  if (adding->has_news && adding->record->len > 0 && news->len > 0)
    demarche_command_say ("new against the record: %s", news->str);
}

static void
say_for_people (const DemarcheAdding *adding)
{
  g_autoptr (GString) counts = g_string_new (NULL);

  append_count (counts, adding->counts.n_new, "new");
  append_count (counts, adding->counts.n_changed, "changed");
  append_count (counts, adding->counts.n_known - adding->counts.n_settled, "already archived");
  append_count (counts, adding->counts.n_settled, "settled");
  append_count (counts, adding->counts.n_failed_new, "failed");
  append_count (counts, adding->counts.n_failed_known, "known to fail");
  append_count (counts, adding->n_arriving, "still arriving");
  demarche_command_say ("%u file%s%s%s", adding->n_files, adding->n_files == 1 ? "" : "s",
                        counts->len > 0 ? ": " : "", counts->str);
  if (adding->n_arriving > 0)
    say_arriving (adding);
  if (adding->counts.n_retagged > 0)
    say_retagged (adding);
  if (adding->counts.n_taggable > 0)
    demarche_command_say ("%u tag%s; %u of %u paragraphs untagged", adding->counts.n_tags,
                          adding->counts.n_tags == 1 ? "" : "s", adding->counts.n_untagged,
                          adding->counts.n_taggable);
  say_news (adding);
  if (demarche_add_is_interrupted ())
    demarche_command_say ("interrupted: what is counted here is kept; the next run goes on");
}

static void
append_real (GString *out, const char *key, double value, guint decimals)
{
  demarche_json_object_key (out, key);
  demarche_escape_number (out, value, decimals);
}

static const char *
get_status (const DemarcheAdding *adding)
{
  if (demarche_add_is_interrupted ())
    return "interrupted";
  if (adding->context->exit_code == DEMARCHE_EXIT_DONE)
    return "done";
  return adding->counts.n_failed_new > 0 ? "incomplete" : "failed";
}

/* as the shell will see it */
static guint
get_exit_code (const DemarcheAdding *adding)
{
  return demarche_add_is_interrupted () ? BY_SIGNAL + (guint)demarche_add_get_signal ()
                                        : (guint)adding->context->exit_code;
}

static void
append_known (GString *out, const char *key, gboolean is_known, guint n)
{
  if (is_known)
    demarche_json_object_number (out, key, n);
  else
    demarche_json_object_string (out, key, NULL);
}

static void
append_counts (GString *out, const DemarcheAdding *adding)
{
  demarche_json_object_number (out, "files", adding->n_files);
  demarche_json_object_number (out, "new", adding->counts.n_new);
  demarche_json_object_number (out, "changed", adding->counts.n_changed);
  demarche_json_object_number (out, "known", adding->counts.n_known);
  demarche_json_object_number (out, "arriving", adding->n_arriving);
  demarche_json_object_number (out, "failed_new", adding->counts.n_failed_new);
  demarche_json_object_number (out, "failed_known", adding->counts.n_failed_known);
  demarche_json_object_number (out, "retagged", adding->counts.n_retagged);
  demarche_json_object_number (out, "tags", adding->counts.n_tags);
  if (adding->counts.n_taggable > 0)
    append_real (out, "untagged_share",
                 (double)adding->counts.n_untagged / adding->counts.n_taggable, 2);
  else
    demarche_json_object_string (out, "untagged_share", NULL);
  append_known (out, "shifts", adding->has_news, adding->n_shifts);
  append_known (out, "contradictions", adding->has_news, adding->n_contradictions);
  append_known (out, "first_positions", adding->has_news, adding->n_first);
}

/* files that are no statements, by reason */
static void
append_left_out (GString *out, const DemarcheCommandContext *context)
{
  demarche_json_object_key (out, "left_out");
  g_string_append_c (out, '{');
  for (guint i = 0; i < DEMARCHE_N_LEFT_OUT_REASONS; i++)
    if (context->n_left_out[i] > 0)
      demarche_json_object_number (out,
                                   demarche_left_out_reason_get_name ((DemarcheLeftOutReason)i),
                                   context->n_left_out[i]);
  g_string_append_c (out, '}');
}

static void
append_run (GString *out, const DemarcheAdding *adding)
{
  g_autofree char *rules = adding->run > 0 ? g_strndup (adding->meaning, RULES_CHARS) : NULL;

  demarche_json_object_key (out, "run");
  if (adding->run > 0)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, adding->run);
  else
    g_string_append (out, "null");
  demarche_json_object_string (out, "rules", rules);
  demarche_json_object_key (out, "rules_changed");
  g_string_append (out, adding->has_changed_rules ? "true" : "false");
}

static void
say_for_programs (const DemarcheAdding *adding)
{
  g_autoptr (GString) out = g_string_new ("{");
  double seconds = (double)(g_get_monotonic_time () - adding->began) / G_USEC_PER_SEC;

  demarche_json_object_string (out, "event", "summary");
  demarche_json_object_string (out, "status", get_status (adding));
  append_counts (out, adding);
  append_left_out (out, adding->context);
  append_run (out, adding);
  append_real (out, "seconds", seconds, 1);
  demarche_json_object_number (out, "exit", get_exit_code (adding));
  g_string_append (out, "}\n");
  demarche_command_print_message (out->str);
}

void
demarche_add_say_summary (const DemarcheAdding *adding)
{
  if (adding->context->logs_json)
    say_for_programs (adding);
  else if (!adding->is_quiet && adding->run > 0)
    say_for_people (adding);
}
