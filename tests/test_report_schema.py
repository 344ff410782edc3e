#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tests data/schema/report-result.schema.json against what `demarche report` writes as JSON.

    test_report_schema.py PROGRAM

Without python3-jsonschema (4.0 or later) it is skipped: exit code 77.
"""

import copy
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCHEMA = os.path.join(ROOT, "data", "schema", "report-result.schema.json")
SAMPLE = os.path.join(ROOT, "data", "sample")
SKIPPED = 77
OPTIONAL = {"proven"}


def make_report(program, folder, *arguments):
    path = os.path.join(folder, "report.json")
    result = subprocess.run([program, "report", *arguments, "-r", "ict-security", "-o", path],
                            env={"DEMARCHE_DATA_DIR": ROOT, "LC_ALL": "C.UTF-8"},
                            stderr=subprocess.PIPE, text=True, check=False)
    if result.returncode not in (0, 2):
        sys.exit(result.stderr)
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def make_reports(program):
    """Pairs of words and report: the sample, one by speaker with a marking, nothing, unread, what
    is new against the first half, by the same rules and by others."""
    with tempfile.TemporaryDirectory() as folder:
        empty = os.path.join(folder, "empty.jsonl")
        unread = os.path.join(folder, "unread.jsonl")
        with open(empty, "w", encoding="utf-8"):
            pass
        with open(unread, "w", encoding="utf-8") as file:
            file.write('{"statement": "scan.pdf", "error": "no text layer"}\n')
        first = os.path.join(folder, "first.json")
        other = os.path.join(folder, "other.json")
        content = make_report(program, folder, os.path.join(SAMPLE, "1-aldovia-general.txt"))
        with open(first, "w", encoding="utf-8") as file:
            json.dump(content, file)
        content["rules"]["meaning-hash"] = "0" * 64
        with open(other, "w", encoding="utf-8") as file:
            json.dump(content, file)
        return [
            ("sample", make_report(program, folder, SAMPLE)),
            ("speakers", make_report(program, folder, SAMPLE, "--by", "speaker", "--windows",
                                     "year", "--handling", "Restricted", "--date", "2025-04-01")),
            ("nothing", make_report(program, folder, empty)),
            ("unread", make_report(program, folder, unread)),
            ("new", make_report(program, folder, SAMPLE, "--since", first)),
            ("doubtful", make_report(program, folder, SAMPLE, "--since", other)),
        ]


def find_undescribed(schema, content, place=""):
    """Members of objects that the schema says nothing of."""
    if "$ref" in schema:
        schema = SCHEMAS[schema["$ref"].rsplit("/", 1)[1]]
    if content is not None and "anyOf" in schema:
        return find_undescribed(schema["anyOf"][0], content, place)
    wrong = set()
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in schema.get("properties", {}):
                wrong.add(f"{place}.{key}")
            else:
                wrong |= find_undescribed(schema["properties"][key], value, f"{place}.{key}")
    elif isinstance(content, list):
        for value in content:
            wrong |= find_undescribed(schema.get("items", {}), value, place + "[]")
    return wrong


SCHEMAS = {}


def find_missing_taken(validator, content):
    """Members of the report and of its first items that could lack without anybody noticing."""
    wrong = []
    for key in content:
        mutant = copy.deepcopy(content)
        del mutant[key]
        if validator.is_valid(mutant):
            wrong.append(f"'{key}' may lack")
        if not isinstance(content[key], list) or not content[key]:
            continue
        for member in content[key][0].keys() - OPTIONAL:
            mutant = copy.deepcopy(content)
            del mutant[key][0][member]
            if validator.is_valid(mutant):
                wrong.append(f"'{key}' without '{member}' is taken")
    return wrong


def say(number, name, wrong):
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
    for line in sorted(wrong):
        print(f"# {line}")
    return bool(wrong)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        import jsonschema
        jsonschema.Draft202012Validator  # pylint: disable=pointless-statement
    except (ImportError, AttributeError):
        print("python3-jsonschema is missing: the schema was not tried", file=sys.stderr)
        return SKIPPED
    with open(SCHEMA, encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    SCHEMAS.update(schema["$defs"])
    reports = make_reports(os.path.abspath(sys.argv[1]))
    failed = False
    for number, (name, content) in enumerate(reports):
        wrong = [f"{error.json_path}: {error.message[:200]}"
                 for error in validator.iter_errors(content)]
        failed |= say(2 * number + 1, f"{name} is valid", wrong)
        failed |= say(2 * number + 2, f"all of {name} is described",
                      find_undescribed(schema, content))
    failed |= say(2 * len(reports) + 1, "nothing lacks unnoticed",
                  find_missing_taken(validator, reports[0][1]))
    print(f"1..{2 * len(reports) + 1}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
