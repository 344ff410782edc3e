/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is wrong, where, and what would be accepted: messages and their printed form. */

#include "base/diagnostic.h"

#include "base/escape.h"
#include "base/limits.h"

#include <string.h>

#define GUTTER 6        /* columns before the bar of an excerpt */
#define EXCERPT_TAIL 60 /* characters shown from the start of the span on when a line is cut */

struct _DemarcheDiagnostic {
  DemarcheSeverity severity;
  DemarcheSource *source; /* (nullable) */
  gsize start;
  gsize end;
  char *file; /* (nullable): set when there is no source */
  char *code;
  char *message;
  char *help;
};

typedef struct {
  guint order; /* in which files came up */
  guint n;     /* its diagnostics, kept or only counted */
} File;

struct _DemarcheDiagnostics {
  GPtrArray *kept;
  GHashTable *files; /* (element-type utf8 File): by name, "" for none */
  guint counts[DEMARCHE_SEVERITY_ERROR + 1];
};

G_DEFINE_BOXED_TYPE (DemarcheDiagnostic, demarche_diagnostic, demarche_diagnostic_ref,
                     demarche_diagnostic_unref)
G_DEFINE_BOXED_TYPE (DemarcheDiagnostics, demarche_diagnostics, demarche_diagnostics_ref,
                     demarche_diagnostics_unref)

static const char *const severity_names[] = {"note", "warning", "error"};
static const char *const severity_colours[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};

/* a part of a source line, as bytes of it */
typedef struct {
  const char *text;
  gsize begin;
  gsize end;
} Excerpt;

DemarcheDiagnostic *
demarche_diagnostic_new (DemarcheSeverity severity, DemarcheSource *source, gsize start, gsize end,
                         const char *code, const char *message, const char *help)
{
  DemarcheDiagnostic *diagnostic = g_atomic_rc_box_new0 (DemarcheDiagnostic);

  diagnostic->severity = severity;
  if (source != NULL)
    diagnostic->source = demarche_source_ref (source);
  diagnostic->start = start;
  diagnostic->end = MAX (start, end);
  diagnostic->code = g_strdup (code);
  diagnostic->message = g_strdup (message);
  diagnostic->help = g_strdup (help);
  return diagnostic;
}

DemarcheDiagnostic *
demarche_diagnostic_new_for_file (DemarcheSeverity severity, const char *file, const char *message,
                                  const char *help)
{
  DemarcheDiagnostic *diagnostic =
      demarche_diagnostic_new (severity, NULL, 0, 0, NULL, message, help);

  diagnostic->file = g_strdup (file);
  return diagnostic;
}

DemarcheDiagnostic *
demarche_diagnostic_ref (DemarcheDiagnostic *diagnostic)
{
  return g_atomic_rc_box_acquire (diagnostic);
}

static void
clear_diagnostic (gpointer data)
{
  DemarcheDiagnostic *diagnostic = data;

  g_clear_pointer (&diagnostic->source, demarche_source_unref);
  g_clear_pointer (&diagnostic->file, g_free);
  g_clear_pointer (&diagnostic->code, g_free);
  g_clear_pointer (&diagnostic->message, g_free);
  g_clear_pointer (&diagnostic->help, g_free);
}

void
demarche_diagnostic_unref (DemarcheDiagnostic *diagnostic)
{
  g_atomic_rc_box_release_full (diagnostic, clear_diagnostic);
}

DemarcheSeverity
demarche_diagnostic_get_severity (DemarcheDiagnostic *diagnostic)
{
  return diagnostic->severity;
}

const char *
demarche_diagnostic_get_file (DemarcheDiagnostic *diagnostic)
{
  if (diagnostic->source != NULL)
    return demarche_source_get_name (diagnostic->source);
  return diagnostic->file;
}

DemarcheSource *
demarche_diagnostic_get_source (DemarcheDiagnostic *diagnostic)
{
  return diagnostic->source;
}

gsize
demarche_diagnostic_get_start (DemarcheDiagnostic *diagnostic)
{
  return diagnostic->start;
}

gsize
demarche_diagnostic_get_end (DemarcheDiagnostic *diagnostic)
{
  return diagnostic->end;
}

guint
demarche_diagnostic_get_line (DemarcheDiagnostic *diagnostic)
{
  guint line = 0;

  if (diagnostic->source != NULL)
    demarche_source_locate (diagnostic->source, diagnostic->start, &line, NULL);
  return line;
}

guint
demarche_diagnostic_get_column (DemarcheDiagnostic *diagnostic)
{
  guint column = 0;

  if (diagnostic->source != NULL)
    demarche_source_locate (diagnostic->source, diagnostic->start, NULL, &column);
  return column;
}

void
demarche_diagnostic_locate_end (DemarcheDiagnostic *diagnostic, guint *line, guint *column)
{
  *line = *column = 0;
  if (diagnostic->source != NULL)
    demarche_source_locate (diagnostic->source, diagnostic->end, line, column);
}

const char *
demarche_diagnostic_get_code (DemarcheDiagnostic *diagnostic)
{
  return diagnostic->code;
}

const char *
demarche_diagnostic_get_message (DemarcheDiagnostic *diagnostic)
{
  return diagnostic->message;
}

const char *
demarche_diagnostic_get_help (DemarcheDiagnostic *diagnostic)
{
  return diagnostic->help;
}

/* bytes of the character at @offset; a byte that begins none is one for itself */
static gsize
get_step (const char *text, gsize length, gsize offset)
{
  gunichar c = g_utf8_get_char_validated (text + offset, (gssize)(length - offset));

  if (c == 0 || c == (gunichar)-1 || c == (gunichar)-2)
    return 1;
  return (gsize)g_utf8_skip[(guchar)text[offset]];
}

static gsize
move_forward (const char *text, gsize length, gsize offset, guint n_chars)
{
  for (; n_chars > 0 && offset < length; n_chars--)
    offset += get_step (text, length, offset);
  return offset;
}

static gsize
move_back (const char *text, gsize offset, guint n_chars)
{
  for (; n_chars > 0 && offset > 0; n_chars--)
    do
      offset--;
    while (offset > 0 && ((guchar)text[offset] & 0xc0) == 0x80);
  return offset;
}

/* the line as it is when it is short, otherwise what stands around byte @start of it */
static Excerpt
cut_excerpt (const char *text, gsize length, gsize start)
{
  Excerpt excerpt = {text, 0, length};

  if (move_forward (text, length, 0, DEMARCHE_LIMIT_EXCERPT_CHARS) < length) {
    excerpt.end = move_forward (text, length, start, EXCERPT_TAIL);
    excerpt.begin = move_back (text, excerpt.end, DEMARCHE_LIMIT_EXCERPT_CHARS);
    excerpt.end = move_forward (text, length, excerpt.begin, DEMARCHE_LIMIT_EXCERPT_CHARS);
  }
  return excerpt;
}

/* appends bytes of a line; a tab becomes one space, so that carets stand under their text */
static void
append_line_text (GString *out, const char *text, gsize length)
{
  gsize done = 0;

  while (done < length) {
    const char *tab = memchr (text + done, '\t', length - done);
    gsize end = tab != NULL ? (gsize)(tab - text) : length;

    demarche_escape_terminal (out, text + done, (gssize)(end - done));
    if (tab != NULL)
      g_string_append_c (out, ' ');
    done = tab != NULL ? end + 1 : end;
  }
}

/* columns of the bytes as append_line_text() shows them */
static guint
measure (const char *text, gsize length)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  guint width = 0;

  append_line_text (shown, text, length);
  for (const char *p = shown->str; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_iszerowidth (c))
      width += g_unichar_iswide (c) ? 2 : 1;
  }
  return width;
}

static void
append_times (GString *out, char c, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, c);
}

static void
append_coloured (GString *out, const char *colour, const char *text)
{
  g_string_append_printf (out, "%s%s%s", colour, text, *colour != '\0' ? "\033[0m" : "");
}

/* the carets under [start, end) of the line */
static void
append_carets (GString *out, const Excerpt *excerpt, gsize start, gsize end, const char *colour)
{
  g_autoptr (GString) carets = g_string_new (NULL);
  gsize from = CLAMP (start, excerpt->begin, excerpt->end);
  gsize to = CLAMP (end, from, excerpt->end);

  append_times (out, ' ', GUTTER);
  g_string_append (out, "| ");
  append_times (out, ' ', excerpt->begin > 0 ? 1 : 0);
  append_times (out, ' ', measure (excerpt->text + excerpt->begin, from - excerpt->begin));
  append_times (carets, '^', MAX (1, measure (excerpt->text + from, to - from)));
  append_coloured (out, colour, carets->str);
  g_string_append_c (out, '\n');
}

static void
append_excerpt (GString *out, DemarcheDiagnostic *diagnostic, guint line, const char *colour)
{
  const char *source_text = demarche_source_get_text (diagnostic->source, NULL);
  gsize length;
  const char *text = demarche_source_get_line (diagnostic->source, line, &length);
  gsize line_start = (gsize)(text - source_text);
  gsize start = diagnostic->start > line_start ? diagnostic->start - line_start : 0;
  gsize end = diagnostic->end > line_start ? diagnostic->end - line_start : 0;
  Excerpt excerpt;

  if (length == 0)
    return;
  start = MIN (start, length);
  end = CLAMP (end, start, length);
  excerpt = cut_excerpt (text, length, start);
  g_string_append_printf (out, "%*u | %s", GUTTER - 1, line, excerpt.begin > 0 ? "…" : "");
  append_line_text (out, text + excerpt.begin, excerpt.end - excerpt.begin);
  g_string_append (out, excerpt.end < length ? "…\n" : "\n");
  append_carets (out, &excerpt, start, end, colour);
}

static void
append_help (GString *out, const char *help)
{
  g_auto (GStrv) lines = g_strsplit (help, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++) {
    append_times (out, ' ', GUTTER);
    g_string_append (out, "= help: ");
    demarche_escape_terminal (out, lines[i], -1);
    g_string_append_c (out, '\n');
  }
}

static void
append_place (GString *out, DemarcheDiagnostic *diagnostic, guint line)
{
  const char *file = demarche_diagnostic_get_file (diagnostic);

  if (file != NULL)
    demarche_escape_terminal (out, file, -1);
  if (file != NULL && line > 0)
    g_string_append_printf (out, ":%u:%u", line, demarche_diagnostic_get_column (diagnostic));
  if (file != NULL)
    g_string_append (out, ": ");
}

char *
demarche_diagnostic_format (DemarcheDiagnostic *diagnostic, gboolean colour)
{
  GString *out = g_string_new (NULL);
  const char *paint = colour ? severity_colours[diagnostic->severity] : "";
  guint line = demarche_diagnostic_get_line (diagnostic);

  append_place (out, diagnostic, line);
  append_coloured (out, paint, severity_names[diagnostic->severity]);
  g_string_append (out, ": ");
  demarche_escape_terminal (out, diagnostic->message, -1);
  if (diagnostic->code != NULL) {
    g_string_append (out, " [");
    demarche_escape_terminal (out, diagnostic->code, -1);
    g_string_append_c (out, ']');
  }
  g_string_append_c (out, '\n');
  if (line > 0)
    append_excerpt (out, diagnostic, line, paint);
  if (diagnostic->help != NULL)
    append_help (out, diagnostic->help);
  return g_string_free (out, FALSE);
}

DemarcheDiagnostics *
demarche_diagnostics_new (void)
{
  DemarcheDiagnostics *diagnostics = g_atomic_rc_box_new0 (DemarcheDiagnostics);

  diagnostics->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_diagnostic_unref);
  diagnostics->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return diagnostics;
}

DemarcheDiagnostics *
demarche_diagnostics_ref (DemarcheDiagnostics *diagnostics)
{
  return g_atomic_rc_box_acquire (diagnostics);
}

static void
clear_diagnostics (gpointer data)
{
  DemarcheDiagnostics *diagnostics = data;

  g_clear_pointer (&diagnostics->kept, g_ptr_array_unref);
  g_clear_pointer (&diagnostics->files, g_hash_table_unref);
}

void
demarche_diagnostics_unref (DemarcheDiagnostics *diagnostics)
{
  g_atomic_rc_box_release_full (diagnostics, clear_diagnostics);
}

static File *
find_file (DemarcheDiagnostics *diagnostics, const char *name)
{
  const char *key = name != NULL ? name : "";
  File *file = g_hash_table_lookup (diagnostics->files, key);

  if (file == NULL) {
    file = g_new0 (File, 1);
    file->order = g_hash_table_size (diagnostics->files);
    g_hash_table_insert (diagnostics->files, g_strdup (key), file);
  }
  return file;
}

void
demarche_diagnostics_take (DemarcheDiagnostics *diagnostics, DemarcheDiagnostic *diagnostic)
{
  File *file = find_file (diagnostics, demarche_diagnostic_get_file (diagnostic));

  diagnostics->counts[diagnostic->severity]++;
  if (file->n++ < DEMARCHE_LIMIT_DIAGNOSTICS)
    g_ptr_array_add (diagnostics->kept, diagnostic);
  else
    demarche_diagnostic_unref (diagnostic);
}

static int
compare_numbers (gsize first, gsize second)
{
  return first < second ? -1 : first > second;
}

static int
compare_places (gconstpointer first, gconstpointer second, gpointer data)
{
  DemarcheDiagnostic *a = *(DemarcheDiagnostic *const *)first;
  DemarcheDiagnostic *b = *(DemarcheDiagnostic *const *)second;
  int order = compare_numbers (find_file (data, demarche_diagnostic_get_file (a))->order,
                               find_file (data, demarche_diagnostic_get_file (b))->order);

  return order != 0 ? order : compare_numbers (a->start, b->start);
}

/* of those at one place the order stays */
void
demarche_diagnostics_sort (DemarcheDiagnostics *diagnostics)
{
  g_ptr_array_sort_with_data (diagnostics->kept, compare_places, diagnostics);
}

static void
forget (DemarcheDiagnostics *diagnostics, guint index)
{
  DemarcheDiagnostic *diagnostic = g_ptr_array_index (diagnostics->kept, index);

  diagnostics->counts[diagnostic->severity]--;
  find_file (diagnostics, demarche_diagnostic_get_file (diagnostic))->n--;
  g_ptr_array_remove_index (diagnostics->kept, index);
}

void
demarche_diagnostics_drop_from (DemarcheDiagnostics *diagnostics, DemarcheSource *source,
                                gsize offset)
{
  for (guint i = diagnostics->kept->len; i > 0; i--) {
    const DemarcheDiagnostic *diagnostic = g_ptr_array_index (diagnostics->kept, i - 1);
    if (diagnostic->source == source && diagnostic->start >= offset)
      forget (diagnostics, i - 1);
  }
}

guint
demarche_diagnostics_count (DemarcheDiagnostics *diagnostics, DemarcheSeverity severity)
{
  return diagnostics->counts[severity];
}

guint
demarche_diagnostics_get_length (DemarcheDiagnostics *diagnostics)
{
  return diagnostics->kept->len;
}

DemarcheDiagnostic *
demarche_diagnostics_get (DemarcheDiagnostics *diagnostics, guint index)
{
  return g_ptr_array_index (diagnostics->kept, index);
}
