/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A terminal as one screen that is drawn whole, and given back as it was. */
#include "config.h"

#include "cli/screen.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* what is assumed of a terminal that does not tell */
#define N_ROWS 24
#define N_COLUMNS 80

#define OPEN "\033[?1049h\033[?25l\033[?7l" /* other screen, no cursor, no line wrap */
#define CLOSE "\033[?7h\033[?25h\033[?1049l"
#define BEGIN "\033[?2026h\033[H" /* nothing is shown before the end; the first place */
#define END "\033[J\033[?2026l"

struct _DemarcheScreen {
  gboolean has_keys; /* whether standard input was changed */
  struct termios before;
};

/* the terminal may be slow, or not take all at once */
static gboolean
write_all (const char *text, gsize length)
{
  while (length > 0) {
    gssize n = write (STDOUT_FILENO, text, length);
    if (n < 0 && errno == EAGAIN) {
      struct pollfd wanted = {.fd = STDOUT_FILENO, .events = POLLOUT};
      n = poll (&wanted, 1, -1) < 0 && errno != EINTR ? -1 : 0;
    } else if (n < 0 && errno == EINTR) {
      n = 0;
    }
    if (n < 0)
      return FALSE;
    text += n;
    length -= (gsize)n;
  }
  return TRUE;
}

/* keys come one by one and are not shown; Ctrl-Z would leave a screen that is not ours */
static void
take_keys (DemarcheScreen *screen)
{
  struct termios settings;

  if (!isatty (STDIN_FILENO) || tcgetpgrp (STDIN_FILENO) != getpgrp () ||
      tcgetattr (STDIN_FILENO, &screen->before) != 0)
    return;
  settings = screen->before;
  settings.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  settings.c_cc[VSUSP] = _POSIX_VDISABLE;
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  screen->has_keys = tcsetattr (STDIN_FILENO, TCSADRAIN, &settings) == 0;
}

DemarcheScreen *
demarche_screen_open (void)
{
  DemarcheScreen *screen = g_new0 (DemarcheScreen, 1);

  take_keys (screen);
  (void)write_all (OPEN, strlen (OPEN));
  return screen;
}

void
demarche_screen_close (DemarcheScreen *screen)
{
  (void)write_all (CLOSE, strlen (CLOSE));
  if (screen->has_keys)
    (void)tcsetattr (STDIN_FILENO, TCSADRAIN, &screen->before);
  g_free (screen);
}

void
demarche_screen_get_size (guint *n_rows, guint *n_columns)
{
  struct winsize size = {0};

  (void)ioctl (STDOUT_FILENO, TIOCGWINSZ, &size);
  *n_rows = size.ws_row > 0 ? size.ws_row : N_ROWS;
  *n_columns = size.ws_col > 0 ? size.ws_col : N_COLUMNS;
}

gboolean
demarche_screen_draw (G_GNUC_UNUSED DemarcheScreen *screen, GPtrArray *lines)
{
  g_autoptr (GString) out = g_string_new (BEGIN);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s\033[K", i > 0 ? "\r\n" : "",
                            (const char *)g_ptr_array_index (lines, i));
  g_string_append (out, END);
  return write_all (out->str, out->len);
}
