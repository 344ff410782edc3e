/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche review: people accept, reject or correct tags of an archive. */
#include "config.h"

#include "cli/commands.h"
#include "cli/review.h"

#include <string.h>

static const DemarcheCommandHelp help = {
    "[STATEMENT|PARAGRAPH|REFERENCE…] -a ARCHIVE --by NAME",
    "Shows tags one after the other and records what you decide of each: accept, reject, correct, "
    "comment. Each decision is kept at once, survives other rules, and wins over the rules in "
    "reports. A colleague decides under another name; where two differ the tag is disputed, and "
    "out of figures until they agree. Answers are read line by line, so they can come from a file. "
    "Or decide in a spreadsheet: --export and --import.",
    {"demarche review -a talks.db --by 'A. Rossi' --position norm-status.binding --sample 30",
     "demarche review -a talks.db --by Anna --import evidence.csv"},
};

typedef enum {
  MODE_WALK,
  MODE_IMPORT,
  MODE_EXPORT,
  MODE_GOLD,
  MODE_UNDO,
  MODE_SUMMARY,
} Mode;

typedef struct {
  char *archive;
  char *by;
  char **import;
  gboolean export;
  gboolean export_gold;
  char *undo;
  gboolean summary;
  char *format;
  char *sample;
  char *seed;
  guint sample_size; /* 0: none was asked for */
  guint sample_seed;
  gboolean is_json;
  DemarcheReviewFilters filters;
} Options;

#define N_OPTIONS 22
#define MOST_DRAWN 10000

static void
options_clear (Options *options)
{
  DemarcheSelection *selection = &options->filters.selection;
  char *all[] = {
      options->archive,   options->by,           options->undo,   options->filters.position,
      options->format,    options->sample,       options->seed,   options->filters.rule,
      selection->speaker, selection->delegation, selection->from, selection->to};

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (all[i]);
  g_strfreev (options->import);
  g_strfreev (options->filters.names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
fill_entries (Options *options, GOptionEntry *entries)
{
  DemarcheReviewFilters *filters = &options->filters;
  const GOptionEntry all[N_OPTIONS] = {
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &options->archive, "The archive", "ARCHIVE"},
      {"by", 0, 0, G_OPTION_ARG_FILENAME, &options->by, "Who decides", "NAME"},
      {"new", 0, 0, G_OPTION_ARG_NONE, &filters->is_new, "Tags on which nobody decided", NULL},
      {"ambiguous", 0, 0, G_OPTION_ARG_NONE, &filters->is_ambiguous,
       "Tags with two negations, which stay out of figures", NULL},
      {"mixed", 0, 0, G_OPTION_ARG_NONE, &filters->is_mixed,
       "Tags beside one of the opposed position", NULL},
      {"disputed", 0, 0, G_OPTION_ARG_NONE, &filters->is_disputed, "Tags on which people differ",
       NULL},
      {"low-precision", 0, 0, G_OPTION_ARG_NONE, &filters->is_low,
       "Tags by rules of which people refused more than 15 in 100 tags", NULL},
      {"position", 0, 0, G_OPTION_ARG_FILENAME, &filters->position, "Tags of a position", "CODE"},
      {"rule", 0, 0, G_OPTION_ARG_FILENAME, &filters->rule, "Tags by a rule", "ID"},
      {"speaker", 0, 0, G_OPTION_ARG_FILENAME, &filters->selection.speaker, "Of a speaker", "NAME"},
      {"delegation", 0, 0, G_OPTION_ARG_FILENAME, &filters->selection.delegation, "Of a delegation",
       "NAME"},
      {"from", 0, 0, G_OPTION_ARG_FILENAME, &filters->selection.from, "First day", "YYYY-MM-DD"},
      {"to", 0, 0, G_OPTION_ARG_FILENAME, &filters->selection.to, "Last day", "YYYY-MM-DD"},
      {"all", 0, 0, G_OPTION_ARG_NONE, &filters->is_all, "Also tags on which you decided", NULL},
      {"import", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->import,
       "Records a table: an export, or a report's evidence (CSV), filled in; may be repeated",
       "FILE"},
      {"export", 0, 0, G_OPTION_ARG_NONE, &options->export,
       "Writes all decisions as such a table; with filters those tags, to be filled in", NULL},
      {"export-gold", 0, 0, G_OPTION_ARG_NONE, &options->export_gold,
       "Writes what was decided as gold for 'demarche score'", NULL},
      {"undo", 0, 0, G_OPTION_ARG_FILENAME, &options->undo,
       "Takes a decision back, by its number in 'demarche list --decisions'", "NUMBER"},
      {"sample", 0, 0, G_OPTION_ARG_FILENAME, &options->sample,
       "So many tags of --position, drawn at random: judged to the end they prove it or not", "N"},
      {"seed", 0, 0, G_OPTION_ARG_FILENAME, &options->seed,
       "Which of the possible samples, 1 without it; the same draws the same", "NUMBER"},
      {"summary", 0, 0, G_OPTION_ARG_NONE, &options->summary,
       "Writes who decided how much, how far they agree, and what samples say", NULL},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &options->format,
       "Of the summary: text (default) or json", "FORMAT"},
  };

  memcpy (entries, all, sizeof all);
  entries[N_OPTIONS] = (GOptionEntry)G_OPTION_ENTRY_NULL;
}

/* ---- what is asked for ---- */

/* FALSE, with usage said, when two things are */
static gboolean
choose_mode (DemarcheCommandContext *context, const Options *options, Mode *mode)
{
  const gboolean is_asked[] = {FALSE,
                               options->import != NULL,
                               options->export,
                               options->export_gold,
                               options->undo != NULL,
                               options->summary};
  guint n = 0;

  *mode = MODE_WALK;
  for (guint i = 0; i < G_N_ELEMENTS (is_asked); i++)
    if (is_asked[i]) {
      *mode = (Mode)i;
      n++;
    }
  if (n > 1)
    demarche_command_usage_error (context, "two things at once",
                                  "one of --import, --export, --export-gold, --undo, --summary");
  return n <= 1;
}

static gboolean
check_name (DemarcheCommandContext *context, Options *options, Mode mode)
{
  const char *problem = NULL;

  if (options->by != NULL)
    g_strstrip (options->by);
  if (options->by == NULL && (mode == MODE_WALK || mode == MODE_UNDO))
    problem = "missing option '--by NAME'";
  else if (options->by != NULL && !g_utf8_validate (options->by, -1, NULL))
    problem = "option '--by': the name is not UTF-8";
  else if (options->by != NULL &&
           (*options->by == '\0' || strlen (options->by) > DEMARCHE_LIMIT_NAME_BYTES))
    problem = "option '--by': the name is empty or too long";
  if (problem != NULL)
    demarche_command_usage_error (context, problem,
                                  "NAME is whom the decision is kept under, such as 'A. Rossi'");
  return problem == NULL;
}

/* a sample is of a position, and nothing else chooses its tags */
static gboolean
check_sample (DemarcheCommandContext *context, Options *options, Mode mode)
{
  DemarcheReviewFilters others = options->filters;

  options->sample_seed = 1;
  if (options->sample == NULL && options->seed == NULL)
    return TRUE;
  others.position = NULL;
  others.is_all = FALSE;
  if (options->sample == NULL || options->filters.position == NULL ||
      demarche_review_filters_are_set (&others) || (mode != MODE_WALK && mode != MODE_EXPORT)) {
    demarche_command_usage_error (
        context, "a sample is drawn by --sample N --position CODE",
        "with --seed NUMBER, --all and --export, and no other filter: tags that "
        "somebody chose are no random sample");
    return FALSE;
  }
  return demarche_command_choose_number (context, "sample", options->sample, 1, MOST_DRAWN,
                                         &options->sample_size) &&
         (options->seed == NULL ||
          demarche_command_choose_number (context, "seed", options->seed, 0, G_MAXINT,
                                          &options->sample_seed));
}

static gboolean
check_format (DemarcheCommandContext *context, Options *options, Mode mode)
{
  static const char *const formats[] = {"text", "json", NULL};
  int choice = demarche_command_choose (context, "format", options->format, formats, 0);

  options->is_json = choice == 1;
  if (choice >= 0 && options->format != NULL && mode != MODE_SUMMARY)
    demarche_command_usage_error (context, "option '--format' needs '--summary'", NULL);
  return choice >= 0 && (options->format == NULL || mode == MODE_SUMMARY);
}

static gboolean
check_usage (DemarcheCommandContext *context, Options *options, Mode *mode)
{
  if (!choose_mode (context, options, mode) || !check_name (context, options, *mode) ||
      !check_sample (context, options, *mode) || !check_format (context, options, *mode))
    return FALSE;
  if (*mode == MODE_WALK || *mode == MODE_EXPORT ||
      !demarche_review_filters_are_set (&options->filters))
    return TRUE;
  demarche_command_usage_error (context, "filters go with a walk through tags, or with --export",
                                "see 'demarche review --help'");
  return FALSE;
}

/* ---- doing it ---- */

/* what the reviewer has judged is asked again only with --all */
static GPtrArray *
drop_decided (const DemarcheReviewing *reviewing, const Options *options, GPtrArray *items)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (reviewing->by == NULL || options->filters.is_all ||
        !demarche_review_is_decided (reviewing, g_ptr_array_index (items, i)))
      g_ptr_array_add (left, g_ptr_array_index (items, i));
  return left;
}

/* (element-type DemarcheReviewItem): those asked for; NULL after an error */
static GPtrArray *
choose (DemarcheReviewing *reviewing, const Options *options)
{
  g_autoptr (GPtrArray) chosen = demarche_review_choose (reviewing, &options->filters);
  const char *position = options->filters.position;

  if (chosen == NULL || options->sample_size == 0)
    return g_steal_pointer (&chosen);
  g_autoptr (GPtrArray) drawn = demarche_review_sample (
      reviewing, (guint)demarche_codebook_find_position (reviewing->codebook, position),
      options->sample_size, options->sample_seed);
  return drawn != NULL ? drop_decided (reviewing, options, drawn) : NULL;
}

static void
write_table (DemarcheReviewing *reviewing, const Options *options)
{
  gboolean is_chosen = demarche_review_filters_are_set (&options->filters);
  g_autoptr (GPtrArray) items = is_chosen ? choose (reviewing, options) : NULL;

  if (items != NULL || !is_chosen)
    demarche_review_export (reviewing, items);
}

static void
walk (DemarcheReviewing *reviewing, const Options *options)
{
  g_autoptr (GPtrArray) items = choose (reviewing, options);

  if (items != NULL)
    demarche_review_walk (reviewing, items);
}

static void
take_back (DemarcheReviewing *reviewing, const char *number)
{
  g_autoptr (GError) error = NULL;
  guint id = 0;

  if (!demarche_command_choose_number (reviewing->context, "undo", number, 1, G_MAXINT, &id))
    return;
  if (demarche_review_take_back (reviewing, id, &error))
    demarche_command_say ("decision %u taken back", id);
  else
    demarche_command_fail_file (reviewing->context, reviewing->path, error);
}

static void
run (DemarcheCommandContext *context, const Options *options, Mode mode)
{
  g_auto (DemarcheReviewing)
      reviewing = {.context = context, .path = options->archive, .by = options->by};

  if (!demarche_reviewing_load (&reviewing))
    return;
  if (mode == MODE_IMPORT)
    demarche_review_import (&reviewing, options->import);
  else if (mode == MODE_EXPORT)
    write_table (&reviewing, options);
  else if (mode == MODE_GOLD)
    demarche_review_export_gold (&reviewing);
  else if (mode == MODE_UNDO)
    take_back (&reviewing, options->undo);
  else if (mode == MODE_SUMMARY)
    demarche_review_summarise (&reviewing, options->is_json);
  else
    walk (&reviewing, options);
}

int
demarche_command_review (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (Options) options = {0};
  GOptionEntry entries[N_OPTIONS + 1];
  Mode mode;

  fill_entries (&options, entries);
  if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &options.filters.names) &&
      check_usage (context, &options, &mode))
    run (context, &options, mode);
  return demarche_command_finish (context);
}
