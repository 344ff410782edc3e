#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tests that the schemas in data/schema are those of the program's tables, and that they refuse
and take what the program does.

    test_schemas.py TOOL            TOOL is demarche-schemas of the build
    test_schemas.py --write TOOL    writes the schemas anew

Without python3-jsonschema (4.0 or later) the second half is skipped: exit code 77.
"""

import copy
import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SCHEMAS = os.path.join(ROOT, "data", "schema")
NAMES = ("rules", "report", "speakers")
SKIPPED = 77

# a file with every key of rule files; each must be refused with any other kind of value
RULES = {
    "format": 1,
    "title": "Fishing",
    "language": "en",
    "extends": ["context/en.json"],
    "lists": {"quota": ["quota~", "catch limit~"]},
    "names": ["group of ..2 friends"],
    "issues": [{
        "id": "quotas", "title": "Quotas", "kind": "scale", "about": ["@quota"],
        "positions": [
            {"id": "lower", "title": "Lower", "value": 1, "definition": "Less is caught.",
             "rules": ["less fish"], "tests": {"hit": ["Less fish."]}, "lint-ignore": ["W018"],
             "note": "n"},
            {"id": "keep", "value": -0.5}],
        "lint-ignore": ["W006"], "note": "n"}],
    "lint-ignore": ["W004 @quota"],
    "rules": {
        "quotas.lower": [
            "lower @quota",
            {"id": "r", "any": ["reduce~ ... @quota"], "all": ["now | soon"], "within": 12,
             "with": ["we"],
             "unless": {"before": ["not to ..2"], "after": ["never"], "inside": ["not"],
                        "sentence": ["no"], "paragraph": ["nowhere"]},
             "where": {"role": ["speaker"], "role-not": ["chair"], "speaker": ["A"],
                       "speaker-not": ["B"], "delegation": ["C"], "delegation-not": ["D"],
                       "kind": ["paragraph"], "kind-not": ["list"], "section": ["fish"],
                       "section-not": ["meat"], "date-from": "2025-03-04",
                       "date-to": "2025-03-05"},
             "force": "firm", "stance": "supports", "holder": "speaker", "rhetorical": True,
             "enabled": True,
             "tests": {"hit": ["a"], "firm": ["b"], "tentative": ["c"], "opposes": ["d"],
                       "other": ["e"], "miss": ["f"],
                       "todo": [{"text": "g", "section": "s", "speaker": "A", "delegation": "C",
                                 "kind": "list", "date": "2025-03-04"}]},
             "lint-ignore": ["W007"], "note": "n"}]},
    "cues": [
        {"id": "no-need", "effect": "negation", "cue": ["no need"], "direction": "after",
         "max": 5, "enabled": True, "lint-ignore": ["W007"], "note": "n"},
        {"id": "but", "effect": "stop", "of": ["negation"], "cue": ["but"]},
        {"id": "not", "enabled": False}],
    "developed-on": ["0" * 64],
    "note": "n",
    "irregular": {"go": ["went"]},
    "abbreviations": ["mr"],
    "numbered-abbreviations": ["para"],
    "spellings": [["colour", "color"], ["-ise", "-ize"]],
    "subject-pronouns": ["we"],
}

REPORT = {
    "format": 1, "title": "T", "rules": "rules", "by": "speaker", "count": "turn",
    "windows": "month", "from": "2025-01-01", "to": "2025-12-31", "as-of": "2025-12-31",
    "date": "2026-01-01", "our-delegation": "Aldovia", "handling": "Restricted",
    "statements": ["sample"], "gold": ["gold.jsonl"], "subjects": ["A"], "issues": ["quotas"],
    "sections": ["matrix"], "print": ["matrix"], "about": "Brenmark",
    "formats": ["html", "md"], "note": "n",
}

SPEAKERS = {
    "format": 1,
    "speakers": [{"id": "r", "name": "A. Rossi", "aliases": ["Rossi"], "note": "n",
                  "delegation": "Aldovia"}],
    "delegations": [{"id": "a", "name": "Aldovia", "aliases": None, "note": "n",
                     "groups": ["Harbour Group",
                                {"group": "Forum", "from": "2025-01-01", "to": None}],
                     "present": ["First session"]}],
    "groups": [{"id": "h", "name": "Harbour Group", "aliases": [], "note": "n"},
               {"name": "Forum"}],
    "note": "n",
}

# values that are no mistake in another place
OTHERS = (None, True, 7.5, -1, "", "?", [], ["?"], [7], [[]], {}, {"?": 1}, {"?": []})

# mistakes that no change of one value shows; each is made to a copy of RULES
BROKEN = (
    lambda r: r.pop("format"),
    lambda r: r["issues"][0].pop("id"),
    lambda r: r["issues"][0]["positions"][0].pop("id"),
    lambda r: [r["rules"]["quotas.lower"][1].pop(key) for key in ("any", "all")],
    lambda r: (r["rules"]["quotas.lower"][1].pop("id"),
               r["rules"]["quotas.lower"][1].update({"enabled": False})),
    lambda r: r["rules"].update({"quotas": ["fish"]}),
    lambda r: r["lists"].update({"a b": ["fish"]}),
    lambda r: r["cues"][0].pop("id"),
    lambda r: r["cues"][0].pop("effect"),
    lambda r: r["cues"][0].pop("cue"),
    lambda r: r["cues"][0].update({"of": ["hedge"]}),
    lambda r: r["cues"][1].update({"direction": "after"}),
    lambda r: r["cues"][1].update({"max": 3}),
    lambda r: r["rules"]["quotas.lower"][1].update({"within": 10001}),
    lambda r: r["rules"]["quotas.lower"][1]["where"].update({"date-from": "2025-13-04"}),
    lambda r: r["developed-on"].append("abc"),
    lambda r: r["spellings"].append(["-ise", "ize"]),
    lambda r: r["extends"].append("/rules/en.json"),
    lambda r: [r.pop("language"), r.pop("extends")],
    *[lambda r, mark=mark: r["lists"]["quota"].append(f"fish{mark} now")
      for mark in "!#%&+,/:;<=>[\\]`{}"],
)


# of messages about what a schema can know too
SHAPE_WORDS = ("found ", "unknown key", " has no value ", "is no value of", "must be", "expected ")


def say(number, name, wrong):
    print(f"{'not ok' if wrong else 'ok'} {number} - {name}")
    for line in wrong:
        print(f"# {line}")
    return bool(wrong)


def find_drift(tool, write):
    """Names of schemas that are not what the tool writes."""
    wrong = []
    for name in NAMES:
        path = os.path.join(SCHEMAS, name + ".schema.json")
        text = subprocess.run([tool, name], check=True, stdout=subprocess.PIPE).stdout
        if write:
            with open(path, "wb") as file:
                file.write(text)
        with open(path, "rb") as file:
            if file.read() != text:
                wrong.append(f"{path} is not what the tables say: ninja schemas writes it")
    return wrong


class Checker:
    """What the schemas and the program say of files."""

    def __init__(self, tool, jsonschema):
        self.tool = tool
        self.validators = {}
        for name in NAMES:
            with open(os.path.join(SCHEMAS, name + ".schema.json"), encoding="utf-8") as file:
                schema = json.load(file)
            jsonschema.Draft202012Validator.check_schema(schema)
            self.validators[name] = jsonschema.Draft202012Validator(schema)

    def schema_takes(self, name, content):
        return self.validators[name].is_valid(content)

    def list_faults(self, name, contents):
        """The program's first message for each, None where it takes it."""
        with tempfile.TemporaryDirectory() as folder:
            for number, content in enumerate(contents):
                with open(os.path.join(folder, str(number)), "w", encoding="utf-8") as file:
                    json.dump(content, file)
            output = subprocess.run(
                [self.tool, "--try", name, *map(str, range(len(contents)))], check=True,
                cwd=folder, stdout=subprocess.PIPE, text=True, errors="replace",
                env={"DEMARCHE_DATA_DIR": ROOT, "LC_ALL": "C.UTF-8"}).stdout
        faults = dict(line.split("\t", 1) for line in output.splitlines())
        return [faults.get(str(number)) for number in range(len(contents))]

    def find_differences(self, name, mutants):
        """Mutants, as pairs of words and content, that only one of schema and program takes,
        but for mistakes that no schema sees."""
        faults = self.list_faults(name, [content for _, content in mutants])
        wrong = []
        for (words, content), fault in zip(mutants, faults):
            is_shape = fault and any(part in fault for part in SHAPE_WORDS)
            is_taken = self.schema_takes(name, content)
            if is_taken and is_shape:
                wrong.append(f"{words}: only the program refuses it: {fault}")
            elif not is_taken and not fault:
                wrong.append(f"{words}: only the schema refuses it")
        return wrong


def walk(value, path=()):
    """Paths of all values inside."""
    yield path
    members = value.items() if isinstance(value, dict) else (
        enumerate(value) if isinstance(value, list) else ())
    for key, member in members:
        yield from walk(member, (*path, key))


def get(content, path):
    for key in path:
        content = content[key]
    return content


def replace(content, path, value):
    content = copy.deepcopy(content)
    if not path:
        return value
    get(content, path[:-1])[path[-1]] = value
    return content


def find_shipped_mistakes(checker):
    wrong = []
    files = [("rules", path) for path in glob.glob(os.path.join(ROOT, "rules", "*", "*.json"))]
    files += [("rules", path) for path in glob.glob(os.path.join(HERE, "cases", "*", "rules.json"))]
    files += [("rules", path) for path in
              glob.glob(os.path.join(ROOT, "src", "rules", "languages", "*.json"))]
    files += [("report", path) for path in glob.glob(os.path.join(ROOT, "reports", "*.json"))]
    files += [("speakers", os.path.join(ROOT, "data", "sample", "speakers.json"))]
    for name, path in sorted(files):
        if "mistakes" in path or "does-not-load" in path or "without-language" in path:
            continue
        with open(path, encoding="utf-8") as file:
            try:
                content = json.load(file)
            except ValueError:
                continue
        for error in checker.validators[name].iter_errors(content):
            wrong.append(f"{path}: {error.json_path}: {error.message[:200]}")
    return wrong


def find_unlike(checker, name, content):
    """Every value is replaced by others, good or bad."""
    mutants = [(f"{path} = {other!r}", replace(content, path, other))
               for path in walk(content) for other in OTHERS]
    wrong = checker.find_differences(name, mutants)
    if not checker.schema_takes(name, content):
        wrong.append("the schema refuses the sample")
    wrong += [f"the program refuses the sample: {fault}"
              for fault in checker.list_faults(name, [content]) if fault]
    return wrong


def find_unknown_keys(checker, name, content):
    mutants = []
    for path in walk(content):
        if isinstance(get(content, path), dict):
            mutants.append((f"unknown key in {path}", copy.deepcopy(content)))
            get(mutants[-1][1], path)["unles?"] = 1
    return checker.find_differences(name, mutants)


def find_untouched_keys(checker, name, content):
    """Keys of the schema that the sample lacks: a sample of all keys tests them all."""
    schema = checker.validators[name].schema
    known = {key for part in (schema, *schema.get("$defs", {}).values())
             for key in part.get("properties", {})}
    used = {key for path in walk(content) for key in path if isinstance(key, str)}
    return [f"'{key}' is in no sample" for key in sorted(known - used)]


def find_broken_taken(checker):
    mutants = [copy.deepcopy(RULES) for _ in BROKEN]
    for spoil, mutant in zip(BROKEN, mutants):
        spoil(mutant)
    wrong = []
    for number, (mutant, fault) in enumerate(zip(mutants, checker.list_faults("rules", mutants))):
        if checker.schema_takes("rules", mutant):
            wrong.append(f"the schema takes mistake {number}, of which the program says: {fault}")
        if not fault:
            wrong.append(f"the program takes mistake {number}")
    return wrong


def main():
    write = "--write" in sys.argv
    paths = [os.path.abspath(path) for path in sys.argv[1:] if not path.startswith("--")]
    if len(paths) != 1:
        sys.exit(__doc__)
    drift = find_drift(paths[0], write)
    if write:
        return 0
    failed = say(1, "the schemas are those of the tables", drift)
    try:
        import jsonschema
        jsonschema.Draft202012Validator  # pylint: disable=pointless-statement
    except (ImportError, AttributeError):
        print("1..1")
        print("python3-jsonschema is missing: the schemas were not tried", file=sys.stderr)
        return 1 if failed else SKIPPED
    checker = Checker(paths[0], jsonschema)
    failed |= say(2, "shipped files are valid", find_shipped_mistakes(checker))
    number = 2
    for name, content in (("rules", RULES), ("report", REPORT), ("speakers", SPEAKERS)):
        for what, find in (("changed values", find_unlike), ("unknown keys", find_unknown_keys),
                           ("all keys", find_untouched_keys)):
            number += 1
            failed |= say(number, f"{name}: {what}", find(checker, name, content))
    failed |= say(number + 1, "mistakes are refused by both", find_broken_taken(checker))
    print(f"1..{number + 1}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
