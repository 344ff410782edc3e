# hits of a phrase in the statements that the client names
from lsp_client import Client

client = Client({"statements": ["texts", 7, "missing"]})
client.open("rules/fish.json")
client.hover("rules/fish.json", "lower ... @limit")
client.hover("rules/fish.json", "never said")
client.change("rules/fish.json", '"i.p"', '"i.x"')
client.hover("rules/fish.json", "never said")
client.end()
client = Client({"statements": ["texts"]})
client.open("rules/fish.json")
client.hover("rules/fish.json", "lower ... @limit")
client.hover("rules/fish.json", "never said")
client.end()
