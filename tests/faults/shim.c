/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Preloaded into the program: makes the nth call of a kind on a regular file fail, or ends the
 * program there. FAULT_CALL names the call (write, sync, rename, truncate), FAULT_AT is n, from 1,
 * FAULT_HOW says what happens: once, always (from then on), kill. When one failed there is a file
 * FAULT_MARK. */
/* calls with and without 64 in their names are told apart here */
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#pragma GCC visibility push(default)

static atomic_int n_calls;

static int
is_regular (int descriptor)
{
  struct stat status;

  return fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode);
}

/* says that a call failed: the program may have got along without it */
static void
mark (void)
{
  const char *path = getenv ("FAULT_MARK");
  int descriptor = path != NULL ? open (path, O_WRONLY | O_CREAT, 0600) : -1;

  if (descriptor >= 0)
    close (descriptor);
}

/* whether this call is to fail */
static int
is_hit (const char *call)
{
  const char *wanted = getenv ("FAULT_CALL");
  const char *at = getenv ("FAULT_AT");
  const char *how = getenv ("FAULT_HOW");

  if (wanted == NULL || at == NULL || how == NULL || strcmp (wanted, call) != 0)
    return 0;
  int number = atomic_fetch_add (&n_calls, 1) + 1;
  int n = atoi (at);
  if (strcmp (how, "kill") == 0 && number == n)
    kill (getpid (), SIGKILL);
  if (strcmp (how, "always") == 0 ? number < n : number != n)
    return 0;
  mark ();
  errno = strcmp (call, "write") == 0 ? ENOSPC : EIO;
  return 1;
}

#define NEXT(name) ((__typeof__ (&name))dlsym (RTLD_NEXT, #name))

ssize_t
write (int descriptor, const void *data, size_t length)
{
  if (is_regular (descriptor) && is_hit ("write"))
    return -1;
  return NEXT (write) (descriptor, data, length);
}

ssize_t
pwrite (int descriptor, const void *data, size_t length, off_t offset)
{
  if (is_regular (descriptor) && is_hit ("write"))
    return -1;
  return NEXT (pwrite) (descriptor, data, length, offset);
}

ssize_t
pwrite64 (int descriptor, const void *data, size_t length, off64_t offset)
{
  if (is_regular (descriptor) && is_hit ("write"))
    return -1;
  return NEXT (pwrite64) (descriptor, data, length, offset);
}

int
fsync (int descriptor)
{
  return is_hit ("sync") ? -1 : NEXT (fsync) (descriptor);
}

int
fdatasync (int descriptor)
{
  return is_hit ("sync") ? -1 : NEXT (fdatasync) (descriptor);
}

int
ftruncate (int descriptor, off_t length)
{
  return is_hit ("truncate") ? -1 : NEXT (ftruncate) (descriptor, length);
}

int
ftruncate64 (int descriptor, off64_t length)
{
  return is_hit ("truncate") ? -1 : NEXT (ftruncate64) (descriptor, length);
}

int
rename (const char *from, const char *to)
{
  return is_hit ("rename") ? -1 : NEXT (rename) (from, to);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  return is_hit ("rename") ? -1 : NEXT (renameat2) (from_folder, from, to_folder, to, flags);
}
