import json

with open("lines", "w", encoding="utf-8") as file:
    file.write(json.dumps({"statement": "a\u001b[2J", "speaker": "R\u0007\u001b]8;;x\u0007", "kind": "paragraph", "paragraph": 1,
                           "text": "We want \u001b[31m binding norms\r overwritten\u202e."}) + "\n")
