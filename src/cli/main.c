/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the command that was asked for and runs it. */
#include "config.h"

#include "version.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "--version")) {
    printf ("demarche %s\n", demarche_get_version ());
    return 0;
  }
  fputs ("usage: demarche COMMAND [OPTION…] [FILE…]\n", stderr);
  return 64;
}
