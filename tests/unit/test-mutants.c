/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Mutants of a statement in every format, always the same ones: each is read or refused, and
 * neither crashes. The fuzz targets search on from here. */
#include "../fuzz/readers.h"

#include "runner.h"

#include "ingest/package.h"

#define N_MUTANTS 250
#define LONGEST_MUTANT 20000

/* a reader, and the file in data/formats (and its part) whose mutants it gets */
static const struct {
  const char *file;
  const char *part;
} seeds[N_READERS] = {
    [READER_HTML] = {"aldovia-opening.html", NULL},
    [READER_DOCX] = {"aldovia-opening.docx", "word/document.xml"},
    [READER_ODT] = {"aldovia-opening.odt", "content.xml"},
    [READER_ZIP] = {"aldovia-opening.docx", NULL},
    [READER_SRT] = {"aldovia-opening.srt", NULL},
    [READER_VTT] = {"aldovia-opening.vtt", NULL},
    [READER_MARKDOWN] = {"aldovia-opening.md", NULL},
    [READER_TEXT] = {"aldovia-opening.txt", NULL},
    [READER_LINE] = {"aldovia-opening.jsonl", NULL},
    [READER_MANIFEST] = {"../sample/statements.csv", NULL},
};

/* what readers look for, so that mutants have more of it */
static const char *const tokens[] = {
    "<w:p>",
    "</w:p>",
    "<w:txbxContent>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<text:p>",
    "</text:p>",
    "<text:note>",
    "<text:list><text:list-item>",
    "<table>",
    "<ul><li>",
    "<!--",
    "]]>",
    "<!DOCTYPE ",
    "&#0;",
    "&amp;",
    "-->",
    "00:00:01,000 --> 00:00:02,000\n",
    "<v A>",
    ">> ",
    "[1]",
    "\n[1] ",
    "**",
    "](",
    "---\n",
    "\n\n",
    "\f",
    "\xEF\xBB\xBF",
    "\xFF",
    "\xC2\xAD",
    "\033[31m",
    "\",\"",
    "\\ud800",
    "Q: ",
    "Mr. Chair (",
    "2025-02-30",
};

static guint32
draw (guint32 *state, guint32 below)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) % MAX (below, 1);
}

/* one change: a byte, a piece out, a piece twice, a token in, the end off */
static void
mutate (GByteArray *bytes, guint32 *state)
{
  guint at = draw (state, bytes->len);
  guint longest = draw (state, 60) + 1;
  guint n = MIN (longest, bytes->len - MIN (at, bytes->len));
  const char *token = tokens[draw (state, G_N_ELEMENTS (tokens))];
  g_autoptr (GByteArray) rest = g_byte_array_new ();

  if (bytes->len == 0)
    return;
  g_byte_array_append (rest, bytes->data + at, bytes->len - at);
  switch (draw (state, 5)) {
  case 0:
    bytes->data[at] = (guint8)draw (state, 256);
    break;
  case 1:
    g_byte_array_remove_range (bytes, at, n);
    break;
  case 2:
    g_byte_array_set_size (bytes, at + n);
    g_byte_array_append (bytes, rest->data, rest->len);
    break;
  case 3:
    g_byte_array_set_size (bytes, at);
    g_byte_array_append (bytes, (const guint8 *)token, (guint)strlen (token));
    g_byte_array_append (bytes, rest->data, rest->len);
    break;
  default:
    if (draw (state, 8) == 0)
      g_byte_array_set_size (bytes, at);
    break;
  }
}

static GBytes *
load_seed (guint reader)
{
  g_autofree char *path = g_build_filename (g_getenv ("DEMARCHE_TEST_DATA"), "data", "formats",
                                            seeds[reader].file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (DemarchePackage) package = NULL;
  gsize length;

  ck_assert (g_file_get_contents (path, &text, &length, NULL));
  file = g_bytes_new (text, length);
  if (!seeds[reader].part)
    return g_steal_pointer (&file);
  package = demarche_package_new (file, NULL);
  ck_assert_ptr_nonnull (package);
  return demarche_package_read (package, seeds[reader].part, NULL);
}

START_TEST (test_mutants_are_read_or_refused)
{
  g_autoptr (GBytes) seed = load_seed ((guint)_i);
  guint32 state = (guint32)_i;
  gsize length;
  const guint8 *data = g_bytes_get_data (seed, &length);

  for (guint i = 0; i < N_MUTANTS; i++) {
    g_autoptr (GByteArray) bytes = g_byte_array_new ();

    g_byte_array_append (bytes, data, (guint)MIN (length, LONGEST_MUTANT));
    for (guint k = draw (&state, 6) + 1; k > 0; k--)
      mutate (bytes, &state);
    read_fuzzed ((Reader)_i, bytes->data, bytes->len);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("mutants");
  TCase *tests = tcase_create ("mutants");

  tcase_set_timeout (tests, 60);
  tcase_add_loop_test (tests, test_mutants_are_read_or_refused, 0, N_READERS);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
