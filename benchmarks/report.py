#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Makes reports of more and more: delegations, issues, tags. How long, and how large is the page?

usage: benchmarks/report.py path/to/demarche

Prints processor seconds and bytes for each format; exits with 1 when a page is larger than 5 MiB, or
when eight times the tags take twelve times as long or more.
"""
import json
import os
import random
import resource
import subprocess
import sys
import tempfile

FORMATS = ("html", "md", "docx", "json", "csv")
SIZES = (  # delegations, issues, tags
    (1, 1, 0), (1, 1, 10), (2, 8, 200), (8, 17, 1600), (30, 30, 12800), (60, 60, 12800),
    (100, 60, 12500), (100, 60, 100000),
)
LARGEST_PAGE = 5 << 20
LIMIT = 12.0
SENTENCE = "We have said before, and say again, that this is what the group needs from all of us. "


def write_rules(path, n_issues):
    """Scales of two ends, every fourth issue a choice."""
    issues = []
    for number in range(n_issues):
        is_choice = number % 4 == 3
        positions = [{"id": name, "title": name.title(), "definition": f"It should be {name}."}
                     for name in ("less", "more")]
        if not is_choice:
            positions[0]["value"], positions[1]["value"] = -1, 1
        issues.append({"id": f"issue-{number}", "title": f"Issue number {number}",
                       "kind": "choice" if is_choice else "scale", "about": [f"issue{number}"],
                       "positions": positions})
    rules = {f"{issue['id']}.{end}": [f"{end} of issue{number}"]
             for number, issue in enumerate(issues) for end in ("less", "more")}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": 1, "language": "en", "issues": issues, "rules": rules}, file)


def make_line(rng, number, n_delegations, n_issues):
    """One paragraph with one tag, in one of four sessions."""
    who = f"State {number % n_delegations}"
    session = rng.randrange(4)
    position = f"issue-{rng.randrange(n_issues)}.{rng.choice(('less', 'more'))}"
    tag = {"position": position, "holder": "speaker", "stance": "supports",
           "force": rng.choice(("firm", "firm", "tentative")), "rule": position + "/rule",
           "cues": [], "evidence": [{"start": 3, "end": 12, "text": "have said"}]}
    return {"statement": f"{session}-{number % n_delegations}.txt", "paragraph": number + 1,
            "kind": "paragraph", "speaker": who, "delegation": who,
            "date": f"202{session}-03-04", "event": f"Session {session + 1}", "section": None,
            "text": SENTENCE * rng.randrange(1, 5), "tags": [tag]}


def write_tags(path, n_delegations, n_issues, n_tags):
    rng = random.Random(n_tags)
    lines = [make_line(rng, number, n_delegations, n_issues) for number in range(n_tags)]
    lines.sort(key=lambda line: (line["statement"], line["paragraph"]))
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(line) + "\n")


def measure(program, folder, form):
    """Processor seconds and bytes."""
    output = os.path.join(folder, "report." + form)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "report", os.path.join(folder, "tags.jsonl"), "-r",
                    os.path.join(folder, "rules.json"), "-o", output], check=True,
                   stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            os.path.getsize(output))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    seconds = {}
    failed = False
    print("delegations issues   tags " + " ".join(f"{form + ' s':>8} {'KB':>7}" for form in FORMATS))
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            write_rules(os.path.join(folder, "rules.json"), size[1])
            write_tags(os.path.join(folder, "tags.jsonl"), *size)
            results = [measure(sys.argv[1], folder, form) for form in FORMATS]
        seconds[size] = results[0][0]
        failed |= results[0][1] > LARGEST_PAGE
        print(f"{size[0]:11} {size[1]:6} {size[2]:6} "
              + " ".join(f"{time:8.2f} {length / 1000:7.0f}" for time, length in results), flush=True)
    ratio = seconds[SIZES[-1]] / seconds[SIZES[-2]]
    print(f"eight times the tags: {ratio:.1f} times as long")
    return 1 if failed or ratio >= LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
