$DEMARCHE tag statement.txt -r rules.json > out || exit
python3 - <<'END'
import json
paragraphs = [json.loads(line) for line in open("out")]
assert "".join(paragraph["text"] for paragraph in paragraphs) == "x" * 10000000
print(len(paragraphs), max(len(paragraph["text"]) for paragraph in paragraphs))
END
$DEMARCHE read statement.txt | grep -c 'piece [0-9]* of a paragraph longer than'
