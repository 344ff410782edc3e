/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who was found, which names may be one, and what a confirmed merge writes. */
#include "base/error.h"
#include "model/roster.h"
#include "model/speaker-merge.h"
#include "model/speaker-private.h"

#include "runner.h"

#include <string.h>

static const struct {
  DemarcheRosterKind kind;
  const char *first;
  const char *second;
  const char *reason;
} likenesses[] = {
    {DEMARCHE_ROSTER_PERSON, "Inès Calder", "Ines Calder", "accents"},
    {DEMARCHE_ROSTER_PERSON, "Anna Rossi", "ROSSI Anna", "word order or marks"},
    {DEMARCHE_ROSTER_PERSON, "Anna-Maria Holm", "Anna Maria Holm", "word order or marks"},
    {DEMARCHE_ROSTER_PERSON, "A. Rossi", "Anna Rossi", "initials or surname alone"},
    {DEMARCHE_ROSTER_PERSON, "P.D. Holm", "Peter Dag Holm", "initials or surname alone"},
    {DEMARCHE_ROSTER_PERSON, "Rossi", "Anna Rossi", "initials or surname alone"},
    {DEMARCHE_ROSTER_PERSON, "B. Rossi", "Anna Rossi", NULL},
    {DEMARCHE_ROSTER_PERSON, "Anna Rossi", "Anna Holm", NULL},
    {DEMARCHE_ROSTER_PERSON, "Анна Росси", "Anna Rossi", "another alphabet"},
    {DEMARCHE_ROSTER_PERSON, "Андрей Хольм", "Andrey Holm", "another alphabet"},
    {DEMARCHE_ROSTER_PERSON, "Tomas Gafoor", "Tomas Ghafur", "similar spelling"},
    {DEMARCHE_ROSTER_PERSON, "Joanna Weaver", "Johanna Weaver", "similar spelling"},
    {DEMARCHE_ROSTER_PERSON, "Li", "Le", NULL},
    {DEMARCHE_ROSTER_PERSON, "陈明", "陈华", NULL},
    {DEMARCHE_ROSTER_DELEGATION, "Aldovia", "Republic of Aldovia", "short and formal name"},
    {DEMARCHE_ROSTER_DELEGATION, "Aldovia", "Альдовия", "another alphabet"},
    {DEMARCHE_ROSTER_DELEGATION, "Aldovia", "Brenmark", NULL},
    {DEMARCHE_ROSTER_DELEGATION, "Aldovia", "Aldovia Islands", NULL},
    {DEMARCHE_ROSTER_GROUP, "Harbour Group", "Harbor Group", "similar spelling"},
};

START_TEST (test_likeness)
{
  DemarcheRosterKind kind = likenesses[_i].kind;
  g_autoptr (DemarcheNameKey) first = demarche_name_key_new (likenesses[_i].first);
  g_autoptr (DemarcheNameKey) second = demarche_name_key_new (likenesses[_i].second);
  const char *there = demarche_name_keys_compare (kind, first, second);
  const char *back = demarche_name_keys_compare (kind, second, first);

  ck_assert_pstr_eq (there, likenesses[_i].reason);
  ck_assert_pstr_eq (back, likenesses[_i].reason);
}
END_TEST

static DemarcheSource *
make_source (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return demarche_source_new ("speakers.json", bytes);
}

static void
add_statement (DemarcheRoster *roster, const char *speaker, const char *delegation, guint turns)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");

  for (guint turn = 1; turn <= turns; turn++) {
    const DemarcheOccasion occasion = {
        .speaker = speaker, .delegation = delegation, .groups = "Harbour Group; Meridian Forum"};
    DemarcheParagraph paragraph = {.kind = DEMARCHE_PARAGRAPH_PARAGRAPH,
                                   .text = "We agree.",
                                   .length = 9,
                                   .occasion = &occasion,
                                   .turn = turn};
    demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
    demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  }
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  demarche_roster_add (roster, statement);
}

static char *
describe (DemarcheRoster *roster)
{
  GString *out = g_string_new (NULL);
  GPtrArray *names = demarche_roster_get_names (roster);
  GArray *pairs = demarche_roster_get_pairs (roster);

  for (guint i = 0; i < names->len; i++) {
    const DemarcheRosterName *name = g_ptr_array_index (names, i);
    g_string_append_printf (out, "%s %s%s %u %u %u; ", demarche_roster_kind_get_name (name->kind),
                            name->name, name->is_known ? "!" : "", name->n_statements,
                            name->n_turns, name->spellings->len);
  }
  for (guint i = 0; i < pairs->len; i++) {
    const DemarcheRosterPair *pair = &g_array_index (pairs, DemarcheRosterPair, i);
    g_string_append_printf (out, "%s=%s; ", pair->first->name, pair->second->name);
  }
  return g_string_free (out, FALSE);
}

START_TEST (test_roster)
{
  g_autoptr (DemarcheSource) source =
      make_source ("{\"format\": 1, \"speakers\": [{\"name\": \"Anna Rossi\", \"aliases\": "
                   "[\"Rossi\"], \"delegation\": \"Aldovia\"}]}");
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheSpeakers) speakers = demarche_speakers_parse (source, diagnostics);
  g_autoptr (DemarcheRoster) roster = demarche_roster_new (speakers);

  add_statement (roster, "Ms. ROSSI", "Aldovia", 2);
  add_statement (roster, "Anna Rossi", "ALDOVIA", 1);
  add_statement (roster, "A. Rossi", "Republic of Aldovia", 1);
  add_statement (roster, "A.  Rossi", "Brenmark", 1);
  demarche_roster_finish (roster);
  g_autofree char *found = describe (roster);
  ck_assert_str_eq (found,
                    "person A. Rossi 2 2 1; person Anna Rossi! 2 3 2; delegation Aldovia! 2 3 2; "
                    "delegation Brenmark 1 1 1; delegation Republic of Aldovia 1 1 1; "
                    "group Harbour Group 4 5 1; group Meridian Forum 4 5 1; "
                    "Anna Rossi=A. Rossi; Aldovia=Republic of Aldovia; ");
}
END_TEST

START_TEST (test_namesakes)
{
  g_autoptr (DemarcheSpeakers) nobody = demarche_speakers_new ();
  g_autoptr (DemarcheRoster) roster = demarche_roster_new (nobody);

  add_statement (roster, "H. Vos", "Brenmark", 1);
  add_statement (roster, "Hans Vos", "Ostrany", 1);
  demarche_roster_finish (roster);
  ck_assert_uint_eq (demarche_roster_get_pairs (roster)->len, 0);
}
END_TEST

#define REGISTRY                                                                                   \
  "{\"format\": 1,\n \"speakers\": [\n  {\"id\": \"r\", \"name\": \"Rossi\", \"note\": "           \
  "\"ours\"},\n"                                                                                   \
  "  {\"name\": \"A. Rossi\", \"aliases\": [\"Ana Rossi\"]},\n  {\"name\": \"Vos\", \"aliases\": " \
  "[]},\n"                                                                                         \
  "  {\"name\": \"Holm\", \"note\": \"keep\"}]}"

static const struct {
  const char *registry;
  DemarcheRosterKind kind;
  const char *names[4];
  const char *delegation;
  const char *expected; /* what the new text holds; NULL: an error */
} merges[] = {
    {NULL,
     DEMARCHE_ROSTER_PERSON,
     {"Anna \"A\" Rossi", "A. Rossi"},
     "Aldovia",
     "[\n    {\"name\": \"Anna \\\"A\\\" Rossi\", \"aliases\": [\"A. Rossi\"], \"delegation\": "
     "\"Aldovia\"}\n  ]"},
    {NULL,
     DEMARCHE_ROSTER_GROUP,
     {"Harbour Group", "HG"},
     "Aldovia",
     "[\n    {\"name\": \"Harbour Group\", \"aliases\": [\"HG\"]}\n  ]"},
    {REGISTRY,
     DEMARCHE_ROSTER_PERSON,
     {"Rossi", "A. Rossi"},
     NULL,
     "[\n  {\"id\": \"r\", \"name\": \"Rossi\", \"note\": \"ours\", \"aliases\": [\"A. Rossi\", "
     "\"Ana Rossi\"]},\n  {\"name\": \"Vos\""},
    {REGISTRY,
     DEMARCHE_ROSTER_PERSON,
     {"Vos", "H. Vos", "A. Rossi"},
     NULL,
     "\"note\": \"ours\"},\n  {\"name\": \"Vos\", \"aliases\": [\"H. Vos\", \"A. Rossi\", \"Ana "
     "Rossi\"]},"},
    {REGISTRY,
     DEMARCHE_ROSTER_PERSON,
     {"A. Rossi", "Anna Rossi"},
     NULL,
     "\"aliases\": [\"Ana Rossi\", \"Anna Rossi\"]},"},
    {REGISTRY, DEMARCHE_ROSTER_PERSON, {"A. Rossi", "ANA ROSSI"}, NULL, REGISTRY},
    {REGISTRY,
     DEMARCHE_ROSTER_DELEGATION,
     {"Aldovia", "Republic of Aldovia"},
     NULL,
     "\"note\": \"keep\"}],\n  \"delegations\": [\n    {\"name\": \"Aldovia\""},
    {REGISTRY, DEMARCHE_ROSTER_PERSON, {"Nobody", "Vos"}, NULL, NULL},
    {REGISTRY, DEMARCHE_ROSTER_PERSON, {"Vos", "Holm"}, NULL, NULL},
    {REGISTRY, DEMARCHE_ROSTER_PERSON, {"Vos", "Mr. VOS"}, NULL, NULL},
    {"{\"format\": 2}", DEMARCHE_ROSTER_PERSON, {"Vos", "H. Vos"}, NULL, NULL},
};

START_TEST (test_merge)
{
  g_autoptr (DemarcheSource) source =
      merges[_i].registry != NULL ? make_source (merges[_i].registry) : NULL;
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = demarche_speakers_merge (source, merges[_i].kind, merges[_i].names,
                                                   merges[_i].delegation, diagnostics, &error);

  if (merges[_i].expected == NULL) {
    ck_assert_ptr_null (text);
    ck_assert_ptr_nonnull (error);
    return;
  }
  ck_assert_ptr_null (error);
  ck_assert_msg (strstr (text, merges[_i].expected) != NULL, "%s", text);
  g_autoptr (DemarcheSource) written = make_source (text);
  g_autoptr (DemarcheSpeakers) speakers = demarche_speakers_parse (written, diagnostics);
  ck_assert_ptr_nonnull (speakers);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("roster");
  TCase *tests = tcase_create ("roster");

  tcase_add_loop_test (tests, test_likeness, 0, G_N_ELEMENTS (likenesses));
  tcase_add_test (tests, test_roster);
  tcase_add_test (tests, test_namesakes);
  tcase_add_loop_test (tests, test_merge, 0, G_N_ELEMENTS (merges));
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
