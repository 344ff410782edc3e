/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files in, statements out: runs the readers in order and gathers what they understood. */
#include "config.h"

#include "ingest/ingest.h"

#include "base/io.h"
#include "base/limits.h"
#include "ingest/decode.h"
#include "ingest/extract.h"
#include "ingest/front-matter.h"
#include "ingest/json-line.h"
#include "ingest/listing.h"
#include "base/scripts.h"
#include "ingest/segmentation.h"
#include "ingest/sniff.h"

#include <string.h>

struct _DemarcheIngest {
  GObject parent_instance;

  char *fields[DEMARCHE_N_FIELDS];
  char *encoding; /* (nullable) */
  char *helpers;
  char *manifest_path;      /* (nullable) */
  char *speakers_path;      /* (nullable) */
  DemarcheFolders *folders; /* (nullable): before anything was listed */
  DemarcheSpeakers *speakers;
};

G_DEFINE_FINAL_TYPE (DemarcheIngest, demarche_ingest, G_TYPE_OBJECT)

static void
demarche_ingest_finalize (GObject *object)
{
  DemarcheIngest *ingest = DEMARCHE_INGEST (object);

  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    g_free (ingest->fields[i]);
  g_free (ingest->encoding);
  g_free (ingest->helpers);
  g_free (ingest->manifest_path);
  g_free (ingest->speakers_path);
  g_clear_pointer (&ingest->folders, demarche_folders_free);
  g_clear_pointer (&ingest->speakers, demarche_speakers_unref);
  G_OBJECT_CLASS (demarche_ingest_parent_class)->finalize (object);
}

static void
demarche_ingest_class_init (DemarcheIngestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = demarche_ingest_finalize;
}

static void
demarche_ingest_init (DemarcheIngest *ingest)
{
  ingest->speakers = demarche_speakers_new ();
  ingest->helpers = g_strdup (DEMARCHE_LIBEXEC_DIR);
}

static void warn (DemarcheDiagnostics *diagnostics, const char *file, const char *help,
                  const char *format, ...) G_GNUC_PRINTF (4, 5);

static void
warn (DemarcheDiagnostics *diagnostics, const char *file, const char *help, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  demarche_diagnostics_take (diagnostics, demarche_diagnostic_new_for_file (
                                              DEMARCHE_SEVERITY_WARNING, file, message, help));
}

static void
warn_of_repairs (const DemarcheExtract *extract, const char *path,
                 DemarcheStatementBuilder *builder, DemarcheDiagnostics *diagnostics)
{
  if (extract->n_repaired > 0) {
    g_autofree char *n = g_strdup_printf ("%" G_GSIZE_FORMAT, extract->n_repaired);

    warn (diagnostics, path, "name another encoding with --encoding, or save the file as UTF-8",
          "invalid UTF-8 repaired: %s %s, the first at byte %" G_GSIZE_FORMAT, n,
          extract->n_repaired == 1 ? "place" : "places", extract->first_repaired);
    demarche_statement_builder_set_attribute (builder, "repaired", n);
  }
  if (extract->unread) {
    warn (diagnostics, path, "run OCR on it, for example ocrmypdf --skip-text part.pdf whole.pdf",
          "pages that are pictures were not read: %s", extract->unread);
    demarche_statement_builder_set_attribute (builder, "pages-not-read", extract->unread);
  }
  if (extract->n_stripped > 0)
    warn (diagnostics, path, NULL, "control characters left out: %" G_GSIZE_FORMAT,
          extract->n_stripped);
  for (guint i = 0; i < extract->remarks->len; i++)
    warn (diagnostics, path, NULL, "%s", (const char *)extract->remarks->pdata[i]);
}

/* letters that look alike keep a phrase from matching */
static void
warn_of_mixed_words (DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  gsize length;
  const char *text = demarche_source_get_text (source, &length);
  gsize start = 0;
  gsize end = 0;
  guint n = demarche_scripts_count_mixed (text, length, &start, &end);
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  message = g_strdup_printf ("letters of two alphabets in one word, at %u %s", n,
                             n == 1 ? "place" : "places");
  demarche_diagnostics_take (
      diagnostics, demarche_diagnostic_new (DEMARCHE_SEVERITY_WARNING, source, start, end, NULL,
                                            message, "such a word matches no phrase"));
}

/* the type by content; a name that says otherwise is only worth a warning */
static const char *
sniff (GBytes *bytes, const DemarcheInput *input, DemarcheDiagnostics *diagnostics)
{
  const char *type = demarche_sniff (bytes, input->name);
  const char *promised = demarche_sniff_name (input->name);

  if (promised && strcmp (promised, type) != 0)
    warn (diagnostics, input->path, NULL, "named as %s, but it holds %s",
          demarche_sniff_describe (promised), demarche_sniff_describe (type));
  return type;
}

static void
set_options (DemarcheIngest *ingest, DemarcheStatementBuilder *builder)
{
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    g_autofree char *words = NULL;

    if (!ingest->fields[i])
      continue;
    words = g_strconcat ("--", demarche_field_get_name ((DemarcheField)i), NULL);
    demarche_statement_builder_set_field (builder, (DemarcheField)i, ingest->fields[i],
                                          DEMARCHE_ORIGIN_OPTION, words);
  }
}

static void
set_manifest_fields (DemarcheIngest *ingest, const DemarcheInput *input,
                     DemarcheStatementBuilder *builder)
{
  g_autofree char *file = NULL;
  DemarcheManifest *manifest;

  if (!ingest->folders)
    return;
  manifest = demarche_folders_find_row (ingest->folders, input, &file, NULL);
  if (manifest)
    demarche_manifest_apply (manifest, file, builder);
}

static DemarcheStatement *
read_text (DemarcheIngest *ingest, DemarcheStatementBuilder *builder, DemarcheSource *source,
           const DemarcheExtract *extract, DemarcheDiagnostics *diagnostics, GError **error)
{
  gsize from;

  if (!demarche_front_matter_read (builder, source, &from, diagnostics, error))
    return NULL;
  set_options (ingest, builder);
  warn_of_mixed_words (source, diagnostics);
  if (!demarche_segment (builder, source, from, extract ? extract->hints : NULL, ingest->speakers,
                         diagnostics, error))
    return NULL;
  if (extract)
    demarche_extract_apply (extract, builder);
  if (demarche_statement_builder_get_n_paragraphs (builder) == 0)
    warn (diagnostics, demarche_source_get_name (source), NULL, "no text in it");
  return demarche_statement_builder_finish (builder);
}

DemarcheIngest *
demarche_ingest_new (void)
{
  return g_object_new (DEMARCHE_TYPE_INGEST, NULL);
}

gboolean
demarche_ingest_set_field (DemarcheIngest *ingest, DemarcheField field, const char *value,
                           GError **error)
{
  const char *note;
  char *tidy;

  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), FALSE);
  g_return_val_if_fail (value && field < DEMARCHE_N_FIELDS, FALSE);
  if (!g_utf8_validate (value, -1, NULL)) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_ENCODING, "the value is not UTF-8");
    return FALSE;
  }
  tidy = demarche_field_check (field, value, &note, error);
  if (!tidy)
    return FALSE;
  if (*tidy == '\0') {
    g_free (tidy);
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID, "the value is empty");
    return FALSE;
  }
  g_free (ingest->fields[field]);
  ingest->fields[field] = tidy;
  return TRUE;
}

gboolean
demarche_ingest_set_encoding (DemarcheIngest *ingest, const char *encoding, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), FALSE);
  if (encoding && !demarche_decode_knows (encoding)) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "encoding '%s' is not known; 'iconv --list' shows the names", encoding);
    return FALSE;
  }
  g_free (ingest->encoding);
  ingest->encoding = g_strdup (encoding);
  return TRUE;
}

void
demarche_ingest_set_helper_folder (DemarcheIngest *ingest, const char *folder)
{
  g_return_if_fail (DEMARCHE_IS_INGEST (ingest) && folder);
  g_free (ingest->helpers);
  ingest->helpers = g_strdup (folder);
}

void
demarche_ingest_set_manifest_path (DemarcheIngest *ingest, const char *path)
{
  g_return_if_fail (DEMARCHE_IS_INGEST (ingest));
  g_free (ingest->manifest_path);
  ingest->manifest_path = g_strdup (path);
}

void
demarche_ingest_set_speakers_path (DemarcheIngest *ingest, const char *path)
{
  g_return_if_fail (DEMARCHE_IS_INGEST (ingest));
  g_free (ingest->speakers_path);
  ingest->speakers_path = g_strdup (path);
}

GPtrArray *
demarche_ingest_list (DemarcheIngest *ingest, const char *const *paths,
                      DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GPtrArray) inputs = NULL;
  DemarcheSpeakers *speakers;

  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), NULL);
  g_return_val_if_fail (paths && diagnostics, NULL);
  if (!ingest->folders)
    ingest->folders = demarche_folders_new (ingest->manifest_path, ingest->speakers_path);
  inputs = demarche_folders_list (ingest->folders, paths, diagnostics, error);
  if (!inputs)
    return NULL;
  speakers = demarche_folders_get_speakers (ingest->folders);
  if (speakers) {
    demarche_speakers_unref (ingest->speakers);
    ingest->speakers = demarche_speakers_ref (speakers);
  }
  return g_steal_pointer (&inputs);
}

/* the text of a file, and what the manifest says of it; NULL after an error */
static DemarcheStatementBuilder *
open_input (DemarcheIngest *ingest, const DemarcheInput *input, DemarcheSource **source,
            DemarcheExtract **extract, DemarcheDiagnostics *diagnostics, GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GBytes) bytes =
      demarche_io_read (input->path, DEMARCHE_LIMIT_STATEMENT_RAW_BYTES, error);
  g_autoptr (GBytes) text = NULL;
  const DemarcheReaderOptions options = {ingest->encoding, ingest->helpers};
  DemarcheStatementBuilder *builder;
  const char *type;

  if (!bytes)
    return NULL;
  type = sniff (bytes, input, diagnostics);
  *extract = demarche_extract_read (bytes, type, &options, cancellable, error);
  if (!*extract)
    return NULL;
  builder = demarche_statement_builder_new (input->name);
  warn_of_repairs (*extract, input->path, builder, diagnostics);
  text = demarche_extract_take_text (*extract);
  demarche_statement_builder_set_source (builder, text, type, (*extract)->encoding);
  set_manifest_fields (ingest, input, builder);
  *source = demarche_source_new (input->path, text);
  return builder;
}

DemarcheStatement *
demarche_ingest_read_unknown (DemarcheIngest *ingest, const DemarcheInput *input,
                              DemarcheIsKnownText is_known, gpointer data,
                              DemarcheDiagnostics *diagnostics, GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (DemarcheExtract) extract = NULL;
  g_autoptr (DemarcheStatementBuilder) builder = NULL;
  g_autoptr (DemarcheSource) source = NULL;
  DemarcheStatement *statement;

  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), NULL);
  g_return_val_if_fail (input && diagnostics, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  builder = open_input (ingest, input, &source, &extract, diagnostics, cancellable, error);
  if (!builder)
    return NULL;
  if (is_known && is_known (demarche_statement_builder_get_text_hash (builder), data)) {
    set_options (ingest, builder);
    return demarche_statement_builder_finish (g_steal_pointer (&builder));
  }
  statement = read_text (ingest, builder, source, extract, diagnostics, error);
  if (statement)
    g_steal_pointer (&builder); /* it went into the statement */
  return statement;
}

DemarcheStatement *
demarche_ingest_read (DemarcheIngest *ingest, const DemarcheInput *input,
                      DemarcheDiagnostics *diagnostics, GCancellable *cancellable, GError **error)
{
  return demarche_ingest_read_unknown (ingest, input, NULL, NULL, diagnostics, cancellable, error);
}

DemarcheStatement *
demarche_ingest_describe (DemarcheIngest *ingest, const DemarcheInput *input)
{
  g_autoptr (DemarcheStatementBuilder) builder = NULL;

  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest) && input, NULL);
  builder = demarche_statement_builder_new (input->name);
  set_manifest_fields (ingest, input, builder);
  set_options (ingest, builder);
  return demarche_statement_builder_finish (g_steal_pointer (&builder));
}

static void
set_line_fields (const DemarcheJsonLine *line, DemarcheStatementBuilder *builder)
{
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    if (line->fields[i])
      demarche_statement_builder_set_field (builder, (DemarcheField)i, line->fields[i],
                                            DEMARCHE_ORIGIN_MANIFEST, "the JSON line");
  }
}

/* a line with a kind is one paragraph, taken as it is */
static void
add_line_paragraph (const DemarcheJsonLine *line, DemarcheStatementBuilder *builder)
{
  const DemarcheOccasion occasion = {
      .speaker = line->fields[DEMARCHE_FIELD_SPEAKER],
      .delegation = line->fields[DEMARCHE_FIELD_DELEGATION],
      .role = line->fields[DEMARCHE_FIELD_ROLE],
      .groups = line->fields[DEMARCHE_FIELD_GROUPS],
      .date = line->fields[DEMARCHE_FIELD_DATE],
      .event = line->fields[DEMARCHE_FIELD_EVENT],
      .section = line->section,
  };
  const DemarcheParagraph paragraph = {
      .number = line->number,
      .kind = line->kind,
      .text = line->text,
      .length = strlen (line->text),
      .occasion = &occasion,
      .turn = line->turn,
      .page = line->page,
  };

  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
}

DemarcheStatement *
demarche_ingest_read_line (DemarcheIngest *ingest, DemarcheSource *line,
                           DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (DemarcheJsonLine) fields = NULL;
  g_autoptr (DemarcheStatementBuilder) builder = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (DemarcheDecoded) decoded = NULL;
  g_autoptr (DemarcheSource) source = NULL;
  DemarcheStatement *statement;

  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), NULL);
  fields = demarche_json_line_read (line, diagnostics, error);
  if (!fields)
    return NULL;
  builder = demarche_statement_builder_new (fields->statement);
  set_line_fields (fields, builder);
  if (fields->has_kind) {
    set_options (ingest, builder);
    add_line_paragraph (fields, builder);
    if (fields->text_hash)
      demarche_statement_builder_set_text_hash (builder, fields->text_hash);
    return demarche_statement_builder_finish (g_steal_pointer (&builder));
  }
  text = g_bytes_new_take (g_strdup (fields->text), strlen (fields->text));
  decoded = demarche_decode (text, NULL, error);
  if (!decoded)
    return NULL;
  demarche_statement_builder_set_source (builder, decoded->text, "text/plain", NULL);
  source = demarche_source_new (fields->statement, decoded->text);
  statement = read_text (ingest, builder, source, NULL, diagnostics, error);
  if (statement)
    g_steal_pointer (&builder);
  return statement;
}

DemarcheSpeakers *
demarche_ingest_get_speakers (DemarcheIngest *ingest)
{
  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), NULL);
  return ingest->speakers;
}

GPtrArray *
demarche_ingest_get_left_out (DemarcheIngest *ingest)
{
  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), NULL);
  return ingest->folders ? demarche_folders_get_left_out (ingest->folders) : NULL;
}

const char *
demarche_ingest_get_speakers_path (DemarcheIngest *ingest)
{
  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), NULL);
  return ingest->folders ? demarche_folders_get_speakers_path (ingest->folders) : NULL;
}

void
demarche_ingest_set_speakers (DemarcheIngest *ingest, DemarcheSpeakers *speakers)
{
  g_return_if_fail (DEMARCHE_IS_INGEST (ingest) && speakers);
  demarche_speakers_ref (speakers);
  demarche_speakers_unref (ingest->speakers);
  ingest->speakers = speakers;
}

const char **
demarche_ingest_get_present (DemarcheIngest *ingest, const char *event)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (DEMARCHE_IS_INGEST (ingest), NULL);
  if (!ingest->folders || !demarche_folders_add_present (ingest->folders, event, names))
    return NULL;
  g_ptr_array_add (names, NULL);
  return (const char **)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}
