/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Appends JSON to a string, commas included. @key is NULL inside an array. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* @bracket is '{' or '[' */
void demarche_json_out_open (GString *out, const char *key, char bracket);
void demarche_json_out_close (GString *out, char bracket);
/* each item of a long array on a line of its own */
void demarche_json_out_newline (GString *out);
/* NULL is written as null */
void demarche_json_out_string (GString *out, const char *key, const char *value);
void demarche_json_out_string_length (GString *out, const char *key, const char *value,
                                      gsize length);
void demarche_json_out_count (GString *out, const char *key, gsize value);
/* null when it is not known */
void demarche_json_out_number (GString *out, const char *key, double value, gboolean is_known);
void demarche_json_out_boolean (GString *out, const char *key, gboolean value);

G_END_DECLS
