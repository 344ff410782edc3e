$DEMARCHE tag statement.txt -r rules.json > out || exit
python3 - <<'END'
import json
for line in open("out"):
    paragraph = json.loads(line)
    assert len(paragraph["text"]) <= 65536 and paragraph["text"].endswith("norms.")
    assert paragraph["text"].startswith("We want")
    print(paragraph["paragraph"], len(paragraph["tags"]))
END
