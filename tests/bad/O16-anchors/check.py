import re

with open("out/report.html", encoding="utf-8") as file:
    page = file.read()
ids = re.findall(r'\bid="([^"]*)"', page)
print("unlike:", [name for name in ids if not re.fullmatch("[A-Za-z0-9-]+", name)])
print("twice:", sorted({name for name in ids if ids.count(name) > 1}))
print("references:", len({name for name in ids if name.startswith("r-")}))
