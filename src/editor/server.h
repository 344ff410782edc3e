/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A language server for rule files: what editors ask, and the answers. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

/* longest message of a client: a rule file at its limit, every byte escaped, and some more */
#define DEMARCHE_LANGUAGE_SERVER_MESSAGE_BYTES (32u << 20)

/**
 * DemarcheLanguageServer:
 *
 * Speaks the Language Server Protocol 3.17 without its transport: messages go in and come out as
 * JSON texts. It marks mistakes and failed tests in open rule files, report definitions and
 * registries, tells what keys, lists and phrases mean, goes to the definition of lists and
 * positions, and lays files out. Not thread safe.
 *
 * |[<!-- language="C" -->
 * g_autoptr (DemarcheLanguageServer) server = demarche_language_server_new (data_dir);
 * g_autoptr (GPtrArray) replies = g_ptr_array_new_with_free_func (g_free);
 * demarche_language_server_receive (server, message, replies);
 * demarche_language_server_settle (server, replies);
 * ]|
 */
typedef struct _DemarcheLanguageServer DemarcheLanguageServer;

/* @data_dir: (nullable): where shipped rules are */
DEMARCHE_API DemarcheLanguageServer *demarche_language_server_new (const char *data_dir)
    DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_language_server_free (DemarcheLanguageServer *server);

/* takes a message; answers are added to @replies (element-type utf8). What is no message is
 * answered with an error, as the protocol asks */
DEMARCHE_API void demarche_language_server_receive (DemarcheLanguageServer *server, GBytes *message,
                                                    GPtrArray *replies);
/* adds what the client is to know about files that changed: for when no message is waiting */
DEMARCHE_API void demarche_language_server_settle (DemarcheLanguageServer *server,
                                                   GPtrArray *replies);
/* adds the error for a message that could not be taken; @message says why */
DEMARCHE_API void demarche_language_server_refuse (DemarcheLanguageServer *server,
                                                   const char *message, GPtrArray *replies);
/* whether the client asked it to exit */
DEMARCHE_API gboolean demarche_language_server_is_done (DemarcheLanguageServer *server);
/* whether it asked to shut down first, as it has to */
DEMARCHE_API gboolean demarche_language_server_is_shut_down (DemarcheLanguageServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLanguageServer, demarche_language_server_free)

G_END_DECLS
