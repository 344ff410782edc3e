# SPDX-License-Identifier: LGPL-2.1-or-later
"""Archives that others use, have damaged, or closed to us."""

import os
import shutil
import sqlite3
import subprocess

from place import Skipped, ask

NOBODY = 65534


def a4_two_runs_at_once(place):
    first = place.start("add", "-", "-a", place.archive, "-r", "rules.json", stdin=subprocess.PIPE)
    first.stdin.write('{"statement": "first", "text": "We want lower limits."}\n')
    first.stdin.flush()
    while not os.path.exists(place.archive) or not place.check_quickly():
        pass
    second = place.add(place.write_statements("inbox", 2))
    ask(second.returncode == 2 and "in use by another run" in second.stderr, "it does not wait",
        second)
    ask(place.names() == ["first"], "a reader does not see what is there")
    report = place.run("report", "-a", place.archive, "-o", "page.html")
    ask(report.returncode == 0, "a report during a run fails", report)
    first.communicate()
    ask(first.returncode == 0, "the first run fails")
    ask(place.add("inbox").returncode == 0, "the archive stays locked")
    ask(len(place.names()) == 3, "statements are missing")


def damage(place, how, is_refused):
    """A damaged copy is said to be so, or what is whole of it is read; it is never written."""
    broken = place.path("broken.db")
    shutil.copyfile(place.archive, broken)
    with open(broken, "r+b") as file:
        how(file)
    with open(broken, "rb") as file:
        before = file.read()
    adding = place.add("inbox", archive=broken)
    verifying = place.run("verify", "-a", broken)
    with open(broken, "rb") as file:
        ask(file.read() == before, "a damaged archive was written", adding)
    ask(verifying.returncode in (1, 2), "damage is not found", verifying)
    if is_refused:
        ask(adding.returncode == 2 and "damaged" in adding.stderr, "it is not said", adding)
        ask("demarche verify" in adding.stderr, "nothing is said to help", adding)
    for end in ("-wal", "-shm"):
        if os.path.exists(broken + end):
            os.remove(broken + end)


def a6_damaged(place):
    place.add(place.write_statements("inbox", 12))
    size = os.path.getsize(place.archive)
    damage(place, lambda file: file.truncate(size // 2), True)
    damage(place, lambda file: file.truncate(100), True)
    damage(place, lambda file: (file.seek(100), file.write(b"x" * 3000)), True)


def a6_pages_overwritten(place):
    place.add(place.write_statements("inbox", 12))
    n_pages = os.path.getsize(place.archive) // 4096
    n_found = 0
    for page in range(1, n_pages, max(1, n_pages // 40)):
        broken = place.path("broken.db")
        shutil.copyfile(place.archive, broken)
        with open(broken, "r+b") as file:
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)
        result = place.run("verify", "-a", broken)
        ask(result.returncode in (0, 1, 2), f"page {page}: exit code {result.returncode}", result)
        n_found += result.returncode != 0
        reading = place.run("tag", "-a", broken)
        ask(reading.returncode in (0, 2), f"page {page}: exit code {reading.returncode}", reading)
    ask(n_found > 20, "damage is not found")


def a6_log_of_another(place):
    place.add(place.write_statements("inbox", 3))
    other = place.path("other.db")
    place.add("inbox", archive=other)
    held = sqlite3.connect(other)
    held.execute("PRAGMA wal_autocheckpoint = 0")
    held.execute("UPDATE statement SET name = name || '-changed'")
    held.commit()
    shutil.copyfile(other + "-wal", place.archive + "-wal")
    held.close()
    for command in ("verify", "tag", "list"):
        result = place.run(command, "-a", place.archive)
        ask(result.returncode in (0, 1, 2), f"{command}: exit code {result.returncode}", result)


def a6_log_missing(place):
    place.add(place.write_statements("inbox", 3))
    held = sqlite3.connect(place.archive)
    held.execute("PRAGMA wal_autocheckpoint = 0")
    held.execute("INSERT INTO log (at, what, detail) VALUES ('', 'x', 'y')")
    held.commit()
    alone = place.path("alone.db")
    shutil.copyfile(place.archive, alone)
    held.close()
    place.verify(alone)
    ask(len(place.names(alone)) == 3, "what was in the file is not read")


def a7_newer(place):
    place.add(place.write_statements("inbox", 2))
    archive = sqlite3.connect(place.archive)
    archive.execute("PRAGMA user_version = 9")
    archive.commit()
    archive.execute("PRAGMA journal_mode = DELETE")
    archive.close()
    with open(place.archive, "rb") as file:
        before = file.read()
    for result in (place.add("inbox"), place.run("list", "-a", place.archive)):
        ask(result.returncode == 2 and "newer demarche" in result.stderr, "it is not said", result)
    with open(place.archive, "rb") as file:
        ask(file.read() == before, "a newer archive was written")


def as_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def a8_not_to_be_written(place):
    place.add(place.write_statements("inbox", 2))
    prepare = as_nobody if os.getuid() == 0 else None
    if prepare is not None:
        try:
            started = place.run("--version", prepare=prepare)
        except PermissionError:
            raise Skipped("nobody may not run the program") from None
        if started.returncode != 0:
            raise Skipped("nobody may not run the program")
    os.chmod(place.archive, 0o444)
    os.chmod(place.folder, 0o555)
    try:
        adding = place.add("inbox", prepare=prepare)
        reading = place.run("list", "-a", place.archive, prepare=prepare)
        new = place.add("inbox", archive=place.path("new.db"), prepare=prepare)
        os.chmod(place.archive, 0o000)
        hidden = place.run("list", "-a", place.archive, prepare=prepare)
    finally:
        os.chmod(place.folder, 0o755)
        os.chmod(place.archive, 0o644)
    ask(adding.returncode == 2 and "error:" in adding.stderr, "writing is no error", adding)
    ask(reading.returncode == 0 and "0000.txt" in reading.stdout, "it cannot be read", reading)
    ask(new.returncode == 2 and "cannot write" in new.stderr, "a new one is no error", new)
    ask(hidden.returncode == 2 and "ermission" in hidden.stderr, "it is not said", hidden)


def a9_two_names(place):
    place.add(place.write_statements("inbox", 2))
    os.symlink(place.archive, place.path("link.db"))
    ask(place.add("inbox", archive=place.path("link.db")).returncode == 0, "a link is not followed")
    ask(not os.path.exists(place.path("link.db-wal")), "the log lies beside the link")
    os.link(place.archive, place.path("hard.db"))
    result = place.run("list", "-a", place.path("hard.db"))
    ask(result.returncode == 0 and "hard link" in result.stderr, "it is not warned", result)


def a10_values_of_other_kinds(place):
    place.add(place.write_statements("inbox", 2))
    for change in ("UPDATE paragraph SET offsets = x'ff'", "UPDATE tag SET stance = 'no'",
                   "UPDATE field SET name = 'odd'", "UPDATE paragraph SET kind = 'odd'",
                   "UPDATE paragraph SET length = length + 9000000",
                   "UPDATE paragraph SET length = -1", "UPDATE paragraph SET length = NULL",
                   "UPDATE evidence SET start = 99999999", "UPDATE tag SET paragraph = -5",
                   "UPDATE paragraph SET text = CAST (x'fffe' AS TEXT)",
                   "UPDATE rule_set SET saved = x'00'", "UPDATE cue SET effect = 'odd'",
                   "UPDATE statement SET version = 9999",
                   "UPDATE registry SET text = '{'"):
        copy = place.path("copy.db")
        shutil.copyfile(place.archive, copy)
        database = sqlite3.connect(copy)
        database.execute(change)
        database.commit()
        database.close()
        for command in (("tag",), ("report", "-o", "page.html"), ("list",), ("verify",)):
            result = place.run(*command, "-a", copy)
            ask(result.returncode in (0, 1, 2), f"{change}: {command}: {result.returncode}", result)


def a11_clock_goes_back(place):
    place.add(place.write_statements("first", 2))
    archive = sqlite3.connect(place.archive)
    archive.execute("UPDATE run SET began = '2999-01-01T00:00:00Z', ended = '2999-01-01T00:00:00Z'")
    archive.commit()
    archive.close()
    place.write("rules.json", open(place.path("rules.json"), encoding="utf-8").read().replace(
        "lower limit~", "the chair"))
    place.add(place.write_statements("second", 2, seed=9))
    result = place.run("runs", "-a", place.archive, "--format", "csv")
    ask([line.split(",")[0] for line in result.stdout.splitlines()[1:]] == ["1", "2"],
        "runs are out of order", result)
    last = place.run("tag", "-a", place.archive).stdout
    ask(last == place.run("tag", "-a", place.archive, "-r", "run:2").stdout,
        "the last run is not the last")


def a12_runs_stay_apart(place):
    place.add(place.write_statements("inbox", 3))
    before = place.tags()
    place.write("rules.json", open(place.path("rules.json"), encoding="utf-8").read().replace(
        "lower limit~", "the chair"))
    place.add("inbox")
    after = place.tags()
    ask(before != after, "changed rules change nothing")
    hashes = {part.split('"')[2] for part in after.split('"rules-hash"')[1:]}
    ask(len(hashes) == 1, f"tags of several rule sets in one result: {hashes}")
    old = place.run("tag", "-a", place.archive, "-r", "run:1").stdout
    ask(old == before, "the old run is not what it was")
