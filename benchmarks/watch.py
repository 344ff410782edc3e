#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Edits rules while `demarche watch` runs: how long from the save to the refreshed screen?

usage: benchmarks/watch.py path/to/demarche [--rules RULES] [--statements FOLDER]
                           [--megabytes N] [--rounds N]

Without statements it makes some of its own, 20 MB by default. RULES is a file or folder; a copy of
it is edited. Prints the least, median, 95th percentile and most for each kind of edit and for all,
and how many times longer the first screen took, for which everything was tagged; then the
processor time of a save, all threads together, which a busy machine changes less. Exits with 1
when the 95th percentile of all is half a second or more.
"""
import argparse
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [os.path.join(ROOT, "tests"), os.path.join(ROOT, "benchmarks")]
import watch_driver  # noqa: E402
import workload  # noqa: E402

LIMIT = 0.5  # seconds
SEED = 20
MARKS = re.compile(r"[^\W\d_]{3,}")


# ---- statements ----

def list_words(rules):
    """The words of all phrases, so that rules find something."""
    words = set()
    for folder, _, names in os.walk(rules):
        for name in names:
            if name.endswith(".json"):
                words.update(MARKS.findall(watch_driver.read(os.path.join(folder, name)).lower()))
    return sorted(words)


# ---- edits: each takes the contents of all rule files and changes one of them ----

def find_rules(files):
    """all lists of rules: (path, list)"""
    for path, content in sorted(files.items()):
        for rules in content.get("rules", {}).values():
            yield path, rules
        for issue in content.get("issues", []):
            for position in issue.get("positions", []):
                if position.get("rules"):
                    yield path, position["rules"]


def add_phrase(files, rand, words):
    path, rules = rand.choice(list(find_rules(files)))
    rules.append(" ".join(rand.sample(words, 2)))
    return path


def remove_rule(files, rand, words):
    path, rules = rand.choice([found for found in find_rules(files) if len(found[1]) > 1])
    rules.pop(rand.randrange(len(rules)))
    return path


def add_rule(files, rand, words):
    path, rules = rand.choice(list(find_rules(files)))
    rules.append({"all": rand.sample(words, 2), "any": rand.sample(words, 4),
                  "unless": {"sentence": rand.sample(words, 2)}})
    return path


def add_list_word(files, rand, words):
    lists = [(path, phrases) for path, content in sorted(files.items())
             for phrases in content.get("lists", {}).values()]
    if not lists:
        return None
    path, phrases = rand.choice(lists)
    phrases.append(rand.choice(words))
    return path


def find_cues(files, effects):
    return [(path, cue) for path, content in sorted(files.items())
            for cue in content.get("cues", []) if cue["effect"] in effects]


def add_cue_phrase(files, rand, words):
    cues = find_cues(files, ("negation", "attribution", "hedge", "recall"))
    if not cues:
        return None
    path, cue = rand.choice(cues)
    cue["cue"].append(" ".join(rand.sample(words, 2)))
    return path


def change_negation(files, rand, words):
    """how far "not" reaches"""
    cues = [found for found in find_cues(files, ("negation",)) if "not" in found[1]["cue"]]
    if not cues:
        return None
    path, cue = cues[0]
    cue["max"] = rand.choice([n for n in range(4, 13) if n != cue.get("max")])
    return path


EDITS = [("a phrase more", add_phrase), ("a word more in a list", add_list_word),
         ("a rule more", add_rule), ("a rule less", remove_rule),
         ("a cue phrase more", add_cue_phrase), ("how far \"not\" reaches", change_negation)]


# ---- measuring ----

def read_all(folder):
    files = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            if name.endswith(".json"):
                files[path] = json.loads(watch_driver.read(path))
    return files


def time_save(screen, path, text):
    start = time.monotonic()
    watch_driver.save(path, text)
    picture = screen.picture("waiting for a save")
    return time.monotonic() - start, picture


def get_processor_seconds(process):
    """used so far by all threads (Linux)"""
    fields = watch_driver.read(f"/proc/{process.pid}/stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(screen, folder, rounds, words):
    """kind to times; each edit is taken back, which is one more"""
    rand = random.Random(workload.SEED)
    times = {}
    for _ in range(rounds):
        for kind, edit in EDITS:
            files = read_all(folder)
            path = edit(files, rand, words)
            if path is None:
                continue
            before = watch_driver.read(path)
            for text in (json.dumps(files[path], indent=1, ensure_ascii=False), before):
                seconds, picture = time_save(screen, path, text)
                if "broken" in picture.split("\n")[0]:
                    sys.exit(f"'{kind}' broke the rules:\n{picture}")
                times.setdefault(kind, []).append(seconds)
        path = next(find_rules(read_all(folder)))[0]
        before = watch_driver.read(path)
        times.setdefault("a mistake", []).append(time_save(screen, path, before[:-3])[0])
        times.setdefault("its repair", []).append(time_save(screen, path, before)[0])
    return times


def get_percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def write(kind, values, first):
    median = statistics.median(values)
    print("%-24s %4d %8.0f %8.0f %8.0f %8.0f %8.0f" % (
        kind, len(values), 1000 * min(values), 1000 * median, 1000 * get_percentile(values, 0.95),
        1000 * max(values), first / median), flush=True)


def copy_rules(rules, folder):
    """with the cues beside it, which it may extend; returns what to watch"""
    target = os.path.join(folder, "rules", os.path.basename(os.path.normpath(rules)))
    context = os.path.join(os.path.dirname(os.path.abspath(rules)), "context")
    copy = shutil.copytree if os.path.isdir(rules) else shutil.copy
    os.mkdir(os.path.join(folder, "rules"))
    copy(rules, target)
    if os.path.isdir(context):
        shutil.copytree(context, os.path.join(folder, "rules", "context"))
    return target


def run(options, folder):
    rules = copy_rules(options.rules, folder)
    statements = options.statements
    if statements is None:
        statements = os.path.join(folder, "statements")
        os.mkdir(statements)
        workload.write_statements(statements, options.megabytes * 10 ** 6,
                                  list_words(os.path.dirname(rules)))
    os.environ.update(DEMARCHE=os.path.abspath(options.program), DEMARCHE_DATA_DIR=ROOT,
                      XDG_STATE_HOME=folder)
    watch_driver.SECONDS = 300
    screen = watch_driver.Screen(statements, "-r", rules, rows=50, columns=120)
    head = screen.picture("waiting for a save").split("\n")[0]
    print(head)
    first = float(head.rpartition("; ")[2].split()[0])
    before = get_processor_seconds(screen.process)
    times = measure(screen, os.path.dirname(rules), options.rounds, list_words(
        os.path.dirname(rules)))
    used = get_processor_seconds(screen.process) - before
    screen.press(b"q")
    screen.process.wait(60)
    print("%-24s %4s %8s %8s %8s %8s %8s" % ("ms", "n", "least", "median", "p95", "max",
                                            "first/m"))
    for kind, values in times.items():
        write(kind, values, first)
    values = [value for some in times.values() for value in some]
    write("all", values, first)
    print("processor time of a save: %.0f ms" % (1000 * used / len(values)))
    return 0 if get_percentile(values, 0.95) < LIMIT else 1


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("--rules", default=os.path.join(ROOT, "rules", "ict-security"))
    parser.add_argument("--statements")
    parser.add_argument("--megabytes", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=10)
    with tempfile.TemporaryDirectory() as folder:
        return run(parser.parse_args(), folder)


if __name__ == "__main__":
    sys.exit(main())
