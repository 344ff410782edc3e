/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is known of the terminal. */
#include "config.h"

#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#define USUAL_WIDTH 80
#define MAX_WIDTH 1000

guint
demarche_terminal_get_width (void)
{
  struct winsize size = {0};
  const char *columns = g_getenv ("COLUMNS");
  guint64 width = 0;

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 1, MAX_WIDTH, &width, NULL))
    return (guint)width;
  return USUAL_WIDTH;
}
