# SPDX-License-Identifier: LGPL-2.1-or-later
"""Inputs, limits and descriptors that `add` meets."""

import os
import resource
import subprocess

from place import Skipped, ask, limit


def c5_one_bad_file_among_many(place):
    place.write_statements("inbox", 99)
    with open(place.path("inbox/0050.bad.txt"), "wb") as file:
        file.write(b"\0\1\2" * 1000)
    result = place.add("inbox")
    ask(result.returncode == 2, f"exit code {result.returncode}", result)
    ask("100 files: 99 new, 1 failed" in result.stderr, "the summary is another", result)
    ask("inbox/0050.bad.txt: error:" in result.stderr, "the failure is not named", result)
    ask(len(place.names()) == 99, "the others are not there")


def c6_odd_files(place):
    place.write_statements("inbox", 3)
    os.symlink("..", place.path("inbox/up"))
    os.symlink("loop", place.path("inbox/loop"))
    os.symlink("nowhere.txt", place.path("inbox/dangling.txt"))
    os.mkfifo(place.path("inbox/pipe.txt"))
    result = place.add("inbox", "inbox/0000.txt", "inbox")
    ask(result.returncode in (0, 2), f"exit code {result.returncode}", result)
    ask(place.names() == ["0000.txt", "0001.txt", "0002.txt"], "not what is there", result)
    gone = place.add("inbox/none.txt")
    ask(gone.returncode == 2 and "none.txt" in gone.stderr, "it is not said", gone)


def c6_many_files(place):
    place.write_statements("inbox", 1500, n_paragraphs=1)
    result = place.add("inbox", prepare=lambda: limit(resource.RLIMIT_NOFILE, 40))
    ask(result.returncode == 0, f"exit code {result.returncode}", result)
    ask(len(place.names()) == 1500, "some are missing")


def c7_low_limits(place):
    if place.is_sanitized():
        raise Skipped("a sanitized program needs more than such limits leave")
    place.write_statements("inbox", 20)
    for what, value in ((resource.RLIMIT_NOFILE, 4), (resource.RLIMIT_NOFILE, 9),
                        (resource.RLIMIT_STACK, 128 << 10), (resource.RLIMIT_NPROC, 1)):
        result = place.add("inbox", prepare=lambda w=what, v=value: limit(w, v))
        ask(result.returncode in (0, 2), f"{what} {value}: {result.returncode}", result)
        ask(result.returncode == 0 or "error:" in result.stderr, "nothing is said", result)
        if os.path.exists(place.archive):
            place.verify()
    ask(place.add("inbox").returncode == 0, "the archive does not take more")


def close_all(*descriptors):
    for descriptor in descriptors:
        os.close(descriptor)


def c8_descriptors_closed(place):
    place.write_statements("inbox", 3)
    with open(place.path("inbox/bad.txt"), "wb") as file:
        file.write(b"\0\1\2" * 1000)
    for closed in ((0,), (1,), (2,), (0, 1, 2)):
        result = place.run("add", "inbox", "none.txt", "-a", place.archive, "-r", "rules.json",
                           "--settle", "0", prepare=lambda d=closed: close_all(*d),
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        ask(result.returncode in (0, 2), f"{closed}: exit code {result.returncode}")
        place.verify()
        with open(place.archive, "rb") as file:
            ask(b"error:" not in file.read(), "messages are in the archive")


def s25_the_same_twice(place):
    place.write_statements("inbox", 3)
    first = place.add("inbox")
    os.rename(place.path("inbox/0001.txt"), place.path("inbox/renamed.txt"))
    again = place.add("inbox", "inbox")
    ask("3 new" in first.stderr and "3 already archived" in again.stderr, "not recognised", again)
    ask("already archived as '0001.txt'" in again.stderr, "it is not said", again)
    ask(place.names() == ["0000.txt", "0001.txt", "0002.txt"], "it is there twice")
