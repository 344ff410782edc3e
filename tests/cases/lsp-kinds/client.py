# a folder with files of other kinds: each is read alone, and JSON of others is left alone
from lsp_client import Client

RULES = '{"format": 1, "issues": [{"id": "i", "positions": [{"id": "p"}]}],\n "rules": {"i.q": ["x y"]}}'
with open("fish.json", "w", encoding="utf-8") as file:
    file.write(RULES)
with open("speakers.json", "w", encoding="utf-8") as file:
    file.write('{"format": 1, "speakers": []}')

client = Client()
client.open("fish.json")
client.open("speakers.json", '{"format": 1, "speakers": [{"nam": "A. Rossi"}]}')
client.open("weekly.json", '{"format": 1, "rules": "fish.json", "by": "person"}')
client.open("package.json", '{"name": "other", "version": 1}')
client.open("list.json", "[1, 2]")
client.open("new.json", "")
client.hover("package.json", '"name"')
print("-- in units of UTF-8")
client.end()
client = Client(encodings=["utf-16", "utf-8"])
client.open("wide.json", '{"format": 1, "lists": {"é": ["x y"]}}')
client.end()
print("-- what is no file has no findings")
client = Client()
for uri in ("untitled:Untitled-1", "http://host/a.json", "file://other/a.json", "?"):
    client.tell("textDocument/didOpen", {"textDocument": {
        "uri": uri, "languageId": "json", "version": 1, "text": "{,}"}})
client.end()
