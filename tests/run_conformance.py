#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs the cases of tests/conformance/*.json: one or more for each sentence that says how rules
are read. Prints TAP.

    run_conformance.py PROGRAM [WORDS]   runs the cases whose name holds WORDS

A case is an object with
  says       the sentence that it is about
  phrases    rules of the position i.p, or
  rules      rules by position; there are i.p and i.q, of a scale (1, -1) when "scale" is true, or
  files      whole files by name, "format" and "language": "en" added, or
  raw        the text of a file
  lists      lists, cues: names of the file's cues or whole ones, language: of the rules
  root       which file or folder is loaded, all files by default; =NAME: the name itself
  kind       of the paragraphs, "paragraph" by default; fields: other fields of each line
  texts      paragraphs, each with its tags:
             "i.p [other] [opposes] [tentative] [ambiguous] [mixed]: evidence / evidence"
             with "by RULE" when "show-rule" is true and "[cues]" when "show-cues" is, or
  error      words of the first error
"""

import concurrent.futures
import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = 60


def make_file(case, shared_cues):
    positions = [{"id": "p"}, {"id": "q"}]
    if case.get("scale"):
        positions = [{"id": "p", "value": 1}, {"id": "q", "value": -1}]
    cues = [cue if isinstance(cue, dict) else {"id": cue, **shared_cues[cue]}
            for cue in case.get("cues", [])]
    return {"language": case.get("language", "en"), "lists": case.get("lists", {}),
            "issues": [{"id": "i", "kind": "scale" if case.get("scale") else "choice",
                        "positions": positions}],
            "rules": case.get("rules") or {"i.p": case["phrases"]}, "cues": cues}


def write_files(case, shared_cues, folder):
    if "raw" in case:
        files = {"a.json": case["raw"]}
    else:
        files = case.get("files") or {"a.json": make_file(case, shared_cues)}
    for name, content in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if isinstance(content, dict):
            content = {"format": 1, "language": "en", **content}
            content = {key: value for key, value in content.items() if value is not None}
            content = json.dumps(content, ensure_ascii=False)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)


def make_lines(case):
    lines = [{"statement": f"{number}.txt", "paragraph": 1, "kind": case.get("kind", "paragraph"),
              **case.get("fields", {}), "text": text}
             for number, text in enumerate(case.get("texts", {"fair trade": []}))]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def show(tag, case):
    """A tag as cases write it."""
    words = [tag["position"]]
    words += ["other"] if tag["holder"] == "other" else []
    words += ["opposes"] if tag["stance"] == "opposes" else []
    words += ["tentative"] if tag["force"] == "tentative" else []
    words += tag.get("review", [])
    if case.get("show-rule"):
        words += ["by", tag["rule"].partition("/")[2]]
    if case.get("show-cues"):
        words += ["[" + " ".join(cue["id"] for cue in tag["cues"]) + "]"]
    return " ".join(words) + ": " + " / ".join(piece["text"] for piece in tag["evidence"])


def find_offset_fault(line):
    for tag in line["tags"]:
        for piece in tag["evidence"]:
            if line["text"][piece["start"]:piece["end"]] != piece["text"]:
                return f"evidence {piece} is not at its place"
    return None


def run(program, case, shared_cues):
    with tempfile.TemporaryDirectory() as folder:
        write_files(case, shared_cues, folder)
        root = case.get("root", "")
        path = root[1:] if root.startswith("=") else os.path.join(folder, root)
        environment = {**os.environ, "LC_ALL": "C.UTF-8",
                       "DEMARCHE_DATA_DIR": os.path.join(folder, "data")}
        return subprocess.run([program, "tag", "-", "-r", path, "--format", "jsonl"], check=False,
                              input=make_lines(case), capture_output=True, encoding="utf-8",
                              timeout=SECONDS, env=environment)


def judge(program, case, shared_cues):
    """None or what is wrong."""
    try:
        done = run(program, case, shared_cues)
    except subprocess.TimeoutExpired:
        return f"still running after {SECONDS} seconds"
    if "error" in case:
        first = next((row for row in done.stderr.splitlines() if "error: " in row), "")
        if done.returncode == 2 and case["error"] in first and '"position"' not in done.stdout:
            return None
        return f"expected the error: {case['error']}\nexit code {done.returncode}: {first}"
    if done.returncode != 0:
        return f"exit code {done.returncode}:\n{done.stderr[:2000]}"
    lines = [json.loads(row) for row in done.stdout.splitlines()]
    wrong = [fault for fault in map(find_offset_fault, lines) if fault]
    if len(lines) != len(case["texts"]):
        wrong.append(f"{len(lines)} lines for {len(case['texts'])} texts")
    for (text, expected), line in zip(case["texts"].items(), lines):
        tags = [show(tag, case) for tag in line["tags"]]
        if tags != expected:
            wrong.append(f"{text!r}\nexpected {expected}\ngot      {tags}")
    return "\n".join(wrong) or None


def load_cases(words):
    for path in sorted(glob.glob(os.path.join(HERE, "conformance", "*.json"))):
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        for case in content["cases"]:
            name = f"{content['section']}: {case['says']}"
            if words in name:
                yield name.replace("#", "no."), case, content.get("cues", {})


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    program = os.path.abspath(sys.argv[1])
    cases = list(load_cases("".join(sys.argv[2:])))
    print(f"1..{len(cases)}")
    n_failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = pool.map(lambda entry: judge(program, entry[1], entry[2]), cases)
        for number, ((name, _, _), wrong) in enumerate(zip(cases, answers), 1):
            print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
            for row in (wrong or "").splitlines():
                print(f"# {row}")
            n_failed += wrong is not None
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main())
