#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Feeds texts made to be slow to `demarche tag -`, of one length and of twice that length.

usage: benchmarks/doubling.py path/to/demarche [NAME...]

Prints the time for each and their ratio; exits with 1 when a ratio is 2.5 or more. The time is
that of the processor, less what an empty input takes, the best of three runs.
"""
import json
import os
import resource
import subprocess
import sys

RULES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "doubling.json")
PARAGRAPH = 32 << 10  # half the longest paragraph
MANY = 256 << 10      # bytes over many paragraphs
LIMIT = 2.5
TOO_FAST = 0.02       # seconds: below, a ratio says nothing

WORDS = "alpha beta gamma delta epsilon zeta eta theta iota".split()


def repeat(unit, length):
    return (unit * (length // len(unit) + 1))[:length]


def join(unit, size):
    """a maker of texts of one unit repeated"""
    return lambda length: repeat(unit, length)


def prefixes(length):
    parts = [" ".join(WORDS[:n]) for n in range(1, 9)]
    return repeat(" ".join(parts) + " ", length)


def gaps(length):
    return repeat("alpha x x beta x gamma x x x delta y y epsilon x zeta x eta theta x ", length)


def distinct_words(length):
    return " ".join("w%dnorm" % i for i in range(length // 9))[:length]


def items(lead, item):
    def make(length):
        text = "We want that norms should not: "
        while len(text) < lead:
            text = lead_word + text
        return repeat_items(text, item, length)
    lead_word = "norm binding if some states could not "
    return make


def repeat_items(text, item, length):
    return text + repeat(item, max(0, length - len(text)))


def nested(length):
    return repeat("We support norms: (a) binding: - not alpha: (i) norm; (ii) binding; * omega; ",
                  length)


# name, kind, maker of a text of about so many bytes
CASES = [
    ("plain words", "paragraph", join("The delegation spoke about many other things today. ", 0)),
    ("all prefixes", "paragraph", prefixes),
    ("all gaps", "paragraph", gaps),
    ("first word only", "paragraph", join("alpha ", 0)),
    ("one word", "paragraph", join("norm ", 0)),
    ("one word, sentences", "paragraph", join("Norm. ", 0)),
    ("one word, with", "paragraph", lambda n: repeat("norm ", n - 6) + "omega."),
    ("sentences, with at the end", "paragraph", lambda n: repeat("Norm. ", n - 8) + "X omega."),
    ("sentences, with in each", "paragraph", join("A norm. An omega. ", 0)),
    ("parts far apart", "paragraph", lambda n: repeat("Norm. ", n // 2) + repeat("Alpha binding. ", n // 2)),
    ("parts in one sentence", "paragraph", lambda n: repeat("norm ", n // 2) + repeat("alpha binding ", n // 2)),
    ("parts in each sentence", "paragraph", join("A binding norm is alpha. ", 0)),
    ("unless before and after", "paragraph", join("binding legally x x x x x ", 0)),
    ("negations", "paragraph", join("not norm ", 0)),
    ("negations of each word", "paragraph", join("not binding ", 0)),
    ("cues alone", "paragraph", lambda n: repeat("not if could ", n - 6) + "norm. "),
    ("hedges", "paragraph", join("could norm ", 0)),
    ("one hedge again and again", "paragraph", join("could ", 0)),
    ("one hedge, then a norm", "paragraph", lambda n: repeat("could ", n // 2) + repeat("norm ", n // 2)),
    ("conditionals", "paragraph", join("if norm x x ", 0)),
    ("conditionals and pronouns", "paragraph", join("if norm, we x and they ", 0)),
    ("attributions", "paragraph", join("some states norm ", 0)),
    ("attributions and negations", "paragraph", join("some states not norm they say ", 0)),
    ("negations, then attributions", "paragraph",
     lambda n: repeat("not ", n // 3) + repeat("they say ", n // 3) + repeat("norm ", n // 3)),
    ("attributions and rejections", "paragraph", join("some states norm see no merit ", 0)),
    ("rejections in the next sentence", "paragraph",
     lambda n: repeat("some states want a norm ", n // 2) + ". " + repeat("We see no merit in it ", n // 2)),
    ("stops", "paragraph", join("not norm but norm; ", 0)),
    ("pseudo", "paragraph", join("not only norm ", 0)),
    ("pseudo across", "paragraph", join("not x norm ", 0)),
    ("around", "paragraph", join("rule norm out rules out norm ", 0)),
    ("questions", "paragraph", join("Norm? ", 0)),
    ("names", "paragraph", join("open-ended working group of governmental experts ", 0)),
    ("name beginnings", "paragraph", join("open-ended working group of ", 0)),
    ("hyphens", "paragraph", join("non-", 0)),
    ("hyphens and words", "paragraph", join("non-binding-", 0)),
    ("no space", "paragraph", join("norm", 0)),
    ("no letter", "paragraph", lambda n: repeat(".!?(", n - 5) + " norm"),
    ("stops and brackets", "paragraph", lambda n: "norm " + repeat("! ( ", n)),
    ("line breaks", "paragraph", lambda n: "norm " + repeat("\n", n - 10) + " norm"),
    ("line breaks and marks", "paragraph", lambda n: "norm " + repeat("\n(", n - 10) + " norm"),
    ("spaces", "paragraph", lambda n: "norm" + repeat(" ", n - 10) + "norm"),
    ("initials", "paragraph", join("A. norm B. ", 0)),
    ("zero-width characters", "paragraph", join("n\u200borm\u00ad ", 0)),
    ("combining marks", "paragraph", lambda n: "norm a" + "\u0301" * (n // 2)),
    ("distinct words", "paragraph", distinct_words),
    ("Chinese", "paragraph", join("\u5177\u6709\u6cd5\u5f8b norm ", 0)),
    ("list, short items", "list", items(0, "- norm; ")),
    ("list, long lead-in", "list", items(1500, "- alpha binding norm; ")),
    ("list, long lead-in, tiny items", "list", items(1500, "- a; ")),
    ("list, lead-in as long", "list",
     lambda n: repeat("norm not binding alpha ", n // 2) + ": " + repeat("- omega norm; ", n // 2)),
    ("list, nested", "list", nested),
    ("list, dashes only", "list", lambda n: "norm: " + repeat("- ", n)),
    ("list, and", "list", lambda n: "norm: " + repeat("and - or * ", n)),
]


def lines_of(kind, texts):
    return "".join(json.dumps({"statement": "s", "kind": kind, "text": text}) + "\n"
                   for text in texts).encode()


def time_of(program, data):
    best = None
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = subprocess.run([program, "tag", "-", "-r", RULES], input=data,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if result.returncode != 0:
            sys.exit("exit code %d: %s" % (result.returncode, result.stderr.decode()[-500:]))
        taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = taken if best is None else min(best, taken)
    return best


def measure(program, base, name, first, second):
    one = max(0.001, time_of(program, first) - base)
    two = max(0.001, time_of(program, second) - base)
    ratio = two / one
    if two >= TOO_FAST and ratio >= LIMIT:  # once more: another process may have disturbed it
        one = max(one, time_of(program, first) - base)
        two = min(two, time_of(program, second) - base)
        ratio = two / one
    slow = two >= TOO_FAST and ratio >= LIMIT
    shown = "%5.2f" % ratio if two >= TOO_FAST else "    -"
    print("%-42s %8.3f s %8.3f s %s%s" % (name, one, two, shown, "  TOO SLOW" if slow else ""),
          flush=True)
    return not slow


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    program = sys.argv[1]
    wanted = sys.argv[2:]
    base = time_of(program, b"")
    fine = True
    for name, kind, make in CASES:
        if wanted and name not in wanted:
            continue
        one = make(PARAGRAPH)
        fine &= measure(program, base, name + ", one paragraph", lines_of(kind, [one]),
                        lines_of(kind, [make(2 * PARAGRAPH)]))
        many = [make(512)] * (MANY // 512)
        fine &= measure(program, base, name + ", many", lines_of(kind, many),
                        lines_of(kind, many * 2))
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
