# SPDX-License-Identifier: LGPL-2.1-or-later
"""The program dies, or what it stands on gives way."""

import os
import random
import resource
import signal
import subprocess
import time

from place import Skipped, ask, limit

N_STATEMENTS = 60
MOST_CALLS = 400  # no small run makes so many


def make_reference(place, folder):
    """The tags of an archive that nothing happened to."""
    whole = place.path("whole.db")
    result = place.add(folder, archive=whole)
    ask(result.returncode == 0, "a run that nothing happens to fails", result)
    return place.tags(whole)


def finish(place, folder, reference):
    """The next run goes on, and ends where an undisturbed one does."""
    result = place.add(folder)
    ask(result.returncode == 0, "the next run fails", result)
    place.verify()
    ask(place.tags() == reference, "the archive does not hold what it should")


def a1_killed_at_random(place):
    chance = random.Random(2718)
    folder = place.write_statements("inbox", N_STATEMENTS)
    began = time.monotonic()
    reference = make_reference(place, folder)
    longest = time.monotonic() - began
    known = set()
    for _ in range(int(os.environ.get("FAULT_ROUNDS", "20"))):
        process = place.start("add", folder, "-a", place.archive, "-r", "rules.json",
                              "--settle", "0", stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, longest) ** 2 / longest)
        process.kill()
        process.wait()
        if not os.path.exists(place.archive):
            continue
        now = place.check_quickly()
        ask(known <= now, f"lost: {known - now}")
        known = now
        if len(known) == N_STATEMENTS:
            finish(place, folder, reference)
            known = set()
            os.remove(place.archive)
    finish(place, folder, reference)
    ask(not place.list_strays() or len(place.list_strays()) < 5, "temporary files pile up")


def a1_killed_at_each_write(place):
    folder = place.write_statements("inbox", 2, n_paragraphs=2)
    reference = make_reference(place, folder)
    for call in ("write", "sync", "rename", "truncate"):
        for at in range(1, MOST_CALLS):
            remove_archive(place)
            result = place.add(folder, fault=(call, at, "kill"))
            if result.returncode == 0:
                break
            ask(result.returncode == -signal.SIGKILL, f"not killed at {call} {at}", result)
            if os.path.exists(place.archive):
                place.check_quickly()
            if at % 17 == 1:
                finish(place, folder, reference)
        ask(result.returncode == 0, f"{call} is called more than {MOST_CALLS} times")


def a2_disk_full(place):
    if os.getuid() != 0:
        raise Skipped("only root mounts a small file system")
    disk = place.path("disk")
    os.mkdir(disk)
    mounting = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk],
                              capture_output=True, text=True, check=False)
    if mounting.returncode != 0:
        raise Skipped("a small file system cannot be mounted")
    try:
        fill_disk(place, disk)
    finally:
        subprocess.run(["umount", disk], check=False)


def fill_disk(place, disk):
    archive = os.path.join(disk, "talks.db")
    few = place.write_statements("few", 5)
    many = place.write_statements("many", 300, seed=8)
    page = os.path.join(disk, "page.html")
    ask(place.add(few, archive=archive).returncode == 0, "the first statements do not fit")
    with open(page, "w", encoding="utf-8") as file:
        file.write("old")
    result = place.add(many, archive=archive)
    ask(result.returncode == 2, "a full disk is no success", result)
    ask("talks.db: error:" in result.stderr, "the message does not name the file", result)
    place.verify(archive)
    ask({"0000.txt", "0004.txt"} <= set(place.names(archive)), "statements are lost")
    with open(os.path.join(disk, "rest"), "wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
    result = place.run("report", few, "-r", "rules.json", "-o", page)
    ask(result.returncode == 2, "a report that does not fit is no success", result)
    with open(page, encoding="utf-8") as file:
        ask(file.read() == "old", "the old report is gone")
    subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
    result = place.add(few, archive=archive)
    ask(result.returncode == 0, "the archive does not take more", result)


def a2_file_size_limit(place):
    folder = place.write_statements("inbox", 60)
    reference = make_reference(place, folder)
    result = place.add(folder, prepare=lambda: limit(resource.RLIMIT_FSIZE, 300_000))
    ask(result.returncode != 0, "a file that may not grow is no success", result)
    place.check_quickly()
    finish(place, folder, reference)


def a3_calls_fail(place):
    folder = place.write_statements("inbox", 2, n_paragraphs=2)
    reference = make_reference(place, folder)
    for call in ("write", "sync", "rename", "truncate"):
        for how, step in (("once", 1), ("always", 6)):
            at = 1
            while fail_call(place, folder, reference, (call, at, how)):
                at += step if at < 40 else 4 * step


def fail_call(place, folder, reference, fault):
    """Whether there was such a call."""
    remove_archive(place)
    result = place.add(folder, fault=fault)
    if not os.path.exists(place.path("mark")):
        ask(result.returncode == 0, f"{fault}: it fails by itself", result)
        return False
    os.remove(place.path("mark"))
    if result.returncode == 0:
        ask(place.tags() == reference, f"{fault}: a false success", result)
        return True
    ask(result.returncode == 2, f"{fault}: exit code {result.returncode}", result)
    ask("error:" in result.stderr, f"{fault}: nothing is said", result)
    if os.path.exists(place.archive):
        place.check_quickly()
    if fault[1] % 9 == 1:
        finish(place, folder, reference)
    return True


def remove_archive(place):
    for name in (place.archive, place.archive + "-wal", place.archive + "-shm"):
        if os.path.exists(name):
            os.remove(name)


def a13_signals(place):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        process = place.start("add", "-", "-a", place.archive, "-r", "rules.json",
                              "--log-format", "json", stdin=subprocess.PIPE)
        name = f"{signal.Signals(number).name}.a"
        process.stdin.write('{"statement": "%s", "text": "We want lower limits. %s"}\n'
                            % (name, name))
        process.stdin.flush()
        wait_for(place, name)
        process.send_signal(number)
        process.stdin.write('{"statement": "after", "text": "Let me thank the chair."}\n')
        process.stdin.close()
        messages = process.stderr.read()
        process.stdout.close()
        process.stderr.close()
        ask(process.wait(30) == -number, f"{number}: exit status {process.returncode}")
        ask('"status": "interrupted"' in messages.splitlines()[-1], messages)
        ask(messages.rstrip().endswith(f'"exit": {128 + number}}}'), messages)
        ask(name in place.check_quickly(), "what was added is lost")
    ask(not place.list_strays(), "temporary files are left")


def wait_for(place, name):
    """Until a statement is in the archive."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if os.path.exists(place.archive) and name in place.check_quickly():
            return
        time.sleep(0.02)
    ask(False, f"{name} does not arrive")


def a13_closed_pipe(place):
    folder = place.write_statements("inbox", 40)
    place.add(folder)
    process = place.start("export", "-a", place.archive)
    process.stdout.readline()
    process.stdout.close()
    messages = process.stderr.read()
    process.stderr.close()
    ask(process.wait(30) == 0 and messages == "", f"{process.returncode}: {messages}")


def a14_out_of_memory(place):
    if place.is_sanitized():
        raise Skipped("a sanitized program needs more address space than can be limited")
    folder = place.write_statements("inbox", 40)
    reference = make_reference(place, folder)
    for megabytes in range(20, 2000, 12):
        result = place.add(folder, prepare=lambda n=megabytes: limit(resource.RLIMIT_AS, n << 20))
        if os.path.exists(place.archive):
            place.check_quickly()
        if result.returncode == 0:
            break
    ask(result.returncode == 0, "no memory is enough", result)
    finish(place, folder, reference)
