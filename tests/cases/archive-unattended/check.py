"""Whether the last line of a log is what its schema says; without jsonschema its keys only."""
import json
import os
import sys

with open(os.path.join(os.environ["DEMARCHE_DATA_DIR"], "data/schema/add-summary.schema.json"),
          encoding="utf-8") as file:
    schema = json.load(file)
lines = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
summary = lines[-1]
assert set(summary) == set(schema["properties"]) == set(schema["required"]), summary
try:
    import jsonschema
    jsonschema.validate(summary, schema)
except ImportError:
    pass
for line in lines[:-1]:
    assert line["event"] == "message" and line["message"], line
    print(line["severity"], line.get("file"), line["message"][:60])
print(*(f"{key}={summary[key]}" for key in summary if key not in ("seconds", "rules")))
