import re

for path in ("report.html", "report.md", "messages"):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    print(path, len(re.findall("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", text)))
with open("report.html", encoding="utf-8") as file:
    page = file.read()
print("bdi" if "<bdi" in page else "no bdi", "auto" if 'dir="auto"' in page else "no auto")
