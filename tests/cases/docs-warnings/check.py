# SPDX-License-Identifier: LGPL-2.1-or-later
import json
import os
import re
import subprocess

PROGRAM = os.environ["DEMARCHE"]
TEXT = open(os.environ["DEMARCHE_DATA_DIR"] + "/docs/warnings.md", encoding="utf-8").read()
ISSUES = {"id": "quotas", "kind": "scale", "positions": [
    {"id": "binding", "value": 1}, {"id": "voluntary", "value": -1}]}
WITHOUT_EXAMPLE = {"W019"}
CANNOT_BE_SILENCED = {"W022", "W023"}


def run(*arguments):
    return subprocess.run([PROGRAM, "check", *arguments], capture_output=True, encoding="utf-8")


def list_table():
    with open("rules.json", "w", encoding="utf-8") as file:
        file.write('{"format": 1}')
    rules = json.loads(run("--format", "sarif", "rules.json").stdout)["runs"][0]["tool"]["driver"]["rules"]
    return {rule["id"]: rule for rule in rules}


def check(part, options):
    with open("rules.json", "w", encoding="utf-8") as file:
        members = json.loads("{" + part + "}")
        whole = {"format": 1, "language": "en", "issues": [ISSUES], **members}
        if "rules" not in members and "issues" not in members:
            whole["rules"] = {"quotas.binding": ["binding quota~"]}
        json.dump(whole, file, ensure_ascii=False)
    result = run("--format", "json", *options, "rules.json")
    return [d["code"] for d in json.loads(result.stdout)["diagnostics"]], result


def check_section(identifier, body):
    examples = re.findall(r"^```json\n(.*?)^```$", body, re.M | re.S)
    statement = re.search(r"^```text\n(.*?)^```$", body, re.M | re.S)
    options = ["--untested"] if identifier == "W020" else []
    if statement is not None:
        with open("statement.txt", "w", encoding="utf-8") as file:
            file.write("\n".join([statement[1]] * (20 if identifier == "W025" else 1)))
        options = ["--against", "statement.txt"]
    wanted = 0 if identifier in WITHOUT_EXAMPLE else 1 if identifier in CANNOT_BE_SILENCED else 2
    if len(examples) != wanted:
        print(f"{identifier}: {len(examples)} examples, not {wanted}")
    for number, example in enumerate(examples):
        codes, result = check(example, options)
        if codes != ([identifier] if number == 0 else []):
            print(f"{identifier}: example {number + 1} gets {codes}\n{result.stderr}")
        if number == 0 and f"[{identifier} " not in result.stderr:
            print(f"{identifier}: not in the messages\n{result.stderr}")


table = list_table()
sections = re.split(r"^##+ ", TEXT, flags=re.M)[1:]
titles = [section.split("\n")[0] for section in sections]
for identifier, rule in table.items():
    title = identifier if identifier == rule["name"] else f"{identifier} {rule['name']}"
    if titles.count(title) != 1:
        print(f"{title}: {titles.count(title)} sections")
    if not rule["helpUri"].endswith("/warnings.md#" + title.lower().replace(" ", "-")):
        print(f"{title}: {rule['helpUri']}")
for title, section in zip(titles, sections):
    if re.match(r"W\d", title):
        if title[:4] not in table:
            print(f"{title}: not in the table")
        check_section(title[:4], section)
print(f"{len(table)} kinds of results")
