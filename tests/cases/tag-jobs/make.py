import json
import os

os.mkdir("statements")
for number in range(40):
    with open(f"statements/{number:02}.txt", "w") as file:
        file.write(f"Statement by Delegate {number}\n\n" + "We support fair trade.\n\n" * (number % 7))
with open("statements/20.txt", "wb") as file:
    file.write(bytes(range(256)))
with open("rules.json", "w") as file:
    json.dump({"format": 1, "issues": [{"id": "trade", "positions": [{"id": "fair"}]}],
               "rules": {"trade.fair": ["fair trade"]}}, file)
