import json

issues = [{"id": f"i{i}", "title": f"Issue {i}", "kind": "scale",
           "positions": [{"id": "no", "title": "No", "value": -1}, {"id": "yes", "title": "Yes", "value": 1}]}
          for i in range(200)]
rules = {f"i{i}.yes": [f"want topic{i}"] for i in range(200)}
with open("rules.json", "w", encoding="utf-8") as file:
    json.dump({"format": 1, "language": "en", "issues": issues, "rules": rules}, file)
with open("tags.jsonl", "w", encoding="utf-8") as file:
    for i in range(5000):
        text = f"We want topic{i % 200} and want topic{i % 7}."
        tags = [{"position": f"i{number}.yes", "holder": "speaker", "stance": "supports", "force": "firm",
                 "rule": f"i{number}.yes/want-topic{number}", "cues": [],
                 "evidence": [{"start": start, "end": start + len(f"want topic{number}"), "text": f"want topic{number}"}]}
                for number in sorted({i % 200, i % 7}, key=str)
                for start in [text.index(f"want topic{number}")]]
        file.write(json.dumps({"statement": f"s{i}", "paragraph": 1, "kind": "paragraph", "speaker": f"Speaker {i}",
                               "delegation": f"State {i}", "date": "2025-01-01", "event": "First", "section": None,
                               "text": text, "tags": tags}) + "\n")
