/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "cli/large-pages.h"

#include <glib.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define LARGE_PAGE ((gsize)2 << 20)
#define HEAP_START (64 * LARGE_PAGE) /* of addresses; memory is taken when it is touched */
#define LARGEST_IN_HEAP (16 * LARGE_PAGE)
#define FIRST_PIECE ((gsize)160 << 10) /* more than the heap has left at the start of a program */

void
demarche_use_large_pages (void)
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  gsize room = FIRST_PIECE + 4096;
  gsize end = (gsize)sbrk (0);
  gsize border = (end + room + LARGE_PAGE - 1) & ~(LARGE_PAGE - 1);

  if (sbrk ((intptr_t)(border - room - end)) == (void *)-1)
    return;
  mallopt (M_TOP_PAD, HEAP_START);
  mallopt (M_MMAP_THRESHOLD, LARGEST_IN_HEAP);
  mallopt (M_TRIM_THRESHOLD, 2 * HEAP_START);
  gpointer first = g_try_malloc (FIRST_PIECE);
  end = (gsize)sbrk (0);
  if (first == NULL)
    mallopt (M_TOP_PAD, 0); /* so many addresses are not to be had */
  else if (end > border)
    madvise ((void *)border, (end - border) & ~(LARGE_PAGE - 1), MADV_HUGEPAGE);
  g_free (first);
#endif
}
