import json
import re

# CSV lines end in CR LF; what is no character is for pages to leave out
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
BAD = {"report.csv": CONTROLS}

for name in ("report.html", "report.md", "report.csv", "messages"):
    bad = re.compile("[" + BAD.get(name, CONTROLS + "\ufdd0\ufffe\uffff") + "]")
    with open(name, encoding="utf-8", newline="") as file:
        print(name, len(bad.findall(file.read())))
with open("report.json", encoding="utf-8") as file:
    text = file.read()
print("report.json", len(re.findall("[\x00-\x09\x0b-\x1f]", text)),
      json.loads(text)["evidence"][0]["speaker"] == "Anna\x1b[31m Rossi")
