#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""How fast is `demarche tag`, beside other programs, and how does its cost grow?

usage: benchmarks/speed.py path/to/demarche [--megabytes N] [--rounds N] [--ripgrep PATH]

Makes statements and rules (workload.py) and runs whole processes that write to a file, in turn,
N rounds: what is compared was measured side by side. Prints seconds (median, least, most) and
ratios. ripgrep gets the same phrases as regular expressions, and NLTK's tokenizer of multi-word
expressions (Debian's python3-nltk) the literal ones; what is not installed is named. Before that
it checks on a small part that tags agree with a reference count. A peak below this script's own
cannot be seen.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import process  # noqa: E402
import workload  # noqa: E402

EVERY = 300  # words from one planted phrase to the next
CHECKED_BYTES = 400_000

NLTK = """
import os, sys
from nltk.tokenize import MWETokenizer, wordpunct_tokenize
phrases = [tuple(line.split()) for line in open(sys.argv[1])]
known = {"_".join(phrase) for phrase in phrases}
tokenizer = MWETokenizer(phrases)
for name in sorted(os.listdir(sys.argv[2])):
    for number, text in enumerate(open(os.path.join(sys.argv[2], name)).read().split("\\n\\n")):
        for word in tokenizer.tokenize(wordpunct_tokenize(text.lower())):
            if word in known:
                print(name, number, word)
"""


class Bench:
    """Where everything lies, and what is run."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def make_statements(self, name, size, phrases):
        os.mkdir(self.path(name))
        planted = [text for phrase in phrases for text in phrase.texts]
        workload.write_statements(self.path(name), size, planted, EVERY)
        return self.path(name)

    def make_rules(self, n, mixed):
        """returns the rule file and the phrases"""
        phrases = workload.make_phrases(n, mixed)
        path = self.path(f"rules-{n}-{'mix' if mixed else 'lit'}.json")
        workload.write_rules(path, phrases)
        return path, phrases

    def tag(self, statements, rules, jobs=1):
        return [self.options.program, "tag", statements, "-r", rules, "--format", "csv",
                "--jobs", str(jobs)]

    def ripgrep(self, statements, phrases):
        path = self.path("patterns")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(phrase.regex + "\n" for phrase in phrases)
        return [self.options.ripgrep, "--threads", "1", "-i", "-f", path, statements]

    def nltk(self, statements, phrases):
        path = self.path("literals")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(phrase.texts[0] + "\n" for phrase in phrases)
        return [self.options.nltk, "-c", NLTK, path, statements]

    def run(self, command):
        """seconds and kilobytes of a whole process"""
        return process.run(command, self.path("output"))

    def compare(self, title, commands):
        """runs all in turn; the first is what the others are measured by"""
        runs = {name: [] for name in commands}
        for _ in range(self.options.rounds):
            for name, command in commands.items():
                runs[name].append(self.run(command))
        print(f"\n{title}\n{'':26}{'median s':>9}{'least':>8}{'most':>8}{'ratio':>8}{'peak MB':>9}")
        base = statistics.median(seconds for seconds, _ in next(iter(runs.values())))
        for name, values in runs.items():
            seconds = [value[0] for value in values]
            print(f"{name:26}{statistics.median(seconds):9.3f}{min(seconds):8.3f}"
                  f"{max(seconds):8.3f}{statistics.median(seconds) / base:8.2f}"
                  f"{max(value[1] for value in values) / 1024:9.1f}", flush=True)


def check(bench):
    """tags must be those that regular expressions find, no more and no fewer"""
    rules, phrases = bench.make_rules(300, True)
    statements = bench.make_statements("checked", CHECKED_BYTES, phrases)
    output = subprocess.run(bench.tag(statements, rules)[:-4] + ["--format", "jsonl"],
                            stdout=subprocess.PIPE, check=True).stdout.decode()
    n = output.count('"position":')
    expected = workload.count_pairs(statements, phrases)
    print(f"{n} tags, {expected} by the reference count")
    if n != expected:
        sys.exit(1)


def compare_peers(bench, statements):
    for n, mixed in ((100, True), (1000, False), (1000, True)):
        rules, phrases = bench.make_rules(n, mixed)
        commands = {"demarche, 1 thread": bench.tag(statements, rules),
                    "demarche, 2 threads": bench.tag(statements, rules, 2)}
        if bench.options.ripgrep:
            commands["ripgrep, 1 thread"] = bench.ripgrep(statements, phrases)
        if bench.options.nltk and not mixed:
            commands["NLTK"] = bench.nltk(statements, phrases)
        bench.compare(f"{n} phrases, {'mixed' if mixed else 'literal'}", commands)


def measure_growth(bench, statements, size, planted):
    quarter = bench.make_statements("quarter", size // 4, planted)
    half = bench.make_statements("half", size // 2, planted)
    rules = {n: bench.make_rules(n, True)[0] for n in (100, 1000, 10000)}
    bench.compare("statements: 1, 2, 4 parts", {
        "a quarter": bench.tag(quarter, rules[1000]), "half": bench.tag(half, rules[1000]),
        "all": bench.tag(statements, rules[1000])})
    shipped = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rules",
                           "ict-security")
    rules_by_name = {**{f"{n} phrases": path for n, path in rules.items()},
                     "shipped, ICT security": shipped}
    bench.compare("rules", {name: bench.tag(statements, path)
                            for name, path in rules_by_name.items()})
    os.mkdir(bench.path("five"))
    for name in sorted(os.listdir(statements))[:5]:
        shutil.copy(os.path.join(statements, name), bench.path("five", name))
    bench.compare("five statements", {
        "--version": [bench.options.program, "--version"],
        **{name: bench.tag(bench.path("five"), path) for name, path in rules_by_name.items()}})


def find_nltk():
    """the Python that has it; Debian's may not be the first on the path"""
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "import nltk"], stderr=subprocess.DEVNULL,
                          check=False).returncode == 0:
            return python
    return None


def run(options, folder):
    bench = Bench(options, folder)
    check(bench)
    size = options.megabytes * 10 ** 6
    planted = workload.make_phrases(1000, True)
    statements = bench.make_statements("statements", size, planted)
    print(f"{options.megabytes} MB, {len(os.listdir(statements))} statements, "
          f"{options.rounds} rounds")
    for name in ("ripgrep", "nltk"):
        if not getattr(options, name):
            print(f"without {name}: not installed")
    compare_peers(bench, statements)
    measure_growth(bench, statements, size, planted)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--ripgrep", default=shutil.which("rg"))
    options = parser.parse_args()
    options.nltk = find_nltk()
    with tempfile.TemporaryDirectory() as folder:
        run(options, folder)


if __name__ == "__main__":
    main()
