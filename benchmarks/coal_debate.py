#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Compares speakers' scores in a parliamentary debate with what people read and how speakers voted.

usage: benchmarks/coal_debate.py path/to/demarche [--shared FOLDER] [--rules RULES]
                                 [--speakers NAME,NAME...] [--sentences]

FOLDER (by default `shared` beside this project) holds `statements/coal-debate/` and, under `gold/`,
`coal-debate-2010.gold.tsv` (each sentence with the mean of its human codings, -1 for ending aid to
coal mines, 1 for continuing it) and `coal-debate-2010.speakers.tsv` (who spoke, and the vote: 1 for
longer aid, 2 against). Prints each speaker's mean human coding and the report's mean and log scale
over all periods, the rank correlations, the range of each camp, and how many sentences that people
coded clearly (beyond 0.3) have a tag of the same sign. `--speakers` leaves all others out;
`--sentences` lists the sentences with a tag of the wrong sign or none. Exits with 1 when the rank
correlation of the log scale is below 0.7 or the camps overlap.
"""
import argparse
import csv
import json
import os
import statistics
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ISSUE = "state-aid"
VALUES = {"state-aid.continue": 1, "state-aid.end": -1}
CAMPS = {"1": "longer aid", "2": "against"}
CLEAR = 0.3   # a sentence whose mean coding is further from zero takes a side
LIMIT = 0.7


# ---- rank correlation ----

def rank(values):
    """ranks from 1, equal values share the mean of theirs

    >>> rank([10, 30, 30, 20])
    [1.0, 3.5, 3.5, 2.0]
    """
    ordered = sorted(values)
    first = {}
    for place, value in enumerate(ordered, 1):
        first.setdefault(value, place)
    return [first[value] + (ordered.count(value) - 1) / 2 for value in values]


def correlate(xs, ys):
    """Spearman's rank correlation; None when one side is constant"""
    xs, ys = rank(xs), rank(ys)
    middle = (len(xs) + 1) / 2
    across = sum((x - middle) * (y - middle) for x, y in zip(xs, ys))
    spread = sum((x - middle) ** 2 for x in xs) * sum((y - middle) ** 2 for y in ys)
    return across / spread ** 0.5 if spread else None


# ---- what people found ----

def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_speakers(gold):
    """name to vote and coded sentences"""
    speakers, by_speech = {}, {}
    for row in read_table(os.path.join(gold, "coal-debate-2010.speakers.tsv")):
        name = f"{row['first name']} {row['surname']}".strip()
        speakers[name] = by_speech[row["speech"]] = {"vote": row["voteid-1137"], "sentences": []}
    for row in read_table(os.path.join(gold, "coal-debate-2010.gold.tsv")):
        by_speech[row["speech"]]["sentences"].append((row["text"], float(row["mean"])))
    return speakers


def get_human_mean(speaker):
    return statistics.mean(mean for _, mean in speaker["sentences"])


# ---- what the rules find ----

def run(program, *arguments, text=None):
    environment = dict(os.environ, DEMARCHE_DATA_DIR=ROOT)
    done = subprocess.run([program, *arguments], input=text, capture_output=True, text=True,
                          encoding="utf-8", env=environment, check=False)
    if done.returncode != 0:
        sys.exit(f"{program} {arguments[0]} failed:\n{done.stderr}")
    return done.stdout


def read_cells(options):
    """speaker to cell over all periods"""
    report = json.loads(run(options.program, "report",
                            os.path.join(options.shared, "statements", "coal-debate"),
                            "-r", options.rules, "--by", "speaker", "--format", "json", "-o", "-"))
    return {cell["actor"]: cell for cell in report["cells"]
            if cell["issue"] == ISSUE and cell["window"] is None and cell["n-scored"] > 0}


def tag_sentences(options, texts):
    """for each text the tags of the speaker's own that count"""
    lines = [json.dumps({"statement": "debate", "paragraph": number, "kind": "paragraph",
                         "text": text}) for number, text in enumerate(texts, 1)]
    tagged = run(options.program, "tag", "-", "-r", options.rules, text="\n".join(lines) + "\n")
    return [[tag for tag in json.loads(line)["tags"]
             if tag["holder"] == "speaker" and "ambiguous" not in tag.get("review", [])]
            for line in tagged.splitlines()]


def get_sign(tags):
    """1, -1, or 0 when both sides or none were found"""
    signed = sum(VALUES[tag["position"]] * (1 if tag["stance"] == "supports" else -1)
                 for tag in tags)
    return (signed > 0) - (signed < 0)


# ---- the comparison ----

def show(value):
    return "     -" if value is None else f"{value:6.2f}"


def compare_speakers(speakers, cells):
    """prints a line each; returns the correlation of the log scale, and whether camps stay apart"""
    rows = [(get_human_mean(speaker), cells.get(name, {}), name, speaker["vote"])
            for name, speaker in speakers.items()]
    print("%-32s %7s %7s %7s %4s  vote" % ("speaker", "people", "mean", "log", "n"))
    for human, cell, name, vote in sorted(rows, key=lambda row: (row[0], row[2])):
        print("%-32s %7s %7s %7s %4d  %s" % (name, show(human), show(cell.get("mean")), show(
            cell.get("log-scale")), cell.get("n-scored", 0), CAMPS.get(vote, "-")))
    for field in ("mean", "log-scale"):
        # nothing found lies between the sides
        scores = [cell.get(field) or 0 for _, cell, _, _ in rows]
        correlation = correlate([human for human, _, _, _ in rows], scores)
        ranges = {}
        for score, (_, _, _, vote) in zip(scores, rows):
            if vote in CAMPS:
                ranges.setdefault(vote, []).append(score)
        print(f"{field}: rank correlation {show(correlation).strip()} over {len(rows)} speakers; " +
              "; ".join(f"{CAMPS[vote]} {min(some):.2f} to {max(some):.2f} (n {len(some)})"
                        for vote, some in sorted(ranges.items())))
    apart = len(ranges) < 2 or min(ranges["1"]) > max(ranges["2"])
    return correlation, apart


def compare_sentences(options, speakers):
    coded = [(text, mean) for speaker in speakers.values() for text, mean in speaker["sentences"]]
    signs = list(map(get_sign, tag_sentences(options, [text for text, _ in coded])))
    clear = [(sign, mean, text) for sign, (text, mean) in zip(signs, coded) if abs(mean) > CLEAR]
    right = sum(sign * mean > 0 for sign, mean, _ in clear)
    found = sum(sign != 0 for sign, _, _ in clear)
    print(f"sentences: {len(clear)} of {len(coded)} coded clearly; {right} have a tag of that sign "
          f"(recall {right / max(1, len(clear)):.2f}), {found - right} of the other (precision "
          f"{right / max(1, found):.2f}); {sum(map(bool, signs)) - found} of the others have a tag")
    if options.sentences:
        for sign, mean, text in clear:
            if sign * mean <= 0:
                print(f"{mean:+.2f} {'wrong' if sign else 'none ':5} {text}")


def require(options):
    for path in ("statements/coal-debate", "gold/coal-debate-2010.gold.tsv",
                 "gold/coal-debate-2010.speakers.tsv"):
        if not os.path.exists(os.path.join(options.shared, path)):
            sys.exit(f"there is no {path} in {options.shared}; say with --shared which folder "
                     "holds the debate and its codings")


def choose(speakers, names):
    unknown = [name for name in names if name not in speakers]
    if unknown:
        sys.exit(f"nobody is called {', '.join(unknown)}; speakers: {', '.join(speakers)}")
    return {name: speakers[name] for name in names}


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("usage: ")[1].split("\n\n")[0])
    parser.add_argument("program")
    parser.add_argument("--shared", default=os.path.join(os.path.dirname(ROOT), "shared"))
    parser.add_argument("--rules", default=os.path.join(ROOT, "rules", "coal-subsidies"))
    parser.add_argument("--speakers")
    parser.add_argument("--sentences", action="store_true")
    options = parser.parse_args()
    require(options)
    speakers = read_speakers(os.path.join(options.shared, "gold"))
    if options.speakers:
        speakers = choose(speakers, options.speakers.split(","))
    correlation, apart = compare_speakers(speakers, read_cells(options))
    compare_sentences(options, speakers)
    return 0 if correlation is not None and correlation >= LIMIT and apart else 1


if __name__ == "__main__":
    sys.exit(main())
