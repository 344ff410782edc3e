/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists the tests inside rules, and writes new ones. */
#include "author/test-entries.h"

#include "author/rule-tests-private.h"
#include "base/escape.h"
#include "base/limits.h"

static const char *const kind_names[DEMARCHE_N_TEST_KINDS] = {
    [DEMARCHE_TEST_HIT] = "hit",
    [DEMARCHE_TEST_FIRM] = "firm",
    [DEMARCHE_TEST_TENTATIVE] = "tentative",
    [DEMARCHE_TEST_OPPOSES] = "opposes",
    [DEMARCHE_TEST_OTHER] = "other",
    [DEMARCHE_TEST_MISS] = "miss",
    [DEMARCHE_TEST_TODO] = "todo",
};

const char *
demarche_rule_test_get_kind (const DemarcheRuleTest *test)
{
  return kind_names[test->kind];
}

GArray *
demarche_test_entries_new (DemarcheRuleSet *rules)
{
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  GPtrArray *tests = demarche_rule_set_get_tests (rules);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (DemarcheTestEntry));

  for (guint i = 0; i < tests->len; i++) {
    const DemarcheRuleTest *test = g_ptr_array_index (tests, i);
    DemarcheTestEntry entry = {.file = demarche_source_get_name (test->place.source),
                               .kind = demarche_rule_test_get_kind (test),
                               .text = test->text,
                               .position = test->position};

    demarche_source_locate (test->place.source, test->place.start, &entry.line, NULL);
    demarche_source_locate (test->place.source, test->place.end, &entry.last_line, NULL);
    g_array_append_val (entries, entry);
  }
  return entries;
}

DemarcheStatement *
demarche_test_entry_make_statement (DemarcheRuleSet *rules, guint index)
{
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  g_return_val_if_fail (index < demarche_rule_set_get_tests (rules)->len, NULL);
  return demarche_rule_test_make_statement (
      g_ptr_array_index (demarche_rule_set_get_tests (rules), index));
}

/* ---- a paragraph as a test ---- */

/* what the `where` of a position's rules looks at */
typedef struct {
  gboolean section;
  gboolean fields[DEMARCHE_N_WHERE_FIELDS];
  gboolean date;
} Conditions;

static Conditions
find_conditions (DemarcheRuleSet *rules, guint position)
{
  GPtrArray *all = demarche_rule_set_get_rules (rules);
  Conditions conditions = {0};

  for (guint i = 0; i < all->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (all, i);
    const DemarcheWhere *where = rule->where;
    if (rule->position != position)
      continue;
    conditions.section |= where->section != NULL || where->section_not != NULL;
    conditions.date |= where->date_from != NULL || where->date_to != NULL;
    for (guint field = 0; field < DEMARCHE_N_WHERE_FIELDS; field++)
      conditions.fields[field] |= where->is[field] != NULL || where->is_not[field] != NULL;
  }
  return conditions;
}

static void
append_member (GString *out, const char *key, gboolean is_wanted, const char *value)
{
  if (!is_wanted || value == NULL)
    return;
  g_string_append_printf (out, ", \"%s\": ", key);
  demarche_escape_json (out, value, -1, FALSE);
}

/* "text", or {"text": …} with what conditions ask for */
static void
append_text (GString *out, const DemarcheExplanation *explanation, guint position)
{
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (explanation->statement, explanation->paragraph);
  Conditions conditions = find_conditions (explanation->rules, position);
  gboolean is_plain = paragraph->kind == DEMARCHE_PARAGRAPH_PARAGRAPH;
  g_autoptr (GString) members = g_string_new (NULL);

  append_member (members, "section", conditions.section, paragraph->occasion->section);
  append_member (members, "speaker", conditions.fields[DEMARCHE_WHERE_SPEAKER],
                 paragraph->occasion->speaker);
  append_member (members, "delegation", conditions.fields[DEMARCHE_WHERE_DELEGATION],
                 paragraph->occasion->delegation);
  append_member (members, "kind", !is_plain, demarche_paragraph_kind_get_name (paragraph->kind));
  append_member (members, "date", conditions.date, paragraph->occasion->date);
  g_string_append (out, members->len > 0 ? "{\"text\": " : "");
  demarche_escape_json (out, paragraph->text, (gssize)paragraph->length, FALSE);
  g_string_append (out, members->str);
  g_string_append (out, members->len > 0 ? "}" : "");
}

static DemarcheTestKind
get_kind (const DemarcheTag *tag)
{
  if (tag->holder == DEMARCHE_HOLDER_OTHER)
    return DEMARCHE_TEST_OTHER;
  if (tag->stance == DEMARCHE_STANCE_OPPOSES)
    return DEMARCHE_TEST_OPPOSES;
  return tag->force == DEMARCHE_FORCE_FIRM ? DEMARCHE_TEST_FIRM : DEMARCHE_TEST_TENTATIVE;
}

static void
append_position (GString *out, const DemarcheExplanation *explanation, guint position)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (explanation->rules);
  gboolean is_used[DEMARCHE_N_TEST_KINDS] = {FALSE};
  gboolean is_tagged = FALSE;
  const char *separator = "";

  for (guint i = 0; i < explanation->tags->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (explanation->tags, i);
    if (tag->position != position)
      continue;
    is_used[get_kind (tag)] = TRUE;
    is_tagged = TRUE;
  }
  is_used[DEMARCHE_TEST_MISS] = !is_tagged;
  g_string_append (out, "  ");
  demarche_escape_json (out, demarche_codebook_get_position (codebook, position)->code, -1, FALSE);
  g_string_append (out, ": {");
  for (guint kind = 0; kind < DEMARCHE_N_TEST_KINDS; kind++) {
    if (!is_used[kind])
      continue;
    g_string_append_printf (out, "%s\n    \"%s\": [", separator, kind_names[kind]);
    append_text (out, explanation, position);
    g_string_append_c (out, ']');
    separator = ",";
  }
  g_string_append (out, "\n  }");
}

/* positions with a tag or a match here, in codebook order */
static GArray *
list_positions (const DemarcheExplanation *explanation, int position)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_positions =
      demarche_codebook_get_n_positions (demarche_rule_set_get_codebook (explanation->rules));

  for (guint i = 0; i < n_positions; i++) {
    gboolean is_wanted = position == (int)i;
    for (guint j = 0; position < 0 && j < explanation->matches->len; j++)
      is_wanted |= g_array_index (explanation->matches, DemarcheExplainedMatch, j).position == i;
    if (is_wanted)
      g_array_append_val (positions, i);
  }
  return positions;
}

gboolean
demarche_explanation_append_tests (GString *out, const DemarcheExplanation *explanation,
                                   int position, GError **error)
{
  g_return_val_if_fail (explanation != NULL, FALSE);
  g_autoptr (GArray) positions = list_positions (explanation, position);
  gsize length =
      demarche_statement_get_paragraph (explanation->statement, explanation->paragraph)->length;

  if (length > DEMARCHE_LIMIT_JSON_STRING_BYTES) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "the paragraph has %" G_GSIZE_FORMAT
                 " bytes, and a test holds at most %u: take the sentence that matters",
                 length, DEMARCHE_LIMIT_JSON_STRING_BYTES);
    return FALSE;
  }
  if (positions->len == 0) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "no rule matches in the paragraph: say with '--position' of which position it "
                 "should be a 'miss'");
    return FALSE;
  }
  for (guint i = 0; i < positions->len; i++) {
    g_string_append (out, i > 0 ? ",\n" : "{\n");
    append_position (out, explanation, g_array_index (positions, guint, i));
  }
  g_string_append (out, "\n}\n");
  return TRUE;
}
