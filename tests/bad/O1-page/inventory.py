import html.parser
import sys


class Inventory(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.found = []
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, *sorted(name for name, _ in attributes)))

    def handle_comment(self, data):
        self.found.append(("comment",))


plain, hostile = (Inventory(path).found for path in sys.argv[1:])
assert len(plain) > 20, plain
for first, second in zip(plain, hostile):
    assert first == second, (first, second)
assert len(plain) == len(hostile), (len(plain), len(hostile))
print("the same elements and attributes")
