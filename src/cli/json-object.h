/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Members of JSON objects, for commands that write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* a comma where one is due, and "key": ; the value follows */
void demarche_json_object_key (GString *out, const char *key);
/* @value: (nullable): null is written as such */
void demarche_json_object_string (GString *out, const char *key, const char *value);
void demarche_json_object_number (GString *out, const char *key, guint value);

G_END_DECLS
