import json

issues = [{"id": f"i{i}", "title": f"Issue {i}", "kind": "scale",
           "positions": [{"id": "no", "title": "No", "value": -1}, {"id": "yes", "title": "Yes", "value": 1}]}
          for i in range(200)]
rules = {f"i{i}.yes": [f"want topic{i}"] for i in range(200)}
with open("rules.json", "w", encoding="utf-8") as file:
    json.dump({"format": 1, "language": "en", "issues": issues, "rules": rules}, file)
with open("lines.jsonl", "w", encoding="utf-8") as file:
    for i in range(5000):
        file.write(json.dumps({"statement": f"s{i}", "speaker": f"Speaker {i}", "delegation": f"State {i}", "date": "2025-01-01", "event": "First",
                               "text": f"We want topic{i % 200} and want topic{i % 7}."}) + "\n")
