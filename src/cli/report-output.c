/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where a report goes: a file, a folder with a file for each format, or standard output. */
#include "config.h"

#include "cli/report.h"

#include <errno.h>
#include <string.h>

static const char *const format_names[] = {"html", "md", "csv", "json", "docx", NULL};

static gboolean
is_folder (const char *path)
{
  return g_str_has_suffix (path, "/") || g_file_test (path, G_FILE_TEST_IS_DIR);
}

static gboolean
is_output (const char *path)
{
  return path == NULL || strcmp (path, "-") == 0;
}

gboolean
demarche_report_make_folder (DemarcheCommandContext *context, const char *folder)
{
  g_autoptr (GError) error = NULL;

  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  error = g_error_new (DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "cannot make the folder: %s",
                       g_strerror (errno));
  demarche_command_fail (context, folder, error);
  return FALSE;
}

/* TRUE also where no folder is asked for */
static gboolean
make_target (DemarcheCommandContext *context, const DemarcheReportTarget *target)
{
  return is_output (target->path) || !is_folder (target->path) ||
         demarche_report_make_folder (context, target->path);
}

/* by name, else by suffix; Markdown on standard output, a page where nothing else is said */
static gboolean
find_format (const DemarcheReportTarget *target, DemarcheReportFormat *format)
{
  const char *suffix;

  if (target->format != NULL)
    return demarche_report_format_from_name (target->format, format);
  *format = is_output (target->path) ? DEMARCHE_REPORT_MARKDOWN : DEMARCHE_REPORT_HTML;
  if (is_output (target->path) || is_folder (target->path))
    return TRUE;
  suffix = strrchr (target->path, '.');
  return suffix != NULL && demarche_report_format_from_name (suffix + 1, format);
}

typedef struct {
  char *path;
  DemarcheReportFormat format;
  DemarcheReportTable table;
} OutputFile;

static void
free_file (gpointer data)
{
  OutputFile *file = data;

  g_free (file->path);
  g_free (file);
}

static void
add_file (GPtrArray *files, char *path, DemarcheReportFormat format, DemarcheReportTable table)
{
  OutputFile *file = g_new0 (OutputFile, 1);

  *file = (OutputFile){path, format, table};
  g_ptr_array_add (files, file);
}

/* a CSV file has room for one table, so a folder gets three */
static void
add_files_in_folder (GPtrArray *files, const DemarcheReportTarget *target,
                     DemarcheReportFormat format)
{
  const char *suffix = demarche_report_format_get_name (format);

  if (format != DEMARCHE_REPORT_CSV) {
    g_autofree char *name = g_strdup_printf ("%s.%s", target->stem, suffix);
    add_file (files, g_build_filename (target->path, name, NULL), format, target->table);
    return;
  }
  for (guint table = 0; table < DEMARCHE_N_TABLES; table++) {
    g_autofree char *name =
        g_strdup_printf ("%s-%s.%s", target->stem, demarche_report_table_get_name (table), suffix);
    add_file (files, g_build_filename (target->path, name, NULL), format, table);
  }
}

/* (element-type OutputFile): all that is written, of a target whose format is known */
static GPtrArray *
list_files (const DemarcheReportTarget *target)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (free_file);
  DemarcheReportFormat format;

  if (!find_format (target, &format))
    return files;
  if (is_output (target->path) || !is_folder (target->path))
    add_file (files, g_strdup (target->path), format, target->table);
  else if (target->format != NULL || target->formats[0] == NULL)
    add_files_in_folder (files, target, format);
  else
    for (guint i = 0; target->formats[i] != NULL; i++)
      if (demarche_report_format_from_name (target->formats[i], &format))
        add_files_in_folder (files, target, format);
  return files;
}

/* (nullable): the first of @inputs that would be overwritten */
static const char *
find_overwritten (const DemarcheReportTarget *target, char **inputs)
{
  g_autoptr (GPtrArray) files = list_files (target);

  for (guint i = 0; i < files->len; i++) {
    const OutputFile *file = g_ptr_array_index (files, i);

    for (guint k = 0; !is_output (file->path) && inputs[k] != NULL; k++)
      if (demarche_io_is_same_file (inputs[k], file->path))
        return inputs[k];
  }
  return NULL;
}

gboolean
demarche_report_target_check (DemarcheCommandContext *context, const DemarcheReportTarget *target,
                              char **inputs)
{
  DemarcheReportFormat format;

  if (demarche_command_choose (context, "format", target->format, format_names, 0) < 0)
    return FALSE;
  if (!find_format (target, &format)) {
    g_autofree char *message =
        g_strdup_printf ("the name '%s' does not say the format", target->path);
    demarche_command_usage_error (
        context, message,
        "end it in .html, .md, .csv, .json or .docx, say --format, or end "
        "a folder in '/'");
    return FALSE;
  }
  const char *input = find_overwritten (target, inputs);
  if (input == NULL)
    return TRUE;
  g_autofree char *message = g_strdup_printf ("'%s' is an input; it would be overwritten", input);
  demarche_command_usage_error (context, message, "give -o another name");
  return FALSE;
}

static void
write_bytes (DemarcheCommandContext *context, const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (is_output (path))
    (void)demarche_command_write (context, data, (gssize)length);
  else if (demarche_io_write (path, data, length, &error))
    demarche_command_say ("%s written", path);
  else
    demarche_command_fail (context, path, error);
}

static void
write_file (DemarcheCommandContext *context, const char *path, DemarcheReport *report,
            DemarcheReportFormat format, DemarcheReportTable table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_report_write (report, format, table, &error);

  if (bytes == NULL)
    demarche_command_fail (context, path, error);
  else
    write_bytes (context, path, bytes);
}

static void
say_abstract (DemarcheReport *report)
{
  g_autofree char *abstract = demarche_report_get_abstract (report);
  g_auto (GStrv) lines = g_strsplit (abstract, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      demarche_command_say ("%s", lines[i]);
}

void
demarche_report_target_write (DemarcheCommandContext *context, const DemarcheReportTarget *target,
                              DemarcheReport *report)
{
  g_autoptr (GPtrArray) files = list_files (target);

  if (!is_output (target->path))
    say_abstract (report);
  if (!make_target (context, target))
    return;
  for (guint i = 0; i < files->len; i++) {
    const OutputFile *file = g_ptr_array_index (files, i);

    write_file (context, file->path, report, file->format, file->table);
  }
}

DemarcheReportFormat
demarche_report_target_get_format (const DemarcheReportTarget *target)
{
  DemarcheReportFormat format;

  return find_format (target, &format) ? format : DEMARCHE_REPORT_HTML;
}

void
demarche_report_target_write_bytes (DemarcheCommandContext *context,
                                    const DemarcheReportTarget *target, GBytes *bytes)
{
  if (is_output (target->path) || !is_folder (target->path)) {
    write_bytes (context, target->path, bytes);
    return;
  }
  if (!make_target (context, target))
    return;
  g_autofree char *name = g_strdup_printf (
      "%s.%s", target->stem,
      demarche_report_format_get_name (demarche_report_target_get_format (target)));
  g_autofree char *path = g_build_filename (target->path, name, NULL);
  write_bytes (context, path, bytes);
}
