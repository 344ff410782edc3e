/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A loaded rule set: codebook, rules and cues, named by a content hash. */
#pragma once

#include "base/diagnostic.h"
#include "model/codebook.h"
#include "rules/rule-files.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_RULE_SET (demarche_rule_set_get_type ())

/**
 * DemarcheRuleSet:
 *
 * Codebook, rules and cues of a rule file or folder with all it extends. Never changes after
 * loading and may be used from any thread.
 */
DEMARCHE_API
G_DECLARE_FINAL_TYPE (DemarcheRuleSet, demarche_rule_set, DEMARCHE, RULE_SET, GObject)

/**
 * demarche_rule_set_load:
 * @path: a rule file, a folder of them, the name of a shipped rule set, or, where there is nothing
 *   of that name, `REV:path`: one of them as it is in a git revision, all it extends included
 * @data_dir: (nullable): where shipped rules are (`<data_dir>/rules`)
 * @diagnostics: gets every mistake and warning
 *
 * Loads the whole set or nothing: with any error the result is %NULL and @error (SYNTAX) says
 * how many there were.
 */
DEMARCHE_API DemarcheRuleSet *demarche_rule_set_load (const char *path, const char *data_dir,
                                                      DemarcheDiagnostics *diagnostics,
                                                      GError **error) DEMARCHE_MUST_USE;

/* the same from other files than those on the disk; @path is no `REV:path` */
DEMARCHE_API DemarcheRuleSet *demarche_rule_set_load_from (DemarcheRuleFiles *files,
                                                           const char *path, const char *data_dir,
                                                           DemarcheDiagnostics *diagnostics,
                                                           GError **error) DEMARCHE_MUST_USE;

/* all its files in one piece, wherever they came from */
DEMARCHE_API GBytes *demarche_rule_set_save (DemarcheRuleSet *rules) DEMARCHE_MUST_USE;
/* the rule set as it was saved; files are not looked at */
DEMARCHE_API DemarcheRuleSet *demarche_rule_set_load_saved (GBytes *saved,
                                                            DemarcheDiagnostics *diagnostics,
                                                            GError **error) DEMARCHE_MUST_USE;
/**
 * demarche_rule_set_unpack:
 * @folder: does not exist, or is empty
 *
 * Writes a saved rule set out as files, shipped ones that it uses among them.
 *
 * Returns: (transfer full) (nullable): what to load it by; errors: INVALID, IO, SYNTAX
 */
DEMARCHE_API char *demarche_rule_set_unpack (GBytes *saved, const char *folder,
                                             GError **error) DEMARCHE_MUST_USE;
/* the absolute path of the file or folder that it was loaded by; %NULL when that is a revision or
 * standard input (transfer full) */
DEMARCHE_API char *demarche_rule_set_get_path (DemarcheRuleSet *rules) DEMARCHE_MUST_USE;

DEMARCHE_API DemarcheCodebook *demarche_rule_set_get_codebook (DemarcheRuleSet *rules);
DEMARCHE_API const char *demarche_rule_set_get_title (DemarcheRuleSet *rules); /* (nullable) */
/* SHA-256 in hex of its files, and of its meaning (design.md section 9) */
DEMARCHE_API const char *demarche_rule_set_get_files_hash (DemarcheRuleSet *rules);
DEMARCHE_API const char *demarche_rule_set_get_meaning_hash (DemarcheRuleSet *rules);
DEMARCHE_API guint demarche_rule_set_get_n_files (DemarcheRuleSet *rules);
DEMARCHE_API guint demarche_rule_set_get_n_rules (DemarcheRuleSet *rules);
DEMARCHE_API guint demarche_rule_set_get_n_phrases (DemarcheRuleSet *rules);
/* the language of a set in one language, else NULL */
DEMARCHE_API const char *demarche_rule_set_get_language (DemarcheRuleSet *rules);
/* text hashes of the statements it was developed on; NULL-terminated, borrowed */
DEMARCHE_API const char *const *demarche_rule_set_get_developed_on (DemarcheRuleSet *rules);

G_END_DECLS
