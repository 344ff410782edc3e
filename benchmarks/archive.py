#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What does an archive cost, and does the cost stay flat when it grows?

usage: benchmarks/archive.py path/to/demarche [--sizes 1000,10000] [--folder DIR]

Makes statements of 12 KB (workload.py) and for each size: tags them, takes them into a new archive,
adds one statement more (the median of 5), takes everything in again, lists, and makes a report.
Prints seconds by the clock, the ratio of the first add to tagging alone, by the clock and in work
of processors, work a statement in milliseconds, the most memory of the report, and the room of the
archive to that of the statements. Needs about 3 times the room of the statements; 100000 of them
are 1.3 GB:

    benchmarks/archive.py build/src/cli/demarche --sizes 1000,3000,10000,30000,100000
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import workload  # noqa: E402

EVERY = 300  # words from one planted phrase to the next
STATEMENT_BYTES = 12_600
N_PHRASES = 1000


class Cost:
    """Of a process: seconds by the clock, seconds of processors, and most memory in MB."""

    def __init__(self, *command):
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        self.clock = time.monotonic() - began
        self.work = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        if os.waitstatus_to_exitcode(status) not in (0, 2):
            sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")


def measure(program, folder, size):
    said = os.path.join(folder, f"said-{size}")
    archive = os.path.join(folder, f"{size}.db")
    rules = os.path.join(folder, "rules.json")
    phrases = workload.make_phrases(N_PHRASES, True)
    workload.write_rules(rules, phrases)
    os.mkdir(said)
    planted = [text for phrase in phrases for text in phrase.texts]
    workload.write_statements(said, size * STATEMENT_BYTES, planted, EVERY)
    n = len(os.listdir(said))
    add = (program, "add", "-a", archive, "-r", rules, "--settle", "0", "-q")
    tagging = Cost(program, "tag", said, "-r", rules)
    adding = Cost(*add, said)
    ones = []
    for number in range(5):
        one = os.path.join(folder, f"one-{size}-{number}.txt")
        with open(one, "w", encoding="utf-8") as file, open(
                os.path.join(said, "000000.txt"), encoding="utf-8") as known:
            file.write(f"Statement {size}, number {number}.\n\n{known.read()}")
        ones.append(Cost(*add, one))
    again = Cost(*add, said)
    listing = Cost(program, "list", "-a", archive)
    report = Cost(program, "report", "-a", archive, "-o", archive + ".html")
    room = sum(entry.stat().st_size for entry in os.scandir(said))
    print(f"{n:9} {tagging.clock:7.1f} {adding.clock:7.1f} {adding.clock / tagging.clock:6.2f}"
          f" {adding.work / tagging.work:6.2f} {adding.work / n * 1000:6.2f}"
          f" {statistics.median(one.clock for one in ones) * 1000:7.0f}"
          f" {statistics.median(one.work for one in ones) * 1000:7.0f} {again.clock:7.1f}"
          f" {listing.clock:6.2f} {report.clock:9.1f} {report.memory:7.0f}"
          f" {os.path.getsize(archive) / 1e6:8.0f} {os.path.getsize(archive) / room:5.2f}",
          flush=True)
    shutil.rmtree(said)
    os.unlink(archive)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--folder", help="where there is room; a temporary folder by default")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="demarche-archive-", dir=options.folder)
    print("statements  tag, s  add, s  ratio   work  ms/st. one, ms    work again, s list,s"
          " report,s mem,MB  file,MB  room", flush=True)
    try:
        for size in options.sizes.split(","):
            measure(os.path.abspath(options.program), folder, int(size))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
