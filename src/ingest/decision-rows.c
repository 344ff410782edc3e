/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads what people wrote into the last columns of the evidence table. */
#include "ingest/decision-rows.h"

#include "base/error.h"
#include "base/io.h"
#include "base/limits.h"
#include "ingest/csv.h"
#include "ingest/decode.h"
#include "model/date.h"

#include <string.h>

/* columns of a tag, before `decision`, and of the decision, from there on */
enum {
  REFERENCE,
  STATEMENT,
  PARAGRAPH,
  POSITION,
  HOLDER,
  STANCE,
  FORCE,
  WORDS,
  TEXT,
  DECISION,
  TO_POSITION,
  TO_HOLDER,
  TO_STANCE,
  TO_FORCE,
  BY,
  COMMENT,
  ON, /* the day; need not be there */
  N_COLUMNS
};

static const char *const column_names[N_COLUMNS] = {
    "reference", "statement", "paragraph", "position", "holder",   "stance",
    "force",     "words",     "text",      "decision", "position", "holder",
    "stance",    "force",     "by",        "comment",  "on"};

typedef struct {
  DemarcheSource *source;           /* (unowned) */
  DemarcheCodebook *codebook;       /* (unowned) */
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  int places[N_COLUMNS];            /* of each column in a row, -1: not there */
} Table;

static void
complain (Table *table, const DemarcheCsvCell *cell, const char *message, const char *help)
{
  demarche_diagnostics_take (table->diagnostics,
                             demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, table->source,
                                                      cell->start, cell->end, NULL, message, help));
}

/* ---- the head ---- */

/* the first column of a name in [from, to), or -1 */
static int
find_column (const GArray *head, const char *name, guint from, guint to)
{
  for (guint i = from; i < MIN (to, head->len); i++)
    if (g_ascii_strcasecmp (g_array_index (head, DemarcheCsvCell, i).text, name) == 0)
      return (int)i;
  return -1;
}

static void
complain_of_missing (Table *table, const GArray *head, const char *name, const char *where)
{
  g_autofree char *message = g_strdup_printf ("no column '%s'%s", name, where);

  complain (table, &g_array_index (head, DemarcheCsvCell, head->len - 1), message,
            "take the evidence table of the report as it is ('--format csv'); its last columns are "
            "decision, position, holder, stance, force, by, comment");
}

static gboolean
find_columns (Table *table, const GArray *head)
{
  gboolean has_all = TRUE;
  int decision = find_column (head, column_names[DECISION], 0, head->len);

  for (guint i = 0; i < N_COLUMNS; i++)
    table->places[i] = -1;
  if (decision < 0) {
    complain_of_missing (table, head, column_names[DECISION], "");
    return FALSE;
  }
  for (guint i = 0; i < N_COLUMNS; i++)
    table->places[i] = i < DECISION
                           ? find_column (head, column_names[i], 0, (guint)decision)
                           : find_column (head, column_names[i], (guint)decision, head->len);
  for (guint i = 0; i < N_COLUMNS; i++) {
    if (table->places[i] >= 0 || i == ON || (i > REFERENCE && i < DECISION))
      continue;
    complain_of_missing (table, head, column_names[i],
                         i < DECISION ? " before 'decision'" : " after 'decision'");
    has_all = FALSE;
  }
  return has_all;
}

/* ---- a row ---- */

/* the cell of a column, or NULL where it is empty or not there */
static const DemarcheCsvCell *
get_cell (const Table *table, const GArray *row, guint column)
{
  int place = table->places[column];
  const DemarcheCsvCell *cell;

  if (place < 0 || (guint)place >= row->len)
    return NULL;
  cell = &g_array_index (row, DemarcheCsvCell, place);
  return *cell->text != '\0' ? cell : NULL;
}

static char *
get_text (const Table *table, const GArray *row, guint column)
{
  const DemarcheCsvCell *cell = get_cell (table, row, column);

  return cell != NULL ? cell->text : NULL;
}

static gboolean
is_filled (const Table *table, const GArray *row)
{
  for (guint i = DECISION; i < N_COLUMNS; i++)
    if (i != BY && i != ON && get_cell (table, row, i) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_correction (const Table *table, const GArray *row)
{
  for (guint i = TO_POSITION; i <= TO_FORCE; i++)
    if (get_cell (table, row, i) != NULL)
      return TRUE;
  return FALSE;
}

static void
reject_word (Table *table, const DemarcheCsvCell *cell, const char *what, const char *const *legal)
{
  const char *nearest = demarche_nearest_name (cell->text, legal);
  g_autofree char *list = g_strjoinv (", ", (char **)legal);
  g_autofree char *message = g_strdup_printf ("'%.60s' is no %s", cell->text, what);
  g_autofree char *help = nearest != NULL
                              ? g_strdup_printf ("did you mean '%s'? legal: %s", nearest, list)
                              : g_strdup_printf ("legal: %s", list);

  complain (table, cell, message, help);
}

static void
read_kind (Table *table, const GArray *row, DemarcheDecision *decision)
{
  static const char *const legal[] = {"accept", "reject", "correct", "comment", NULL};
  const DemarcheCsvCell *cell = get_cell (table, row, DECISION);
  g_autofree char *word = cell != NULL ? g_ascii_strdown (cell->text, -1) : NULL;

  if (word != NULL && !demarche_decision_kind_from_name (word, &decision->kind)) {
    reject_word (table, cell, "decision", legal);
    return;
  }
  if (decision->kind == DEMARCHE_DECISION_CORRECT && !has_correction (table, row))
    complain (table, cell, "'correct' without a correction",
              "fill in position, holder, stance or force behind it");
  for (guint i = TO_POSITION; i <= TO_FORCE; i++)
    if (get_cell (table, row, i) != NULL && decision->kind != DEMARCHE_DECISION_CORRECT) {
      complain (table, get_cell (table, row, i), "a correction without the word for it",
                "write 'correct' in the column 'decision'");
      return;
    }
}

static void
read_position (Table *table, const GArray *row, DemarcheDecision *decision)
{
  const DemarcheCsvCell *cell = get_cell (table, row, TO_POSITION);

  if (cell == NULL)
    return;
  decision->to_position = cell->text;
  decision->corrects |= DEMARCHE_CORRECTS_POSITION;
  if (demarche_codebook_find_position (table->codebook, cell->text) >= 0)
    return;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  for (guint i = 0; i < demarche_codebook_get_n_positions (table->codebook); i++)
    g_ptr_array_add (codes, (char *)demarche_codebook_get_position (table->codebook, i)->code);
  g_ptr_array_add (codes, NULL);
  reject_word (table, cell, "position code", (const char *const *)codes->pdata);
}

static void
read_marks (Table *table, const GArray *row, DemarcheDecision *decision)
{
  static const char *const holders[] = {"speaker", "other", NULL};
  static const char *const stances[] = {"supports", "opposes", NULL};
  static const char *const forces[] = {"firm", "tentative", NULL};
  const DemarcheCsvCell *holder = get_cell (table, row, TO_HOLDER);
  const DemarcheCsvCell *stance = get_cell (table, row, TO_STANCE);
  const DemarcheCsvCell *force = get_cell (table, row, TO_FORCE);

  decision->corrects |= (holder != NULL ? DEMARCHE_CORRECTS_HOLDER : 0u) |
                        (stance != NULL ? DEMARCHE_CORRECTS_STANCE : 0u) |
                        (force != NULL ? DEMARCHE_CORRECTS_FORCE : 0u);
  if (holder != NULL && !demarche_holder_from_name (holder->text, &decision->to_holder))
    reject_word (table, holder, "holder", holders);
  if (stance != NULL && !demarche_stance_from_name (stance->text, &decision->to_stance))
    reject_word (table, stance, "stance", stances);
  if (force != NULL && !demarche_force_from_name (force->text, &decision->to_force))
    reject_word (table, force, "force", forces);
}

/* what the table says of the tag itself; a row without all of it is told by its reference */
static void
read_tag (const Table *table, const GArray *row, DemarcheDecision *decision)
{
  const char *number = get_text (table, row, PARAGRAPH);
  guint64 value = 0;

  decision->reference = get_text (table, row, REFERENCE);
  decision->statement = get_text (table, row, STATEMENT);
  decision->quote = get_text (table, row, TEXT);
  decision->words = get_text (table, row, WORDS);
  if (number != NULL && g_ascii_string_to_unsigned (number, 10, 1, G_MAXUINT, &value, NULL))
    decision->number = (guint)value;
  if (demarche_holder_from_name (get_text (table, row, HOLDER), &decision->holder) &&
      demarche_stance_from_name (get_text (table, row, STANCE), &decision->stance) &&
      demarche_force_from_name (get_text (table, row, FORCE), &decision->force))
    decision->position = get_text (table, row, POSITION);
}

static void
read_day (Table *table, const GArray *row, DemarcheDecision *decision)
{
  const DemarcheCsvCell *cell = get_cell (table, row, ON);

  decision->when = cell != NULL ? cell->text : NULL;
  if (cell != NULL && !demarche_date_is_valid (cell->text))
    complain (table, cell, "this is no day", "write it as 2025-03-04");
}

static DemarcheDecision *
read_row (Table *table, const GArray *row)
{
  DemarcheDecision model = {.ordinal = DEMARCHE_ORDINAL_UNKNOWN};
  guint column;

  demarche_source_locate (table->source, g_array_index (row, DemarcheCsvCell, 0).start, &model.line,
                          &column);
  read_kind (table, row, &model);
  read_position (table, row, &model);
  read_marks (table, row, &model);
  read_tag (table, row, &model);
  model.by = get_text (table, row, BY);
  model.comment = get_text (table, row, COMMENT);
  read_day (table, row, &model);
  return demarche_decision_new (&model);
}

static GPtrArray *
read_table (Table *table)
{
  g_autoptr (GPtrArray) rows = demarche_csv_read (table->source, table->diagnostics);
  g_autoptr (GPtrArray) decisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);

  if (rows == NULL || rows->len == 0) {
    const DemarcheCsvCell start = {NULL, 0, 0};

    if (rows != NULL)
      complain (table, &start, "no row", "the first row names the columns");
    return NULL;
  }
  if (!find_columns (table, g_ptr_array_index (rows, 0)))
    return NULL;
  for (guint i = 1; i < rows->len; i++)
    if (is_filled (table, g_ptr_array_index (rows, i)))
      g_ptr_array_add (decisions, read_row (table, g_ptr_array_index (rows, i)));
  return g_steal_pointer (&decisions);
}

GPtrArray *
demarche_decision_rows_read (const char *path, DemarcheCodebook *codebook,
                             DemarcheDiagnostics *diagnostics, GError **error)
{
  g_return_val_if_fail (path != NULL && codebook != NULL && diagnostics != NULL, NULL);
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_TAG_FILE_BYTES, error);
  g_autoptr (DemarcheDecoded) decoded = bytes != NULL ? demarche_decode (bytes, NULL, error) : NULL;

  if (decoded == NULL)
    return NULL;
  g_autoptr (DemarcheSource) source = demarche_source_new (path, decoded->text);
  Table table = {.source = source, .codebook = codebook, .diagnostics = diagnostics};
  guint n_before = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR);
  g_autoptr (GPtrArray) decisions = read_table (&table);
  guint n_errors = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) - n_before;
  if (n_errors == 0)
    return g_steal_pointer (&decisions);
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID, "not used: %u %s", n_errors,
               n_errors == 1 ? "error" : "errors");
  return NULL;
}
