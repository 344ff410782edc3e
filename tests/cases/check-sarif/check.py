# SPDX-License-Identifier: LGPL-2.1-or-later
import json
import re
import urllib.parse


def fail_on_repeated_keys(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), keys
    return dict(pairs)


def expect(value, required, optional=()):
    """An object with these keys and no others."""
    assert isinstance(value, dict), value
    assert set(required) <= set(value), (required, value)
    assert set(value) <= set(required) | set(optional), value


def expect_text(value):
    expect(value, ["text"])
    assert isinstance(value["text"], str) and value["text"]


def cut(region, text):
    lines = text.split("\n")
    assert 1 <= region["startLine"] <= len(lines)
    line = lines[region["startLine"] - 1]
    assert 1 <= region["startColumn"] <= len(line) + 1
    if "endLine" not in region:
        return line[region["startColumn"] - 1:]
    assert region["endLine"] == region["startLine"] and region["endColumn"] > region["startColumn"]
    return line[region["startColumn"] - 1:region["endColumn"] - 1]


with open("log.sarif", encoding="utf-8") as file:
    log = json.load(file, object_pairs_hook=fail_on_repeated_keys)
expect(log, ["$schema", "version", "runs"])
assert log["version"] == "2.1.0" and len(log["runs"]) == 1
run = log["runs"][0]
expect(run, ["tool", "results"], ["columnKind", "invocations"])
assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
expect(run["invocations"][0], ["executionSuccessful"])
print("successful:", run["invocations"][0]["executionSuccessful"])
expect(run["tool"], ["driver"])
driver = run["tool"]["driver"]
expect(driver, ["name", "version", "rules"])
for rule in driver["rules"]:
    expect(rule, ["id", "name", "shortDescription", "help", "helpUri"])
    expect_text(rule["shortDescription"])
    expect_text(rule["help"])
    assert urllib.parse.urlparse(rule["helpUri"]).scheme, rule["helpUri"]
ids = [rule["id"] for rule in driver["rules"]]
assert len(ids) == len(set(ids))
for result in run["results"]:
    expect(result, ["ruleId", "ruleIndex", "level", "message", "locations"])
    assert ids[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in ("none", "note", "warning", "error")
    expect_text(result["message"])
    [location] = result["locations"]
    expect(location, ["physicalLocation"])
    place = location["physicalLocation"]
    expect(place, ["artifactLocation"], ["region"])
    expect(place["artifactLocation"], ["uri"])
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri
    words = ""
    if "region" in place:
        with open(urllib.parse.unquote(uri), encoding="utf-8") as file:
            words = cut(place["region"], file.read())
    print(f"{result['level']} {result['ruleId']} {uri}: {words}")
    print("    " + result["message"]["text"].split("\n")[0])
