import html.parser


class Links(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        for name in ("href", "src", "action", "xlink:href"):
            link = given.get(name)
            if link is not None and not link.startswith("#"):
                found.add((tag, link, given.get("rel")))


found = set()
with open("report.html", encoding="utf-8") as file:
    Links().feed(file.read())
for one in sorted(found):
    print(*one)
