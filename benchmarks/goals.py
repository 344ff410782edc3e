#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Does `demarche tag` meet its goals for speed, on somebody else's workload?

usage: benchmarks/goals.py path/to/demarche --workload make_workload.py --ripgrep PATH
       [--megabytes N] [--rounds N]

The workload's script makes statements and lists of phrases (`corpus`, `phrases`), turns these into
regular expressions (`convert --format rgascii`) and counts on a small corpus what there is to find
(`count`). Whole processes that write CSV to a file run in turn; a ratio is that of the medians, and
above 1 where demarche is sooner. The goals are for ripgrep 15 and for 200 MB, some for 10 MB. A
peak of memory below this script's own cannot be seen.
"""
import argparse
import csv
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import process  # noqa: E402

CHECKED_MEGABYTES = 2


def make_rules(phrases, path):
    """Every code is a position of one issue, every phrase one of its rules."""
    def write_item(item):
        if "gap" in item:
            return f"..{item['gap'] if isinstance(item['gap'], int) else item['gap'][-1]}"
        return item.get("w") or ("(" + " | ".join(item["alt"]) + ")" if "alt" in item
                                 else item["prefix"] + "*")

    codes = sorted({phrase["code"].lower() for phrase in phrases})
    rules = {f"workload.{code}": [] for code in codes}
    for phrase in phrases:
        rules[f"workload.{phrase['code'].lower()}"].append(
            {"id": phrase["id"].lower(), "any": [" ".join(map(write_item, phrase["items"]))]})
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": 1, "title": "Workload", "language": "en", "rules": rules,
                   "issues": [{"id": "workload", "title": "Workload", "kind": "choice",
                               "positions": [{"id": code, "title": code} for code in codes]}]},
                  file)


class Workload:
    """What the script makes, each once."""

    def __init__(self, script, folder):
        self.script = script
        self.folder = folder

    def make(self, name, *arguments):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            subprocess.run([sys.executable, self.script, *arguments, path], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return path

    def corpus(self, megabytes):
        return self.make(f"corpus-{megabytes}", "corpus", "--mb", str(megabytes), "--out")

    def phrases(self, family, n):
        return self.make(f"{family}-{n}.json", "phrases", "--n", str(n), "--family", family,
                         "--out")

    def patterns(self, family, n):
        return self.make(f"{family}-{n}.txt", "convert", "--format", "rgascii",
                         self.phrases(family, n))

    def rules(self, family, n):
        path = os.path.join(self.folder, f"{family}-{n}.rules.json")
        if not os.path.exists(path):
            with open(self.phrases(family, n), encoding="utf-8") as file:
                make_rules(json.load(file), path)
        return path

    def count(self, megabytes, family, n):
        """(paragraph, code) pairs"""
        output = subprocess.run([sys.executable, self.script, "count", "--corpus",
                                 self.corpus(megabytes), "--phrases", self.phrases(family, n)],
                                check=True, stdout=subprocess.PIPE).stdout
        return json.loads(output)["paragraph_code_pairs"]


class Bench:
    """The programs, and what each run of them took."""

    def __init__(self, options, workload):
        self.options = options
        self.workload = workload

    def tag(self, megabytes, family, n, jobs=1):
        return [self.options.program, "tag", "--format", "csv", "--jobs", str(jobs),
                self.statements(megabytes), "-r", self.workload.rules(family, n)]

    def statements(self, megabytes):
        return os.path.join(self.workload.corpus(megabytes), "docs")

    def ripgrep(self, megabytes, family, n):
        return [self.options.ripgrep, "--threads", "1", "-i", "-f",
                self.workload.patterns(family, n), self.statements(megabytes)]

    def run(self, command):
        """seconds and megabytes of a whole process"""
        seconds, kilobytes = process.run(command, os.path.join(self.workload.folder, "output"))
        return seconds, kilobytes / 1024

    def compare(self, title, goal, command, other, rounds=None):
        """@goal: the least ratio of the seconds of @other to those of @command"""
        runs = ([], [])
        for _ in range(rounds or self.options.rounds):
            for values, each in zip(runs, (command, other)):
                values.append(self.run(each))
        times = [[seconds for seconds, _ in values] for values in runs]
        medians = [statistics.median(values) for values in times]
        shown = ["{:.3f} ({:.3f} to {:.3f})".format(median, min(values), max(values))
                 for median, values in zip(medians, times)]
        print(f"{title:42}{shown[0]:27}{shown[1]:27}{medians[1] / medians[0]:6.2f}{goal:7}"
              f"{max(megabytes for _, megabytes in runs[0]):6.0f}", flush=True)


def check(bench):
    """how many of the pairs that are there are tagged; a phrase never reaches over the end of a
    sentence, which the count does not know"""
    command = bench.tag(CHECKED_MEGABYTES, "mix", 1000)
    output = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                            check=True).stdout.decode()
    n = sum(1 for _ in csv.DictReader(io.StringIO(output)))
    expected = bench.workload.count(CHECKED_MEGABYTES, "mix", 1000)
    print(f"{n} tags, {expected} pairs by the workload's count")
    if not 0.98 * expected <= n <= expected:
        sys.exit(1)


def copy_five(bench):
    folder = os.path.join(bench.workload.folder, "five")
    os.mkdir(folder)
    paths = sorted(os.path.join(top, name) for top, _, names in os.walk(bench.statements(10))
                   for name in names)
    for path in paths[:5]:
        shutil.copy(path, folder)
    return folder


def measure(bench):
    large = bench.options.megabytes
    print(f"{'':42}{'seconds':27}{'of the other':27}{'ratio':>6}{'goal':>7}{'MB':>6}")
    for family, n, megabytes, goal in (("mix", 100, large, 0.8), ("lit", 1000, large, 1.5),
                                       ("mix", 1000, 10, 20)):
        bench.compare(f"ripgrep, {family} {n}, {megabytes} MB", goal,
                      bench.tag(megabytes, family, n), bench.ripgrep(megabytes, family, n))
    bench.compare(f"mix 100 beside 10,000, {large} MB", 0.5, bench.tag(large, "mix", 10000),
                  bench.tag(large, "mix", 100))
    for n in (100, 1000):
        bench.compare(f"one thread beside two, mix {n}, {large} MB", 1.7,
                      bench.tag(large, "mix", n, 2), bench.tag(large, "mix", n))
    tag_five = [bench.options.program, "tag", "--format", "csv", copy_five(bench), "-r",
                bench.workload.rules("mix", 1000)]
    bench.compare("--version beside five statements", "15 ms", tag_five,
                  [bench.options.program, "--version"], 21)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("--workload", required=True)
    parser.add_argument("--ripgrep", default=shutil.which("rg"), required=not shutil.which("rg"))
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, Workload(options.workload, folder))
        check(bench)
        measure(bench)


if __name__ == "__main__":
    main()
