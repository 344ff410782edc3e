/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which paragraphs an author looks at. */
#include "author/selection.h"

#include "base/limits.h"
#include "base/text.h"
#include "model/date.h"

#include <string.h>

/* names that a message lists */
#define N_NAMES_SAID 8

typedef const char *(*NameFinder) (DemarcheSpeakers *speakers, const char *name);

/* a name that is asked for, and those that were met */
typedef struct {
  const char *what;
  char *name; /* (nullable): as asked for */
  char *folded;
  NameFinder find;
  GHashTable *met; /* (element-type utf8 boolean): whether it is the one, + 1 */
  gboolean is_met;
} Wanted;

enum {
  SPEAKER,
  DELEGATION,
  N_WANTED
};

struct _DemarcheSelector {
  Wanted wanted[N_WANTED];
  DemarcheSpeakers *speakers; /* (nullable) */
  char *from;
  char *to;
};

gboolean
demarche_paragraph_may_take_position (const DemarcheParagraph *paragraph)
{
  return demarche_paragraph_kind_is_taggable (paragraph->kind) &&
         g_strcmp0 (paragraph->occasion->role, "chair") != 0 &&
         g_strcmp0 (paragraph->occasion->role, "interviewer") != 0;
}

static char *
fold (const DemarcheSelector *selector, const Wanted *wanted, const char *name)
{
  const char *known = selector->speakers != NULL ? wanted->find (selector->speakers, name) : NULL;

  return demarche_speakers_fold_name (known != NULL ? known : name);
}

static void
want (DemarcheSelector *selector, guint index, const char *what, const char *name, NameFinder find)
{
  Wanted *wanted = &selector->wanted[index];

  wanted->what = what;
  wanted->find = find;
  wanted->name = g_strdup (name);
  wanted->folded = name != NULL ? fold (selector, wanted, name) : NULL;
  wanted->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
check_date (const char *option, const char *date, GError **error)
{
  if (date == NULL || demarche_date_is_valid (date))
    return TRUE;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
               "option '--%s': '%s' is no date; it is written YYYY-MM-DD and must exist", option,
               date);
  return FALSE;
}

static gboolean
check_name (const char *option, const char *name, GError **error)
{
  const char *fault = NULL;

  if (name != NULL && !g_utf8_validate (name, -1, NULL))
    fault = "the value is not UTF-8";
  else if (name != NULL && name[strspn (name, " \t\r\n")] == '\0')
    fault = "the value is empty";
  if (fault != NULL)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID, "option '--%s': %s", option, fault);
  return fault == NULL;
}

DemarcheSelector *
demarche_selector_new (const DemarcheSelection *selection, DemarcheSpeakers *speakers,
                       GError **error)
{
  g_return_val_if_fail (selection != NULL, NULL);

  if (!check_date ("from", selection->from, error) || !check_date ("to", selection->to, error) ||
      !check_name ("speaker", selection->speaker, error) ||
      !check_name ("delegation", selection->delegation, error))
    return NULL;
  if (selection->from != NULL && selection->to != NULL &&
      strcmp (selection->from, selection->to) > 0) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "option '--from': %s is later than '--to', %s", selection->from, selection->to);
    return NULL;
  }
  DemarcheSelector *selector = g_new0 (DemarcheSelector, 1);
  selector->speakers = speakers != NULL ? demarche_speakers_ref (speakers) : NULL;
  want (selector, SPEAKER, "speaker", selection->speaker, demarche_speakers_find_person);
  want (selector, DELEGATION, "delegation", selection->delegation,
        demarche_speakers_find_delegation);
  selector->from = g_strdup (selection->from);
  selector->to = g_strdup (selection->to);
  return selector;
}

void
demarche_selector_free (DemarcheSelector *selector)
{
  if (selector == NULL)
    return;
  for (guint i = 0; i < N_WANTED; i++) {
    g_free (selector->wanted[i].name);
    g_free (selector->wanted[i].folded);
    g_hash_table_unref (selector->wanted[i].met);
  }
  g_clear_pointer (&selector->speakers, demarche_speakers_unref);
  g_free (selector->from);
  g_free (selector->to);
  g_free (selector);
}

gboolean
demarche_selector_has_name (DemarcheSelector *selector)
{
  return selector->wanted[SPEAKER].name != NULL || selector->wanted[DELEGATION].name != NULL;
}

static gboolean
is_wanted (DemarcheSelector *selector, Wanted *wanted, const char *name)
{
  if (wanted->name == NULL)
    return TRUE;
  if (name == NULL)
    return FALSE;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (wanted->met, name));
  if (known > 0)
    return known == 2;
  g_autofree char *folded = fold (selector, wanted, name);
  gboolean is_it = g_str_equal (folded, wanted->folded);
  wanted->is_met |= is_it;
  if (g_hash_table_size (wanted->met) < DEMARCHE_LIMIT_NAMES_MET)
    g_hash_table_insert (wanted->met, g_strdup (name), GUINT_TO_POINTER (is_it + 1u));
  return is_it;
}

gboolean
demarche_selector_is_theirs (DemarcheSelector *selector, const DemarcheParagraph *paragraph)
{
  gboolean is_speaker =
      is_wanted (selector, &selector->wanted[SPEAKER], paragraph->occasion->speaker);
  gboolean is_delegation =
      is_wanted (selector, &selector->wanted[DELEGATION], paragraph->occasion->delegation);

  return is_speaker && is_delegation;
}

gboolean
demarche_selector_is_then (DemarcheSelector *selector, const DemarcheParagraph *paragraph)
{
  if (selector->from == NULL && selector->to == NULL)
    return TRUE;
  return paragraph->occasion->date != NULL &&
         (selector->from == NULL || strcmp (paragraph->occasion->date, selector->from) >= 0) &&
         (selector->to == NULL || strcmp (paragraph->occasion->date, selector->to) <= 0);
}

static GPtrArray *
list_met (const Wanted *wanted)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name = NULL;

  g_hash_table_iter_init (&iter, wanted->met);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, demarche_compare_strings);
  g_ptr_array_add (names, NULL);
  return names;
}

/* "no paragraph is by delegation 'Aldovya'; did you mean 'Aldovia'? delegations here: …" */
static char *
describe (const Wanted *wanted)
{
  g_autoptr (GPtrArray) names = list_met (wanted);
  const char *nearest = demarche_nearest_name (wanted->name, (const char *const *)names->pdata);
  GString *text = g_string_new (NULL);
  guint n_names = names->len - 1;

  g_string_append_printf (text, "no paragraph is by %s '%s'", wanted->what, wanted->name);
  if (nearest != NULL)
    g_string_append_printf (text, "; did you mean '%s'?", nearest);
  g_string_append_printf (text, "%s %ss here: %s", nearest != NULL ? "" : ";", wanted->what,
                          n_names == 0 ? "none" : "");
  for (guint i = 0; i < MIN (n_names, N_NAMES_SAID); i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", (const char *)names->pdata[i]);
  if (n_names > N_NAMES_SAID)
    g_string_append_printf (text, " and %u more", n_names - N_NAMES_SAID);
  return g_string_free (text, FALSE);
}

char *
demarche_selector_describe_unmet (DemarcheSelector *selector)
{
  for (guint i = 0; i < N_WANTED; i++)
    if (selector->wanted[i].name != NULL && !selector->wanted[i].is_met)
      return describe (&selector->wanted[i]);
  return NULL;
}
