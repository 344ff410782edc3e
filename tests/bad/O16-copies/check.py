import html.parser
import re


class Anchors(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                ids.append(value)
            if name == "href" and value.startswith("#"):
                links.append(value[1:])


ids, links = [], []
with open("report.html", encoding="utf-8") as file:
    Anchors().feed(file.read())
print(len(ids) == len(set(ids)), len(ids) > 20, len(links) > 20)
print([one for one in ids if not re.fullmatch("[A-Za-z][A-Za-z0-9_.-]*", one)])
print(sorted(set(links) - set(ids)))
