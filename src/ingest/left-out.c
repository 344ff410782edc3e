/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a folder holds beside statements. */
#include "ingest/left-out.h"

#include <string.h>

static const struct {
  const char *name;
  const char *words;
} reasons[] = {
    [DEMARCHE_LEFT_OUT_HIDDEN] = {"hidden", "hidden"},
    [DEMARCHE_LEFT_OUT_LEFTOVER] = {"leftover", "left there by a program"},
    [DEMARCHE_LEFT_OUT_DATA] = {"data", "data or README"},
    [DEMARCHE_LEFT_OUT_LINES] = {"lines", "JSON lines (for 'demarche tag -')"},
    [DEMARCHE_LEFT_OUT_MEDIA] = {"media", "picture or recording"},
    [DEMARCHE_LEFT_OUT_SPECIAL] = {"special", "pipe or device"},
    [DEMARCHE_LEFT_OUT_LINK] = {"link", "link that leads nowhere"},
    [DEMARCHE_LEFT_OUT_LOOP] = {"loop", "folder that leads back to itself"},
    [DEMARCHE_LEFT_OUT_TWICE] = {"twice", "given twice"},
};

G_STATIC_ASSERT (G_N_ELEMENTS (reasons) == DEMARCHE_N_LEFT_OUT_REASONS);

const char *
demarche_left_out_reason_get_name (DemarcheLeftOutReason reason)
{
  g_return_val_if_fail (reason < DEMARCHE_N_LEFT_OUT_REASONS, NULL);
  return reasons[reason].name;
}

const char *
demarche_left_out_reason_describe (DemarcheLeftOutReason reason)
{
  g_return_val_if_fail (reason < DEMARCHE_N_LEFT_OUT_REASONS, NULL);
  return reasons[reason].words;
}

void
demarche_left_out_free (DemarcheLeftOut *left_out)
{
  g_free (left_out->path);
  g_free (left_out);
}

static gboolean
is_leftover (const char *name)
{
  static const char *const names[] = {"thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx",
                                      "icon\r",    "lost+found",  NULL};

  return g_str_has_prefix (name, "~$") || g_str_has_suffix (name, "~") ||
         g_strv_contains (names, name);
}

gboolean
demarche_left_out_is_folder_too (DemarcheLeftOutReason reason)
{
  return reason == DEMARCHE_LEFT_OUT_HIDDEN || reason == DEMARCHE_LEFT_OUT_LEFTOVER;
}

gboolean
demarche_left_out_by_name (const char *name, DemarcheLeftOutReason *reason)
{
  static const struct {
    const char *ending;
    DemarcheLeftOutReason reason;
  } endings[] = {
      {".json", DEMARCHE_LEFT_OUT_DATA},   {".csv", DEMARCHE_LEFT_OUT_DATA},
      {".tsv", DEMARCHE_LEFT_OUT_DATA},    {".db", DEMARCHE_LEFT_OUT_DATA},
      {".sqlite", DEMARCHE_LEFT_OUT_DATA}, {".db-wal", DEMARCHE_LEFT_OUT_DATA},
      {".db-shm", DEMARCHE_LEFT_OUT_DATA}, {".jsonl", DEMARCHE_LEFT_OUT_LINES},
      {".png", DEMARCHE_LEFT_OUT_MEDIA},   {".jpg", DEMARCHE_LEFT_OUT_MEDIA},
      {".jpeg", DEMARCHE_LEFT_OUT_MEDIA},  {".gif", DEMARCHE_LEFT_OUT_MEDIA},
      {".svg", DEMARCHE_LEFT_OUT_MEDIA},   {".mp3", DEMARCHE_LEFT_OUT_MEDIA},
      {".mp4", DEMARCHE_LEFT_OUT_MEDIA},   {".m4a", DEMARCHE_LEFT_OUT_MEDIA},
      {".wav", DEMARCHE_LEFT_OUT_MEDIA},   {".webm", DEMARCHE_LEFT_OUT_MEDIA},
      {".mov", DEMARCHE_LEFT_OUT_MEDIA},
  };
  g_autofree char *small = g_ascii_strdown (name, -1);

  *reason = DEMARCHE_LEFT_OUT_DATA;
  if (g_str_has_prefix (small, "readme") || g_str_has_prefix (small, "license"))
    return TRUE;
  *reason = *name == '.' ? DEMARCHE_LEFT_OUT_HIDDEN : DEMARCHE_LEFT_OUT_LEFTOVER;
  if (*name == '.' || is_leftover (small))
    return TRUE;
  const char *ending = strrchr (small, '.');
  for (gsize i = 0; ending != NULL && i < G_N_ELEMENTS (endings); i++) {
    *reason = endings[i].reason;
    if (strcmp (ending, endings[i].ending) == 0)
      return TRUE;
  }
  return FALSE;
}
