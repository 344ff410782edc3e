import json
import re

with open("report.html", encoding="utf-8") as file:
    page = file.read()
for script in re.findall("<script[^>]*>(.*?)</script>", page, re.DOTALL):
    assert not re.search("[<>&\u2028\u2029]", script), script
assert page.count("</script>") == page.count("<script")
with open("tags.jsonl", encoding="utf-8") as file:
    assert "</script><b>" in json.loads(file.readline())["text"]
print("inert")
