import json
rules = [{"any": ["fair trade"]} for _ in range(8)] + [{"any": ["(of | the)"]}]
with open("rules.json", "w") as file:
    json.dump({"format": 1, "issues": [{"id": "i", "positions": [{"id": "p"}]}], "rules": {"i.p": rules}}, file)
