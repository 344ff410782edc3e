"$DEMARCHE" explain holm.txt:4 -r rules.json --as-test | tee new-1.json
"$DEMARCHE" explain holm.txt:5 -r rules.json --as-test --position norms.binding | tee new-2.json
"$DEMARCHE" explain -r rules.json --as-test --section 'The agenda' --kind list \
  --text 'We want: - binding norms; - others might want voluntary norms.' | tee new-3.json
"$DEMARCHE" explain -r rules.json --as-test --text 'We might want "binding norms".' |
  tee new-4.json
# what it writes passes when it is put into the positions
for new in new-*.json; do
  python3 - $new <<'END'
import json, sys
rules = json.load(open("rules.json"))
tests = json.load(open(sys.argv[1]))
for position in rules["issues"][0]["positions"]:
    position["tests"] = tests.get("norms." + position["id"], {})
for rule in rules["rules"]["norms.binding"]:
    rule.pop("tests", None)
json.dump(rules, open("tested.json", "w"))
END
  "$DEMARCHE" check tested.json | grep -o '[0-9]* tests*: .* failed'
done
