# SPDX-License-Identifier: LGPL-2.1-or-later
"""Decisions of people, while what writes them is killed: nothing lost, nothing twice."""

import csv
import io
import os
import signal
import sqlite3

from place import ask


def list_decisions(place):
    """(reference, kind) of all rows, after looking whether the archive is whole."""
    database = sqlite3.connect(place.archive)
    try:
        ask(database.execute("PRAGMA quick_check").fetchone()[0] == "ok", "pages are broken")
        return database.execute("SELECT reference, kind FROM decision ORDER BY id").fetchall()
    finally:
        database.close()


def prepare(place):
    """Tags to decide on, as the rows of a table that is to be filled in."""
    place.add(place.write_statements("inbox", 1, n_paragraphs=2))
    result = place.run("review", "-a", place.archive, "--export", "--new")
    ask(result.returncode == 0, "tags are not exported", result)
    return list(csv.reader(io.StringIO(result.stdout)))


def review(place, *arguments, answers=None, fault=None):
    path = place.write("answers", answers or "")
    with open(path, encoding="utf-8") as file:
        return place.run("review", "-a", place.archive, "--by", "Anna", *arguments, stdin=file,
                         fault=fault)


def kill_everywhere(place, round_of):
    """Calls round_of(fault) for each write and sync, until one is not met any more."""
    clean = open(place.archive, "rb").read()
    for call in ("write", "sync", "truncate"):
        at = 1
        while True:
            restore(place, clean)
            result = round_of((call, at, "kill"))
            if result.returncode != -signal.SIGKILL:
                break
            at += 1 if at < 8 else 5
    place.verify()


def restore(place, content):
    for end in ("-wal", "-shm"):
        if os.path.exists(place.archive + end):
            os.remove(place.archive + end)
    with open(place.archive, "wb") as file:
        file.write(content)


def a1_killed_while_deciding(place):
    """A walk: what was answered before the next question is there, each once; another goes on."""
    n_tags = len(prepare(place)) - 1

    def walk(fault):
        killed = review(place, answers="a\nr\n" * n_tags, fault=fault)
        rows = list_decisions(place)
        ask(len({reference for reference, _ in rows}) == len(rows), f"{fault}: twice: {rows}")
        ask([kind for _, kind in rows] == (["accept", "reject"] * n_tags)[:len(rows)],
            f"{fault}: not those that were taken: {rows}")
        n_asked = killed.stdout.count("Is this right?")
        ask(len(rows) >= n_asked - 1, f"{fault}: it asked on before it recorded", killed)
        again = review(place, answers="a\n" * n_tags)
        ask(len(list_decisions(place)) == n_tags, f"{fault}: another does not go on", again)
        return killed

    kill_everywhere(place, walk)


def a1_killed_while_importing(place):
    """A table: all rows of it or none, and never twice."""
    rows = prepare(place)
    n_tags = len(rows) - 1
    for row in rows[1:]:
        row[rows[0].index("decision")] = "accept"
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    path = place.write("filled.csv", table.getvalue())

    def take(fault):
        killed = review(place, "--import", path, fault=fault)
        n = len(list_decisions(place))
        ask(n in (0, n_tags), f"{fault}: {n} of {n_tags} rows", killed)
        ask(killed.returncode != 0 or n == n_tags, f"{fault}: a false success", killed)
        again = review(place, "--import", path)
        ask(again.returncode == 0, f"{fault}: the table is not taken again", again)
        ask(len(list_decisions(place)) == n_tags, f"{fault}: lost, or there twice", again)
        return killed

    kill_everywhere(place, take)
