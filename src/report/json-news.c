/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is new against the last report, as JSON: whole, and by references. */
#include "report/news.h"

#include "base/json-out.h"

static const char *
get_reference (DemarcheReport *report, guint evidence)
{
  return demarche_report_get_evidence (report, evidence)->reference;
}

static void
write_item (GString *out, DemarcheReport *report, const DemarcheNewsItem *item)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (
      out, "head", report->news->can_tell ? demarche_news_head_get_name (item->head) : NULL);
  demarche_json_out_string (
      out, "kind", report->news->can_tell ? demarche_news_kind_get_name (item->kind) : "differs");
  demarche_json_out_string (out, "shift",
                            report->news->can_tell && item->shift != NULL
                                ? demarche_shift_kind_get_name (item->shift->kind)
                                : NULL);
  demarche_json_out_string (out, "actor", demarche_report_get_actor (report, item->actor)->name);
  demarche_json_out_string (out, "issue", demarche_report_get_issue (report, item->issue)->id);
  demarche_json_out_string (out, "before", item->before);
  demarche_json_out_string (out, "after", item->after);
  demarche_json_out_boolean (out, "proven", item->is_proven);
  demarche_json_out_open (out, "evidence", '[');
  for (guint i = 0; i < item->evidence->len; i++)
    demarche_json_out_string (out, NULL,
                              get_reference (report, g_array_index (item->evidence, guint, i)));
  demarche_json_out_close (out, ']');
  demarche_json_out_close (out, '}');
}

static void
write_untagged (GString *out, DemarcheReport *report, const DemarcheUntagged *untagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (
      g_ptr_array_index (report->comparison->tagged, untagged->statement));
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (statement, untagged->paragraph);

  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "statement", demarche_statement_get_name (statement));
  demarche_json_out_count (out, "paragraph", paragraph->number);
  demarche_json_out_string (out, "issue", demarche_report_get_issue (report, untagged->issue)->id);
  demarche_json_out_string_length (out, "text", paragraph->text, paragraph->length);
  demarche_json_out_close (out, '}');
}

static void
write_texts (GString *out, const char *key, GPtrArray *texts)
{
  demarche_json_out_open (out, key, '[');
  for (guint i = 0; i < texts->len; i++)
    demarche_json_out_string (out, NULL, g_ptr_array_index (texts, i));
  demarche_json_out_close (out, ']');
}

static void
write_statements (GString *out, DemarcheReport *report)
{
  demarche_json_out_open (out, "statements", '[');
  for (guint i = 0; i < report->comparison->tagged->len; i++)
    if (report->news->is_new[i])
      demarche_json_out_string (out, NULL,
                                demarche_statement_get_name (demarche_tagged_get_statement (
                                    g_ptr_array_index (report->comparison->tagged, i))));
  demarche_json_out_close (out, ']');
}

static void
write_decisions (GString *out, DemarcheReport *report)
{
  const DemarcheNews *news = report->news;

  demarche_json_out_open (out, "decided", '[');
  for (guint i = 0; i < news->decisions->len; i++) {
    const DemarcheNewDecision *made = &g_array_index (news->decisions, DemarcheNewDecision, i);

    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_string (out, "reference", get_reference (report, made->evidence));
    demarche_json_out_string (out, "decision",
                              demarche_decision_kind_get_name (made->decision->kind));
    demarche_json_out_string (out, "by", made->decision->by);
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
  demarche_json_out_count (out, "withdrawn", news->n_withdrawn);
}

static void
write_past (GString *out, const DemarcheNews *news)
{
  demarche_json_out_open (out, "since", '{');
  demarche_json_out_string (out, "day", news->since->date);
  demarche_json_out_string (out, "report-date", news->since->day);
  demarche_json_out_string (out, "meaning-hash", news->since->rules_hash);
  demarche_json_out_close (out, '}');
  demarche_json_out_boolean (out, "can-tell", news->can_tell);
  demarche_json_out_boolean (out, "rules-changed", news->rules_changed);
}

void
demarche_json_write_news (GString *out, DemarcheReport *report)
{
  const DemarcheNews *news = report->news;

  if (news == NULL) {
    demarche_json_out_string (out, "news", NULL);
    return;
  }
  g_autoptr (GPtrArray) rules = demarche_news_list_rule_changes (report);
  demarche_json_out_open (out, "news", '{');
  write_past (out, news);
  write_statements (out, report);
  write_texts (out, "changed-texts", news->changed_texts);
  write_texts (out, "gone", news->gone);
  write_texts (out, "rules", rules);
  demarche_json_out_open (out, "items", '[');
  for (guint i = 0; i < news->items->len; i++)
    write_item (out, report, g_ptr_array_index (news->items, i));
  demarche_json_out_close (out, ']');
  demarche_json_out_count (out, "untagged", news->n_untagged);
  demarche_json_out_open (out, "worth-a-rule", '[');
  for (guint i = 0; i < news->worth_a_rule->len; i++)
    write_untagged (out, report, &g_array_index (news->worth_a_rule, DemarcheUntagged, i));
  demarche_json_out_close (out, ']');
  write_decisions (out, report);
  demarche_json_out_close (out, '}');
}
