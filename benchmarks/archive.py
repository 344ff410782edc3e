#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""What does an archive cost, and does the cost stay flat when it grows?

usage: benchmarks/archive.py path/to/demarche [--sizes 1000,10000] [--folder DIR]

Makes statements of 12 KB (workload.py) and for each size: tags them, takes them into a new archive,
adds one statement more (5 times), takes everything in again, lists, and makes a report. Prints
seconds, the ratio of the first add to tagging alone, milliseconds a statement, and the largest
memory of a report. Needs about 5 times the room of the statements; 100000 of them are 1.2 GB.
"""
import argparse
import os
import resource
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


def run(*command, stdin=None):
    """Seconds, and the largest memory of the process in MB."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else None,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    messages = process.communicate(stdin)[1]
    seconds = time.monotonic() - began
    if process.returncode not in (0, 2):
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}\n{messages}")
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


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
    tagging = run(program, "tag", said, "-r", rules)[0]
    adding = run(*add, said)[0]
    ones = []
    for number in range(5):
        one = os.path.join(folder, f"one-{size}-{number}.txt")
        with open(one, "w", encoding="utf-8") as file:
            file.write(f"Statement {size}, number {number}.\n\n" + open(
                os.path.join(said, "000000.txt"), encoding="utf-8").read())
        ones.append(run(*add, one)[0])
    again = run(*add, said)[0]
    listing = run(program, "list", "-a", archive)[0]
    reporting, memory = run(program, "report", "-a", archive, "-o", archive + ".json")
    print(f"{n:8} {tagging:8.1f} {adding:8.1f} {adding / tagging:6.2f} {adding / n * 1000:7.2f}"
          f" {statistics.median(ones) * 1000:8.0f} {again:8.1f} {listing:6.2f} {reporting:8.1f}"
          f" {memory:7.0f} {os.path.getsize(archive) / 1e6:8.0f}", flush=True)
    shutil.rmtree(said)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--folder", help="where there is room; a temporary folder by default")
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="demarche-archive-", dir=options.folder)
    print("statem.   tag, s   add, s  ratio  ms/st.  one, ms again, s list,s report,s  mem,MB"
          "  file,MB", flush=True)
    try:
        for size in options.sizes.split(","):
            measure(os.path.abspath(options.program), folder, int(size))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
