import json
import sys

for line in sys.stdin:
    paragraph = json.loads(line)
    for tag in paragraph.get("tags", []):
        evidence = tag["evidence"][0]
        assert paragraph["text"][evidence["start"]:evidence["end"]] == evidence["text"]
        print(paragraph["paragraph"], tag["position"], tag["holder"], tag["stance"], tag["force"],
              [cue["id"] for cue in tag["cues"]], ascii(evidence["text"]))
