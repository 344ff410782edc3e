# what `check` warns of stands in the editor too
from lsp_client import Client

RULES = """{"format": 1, "language": "en",
 "lists": {"idle": ["not used"]},
 "issues": [{"id": "i", "title": "I", "kind": "choice", "positions": [{"id": "p", "title": "P"}]}],
 "rules": {"i.p": ["binding norm~", "binding norms"]}}
"""
client = Client()
client.open("norms.json", RULES)
client.end()
